"""The command line: a thin layer over what Python users call."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Annotated, NoReturn

import typer

from recomply.cli import goods, screen
from recomply.cli.law import law_app
from recomply.cli.lists import lists_app
from recomply.cli.party import party
from recomply.cli.rules import rules_app
from recomply.cli.running import UNUSABLE
from recomply.errors import InputError, RecomplyError, RulebookError

app = typer.Typer(
    name="recomply",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Screens shipments against the export control law of the People's Republic of China.",
)
for _command in (screen.screen, screen.explain, goods.classify, goods.share, screen.template, party):
    app.command()(_command)
app.add_typer(rules_app, name="rules")
app.add_typer(law_app, name="law")
app.add_typer(lists_app, name="lists")


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        from recomply.version import __version__

        typer.echo(f"recomply {__version__}")
        raise typer.Exit


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
