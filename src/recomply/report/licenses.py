"""How a licence is had, in words: kinds, policy, papers, conditions, time limits, and the licence that is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recomply.decision.model import LicenseOption, Licensing, TimeLimit
from recomply.report.messages import Messages
from recomply.report.sentences import cited


class Row(NamedTuple):
    """One statement.

    Attributes:
        truth: Whether it is so (a kind open, a paper on file, an aspect covered); empty for plain statements.
        text: The statement.
        note: What else is to be said of it.
    """

    truth: str
    text: str
    note: str = ""


class Part(NamedTuple):
    """The statements under one heading."""

    title: str
    rows: tuple[Row, ...]


def parts(licensing: Licensing, say: Messages) -> list[Part]:
    """Everything a licence section says, in the order of the reader's questions; headings without rows left out."""
    language = say.language
    found = [
        Part(say(f"page.bars.{licensing.barred}"), tuple(_bars(licensing, say))),
        Part(say("page.special"), tuple(_special(licensing, say))),
        Part(say("page.kinds"), tuple(_option(option, say) for option in licensing.options)),
        Part(say("page.policy"), (Row("", say(f"policy.{licensing.policy}")),)),
        Part(say("page.possible_license"), tuple(_possible(licensing, say))),
        Part(say("page.held"), tuple(_held(licensing, say))),
        Part(
            say("page.documents"),
            tuple(
                Row(paper.on_file, paper.title.in_(language), say(f"file.{paper.on_file}"))
                for paper in licensing.documents
            ),
        ),
        Part(say("page.conditions"), tuple(Row("", one.in_(language)) for one in licensing.conditions)),
        Part(
            say("page.time_limit"),
            (
                *((Row("", licensing.time_limit.in_(language)),) if licensing.time_limit else ()),
                *(_limit(limit, say) for limit in licensing.time_limits),
            ),
        ),
    ]
    return [part for part in found if part.rows]


def _bars(licensing: Licensing, say: Messages) -> Iterator[Row]:
    """The rules that forbid the line, or may; what they mean for all that follows is said by the heading."""
    for bar in licensing.bars:
        state = say(f"bar.{bar.truth}")
        yield Row("", bar.title.in_(say.language), " · ".join([state, *map(cited, bar.basis)]))
    if licensing.barred == "unknown" and not licensing.bars:
        yield Row("", say("bar.undated"))


def _special(licensing: Licensing, say: Messages) -> Iterator[Row]:
    if licensing.barred != "true":
        return
    for route in licensing.special:
        yield Row("", route.text.in_(say.language), " · ".join(map(cited, route.basis)))
    if not licensing.special:
        yield Row("", say("special.none"))


def _possible(licensing: Licensing, say: Messages) -> Iterator[Row]:
    for one in licensing.possible:
        kinds = ", ".join(say(f"license.{kind}") for kind in one.kinds)
        why = "; ".join(dict.fromkeys(words.in_(say.language) for words in one.why))
        how = say("possible.beside" if one.other_regime else "possible.terms")
        notes = [why, say(f"policy.{one.policy}"), one.time_limit.in_(say.language)]
        notes.extend(condition.in_(say.language) for condition in one.conditions)
        yield Row("unknown", f"{how}: {kinds}", " · ".join([*notes, *map(cited, one.basis)]))


def _option(option: LicenseOption, say: Messages) -> Row:
    why = "; ".join(words.in_(say.language) for words in option.why)
    basis = ", ".join(dict.fromkeys(cited(one) for one in option.basis))
    reasons = " · ".join(filter(None, (why, basis)))
    state = say(f"option.{option.open}")
    if option.needed == "unknown":
        state = say("option.maybe", state=state)
    return Row(option.open, say(f"license.{option.kind}"), f"{state} · {reasons}" if reasons else state)


def _limit(limit: TimeLimit, say: Messages) -> Row:
    notes = [say("limit.doubt")] if limit.applies == "unknown" else []
    if limit.starts is not None and limit.ends is not None:
        days = say("limit.days", start=limit.starts, end=limit.ends)
        notes.append(f"{days} ({say('limit.assumed')})" if limit.assumed else days)
        if not limit.certain:
            notes.append(say("limit.uncertain"))
    if limit.not_running is not None:
        notes.append(limit.not_running.in_(say.language))
    notes.extend(map(cited, limit.basis))
    return Row("", limit.text.in_(say.language), " · ".join(notes))


def _held(licensing: Licensing, say: Messages) -> Iterator[Row]:
    held = licensing.held
    if held is None:
        return
    yield Row(held.covers, held.number, say(f"held.{held.covers}"))
    for check in held.checks:
        given = f"“{check.licensed}” · " if check.licensed else ""
        yield Row(check.fits, say(f"aspect.{check.aspect}"), f"{given}{check.why}")
