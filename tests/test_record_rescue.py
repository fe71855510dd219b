"""No row is lost: quotes without a partner, and rows without an id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.record import Batch, read
from recomply.record.text import text_rows
from tests.test_record_files import xlsx

HEADER = "id,date,destination,departure,consignee.name,description"


def table(tmp_path: Path, *lines: str, end: str = "\n") -> Batch:
    path = tmp_path / "a.csv"
    path.write_text("\n".join([HEADER, *lines]) + end, encoding="utf-8")
    return read(path)


def ids(batch: Batch) -> list[Any]:
    return [record.data["id"] for record in batch.records]


@pytest.mark.parametrize(
    "second",
    ["Q2,2026-08-01,JP,CN,x,y", 'Q2,2026-08-01,JP,CN,"x",y', 'Q2,2026-08-01,JP,CN,x,"y"', 'Q2,2026-08-01,JP,CN,5",y'],
)
def test_a_quote_that_is_never_closed_swallows_no_row(tmp_path: Path, second: str) -> None:
    batch = table(tmp_path, 'Q1,2026-08-01,JP,CN,"海上自衛隊,dysprosium oxide', second, "Q3,2026-08-02,JP,CN,z,w")
    assert ids(batch) == ["Q1", "Q2", "Q3"]
    first, *_, third = batch.records
    assert first.data["consignee"] == {"name": "海上自衛隊"}
    assert first.data["lines"] == [{"description": "dysprosium oxide"}]
    (problem,) = first.problems
    assert (problem.where, problem.field) == ("a.csv row 2", "")
    assert "never closed" in problem.why
    assert "quote" in problem.advice
    assert third.problems == ()
    assert any(remark.startswith("row 2: a double quote") for remark in batch.remarks)


def test_a_quote_open_at_the_end_of_the_file_is_told(tmp_path: Path) -> None:
    batch = table(tmp_path, "Q1,2026-08-01,JP,CN,a,b", 'Q2,2026-08-01,JP,CN,x,"y', end="")
    assert ids(batch) == ["Q1", "Q2"]
    assert [len(record.problems) for record in batch.records] == [0, 1]


def test_cells_behind_a_lonely_quote_are_unknown_where_their_columns_cannot_be_told(tmp_path: Path) -> None:
    batch = table(tmp_path, 'Q1,2026-08-01,JP,CN,"Foo, Osaka, Japan,magnet', "Q2,2026-08-01,JP,CN,x,y")
    first, second = batch.records
    assert "consignee" not in first.data
    assert {problem.field for problem in first.problems} == {"", "consignee.name"}
    assert second.data["consignee"] == {"name": "x"}


def test_line_breaks_inside_well_formed_cells_stay(tmp_path: Path) -> None:
    batch = table(
        tmp_path, 'Q1,2026-08-01,JP,CN,"Foo K.K.\n1-2-3, Minami, Tokyo\nJapan",y', 'Q2,2026-08-01,JP,CN,"A ""B""",y'
    )
    assert [record.data["consignee"]["name"] for record in batch.records] == [
        "Foo K.K.\n1-2-3, Minami, Tokyo\nJapan",
        'A "B"',
    ]
    assert all(record.problems == () for record in batch.records)


def test_a_header_with_line_breaks_is_no_swallowed_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('发票号,"最终用户\n(End user)","商品名称\n(Goods)"\nA,甲,磁体\nB,乙,氧化镝\n', encoding="utf-8")
    batch = read(path)
    assert ids(batch) == ["A", "B"]
    assert all(record.problems == () for record in batch.records)


plain_cells = st.lists(st.text("ab 磁,\n\"'", max_size=6), min_size=3, max_size=3)


@given(st.lists(plain_cells, max_size=8), st.integers(0, 7))
def test_a_lonely_quote_anywhere_loses_no_row_around_it(rows: list[list[str]], at: int) -> None:
    written = [",".join(cell.translate({10: " ", 34: "'", 44: ";"}) for cell in row) for row in rows]
    at = min(at, len(written))
    text = "\n".join([*written[:at], 'a,"b,c', *written[at:]])
    found = [row.cells for row in text_rows(text, ",", "a.csv", 3)]
    assert len(found) == len(written) + 1
    assert found[at] == ["a", "b", "c"]


HEADS = ["发票号", "出口日期", "最终用户", "目的国", "商品名称", "净重"]


def test_a_row_without_id_but_with_a_shipment_of_its_own_is_a_shipment(tmp_path: Path) -> None:
    rows = [
        ["A", "2026-08-01", "甲", "德国", "灯", 1],
        [None, "2026-08-01", "海上自衛隊", "日本", "氧化镝", 2],
        [None, None, None, None, "氧化铽", 3],
        ["C", "2026-08-01", "甲", "德国", "灯", 1],
    ]
    batch = read(xlsx(tmp_path / "a.xlsx", [HEADS, *rows]))
    assert [(record.data["id"], record.rows) for record in batch.records] == [
        ("A", (2,)),
        ("row 3", (3, 4)),
        ("C", (5,)),
    ]
    (problem,) = batch.records[1].problems
    assert (problem.where, problem.field) == ("出货!A3", "id")
    assert "no id" in problem.why
    assert "'row 3'" in problem.why
    assert "shipment" in problem.advice
    assert "row 4 has no id of its own: taken as a line of the shipment above" in batch.remarks


def test_even_one_like_the_row_above_is_a_shipment(tmp_path: Path) -> None:
    rows = [["A", "2026-08-01", "甲", "日本", "氧化镝", 1], [None, "2026-08-01", "甲", "日本", "氧化镝", 1]]
    batch = read(xlsx(tmp_path / "a.xlsx", [HEADS, *rows]))
    assert ids(batch) == ["A", "row 3"]


def test_cells_merged_with_those_above_do_not_make_a_shipment(tmp_path: Path) -> None:
    rows = [["A", "2026-08-01", "甲", "日本", "氧化镝", 1], [None, None, None, None, "磁体", 2]]
    batch = read(xlsx(tmp_path / "a.xlsx", [HEADS, *rows], merged=("B2:B3", "C2:C3", "D2:D3")))
    assert [(record.data["id"], record.rows) for record in batch.records] == [("A", (2, 3))]
    assert batch.records[0].problems == ()


def test_a_placeholder_is_no_id_and_is_told(tmp_path: Path) -> None:
    batch = read(xlsx(tmp_path / "a.xlsx", [HEADS, ["TBD", "2026-08-01", "甲", "日本", "氧化镝", 1]]))
    (problem,) = batch.records[0].problems
    assert (problem.field, problem.raw) == ("id", "TBD")
    assert problem.why.startswith("this is no id")
