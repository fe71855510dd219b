"""The commands `recomply lists …`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recomply.cli.running import NOT_WHOLE, parse_day, terminal
from recomply.lists.model import Effect

if TYPE_CHECKING:
    from recomply.lists.store import Store

lists_app = typer.Typer(no_args_is_help=True, help="Keep lists of parties of your own, beside those of the law.")

ListId = Annotated[str, typer.Argument(metavar="ID", help="A list; see: recomply lists status.")]
Dir = Annotated[
    Path | None,
    typer.Option("--dir", metavar="DIR", help="Folder of the lists; else RECOMPLY_LISTS, or your own data folder."),
]


@lists_app.command("add")
def lists_add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="OpenSanctions (targets.simple.csv, entities.ftm.json), the US Consolidated Screening List (.csv, "
            ".json), or a table of your own (.csv, .tsv, .xlsx, .xls, .ods).",
        ),
    ],
    id: Annotated[str, typer.Option("--id", metavar="ID", help="Your name for the list: us-csl, blocked-customers …")],
    effect: Annotated[Effect, typer.Option("--effect", help="What being on the list shall mean for a shipment.")],
    title: Annotated[str | None, typer.Option("--title", help="A title for people.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day this version was published.")
    ] = None,
    license: Annotated[
        str | None, typer.Option("--license", metavar="TEXT", help="Under which terms you may use the data.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the list is published.")] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet to read, when several hold a list.")
    ] = None,
    folder: Dir = None,
) -> None:
    """Add a list, or a newer version of it. Exit status 3: added, but some rows could not be read."""
    from recomply.lists.printing import print_added

    added = _store(folder).add(
        file,
        id,
        effect,
        today=dt.date.today(),
        title=title,
        published=parse_day(published),
        license=license,
        url=url,
        sheet=sheet,
    )
    print_added(terminal(), added)
    if added.info.skipped.rows:
        raise typer.Exit(NOT_WHOLE)


@lists_app.command("status")
def lists_status(folder: Dir = None) -> None:
    """Show the lists: what each means, how many parties it has, how old it is, under which terms it may be used."""
    from recomply.lists.printing import print_status

    print_status(terminal(), _store(folder), dt.date.today())


@lists_app.command("diff")
def lists_diff(
    id: ListId,
    old: Annotated[
        str | None, typer.Option("--from", metavar="DIGEST", help="The earlier version; else the one before.")
    ] = None,
    new: Annotated[
        str | None, typer.Option("--to", metavar="DIGEST", help="The later version; else the newest.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every party, however many.")] = False,
    folder: Dir = None,
) -> None:
    """Show which parties came, went and changed between two versions of a list."""
    from recomply.lists.printing import print_changes

    store = _store(folder)
    print_changes(terminal(), store.diff(id, old, new), everything=everything)


@lists_app.command("remove")
def lists_remove(
    id: ListId,
    old_only: Annotated[bool, typer.Option("--old", help="Only former versions; the newest stays.")] = False,
    folder: Dir = None,
) -> None:
    """Remove a list with all its versions."""
    from recomply.lists.printing import print_removed

    print_removed(terminal(), id, _store(folder).remove(id, old_only=old_only), old_only=old_only)


def _store(folder: Path | None) -> Store:
    from recomply.lists.store import Store

    return Store(folder)
