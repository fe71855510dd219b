"""A rule or an instrument of the rulebook, for people at a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from recomply.outcome import Outcome
from recomply.report.console import COLOURS, TRUTH_COLOURS, Part, grid, heading, styled
from recomply.report.messages import Messages, messages

_AHEAD = dt.timedelta(days=3660)  # how far past what is known states are looked for

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

    from recomply.findings import CompiledRule
    from recomply.findings.compile import Compiled
    from recomply.law import Rulebook
    from recomply.law.base import Source
    from recomply.law.instrument import BasisRef, Case, Instrument


def print_rule(console: Console, rulebook: Rulebook, rule: CompiledRule, day: dt.date, *, language: str = "en") -> None:
    """Prints a rule: what it says, what it rests on, its conditions and its worked cases.

    Args:
        console: Where to print.
        rulebook: The rulebook the rule is of.
        rule: The rule.
        day: The day for which the state of its instrument is told.
        language: `en`, `zh` or `ja`.
    """
    say = messages(language)
    text, then = rule.rule, rule.rule.then
    outcome = say(f"outcome.{then.outcome}")
    if then.outcome == Outcome.REVIEW.value:
        outcome = f"{outcome} ({say('law.up_to', outcome=say(f'outcome.{then.up_to}'))})"
    console.print()
    console.print(styled((rule.id, "bold")))
    console.print(styled(text.title.in_(language)))
    console.print()
    _print_facts(
        console,
        [
            (say("law.outcome"), (outcome, COLOURS[rule.outcome])),
            (say("page.by_category"), say(f"category.{then.category}") if then.category else ""),
            (say("law.instrument"), _named(rule.instrument, language)),
            (say("law.state", day=day), _state(rulebook, rule.instrument.id, day, say)),
            (say("page.basis"), _bases(text.basis, rule.instrument)),
            (say("law.reading"), say(f"reading.{text.reading}")),
            (say("law.because"), text.because.in_(language)),
            (say("law.licensing"), then.licensing or ""),
            (say("law.obligations"), ", ".join(then.obligations)),
            (say("law.note"), text.note),
        ],
    )
    heading(console, say("law.conditions"))
    console.print(_tree(rule.when))
    heading(console, say("law.cases"))
    cases = (("passing", text.cases.passing), ("failing", text.cases.failing), ("unknown", text.cases.unknown))
    for name, group in cases:
        for case in group:
            console.print(styled((f"{say(f'law.case.{name}')} ", "bold"), f"{case.on} ", (_case(case), "dim")))


def print_instrument(console: Console, rulebook: Rulebook, name: str, day: dt.date, *, language: str = "en") -> None:
    """Prints an instrument: titles, dates, its state on a day, its effects, its rules, its sources.

    Args:
        console: Where to print.
        rulebook: The rulebook that holds it.
        name: Id of the instrument.
        day: The day for which its state is told.
        language: `en`, `zh` or `ja`.
    """
    say = messages(language)
    instrument = rulebook.instruments[name]
    console.print()
    console.print(styled((instrument.id, "bold"), f" {instrument.number}"))
    console.print(styled(instrument.titles.zh))
    console.print(styled((instrument.titles.en, "dim")))
    console.print()
    _print_facts(
        console,
        [
            (say("law.issuer"), instrument.issuer),
            (say("law.issued"), instrument.issued.isoformat()),
            (say("law.effective"), instrument.effective.isoformat()),
            (say("law.state", day=day), _state(rulebook, name, day, say)),
            (say("column.address"), f"{instrument.url} · {say(f'confidence.{instrument.confidence}')}"),
            (say("law.note"), instrument.note),
        ],
    )
    _print_list(
        console,
        say("law.provisions"),
        (
            f"{part.id} · {part.effective or instrument.effective} {part.about}".rstrip()
            for part in instrument.provisions
        ),
    )
    _print_list(console, say("law.over_time"), _over_time(rulebook, instrument, day, say))
    _print_list(
        console,
        say("law.effects"),
        (
            f"{say(f'law.{effect.kind}')} {', '.join(effect.on)} · {effect.from_} – {effect.until or ''} · {effect.why}"
            for effect in instrument.effects
        ),
    )
    _print_list(
        console, say("law.definitions"), (f"{part.id} · {part.title.in_(language)}" for part in instrument.definitions)
    )
    _print_list(
        console,
        say("law.rules"),
        (
            f"{instrument.id}/{rule.id} · {say(f'outcome.{rule.then.outcome}')} · {rule.title.in_(language)}"
            for rule in instrument.rules
        ),
    )
    _print_list(console, say("law.not_encoded"), instrument.not_encoded)
    _print_list(console, say("page.sources"), (_source(source, say) for source in instrument.sources))


def _print_facts(console: Console, facts: Sequence[tuple[str, Part]]) -> None:
    shown = grid(2)
    for name, value in facts:
        if value:
            shown.add_row(styled((name, "dim")), styled(value))
    console.print(shown)


def _print_list(console: Console, name: str, rows: Iterable[str]) -> None:
    shown = list(rows)
    if shown:
        heading(console, name)
    for row in shown:
        console.print(styled(row))


def _named(instrument: Instrument, language: str) -> str:
    title = instrument.titles.en if language == "en" else instrument.titles.zh
    return f"{instrument.id} · {instrument.number} · {title}"


def _state(rulebook: Rulebook, address: str, day: dt.date, say: Messages) -> tuple[str, str]:
    state = rulebook.in_force(address, day)
    word = say(f"law.phase.{state.phase}")
    words = [state.why] if state.why.startswith(word) else [word, state.why]
    if state.by and state.by != address:
        words.append(state.by)
    if state.ask:
        words.append(state.ask.in_(say.language))
    if state.past_knowledge:
        words.append(say("law.past", day=state.known_until))
    return " · ".join(words), TRUTH_COLOURS[state.truth.word]


def _over_time(rulebook: Rulebook, instrument: Instrument, day: dt.date, say: Messages) -> Iterable[str]:
    """Every state the instrument had, has and is known to get; for provisions where theirs differ."""
    identity = rulebook.identity
    first, last = min(identity.knowledge_from, day), max(identity.knowledge_until, day) + _AHEAD
    whole = None
    for address in (instrument.id, *(f"{instrument.id}/{part.id}" for part in instrument.provisions)):
        periods = [
            (period.first, period.last, period.state.phase)
            for period in rulebook.calendar.periods(address, first, last)
            if period.state.phase != "not_yet"
        ]
        if periods == whole:
            continue
        whole = whole or periods
        name = "" if address == instrument.id else f"{address.partition('/')[2]} · "
        for start, end, phase in periods:
            told = "" if start == first else start.isoformat(), "" if end == last else end.isoformat()
            yield f"{name}{told[0]} – {told[1]} · {say(f'law.phase.{phase}')}"


def _bases(references: Iterable[BasisRef], own: Instrument) -> str:
    return "; ".join(f"{reference.instrument or own.id}, {reference.provision}" for reference in references)


def _source(source: Source, say: Messages) -> str:
    return " · ".join(filter(None, (source.title, source.url, say(f"confidence.{source.confidence}"), source.note)))


def _tree(condition: Compiled) -> Tree:
    from rich.tree import Tree

    tree = Tree(styled(condition.text), guide_style="dim")
    for child in condition.children:
        tree.add(_tree(child))
    return tree


def _case(case: Case) -> str:
    assumed = {**case.in_force, **case.facts}
    facts = ", ".join(f"{name} = {_value(value)}" for name, value in assumed.items())
    return f"{facts} ({case.note})" if case.note else facts


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, Mapping):
        return f"[{', '.join(f'{name}: {truth}' for name, truth in value.items())}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
