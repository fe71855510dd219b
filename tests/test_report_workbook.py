"""The workbook: the user's own look kept, decisions in the right rows, and text that can never calculate."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from recomply.errors import InputError
from recomply.report.cells import height_for
from recomply.report.sheets import TITLES
from recomply.report.workbook import write_workbook
from tests.test_report_samples import BITES, FORMULA, batch, decision, decisions, free_line, review_line

SHEET = "出荷一覧"
OURS = ["Outcome", "Categories", "Why", "Legal basis", "What is missing", "Control entries"]


def own_workbook(path: Path, change: Callable[[Worksheet], object] = lambda _: None) -> Path:
    """A workbook as people have them: a title, two header rows, seven columns, six lines, formulas, a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "出荷一覧表 2026年4月"
    sheet["A1"].font = Font(name="Yu Gothic", size=16, bold=True)
    for column, header in enumerate(["伝票番号", "明細", "品名", "HSコード", "最終用途", "数量", "金額"], 1):
        sheet.cell(3, column, header).font = Font(name="Yu Gothic", size=10, bold=True)
        sheet.cell(3, column).fill = PatternFill("solid", start_color="305496")
    for row in range(4, 10):
        for column, value in enumerate(["JP-1", row, "磁石", "=typed text", "在庫販売", 2.5], 1):
            sheet.cell(row, column, value)
        sheet.cell(row, 4).data_type = "s"
        sheet.cell(row, 7, f"=F{row}*100").number_format = "#,##0"
    sheet["E4"] = CellRichText("在庫", TextBlock(InlineFont(b=True), "販売"))
    sheet.column_dimensions["C"].width = 28.5
    other = book.create_sheet("参考")
    other["A1"] = "keep me"
    other["B2"] = "=SUM('出荷一覧'!F4:F9)"
    change(sheet)
    book.save(path)
    return with_results(path)


def with_results(path: Path) -> Path:
    """Puts the result 250 behind every formula, as Excel would have."""
    parts = {}
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            parts[name] = re.sub(rb"</f><v\s*(/>|></v>)", b"</f><v>250</v>", book.read(name))
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def screened(tmp_path: Path, source: Path, name: str = "out.xlsx", **more: object) -> Path:
    target = tmp_path / name
    given_batch = batch(source, kind="table", sheet=SHEET, header_rows=(2, 3))
    write_workbook(target, given_batch, decisions(), **more)  # type: ignore[arg-type]
    return target


def header(path: Path, row: int = 3) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(path)[SHEET][row]]


def formulas(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    return [formula for sheet in sheets for formula in re.findall(r"<f\b[^>]*>([^<]*)</f>", sheet)]


def test_the_look_of_the_users_workbook_is_kept(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx")
    before = openpyxl.load_workbook(source, rich_text=True)
    after = openpyxl.load_workbook(screened(tmp_path, source), rich_text=True)
    assert after.sheetnames == [SHEET, "参考", *TITLES]
    for row in before[SHEET].iter_rows(max_col=7):
        for cell in row:
            same = after[SHEET][cell.coordinate]
            assert same.value == cell.value
            assert same.data_type == cell.data_type
            assert repr(same.font) == repr(cell.font)
            assert repr(same.fill) == repr(cell.fill)
            assert same.number_format == cell.number_format
    assert after[SHEET].column_dimensions["C"].width == 28.5
    assert [str(area) for area in after[SHEET].merged_cells.ranges] == ["A1:F1"]
    assert after["参考"]["A1"].value == "keep me"


def test_each_decision_stands_in_the_row_of_its_line(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(screened(tmp_path, own_workbook(tmp_path / "in.xlsx")))[SHEET]
    assert [sheet.cell(3, column).value for column in range(8, 14)] == [f"recomply: {name}" for name in OURS]
    assert [sheet.cell(row, 8).value for row in range(4, 10)] == [
        "Prohibited",
        "No restriction found",
        "Review",
        "Licence required",
        "Licence required",
        "No restriction found",
    ]
    assert sheet["J4"].value.startswith("The end user is")
    assert sheet["I6"].value == "capability enhancement"
    assert "For counsel:" in sheet["L6"].value
    assert sheet["M4"].value == "3A901; 3A902?"
    assert sheet["H4"].font.b
    assert sheet["H4"].font.name == "Yu Gothic"
    assert len({sheet.cell(row, 8).fill.start_color.rgb for row in (4, 5, 6, 7)}) == 4
    assert sheet["J4"].alignment.wrap_text
    assert sheet.row_dimensions[6].height > 30
    assert sheet.auto_filter.ref == "A3:M9"
    assert sheet.freeze_panes == "A4"


def test_only_the_users_formulas_calculate_and_they_keep_their_results(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx")
    target = screened(tmp_path, source)
    assert formulas(target) == formulas(source)
    results = openpyxl.load_workbook(target, data_only=True)
    assert [results[SHEET].cell(row, 7).value for row in range(4, 10)] == [250] * 6
    assert results["参考"]["B2"].value == 250
    assert results[SHEET]["D4"].value == "=typed text"


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    first = screened(tmp_path, own_workbook(tmp_path / "in.xlsx"), "first.xlsx", language="ja")
    again = screened(tmp_path, first, "again.xlsx", language="en")
    thrice = screened(tmp_path, again, "thrice.xlsx", language="en")
    for path in (again, thrice):
        assert header(path)[7:] == [f"recomply: {name}" for name in OURS]
        assert openpyxl.load_workbook(path).sheetnames == [SHEET, "参考", *TITLES]
        assert formulas(path) == formulas(first)

    def everything(path: Path) -> list[object]:
        return [[cell.value for cell in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]

    assert [row for row in everything(again) if "again.xlsx" not in row and "first.xlsx" not in row] == [
        row for row in everything(thrice) if "again.xlsx" not in row and "first.xlsx" not in row
    ]


def test_the_input_may_be_the_output(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx")
    screened(tmp_path, source, "in.xlsx")
    screened(tmp_path, source, "in.xlsx")
    assert len(header(source)) == 13
    assert openpyxl.load_workbook(source, data_only=True)[SHEET]["G4"].value == 250


def test_columns_the_user_added_beside_ours_stay(tmp_path: Path) -> None:
    first = screened(tmp_path, own_workbook(tmp_path / "in.xlsx"), "first.xlsx")
    book = openpyxl.load_workbook(first)
    book[SHEET]["N3"] = "判断者"
    book[SHEET]["N4"] = "佐藤"
    book.save(first)
    again = screened(tmp_path, first, "again.xlsx")
    assert header(again)[7:] == [*(f"recomply: {name}" for name in OURS), "判断者"]
    assert openpyxl.load_workbook(again)[SHEET]["N4"].value == "佐藤"


def test_an_outcome_column_of_the_user_is_not_ours(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx", lambda sheet: sheet.cell(3, 8, "Outcome"))
    assert header(screened(tmp_path, source))[7:9] == ["Outcome", "recomply: Outcome"]


def test_settings_that_stand_are_not_touched(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.freeze_panes = "C4"
        sheet.auto_filter.ref = "A3:G20"

    sheet = openpyxl.load_workbook(screened(tmp_path, own_workbook(tmp_path / "in.xlsx", change)))[SHEET]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:M20"


def test_our_filter_does_not_overlap_a_table(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx", lambda sheet: sheet.add_table(Table(displayName="T", ref="A3:G9")))
    sheet = openpyxl.load_workbook(screened(tmp_path, source))[SHEET]
    assert sheet.tables["T"].ref == "A3:G9"
    assert sheet.auto_filter.ref == "H3:M9"


def test_no_column_is_set_twice(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["F"] = ColumnDimension(sheet, index="F", min=6, max=16384, width=9)

    target = screened(tmp_path, own_workbook(tmp_path / "in.xlsx", change))
    with zipfile.ZipFile(target) as book:
        xml = book.read("xl/worksheets/sheet1.xml").decode()
    columns = [
        n
        for tag in re.findall(r"<col [^>]*>", xml)
        for n in range(int(re.findall(r'min="(\d+)"', tag)[0]), int(re.findall(r'max="(\d+)"', tag)[0]) + 1)
    ]
    assert len(columns) == len(set(columns))
    assert {6, 7, 8, 13} <= set(columns)


def test_a_wide_merged_cell_below_the_header_is_left_alone(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx", lambda sheet: sheet.merge_cells("A8:J8"))
    assert header(screened(tmp_path, source))[10] == "recomply: Outcome"


@pytest.mark.parametrize("name", ["broken.xlsx", "old.xls", "lines.csv"])
def test_what_cannot_keep_its_look_gets_a_new_workbook(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(b"not a workbook")
    target = tmp_path / "out.xlsx"
    write_workbook(target, batch(source, kind="table", sheet=SHEET), decisions())
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["shipments", *TITLES]
    said = [row[1].value for row in book["recomply run"].iter_rows()]
    assert any("could not be opened with its formatting" in str(text) for text in said) is (name == "broken.xlsx")


def test_a_new_workbook_repeats_the_records_in_the_names_of_the_contract(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_workbook(target, batch(), decisions())
    sheet = openpyxl.load_workbook(target)["shipments"]
    headers = [cell.value for cell in sheet[1]]
    assert headers[:4] == ["id", "line", "exporter.name", "consignee.name"]
    assert headers[-6:] == [f"recomply: {name}" for name in OURS]
    rows = [dict(zip(headers, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == 7
    assert [row["id"] for row in rows] == ["JP-061", "JP-061", "JP-002", "JP-002", "JP-001", "=JP-003", "record 5"]
    assert rows[0]["consignee.name"] == "港貿易株式会社"
    assert rows[0]["hs_code"] == "0101.21"
    assert rows[0]["quantity"] == 12.5
    assert rows[6]["recomply: Outcome"] == "Review"
    assert formulas(target) == []


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    made = [decision(text, free_line(text, text), review_line(text, text)) for text in BITES]
    write_workbook(target, None, made)
    assert formulas(target) == []
    book = openpyxl.load_workbook(target)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "n"}
    column = [row[0] for row in book["recomply decisions"].iter_rows(min_row=2)]
    assert column[0].value == FORMULA
    assert all(cell.quotePrefix for cell in column)


def test_the_sheets_say_it_all(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(screened(tmp_path, own_workbook(tmp_path / "in.xlsx")))
    rows = {title: list(book[title].iter_rows(values_only=True)) for title in TITLES}
    assert [len(rows[title]) for title in TITLES[:4]] == [8, 9, 3, 5]
    assert rows["recomply decisions"][1][:7] == (
        "JP-061",
        1,
        "GaN T/R modules for airborne AESA radar",
        "2026-04-15",
        "Prohibited",
        "Prohibited",
        "Prohibited",
    )
    assert rows["recomply decisions"][0][-4:] == ("outcome", "at_least", "at_most", "categories")
    assert rows["recomply decisions"][1][-4:-1] == ("prohibited", "prohibited", "prohibited")
    trace = dict(zip(rows["recomply traces"][0], rows["recomply traces"][5], strict=True))
    assert (trace["Rule"], trace["Applies"], trace["truth"]) == ("jp-2026-001-capability", "unknown", "unknown")
    assert (trace["Outcome"], trace["outcome"]) == ("Prohibited", "prohibited")
    assert "? the end use is civil ← 在庫販売 <b>" in trace["Conditions"]
    assert "end_use: “general industrial use / 在庫販売” → unknown" in trace["Rests on"]
    question = rows["recomply questions"][1]
    assert question[0] == "the parties"
    assert question[3].startswith("貨物の最終需要者")
    assert question[4:] == ("end_user_certificate", 1, "JP-002")
    assert rows["recomply sources"][1][5] == 2
    said = [row[1] for row in rows["recomply run"]]
    for words in (
        "in.xlsx",
        "2026-04-15",
        "伝票番号 → id (header)",
        "備考 → not used (not understood)",
        "recomply 0.1.0",
        "compiled",
        "JP-002 · 出荷一覧!F4: lines[0].hs_code '=2846.9O15': this is not an HS code; write 6 to 13 digits.",
    ):
        assert words in said
    for title in TITLES:
        assert book[title].freeze_panes == "A2"
        assert book[title].auto_filter.ref


@pytest.mark.parametrize(
    ("language", "first", "outcome", "paper"),
    [("zh", "货物编号", "需人工审查", "已备"), ("ja", "出荷番号", "要審査", "あり")],
)
def test_the_sheets_speak_the_language_asked_for(
    tmp_path: Path, language: str, first: str, outcome: str, paper: str
) -> None:
    book = openpyxl.load_workbook(screened(tmp_path, own_workbook(tmp_path / "in.xlsx"), language=language))
    made, traces = (list(book[title].iter_rows(values_only=True)) for title in TITLES[:2])
    assert made[0][0] == traces[0][0] == first
    assert not any(str(header).isascii() for header in made[0][:-4])
    assert not any(str(header).isascii() for header in traces[0][:-2])
    review = dict(zip(made[0], made[3], strict=True))
    assert (review["outcome"], made[3][4]) == ("review", outcome)
    assert any(paper in str(value) for value in made[3])
    assert {row[-2] for row in traces[1:]} <= {"true", "unknown"}
    assert not any(str(row[4]).isascii() or str(row[5]).isascii() for row in traces[1:])


def test_addresses_of_sources_are_links_only_if_they_lead_to_the_web(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(screened(tmp_path, own_workbook(tmp_path / "in.xlsx")))["recomply sources"]
    links = {row[0].value: row[3].hyperlink.target if row[3].hyperlink else None for row in sheet.iter_rows(min_row=2)}
    assert links["MOFCOM-2026-001"] == sheet["D2"].value
    assert links["NPC-ECL-2020"] is None


def test_what_is_lost_is_said(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "in.xlsx")
    with zipfile.ZipFile(source, "a") as book:
        book.writestr("xl/media/image1.png", b"picture")
    said = [row[1].value for row in openpyxl.load_workbook(screened(tmp_path, source))["recomply run"].iter_rows()]
    assert any(str(text).startswith("Drawings, charts or pictures") for text in said)


def test_a_workbook_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_workbook(tmp_path / "out.xlsx", None, decisions())
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_cells_hold_no_more_than_they_can(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_workbook(target, None, [decision("x", free_line(1, "長" * 40_000), free_line(2, "a\x00b\x0bc\ud800d\uffff"))])
    sheet = openpyxl.load_workbook(target)["recomply decisions"]
    assert len(sheet["C2"].value) == 32_767
    assert sheet["C2"].value.endswith("…")
    assert sheet["C3"].value == "abcd"
    assert sheet.row_dimensions[2].height <= 409


def test_heights_grow_with_the_text_and_count_wide_characters_twice() -> None:
    assert height_for([("short", 20.0)]) == height_for([(1.0, 20.0)])
    assert height_for([("文" * 40, 20.0)]) > height_for([("x" * 40, 20.0)]) > height_for([("x", 20.0)])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=50))
def test_any_text_comes_back_as_text(tmp_path: Path, words: str) -> None:
    target = tmp_path / "out.xlsx"
    write_workbook(target, None, [decision("x", free_line(1, words))])
    assert formulas(target) == []
    cell = openpyxl.load_workbook(target)["recomply decisions"]["C2"]
    visible = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", words)
    assert (cell.value or "").replace("\r", "\n") == visible.replace("\r\n", "\n").replace("\r", "\n")
