"""Two engines, one answer; and the laws every answer must obey."""

from __future__ import annotations

import copy
import json
import os
import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recomply import Decision, Outcome, Screener
from tests.strategies import shipments

SLOW = settings(
    deadline=None,
    max_examples=int(os.environ.get("RECOMPLY_EXAMPLES", "150")),
    derandomize="RECOMPLY_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)  # `make fuzz` looks further, at random
WHOLE = settings(
    SLOW, max_examples=max(SLOW.max_examples // 3, 50)
)  # where whole decisions with their traces are compared
PASS = Outcome.NO_RESTRICTION_FOUND
NEEDED = frozenset({"end_use", "end_user", "consignee", "departure", "destination", "origin"})


@pytest.fixture(scope="module")
def durable() -> Screener:
    pytest.importorskip("durable", reason="durable_rules does not run on this Python")
    return Screener(engine="durable")


def told(decision: Decision) -> dict[str, Any]:
    shown = json.loads(decision.model_dump_json())
    shown.pop("engine")
    return dict(shown)


@WHOLE
@given(shipments)
def test_both_engines_decide_alike(screener: Screener, durable: Screener, record: dict[str, Any]) -> None:
    """The whole decision: outcome, bounds, findings, questions, trace."""
    assert told(screener.screen(record)) == told(durable.screen(record))


@WHOLE
@given(st.lists(shipments, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    screener: Screener, records: list[dict[str, Any]], chance: random.Random
) -> None:
    records = [{**record, "id": str(n)} for n, record in enumerate(records)]
    shuffled = records[:]
    chance.shuffle(shuffled)
    by_id = {decision.id: told(decision) for decision in screener.screen_many(shuffled)}
    for record in records:
        assert by_id[record["id"]] == told(screener.screen(record))


@WHOLE
@given(shipments)
def test_a_fresh_screener_decides_the_same(screener: Screener, fresh: Screener, record: dict[str, Any]) -> None:
    """What was remembered of earlier shipments changes nothing."""
    assert told(screener.screen(record)) == told(fresh.screen(record))


@pytest.fixture(scope="module")
def fresh() -> Screener:
    return Screener()


@SLOW
@given(shipments)
def test_a_missing_field_never_turns_a_stop_into_a_pass(screener: Screener, record: dict[str, Any]) -> None:
    """Taking away a fact the law turns on never gives a pass.

    Left aside are the two rules about what the exporter knows: there the record itself is the knowledge.
    """
    decision = screener.screen(record)
    stopped = [
        n for n, line in enumerate(decision.lines) if any(turns_on_facts(finding.rule) for finding in line.findings)
    ]
    for field in NEEDED & record.keys():
        after = screener.screen({name: value for name, value in record.items() if name != field})
        assert all(after.lines[n].outcome is not PASS for n in stopped), field


def turns_on_facts(rule: str) -> bool:
    return not rule.endswith(("/1-unlisted-item", "/12-3-wmd"))


@SLOW
@given(shipments)
def test_taking_goods_data_away_never_turns_controlled_goods_free(screener: Screener, record: dict[str, Any]) -> None:
    for n, line in enumerate(record.get("lines", ())):
        before = screener.screen(record).lines[n]
        if not any(control.truth == "true" for control in before.controls) or before.outcome is PASS:
            continue
        for field in line.keys() - {"origin"}:  # without its own origin a line has that of the shipment
            poorer = copy.deepcopy(record)
            del poorer["lines"][n][field]
            assert screener.screen(poorer).lines[n].outcome is not PASS, field


@SLOW
@given(shipments)
def test_the_outcome_lies_between_its_bounds(screener: Screener, record: dict[str, Any]) -> None:
    decision = screener.screen(record)
    for line in decision.lines:
        assert line.at_least.severity <= line.at_most.severity
        assert line.outcome.severity >= line.at_least.severity
        if line.outcome is not Outcome.REVIEW:
            assert line.outcome is line.at_least
        true = {finding.outcome for finding in line.findings if finding.truth == "true"}
        assert line.at_least is Outcome.most_severe(true - {Outcome.REVIEW})
    assert decision.outcome is Outcome.most_severe(line.outcome for line in decision.lines)


@SLOW
@given(shipments)
def test_every_open_review_says_what_is_missing(screener: Screener, record: dict[str, Any]) -> None:
    for line in screener.screen(record).lines:
        if (
            line.outcome is Outcome.REVIEW
            and line.at_most.severity > line.at_least.severity
            and not any(finding.truth == "true" and finding.outcome is Outcome.REVIEW for finding in line.findings)
        ):
            assert line.questions


@WHOLE
@given(shipments)
def test_a_decision_survives_the_way_through_json(screener: Screener, record: dict[str, Any]) -> None:
    decision = screener.screen(record)
    assert Decision.model_validate_json(decision.model_dump_json()).model_dump_json() == decision.model_dump_json()


def test_threads_share_a_screener(screener: Screener, durable: Screener) -> None:
    records = [
        {
            "id": str(n),
            "date": "2026-05-20",
            "departure": "CN",
            "destination": "JP",
            "consignee": {"name": name},
            "end_user": {"name": name},
            "end_use": "passenger cars",
            "lines": [{"description": "dysprosium oxide"}],
        }
        for n, name in enumerate(("Mikawa Auto K.K.", "防衛省", "TDK株式会社", "日本飛行機株式会社") * 25)
    ]
    for one in (screener, durable):
        alone = [told(decision) for decision in one.screen_many(records)]
        with ThreadPoolExecutor(4) as pool:
            assert [told(decision) for decision in pool.map(one.screen, records)] == alone
