"""Facts of the licence the record names: what kind it is, and where it departs from the shipment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recomply.facts.case import Case, LineCase
from recomply.facts.goods import same_branch
from recomply.facts.ranges import Range
from recomply.facts.reading import OpenSet, Piece, Reading
from recomply.shipment.model import License, Line, Party
from recomply.truth import Truth

ASPECTS = tuple(
    "kind status validity length declaration consignment holder end_user end_use destination codes quantity".split()
)
"""What a licence is held against, in the order of a report."""


class _Held(NamedTuple):
    """One aspect of the licence held against the shipment. `departs` is true where the two differ."""

    aspect: str
    departs: Truth
    field: str
    text: str
    why: str


def named(case: Case) -> Reading:
    """Whether the record names a licence. Without one, none was named."""
    held = case.shipment.license
    if held is None or not (held.number or held.status):
        return Reading(Truth.FALSE)
    field, text = ("number", held.number) if held.number else ("status", str(held.status))
    return Reading(Truth.TRUE, (Piece(f"license.{field}", text, "a licence is named"),))


def kind(case: Case) -> Reading:
    """Kind of the licence said to be held."""
    held = case.shipment.license
    if held is not None and held.kind:
        return Reading(held.kind, (Piece("license.kind", held.kind, held.kind),))
    return Reading(None, (), ("license",))


def departs(case: LineCase) -> Reading:
    """Where the licence departs from the shipment. Nothing departs where no licence is named."""
    held = case.case.shipment.license
    if held is None or not (held.number or held.status):
        return Reading(OpenSet())
    found = list(_compared(case, held))
    members = {one.aspect: one.departs for one in found}
    pieces = tuple(Piece(one.field, one.text, one.why, key=one.aspect) for one in found)
    open_ones = any(one.departs is Truth.UNKNOWN for one in found)
    return Reading(OpenSet(members), pieces, ("license_details",) if open_ones else ())


def _compared(case: LineCase, held: License) -> Iterator[_Held]:
    shipment, day = case.case.shipment, case.case.as_of
    yield _kind(held)
    yield _status(held)
    yield _validity(held, day)
    yield _length(case.case, held)
    yield _in_hand(held, shipment.declared_on or day)
    yield _consignment(held, shipment.id)
    yield _party(case.case, "holder", held.holder, shipment.exporter)
    yield _party(case.case, "end_user", held.end_user, shipment.end_user)
    yield _use(case.case, held)
    yield _destination(case.case, held)
    yield _codes(case, held)
    yield _quantity(case, held)


def _kind(held: License) -> _Held:
    """Whether its kind is told. Whether that kind is open here follows from the rules, and is said with the options."""
    if held.kind is None:
        return _Held("kind", Truth.UNKNOWN, "license.kind", "", "its kind is not given")
    return _Held("kind", Truth.FALSE, "license.kind", held.kind, held.kind)


def _length(case: Case, held: License) -> _Held:
    """Its validity, from the day of issue to the last day, against the longest that the law allows for its kind."""
    field = "license.expires"
    if held.issued is None or held.expires is None:
        return _Held("length", Truth.UNKNOWN, field, "", "its day of issue or its last day is not given")
    text = f"{held.issued} to {held.expires}"
    longest = {
        kind: (limit.months, f"{instrument.id}, {limit.provision}")
        for instrument, limit in case.knowledge.rulebook.time_limits.values()
        if limit.months is not None
        for kind in limit.kinds
    }
    if held.kind is None:
        over = any(_past(held.issued, held.expires, months) for months, _ in longest.values())
        words = "its kind is not given, and some kinds are not valid for so long" if over else "no kind is too short"
        return _Held("length", Truth.UNKNOWN if over else Truth.FALSE, field, text, words)
    if held.kind not in longest:
        return _Held("length", Truth.FALSE, field, text, "no longest validity is laid down for its kind")
    months, basis = longest[held.kind]
    over = _past(held.issued, held.expires, months)
    words = f"{'longer than' if over else 'within'} the {months} months that its kind may be valid at most ({basis})"
    return _Held("length", Truth.of(over), field, text, words)


def _past(first: dt.date, last: dt.date, months: int) -> bool:
    """Whether a last day lies past the day so many months after the first; that day itself still counts."""
    year, month = divmod(first.month - 1 + months, 12)
    return (last.year - first.year - year, last.month, last.day) > (0, month + 1, first.day)


def _status(held: License) -> _Held:
    if held.status is None:
        return _Held("status", Truth.UNKNOWN, "license.status", "", "whether it is valid is not told")
    known = held.status == "valid"
    words = "valid" if known else f"{held.status.replace('_', ' ')}: not a licence in hand"
    return _Held("status", Truth.of(not known), "license.status", held.status, words)


def _validity(held: License, day: dt.date) -> _Held:
    if held.expires is None:
        return _Held("validity", Truth.UNKNOWN, "license.expires", "", "its last day is not given")
    over = held.expires < day
    words = f"{'expired' if over else 'valid'} on {day}: last day {held.expires}"
    return _Held("validity", Truth.of(over), "license.expires", held.expires.isoformat(), words)


def _in_hand(held: License, day: dt.date) -> _Held:
    if held.issued is None:
        return _Held("declaration", Truth.UNKNOWN, "license.issued", "", "its day of issue is not given")
    late = held.issued > day
    words = f"issued {held.issued}, {'after' if late else 'not after'} the declaration on {day}"
    return _Held("declaration", Truth.of(late), "license.issued", held.issued.isoformat(), words)


def _consignment(held: License, reference: str) -> _Held:
    if held.consignment is None:
        individual = held.kind in (None, "individual", "registration")
        words = "for which consignment it was issued is not told" if individual else "not tied to one consignment"
        return _Held("consignment", Truth.UNKNOWN if individual else Truth.FALSE, "license.consignment", "", words)
    other = held.consignment.strip().casefold() != reference.strip().casefold()
    words = f"issued for {held.consignment}" + (f", not for {reference}" if other else "")
    return _Held("consignment", Truth.of(other), "license.consignment", held.consignment, words)


def _party(case: Case, aspect: str, licensed: str | None, party: Party | None) -> _Held:
    field = f"license.{aspect}"
    whose = "exporter" if aspect == "holder" else "end user"
    if licensed is None:
        return _Held(aspect, Truth.UNKNOWN, field, "", f"its {aspect.replace('_', ' ')} is not given")
    names = [name for name in (party.name, party.name_local, *(party.aliases or ())) if name] if party else []
    if not names:
        return _Held(aspect, Truth.UNKNOWN, field, licensed, f"the {whose} of the shipment is not named")
    fold = case.knowledge.fold.fold
    if fold(licensed) in {fold(name) for name in names}:
        return _Held(aspect, Truth.FALSE, field, licensed, f"same as the {whose}")
    one_script = any(name.isascii() is licensed.isascii() for name in names)
    words = f"{whose} of the shipment: {names[0]}"
    return _Held(aspect, Truth.of(True if one_script else None), field, licensed, words)


def _use(case: Case, held: License) -> _Held:
    stated = case.shipment.end_use
    if held.end_use is None or stated is None:
        return _Held("end_use", Truth.UNKNOWN, "license.end_use", held.end_use or "", "cannot be compared")
    fold = case.knowledge.fold.fold
    same = fold(held.end_use) == fold(stated)
    words = "same as the stated use" if same else f"stated use: {stated}; a person compares the two"
    return _Held("end_use", Truth.FALSE if same else Truth.UNKNOWN, "license.end_use", held.end_use, words)


def _destination(case: Case, held: License) -> _Held:
    if held.destination is None or case.shipment.destination is None:
        return _Held("destination", Truth.UNKNOWN, "license.destination", held.destination or "", "cannot be compared")
    other = held.destination != case.shipment.destination
    words = f"goods go to {case.shipment.destination}"
    return _Held("destination", Truth.of(other), "license.destination", held.destination, words)


def _codes(case: LineCase, held: License) -> _Held:
    field, given = "license.control_codes", tuple(held.control_codes or ())
    if not given:
        return _Held("codes", Truth.UNKNOWN, field, "", "its control codes are not given")
    lists = case.case.knowledge.control_lists
    met = [one for one in case.classification.meets if one.truth is Truth.TRUE and one.instrument in lists]
    missing = [one.code for one in met if not any(same_branch(one.code, code) for code in given)]
    text = ", ".join(given)
    if not met:
        return _Held("codes", Truth.UNKNOWN, field, text, "which control entry the goods meet is not settled")
    if missing:
        return _Held("codes", Truth.TRUE, field, text, f"does not name {', '.join(missing)}")
    return _Held("codes", Truth.FALSE, field, text, "names the entries the goods meet")


def _quantity(case: LineCase, held: License) -> _Held:
    field = "license.quantity"
    if held.quantity is None:
        return _Held("quantity", Truth.UNKNOWN, field, "", "its quantity is not given")
    text = f"{held.quantity:g} {held.unit or ''}".strip()
    shipped = _shipped(case.case, held.unit)
    if shipped is None:
        return _Held("quantity", Truth.UNKNOWN, field, text, "the quantity shipped is not given in the same unit")
    within = shipped.meets({"at_most": held.quantity * (1 + 1e-9)})
    return _Held("quantity", ~within, field, text, f"shipped {shipped.words} {held.unit or ''}".rstrip())


def _shipped(case: Case, unit: str | None) -> Range | None:
    """What the lines with controlled goods ship together, in the licence's unit; None where such a line does not tell.

    Lines that may or may not be controlled make it a range.
    """
    low = high = 0.0
    for n, line in enumerate(case.shipment.lines):
        controlled = case.controlled(line, f"lines[{n}]")
        if controlled is Truth.FALSE:
            continue
        amount = _amount(line, unit)
        if amount is None:
            return None
        low += amount if controlled is Truth.TRUE else 0.0
        high += amount
    return Range(low, high) if case.shipment.lines else None


def _amount(line: Line, unit: str | None) -> float | None:
    if _same_unit(line.unit, unit) and line.quantity is not None:
        return line.quantity
    return line.net_mass_kg if unit is not None and _is_kg(unit) else None


def _same_unit(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.strip().casefold() == other.strip().casefold() or (_is_kg(one) and _is_kg(other))


def _is_kg(unit: str) -> bool:
    return unit.strip().casefold().rstrip(".s") in _KILOGRAMS


_KILOGRAMS = frozenset({"kg", "千克", "公斤", "キログラム", "キロ", "kilogram"})


def checks(pieces: Iterable[Piece], value: OpenSet) -> Iterator[tuple[str, Truth, Piece]]:
    """Every aspect with its truth (true: the licence fits the shipment) and what was read, in the order of a report."""
    by_aspect = {piece.key: piece for piece in pieces}
    for aspect in ASPECTS:
        if aspect in by_aspect:
            yield aspect, ~value[aspect], by_aspect[aspect]
