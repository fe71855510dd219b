"""The command line: a thin layer over what Python users call."""

from __future__ import annotations

import datetime as dt
import enum
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from recomply.errors import InputError, RecomplyError, RulebookError
from recomply.lists.commands import lists_app
from recomply.outcome import Outcome

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.decision import Decision
    from recomply.record import Batch

FAILED_ON, UNUSABLE, NOT_WHOLE = 1, 2, 3  # exit statuses; 0: completed, whatever the outcomes

app = typer.Typer(
    name="recomply",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Screens shipments against the export control law of the People's Republic of China.",
)
rules_app = typer.Typer(no_args_is_help=True, help="Look into the rulebook and check it.")
app.add_typer(rules_app, name="rules")
law_app = typer.Typer(no_args_is_help=True, help="Ask what the law was on a day.")
app.add_typer(law_app, name="law")
app.add_typer(lists_app, name="lists")


class Lang(enum.StrEnum):
    """Languages of texts for people."""

    en = "en"
    zh = "zh"
    ja = "ja"


class EngineName(enum.StrEnum):
    """Engines that judge facts by rules."""

    closures = "closures"
    durable = "durable"


InputArg = Annotated[
    str,
    typer.Argument(
        metavar="INPUT",
        help="A workbook, .csv, .tsv, .parquet, .json or .jsonl; - reads JSON lines from standard input.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Apply the law as of this day, whatever the shipment's own date."),
]
RulesDir = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="Folder of a rulebook; else the one that ships with recomply."),
]
OverlayDir = Annotated[
    Path | None,
    typer.Option(
        "--rules-overlay",
        metavar="DIR",
        help="Folder of your own rulebook on top: settled disputes, instruments, lists, in-house rules.",
    ),
]
ListsDir = Annotated[
    Path | None,
    typer.Option("--lists", metavar="DIR", help="Folder of your own lists; else the one `recomply lists` uses."),
]
OwnershipFile = Annotated[
    Path | None,
    typer.Option(
        "--ownership",
        metavar="FILE",
        help="Who holds what share of whom: columns owner, owned, share in per cent (.csv .tsv .xlsx .jsonl).",
    ),
]
EngineOpt = Annotated[EngineName, typer.Option("--engine", help="Engine that evaluates the rules.")]
LangOpt = Annotated[Lang, typer.Option("--lang", help="Language of reasons and reports.")]
MapOpt = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLUMN=FIELD",
        help='How to understand a column: --map "列名=end_user.name"; an empty field ignores it. May be repeated.',
    ),
]
AssumeOpt = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="FIELD=VALUE",
        help="A value for a field that the file does not have: --assume departure=CN. May be repeated.",
    ),
]
SheetOpt = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="The sheet to read, when several could be meant.")
]


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        from recomply.version import __version__

        typer.echo(f"recomply {__version__}")
        raise typer.Exit


@app.command()
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
    batch = _read(source, columns, assume, sheet)
    screener = _screener(rules, overlay, engine, lang, as_of, lists, ownership)
    decisions = _decide(batch, screener, lang)
    _write(outputs, batch, decisions, lang)
    _summary(batch, decisions, outputs, lang, time.monotonic() - started)
    _tell_ownership(screener)
    if fail_on is not None and any(decision.outcome.severity >= fail_on.severity for decision in decisions):
        raise typer.Exit(FAILED_ON)
    if any(decision.problems for decision in decisions):
        raise typer.Exit(NOT_WHOLE)


@app.command()
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

    batch = _read(source, columns, assume, sheet)
    screener = _screener(rules, overlay, engine, lang, as_of, lists, ownership)
    if why_not is not None and why_not not in screener.rulebook.rules:
        raise InputError(
            f"The rulebook has no rule {why_not}.",
            _near(why_not, screener.rulebook.rules) or "See: recomply rules list.",
        )
    decisions = [decision for decision in _decide(batch, screener, lang) if decision.id == reference]
    if not decisions:
        raise InputError(f"{batch.source} has no shipment {reference}.", _near(reference, _ids(batch)))
    for decision in decisions:
        lines = [str(one.line) for one in decision.lines]
        if line is not None and line not in lines:
            raise InputError(f"Shipment {reference} has no line {line}.", f"Its lines: {', '.join(lines)}.")
        print_explanation(_console(), decision, line=line, why_not=why_not, language=lang.value)


@app.command()
def classify(
    source: Annotated[
        str | None, typer.Argument(metavar="[INPUT]", help="A file of shipments; without one, describe a line below.")
    ] = None,
    description: Annotated[str | None, typer.Option("--description", "-d", help="Description of the goods.")] = None,
    hs: Annotated[str | None, typer.Option("--hs", help="Customs code.")] = None,
    code: Annotated[str | None, typer.Option("--code", help="Control code the exporter declares.")] = None,
    composition: Annotated[str | None, typer.Option("--composition", help='Mass per cent: "Nd 29, Dy 3.2".')] = None,
    form: Annotated[str | None, typer.Option("--form", help="Form: oxide, alloy, magnet …")] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A technical parameter. May be repeated."),
    ] = None,
    not_controlled: Annotated[
        bool, typer.Option("--not-controlled", help="The exporter declares the goods not controlled.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also entries that were looked at and are not met.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead of tables.")] = False,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lang: LangOpt = Lang.en,
    columns: MapOpt = None,
    sheet: SheetOpt = None,
) -> None:
    """Hold goods against every control entry: which they meet, which they may meet, and why."""
    import json

    from recomply.report.classification import as_data, print_classification
    from recomply.report.console import styled

    record: dict[str, Any] = {
        "description": description,
        "hs_code": hs,
        "control_code": code,
        "composition": composition,
        "form": form,
        "parameters": _pairs(parameter, "--parameter", "purity_pct=99.99") or None,
        "declared_controlled": False if not_controlled else None,
    }
    given = {name: value for name, value in record.items() if value is not None}
    if (source is None) is (not given):
        raise InputError("Nothing to classify.", "Give a file, or describe one line (--description, --hs, --code …).")
    if source is None:
        records: Iterable[Any] = [{"id": "line", "lines": [given]}]
    else:
        records = [one.data for one in _read(source, columns, None, sheet).records]
    console = _console()
    screener = _screener(rules, overlay, EngineName.closures, lang, None)
    for data in records:
        for title, found, problems in screener.classify(data):
            if as_json:
                typer.echo(json.dumps({"line": title, **as_data(found)}, ensure_ascii=False))
                continue
            print_classification(console, title, found, everything=everything, language=lang.value)
            for problem in problems:
                console.print(styled(("! ", "red"), str(problem)))


@app.command()
def share(
    source: Annotated[
        str, typer.Argument(metavar="INPUT", help="A file of shipments whose lines have materials; - for stdin.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead of text.")] = False,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lang: LangOpt = Lang.en,
    columns: MapOpt = None,
    sheet: SheetOpt = None,
) -> None:
    """Work out what part of the value of goods is counted material of Chinese origin, from bills of materials."""
    import json

    from recomply.report.console import styled
    from recomply.report.shares import as_data, print_share

    batch = _read(source, columns, None, sheet)
    console = _console()
    screener = _screener(rules, overlay, EngineName.closures, lang, None)
    shares = [one for record in batch.records for one in screener.value_shares(record.data)]
    if not shares:
        raise InputError(
            f"{batch.source}: no line has a bill of materials.",
            "Give it in the field materials of the line (JSON); see the documentation of fields.",
        )
    for title, found, problems in shares:
        if as_json:
            typer.echo(json.dumps({"line": title, **as_data(found)}, ensure_ascii=False))
            continue
        print_share(console, title, found)
        for problem in problems:
            console.print(styled(("! ", "red"), str(problem)))


@app.command()
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
    _in_folder(output)
    write_template(output, language=lang.value)
    _console().print(
        f"Wrote [bold]{output}[/bold]. Fill it in, then: recomply screen {output} -o {output.stem}.screened.xlsx"
    )


@app.command()
def party(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any writing.")],
    country: Annotated[str | None, typer.Option("--country", metavar="CODE", help="Its country.")] = None,
    address: Annotated[str | None, typer.Option("--address", metavar="TEXT", help="Its address.")] = None,
    postcode: Annotated[str | None, typer.Option("--postcode", metavar="TEXT", help="Its postcode.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the law; else today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lang: LangOpt = Lang.en,
) -> None:
    """Ask who a party may be: listed, likely listed, or close to listed ones, and why."""
    import json

    from recomply.report.party import party_data, print_party

    screener = _screener(rules, overlay, EngineName.closures, lang, None)
    day = _day(on) or dt.date.today()
    found = screener.party({"name": name, "country": country, "address": address, "postcode": postcode})
    if as_json:
        typer.echo(json.dumps(party_data(screener.rulebook, found, day), ensure_ascii=False, indent=1))
        return
    print_party(_console(), screener.rulebook, name, found, day, language=lang.value)


@rules_app.command("check")
def rules_check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Folder of a rulebook; else the one that ships with recomply."),
    ] = None,
    overlay: OverlayDir = None,
) -> None:
    """Check a rulebook strictly: schema, references, dates, reasons, and every rule and entry against its own cases."""
    from recomply.findings.check import check, rule_cases
    from recomply.law import rules_folder

    root = folder or rules_folder()
    rulebook, faults = check(root, overlay)
    if faults or rulebook is None:
        raise RulebookError(sorted(fault.told(root) for fault in faults))
    cases = sum(len(list(rule_cases(rule))) for _, rule in rulebook.rules.values())
    entries = sum(len(file.entries) for file in rulebook.items.values())
    parties = sum(len(file.parties) for file in rulebook.lists.values())
    _console().print(
        f"[green]✓[/green] rulebook {rulebook.identity.version}, knows the law up to "
        f"{rulebook.identity.knowledge_until}: {len(rulebook.instruments)} instruments, {len(rulebook.rules)} rules, "
        f"{cases} cases, {entries} control entries, {parties} listed parties\n  {rulebook.digest}"
    )


@rules_app.command("list")
def rules_list(rules: RulesDir = None, lang: LangOpt = Lang.en, on: AsOf = None) -> None:
    """List every rule: its outcome, its title, and whether its instrument is in force."""
    from rich.table import Table

    from recomply.screener import open_rulebook

    rulebook, _, _ = open_rulebook(rules)
    day = _day(on) or dt.date.today()
    table = Table(title=f"Rules of rulebook {rulebook.identity.version}, as of {day}", title_justify="left")
    for header in ("Rule", "Outcome", "Instrument", "Title"):
        table.add_column(header, overflow="fold")
    for name, (instrument, rule) in rulebook.rules.items():
        table.add_row(
            name,
            rule.then.outcome,
            _force_words(rulebook.in_force(instrument.id, day).phase, lang),
            rule.title.in_(lang.value),
        )
    _console().print(table)


@rules_app.command("show")
def rules_show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A rule (INSTRUMENT/RULE) or an instrument; see: recomply rules list.")
    ],
    rules: RulesDir = None,
    lang: LangOpt = Lang.en,
    on: AsOf = None,
) -> None:
    """Show a rule or an instrument: text, sources, dates, conditions, cases."""
    from recomply.report.terminal import print_instrument, print_rule
    from recomply.screener import open_rulebook

    rulebook, compiled, _ = open_rulebook(rules)
    day = _day(on) or dt.date.today()
    if name in rulebook.instruments:
        print_instrument(_console(), rulebook, name, day, language=lang.value)
    elif name in rulebook.rules:
        print_rule(
            _console(), rulebook, next(rule for rule in compiled.rules if rule.id == name), day, language=lang.value
        )
    else:
        raise InputError(
            f"The rulebook has no rule or instrument {name}.", _near(name, [*rulebook.rules, *rulebook.instruments])
        )


@law_app.command("status")
def law_status(
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; else today.")] = None,
    instrument: Annotated[
        list[str] | None,
        typer.Option("--instrument", metavar="ID", help="Only this instrument or provision. May be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lang: LangOpt = Lang.en,
) -> None:
    """Show which instruments are in force on a day, which are paused or disputed, and why."""
    import json

    from recomply.report.status import print_status, status_data

    rulebook, today = _rulebook(rules, overlay), dt.date.today()
    day, only = _day(on) or today, tuple(instrument or ())
    for name in only:
        if name not in rulebook.calendar:
            known = list(rulebook.calendar.addresses())
            raise InputError(f"The rulebook has no instrument or provision {name}.", _near(name, known))
    if as_json:
        typer.echo(json.dumps(status_data(rulebook, day, today, only), ensure_ascii=False, indent=1))
    else:
        print_status(_console(), rulebook, day, only=only, today=today, language=lang.value)


@law_app.command("timeline")
def law_timeline(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help="Where the picture goes.")] = Path(
        "timeline.html"
    ),
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to mark; else today.")] = None,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lang: LangOpt = Lang.en,
) -> None:
    """Draw the law over time: one bar an instrument, in force, paused, disputed, or past what is known."""
    from recomply.report.timeline import write_timeline

    if output.suffix.lower() not in (".html", ".htm"):
        raise InputError(f"{output} does not end in .html.", "The picture is an HTML page.")
    _in_folder(output)
    today = dt.date.today()
    write_timeline(output, _rulebook(rules, overlay), _day(on) or today, today=today, language=lang.value)
    _console().print(f"Wrote [bold]{output}[/bold]")


@law_app.command("show")
def law_show(
    name: Annotated[str, typer.Argument(metavar="ID", help="An instrument; see: recomply law status.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of its state; else today.")] = None,
    rules: RulesDir = None,
    overlay: OverlayDir = None,
    lang: LangOpt = Lang.en,
) -> None:
    """Show an instrument: titles, dates, its states over time, rules, sources, what is not encoded and why."""
    from recomply.report.terminal import print_instrument

    rulebook = _rulebook(rules, overlay)
    if name not in rulebook.instruments:
        raise InputError(f"The rulebook has no instrument {name}.", _near(name, rulebook.instruments))
    print_instrument(_console(), rulebook, name, _day(on) or dt.date.today(), language=lang.value)


@rules_app.command("schema")
def rules_schema(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the JSON Schema files go.")],
) -> None:
    """Write the JSON Schema of every kind of rulebook file, for editors that complete and check YAML."""
    from recomply.law.schema import write_schemas

    folder.mkdir(parents=True, exist_ok=True)
    for path in write_schemas(folder):
        typer.echo(path)


@rules_app.command("facts")
def rules_facts() -> None:
    """List the facts that rules may read."""
    from rich.table import Table

    from recomply.facts import FACTS

    table = Table(title="Facts", title_justify="left")
    for header in ("Fact", "Type", "Unit", "Meaning"):
        table.add_column(header, overflow="fold")
    for fact in FACTS.values():
        table.add_row(fact.name, fact.type, fact.unit, fact.description)
    _console().print(table)


def main() -> NoReturn:
    """Runs the command line. Trouble of the user's making ends with one message and status 2."""
    try:
        app(standalone_mode=True)
    except RulebookError as error:
        _fail(f"The rulebook has {len(error.faults)} fault(s).", "", error.faults)
    except InputError as error:
        _fail(error.what, error.advice)
    except RecomplyError as error:
        _fail(str(error), "")
    except KeyboardInterrupt:
        _fail("Stopped.", "Nothing was written.", status=130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _fail(f"{error.filename or 'A file'} cannot be used: {error.strerror}.", "")
    sys.exit(0)


def _fail(what: str, advice: str, details: Iterable[str] = (), status: int = UNUSABLE) -> NoReturn:
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True, highlight=False)
    console.print(f"[bold red]recomply:[/bold red] {escape(what)}", soft_wrap=True)
    for detail in details:
        console.print(f"  {escape(detail)}", soft_wrap=True)
    if advice:
        console.print(f"  {escape(advice)}", soft_wrap=True)
    sys.exit(status)


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


def _read(source: str, columns: list[str] | None, assume: list[str] | None, sheet: str | None) -> Batch:
    from recomply.record import read

    return read(
        source,
        columns=_pairs(columns, "--map", "列名=end_user.name"),
        assume=_pairs(assume, "--assume", "departure=CN"),
        sheet=sheet,
    )


def _pairs(given: list[str] | None, option: str, example: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given or ():
        left, equals, right = text.rpartition("=")
        if not equals or not left.strip():
            raise InputError(f'{option} "{text}" is not understood.', f'Write it as {option} "{example}".')
        pairs[left.strip()] = right.strip()
    return pairs


def _screener(
    rules: Path | None,
    overlay: Path | None,
    engine: EngineName,
    lang: Lang,
    as_of: str | None,
    lists: Path | None = None,
    ownership: Path | None = None,
) -> Any:
    from recomply.lists import Store
    from recomply.screener import Screener

    return Screener(
        rules,
        overlay=overlay,
        lists=Store(lists),
        ownership=ownership,
        engine=engine.value,
        language=lang.value,
        as_of=_day(as_of),
    )


def _tell_ownership(screener: Any) -> None:
    """What of the file of owners is not understood or impossible, whether or not a shipment has to do with them."""
    from rich.markup import escape

    problems = screener.ownership_problems
    if problems:
        console = _console(stderr=True)
        console.print(
            f"[yellow]{escape(screener.ownership.name)}: {len(problems)} not understood or impossible[/yellow]"
        )
        for problem in problems[:5]:
            console.print(f"  {escape(str(problem))}", soft_wrap=True)
        if len(problems) > 5:
            console.print(f"  … {len(problems) - 5} more", soft_wrap=True)


def _rulebook(rules: Path | None, overlay: Path | None) -> Any:
    from recomply.law import load

    return load(rules, overlay)


def _day(text: str | None) -> dt.date | None:
    from recomply.shipment import values

    if text is None:
        return None
    try:
        return values.day(text)
    except ValueError as error:
        raise InputError(f"The date {text!r} is not understood: {error}") from None


def _decide(batch: Batch, screener: Any, lang: Lang) -> list[Decision]:
    from recomply.report.sentences import unread

    cautions = unread(batch, lang.value)
    return [
        screener.screen(
            record.data, number=record.number, places=record.places, problems=record.problems, cautions=cautions
        )
        for record in _with_progress(batch.records)
    ]


def _with_progress(records: Sequence[Any]) -> Iterable[Any]:
    if len(records) < 2000 or not sys.stderr.isatty():
        return records
    from rich.progress import track

    return track(records, "Screening", console=_console(stderr=True), transient=True)


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
        _in_folder(path)
        write(path, decisions, batch=batch, made_at=made_at, language=lang.value)


def _summary(batch: Batch, decisions: Sequence[Decision], outputs: Sequence[str], lang: Lang, seconds: float) -> None:
    from recomply.report.terminal import print_summary

    console = _console(stderr="-" in outputs)
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


def _in_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", "Make it first, or choose another place.")


def _ids(batch: Batch) -> list[str]:
    return [str(record.data["id"]) for record in batch.records if isinstance(record.data, dict) and "id" in record.data]


def _near(name: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _force_words(phase: str, lang: Lang) -> str:
    from recomply.report.messages import messages
    from recomply.report.status import PHASE_COLOURS

    colour = PHASE_COLOURS[phase]
    return f"[{colour}]{messages(lang.value)(f'law.phase.{phase}')}[/{colour}]"
