"""The empty workbook to fill in (`write_template`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recomply.errors import InputError
from recomply.record.grid import letter
from recomply.record.headers import vocabulary
from recomply.words import Language

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LAST_ROW = 5000  # drop-down lists reach this far
_FIELDS_SHEET = "recomply fields"
_FONT = "Calibri"


def write_template(path: Path, *, language: Language = "en") -> None:
    """Writes an empty workbook: headers, drop-down lists and notes, and a second sheet that explains every column.

    Args:
        path: Where to write it; the ending is .xlsx.
        language: Language of headers, lists and notes. `read` understands all three.

    Raises:
        InputError: The ending is another one, or the file cannot be written.
    """
    from openpyxl import Workbook

    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise InputError(f"The template is a workbook; {path.name} has another ending.", "Name it something.xlsx.")
    said = _said()
    book = Workbook()
    book.properties.creator = "recomply"
    book.properties.title = said["sheet"][language]
    book.remove(book.worksheets[0])
    _fill_sheet(book.create_sheet(said["sheet"][language]), said, language)
    _fill_fields(book.create_sheet(_FIELDS_SHEET), said, language)
    try:
        book.save(path)
    except OSError:
        advice = "Check the folder, or close the program that has it open."
        raise InputError(f"{path} cannot be written.", advice) from None


@lru_cache(maxsize=1)
def _said() -> Mapping[str, Any]:
    import yaml

    text = resources.files(__package__).joinpath("template.yaml").read_text(encoding="utf-8")
    said: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return said


def _fill_sheet(sheet: Worksheet, said: Mapping[str, Any], language: Language) -> None:
    from openpyxl.comments import Comment

    for number, column in enumerate(said["columns"]):
        name, header = letter(number), column["header"][language]
        cell = sheet.cell(1, number + 1, header)
        _dress_head(cell, said["groups"][column["group"]]["fill"])
        note = Comment(column["help"][language], "recomply")
        note.width, note.height = 300, 110
        cell.comment = note
        dimension = sheet.column_dimensions[name]
        dimension.width = max(column["width"], _wide(header) / 2 + 2)
        if "as" in column:
            dimension.number_format = {"text": "@", "day": "yyyy-mm-dd"}[column["as"]]
        if "choices" in column:
            sheet.add_data_validation(_drop_down(column, said, language, f"{name}2:{name}{_LAST_ROW}"))
    sheet.row_dimensions[1].height = 42
    sheet.freeze_panes = "B2"
    sheet.sheet_view.zoomScale = 110
    sheet.auto_filter.ref = f"A1:{letter(len(said['columns']) - 1)}1"


def _drop_down(column: Mapping[str, Any], said: Mapping[str, Any], language: Language, cells: str) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = ",".join(said["lists"][column["choices"]][language])
    strict = not column.get("free", False)
    rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=strict)
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = column["header"][language][:32], column["help"][language][:255]
    rule.errorTitle, rule.error = column["header"][language][:32], said["stop"][language]
    rule.add(cells)
    return rule


def _fill_fields(sheet: Worksheet, said: Mapping[str, Any], language: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    about, fields = said["about"], vocabulary().fields
    sheet["A1"], sheet["A2"] = about["title"][language], about["rule"][language]
    sheet["A1"].font = Font(name=_FONT, bold=True, size=14)
    sheet["A2"].font = Font(name=_FONT, italic=True, color="595959")
    sheet["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells("A2:F2")
    sheet.row_dimensions[2].height = 34
    heads = ("group", "column", "path", "help", "choices", "example")
    for number, (head, width) in enumerate(zip(heads, (13, 26, 32, 60, 34, 34), strict=True)):
        _dress_head(sheet.cell(4, number + 1, about["heads"][head][language]), "404040")
        sheet.column_dimensions[letter(number)].width = width
    widths = [sheet.column_dimensions[letter(number)].width for number in range(len(heads))]
    for row, column in enumerate(said["columns"], 5):
        group = said["groups"][column["group"]]
        example = column["example"]
        choices = said["lists"][column["choices"]][language] if "choices" in column else ()
        sheet.cell(row, 1, group[language]).font = Font(name=_FONT, bold=True, color=group["fill"])
        sheet.cell(row, 2, column["header"][language]).font = Font(name=_FONT, bold=True)
        sheet.cell(row, 3, fields[column["field"]].shown.replace("lines.", "lines[].")).font = Font(name="Consolas")
        sheet.cell(row, 4, column["help"][language]).font = Font(name=_FONT)
        sheet.cell(row, 5, ", ".join(choices)).font = Font(name=_FONT)
        sample = sheet.cell(row, 6, example[language] if isinstance(example, dict) else example)
        sample.font = Font(name=_FONT, italic=True, color="7F7F7F")
        for cell in sheet[row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            cell.fill = PatternFill("solid", start_color="F7F7F7" if row % 2 else "FFFFFF")
        texts = zip((str(cell.value or "") for cell in sheet[row]), widths, strict=True)
        sheet.row_dimensions[row].height = 4 + 14 * max(1 + _wide(text) // int(width) for text, width in texts)
    sheet.freeze_panes = "C5"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _dress_head(cell: Any, fill: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", start_color=fill)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left")
    cell.border = Border(right=Side(style="thin", color="FFFFFF"))


def _wide(text: str) -> int:
    """Width of a text in half-width characters."""
    return sum(1 if character.isascii() else 2 for character in text)
