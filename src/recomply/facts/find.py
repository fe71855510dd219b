"""Shipment → facts: the one public function of this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from recomply.errors import Problem
from recomply.facts.case import Case, Knowledge, LineCase
from recomply.facts.goods import Meets
from recomply.facts.own_lists import OwnLists
from recomply.facts.ownership import OwnershipGraph
from recomply.facts.reading import Piece, Reading, Value
from recomply.facts.registry import FACTS
from recomply.shipment.model import Line, Shipment
from recomply.truth import Truth

_OF_SHIPMENT = tuple((name, fact.find) for name, fact in FACTS.items() if fact.find is not None)
_OF_LINE = tuple((name, fact.of_line) for name, fact in FACTS.items() if fact.of_line is not None)


class Facts:
    """The facts of one line, on a day.

    Attributes:
        line: Number of the line, for people.
        description: The goods, in the record's words.
        readings: Every fact of the registry, by name.
        meets: Control entries the line meets or may meet.
        considered: Control entries that were candidates and are not met.
        declared_outside: Instruments the line is outside of by nothing but the exporter's own classification.
        outside: What puts the goods outside control entries: everyday goods, answers of the authority, the exporter's
            own classification, elements said to be absent.
        days: Days on which time limits begin, by the path of their field; given ones only.
        assumed: States of instruments assumed against the calendar, for worked cases.
        problems: What is impossible or contradicts in what is told of owners; the same for all lines.
    """

    __slots__ = (
        "__dict__",
        "as_of",
        "assumed",
        "considered",
        "days",
        "declared_outside",
        "description",
        "line",
        "meets",
        "outside",
        "problems",
        "readings",
    )

    def __init__(
        self,
        as_of: dt.date,
        readings: Mapping[str, Reading],
        *,
        line: int | str = 1,
        description: str = "",
        meets: tuple[Meets, ...] = (),
        considered: tuple[Meets, ...] = (),
        declared_outside: tuple[str, ...] = (),
        outside: tuple[Piece, ...] = (),
        days: Mapping[str, dt.date] | None = None,
        assumed: Mapping[str, Truth] | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.as_of = as_of
        self.assumed = assumed
        self.readings = readings
        self.line = line
        self.description = description
        self.meets = meets
        self.considered = considered
        self.declared_outside = declared_outside
        self.outside = outside
        self.problems = problems
        self.days: Mapping[str, dt.date] = days or {}

    def value(self, name: str) -> Value:
        """The value of a fact."""
        return self.readings[name].value

    @cached_property
    def situation(self) -> tuple[object, ...]:
        """All that a decision by rules depends on. Equal situations are decided alike."""
        days = tuple(sorted(self.days.items()))
        return (
            self.as_of,
            days,
            *((reading.value, reading.asks, reading.details) for reading in self.readings.values()),
        )


def find_facts(
    shipment: Shipment,
    as_of: dt.date,
    knowledge: Knowledge,
    own_lists: OwnLists | None = None,
    ownership: OwnershipGraph | None = None,
) -> list[Facts]:
    """Finds every fact for every line. A shipment without lines has one empty line.

    Args:
        shipment: The shipment.
        as_of: The day of the law.
        knowledge: What the rulebook knows.
        own_lists: The user's own lists.
        ownership: What the user's file tells of owners.
    """
    case = Case(shipment, as_of, knowledge, own_lists, ownership)
    shared = {name: find(case) for name, find in _OF_SHIPMENT}
    days = _days(shipment)
    problems = case.problems
    found: list[Facts] = []
    for n, line in enumerate(shipment.lines or (Line(),)):
        one = LineCase(case, line, f"lines[{n}]")
        readings = shared | {name: find(one) for name, find in _OF_LINE}
        number = line.line if line.line is not None else n + 1
        goods = one.classification
        found.append(
            Facts(
                as_of,
                readings,
                line=number,
                description=line.description or "",
                meets=goods.meets,
                considered=goods.considered,
                declared_outside=goods.declared_outside,
                outside=tuple(piece for piece in goods.evidence if not piece.points),
                days=days,
                problems=problems,
            )
        )
    return found


def _days(shipment: Shipment) -> dict[str, dt.date]:
    """The days of a record on which time limits begin."""
    held = shipment.license
    given = {
        "query_received": shipment.query_received,
        "license.accepted": held.accepted if held else None,
        "license.amendment_accepted": held.amendment_accepted if held else None,
    }
    return {path: day for path, day in given.items() if day is not None}
