"""One pass over the decisions of a run: counts, questions, sources, cautions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recomply.decision.model import (
    CATEGORIES,
    Basis,
    Category,
    Decision,
    LineDecision,
    OverlayRef,
    OwnershipRef,
    OwnListRef,
    Question,
)
from recomply.outcome import Outcome


@dataclass(slots=True)
class Asked:
    """A question, the shipments that wait for its answer, and how many lines those are."""

    question: Question
    ids: dict[str, None] = field(default_factory=dict)
    lines: int = 0


@dataclass(slots=True)
class Cited:
    """A provision and the number of lines that rest on it, or may."""

    basis: Basis
    lines: int = 0


@dataclass(slots=True)
class Overview:
    """What a whole run comes to.

    Attributes:
        shipments: Shipments by outcome, most severe first.
        lines: Lines by outcome, most severe first.
        categories: Lines by category, in the order of the law.
        questions: The questions that are open, the one most lines wait for first.
        sources: The provisions cited, in the order of their instruments.
        cautions: Cautions, with the number of shipments each concerns.
        problems: Number of values that could not be understood.
        as_of: The days the law was applied, in order.
        rulebooks: The rulebooks that decided, as (version, law known until, digest).
        overlays: The users' own rulebooks that were laid over them.
        own_lists: The users' own lists on which parties were sought.
        ownerships: The users' files of owners that were read beside the records.
        engines: Names of the engines that decided.
        software: Names and versions of the software that decided.
    """

    shipments: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    lines: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    categories: dict[Category, int] = field(default_factory=lambda: dict.fromkeys(CATEGORIES, 0))
    questions: list[Asked] = field(default_factory=list)
    sources: list[Cited] = field(default_factory=list)
    cautions: dict[str, int] = field(default_factory=dict)
    problems: int = 0
    as_of: list[str] = field(default_factory=list)
    rulebooks: list[tuple[str, str, str]] = field(default_factory=list)
    overlays: list[OverlayRef] = field(default_factory=list)
    own_lists: list[OwnListRef] = field(default_factory=list)
    ownerships: list[OwnershipRef] = field(default_factory=list)
    engines: list[str] = field(default_factory=list)
    software: list[str] = field(default_factory=list)

    @property
    def days(self) -> str:
        """The day or the span of days the law was applied as of."""
        return " – ".join(dict.fromkeys((self.as_of[0], self.as_of[-1]))) if self.as_of else ""


def lines_of(decision: Decision) -> tuple[LineDecision, ...]:
    """The decision's lines; for a record that could not be read to its lines, one line without a name."""
    nothing = LineDecision(
        line="", outcome=decision.outcome, at_least=Outcome.NO_RESTRICTION_FOUND, at_most=Outcome.PROHIBITED
    )
    return decision.lines or (nothing,)


def overview(decisions: Sequence[Decision]) -> Overview:
    """What a run comes to."""
    found = Overview()
    asked: dict[tuple[str, str], Asked] = {}
    cited: dict[Basis, Cited] = {}
    for decision in decisions:
        found.shipments[decision.outcome] += 1
        found.problems += len(decision.problems)
        for caution in dict.fromkeys(decision.cautions):
            found.cautions[caution] = found.cautions.get(caution, 0) + 1
        for line in lines_of(decision):
            found.lines[line.outcome] += 1
            for category in line.categories:
                found.categories[category] += 1
            for question in line.questions:
                entry = asked.setdefault((question.kind, question.id), Asked(question))
                entry.ids[decision.id] = None
                entry.lines += 1
            bases = [basis for finding in line.findings for basis in finding.basis]
            bases += [basis for obligation in line.obligations for basis in obligation.basis]
            for basis in dict.fromkeys(bases):
                cited.setdefault(basis, Cited(basis)).lines += 1
    found.questions = sorted(asked.values(), key=lambda entry: (entry.question.kind, -entry.lines))
    found.sources = sorted(cited.values(), key=lambda entry: (entry.basis.instrument, entry.basis.provision))
    found.as_of = sorted({decision.as_of.isoformat() for decision in decisions})
    found.rulebooks = [
        (ref.version, ref.knowledge_until.isoformat(), ref.digest)
        for ref in dict.fromkeys(decision.rulebook for decision in decisions)
    ]
    overlays = (decision.rulebook.overlay for decision in decisions)
    found.own_lists = list(dict.fromkeys(one for decision in decisions for one in decision.rulebook.own_lists))
    found.overlays = [overlay for overlay in dict.fromkeys(overlays) if overlay is not None]
    found.ownerships = list(dict.fromkeys(one.ownership for one in decisions if one.ownership is not None))
    found.engines = list(dict.fromkeys(decision.engine for decision in decisions))
    found.software = list(dict.fromkeys(decision.software for decision in decisions))
    return found
