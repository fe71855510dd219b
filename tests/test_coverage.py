"""Every entry of the research is encoded, or the reason is given; and the pages about the law are fresh."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from recomply.law import load

ROOT = Path(__file__).parent.parent
RESEARCH = Path(os.environ.get("RECOMPLY_RESEARCH", ROOT.parent / "shared" / "law"))
RULEBOOK = load()
COVERAGE: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docs" / "coverage.yaml").read_text(encoding="utf-8"))
FILES = [name for name in COVERAGE if name != "reasons"]

needs_research = pytest.mark.skipif(not RESEARCH.is_dir(), reason="the research files are not beside the project")


def research(name: str) -> Any:
    return yaml.safe_load((RESEARCH / f"{name}.yaml").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    with (RESEARCH / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("file", FILES)
def test_each_entry_is_encoded_somewhere_or_has_a_reason(file: str) -> None:
    for key, entry in COVERAGE[file].items():
        assert entry.keys() & {"in", "not"}, key
        assert entry.keys() <= {"in", "not"}, key
        assert entry.get("not") is None or entry["not"] in COVERAGE["reasons"], key
        for address in entry.get("in", ()):
            name, _, part = address.partition("/")
            instrument = RULEBOOK.instruments[name]
            parts = {
                one.id
                for kind in ("rules", "obligations", "licensing", "time_limits", "definitions", "provisions")
                for one in getattr(instrument, kind)
            }
            assert not part or part in parts, f"{key}: {address}"


def test_an_instrument_without_rules_says_what_it_holds_back() -> None:
    silent = [
        one.id
        for one in RULEBOOK.instruments.values()
        if not (one.rules or one.effects or one.time_limits or one.obligations or one.not_encoded)
    ]
    assert silent == []


def test_every_instrument_has_its_part_in_the_research() -> None:
    named = {
        address.partition("/")[0] for file in FILES for one in COVERAGE[file].values() for address in one.get("in", ())
    }
    alone = {"UEL-2023-001", "UEL-2024-001", "MOFCOM-FAQ-5", "MOFCOM-ORDER-2026-001", "MOFCOM-GACC-2025-089"}
    alone |= {"OWN-LISTS"}  # no law
    assert set(RULEBOOK.instruments) - named <= alone


@needs_research
def test_no_entry_of_the_timeline_is_left_out() -> None:
    assert [one["id"] for one in research("timeline")["entries"] if one["id"] not in COVERAGE["timeline"]] == []


@needs_research
def test_no_provision_of_the_framework_is_left_out() -> None:
    assert [one["id"] for one in research("law_framework") if one["id"] not in COVERAGE["law_framework"]] == []


def codes_held() -> set[str]:
    return {code for file in RULEBOOK.items.values() for one in file.entries for code in (one.code, *one.also)}


@needs_research
def test_every_row_of_the_unified_list_is_an_entry() -> None:
    assert [row["control_code"] for row in rows("dual_use_list.csv") if row["control_code"] not in codes_held()] == []


def coded(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for code in re.split(r"[/,]\s*", str(found.get("control_code") or "")):
            if re.fullmatch(r"\d[A-E]\d{3}(?:\.[a-z0-9]+)*", code):
                yield code
        for part in found.values():
            yield from coded(part)
    elif isinstance(found, list):
        for part in found:
            yield from coded(part)


@needs_research
@pytest.mark.parametrize("name", ["items_rare_earth", "items_other"])
def test_every_item_of_the_research_is_an_entry(name: str) -> None:
    held = codes_held()
    heads = {code.partition(".")[0] for code in held}
    wanted = list(coded(research(name)))
    assert len(wanted) > 50
    assert [code for code in wanted if code not in held and not ("." not in code and code in heads)] == []


@needs_research
def test_every_listed_party_of_the_research_is_held() -> None:
    held: dict[str, int] = {}
    for file in RULEBOOK.lists.values():
        for party in file.parties:
            for name in party.names.known():
                held[name] = held.get(name, 0) + 1
    missing = [
        row["name_en"] or row["name_zh"]
        for row in rows("lists.csv")
        if row["name_en"] not in held and row["name_zh"] not in held
    ]
    assert missing == []


def test_the_pages_about_the_law_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/write_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
