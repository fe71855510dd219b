"""The commands `classify` and `share`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from recomply.cli.options import EngineName, Lang, LangOpt, MapOpt, OverlayDir, RulesDir, SheetOpt
from recomply.cli.running import make_screener, pairs, read_input, terminal
from recomply.errors import InputError


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
        "parameters": pairs(parameter, "--parameter", "purity_pct=99.99") or None,
        "declared_controlled": False if not_controlled else None,
    }
    given = {name: value for name, value in record.items() if value is not None}
    if (source is None) is (not given):
        raise InputError("Nothing to classify.", "Give a file, or describe one line (--description, --hs, --code …).")
    if source is None:
        records: Iterable[Any] = [{"id": "line", "lines": [given]}]
    else:
        records = [one.data for one in read_input(source, columns, None, sheet).records]
    console = terminal()
    screener = make_screener(rules, overlay, EngineName.closures, lang, None)
    for data in records:
        for title, found, problems in screener.classify(data):
            if as_json:
                typer.echo(json.dumps({"line": title, **as_data(found)}, ensure_ascii=False))
                continue
            print_classification(console, title, found, everything=everything, language=lang.value)
            for problem in problems:
                console.print(styled(("! ", "red"), str(problem)))


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

    batch = read_input(source, columns, None, sheet)
    console = terminal()
    screener = make_screener(rules, overlay, EngineName.closures, lang, None)
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
