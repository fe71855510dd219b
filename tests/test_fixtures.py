"""The worked cases and the fixture workbook, through the whole path."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from recomply import Screener
from recomply.record import read

FIXTURES = Path(__file__).parent.parent / "fixtures"
LIMBS = {"military_user", "military_use", "capability_enhancement"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("engine", ["closures", "durable"])
@pytest.mark.parametrize(
    ("record", "expected"),
    list(zip(rows("japan.jsonl"), rows("japan.expected.jsonl"), strict=True)),
    ids=lambda row: row["id"],
)
def test_worked_cases(
    engine: str, record: dict[str, Any], expected: dict[str, Any], engines: dict[str, Screener]
) -> None:
    if engine not in engines:
        pytest.skip("durable_rules does not run on this Python")
    decision = engines[engine].screen(record)
    assert decision.outcome in expected["acceptable"]
    assert set(decision.categories) == set(expected["categories"]) & LIMBS


@pytest.fixture(scope="module")
def engines() -> dict[str, Screener]:
    found = {"closures": Screener()}
    if sys.version_info < (3, 13):
        found["durable"] = Screener(engine="durable")
    return found


def test_the_workbook_shows_every_outcome_and_loses_nothing(screener: Screener) -> None:
    batch = read(FIXTURES / "shipments.xlsx")
    decisions = [screener.screen(r.data, number=r.number, places=r.places, problems=r.problems) for r in batch.records]
    assert sum(len(decision.lines) for decision in decisions) >= 60
    outcomes = Counter(decision.outcome.value for decision in decisions)
    assert min(outcomes[name] for name in ("prohibited", "review", "license_required", "no_restriction_found")) >= 5
    assert [decision.id for decision in decisions] == [record.data["id"] for record in batch.records]
    assert [len(decision.lines) for decision in decisions] == [len(record.rows) for record in batch.records]


@pytest.mark.parametrize(
    ("reference", "outcome"),
    [
        ("EX-2604-001", "license_required"),
        ("EX-2604-003", "no_restriction_found"),
        ("EX-2604-007", "no_restriction_found"),
        ("EX-2605-001", "prohibited"),
        ("EX-2605-002", "prohibited"),
        ("EX-2605-003", "prohibited"),
        ("EX-2605-010", "prohibited"),
        ("EX-2605-012", "prohibited"),
        ("EX-2606-002", "prohibited"),
        ("EX-2605-013", "license_required"),
        ("EX-2608-001", "review"),
        ("EX-2608-003", "review"),
        ("EX-2608-004", "review"),
        ("EX-2608-007", "review"),
        ("EX-2608-008", "no_restriction_found"),
        ("EX-2608-016", "prohibited"),
        ("EX-2611-002", "review"),
        ("EX-2512-001", "license_required"),
        ("EX-2608-020", "review"),
    ],
)
def test_rows_of_the_workbook(screener: Screener, reference: str, outcome: str) -> None:
    record = next(r for r in read(FIXTURES / "shipments.xlsx").records if r.data["id"] == reference)
    assert screener.screen(record.data, places=record.places).outcome == outcome


def test_the_odd_cells_are_told_by_sheet_row_and_column(screener: Screener) -> None:
    batch = read(FIXTURES / "shipments.xlsx")
    told = {
        problem.where: problem.why
        for r in batch.records
        for problem in screener.screen(r.data, number=r.number, places=r.places, problems=r.problems).problems
    }
    by_text = {why: where for where, why in told.items()}
    assert any("no such day as 2026-02-30" in why for why in by_text)
    assert all(where.startswith("出货明细!") for where in told)


def test_the_workbook_is_what_its_script_makes(tmp_path: Path) -> None:
    script = (FIXTURES / "make_shipments.py").read_text(encoding="utf-8")
    (tmp_path / "make.py").write_text(script, encoding="utf-8")
    subprocess.run([sys.executable, str(tmp_path / "make.py")], check=True)
    made, kept = read(tmp_path / "shipments.xlsx"), read(FIXTURES / "shipments.xlsx")
    assert [record.data for record in made.records] == [record.data for record in kept.records]
