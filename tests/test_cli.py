"""The command line: what people see, exit statuses, and one clear message for each mistake."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from recomply import Decision
from recomply.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures"
GOOD = {
    "id": "INV-1",
    "date": "2026-05-20",
    "departure": "CN",
    "destination": "JP",
    "consignee": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "end_user": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "end_use": "traction motors of passenger cars",
    "lines": [{"line": 1, "description": "dysprosium oxide 99.9%"}],
}


@dataclass
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: Any, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["recomply", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        caught = capsys.readouterr()
        return Done(int(ended.value.code or 0), caught.out, caught.err)

    return call


def jsonl(path: Path, *records: Any) -> Path:
    path.write_text(
        "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records),
        encoding="utf-8",
    )
    return path


def test_a_summary_for_people_when_nothing_else_is_asked(run: Run, tmp_path: Path) -> None:
    done = run("screen", jsonl(tmp_path / "a.jsonl", GOOD))
    assert done.status == 0
    assert "Licence required" in done.out
    assert "INV-1" in done.out
    assert "2026.11.25" in done.out
    assert done.err == ""


def test_standard_output_holds_data_and_nothing_else(run: Run) -> None:
    done = run("screen", "-", "-o", "-", stdin=json.dumps(GOOD) + "\n" + json.dumps({**GOOD, "id": "INV-2"}) + "\n")
    assert done.status == 0
    decisions = [Decision.model_validate_json(line) for line in done.out.splitlines()]
    assert [decision.id for decision in decisions] == ["INV-1", "INV-2"]
    assert "Licence required" in done.err


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json", ".jsonl", ".html", ".parquet"])
def test_every_form_of_output(run: Run, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    assert run("screen", FIXTURES / "japan.jsonl", "-o", target).status == 0
    if ending == ".xlsx":
        assert "recomply decisions" in load_workbook(target).sheetnames
    elif ending == ".csv":
        with target.open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == 14
    elif ending == ".json":
        assert len(json.loads(target.read_text(encoding="utf-8"))) == 14
    elif ending == ".jsonl":
        assert (
            len([Decision.model_validate_json(line) for line in target.read_text(encoding="utf-8").splitlines()]) == 14
        )
    elif ending == ".parquet":
        import polars

        assert polars.read_parquet(target).height == 14
    else:
        assert "<html" in target.read_text(encoding="utf-8")
    assert not list(tmp_path.glob("*.part*"))


def test_the_users_workbook_comes_back_with_decisions_in_its_rows(run: Run, tmp_path: Path) -> None:
    done = run("screen", FIXTURES / "shipments.xlsx", "-o", tmp_path / "done.xlsx", "--report", tmp_path / "done.html")
    assert done.status == 3
    book = load_workbook(tmp_path / "done.xlsx")
    sheet = book["出货明细"]
    header = [cell.value for cell in sheet[4]]
    column = next(n for n, value in enumerate(header, start=1) if value and "Outcome" in str(value))
    assert sheet.cell(5, column).value == "Licence required"
    assert sheet.cell(1, 1).value == "出口货物明细表（2025年12月—2026年11月）"
    assert {"说明", "旧数据", "recomply decisions", "recomply traces", "recomply questions", "recomply sources"} <= set(
        book.sheetnames
    )


@pytest.mark.parametrize(
    ("option", "status"), [("prohibited", 0), ("review", 0), ("license_required", 1), ("no_restriction_found", 1)]
)
def test_fail_on(run: Run, tmp_path: Path, option: str, status: int) -> None:
    assert run("screen", jsonl(tmp_path / "a.jsonl", GOOD), "--fail-on", option).status == status


def test_as_of_wins_over_the_date_of_the_shipment(run: Run) -> None:
    done = run("screen", "-", "-o", "-", "--as-of", "2025-03-01", stdin=json.dumps(GOOD))
    assert json.loads(done.out)["outcome"] != "license_required"
    assert json.loads(done.out)["as_of"] == "2025-03-01"


@pytest.mark.parametrize("engine", ["closures", "durable"])
def test_engines(run: Run, engine: str) -> None:
    if engine == "durable":
        pytest.importorskip("durable")
    done = run("screen", "-", "-o", "-", "--engine", engine, stdin=json.dumps(GOOD))
    assert json.loads(done.out)["engine"] == engine
    assert json.loads(done.out)["outcome"] == "license_required"


def protected(path: Path) -> Path:
    path.write_bytes(
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    )
    return path


def sheet(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda p: p / "nowhere.xlsx", ("nowhere.xlsx", "There is no")),
        (lambda p: protected(p / "locked.xlsx"), ("locked.xlsx", "password")),
        (lambda p: sheet(p / "blank.xlsx", ["alpha", "beta"], [1, 2]), ("blank.xlsx", "header")),
        (
            lambda p: sheet(p / "two.xlsx", ["id", "最终用户", "终端客户", "HS编码"], ["1", "A", "B", "8505111000"]),
            ("终端客户", "--map"),
        ),
        (lambda p: jsonl(p / "b.json", '{"id": 1,'), ("b.json", "line")),
        (lambda p: jsonl(p / "b.docx", "x"), (".docx", ".xlsx")),
        (lambda p: jsonl(p / "empty.jsonl"), ("empty.jsonl", "empty")),
        (lambda p: p, ("folder", "")),
    ],
)
def test_unusable_files_end_with_one_clear_message(
    run: Run, tmp_path: Path, make: Callable[[Path], Path], told: tuple[str, str]
) -> None:
    done = run("screen", make(tmp_path))
    assert done.status == 2
    assert done.out == ""
    assert all(word.lower() in done.err.lower() for word in told), done.err
    assert "Traceback" not in done.err
    assert "Error(" not in done.err


def test_broken_json_on_line_7_costs_no_record(run: Run, tmp_path: Path) -> None:
    records: list[Any] = [{**GOOD, "id": f"INV-{n}"} for n in range(1, 10)]
    records[6] = '{"id": "INV-7", "date": '
    done = run("screen", jsonl(tmp_path / "a.jsonl", *records), "-o", "-")
    assert done.status == 3
    decisions = [json.loads(line) for line in done.out.splitlines()]
    assert len(decisions) == 9
    assert decisions[6]["outcome"] == "review"
    assert "line 7" in decisions[6]["problems"][0]["where"]
    assert {decision["outcome"] for n, decision in enumerate(decisions) if n != 6} == {"license_required"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"end_uze": "cars"}, "Did you mean 'end_use'?"),
        ({"date": "2026-02-30"}, "no such day"),
        ({"destination": "Atlantis"}, "country is not known"),
    ],
)
def test_trouble_in_a_record_is_told_and_the_record_decided(
    run: Run, tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    done = run("screen", jsonl(tmp_path / "a.jsonl", {**GOOD, **change}))
    assert done.status == 3
    assert told in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("screen", "FILE", "--as-of", "someday"), "is not understood"),
        (("screen", "FILE", "--map", "列名"), "is not understood"),
        (("screen", "FILE", "--rules", "nowhere"), "rulebook.yaml is missing"),
        (("screen", "FILE", "-o", "FILE"), "is the input itself"),
        (("screen", "FILE", "-o", "nowhere/out.xlsx"), "There is no folder nowhere"),
        (("screen", "FILE", "-o", "out.pdf"), ".pdf"),
        (("explain", "FILE", "--id", "INV-9"), "has no shipment INV-9"),
        (("explain", "FILE", "--id", "INV-1", "--line", "4"), "has no line 4"),
        (("explain", "FILE", "--id", "INV-1", "--why-not", "nothing"), "has no rule nothing"),
        (("rules", "show", "MOFCOM-2026-002"), "Did you mean"),
        (("template", "-o", "x.csv"), "does not end in .xlsx"),
    ],
)
def test_mistakes_in_the_call(run: Run, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    file = jsonl(tmp_path / "a.jsonl", GOOD)
    done = run(*[str(file) if word == "FILE" else word for word in arguments])
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_explain_shows_the_tree_and_the_values(run: Run, tmp_path: Path) -> None:
    done = run("explain", jsonl(tmp_path / "a.jsonl", GOOD), "--id", "INV-1")
    assert done.status == 0
    assert "MOFCOM-GACC-2025-018 is in force" in done.out
    assert "dysprosium" in done.out


def test_explain_why_not(run: Run, tmp_path: Path) -> None:
    done = run(
        "explain", jsonl(tmp_path / "a.jsonl", GOOD), "--id", "INV-1", "--why-not", "MOFCOM-2026-001/1a-military-user"
    )
    assert done.status == 0
    assert "countries whose military receives the goods" in done.out


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_a_template_comes_back_through_the_door(run: Run, tmp_path: Path, language: str) -> None:
    path = tmp_path / "mine.xlsx"
    assert run("template", "-o", path, "--lang", language).status == 0
    again = run("template", "-o", path, "--lang", language)
    assert again.status == 2
    assert "is there already" in again.err


def test_rules_commands(run: Run) -> None:
    assert "rules," in run("rules", "check").out
    assert "MOFCOM-2026-001/1a-military-user" in run("rules", "list").out
    shown = run("rules", "show", "MOFCOM-GACC-2025-070", "--as-of", "2026-11-23")
    assert shown.status == 0
    assert "2026-11-10" in shown.out
    assert "disputed" in run("rules", "list", "--as-of", "2026-11-23").out
    assert "parties.listed" in run("rules", "facts").out
    assert run("--version").out.startswith("recomply ")


def test_a_broken_rulebook_is_told_fault_by_fault(run: Run, tmp_path: Path) -> None:
    import shutil

    from recomply.law import rules_folder

    folder = Path(shutil.copytree(rules_folder(), tmp_path / "rules"))
    path = folder / "instruments" / "MOFCOM-2026-001.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("holds: use.military", "holds: use.martial"), encoding="utf-8"
    )
    for arguments in (("rules", "check", folder), ("screen", jsonl(tmp_path / "a.jsonl", GOOD), "--rules", folder)):
        done = run(*arguments)
        assert done.status == 2
        assert "instruments/MOFCOM-2026-001.yaml:" in done.err
        assert "there is no fact called use.martial" in done.err


def test_languages_reach_the_reasons(run: Run) -> None:
    done = run("screen", "-", "-o", "-", "--lang", "zh", stdin=json.dumps(GOOD))
    assert "出口须取得许可" in json.loads(done.out)["lines"][0]["findings"][0]["because"]
