"""A line against every control entry: which it meets, which it may meet, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from recomply.facts.goods.seen import Seen
from recomply.facts.goods.words import GoodsWords, joined
from recomply.facts.reading import OpenSet, Piece
from recomply.law.items import CodeRow, Entry, Goods, ItemsFile
from recomply.shipment.model import Line
from recomply.truth import Truth, any_of

T = TypeVar("T")

_MANY = 12  # open entries from which only their heads are shown
_HEADING = 8  # digits of a customs code from which it may point to an entry
_CODE_FORMAT = re.compile(r"\d[A-E]\d{3}(?:\.[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Meets:
    """A control entry a line meets (true) or may meet (unknown), and why."""

    instrument: str
    code: str
    name: str
    truth: Truth
    why: str


@dataclass(frozen=True, slots=True)
class Classification:
    """The line against every control entry of the rulebook.

    Attributes:
        meets: Entries met or possibly met.
        listed_under: Instrument → whether one of its entries is met.
        asks: Questions whose answers would settle what is unknown.
        declared_outside: Instruments the line is outside of by nothing but the exporter's own classification.
    """

    meets: tuple[Meets, ...]
    listed_under: OpenSet
    evidence: tuple[Piece, ...]
    asks: tuple[str, ...]
    declared_outside: tuple[str, ...] = ()


class GoodsReader:
    """Classifies lines of goods against the control entries of a rulebook.

    Args:
        goods: How descriptions are read.
        items: Control entries by instrument.
        codes: Code lists by instrument: control codes known only by name and customs code.
    """

    def __init__(self, goods: Goods, items: Mapping[str, ItemsFile], codes: Mapping[str, tuple[CodeRow, ...]]) -> None:
        self._items = dict(
            sorted(items.items(), key=lambda named: not named[1].control_list)
        )  # the control lists first
        self._codes = codes
        self._words = GoodsWords(
            goods, frozenset(entry.elements[0] for file in items.values() for entry in file.entries)
        )
        self._by_element = {name: _by_key_element(file.entries) for name, file in items.items()}
        self._exclusions = {
            name: tuple(
                (
                    exclusion,
                    joined(exclusion.words),
                    joined(exclusion.except_words) if exclusion.except_words else None,
                )
                for exclusion in file.exclusions
            )
            for name, file in items.items()
        }
        self._any_exclusion = {
            name: joined([word for exclusion in file.exclusions for word in exclusion.words])
            for name, file in items.items()
        }
        self._never_excluded = {name: joined(file.never_excluded) for name, file in items.items()}
        self._code_rows = {name: {row.code: row for row in rows} for name, rows in codes.items()}
        own = {entry.code for file in items.values() if file.control_list for entry in file.entries}
        self._own_heads = frozenset(code.partition(".")[0] for code in own)
        self._pointed = _pointed_elements(items.values())
        self._hints = {name: _hints(rows, self._own_heads) for name, rows in codes.items()}
        self._classify = lru_cache(maxsize=65536)(self._classified)
        self._place = lru_cache(maxsize=65536)(self._placed)

    def classify(self, line: Line, path: str) -> Classification:
        """The line against every entry. `path` is the line's path in the record (`lines[0]`), for the evidence."""
        shares = tuple(sorted(line.composition.items())) if line.composition is not None else None
        return self._place(
            path,
            line.description,
            line.model,
            line.grade,
            line.remark,
            line.form,
            line.elements,
            shares,
            line.control_code,
            line.declared_controlled,
            line.hs_code,
        )

    def _placed(self, path: str, *goods: Any) -> Classification:
        found = self._classify(*goods)
        evidence = tuple(piece._replace(field=f"{path}.{piece.field}") for piece in found.evidence)
        return Classification(found.meets, found.listed_under, evidence, found.asks, found.declared_outside)

    def _classified(
        self,
        description: str | None,
        model: str | None,
        grade: str | None,
        remark: str | None,
        form: str | None,
        elements: tuple[str, ...] | None,
        shares: tuple[tuple[str, float], ...] | None,
        code: str | None,
        declared: bool | None,
        hs: str | None,
    ) -> Classification:
        texts = [
            (name, text)
            for name, text in (("description", description), ("model", model), ("grade", grade), ("remark", remark))
            if text
        ]
        seen = self._words.see(
            texts, form, elements, shares, max((f.trace_pct for f in self._items.values()), default=0.0)
        )
        self._see_customs_code(seen, hs)
        meets: list[Meets] = []
        truths: dict[str, Truth] = {}
        evidence = list(seen.evidence)
        asks: list[str] = []
        declared_outside: list[str] = []
        for instrument in self._items:
            found = self._entries_met(instrument, seen, texts, code, evidence)
            meets.extend(found)
            truths[instrument] = any_of(entry.truth for entry in found)
        for instrument in self._codes:
            row, truth = self._code_met(instrument, seen, code, declared, hs, truths, evidence)
            if row is not None:
                meets.append(row)
            truths[instrument] = truth
            if truth is Truth.UNKNOWN:
                asks.append("classification")
            elif truth is Truth.FALSE and declared is False and not seen.ordinary:
                declared_outside.append(instrument)
                said = "the exporter's own classification: not controlled"
                evidence.append(Piece("declared_controlled", "no", said, key=instrument, points=False))
        open_entries = [entry for entry in meets if entry.truth is Truth.UNKNOWN and entry.instrument in self._items]
        if any(truths[name] is Truth.UNKNOWN for name in self._items):
            asks[:0] = _asks_for(seen, bool(open_entries))
        return Classification(
            tuple(meets), OpenSet(truths), tuple(evidence), tuple(dict.fromkeys(asks)), tuple(declared_outside)
        )

    def _see_customs_code(self, seen: Seen, hs: str | None) -> None:
        """A customs code that the catalogue gives for an entry makes its elements possible; it decides nothing."""
        pointed = frozenset(symbol for symbols in _under(self._pointed, hs) for symbol in symbols)
        named = any(truth is Truth.TRUE for truth in seen.elements.values())
        if not pointed or seen.ordinary or named or any(seen.elements.get(symbol) is not None for symbol in pointed):
            return
        for symbol in () if seen.complete else sorted(pointed):
            seen.elements[symbol] = Truth.UNKNOWN
        seen.evidence.append(
            Piece("hs_code", str(hs), "customs code given for entries with " + ", ".join(sorted(pointed)))
        )

    def _entries_met(
        self, instrument: str, seen: Seen, texts: list[tuple[str, str]], code: str | None, evidence: list[Piece]
    ) -> list[Meets]:
        excluded = self._excluded(instrument, texts)
        if excluded is not None:
            evidence.append(Piece(excluded[0], excluded[2], excluded[1], key=instrument, points=False))
        declared = [
            entry for entry in self._items[instrument].entries if code is not None and _same_branch(entry.code, code)
        ]
        met: list[Meets] = []
        forms: dict[str, Truth] = {}
        for entry in self._candidates(instrument, seen, declared):
            form = forms.get(entry.form)
            if form is None:
                form = forms[entry.form] = seen.form(entry.form)
            if form is Truth.FALSE and not declared:
                continue
            truth = min([form, *[seen.has(element) for element in entry.elements]])
            if truth is Truth.FALSE and not declared:
                continue
            why = _why(entry, seen)
            if excluded is not None:
                truth, why = Truth.FALSE, f"outside by the ministry's own answer: {excluded[1]}"
            met.append(Meets(instrument, entry.code, entry.name.en, truth, why))
        if declared:
            evidence.append(Piece("control_code", str(code), f"declared as {code}", key=instrument))
            met = _with_declaration(instrument, met, str(code), {entry.code for entry in declared})
        return _brief([entry for entry in met if entry.truth is not Truth.FALSE])

    def _candidates(self, instrument: str, seen: Seen, declared: list[Entry]) -> list[Entry]:
        by_element = self._by_element[instrument]
        found = [
            entry
            for element, entries in by_element.items()
            if seen.has(element) is not Truth.FALSE
            for entry in entries
        ]
        return [*declared, *(entry for entry in found if entry not in declared)]

    def _excluded(self, instrument: str, texts: list[tuple[str, str]]) -> tuple[str, str, str] | None:
        read = [(name, text) for name, text in texts if name != "remark"]
        if not any(self._any_exclusion[instrument].search(text) for _, text in read):
            return None
        if any(self._never_excluded[instrument].search(text) for _, text in read):
            return None
        for exclusion, words, but in self._exclusions[instrument]:
            for name, text in read:
                if (match := words.search(text)) and not (but and but.search(text)):
                    return name, exclusion.title.en, match[0]
        return None

    def _code_met(
        self,
        instrument: str,
        seen: Seen,
        code: str | None,
        declared: bool | None,
        hs: str | None,
        truths: Mapping[str, Truth],
        evidence: list[Piece],
    ) -> tuple[Meets | None, Truth]:
        """The code list, which knows codes and customs codes but not what the goods must be."""
        rows = self._code_rows[instrument]
        if code is not None and _CODE_FORMAT.fullmatch(code):
            if code.partition(".")[0] in self._own_heads:
                return None, Truth.FALSE if any(truth is Truth.TRUE for truth in truths.values()) else Truth.UNKNOWN
            row = next((rows[name] for name in rows if name == code or _same_branch(name, code)), None)
            name = row.name_en if row else "code not in this rulebook"
            evidence.append(Piece("control_code", code, f"declared as {code}: {name}", key=instrument))
            truth = Truth.TRUE if row else Truth.UNKNOWN
            return Meets(instrument, code, name, truth, f"declared by the exporter as {code}"), truth
        if seen.ordinary:
            return None, Truth.FALSE
        hint = next(iter(_under(self._hints[instrument], hs)), None)
        if hint is not None:
            evidence.append(
                Piece("hs_code", str(hs), f"customs code given for {hint.code} ({hint.name_en})", key=instrument)
            )
            why = "the licence catalogue gives this customs code for the entry; a customs code alone decides nothing"
            return Meets(instrument, hint.code, hint.name_en, Truth.UNKNOWN, why), Truth.UNKNOWN
        if declared is False and seen.described and hs:
            return None, Truth.FALSE
        return None, Truth.UNKNOWN


def _by_key_element(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.elements[0], []).append(entry)
    return found


def _hints(rows: Iterable[CodeRow], own_heads: frozenset[str]) -> dict[str, CodeRow]:
    found: dict[str, CodeRow] = {}
    for row in rows:
        if row.code.partition(".")[0] in own_heads:
            continue
        for code in row.hs:
            found.setdefault(code, row)
    return found


def _under(table: Mapping[str, T], hs: str | None) -> list[T]:
    """What a table by ten-digit customs codes holds for a code.

    Digits beyond ten are a suffix of the declaration. Eight and nine stand for all codes they begin; fewer say too
    little.
    """
    if hs is None or len(hs) < _HEADING:
        return []
    return [found for code, found in table.items() if code.startswith(hs[:10])]


def _pointed_elements(files: Iterable[ItemsFile]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for file in files:
        for entry in file.entries:
            for code in entry.hs:
                found.setdefault(code, set()).add(entry.elements[0])
    return {code: frozenset(symbols) for code, symbols in found.items()}


def _same_branch(code: str, declared: str) -> bool:
    return code == declared or code.startswith(f"{declared}.") or declared.startswith(f"{code}.")


def _with_declaration(instrument: str, met: list[Meets], code: str, declared: set[str]) -> list[Meets]:
    """Takes in the exporter's own control code. It settles what was open; if the goods look different it is a doubt."""
    ours = [entry for entry in met if entry.code in declared]
    others = [entry for entry in met if entry.code not in declared]
    best = any_of(entry.truth for entry in ours)
    said = f"declared by the exporter as {code}"
    if best is Truth.FALSE:
        reasons = "; ".join(dict.fromkeys(entry.why for entry in ours[:1]))
        return [
            *others,
            Meets(instrument, code, ours[0].name, Truth.UNKNOWN, f"{said}, but the goods look different ({reasons})"),
        ]
    if len(ours) == 1:
        agrees = "; the description agrees" if best is Truth.TRUE else ""
        return [*others, Meets(instrument, ours[0].code, ours[0].name, Truth.TRUE, said + agrees)]
    if best is Truth.TRUE:
        return met
    return [
        *met,
        Meets(instrument, code, "one of its entries", Truth.TRUE, f"{said}; which of its entries is not said"),
    ]


def _brief(met: list[Meets]) -> list[Meets]:
    """Where nearly everything is open, the heads of the entries are enough."""
    if len(met) <= _MANY or any(entry.truth is Truth.TRUE for entry in met):
        return met
    heads = dict.fromkeys((entry.instrument, entry.code.partition(".")[0].partition(",")[0]) for entry in met)
    return [
        Meets(instrument, head, "all entries", Truth.UNKNOWN, "the record does not say what the goods are")
        for instrument, head in heads
    ]


def _why(entry: Entry, seen: Seen) -> str:
    parts = []
    form = seen.form(entry.form)
    if form is not Truth.TRUE:
        parts.append(f"form {entry.form.replace('_', ' ')}: {form.word}")
    for element in entry.elements:
        if (truth := seen.has(element)) is not Truth.TRUE:
            parts.append(f"{element}: {truth.word}")
    return "; ".join(parts) if parts else f"{entry.form.replace('_', ' ')} with {', '.join(entry.elements)}"


def _asks_for(seen: Seen, named: bool) -> list[str]:
    if not seen.described and not named:
        return ["description"]
    asks = []
    if seen.others is Truth.UNKNOWN or any(truth is Truth.UNKNOWN for truth in seen.elements.values()):
        asks.append("composition" if seen.described else "description")
    if not seen.form_known or any(truth is Truth.UNKNOWN for truth in seen.forms.values()):
        asks.append("form")
    return asks or ["classification"]
