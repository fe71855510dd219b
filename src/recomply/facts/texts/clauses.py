"""Where the clauses and sentences of a text end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from recomply.facts.texts.folding import Folding
from recomply.law.indicators import Boundaries

CLAUSE = 1
SENTENCE = 2


class Clauses:
    """The clauses of one folded text, told apart when first asked for.

    Args:
        low: The folded text in small letters.
        edge: Matches the end of a clause; its group `sentence`, the end of a sentence.
    """

    def __init__(self, low: str, edge: re.Pattern[str]) -> None:
        self._low = low
        self._edge = edge

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the edges are, and what they end."""
        edges = list(self._edge.finditer(self._low))
        ranks = [SENTENCE if edge.lastgroup == "sentence" else CLAUSE for edge in edges]
        return [edge.end() - 1 for edge in edges], ranks

    def edge(self, start: int, end: int) -> int:
        """The highest edge from `start` to before `end`: `SENTENCE`, `CLAUSE`, or 0 for none."""
        places, ranks = self._edges
        return max(ranks[bisect_left(places, start) : bisect_left(places, end)], default=0)

    def holding(self, start: int, end: int) -> range:
        """The numbers of the clauses a stretch lies in."""
        places, _ = self._edges
        return range(bisect_right(places, start), bisect_right(places, max(start, end - 1)) + 1)

    def widened(self, start: int, end: int, reach: int) -> tuple[int, int]:
        """A stretch with so many characters more on both sides, but not beyond its clauses."""
        if not reach:
            return start, end
        places, _ = self._edges
        before, behind = bisect_right(places, start), bisect_left(places, end)
        left = places[before - 1] if before else 0
        right = places[behind] if behind < len(places) else len(self._low)
        return max(left, start - reach), min(right, end + reach)


class ClauseSplitter:
    """Splits texts into clauses.

    Args:
        boundaries: Where sentences and clauses end, by the rulebook.
        folding: The form of the texts.
    """

    def __init__(self, boundaries: Boundaries, folding: Folding) -> None:
        sentence = "|".join(map(folding.pattern, boundaries.sentence))
        clause = "|".join(map(folding.pattern, boundaries.clause))
        self._edge = re.compile(f"(?P<sentence>{sentence})|{clause}", re.ASCII)

    def split(self, low: str) -> Clauses:
        """The clauses of a folded text in small letters."""
        return Clauses(low, self._edge)
