"""The workbook: the user's own, with the decision beside each line, and sheets that hold everything else."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recomply.decision.model import Decision, LineDecision
from recomply.report import records, sentences
from recomply.report.cells import Styles, Value, add_sheet, edges, height_for, put, styles
from recomply.report.files import whole
from recomply.report.formulas import formula_cells, keep_results
from recomply.report.messages import Messages, messages
from recomply.report.overview import lines_of
from recomply.report.sheets import TITLES, add_sheets

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from recomply.record.model import Batch, Record

MARK = "recomply:"
"""What the headers of the decision columns begin with, so that a second run finds and replaces them."""

FIRST_SHEET = "shipments"
"""Name of the sheet with the records, where the workbook is not the user's own."""

_COLUMNS = {"outcome": 23.0, "categories": 24.0, "why": 58.0, "basis": 34.0, "missing": 50.0, "controls": 27.0}
_FREEZE_AT_MOST = 12  # rows: a deeper header would leave no room to scroll
_TALLEST = 75.0  # points: a decision may make a row of the user's taller, within reason
_NOT_CARRIED = ("xl/charts/", "xl/media/", "xl/drawings/drawing", "xl/slicers/", "xl/diagrams/")


def write_workbook(path: Path, batch: Batch | None, decisions: Sequence[Decision], *, language: str = "en") -> None:
    """Writes decisions into a workbook.

    An `.xlsx` input keeps its look: the decision columns stand to the right of its last used column, in the rows of the
    lines. Any other input gets a new workbook whose first sheet repeats the main fields of the records. A workbook that
    was screened before has its earlier decision columns and sheets replaced.

    Args:
        path: The file to write; it may be the input itself.
        batch: The input the decisions were made on.
        decisions: One decision per record, in the order of the records.
        language: Language of headers and sentences: `en`, `zh` or `ja`.

    Raises:
        InputError: The file cannot be written.
    """
    say = messages(language)
    known: Sequence[Record | None] = batch.records if batch else ()
    pairs = [(decision, known[n] if n < len(known) else None) for n, decision in enumerate(decisions)]
    own, remarks = _own_workbook(batch, say)
    if own and batch and batch.path:
        book, looks = own.book, _add_columns(own.sheet, batch, pairs, say)
    else:
        book, looks = _new_workbook(pairs, say)
    formulas = formula_cells(book) if own else {}
    if formulas:
        remarks.append(say("book.formulas"))
    add_sheets(book, batch, decisions, looks, say, remarks)
    with whole(path) as part:
        book.save(part)
        if formulas and batch and batch.path:
            keep_results(batch.path, part, book, formulas)


@dataclass(frozen=True, slots=True)
class _Own:
    book: Workbook
    sheet: Worksheet


def _own_workbook(batch: Batch | None, say: Messages) -> tuple[_Own | None, list[str]]:
    """The user's workbook without the traces of an earlier run, if it can be kept; and what to tell the user of it."""
    if batch is None or batch.path is None or batch.path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return None, []
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            book = load_workbook(batch.path, rich_text=True)
        sheet = book[batch.sheet]
        lost = bool(warned) or _holds_drawings(batch.path)
    except Exception:
        # openpyxl fails in many ways on workbooks that other readers take; losing the look must not lose the decisions.
        return None, [say("book.new_look")]
    for title in TITLES:
        if title in book.sheetnames and title != batch.sheet:
            book.remove(book[title])
    return _Own(book, sheet), [say("book.lost")] if lost else []


def _holds_drawings(path: Path) -> bool:
    with zipfile.ZipFile(path) as parts:
        return any(name.startswith(_NOT_CARRIED) for name in parts.namelist())


def _add_columns(
    sheet: Worksheet, batch: Batch, pairs: Sequence[tuple[Decision, Record | None]], say: Messages
) -> Styles:
    """Writes the decision of each line into its row, in columns of our own."""
    from openpyxl.utils import get_column_letter

    header = batch.header_rows[-1] if batch.header_rows else 1
    earlier = _clear_earlier(sheet, header)
    first = earlier or _last_column(sheet, header) + 1
    font = sheet.cell(header, 1).font
    looks = styles(sheet, say, name=font.name or "Calibri", size=font.size or 11)
    _part_from(sheet, first)
    for column, (name, width) in enumerate(_COLUMNS.items(), first):
        put(sheet, header, column, f"{MARK} {say(f'column.{name}')}", looks.header)
        sheet.column_dimensions[get_column_letter(column)].width = width
    bottom = header
    for decision, record in pairs:
        for row, line in zip(record.rows if record else (), lines_of(decision), strict=False):
            _write_line(sheet, row, first, line, looks, say)
            bottom = max(bottom, row)
    _filter(sheet, header, first, bottom)
    if sheet.freeze_panes is None and header <= _FREEZE_AT_MOST:
        sheet.freeze_panes = f"A{header + 1}"
    return looks


def _write_line(sheet: Worksheet, row: int, first: int, line: LineDecision, looks: Styles, say: Messages) -> None:
    texts = (say(f"outcome.{line.outcome}"), *_texts(line, say))
    for column, text in enumerate(texts, first):
        look = looks.text if column > first else looks.outcomes[line.outcome.value]
        put(sheet, row, column, text, look)
    needed = height_for(zip(texts, _COLUMNS.values(), strict=True), looks.size, _TALLEST)
    dimension = sheet.row_dimensions[row]
    if needed > (dimension.height or sheet.sheet_format.defaultRowHeight or 15):
        dimension.height = needed


def _texts(line: LineDecision, say: Messages) -> Iterator[str]:
    """What stands in the columns after the outcome."""
    yield "; ".join(say(f"category.{category}") for category in line.categories)
    yield sentences.why(line, say.language)
    yield sentences.basis(line)
    yield sentences.missing(line, say.language)
    yield sentences.controls(line.controls)


def _clear_earlier(sheet: Worksheet, header: int) -> int:
    """Empties the decision columns of an earlier run. Returns the first of them if there is room for ours, else 0."""
    found = [cell.column for cell in sheet[header] if isinstance(cell.value, str) and cell.value.startswith(MARK)]
    for column in found:
        for row in range(header, sheet.max_row + 1):
            cell = sheet.cell(row, column)
            cell.value = None
            cell.style = "Normal"
    together = found == list(range(found[0], found[0] + len(_COLUMNS))) if found else False
    return found[0] if together else 0


def _part_from(sheet: Worksheet, first: int) -> None:
    """Ends settings of columns that reach into ours before ours begin: a workbook may not set a column twice."""
    from openpyxl.utils import column_index_from_string

    for letter, dimension in list(sheet.column_dimensions.items()):
        start = column_index_from_string(letter)
        if start < first <= (dimension.max or start):
            dimension.max = first - 1
        elif first <= start < first + len(_COLUMNS):
            del sheet.column_dimensions[letter]


def _last_column(sheet: Worksheet, header: int) -> int:
    """The last column that holds something, or that a table or a merged cell at or below the header reaches."""
    filled = max((cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None), default=0)
    areas = [*(table.ref for table in sheet.tables.values()), *(str(area) for area in sheet.merged_cells.ranges)]
    return max([filled, *(right for _, _, right, bottom in map(edges, areas) if bottom >= header)])


def _filter(sheet: Worksheet, header: int, first: int, bottom: int) -> None:
    """Filters over the header row. A table of Excel has filters of its own, which must not overlap."""
    from openpyxl.utils import get_column_letter

    last = first + len(_COLUMNS) - 1
    start, end = 1, bottom
    for table in sheet.tables.values():
        _, top, right, table_end = edges(table.ref)
        if top <= bottom and header <= table_end:
            start = max(start, right + 1)
    if sheet.auto_filter.ref:
        left, top, _, filtered_end = edges(sheet.auto_filter.ref)
        if top == header:
            start, end = max(start, left), max(end, filtered_end)
        else:
            sheet.auto_filter.filterColumn = []
    sheet.auto_filter.ref = f"{get_column_letter(start)}{header}:{get_column_letter(last)}{end}"


def _new_workbook(pairs: Sequence[tuple[Decision, Record | None]], say: Messages) -> tuple[Workbook, Styles]:
    """A workbook whose first sheet shows the records' main fields and the decision on each line."""
    from openpyxl import Workbook

    book = Workbook()
    looks = styles(book.worksheets[0], say)
    book.remove(book.worksheets[0])
    fields = _fields_given(pairs)
    columns = [("id", 18.0), ("line", 8.0), *((field, 24.0) for field in fields)]
    columns += [(f"{MARK} {say(f'column.{name}')}", width) for name, width in _COLUMNS.items()]
    add_sheet(book, FIRST_SHEET, columns, _record_rows(pairs, fields, say), looks)
    return book, looks


def _fields_given(pairs: Sequence[tuple[Decision, Record | None]]) -> list[str]:
    given: set[str] = set()
    for decision, record in pairs:
        if record:
            given.update(records.shipment_values(record))
            for index in range(len(decision.lines)):
                given.update(records.line_values(record, index))
    return [field for field in (*records.SHIPMENT_FIELDS, *records.LINE_FIELDS) if field in given]


def _record_rows(
    pairs: Sequence[tuple[Decision, Record | None]], fields: Sequence[str], say: Messages
) -> Iterator[Sequence[Value]]:
    for decision, record in pairs:
        shared = records.shipment_values(record) if record else {}
        for index, line in enumerate(lines_of(decision)):
            own = records.line_values(record, index) if record else {}
            values = [own.get(field, shared.get(field, "")) for field in fields]
            yield decision.id, line.line, *values, say(f"outcome.{line.outcome}"), *_texts(line, say)
