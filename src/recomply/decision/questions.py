"""What is missing: the questions whose answers would settle the rules that are open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from recomply.decision.model import Question
from recomply.facts import Facts
from recomply.findings import Evaluation, Judgement, Tree
from recomply.law import State
from recomply.law.documents import Ask
from recomply.law.rulebook import Rulebook
from recomply.outcome import Outcome
from recomply.truth import Truth
from recomply.words import Words


def questions(judgement: Judgement, facts: Facts, rulebook: Rulebook) -> tuple[Question, ...]:
    """The questions that could change the outcome or the conditions of the licence, those first that settle most.

    Among them is what a person decides where a rule that applies leaves the decision to one.

    A question weighs the severity of every open rule that waits for its answer.
    """
    if judgement.outcome is Outcome.PROHIBITED:
        return ()
    found: dict[str, Question] = {}
    weight: dict[str, int] = {}
    for evaluation in judgement.findings:
        if not _matters(evaluation, judgement):
            continue
        left = evaluation.truth is Truth.TRUE
        if left and evaluation.rule.outcome is not Outcome.REVIEW:
            continue
        asked = _left_to_a_person(evaluation, facts, rulebook) if left else _asked(evaluation, facts, rulebook)
        for question in asked:
            known = found.get(question.id)
            if known is None:
                found[question.id] = question
            elif evaluation.rule.id not in known.would_settle:
                found[question.id] = known.model_copy(
                    update={"would_settle": (*known.would_settle, evaluation.rule.id)}
                )
            else:
                continue
            weight[question.id] = weight.get(question.id, 0) + evaluation.rule.up_to.severity
    return tuple(sorted(found.values(), key=lambda question: -weight[question.id]))


def _matters(evaluation: Evaluation, judgement: Judgement) -> bool:
    """Whether the rule could make the outcome more severe, or bring licence conditions that are not established."""
    rule = evaluation.rule
    if rule.up_to.severity != judgement.at_least.severity:
        return rule.up_to.severity > judgement.at_least.severity
    established = {one.rule.rule.then.licensing for one in judgement.evaluations if one.truth is Truth.TRUE}
    return rule.rule.then.licensing not in established


def open_leaves(tree: Tree) -> Iterator[Tree]:
    """The unknown leaves that keep a condition unknown. Leaves beneath a part that is decided do not matter."""
    if tree.truth is not Truth.UNKNOWN:
        return
    if not tree.children:
        yield tree
    for child in tree.children:
        yield from open_leaves(child)


def _asked(evaluation: Evaluation, facts: Facts, rulebook: Rulebook) -> Iterator[Question]:
    rule = evaluation.rule.id
    for leaf in open_leaves(evaluation.tree):
        name = leaf.condition.subject
        if isinstance(leaf.read, State):
            if leaf.read.ask is not None:
                yield Question(id=name, kind="law", fact=name, ask=leaf.read.ask, would_settle=(rule,))
            continue
        for asked in facts.readings[name].asks or (name,):
            words = rulebook.questions.questions.get(asked) or rulebook.questions.questions.get("other")
            if words is not None:
                ask = _in_particular(words, dict(facts.readings[name].details).get(asked))
                yield Question(
                    id=asked, kind="fact", fact=name, ask=ask, settled_by=words.settled_by, would_settle=(rule,)
                )


def _left_to_a_person(evaluation: Evaluation, facts: Facts, rulebook: Rulebook) -> Iterator[Question]:
    """What a person decides where a rule applies that leaves the decision to one."""
    rule = evaluation.rule
    names = list(rule.reads)[::-1]  # what is particular to a rule stands last in it
    read = next((name for name in names if facts.readings[name].evidence), next(iter(names), ""))
    for asked in rule.rule.then.asks or ("person",):
        words = rulebook.questions.questions[asked]
        kind: Literal["fact", "decision"] = "decision" if words.decision else "fact"
        name = f"{asked}:{rule.id}" if asked == "person" else asked
        ask = _in_particular(words, rule.rule.title)
        yield Question(id=name, kind=kind, fact=read, ask=ask, settled_by=words.settled_by, would_settle=(rule.id,))


def _in_particular(words: Ask, points: Words | None) -> Words:
    """A question with what it asks in particular."""
    if points is None or words.particular is None:
        return words.ask
    more = words.particular
    return Words(
        en=f"{words.ask.en} {more.en.format(points=points.en)}",
        zh=f"{words.ask.zh}{more.zh.format(points=points.zh)}",
        ja=f"{words.ask.ja}{more.ja.format(points=points.ja)}",
    )
