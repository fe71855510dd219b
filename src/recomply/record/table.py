"""A sheet whose columns are understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
class Table:
    """A sheet whose columns are understood, with the columns sorted by what they fill.

    Attributes:
        ids: Columns of the id.
        once: Columns by path, for the values of the shipment.
        lists: Columns that add entries to the shipment's lists.
        lined: Columns by path, for the values of a line.
        said: Columns of a line that give shares or answers.
        implying: Columns that say something by their header alone.
    """

    grid: Grid
    vocabulary: Vocabulary
    ids: tuple[Used, ...]
    once: Mapping[str, tuple[Used, ...]]
    lists: tuple[Used, ...]
    lined: Mapping[str, tuple[Used, ...]]
    said: tuple[Used, ...]
    implying: tuple[Used, ...]

    @classmethod
    def of(cls, grid: Grid, used: Sequence[Used], vocabulary: Vocabulary) -> Table:
        """Sorts the columns of a sheet."""
        once: dict[str, list[Used]] = {}
        lined: dict[str, list[Used]] = {}
        lists: list[Used] = []
        said: list[Used] = []
        for column in used:
            field = column.field
            of_line = field.path.startswith("lines.") or field.text.startswith("lines.")
            if field.path == "id" or field.unused:
                continue
            if field.take in ("to", "join") and not _is_party(field.path):
                (lined if of_line else once).setdefault(field.path, []).append(column)
            else:
                (said if of_line else lists).append(column)
        return cls(
            grid,
            vocabulary,
            ids=tuple(column for column in used if column.field.path == "id"),
            once={path: tuple(columns) for path, columns in once.items()},
            lists=tuple(lists),
            lined={path: tuple(columns) for path, columns in lined.items()},
            said=tuple(said),
            implying=tuple(column for column in used if column.implies),
        )

    def has_line(self, row: int) -> bool:
        """Whether a row says anything about goods."""
        columns = (*self.said, *(column for columns in self.lined.values() for column in columns))
        return any(self.grid.at(row, column.index) is not None for column in columns)

    def value(self, row: int, column: Used) -> Any:
        """A cell of a column; bare numbers that count days from 1904 are counted from 1900."""
        value = self.grid.at(row, column.index)
        if self.grid.from_1904 and isinstance(value, (int, float)) and column.field.path in self.vocabulary.days:
            return value + _DAYS_FROM_1900_TO_1904
        return value


_DAYS_FROM_1900_TO_1904 = 1462


def _is_party(path: str) -> bool:
    return path.startswith("intermediaries")
