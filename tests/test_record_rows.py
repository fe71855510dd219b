"""Rows → shipments: lines that belong together, merged cells, totals, blanks, contradictions."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from recomply.record import Batch, read
from recomply.record.columns import understand_columns
from recomply.record.grid import Grid
from recomply.record.headers import vocabulary
from recomply.record.layout import find_header
from recomply.record.rows import data_rows, records
from recomply.record.table import Table
from recomply.shipment import understand
from tests.test_record_files import csv_file, xlsx

HEADER = ["发票号", "最终用户", "最终用途", "商品名称", "HS编码", "净重"]


def book(tmp_path: Path, *rows: list[Any], merged: tuple[str, ...] = (), header: list[Any] = HEADER) -> Batch:
    return read(xlsx(tmp_path / "a.xlsx", [header, *rows], merged=merged))


def test_rows_with_one_id_are_one_shipment_also_when_apart(tmp_path: Path) -> None:
    batch = book(
        tmp_path,
        ["A", "愛知電子", "モーター", "磁石", 8505111000, 5],
        ["B", "C", "x", "y", 850511, 1],
        ["A ", None, None, "酸化物", None, 6],
    )
    a, b = batch.records
    assert (a.number, a.rows, a.places[""]) == (1, (2, 4), "出货 rows 2, 4")
    assert (b.number, b.rows, b.places[""]) == (2, (3,), "出货 row 3")
    assert a.data == {
        "id": "A",
        "end_user": {"name": "愛知電子"},
        "end_use": "モーター",
        "lines": [
            {"description": "磁石", "hs_code": 8505111000, "net_mass_kg": 5},
            {"description": "酸化物", "net_mass_kg": 6},
        ],
    }
    assert a.places["lines[1].net_mass_kg"] == "出货!F4"


def test_numbers_and_texts_name_the_same_shipment(tmp_path: Path) -> None:
    batch = book(tmp_path, [1001, None, None, "x"], ["1001", None, None, "y"], ["１００１", None, None, "z"])
    assert [record.rows for record in batch.records] == [(2, 3, 4)]
    assert understand(batch.records[0].data).shipment.id == "1001"


def test_later_rows_fill_what_the_first_left_blank(tmp_path: Path) -> None:
    (record,) = book(tmp_path, ["A", None, None, "x"], ["A", "愛知電子", None, "y"]).records
    assert record.data["end_user"] == {"name": "愛知電子"}
    assert record.places["end_user.name"] == "出货!B3"


def test_blank_ids_continue_the_shipment_above(tmp_path: Path) -> None:
    batch = book(
        tmp_path, ["A", "U", None, "x"], [None, None, None, "y"], [None, None, None, "z"], ["B", "V", None, "w"]
    )
    assert [record.rows for record in batch.records] == [(2, 3, 4), (5,)]
    assert "rows 3-4 have no id of their own: taken as lines of the shipment above" in batch.remarks


def test_blank_ids_do_not_reach_over_gaps_and_placeholders_are_no_ids(tmp_path: Path) -> None:
    batch = book(
        tmp_path,
        [None, "W", None, "first"],
        ["A", "U", None, "x"],
        [],
        [None, "V", None, "y"],
        ["TBD", "T", None, "z"],
        [None, "Prepared by: Li", None, None],
        ["TBD", "S", None, "v"],
    )
    assert [r.data["id"] for r in batch.records] == ["row 2", "A", "row 5", "row 6", "row 7", "row 8"]
    assert all(understand(r.data, number=r.number, places=r.places).problems == () for r in batch.records)


def test_without_an_id_each_row_is_a_shipment(tmp_path: Path) -> None:
    batch = book(tmp_path, ["U", "x"], ["U", "y"], header=["最终用户", "商品名称"])
    assert [(r.data["id"], r.rows) for r in batch.records] == [("row 2", (2,)), ("row 3", (3,))]
    assert "no column names the shipment: each row is a shipment of its own, called by its row" in batch.remarks


def test_merged_cells_count_for_every_row_but_amounts_only_once(tmp_path: Path) -> None:
    batch = book(
        tmp_path,
        ["A", "U", "use", "x", "280530", 30],
        [None, None, None, "y", None, None],
        [None, None, None, "z", None, None],
        ["B", "V", None, "w", "850511", 1],
        merged=("A2:A4", "B2:B4", "C2:C3", "E2:E4", "F2:F4"),
    )
    a, b = batch.records
    assert a.rows == (2, 3, 4)
    assert [line.get("hs_code") for line in a.data["lines"]] == ["280530"] * 3
    assert [line.get("net_mass_kg") for line in a.data["lines"]] == [30, None, None]
    assert "end_use" not in b.data
    assert "出货!F2 (净重) is one amount for rows 2-4; it stands on the first line" in batch.remarks


def test_rows_that_disagree_leave_the_field_unknown(tmp_path: Path) -> None:
    (record,) = book(tmp_path, ["A", "愛知電子", "cars", "x"], ["A", "港貿易", "cars", "y"]).records
    assert "end_user" not in record.data
    assert record.data["end_use"] == "cars"
    (problem,) = record.problems
    assert (problem.where, problem.field, problem.raw) == ("出货!B2", "end_user.name", "愛知電子")
    assert "出货!B3 says '港貿易'" in problem.why
    assert record.data["notes"] == "出货!B2 end_user.name: 愛知電子; 出货!B3 end_user.name: 港貿易"


def test_spellings_of_the_same_value_do_not_disagree(tmp_path: Path) -> None:
    header = ["发票号", "出口日期", "最终用户", "商品名称"]
    rows = [["A", dt.datetime(2026, 4, 15), "Aichi  Denshi", "x"], ["A", "2026-04-15", "ＡＩＣＨＩ denshi ", "y"]]
    (record,) = read(xlsx(tmp_path / "a.xlsx", [header, *rows])).records
    assert record.problems == ()


def test_lists_gather_over_the_rows(tmp_path: Path) -> None:
    header = ["发票号", "买方", "运抵国", "项目名称", "商品名称"]
    rows = [["A", "甲", "香港", "P", "x"], ["A", "乙", "韩国", "P", "y"], ["A", "甲", "香港", None, "z"]]
    (record,) = book(tmp_path, *rows, header=header).records
    assert [party["name"] for party in record.data["intermediaries"]] == ["甲", "乙"]
    assert record.data["route"] == ["arrival country: 香港", "arrival country: 韩国"]
    assert record.data["notes"] == "project: P"
    assert record.places["intermediaries[1].name"] == "出货!B3"


def test_numbered_intermediaries_keep_their_fields_together(tmp_path: Path) -> None:
    header = ["id", "intermediaries[1].name", "intermediaries[1].country", "intermediaries[0].name", "买方"]
    (record,) = book(
        tmp_path, ["A", "two", "JP", "one", "three"], ["A", "two", "TH", None, None], header=header
    ).records
    assert record.data["intermediaries"] == [
        {"name": "one"},
        {"name": "two", "country": "JP"},
        {"name": "three", "role": "buyer"},
    ]
    assert record.problems[0].where == "出货!C3"


def test_totals_blanks_and_repeated_headers_are_skipped_and_told(tmp_path: Path) -> None:
    batch = book(
        tmp_path,
        ["A", "U", None, "x", "280530", 5],
        ["小计：", None, None, None, None, 5],
        [],
        HEADER,
        ["B", "U", None, "y", "280530", 5],
        [None, None, None, "Total", None, 5],
        [],
        [],
        [None, "合 计 (2票)", None, None, None, 10],
        [],
        ["TOTAL 10 KGS"],
    )
    assert [r.data["id"] for r in batch.records] == ["A", "B"]
    assert batch.remarks == (
        "skipped the totals row 3",
        "skipped row 5, which repeats the header",
        "skipped the totals row 7",
        "skipped the totals row 10",
        "skipped the totals row 12",
        "skipped 4 blank rows",
    )


def test_goods_with_the_word_total_are_no_total(tmp_path: Path) -> None:
    batch = book(
        tmp_path, ["A", "Total Oil K.K.", "total", "Total station", "901520", 5], ["B", "合计", None, "x", None, 1]
    )
    assert [r.data["id"] for r in batch.records] == ["A", "B"]


def test_ditto_signs_take_the_value_above(tmp_path: Path) -> None:
    batch = book(
        tmp_path,
        ["A", "U", "use", "x", "280530", 5],
        ["B", "〃", "同上", "y", '"', 6],
        ["C", " ditto ", "z", "w", None, 7],
    )
    assert [r.data["end_user"]["name"] for r in batch.records] == ["U", "U", "U"]
    assert batch.records[1].data["end_use"] == "use"
    assert batch.records[1].data["lines"][0]["hs_code"] == "280530"
    assert "4 cells with 〃, 同上 or the like take the value above them" in batch.remarks


def test_a_row_without_goods_adds_no_line_unless_there_is_none(tmp_path: Path) -> None:
    batch = book(tmp_path, ["A", "U"], ["A", None, None, "x"], ["B", "V"])
    assert [(r.data["lines"], r.rows) for r in batch.records] == [([{"description": "x"}], (3,)), ([{}], (4,))]


def test_text_numbers_and_long_numbers_stay_whole(tmp_path: Path) -> None:
    (record,) = book(tmp_path, ["A", None, None, "x", 8505111000.0, "１２.5"]).records
    assert record.data["lines"] == [{"description": "x", "hs_code": 8505111000, "net_mass_kg": "１２.5"}]
    assert understand(record.data).shipment.lines[0].net_mass_kg == 12.5


def test_problems_of_the_next_step_find_their_cells(tmp_path: Path) -> None:
    (record,) = book(tmp_path, ["A", None, None, "x", "12", "heavy"]).records
    told = understand(record.data, number=1, places=record.places).problems
    assert {p.where for p in told} == {"出货!E2", "出货!F2"}


def test_records_travel_between_processes(tmp_path: Path) -> None:
    (record,) = book(tmp_path, ["A", "U", None, "x"]).records
    again = pickle.loads(pickle.dumps(record))
    assert again.data == record.data
    assert dict(again.places) == dict(record.places)
    assert "出货!B2" in repr(record.places)


def test_csv_and_xlsx_give_the_same(tmp_path: Path) -> None:
    rows = [HEADER, ["A", "U", "use", "x", "280530", "5"], ["A", None, None, "y", None, "6"]]
    one, two = read(xlsx(tmp_path / "a.xlsx", rows)), read(csv_file(tmp_path / "a.csv", rows))
    assert [r.data for r in one.records] == [r.data for r in two.records]


cells = st.sampled_from([None, "x", "y", "#N/A", "合计", "〃", "-", "不明", 5, "A", True, dt.date(2026, 4, 15)])
ids = st.sampled_from([None, "A", "B", "C", 7, "TBD"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(ids, st.sampled_from(["item", "磁石"]), cells, cells, cells)))
def test_every_row_with_goods_is_a_line_of_exactly_one_shipment(rows: list[tuple[Any, ...]]) -> None:
    header = ["发票号", "商品名称", "最终用户", "最终用户证明", "是否含镝"]
    grid = Grid("t", lambda row, column: f"{row},{column}", "t", [list(header), *map(list, rows)])
    known = vocabulary()
    layout = find_header(grid, known)
    assert layout is not None
    kept, _ = data_rows(grid, layout, known)
    used, _ = understand_columns(grid, layout, kept, {}, known, "t")
    found, _ = records(Table.of(grid, used, known), kept)
    assert sorted(row for record in found for row in record.rows) == [n + 2 for n in range(len(rows))]
    for record in found:
        assert len(record.rows) == len(record.data["lines"])
        assert set(record.places) >= {"id"} or record.data["id"].startswith("row ")
        for problem in record.problems:
            assert problem.why
        assert understand(record.data, number=record.number, places=record.places).shipment.id
