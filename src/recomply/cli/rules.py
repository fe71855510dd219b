"""The commands `recomply rules …`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from recomply.cli.options import AsOf, Lang, LangOpt, OverlayDir, RulesDir
from recomply.cli.running import parse_day, suggestions, terminal
from recomply.errors import InputError, RulebookError

rules_app = typer.Typer(no_args_is_help=True, help="Look into the rulebook and check it.")


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
    terminal().print(
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
    day = parse_day(on) or dt.date.today()
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
    terminal().print(table)


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
    day = parse_day(on) or dt.date.today()
    if name in rulebook.instruments:
        print_instrument(terminal(), rulebook, name, day, language=lang.value)
    elif name in rulebook.rules:
        print_rule(
            terminal(), rulebook, next(rule for rule in compiled.rules if rule.id == name), day, language=lang.value
        )
    else:
        raise InputError(
            f"The rulebook has no rule or instrument {name}.",
            suggestions(name, [*rulebook.rules, *rulebook.instruments]),
        )


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
    terminal().print(table)


def _force_words(phase: str, lang: Lang) -> str:
    from recomply.report.messages import messages
    from recomply.report.status import PHASE_COLOURS

    colour = PHASE_COLOURS[phase]
    return f"[{colour}]{messages(lang.value)(f'law.phase.{phase}')}[/{colour}]"
