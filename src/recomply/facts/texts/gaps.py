"""What may stand between a negating cue, the hits it reaches and the other words of an enumeration."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recomply.facts.texts.folding import Folding
from recomply.law.indicators import Negation as NegationRules


class Gaps:
    """Tells what a gap between two words does to a negation that is to pass over it.

    Args:
        rules: `negation.yaml`.
        folding: The form of the texts.
    """

    def __init__(self, rules: NegationRules, folding: Folding) -> None:
        joins = tuple(map(folding.pattern, rules.joins))
        self._join = re.compile("|".join(map(_bounded, joins)), re.ASCII)
        self._joins = _series(joins)
        self._connectors = _series((*map(folding.pattern, rules.connectors), *joins))
        self._barriers = {
            cue.id: re.compile("|".join(map(folding.pattern, cue.barrier)), re.ASCII)
            for cue in rules.cues
            if cue.barrier
        }

    def bars(self, cue: str, gap: str) -> bool:
        """Whether the gap holds something over which the cue of this id does not reach."""
        barrier = self._barriers.get(cue)
        return barrier is not None and barrier.search(gap) is not None

    def connects(self, gap: str) -> bool:
        """Whether the gap is nothing but what stands between the members of an enumeration."""
        return self._connectors.fullmatch(gap) is not None

    def has_join(self, gap: str) -> bool:
        """Whether the gap holds a joining word such as "or"."""
        return self._join.search(gap) is not None

    def joins(self, gap: str) -> bool:
        """Whether the gap is nothing but joining words, at least one."""
        return self.has_join(gap) and self._joins.fullmatch(gap) is not None


def _bounded(word: str) -> str:
    escaped = re.escape(word)
    return rf"\b{escaped}\b" if word[0].isalpha() and word.isascii() else escaped


def _series(words: Iterable[str]) -> re.Pattern[str]:
    """Any number of the words, with spaces and list commas between them."""
    choice = "|".join(_bounded(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?>[\s,、]|{choice})*+", re.ASCII)
