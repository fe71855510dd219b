"""Which law is in force on a day: for people at a terminal, and as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from recomply.report.console import styled
from recomply.report.messages import messages

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.law import Rulebook, State
    from recomply.law.instrument import Instrument

PHASE_COLOURS = {
    "in_force": "green",
    "suspended": "cyan",
    "disputed": "yellow",
    "preceded": "yellow",
    "ended": "dim",
    "not_yet": "dim",
}


def print_status(
    console: Console,
    rulebook: Rulebook,
    day: dt.date,
    *,
    only: Sequence[str] = (),
    today: dt.date,
    language: str = "en",
) -> None:
    """Prints the state of instruments on a day, with what a reader must know of the rulebook's age.

    Args:
        console: Where to print.
        rulebook: The rulebook.
        day: The day.
        only: Instruments or provisions; all when empty.
        today: The day on which this is printed.
        language: `en`, `zh` or `ja`.
    """
    from rich.table import Table

    say = messages(language)
    for words in warnings(rulebook, day, today, language):
        console.print(styled((f"! {words}", "bold yellow")))
    table = Table(title=say("law.status_on", day=day), title_justify="left", show_edge=False, pad_edge=False)
    for name, share in (("instrument", 5), ("state_word", 2), ("since", 2), ("reason", 6)):
        table.add_column(say(f"law.{name}"), overflow="fold", ratio=share)
    for state in states(rulebook, day, only):
        instrument = rulebook.instruments[state.address.partition("/")[0]]
        title = instrument.titles.en if language == "en" else instrument.titles.zh
        table.add_row(
            styled((state.address, "bold"), "\n", (f"{instrument.number} {title}", "dim")),
            styled((say(f"law.phase.{state.phase}"), PHASE_COLOURS[state.phase])),
            _since(rulebook, state),
            styled(_reason(state)),
        )
    console.print(table)


def states(rulebook: Rulebook, day: dt.date, only: Sequence[str] = ()) -> Iterator[State]:
    """States on a day, by date of issue; provisions only where their state differs from that of the instrument."""
    for instrument in sorted(rulebook.instruments.values(), key=lambda one: (one.issued, one.id)):
        if only and instrument.id not in only and not any(one.startswith(f"{instrument.id}/") for one in only):
            continue
        whole = rulebook.in_force(instrument.id, day)
        parts = [rulebook.in_force(f"{instrument.id}/{part.id}", day) for part in instrument.provisions]
        if not only or instrument.id in only:
            yield whole
        for part in parts:
            if part.address in only or (instrument.id in only) or (not only and part.phase != whole.phase):
                yield part


def warnings(rulebook: Rulebook, day: dt.date, today: dt.date, language: str = "en") -> Iterator[str]:
    """What a reader must know: how old the rulebook is, and which end dates have passed since."""
    say = messages(language)
    known = rulebook.identity.knowledge_until
    if today > known:
        yield say("law.stale", day=known, days=(today - known).days)
    if day < rulebook.identity.knowledge_from:
        yield say("law.too_early", day=rulebook.identity.knowledge_from)
    turned: dict[tuple[dt.date, str], list[str]] = {}
    for turn, address, phase in _turns(rulebook, known, max(day, today)):
        turned.setdefault((turn, phase), []).append(address)
    for (turn, phase), addresses in sorted(turned.items()):
        yield say("law.turned", addresses=", ".join(addresses), day=turn, phase=say(f"law.phase.{phase}"))
    if rulebook.overlay is not None:
        yield say("law.overlay", label=rulebook.overlay.label, author=rulebook.overlay.file.author)


def _turns(rulebook: Rulebook, after: dt.date, until: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    """Changes of state that the rulebook foresaw for days it does not know any more."""
    if until <= after:
        return
    own = set() if rulebook.overlay is None else set(rulebook.overlay.instruments)
    for address in rulebook.calendar.addresses():
        if address.partition("/")[0] in own:
            continue
        periods = rulebook.calendar.periods(address, after, until)
        for period in periods[1:]:
            if not _settled(rulebook, address, period.first):
                yield period.first, address, period.state.phase


def _settled(rulebook: Rulebook, address: str, day: dt.date) -> bool:
    """Whether the user's overlay has answered for the state of an address on a day."""
    effects = () if rulebook.overlay is None else rulebook.overlay.file.settles
    return any(
        not {address, address.partition("/")[0]}.isdisjoint(effect.on)
        and effect.from_ <= day
        and (effect.until is None or day <= effect.until)
        for effect in effects
    )


def _since(rulebook: Rulebook, state: State) -> str:
    """The stretch of days with this state, as far as the rulebook tells."""
    first = min(rulebook.identity.knowledge_from, state.day)
    last = max(state.day, rulebook.identity.knowledge_until) + dt.timedelta(days=3660)
    for period in rulebook.calendar.periods(state.address, first, last):
        if period.first <= state.day <= period.last:
            start = "" if period.first == first else period.first.isoformat()
            end = "" if period.last == last else period.last.isoformat()
            return f"{start} – {end}".strip()
    return ""


def _reason(state: State) -> str:
    return f"{state.why} ({state.by})" if state.by and state.by != state.address else state.why


def status_data(rulebook: Rulebook, day: dt.date, today: dt.date, only: Sequence[str] = ()) -> dict[str, Any]:
    """The same as plain data, for JSON."""
    return {
        "on": day.isoformat(),
        "rulebook": {
            "version": rulebook.identity.version,
            "knowledge_until": rulebook.identity.knowledge_until.isoformat(),
            "digest": rulebook.digest,
        },
        "warnings": list(warnings(rulebook, day, today)),
        "instruments": [
            {
                "address": state.address,
                "in_force": state.truth.word,
                "phase": state.phase,
                "why": state.why,
                "by": state.by,
                "past_knowledge": state.past_knowledge,
                "sources": [source.model_dump(exclude_defaults=True) for source in state.sources],
            }
            for state in states(rulebook, day, only)
        ],
    }


def kind_of(instrument: Instrument, rulebook: Rulebook) -> str:
    """The group an instrument belongs to in pictures: what it is about, as far as the rulebook knows."""
    if instrument.kind in ("law", "regulation"):
        return "law"
    if instrument.kind == "own":
        return "own"
    if instrument.id in rulebook.lists:
        return rulebook.list_kind(instrument.id)
    if instrument.id in rulebook.items:
        return "items"
    if instrument.rules or instrument.effects:
        return "measures"
    return instrument.kind if instrument.kind in ("catalogue", "guidance", "order", "own") else "measures"
