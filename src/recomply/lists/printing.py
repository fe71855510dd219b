"""What `recomply lists …` prints."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from recomply.lists.model import Change, Effect, Format, ListInfo
from recomply.report.console import styled

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.lists.store import Added, Store

_EFFECTS = MappingProxyType({Effect.BLOCK: "bold red", Effect.REVIEW: "bold yellow", Effect.NOTE: "default"})
_FORMATS: MappingProxyType[Format, str] = MappingProxyType(
    {
        "opensanctions-csv": "OpenSanctions CSV",
        "followthemoney": "FollowTheMoney",
        "csl-csv": "Consolidated Screening List, CSV",
        "csl-json": "Consolidated Screening List, JSON",
        "table": "table",
    }
)
_SIGNS = MappingProxyType({"came": ("+", "green"), "went": ("−", "red"), "changed": ("~", "yellow")})
_MOST_PROBLEMS, _MOST_CHANGES = 10, 50


def print_added(console: Console, added: Added) -> None:
    """Prints what came of adding a list."""
    info, before = added.info, added.before
    if added.unchanged:
        console.print(styled(("✓ ", "green"), (info.id, "bold"), f": nothing changed since {info.added}."))
    else:
        what = f": {_counted(info.entries, 'party', 'parties')} of {info.source} ({_FORMATS[info.format]}), effect "
        console.print(styled(("✓ ", "green"), (info.id, "bold"), what, (info.effect.value, _EFFECTS[info.effect])))
        if added.same_file:
            console.print(styled(("  The file is the same as before; what you said of it has changed.", "dim")))
        elif before is not None:
            former = (
                f"  Before: {_counted(before.entries, 'party', 'parties')}, {before.added}, version {before.version}. "
            )
            console.print(styled((former, "dim"), f"What came and went: recomply lists diff {info.id}"))
        if info.license:
            console.print(styled((f"  Terms: {info.license}", "dim")))
    for remark in info.remarks:
        console.print(styled((f"  {remark}", "dim")))
    _print_skipped(console, info)


def print_status(console: Console, store: Store, today: dt.date) -> None:
    """Prints a table of the lists in a folder.

    Args:
        console: Where to print.
        store: The folder.
        today: The day by which ages are reckoned.
    """
    from rich.table import Table

    infos = store.infos()
    if not infos:
        console.print(styled(f"There are no lists in {store.folder}."))
        console.print(styled(("Add one: recomply lists add FILE --id ID --effect review", "dim")))
        return
    table = Table(title=f"Lists in {store.folder}", title_justify="left", show_edge=False, pad_edge=False)
    for header, share in (("List", 5), ("Effect", 2), ("Parties", 2), ("As of", 3), ("Version", 4), ("Terms", 5)):
        table.add_column(header, overflow="fold", ratio=share, justify="right" if header == "Parties" else "left")
    for info in infos:
        table.add_row(*_cells(store, info, today))
    console.print(table)


def print_changes(console: Console, changes: Iterable[Change], *, everything: bool) -> None:
    """Prints what changed between two versions, and how much of each.

    Args:
        console: Where to print.
        changes: The changes.
        everything: Print every one, not only the first of each kind.
    """
    counts: Counter[str] = Counter()
    for change in changes:
        counts[change.kind] += 1
        if everything or counts[change.kind] <= _MOST_CHANGES:
            _print_change(console, change)
    hidden = any(count > _MOST_CHANGES for count in counts.values()) and not everything
    told = ", ".join(f"{counts[kind]:,} {kind}" for kind in _SIGNS)
    console.print(styled((told if counts else "Nothing changed", "bold"), ". All of them: --all" if hidden else "."))


def print_removed(console: Console, name: str, versions: int, *, old_only: bool) -> None:
    """Prints what was removed."""
    what = "former version" if old_only else "version"
    console.print(styled(("✓ ", "green"), (name, "bold"), f": {_counted(versions, what)} removed."))


def _print_skipped(console: Console, info: ListInfo) -> None:
    skipped = info.skipped
    if not skipped.rows and not skipped.values:
        return
    rows = f"not read, and not in the list: {_counted(skipped.rows, 'row')}"
    values = f"left out of parties that are in it: {_counted(skipped.values, 'value')}"
    told = "; ".join(words for words, count in ((rows, skipped.rows), (values, skipped.values)) if count)
    console.print(styled((f"! {told[0].upper()}{told[1:]}", "bold yellow" if skipped.rows else "yellow")))
    for problem in skipped.problems[:_MOST_PROBLEMS]:
        field = f", {problem.field}" if problem.field else ""
        raw = "" if problem.raw is None else f" {problem.raw!r}"
        console.print(styled(f"  {problem.where}{field}:{raw} {problem.why} {problem.advice}".rstrip()))
    if more := skipped.rows + skipped.values - min(_MOST_PROBLEMS, len(skipped.problems)):
        console.print(styled((f"  … and {more:,} more", "dim")))


def _cells(store: Store, info: ListInfo, today: dt.date) -> list[Any]:
    age = (today - (info.published or info.added)).days
    since = "published" if info.published else "added"
    versions = store.versions(info.id)
    size = sum(map(store.size, versions))
    kept = f"{_counted(len(versions), 'version')}, {size / 1e6:,.1f} MB"
    missing = f"\n{_counted(info.skipped.rows, 'row')} not read" if info.skipped.rows else ""
    return [
        styled((info.id, "bold"), "\n", (info.title, "dim")),
        styled((info.effect.value, _EFFECTS[info.effect])),
        styled(f"{info.entries:,}", (missing, "yellow")),
        styled(f"{info.published or info.added}", "\n", (f"{since} {_counted(age, 'day')} ago", "dim")),
        styled(info.version, "\n", (f"{info.source}; {kept}", "dim")),
        styled((info.license, "dim")),
    ]


def _print_change(console: Console, change: Change) -> None:
    sign, colour = _SIGNS[change.kind]
    entry = change.entry
    where = f" ({', '.join(entry.countries)})" if entry.countries else ""
    console.print(styled((f"{sign} ", colour), (entry.name, "bold"), where, (f"  {entry.key}", "dim")))
    for field in change.fields:
        before, after = (_shown(getattr(one, field)) for one in (change.before, change.after))
        console.print(styled((f"    {field}: ", "dim"), before, (" → ", "dim"), after))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _shown(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return text or "nothing"
