"""Facts of the parties: who is listed, who is a military user, who is close to either."""

from __future__ import annotations

from collections.abc import Iterable

from recomply.facts.case import Case, Sign
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.truth import Truth

_CONTEXT_FIELDS = ("notes", "documents")


def listed(case: Case) -> Reading:
    """Notices that list one of the recipients."""
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for named in (*case.named, *case.mentioned):
        listing = named.match.listing or named.match.possible
        if listing is not None:
            sure = Truth.TRUE if named.match.listing else Truth.UNKNOWN
            members[listing.instrument] = members.get(listing.instrument, Truth.FALSE) | sure
            value = f"{listing.name} (no. {listing.no}, {listing.list} list): {named.match.how}"
            evidence.append(Piece(named.field, named.match.given, value, key=listing.instrument))
    asks = (*case.unnamed, "party_identity") if Truth.UNKNOWN in members.values() else case.unnamed
    return Reading(OpenSet(members, Truth.UNKNOWN if case.unnamed else Truth.FALSE), tuple(evidence), asks)


def related(case: Case) -> Reading:
    """Whether an unlisted recipient is parent of listed units, a large defence contractor, or has a listed owner."""
    evidence = [
        Piece(named.field, named.match.given, f"{named.match.related.names.en}: {named.match.related.why.en}")
        for named in case.named
        if named.match.related is not None
    ]
    for named in case.owned:
        if listing := named.match.listing or named.match.possible:
            evidence.append(Piece(named.field, named.match.given, f"owner is, or may be, listed: {listing.name}"))
        elif named.match.related is not None:
            evidence.append(
                Piece(
                    named.field,
                    named.match.given,
                    f"owner: {named.match.related.names.en}, {named.match.related.why.en}",
                )
            )
    if evidence:
        return Reading(Truth.TRUE, tuple(evidence))
    mentioned = tuple(
        Piece(named.field, named.match.given, f"{named.match.related.names.en}: {named.match.related.why.en}")
        for named in case.mentioned
        if named.match.related is not None
    )
    asks = (*case.unnamed, "party_identity") if mentioned else case.unnamed
    return Reading(Truth.UNKNOWN if asks else Truth.FALSE, mentioned, asks)


def military_users(case: Case) -> Reading:
    """Countries whose military is a recipient, or stands behind one by the statement of use."""
    members, evidence = _military(case)
    asks = list(case.unnamed)
    if any(truth is Truth.UNKNOWN for truth in members.values()):
        asks.append("party_identity")
    return Reading(OpenSet(members, Truth.UNKNOWN if case.unnamed else Truth.FALSE), evidence, tuple(asks))


def known_military_users(case: Case) -> Reading:
    """Countries whose military the record itself shows to be involved. What the record does not show is not known."""
    members, evidence = _military(case)
    return Reading(
        OpenSet(members, Truth.FALSE), evidence, ("party_identity",) if Truth.UNKNOWN in members.values() else ()
    )


def _military(case: Case) -> tuple[dict[str, Truth], tuple[Piece, ...]]:
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for sign in _users(case.identity_signs, case.stated_signs, case.other_signs):
        country = str(sign.hit.country)
        sure = sign.hit.strength == "conclusive" and not _is_context(sign.field)
        members[country] = members.get(country, Truth.FALSE) | (Truth.TRUE if sure else Truth.UNKNOWN)
        evidence.append(Piece(sign.field, sign.hit.text, sign.hit.label, key=country))
    return members, tuple(evidence)


def _users(*groups: Iterable[Sign]) -> Iterable[Sign]:
    """Signs of a military user. A profile tells whom a party supplies at large: that is a matter of the third limb."""
    for group in groups:
        for sign in group:
            hit = sign.hit
            about_the_party = sign.field.endswith(".profile")
            if hit.speaks_of == "military_user" and not hit.negated and hit.strength != "weak" and not about_the_party:
                yield sign


def _is_context(field: str) -> bool:
    """Whether a field speaks of the deal at large rather than of this shipment's end user and use."""
    return any(part in field for part in _CONTEXT_FIELDS)
