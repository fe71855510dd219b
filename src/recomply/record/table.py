"""A sheet whose columns are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recomply.record.columns import Used
from recomply.record.grid import Grid
from recomply.record.headers import Vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one shipment, and where its id stands; the column is None where it has no id of its own."""

    rows: list[int]
    column: int | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A value of a shipment or of a line, and the columns it comes from.

    Attributes:
        path: Its path in the shipment or in the line.
        columns: The columns, first one first.
        only: The one column whose cells are taken as they are; -1 where there are several, or labels.
    """

    path: str
    columns: tuple[Used, ...]
    only: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose columns are understood, with the columns sorted by what they fill.

    Attributes:
        cells: The cells of the sheet.
        ids: Columns of the id.
        once: Values of the shipment.
        lists: Columns that add entries to the shipment's lists.
        lined: Values of a line.
        said: Columns of a line that give shares or answers.
        implying: Columns that say something by their header alone.
        of_lines: Every column that says something of a line.
    """

    grid: Grid
    vocabulary: Vocabulary
    cells: list[list[Any]]
    ids: tuple[Used, ...]
    once: tuple[Slot, ...]
    lists: tuple[Used, ...]
    lined: tuple[Slot, ...]
    said: tuple[Used, ...]
    implying: tuple[Used, ...]
    of_lines: tuple[int, ...]

    @classmethod
    def of(cls, grid: Grid, used: Sequence[Used], vocabulary: Vocabulary) -> Table:
        """Sorts the columns of a sheet."""
        once: dict[str, list[Used]] = {}
        lined: dict[str, list[Used]] = {}
        lists: list[Used] = []
        said: list[Used] = []
        of_lines: list[int] = []
        for column in used:
            field = column.field
            if field.path == "id" or field.unused:
                continue
            of_line = field.path.startswith("lines.") or field.text.startswith("lines.")
            if of_line:
                of_lines.append(column.index)
            if field.take in ("to", "join") and not field.path.startswith("intermediaries"):
                slots, path = (lined, field.path.removeprefix("lines.")) if of_line else (once, field.path)
                slots.setdefault(path, []).append(column)
            else:
                (said if of_line else lists).append(column)
        return cls(
            grid,
            vocabulary,
            grid.rows,
            ids=tuple(column for column in used if column.field.path == "id"),
            once=_slots(once),
            lists=tuple(lists),
            lined=_slots(lined),
            said=tuple(said),
            implying=tuple(column for column in used if column.implies),
            of_lines=tuple(of_lines),
        )

    def has_line(self, row: int) -> bool:
        """Whether a row says anything about goods."""
        cells = self.cells[row]
        return any(cells[column] is not None for column in self.of_lines)

    def continues(self, row: int) -> bool:
        """Whether a row without an id is one more line of the shipment above it.

        It has goods and nothing of its own about the shipment: such cells are blank, or merged with those above.
        """
        cells, above = self.cells[row], self.grid.from_above
        own = (
            column.index
            for slot in self.once
            for column in slot.columns
            if cells[column.index] is not None and (row, column.index) not in above
        )
        return row not in self.grid.faults and self.has_line(row) and next(own, None) is None


def _slots(paths: dict[str, list[Used]]) -> tuple[Slot, ...]:
    return tuple(
        Slot(path, tuple(columns), columns[0].index if len(columns) == 1 and not columns[0].field.label else -1)
        for path, columns in paths.items()
    )
