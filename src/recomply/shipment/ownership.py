"""An ownership file, typed: who holds what share of whom. What cannot be understood is a problem, and unknown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from recomply.errors import InputError, Problem
from recomply.shipment import values

if TYPE_CHECKING:
    from recomply.record.ownership import RawHolding, RawOwnership


class Holding(NamedTuple):
    """One statement of a file.

    Attributes:
        row: Where it stands in the file, from 1.
        owner: Name of the owner; empty where it is not told.
        owned: Name of the company that is owned.
        share: In per cent; None where it is not told or not understood.
        owner_country: Country of the owner; empty where it is not told. The same for the company that is owned.
        day: The day of which the statement speaks, and from which it holds.
    """

    row: int
    owner: str
    owned: str
    share: float | None
    owner_country: str = ""
    owned_country: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Ownership:
    """What an ownership file tells.

    Attributes:
        name: Name of the file.
        digest: SHA-256 of its bytes.
        holdings: Its statements.
        problems: What could not be understood, in the order of the file.
        by_row: The same for the rows that are among the statements.
        place: How people call a row, or the cell of a row and column.
    """

    name: str
    digest: str
    holdings: tuple[Holding, ...]
    problems: tuple[Problem, ...]
    by_row: Mapping[int, tuple[Problem, ...]]
    place: Callable[[int, str], str]


_BOUND = re.compile(
    r"[<>≤≥＜＞≦≧~～≈±约約超未以多]|不足|\b(?:over|under|above|below|about|more|less|least|most|approx|ca)\b",
    re.IGNORECASE,
)

_ADVICE = MappingProxyType(
    {
        "share": "Write the share in per cent, such as 60 or 60 %; leave it empty where it is not known.",
        "owned": "Name the company that is owned, or remove the row.",
        "date": "Write the day as year-month-day.",
    }
)


def understand_ownership(raw: RawOwnership) -> Ownership:
    """Reads the rows of an ownership file.

    Raises:
        InputError: All shares seem to be fractions of 1, or no row can be used.
    """
    _refuse_fractions(raw)
    holdings: list[Holding] = []
    problems = list(raw.problems)
    by_row: dict[int, tuple[Problem, ...]] = {}
    known: dict[Any, Any] = {}
    for row in raw.rows:
        reader = _Reader(raw, row, known)
        holding = reader.read()
        if reader.problems:
            problems.extend(reader.problems)
        if holding is not None:
            holdings.append(holding)
            if reader.problems:
                by_row[row.number] = tuple(reader.problems)
    if not holdings:
        raise InputError(f"{raw.name} tells of no owner.", "Fill in one row per owner and company.")
    return Ownership(raw.name, raw.digest, tuple(holdings), tuple(problems), MappingProxyType(by_row), raw.place)


class _Reader:
    """Reads one row. What was read before in another is not read again."""

    __slots__ = ("known", "problems", "raw", "row")

    def __init__(self, raw: RawOwnership, row: RawHolding, known: dict[Any, Any]) -> None:
        self.raw = raw
        self.row = row
        self.known = known
        self.problems: list[Problem] = []

    def read(self) -> Holding | None:
        """The statement; None where the row does not tell which company is owned."""
        row = self.row
        owner, owned = self._name("owner"), self._name("owned")
        if not owned:
            if not self.problems:
                self._trouble("owned", "the row does not say which company is owned, so it is not used.")
            return None
        return Holding(
            row.number,
            owner,
            owned,
            self._read("share", _share),
            self._country("owner_country"),
            self._country("owned_country"),
            None if row.date is None else self._read("date", values.day),
        )

    def _name(self, column: str) -> str:
        return self._read(column, values.text) or ""

    def _country(self, column: str) -> str:
        return "" if getattr(self.row, column) is None else self._read(column, values.country) or ""

    def _read(self, column: str, how: Callable[[Any], Any]) -> Any:
        given = getattr(self.row, column)
        key = (how, given) if given.__class__ in (str, int, float) else None
        if key in self.known:
            return self.known[key]
        try:
            found = how(given)
        except ValueError as error:
            self._trouble(column, str(error))
            return None
        if key is not None:
            self.known[key] = found
        return found

    def _trouble(self, column: str, why: str) -> None:
        given = getattr(self.row, column)
        self.problems.append(
            Problem(
                where=self.raw.place(self.row.number, column),
                field=column,
                raw=given if isinstance(given, (int, float)) or given is None else str(given)[:200],
                why=why,
                advice=_ADVICE.get(column, ""),
            )
        )


def _share(value: Any) -> float | None:
    """A share in per cent. A bound ("over 50 %", 约50%) is no figure."""
    if isinstance(value, str) and _BOUND.search(value):
        raise ValueError("this is a bound or an estimate, not a share, so the share counts as not known.")
    return values.percent(value)


def _refuse_fractions(raw: RawOwnership) -> None:
    """Shares that are all 1 or less, none with a sign for per cent, are more likely parts of 1 than of 100."""
    whole = False
    for share in _shares(raw):
        if share is None or share > 1:
            return
        whole = whole or share > 0
    if whole:
        what = f"{raw.name}: no share is above 1, so it cannot be told whether they are per cent or parts of 1."
        raise InputError(what, "Write shares in per cent with the sign: 60 %.")


def _shares(raw: RawOwnership) -> Iterator[float | None]:
    """The shares as bare figures; None for one that says itself that it is per cent."""
    for row in raw.rows:
        if isinstance(row.share, str) and any(sign in row.share for sign in "%％﹪"):
            yield None
        elif row.share is not None:
            try:
                figure = values.number(row.share)
            except ValueError:
                continue
            if figure is not None:
                yield figure
