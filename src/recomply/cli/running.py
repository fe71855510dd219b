"""What several commands do alike: read the input, make the screener, decide, find the console."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recomply.cli.options import EngineName, Lang
from recomply.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.decision import Decision
    from recomply.record import Batch

FAILED_ON, UNUSABLE, NOT_WHOLE = 1, 2, 3  # exit statuses; 0: completed, whatever the outcomes


def terminal(*, stderr: bool = False) -> Console:
    """The terminal: standard output, or standard error."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


def read_input(source: str, columns: list[str] | None, assume: list[str] | None, sheet: str | None) -> Batch:
    """Reads an input file as the options `--map`, `--assume` and `--sheet` tell."""
    from recomply.record import read

    return read(
        source,
        columns=pairs(columns, "--map", "列名=end_user.name"),
        assume=pairs(assume, "--assume", "departure=CN"),
        sheet=sheet,
    )


def pairs(given: list[str] | None, option: str, example: str) -> dict[str, str]:
    """Takes apart what was given as `LEFT=RIGHT`.

    Raises:
        InputError: One of them has no such form.
    """
    found: dict[str, str] = {}
    for text in given or ():
        left, equals, right = text.rpartition("=")
        if not equals or not left.strip():
            raise InputError(f'{option} "{text}" is not understood.', f'Write it as {option} "{example}".')
        found[left.strip()] = right.strip()
    return found


def make_screener(
    rules: Path | None,
    overlay: Path | None,
    engine: EngineName,
    lang: Lang,
    as_of: str | None,
    lists: Path | None = None,
    ownership: Path | None = None,
) -> Any:
    """The screener that the options of the command line describe."""
    from recomply.lists import Store
    from recomply.screener import Screener

    return Screener(
        rules,
        overlay=overlay,
        lists=Store(lists),
        ownership=ownership,
        engine=engine.value,
        language=lang.value,
        as_of=parse_day(as_of),
    )


def tell_ownership(screener: Any) -> None:
    """What of the file of owners is not understood or impossible, whether or not a shipment has to do with them."""
    from rich.markup import escape

    problems = screener.ownership_problems
    if problems:
        console = terminal(stderr=True)
        console.print(
            f"[yellow]{escape(screener.ownership.name)}: {len(problems)} not understood or impossible[/yellow]"
        )
        for problem in problems[:5]:
            console.print(f"  {escape(str(problem))}", soft_wrap=True)
        if len(problems) > 5:
            console.print(f"  … {len(problems) - 5} more", soft_wrap=True)


def load_rulebook(rules: Path | None, overlay: Path | None) -> Any:
    """The rulebook alone, for commands that decide nothing."""
    from recomply.law import load

    return load(rules, overlay)


def parse_day(text: str | None) -> dt.date | None:
    """Reads a date of the command line; none for none.

    Raises:
        InputError: It is no date.
    """
    from recomply.shipment import values

    if text is None:
        return None
    try:
        return values.day(text)
    except ValueError as error:
        raise InputError(f"The date {text!r} is not understood: {error}") from None


def decide_all(batch: Batch, screener: Any, lang: Lang) -> list[Decision]:
    """Decides every record of an input, in order, with a bar of progress where many are decided on a terminal."""
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

    return track(records, "Screening", console=terminal(stderr=True), transient=True)


def in_folder(path: Path) -> None:
    """Makes sure that the folder of an output exists.

    Raises:
        InputError: It does not.
    """
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", "Make it first, or choose another place.")


def ids_of(batch: Batch) -> list[str]:
    """The ids of an input's records."""
    return [str(record.data["id"]) for record in batch.records if isinstance(record.data, dict) and "id" in record.data]


def suggestions(name: str, known: Iterable[str]) -> str:
    """Names that were probably meant, as a question; nothing where none is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)
    return f"Did you mean {' or '.join(near)}?" if near else ""
