"""A picture of the law over time: one bar an instrument, on one page that loads nothing from anywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recomply.report.files import whole
from recomply.report.html import environment
from recomply.report.messages import messages
from recomply.report.status import kind_of, warnings

if TYPE_CHECKING:
    from recomply.law import Rulebook

GROUPS = tuple("law measures items control attention unreliable countermeasure catalogue order guidance own".split())
_AHEAD = 120  # days shown past the last turn of the law or the day asked for


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of one state in the picture: where it begins and ends, in per cent of the width."""

    left: float
    width: float
    phase: str
    first: dt.date
    last: dt.date
    why: str
    past: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One instrument, or one provision with dates of its own."""

    address: str
    number: str
    title: str
    url: str
    provision: str
    bars: tuple[Bar, ...]
    now: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across the picture: a year, the day asked for, the end of what is known."""

    left: float
    kind: str
    words: str


class Scale:
    """Turns days into per cent of the width."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.first = first
        self.last = last
        self._days = (last - first).days + 1

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        return round(
            (min(max(day, self.first), self.last + dt.timedelta(days=1)) - self.first).days * 100 / self._days, 3
        )


def write_timeline(path: Path, rulebook: Rulebook, day: dt.date, *, today: dt.date, language: str = "en") -> None:
    """Writes the picture.

    Args:
        path: The file to write.
        rulebook: The rulebook.
        day: The day for which the states are named beside the bars.
        today: The day on which the picture is made.
        language: `en`, `zh` or `ja`.

    Raises:
        InputError: The file cannot be written.
    """
    say = messages(language)
    scale = Scale(rulebook.identity.knowledge_from, _last(rulebook, day))
    page = (
        environment()
        .get_template("timeline.html")
        .stream(
            say=say,
            language=say.language,
            rulebook=rulebook,
            day=day,
            groups=[(name, rows) for name in GROUPS if (rows := list(_rows(rulebook, name, scale, day, language)))],
            marks=list(_marks(rulebook, scale, day, language)),
            warnings=list(warnings(rulebook, day, today, language)),
            phases=("in_force", "suspended", "disputed", "preceded"),
            known=scale.at(rulebook.identity.knowledge_until + dt.timedelta(days=1)),
        )
    )
    with whole(path) as part, part.open("wb") as out:
        page.dump(out, encoding="utf-8", errors="replace")


def _last(rulebook: Rulebook, day: dt.date) -> dt.date:
    ends = [effect.until for one in rulebook.instruments.values() for effect in one.effects if effect.until]
    return max(day, rulebook.identity.knowledge_until, *ends) + dt.timedelta(days=_AHEAD)


def _rows(rulebook: Rulebook, group: str, scale: Scale, day: dt.date, language: str) -> Iterator[Row]:
    for instrument in sorted(rulebook.instruments.values(), key=lambda one: (one.effective, one.id)):
        if kind_of(instrument, rulebook) != group:
            continue
        title = instrument.titles.en if language == "en" else instrument.titles.zh
        bars = _bars(rulebook, instrument.id, scale)
        now = rulebook.in_force(instrument.id, day).phase
        yield Row(instrument.id, instrument.number, title, instrument.url, "", bars, now)
        for part in instrument.provisions:
            address = f"{instrument.id}/{part.id}"
            own = _bars(rulebook, address, scale)
            if own != bars:
                phase = rulebook.in_force(address, day).phase
                yield Row(address, instrument.number, part.about, instrument.url, part.id, own, phase)


def _bars(rulebook: Rulebook, address: str, scale: Scale) -> tuple[Bar, ...]:
    known = rulebook.identity.knowledge_until
    bars: list[Bar] = []
    for period in rulebook.calendar.periods(address, scale.first, scale.last):
        state = period.state
        if state.phase in ("not_yet", "ended"):
            continue
        for first, last, past in _split(period.first, period.last, known):
            left = scale.at(first)
            width = scale.at(last + dt.timedelta(days=1)) - left
            bars.append(Bar(left, round(width, 3), state.phase, period.first, period.last, state.why, past))
    return tuple(bars)


def _split(first: dt.date, last: dt.date, known: dt.date) -> Sequence[tuple[dt.date, dt.date, bool]]:
    """A stretch in what is known and what lies past it."""
    if last <= known:
        return ((first, last, False),)
    if first > known:
        return ((first, last, True),)
    return ((first, known, False), (known + dt.timedelta(days=1), last, True))


def _marks(rulebook: Rulebook, scale: Scale, day: dt.date, language: str) -> Iterator[Mark]:
    say = messages(language)
    for year in range(scale.first.year + 1, scale.last.year + 1):
        yield Mark(scale.at(dt.date(year, 1, 1)), "year", str(year))
    yield Mark(scale.at(rulebook.identity.knowledge_until), "known", say("law.known_until"))
    yield Mark(scale.at(day), "day", day.isoformat())
