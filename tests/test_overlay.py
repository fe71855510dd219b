"""A house lays its own rulebook over the shipped one: it may settle, add and forbid; it may not quietly relax."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from recomply import Decision, Screener
from recomply.errors import RulebookError
from recomply.law import load
from recomply.law.base import STRICT
from recomply.law.indicators import Wording
from recomply.law.overlay import OverlayFile
from recomply.truth import Truth

FIXTURES = Path(__file__).parent.parent / "fixtures"
OWN = "OWN-2026-001"
PAUSED, OTHER = "MOFCOM-GACC-2025-057", "MOFCOM-GACC-2025-058"
SOURCE = "sources: [{url: house file 7, confidence: own_analysis}]"
HOUSE = "name: House rules\nversion: '3'\nauthor: Export office\nmade: 2026-11-20\n"
INSTRUMENT = f"""\
id: {OWN}
number: 内部规定1号
titles: {{zh: 内部规定, en: House rule 1}}
issuer: Export office
issued: 2026-01-01
effective: 2026-01-01
url: https://house.example/1
confidence: own_analysis
{SOURCE}
"""
RULE = f"""\
rules:
  - id: no-zorblax
    title: {{en: Nothing goes to Zorblax, zh: 不向佐布拉克斯发货, ja: ゾルブラックスには出荷しない}}
    basis: [{{provision: para. 1}}]
    reading: ours
    when: {{all: [{{in_force: {OWN}}}, {{fact: parties.listed, contains: {OWN}}}]}}
    then: {{outcome: prohibited}}
    because: {{en: 'House: {{parties.listed:evidence}}', zh: '{{parties.listed:evidence}}', ja: '{{parties.listed:evidence}}'}}
    cases:
      passing: [{{on: 2026-05-20, facts: {{parties.listed: [{OWN}]}}}}]
      failing: [{{on: 2026-05-20, facts: {{parties.listed: []}}}}]
      unknown: [{{on: 2026-05-20, facts: {{}}}}]
"""
PARTIES = f"""\
instrument: {OWN}
list: own
declared_count: 1
{SOURCE}
parties:
  - no: 1
    names: {{zh: 佐布拉克斯, en: Zorblax Trading Ltd.}}
    confidence: own_analysis
    country: JP
"""
ITEMS = f"""\
instrument: {OWN}
control_list: true
{SOURCE}
entries:
  - code: H001
    name: {{zh: 佐布拉克斯合金, en: Zorblax alloy}}
    family: house
    limits: none
    confidence: own_analysis
"""
SETTLES = f"""\
settles:
  - kind: settles
    on: [{PAUSED}]
    from: 2026-11-11
    until: 2027-01-10
    in_force: false
    why: the pause goes on by Announcement 99 of 2026
    sources: [{{url: 'https://example.org/99', confidence: primary}}]
  - kind: settles
    on: [{OTHER}]
    from: 2026-11-11
    in_force: true
    why: counsel's opinion of 2026-11-12
    sources: [{{url: 'https://example.org/opinion', confidence: secondary}}]
"""
CIVIL: dict[str, Any] = {
    "id": "INV-1",
    "date": "2026-05-20",
    "departure": "CN",
    "destination": "JP",
    "consignee": "Mikawa Auto K.K.",
    "end_user": "Mikawa Auto K.K.",
    "end_use": "traction motors of passenger cars",
    "lines": [{"description": "cotton T-shirts"}],
}


def written(folder: Path, files: dict[str, str | bytes], house: str | None = HOUSE) -> Path:
    """An overlay in a folder."""
    whole: dict[str, str | bytes] = {**({} if house is None else {"overlay.yaml": house}), **files}
    for name, text in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def faults(folder: Path, files: dict[str, str | bytes], house: str | None = HOUSE) -> tuple[str, ...]:
    """Every fault of an overlay, as it is told."""
    with pytest.raises(RulebookError) as refused:
        load(overlay=written(folder, files, house))
    return refused.value.faults


def told(all_faults: tuple[str, ...], *words: str) -> bool:
    return any(all(word in fault for word in words) for fault in all_faults)


# ── an overlay that only adds ───────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An overlay that settles disputes and adds a rule, a list of parties and a list of goods."""
    files: dict[str, str | bytes] = {
        f"instruments/{OWN}.yaml": INSTRUMENT + RULE,
        f"lists/{OWN}.yaml": PARTIES,
        f"items/{OWN}.yaml": ITEMS,
    }
    return written(tmp_path_factory.mktemp("house"), files, HOUSE + SETTLES)


@pytest.fixture(scope="module")
def house(folder: Path) -> Screener:
    return Screener(overlay=folder)


def test_a_rule_of_the_house_forbids_what_the_law_allows(screener: Screener, house: Screener) -> None:
    record = {**CIVIL, "end_user": "Zorblax Trading Limited"}
    assert screener.screen(record).outcome == "no_restriction_found"
    decision = house.screen(record)
    assert decision.outcome == "prohibited"
    (finding,) = (one for one in decision.lines[0].findings if one.rule == f"{OWN}/no-zorblax")
    assert finding.basis[0].url == "https://house.example/1"
    assert "Zorblax" in finding.because


def test_a_party_of_the_house_is_found_by_its_chinese_name(house: Screener) -> None:
    assert house.screen({**CIVIL, "consignee": "佐布拉克斯有限公司"}).outcome == "prohibited"


def test_goods_on_a_list_of_the_house_are_named_with_their_entry(screener: Screener, house: Screener) -> None:
    record = {**CIVIL, "lines": [{"description": "佐布拉克斯合金"}]}
    assert "H001" not in {control.code for control in screener.screen(record).lines[0].controls}
    controls = {control.code: control for control in house.screen(record).lines[0].controls}
    assert (controls["H001"].instrument, controls["H001"].truth) == (OWN, "true")


def test_the_house_rule_does_not_touch_other_shipments(screener: Screener, house: Screener) -> None:
    assert house.screen(CIVIL).outcome == screener.screen(CIVIL).outcome == "no_restriction_found"


def test_every_decision_names_the_overlay(screener: Screener, house: Screener) -> None:
    for record in (CIVIL, {"id": "INV-2"}):
        decision = house.screen(record)
        overlay = decision.rulebook.overlay
        assert overlay is not None
        assert (overlay.name, overlay.version, overlay.author) == ("House rules", "3", "Export office")
        assert overlay.digest.startswith("sha256:")
        assert not overlay.relaxes
        assert any("House rules 3" in caution and "Export office" in caution for caution in decision.cautions)
        assert Decision.model_validate_json(decision.model_dump_json()).rulebook == decision.rulebook
    plain = screener.screen(CIVIL)
    assert plain.rulebook.overlay is None
    assert not any("overlay" in caution for caution in plain.cautions)


def test_the_shipped_rulebook_keeps_its_own_digest_under_an_overlay(screener: Screener, house: Screener) -> None:
    assert house.rulebook.digest == screener.rulebook.digest
    assert house.rulebook.overlay is not None
    assert house.rulebook.overlay.digest != screener.rulebook.digest


VARIED = [
    {**CIVIL, "lines": [{"description": text, **more}]}
    for text, more in [
        ("dysprosium oxide 99.9%", {}),
        ("sintered NdFeB magnets", {"composition": {"Nd": 29, "Fe": 66.8, "B": 1, "Dy": 3.2}}),
        ("高纯石墨 纯度99.99% 抗折强度60MPa 密度1.85g/cm3", {}),
        ("special unit", {"control_code": "6A777"}),
        ("stainless steel bolts M8", {"hs_code": "7318159090", "declared_controlled": False}),
        ("parts", {}),
        ("Zorblax alloy", {}),
    ]
]


def records() -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (FIXTURES / "japan.jsonl").read_text(encoding="utf-8").splitlines())
    yield from VARIED
    yield from ({**one, "end_user": "防衛大学校", "date": "2026-11-23"} for one in VARIED)


@pytest.mark.parametrize("number", range(len(list(records()))))
def test_an_overlay_that_only_adds_never_makes_a_decision_milder(
    screener: Screener, house: Screener, number: int
) -> None:
    record = list(records())[number]
    not_milder(screener.screen(record), house.screen(record))


def not_milder(shipped: Decision, overlaid: Decision) -> None:
    """Line by line nothing established is lost, nothing possible is taken away."""
    assert overlaid.outcome.severity >= shipped.outcome.severity
    for before, after in zip(shipped.lines, overlaid.lines, strict=True):
        assert after.outcome.severity >= before.outcome.severity
        assert after.at_least.severity >= before.at_least.severity
        assert after.at_most.severity >= before.at_most.severity


# ── settling a dispute ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "day", "before", "after"),
    [
        (PAUSED, "2026-11-10", Truth.FALSE, Truth.FALSE),
        (PAUSED, "2026-11-11", Truth.UNKNOWN, Truth.FALSE),
        (PAUSED, "2027-01-10", Truth.UNKNOWN, Truth.FALSE),
        (PAUSED, "2027-01-11", Truth.UNKNOWN, Truth.UNKNOWN),
        (OTHER, "2026-11-10", Truth.FALSE, Truth.FALSE),
        (OTHER, "2026-11-11", Truth.UNKNOWN, Truth.TRUE),
        ("MOFCOM-2025-061", "2026-11-11", Truth.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_only_a_disputed_state_is_settled_and_only_on_its_days(
    screener: Screener, house: Screener, address: str, day: str, before: Truth, after: Truth
) -> None:
    on = dt.date.fromisoformat(day)
    assert screener.rulebook.in_force(address, on).truth is before
    assert house.rulebook.in_force(address, on).truth is after


def test_a_settled_state_cites_the_overlay_and_its_source(house: Screener) -> None:
    state = house.rulebook.in_force(PAUSED, dt.date(2026, 11, 11))
    assert "House rules 3" in state.by
    assert [source.url for source in state.sources] == ["https://example.org/99"]
    assert state.ask is None


def test_a_decision_says_what_the_overlay_takes_as_settled(house: Screener) -> None:
    decision = house.screen(CIVIL)
    assert decision.rulebook.overlay is not None
    assert set(decision.rulebook.overlay.settles) == {PAUSED, OTHER}
    (caution,) = (one for one in decision.cautions if "overlay" in one)
    assert f"{PAUSED} taken as not in force" in caution
    assert f"{OTHER} taken as in force" in caution


def test_a_settled_dispute_is_no_question_to_counsel_any_more(screener: Screener, house: Screener) -> None:
    battery = {"description": "锂离子电池 350Wh/kg"}
    record = {**CIVIL, "date": "2026-11-23", "lines": [battery]}

    def asked(decision: Decision) -> set[str]:
        return {one.id for one in decision.lines[0].questions if one.kind == "law"}

    assert OTHER in asked(screener.screen(record))
    after = house.screen(record)
    assert OTHER not in asked(after)
    assert after.outcome == "license_required"


# ── relaxing ────────────────────────────────────────────────────────────────────────────────────────

ENDS = f"effects: [{{kind: ends, on: [MOFCOM-GACC-2025-018], from: 2026-01-01, why: we say so, {SOURCE}}}]\n"
ASIDE = f"sets_aside:\n  - {{rule: MOFCOM-GACC-2025-018/license, why: we say so, {SOURCE}}}\n"
NAMESAKES = PARTIES.rstrip("\n") + "\n    namesakes: [防衛大学校]\n"
RELAXING: dict[str, str | bytes] = {f"instruments/{OWN}.yaml": INSTRUMENT + ENDS, f"lists/{OWN}.yaml": NAMESAKES}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The faults of an overlay that relaxes in every way and does not say so, with references that lead nowhere."""
    nowhere = f"  - {{rule: MOFCOM-2026-001/nothing, why: x, {SOURCE}}}\n"
    settles = f"settles: [{{kind: settles, on: [NOWHERE-1], from: 2026-11-11, in_force: false, why: x, {SOURCE}}}]\n"
    lost: dict[str, str | bytes] = {
        "instruments/OWN-2.yaml": INSTRUMENT.replace(OWN, "OWN-2") + "measures: [no-such-measure]\n",
        "items/OWN-3.yaml": ITEMS.replace(OWN, "OWN-3"),
        "lists/OWN-4.yaml": PARTIES.replace(OWN, "OWN-4"),
    }
    return faults(tmp_path_factory.mktemp("relaxing"), {**RELAXING, **lost}, HOUSE + ASIDE + nowhere + settles)


@pytest.mark.parametrize(
    "words",
    [
        ("overlay.yaml:6:", "sets a rule aside", "relaxes: true"),
        (f"instruments/{OWN}.yaml:10:", "ends MOFCOM-GACC-2025-018", "relaxes: true"),
        (f"lists/{OWN}.yaml:1:", "namesakes", "relaxes: true"),
        ("overlay.yaml:7:", "no rule MOFCOM-2026-001/nothing"),
        ("overlay.yaml:8:", "NOWHERE-1"),
        ("instruments/OWN-2.yaml:10:", "no-such-measure"),
        ("items/OWN-3.yaml:1:", "OWN-3"),
        ("lists/OWN-4.yaml:1:", "OWN-4"),
    ],
)
def test_what_could_make_decisions_milder_is_refused_with_file_and_line(
    refused: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert told(refused, *words), refused


def test_every_fault_is_told_at_once(refused: tuple[str, ...]) -> None:
    assert len(refused) == 8


@pytest.fixture(scope="module")
def relaxed(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    folder = written(tmp_path_factory.mktemp("relaxed"), RELAXING, HOUSE + "relaxes: true\n" + ASIDE)
    return Screener(overlay=folder)


def test_an_overlay_that_says_it_relaxes_may_and_every_decision_says_so(screener: Screener, relaxed: Screener) -> None:
    record = {**CIVIL, "lines": [{"description": "dysprosium oxide 99.9%"}]}
    before, after = screener.screen(record), relaxed.screen(record)
    rule = "MOFCOM-GACC-2025-018/license"
    assert rule in {one.rule for one in before.lines[0].findings}
    assert rule not in {one.rule for one in after.lines[0].findings}
    assert after.rulebook.overlay is not None
    assert after.rulebook.overlay.relaxes
    assert after.rulebook.overlay.sets_aside == (rule,)
    assert any("milder" in caution and rule in caution for caution in after.cautions)
    assert relaxed.rulebook.in_force("MOFCOM-GACC-2025-018", dt.date(2026, 5, 20)).truth is Truth.FALSE


TRACE = "trace_pct: 90\n"
UNIT = "parameters: {density_g_cm3: {title: {en: d, zh: d, ja: d}, unit: kg/cm**3, spoken: [密度]}}\n"
SHORT = "    aliases: [{name: JAXA, kind: abbreviation, confidence: own_analysis}]\n"


@pytest.fixture(scope="module")
def sneaky(tmp_path_factory: pytest.TempPathFactory) -> Screener | tuple[str, ...]:
    """An overlay that speaks of its own items only, and says nothing of relaxing; or its faults."""
    files: dict[str, str | bytes] = {
        f"instruments/{OWN}.yaml": INSTRUMENT,
        f"items/{OWN}.yaml": ITEMS.replace("entries:", f"{TRACE}{UNIT}entries:"),
    }
    try:
        return Screener(overlay=written(tmp_path_factory.mktemp("sneaky"), files))
    except RulebookError as refused:
        return refused.faults


@pytest.mark.parametrize(
    ("word", "changes"),
    [
        pytest.param(
            "trace_pct",
            {"lines": [{"description": "magnet", "composition": {"Nd": 29, "Fe": 66.8, "B": 1, "Dy": 3.2}}]},
        ),
        pytest.param("density_g_cm3", {"lines": [{"description": "高纯石墨 纯度99.99% 抗折强度60MPa 密度1.85g/cm3"}]}),
    ],
)
def test_no_other_way_leads_to_milder_decisions_without_a_word(
    screener: Screener, sneaky: Screener | tuple[str, ...], word: str, changes: dict[str, Any]
) -> None:
    record = {**CIVIL, **changes}
    if isinstance(sneaky, Screener):
        not_milder(screener.screen(record), sneaky.screen(record))
    else:
        assert told(sneaky, word)


def test_an_abbreviation_of_its_own_puts_no_listed_name_in_doubt(screener: Screener, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"instruments/{OWN}.yaml": INSTRUMENT,
        f"lists/{OWN}.yaml": PARTIES.rstrip("\n") + "\n" + SHORT,
    }
    record = {**CIVIL, "lines": [{"description": "dysprosium oxide"}], "end_user": "JAXA", "consignee": "JAXA"}
    not_milder(screener.screen(record), Screener(overlay=written(tmp_path, files)).screen(record))


# ── broken overlays ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The faults of an overlay in which nearly every file is broken in its own way."""
    files: dict[str, str | bytes] = {
        "instruments/BAD-1.yaml": b"\xff\xfe\x00",
        "instruments/BAD-2.yaml": "id: [BAD-2\n",
        "instruments/BAD-3.yaml": "- a list\n",
        "instruments/BAD-4.yaml": INSTRUMENT,
        "instruments/MOFCOM-2026-001.yaml": INSTRUMENT.replace(OWN, "MOFCOM-2026-001"),
        f"items/{OWN}.yaml": ITEMS.replace("    limits:", "    regex: ['zorb(lax', 'z*']\n    limits:"),
        f"lists/{OWN}.yaml": PARTIES.replace("declared_count: 1", "declared_count: 2"),
    }
    house = HOUSE.replace("author: Export office\n", "") + "colour: green\n"
    return faults(tmp_path_factory.mktemp("broken"), files, house)


@pytest.mark.parametrize(
    "words",
    [
        ("overlay.yaml:", "author", "required"),
        ("overlay.yaml:4:", "colour"),
        ("instruments/BAD-1.yaml:1:", "UTF-8"),
        ("instruments/BAD-2.yaml:",),
        ("instruments/BAD-3.yaml:1:",),
        ("instruments/BAD-4.yaml:1:", OWN),
        ("instruments/MOFCOM-2026-001.yaml:1:", "shipped already"),
        (f"items/{OWN}.yaml:8:", "regex.0", "not a regular expression"),
        (f"items/{OWN}.yaml:8:", "regex.1", "everywhere"),
        (f"lists/{OWN}.yaml:1:", "2 parties"),
    ],
)
def test_a_broken_overlay_is_told_fault_by_fault(broken: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert told(broken, *words), broken


def test_rules_that_ask_what_nobody_knows_are_told_with_file_and_line(tmp_path: Path) -> None:
    rule = RULE.replace(f"{{in_force: {OWN}}}", "{holds: use.martial}, {is: nowhere_defined}")
    files: dict[str, str | bytes] = {f"instruments/{OWN}.yaml": INSTRUMENT + rule}
    with pytest.raises(RulebookError) as refused:
        Screener(overlay=written(tmp_path, files))
    for word in ("use.martial", "nowhere_defined"):
        assert told(refused.value.faults, f"instruments/{OWN}.yaml:", word), refused.value.faults


def test_a_folder_without_an_overlay_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere", Path(__file__)):
        with pytest.raises(RulebookError, match=r"overlay\.yaml is missing"):
            Screener(overlay=folder)


def test_an_empty_overlay_is_refused_with_a_reason(tmp_path: Path) -> None:
    assert told(faults(tmp_path, {}, ""), "overlay.yaml")


PASSED_OVER = {
    "an empty file": ("instruments/OWN-1.yaml", ""),
    "a small letter": ("instruments/own-2.yaml", "OWN-2"),
    "another ending": ("instruments/OWN-3.yml", "OWN-3"),
    "another folder": ("instrument/OWN-4.yaml", "OWN-4"),
}


@pytest.fixture(scope="module")
def misplaced(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """What an overlay with misnamed and misplaced files is told, or else the instruments that were read."""
    files: dict[str, str | bytes] = {
        name: INSTRUMENT.replace(OWN, id_) if id_ else "" for name, id_ in PASSED_OVER.values()
    }
    try:
        return tuple(load(overlay=written(tmp_path_factory.mktemp("misplaced"), files)).instruments)
    except RulebookError as refused:
        return refused.faults


@pytest.mark.parametrize(("name", "id_"), list(PASSED_OVER.values()), ids=list(PASSED_OVER))
def test_no_file_of_an_overlay_is_passed_over(misplaced: tuple[str, ...], name: str, id_: str) -> None:
    """Else a house believes in a rule that nobody applies."""
    assert id_ in misplaced or told(misplaced, name)


def test_an_expression_too_large_for_the_machine_is_a_fault_and_no_crash() -> None:
    with pytest.raises(ValidationError, match="not a regular expression"):
        Wording.model_validate({"regex": ["x{99999999999}"]}, context={STRICT: True})


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"author": None},
        {"made": "last week"},
        {"settles": [{"kind": "ends", "on": [PAUSED], "from": "2026-11-11", "why": "x"}]},
        {"settles": [{"kind": "settles", "on": [PAUSED], "from": "2026-11-11", "why": "x", "in_force": False}]},
        {"settles": [{"kind": "settles", "on": [PAUSED], "from": "2026-11-11", "why": "x", "sources": ["here"]}]},
        {"sets_aside": [{"rule": "MOFCOM-2026-001/1a-military-user", "why": "x", "sources": []}]},
        {"sets_aside": [{"rule": "MOFCOM-2026-001/1a-military-user", "why": "", "sources": ["here"]}]},
    ],
)
def test_nothing_is_settled_or_set_aside_without_a_reason_and_a_source(change: dict[str, Any]) -> None:
    source = {"url": "house file 7", "confidence": "own_analysis"}
    whole = {"name": "House", "version": "3", "author": "Export office", "made": "2026-11-20", **change}
    for part in (*whole.get("settles", ()), *whole.get("sets_aside", ())):
        if part.get("sources") == ["here"]:
            part["sources"] = [source]
    OverlayFile.model_validate({**whole, **{name: _GOOD[name] for name in change}})
    with pytest.raises(ValidationError):
        OverlayFile.model_validate(whole)


_GOOD: dict[str, Any] = {
    "name": "House",
    "author": "Export office",
    "made": "2026-11-20",
    "settles": (),
    "sets_aside": (),
}


# ── a changed overlay ───────────────────────────────────────────────────────────────────────────────


def test_an_overlay_that_was_changed_on_disk_is_read_again(house: Screener, folder: Path) -> None:
    written(folder, {}, HOUSE.replace("'3'", "'4'"))
    before, after = house.rulebook.overlay, Screener(overlay=folder).rulebook.overlay
    assert before is not None
    assert after is not None
    assert (before.label, after.label) == ("House rules 3", "House rules 4")
    assert before.digest != after.digest
