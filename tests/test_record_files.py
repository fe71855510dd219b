"""Every kind of table file: values, places, dates, shares, errors, hidden and empty sheets, encodings, broken files."""

from __future__ import annotations

import builtins
import csv
import datetime as dt
import struct
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from recomply.errors import InputError
from recomply.record import read
from recomply.shipment import understand

Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, rows: Rows, *, title: str = "出货", merged: Sequence[str] = ()) -> Path:
    """A workbook with one sheet, blank cells for None."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def csv_file(path: Path, rows: Rows, *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A text table."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(["" if v is None else v for v in row] for row in rows)
    return path


HEADER = ["发票号", "出口日期", "最终目的国", "最终用户", "商品名称", "HS编码", "净重(KG)", "价值占比"]
ROW = ["INV-1", dt.date(2026, 4, 15), "日本", "愛知電子株式会社", "氧化镝", 2846901500, 500.0, "0.15%"]
DATA = {
    "id": "INV-1",
    "date": dt.date(2026, 4, 15),
    "destination": "日本",
    "end_user": {"name": "愛知電子株式会社"},
    "lines": [{"description": "氧化镝", "hs_code": 2846901500, "net_mass_kg": 500, "prc_content_value_pct": "0.15%"}],
}


def xls(path: Path, rows: list[list[Any]], *, from_1904: bool = False) -> Path:
    import xlwt

    book = xlwt.Workbook()
    book.dates_1904 = from_1904
    day, share = xlwt.easyxf(num_format_str="YYYY-MM-DD"), xlwt.easyxf(num_format_str="0.00%")
    sheet = book.add_sheet("出货")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write(r, c, value, day)
            elif isinstance(value, str) and value.endswith("%"):
                sheet.write(r, c, float(value[:-1]) / 100, share)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write(r, c, xlwt.Formula(value[1:]))
            elif value is not None:
                sheet.write(r, c, value)
    book.save(str(path))
    return path


def ods(path: Path, rows: list[list[Any]]) -> Path:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="出货")
    for row in rows:
        line = TableRow()
        for value in row:
            if value == "covered":
                line.addElement(CoveredTableCell())
                continue
            if value is None:
                line.addElement(TableCell())
                continue
            kind: dict[str, Any] = {"valuetype": "string"}
            if isinstance(value, tuple):
                value, span = value
                kind["numberrowsspanned"] = span
            if isinstance(value, dt.date):
                kind = {"valuetype": "date", "datevalue": value.isoformat()}
            elif isinstance(value, (int, float)):
                kind |= {"valuetype": "float", "value": str(value)}
            elif value.endswith("%"):
                kind = {"valuetype": "percentage", "value": str(float(value[:-1]) / 100)}
            elif value.startswith("#"):
                kind = {"valuetype": "string", "stringvalue": "", "formula": "of:=1/0"}
            cell = TableCell(**kind)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def parquet(path: Path, rows: list[list[Any]]) -> Path:
    import polars

    polars.DataFrame([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]).write_parquet(path)
    return path


MAKERS = {
    "a.xlsx": xlsx,
    "a.xls": xls,
    "a.ods": ods,
    "a.parquet": parquet,
    "a.csv": csv_file,
    "a.tsv": lambda path, rows: csv_file(path, rows, delimiter="\t"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_record(tmp_path: Path, name: str) -> None:
    batch = read(MAKERS[name](tmp_path / name, [HEADER, ROW]))  # type: ignore[operator]
    (record,) = batch.records
    assert (batch.kind, batch.source, batch.header_rows, record.rows) == ("table", name, (1,), (2,))
    typed, told = understand(record.data).shipment, understand(DATA).shipment
    assert typed == told
    assert typed.lines[0].prc_content_value_pct == 0.15
    if name in ("a.xlsx", "a.xls", "a.ods"):
        assert record.data == DATA
        assert batch.sheet == "出货"
        assert record.places["lines[0].hs_code"] == "出货!F2"
        assert record.places["end_user.name"] == "出货!D2"
        assert record.places[""] == "出货 row 2"
    if name == "a.csv":
        assert record.places["lines[0].hs_code"] == "a.csv row 2, column F (HS编码)"
        assert record.places[""] == "a.csv row 2"


def test_shares_shown_as_per_cent_are_read_as_shown(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["发票号", "价值占比", "持股比例", "Dy wt%"])
    sheet.append(["A", 0.0015, 0.51, 0.032])
    sheet.append(["B", 0.0015, 51, "3.2"])
    for cell in sheet[2][1:]:
        cell.number_format = '0.00%;"no % here"'
    sheet["B3"].number_format = '0.0000" %"'  # a per cent sign in quotes does not multiply
    book.save(tmp_path / "a.xlsx")
    a, b = read(tmp_path / "a.xlsx").records
    assert a.data["lines"] == [{"prc_content_value_pct": "0.15%", "composition": {"Dy": "3.2%"}}]
    assert a.data["end_user"]["owners"] == [{"share": "51%"}]
    assert b.data["lines"] == [{"prc_content_value_pct": 0.0015, "composition": {"Dy": "3.2"}}]
    assert understand(a.data).shipment.lines[0].composition == {"Dy": 3.2}


@pytest.mark.parametrize("bare", [False, True], ids=["date cells", "bare numbers"])
def test_1904_dates_in_xlsx(tmp_path: Path, bare: bool) -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["发票号", "出口日期", "数量"])
    book.active.append(["A", 44665 if bare else dt.date(2026, 4, 15), 44665])
    book.save(tmp_path / "a.xlsx")
    (record,) = read(tmp_path / "a.xlsx").records
    assert understand(record.data).shipment.date == dt.date(2026, 4, 15)
    assert record.data["lines"] == [{"quantity": 44665}]


@pytest.mark.parametrize("value", [dt.date(2026, 4, 15), 44665], ids=["date cells", "bare numbers"])
def test_1904_dates_in_xls(tmp_path: Path, value: Any) -> None:
    (record,) = read(xls(tmp_path / "a.xls", [["发票号", "出口日期"], ["A", value]], from_1904=True)).records
    assert understand(record.data).shipment.date == dt.date(2026, 4, 15)


def test_dates_as_text_pass_through(tmp_path: Path) -> None:
    rows = [["发票号", "出口日期", "商品名称"], ["A", "2026年4月15日", "x"], ["B", "令和8年4月15日", "x"]]
    assert [r.data["date"] for r in read(xlsx(tmp_path / "a.xlsx", rows)).records] == [
        "2026年4月15日",
        "令和8年4月15日",
    ]


def test_error_cells_are_told_and_count_as_missing(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "出货"
    sheet.append(["发票号", "最终用户", "商品名称", "HS编码", "数量", "CAS号"])
    sheet.append(["A", "#REF!", "磁铁", "=VLOOKUP(1,Z:Z,1)", 5, "#N/A"])
    for name in ("B2", "F2"):
        sheet[name].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    (record,) = read(tmp_path / "a.xlsx").records
    assert record.data == {"id": "A", "lines": [{"description": "磁铁", "quantity": 5}]}
    told = {p.field: (p.where, p.raw) for p in record.problems}
    assert told == {
        "end_user.name": ("出货!B2", "#REF!"),
        "lines[0].hs_code": ("出货!D2", None),
        "lines[0].description": ("出货!F2", "#N/A"),
    }
    assert "no stored value" in next(p.why for p in record.problems if p.field == "lines[0].hs_code")


def test_error_cells_in_xls_ods_and_csv(tmp_path: Path) -> None:
    header = ["发票号", "最终用户", "商品名称"]
    files = [
        ods(tmp_path / "a.ods", [header, ["A", "#DIV/0!", "x"]]),
        csv_file(tmp_path / "a.csv", [header, ["A", "#N/A", "x"]]),
        xls_with_error(tmp_path / "a.xls", header),
    ]
    for file in files:
        (record,) = read(file).records
        assert record.data == {"id": "A", "lines": [{"description": "x"}]}
        assert record.problems[0].field == "end_user.name"
        assert "spreadsheet error" in record.problems[0].why


def xls_with_error(path: Path, header: list[str]) -> Path:
    """xlwt writes no error cells: a number cell is turned into one (BOOLERR #N/A) in the bytes of the file."""
    xls(path, [header, ["A", 123456.789, "x"]])
    raw = path.read_bytes()
    at = raw.index(struct.pack("<HHHH", 0x203, 14, 1, 1))
    style = raw[at + 8 : at + 10]
    error = struct.pack("<HHHH", 0x205, 8, 1, 1) + style + bytes([42, 1]) + struct.pack("<HH", 0x1B, 2) + b"\0\0"
    path.write_bytes(raw[:at] + error + raw[at + len(error) :])
    return path


def test_an_error_in_a_field_of_the_shipment_is_not_replaced_by_other_rows(tmp_path: Path) -> None:
    rows = [["发票号", "最终用户", "商品名称"], ["A", "愛知電子", "x"], ["A", "#REF!", "y"]]
    (record,) = read(csv_file(tmp_path / "a.csv", rows)).records
    assert "end_user" not in record.data
    assert read(tmp_path / "a.csv", assume={"end_user.name": "Z"}).records[0].data.get("end_user") is None


def test_empty_first_sheet_hidden_sheets_and_prose(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    data = book.create_sheet("データ")
    data.append(["発票", None])
    data.append(["インボイス番号", "品名"])
    data.append(["A", "磁石"])
    notes = book.create_sheet("説明")
    notes["A1"] = "ここに書いてください"
    for name, state in (("旧", "hidden"), ("控", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(["インボイス番号", "品名"])
        sheet.append(["Z", "old"])
    book.create_sheet("recomply decisions").append(["インボイス番号", "品名"])
    book.save(tmp_path / "a.xlsx")
    batch = read(tmp_path / "a.xlsx")
    assert (batch.sheet, batch.header_rows, [r.data["id"] for r in batch.records]) == ("データ", (2,), ["A"])
    assert batch.remarks == (
        "sheet '旧' is hidden and was not read",
        "sheet '控' is hidden and was not read",
        "sheet '説明' has no table that is known and was not read",
    )
    named = read(tmp_path / "a.xlsx", sheet="控")
    assert named.records[0].data["id"] == "Z"
    assert "hidden" in named.remarks[0]


def test_several_tables_are_asked_about(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("四月")):
        sheet.append(["发票号", "品名"])
        sheet.append([sheet.title, "x"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError) as error:
        read(tmp_path / "a.xlsx")
    assert "'四月'" in error.value.what
    assert "--sheet" in error.value.advice
    assert read(tmp_path / "a.xlsx", sheet="四月").records[0].data["id"] == "四月"
    with pytest.raises(InputError, match="no sheet '五月'"):
        read(tmp_path / "a.xlsx", sheet="五月")


def test_the_only_table_is_hidden(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    hidden = book.create_sheet("明细")
    hidden.sheet_state = "hidden"
    hidden.append(["发票号", "品名"])
    hidden.append(["A", "x"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="hidden sheet '明细'"):
        read(tmp_path / "a.xlsx")


def test_merged_cells_of_ods(tmp_path: Path) -> None:
    rows = [
        ["发票号", "最终用户", "品名", "原产国"],
        [("A", 2), "愛知電子", "x", ("中国", 2)],
        ["covered", None, "y", "covered"],
    ]
    (record,) = read(ods(tmp_path / "a.ods", rows)).records
    assert record.data["lines"] == [{"description": "x", "origin": "中国"}, {"description": "y", "origin": "中国"}]


TEXT = [
    ["发票号", "最终用户", "最终用途", "商品名称"],
    ["A", "爱知电子株式会社", "用于新能源汽车驱动电机的生产", "烧结钕铁硼磁体"],
]
JAPANESE = [
    ["インボイス番号", "最終需要者", "最終用途", "品名"],
    ["A", "愛知電子株式会社", "自動車用モーターの製造に使用します", "ネオジム焼結磁石"],
]


@pytest.mark.parametrize(
    ("rows", "encoding", "delimiter", "remark"),
    [
        (TEXT, "utf-8-sig", ",", ""),
        (TEXT, "gb18030", ",", "GB 18030"),
        (TEXT, "gb18030", "\t", "tabs"),
        (TEXT, "utf-16", "\t", "UTF-16"),
        (JAPANESE, "cp932", ",", "Shift_JIS"),
        (JAPANESE, "utf-8", ";", "semicolons"),
        (JAPANESE, "cp932", "|", "bars"),
    ],
)
def test_encodings_and_separators(
    tmp_path: Path, rows: list[list[str]], encoding: str, delimiter: str, remark: str
) -> None:
    batch = read(csv_file(tmp_path / "a.csv", rows, encoding=encoding, delimiter=delimiter))
    (record,) = batch.records
    assert [record.data["end_user"]["name"], record.data["end_use"]] == rows[1][1:3]
    assert remark in " ".join(batch.remarks)


@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", "爱知电子株式会社，用于新能源汽车"), ("cp932", "愛知電子（株）のモーター用")]
)
def test_english_headers_over_local_text(tmp_path: Path, encoding: str, name: str) -> None:
    rows = [["Invoice No.", "End User", "Description"], ["A", name, "magnet"]]
    (record,) = read(csv_file(tmp_path / "a.csv", rows, encoding=encoding)).records
    assert record.data["end_user"]["name"] == name


def test_an_encoding_that_cannot_be_told_is_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"Invoice No.,End User\nA,\x81\n")
    with pytest.raises(InputError, match=r"encoding of a\.csv"):
        read(tmp_path / "a.csv")


def test_the_separator_line_of_excel(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\nInvoice No.;End User\nA;B, C & Co.\n")
    batch = read(tmp_path / "a.csv")
    assert batch.header_rows == (2,)
    assert batch.records[0].data["end_user"]["name"] == "B, C & Co."


def test_quoted_line_breaks_keep_the_row_numbers_of_a_spreadsheet(tmp_path: Path) -> None:
    rows = [["Invoice No.", "HS\nCode", "Description"], ["A", 850511, "two\nlines"], ["B", 850511, "x"]]
    batch = read(csv_file(tmp_path / "a.csv", rows))
    assert [record.rows for record in batch.records] == [(2,), (3,)]


def test_parquet_without_polars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parquet(tmp_path / "a.parquet", [HEADER, ROW])
    monkeypatch.delitem(sys.modules, "polars", raising=False)
    importing = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "polars":
            raise ImportError
        return importing(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install 'recomply\[parquet\]'"):
        read(path)


def locked_xlsx(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    )


def locked_xls(path: Path) -> None:
    raw = xls(path, [HEADER, ROW]).read_bytes()
    at = raw.index(struct.pack("<HH", 0xE1, 2))  # the record after the first one becomes FILEPASS
    path.write_bytes(raw[:at] + struct.pack("<H", 0x2F) + raw[at + 2 :])


def locked_ods(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")
        archive.writestr("content.xml", b"\x93\x01")


@pytest.mark.parametrize(("name", "lock"), [("a.xlsx", locked_xlsx), ("a.xls", locked_xls), ("a.ods", locked_ods)])
def test_a_password_is_told(tmp_path: Path, name: str, lock: Any) -> None:
    lock(tmp_path / name)
    with pytest.raises(InputError) as error:
        read(tmp_path / name)
    assert "password" in error.value.what
    assert "without the password" in error.value.advice


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.xls", b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
        ("a.xls", "发票号\t品名\nA\tx\n".encode("gb18030"), "plain text"),
        ("a.ods", b"PK\x05\x06" + bytes(18), "damaged"),
        ("a.parquet", b"PAR1 no", "Parquet"),
        ("a.xlsx", b"", "is empty"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        read(tmp_path / name)
    assert what in error.value.what
    assert error.value.advice


def test_half_a_workbook(tmp_path: Path) -> None:
    raw = xlsx(tmp_path / "a.xlsx", [HEADER, ROW]).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(raw[: len(raw) // 2])
    with pytest.raises(InputError, match="damaged"):
        read(tmp_path / "a.xlsx")


def test_a_cell_at_the_end_of_the_world(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["发票号", "品名"])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="far outside"):
        read(tmp_path / "a.xlsx")


def test_a_text_table_has_no_sheets(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no sheets"):
        read(csv_file(tmp_path / "a.csv", [HEADER, ROW]), sheet="x")


def test_no_header_says_what_was_looked_for_and_found(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["甲", "乙", 5], ["x", "y", 6]])
    with pytest.raises(InputError) as error:
        read(path)
    assert "'甲', '乙', '5'" in error.value.what
    assert "最终用户" in error.value.what
    assert "--map" in error.value.advice
    assert "template" in error.value.advice


def test_a_header_alone_and_an_empty_workbook(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no rows below"):
        read(xlsx(tmp_path / "a.xlsx", [HEADER]))
    with pytest.raises(InputError, match="no cells with values"):
        read(xlsx(tmp_path / "b.xlsx", []))


def test_reading_is_light_to_import() -> None:
    import subprocess

    code = (
        "import sys, recomply.errors; before = set(sys.modules); import recomply.record; "
        "print({'openpyxl', 'python_calamine', 'polars', 'csv', 'zipfile'} & (set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
