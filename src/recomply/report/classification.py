"""A line against the control entries, for people at a terminal and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recomply.report.console import TRUTH_COLOURS, heading, styled
from recomply.report.messages import messages
from recomply.truth import Truth

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.facts.goods import Classification, Meets

_ORDER = ("true", "unknown", "false")


def print_classification(
    console: Console, title: str, found: Classification, *, everything: bool = False, language: str = "en"
) -> None:
    """Prints the entries a line meets or may meet, why, and what was read.

    Args:
        console: Where to print.
        title: What the line is called.
        found: The classification.
        everything: Also the candidates that are not met.
        language: `en`, `zh` or `ja`.
    """
    from rich.table import Table

    say = messages(language)
    heading(console, title)
    shown = entries(found, everything=everything)
    if shown:
        table = Table(show_edge=False, pad_edge=False)
        for name in ("entry", "truth", "instrument", "name", "why"):
            table.add_column(say(f"classify.{name}"), overflow="fold")
        for one in shown:
            truth = one.truth.word
            table.add_row(
                styled((one.code, "bold")),
                styled((say(f"truth.{truth}"), TRUTH_COLOURS[truth])),
                one.instrument,
                styled(one.name),
                styled(one.why),
            )
        console.print(table)
    else:
        console.print(styled(say("classify.none")))
    open_lists = found.listed_under.of(Truth.UNKNOWN)
    residue = [name for name in open_lists if not any(one.instrument == name for one in found.meets)]
    if residue:
        console.print(styled((say("classify.open", names=", ".join(residue)), "yellow")))
    for piece in found.evidence:
        console.print(styled(("· ", "dim"), piece.field, (f" “{piece.text}” ", "cyan"), piece.value))


def entries(found: Classification, *, everything: bool) -> Sequence[Meets]:
    """The entries to show: met, possibly met, and on request those looked at in vain."""
    shown = (*found.meets, *(found.considered if everything else ()))
    return sorted(shown, key=lambda one: _ORDER.index(one.truth.word))


def as_data(found: Classification) -> dict[str, Any]:
    """The classification as plain data, for JSON."""
    return {
        "entries": [
            {
                "code": one.code,
                "instrument": one.instrument,
                "name": one.name,
                "family": one.family,
                "truth": one.truth.word,
                "why": one.why,
            }
            for one in entries(found, everything=True)
        ],
        "lists": {
            name: found.listed_under[name].word
            for name in dict.fromkeys(one.instrument for one in (*found.meets, *found.considered))
        },
        "open": sorted(found.listed_under.of(Truth.UNKNOWN)),
        "contradictions": sorted(found.contradictions),
        "evidence": [piece._asdict() for piece in found.evidence],
        "asks": list(found.asks),
    }
