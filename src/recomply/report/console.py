"""Pieces of what is printed in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from recomply.decision.model import Basis
from recomply.decision.trace import Node
from recomply.outcome import Outcome
from recomply.report import sentences
from recomply.report.messages import Messages
from recomply.report.trees import MARKS, condition, read

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

COLOURS = MappingProxyType(
    {
        Outcome.PROHIBITED: "bold red",
        Outcome.REVIEW: "bold yellow",
        Outcome.LICENSE_REQUIRED: "bold blue",
        Outcome.NO_RESTRICTION_FOUND: "default",
    }
)
TRUTH_COLOURS = MappingProxyType({"true": "bold", "unknown": "yellow", "false": "dim"})

Part = str | tuple[str, str]
"""Words, or words with their style."""


def styled(*parts: Part) -> Text:
    """Text that is never read as markup and cannot steer the terminal, whatever it contains."""
    from rich.text import Text

    whole = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        whole.append("".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in words), style)
    return whole


def heading(console: Console, words: str) -> None:
    """Prints a heading with a line of space above."""
    console.print()
    console.print(styled((words, "bold underline")))


def grid(columns: int, right: Sequence[int] = ()) -> Table:
    """A table without lines; the columns named in `right` (from 0) are set to the right."""
    from rich.table import Table

    made = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for column in range(columns):
        made.add_column(justify="right" if column in right else "left", overflow="fold")
    return made


def grow(tree: Tree, node: Node, say: Messages) -> None:
    """Adds a condition with everything beneath it to a tree."""
    branch = tree.add(node_text(node, say))
    for child in node.children:
        grow(branch, child, say)


def node_text(node: Node, say: Messages) -> Text:
    """A condition, the value that was read, and its truth."""
    return styled(
        (f"{MARKS[node.truth]} {condition(node, say)}", TRUTH_COLOURS[node.truth]),
        (f" ← {read(node, say)}" if node.read else "", "cyan"),
        (f" {say(f'truth.{node.truth}')}", "dim"),
    )


def citation(basis: Basis, say: Messages) -> Text:
    """A provision with its title, how it is known, and its address."""
    known = f" · {say(f'confidence.{basis.confidence}')}" if basis.confidence else ""
    return styled(
        ("§ ", "dim"),
        f"{sentences.cited(basis)} {basis.title}".rstrip(),
        (known, "dim" if basis.confidence == "primary" else "yellow"),
        (f" {basis.url}" if basis.url else "", "dim"),
    )
