"""Cells of a workbook: text that stays text, and the few styles the reports use."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from recomply.outcome import Outcome
from recomply.report.messages import Messages

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float

MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_MOST_CHARACTERS = 32_767
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]")
_STARTS_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")

INK = MappingProxyType(
    {
        Outcome.PROHIBITED: ("8F1414", "FBECEA"),
        Outcome.REVIEW: ("7D4A00", "FDF2DD"),
        Outcome.LICENSE_REQUIRED: ("1C4A8A", "E9F0F9"),
        Outcome.NO_RESTRICTION_FOUND: ("4D524E", "EFF1EF"),
    }
)
"""Colour of the letters and of the ground, by outcome."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one workbook, ready to be given to cells.

    `outcomes` has a style for the name of each outcome and for its word in the language of the report.
    """

    header: Any
    text: Any
    link: Any
    outcomes: Mapping[str, Any]
    size: float


def styles(sheet: Worksheet, say: Messages, *, name: str = "Calibri", size: float = 11) -> Styles:
    """The styles, in a typeface and size that suit the rest of the workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    top = Alignment(vertical="top", wrap_text=True)
    rule = Border(bottom=Side(style="thin", color="1C1B19"))

    def style(font: Font, fill: str = "", border: Border | None = None) -> Any:
        from openpyxl.cell.cell import Cell

        scratch: Any = Cell(sheet, row=1, column=1)
        scratch.font = font
        scratch.alignment = top
        if fill:
            scratch.fill = PatternFill("solid", start_color=fill)
        if border:
            scratch.border = border
        return copy(scratch._style)

    outcomes = {
        outcome: style(Font(name=name, size=size, bold=True, color=ink), ground)
        for outcome, (ink, ground) in INK.items()
    }
    words = {say(f"outcome.{outcome}"): look for outcome, look in outcomes.items()}
    return Styles(
        header=style(Font(name=name, size=size, bold=True), "EFECE4", rule),
        text=style(Font(name=name, size=size)),
        link=style(Font(name=name, size=size, color=INK[Outcome.LICENSE_REQUIRED][0], underline="single")),
        outcomes={outcome.value: look for outcome, look in outcomes.items()} | words,
        size=size,
    )


def put(sheet: Worksheet, row: int, column: int, value: Value, style: Any) -> None:
    """Writes a value. A number stays a number; a text stays a text whatever it begins with, never a formula."""
    cell: Any = sheet.cell(row, column)
    cell._style = copy(style)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        cell.value = value
        return
    text = clean(str(value))
    if text:
        cell.value = text
        cell.data_type = "s"
        if text.lstrip()[:1] in _STARTS_FORMULA or text[0] in _STARTS_FORMULA:
            cell.quotePrefix = True


def clean(text: str) -> str:
    """The text without characters a workbook cannot hold, and no longer than a cell can be."""
    text = _NOT_IN_XML.sub("", text)
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def height_for(cells: Iterable[tuple[Value, float]], size: float = 11, most: float = 120.0) -> float:
    """The height in points a row needs to show wrapped texts in columns of given widths; never more than `most`.

    Excel finds the height itself while nobody has set it, other programs do not; a workbook saved by Excel has it set.
    """
    lines = max((_lines(value, width) for value, width in cells if isinstance(value, str)), default=1)
    return min(most, lines * size * 1.36 + 3)


def _lines(text: str, width: float) -> int:
    if len(text) * 2 < width:
        return 1 + text.count("\n")
    return sum(max(1, math.ceil((len(part) + len(_WIDE.findall(part))) * 1.08 / width)) for part in text.split("\n"))


def add_sheet(
    book: Workbook,
    title: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[Value]],
    looks: Styles,
) -> int:
    """Adds a sheet with a header that stays in view and filters.

    A cell that holds the name of an outcome is shown in the colour of that outcome; one that holds a web address is a
    link.

    Args:
        book: The workbook.
        title: Name of the sheet.
        columns: Header and width of each column.
        rows: The rows.
        looks: The styles of the workbook.

    Returns:
        How many rows did not fit.
    """
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(title)
    for number, (header, width) in enumerate(columns, 1):
        put(sheet, 1, number, header, looks.header)
        sheet.column_dimensions[get_column_letter(number)].width = width
    widths = [width for _, width in columns]
    last, dropped = 1, 0
    for row in rows:
        if last == MOST_ROWS:
            dropped += 1
            continue
        last += 1
        for number, value in enumerate(row, 1):
            if value != "":
                _fill(sheet, last, number, value, looks)
        sheet.row_dimensions[last].height = height_for(zip(row, widths, strict=True))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    _for_print(sheet)
    return dropped


def _fill(sheet: Worksheet, row: int, column: int, value: Value, looks: Styles) -> None:
    if isinstance(value, str) and value.startswith(("https://", "http://")) and len(value) < 2000 and " " not in value:
        sheet.cell(row, column).hyperlink = clean(value)
        put(sheet, row, column, value, looks.link)
    else:
        look = looks.outcomes.get(value, looks.text) if isinstance(value, str) else looks.text
        put(sheet, row, column, value, look)


def edges(area: str) -> tuple[int, int, int, int]:
    """Left column, top row, right column and bottom row of an area such as `A3:M9`."""
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(area)
    return left or 1, top or 1, right or _MOST_COLUMNS, bottom or MOST_ROWS


def _for_print(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
