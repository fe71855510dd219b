"""An ownership file → raw rows: who, by the user's file, holds what share of whom. Not understood yet, but placed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from recomply.errors import InputError, Problem
from recomply.record.grid import HEADER_WITHIN, Grid, read_parquet, read_text
from recomply.record.headers import fold
from recomply.record.json_ import read_lines, read_whole
from recomply.record.model import Record
from recomply.record.read import content
from recomply.record.workbook import open_workbook

_WORKBOOKS, _TEXTS = (".xlsx", ".xlsm", ".xls", ".ods"), (".csv", ".tsv")
_PER_CENT = str.maketrans(dict.fromkeys("%％﹪"))
_HELP = (
    "Head the columns owner, owned and share (per cent); owner_country, owned_country and date may follow. "
    "Chinese and Japanese headers such as 股东, 公司名称, 持股比例 or 株主, 会社名, 持株比率 do as well."
)


class RawHolding(NamedTuple):
    """One row, as it was written. `number` is the row or line a person can go to, from 1."""

    number: int
    owner: Any = None
    owned: Any = None
    share: Any = None
    owner_country: Any = None
    owned_country: Any = None
    date: Any = None


@dataclass(frozen=True, slots=True)
class RawOwnership:
    """The rows of an ownership file.

    Attributes:
        name: Name of the file.
        digest: SHA-256 of its bytes, so that an auditor can tell whether he holds the same file.
        rows: Its rows.
        place: How people call the cell of a row and column (`owners.csv row 17, column C`); with no column, the row.
        problems: Lines that could not be read at all.
    """

    name: str
    digest: str
    rows: Sequence[RawHolding]
    place: Callable[[int, str], str]
    problems: tuple[Problem, ...] = ()


def read_ownership(source: str | Path) -> RawOwnership:
    """Reads an ownership file: .csv, .tsv, .xlsx (.xlsm, .xls, .ods), .parquet, .jsonl or .json.

    Args:
        source: The file.

    Raises:
        InputError: The file cannot be used, or lacks a column; the text says what to do.
    """
    path = Path(source)
    raw, name, ending = content(path), path.name, path.suffix.lower()
    digest = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    if ending in (".jsonl", ".json"):
        found = read_lines(raw.splitlines(keepends=True), name) if ending == ".jsonl" else read_whole(raw, name)
        return _of_objects(name, digest, found)
    if ending in _TEXTS:
        grid = read_text(raw, name, _recognised)
    elif ending in _WORKBOOKS:
        book = open_workbook(raw, name)
        grids = [one for sheet in book.visible if (one := book.grid(sheet)).rows]
        having = [one for one in grids if _header(one.rows) is not None]
        if len(having) > 1:
            sheets = ", ".join(repr(one.name) for one in having)
            raise InputError(
                f"Several sheets of {name} tell owners: {sheets}.", "Keep one of them, or hide the others."
            )
        grid = next(iter(having or grids), Grid(name, lambda *_: name, "", []))
    elif ending == ".parquet":
        grid = read_parquet(path, name)
    else:
        what = f"{name} has the ending {ending!r}" if ending else f"{name} has no ending"
        raise InputError(f"{what}, which no ownership file has.", "Known are .csv, .tsv, .xlsx, .ods, .jsonl, .json.")
    return _of_grid(name, digest, grid)


@lru_cache(maxsize=1)
def _columns() -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The column each folded header names, and the columns that must be there."""
    import yaml

    told = yaml.safe_load(resources.files(__package__).joinpath("ownership.yaml").read_text(encoding="utf-8"))
    known: dict[str, str] = {}
    for column, words in told["columns"].items():
        for header in (column, *words["en"], *words["zh"], *words["ja"]):
            known[fold(header)] = column
    return known, tuple(column for column, words in told["columns"].items() if words.get("needed"))


def _meaning(header: Any) -> str:
    """The column a header names; empty when it is not known."""
    known, _ = _columns()
    if not isinstance(header, str) or len(header) > 80:
        return ""
    header = header.translate(_PER_CENT)
    bare = header.split("(")[0].split("（")[0]
    return known.get(fold(header)) or known.get(fold(bare)) or ""


def _recognised(rows: list[list[Any]]) -> int:
    return max((len({_meaning(value) for value in row} - {""}) for row in rows[:HEADER_WITHIN]), default=0)


def _header(rows: list[list[Any]]) -> int | None:
    """The row with all needed headers."""
    _, needed = _columns()
    for n, row in enumerate(rows[:HEADER_WITHIN]):
        if {_meaning(value) for value in row}.issuperset(needed):
            return n
    return None


def _of_grid(name: str, digest: str, grid: Grid) -> RawOwnership:
    head = _header(grid.rows)
    if head is None:
        raise InputError(_lacking(name, grid), _HELP)
    columns: dict[str, int] = {}
    for n, header in enumerate(grid.rows[head]):
        column = _meaning(header)
        if column and column in columns:
            twice = f"{grid.rows[head][columns[column]]!r} and {header!r}"
            raise InputError(f"{name}: the columns {twice} both tell the {column}.", "Rename or remove one of them.")
        if column:
            columns[column] = n
    at = [columns.get(column, -1) for column in RawHolding._fields[1:]]
    rows = [
        RawHolding(n + 1, *(row[c] if c >= 0 else None for c in at))
        for n, row in enumerate(grid.rows[head + 1 :], head + 1)
        if any(row[c] is not None for c in at if c >= 0)
    ]
    sheet = f"{name}, " if grid.name else ""

    def place(number: int, column: str) -> str:
        if column in columns:
            return f"{sheet}{grid.place(number - 1, columns[column])}"
        return f"{name}, {grid.name} row {number}" if grid.name else f"{name} row {number}"

    return RawOwnership(name, digest, rows, place)


def _lacking(name: str, grid: Grid) -> str:
    """What a table lacks: the needed columns the best of its first rows has not."""
    _, needed = _columns()
    best = max(grid.rows[:HEADER_WITHIN], key=lambda row: _recognised([row]), default=[])
    missing = [column for column in needed if column not in {_meaning(value) for value in best}]
    shown = ", ".join(repr(str(value)[:40]) for value in best[:12] if value is not None) or "nothing"
    return f"{name} has no column for {', '.join(missing)}. Its header reads: {shown}."


def _of_objects(name: str, digest: str, records: Iterable[Record]) -> RawOwnership:
    rows: list[RawHolding] = []
    problems: list[Problem] = []
    places: dict[int, str] = {}
    found: set[str] = set()
    for record in records:
        where = record.places[""]
        number = int(where.rpartition(" ")[2]) if where[-1].isdigit() else record.number
        problems.extend(record.problems)
        if not isinstance(record.data, dict):
            if not record.problems:
                problems.append(_no_object(where, record.data))
            continue
        told = {column: value for header, value in record.data.items() if (column := _meaning(header))}
        found.update(told)
        rows.append(RawHolding(number, **told))
        places[number] = where
    _, needed = _columns()
    if missing := [column for column in needed if column not in found]:
        raise InputError(f"{name}: no object names {', '.join(missing)}.", _HELP)

    def place(number: int, column: str) -> str:
        where = places.get(number, f"{name} item {number}")
        return f"{where}, {column}" if column else where

    return RawOwnership(name, digest, rows, place, tuple(problems))


def _no_object(where: str, data: Any) -> Problem:
    why = "an object with owner, owned and share is expected here."
    return Problem(where=where, field="", raw=str(data)[:200], why=why, advice="Write one holding an object.")
