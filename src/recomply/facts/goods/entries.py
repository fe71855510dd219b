"""The control entries of one instrument, and how a line is held against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recomply.facts.goods.answers import Answers
from recomply.facts.goods.classification import Meets
from recomply.facts.goods.codes import same_branch
from recomply.facts.goods.look import Look
from recomply.facts.reading import Piece
from recomply.formulas import normal
from recomply.law.items import Entry, ItemsFile
from recomply.truth import Truth, any_of


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one instrument, compiled."""

    instrument: str
    file: ItemsFile
    by_element: Mapping[str, tuple[Entry, ...]]
    by_id: Mapping[int, Entry]
    formulas: Mapping[str, tuple[Entry, ...]]
    answers: Answers

    @classmethod
    def of(cls, instrument: str, file: ItemsFile) -> Entries:
        """The entries of an instrument."""
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
            Answers(instrument, file),
        )

    def judge(self, look: Look) -> None:
        """Holds the goods against every candidate entry of the instrument."""
        answer = self.answers.of(look)
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
        look.take(self.instrument, found, self._residue(look), complete=self.file.complete)

    def _candidates(self, look: Look, declared: list[Entry]) -> Iterable[Entry]:
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

    def _declared(self, look: Look) -> list[Entry]:
        """Entries of the branch the exporter declares. Codes above it count only where no entry has the very code."""
        code = look.goods.code
        if code is None:
            return []
        fits = _below if look.code_held else same_branch
        return [entry for entry in self.file.entries if any(fits(one, code) for one in (entry.code, *entry.also))]

    def _with_declaration(self, look: Look, found: list[Meets], codes: set[str]) -> list[Meets]:
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

    def _residue(self, look: Look) -> Truth:
        """What holds of the instrument where none of its entries fits."""
        goods, seen = look.goods, look.seen
        if seen.ordinary:
            return Truth.FALSE
        if not seen.described:
            return Truth.UNKNOWN if self._by_words_only else Truth.FALSE
        if self.file.complete:
            return Truth.FALSE
        placed = goods.hs or seen.intangible is Truth.TRUE  # technology has no customs code
        if goods.declared is False and placed and not seen.conflicts:
            return Truth.FALSE
        return Truth.UNKNOWN

    @property
    def _by_words_only(self) -> bool:
        return any(not entry.elements for entry in self.file.entries)


def _below(code: str, declared: str) -> bool:
    """Whether a code is the declared one, or lies beneath it."""
    return code == declared or code.startswith(f"{declared}.")
