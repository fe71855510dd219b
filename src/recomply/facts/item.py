"""Facts of the item: which control entries it meets, and what the exporter says of it."""

from __future__ import annotations

from recomply.facts.case import LineCase
from recomply.facts.reading import Piece, Reading
from recomply.truth import Truth

_CONTRADICTIONS = ("code_and_goods", "declared_and_goods", "customs_code_and_goods", "statements_of_goods")


def listed_under(case: LineCase) -> Reading:
    """Instruments with a control entry that the line meets."""
    found = case.classification
    return Reading(found.listed_under, found.evidence, found.asks)


def families(case: LineCase) -> Reading:
    """Families of goods with a control entry that the line meets."""
    found = case.classification
    evidence = tuple(
        Piece(f"{case.path}.description", case.line.description or one.code, f"{one.code} {one.name}", key=one.family)
        for one in found.meets
        if found.families[one.family] is not Truth.FALSE
    )
    return Reading(found.families, evidence, found.asks if found.families.of(Truth.UNKNOWN) else ())


def contradictions(case: LineCase) -> Reading:
    """Contradictions in what the record says of the goods."""
    found = case.classification
    return Reading(found.contradictions, tuple(piece for piece in found.evidence if piece.key in _CONTRADICTIONS))


def near_limit(case: LineCase) -> Reading:
    """Instruments one of whose limits the goods miss by little."""
    found = case.classification
    return Reading(found.near, tuple(piece for piece in found.evidence if piece.key in tuple(found.near)))


def declared_controlled(case: LineCase) -> Reading:
    """Whether the exporter's own classification says controlled. A statement: without one, none was made."""
    said = case.line.declared_controlled
    if said is None:
        return Reading(Truth.FALSE)
    word = "yes" if said else "no"
    piece = Piece(f"{case.path}.declared_controlled", word, "the exporter's own classification", points=said)
    return Reading(Truth.of(said), (piece,))
