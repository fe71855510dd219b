"""The options that several commands share."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer


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
