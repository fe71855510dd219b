"""When the law applies: in force, not in force, disputed, with reasons and sources."""

from __future__ import annotations

import datetime as dt

import pytest

from recomply import Screener
from recomply.law import State
from recomply.truth import Truth

PAUSED = (
    "MOFCOM-GACC-2025-055",
    "MOFCOM-GACC-2025-056",
    "MOFCOM-GACC-2025-057",
    "MOFCOM-GACC-2025-058",
    "MOFCOM-2025-061",
    "MOFCOM-2025-062",
)


def state(screener: Screener, address: str, day: str) -> State:
    return screener.rulebook.in_force(address, dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("address", "day", "truth"),
    [
        ("MOFCOM-2026-001", "2026-01-05", Truth.FALSE),
        ("MOFCOM-2026-001", "2026-01-06", Truth.TRUE),
        ("MOFCOM-GACC-2025-057", "2025-11-06", Truth.FALSE),
        ("MOFCOM-GACC-2025-057", "2025-11-08", Truth.FALSE),
        ("MOFCOM-GACC-2025-057", "2026-11-10", Truth.FALSE),
        ("MOFCOM-GACC-2025-057", "2026-11-11", Truth.UNKNOWN),
        ("MOFCOM-GACC-2025-057", "2027-01-11", Truth.UNKNOWN),
        ("MOFCOM-2025-061/1-3", "2025-10-09", Truth.TRUE),
        ("MOFCOM-2025-061/1-1", "2025-10-09", Truth.FALSE),
        ("MOFCOM-2025-061/1-3", "2025-11-07", Truth.FALSE),
        ("MOFCOM-2024-046/item-1", "2026-05-01", Truth.TRUE),
        ("MOFCOM-2024-046/item-2", "2026-11-27", Truth.FALSE),
        ("MOFCOM-2024-046/item-2", "2026-11-28", Truth.TRUE),
        ("MOFCOM-GACC-2025-018", "2026-11-23", Truth.TRUE),
    ],
)
def test_states(screener: Screener, address: str, day: str, truth: Truth) -> None:
    assert state(screener, address, day).truth is truth


@pytest.mark.parametrize("address", PAUSED)
def test_all_six_paused_announcements_are_disputed_since_the_pause_ran_out(screener: Screener, address: str) -> None:
    assert state(screener, address, "2026-11-10").truth is Truth.FALSE
    doubt = state(screener, address, "2026-11-11")
    assert doubt.truth is Truth.UNKNOWN
    assert doubt.by == "MOFCOM-GACC-2025-070"
    assert doubt.ask is not None
    assert "2026-11-10" in doubt.ask.zh.replace("年", "-").replace("月", "-").replace("日", "")
    assert {source.confidence for source in doubt.sources} == {"primary", "secondary"}


def test_every_state_has_its_sources_and_says_how_far_the_rulebook_knows(screener: Screener) -> None:
    for address in screener.rulebook.calendar.addresses():
        found = state(screener, address, "2026-11-23")
        assert found.sources
        assert found.why
        assert found.known_until == dt.date(2026, 10, 9)
        assert found.past_knowledge
        assert not state(screener, address, "2026-10-09").past_knowledge


def test_an_instrument_nobody_knows(screener: Screener) -> None:
    with pytest.raises(KeyError):
        state(screener, "MOFCOM-2026-999", "2026-11-23")
