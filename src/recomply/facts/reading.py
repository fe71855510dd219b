"""What a fact is read as: a value or unknown, the evidence for it, and what to ask when it is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from recomply.facts.ranges import Range
from recomply.truth import Truth
from recomply.words import Words


class OpenSet:
    """A set of which not everything need be known: each member true, false or unknown, and a truth for all others."""

    __slots__ = ("_hash", "_members", "otherwise")

    def __init__(self, members: Mapping[str, Truth] | None = None, otherwise: Truth = Truth.FALSE) -> None:
        self._members = {name: truth for name, truth in members.items() if truth is not otherwise} if members else {}
        self.otherwise = otherwise
        self._hash = hash(frozenset(self._members.items())) ^ otherwise if self._members else otherwise.value

    def __getitem__(self, name: str) -> Truth:
        return self._members.get(name, self.otherwise)

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OpenSet) and self._members == other._members and self.otherwise is other.otherwise

    def __repr__(self) -> str:
        return f"OpenSet({self.words})"

    def of(self, truth: Truth) -> tuple[str, ...]:
        """The named members with this truth."""
        return tuple(name for name, found in self._members.items() if found is truth)

    @property
    def any(self) -> Truth:
        """Whether the set has a member at all."""
        return max((self.otherwise, *self._members.values()))

    @property
    def words(self) -> str:
        """The set in words, for traces: `JP; possibly US; others unknown`."""
        parts = []
        if certain := self.of(Truth.TRUE):
            parts.append(", ".join(sorted(certain)))
        if possible := self.of(Truth.UNKNOWN):
            parts.append("possibly " + ", ".join(sorted(possible)))
        if self.otherwise is Truth.UNKNOWN:
            if excluded := self.of(Truth.FALSE):
                parts.append("not " + ", ".join(sorted(excluded)))
            parts.append("others unknown" if parts else "unknown")
        return "; ".join(parts) or "none"


class Piece(NamedTuple):
    """A piece of evidence.

    Attributes:
        field: Path of the field in the record.
        text: What was read there.
        value: What was understood.
        key: The member of a set fact it speaks of.
        points: Whether it points towards the fact (and not merely bears on it).
    """

    field: str
    text: str
    value: str
    key: str = ""
    points: bool = True


Value = Truth | OpenSet | Range | str | dt.date | None


class Reading(NamedTuple):
    """A fact, found: its value (None, unknown truth or an open set where not known), evidence, and open questions.

    `asks` names the questions of the rulebook whose answers would make the fact known; `details` says what single ones
    of them ask in particular.
    """

    value: Value
    evidence: tuple[Piece, ...] = ()
    asks: tuple[str, ...] = ()
    details: tuple[tuple[str, Words], ...] = ()


def words_of(value: Value) -> str:
    """A value in words, for traces and reasons."""
    if value is None:
        return "unknown"
    if isinstance(value, (Truth, str)):
        return str(value)
    if isinstance(value, OpenSet):
        return value.words
    if isinstance(value, Range):
        return value.words
    return value.isoformat()
