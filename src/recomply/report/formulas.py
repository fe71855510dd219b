"""Keeping the results of the user's formulas in a workbook that was loaded with its formulas.

openpyxl holds either the formulas of a workbook or their results. A workbook saved with formulas alone shows empty
cells to every program that does not calculate: previews, phones, and the next screening.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_EMPTY_RESULT = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f\b[^>]*>[^<]*</f>|<f\b[^>]*/>)<v\s*(?:/>|></v>)</c>')


def formula_cells(book: Workbook) -> dict[str, list[str]]:
    """The cells that hold formulas, by the name of their sheet."""
    return {
        sheet.title: found
        for sheet in book.worksheets
        if (found := [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"])
    }


def keep_results(source: Path, saved: Path, book: Workbook, cells: Mapping[str, list[str]]) -> None:
    """Writes the results stored in `source` into `saved`, which was made from it.

    Args:
        source: The workbook as the user gave it.
        saved: The workbook as openpyxl saved it; rewritten in place.
        book: The workbook that was saved.
        cells: The cells that hold formulas, by sheet.
    """
    from openpyxl import load_workbook

    results = load_workbook(source, data_only=True)
    parts = {
        f"xl/worksheets/sheet{number}.xml": {
            cell: value for cell in cells[sheet.title] if (value := results[sheet.title][cell].value) is not None
        }
        for number, sheet in enumerate(book.worksheets, 1)
        if sheet.title in cells
    }
    rewritten = saved.with_name(f"{saved.name}.results")
    try:
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.infolist():
                content = old.read(part)
                if part.filename in parts:
                    content = _with_results(content, parts[part.filename], results.epoch)
                new.writestr(part, content)
        rewritten.replace(saved)
    finally:
        rewritten.unlink(missing_ok=True)


def _with_results(xml: bytes, results: Mapping[str, Any], epoch: dt.datetime) -> bytes:
    def fill(match: re.Match[bytes]) -> bytes:
        kind, text = _stored(results.get(match[1].decode()), epoch)
        if not text:
            return match[0]
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (match[1], match[2], kind, match[3], text)

    return _EMPTY_RESULT.sub(fill, xml)


def _stored(value: Any, epoch: dt.datetime) -> tuple[bytes, bytes]:
    """The type and the text with which a result stands in a sheet."""
    from openpyxl.cell.cell import ERROR_CODES
    from openpyxl.utils.datetime import to_excel

    serial: Callable[[Any, dt.datetime], float] = to_excel
    if isinstance(value, bool):
        return b' t="b"', b"1" if value else b"0"
    if isinstance(value, (int, float)):
        return b"", repr(value).encode()
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return b"", repr(serial(value, epoch)).encode()
    if isinstance(value, str):
        kind = b' t="e"' if value in ERROR_CODES else b' t="str"'
        return kind, escape(value, quote=False).encode()
    return b"", b""
