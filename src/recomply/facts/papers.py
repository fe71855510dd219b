"""Facts of the papers: documents on file."""

from __future__ import annotations

from recomply.facts.case import Case
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.truth import Truth


def documents(case: Case) -> Reading:
    """Documents on file, by code. Without a list of documents nothing is known of them."""
    given = case.shipment.documents
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for n, text in enumerate(given or ()):
        for kind in case.knowledge.document_codes(text):
            members[kind.code] = Truth.TRUE
            evidence.append(Piece(f"documents[{n}]", text, kind.title.en, key=kind.code))
    if case.shipment.license is not None and case.shipment.license.number:
        members["license"] = Truth.TRUE
        evidence.append(Piece("license.number", case.shipment.license.number, "licence", key="license"))
    unlisted = given is None
    return Reading(
        OpenSet(members, Truth.UNKNOWN if unlisted else Truth.FALSE),
        tuple(evidence),
        ("documents",) if unlisted else (),
    )
