"""Facts of the movement: what kind of transaction it is, and from where to where."""

from __future__ import annotations

from recomply.facts.case import Case, LineCase
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.shipment import values
from recomply.truth import Truth


def day(case: Case) -> Reading:
    """The day as of which the law is applied."""
    return Reading(case.as_of)


def departure(case: Case) -> Reading:
    """Country the goods leave.

    Where it is not given, a home exporter is taken to ship from home; others may ship from anywhere.
    """
    shipment = case.shipment
    if shipment.departure:
        return Reading(shipment.departure, (Piece("departure", shipment.departure, shipment.departure),))
    if shipment.exporter and shipment.exporter.country == case.knowledge.home:
        country = case.knowledge.home
        return Reading(country, (Piece("exporter.country", country, f"{country}, taken from the exporter's country"),))
    return Reading(None, (), ("departure",))


def destination(case: Case) -> Reading:
    """Country of final destination.

    Where it is not given, a recipient abroad shows that the goods go there; one at home shows nothing.
    """
    shipment = case.shipment
    if shipment.destination:
        return Reading(shipment.destination, (Piece("destination", shipment.destination, shipment.destination),))
    for role in ("end_user", "consignee"):
        party = getattr(shipment, role)
        if party is not None and party.country and party.country != case.knowledge.home:
            whose = "end user" if role == "end_user" else role
            return Reading(
                party.country,
                (Piece(f"{role}.country", party.country, f"{party.country}, taken from the {whose}'s country"),),
            )
    return Reading(None, (), ("destination",))


def transaction(case: Case) -> Reading:
    """Kind of transaction, worked out from the countries; technology and services as the record says."""
    said = case.shipment.transaction
    if said in ("technology", "service"):
        return Reading(said, (Piece("transaction", said, said),))
    start, end = departure(case), destination(case)
    kind = _kind(start.value, end.value, case.knowledge.home)
    if kind is not None:
        return Reading(kind, (*start.evidence, *end.evidence))
    if said is not None:
        return Reading(said, (Piece("transaction", said, said),))
    return Reading(None, (*start.evidence, *end.evidence), (*start.asks, *end.asks))


def _kind(start: object, end: object, home: str) -> str | None:
    if start is None:
        return None
    if start == home:
        return None if end is None else "domestic" if end == home else "export"
    return "transfer" if end == start else "reexport"


def recipient_countries(case: Case) -> Reading:
    """Countries of the parties that receive the goods."""
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []
    asks: list[str] = list(case.unnamed)
    for path, party in case.recipients:
        if party.country:
            members[party.country] = Truth.TRUE
            evidence.append(Piece(f"{path}.country", party.country, party.country, key=party.country))
        elif path in ("consignee", "end_user") and path not in asks:
            asks.append(f"{path}_country")
    return Reading(OpenSet(members, Truth.UNKNOWN if asks else Truth.FALSE), tuple(evidence), tuple(asks))


def known_transit(case: Case) -> Reading:
    """Whether the route of the record passes through the home country on the way from one other country to another."""
    home = case.knowledge.home
    if home in (departure(case).value, destination(case).value):
        return Reading(Truth.FALSE)
    pieces = tuple(
        Piece(f"route[{n}]", place, f"passes through {home}")
        for n, place in enumerate(case.shipment.route or ())
        if _is_in(place, home)
    )
    return Reading(Truth.of(bool(pieces)), pieces)


def known_onward(case: Case) -> Reading:
    """Countries the record shows the goods to go on to.

    Those the record names, for sure; open for the country of a listed or related party that a text names, and of a
    military user in the profile of a party.
    """
    members: dict[str, Truth] = {}
    evidence: list[Piece] = []

    def add(field: str, text: str, country: str, truth: Truth, how: str) -> None:
        if country != case.shipment.destination:
            members[country] = members.get(country, Truth.FALSE) | truth
            evidence.append(Piece(field, text, f"{country}, {how}", key=country))

    for n, country in enumerate(case.shipment.onward_export or ()):
        add(f"onward_export[{n}]", country, country, Truth.TRUE, "as the record says")
    for named in case.mentioned:
        party = named.match.possible or named.match.related
        if party is not None and party.country:
            add(named.field, named.match.given, party.country, Truth.UNKNOWN, "a party that a text names")
    for sign in case.other_signs:
        hit = sign.hit
        if sign.field.endswith(".profile") and hit.country and hit.strength != "weak" and not hit.negated:
            add(sign.field, hit.text, hit.country, Truth.UNKNOWN, "a customer of the party")
    asks = ("onward_export",) if Truth.UNKNOWN in members.values() else ()
    return Reading(OpenSet(members), tuple(evidence), asks)


def known_foreign_recipient(case: Case) -> Reading:
    """Whether the record shows a recipient of another country than home."""
    home = case.knowledge.home
    pieces = tuple(
        Piece(f"{path}.country", party.country, party.country)
        for path, party in case.recipients
        if party.country and party.country != home
    )
    return Reading(Truth.of(bool(pieces)), pieces)


def _is_in(place: str, country: str) -> bool:
    for part in (place, place.rpartition(",")[2], place.partition(" ")[0]):
        try:
            if values.country(part) == country:
                return True
        except ValueError:
            continue
    return False


def origin(case: LineCase) -> Reading:
    """Country of origin of the line's goods."""
    if case.line.origin:
        return Reading(case.line.origin, (Piece(f"{case.path}.origin", case.line.origin, case.line.origin),))
    country = case.case.shipment.origin
    if country:
        return Reading(country, (Piece("origin", country, country),))
    return Reading(None, (), ("origin",))
