"""Facts of the item: which control entries it meets, and what the exporter says of it."""

from __future__ import annotations

from recomply.facts.case import LineCase
from recomply.facts.goods.share import value_share
from recomply.facts.ranges import Range
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.truth import Truth, any_of


def listed_under(case: LineCase) -> Reading:
    """Instruments with a control entry that the line meets."""
    found = case.classification
    return Reading(found.listed_under, found.evidence, found.asks, found.details)


def families(case: LineCase) -> Reading:
    """Families of goods with a control entry that the line meets."""
    found = case.classification
    evidence = tuple(
        Piece(f"{case.path}.description", case.line.description or one.code, f"{one.code} {one.name}", key=one.family)
        for one in found.meets
        if found.families[one.family] is not Truth.FALSE
    )
    if not found.families.of(Truth.UNKNOWN):
        return Reading(found.families, evidence)
    return Reading(found.families, evidence, found.asks, found.details)


def contradictions(case: LineCase) -> Reading:
    """Contradictions in what the record says of the goods.

    A declaration "not controlled" is one only against a list that is in force.
    """
    found = case.classification
    truths = {kind: found.contradictions[kind] for kind in found.contradictions}
    if found.declared_against:
        law, day = case.case.knowledge.rulebook, case.case.as_of
        truths["declared_and_goods"] = any_of(law.in_force(name, day).truth for name in found.declared_against)
    told = tuple(kind for kind, truth in truths.items() if truth is not Truth.FALSE)
    return Reading(OpenSet(truths), tuple(piece for piece in found.evidence if piece.key in told))


def near_limit(case: LineCase) -> Reading:
    """Instruments one of whose limits the goods miss by little."""
    found = case.classification
    return Reading(found.near, tuple(piece for piece in found.evidence if piece.key in tuple(found.near)))


def prc_content(case: LineCase) -> Reading:
    """Share of counted material from the home country in the value: as given, or by the bill of materials."""
    line = case.line
    if line.prc_content_value_pct is not None:
        given = f"{line.prc_content_value_pct:g}"
        piece = Piece(f"{case.path}.prc_content_value_pct", given, f"{given} % of the value, as stated")
        return Reading(Range.exact(line.prc_content_value_pct), (piece,))
    if not line.materials:
        return Reading(None, (), ("value_share",))
    found = value_share(line, case.case.shipment.exchange_rates or {}, case.case.knowledge.material_counts)
    pieces = tuple(Piece(f"{case.path}.{step.field}", step.name, step.words) for step in found.steps)
    asks = () if found.share.low == found.share.high else ("value_share",)
    return Reading(found.share, (*pieces, Piece(f"{case.path}.materials", found.sum, found.words)), asks)


def prc_technology(case: LineCase) -> Reading:
    """Whether the goods were made with rare-earth technology of the home country, as the record says."""
    said = case.line.prc_technology
    if said is None:
        return Reading(Truth.UNKNOWN, (), ("technology_used",))
    return Reading(Truth.of(said), (Piece(f"{case.path}.prc_technology", "yes" if said else "no", "as stated"),))


def declared_controlled(case: LineCase) -> Reading:
    """Whether the exporter's own classification says controlled. A statement: without one, none was made."""
    said = case.line.declared_controlled
    if said is None:
        return Reading(Truth.FALSE)
    word = "yes" if said else "no"
    piece = Piece(f"{case.path}.declared_controlled", word, "the exporter's own classification", points=said)
    return Reading(Truth.of(said), (piece,))
