"""The command `party`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from recomply.cli.options import EngineName, Lang, LangOpt, OverlayDir, RulesDir
from recomply.cli.running import make_screener, parse_day, terminal


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

    screener = make_screener(rules, overlay, EngineName.closures, lang, None)
    day = parse_day(on) or dt.date.today()
    found = screener.party({"name": name, "country": country, "address": address, "postcode": postcode})
    if as_json:
        typer.echo(json.dumps(party_data(screener.rulebook, found, day), ensure_ascii=False, indent=1))
        return
    print_party(terminal(), screener.rulebook, name, found, day, language=lang.value)
