"""No row is lost: quotes without a partner, and rows without an id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from recomply import Screener
from recomply.cli import app
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


# --- Values and columns that nobody understood -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "field"),
    [
        ("composition", "xx", "lines[0].composition"),
        ("value", "-5", "lines[0].value"),
        ("quantity", "-1 kg", "lines[0].quantity"),
        ("net_mass_kg", "-2", "lines[0].net_mass_kg"),
        ("exporter.country", "ZZ", "exporter.country"),
        ("destination", "Unknown Region", "destination"),
    ],
)
def test_a_value_that_says_nothing_is_a_problem_and_unknown(
    tmp_path: Path, screener: Screener, column: str, value: str, field: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,description,{column}\nA,lamp,{value}\n", encoding="utf-8")
    (record,) = read(path).records
    decision = screener.screen(record.data, places=record.places, problems=record.problems)
    (problem,) = decision.problems
    assert (problem.field, str(problem.raw)) == (field, value)
    assert problem.where.startswith("a.csv row 2, column C")


@pytest.mark.parametrize("value", ["N42SH", "NdFeB", "Nd", "stainless steel", "不锈钢", "-", "Nd 29%, Fe 71%"])
def test_a_material_in_the_column_of_shares_is_no_problem(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,description,composition\nA,lamp,"{value}"\n', encoding="utf-8")
    (record,) = read(path).records
    assert record.problems == ()


def test_columns_that_nobody_read_are_a_caution_of_every_decision(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,description,备考2,顧客区分,空列\nA,lamp,防衛装備庁向け,海上自衛隊,\nB,lamp,x,y,\n", "utf-8")
    assert [column.letter for column in read(path).unread] == ["C", "D"]
    for language, words in {"en": "2 columns of the file were not read", "zh": "2 列未读取", "ja": "2 列を"}.items():
        out = tmp_path / f"{language}.jsonl"
        done = CliRunner().invoke(app, ["screen", str(path), "-o", str(out), "--lang", language])
        assert done.exit_code == 0, done.output
        made = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
        assert len(made) == 2
        for decision in made:
            (caution,) = [one for one in decision["cautions"] if words in one]
            assert "C “备考2”, D “顧客区分”" in caution


def test_columns_left_out_on_purpose_are_no_caution(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,description,备考2\nA,lamp,x\n", "utf-8")
    assert read(path, columns={"备考2": "-"}).unread == ()


def test_slips_and_receivers_of_japanese_papers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("伝票番号,荷受人（需要者）,品名\nA,愛知電子,磁石\n", "utf-8")
    (record,) = read(path).records
    assert record.data == {"id": "A", "consignee": {"name": "愛知電子"}, "lines": [{"description": "磁石"}]}
