"""Facts → findings: what an engine is, and the engine of our own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from recomply.facts import Facts
from recomply.findings.compile import CompiledRule, CompiledRules, Scene, Tree
from recomply.outcome import Outcome
from recomply.truth import Truth


class Evaluation:
    """One rule, evaluated: its truth and, worked out by the compiled condition, the tree that shows why."""

    __slots__ = ("rule", "tree", "truth")

    def __init__(self, rule: CompiledRule, truth: Truth, tree: Tree) -> None:
        self.rule = rule
        self.truth = truth
        self.tree = tree


class Judgement:
    """What the rules say of one situation.

    Attributes:
        evaluations: Every rule, in the order of the rulebook.
        outcome: The most severe outcome that is true; `review` where a more severe one is open.
        at_least: What is established: the most severe true outcome that is not itself a review.
        at_most: The most severe outcome that is true or open.
    """

    def __init__(
        self, evaluations: tuple[Evaluation, ...], outcome: Outcome, at_least: Outcome, at_most: Outcome
    ) -> None:
        self.evaluations = evaluations
        self.outcome = outcome
        self.at_least = at_least
        self.at_most = at_most

    @cached_property
    def findings(self) -> tuple[Evaluation, ...]:
        """The rules that apply or may apply, most severe first, true before unknown."""
        open_or_true = [one for one in self.evaluations if one.truth is not Truth.FALSE]
        return tuple(sorted(open_or_true, key=lambda one: (-one.rule.outcome.severity, -one.truth.value)))


class Engine(Protocol):
    """Judges facts by the rules of a rulebook. Keeps nothing between two calls; may be called from several threads."""

    name: str

    def judge(self, facts: Facts) -> Judgement:
        """Evaluates every rule on the facts."""
        ...


class ClosureEngine:
    """The engine of our own: every condition a compiled closure, every node evaluated, nothing skipped."""

    name = "closures"

    def __init__(self, compiled: CompiledRules) -> None:
        self._rules = compiled.rules

    def judge(self, facts: Facts) -> Judgement:
        """Evaluates every rule on the facts."""
        scene = Scene(facts)
        evaluations = tuple([_evaluated(rule, rule.when.evaluate(scene)) for rule in self._rules])
        return Judgement(evaluations, *settle((one.rule, one.truth) for one in evaluations))


def _evaluated(rule: CompiledRule, tree: Tree) -> Evaluation:
    return Evaluation(rule, tree.truth, tree)


def settle(truths: Iterable[tuple[CompiledRule, Truth]]) -> tuple[Outcome, Outcome, Outcome]:
    """Outcome, at_least and at_most that follow from the truth of every rule."""
    least = most = Outcome.NO_RESTRICTION_FOUND
    for rule, truth in truths:
        if truth is Truth.FALSE:
            continue
        if rule.up_to.severity > most.severity:
            most = rule.up_to
        if truth is Truth.TRUE and rule.outcome is not Outcome.REVIEW and rule.outcome.severity > least.severity:
            least = rule.outcome
    if least is not Outcome.PROHIBITED and most.severity > least.severity:
        return Outcome.REVIEW, least, most
    return least, least, most
