"""Every entry of the catalogue is caught by its official name; and Python holds no law."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recomply import Screener
from recomply.law import Rulebook, load
from recomply.law.items import Entry
from recomply.outcome import Outcome
from recomply.shipment import Line
from recomply.truth import Truth

ROOT = Path(__file__).parent.parent
RULEBOOK = load()

LISTED = [
    pytest.param(name, entry, description, id=f"{name} {entry.code} {language}")
    for name, file in RULEBOOK.items.items()
    for entry in file.entries
    if entry.lists
    for language, description in (("zh", entry.name.zh), ("en", entry.name.en))
]


def test_no_official_name_is_taken_as_outside_its_list(screener: Screener) -> None:
    """Neither alone, nor beside the exporter's "not controlled", nor under its own or some other customs code."""
    reader = screener._knowledge.goods
    outside = [
        (*case.id.split(" "), sorted(more))
        for case in LISTED
        for more in (
            {},
            {"declared_controlled": False},
            {"declared_controlled": False, "hs_code": "84799090"},
            {"declared_controlled": False, "hs_code": next((code for code, _ in case.values[1].customs_codes()), None)},
        )
        if reader.classify(Line(description=case.values[2], **more), "lines[0]").listed_under[case.values[0]]
        is Truth.FALSE
    ]
    assert outside == []


@pytest.mark.parametrize(("instrument", "entry", "description"), LISTED[::23])
def test_a_line_with_nothing_but_an_official_name_is_stopped(
    screener: Screener, instrument: str, entry: Entry, description: str
) -> None:
    day = max(RULEBOOK.instruments[instrument].effective.isoformat(), "2026-05-20")
    parties = {"consignee": {"name": "Muster GmbH"}, "end_user": {"name": "Muster GmbH"}, "end_use": "household goods"}
    record = {"id": entry.code, "date": day, "departure": "CN", "destination": "DE", "transaction": "export", **parties}
    decision = screener.screen({**record, "lines": [{"description": description}]})
    assert decision.outcome in (Outcome.LICENSE_REQUIRED, Outcome.REVIEW, Outcome.PROHIBITED)


# ── the law is data ──────────────────────────────────────────────────────────────────────────────────────────────────


def strings_of_the_code() -> Iterator[tuple[str, str]]:
    """Every string of the product's code, docstrings left out, with file and line."""
    for file in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node.value


def words_of_the_law(rulebook: Rulebook) -> set[str]:
    """Ids, numbers, codes and names that only the rulebook may hold."""
    found: set[str] = set()
    for name, instrument in rulebook.instruments.items():
        found |= {name, instrument.number, instrument.titles.zh}
        for kind in ("rules", "definitions", "licensing", "obligations", "time_limits"):
            found |= {one.id for one in getattr(instrument, kind) if "-" in one.id}
    for file in rulebook.items.values():
        for entry in file.entries:
            found |= {entry.code, *entry.also, entry.name.zh, entry.name.en, *entry.words}
            found |= {code for code, _ in entry.customs_codes()}
    for listed in rulebook.lists.values():
        for party in listed.parties:
            found |= {*party.names.known(), *(alias.name for alias in party.aliases)}
    return {word for word in found if len(word) > (3 if word.isascii() else 1)}


def test_python_holds_no_announcement_number_code_or_name() -> None:
    law = words_of_the_law(RULEBOOK)
    strings = list(strings_of_the_code())
    assert len(strings) > 3000
    assert len(law) > 5000
    assert [(where, text) for where, text in strings if text in law] == []


def test_python_holds_nothing_shaped_like_law() -> None:
    shapes = re.compile(
        r"\b\d[A-E]\d{3}\b|\b(?:MOFCOM|GACC|NPC|UEL|STATE-COUNCIL)-[\dA-Z]|\b20\d\d年第\d+号|\b20\d\d-\d\d-\d\d\b|"
        r"公告|管控名单|关注名单|稀土|钕铁硼"
    )
    allowed = re.compile(r"\\d|\[\d")  # expressions for any code or date, not one of them
    held = [(where, text) for where, text in strings_of_the_code() if shapes.search(text) and not allowed.search(text)]
    assert held == []


def test_python_lists_no_elements() -> None:
    symbols = {symbol for file in RULEBOOK.items.values() for entry in file.entries for symbol in entry.elements}
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
                held = {one.value for one in node.elts if isinstance(one, ast.Constant)} & symbols
                assert len(held) < 2, f"{file.name}:{node.lineno} lists {sorted(held)}"
