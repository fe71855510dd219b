"""Facts of the parties: who is listed, who is a military user, who is close to either."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from recomply.facts.case import Case, Sign
from recomply.facts.listing import Listing
from recomply.facts.ownership import Held, Holders, Step
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.law.lists import RelatedParty
from recomply.lists import Effect
from recomply.truth import Truth, all_of, any_of
from recomply.words import Words

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
            value = f"{listing.name} (no. {listing.no}, {listing.list} list): {named.match.told}"
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
    for path, holders in case.held:
        for held in (*holders.listed, *holders.related):
            if isinstance(held.party, RelatedParty):
                told = f"owner: {held.party.names.en}, {held.party.why.en}"
            else:
                told = f"owner is, or may be, listed: {held.party.name}"
            evidence.extend(_ways(path, holders, held, told))
    evidence.extend(
        Piece(f"{path}.address", address, f"at the address of {listing.name} (no. {listing.no}, {listing.list} list)")
        for path, address, listing in case.neighbours
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
    """Notices that list an owner of half or more of a recipient, directly or through others."""
    found = [_owners(path, holders, _HALF) for path, holders in case.held]
    others = any_of((Truth.of(None if case.unnamed else False), *(one.others for one in found)))
    members = {
        notice: any_of((others, *(one.members.get(notice, Truth.FALSE) for one in found)))
        for notice in dict.fromkeys(notice for one in found for notice in one.members)
    }
    asks = (*case.unnamed, "owners") if any(one.open for one in found) else case.unnamed
    pieces = tuple(piece for one in found for piece in one.pieces)
    points = tuple(dict.fromkeys(point for one in found if one.open for point in one.points))
    return Reading(OpenSet(members, others), pieces, asks, _details("owners", points))


def exporter_wholly_owned_by(case: Case) -> Reading:
    """Notices that list the sole owner of the exporter, directly or through others."""
    if case.exporter_held is None:
        return Reading(OpenSet(otherwise=Truth.UNKNOWN), (), ("exporter_owners",))
    found = _owners("exporter", case.exporter_held, _WHOLE)
    asks = ("exporter_owners",) if found.open else ()
    points = found.points if found.open else ()
    return Reading(OpenSet(found.members, found.others), found.pieces, asks, _details("exporter_owners", points))


def _details(ask: str, points: Collection[str]) -> tuple[tuple[str, Words], ...]:
    """What a question about owners asks in particular."""
    told = "; ".join(points)
    return ((ask, Words(en=told, zh=told, ja=told)),) if told else ()


class _Owners(NamedTuple):
    """Notices that list an owner of a party; whether others may; what is not told of the owners."""

    members: dict[str, Truth]
    others: Truth
    pieces: tuple[Piece, ...]
    points: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether owners or their shares are missing."""
        return self.others is Truth.UNKNOWN or Truth.UNKNOWN in self.members.values()


def _owners(path: str, holders: Holders, share: float) -> _Owners:
    """Notices that list an owner of a party with at least this share. Each owner alone decides.

    That several listed owners reach it together is a question: no text says whether that counts.
    """
    if not holders.told:
        return _Owners({}, Truth.UNKNOWN, (), ())
    together = holders.together.reaches(share)
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for held in holders.listed:
        if not isinstance(held.party, Listing):
            continue
        notice = held.party.instrument
        enough = held.share.reaches(share) | (together & Truth.UNKNOWN)
        sure = enough if held.sure else all_of((enough, Truth.UNKNOWN))
        members[notice] = any_of((members.get(notice, Truth.FALSE), sure))
        told = f"{held.party.name} ({held.party.list} list)"
        evidence.extend(_ways(path, holders, held, told, with_share=True, key=notice))
    others = Truth.of(False if holders.stranger.reaches(share) is Truth.FALSE else None)
    return _Owners(members, others, tuple(evidence), holders.open_points)


def _ways(
    path: str, holders: Holders, held: Held, told: str, *, with_share: bool = False, key: str = ""
) -> Iterator[Piece]:
    """The chains from an owner to a party as evidence: a single step by its own field, others as a path."""
    for way in held.ways:
        last = way.steps[-1]
        if len(way.steps) == 1:
            words = f"{told}: {last.words}" if with_share else told
            yield Piece(_field(last, path), last.name, words, key=key)
        else:
            words = f"{told}: {held.share.words}" if with_share else told
            yield Piece(_field(last, path), way.told(path, holders.name), words, key=key)


def _field(step: Step, path: str) -> str:
    """Where a holding stands: the name of the owner in the record, or the row of the file."""
    place = step.places[0]
    return f"{path}{place}.name" if place.startswith(".") else place


def on_own_block(case: Case) -> Reading:
    """Whether a party is on a list of the user's that blocks."""
    return _on_own(case, Effect.BLOCK)


def on_own_review(case: Case) -> Reading:
    """Whether a party is on a list of the user's that asks for a look."""
    return _on_own(case, Effect.REVIEW)


def on_own_note(case: Case) -> Reading:
    """Whether a party is on a list that the user keeps for information."""
    return _on_own(case, Effect.NOTE)


def _on_own(case: Case, effect: Effect) -> Reading:
    """Owners count as a question only: what follows from them the user's list does not say."""
    own = case.own_lists
    if own is None or not any(info.effect == effect for info in own.infos):
        return Reading(Truth.FALSE)
    found = case.on_own_lists(effect)
    truth = any_of(match.sure if ".owners[" not in field else match.sure & Truth.UNKNOWN for field, match in found)
    pieces = tuple(
        Piece(field, match.given, f"{match.entry.name} ({match.info.title}): {match.how}") for field, match in found
    )
    if case.unnamed:
        truth = truth | Truth.UNKNOWN
    asks = (*case.unnamed, *(("party_identity",) if found else ())) if truth is Truth.UNKNOWN else ()
    return Reading(truth, pieces, asks)


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
    """Countries of those that hold half or more of a recipient, directly or through others, as far as it is told."""
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    for path, holders in case.held:
        for owner in holders.countries:
            enough = owner.share.reaches(_HALF)
            if enough is Truth.FALSE:
                continue
            members[owner.country] = any_of((members.get(owner.country, Truth.FALSE), enough))
            for way in owner.ways[:1]:
                last = way.steps[-1]
                direct = len(way.steps) == 1
                told = last.words if direct else owner.share.words
                text = owner.name or "an owner" if direct else way.told(path, holders.name)
                field = _field(last, path).removesuffix(".name")
                evidence.append(Piece(field, text, f"{owner.country}, {told}", key=owner.country))
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
