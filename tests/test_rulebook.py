"""The rulebook: it passes its own strict check, and a broken one never loads half."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from recomply import RulebookError, Screener, Truth
from recomply.facts import FACTS
from recomply.findings import make_engine
from recomply.findings.check import case_facts, check, rule_cases
from recomply.law import rules_folder
from recomply.law.schema import KINDS, schema_text
from recomply.screener import open_rulebook


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(rules_folder(), tmp_path / "rules"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def faults(folder: Path) -> list[str]:
    _, found = check(folder)
    return [fault.told(folder) for fault in found]


def test_the_shipped_rulebook_is_without_fault() -> None:
    assert faults(rules_folder()) == []


def test_it_holds_the_listed_parties_and_the_entries(screener: Screener) -> None:
    rulebook = screener.rulebook
    japanese = [
        party for file in rulebook.lists.values() for party in file.parties if file.instrument.startswith("MOFCOM-2026")
    ]
    assert len([party for party in japanese if party.country == "JP"]) == 80
    assert sum(len(file.parties) for file in rulebook.lists.values()) == 274 + 17
    assert {file.list for file in rulebook.lists.values()} == {"control", "attention", "unreliable", "countermeasure"}
    heads = {entry.head for entry in rulebook.items["MOFCOM-GACC-2025-018"].entries if entry.lists}
    assert heads == {f"1C90{n}" for n in range(2, 9)}
    codes = [code for file in rulebook.items.values() for entry in file.entries for code in (entry.code, *entry.also)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("engine", ["closures", "durable"])
def test_every_rule_decides_its_own_cases(engine: str) -> None:
    if engine == "durable":
        pytest.importorskip("durable")
    rulebook, compiled, _ = open_rulebook()
    judge = make_engine(engine, compiled).judge
    for name, (_, rule) in rulebook.rules.items():
        groups = set()
        for group, n, case, expected in rule_cases(rule):
            judgement = judge(case_facts(case))
            truth = next(one.truth for one in judgement.evaluations if one.rule.id == name)
            assert truth is expected, f"{name} {group}[{n}]"
            groups.add(group)
        assert groups == {"passing", "failing", "unknown"}


def test_the_python_code_names_no_law() -> None:
    """Announcements, codes and companies live in rules/ alone."""
    source = Path(__file__).parent.parent / "src" / "recomply"
    for path in source.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in ("MOFCOM-20", "1C90", "三菱", "川崎", "公告20"):
            assert word not in text, f"{word} in {path.name}"


def test_every_fact_is_described() -> None:
    for fact in FACTS.values():
        assert fact.label
        assert fact.description
        assert (fact.find is None) is not (fact.of_line is None)


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_schemas_beside_the_rules_are_fresh(kind: str) -> None:
    committed = rules_folder() / "schema" / f"{kind}.schema.json"
    assert committed.read_text(encoding="utf-8") == schema_text(kind)


def test_all_faults_are_told_at_once_each_with_file_and_line(copy: Path) -> None:
    edit(
        copy / "instruments" / "MOFCOM-2026-001.yaml",
        lambda text: text.replace("{holds: use.military}", "{holds: use.martial}", 1),
    )
    edit(
        copy / "instruments" / "MOFCOM-GACC-2025-018.yaml",
        lambda text: text.replace("outcome: license_required", "outcome: forbidden", 1),
    )
    edit(
        copy / "instruments" / "STATE-COUNCIL-792.yaml", lambda text: text.replace("issued: 2024-09-30", "issued: soon")
    )
    edit(copy / "lists" / "MOFCOM-2026-012.yaml", lambda text: text.replace("declared_count: 20", "declared_count: 21"))
    with pytest.raises(RulebookError) as caught:
        Screener(copy)
    told = "\n".join(caught.value.faults)
    for place in (
        "instruments/MOFCOM-GACC-2025-018.yaml:",
        "instruments/STATE-COUNCIL-792.yaml:5:",
        "lists/MOFCOM-2026-012.yaml:",
    ):
        assert place in told
    assert "prohibited" in told
    assert len(caught.value.faults) >= 3


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "instruments/MOFCOM-2026-001.yaml",
            "{holds: use.military}",
            "{holds: use.martial}",
            "there is no fact called use.martial",
        ),
        ("instruments/MOFCOM-2026-001.yaml", "is: dual_use_item", "is: dual_item", "nothing is defined as dual_item"),
        (
            "instruments/MOFCOM-2026-001.yaml",
            "{in_force: MOFCOM-2026-001}",
            "{in_force: MOFCOM-2026-0001}",
            "no instrument or provision is called MOFCOM-2026-0001",
        ),
        ("instruments/MOFCOM-2026-001.yaml", "contains: JP}", "equals: JP}", "is a set; equals compares word"),
        (
            "instruments/MOFCOM-2026-001.yaml",
            "  - id: 1b-military-use",
            "  - id: 1a-military-user",
            "used twice: 1a-military-user",
        ),
        (
            "measures.yaml",
            "licensing: attention-list",
            "licensing: attention",
            "there is no licensing profile attention",
        ),
        (
            "measures.yaml",
            "obligations: [stop-at-once, service-providers]",
            "obligations: [stop]",
            "there is no obligation stop",
        ),
        ("instruments/MOFCOM-GACC-2025-070.yaml", "until: 2026-11-10", "until: 2025-11-01", "lies before `from`"),
        (
            "instruments/MOFCOM-GACC-2025-070.yaml",
            "from: 2025-11-07",
            "from: 2025-01-07",
            "before the instrument was issued",
        ),
        (
            "instruments/MOFCOM-GACC-2025-018.yaml",
            "on: 2025-04-03",
            "on: 2025-04-04",
            "is true in this failing case, not false",
        ),
        (
            "instruments/MOFCOM-GACC-2025-018.yaml",
            "{item.listed_under:evidence}. Such",
            "{use.military:evidence}. Such",
            "the reason names use.military, which the rule does not read",
        ),
        (
            "instruments/MOFCOM-GACC-2025-018.yaml",
            "confidence: primary\nsources",
            "confidence: sure\nsources",
            "confidence",
        ),
        ("items/MOFCOM-GACC-2025-018.yaml", "code: 1C902.a.1", "code: 1C902.b", "entries used twice"),
        ("items/MOFCOM-GACC-2024-033.yaml", "catalogue-2026: same", "catalogue: same", "no source of customs codes"),
        ("instruments/MOFCOM-2026-011.yaml", "control-list-abroad", "control-list-away", "has no measure"),
        ("questions.yaml", "  end_use:", "  end_usage:", "the question end_use is not worded"),
        ("rulebook.yaml", "knowledge_until: 2026-10-09", "knowledge_until: autumn", "knowledge_until"),
        ("indicators/military_use.yaml", "strength: conclusive", "strength: certain", "strength"),
    ],
)
def test_each_fault_is_named(copy: Path, file: str, old: str, new: str, told: str) -> None:
    edit(copy / file, lambda text: text.replace(old, new, 1))
    found = faults(copy)
    assert any(file in one and told in one for one in found), found
    line = next(one for one in found if file in one and told in one).split(":")[1]
    assert line.isdigit()


def test_a_circle_of_definitions_is_a_fault(copy: Path) -> None:
    edit(
        copy / "instruments" / "MOFCOM-2026-001.yaml",
        lambda text: text.replace("{fact: trade.destination, equals: JP}", "{is: to_japan}", 1),
    )
    assert any("leads back to itself" in one for one in faults(copy))


def test_yaml_that_is_none_is_told_with_its_line(copy: Path) -> None:
    path = copy / "instruments" / "MOFCOM-2026-027.yaml"
    edit(path, lambda text: text.replace("issuer: Ministry of Commerce", "issuer: [Ministry of Commerce"))
    assert any("instruments/MOFCOM-2026-027.yaml:" in one for one in faults(copy))


def test_a_folder_without_a_rulebook(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"rulebook\.yaml is missing"):
        Screener(tmp_path)


def test_a_missing_file_is_told(copy: Path) -> None:
    (copy / "questions.yaml").unlink()
    with pytest.raises(RulebookError, match=r"questions\.yaml:\d*: this file is missing"):
        Screener(copy)


def test_the_digest_follows_the_content_not_the_folder(copy: Path, screener: Screener) -> None:
    assert Screener(copy).rulebook.digest == screener.rulebook.digest
    edit(copy / "rulebook.yaml", lambda text: text + "# a remark\n")
    assert Screener(copy).rulebook.digest != screener.rulebook.digest


def test_facts_that_cases_do_not_name_are_unknown() -> None:
    rulebook, compiled, _ = open_rulebook()
    _, _, case, _ = next(rule_cases(next(iter(rulebook.rules.values()))[1]))
    facts = case_facts(case.model_copy(update={"facts": {}}))
    assert all(
        facts.value(name) in (None, Truth.UNKNOWN) or getattr(facts.value(name), "otherwise", None) is Truth.UNKNOWN
        for name, fact in FACTS.items()
        if fact.type != "date"
    )
    assert compiled.rules
