"""What reading a file gives: records as they were written, with the place of every value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from recomply.errors import Problem


@dataclass(frozen=True, slots=True)
class Record:
    """One shipment as raw data.

    Attributes:
        number: Position in the input, from 1.
        data: The record in the shape of the contract, values as they were written; or whatever stood there instead.
        places: Where each value stands, by dotted path (`lines[0].hs_code` → `出货!F12`); the record itself under "".
        rows: For tables, the row of each line, in the order of `data["lines"]`, from 1.
        problems: Trouble met while reading.
    """

    number: int
    data: Any
    places: Mapping[str, str]
    rows: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a table was understood.

    Attributes:
        letter: The column as spreadsheets call it.
        header: Its header, as it stands.
        field: Dotted path of the contract it fills; empty when it is not used.
        how: Why, in short words for people.
        lost: Whether it holds values that nobody reads, since its header was not understood.
    """

    letter: str
    header: str
    field: str
    how: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """All records of one input, and how it was read.

    Attributes:
        source: Name of the input, for people.
        path: The file; None for standard input.
        kind: `table` for one row per line, `json` for one object per shipment.
        records: The shipments, in the order in which they first appear.
        sheet: The sheet that was read, where there are sheets.
        header_rows: Rows of the header, from 1.
        columns: How each column was understood.
        remarks: What was skipped or supposed while reading.
    """

    source: str
    path: Path | None
    kind: Literal["table", "json"]
    records: Sequence[Record]
    sheet: str = ""
    header_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[Column, ...]:
        """The columns with values that nobody reads: a header not understood must not pass for a value not given."""
        return tuple(column for column in self.columns if column.lost)
