"""Facts of the parties: who is listed, who is a military user, who is close to either."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from recomply.facts.case import Case, Sign
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.shipment.model import Party
from recomply.truth import Truth

_CONTEXT_FIELDS = ("notes", "documents", "route", "license.", "lines[", ".owners[")
UNTOLD_COUNTRY = "ZZ"
"""Member for a military user whose country nothing tells."""


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


_HALF, _WHOLE = 50.0, 100.0  # per cent; a rule says what follows from them


def majority_owned_by(case: Case) -> Reading:
    """Notices that list an owner of half or more of a recipient."""
    found = [_owners(case, path, party, _HALF) for path, party in case.recipients]
    members: dict[str, Truth] = {}
    for one in found:
        for name, truth in one.members.items():
            members[name] = members.get(name, Truth.FALSE) | truth
    open_ones = any(one.open for one in found)
    others = Truth.UNKNOWN if case.unnamed or any(one.not_given for one in found) else Truth.FALSE
    asks = (*case.unnamed, "owners") if open_ones else case.unnamed
    return Reading(OpenSet(members, others), tuple(piece for one in found for piece in one.pieces), asks)


def exporter_wholly_owned_by(case: Case) -> Reading:
    """Notices that list the sole owner of the exporter."""
    if case.shipment.exporter is None:
        return Reading(OpenSet(otherwise=Truth.UNKNOWN), (), ("exporter_owners",))
    found = _owners(case, "exporter", case.shipment.exporter, _WHOLE)
    others = Truth.UNKNOWN if found.not_given else Truth.FALSE
    return Reading(OpenSet(found.members, others), found.pieces, ("exporter_owners",) if found.open else ())


class _Owners(NamedTuple):
    """Notices that list an owner of a party; whether its owners are not given."""

    members: dict[str, Truth]
    pieces: tuple[Piece, ...]
    not_given: bool

    @property
    def open(self) -> bool:
        """Whether owners or their shares are missing."""
        return self.not_given or Truth.UNKNOWN in self.members.values()


def _owners(case: Case, path: str, party: Party, share: float) -> _Owners:
    """Notices that list an owner of a party with at least this share."""
    if party.owners is None:
        return _Owners({}, (), not_given=True)
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    held: dict[str, float] = {}
    for n, owner in enumerate(party.owners):
        for match in case.knowledge.index.match(owner.name) if owner.name else ():
            listing = match.listing or match.possible
            if listing is None:
                continue
            enough = Truth.of(None if owner.share is None else owner.share >= share)
            sure = enough if match.listing else enough & Truth.UNKNOWN
            held[listing.instrument] = held.get(listing.instrument, 0.0) + (owner.share or 0.0)
            if enough is Truth.FALSE and held[listing.instrument] >= share:
                sure = Truth.UNKNOWN  # listed owners reach the share together; no text says whether that counts
            members[listing.instrument] = members.get(listing.instrument, Truth.FALSE) | sure
            told = "share not given" if owner.share is None else f"{owner.share:g} %"
            value = f"{listing.name} ({listing.list} list): {told}"
            evidence.append(Piece(f"{path}.owners[{n}].name", owner.name or "", value, key=listing.instrument))
    return _Owners(members, tuple(evidence), not_given=False)


def military_users(case: Case) -> Reading:
    """Countries whose military is a recipient, or stands behind one by the statement of use."""
    members, evidence = _military(case)
    asks = list(case.unnamed)
    if any(truth is Truth.UNKNOWN for truth in members.values()):
        asks.append("party_identity")
    return Reading(OpenSet(members, _others(members, case.unnamed)), evidence, tuple(asks))


def known_military_users(case: Case) -> Reading:
    """Countries whose military the record itself shows to be involved. What the record does not show is not known."""
    members, evidence = _military(case)
    others = _others(members, ())
    asks = ("party_identity",) if others is Truth.UNKNOWN or Truth.UNKNOWN in members.values() else ()
    return Reading(OpenSet(members, others), evidence, asks)


def _others(members: Mapping[str, Truth], unnamed: Collection[str]) -> Truth:
    """Whether the military of further countries may be a recipient: one whose country is not told may be any."""
    return Truth.UNKNOWN if unnamed or UNTOLD_COUNTRY in members else Truth.FALSE


def owner_countries(case: Case) -> Reading:
    """Countries of those that hold half or more of a recipient, as far as the record names them."""
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for path, party in case.recipients:
        for n, owner in enumerate(party.owners or ()):
            if not owner.country or (owner.share is not None and owner.share < _HALF):
                continue
            sure = Truth.UNKNOWN if owner.share is None else Truth.TRUE
            members[owner.country] = members.get(owner.country, Truth.FALSE) | sure
            told = "share not given" if owner.share is None else f"{owner.share:g} %"
            name = owner.name or "an owner"
            evidence.append(Piece(f"{path}.owners[{n}]", name, f"{owner.country}, {told}", key=owner.country))
    return Reading(OpenSet(members), tuple(evidence), ("owners",) if Truth.UNKNOWN in members.values() else ())


def _military(case: Case) -> tuple[dict[str, Truth], tuple[Piece, ...]]:
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for sign in _users(case.identity_signs, case.stated_signs, case.other_signs, case.line_signs, case.owner_signs):
        told = sign.hit.country or case.country_at(sign.field)
        country = told or UNTOLD_COUNTRY
        sure = sign.hit.strength == "conclusive" and not _is_context(sign.field)
        members[country] = members.get(country, Truth.FALSE) | (Truth.TRUE if sure else Truth.UNKNOWN)
        evidence.append(Piece(sign.field, sign.hit.text, f"{sign.hit.label}, {told or 'country not told'}", key=told))
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
