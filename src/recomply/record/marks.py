"""What the fast reader of workbooks does not tell: error cells, per cent formats, the date system, merges of .ods.

Cells shown as per cent hold the fraction (0.0015 for 0.15 %); a share read without its format would be wrong by a
factor of hundred. Error cells arrive blank; they must be told, not taken for "nothing entered".
"""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from recomply.record.grid import Cell

_ERROR_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_PERCENT_FORMATS = (9, 10)  # built-in number formats 0% and 0.00%


@dataclass(slots=True)
class Marks:
    """What is to be known of one sheet beside its values.

    Attributes:
        errors: Error values by cell.
        uncalculated: Cells with a formula whose value was never stored.
        percent: Cells that show their number as per cent.
        merged: Merged ranges, where the reader does not give them.
        from_1904: Whether bare numbers count days from 1904.
        scattered: Whether cells lie so far out that the sheet cannot be held as a table.
    """

    errors: dict[Cell, str] = field(default_factory=dict)
    uncalculated: set[Cell] = field(default_factory=set)
    percent: set[Cell] = field(default_factory=set)
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)
    from_1904: bool = False
    scattered: bool = False


def marks_of(raw: bytes, sheet: str) -> Marks:
    """The marks of a sheet of an .xlsx, .xlsm, .ods or .xls file. What cannot be found out is left empty."""
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return _of_xlsx(archive, names, sheet)
            if "content.xml" in names:
                return _of_ods(archive.read("content.xml"), sheet)
        return Marks()
    return _of_xls(raw, sheet)


def is_locked(raw: bytes) -> bool:
    """Whether a workbook is protected with a password, so that its content is encrypted."""
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            return "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml")
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return True
    return any(kind == 0x2F for kind, _ in _globals(_workbook_stream(raw)))


# --- .xlsx -----------------------------------------------------------------------------------------------------------

_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb'\b([rst])="([^"]*)"')
_EXTENT = re.compile(rb'<(?:\w+:)?dimension [^>]*ref="([^"]*)"')
_FAR = re.compile(rb'\b[A-Z]{3}\d{5,7}"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"  # a formula,
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)"  # and nothing, or the end of the cell
)


def _of_xlsx(archive: zipfile.ZipFile, names: set[str], sheet: str) -> Marks:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    part = _part(archive, book, sheet)
    if part not in names:
        return Marks()
    properties = next((node for node in book if node.tag.endswith("}workbookPr")), None)
    marks = Marks(from_1904=properties is not None and properties.get("date1904") in ("1", "true"))
    xml = archive.read(part)
    extent = _EXTENT.search(xml[:5000])  # searched for only where it is not written: that takes a while
    marks.scattered = (_FAR.search(xml) if extent is None else _FAR.search(extent[1] + b'"')) is not None
    percent = _percent_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
    uncalculated = {match.start() for match in _NO_VALUE.finditer(xml)} if b"<f" in xml or b":f" in xml else set()
    if not (b't="e"' in xml or uncalculated or any(b's="%d"' % style in xml for style in percent)):
        return marks
    for match in _CELL.finditer(xml):
        given = dict(_ATTRIBUTE.findall(match[1]))
        here = _cell(given.get(b"r", b""))
        if here is None:
            continue
        if given.get(b"t") == b"e":
            value = _VALUE.search(xml, match.end(), match.end() + 10_000)
            marks.errors[here] = html.unescape(value[1].decode()) if value else "#N/A"
        if int(given.get(b"s", b"0")) in percent:
            marks.percent.add(here)
        if match.end() in uncalculated and given.get(b"t") != b"str":  # a text may be empty on purpose
            marks.uncalculated.add(here)
    return marks


def _part(archive: zipfile.ZipFile, book: ElementTree.Element, sheet: str) -> str:
    """The file inside the archive that holds a sheet."""
    ids = [
        next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        for node in book.iter()
        if node.tag.endswith("}sheet") and node.get("name") == sheet
    ]
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    for node in relations:
        if ids and node.get("Id") == ids[0]:
            target = node.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _percent_styles(xml: bytes) -> frozenset[int]:
    root = ElementTree.fromstring(xml)
    formats = {
        int(node.get("numFmtId", "0"))
        for node in root.iter()
        if node.tag.endswith("}numFmt") and _is_percent(node.get("formatCode", ""))
    }
    formats.update(_PERCENT_FORMATS)
    cells = next((node for node in root if node.tag.endswith("}cellXfs")), ())
    return frozenset(n for n, node in enumerate(cells) if int(node.get("numFmtId", "0")) in formats)


def _is_percent(code: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.', "", code)


def _cell(reference: bytes) -> Cell | None:
    match = re.fullmatch(rb"([A-Z]+)(\d+)", reference)
    if match is None:
        return None
    column = 0
    for character in match[1]:
        column = column * 26 + character - 64
    return int(match[2]) - 1, column - 1


# --- .ods ------------------------------------------------------------------------------------------------------------

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _of_ods(xml: bytes, sheet: str) -> Marks:
    marks = Marks(from_1904=re.search(rb'null-date [^>]*date-value="1904', xml[:1_000_000]) is not None)
    if not any(sign in xml for sign in (b'"percentage"', b"rows-spanned", b"columns-spanned", b"formula=")):
        return marks
    for table in ElementTree.fromstring(xml).iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}name") == sheet:
            for here, node in _ods_cells(table):
                _mark_ods(marks, here, node)
    return marks


def _ods_cells(table: ElementTree.Element) -> Iterator[tuple[Cell, ElementTree.Element]]:
    """Every cell that is written, with its place; repeated cells stand once."""
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for node in line:
            yield (row, column), node
            column += int(node.get(f"{_TABLE}number-columns-repeated", "1"))
        row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))


def _mark_ods(marks: Marks, here: Cell, node: ElementTree.Element) -> None:
    rows = int(node.get(f"{_TABLE}number-rows-spanned", "1"))
    columns = int(node.get(f"{_TABLE}number-columns-spanned", "1"))
    if rows > 1 or columns > 1:
        marks.merged.append((here, (here[0] + rows - 1, here[1] + columns - 1)))
    kinds = {value for key, value in node.attrib.items() if key.endswith("}value-type")}
    if "percentage" in kinds:
        repeated = int(node.get(f"{_TABLE}number-columns-repeated", "1"))
        marks.percent.update((here[0], here[1] + n) for n in range(repeated))
    if node.get(f"{_TABLE}formula") is None:
        return
    shown = "".join("".join(text.itertext()) for text in node.iter(f"{_TEXT}p"))
    if "error" in kinds or shown.startswith(("#", "Err:")):
        marks.errors[here] = shown or "#N/A"


# --- .xls (BIFF8 in a compound file) ---------------------------------------------------------------------------------


def _of_xls(raw: bytes, sheet: str) -> Marks:
    stream = _workbook_stream(raw)
    marks, start, formats, styles = Marks(), None, set(_PERCENT_FORMATS), []
    for kind, body in _globals(stream):
        if kind == 0x22:
            marks.from_1904 = body[:2] == b"\1\0"
        elif kind == 0x85 and _short_name(body[6:]) == sheet:
            start = struct.unpack_from("<I", body)[0]
        elif kind == 0x41E and _is_percent(_long_name(body[2:])):
            formats.add(struct.unpack_from("<H", body)[0])
        elif kind == 0xE0:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    if start is None:
        return marks
    percent = {n for n, number_format in enumerate(styles) if number_format in formats}
    for kind, body in _substream(stream, start):
        _mark_xls(marks, kind, body, percent)
    return marks


def _mark_xls(marks: Marks, kind: int, body: bytes, percent: set[int]) -> None:
    if kind not in (0x06, 0x203, 0x205, 0x27E, 0xBD):
        return
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == 0xBD:  # several numbers in a row
        for n in range((len(body) - 6) // 6):
            if struct.unpack_from("<H", body, 4 + 6 * n)[0] in percent:
                marks.percent.add((row, column + n))
        return
    if style in percent:
        marks.percent.add((row, column))
    if kind == 0x205 and body[7]:
        marks.errors[row, column] = _ERROR_CODES.get(body[6], "#N/A")
    elif kind == 0x06 and body[12:14] == b"\xff\xff" and body[6] == 2:
        marks.errors[row, column] = _ERROR_CODES.get(body[8], "#N/A")


def _short_name(body: bytes) -> str:
    return _characters(body[2:], body[0], body[1])


def _long_name(body: bytes) -> str:
    return _characters(body[3:], struct.unpack_from("<H", body)[0], body[2])


def _characters(body: bytes, length: int, wide: int) -> str:
    return body[: 2 * length].decode("utf-16-le", "replace") if wide & 1 else body[:length].decode("latin-1")


def _globals(stream: bytes) -> Iterator[tuple[int, bytes]]:
    return _substream(stream, 0)


def _substream(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, up to its end mark."""
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind == 0x0A:
            return
        yield kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _workbook_stream(raw: bytes) -> bytes:
    """The stream `Workbook` of a compound file; empty when it is not found."""
    try:
        return _chained(raw)
    except (struct.error, IndexError, ValueError):
        return b""


def _chained(raw: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", raw, 30)[0]

    def sector(number: int) -> bytes:
        return raw[(number + 1) * size : (number + 2) * size]

    table_sectors = list(struct.unpack_from("<109I", raw, 76))
    following, count = struct.unpack_from("<II", raw, 68)
    for _ in range(count):
        *more, following = struct.unpack(f"<{size // 4}I", sector(following))
        table_sectors += more
    table: list[int] = []
    for number in table_sectors:
        if number < 0xFFFFFFFA:
            table += struct.unpack(f"<{size // 4}I", sector(number))

    def chain(number: int) -> bytes:
        parts: list[bytes] = []
        while number < 0xFFFFFFFA and len(parts) <= len(table):
            parts.append(sector(number))
            number = table[number]
        return b"".join(parts)

    directory = chain(struct.unpack_from("<I", raw, 48)[0])
    for at in range(0, len(directory), 128):
        entry = directory[at : at + 128]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        if name in ("Workbook", "Book"):
            start, length = struct.unpack_from("<II", entry, 116)
            return chain(start)[:length]
    return b""
