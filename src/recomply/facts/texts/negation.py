"""Which hits are denied: cues of negation, and how far they reach."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recomply.facts.texts.clauses import SENTENCE, Clauses
from recomply.facts.texts.finding import Found
from recomply.facts.texts.folding import Folding
from recomply.facts.texts.gaps import Gaps
from recomply.facts.texts.rules import Rule
from recomply.law.indicators import Negation as NegationRules

_SIDES: Mapping[str, str] = {"civil_use": "civil", "civil_marker": "civil", "vague": "vague"}  # else military


class Negation:
    """Tells which hits a negation reaches.

    Args:
        rules: `negation.yaml`.
        folding: The form of the texts.
    """

    def __init__(self, rules: NegationRules, folding: Folding) -> None:
        self._gaps = Gaps(rules, folding)

    def among(
        self, low: str, hits: Sequence[Found[Rule]], found: Mapping[str, Sequence[Found[Rule]]], clauses: Clauses
    ) -> frozenset[int]:
        """Places in `hits` of those that are negated.

        Args:
            low: The folded text in small letters.
            hits: The hits that count, in the order of the text.
            found: Everything found in the text, by kind of rule.
            clauses: Its clauses.
        """
        cues = found["cue"]
        if not hits or not cues:
            return frozenset()
        spared = {n for guard in found["guard"] for n in clauses.holding(guard.start, guard.end)}
        walk = _Walk(self._gaps, low, clauses, _anchors(hits, found["list"]))
        negated = {n for cue in cues for n in walk.reached(cue)}
        return frozenset(n for n in negated if spared.isdisjoint(clauses.holding(hits[n].start, hits[n].end)))


class _Anchor(NamedTuple):
    """What a walk passes: a hit with its place among the hits, or a word of an enumeration with None."""

    found: Found[Rule]
    hit: int | None

    @property
    def side(self) -> str:
        return _SIDES.get(self.found.rule.speaks_of, "military")


def _anchors(hits: Sequence[Found[Rule]], words: Sequence[Found[Rule]]) -> list[_Anchor]:
    anchors = [*(_Anchor(hit, n) for n, hit in enumerate(hits)), *(_Anchor(word, None) for word in words)]
    return sorted(anchors, key=lambda anchor: (anchor.found.start, anchor.found.end))


class _Step(NamedTuple):
    """One step of a walk, to the next anchor.

    Attributes:
        anchor: Where it leads.
        gap: The text stepped over.
        edge: The highest edge of a clause in the gap.
        away: Characters between the cue and the anchor.
    """

    anchor: _Anchor
    gap: str
    edge: int
    away: int


class _Walk:
    """Walks from a negating cue over the hits it reaches."""

    def __init__(self, gaps: Gaps, low: str, clauses: Clauses, anchors: Sequence[_Anchor]) -> None:
        self._gaps = gaps
        self._low = low
        self._clauses = clauses
        self._anchors = anchors
        self._starts = [anchor.found.start for anchor in anchors]

    def reached(self, cue: Found[Rule]) -> Iterator[int]:
        """Places of the hits that a cue negates: those of its clause, and on along an enumeration."""
        side = ""
        from_hit = False
        waiting: list[int] = []  # behind a comma, until "or" or "and" shows that the commas were those of a list
        in_doubt = False
        for step in self._steps(cue):
            anchor, gap = step.anchor, step.gap
            to_hit = anchor.hit is not None
            if self._beyond(cue, step) or (step.edge and from_hit != to_hit):
                return
            if to_hit:
                if side and anchor.side != side and not self._gaps.joins(gap):
                    return
                side = anchor.side
            if self._gaps.has_join(gap):
                yield from waiting
                waiting, in_doubt = [], False
            elif step.edge and "," in gap:
                in_doubt = True
            if anchor.hit is not None and in_doubt:
                waiting.append(anchor.hit)
            elif anchor.hit is not None:
                yield anchor.hit
            from_hit = to_hit

    def _beyond(self, cue: Found[Rule], step: _Step) -> bool:
        if step.edge == SENTENCE or self._gaps.bars(cue.rule.indicator, step.gap):
            return True
        return (step.edge > 0 or step.away > cue.rule.reach) and not self._gaps.connects(step.gap)

    def _steps(self, cue: Found[Rule]) -> Iterator[_Step]:
        ahead = cue.rule.direction == "after"
        at = cue.end if ahead else cue.start
        for anchor in self._ahead(cue) if ahead else self._back(cue):
            start, end, _ = anchor.found
            left, right, away = (at, start, start - cue.end) if ahead else (end, at, cue.start - end)
            yield _Step(anchor, self._low[left:right], self._clauses.edge(left, right), away)
            at = end if ahead else start

    def _ahead(self, cue: Found[Rule]) -> Iterator[_Anchor]:
        places = range(bisect_right(self._starts, cue.start), len(self._anchors))
        return (anchor for anchor in map(self._anchors.__getitem__, places) if anchor.found.end >= cue.end)

    def _back(self, cue: Found[Rule]) -> Iterator[_Anchor]:
        places = range(bisect_right(self._starts, cue.start) - 1, -1, -1)
        return (anchor for anchor in map(self._anchors.__getitem__, places) if anchor.found.end < cue.end)
