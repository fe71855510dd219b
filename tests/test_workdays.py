"""Time limits in working days of China: spring festival, make-up Saturdays, and years nobody knows yet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recomply import Screener
from recomply.decision.model import TimeLimit
from recomply.decision.workdays import Due, known_years, working_days_after

DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "due", "why"),
    [
        ("2026-03-09", 1, "2026-03-10", "Monday to Tuesday"),
        ("2026-03-13", 1, "2026-03-16", "over a weekend"),
        ("2026-03-14", 1, "2026-03-16", "from a Saturday"),
        ("2026-03-09", 5, "2026-03-16", "a week"),
        ("2025-01-27", 1, "2025-02-05", "over the spring festival of 2025"),
        ("2026-02-14", 1, "2026-02-24", "over the spring festival of 2026"),
        ("2026-09-30", 1, "2026-10-08", "over the national holiday"),
        ("2026-05-01", 1, "2026-05-06", "from a holiday"),
        ("2026-06-18", 1, "2026-06-22", "a single holiday on a Friday"),
        ("2026-02-13", 1, "2026-02-14", "a Saturday that is worked before the festival"),
        ("2026-02-27", 1, "2026-02-28", "a Saturday that is worked after it"),
        ("2026-09-18", 1, "2026-09-20", "a Sunday that is worked"),
        ("2025-01-24", 1, "2025-01-26", "the free Saturday is left out, the worked Sunday is not"),
        ("2026-02-10", 45, "2026-04-21", "the 45 days of the Regulations over the festival and 清明"),
    ],
)
def test_the_last_day_of_a_limit(start: str, count: int, due: str, why: str) -> None:
    assert working_days_after(day(start), count) == Due(day(due), certain=True), why


def test_a_limit_of_no_days_ends_where_it_starts() -> None:
    assert working_days_after(day("2026-02-14"), 0) == Due(day("2026-02-14"), certain=True)


def test_years_around_this_rulebook_are_known() -> None:
    assert {2024, 2025, 2026} <= set(known_years())


def test_a_limit_that_reaches_into_an_unknown_year_is_not_certain() -> None:
    first = dt.date(known_years().stop, 1, 1)
    before = first - 10 * DAY
    sure = working_days_after(before, 3)
    assert sure.certain
    assert sure.day < first
    open_ = working_days_after(before, 30)
    assert not open_.certain
    assert open_.day > first


def test_in_an_unknown_year_weekends_alone_are_left_out() -> None:
    start = dt.date(known_years().stop + 1, 3, 1)
    found = working_days_after(start, 250)
    days = [start + n * DAY for n in range(1, (found.day - start).days + 1)]
    assert not found.certain
    assert sum(one.weekday() < 5 for one in days) == 250


def test_years_before_the_first_known_one_are_not_certain_either() -> None:
    assert not working_days_after(dt.date(known_years().start - 1, 12, 1), 3).certain


@settings(deadline=None)
@given(st.dates(dt.date(2020, 12, 1), dt.date(2028, 12, 31)), st.integers(0, 120), st.integers(0, 120))
def test_limits_one_after_the_other_are_one_limit(start: dt.date, first: int, second: int) -> None:
    half = working_days_after(start, first)
    both = working_days_after(start, first + second)
    rest = working_days_after(half.day, second)
    assert rest.day == both.day
    assert both.certain is (half.certain and rest.certain)


@settings(deadline=None)
@given(st.dates(dt.date(2020, 12, 1), dt.date(2028, 12, 31)), st.integers(1, 120))
def test_more_days_and_later_starts_never_end_earlier(start: dt.date, count: int) -> None:
    due = working_days_after(start, count).day
    assert due >= start + count * DAY
    assert working_days_after(start, count + 1).day > due
    assert working_days_after(start + DAY, count).day >= due


# ── in a decision ───────────────────────────────────────────────────────────────────────────────────

RECORD: dict[str, Any] = {
    "id": "INV-1",
    "date": "2026-02-10",
    "departure": "CN",
    "destination": "JP",
    "end_user": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "lines": [{"description": "dysprosium oxide 99.9%"}],
}


def limits(screener: Screener, **more: Any) -> dict[str, TimeLimit]:
    license_ = screener.screen({**RECORD, **more}).lines[0].license
    assert license_ is not None
    return {limit.id: limit for limit in license_.time_limits}


def test_the_45_days_run_from_the_acceptance_of_the_application(screener: Screener) -> None:
    found = limits(screener, license={"status": "pending", "accepted": "2026-02-11"})
    (decided,) = (one for one in found.values() if one.working_days == 45 and one.starts == day("2026-02-11"))
    assert decided.ends == day("2026-04-22")
    assert decided.certain
    assert not decided.assumed


def test_without_an_acceptance_the_limit_is_reckoned_from_the_day_of_the_decision_and_says_so(
    screener: Screener,
) -> None:
    assumed = [one for one in limits(screener).values() if one.assumed]
    assert assumed
    assert {one.starts for one in assumed} == {day("2026-02-10")}


def test_a_limit_over_the_unknown_new_year_says_that_it_is_not_certain(screener: Screener) -> None:
    late = f"{known_years().stop - 1}-12-21"
    found = [one for one in limits(screener, date=late).values() if one.working_days == 45 and one.ends]
    assert found
    assert not any(one.certain for one in found)


@pytest.mark.parametrize(
    "more",
    [{"date": "9999-12-31"}, {"license": {"status": "pending", "accepted": "9999-12-31"}}],
    ids=["date", "licence"],
)
def test_the_placeholder_9999_12_31_of_accounting_systems_is_no_crash(screener: Screener, more: dict[str, Any]) -> None:
    decision = screener.screen({**RECORD, **more})
    assert decision.lines[0].license is not None
