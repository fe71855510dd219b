"""Rows of a table → records: which rows are data, and which belong to one shipment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from recomply.record.columns import Used, same
from recomply.record.draft import Draft
from recomply.record.grid import Grid, Trouble
from recomply.record.headers import Vocabulary
from recomply.record.layout import Layout
from recomply.record.model import Record
from recomply.record.table import Group, Table

# --- Which rows are data ----------------------------------------------------------------------------------------------


def data_rows(grid: Grid, layout: Layout, vocabulary: Vocabulary) -> tuple[list[int], list[str]]:
    """The rows of data below a header (from 0), and remarks on what was skipped: blanks, totals, repeated headers."""
    naming = frozenset(
        column
        for column, header in enumerate(layout.headers)
        if any(meaning.field.path in _NAMING for meaning in header.meanings)
    )
    kept: list[int] = []
    blank = 0
    blanks = 0
    remarks: list[str] = []
    for row in range(layout.rows[-1] + 1, len(grid.rows)):
        filled = {column: value for column, value in enumerate(grid.rows[row]) if value is not None}
        if not filled:
            blank += 1
            continue
        blanks, blank = blanks + blank, 0
        if _sums_up(filled, naming, vocabulary) and any(map(vocabulary.is_total, filled.values())):
            remarks.append(f"skipped the totals row {row + 1}")
        elif any(all(value == grid.at(top, column) for column, value in filled.items()) for top in layout.rows):
            remarks.append(f"skipped row {row + 1}, which repeats the header")
        else:
            kept.append(row)
    if blanks:
        remarks.append(f"skipped {blanks} blank row{'s' if blanks > 1 else ''}")
    return kept, remarks


_NAMING = ("id", "lines.description", "lines.hs_code", "lines.model")


def _sums_up(filled: Mapping[int, Any], naming: frozenset[int], vocabulary: Vocabulary) -> bool:
    """Whether a row names neither a shipment nor goods, unless it is with the word "total"."""
    return all(vocabulary.is_total(filled[column]) for column in naming & filled.keys())


def fill_merged(grid: Grid, rows: Sequence[int], used: Sequence[Used]) -> list[str]:
    """Gives every row the value of a cell merged over several rows; an amount stays on its first row.

    Returns:
        Remarks on amounts.
    """
    kept = set(rows)
    amounts = {column.index: column.header.text for column in used if column.field.amount}
    remarks: list[str] = []
    for (top, left), (bottom, _) in grid.merged:
        value = grid.at(top, left) if top < len(grid.rows) and top in kept else None
        if value is None or bottom == top:
            continue
        if left in amounts:
            where = f"{grid.place(top, left)} ({amounts[left]})"
            remarks.append(f"{where} is one amount for rows {top + 1}-{bottom + 1}; it stands on the first line")
            continue
        for row in range(top + 1, min(bottom + 1, len(grid.rows))):
            if row in kept:
                grid.rows[row][left] = value
                grid.from_above.add((row, left))
    return remarks


def fill_ditto(grid: Grid, rows: Sequence[int], used: Sequence[Used], vocabulary: Vocabulary) -> list[str]:
    """Replaces 〃, 同上 and "ditto" by the value above; returns a remark on it."""
    filled = 0
    for index in (column.index for column in used):
        texts = {value for row in rows if (value := grid.rows[row][index]).__class__ is str}
        signs = {text for text in texts if len(text) < 20 and text.strip().casefold() in vocabulary.ditto}
        for above, row in pairwise(rows) if signs else ():
            if grid.rows[row][index] in signs:
                grid.rows[row][index] = grid.rows[above][index]
                filled += 1
    return [f"{filled} cells with 〃, 同上 or the like take the value above them"] if filled else []


def count_from_1900(grid: Grid, rows: Sequence[int], used: Sequence[Used], vocabulary: Vocabulary) -> None:
    """Bare numbers that count days from 1904 are made to count from 1900, as the next step expects."""
    for column in used if grid.from_1904 else ():
        for row in rows if column.field.path in vocabulary.days else ():
            if isinstance(grid.rows[row][column.index], (int, float)):
                grid.rows[row][column.index] += _DAYS_FROM_1900_TO_1904


_DAYS_FROM_1900_TO_1904 = 1462


# --- Which rows belong together ---------------------------------------------------------------------------------------


def _grouped(table: Table, rows: Sequence[int]) -> tuple[list[Group], list[str]]:
    """Rows with the same id, also apart from each other, belong to one shipment."""
    if not table.ids:
        remark = "no column names the shipment: each row is a shipment of its own, called by its row"
        return [Group([row], None) for row in rows], [remark]
    groups: dict[str, Group] = {}
    continued: list[int] = []
    current: Group | None = None
    before = -1
    for row in rows:
        cells = table.cells[row]
        column = next((c.index for c in table.ids if cells[c.index] is not None), None)
        value = None if column is None else cells[column]
        if value is None and current is not None and row == before + 1 and table.continues(row):
            current.rows.append(row)
            continued.append(row + 1)
        else:
            unnamed = value is None or isinstance(value, Trouble) or table.vocabulary.is_silent(value)
            current = groups.setdefault(f"\0{row}" if unnamed else same(value), Group([], None if unnamed else column))
            current.rows.append(row)
        before = row
    one = len(continued) == 1
    who = f"row {continued[0]} has no id of its own" if one else f"rows {_row_list(continued)} have no id of their own"
    remark = f"{who}: taken as {'a line' if one else 'lines'} of the shipment above"
    return list(groups.values()), [remark] if continued else []


def _row_list(rows: Sequence[int]) -> str:
    """Row numbers for people: 12, 14-16."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


# --- Records ----------------------------------------------------------------------------------------------------------


def records(table: Table, rows: Sequence[int]) -> tuple[list[Record], list[str]]:
    """The shipments of a table, in the order in which they first appear, and remarks."""
    groups, remarks = _grouped(table, rows)
    found: list[Record] = []
    for number, group in enumerate(groups, 1):
        draft = Draft.of(table, group)
        lines = tuple(row + 1 for row in draft.lines)
        found.append(Record(number, draft.data, _Places(table, group), lines, tuple(draft.problems)))
    return found, remarks


class _Places(Mapping[str, str]):
    """The places of a record's values, worked out when someone asks: most records are never asked."""

    def __init__(self, table: Table, group: Group) -> None:
        self._table, self._group = table, group
        self._known: dict[str, str] | None = None

    def _all(self) -> dict[str, str]:
        if self._known is None:
            self._known = Draft.of(self._table, self._group, located=True).places
            rows = _row_list([row + 1 for row in self._group.rows])
            self._known[""] = f"{self._table.grid.title} row{'s' if len(self._group.rows) > 1 else ''} {rows}"
        return self._known

    def __getitem__(self, path: str) -> str:
        return self._all()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        return dict, (self._all(),)
