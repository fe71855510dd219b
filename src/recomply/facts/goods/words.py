"""Reading what goods are: form and elements, from fields and from descriptions in Chinese, Japanese and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from recomply.facts.goods.ordinary import OrdinaryReader
from recomply.facts.goods.patterns import joined, says_something
from recomply.facts.goods.purposes import within
from recomply.facts.goods.seen import INTANGIBLE, Seen
from recomply.facts.ranges import Range
from recomply.facts.reading import Piece
from recomply.formulas import elements_of, mass_shares, normal
from recomply.law.goods import Goods
from recomply.truth import Truth

_NO_MATERIAL = frozenset({"powder", "waste"})  # a shape and a condition: neither tells what the material is
_PRODUCTS = frozenset({"finished_product", "equipment", "component", "ceramic"})
_PURE_FROM = 90.0  # mass per cent of one part from which the goods are that material
_COMPLETE_FROM = 99.9  # mass per cent from which a composition counts as complete


class GoodsWords:
    """The words of `goods.yaml`, compiled.

    Args:
        goods: The words.
        everyday: Tells everyday goods, and what goods are for.
        key_elements: Elements by which entries are told; evidence of them comes first.
    """

    def __init__(self, goods: Goods, everyday: OrdinaryReader, key_elements: frozenset[str]) -> None:
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
        self._groups = tuple((group.elements, joined(group.words)) for group in goods.groups)
        one = rf"(?:(?i:{names})|(?:{'|'.join(sorted(goods.elements, key=len, reverse=True))})(?![a-z])"
        one += "".join(f"|{word}" for group in goods.groups for word in group.words) + ")"
        self._series = re.compile(rf"{one}(?:\s*(?:{'|'.join(goods.listed_with)})\s*{one})*", re.IGNORECASE)
        self._absent_before, self._absent_after = _around(goods.absence)
        self._materials = tuple(
            (material, joined(material.words) if material.words else None) for material in goods.materials
        )
        self._any_material = joined([word for material in goods.materials for word in material.words])
        self._forms = tuple((row.form, joined(row.words)) for row in goods.forms)
        self._vague = joined(goods.vague)
        self._everyday = everyday
        self.purposes = everyday.purposes
        self._known = frozenset(goods.elements)

    def see(
        self,
        texts: Iterable[tuple[str, str]],
        form: str | None,
        elements: tuple[str, ...] | None,
        shares: tuple[tuple[str, float], ...] | None,
        hs: str | None,
        trace_pct: float,
    ) -> Seen:
        """What the fields and texts of a line show of its goods.

        Args:
            texts: Field and text, the description first.
            form: Form given in the record.
            elements: Symbols known to be present.
            shares: Composition in mass per cent.
            hs: Customs code.
            trace_pct: Share up to which an element is a question and not taken as contained.
        """
        seen = Seen()
        written = [(name, unicodedata.normalize("NFKC", text)) for name, text in texts]
        self._see_described(seen, written, hs)
        self._see_form(seen, form, written)
        for symbol in elements or ():
            seen.note(symbol, Truth.TRUE)
        if elements:
            seen.evidence.append(Piece("elements", ", ".join(elements), "elements known to be present"))
        self._see_shares(seen, shares, trace_pct)
        self._see_material(seen, form, shares)
        recognised = self._see_text(seen, written)
        recognised |= self._imply(seen)
        if seen.complete or seen.ordinary or (seen.described and not self._asks_more(written, recognised)):
            seen.others = Truth.FALSE
        return seen

    def _see_described(self, seen: Seen, written: list[tuple[str, str]], hs: str | None) -> None:
        description = next((text for name, text in written if name == "description"), "")
        seen.described = says_something(self._vague.sub(" ", description))
        everyday = self._everyday.named(description, hs)
        if everyday is None:
            return
        seen.described = True
        if everyday.fits:
            seen.ordinary = True
            seen.evidence.append(Piece("description", everyday.words, "everyday goods", points=False))
        else:
            seen.conflicts.append(f"customs code {hs} is not one under which “{everyday.words}” belong")
            seen.evidence.append(Piece("hs_code", str(hs), f"does not fit everyday goods “{everyday.words}”"))

    def _see_form(self, seen: Seen, form: str | None, written: list[tuple[str, str]]) -> None:
        described = self._described_form(written)
        given = form if form not in _NO_MATERIAL else None
        if given is not None:
            seen.evidence.append(Piece("form", str(form), f"form: {given}"))
        elif described is not None:
            seen.evidence.append(Piece(described[0], described[1], f"form: {described[2]}"))
        told = described[2] if described else None
        if given is None and told is None:
            seen.form_known = seen.ordinary
            return
        seen.form_known, seen.form_given = True, given is not None
        if given is not None and told is not None and told != given and not _compatible(given, told):
            seen.forms = {given: Truth.UNKNOWN, told: Truth.UNKNOWN}
        else:
            seen.forms = {(given or str(told)): Truth.TRUE}

    def _described_form(self, written: list[tuple[str, str]]) -> tuple[str, str, str] | None:
        """The form that description or model name, the first in the order of the rulebook: field, word, form.

        What the goods are for tells nothing of their form: dysprosium for motors is no motor.
        """
        texts = [(name, self.purposes.without(text)) for name, text in written if name in ("description", "model")]
        for form, words in self._forms:
            for name, text in texts:
                if match := words.search(text):
                    return name, match[0], form
        return None

    def _see_shares(self, seen: Seen, shares: tuple[tuple[str, float], ...] | None, trace_pct: float) -> None:
        total = 0.0
        for name, share in shares or ():
            truth = Truth.TRUE if share > trace_pct else Truth.UNKNOWN if share > 0 else Truth.FALSE
            parts = mass_shares(name)
            found = frozenset(parts) or self.elements_named(name)
            total += share if found else 0.0  # "others" may be anything
            for symbol in found:
                seen.note(symbol, truth)
                # A compound known by name only ("dysprosium oxide") holds at most its own share of the element.
                part = Range.exact(share * parts[symbol]) if parts else Range(0.0, share)
                known = seen.shares.get(symbol)
                seen.shares[symbol] = part if known is None else Range(known.low + part.low, known.high + part.high)
            if parts and len(parts) > 1 and share > 0:
                seen.compounds.add(normal(name))
            if found & self._known:
                piece = Piece("composition", f"{name} {share:g} %", f"{name} {share:g} % by mass")
                seen.evidence.insert(0 if found & self._key_elements else len(seen.evidence), piece)
            if len(found) == 2 and "O" in found and share > 0 and not seen.form_known:
                seen.forms, seen.form_known = {"oxide": Truth.TRUE}, True
        seen.complete = total >= _COMPLETE_FROM

    def _see_material(self, seen: Seen, form: str | None, shares: tuple[tuple[str, float], ...] | None) -> None:
        """A composition that is nearly all one element or oxide, or a powder, against the name of some product."""
        told = next((name for name, truth in seen.forms.items() if truth is Truth.TRUE), None)
        if told not in _PRODUCTS or seen.form_given:
            return
        parts = [
            (name, frozenset(mass_shares(name)) or self.elements_named(name), share) for name, share in shares or ()
        ]
        pure = [(name, found) for name, found, share in parts if share >= _PURE_FROM and found & self._key_elements]
        if pure and len(pure[0][1] - {"O"}) == 1:
            material = "oxide" if "O" in pure[0][1] else "metal"
            seen.forms = {told: Truth.UNKNOWN, material: Truth.UNKNOWN}
            seen.conflicts.append(f"the composition is that of {pure[0][0]}, the description names a {told}")
        elif form == "powder" and any(seen.elements.get(name) is Truth.TRUE for name in self._key_elements):
            seen.forms, seen.form_known = {}, False
            seen.conflicts.append(f"the form is powder, the description names a {told}")

    def elements_named(self, text: str) -> frozenset[str]:
        """Elements a text names by name or bare symbol."""
        return frozenset(self._names.get(_singular(word, self._names), word) for word in self._element.findall(text))

    def _see_text(self, seen: Seen, written: list[tuple[str, str]]) -> bool:
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
            purposes = self.purposes.spans(rest)
            for spelled in self._formula.finditer(rest):
                formula = spelled[0]
                if compound := normal(formula):
                    head = Truth.UNKNOWN if within(purposes, *spelled.span()) else Truth.TRUE
                    seen.formulas[compound] = head | seen.formulas.get(compound, Truth.FALSE)
                found = elements_of(formula) & self._known
                for symbol in found:
                    seen.note(symbol, Truth.TRUE)
                if found:
                    seen.evidence.append(Piece(name, formula, "formula with " + ", ".join(sorted(found))))
                    seen.described = seen.described or name == "description"
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

    def _imply(self, seen: Seen) -> bool:
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
    def _take(seen: Seen, contains: Iterable[str], may_contain: Iterable[str]) -> None:
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


def _around(forms: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a list of absent elements, and what stands after one."""
    before: list[str] = []
    after: list[str] = []
    for form in forms:
        left, _, right = form.partition("{elements}")
        (before if left else after).append(left or right)
    return joined(before), joined(after)


def _compatible(given: str, told: str) -> bool:
    """Whether two forms can both be right. What technology is about has a form of its own."""
    return given in INTANGIBLE or {given, told} in (
        {"oxide", "mixture"},
        {"compound", "mixture"},
        {"oxide", "compound"},
        {"magnet", "magnet_assembly"},
        {"alloy", "magnet"},
        {"metal", "alloy"},
    )


def _singular(word: str, names: Mapping[str, str]) -> str:
    folded = word.casefold()
    for candidate in (folded, folded.removesuffix("s"), folded.removesuffix("es")):
        if candidate in names:
            return candidate
    return folded
