"""One line while it is held against control entries: what it shows, what was found, what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recomply.facts.goods.classification import Goods, Meets
from recomply.facts.goods.codes import same_branch
from recomply.facts.goods.limits import Measures, met
from recomply.facts.goods.naming import Named, Names
from recomply.facts.goods.open_points import Points
from recomply.facts.goods.remarks import Remark
from recomply.facts.goods.seen import Seen
from recomply.facts.reading import Piece
from recomply.formulas import normal
from recomply.law.indicators import Wording
from recomply.law.items import Entry
from recomply.truth import Truth, any_of

_SELECTS = 8  # digits of a customs code from which the codes it begins speak against everyday goods


@dataclass(slots=True)
class Look:
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
        piece = Piece(named.field.partition(",")[0], named.text, f"names {named.entry.name.en}")
        if piece not in self.evidence:
            self.evidence.append(piece)

    def take(self, instrument: str, found: list[Meets], rest: Truth, *, complete: bool) -> None:
        """Takes in what one instrument's entries gave.

        Args:
            instrument: The instrument.
            found: Its candidates.
            rest: What holds of it where none of them fits.
            complete: Whether goods that none of its entries fits are outside it.
        """
        truth = any_of(one.truth for one in found if one.lists)
        if truth is not Truth.TRUE:
            if not complete and self._code_elsewhere():
                rest = Truth.FALSE
            if rest is Truth.FALSE and truth is Truth.FALSE and not complete:
                self._note_outside(instrument)
            truth = truth | rest
        self.truths[instrument] = truth
        self.found.extend(found)

    def _code_elsewhere(self) -> bool:
        """Whether the exporter declares an entry of another list that the goods meet."""
        return any(
            one.truth is Truth.TRUE and self.goods.code is not None and same_branch(one.code, self.goods.code)
            for one in self.found
        )

    def _note_outside(self, name: str) -> None:
        if self.goods.declared is False and not self.seen.ordinary:
            self.declared_outside.append(name)
            said = "the exporter's own classification: not controlled"
            self.evidence.append(Piece("declared_controlled", "no", said, key=name, points=False))


def _meets(instrument: str, entry: Entry, truth: Truth, why: str) -> Meets:
    return Meets(instrument, entry.code, entry.name.en, truth, why, entry.family, entry.lists, entry.counts_in_value)


def _by_elements(entry: Entry, form: Truth, seen: Seen) -> str:
    parts = []
    names = " or ".join(name.replace("_", " ") for name in entry.forms)
    if form is not Truth.TRUE:
        parts.append(f"form {names}: {form.word}")
    for element in entry.elements:
        if (truth := seen.has(element)) is not Truth.TRUE:
            parts.append(f"{element}: {truth.word}")
    return "; ".join(parts) if parts else f"{names} with {', '.join(entry.elements)}"
