"""Everyday goods: told narrowly, and only where the customs code fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from recomply.facts.goods.patterns import joined, says_something
from recomply.facts.goods.purposes import Purposes
from recomply.law.goods import Ordinary, OrdinaryGoods


class Everyday(NamedTuple):
    """Everyday goods that a description names.

    Attributes:
        words: The goods, as written.
        fits: Whether the customs code, if there is one, is one under which such goods belong.
    """

    words: str
    fits: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    goods: OrdinaryGoods
    words: re.Pattern[str]


class OrdinaryReader:
    """Tells everyday goods. In doubt they are not: goods that only look familiar stay open.

    Attributes:
        purposes: What goods are for.

    Args:
        ordinary: `ordinary.yaml`.
        vague: Words that say nothing about goods.
    """

    def __init__(self, ordinary: Ordinary, vague: re.Pattern[str]) -> None:
        self._kinds = tuple(_Kind(goods, joined(goods.words)) for goods in ordinary.goods)
        self._any = joined([word for goods in ordinary.goods for word in goods.words])
        self._never_with = joined(ordinary.never_with)
        self.purposes = Purposes(ordinary.purpose)
        self._joined_by = joined(ordinary.joined_by)
        self._followed_by = joined(ordinary.followed_by)
        self._vague = vague

    def named(self, description: str, hs: str | None) -> Everyday | None:
        """The everyday goods a description names, when it names nothing else."""
        if not self._any.search(description) or self._never_with.search(description):
            return None
        named: list[str] = []
        fits = True
        for part in self._joined_by.split(self.purposes.without(description)):
            goods = part.partition(",")[0]  # after a comma stand size, colour, material
            kinds = [(kind, match[0]) for kind in self._kinds if (match := self._head(kind, goods)) is not None]
            if kinds:
                named.append(kinds[0][1])
                fits = fits and (hs is None or any(_belongs(kind.goods, hs) for kind, _ in kinds))
            elif says_something(self._vague.sub(" ", part)):
                return None
        return Everyday(", ".join(named), fits) if named else None

    def _head(self, kind: _Kind, goods: str) -> re.Match[str] | None:
        """The words of a kind at the end of a phrase, where the goods proper stand."""
        return next((match for match in kind.words.finditer(goods) if self._ends(goods, match.end())), None)

    def _ends(self, goods: str, end: int) -> bool:
        return not goods[end:].strip() or self._followed_by.match(goods, end) is not None


def _belongs(goods: OrdinaryGoods, hs: str) -> bool:
    return any(hs.startswith(heading) or heading.startswith(hs) for heading in goods.headings)
