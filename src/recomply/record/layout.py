"""Where the header of a sheet stands, and what it says over each column."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from recomply.record.grid import HEADER_WITHIN, Grid, letter
from recomply.record.headers import Meaning, Vocabulary, agreement, fold

_LONGEST = 80  # characters of a header; longer texts are prose


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one column: its text, the cell it stands in, and every meaning it may have."""

    text: str
    row: int
    meanings: tuple[Meaning, ...]

    @property
    def short(self) -> str:
        """The header on one line, of its first row only."""
        return " ".join(self.text.split(" / ")[0].split())


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a header (from 0) and the header of each column."""

    rows: tuple[int, ...]
    headers: tuple[Header, ...]


def known_headers(rows: list[list[Any]], vocabulary: Vocabulary) -> int:
    """How many different headers the best of the first rows has."""
    return max((len(_fields(row, vocabulary)) for row in rows[:HEADER_WITHIN]), default=0)


def find_header(
    grid: Grid, vocabulary: Vocabulary, mapped: Collection[str] = (), lettered: Collection[int] = ()
) -> Layout | None:
    """The header of a sheet; None when no row has two known headers.

    Args:
        grid: The sheet.
        vocabulary: The known headers.
        mapped: Headers the user has named; one of these is enough.
        lettered: Columns the user has named by letter: the first row with a text in each of them is the header.
    """
    if lettered:
        texts = (n for n, row in enumerate(grid.rows[:HEADER_WITHIN]) if all(_text(grid.at(n, c)) for c in lettered))
        row = next(texts, None)
        return None if row is None else _one_row(grid, row, vocabulary)
    letters = {letter(column) for column in range(grid.width)}
    folded = {fold(name) for name in mapped if name.strip().upper() not in letters}

    def worth(row: list[Any]) -> tuple[int, int]:
        named = sum(isinstance(value, str) and fold(value) in folded for value in row)
        known = len(_fields(row, vocabulary))
        return (named, known) if named or known >= 2 else (0, 0)

    best = max(range(min(len(grid.rows), HEADER_WITHIN)), key=lambda n: worth(grid.rows[n]), default=None)
    if best is None or worth(grid.rows[best]) == (0, 0):
        return None
    for top in (best, best - 1):
        if 0 <= top < len(grid.rows) - 1 and _is_header(grid.rows[2 * top + 1 - best], vocabulary):
            return Layout((top, top + 1), _two_rows(grid, top, vocabulary))
    for top in (best, best - 1):
        if 0 <= top < len(grid.rows) - 1 and _gains(grid, top, best, vocabulary):
            return Layout((top, top + 1), _two_rows(grid, top, vocabulary))
    return _one_row(grid, best, vocabulary)


def _one_row(grid: Grid, row: int, vocabulary: Vocabulary) -> Layout:
    return Layout((row,), tuple(_header(grid.at(row, column), row, vocabulary) for column in range(grid.width)))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""


def _fields(row: list[Any], vocabulary: Vocabulary) -> set[str]:
    found = (vocabulary.recognise(text) for value in row if (text := _text(value)))
    return {meanings[0].field.name for meanings in found if meanings}


def _is_header(row: list[Any], vocabulary: Vocabulary) -> bool:
    """Whether a row beside a header is a header itself: other names of the columns, or their units."""
    filled = [value for value in row if value is not None]
    if not filled or not all(_text(value) for value in filled):
        return False
    known = len(_fields(row, vocabulary))
    return (known >= 2 and 2 * known > len(filled)) or all(vocabulary.is_unit(value) for value in filled)


def _gains(grid: Grid, top: int, best: int, vocabulary: Vocabulary) -> bool:
    """Whether two rows read together (`Consignee` over `Name | Address`) say more than the better one alone."""
    if not all(_text(value) for n in (top, top + 1) for value in grid.rows[n] if value is not None):
        return False
    together = {header.meanings[0].field.name for header in _two_rows(grid, top, vocabulary) if header.meanings}
    return len(together) > len(_fields(grid.rows[best], vocabulary))


def _header(value: Any, row: int, vocabulary: Vocabulary) -> Header:
    text = _text(value)
    return Header("" if value is None else str(value).strip(), row, vocabulary.recognise(text) if text else ())


def _two_rows(grid: Grid, top: int, vocabulary: Vocabulary) -> tuple[Header, ...]:
    headers: list[Header] = []
    for column in range(grid.width):
        above, below = _text(grid.at(top, column)), _text(grid.at(top + 1, column))
        group, wide = _group(grid, top, column)
        text = " / ".join(dict.fromkeys(part for part in (above, below) if part))
        row = top if above else top + 1
        headers.append(Header(text, row, _together(above, below, group, wide, vocabulary)))
    return tuple(headers)


def _group(grid: Grid, top: int, column: int) -> tuple[str, bool]:
    """The heading over a column, which may stand further left, and whether it spans several columns."""
    start = column
    while start > 0 and grid.at(top, start) is None:
        start -= 1
    end = start + 1
    while end < grid.width and grid.at(top, end) is None and grid.at(top + 1, end) is not None:
        end += 1
    return (_text(grid.at(top, start)), end - start > 1) if column < end else ("", False)


def _together(above: str, below: str, group: str, wide: bool, vocabulary: Vocabulary) -> tuple[Meaning, ...]:
    if not below:
        return vocabulary.recognise(above) if above else ()
    if above and vocabulary.is_unit(below):
        return vocabulary.recognise(f"{above} ({below.strip('()（）')})")
    if group and (found := vocabulary.recognise(f"{group} {below}")):
        return found
    if wide and (parties := vocabulary.recognise(group)):
        return parties if vocabulary.is_party_name(below) else ()
    first, second = vocabulary.recognise(above) if above and not wide else (), vocabulary.recognise(below)
    agreed = agreement(first, second)
    either = (*first, *second)
    if not agreed and len({meaning.field.path or meaning.field.name for meaning in either}) == 1:
        return (min(either, key=lambda meaning: meaning.field.rank),)  # Date over 出口日期: the more telling one
    return agreed or either
