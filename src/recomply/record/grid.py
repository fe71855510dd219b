"""A table as a grid of cells, from any format; and the text formats among them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recomply.errors import InputError
from recomply.record.text import columns_of, text_rows

Cell = tuple[int, int]  # row and column, from 0

_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
HEADER_WITHIN = 30  # rows in which the header is looked for


@dataclass(frozen=True, slots=True)
class Trouble:
    """Stands in a cell whose value cannot be had: what the cell shows, and why it is no value, for people."""

    shown: str
    why: str

    def __str__(self) -> str:
        return self.shown


@dataclass(slots=True)
class Grid:
    """One sheet. Blank cells are None; whole numbers are integers; everything else is as it was written.

    Attributes:
        title: The sheet, or the file where there are no sheets; rows are named by it.
        place: How a cell is called by people, from its row and column.
        name: The sheet; empty where there are no sheets.
        rows: The cells; all rows have the same length.
        merged: Merged ranges, as first and last cell.
        from_1904: Whether bare numbers count days from 1904.
        remarks: What was supposed while reading.
        faults: Rows (from 0) that could not be told from others for certain, and how they are written.
        from_above: Cells that got the value of a merged cell which begins in a row above.
    """

    title: str
    place: Callable[[int, int], str]
    name: str
    rows: list[list[Any]]
    merged: Sequence[tuple[Cell, Cell]] = ()
    from_1904: bool = False
    remarks: tuple[str, ...] = ()
    faults: Mapping[int, str] = field(default_factory=dict)
    from_above: set[Cell] = field(default_factory=set)

    def __post_init__(self) -> None:
        width = max(map(len, self.rows), default=0)
        for row in self.rows:
            if len(row) < width:
                row.extend([None] * (width - len(row)))

    def at(self, row: int, column: int) -> Any:
        """A cell."""
        return self.rows[row][column]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


def letter(column: int) -> str:
    """The name spreadsheets give a column: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(value: Any) -> Any:
    """A raw cell value: nothing for blanks, an integer for a whole number."""
    if value.__class__ is str:
        if not value or value.isspace():
            return None
        return error_cell(value.strip()) if value[0] == "#" and value.strip() in _ERRORS else value
    if value.__class__ is float:
        return int(value) if value.is_integer() else None if value != value else value
    return value


def error_cell(shown: str) -> Trouble:
    """A cell that shows an error of the spreadsheet."""
    return Trouble(shown, f"the cell shows the spreadsheet error {shown}.")


def read_text(raw: bytes, source: str, recognised: Callable[[list[list[Any]]], int]) -> Grid:
    """The grid of a comma, semicolon, tab or bar separated file in any of the usual encodings.

    Args:
        raw: The content of the file.
        source: Its name, for people.
        recognised: Counts the headers it knows in the best of some rows; settles encoding and separator.

    Raises:
        InputError: The encoding cannot be told.
    """
    encoding, text, said = decoded(raw, source, recognised)
    separator, body, skipped = separated(text, recognised)
    rows: list[list[Any]] = [[] for _ in range(skipped)]
    head = "\n".join(body.splitlines()[: HEADER_WITHIN * 2])
    width = columns_of(head, separator, lambda found: recognised([[cell(value) for value in row] for row in found]))
    faults: dict[int, str] = {}
    for row in text_rows(body, separator, source, width):
        cells = [cell(value) for value in row.cells]
        if row.broken >= 0:
            faults[len(rows)] = row.raw
            if len(cells) != width:
                cells = [*cells[: row.broken], Trouble(separator.join(row.cells[row.broken :]), _UNPARTED)]
        rows.append(cells)
    named = _ENCODINGS.get(encoding, encoding.removesuffix("-sig").upper())
    remarks = [f"read as {named}, columns separated by {_SEPARATORS[separator]}"] * (said or separator != ",")
    if faults:
        numbers = ", ".join(str(row + 1) for row in list(faults)[:_NAMED])
        more = f" and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        s = "s" if len(faults) > 1 else ""
        remarks.append(
            f"row{s} {numbers}{more}: a double quote is never closed, or closes in another row; every line from there "
            "on was read as a row of its own"
        )
    return Grid(source, _placed(source), "", rows, remarks=tuple(remarks), faults=faults)


_NAMED = 10  # rows a remark names
_UNPARTED = "a double quote in this row has no partner, so it cannot be told which column each of its cells belongs to."


def read_parquet(path: Path, source: str) -> Grid:
    """The grid of a Parquet file, with the names of its columns as the first row.

    Raises:
        InputError: Polars is not installed, or the file is broken.
    """
    try:
        import polars
    except ImportError:
        what = f"{source} is a Parquet file, and the package that reads them, polars, is not installed."
        raise InputError(what, "Install it with: pip install 'recomply[parquet]'") from None
    try:
        frame = polars.read_parquet(path)
    except (polars.exceptions.PolarsError, OSError):
        what = f"{source} cannot be read as a Parquet file."
        raise InputError(what, "Write it again, or use another format.") from None
    rows = [list(frame.columns), *([cell(value) for value in row] for row in frame.iter_rows())]
    return Grid(source, _placed(source), "", rows)


def _placed(source: str) -> Callable[[int, int], str]:
    return lambda row, column: f"{source} row {row + 1}, column {letter(column)}"


_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def separated(text: str, recognised: Callable[[list[list[Any]]], int]) -> tuple[str, str, int]:
    """The separator of a text table, the text after a line such as `sep=;`, and how many lines that were."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and first.strip()[4:] in _SEPARATORS:
        return first.strip()[4:], rest, 1
    head = "\n".join(text.splitlines()[: HEADER_WITHIN * 2])

    def worth(separator: str) -> tuple[int, int]:
        rows = _head(head, separator)
        return recognised(rows), max(map(len, rows), default=0)

    return max(_SEPARATORS, key=worth), text, 0


def _head(text: str, separator: str) -> list[list[Any]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []
    return [[cell(value) for value in row] for row in rows]


def decoded(raw: bytes, source: str, recognised: Callable[[list[list[Any]]], int]) -> tuple[str, str, bool]:
    """The codec of a text table, its text, and whether the codec is worth a remark.

    Raises:
        InputError: The encoding cannot be told.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8-sig", "gb18030", "cp932", "cp1252"]
    readings: list[tuple[tuple[int, float], str, str]] = []
    for encoding in candidates:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding.startswith("utf"):
            return encoding, text, encoding == "utf-16"
        head = "\n".join(text.splitlines()[: HEADER_WITHIN * 2])
        headers = max(recognised(_head(head, separator)) for separator in _SEPARATORS)
        readings.append(((headers, round(_PLAUSIBLE[encoding](text), 1)), encoding, text))
    readings.sort(key=lambda reading: reading[0], reverse=True)
    unsure = not readings or readings[0][0][1] < 0.5 or (len(readings) > 1 and readings[0][0] == readings[1][0])
    if unsure:
        raise InputError(f"The encoding of {source} cannot be told.", "Save it as “CSV UTF-8”, or as .xlsx.")
    return readings[0][1], readings[0][2], True


_ENCODINGS = {"gb18030": "GB 18030 (Chinese)", "cp932": "Shift_JIS (Japanese)", "cp1252": "Windows-1252 (Western)"}


def _share(text: str, usual: Callable[[str], bool]) -> float:
    foreign = [c for c in text[:20_000] if not c.isascii()]
    return sum(map(usual, foreign)) / len(foreign) if foreign else 1.0


def _usual_chinese(c: str) -> bool:
    try:
        code = c.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3)


def _usual_japanese(c: str) -> bool:
    if "\uff61" <= c <= "\uff9f":  # half-width kana: what Chinese bytes look like when read as Japanese
        return False
    try:
        code = c.encode("cp932")
    except UnicodeEncodeError:
        return False
    return code[0] in (0x81, 0x82, 0x83) or 0x88 <= code[0] <= 0x97


_PLAUSIBLE: Mapping[str, Callable[[str], float]] = MappingProxyType(
    {
        "gb18030": lambda text: _share(text, _usual_chinese),
        "cp932": lambda text: _share(text, _usual_japanese),
        # Nearly every byte is a character of cp1252, so that proves little.
        "cp1252": lambda text: _share(text, lambda c: c.isalpha() or c in "–—‘’“”€£©®°±²³µ·") / 2,
    }
)
