"""The commands `recomply law …`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from recomply.cli.options import Lang, LangOpt, OverlayDir, RulesDir
from recomply.cli.running import in_folder, load_rulebook, parse_day, suggestions, terminal
from recomply.errors import InputError

law_app = typer.Typer(no_args_is_help=True, help="Ask what the law was on a day.")


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

    rulebook, today = load_rulebook(rules, overlay), dt.date.today()
    day, only = parse_day(on) or today, tuple(instrument or ())
    for name in only:
        if name not in rulebook.calendar:
            known = list(rulebook.calendar.addresses())
            raise InputError(f"The rulebook has no instrument or provision {name}.", suggestions(name, known))
    if as_json:
        typer.echo(json.dumps(status_data(rulebook, day, today, only), ensure_ascii=False, indent=1))
    else:
        print_status(terminal(), rulebook, day, only=only, today=today, language=lang.value)


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
    in_folder(output)
    today = dt.date.today()
    write_timeline(output, load_rulebook(rules, overlay), parse_day(on) or today, today=today, language=lang.value)
    terminal().print(f"Wrote [bold]{output}[/bold]")


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

    rulebook = load_rulebook(rules, overlay)
    if name not in rulebook.instruments:
        raise InputError(f"The rulebook has no instrument {name}.", suggestions(name, rulebook.instruments))
    print_instrument(terminal(), rulebook, name, parse_day(on) or dt.date.today(), language=lang.value)
