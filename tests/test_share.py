"""The share of Chinese rare-earth material in the value of goods made abroad, from the bill of materials."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recomply import Screener
from recomply.facts import find_facts
from recomply.facts.case import Knowledge
from recomply.facts.goods import ValueShare, value_share
from recomply.facts.ranges import Range
from recomply.shipment import understand
from recomply.shipment.model import Line, Material
from recomply.truth import Truth

Bill = dict[str, Any]
METAL: Bill = {"name": "dysprosium metal", "form": "metal", "elements": ["Dy"], "origin": "CN"}
MAGNET: Bill = {
    "name": "sintered NdFeB magnet with Dy",
    "form": "magnet",
    "composition": {"Nd": 29, "Fe": 66.9, "B": 1, "Dy": 3.1},
    "origin": "CN",
}
COPPER: Bill = {"name": "copper wire", "origin": "CN", "value": 40}


def share(screener: Screener, rates: dict[str, Any] | None = None, **line: Any) -> ValueShare:
    """The share in a motor with these fields."""
    record = {"id": "INV-7", "exchange_rates": rates, "lines": [{"description": "motor", **line}]}
    ((_, found, _),) = screener.value_shares(record)
    return found


def bounds(found: ValueShare) -> tuple[float, float]:
    return pytest.approx(found.share.low), pytest.approx(found.share.high)


# ── what counts ─────────────────────────────────────────────────────────────────────────────────────


def test_dysprosium_metal_counts_whole(screener: Screener) -> None:
    found = share(screener, unit_price=100, materials=[{**METAL, "value": 3}, COPPER])
    assert bounds(found) == (3, 3)
    assert [step.field for step in found.steps] == ["materials[0]", "materials[1]"]
    assert "Annex 1 part 1" in found.steps[0].words
    assert "does not count" in found.steps[1].words


def test_of_a_magnet_only_what_is_within_it_counts(screener: Screener) -> None:
    inside = {**METAL, "quantity": 0.1, "unit_price": 30}
    found = share(screener, unit_price=100, materials=[{**MAGNET, "quantity": 2, "value": 10, "materials": [inside]}])
    assert bounds(found) == (6, 6)


def test_a_foreign_magnet_inside_a_motor_is_measured_as_a_magnet(screener: Screener) -> None:
    """0.5 of a motor of 1,000 is 0.05 %; of the magnet of 50 it is 1 %, and the announcement speaks of the magnet."""
    magnet = {**MAGNET, "origin": "VN", "unit_price": 50, "materials": [{**METAL, "value": 0.5}]}
    record = {"id": "INV-7", "lines": [{"description": "motor", "unit_price": 1000, "materials": [magnet, COPPER]}]}
    ((title, found, _),) = screener.value_shares(record)
    assert title.endswith("motor › sintered NdFeB magnet with Dy")
    assert bounds(found) == (1, 1)
    assert found.steps[0].field == "materials[0].materials[0]"


@pytest.mark.parametrize(("stated", "low", "high"), [(0, 0, 50), (50, 50, 50), (20, 20, 50), (60, 50, 60)])
def test_a_stated_share_that_the_bill_contradicts_settles_nothing(
    screener: Screener, stated: float, low: float, high: float
) -> None:
    line = {"description": "sintered NdFeB magnet with Dy", "form": "magnet", "unit_price": 10}
    line |= {"prc_content_value_pct": stated, "materials": [{**METAL, "value": 5}]}
    (facts,) = find_facts(understand({"id": "A", "lines": [line]}).shipment, dt.date(2026, 5, 20), knowledge(screener))
    reading = facts.readings["item.prc_content_pct"]
    assert isinstance(reading.value, Range)
    assert (reading.value.low, reading.value.high) == (low, high)


def test_a_share_of_nothing_is_not_believed_where_the_bill_shows_material_without_a_rate(screener: Screener) -> None:
    line = {"description": "sintered NdFeB magnet with Dy", "form": "magnet", "unit_price": 10, "currency": "USD"}
    line |= {"prc_content_value_pct": 0, "materials": [{**METAL, "value": 5, "currency": "EUR"}]}
    (decided,) = screener.screen({**ABROAD, "lines": [{**line, "origin": "VN"}]}).lines
    assert decided.outcome == "review"


def knowledge(screener: Screener) -> Knowledge:
    return Knowledge(screener.rulebook)


def test_a_magnet_without_a_bill_of_its_own_may_count_up_to_its_value(screener: Screener) -> None:
    assert bounds(share(screener, unit_price=100, materials=[{**MAGNET, "value": 10}])) == (0, 10)


def test_a_magnet_without_listed_rare_earths_does_not_count(screener: Screener) -> None:
    plain = {**MAGNET, "name": "magnet, no Dy, no Tb", "composition": {"Nd": 32, "Fe": 67, "B": 1}, "value": 10}
    assert bounds(share(screener, unit_price=100, materials=[plain])) == (0, 0)


@pytest.mark.parametrize(("origin", "low", "high"), [("CN", 3, 3), ("JP", 0, 0), (None, 0, 3)])
def test_only_chinese_material_counts_and_an_unknown_origin_may(
    screener: Screener, origin: str | None, low: float, high: float
) -> None:
    found = share(screener, unit_price=100, materials=[{**METAL, "value": 3, "origin": origin}])
    assert bounds(found) == (low, high)


def test_chinese_metal_counts_inside_a_part_made_in_japan(screener: Screener) -> None:
    rotor = {"name": "rotor", "origin": "JP", "quantity": 1, "value": 50, "materials": [{**METAL, "value": 3}]}
    found = share(screener, unit_price=100, materials=[rotor])
    assert bounds(found) == (3, 3)
    assert found.steps[-1].field == "materials[0].materials[0]"


def test_a_part_that_may_count_whole_is_at_least_what_is_surely_within(screener: Screener) -> None:
    inside = [{**METAL, "value": 3}]
    unknown = {**METAL, "name": "dysprosium", "origin": None, "quantity": 1, "value": 20, "materials": inside}
    assert bounds(share(screener, unit_price=100, materials=[unknown])) == (3, 20)


def test_material_nothing_is_said_of_may_count(screener: Screener) -> None:
    assert bounds(share(screener, unit_price=100, materials=[{"value": 5}])) == (0, 5)
    assert bounds(share(screener, unit_price=100, materials=[{}])) == (0, 100)


# ── levels ──────────────────────────────────────────────────────────────────────────────────────────


def test_quantities_multiply_down_three_levels(screener: Screener) -> None:
    magnet = {**MAGNET, "quantity": 4, "value": 10, "materials": [{**METAL, "quantity": 0.05, "unit_price": 20}]}
    rotor = {"name": "rotor", "origin": "VN", "quantity": 2, "value": 60, "materials": [magnet]}
    found = share(screener, unit_price=200, materials=[rotor])
    assert bounds(found) == (4, 4)  # 2 × 4 × 0.05 × 20 = 8 of 200
    assert found.steps[-1].field == "materials[0].materials[0].materials[0]"


def test_the_arithmetic_can_be_followed(screener: Screener) -> None:
    inside = {**METAL, "quantity": 0.1, "unit_price": 30}
    magnet = {**MAGNET, "quantity": 2, "value": 10, "materials": [inside]}
    found = share(screener, unit_price=200, materials=[magnet, {**METAL, "value": 3}])
    assert found.sum == "2 × 0.1 × 30 + 3"
    assert "9 ÷ 200" in found.words
    assert bounds(found) == (4.5, 4.5)


def test_a_missing_quantity_of_a_part_makes_a_range(screener: Screener) -> None:
    rotor = {"name": "rotor", "origin": "JP", "value": 50, "materials": [{**METAL, "value": 10}]}
    assert bounds(share(screener, unit_price=100, materials=[{**rotor, "quantity": 3}])) == (30, 30)
    assert share(screener, unit_price=100, materials=[rotor]).share.high >= 30


# ── the value of the goods ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "per_cent"),
    [
        ({"unit_price": 100}, 3),
        ({"value": 1000, "quantity": 10}, 3),
        ({"unit_price": 100, "value": 1000, "quantity": 10}, 3),
        ({"unit_price": 50, "value": 1000, "quantity": 10}, 6),
    ],
)
def test_the_value_of_one_unit_is_its_price_or_the_value_by_the_quantity(
    screener: Screener, line: dict[str, float], per_cent: float
) -> None:
    assert bounds(share(screener, **line, materials=[{**METAL, "value": 3}])) == (per_cent, per_cent)


def test_the_value_of_a_line_of_unknown_quantity_is_no_unit_value(screener: Screener) -> None:
    """Ten motors for 1,000 hold 3 % each; leaving the ten out must not make it 0.3 %."""
    assert share(screener, value=1000, materials=[{**METAL, "value": 3}]).share.high >= 3


@pytest.mark.parametrize("line", [{}, {"unit_price": 0}, {"quantity": 10}])
def test_goods_without_a_value_leave_the_share_open(screener: Screener, line: dict[str, float]) -> None:
    found = share(screener, **line, materials=[{**METAL, "value": 3}])
    assert bounds(found) == (0, 100)
    assert "not given" in found.words


def test_goods_without_a_value_whose_bill_holds_nothing_that_counts(screener: Screener) -> None:
    assert bounds(share(screener, materials=[COPPER])) == (0, 0)


def test_material_dearer_than_the_goods_is_all_of_them(screener: Screener) -> None:
    assert bounds(share(screener, unit_price=2, materials=[{**METAL, "value": 3}])) == (100, 100)


def test_a_missing_price_leaves_everything_above_the_rest_open(screener: Screener) -> None:
    found = share(screener, unit_price=100, materials=[{**METAL, "value": 3}, METAL])
    assert bounds(found) == (3, 100)
    assert "at least 3" in found.words


@pytest.mark.parametrize("credit", [-3, -5])
def test_a_negative_value_is_never_subtracted(screener: Screener, credit: float) -> None:
    found = share(screener, unit_price=100, materials=[{**METAL, "value": 3}, {**METAL, "value": credit}])
    assert found.share.low >= 0
    assert found.share.high >= 3


# ── currencies ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rates", "goods", "metal", "low", "high"),
    [
        ({"USD": 7, "CNY": 1}, "CNY", "USD", 21, 21),
        ({"usd": "7", "cny": 1}, "cny", "Usd", 21, 21),
        ({"USD": 1, "CNY": 0.5}, "USD", "CNY", 1.5, 1.5),
        (None, "USD", "USD", 3, 3),
        (None, None, None, 3, 3),
        (None, "CNY", "USD", 0, 100),
        ({"USD": 7}, "CNY", "USD", 0, 100),
        ({"USD": 7, "CNY": 1}, "CNY", None, 0, 100),
        ({"USD": 7, "CNY": 1}, None, "USD", 0, 100),
    ],
)
def test_currencies_and_their_rates(
    screener: Screener,
    rates: dict[str, Any] | None,
    goods: str | None,
    metal: str | None,
    low: float,
    high: float,
) -> None:
    bill = [{**METAL, "value": 3, "currency": metal}]
    assert bounds(share(screener, rates, unit_price=100, currency=goods, materials=bill)) == (low, high)


def test_a_missing_rate_is_named(screener: Screener) -> None:
    found = share(screener, unit_price=100, currency="CNY", materials=[{**METAL, "value": 3, "currency": "USD"}])
    assert "USD" in found.steps[0].words
    assert "no rate" in found.steps[0].words


# ── the record ──────────────────────────────────────────────────────────────────────────────────────


def test_lines_without_a_bill_are_passed_over_and_the_others_named(screener: Screener) -> None:
    lines = [
        {"description": "bolts"},
        {"line": 20, "description": "motor", "unit_price": 9, "materials": [COPPER]},
        {"description": "fans", "materials": []},
    ]
    assert [title for title, _, _ in screener.value_shares({"id": "INV-7", "lines": lines})] == ["INV-7, 20: motor"]


def test_a_price_nobody_can_read_is_reported_and_counts_as_missing(screener: Screener) -> None:
    bill = [{**METAL, "value": "a lot", "origin": "Atlantis"}]
    record = {"id": "INV-7", "lines": [{"description": "motor", "unit_price": 100, "materials": bill}]}
    ((_, found, problems),) = screener.value_shares(record)
    assert bounds(found) == (0, 100)
    assert {problem.field for problem in problems} == {"lines[0].materials[0].value", "lines[0].materials[0].origin"}


ABROAD: Bill = {
    "id": "INV-7",
    "date": "2026-11-23",
    "departure": "VN",
    "destination": "JP",
    "consignee": "Mikawa Auto K.K.",
    "end_user": "Mikawa Auto K.K.",
    "end_use": "traction motors of passenger cars",
}


@pytest.mark.parametrize(("value", "truth"), [(3, "unknown"), (0.1, "unknown"), (0.09, None), (None, "unknown")])
def test_the_share_reaches_the_rule_of_announcement_61(
    screener: Screener, value: float | None, truth: str | None
) -> None:
    """Since 2026-11-11 the announcement itself is disputed, so that what the rule says at most is unknown."""
    magnet = {**MAGNET, "quantity": 1, "value": 9, "materials": [{**METAL, "value": value}]}
    line = {"description": "NdFeB magnet rotor with Dy", "form": "magnet", "composition": MAGNET["composition"]}
    line |= {"origin": "VN", "unit_price": 100, "materials": [magnet]}
    (decided,) = screener.screen({**ABROAD, "lines": [line]}).lines
    found = {finding.rule: finding.truth for finding in decided.findings}
    assert found.get("MOFCOM-2025-061/1-1-value-share") == truth


# ── laws ────────────────────────────────────────────────────────────────────────────────────────────

COUNTS = {"yes": Truth.TRUE, "no": Truth.FALSE, "open": Truth.UNKNOWN}


def counts(material: Material) -> tuple[Truth, str]:
    """A material counts as its form of words says; one whose origin is lost may count."""
    truth = COUNTS[str(material.name)]
    return (truth if material.origin else Truth.UNKNOWN), "by its name"


prices = st.one_of(st.floats(0, 1000), st.integers(0, 1000))
currencies = st.sampled_from(("CNY", "USD", "XXX", None))


@st.composite
def bills(draw: st.DrawFn, depth: int = 2) -> Bill:
    bill: Bill = {"name": draw(st.sampled_from(sorted(COUNTS))), "origin": "CN"}
    if draw(st.booleans()):
        bill["value"] = draw(prices)
    else:
        bill["quantity"], bill["unit_price"] = draw(st.floats(0, 50)), draw(prices)
    if (currency := draw(currencies)) is not None:
        bill["currency"] = currency
    if depth and draw(st.booleans()):
        bill["quantity"] = draw(st.floats(0, 50))
        bill["materials"] = draw(st.lists(bills(depth - 1), min_size=1, max_size=3))
    return bill


goods = st.fixed_dictionaries(
    {"materials": st.lists(bills(), min_size=1, max_size=3)},
    optional={"unit_price": prices, "currency": currencies},
)
RATES = {"CNY": 1.0, "USD": 7.0}


def worked_out(line: Bill, rates: dict[str, float] = RATES) -> ValueShare:
    return value_share(Line.model_validate(line), rates, counts)


@settings(deadline=None)
@given(goods)
def test_the_share_never_leaves_the_whole(line: Bill) -> None:
    found = worked_out(line).share
    assert 0 <= found.low <= found.high <= 100


def places(bill: Bill) -> Iterator[Bill]:
    for material in bill.get("materials", ()):
        yield material
        yield from places(material)


@settings(deadline=None)
@given(goods, st.sampled_from(("value", "unit_price", "origin", "currency", "goods", "rate")), st.data())
def test_what_is_left_out_of_a_bill_never_rules_out_what_the_whole_bill_said(
    line: Bill, lost: str, data: st.DataObject
) -> None:
    """A price, a rate, an origin or the price of the goods: without it the range is wider and holds the old one."""
    less = copy.deepcopy(line)
    rates = dict(RATES)
    if lost == "goods":
        less.pop("unit_price", None)
    elif lost == "rate":
        del rates["USD"]
    else:
        one = data.draw(st.sampled_from(list(places(less))))
        if lost == "currency" and less.get("currency") is None:
            return  # then a missing currency is the missing currency of all
        one.pop(lost, None)
    before, after = worked_out(line).share, worked_out(less, rates).share
    slack = 1e-9 * max(1.0, before.high)
    assert after.low <= before.low + slack
    assert after.high >= before.high - slack


@settings(deadline=None)
@given(goods)
def test_more_material_never_makes_the_share_smaller(line: Bill) -> None:
    more = {**line, "materials": [*line["materials"], {"name": "yes", "origin": "CN", "value": 5}]}
    before, after = worked_out(line).share, worked_out(more).share
    assert after.low >= before.low
    assert after.high >= before.high
