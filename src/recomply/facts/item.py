"""Facts of the item: which control entries it meets, and what the exporter says of it."""

from __future__ import annotations

from recomply.facts.case import LineCase
from recomply.facts.reading import Piece, Reading
from recomply.truth import Truth


def listed_under(case: LineCase) -> Reading:
    """Instruments with a control entry that the line meets."""
    found = case.classification
    return Reading(found.listed_under, found.evidence, found.asks)


def declared_controlled(case: LineCase) -> Reading:
    """Whether the exporter's own classification says controlled. A statement: without one, none was made."""
    said = case.line.declared_controlled
    if said is None:
        return Reading(Truth.FALSE)
    word = "yes" if said else "no"
    piece = Piece(f"{case.path}.declared_controlled", word, "the exporter's own classification", points=said)
    return Reading(Truth.of(said), (piece,))
