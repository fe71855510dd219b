"""findings → decision: the one public class of this room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from recomply.decision.licensing import held_license, licensing
from recomply.decision.model import (
    CATEGORIES,
    Basis,
    Category,
    Control,
    Decision,
    Evidence,
    Finding,
    Licensing,
    LineDecision,
    Obligation,
    OverlayRef,
    OwnershipRef,
    OwnListRef,
    Question,
    RulebookRef,
    word,
)
from recomply.decision.questions import open_leaves, questions
from recomply.decision.trace import Node, RuleTrace
from recomply.errors import Problem
from recomply.facts import Facts, OpenSet, Piece, words_of
from recomply.findings import ANY, CompiledRule, Engine, Evaluation, Judgement, Tree
from recomply.law import Rulebook
from recomply.law.instrument import BasisRef, Instrument
from recomply.lists import ListInfo
from recomply.outcome import Outcome
from recomply.truth import Truth
from recomply.words import Language, Words

_QUOTES = 3  # pieces of evidence a reason quotes at most
_OPEN = {
    "en": "{title}: cannot be decided. {ask}",
    "zh": "{title}：尚不能判定。{ask}",
    "ja": "{title}：判定できません。{ask}",
}

_ON_TRUST = (
    "Rests on the exporter's own classification as not controlled under {names}: that list is too long to be told by "
    "words, and of many entries the rulebook holds no limits."
)


_AS_WELL = (
    "Line {line}: beside the licence that is established another one may be needed, by law that is in dispute: "
    "{titles}. A person looks at this before anything is shipped."
)
_TOO_EARLY = {
    "en": "The rulebook holds the law from {day} on; for an earlier day nothing is established, and a person decides.",
    "zh": "规则库收录 {day} 起的法律；更早的日期不能确定任何结论，须由人判断。",
    "ja": "規則集は {day} 以降の法を収録しています。それより前の日については何も確定せず、人が判断します。",
}
_TOO_LATE = {
    "en": "The rulebook knows the law up to {day}; later days are decided by the last known state.",
    "zh": "规则库的法律信息截至 {day}；此后的日期按最后已知状态判断。",
    "ja": "規則集の法令情報は {day} までです。以後の日は最後に知られた状態で判断します。",
}
_OVERLAID = "Decided with the overlay “{label}” of {author} ({digest}) laid over the shipped rulebook: {how}."


def _as_well(line: LineDecision) -> str:
    """That law in dispute may ask for a licence beside the established one; empty where it does not."""
    disputed = {
        rule
        for question in line.questions
        for rule in question.would_settle
        if question.kind == "law" and rule.partition("/")[0] == question.fact.partition("/")[0]
    }
    beside = [one for one in line.license.possible if one.other_regime] if line.license else []
    titles = [
        f"{title.en} ({rule})"
        for one in beside
        for rule, title in zip(one.rules, one.why, strict=True)
        if rule in disputed
    ]
    return _AS_WELL.format(line=line.line, titles="; ".join(titles)) if titles else ""


def _with_held(license_: Licensing | None, facts: Facts) -> Licensing | None:
    """The licensing of a situation, with the licence that this record names."""
    held = None if license_ is None else held_license(facts, license_)
    return license_ if license_ is None or held is None else license_.model_copy(update={"held": held})


def _overlay(rulebook: Rulebook) -> OverlayRef | None:
    """What a decision says of the overlay it was made with."""
    if rulebook.overlay is None:
        return None
    file = rulebook.overlay.file
    return OverlayRef(
        name=file.name,
        version=file.version,
        author=file.author,
        digest=rulebook.overlay.digest,
        relaxes=file.relaxes,
        settles=tuple(dict.fromkeys(address for effect in file.settles for address in effect.on)),
        sets_aside=tuple(one.rule for one in file.sets_aside),
    )


def _own_list(info: ListInfo) -> OwnListRef:
    return OwnListRef(
        id=info.id,
        title=info.title,
        effect=info.effect.value,
        published=info.published,
        digest=f"sha256:{info.digest}",
        entries=info.entries,
    )


def _standing_cautions(rulebook: Rulebook) -> tuple[str, ...]:
    """What every reader must know of the rulebook, whatever the shipment."""
    overlay = _overlay(rulebook)
    if overlay is None or rulebook.overlay is None:
        return ()
    how = ["it may make decisions milder" if overlay.relaxes else "its rules can only make decisions stricter"]
    how.extend(
        f"{name} taken as {'in force' if effect.in_force else 'not in force'} ({effect.why})"
        for effect in rulebook.overlay.file.settles
        for name in effect.on
    )
    how.extend(f"rule {one.rule} set aside ({one.why})" for one in rulebook.overlay.file.sets_aside)
    told = _OVERLAID.format(
        label=rulebook.overlay.label, author=overlay.author, digest=overlay.digest[:19], how="; ".join(how)
    )
    return (told,)


class Conclusion(NamedTuple):
    """What follows from a situation, whatever the words of the record."""

    judgement: Judgement
    questions: tuple[Question, ...]
    obligations: tuple[Obligation, ...]
    license: Licensing | None
    trace: Callable[[], tuple[RuleTrace, ...]]


class Decider:
    """Turns facts into decisions, with an engine. Each distinct situation is judged once.

    Args:
        rulebook: The rulebook the engine was made from.
        engine: Judges the facts.
        language: Language of the reasons.
        software: Name and version written into decisions.
        own_lists: Lists of the user's that the facts were sought on, for the record.
        ownership: The file of owners that facts were found with.
        remember: How many situations are remembered.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        engine: Engine,
        *,
        language: Language = "en",
        software: str = "recomply",
        own_lists: Iterable[ListInfo] = (),
        ownership: OwnershipRef | None = None,
        remember: int = 16384,
    ) -> None:
        self._rulebook = rulebook
        self._engine = engine
        self._language = language
        self._software = software
        self._ownership = ownership
        self._ref = RulebookRef(
            version=rulebook.identity.version,
            knowledge_until=rulebook.identity.knowledge_until,
            digest=rulebook.digest,
            overlay=_overlay(rulebook),
            own_lists=tuple(_own_list(info) for info in own_lists),
        )
        self._standing = _standing_cautions(rulebook)
        self._concluded = lru_cache(maxsize=remember)(self._conclude)
        self._basis_of = lru_cache(maxsize=None)(self._bases)
        self._template_of = lru_cache(maxsize=None)(_template)

    def decide(
        self,
        reference: str,
        lines: Sequence[Facts],
        *,
        problems: Sequence[Problem] = (),
        cautions: Sequence[str] = (),
        undated: bool = False,
    ) -> Decision:
        """The decision on a shipment, from the facts of its lines.

        Args:
            reference: The shipment's id.
            lines: Facts of each line.
            problems: Values that could not be understood.
            cautions: What a reader must know before relying on the decision.
            undated: A date was given that cannot be understood, so that nothing is established.
        """
        early = lines[0].as_of < self._rulebook.identity.knowledge_from
        decided = tuple([self._line(facts, undated, early) for facts in lines])
        as_of = lines[0].as_of
        cautions = (*cautions, *self._standing)
        if as_of < self._rulebook.identity.knowledge_from:
            cautions = (*cautions, _TOO_EARLY[self._language].format(day=self._rulebook.identity.knowledge_from))
        if as_of > self._ref.knowledge_until:
            cautions = (*cautions, _TOO_LATE[self._language].format(day=self._ref.knowledge_until))
        cautions = (*cautions, *filter(None, map(_as_well, decided)))
        on_trust = [
            name
            for facts, line in zip(lines, decided, strict=True)
            if line.outcome is Outcome.NO_RESTRICTION_FOUND
            for name in facts.declared_outside
        ]
        if on_trust:
            names = ", ".join(self._rulebook.instruments[name].number for name in dict.fromkeys(on_trust))
            cautions = (*cautions, _ON_TRUST.format(names=names))
        return Decision.model_construct(
            id=reference,
            as_of=as_of,
            outcome=Outcome.most_severe(line.outcome for line in decided),
            lines=decided,
            problems=tuple(problems),
            cautions=tuple(cautions),
            rulebook=self._ref,
            ownership=self._ownership,
            engine=self._engine.name,
            software=self._software,
        )

    def _line(self, facts: Facts, undated: bool, early: bool) -> LineDecision:
        conclusion = self._concluded(_Situation(facts))
        judgement = conclusion.judgement
        found = [(one, self._finding(one, facts, conclusion)) for one in judgement.findings]
        outcome, at_least, at_most = judgement.outcome, judgement.at_least, judgement.at_most
        asked, duties, license_ = conclusion.questions, conclusion.obligations, conclusion.license
        if undated or early:
            # The day decides which law applies; without it, or before the law that is held, nothing is established.
            outcome, at_least, at_most = Outcome.REVIEW, Outcome.NO_RESTRICTION_FOUND, Outcome.PROHIBITED
            asked = (self._date_question(judgement), *asked) if undated else asked
            duties = self._obligations(judgement, barred=False)
            license_ = licensing(judgement.evaluations, facts, self._rulebook, self._cited, settled=False)
        if outcome is Outcome.REVIEW and not asked:
            asked = (self._person_question(),)
        line = LineDecision.model_construct(
            line=facts.line,
            description=facts.description,
            outcome=outcome,
            at_least=at_least,
            at_most=at_most,
            categories=_categories(outcome, found, facts),
            controls=_controls(facts),
            outside=_outside(facts),
            findings=tuple([finding for _, finding in found]),
            questions=asked,
            obligations=duties,
            license=_with_held(license_, facts),
        )
        line._trace = conclusion.trace
        return line

    def _date_question(self, judgement: Judgement) -> Question:
        ask = self._rulebook.questions.questions["date"]
        rules = tuple(one.rule.id for one in judgement.evaluations)
        return Question(id="date", kind="fact", fact="date", ask=ask.ask, settled_by=ask.settled_by, would_settle=rules)

    def _person_question(self) -> Question:
        """Put where no rule that is open asks anything, such as for days before the law that is held."""
        ask = self._rulebook.questions.questions["person"]
        return Question(id="person", kind="decision", fact="", ask=ask.ask, would_settle=())

    def _conclude(self, key: _Situation) -> Conclusion:
        facts = key.facts
        judgement = self._engine.judge(facts)
        return Conclusion(
            judgement,
            questions(judgement, facts, self._rulebook),
            self._obligations(judgement, barred=judgement.at_least is Outcome.PROHIBITED),
            licensing(judgement.evaluations, facts, self._rulebook, self._cited),
            lru_cache(maxsize=1)(lambda: _trace(judgement, self._rulebook)),
        )

    def _finding(self, evaluation: Evaluation, facts: Facts, conclusion: Conclusion) -> Finding:
        rule = evaluation.rule
        return Finding(
            rule=rule.id,
            title=rule.rule.title,
            truth=word(evaluation.truth),
            outcome=rule.outcome,
            category=rule.rule.then.category,
            basis=self._basis_of(rule),
            reading=rule.rule.reading,
            because=self._because(evaluation, facts, conclusion),
            evidence=_evidence(rule, facts),
        )

    def _because(self, evaluation: Evaluation, facts: Facts, conclusion: Conclusion) -> str:
        rule = evaluation.rule.rule
        if evaluation.truth is Truth.TRUE:
            parts = self._template_of(rule.because.in_(self._language))
            return "".join([part if isinstance(part, str) else part(evaluation.rule, facts) for part in parts])
        ask = next(
            (q.ask.in_(self._language) for q in conclusion.questions if evaluation.rule.id in q.would_settle), ""
        )
        if not ask:
            ask = "; ".join(f"{leaf.condition.text}: {leaf.read_words}" for leaf in open_leaves(evaluation.tree))
        return _OPEN[self._language].format(title=rule.title.in_(self._language), ask=ask).strip()

    def _bases(self, rule: CompiledRule) -> tuple[Basis, ...]:
        return self._cited(rule.rule.basis, rule.instrument)

    def _cited(self, references: Iterable[BasisRef], own: Instrument) -> tuple[Basis, ...]:
        cited = []
        for reference in references:
            instrument = self._rulebook.instruments[reference.instrument] if reference.instrument else own
            number, name = instrument.number, instrument.titles.zh
            cited.append(
                Basis(
                    instrument=instrument.id,
                    provision=reference.provision,
                    title=name if name.startswith(number) else f"{number} {name}",
                    url=instrument.url,
                    confidence=instrument.confidence,
                )
            )
        return tuple(cited)

    def _obligations(self, judgement: Judgement, *, barred: bool) -> tuple[Obligation, ...]:
        """The duties that apply. Those that presuppose a licence or an export fall away where the line is forbidden."""
        found: dict[str, Obligation] = {}
        for rule in (one.rule for one in judgement.evaluations if one.truth is Truth.TRUE):
            for name in rule.rule.then.obligations:
                instrument, obligation = self._rulebook.obligations[name]
                if name not in found and not (barred and (obligation.with_license or obligation.with_export)):
                    basis = self._cited([BasisRef(provision=obligation.provision)], instrument)
                    found[name] = Obligation(id=name, basis=basis, text=obligation.text)
        return tuple(found.values())


class _Situation:
    """Facts, compared by what decides. Evidence is left aside: it differs while the situation is the same."""

    __slots__ = ("_hash", "facts")

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._hash = hash(facts.situation)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Situation) and self.facts.situation == other.facts.situation


def _categories(outcome: Outcome, found: Sequence[tuple[Evaluation, Finding]], facts: Facts) -> tuple[Category, ...]:
    """Limbs that are met; if none is and the line is open, those something points to, else those not excluded."""
    met = {finding.category for _, finding in found if finding.category and finding.truth == "true"}
    if not met and outcome is Outcome.REVIEW:
        open_ones = [(evaluation.rule, finding.category) for evaluation, finding in found if finding.category]
        met = {category for rule, category in open_ones if _pointed(rule, facts)} or {
            category for _, category in open_ones
        }
    return tuple(category for category in CATEGORIES if category in met)


_SIGNS = (
    "parties.military_users",
    "parties.related",
    "use.military",
    "use.strengthens_military",
    "known.military_users",
    "known.military_use",
)


def _pointed(rule: CompiledRule, facts: Facts) -> bool:
    """Whether something in the record points to what the rule is about."""
    return any(
        piece.points and _asked_for(piece, rule.reads[name])
        for name in _SIGNS
        if name in rule.reads
        for piece in facts.readings[name].evidence
    )


def _controls(facts: Facts) -> tuple[Control, ...]:
    return tuple(
        [
            Control(code=met.code, truth=word(met.truth), instrument=met.instrument, name=met.name, why=met.why)
            for met in facts.meets
        ]
    )


def _outside(facts: Facts) -> tuple[Evidence, ...]:
    pieces = dict.fromkeys(piece._replace(key="") for piece in facts.outside)
    return tuple([Evidence("item.listed_under", piece.value, piece.field, piece.text) for piece in pieces])


def _evidence(rule: CompiledRule, facts: Facts) -> tuple[Evidence, ...]:
    return tuple(
        [
            Evidence(fact=name, value=piece.value, field=piece.field, text=piece.text)
            for name, keys in rule.reads.items()
            for piece in facts.readings[name].evidence
            if _asked_for(piece, keys)
        ]
    )


def _asked_for(piece: Piece, keys: Sequence[str]) -> bool:
    """Whether a piece of evidence speaks of what a rule asks of the fact."""
    return not piece.key or piece.key in keys or ANY in keys


Part = str | Callable[[CompiledRule, Facts], str]
_NAME = re.compile(r"\{([^}]+)\}")
_SLOTS = re.compile(r"(\{[^}:]+:evidence\}(?:\s*[;；]\s*\{[^}:]+:evidence\})+|\{[^}]+\})")


def _template(text: str) -> tuple[Part, ...]:
    """The parts of a reason: `{fact}` its value, `{fact:evidence}` what was read, `{as_of}`, `{controls}`, `{line}`.

    Evidence of several facts in a row is one enumeration: a fact that is false or empty has no place in it.
    """
    parts: list[Part] = []
    for n, piece in enumerate(_SLOTS.split(text)):
        parts.append(piece if n % 2 == 0 else _slot(piece))
    return tuple(parts)


def _slot(written: str) -> Callable[[CompiledRule, Facts], str]:
    names = _NAME.findall(written)
    if len(names) > 1:
        facts_told = tuple(name.partition(":")[0] for name in names)
        joint = _NAME.split(written)[2]
        return lambda rule, facts: _enumerated(rule, facts, facts_told, joint)
    (name,) = names
    fact, _, how = name.partition(":")
    if name == "as_of":
        return lambda _, facts: facts.as_of.isoformat()
    if name == "line":
        return lambda _, facts: str(facts.line)
    if name == "controls":
        return lambda rule, facts: (
            ", ".join(
                met.code
                for met in facts.meets
                if met.truth is Truth.TRUE and met.instrument in rule.reads.get("item.listed_under", ())
            )
            or "the goods"
        )
    if how == "evidence":
        return lambda rule, facts: _enumerated(rule, facts, (fact,), "; ")
    return lambda rule, facts: _value(rule, facts, fact)


def _quoted(rule: CompiledRule, facts: Facts, name: str) -> str:
    value = facts.value(name)
    pieces = _read(rule, facts, name)
    if isinstance(value, OpenSet):  # what makes the rule true is told first
        pieces.sort(key=lambda piece: bool(piece.key) and value[piece.key] is not Truth.TRUE)
    quotes = dict.fromkeys(f"“{piece.text}” ({piece.value})" for piece in pieces)
    return "; ".join(list(quotes)[:_QUOTES]) or words_of(facts.value(name))


def _enumerated(rule: CompiledRule, facts: Facts, names: Sequence[str], joint: str) -> str:
    """What was read for those of the facts that speak for the rule; else for others of the same kind that do."""
    told = [name for name in names if _speaks(rule, facts, name)]
    if not told and not any(_read(rule, facts, name) for name in names):
        kinds = {name.partition(".")[0] for name in names}
        told = [name for name in rule.reads if name.partition(".")[0] in kinds and _speaks(rule, facts, name)]
    told = [name for name in told if facts.value(name) is Truth.TRUE or _read(rule, facts, name)] or told
    return joint.join(dict.fromkeys(_quoted(rule, facts, name) for name in told or names[:1]))


def _read(rule: CompiledRule, facts: Facts, name: str) -> list[Piece]:
    """The evidence of a fact for what a rule asks of it."""
    keys = rule.reads.get(name, ())
    return [piece for piece in facts.readings[name].evidence if _asked_for(piece, keys)]


def _speaks(rule: CompiledRule, facts: Facts, name: str) -> bool:
    """Whether a fact is not false, nor a set without the members the rule asks for."""
    value = facts.value(name)
    if isinstance(value, OpenSet):
        keys = rule.reads.get(name, ())
        return (value.any if ANY in keys else max([value[key] for key in keys], default=Truth.FALSE)) is not Truth.FALSE
    return value is not Truth.FALSE and value is not None


def _value(rule: CompiledRule, facts: Facts, name: str) -> str:
    value = facts.value(name)
    if isinstance(value, OpenSet) and (keys := rule.reads.get(name)):
        return ", ".join(key for key in keys if value[key] is Truth.TRUE) or value.words
    return words_of(value)


def _trace(judgement: Judgement, rulebook: Rulebook) -> tuple[RuleTrace, ...]:
    return tuple(
        RuleTrace(rule=one.rule.id, title=one.rule.rule.title, truth=word(one.truth), tree=_node(one.tree, rulebook))
        for one in judgement.evaluations
    )


def _node(tree: Tree, rulebook: Rulebook) -> Node:
    condition = tree.condition
    return Node(
        kind=condition.kind,
        truth=word(tree.truth),
        text=condition.text,
        subject=condition.subject,
        read=tree.read_words,
        children=tuple(_node(child, rulebook) for child in tree.children),
        title=rulebook.definitions[condition.subject][1].title if condition.kind == "is" else None,
    )


def template_slots(words: Words) -> frozenset[str]:
    """The names in braces a reason uses, in any of its languages."""
    return frozenset(name for text in (words.en, words.zh, words.ja) for name in re.findall(r"\{([^}]+)\}", text))
