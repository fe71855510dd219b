"""Which hits count: those that no trap takes out and no longer hit of the same subject holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from recomply.facts.texts.clauses import Clauses
from recomply.facts.texts.finding import Found
from recomply.facts.texts.rules import NAMED, Rule

_RANK: Mapping[str, int] = {"weak": 0, "strong": 1, "conclusive": 2}


def sifted(hits: Sequence[Found[Rule]], traps: Sequence[Found[Rule]], clauses: Clauses) -> Sequence[Found[Rule]]:
    """The hits that count, in the order of the text."""
    if hits and traps:
        hits = _untrapped(hits, traps, clauses)
    return _told_once(_longest(hits)) if len(hits) > 1 else hits


def _untrapped(hits: Sequence[Found[Rule]], traps: Sequence[Found[Rule]], clauses: Clauses) -> list[Found[Rule]]:
    covered: dict[str, _Cover] = {}
    for subject in {one.rule.speaks_of for one in hits}:
        removing = [trap for trap in traps if subject in trap.rule.removes]
        covered[subject] = _Cover(clauses.widened(trap.start, trap.end, trap.rule.reach) for trap in removing)
    return [one for one in hits if not covered[one.rule.speaks_of].touches(one.start, one.end)]


def _longest(hits: Sequence[Found[Rule]]) -> list[Found[Rule]]:
    reached: dict[tuple[str, str | None], int] = {}
    kept: list[Found[Rule]] = []
    for one in sorted(hits, key=lambda one: (one.start, -one.end, -_RANK[one.rule.strength])):
        subject = (one.rule.speaks_of, one.rule.country)
        if one.end > reached.get(subject, 0):
            kept.append(one)
            reached[subject] = one.end
    return kept


def _told_once(hits: Sequence[Found[Rule]]) -> list[Found[Rule]]:
    """Without the military of whatever country where words that name its country say as much of the same."""
    plain = [one for one in hits if one.rule.speaks_of == "military_user" and one.rule.country != NAMED]
    return [one for one in hits if one.rule.country != NAMED or not any(_says_more(other, one) for other in plain)]


def _says_more(one: Found[Rule], other: Found[Rule]) -> bool:
    overlap = one.start < other.end and other.start < one.end
    return overlap and _RANK[one.rule.strength] >= _RANK[other.rule.strength]


class _Cover:
    """A set of stretches of a text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        n = bisect_left(self._starts, end)
        return n > 0 and self._ends[n - 1] > start
