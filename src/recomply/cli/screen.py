"""The commands `screen`, `explain`, `template`."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recomply.cli.options import (
    AsOf,
    AssumeOpt,
    EngineName,
    EngineOpt,
    InputArg,
    Lang,
    LangOpt,
    ListsDir,
    MapOpt,
    OverlayDir,
    OwnershipFile,
    RulesDir,
    SheetOpt,
)
from recomply.cli.running import (
    FAILED_ON,
    NOT_WHOLE,
    decide_all,
    ids_of,
    in_folder,
    make_screener,
    read_input,
    suggestions,
    tell_ownership,
    terminal,
)
from recomply.errors import InputError
from recomply.outcome import Outcome

if TYPE_CHECKING:
    from recomply.decision import Decision
    from recomply.record import Batch


def screen(
    source: InputArg,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUTPUT",
            help="Where decisions go, by ending: .xlsx .csv .json .jsonl .parquet .html; - writes JSON lines to "
            "standard output. May be repeated.",
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="REPORT.html", help="An HTML report an auditor can read without the tool."),
    ] = None,
    as_of: AsOf = None,
    engine: EngineOpt = EngineName.closures,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lists: ListsDir = None,
    ownership: OwnershipFile = None,
    lang: LangOpt = Lang.en,
    columns: MapOpt = None,
    assume: AssumeOpt = None,
    sheet: SheetOpt = None,
    fail_on: Annotated[
        Outcome | None, typer.Option("--fail-on", help="Exit with status 1 when a decision is at least this severe.")
    ] = None,
) -> None:
    """Screen shipments, and write decisions.

    Exit status: 0 completed, whatever the outcomes; 1 --fail-on was met; 2 the call or a file is unusable;
    3 completed, but at least one record could not be read whole.
    """
    outputs = [*(output or ()), *([str(report)] if report else ())]
    _refuse_overwriting(source, outputs)
    started = time.monotonic()
    batch = read_input(source, columns, assume, sheet)
    screener = make_screener(rules, overlay, engine, lang, as_of, lists, ownership)
    decisions = decide_all(batch, screener, lang)
    _write(outputs, batch, decisions, lang)
    _summary(batch, decisions, outputs, lang, time.monotonic() - started)
    tell_ownership(screener)
    if fail_on is not None and any(decision.outcome.severity >= fail_on.severity for decision in decisions):
        raise typer.Exit(FAILED_ON)
    if any(decision.problems for decision in decisions):
        raise typer.Exit(NOT_WHOLE)


def explain(
    source: InputArg,
    reference: Annotated[str, typer.Option("--id", metavar="ID", help="The shipment to explain.")],
    line: Annotated[str | None, typer.Option("--line", metavar="N", help="Only this line of it.")] = None,
    why_not: Annotated[
        str | None,
        typer.Option(
            "--why-not", metavar="RULE", help="Explain why this rule does not apply (see: recomply rules list)."
        ),
    ] = None,
    as_of: AsOf = None,
    engine: EngineOpt = EngineName.closures,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lists: ListsDir = None,
    ownership: OwnershipFile = None,
    lang: LangOpt = Lang.en,
    columns: MapOpt = None,
    assume: AssumeOpt = None,
    sheet: SheetOpt = None,
) -> None:
    """Explain a decision: every rule that applies or may apply, with its condition tree and the values read."""
    from recomply.report.terminal import print_explanation

    batch = read_input(source, columns, assume, sheet)
    screener = make_screener(rules, overlay, engine, lang, as_of, lists, ownership)
    if why_not is not None and why_not not in screener.rulebook.rules:
        raise InputError(
            f"The rulebook has no rule {why_not}.",
            suggestions(why_not, screener.rulebook.rules) or "See: recomply rules list.",
        )
    decisions = [decision for decision in decide_all(batch, screener, lang) if decision.id == reference]
    if not decisions:
        raise InputError(f"{batch.source} has no shipment {reference}.", suggestions(reference, ids_of(batch)))
    for decision in decisions:
        lines = [str(one.line) for one in decision.lines]
        if line is not None and line not in lines:
            raise InputError(f"Shipment {reference} has no line {line}.", f"Its lines: {', '.join(lines)}.")
        print_explanation(terminal(), decision, line=line, why_not=why_not, language=lang.value)


def template(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help="Where the workbook goes.")
    ] = Path("shipments.xlsx"),
    lang: LangOpt = Lang.en,
) -> None:
    """Write an empty workbook to fill in: headers, drop-downs and help notes in the chosen language."""
    from recomply.record.template import write_template

    if output.suffix.lower() != ".xlsx":
        raise InputError(f"{output} does not end in .xlsx.", "Templates are Excel workbooks.")
    if output.exists():
        raise InputError(f"{output} is there already.", "Choose another name, or remove it first.")
    in_folder(output)
    write_template(output, language=lang.value)
    terminal().print(
        f"Wrote [bold]{output}[/bold]. Fill it in, then: recomply screen {output} -o {output.stem}.screened.xlsx"
    )


def _write(outputs: Sequence[str], batch: Batch, decisions: Sequence[Decision], lang: Lang) -> None:
    from recomply.report import write
    from recomply.report.tables import as_json

    made_at = dt.datetime.now().astimezone().isoformat(timespec="minutes")
    for output in outputs:
        if output == "-":
            for decision in decisions:
                sys.stdout.write(as_json(decision) + "\n")
            continue
        path = Path(output)
        in_folder(path)
        write(path, decisions, batch=batch, made_at=made_at, language=lang.value)


def _summary(batch: Batch, decisions: Sequence[Decision], outputs: Sequence[str], lang: Lang, seconds: float) -> None:
    from recomply.report.terminal import print_summary

    console = terminal(stderr="-" in outputs)
    print_summary(console, decisions, batch, seconds, language=lang.value)
    for output in outputs:
        if output != "-":
            console.print(f"Wrote [bold]{output}[/bold]")


def _refuse_overwriting(source: str, outputs: Sequence[str]) -> None:
    for output in outputs:
        if output != "-" and source != "-" and Path(output).resolve() == Path(source).resolve():
            raise InputError(
                f"{output} is the input itself.", "Give the output another name; your own file stays as it is."
            )
