"""Facts of the use: military, helping military strength, or a specific civil use."""

from __future__ import annotations

from recomply.facts.case import Case, LineCase, Sign
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.truth import Truth


def military(case: LineCase) -> Reading:
    """Whether the goods are for military use, as stated and as the goods are described."""
    shipment = case.case.shipment
    evidence = _pieces(case.case.stated_signs, "military_use") + _pieces(case.signs, "military_use")
    if shipment.declared_military:
        evidence.append(Piece("declared_military", "yes", "the record itself says military use or user"))
        return Reading(Truth.TRUE, tuple(evidence))
    if _any(case.case.stated_signs, "military_use", "conclusive") or _any(case.signs, "military_use", "conclusive"):
        return Reading(Truth.TRUE, tuple(evidence))
    evidence += _pieces(case.case.other_signs, "military_use")
    if evidence:
        return Reading(Truth.UNKNOWN, tuple(evidence), ("use_in_detail",))
    civil = _civil(case.case)
    if civil and not case.case.unread:
        return Reading(Truth.FALSE, civil)
    if civil:
        return Reading(Truth.UNKNOWN, _unread(case.case), ("use_in_detail",))
    return Reading(Truth.UNKNOWN, _vague(case.case, points=False), ("end_use",))


def known_military(case: LineCase) -> Reading:
    """Whether the record itself shows a military use. What the record does not show is not known to the exporter."""
    found = military(case)
    if found.value is Truth.UNKNOWN and not any(piece.points for piece in found.evidence):
        return Reading(Truth.FALSE)
    return found


def strengthens_military(case: Case) -> Reading:
    """Whether end user or use helps to raise military strength in some other way (the third limb)."""
    stated = _pieces(case.stated_signs, "military_strength")
    if _any(case.stated_signs, "military_strength", "conclusive"):
        return Reading(Truth.TRUE, tuple(stated))
    profiles = tuple(sign for sign in case.other_signs if sign.field.endswith(".profile"))
    evidence = [
        *stated,
        *_pieces(case.identity_signs, "military_strength"),
        *_pieces(case.other_signs, "military_strength"),
        *_pieces(profiles, "military_user"),  # whom a party supplies at large
    ]
    if evidence:
        return Reading(Truth.UNKNOWN, tuple(evidence), ("use_in_detail",))
    civil = _civil(case)
    if civil and not case.unread and not case.unnamed:
        return Reading(Truth.FALSE, civil)
    if civil and case.unread:
        return Reading(Truth.UNKNOWN, _unread(case), (*case.unnamed, "use_in_detail"))
    asks = [*case.unnamed] if civil else [*case.unnamed, "end_use"]
    return Reading(Truth.UNKNOWN, civil or _vague(case, points=True), tuple(asks))


def known_wmd(case: LineCase) -> Reading:
    """Whether the record itself shows a use for weapons of mass destruction or their carriers."""
    signs = (*case.case.stated_signs, *case.signs)
    evidence = _pieces(signs, "wmd")
    if _any(signs, "wmd", "conclusive"):
        return Reading(Truth.TRUE, tuple(evidence))
    evidence += _pieces(case.case.other_signs, "wmd")
    return Reading(Truth.UNKNOWN, tuple(evidence), ("use_in_detail",)) if evidence else Reading(Truth.FALSE)


def known_topics(case: LineCase) -> Reading:
    """Special purposes and claims that the record names, denials left aside."""
    found = [
        (sign.hit.speaks_of.removeprefix("topic "), sign)
        for sign in (*case.case.stated_signs, *case.case.other_signs, *case.signs, *case.makers_signs)
        if sign.hit.speaks_of.startswith("topic ") and not sign.hit.negated
    ]
    pieces = tuple(Piece(sign.field, sign.hit.text, sign.hit.label, key=topic) for topic, sign in found)
    return Reading(OpenSet({topic: Truth.TRUE for topic, _ in found}), pieces)


def _any(signs: tuple[Sign, ...], speaks_of: str, strength: str) -> bool:
    return any(s.hit.speaks_of == speaks_of and s.hit.strength == strength and not s.hit.negated for s in signs)


def _pieces(signs: tuple[Sign, ...], speaks_of: str) -> list[Piece]:
    return [
        Piece(sign.field, sign.hit.text, sign.hit.label)
        for sign in signs
        if sign.hit.speaks_of == speaks_of and not sign.hit.negated and sign.hit.strength != "weak"
    ]


def _civil(case: Case) -> tuple[Piece, ...]:
    """Words of a specific civil use in the statement of use. "Civil" alone is a statement, not a use.

    None where the statement also names uses that it leaves open ("and others").
    """
    if any(s.hit.speaks_of == "vague" and s.hit.strength != "weak" and not s.hit.negated for s in case.stated_signs):
        return ()
    return tuple(
        Piece(sign.field, sign.hit.text, f"civil use: {sign.hit.label}", points=False)
        for sign in case.stated_signs
        if sign.hit.speaks_of == "civil_use" and not sign.hit.negated
    )


def _unread(case: Case) -> tuple[Piece, ...]:
    """What else the statement says beside a civil use. Another use, another language or a name: a person reads it."""
    return tuple(
        Piece(field, words, "may speak of another use: these words were not read", points=False)
        for field, words in case.unread
    )


def _vague(case: Case, *, points: bool) -> tuple[Piece, ...]:
    return tuple(
        Piece(sign.field, sign.hit.text, "says nothing specific about the use", points=points)
        for sign in case.stated_signs
        if sign.hit.speaks_of == "vague" and not sign.hit.negated
    )
