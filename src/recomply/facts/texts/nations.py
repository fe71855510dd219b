"""Whose military a text speaks of: the country named nearest in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence

from recomply.facts.texts.clauses import SENTENCE, Clauses
from recomply.facts.texts.finding import Found
from recomply.facts.texts.rules import NAMED, Rule


class Nations:
    """The countries a folded text names.

    Args:
        found: Words that name a country.
        clauses: The clauses of the text.
    """

    def __init__(self, found: Sequence[Found[Rule]], clauses: Clauses) -> None:
        self._found = [one for one in found if not any(_within(one, other) for other in found)]
        self._clauses = clauses

    def country_of(self, hit: Found[Rule]) -> str | None:
        """The country of a hit: its own, or the one named beside it; empty where its sentence names none."""
        if hit.rule.country != NAMED:
            return hit.rule.country
        beside = [one for one in self._found if self._clauses.edge(*_between(hit, one)) != SENTENCE]
        nearest = min(beside, key=lambda one: (_away(hit, one), one.start), default=None)
        return "" if nearest is None else nearest.rule.country


def _within(one: Found[Rule], other: Found[Rule]) -> bool:
    """Whether a longer name holds this one: "Republic of China" in "People's Republic of China"."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _between(one: Found[Rule], other: Found[Rule]) -> tuple[int, int]:
    """The stretch between two finds, empty where they touch or overlap."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return start, max(start, end)


def _away(one: Found[Rule], other: Found[Rule]) -> int:
    start, end = _between(one, other)
    return end - start
