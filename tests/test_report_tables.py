"""Decisions for machines: whole in JSON, flat in CSV and Parquet."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.decision.model import Decision, LineDecision
from recomply.errors import InputError, Problem
from recomply.report import flat, write, write_rows
from recomply.report.tables import COLUMNS, _harmless
from tests.test_report_samples import BITES, batch, decision, decisions, free_line


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


def test_json_lines_hold_the_whole_decision(tmp_path: Path) -> None:
    write_rows(tmp_path / "out.jsonl", decisions())
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    again = [Decision.model_validate_json(line) for line in lines]
    assert again == decisions()
    assert again[1].lines[0].trace == decisions()[1].lines[0].trace
    assert json.loads(lines[0])["lines"][0]["trace"][0]["tree"]["kind"] == "all"


@pytest.mark.parametrize("count", [0, 1, 5])
def test_json_is_one_list(tmp_path: Path, count: int) -> None:
    write_rows(tmp_path / "out.json", decisions()[:count])
    read = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [each["id"] for each in read] == [made.id for made in decisions()[:count]]


def test_flat_has_a_row_per_line_and_one_for_a_record_without_lines() -> None:
    rows = [row for made in decisions() for row in flat(made)]
    assert [(row["id"], row["line"]) for row in rows] == [
        ("JP-061", "1"),
        ("JP-061", "2"),
        ("JP-002", "1"),
        ("JP-002", "2"),
        ("JP-001", "1"),
        ("=JP-003", "1"),
        ("record 5", ""),
    ]
    assert all(tuple(row) == COLUMNS and all(isinstance(value, str) for value in row.values()) for row in rows)
    review = rows[2]
    assert (review["outcome"], review["at_least"], review["at_most"]) == ("review", "license_required", "prohibited")
    assert review["documents"] == "end_user_certificate!; contract; risk_assessment?"
    assert review["rules_unknown"] == "jp-2026-001-capability; jp-2026-001-military-user"
    assert review["problems"].startswith("出荷一覧!F4: lines[0].hs_code")
    assert review["digest"].startswith("sha256:")
    assert rows[6]["outcome"] == "review"


def test_csv_opens_in_a_spreadsheet_without_calculating(tmp_path: Path) -> None:
    write_rows(tmp_path / "out.csv", [decision(text, free_line(1, text)) for text in BITES])
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = csv_rows(tmp_path / "out.csv")
    assert [row["description"] for row in rows] == [f"'{text}" for text in BITES]
    assert rows[0]["outcome"] == "no_restriction_found"


@given(st.text())
def test_no_cell_begins_like_a_formula_and_no_letter_is_lost(text: str) -> None:
    harmless = _harmless(text)
    assert harmless.lstrip(" ")[:1] not in set("=+-@\t\r＝＋－＠")
    assert harmless.removeprefix("'") == text or harmless == text


def test_csv_in_another_language(tmp_path: Path) -> None:
    write_rows(tmp_path / "out.csv", decisions(), language="zh")
    assert csv_rows(tmp_path / "out.csv")[5]["why"] == "按所给事实，本规则库中没有限制本行的规则。"


def test_parquet_says_the_same_as_flat(tmp_path: Path) -> None:
    write_rows(tmp_path / "out.parquet", decisions())
    assert polars.read_parquet(tmp_path / "out.parquet").to_dicts() == [
        row for made in decisions() for row in flat(made)
    ]


def test_parquet_without_polars_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(InputError, match="polars") as caught:
        write_rows(tmp_path / "out.parquet", decisions())
    assert "recomply[parquet]" in caught.value.advice
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".xlsx", ".html", ".csv", ".json", ".jsonl", ".parquet", ".HTML"])
def test_the_ending_decides_the_form(tmp_path: Path, ending: str) -> None:
    write(tmp_path / f"out{ending}", decisions(), batch=batch(), made_at="today", language="ja")
    assert (tmp_path / f"out{ending}").stat().st_size > 1000
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.xls"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="ending") as caught:
        write(tmp_path / name, decisions())
    assert ".xlsx" in caught.value.advice
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    class Broken:
        def model_dump_json(self) -> str:
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        write_rows(target, [*decisions(), Broken()])  # type: ignore[list-item]
    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("ending", [".jsonl", ".json", ".csv", ".parquet", ".html", ".xlsx"])
def test_half_a_character_stops_nothing(tmp_path: Path, ending: str) -> None:
    half = "a\ud800b"
    problem = Problem(where=half, field="", raw=half, why=half)
    line = LineDecision.model_construct(**(free_line().__dict__ | {"description": half}))
    made = Decision.model_construct(**(decision("x").__dict__ | {"id": half, "lines": (line,), "problems": (problem,)}))
    write(tmp_path / f"out{ending}", [made])
    if ending == ".jsonl":
        again = Decision.model_validate_json((tmp_path / "out.jsonl").read_text("utf-8"))
        assert again.id == again.problems[0].raw == again.lines[0].description == "a?b"
        assert again.outcome == "review"


def test_an_ordinary_file_can_be_read_by_others(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_rows(tmp_path / "out.csv", decisions())
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
