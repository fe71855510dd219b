"""What all tests share: one screener, and the steps in which compliance officers tell their cases."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from recomply import Decision, Screener

pytest_plugins = ["tests.steps", "tests.ownership_steps"]
CIVIL = {"name": "Mikawa Auto K.K.", "country": "JP", "address": "Toyota, Aichi"}


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener()


@pytest.fixture
def record() -> dict[str, Any]:
    return {}


@given("magnets with dysprosium are exported from China to Mikawa Auto in Japan")
def _magnets(record: dict[str, Any]) -> None:
    record.update(
        id="INV-1",
        date="2026-05-20",
        departure="CN",
        destination="JP",
        origin="CN",
        exporter={"name": "Ningbo Dongqian Magnetics Co., Ltd.", "country": "CN"},
        consignee=dict(CIVIL),
        end_user=dict(CIVIL),
        lines=[
            {
                "line": 1,
                "description": "sintered NdFeB magnet blocks, Dy 3.2 wt%",
                "hs_code": "8505111000",
                "control_code": "1C905.a.4",
                "declared_controlled": True,
            }
        ],
    )


@given("gallium metal of Chinese origin is sent from Singapore to Shonan Radar Works in Japan")
def _gallium(record: dict[str, Any]) -> None:
    buyer = {"name": "Shonan Radar Works K.K.", "country": "JP"}
    record.update(
        id="INV-2",
        departure="SG",
        destination="JP",
        origin="CN",
        exporter={"name": "Straits Materials Pte", "country": "SG"},
        consignee=dict(buyer),
        end_user=dict(buyer),
        lines=[
            {
                "line": 1,
                "description": "gallium metal 7N",
                "hs_code": "8112929010",
                "control_code": "3C001.a",
                "declared_controlled": True,
            }
        ],
    )


@given("500 kg of dysprosium metal of Chinese origin go from Thailand to Viet Nam")
def _dysprosium_abroad(record: dict[str, Any]) -> None:
    maker = {"name": "Hai Phong Motor Co.", "country": "VN"}
    record.clear()
    record.update(
        id="INV-3",
        departure="TH",
        destination="VN",
        origin="CN",
        exporter={"name": "Siam Metals", "country": "TH"},
        consignee=dict(maker),
        end_user=dict(maker),
        end_use="motors of household air conditioners",
        lines=[
            {"line": 1, "description": "dysprosium metal", "quantity": 500, "unit": "kg", "declared_controlled": True}
        ],
    )


@given("a record with nothing but an id")
def _empty(record: dict[str, Any]) -> None:
    record.clear()
    record["id"] = "INV-0"


@given(parsers.parse('they are used for "{use}"'))
def _use(record: dict[str, Any], use: str) -> None:
    record["end_use"] = use


@given(parsers.re(r"the date is (?P<day>\d{4}-\d{2}-\d{2})"))
def _date(record: dict[str, Any], day: str) -> None:
    record["date"] = day


@given(parsers.parse('the date is written "{text}"'))
def _written_date(record: dict[str, Any], text: str) -> None:
    record["date"] = text


@given(parsers.parse('consignee and end user are "{name}"'))
def _receiver(record: dict[str, Any], name: str) -> None:
    record["consignee"] = {"name": name, "country": "JP"}
    record["end_user"] = {"name": name, "country": "JP"}


@given(parsers.parse('consignee is "{name}" and no end user is named'))
def _consignee_only(record: dict[str, Any], name: str) -> None:
    record["consignee"] = {"name": name, "country": "JP"}
    record.pop("end_user", None)


@given(parsers.parse('the end user\'s {field} is "{value}"'))
def _end_user_field(record: dict[str, Any], field: str, value: str) -> None:
    record["end_user"][field] = value


@given(parsers.parse('the end user is "{name}" in "{country}"'))
def _end_user(record: dict[str, Any], name: str, country: str) -> None:
    record["end_user"] = {"name": name, "country": country}


@given(parsers.parse('a buyer in between is "{name}"'))
def _buyer(record: dict[str, Any], name: str) -> None:
    record["intermediaries"] = [{"name": name, "country": "JP", "role": "buyer"}]


@given(parsers.parse('the notes say "{text}"'))
def _notes(record: dict[str, Any], text: str) -> None:
    record["notes"] = text


@given(parsers.parse('the goods are "{description}", customs code {hs}, declared not controlled'))
def _goods_free(record: dict[str, Any], description: str, hs: str) -> None:
    record["lines"] = [{"line": 1, "description": description, "hs_code": hs, "declared_controlled": False}]


@given(parsers.parse('the goods are "{description}", customs code {hs}, declared controlled'))
def _goods_controlled(record: dict[str, Any], description: str, hs: str) -> None:
    record["lines"] = [{"line": 1, "description": description, "hs_code": hs, "declared_controlled": True}]


@given(parsers.parse('the goods are "{description}" and nothing else is said of them'))
def _goods_only(record: dict[str, Any], description: str) -> None:
    record["lines"] = [{"line": 1, "description": description}]


@given(parsers.parse('the goods are "{description}" with the composition {composition}'))
def _goods_composed(record: dict[str, Any], description: str, composition: str) -> None:
    record["lines"] = [{"line": 1, "description": description, "composition": composition}]


@given(parsers.parse('the goods are "{description}" under control code {code}'))
def _goods_coded(record: dict[str, Any], description: str, code: str) -> None:
    record["lines"] = [{"line": 1, "description": description, "control_code": code}]


@given(parsers.re(r"(?P<field>\w+) is not given"))
def _not_given(record: dict[str, Any], field: str) -> None:
    record.pop(field, None)


@given("the origin is not known")
def _no_origin(record: dict[str, Any]) -> None:
    record.pop("origin", None)


@given(parsers.re(r'the (?P<field>\w+) is "(?P<value>[^"]*)"'))
def _field(record: dict[str, Any], field: str, value: str) -> None:
    record[field] = value


@given(parsers.re(r"on file are (?P<codes>.+)"))
def _on_file(record: dict[str, Any], codes: str) -> None:
    record["documents"] = re.findall(r"\w+_\w+", codes)


@given(parsers.re(r"an? (?P<kind>general|individual) licence is held"))
def _license(record: dict[str, Any], kind: str) -> None:
    record["license"] = {"number": "26-1234", "kind": kind}


@when("the shipment is screened", target_fixture="decision")
def _screen(record: dict[str, Any], screener: Screener) -> Decision:
    return screener.screen(record)


@when(parsers.parse("the shipment is screened as of {day}"), target_fixture="decision")
def _screen_as_of(record: dict[str, Any], screener: Screener, day: str) -> Decision:
    import datetime as dt

    return screener.screen(record, as_of=dt.date.fromisoformat(day))


_WORDS = {
    "it is prohibited": "prohibited",
    "it is for review": "review",
    "a licence is required": "license_required",
    "no restriction is found": "no_restriction_found",
}


@then(parsers.re(r"(?P<words>it is prohibited|it is for review|a licence is required|no restriction is found)$"))
def _outcome(decision: Decision, words: str) -> None:
    assert decision.outcome == _WORDS[words], _told(decision)


@then(parsers.re(r"it is (?P<outcome>prohibited|review|license_required|no_restriction_found)$"))
def _outcome_word(decision: Decision, outcome: str) -> None:
    assert decision.outcome == outcome, _told(decision)


@then(parsers.re(r"it is (?:for )?(?P<outcome>prohibited|review) as (?P<category>\w+)"))
def _outcome_as(decision: Decision, outcome: str, category: str) -> None:
    assert (decision.outcome, decision.categories) == (outcome, (category,)), _told(decision)


@then(parsers.parse("{category} is among the categories"))
def _category(decision: Decision, category: str) -> None:
    assert category in decision.categories, _told(decision)


@then("no limb of the Japan announcement is met")
def _no_limb(decision: Decision) -> None:
    met = [
        f.rule
        for line in decision.lines
        for f in line.findings
        if f.rule.startswith("MOFCOM-2026-001/") and f.truth == "true"
    ]
    assert not met


@then(parsers.re(r"the reason rests on (?P<instrument>[A-Z0-9-]+), (?P<provision>.+)"))
def _basis(decision: Decision, instrument: str, provision: str) -> None:
    found = [
        (basis.instrument, basis.provision)
        for line in decision.lines
        for finding in line.findings
        if finding.truth == "true"
        for basis in finding.basis
    ]
    assert (instrument, provision) in found, _told(decision)


@then(parsers.re(r'the evidence quotes "(?P<text>[^"]+)" from (?P<field>.+)'))
def _evidence(decision: Decision, text: str, field: str) -> None:
    quoted = [
        (e.field, e.text) for line in decision.lines for f in line.findings if f.truth == "true" for e in f.evidence
    ]
    assert any(where == field and text in words for where, words in quoted), quoted


@then(parsers.parse("rule {rule} applies"))
def _applies(decision: Decision, rule: str) -> None:
    assert _truth(decision, rule) == "true", _told(decision)


@then(parsers.re(r"rule (?P<rule>\S+) is (?P<truth>true|false|unknown)"))
def _rule_truth(decision: Decision, rule: str, truth: str) -> None:
    assert _truth(decision, rule) == truth


@then(parsers.re(r"no (?P<kind>control|attention)-list rule applies"))
def _no_list(decision: Decision, kind: str) -> None:
    notices = {"control": ("MOFCOM-2026-011", "MOFCOM-2026-027"), "attention": ("MOFCOM-2026-012", "MOFCOM-2026-028")}[
        kind
    ]
    assert not [f.rule for line in decision.lines for f in line.findings if f.rule.startswith(notices)]


@then(parsers.re(r"(?P<instrument>[A-Z0-9-]+) is (?P<no>not )?named among the findings"))
def _named(decision: Decision, instrument: str, no: str | None) -> None:
    found = any(f.rule.startswith(instrument) and f.truth == "true" for line in decision.lines for f in line.findings)
    assert found is (no is None), _told(decision)


@then(parsers.re(r"the (?:control )?entry (?P<code>\S+) is (?P<truth>true|unknown)"))
def _control(decision: Decision, code: str, truth: str) -> None:
    controls = {control.code: control.truth for line in decision.lines for control in line.controls}
    assert controls.get(code) == truth, controls


@then(parsers.re(r"the questions? (?P<ids>[\w, ]+?) (?:is|are) asked"))
def _asked(decision: Decision, ids: str) -> None:
    wanted = set(re.split(r", | and ", ids))
    assert wanted <= {q.id for line in decision.lines for q in line.questions}, _told(decision)


@then(parsers.parse("the law question {instrument} is asked"))
def _law_asked(decision: Decision, instrument: str) -> None:
    asked = {q.id: q for line in decision.lines for q in line.questions if q.kind == "law"}
    assert instrument in asked
    assert all((asked[instrument].ask.en, asked[instrument].ask.zh, asked[instrument].ask.ja))


@then("nothing is asked")
def _nothing_asked(decision: Decision) -> None:
    assert not [q for line in decision.lines for q in line.questions]


@then(parsers.parse("what is established is {outcome}"))
def _at_least(decision: Decision, outcome: str) -> None:
    assert {line.at_least for line in decision.lines} == {outcome}


@then(parsers.parse("what is possible is {outcome}"))
def _at_most(decision: Decision, outcome: str) -> None:
    assert {line.at_most for line in decision.lines} == {outcome}


@then(parsers.re(r"(?P<only>only )?an individual licence may be used"))
def _individual(decision: Decision, only: str | None) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert license_.kinds == ("individual",) if only else "individual" in license_.kinds


@then(parsers.parse("the policy is {policy}"))
def _policy(decision: Decision, policy: str) -> None:
    assert decision.lines[0].license is not None
    assert decision.lines[0].license.policy == policy


@then(parsers.re(r"the document (?P<code>\w+) is (?P<state>on file|missing)"))
def _document(decision: Decision, code: str, state: str) -> None:
    assert decision.lines[0].license is not None
    on_file = {document.code: document.on_file for document in decision.lines[0].license.documents}
    assert on_file[code] == ("true" if state == "on file" else "false")


@then("no time limit applies")
def _no_limit(decision: Decision) -> None:
    assert decision.lines[0].license is not None
    assert decision.lines[0].license.time_limit.en.startswith("none")


@then(parsers.parse("the decision warns that the rulebook knows the law up to {day}"))
def _warned(decision: Decision, day: str) -> None:
    assert any(day in caution for caution in decision.cautions)


@then(parsers.parse("the field {field} is reported as not understood"))
def _reported(decision: Decision, field: str) -> None:
    assert field in [problem.field for problem in decision.problems]


@then("it is a decision all the same")
def _decided(decision: Decision) -> None:
    assert decision.lines


def _truth(decision: Decision, rule: str) -> str:
    return next(trace.truth for trace in decision.lines[0].trace if trace.rule == rule)


def _told(decision: Decision) -> str:
    return "\n".join(
        f"{line.outcome}: {finding.rule} {finding.truth}: {finding.because}"
        for line in decision.lines
        for finding in line.findings
    )


@then(parsers.parse('a caution names "{words}"'))
def _cautioned(decision: Decision, words: str) -> None:
    assert any(words in caution for caution in decision.cautions)
