"""What a line shows of its goods while it is being read: forms, elements, and what is left open."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from recomply.facts.reading import Piece
from recomply.truth import Truth

_MATCHED_BY = MappingProxyType(
    {
        "oxide": ("mixture",),
        "compound": ("mixture",),
        "magnet": ("magnet_assembly",),
    }
)  # entry form → forms of goods that meet it beside the form itself


@dataclass(slots=True)
class Seen:
    """What a line shows of its goods.

    Attributes:
        forms: Forms told by the record. Unknown where two sources contradict each other.
        elements: Elements told to be there, or not.
        others: What holds for all elements that are not told of.
        described: Whether the description says anything about the goods.
        ordinary: Whether they are everyday goods.
        complete: Whether the composition names everything.
    """

    forms: dict[str, Truth] = field(default_factory=dict)
    elements: dict[str, Truth] = field(default_factory=dict)
    others: Truth = Truth.UNKNOWN
    described: bool = False
    ordinary: bool = False
    form_known: bool = False
    complete: bool = False
    evidence: list[Piece] = field(default_factory=list)

    def form(self, wanted: str) -> Truth:
        """Whether the goods have a form in which an entry is met."""
        if not self.form_known:
            return Truth.UNKNOWN
        truth = self.forms.get(wanted, Truth.FALSE)
        for other in _MATCHED_BY.get(wanted, ()):
            truth = truth | self.forms.get(other, Truth.FALSE)
        return truth

    def has(self, element: str) -> Truth:
        """Whether the goods hold an element."""
        return self.elements.get(element, self.others)

    def note(self, element: str, truth: Truth) -> None:
        """Takes in what one source says of an element; sources that contradict each other leave it unknown."""
        known = self.elements.get(element)
        self.elements[element] = (
            truth
            if known is None or known is Truth.UNKNOWN or known is truth
            else (known if truth is Truth.UNKNOWN else Truth.UNKNOWN)
        )
