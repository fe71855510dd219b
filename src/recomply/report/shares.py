"""The share of counted material in the value of goods, with the arithmetic, for people and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recomply.report.console import heading, styled

if TYPE_CHECKING:
    from rich.console import Console

    from recomply.facts.goods import ValueShare


def print_share(console: Console, title: str, found: ValueShare) -> None:
    """Prints a share: the materials looked at, what of each counts, the sum and the result."""
    heading(console, title)
    for step in found.steps:
        console.print(styled(("· ", "dim"), step.field, (f" “{step.name}” ", "cyan"), step.words))
    console.print(styled((f"= {found.words}", "bold")))


def as_data(found: ValueShare) -> dict[str, Any]:
    """The share as plain data, for JSON. `at_least` and `at_most` are per cent of the value."""
    return {
        "at_least": found.share.low,
        "at_most": found.share.high,
        "steps": [step._asdict() for step in found.steps],
        "sum": found.sum,
        "words": found.words,
    }
