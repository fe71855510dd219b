"""What a run came to, for people at a terminal."""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recomply.decision.model import Decision, LineDecision
from recomply.outcome import Outcome
from recomply.report import sentences
from recomply.report.console import COLOURS, grid, heading, styled
from recomply.report.messages import Messages, messages
from recomply.report.overview import Overview, lines_of, overview

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from recomply.record.model import Batch

_BAR = 30
_WORST = 10
_PROBLEMS = 10
_QUESTIONS = 5


def print_summary(
    console: Console,
    decisions: Sequence[Decision],
    batch: Batch | None = None,
    seconds: float | None = None,
    *,
    language: str = "en",
) -> None:
    """Prints what a run came to: counts, the most severe lines, questions, problems, cautions, the rulebook.

    Args:
        console: Where to print.
        decisions: The decisions of the run.
        batch: The input.
        seconds: How long the run took, in seconds.
        language: `en`, `zh` or `ja`.
    """
    say = messages(language)
    run = overview(decisions)
    console.print()
    console.print(_headline(decisions, run, batch, seconds, say))
    console.print()
    console.print(_outcomes(run, say))
    if any(run.categories.values()):
        console.print()
        console.print(_categories(run, say))
    _print_worst(console, decisions, say)
    _print_questions(console, run, say)
    _print_problems(console, decisions, run, say)
    _print_columns(console, batch, say)
    console.print()
    for caution, n in run.cautions.items():
        console.print(styled((f"! {caution} ({say('n.times', n=n)})", "yellow")))
    console.print(styled((_made_with(run, say), "dim")))


def _headline(
    decisions: Sequence[Decision], run: Overview, batch: Batch | None, seconds: float | None, say: Messages
) -> Text:
    source = f"{batch.source}: " if batch and batch.source else ""
    extent = f"{say('n.shipments', n=len(decisions))} · {say('n.lines', n=sum(run.lines.values()))}"
    took = ""
    if seconds:
        took = say("terminal.seconds", seconds=f"{seconds:.1f}", rate=f"{len(decisions) / seconds:,.0f}")
    return styled((source, "bold"), extent, (f" {took}", "dim"))


def _outcomes(run: Overview, say: Messages) -> Table:
    made = grid(4, right=(1, 2))
    headers = ("page.by_outcome", "column.shipments", "column.lines")
    made.add_row(*(styled((say(name), "dim")) for name in headers), "")
    most = max(run.shipments.values()) or 1
    for outcome, n in run.shipments.items():
        bar = "█" * max(round(_BAR * n / most), 1 if n else 0)
        word = styled((say(f"outcome.{outcome}"), COLOURS[outcome]))
        made.add_row(word, f"{n:,}", f"{run.lines[outcome]:,}", styled((bar, COLOURS[outcome])))
    return made


def _categories(run: Overview, say: Messages) -> Table:
    made = grid(2, right=(1,))
    made.add_row(styled((say("page.by_category"), "dim")), styled((say("column.lines"), "dim")))
    for category, n in run.categories.items():
        made.add_row(say(f"category.{category}"), f"{n:,}")
    return made


def _print_worst(console: Console, decisions: Sequence[Decision], say: Messages) -> None:
    worst = _worst(decisions)
    if not worst:
        return
    heading(console, say("terminal.worst"))
    made = grid(4, right=(1,))
    for decision, line in worst:
        word = styled((say(f"outcome.{line.outcome}"), COLOURS[line.outcome]))
        why = styled(sentences.why(line, say.language))
        made.add_row(styled(decision.id), styled(str(line.line)), word, why)
    console.print(made)


def _worst(decisions: Sequence[Decision]) -> list[tuple[Decision, LineDecision]]:
    found = [
        (decision, line)
        for decision in decisions
        for line in lines_of(decision)
        if line.outcome is not Outcome.NO_RESTRICTION_FOUND
    ]
    return heapq.nlargest(_WORST, found, key=lambda pair: (pair[1].outcome.severity, pair[1].at_least.severity))


def _print_questions(console: Console, run: Overview, say: Messages) -> None:
    if not run.questions:
        return
    kinds = Counter[str](asked.question.kind for asked in run.questions)
    names = {"decision": "n.decisions", "fact": "n.facts", "law": "n.law"}
    counted = " · ".join(say(name, n=kinds[kind]) for kind, name in names.items() if kinds[kind])
    heading(console, f"{say('terminal.questions')}: {counted}")
    made = grid(2, right=(0,))
    for asked in run.questions[:_QUESTIONS]:
        made.add_row(styled((say("n.lines", n=asked.lines), "dim")), styled(asked.question.ask.in_(say.language)))
    console.print(made)
    _print_rest(console, len(run.questions) - _QUESTIONS, say)


def _print_problems(console: Console, decisions: Sequence[Decision], run: Overview, say: Messages) -> None:
    if not run.problems:
        return
    heading(console, f"{say('page.problems')} ({run.problems:,})")
    problems = (problem for decision in decisions for problem in decision.problems)
    for problem in itertools.islice(problems, _PROBLEMS):
        console.print(styled(str(problem)))
    _print_rest(console, run.problems - _PROBLEMS, say)


def _print_columns(console: Console, batch: Batch | None, say: Messages) -> None:
    """Columns with values that nobody reads."""
    lost = batch.unread if batch else ()
    if lost:
        heading(console, say("terminal.columns"))
    for column in lost[:_PROBLEMS]:
        letter = say("book.column", letter=column.letter)
        console.print(styled((f"{letter} “{column.header}”: {column.how}", "yellow")))
    _print_rest(console, len(lost) - _PROBLEMS, say)


def _print_rest(console: Console, n: int, say: Messages) -> None:
    if n > 0:
        console.print(styled((say("n.more", n=n), "dim")))


def _made_with(run: Overview, say: Messages) -> str:
    books = (
        f"{say('page.rulebook')} {version} · {say('page.knowledge', day=known)} · {digest[:19]}"
        for version, known, digest in run.rulebooks
    )
    owners = (f"{say('page.ownership')} {one.name} · {one.digest[:19]}" for one in run.ownerships)
    return " · ".join([*books, *owners, *run.engines, *run.software])
