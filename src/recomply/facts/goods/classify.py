"""A line against every control entry: which it meets, which it may meet, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from recomply.facts.goods.classification import Classification, Goods
from recomply.facts.goods.codes import CustomsIndex
from recomply.facts.goods.conclusion import Catalogue, conclude
from recomply.facts.goods.entries import Entries
from recomply.facts.goods.limits import Measures
from recomply.facts.goods.look import Look
from recomply.facts.goods.measured import Gauge
from recomply.facts.goods.naming import WHOLE, Naming
from recomply.facts.goods.ordinary import OrdinaryReader
from recomply.facts.goods.patterns import joined
from recomply.facts.goods.remarks import Remarks
from recomply.facts.goods.seen import Seen
from recomply.facts.goods.words import GoodsWords
from recomply.facts.reading import Piece
from recomply.facts.texts.folding import Folding
from recomply.law import Rulebook
from recomply.shipment.model import Line

_HALF, _NEARLY_ALL = 50.0, 90.0  # mass per cent from which a part names the goods, and from which it is them


class GoodsReader:
    """Classifies lines of goods against the control entries of a rulebook. Safe under threads."""

    def __init__(self, rulebook: Rulebook) -> None:
        items = rulebook.items
        ranked = sorted(items.items(), key=lambda named: (not named[1].control_list, not named[1].complete))
        self._instruments = tuple(
            Entries.of(name, file) for name, file in ranked
        )  # the long list after those it may leave to
        keys = frozenset(entry.elements[0] for file in items.values() for entry in file.entries if entry.elements)
        self._elements = frozenset(name for file in items.values() for one in file.entries for name in one.elements)
        folding = Folding(rulebook.indicators.negation.same_character, rulebook.names.glyphs)
        self._everyday = OrdinaryReader(rulebook.ordinary, joined(rulebook.goods.vague), folding)
        self._words = GoodsWords(rulebook.goods, self._everyday, keys)
        self._naming = Naming(items, self._words.purposes, folding)
        more = {name: one for file in items.values() for name, one in file.parameters.items()}
        self._gauge = Gauge(rulebook.parameters, more)
        self._customs = CustomsIndex(items)
        self._remarks = Remarks(rulebook.goods.remarks)
        self._catalogue = Catalogue.of(items)
        self._trace = max((file.trace_pct for file in items.values()), default=0.0)
        self._classify = lru_cache(maxsize=65536)(self._classified)
        self._place = lru_cache(maxsize=65536)(self._placed)

    def classify(self, line: Line, path: str) -> Classification:
        """The line against every entry. `path` is the line's path in the record (`lines[0]`), for the evidence."""
        return self._place(path, Goods.of(line))

    def _placed(self, path: str, goods: Goods) -> Classification:
        found = self._classify(goods)
        return replace(found, evidence=tuple(piece._replace(field=f"{path}.{piece.field}") for piece in found.evidence))

    def _classified(self, goods: Goods) -> Classification:
        texts = [
            (name, text)
            for name, text in zip(("description", "model", "grade", "remark"), goods[:4], strict=True)
            if text
        ]
        seen = self._words.see(texts, goods.form, goods.elements, goods.shares, goods.hs, self._trace)
        self._doubt_everyday(seen, goods, texts)
        names = self._naming.find([*_named_in(texts), *_named_beside(goods, texts)])
        pointed = self._customs.under(goods.hs)
        owned = [(name, text, self._words.purposes.without(text)) for name, text in texts if name != "remark"]
        look = Look(
            goods,
            seen,
            names,
            Measures(self._gauge, dict(goods.parameters), texts),
            owned,
            pointed,
            goods.code in self._catalogue.codes,
            self._remarks.read(goods.remark),
        )
        for entries in self._instruments:
            entries.judge(look)
        return conclude(look, self._catalogue)

    def _doubt_everyday(self, seen: Seen, goods: Goods, texts: Iterable[tuple[str, str]]) -> None:
        """Reopens everyday goods of which another field of the line says more than their description."""
        if not seen.ordinary:
            return
        given = {*(goods.elements or ()), *seen.shares}
        if not given.isdisjoint(self._elements) or goods.form not in (None, "finished_product"):
            seen.reopen()
        for name, text in texts:
            own = self._everyday.explains_model if name == "model" else self._everyday.explains
            if name != "description" and not own(text):
                seen.reopen()
                seen.evidence.append(Piece(name, text, "says more than that the goods are everyday goods"))


def _named_beside(goods: Goods, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What other fields call the goods, or something in them: parts of the composition, parameters, the remark."""
    parts = [
        (WHOLE if share >= _NEARLY_ALL else "composition", name) for name, share in goods.shares or () if share >= _HALF
    ]
    told = [(f"parameters.{name}", value) for name, value in goods.parameters if isinstance(value, str)]
    return [*parts, *told, *((name, text) for name, text in texts if name == "remark")]


def _named_in(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts that may name goods: description, model and grade, and together, since one may complete another."""
    naming = [(name, text) for name, text in texts if name != "remark"]
    return [*naming, (naming[0][0], ", ".join(text for _, text in naming))] if len(naming) > 1 else naming
