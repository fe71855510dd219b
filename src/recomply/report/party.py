"""Who a party may be: for people at a terminal, and as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recomply.facts.listing import Listing
from recomply.report.console import styled
from recomply.report.messages import Messages, messages

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.facts.identity import Identity
    from recomply.law import Rulebook

_COLOURS = {"same": "red", "likely": "yellow", "related": "cyan"}


def print_party(
    console: Console, rulebook: Rulebook, name: str, found: Sequence[Identity], day: dt.date, *, language: str = "en"
) -> None:
    """Prints who a party may be.

    Args:
        console: Where to print.
        rulebook: The rulebook.
        name: The name asked for.
        found: Whom it may be.
        day: The day for which the state of notices is told.
        language: `en`, `zh` or `ja`.
    """
    from rich.table import Table

    say = messages(language)
    if not found:
        console.print(styled(say("party.nobody", name=name, day=rulebook.identity.knowledge_until)))
        return
    table = Table(title=say("party.title", name=name), title_justify="left", show_edge=False, pad_edge=False)
    for column, ratio in (("strength", 1), ("who", 4), ("how", 4), ("effect", 5)):
        table.add_column(say(f"party.{column}"), overflow="fold", ratio=ratio)
    for one in found:
        table.add_row(
            styled((say(f"party.{one.strength}"), _COLOURS[one.strength])),
            styled(*_who(one)),
            styled(f"“{one.given}” → {one.folded}" if one.folded else one.given, "\n", one.listed_as, "\n", one.how),
            styled(_effect(rulebook, one, day, say)),
        )
    console.print(table)


def _who(one: Identity) -> list[str | tuple[str, str]]:
    who = one.who
    if isinstance(who, Listing):
        names = " · ".join(who.names.known()[1:])
        return [(who.name, "bold"), "\n", (names, "dim"), "\n", f"{who.instrument} no. {who.no} ({who.list})"]
    return [(who.names.en, "bold"), "\n", (" · ".join(who.names.known()[1:]), "dim")]


def _effect(rulebook: Rulebook, one: Identity, day: dt.date, say: Messages) -> str:
    who = one.who
    if not isinstance(who, Listing):
        return who.why.in_(say.language)
    state = rulebook.in_force(who.instrument, day)
    rules = [rule.title.in_(say.language) for rule in rulebook.instruments[who.instrument].rules]
    return "\n".join([f"{day}: {say(f'law.phase.{state.phase}')}", *(f"· {title}" for title in rules)])


def party_data(rulebook: Rulebook, found: Sequence[Identity], day: dt.date) -> list[dict[str, Any]]:
    """The same as plain data, for JSON."""
    rows = []
    for one in found:
        who = one.who
        row: dict[str, Any] = {
            "strength": one.strength,
            "given": one.given,
            "folded": one.folded,
            "listed_as": one.listed_as,
            "how": one.how,
        }
        if isinstance(who, Listing):
            state = rulebook.in_force(who.instrument, day)
            row |= {
                "name": who.name,
                "instrument": who.instrument,
                "no": who.no,
                "list": who.list,
                "country": who.country,
                "confidence": who.confidence,
                "on": day.isoformat(),
                "in_force": state.truth.word,
                "phase": state.phase,
                "rules": [f"{who.instrument}/{rule.id}" for rule in rulebook.instruments[who.instrument].rules],
            }
        else:
            row |= {"name": who.names.en, "relation": list(who.relation), "why": who.why.en}
        rows.append(row)
    return rows
