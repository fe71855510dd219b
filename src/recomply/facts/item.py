"""Facts of the item: which control entries it meets, and what the exporter says of it."""

from __future__ import annotations

from recomply.facts.case import LineCase
from recomply.facts.goods.share import ValueShare, bases, value_share
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


def intangible(case: LineCase) -> Reading:
    """Whether the line is technology or software and no goods."""
    found = case.classification
    pieces = tuple(piece for piece in found.evidence if piece.value.startswith("form: "))
    return Reading(found.intangible, pieces if found.intangible is Truth.TRUE else ())


def near_limit(case: LineCase) -> Reading:
    """Instruments one of whose limits the goods miss by little."""
    found = case.classification
    return Reading(found.near, tuple(piece for piece in found.evidence if piece.key in tuple(found.near)))


def prc_content(case: LineCase) -> Reading:
    """Share of counted material from the home country in the value: as given, or by the bill of materials."""
    stated = case.line.prc_content_value_pct
    found = _by_bill(case) if case.line.materials else []
    share = Range(max(one.share.low for one, _ in found), max(one.share.high for one, _ in found)) if found else None
    pieces = tuple(piece for _, own in found for piece in own)
    if stated is not None:
        piece = Piece(f"{case.path}.prc_content_value_pct", f"{stated:g}", f"{stated:g} % of the value, as stated")
        agrees = share is None or any(one.allows(stated) for one, _ in found)
        share = Range.exact(stated) if share is None or agrees else share.hull(Range.exact(stated))
        pieces = (piece, *pieces)
    if share is None:
        return Reading(None, (), ("value_share",))
    return Reading(share, pieces, () if share.low == share.high else ("value_share",))


def _by_bill(case: LineCase) -> list[tuple[ValueShare, list[Piece]]]:
    """The share by the bill of materials, for each part that is measured, with its arithmetic."""
    knowledge, rates = case.case.knowledge, case.case.shipment.exchange_rates or {}
    shares = []
    for base in bases(case.line, knowledge.measured_in_value):
        found = value_share(base.goods, rates, knowledge.material_counts, base.field)
        pieces = [Piece(f"{case.path}.{step.field}", step.name, step.words) for step in found.steps]
        words = f"{base.name}: {found.words}" if base.name else found.words
        pieces.append(Piece(f"{case.path}.{base.field}.materials".replace("..", "."), found.sum, words))
        shares.append((found, pieces))
    return shares


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
