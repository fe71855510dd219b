"""A line against every control entry: which it meets, which it may meet, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from recomply.facts.goods.codes import CustomsIndex, same_branch
from recomply.facts.goods.limits import Measures, met
from recomply.facts.goods.measured import Gauge
from recomply.facts.goods.naming import Named, Names, Naming
from recomply.facts.goods.open_points import Points, in_particular
from recomply.facts.goods.ordinary import OrdinaryReader
from recomply.facts.goods.patterns import joined
from recomply.facts.goods.remarks import Remark, Remarks
from recomply.facts.goods.seen import Seen
from recomply.facts.goods.words import GoodsWords
from recomply.facts.reading import OpenSet, Piece
from recomply.facts.texts.folding import Folding
from recomply.formulas import elements_of, normal
from recomply.law import Rulebook
from recomply.law.indicators import Wording
from recomply.law.items import Entry, Exclusion, ItemsFile
from recomply.shipment.model import Line
from recomply.truth import Truth, any_of
from recomply.words import Words

_SELECTS = 8  # digits of a customs code from which the codes it begins speak against everyday goods
_MANY = 12  # open entries from which only their heads are shown
_CODE_FORMAT = re.compile(r"\d[A-E]\d{3}(?:\.[a-z0-9]+)*")
_CODE_IN_TEXT = re.compile(r"(?<![A-Za-z0-9])\d[A-E]\d{3}(?:\.[a-z0-9]+)*(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Meets:
    """A control entry held against a line: it is met (true), may be met (unknown), or is not (false), and why."""

    instrument: str
    code: str
    name: str
    truth: Truth
    why: str
    family: str = ""
    lists: bool = True
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """The line against every control entry of the rulebook.

    Attributes:
        meets: Entries met or possibly met.
        considered: Entries that were candidates and are not met.
        listed_under: Instrument → whether one of its entries is met.
        families: Family of goods → whether an entry of it is met.
        contradictions: Kinds of contradiction in what the record says of the goods, with the evidence.
        declared_against: Instruments with an entry that is met although the goods are declared not controlled.
        near: Instruments with a limit that the goods miss by little.
        counts: Whether the goods are material that counts in a share of value; unknown where only part of them does.
        asks: Questions whose answers would settle what is unknown.
        details: What single questions ask in particular, by their names: the parameters that are open.
        declared_outside: Instruments the line is outside of by nothing but the exporter's own classification.
        intangible: Whether technology or software is provided; false where nothing shows it.
    """

    meets: tuple[Meets, ...]
    considered: tuple[Meets, ...]
    listed_under: OpenSet
    families: OpenSet
    contradictions: OpenSet
    near: OpenSet
    counts: Truth
    evidence: tuple[Piece, ...]
    asks: tuple[str, ...]
    details: tuple[tuple[str, Words], ...] = ()
    declared_outside: tuple[str, ...] = ()
    declared_against: tuple[str, ...] = ()
    intangible: Truth = Truth.FALSE


class Goods(NamedTuple):
    """What a line says of its goods: all that classification depends on."""

    description: str | None
    model: str | None
    grade: str | None
    remark: str | None
    form: str | None
    elements: tuple[str, ...] | None
    shares: tuple[tuple[str, float], ...] | None
    parameters: tuple[tuple[str, float | str], ...]
    code: str | None
    declared: bool | None
    hs: str | None

    @classmethod
    def of(cls, line: Line) -> Goods:
        """The goods of a line. A control code in the customs remark counts where the field gives none."""
        code = line.control_code
        if code is None and line.remark and (found := _CODE_IN_TEXT.search(line.remark)):
            code = found[0]
        return cls(
            line.description,
            line.model,
            line.grade,
            line.remark,
            line.form,
            line.elements,
            None if line.composition is None else tuple(sorted(line.composition.items())),
            tuple(sorted((line.parameters or {}).items())),
            code,
            line.declared_controlled,
            line.hs_code,
        )


class GoodsReader:
    """Classifies lines of goods against the control entries of a rulebook. Safe under threads."""

    def __init__(self, rulebook: Rulebook) -> None:
        items = rulebook.items
        ranked = sorted(items.items(), key=lambda named: (not named[1].control_list, not named[1].complete))
        self._files = tuple(_File.of(name, file) for name, file in ranked)  # the long list after those it may leave to
        keys = frozenset(entry.elements[0] for file in items.values() for entry in file.entries if entry.elements)
        self._elements = frozenset(name for file in items.values() for one in file.entries for name in one.elements)
        folding = Folding(rulebook.indicators.negation.same_character, rulebook.names.glyphs)
        self._everyday = OrdinaryReader(rulebook.ordinary, joined(rulebook.goods.vague), folding)
        self._words = GoodsWords(rulebook.goods, self._everyday, keys)
        self._naming = Naming(items, self._words.purposes, folding)
        more = {name: one for file in items.values() for name, one in file.parameters.items()}
        self._gauge = Gauge(rulebook.parameters, more)
        self._customs = CustomsIndex(items)
        entries = [entry for file in items.values() for entry in file.entries]
        self._remarks = Remarks(rulebook.goods.remarks)
        self._codes = frozenset(code for entry in entries for code in (entry.code, *entry.also))
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
        names = self._naming.find(_named_in(texts))
        pointed = self._customs.under(goods.hs)
        owned = [(name, text, self._words.purposes.without(text)) for name, text in texts if name != "remark"]
        look = _Look(
            goods,
            seen,
            names,
            Measures(self._gauge, dict(goods.parameters), texts),
            owned,
            pointed,
            goods.code in self._codes,
            self._remarks.read(goods.remark),
        )
        for file in self._files:
            file.judge(look)
        return look.conclusion(self._files)

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


@dataclass(frozen=True, slots=True)
class _File:
    """The entries of one instrument, compiled."""

    instrument: str
    file: ItemsFile
    by_element: Mapping[str, tuple[Entry, ...]]
    by_id: Mapping[int, Entry]
    formulas: Mapping[str, tuple[Entry, ...]]
    exclusions: tuple[tuple[Exclusion, re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None], ...]
    any_exclusion: re.Pattern[str]
    never_excluded: re.Pattern[str]

    @classmethod
    def of(cls, instrument: str, file: ItemsFile) -> _File:
        by_element: dict[str, list[Entry]] = {}
        formulas: dict[str, list[Entry]] = {}
        for entry in file.entries:
            if entry.elements:
                by_element.setdefault(entry.elements[0], []).append(entry)
            for formula in entry.formulas:
                formulas.setdefault(normal(formula), []).append(entry)
        return cls(
            instrument,
            file,
            {name: tuple(entries) for name, entries in by_element.items()},
            {id(entry): entry for entry in file.entries},
            {name: tuple(entries) for name, entries in formulas.items()},
            tuple(
                (
                    one,
                    joined(one.words),
                    joined(one.except_words) if one.except_words else None,
                    joined(one.doubt_words) if one.doubt_words else None,
                )
                for one in file.exclusions
            ),
            joined([word for one in file.exclusions for word in one.words]),
            joined(file.never_excluded),
        )

    def judge(self, look: _Look) -> None:
        """Holds the goods against every candidate entry of the instrument."""
        answer = self._answer(look)
        declared = self._declared(look)
        look.declared = frozenset(map(id, declared))
        found: list[Meets] = []
        for entry in self._candidates(look, declared):
            one = look.hold(self.instrument, entry, self.file.near)
            if entry.when_told and any(look.seen.elements.get(name) is not Truth.TRUE for name in entry.elements):
                one = replace(one, truth=Truth.FALSE)
            if self.file.intangible and one.truth > look.seen.intangible:
                one = replace(one, truth=look.seen.intangible, why=f"{one.why}; whether technology is provided is open")
            if answer is not None and one.truth is not Truth.FALSE:
                truth = Truth.UNKNOWN if answer.doubt else Truth.FALSE
                words = "in doubt by" if answer.doubt else "outside by"
                one = replace(one, truth=truth, why=f"{words} the ministry's own answer: {answer.title}")
            found.append(one)
        if declared:
            look.evidence.append(
                Piece("control_code", str(look.goods.code), f"declared as {look.goods.code}", key=self.instrument)
            )
            found = self._with_declaration(look, found, {entry.code for entry in declared})
        look.take(self, found)

    def _candidates(self, look: _Look, declared: list[Entry]) -> Iterable[Entry]:
        found: dict[int, Entry] = {id(entry): entry for entry in declared}
        for element, entries in self.by_element.items():
            if look.seen.has(element) is not Truth.FALSE:
                for entry in entries:
                    if look.seen.any_form(entry.forms) is not Truth.FALSE:
                        found[id(entry)] = entry
        for formula in (*look.seen.compounds, *look.seen.formulas):
            for entry in self.formulas.get(formula, ()):
                found[id(entry)] = entry
        for key in (*look.names.entries, *look.pointed):
            if key in self.by_id:
                found[key] = self.by_id[key]
        return found.values()

    def _declared(self, look: _Look) -> list[Entry]:
        """Entries of the branch the exporter declares. Codes above it count only where no entry has the very code."""
        code = look.goods.code
        if code is None:
            return []
        fits = _below if look.code_held else same_branch
        return [entry for entry in self.file.entries if any(fits(one, code) for one in (entry.code, *entry.also))]

    def _answer(self, look: _Look) -> _Answer | None:
        """An answer of the authority that puts such goods outside, or in doubt.

        It speaks of the goods themselves, not of what they are for: dysprosium for motors is no motor.
        """
        if not any(self.any_exclusion.search(own) for _, _, own in look.owned):
            return None
        if any(self.never_excluded.search(text) for _, text, _ in look.owned):
            return None
        for exclusion, words, but, doubt in self.exclusions:
            for name, text, own in look.owned:
                if (match := words.search(own)) and not (but and but.search(text)):
                    doubted = doubt is not None and doubt.search(text) is not None
                    doubted |= self._contradicted(look, exclusion, match[0])
                    piece = Piece(name, match[0], exclusion.title.en, key=self.instrument, points=doubted)
                    look.evidence.append(piece)
                    return _Answer(exclusion.title.en, doubted)
        return None

    def _contradicted(self, look: _Look, exclusion: Exclusion, words: str) -> bool:
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
            total += share if elements and elements <= self.by_element.keys() else 0.0
        return total

    def _with_declaration(self, look: _Look, found: list[Meets], codes: set[str]) -> list[Meets]:
        """Takes in the exporter's own control code. It settles what was open; if the goods differ it is a doubt."""
        code = str(look.goods.code)
        ours = [entry for entry in found if entry.code in codes]
        others = [entry for entry in found if entry.code not in codes]
        best = any_of(entry.truth for entry in ours)
        said = f"declared by the exporter as {code}"
        if best is Truth.FALSE:
            look.conflict("code_and_goods", "control_code", code, f"the goods look different: {ours[0].why}")
            doubt = replace(
                ours[0], code=code, truth=Truth.UNKNOWN, why=f"{said}, but the goods look different ({ours[0].why})"
            )
            return [*others, doubt]
        if len(ours) == 1:
            agrees = f"; {ours[0].why}" if best is Truth.TRUE else ""
            return [*others, replace(ours[0], truth=Truth.TRUE, why=said + agrees)]
        if best is Truth.TRUE:
            return found
        one = replace(
            ours[0], code=code, name="one of its entries", truth=Truth.TRUE,
            why=f"{said}; which of its entries is not said",
        )  # fmt: skip
        return [*found, one]

    def residue(self, look: _Look) -> Truth:
        """What holds of the instrument where none of its entries fits."""
        goods, seen = look.goods, look.seen
        if seen.ordinary:
            return Truth.FALSE
        if not seen.described:
            return Truth.UNKNOWN if self._by_words_only else Truth.FALSE
        if self.file.complete:
            return Truth.FALSE
        if goods.declared is False and goods.hs and not seen.conflicts:
            return Truth.FALSE
        return Truth.UNKNOWN

    @property
    def _by_words_only(self) -> bool:
        return any(not entry.elements for entry in self.file.entries)


class _Answer(NamedTuple):
    title: str
    doubt: bool


@dataclass(slots=True)
class _Look:
    """One line while it is held against the entries.

    Attributes:
        owned: Field, text, and the text without what the goods are for.
        code_held: Whether some entry has the very code that the exporter declares.
        remarked: What the customs remark says of control.
        by_form: Entries that are open by the form of the goods, by instrument and code.
        points: What is open of the limits of an entry, by instrument and code.
    """

    goods: Goods
    seen: Seen
    names: Names
    measures: Measures
    owned: list[tuple[str, str, str]]
    pointed: Mapping[int, str]
    code_held: bool
    remarked: Remark | None = None
    by_form: set[tuple[str, str]] = field(default_factory=set)
    points: dict[tuple[str, str], Points] = field(default_factory=dict)
    evidence: list[Piece] = field(init=False)
    found: list[Meets] = field(default_factory=list)
    truths: dict[str, Truth] = field(default_factory=dict)
    conflicts: dict[str, Truth] = field(default_factory=dict)
    near: dict[str, Truth] = field(default_factory=dict)
    declared_outside: list[str] = field(default_factory=list)
    declared_against: list[str] = field(default_factory=list)
    declared: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.evidence = list(self.seen.evidence)

    def conflict(self, kind: str, field_: str, text: str, why: str) -> None:
        """Notes a contradiction in what the record says of the goods."""
        self.conflicts[kind] = Truth.TRUE
        self.evidence.append(Piece(field_, text, why, key=kind))

    def says(self, wording: Wording) -> Piece | None:
        """Where the record uses the words of a limit."""
        found = self.names.said.get(id(wording))
        return None if found is None else Piece(found[0], found[1], "says so")

    def _taken_at_word(self, entry: Entry) -> bool:
        """Whether the exporter's code alone tells that goods are of an entry.

        It does for entries told by words only, where the record names no goods, everyday ones or those of any entry:
        that it does not use the words we know says nothing against the exporter.
        """
        if entry.elements or id(entry) not in self.declared or self.seen.ordinary:
            return False
        return not any(named.head for named in self.names.entries.values())

    def hold(self, instrument: str, entry: Entry, near: float) -> Meets:
        """The goods against one entry."""
        identity, why = self._identity(entry)
        source = self.pointed.get(id(entry))
        key = (instrument, entry.code)
        if entry.elements and identity is Truth.UNKNOWN and self.seen.any_form(entry.forms) is Truth.UNKNOWN:
            self.by_form.add(key)
        if identity is Truth.FALSE and source is not None and self._pointed_for_certain(entry):
            identity = Truth.UNKNOWN
            why = (
                f"customs code {self.goods.hs} is given for the entry ({source}); a customs code alone decides nothing"
            )
            told = f"customs code given for {entry.code} ({entry.name.en})"
            self.evidence.append(Piece("hs_code", str(self.goods.hs), told, key=instrument))
            if self.seen.described and entry.covers in ("whole", "dedicated"):
                self.conflict("customs_code_and_goods", "hs_code", str(self.goods.hs), told)
        if identity is Truth.FALSE or entry.limits == "none":
            return _meets(instrument, entry, identity, why)
        if entry.limits == "unseen":
            self.points[key] = Points(entry, identity, tuple(map(self.measures.titled, entry.ask_for)))
            words = f"{why}; the technical limits of the entry are not in the rulebook"
            return _meets(instrument, entry, Truth.UNKNOWN, words)
        limits = met(entry.limits, self.seen, self.measures, self.says, near)
        self.evidence.extend(piece._replace(key=instrument) for piece in limits.pieces)
        truth = identity & limits.truth
        self.points[key] = Points(entry, identity, limits.points)
        if limits.near and identity is Truth.TRUE:
            self.near[instrument] = Truth.TRUE
        return _meets(instrument, entry, truth, f"{why}; {limits.why}")

    def _pointed_for_certain(self, entry: Entry) -> bool:
        """Whether a customs code that is given for an entry speaks against a description of other goods.

        It does not where the composition is complete, nor where the code covers other goods too and these are named.
        """
        if self.seen.ordinary and self._merely_begun(entry):
            return False
        if not entry.elements:
            return not self.seen.ordinary or entry.covers not in ("partial", "shared")
        named = any(truth is Truth.TRUE for truth in self.seen.elements.values())
        return not self.seen.complete and not (named and entry.covers in ("partial", "shared"))

    def _merely_begun(self, entry: Entry) -> bool:
        """Whether the customs code is so short that it only begins codes of the entry, as it does codes of others."""
        hs = self.goods.hs or ""
        return len(hs) < _SELECTS and not any(hs.startswith(code) for code, _ in entry.customs_codes())

    def _identity(self, entry: Entry) -> tuple[Truth, str]:
        """Whether the goods are what the entry is about, whatever its limits."""
        seen = self.seen
        ways: list[tuple[Truth, str]] = []
        if entry.elements:
            form = seen.any_form(entry.forms)
            ways.append((min([form, *map(seen.has, entry.elements)]), _by_elements(entry, form, seen)))
        for formula in map(normal, entry.formulas):
            if formula in seen.compounds:
                ways.append((Truth.TRUE, f"formula {formula}"))
            elif formula in seen.formulas and id(entry) not in self.names.other:
                ways.append((seen.formulas[formula], f"formula {formula}"))
        if (named := self.names.entries.get(id(entry))) is not None:
            self._note_named(named)
            if entry.forms and seen.intangible is Truth.TRUE:
                ways.append((Truth.UNKNOWN, f"technology or software that speaks of “{named.text}”"))
            elif seen.ordinary:
                ways.append((Truth.UNKNOWN, f"named “{named.text}”, in the description of everyday goods"))
            elif named.head:
                ways.append((Truth.TRUE, f"named “{named.text}”"))
            else:
                ways.append((Truth.UNKNOWN, f"“{named.text}” is named as what the goods are for"))
        if self._taken_at_word(entry):
            ways.append((Truth.TRUE, "the goods are not named otherwise"))
        if not ways:
            ways.append((Truth.FALSE, "not named"))
        return max(ways, key=lambda way: way[0])

    def _note_named(self, named: Named) -> None:
        piece = Piece(named.field, named.text, f"names {named.entry.name.en}")
        if piece not in self.evidence:
            self.evidence.append(piece)

    def take(self, file: _File, found: list[Meets]) -> None:
        """Takes in what one instrument's entries gave."""
        name = file.instrument
        truth = any_of(one.truth for one in found if one.lists)
        if truth is not Truth.TRUE:
            rest = file.residue(self) if not self._code_elsewhere(file) else Truth.FALSE
            if rest is Truth.FALSE and truth is Truth.FALSE and not file.file.complete:
                self._note_outside(name)
            truth = truth | rest
        self.truths[name] = truth
        self.found.extend(found)

    def _code_elsewhere(self, file: _File) -> bool:
        """Whether the exporter declares an entry of another list that the goods meet."""
        return not file.file.complete and any(
            one.truth is Truth.TRUE and self.goods.code is not None and same_branch(one.code, self.goods.code)
            for one in self.found
        )

    def _note_outside(self, name: str) -> None:
        if self.goods.declared is False and not self.seen.ordinary:
            self.declared_outside.append(name)
            said = "the exporter's own classification: not controlled"
            self.evidence.append(Piece("declared_controlled", "no", said, key=name, points=False))

    def conclusion(self, files: tuple[_File, ...]) -> Classification:
        """All of it together."""
        lists = {file.instrument for file in files if file.file.control_list}
        self._unknown_code(files)
        self._contradictions(lists)
        open_entries = any(one.truth is Truth.UNKNOWN for one in self.found)
        open_ = [(one.instrument, one.code) for one in self.found if one.truth is Truth.UNKNOWN]
        points = in_particular([self.points[key] for key in open_ if key in self.points])
        by_form = not self.by_form.isdisjoint(open_)
        asks = _asks_for(self, open_entries, by_form, points) if Truth.UNKNOWN in self.truths.values() else []
        meets = [one for one in self.found if one.truth is not Truth.FALSE]
        by_family: dict[str, Truth] = {}
        for one in meets:
            by_family[one.family] = by_family.get(one.family, Truth.FALSE) | one.truth
        residue = any(self.truths[name] is Truth.UNKNOWN for name in lists) and not self.seen.described
        counts = any_of(one.truth if one.counts == "whole" else Truth.UNKNOWN for one in meets if one.counts)
        return Classification(
            _brief(meets),
            tuple(one for one in self.found if one.truth is Truth.FALSE),
            OpenSet(self.truths),
            OpenSet(by_family, Truth.UNKNOWN if residue else Truth.FALSE),
            OpenSet(self.conflicts),
            OpenSet(self.near),
            Truth.UNKNOWN if residue and counts is Truth.FALSE else counts,
            tuple(dict.fromkeys(self.evidence)),
            tuple(dict.fromkeys(asks)),
            (("parameters", points),) if points and "parameters" in asks else (),
            tuple(self.declared_outside),
            tuple(self.declared_against),
            Truth.of(self.seen.intangible is Truth.TRUE),
        )

    def _unknown_code(self, files: tuple[_File, ...]) -> None:
        """A control code that no entry has: what the exporter declares is on some list, but not on one we hold."""
        code = self.goods.code
        if code is None or not _CODE_FORMAT.fullmatch(code):
            return
        if any(
            same_branch(one, code) for file in files for entry in file.file.entries for one in (entry.code, *entry.also)
        ):
            return
        file = next((file for file in files if not file.file.complete), None)
        if file is not None:
            self.truths[file.instrument] = self.truths[file.instrument] | Truth.UNKNOWN
            self.found.append(
                Meets(
                    file.instrument,
                    code,
                    "code not in this rulebook",
                    Truth.UNKNOWN,
                    f"declared by the exporter as {code}",
                )
            )
            self.evidence.append(
                Piece("control_code", code, f"declared as {code}: code not in this rulebook", key=file.instrument)
            )

    def _contradictions(self, lists: set[str]) -> None:
        goods = self.goods
        true = [one for one in self.found if one.truth is Truth.TRUE and one.lists and one.instrument in lists]
        if goods.declared is False and true:
            why = f"declared not controlled; by the record the goods are {true[0].code} ({true[0].why})"
            self.conflict("declared_and_goods", "declared_controlled", "no", why)
            self.declared_against.extend(dict.fromkeys(one.instrument for one in true))
        self._against_the_remark(true, lists)
        for words in self.seen.conflicts:
            kind = "customs_code_and_goods" if words.startswith("customs code") else "statements_of_goods"
            self.conflict(kind, "hs_code" if kind.startswith("customs") else "description", str(goods.hs or ""), words)

    def _against_the_remark(self, true: list[Meets], lists: set[str]) -> None:
        """The exporter's statement in the customs remark, against its own field and against what the goods are."""
        said, stated = self.remarked, self.goods.declared
        if said is None:
            return
        word = "controlled" if said.controlled else "not controlled"
        if stated is not None and stated is not said.controlled:
            why = f"the remark says {word}, the exporter's own classification the opposite"
            self.conflict("statements_of_goods", "remark", said.text, why)
        if not said.controlled and true:
            why = f"the remark says not controlled; by the record the goods are {true[0].code} ({true[0].why})"
            self.conflict("declared_and_goods", "remark", said.text, why)
            self.declared_against.extend(dict.fromkeys(one.instrument for one in true))
        if said.controlled and all(self.truths.get(name) is Truth.FALSE for name in lists):
            why = "the remark says controlled; by the record the goods are of no control entry"
            self.conflict("declared_and_goods", "remark", said.text, why)


def _below(code: str, declared: str) -> bool:
    """Whether a code is the declared one, or lies beneath it."""
    return code == declared or code.startswith(f"{declared}.")


def _meets(instrument: str, entry: Entry, truth: Truth, why: str) -> Meets:
    return Meets(instrument, entry.code, entry.name.en, truth, why, entry.family, entry.lists, entry.counts_in_value)


def _named_in(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts that may name goods: description, model and grade, and together, since one may complete another."""
    naming = [(name, text) for name, text in texts if name != "remark"]
    return [*naming, (naming[0][0], ", ".join(text for _, text in naming))] if len(naming) > 1 else naming


def _by_elements(entry: Entry, form: Truth, seen: Seen) -> str:
    parts = []
    names = " or ".join(name.replace("_", " ") for name in entry.forms)
    if form is not Truth.TRUE:
        parts.append(f"form {names}: {form.word}")
    for element in entry.elements:
        if (truth := seen.has(element)) is not Truth.TRUE:
            parts.append(f"{element}: {truth.word}")
    return "; ".join(parts) if parts else f"{names} with {', '.join(entry.elements)}"


def _brief(met: list[Meets]) -> tuple[Meets, ...]:
    """Where nearly everything is open, the heads of the entries are enough."""
    if len(met) <= _MANY or any(entry.truth is Truth.TRUE for entry in met):
        return tuple(met)
    heads: dict[tuple[str, str], list[Meets]] = {}
    for one in met:
        heads.setdefault((one.instrument, one.code.partition(".")[0].partition(",")[0]), []).append(one)
    return tuple(
        members[0]
        if len(members) == 1
        else replace(members[0], code=head, name=f"{len(members)} entries", why="the record does not say which of them")
        for (_, head), members in heads.items()
    )


def _asks_for(look: _Look, named: bool, by_form: bool, points: Words | None) -> list[str]:
    """The questions that would settle it. The form is asked only where an open entry turns on it."""
    seen = look.seen
    if not seen.described and not named:
        return ["description", "classification"]
    asks = []
    if seen.others is Truth.UNKNOWN or any(truth is Truth.UNKNOWN for truth in seen.elements.values()):
        asks.append("composition" if seen.described else "description")
    if by_form:
        asks.append("form")
    if points is not None:
        asks.append("parameters")
    return [*asks, "classification"]
