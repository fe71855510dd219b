"""Why a decision is what it is, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from recomply.decision.model import Decision, Finding, LineDecision
from recomply.decision.trace import Node, RuleTrace
from recomply.errors import InputError
from recomply.report import licenses, sentences
from recomply.report.console import COLOURS, TRUTH_COLOURS, Part, citation, grow, heading, node_text, styled
from recomply.report.messages import Messages, messages
from recomply.report.trees import MARKS, deciding_conditions, open_conditions, truth_counts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

_HEADINGS = MappingProxyType(
    {
        "true": "terminal.holds",
        "false": "terminal.stands_against",
        "unknown": "terminal.still_open",
    }
)


def print_explanation(
    console: Console,
    decision: Decision,
    line: int | str | None = None,
    why_not: str | None = None,
    language: str = "en",
) -> None:
    """Prints why a decision is what it is: conditions with the values read, evidence, citations.

    Args:
        console: Where to print.
        decision: The decision.
        line: Name of the line to explain; without it, every line.
        why_not: Id of a rule: prints its conditions and which of them stand against it.
        language: `en`, `zh` or `ja`.

    Raises:
        InputError: There is no such line, or no such rule was considered.
    """
    say = messages(language)
    console.print()
    console.print(_title(decision, say))
    for chosen in _chosen(decision, line):
        console.print()
        console.print(_line_title(chosen, say))
        if why_not:
            _print_why_not(console, chosen, why_not, say)
        else:
            _print_why(console, chosen, say)
    console.print()
    for warning in (*map(str, decision.problems), *decision.cautions):
        console.print(styled((f"! {warning}", "yellow")))


def _chosen(decision: Decision, line: int | str | None) -> Sequence[LineDecision]:
    if line is None:
        return decision.lines
    found = [each for each in decision.lines if str(each.line) == str(line)]
    if not found:
        known = ", ".join(str(each.line) for each in decision.lines)
        raise InputError(f"Shipment {decision.id} has no line {line}.", f"Its lines are: {known}.")
    return found


def _title(decision: Decision, say: Messages) -> Text:
    outcome = say(f"outcome.{decision.outcome}"), COLOURS[decision.outcome]
    return styled((f"{decision.id} · {decision.as_of} · ", "bold"), outcome)


def _line_title(line: LineDecision, say: Messages) -> Text:
    named = " · ".join(filter(None, (say("line.name", line=line.line), line.description)))
    outcome = say(f"outcome.{line.outcome}"), COLOURS[line.outcome]
    span = ""
    if line.at_least is not line.at_most:
        least, most = say(f"outcome.{line.at_least}"), say(f"outcome.{line.at_most}")
        span = f" ({say('page.established')}: {least} · {say('page.possible')}: {most})"
    return styled((f"{named} · ", "bold"), outcome, (span, "dim"))


def _print_why(console: Console, line: LineDecision, say: Messages) -> None:
    console.print(styled(sentences.why(line, say.language)))
    traces = {trace.rule: trace for trace in line.trace}
    for finding in sentences.ranked(line):
        console.print()
        console.print(_finding_tree(finding, traces.get(finding.rule), say))
    _print_part(console, "page.questions", _questions(line, say), say)
    _print_part(console, "page.license", _licensing(line, say), say)
    _print_part(console, "page.obligations", _obligations(line, say), say)
    if line.trace:
        counted = truth_counts(line.trace).items()
        counts = " · ".join(f"{MARKS[truth]} {n} {say(f'truth.{truth}')}" for truth, n in counted)
        console.print()
        console.print(styled((f"{say('page.rules')}: {counts}", "dim")))


def _print_part(console: Console, name: str, rows: Iterable[str], say: Messages) -> None:
    shown = list(rows)
    if shown:
        heading(console, say(name))
    for row in shown:
        console.print(styled(row))


def _questions(line: LineDecision, say: Messages) -> Iterator[str]:
    for question in line.questions:
        yield f"? {question.ask.in_(say.language)} ({say(f'asked.{question.kind}')})"


def _licensing(line: LineDecision, say: Messages) -> Iterator[str]:
    for part in licenses.parts(line.license, say) if line.license else ():
        yield f"{part.title}:"
        for row in part.rows:
            mark = f"{MARKS[row.truth]} " if row.truth else ""
            yield f"  {mark}{row.text}" + (f" ({row.note})" if row.note else "")


def _obligations(line: LineDecision, say: Messages) -> Iterator[str]:
    for duty in line.obligations:
        yield f"§ {duty.text.in_(say.language)} ({'; '.join(map(sentences.cited, duty.basis))})"


def _finding_tree(finding: Finding, trace: RuleTrace | None, say: Messages) -> Tree:
    tree = _rule_tree(finding.rule, finding.truth, finding, say)
    tree.add(styled(sentences.because(finding, say.language)))
    for seen in sentences.pieces(finding):
        read = f"{sentences.place(seen, say)}: “{seen.text}” → {seen.value}"
        tree.add(styled((f"{say('page.read_field')}: ", "dim"), read))
    for basis in finding.basis:
        tree.add(citation(basis, say))
    if trace:
        grow(tree, trace.tree, say)
    return tree


def _rule_tree(rule: str, truth: str, finding: Finding | None, say: Messages) -> Tree:
    from rich.tree import Tree

    parts: list[Part] = [(f"{MARKS[truth]} ", TRUTH_COLOURS[truth])]
    if finding:
        parts.append((f"{finding.title.in_(say.language)} ", "bold"))
        parts.append((f"→ {sentences.follows(finding, say.language)} ", COLOURS[finding.outcome]))
    parts.append((f"{rule} {say(f'truth.{truth}')}", "dim"))
    if finding and finding.reading == "ours":
        parts.append((f" ({say('reading.ours')})", "magenta"))
    return Tree(styled(*parts), guide_style="dim")


def _print_why_not(console: Console, line: LineDecision, rule: str, say: Messages) -> None:
    trace = next((trace for trace in line.trace if trace.rule == rule), None)
    if trace is None:
        known = ", ".join(sorted(trace.rule for trace in line.trace)) or "–"
        raise InputError(say("terminal.not_considered", rule=rule, known=known))
    finding = next((finding for finding in line.findings if finding.rule == rule), None)
    tree = _rule_tree(rule, trace.truth, finding, say)
    grow(tree, trace.tree, say)
    console.print(tree)
    _print_leaves(console, _HEADINGS[trace.truth], deciding_conditions(trace.tree), say)
    if trace.truth == "false":
        _print_leaves(console, "terminal.still_open", open_conditions(trace.tree), say)


def _print_leaves(console: Console, name: str, leaves: Sequence[Node], say: Messages) -> None:
    if leaves:
        heading(console, say(name))
    for leaf in leaves:
        console.print(node_text(leaf, say))
