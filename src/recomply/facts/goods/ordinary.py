"""Everyday goods: told narrowly, and only where every word of the description is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from recomply.facts.goods.purposes import Purposes, within
from recomply.facts.texts.finding import Finder, Found
from recomply.facts.texts.folding import Folded, Folding
from recomply.law.goods import Ordinary, OrdinaryGoods
from recomply.law.indicators import Wording

_PRODUCT_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,4}[-/.]?\d[A-Z0-9]{0,6}(?:[-/.][A-Z0-9]{1,6})*(?![A-Za-z0-9])")


class Everyday(NamedTuple):
    """Everyday goods that a description names.

    Attributes:
        words: The goods, as written.
        fits: Whether the customs code, if there is one, is one under which such goods belong.
    """

    words: str
    fits: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """Words of `ordinary.yaml`: of a kind of goods, of a particular, or of what no everyday goods stand beside."""

    kind: Literal["goods", "particulars", "never_with"]
    wording: Wording
    goods: OrdinaryGoods | None = None


class OrdinaryReader:
    """Tells everyday goods. In doubt they are not: a description with one word that is not known stays open.

    Attributes:
        purposes: What goods are for.

    Args:
        ordinary: `ordinary.yaml`.
        vague: Words that say nothing about goods.
        folding: The form in which texts and words are compared.
    """

    def __init__(self, ordinary: Ordinary, vague: re.Pattern[str], folding: Folding) -> None:
        self._folding = folding
        self._goods = Finder([_Listed("goods", one, one) for one in ordinary.goods], self._folding)
        particulars = [_Listed("particulars", one) for one in ordinary.particulars]
        never_with = [_Listed("never_with", one) for one in ordinary.never_with]
        self._beside = Finder([*particulars, *never_with], self._folding)
        self.purposes = Purposes(ordinary.purpose)
        self._vague = vague

    def named(self, description: str, hs: str | None) -> Everyday | None:
        """The everyday goods a description names, when it names nothing else."""
        folded = self._folding.fold(description)
        goods = self._goods.find(folded).get("goods")
        cut = self._cut(folded, goods) if goods else None
        purposes = self.purposes.spans(folded.text) if cut else ()
        placed = [(folded.span(word.start, word.end), word.rule.goods) for word in cut or ()]
        kinds = [(span, goods) for span, goods in placed if goods is not None and not within(purposes, *span)]
        if not kinds:
            return None
        fits = hs is None or any(_belongs(goods, hs) for _, goods in kinds)
        return Everyday(", ".join(dict.fromkeys(description[start:end] for (start, end), _ in kinds)), fits)

    def explains(self, text: str) -> bool:
        """Whether a text says nothing beyond everyday goods and their particulars."""
        folded = self._folding.fold(text)
        return self._cut(folded, self._goods.find(folded).get("goods", ())) is not None

    def explains_model(self, text: str) -> bool:
        """The same for the name of a model: product numbers (`XK-200`) say nothing."""
        return self.explains(_PRODUCT_NUMBER.sub(" ", text))

    def _cut(self, folded: Folded, goods: Iterable[Found[_Listed]]) -> list[Found[_Listed]] | None:
        """A text cut into words that are known; None when there is no such cut, or where never_with speaks."""
        beside = self._beside.find(folded)
        words, rest = _cut(folded.low, [*goods, *beside.get("particulars", ())])
        if _has_letter(rest) and _has_letter(self._vague.sub(" ", rest)):
            return None
        names = [(word.start, word.end) for word in words if word.rule.goods is not None]
        if any(not within(names, other.start, other.end) for other in beside.get("never_with", ())):
            return None
        return words


def _cut(text: str, words: Iterable[Found[_Listed]]) -> tuple[list[Found[_Listed]], str]:
    """The best cut of a text into words that do not overlap, and what is left of the text.

    The best leaves the fewest letters, then has the fewest words, then the most of them goods.
    """
    starting: dict[int, list[Found[_Listed]]] = {}
    for word in words:
        starting.setdefault(word.start, []).append(word)
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(text) + 1)
    taken: list[Found[_Listed] | None] = [None] * len(text)
    for at in range(len(text) - 1, -1, -1):
        left, count, other = best[at + 1]
        best[at] = (left + text[at].isalpha(), count, other)
        for word in starting.get(at, ()):
            left, count, other = best[word.end]
            if (weight := (left, count + 1, other + (word.rule.goods is None))) < best[at]:
                best[at], taken[at] = weight, word
    return _followed(text, taken)


def _followed(text: str, taken: list[Found[_Listed] | None]) -> tuple[list[Found[_Listed]], str]:
    found: list[Found[_Listed]] = []
    rest: list[str] = []
    at = 0
    while at < len(text):
        word = taken[at]
        if word is None:
            rest.append(text[at])
            at += 1
        else:
            found.append(word)
            rest.append(" ")
            at = word.end
    return found, "".join(rest)


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _belongs(goods: OrdinaryGoods, hs: str) -> bool:
    return any(hs.startswith(heading) or heading.startswith(hs) for heading in goods.headings)
