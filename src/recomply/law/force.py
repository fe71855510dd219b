"""When the law applies: what was in force on a day, in three values, with the reason and the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from recomply.law.base import Source
from recomply.law.instrument import Effect, Instrument, Preceded
from recomply.truth import Truth
from recomply.words import Words

Phase = Literal["not_yet", "preceded", "in_force", "suspended", "ended", "disputed"]


@dataclass(frozen=True, slots=True)
class State:
    """Whether an instrument, or a provision of one, is in force on a day.

    Attributes:
        truth: true in force, false not in force, unknown disputed.
        phase: What the truth comes from: `not_yet`, `preceded` (older instruments that are not held), `in_force`,
            `suspended`, `ended`, `disputed`.
        why: The reason in one sentence.
        by: The instrument whose effect decides; empty when the instrument's own dates do.
        ask: The question to counsel, when the state is disputed.
        known_until: The day up to which the rulebook knows. A later day is answered from the last known state.
    """

    address: str
    day: dt.date
    truth: Truth
    phase: Phase
    why: str
    by: str = ""
    ask: Words | None = None
    sources: tuple[Source, ...] = ()
    known_until: dt.date = dt.date.max

    @property
    def past_knowledge(self) -> bool:
        """Whether the day lies past what the rulebook knows."""
        return self.day > self.known_until


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included, with one state."""

    first: dt.date
    last: dt.date
    state: State


_DAY = dt.timedelta(days=1)
_UNDER: Mapping[str, tuple[Truth, Phase]] = MappingProxyType(
    {
        "ends": (Truth.FALSE, "ended"),
        "disputes": (Truth.UNKNOWN, "disputed"),
        "suspends": (Truth.FALSE, "suspended"),
    }
)  # the state under an effect; the first kind wins


class Calendar:
    """Answers `in_force(instrument, day)` for a rulebook.

    Args:
        instruments: The instruments by id.
        known_until: The day up to which the rulebook knows.
        settled: What a user's overlay says of disputed states, with the name of the overlay.
    """

    def __init__(
        self,
        instruments: Mapping[str, Instrument],
        known_until: dt.date,
        settled: Iterable[tuple[str, Effect]] = (),
    ) -> None:
        self._known_until = known_until
        self._instruments = instruments
        self._effects: dict[str, list[tuple[str, Effect]]] = {}
        own = ((instrument.id, effect) for instrument in instruments.values() for effect in instrument.effects)
        for by, effect in (*own, *settled):
            for address in effect.on:
                self._effects.setdefault(address, []).append((by, effect))
        self._starts: dict[str, dt.date] = {}
        for instrument in instruments.values():
            self._starts[instrument.id] = instrument.effective
            for provision in instrument.provisions:
                self._starts[f"{instrument.id}/{provision.id}"] = provision.effective or instrument.effective

    def __contains__(self, address: str) -> bool:
        return address in self._starts

    def addresses(self) -> Iterable[str]:
        """Every instrument and every provision with a state of its own."""
        return self._starts.keys()

    def in_force(self, address: str, day: dt.date) -> State:
        """The state of an instrument or provision on a day.

        Raises:
            KeyError: The rulebook has no such instrument or provision.
        """
        state = self._by_the_book(address, day)
        if state.truth is Truth.UNKNOWN:
            for by, effect in reversed(self._running(address, day)):
                if effect.kind == "settles":
                    phase: Phase = "in_force" if effect.in_force else "ended"
                    return self._state(address, day, Truth.of(effect.in_force), phase, effect, by)
        return state

    def _by_the_book(self, address: str, day: dt.date) -> State:
        start = self._starts[address]
        instrument = self._instruments[address.partition("/")[0]]
        if day < start:
            older = instrument.preceded
            if older is not None and day >= older.since:
                return self._state(address, day, Truth.UNKNOWN, "preceded", older)
            return self._own(address, day, Truth.FALSE, "not_yet", f"not yet in force; it starts on {start}")
        if instrument.expires is not None and day > instrument.expires:
            why = f"no longer in force; its last day was {instrument.expires}"
            return self._own(address, day, Truth.FALSE, "ended", why)
        running = self._running(address, day)
        for kind, (truth, phase) in _UNDER.items():
            for by, effect in running:
                if effect.kind == kind:
                    return self._state(address, day, truth, phase, effect, by)
        return self._own(address, day, Truth.TRUE, "in_force", self._since(address, start, day))

    def _since(self, address: str, start: dt.date, day: dt.date) -> str:
        ended = [
            effect.until
            for _, effect in self._effects_on(address)
            if effect.kind != "settles" and effect.until is not None and start <= effect.until < day
        ]
        again = f", again since {max(ended) + _DAY}" if ended else ""
        return f"in force since {start}{again}"

    def _running(self, address: str, day: dt.date) -> list[tuple[str, Effect]]:
        """The effects on an address, or on the instrument it is of, that cover a day."""
        return [(by, effect) for by, effect in self._effects_on(address) if _covers(effect, day)]

    def _effects_on(self, address: str) -> Iterable[tuple[str, Effect]]:
        for one in dict.fromkeys((address.partition("/")[0], address)):
            yield from self._effects.get(one, ())

    def periods(self, address: str, first: dt.date, last: dt.date) -> tuple[Period, ...]:
        """The states of an instrument or provision between two days, both included, in stretches of one state each.

        Raises:
            KeyError: The rulebook has no such instrument or provision.
        """
        turns = sorted({first, *(day for day in self._turning_days(address) if first < day <= last)})
        found: list[Period] = []
        for n, start in enumerate(turns):
            end = turns[n + 1] - _DAY if n + 1 < len(turns) else last
            state = self.in_force(address, start)
            if found and (found[-1].state.truth, found[-1].state.why) == (state.truth, state.why):
                found[-1] = Period(found[-1].first, end, found[-1].state)
            else:
                found.append(Period(start, end, state))
        return tuple(found)

    def undisputed(self, address: str, first: dt.date, last: dt.date | None) -> State | None:
        """The state on the first of some days, where none of them is in dispute; None where one is.

        Raises:
            KeyError: The rulebook has no such instrument or provision.
        """
        states = [period.state for period in self.periods(address, first, last or dt.date.max)]
        return None if any(state.truth is Truth.UNKNOWN for state in states) else states[0]

    def _turning_days(self, address: str) -> Iterable[dt.date]:
        """Days on which the state may change."""
        instrument = self._instruments[address.partition("/")[0]]
        yield self._starts[address]
        if instrument.preceded is not None:
            yield instrument.preceded.since
        if instrument.expires is not None:
            yield instrument.expires + _DAY
        for _, effect in self._effects_on(address):
            yield effect.from_
            if effect.until is not None:
                yield effect.until + _DAY

    def _own(self, address: str, day: dt.date, truth: Truth, phase: Phase, why: str) -> State:
        """A state that follows from the instrument's own dates."""
        sources = self._instruments[address.partition("/")[0]].sources
        return State(address, day, truth, phase, why, "", None, sources, self._known_until)

    def _state(
        self, address: str, day: dt.date, truth: Truth, phase: Phase, cause: Effect | Preceded, by: str = ""
    ) -> State:
        return State(address, day, truth, phase, cause.why, by, cause.ask, cause.sources, self._known_until)


def _covers(effect: Effect, day: dt.date) -> bool:
    return effect.from_ <= day and (effect.until is None or day <= effect.until)
