"""The sheets a screened workbook gets besides the user's own: decisions, traces, questions, sources, run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from recomply.decision.model import Decision, Finding, LineDecision
from recomply.report import sentences
from recomply.report.cells import Styles, Value, add_sheet
from recomply.report.messages import Messages
from recomply.report.overview import Overview, lines_of, overview
from recomply.report.tables import COLUMNS, flat, kinds_of
from recomply.report.trees import MARKS, condition, deciding_conditions, read

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from recomply.record.model import Batch

TITLES: tuple[str, ...] = (
    "recomply decisions",
    "recomply traces",
    "recomply questions",
    "recomply sources",
    "recomply run",
)
"""The titles of the sheets, the same in every language, so that a second run finds them."""

_WIDTHS = {
    "id": 18.0,
    "line": 7.0,
    "description": 32.0,
    "as_of": 12.0,
    "outcome": 22.0,
    "at_least": 22.0,
    "at_most": 22.0,
    "why": 60.0,
    "basis": 34.0,
    "missing": 50.0,
    "obligations": 50.0,
    "documents": 30.0,
    "problems": 40.0,
    "cautions": 40.0,
    "digest": 20.0,
    "rules_true": 28.0,
    "rules_unknown": 28.0,
}
_TRACE = {
    "id": 18.0,
    "line": 7.0,
    "rule": 28.0,
    "title": 34.0,
    "truth": 10.0,
    "outcome": 22.0,
    "because": 60.0,
    "conditions": 60.0,
    "evidence": 60.0,
}
_DECISION_CODES = ("outcome", "at_least", "at_most", "categories")
_TRACE_CODES = ("truth", "outcome")
"""What stands in words in the sheet, and once more in codes at its end, for programs."""


def add_sheets(
    book: Workbook,
    batch: Batch | None,
    decisions: Sequence[Decision],
    looks: Styles,
    say: Messages,
    remarks: Iterable[str] = (),
) -> None:
    """Adds the five sheets to a workbook.

    Args:
        book: The workbook.
        batch: The input.
        decisions: The decisions.
        looks: The styles of the workbook.
        say: The fixed texts.
        remarks: What the person should know of how this workbook was made.
    """
    run = overview(decisions)
    columns = _headers({name: _WIDTHS.get(name, 16.0) for name in COLUMNS}, _DECISION_CODES, say)
    traced = _headers(_TRACE, _TRACE_CODES, say)
    full = {
        TITLES[0]: add_sheet(book, TITLES[0], columns, _decisions(decisions, say), looks),
        TITLES[1]: add_sheet(book, TITLES[1], traced, _traces(decisions, say), looks),
    }
    add_sheet(book, TITLES[2], _question_columns(say), _questions(run, say), looks)
    add_sheet(book, TITLES[3], _source_columns(say), _sources(run, say), looks)
    lost = [say("book.full", sheet=title, n=n) for title, n in full.items() if n]
    about = [(say("column.item"), 30.0), (say("column.value"), 110.0)]
    add_sheet(book, TITLES[4], about, _run(run, batch, decisions, [*remarks, *lost], say), looks)


def _headers(widths: Mapping[str, float], codes: Sequence[str], say: Messages) -> list[tuple[str, float]]:
    """Headers in the reader's language, then the names of what is repeated in codes."""
    return [*((say(f"sheet.{name}"), width) for name, width in widths.items()), *((name, 20.0) for name in codes)]


def _decisions(decisions: Sequence[Decision], say: Messages) -> Iterator[Sequence[Value]]:
    for decision in decisions:
        for line, row in zip(lines_of(decision), flat(decision, say.language), strict=True):
            shown: dict[str, Value] = {**row, **_in_words(line, say)}
            shown["line"] = int(row["line"]) if row["line"].isdecimal() else row["line"]
            yield [*shown.values(), *(row[name] for name in _DECISION_CODES)]


def _in_words(line: LineDecision, say: Messages) -> dict[str, str]:
    """What stands in codes elsewhere, in words."""
    words = {name: say(f"outcome.{getattr(line, name)}") for name in ("outcome", "at_least", "at_most")}
    words["categories"] = "; ".join(say(f"category.{category}") for category in line.categories)
    if line.license:
        kinds = (
            say(f"license.{kind.removesuffix('?')}") + kind[len(kind.rstrip("?")) :] for kind in kinds_of(line.license)
        )
        papers = line.license.documents
        held = line.license.held
        words["license_kinds"] = "; ".join(kinds)
        words["license_policy"] = say(f"policy.{line.license.policy}")
        words["license_held"] = f"{held.number}: {say(f'held.{held.covers}')}" if held else ""
        words["documents"] = "; ".join(f"{one.title.in_(say.language)}: {say(f'file.{one.on_file}')}" for one in papers)
    return words


def _traces(decisions: Sequence[Decision], say: Messages) -> Iterator[Sequence[Value]]:
    for decision in decisions:
        for line in lines_of(decision):
            why = _conditions(line, say)
            for finding in line.findings:
                yield (
                    decision.id,
                    line.line,
                    finding.rule,
                    finding.title.in_(say.language),
                    say(f"truth.{finding.truth}"),
                    sentences.follows(finding, say.language),
                    sentences.because(finding, say.language),
                    why.get(finding.rule, ""),
                    _evidence(finding, say),
                    finding.truth,
                    finding.outcome.value,
                )


def _conditions(line: LineDecision, say: Messages) -> dict[str, str]:
    """For each rule that applies or may, the conditions that make it so."""
    return {
        trace.rule: "\n".join(
            f"{MARKS[leaf.truth]} {condition(leaf, say)}{f' ← {read(leaf, say)}' if leaf.read else ''}"
            for leaf in deciding_conditions(trace.tree)
        )
        for trace in line.trace
        if trace.truth != "false"
    }


def _evidence(finding: Finding, say: Messages) -> str:
    pieces = sentences.pieces(finding)
    return "\n".join(f"{sentences.place(seen, say)}: “{seen.text}” → {seen.value}" for seen in pieces)


def _question_columns(say: Messages) -> list[tuple[str, float]]:
    widths = {
        "kind": 16.0,
        "ask.en": 50.0,
        "ask.zh": 44.0,
        "ask.ja": 50.0,
        "settled_by": 24.0,
        "waiting": 12.0,
        "ids": 50.0,
    }
    return [(say(f"column.{name}"), width) for name, width in widths.items()]


def _questions(run: Overview, say: Messages) -> Iterator[Sequence[Value]]:
    for asked in run.questions:
        question, ask = asked.question, asked.question.ask
        answered_by = say(f"asked.{question.kind}")
        yield answered_by, ask.en, ask.zh, ask.ja, question.settled_by, asked.lines, "; ".join(asked.ids)


def _source_columns(say: Messages) -> list[tuple[str, float]]:
    widths = {"instrument": 26.0, "provision": 24.0, "title": 60.0, "address": 60.0, "confidence": 20.0, "used": 12.0}
    return [(say(f"column.{name}"), width) for name, width in widths.items()]


def _sources(run: Overview, say: Messages) -> Iterator[Sequence[Value]]:
    for cited in run.sources:
        basis = cited.basis
        known = say(f"confidence.{basis.confidence}") if basis.confidence else ""
        yield basis.instrument, basis.provision, basis.title, basis.url, known, cited.lines


def _run(
    run: Overview, batch: Batch | None, decisions: Sequence[Decision], remarks: Sequence[str], say: Messages
) -> Iterator[Sequence[Value]]:
    if batch:
        yield say("page.input"), batch.source
        if batch.sheet:
            yield "", say("page.sheet", name=batch.sheet)
    yield say("page.extent"), f"{say('n.shipments', n=len(decisions))} · {say('n.lines', n=sum(run.lines.values()))}"
    yield say("page.as_of"), run.days
    for version, knowledge, digest in run.rulebooks:
        yield say("page.rulebook"), f"{version} · {say('page.knowledge', day=knowledge)}"
        yield say("page.digest"), digest
    for owners in run.ownerships:
        yield say("page.ownership"), f"{owners.name} · {say('n.holdings', n=owners.holdings)}"
        yield say("page.digest"), owners.digest
    yield say("page.engine"), ", ".join(run.engines)
    yield say("page.software"), ", ".join(run.software)
    for outcome, n in run.shipments.items():
        yield say(f"outcome.{outcome}"), f"{say('n.shipments', n=n)} · {say('n.lines', n=run.lines[outcome])}"
    for caution, n in run.cautions.items():
        yield say("book.caution"), f"{caution} ({say('n.times', n=n)})"
    for remark in (*(batch.remarks if batch else ()), *remarks):
        yield say("book.remark"), remark
    for column in batch.columns if batch else ():
        field = column.field or say("book.ignored")
        how = f" ({column.how})" if column.how else ""
        yield say("book.column", letter=column.letter), f"{column.header} → {field}{how}"
    for decision in decisions:
        for problem in decision.problems:
            yield say("page.problems"), f"{decision.id} · {problem}"
    for part in ("truth", "outcome", "limits", "sources", "advice"):
        yield say("page.method"), say(f"page.method.{part}")
