"""What goes into classification and what comes out: the goods of a line, and the entries held against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from recomply.facts.reading import OpenSet, Piece
from recomply.shipment.model import Line
from recomply.truth import Truth
from recomply.words import Words

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
