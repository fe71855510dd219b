"""What the goods of a line are: form, elements, and which control entries they meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from recomply.facts.reading import OpenSet, Piece
from recomply.law.items import CodeRow, Entry, Goods, ItemsFile
from recomply.shipment.model import Line
from recomply.shipment.values import elements_in
from recomply.truth import Truth, any_of

_MATCHED_BY = MappingProxyType(
    {
        "oxide": ("mixture",),
        "compound": ("mixture",),
        "magnet": ("magnet_assembly",),
    }
)  # entry form → forms of goods that meet it beside the form itself
_CLASSES = frozenset(
    {
        "oxide",
        "compound",
        "mixture",
        "metal",
        "alloy",
        "target",
        "magnet",
        "magnet_assembly",
        "component",
        "finished_product",
        "equipment",
        "software",
        "technology",
        "crystal",
        "optical_fiber",
        "luminescent",
        "ceramic",
        "magnetocaloric",
        "magnetostrictive",
        "hydrogen_storage",
        "thermal_barrier_coating",
    }
)  # powder is a shape and waste a condition: neither tells what the material is
_COMPLETE_FROM = 99.0  # mass per cent from which a composition counts as complete
_MANY = 12  # open entries from which only their heads are shown
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
    """

    meets: tuple[Meets, ...]
    listed_under: OpenSet
    evidence: tuple[Piece, ...]
    asks: tuple[str, ...]


@dataclass(slots=True)
class _Seen:
    """What a line shows of its goods, while it is being read."""

    forms: dict[str, Truth] = field(default_factory=dict)
    elements: dict[str, Truth] = field(default_factory=dict)
    others: Truth = Truth.UNKNOWN
    described: bool = False
    ordinary: bool = False
    form_known: bool = False
    complete: bool = False
    evidence: list[Piece] = field(default_factory=list)

    def form(self, wanted: str) -> Truth:
        if not self.form_known:
            return Truth.UNKNOWN
        truth = self.forms.get(wanted, Truth.FALSE)
        for other in _MATCHED_BY.get(wanted, ()):
            truth = truth | self.forms.get(other, Truth.FALSE)
        return truth

    def has(self, element: str) -> Truth:
        return self.elements.get(element, self.others)

    def note(self, element: str, truth: Truth) -> None:
        """Takes in what one source says of an element; sources that contradict each other leave it unknown."""
        known = self.elements.get(element)
        self.elements[element] = (
            truth
            if known is None or known is Truth.UNKNOWN or known is truth
            else (known if truth is Truth.UNKNOWN else Truth.UNKNOWN)
        )


class GoodsReader:
    """Classifies lines of goods against the control entries of a rulebook.

    Args:
        goods: How descriptions are read.
        items: Control entries by instrument.
        codes: Code lists by instrument: control codes known only by name and customs code.
    """

    def __init__(self, goods: Goods, items: Mapping[str, ItemsFile], codes: Mapping[str, tuple[CodeRow, ...]]) -> None:
        self._items = items
        self._codes = codes
        self._words = _Words(goods, frozenset(entry.elements[0] for file in items.values() for entry in file.entries))
        self._by_element = {name: _by_key_element(file.entries) for name, file in items.items()}
        self._exclusions = {
            name: tuple(
                (
                    exclusion,
                    _joined(exclusion.words),
                    _joined(exclusion.except_words) if exclusion.except_words else None,
                )
                for exclusion in file.exclusions
            )
            for name, file in items.items()
        }
        self._any_exclusion = {
            name: _joined([word for exclusion in file.exclusions for word in exclusion.words])
            for name, file in items.items()
        }
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
        return Classification(found.meets, found.listed_under, evidence, found.asks)

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
        open_entries = [entry for entry in meets if entry.truth is Truth.UNKNOWN and entry.instrument in self._items]
        if any(truths[name] is Truth.UNKNOWN for name in self._items):
            asks[:0] = _asks_for(seen, bool(open_entries))
        return Classification(tuple(meets), OpenSet(truths), tuple(evidence), tuple(dict.fromkeys(asks)))

    def _see_customs_code(self, seen: _Seen, hs: str | None) -> None:
        """A customs code that the catalogue gives for an entry makes its elements possible; it decides nothing."""
        pointed = self._pointed.get(hs or "", frozenset())
        named = any(truth is Truth.TRUE for truth in seen.elements.values())
        if not pointed or seen.ordinary or named or any(seen.elements.get(symbol) is not None for symbol in pointed):
            return
        for symbol in () if seen.complete else sorted(pointed):
            seen.elements[symbol] = Truth.UNKNOWN
        seen.evidence.append(
            Piece("hs_code", str(hs), "customs code given for entries with " + ", ".join(sorted(pointed)))
        )

    def _entries_met(
        self, instrument: str, seen: _Seen, texts: list[tuple[str, str]], code: str | None, evidence: list[Piece]
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

    def _candidates(self, instrument: str, seen: _Seen, declared: list[Entry]) -> list[Entry]:
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
        for exclusion, words, but in self._exclusions[instrument]:
            for name, text in read:
                if (match := words.search(text)) and not (but and but.search(text)):
                    return name, exclusion.title.en, match[0]
        return None

    def _code_met(
        self,
        instrument: str,
        seen: _Seen,
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
        if any(truths.get(name) is Truth.TRUE for name in truths):
            return None, Truth.FALSE
        hint = self._hints[instrument].get(hs) if hs else None
        if hint is not None:
            evidence.append(
                Piece("hs_code", str(hs), f"customs code given for {hint.code} ({hint.name_en})", key=instrument)
            )
            why = "the licence catalogue gives this customs code for the entry; a customs code alone decides nothing"
            return Meets(instrument, hint.code, hint.name_en, Truth.UNKNOWN, why), Truth.UNKNOWN
        if declared is False and seen.described and hs:
            return None, Truth.FALSE
        return None, Truth.UNKNOWN


class _Words:
    """The words of `goods.yaml`, compiled."""

    def __init__(self, goods: Goods, key_elements: frozenset[str]) -> None:
        self._key_elements = key_elements
        self._names: dict[str, str] = {}
        symbols: list[str] = []
        for symbol, words in goods.elements.items():
            for name in (*words.zh, *words.ja, *words.en):
                self._names[name.casefold()] = symbol
            if words.symbol_alone:
                symbols.append(symbol)
        latin = sorted((name for name in self._names if name.isascii()), key=len, reverse=True)
        other = sorted((name for name in self._names if not name.isascii()), key=len, reverse=True)
        names = "|".join(
            [*(rf"(?<![a-zA-Z]){re.escape(name)}(?:s|es)?(?![a-zA-Z])" for name in latin), *map(re.escape, other)]
        )
        bare = "|".join(sorted(symbols, key=len, reverse=True))
        self._element = re.compile(rf"(?i:{names})|(?<![A-Za-z])(?:{bare})(?![a-z])")
        self._formula = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][a-z]?\d*){2,}(?![A-Za-z])")
        self._groups = tuple((group.elements, _joined(group.words)) for group in goods.groups)
        one = rf"(?:(?i:{names})|(?:{'|'.join(sorted(goods.elements, key=len, reverse=True))})(?![a-z])"
        one += "".join(f"|{word}" for group in goods.groups for word in group.words) + ")"
        self._series = re.compile(
            rf"{one}(?:\s*(?:[,/&+，、・]|and|or|nor|和|或|与|及|や|と|および)\s*{one})*", re.IGNORECASE
        )
        self._absent_before, self._absent_after = _around(goods.absence)
        self._materials = tuple(
            (material, _joined(material.words) if material.words else None) for material in goods.materials
        )
        self._any_material = _joined([word for material in goods.materials for word in material.words])
        self._forms = tuple((row.form, _joined(row.words)) for row in goods.forms)
        self._vague = _joined(goods.vague)
        self._ordinary = _joined(goods.ordinary)
        self._known = frozenset(goods.elements)

    def see(
        self,
        texts: Iterable[tuple[str, str]],
        form: str | None,
        elements: tuple[str, ...] | None,
        shares: tuple[tuple[str, float], ...] | None,
        trace_pct: float,
    ) -> _Seen:
        seen = _Seen()
        written = [(name, unicodedata.normalize("NFKC", text)) for name, text in texts]
        self._see_described(seen, written)
        self._see_form(seen, form, written)
        for symbol in elements or ():
            seen.note(symbol, Truth.TRUE)
        if elements:
            seen.evidence.append(Piece("elements", ", ".join(elements), "elements known to be present"))
        self._see_shares(seen, shares, trace_pct)
        recognised = self._see_text(seen, written)
        recognised |= self._imply(seen)
        if seen.complete or seen.ordinary or (seen.described and not self._asks_more(written, recognised)):
            seen.others = Truth.FALSE
        return seen

    def _see_described(self, seen: _Seen, written: list[tuple[str, str]]) -> None:
        description = next((text for name, text in written if name == "description"), "")
        rest = self._vague.sub(" ", description)
        seen.described = len(re.findall(r"[^\W\d_]", rest)) >= 2
        if match := self._ordinary.search(description):
            seen.ordinary = True
            seen.evidence.append(Piece("description", match[0], "everyday goods", points=False))

    def _see_form(self, seen: _Seen, form: str | None, written: list[tuple[str, str]]) -> None:
        described = self._described_form(written)
        given = form if form in _CLASSES else None
        if given is not None:
            seen.evidence.append(Piece("form", str(form), f"form: {given}"))
        elif described is not None:
            seen.evidence.append(Piece(described[0], described[1], f"form: {described[2]}"))
        told = described[2] if described else None
        if given is None and told is None:
            seen.form_known = seen.ordinary
            return
        seen.form_known = True
        if given is not None and told is not None and told != given and not _compatible(given, told):
            seen.forms = {given: Truth.UNKNOWN, told: Truth.UNKNOWN}
        else:
            seen.forms = {(given or str(told)): Truth.TRUE}

    def _described_form(self, written: list[tuple[str, str]]) -> tuple[str, str, str] | None:
        """The form that description or model name, the first in the order of the rulebook: field, word, form."""
        texts = [(name, text) for name, text in written if name in ("description", "model")]
        for form, words in self._forms:
            for name, text in texts:
                if match := words.search(text):
                    return name, match[0], form
        return None

    def _see_shares(self, seen: _Seen, shares: tuple[tuple[str, float], ...] | None, trace_pct: float) -> None:
        total = 0.0
        for name, share in shares or ():
            total += share
            truth = Truth.TRUE if share > trace_pct else Truth.UNKNOWN if share > 0 else Truth.FALSE
            found = elements_in(name) or self.elements_named(name)
            for symbol in found:
                seen.note(symbol, truth)
            if found & self._known:
                piece = Piece("composition", f"{name} {share:g} %", f"{name} {share:g} % by mass")
                seen.evidence.insert(0 if found & self._key_elements else len(seen.evidence), piece)
            if len(found) == 2 and "O" in found and share > 0 and not seen.form_known:
                seen.forms, seen.form_known = {"oxide": Truth.TRUE}, True
        seen.complete = total >= _COMPLETE_FROM

    def elements_named(self, text: str) -> frozenset[str]:
        """Elements a text names by name or bare symbol."""
        return frozenset(self._names.get(_singular(word, self._names), word) for word in self._element.findall(text))

    def _see_text(self, seen: _Seen, written: list[tuple[str, str]]) -> bool:
        recognised = specific = False
        for name, text in written:
            rest = text
            for start, end, series in self._said_absent(text):
                absent = self._in_list(series)
                for symbol in absent:
                    seen.note(symbol, Truth.FALSE)
                seen.evidence.append(
                    Piece(
                        name, text[start:end].strip(), "said to be absent: " + ", ".join(sorted(absent)), points=False
                    )
                )
                rest = rest[:start] + " " * (end - start) + rest[end:]
            for word in self._element.findall(rest):
                symbol = self._names.get(_singular(word, self._names), word)
                seen.note(symbol, Truth.TRUE)
                seen.evidence.append(Piece(name, word, f"names {symbol}"))
                recognised = True
            for formula in self._formula.findall(rest):
                found = elements_in(formula) & self._known
                for symbol in found:
                    seen.note(symbol, Truth.TRUE)
                if found:
                    seen.evidence.append(Piece(name, formula, "formula with " + ", ".join(sorted(found))))
                    recognised = True
            for material, words in self._materials if self._any_material.search(rest) else ():
                if material.general and specific:
                    continue
                if words and (match := words.search(rest)):
                    specific = True
                    self._take(seen, material.contains, material.may_contain)
                    seen.evidence.append(Piece(name, match[0], f"material: {material.id.replace('_', ' ')}"))
                    if material.form and not seen.form_known:
                        seen.forms, seen.form_known = {material.form: Truth.TRUE}, True
                    recognised = True
            for members, words in self._groups:
                if match := words.search(rest):
                    self._take(seen, (), members)
                    seen.evidence.append(Piece(name, match[0], "may contain " + ", ".join(members)))
                    recognised = True
        return recognised

    def _said_absent(self, text: str) -> list[tuple[int, int, str]]:
        """Where a text says that elements are not there: start, end, and the list of elements."""
        found: list[tuple[int, int, str]] = []
        for match in self._absent_before.finditer(text):
            if series := self._series.match(text, match.end()):
                found.append((match.start(), series.end(), series[0]))
        if self._absent_after.search(text):
            for series in self._series.finditer(text):
                after = self._absent_after.match(text, series.end())
                if after and not any(start <= series.start() < end for start, end, _ in found):
                    found.append((series.start(), after.end(), series[0]))
        return found

    def _imply(self, seen: _Seen) -> bool:
        implied = False
        for material, _ in self._materials:
            sign = material.implied_by
            if (
                sign
                and seen.form(sign.form) is not Truth.FALSE
                and seen.form_known
                and all(seen.elements.get(symbol) is Truth.TRUE for symbol in sign.elements)
            ):
                self._take(seen, material.contains, material.may_contain)
                implied = True
        return implied

    @staticmethod
    def _take(seen: _Seen, contains: Iterable[str], may_contain: Iterable[str]) -> None:
        for symbol in contains:
            if seen.elements.get(symbol) is not Truth.FALSE:
                seen.note(symbol, Truth.TRUE)
        for symbol in () if seen.complete else may_contain:
            seen.elements.setdefault(symbol, Truth.UNKNOWN)

    def _in_list(self, series: str) -> set[str]:
        found: set[str] = set(self.elements_named(series))
        found |= {
            symbol for symbol in re.findall(r"(?<![A-Za-z])[A-Z][a-z]?(?![a-z])", series) if symbol in self._known
        }
        for members, words in self._groups:
            if words.search(series):
                found |= set(members)
        return found

    def _asks_more(self, written: list[tuple[str, str]], recognised: bool) -> bool:
        """Whether the description, though it says something, leaves the goods open (a bare product number, say)."""
        return not recognised and not any(name == "description" for name, _ in written)


def _joined(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words) or r"(?!)", re.IGNORECASE)


def _around(forms: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a list of absent elements, and what stands after one."""
    before: list[str] = []
    after: list[str] = []
    for form in forms:
        left, _, right = form.partition("{elements}")
        (before if left else after).append(left or right)
    return _joined(before), _joined(after)


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


def _compatible(given: str, told: str) -> bool:
    return {given, told} in (
        {"oxide", "mixture"},
        {"compound", "mixture"},
        {"oxide", "compound"},
        {"magnet", "magnet_assembly"},
        {"alloy", "magnet"},
        {"metal", "alloy"},
    )


def _why(entry: Entry, seen: _Seen) -> str:
    parts = []
    form = seen.form(entry.form)
    if form is not Truth.TRUE:
        parts.append(f"form {entry.form.replace('_', ' ')}: {form.word}")
    for element in entry.elements:
        if (truth := seen.has(element)) is not Truth.TRUE:
            parts.append(f"{element}: {truth.word}")
    return "; ".join(parts) if parts else f"{entry.form.replace('_', ' ')} with {', '.join(entry.elements)}"


def _asks_for(seen: _Seen, named: bool) -> list[str]:
    if not seen.described and not named:
        return ["description"]
    asks = []
    if seen.others is Truth.UNKNOWN or any(truth is Truth.UNKNOWN for truth in seen.elements.values()):
        asks.append("composition" if seen.described else "description")
    if not seen.form_known or any(truth is Truth.UNKNOWN for truth in seen.forms.values()):
        asks.append("form")
    return asks or ["classification"]


def _singular(word: str, names: Mapping[str, str]) -> str:
    folded = word.casefold()
    for candidate in (folded, folded.removesuffix("s"), folded.removesuffix("es")):
        if candidate in names:
            return candidate
    return folded
