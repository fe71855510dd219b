"""Workbooks (.xlsx, .xlsm, .xls, .ods) → grids."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from recomply.errors import InputError
from recomply.record.grid import Cell, Grid, Trouble, cell, error_cell, letter
from recomply.record.marks import Marks, is_locked, marks_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

OURS = "recomply"  # sheets and columns whose name begins so were written by an earlier run
_SAVE_AGAIN = "Open it in your spreadsheet program and save it again as .xlsx."


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened workbook: its sheets by visibility, in their order."""

    source: str
    raw: bytes
    book: CalamineWorkbook
    visible: tuple[str, ...]
    hidden: tuple[str, ...]

    def grid(self, sheet: str) -> Grid:
        """One sheet as a grid, with per cent cells written as `0.15%`.

        Raises:
            InputError: The sheet cannot be read.
        """
        try:
            marks = marks_of(self.raw, sheet)
        except (KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError):
            raise InputError(f"Sheet {sheet!r} of {self.source} is damaged.", _SAVE_AGAIN) from None
        if marks.scattered:
            advice = "Delete the empty rows and columns after the table, or copy the table to a sheet of its own."
            raise InputError(f"Sheet {sheet!r} of {self.source} has cells far outside any table.", advice)
        found = self.book.get_sheet_by_name(sheet)
        rows = [[cell(value) for value in row] for row in found.to_python(skip_empty_area=False)]
        _apply(marks, rows)

        def place(row: int, column: int) -> str:
            return f"{sheet}!{letter(column)}{row + 1}"

        return Grid(sheet, place, sheet, rows, tuple(found.merged_cell_ranges or marks.merged), marks.from_1904)


def open_workbook(raw: bytes, source: str) -> Workbook:
    """Opens a workbook from its bytes.

    Raises:
        InputError: It is protected with a password, damaged, or no workbook at all.
    """
    import python_calamine as calamine

    try:
        locked = is_locked(raw)
        book = None if locked else calamine.load_workbook(io.BytesIO(raw))
    except calamine.PasswordError:
        book, locked = None, True
    except (calamine.CalamineError, zipfile.BadZipFile):
        raise _unreadable(raw, source) from None
    if book is None:
        raise InputError(f"{source} is protected with a password.", "Save a copy without the password and read that.")
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == calamine.SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in sheets if sheet.name not in visible]
    return Workbook(source, raw, book, tuple(visible), tuple(hidden))


def _unreadable(raw: bytes, source: str) -> InputError:
    start = raw[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"<"):
        return InputError(f"{source} is not a workbook but a web page or XML with the ending of one.", _SAVE_AGAIN)
    if not raw.startswith((b"PK", b"\xd0\xcf\x11\xe0")) and b"\0" not in raw[:1000]:
        return InputError(
            f"{source} is not a workbook but plain text with the ending of one.", f"{_SAVE_AGAIN} Or rename it to .csv."
        )
    advice = f"{_SAVE_AGAIN} If it does not open there, ask for it again."
    return InputError(f"{source} is damaged or not a workbook.", advice)


def _apply(marks: Marks, rows: list[list[Any]]) -> None:
    """Writes shares as people see them, and puts a trouble into every cell whose value cannot be had."""
    for row, column in marks.percent:
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            rows[row][column] = f"{value * 100:.12g}%"
    troubles: dict[Cell, Trouble] = {here: error_cell(shown) for here, shown in marks.errors.items()}
    troubles |= dict.fromkeys(marks.uncalculated, Trouble("", "the formula in this cell has no stored value."))
    for (row, column), trouble in troubles.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = trouble
