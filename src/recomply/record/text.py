"""Text tables (comma, semicolon, tab, bar) → rows. A double quote without its partner swallows no row."""

from __future__ import annotations

import contextlib
import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from recomply.errors import InputError

_FEWEST = 4  # columns from which on a line inside a well-formed cell is taken for a row of the table


class Row(NamedTuple):
    """One row of a text table.

    Attributes:
        cells: Its cells, as they are written.
        broken: The first cell that cannot be told for certain, since a double quote has no partner; -1 where all can.
        raw: The line as it is written, where it is broken.
    """

    cells: list[str]
    broken: int = -1
    raw: str = ""


def text_rows(text: str, separator: str, source: str, width: int) -> Iterator[Row]:
    """The rows of a text table.

    A quoted cell may hold line breaks. Where its quote is never closed, or where what it holds looks like rows of the
    table, the row ends with its line, and the lines after it are rows of their own.

    Args:
        text: The table.
        separator: What parts its columns.
        source: Name of the file, for people.
        width: The number of columns of its header; 0 where it is not known.

    Raises:
        InputError: A line is no row at all.
    """
    lines = io.StringIO(text, newline="").readlines()
    first = start = number = 0
    reader = csv.reader(iter(lines), delimiter=separator)
    while first < len(lines):
        number += 1
        try:
            cells = next(reader)
            after = start + reader.line_num
            whole = '"' not in lines[first] or (after == first + 1 and after < len(lines))
            whole = whole or not _swallows(lines[first:after], cells, separator, width)
        except csv.Error:
            if '"' not in lines[first]:
                advice = "Look for a double quote without its partner, or save the table as .xlsx."
                what = f"{source} breaks off at row {number}: it is no well-formed table."
                raise InputError(what, advice) from None
            whole = False
        if whole:
            yield Row(cells)
            first = after
        else:
            yield _alone(lines[first], separator)
            first = start = first + 1
            reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=separator)


def columns_of(head: str, separator: str, recognised: Callable[[list[list[str]]], int]) -> int:
    """The number of columns of a table, from the line or row at its head that has most known headers."""
    rows = [_split(line, separator) for line in head.splitlines()]
    with contextlib.suppress(csv.Error):
        rows += list(csv.reader(io.StringIO(head, newline=""), delimiter=separator))
    known = [(recognised([row]), len(row)) for row in rows if row]
    best = max(known, default=(0, 0))
    return best[1] if best[0] else 0


def _swallows(lines: Sequence[str], cells: Sequence[str], separator: str, width: int) -> bool:
    """Whether a row holds other rows of the table in a quoted cell, or a quote that is never closed."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
        strict = True
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return True
        strict = False
    if len(lines) == 1 or not width:
        return False
    if strict and len(cells) == width:
        return width >= _FEWEST and any(len(_split(line, separator)) == width for line in lines[1:])
    fewest = max(2, math.ceil(0.6 * width))
    return any(len(_split(line, separator)) >= fewest for line in lines[1:])


def _split(line: str, separator: str) -> list[str]:
    """The cells of a line on its own."""
    mended, _ = _mended(line, separator)
    try:
        return next(csv.reader([mended], delimiter=separator), [])
    except csv.Error:
        return []


def _alone(line: str, separator: str) -> Row:
    """A line whose quote is not closed, as a row: without the quote that has no partner."""
    mended, stray = _mended(line, separator)
    cells = _split(mended, separator)
    before = len(_split(mended[:stray], separator)) - 1
    return Row(cells, max(before, 0), line.rstrip("\r\n"))


def _mended(line: str, separator: str) -> tuple[str, int]:
    """A line without the quotes that open and never close, and where the first of them stood (its length if none)."""
    first = len(line)
    while (stray := _unclosed(line, separator)) >= 0:
        line = line[:stray] + line[stray + 1 :]
        first = min(first, stray)
    return line, first


def _unclosed(line: str, separator: str) -> int:
    """Where the quote stands that opens a cell and is never closed in the line; -1 where there is none."""
    opened, at, begins = -1, 0, True
    while at < len(line):
        sign = line[at]
        if opened < 0:
            if begins and sign == '"':
                opened = at
            begins = sign == separator
        elif sign == '"':
            if line[at + 1 : at + 2] == '"':
                at += 1
            else:
                opened = -1
                begins = False
        at += 1
    return opened
