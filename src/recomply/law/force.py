"""When the law applies: what was in force on a day, in three values, with the reason and the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recomply.law.base import Source
from recomply.law.instrument import Effect, Instrument
from recomply.truth import Truth
from recomply.words import Words


@dataclass(frozen=True, slots=True)
class State:
    """Whether an instrument, or a provision of one, is in force on a day.

    Attributes:
        truth: true in force, false not in force, unknown disputed.
        why: The reason in one sentence.
        by: The instrument whose effect decides; empty when the instrument's own dates do.
        ask: The question to counsel, when the state is disputed.
        known_until: The day up to which the rulebook knows. A later day is answered from the last known state.
    """

    address: str
    day: dt.date
    truth: Truth
    why: str
    by: str = ""
    ask: Words | None = None
    sources: tuple[Source, ...] = ()
    known_until: dt.date = dt.date.max

    @property
    def past_knowledge(self) -> bool:
        """Whether the day lies past what the rulebook knows."""
        return self.day > self.known_until


class Calendar:
    """Answers `in_force(instrument, day)` for a rulebook.

    Args:
        instruments: The instruments by id.
        known_until: The day up to which the rulebook knows.
    """

    def __init__(self, instruments: Mapping[str, Instrument], known_until: dt.date) -> None:
        self._known_until = known_until
        self._instruments = instruments
        self._effects: dict[str, list[tuple[str, Effect]]] = {}
        for instrument in instruments.values():
            for effect in instrument.effects:
                for address in effect.on:
                    self._effects.setdefault(address, []).append((instrument.id, effect))
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
        start = self._starts[address]
        instrument = self._instruments[address.partition("/")[0]]
        if day < start:
            return self._state(
                address, day, Truth.FALSE, f"not yet in force; it starts on {start}", sources=instrument.sources
            )
        effects = [*self._effects.get(instrument.id, ()), *(self._effects.get(address, ()) if "/" in address else ())]
        running = [(by, effect) for by, effect in effects if _covers(effect, day)]
        for kind, truth in (("ends", Truth.FALSE), ("disputes", Truth.UNKNOWN), ("suspends", Truth.FALSE)):
            for by, effect in running:
                if effect.kind == kind:
                    return self._state(address, day, truth, effect.why, by=by, ask=effect.ask, sources=effect.sources)
        return self._state(address, day, Truth.TRUE, f"in force since {start}", sources=instrument.sources)

    def _state(
        self,
        address: str,
        day: dt.date,
        truth: Truth,
        why: str,
        *,
        by: str = "",
        ask: Words | None = None,
        sources: tuple[Source, ...] = (),
    ) -> State:
        return State(address, day, truth, why, by, ask, sources, self._known_until)


def _covers(effect: Effect, day: dt.date) -> bool:
    return effect.from_ <= day and (effect.until is None or day <= effect.until)
