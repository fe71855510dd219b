"""A user's own table (CSV, TSV, .xlsx, .xls, .ods) → entries."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree

from recomply.errors import InputError
from recomply.lists.headers import kind_called, known_headers, meaning
from recomply.lists.model import Entry, Kind
from recomply.lists.source import Source, Text, best_header, rows_of
from recomply.lists.tally import Tally
from recomply.lists.text import country, distinct, note
from recomply.record.grid import HEADER_WITHIN, Trouble, cell, error_cell, letter, separated
from recomply.shipment import values

if TYPE_CHECKING:
    from recomply.record.workbook import Workbook

Row = tuple[int, Sequence[Any]]
_HELP = "Name the columns: name (needed), name_local, aliases, country, address, kind …; see the documentation."
_BETWEEN_COUNTRIES = re.compile(r"[;；,，、\n/]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what.

    Attributes:
        row: Number of the header's row, from 1.
        columns: Places of the columns that fill a field.
        titles: The headers as written.
    """

    row: int
    columns: dict[str, tuple[int, ...]]
    titles: tuple[str, ...]


def text_entries(text: Text, tally: Tally) -> Iterator[Entry]:
    """The parties of a text table.

    Raises:
        InputError: No row is known as a header.
    """
    separator, _, skip = separated(_beginning(text), best)
    return _entries(rows_of(text, separator, skip, tally), text.source.name, lambda row: f"row {row}", tally)


def workbook_entries(source: Source, sheet: str | None, tally: Tally) -> Iterator[Entry]:
    """The parties of a workbook: of the sheet that is named, or the only one with a header that is known.

    Raises:
        InputError: The workbook cannot be read, or the user must choose a sheet.
    """
    from recomply.record.workbook import open_workbook

    book = open_workbook(source.path.read_bytes(), source.name)
    name = _named(book, sheet) if sheet is not None else _only(book, tally)
    return _entries(_marked(book, name), f"{source.name}, sheet {name!r}", lambda row: f"row {row}", tally)


def best(rows: list[list[Any]]) -> int:
    """How many headers are known in the best of some rows."""
    return max(map(known_headers, rows), default=0)


# --- Where the table is ----------------------------------------------------------------------------------------------


def _beginning(text: Text) -> str:
    with text.open(newline="") as file:
        return "".join(itertools.islice(file, HEADER_WITHIN * 2))[: 1 << 18]


def _cells(book: Workbook, sheet: str) -> Iterator[Row]:
    return enumerate(book.book.get_sheet_by_name(sheet).iter_rows(), 1)


def _marked(book: Workbook, sheet: str) -> Iterator[Row]:
    """The rows of a sheet, with the cells whose values cannot be had: they would seem blank."""
    from recomply.record.marks import marks_of

    try:
        marks = marks_of(book.raw, sheet)
    except (KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError):
        advice = "Open it in your spreadsheet program and save it again as .xlsx."
        raise InputError(f"Sheet {sheet!r} of {book.source} is damaged.", advice) from None
    found: dict[int, dict[int, Trouble]] = {}
    for row, column in marks.uncalculated:
        found.setdefault(row + 1, {})[column] = Trouble("", "the formula in this cell has no stored value.")
    for (row, column), shown in marks.errors.items():
        found.setdefault(row + 1, {})[column] = error_cell(shown)
    for number, cells in _cells(book, sheet):
        troubles = found.get(number, {})
        yield number, [troubles.get(place, value) for place, value in enumerate(cells)] if troubles else cells


def _named(book: Workbook, sheet: str) -> str:
    names = (*book.visible, *book.hidden)
    for name in names:
        if name.strip().casefold() == sheet.strip().casefold():
            return name
    raise InputError(f"{book.source} has no sheet {sheet!r}.", f"Its sheets are {', '.join(map(repr, names))}.")


def _only(book: Workbook, tally: Tally) -> str:
    heads = {name: _head(book, name) for name in book.visible}
    found = [name for name, rows in heads.items() if best(rows)]
    if len(found) > 1:
        advice = f"Choose one: --sheet {found[0]!r}."
        raise InputError(f"Several sheets of {book.source} hold a list: {', '.join(map(repr, found))}.", advice)
    if not found:
        rows = next((rows for rows in heads.values() if rows), [])
        raise _unknown(book.source, rows)
    others = [*(name for name, rows in heads.items() if rows and name != found[0]), *book.hidden]
    tally.remarks += [f"sheet {name!r} was not read" for name in others]
    return found[0]


def _head(book: Workbook, sheet: str) -> list[list[Any]]:
    return [list(row) for _, row in itertools.islice(_cells(book, sheet), HEADER_WITHIN)]


def _unknown(name: str, rows: Iterable[Sequence[Any]]) -> InputError:
    first = next((row for row in rows if any(values.clean(value) for value in row)), [])
    cells = ", ".join(repr(str(value)[:40]) for value in first[:20] if values.clean(value))
    what = (
        f"{name} has no column for names: name, 名称, 企業名 and the like were looked for in the first "
        f"{HEADER_WITHIN} rows. The first row found: {cells or 'nothing'}."
    )
    return InputError(what, _HELP)


def _layout(rows: Sequence[Row], name: str, tally: Tally) -> Layout:
    place = best_header([cells for _, cells in rows], known_headers)
    if place < 0:
        raise _unknown(name, (cells for _, cells in rows))
    number, header = rows[place]
    columns: dict[str, tuple[int, ...]] = {}
    titles = tuple(" ".join(str(title).split()) for title in header)
    for column, title in enumerate(header):
        field = meaning(title)
        if field is not None:
            columns[field] = (*columns.get(field, ()), column)
        elif values.clean(title):
            tally.remarks.append(f"column {letter(column)} {titles[column]!r} is not known and was not read")
    return Layout(number, columns, titles)


# --- What its rows say -----------------------------------------------------------------------------------------------


def _entries(rows: Iterator[Row], name: str, called: Callable[[int], str], tally: Tally) -> Iterator[Entry]:
    """The parties of the rows. The header is looked for at once, the rest is read as it is asked for."""
    head = list(itertools.islice(rows, HEADER_WITHIN))
    layout = _layout(head, name, tally)
    below = itertools.chain((row for row in head if row[0] > layout.row), rows)
    return _read(below, layout, lambda row: f"{name} {called(row)}", tally)


def _read(rows: Iterable[Row], layout: Layout, place: Callable[[int], str], tally: Tally) -> Iterator[Entry]:
    width = len(layout.titles)
    for number, cells in rows:
        if len(cells) > width and any(values.clean(cell) for cell in cells[width:]):
            why = f"it has {len(cells)} cells, the header has {width}."
            tally.row(place(number), why, "Put double quotes around cells that hold the separator.", cells[:width])
        elif any(values.clean(cell) for cell in cells):
            entry = _Reader(cells, layout, place(number), tally).entry()
            if entry is not None:
                yield entry


class _Reader:
    """Reads one row."""

    def __init__(self, cells: Sequence[Any], layout: Layout, where: str, tally: Tally) -> None:
        self._cells, self._layout, self._where, self._tally = cells, layout, where, tally

    def entry(self) -> Entry | None:
        """The party, if the row names one."""
        names = distinct([*self._texts("name"), *self._texts("name_local")])
        if not names:
            self._tally.row(self._where, "it has no name.", "Fill in the name, or remove the row.", self._shown())
            return None
        names = distinct([*names, *self._parts("aliases")])
        numbers = distinct(self._parts("registration_number"))
        ids = distinct(self._texts("id"))
        return Entry(
            key=next(iter((*ids, *numbers, *names))),
            names=names,
            weak_names=distinct(self._parts("weak_names"), without=names),
            kind=self._kind(),
            countries=self._countries(),
            addresses=distinct(self._parts("address")),
            identifiers=numbers,
            programs=distinct(self._parts("program")),
            start=self._day("since"),
            end=self._day("until"),
            url=next(iter(distinct(self._texts("url"))), ""),
            note=note(*((self._title(column), [text]) for column, text in self._found("note"))),
        )

    def _found(self, field: str) -> Iterator[tuple[int, str]]:
        """The cells of a field that say something. An error of the spreadsheet says nothing, and is told."""
        for column in self._layout.columns.get(field, ()):
            value = cell(self._cells[column]) if column < len(self._cells) else None
            if isinstance(value, Trouble):
                self._left_out(column, value.shown, value.why)
            elif text := values.clean(value):
                yield column, text

    def _texts(self, field: str) -> list[str]:
        return [text for _, text in self._found(field)]

    def _parts(self, field: str) -> list[str]:
        """The texts of a field, split at semicolons and line breaks."""
        return [part for text in self._texts(field) for part in text.replace("；", ";").replace("\n", ";").split(";")]

    def _countries(self) -> tuple[str, ...]:
        codes: list[str] = []
        for column, text in self._found("country"):
            whole = country(text)
            for piece in (text,) if whole else _BETWEEN_COUNTRIES.split(text):
                code = whole or country(piece)
                codes.append(code)
                if not code and values.clean(piece):
                    why = "this country is not known; write its name or its two-letter code (JP, CN, TH)."
                    self._left_out(column, piece, why)
        return distinct(codes)

    def _kind(self) -> Kind:
        for column, text in self._found("kind"):
            if kind := kind_called(text):
                return cast(Kind, kind)
            self._left_out(column, text, "write person, organization, vessel, aircraft or other.")
        return "other"

    def _day(self, field: str) -> dt.date | None:
        for column, text in self._found(field):
            try:
                return values.day(self._cells[column])
            except ValueError as error:
                self._left_out(column, text, str(error))
        return None

    def _left_out(self, column: int, text: str, why: str) -> None:
        self._tally.value(self._where, self._title(column), text, why, "The party is in the list without it.")

    def _title(self, column: int) -> str:
        return self._layout.titles[column]

    def _shown(self) -> str:
        return "; ".join(text for cell in self._cells if (text := values.clean(cell)))
