"""Goods that the authority, by answers of its own, puts outside the entries of an instrument, or in doubt."""

from __future__ import annotations

import re
from typing import NamedTuple

from recomply.facts.goods.classification import Goods
from recomply.facts.goods.look import Look
from recomply.facts.goods.patterns import joined
from recomply.facts.reading import Piece
from recomply.formulas import elements_of
from recomply.law.items import Exclusion, ItemsFile


class Answer(NamedTuple):
    """An answer that speaks of the goods.

    Attributes:
        title: What goods it puts outside.
        doubt: Whether something in the record puts it in doubt.
    """

    title: str
    doubt: bool


class _Compiled(NamedTuple):
    exclusion: Exclusion
    words: re.Pattern[str]
    but: re.Pattern[str] | None
    doubt: re.Pattern[str] | None


class Answers:
    """The answers of one instrument, compiled. Safe under threads."""

    def __init__(self, instrument: str, file: ItemsFile) -> None:
        self._instrument = instrument
        self._listed = frozenset(entry.elements[0] for entry in file.entries if entry.elements)
        self._all = tuple(
            _Compiled(
                one,
                joined(one.words),
                joined(one.except_words) if one.except_words else None,
                joined(one.doubt_words) if one.doubt_words else None,
            )
            for one in file.exclusions
        )
        self._any = joined([word for one in file.exclusions for word in one.words])
        self._never = joined(file.never_excluded)

    def of(self, look: Look) -> Answer | None:
        """An answer of the authority that puts such goods outside, or in doubt.

        It speaks of the goods themselves, not of what they are for: dysprosium for motors is no motor.
        """
        if not any(self._any.search(own) for _, _, own in look.owned):
            return None
        if any(self._never.search(text) for _, text, _ in look.owned):
            return None
        for exclusion, words, but, doubt in self._all:
            for name, text, own in look.owned:
                if (match := words.search(own)) and not (but and but.search(text)):
                    doubted = doubt is not None and doubt.search(text) is not None
                    doubted |= self._contradicted(look, exclusion, match[0])
                    piece = Piece(name, match[0], exclusion.title.en, key=self._instrument, points=doubted)
                    look.evidence.append(piece)
                    return Answer(exclusion.title.en, doubted)
        return None

    def _contradicted(self, look: Look, exclusion: Exclusion, words: str) -> bool:
        """Whether form, customs code or composition speak of the material and not of such goods. Notes it."""
        goods, against = look.goods, exclusion.contradicted_by
        found: list[tuple[str, str, str]] = []
        if goods.form in against.forms:
            found.append(("statements_of_goods", "form", str(goods.form)))
        if goods.hs and goods.hs.startswith(against.headings):
            found.append(("customs_code_and_goods", "hs_code", goods.hs))
        if (share := self._plain_share(goods)) >= against.share:
            found.append(("statements_of_goods", "composition", f"{share:g} %"))
        for kind, name, text in found:
            look.conflict(kind, name, text, f"“{words}” is said of the goods; {name.replace('_', ' ')} {text} is not")
        return bool(found)

    def _plain_share(self, goods: Goods) -> float:
        """How much of the goods, in mass per cent, is metal or oxide of elements that the instrument lists."""
        total = 0.0
        for name, share in goods.shares or ():
            elements = elements_of(name) - {"O"}
            total += share if elements and elements <= self._listed else 0.0
        return total
