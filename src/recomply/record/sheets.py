"""A table file → a batch: which sheet is read, what its columns mean, which rows are its shipments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from recomply.errors import InputError
from recomply.record.columns import understand_columns
from recomply.record.grid import HEADER_WITHIN, Grid, letter, read_parquet, read_text
from recomply.record.headers import Vocabulary, vocabulary
from recomply.record.layout import Layout, find_header, known_headers
from recomply.record.model import Batch
from recomply.record.rows import count_from_1900, data_rows, fill_ditto, fill_merged, records
from recomply.record.table import Table
from recomply.record.workbook import OURS, Workbook, open_workbook

_HELP = (
    'Name the columns yourself (--map "列名=field", for example --map "最终客户=end_user.name"), '
    "or fill in the template (recomply template)."
)


def read_table(raw: bytes, path: Path, ending: str, mapped: Mapping[str, str], sheet: str | None) -> Batch:
    """Reads a workbook, a text table or a Parquet file.

    Args:
        raw: The content of the file.
        path: The file.
        ending: Its ending, in small letters.
        mapped: The user's word on columns: header or letter → field.
        sheet: The sheet to read, for workbooks.

    Raises:
        InputError: The file cannot be read, or the user must decide something.
    """
    known = vocabulary()
    remarks: list[str] = []
    if ending == ".parquet":
        grid = read_parquet(path, path.name)
    elif ending in (".csv", ".tsv"):
        grid = read_text(raw, path.name, lambda rows: known_headers(rows, known))
    else:
        grid = _sheet(open_workbook(raw, path.name), sheet, mapped, known, remarks)
    remarks += grid.remarks
    layout = _header(grid, mapped, known)
    if layout is None:
        raise _unknown(grid, path.name)
    rows, skipped = data_rows(grid, layout, known)
    remarks += [*_beside(grid, layout, known), *skipped]
    if not rows:
        raise InputError(f"{grid.title} has a header and no rows below it.", "Fill in one row per line of goods.")
    if not grid.name:
        _name_columns(grid, layout)
    used, columns = understand_columns(grid, layout, rows, mapped, known, path.name)
    remarks += [*fill_merged(grid, rows, used), *fill_ditto(grid, rows, used, known)]
    count_from_1900(grid, rows, used, known)
    found, more = records(Table.of(grid, used, known), rows)
    return Batch(
        path.name, path, "table", found, grid.name, tuple(row + 1 for row in layout.rows), columns, (*remarks, *more)
    )


def _header(grid: Grid, mapped: Mapping[str, str], known: Vocabulary) -> Layout | None:
    layout = find_header(grid, known, mapped)
    if layout is None and mapped:
        named = {name.strip().upper() for name in mapped}
        letters = [column for column in range(grid.width) if letter(column) in named]
        return find_header(grid, known, lettered=letters) if letters else None
    return layout


def _name_columns(grid: Grid, layout: Layout) -> None:
    """Where there are no sheets to click in, places tell the header of the column too."""
    place = grid.place
    titles = [f" ({header.short})" if header.short else "" for header in layout.headers]
    grid.place = lambda row, column: place(row, column) + titles[column]


def _sheet(book: Workbook, sheet: str | None, mapped: Mapping[str, str], known: Vocabulary, remarks: list[str]) -> Grid:
    """The sheet to read: the one the user names, or the only visible one with a header that is known."""
    if sheet is not None:
        return _named(book, sheet, remarks)
    remarks += [f"sheet {name!r} is hidden and was not read" for name in book.hidden if not _is_ours(name)]
    candidates = [name for name in book.visible if not _is_ours(name)]
    grids = [grid for name in candidates if (grid := book.grid(name)).rows]
    found = [grid for grid in grids if _header(grid, mapped, known) is not None]
    if len(found) > 1:
        names = ", ".join(repr(grid.name) for grid in found)
        advice = f"Choose one: --sheet {found[0].name!r}."
        raise InputError(f"Several sheets of {book.source} hold a table: {names}.", advice)
    if found:
        others = [grid.name for grid in grids if grid is not found[0]]
        remarks += [f"sheet {name!r} has no table that is known and was not read" for name in others]
        return found[0]
    for name in book.hidden:
        if (grid := book.grid(name)).rows and _header(grid, mapped, known) is not None:
            advice = f"Show that sheet, or choose it: --sheet {name!r}."
            raise InputError(f"The only table of {book.source} is on the hidden sheet {name!r}.", advice)
    if not grids:
        what = f"{book.source} has no cells with values on a visible sheet."
        raise InputError(what, "Check that it was saved completely.")
    raise _unknown(grids[0], book.source)


def _named(book: Workbook, sheet: str, remarks: list[str]) -> Grid:
    match = [name for name in (*book.visible, *book.hidden) if name.strip().casefold() == sheet.strip().casefold()]
    if not match:
        names = ", ".join(repr(name) for name in (*book.visible, *book.hidden))
        raise InputError(f"{book.source} has no sheet {sheet!r}.", f"Its sheets are {names}.")
    if match[0] in book.hidden:
        remarks.append(f"sheet {match[0]!r} is hidden; it was read because it was named")
    return book.grid(match[0])


def _unknown(grid: Grid, source: str) -> InputError:
    first = next((row for row in grid.rows if any(value is not None for value in row)), [])
    cells = ", ".join(repr(str(value)[:40]) for value in first[:20] if value is not None)
    where = f"Sheet {grid.name!r} of {source}" if grid.name else source
    what = (
        f"{where} has no row that is known as a header: at least two column names such as 最终用户, HSコード or "
        f"End User were looked for in the first {HEADER_WITHIN} rows. The first row found: {cells or 'nothing'}."
    )
    return InputError(what, _HELP)


def _beside(grid: Grid, layout: Layout, known: Vocabulary) -> list[str]:
    """Labels above the table, such as `Consignee:` in the head of an invoice: told, because they are not read."""
    has = {meaning.field.name for header in layout.headers for meaning in header.meanings}
    found: list[str] = []
    for row in range(layout.rows[0]):
        for column, value in enumerate(grid.rows[row]):
            label = re.split("[:：]", value)[0] if isinstance(value, str) else ""
            meanings = known.recognise(label) if label and len(label) <= 40 else ()
            if len(meanings) == 1 and not meanings[0].field.unused and meanings[0].field.name not in has:
                path = known.path_called(meanings[0].field.path)
                advice = f"; give it with --assume {path}=… if it holds for all rows" if path and path != "id" else ""
                where = f"{grid.place(row, column)} {label.strip()!r}"
                found.append(f"{where} stands above the table and was not read{advice}")
    return found


def _is_ours(name: str) -> bool:
    return name.casefold().startswith(OURS)
