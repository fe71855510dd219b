"""What a line shows of its goods while it is being read: forms, elements, and what is left open."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from recomply.facts.ranges import Range
from recomply.facts.reading import Piece
from recomply.truth import Truth, any_of

_MATCHED_BY = MappingProxyType(
    {
        "oxide": ("mixture",),
        "compound": ("mixture",),
        "magnet": ("magnet_assembly",),
    }
)  # entry form → forms of goods that meet it beside the form itself


INTANGIBLE = ("technology", "software")
"""Forms of what is provided without goods."""


@dataclass(slots=True)
class Seen:
    """What a line shows of its goods.

    Attributes:
        forms: Forms told by the record. Unknown where two sources contradict each other.
        elements: Elements told to be there, or not.
        others: What holds for all elements that are not told of.
        compounds: Compounds of the composition, as formulas in normal form.
        formulas: Compounds that texts name by formula; unknown where it stands in what the goods are for.
        shares: Mass per cent of each element, by the composition.
        form_known: Whether a form is told at all.
        form_given: Whether it stands in the field of its own.
        described: Whether the description says anything about the goods.
        ordinary: Whether they are everyday goods.
        complete: Whether the composition names everything.
        conflicts: Statements of the record that contradict each other, in words.
    """

    forms: dict[str, Truth] = field(default_factory=dict)
    elements: dict[str, Truth] = field(default_factory=dict)
    others: Truth = Truth.UNKNOWN
    compounds: set[str] = field(default_factory=set)
    formulas: dict[str, Truth] = field(default_factory=dict)
    shares: dict[str, Range] = field(default_factory=dict)
    described: bool = False
    ordinary: bool = False
    form_known: bool = False
    form_given: bool = False
    complete: bool = False
    conflicts: list[str] = field(default_factory=list)
    evidence: list[Piece] = field(default_factory=list)

    def reopen(self) -> None:
        """Takes back that the goods are everyday goods: the record says more of them."""
        self.ordinary = False
        self.form_known = bool(self.forms)

    def form(self, wanted: str) -> Truth:
        """Whether the goods have a form in which an entry is met."""
        if not self.form_known:
            return Truth.UNKNOWN
        truth = self.forms.get(wanted, Truth.FALSE)
        for other in _MATCHED_BY.get(wanted, ()):
            truth = truth | self.forms.get(other, Truth.FALSE)
        return truth

    @property
    def intangible(self) -> Truth:
        """Whether technology or software is provided and not goods; unknown where the record does not tell the form."""
        if any(self.forms.get(name) is Truth.TRUE for name in INTANGIBLE):
            return Truth.TRUE
        return Truth.FALSE if self.form_given or self.ordinary else Truth.UNKNOWN

    def any_form(self, wanted: tuple[str, ...]) -> Truth:
        """Whether the goods have one of several forms."""
        return any_of(self.form(name) for name in wanted)

    def has(self, element: str) -> Truth:
        """Whether the goods hold an element."""
        return self.elements.get(element, self.others)

    def share(self, element: str) -> Range | None:
        """Mass per cent of an element; None when the composition does not tell."""
        known = self.shares.get(element)
        if known is not None:
            return known
        return Range.exact(0.0) if self.complete else None

    def note(self, element: str, truth: Truth) -> None:
        """Takes in what one source says of an element; sources that contradict each other leave it unknown."""
        known = self.elements.get(element)
        if known is None or known is Truth.UNKNOWN or known is truth:
            self.elements[element] = truth
        elif truth is not Truth.UNKNOWN:
            self.elements[element] = Truth.UNKNOWN
            self.conflicts.append(f"one part of the record says that {element} is there, another that it is not")
