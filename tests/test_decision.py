"""Decisions: bounds, reasons, questions, licensing, cautions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from recomply import Outcome, Screener
from recomply.report import flat

CIVIL = {"name": "Mikawa Auto K.K.", "country": "JP"}


def shipment(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": "A",
        "date": "2026-05-20",
        "departure": "CN",
        "destination": "JP",
        "origin": "CN",
        "consignee": CIVIL,
        "end_user": CIVIL,
        "end_use": "traction motors of passenger cars",
        "lines": [{"description": "dysprosium oxide 99.9%"}],
    }
    return {name: value for name, value in {**base, **changes}.items() if value is not None}


def test_reasons_name_the_values_in_the_language_asked_for() -> None:
    expected = {"en": "1C905.b", "zh": "出口须取得许可", "ja": "輸出には許可が必要"}
    for language, words in expected.items():
        decision = Screener(language=language).screen(shipment())  # type: ignore[arg-type]
        assert any(words in finding.because for finding in decision.lines[0].findings)
        assert not any("{" in finding.because for finding in decision.lines[0].findings)


def test_every_finding_cites_and_every_citation_has_an_address(screener: Screener) -> None:
    decision = screener.screen(shipment(end_user=None, end_use=None))
    for finding in decision.lines[0].findings:
        assert finding.basis
        for basis in finding.basis:
            assert basis.url.startswith("http")
            assert basis.title
            assert basis.confidence in ("primary", "secondary")


def test_questions_come_in_the_order_of_what_they_settle(screener: Screener) -> None:
    line = screener.screen(shipment(end_user=None, end_use=None)).lines[0]
    weights = [len(question.would_settle) for question in line.questions]
    assert line.questions[0].id == "end_user"
    assert weights[0] == max(weights)
    assert all(question.ask.en and question.ask.zh and question.ask.ja for question in line.questions)
    assert "MOFCOM-2026-001/1a-military-user" in line.questions[0].would_settle


def test_a_prohibited_line_asks_nothing(screener: Screener) -> None:
    assert screener.screen(shipment(consignee={"name": "防衛省"}, end_user=None)).lines[0].questions == ()


def test_a_shipment_takes_the_most_severe_outcome_of_its_lines(screener: Screener) -> None:
    decision = screener.screen(
        shipment(
            lines=[{"description": "cotton T-shirts"}, {"description": "dysprosium oxide"}, {"description": "parts"}]
        )
    )
    assert [line.outcome for line in decision.lines] == ["no_restriction_found", "license_required", "review"]
    assert decision.outcome is Outcome.REVIEW


def test_licences_of_several_rules_are_joined(screener: Screener) -> None:
    party = {"name": "TDK株式会社", "country": "JP"}
    licensing = screener.screen(shipment(consignee=party, end_user=party)).lines[0].license
    assert licensing is not None
    assert licensing.kinds == ("individual",)
    assert licensing.policy == "conditional"
    codes = [document.code for document in licensing.documents]
    assert len(codes) == len(set(codes))
    assert {"end_user_certificate", "risk_assessment", "written_pledge"} <= set(codes)
    assert {document.on_file for document in licensing.documents} == {"unknown"}


def test_no_restriction_has_no_licence_and_no_obligation(screener: Screener) -> None:
    line = screener.screen(shipment(lines=[{"description": "cotton T-shirts"}])).lines[0]
    assert (line.outcome, line.license, line.obligations, line.findings) == ("no_restriction_found", None, (), ())


def test_the_trace_shows_every_rule_with_its_tree(screener: Screener) -> None:
    line = screener.screen(shipment()).lines[0]
    assert [trace.rule for trace in line.trace] == list(screener.rulebook.rules)
    tree = next(trace.tree for trace in line.trace if trace.rule == "MOFCOM-2026-001/1a-military-user")
    assert tree.kind == "all"
    assert tree.truth == "false"
    assert {child.truth for child in tree.children} == {"true", "false"}
    assert any(
        child.kind == "in_force" and child.read.startswith("in force since 2026-01-06") for child in tree.children
    )


def test_findings_and_trace_agree(screener: Screener) -> None:
    line = screener.screen(shipment(end_use="radar antenna drive")).lines[0]
    truths = {trace.rule: trace.truth for trace in line.trace}
    assert {finding.rule: finding.truth for finding in line.findings} == {
        rule: truth for rule, truth in truths.items() if truth != "false"
    }


def test_every_decision_says_by_what_it_was_made(screener: Screener) -> None:
    decision = screener.screen(shipment())
    assert decision.rulebook.version == "2026.11.25"
    assert decision.rulebook.knowledge_until == dt.date(2026, 10, 9)
    assert decision.rulebook.digest.startswith("sha256:")
    assert decision.software.startswith("recomply ")
    assert decision.engine == "closures"


@pytest.mark.parametrize(("day", "warned"), [("2026-10-09", False), ("2026-10-10", True)])
def test_days_past_the_knowledge_of_the_rulebook_are_told(screener: Screener, day: str, warned: bool) -> None:
    assert bool(screener.screen(shipment(date=day)).cautions) is warned


def test_a_shipment_without_a_date_is_judged_as_of_today_and_says_so(screener: Screener) -> None:
    decision = screener.screen(shipment(date=None))
    assert decision.as_of == dt.date.today()
    assert any("no date" in caution for caution in decision.cautions)


def test_a_day_given_by_the_caller_makes_up_for_a_date_not_understood(screener: Screener) -> None:
    decision = screener.screen(shipment(date="2026-02-30"), as_of=dt.date(2026, 5, 20))
    assert decision.outcome is Outcome.LICENSE_REQUIRED
    assert [problem.field for problem in decision.problems] == ["date"]


@pytest.mark.parametrize("word", ["cleared", "approved"])
def test_decisions_are_never_called_so(screener: Screener, word: str) -> None:
    for record in (shipment(), shipment(lines=[{"description": "cotton T-shirts"}]), shipment(end_use=None)):
        assert word not in screener.screen(record).model_dump_json().lower()


@pytest.mark.parametrize(
    ("given", "transaction"),
    [
        ({"departure": "CN", "destination": "JP"}, "export"),
        ({"departure": "CN", "destination": "CN"}, "domestic"),
        ({"departure": "SG", "destination": "JP"}, "reexport"),
        ({"departure": "JP", "destination": "JP"}, "transfer"),
        ({"departure": None, "exporter": {"name": "x", "country": "CN"}}, "export"),
        ({"destination": None}, "export"),
        ({"departure": "SG", "transaction": "export"}, "reexport"),
        ({"transaction": "technology"}, "technology"),
        ({"departure": None}, "unknown"),
    ],
)
def test_the_kind_of_transaction_is_worked_out_from_the_countries(
    screener: Screener, given: dict[str, Any], transaction: str
) -> None:
    line = screener.screen(shipment(**given)).lines[0]

    def reads(node: Any) -> list[str]:
        own = [node.read] if node.subject == "trade.transaction" else []
        return own + [read for child in node.children for read in reads(child)]

    assert set(reads(line.trace[0].tree)) == {transaction}


def test_owners_on_a_list_are_a_matter_for_a_person(screener: Screener) -> None:
    owned = {
        "name": "Nagasaki Jet K.K.",
        "country": "JP",
        "owners": [{"name": "株式会社IHIジェットサービス", "share": 60}],
    }
    line = screener.screen(shipment(end_user=owned)).lines[0]
    assert line.outcome is Outcome.REVIEW
    assert any(finding.rule.endswith("1c-related-party") and finding.truth == "true" for finding in line.findings)


def test_a_bare_abbreviation_of_a_listed_name_is_a_question(screener: Screener) -> None:
    line = screener.screen(shipment(end_user={"name": "ACSL", "country": "JP"}, date="2026-07-20")).lines[0]
    assert line.outcome is Outcome.LICENSE_REQUIRED
    assert "party_identity" in [question.id for question in line.questions]
    assert any(finding.rule.startswith("MOFCOM-2026-028") and finding.truth == "unknown" for finding in line.findings)


# --- What a person decides ---------------------------------------------------------------------------------------------


def test_a_rule_that_leaves_the_decision_to_a_person_says_what_is_to_be_decided(screener: Screener) -> None:
    close = {"name": "三菱重工業㈱ 名古屋誘導推進システム製作所", "country": "JP"}
    exporter = {"name": "Ganzhou Hengrui Co., Ltd.", "country": "CN"}
    line = screener.screen(shipment(exporter=exporter, consignee=close, end_user=close)).lines[0]
    assert line.outcome is Outcome.REVIEW
    (question,) = [one for one in line.questions if one.id == "related_party"]
    assert (question.kind, question.fact) == ("decision", "parties.related")
    assert question.would_settle == ("MOFCOM-2026-001/1c-related-party",)
    assert question.ask.zh
    assert question.ask.ja


def test_goods_on_no_list_with_a_sign_of_the_military_ask(screener: Screener) -> None:
    navy = {"name": "Royal Navy", "country": "GB"}
    lamp = {"description": "LED table lamp", "hs_code": "9405210090"}
    line = screener.screen(shipment(destination="GB", consignee=navy, end_user=navy, lines=[lamp])).lines[0]
    assert line.outcome is Outcome.REVIEW
    assert [question.id for question in line.questions] == ["unlisted_military"]


def test_a_day_before_the_law_that_is_held_leaves_the_decision_to_a_person(screener: Screener) -> None:
    line = screener.screen(shipment(date="2019-05-20", lines=[{"description": "cotton T-shirts"}])).lines[0]
    assert line.outcome is Outcome.REVIEW
    assert line.questions
    assert all(question.kind in ("fact", "law", "decision") for question in line.questions)


def test_every_rule_for_review_says_what_is_to_be_decided(screener: Screener) -> None:
    asked = screener.rulebook.questions.questions
    for name, (_, rule) in screener.rulebook.rules.items():
        if rule.then.outcome == "review":
            assert rule.then.asks, name
            assert all(asked[one].decision for one in rule.then.asks)


# --- Licences and duties -----------------------------------------------------------------------------------------------


def test_only_kinds_that_are_open_for_certain_are_named(screener: Screener) -> None:
    unknown = screener.screen(shipment(exporter={"name": "Ganzhou Hengrui Co., Ltd.", "country": "CN"}))
    found = unknown.lines[0].license
    assert found is not None
    assert {option.kind: option.open for option in found.options}["general"] == "unknown"
    assert "general" not in found.kinds
    assert "individual" in found.kinds
    assert flat(unknown)[0]["license_kinds"] == "individual; general?"


def test_a_forbidden_line_is_not_told_what_to_declare(screener: Screener) -> None:
    forbidden = screener.screen(shipment(consignee={"name": "防衛省"}, end_user=None)).lines[0]
    allowed = screener.screen(shipment()).lines[0]
    duties = {duty.id for duty in forbidden.obligations}
    assert forbidden.outcome is Outcome.PROHIBITED
    assert "declare-control-status" in {duty.id for duty in allowed.obligations}
    assert duties.isdisjoint({"declare-control-status", "declare-near-misses", "compliance-notice"})
    assert "report-suspicion" in duties
