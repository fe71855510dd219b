"""What could not be read, counted while a list is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from recomply.errors import Problem
from recomply.lists.model import Skipped

MOST = 100  # problems that are kept; all are counted
_LONGEST = 120


@dataclass(slots=True)
class Tally:
    """Counts rows and values that could not be read, and keeps the first problems with their places.

    Attributes:
        remarks: What else a user is to know of how the file was understood.
        rows: Rows that could not be read.
        values: Values that were left out.
        problems: The first problems.
        left_out: What of the file is no listed party by its own word, by what it is.
    """

    remarks: list[str] = field(default_factory=list)
    rows: int = 0
    values: int = 0
    problems: list[Problem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def row(self, where: str, why: str, advice: str = "", raw: Any = None) -> None:
        """A row that could not be read and is not in the list."""
        self.rows += 1
        self._keep(where, "", raw, why, advice)

    def value(self, where: str, name: str, raw: Any, why: str, advice: str = "") -> None:
        """A value that could not be understood and was left out; the party stays."""
        self.values += 1
        self._keep(where, name, raw, why, advice)

    def skipped(self) -> Skipped:
        """All of it, for the list's own record."""
        return Skipped(rows=self.rows, values=self.values, problems=tuple(self.problems))

    def told(self) -> tuple[str, ...]:
        """The remarks, with what was left out."""
        left = [f"{count:,} left out: {what}" for what, count in sorted(self.left_out.items())]
        return (*self.remarks, *left)

    def _keep(self, where: str, name: str, raw: Any, why: str, advice: str) -> None:
        if len(self.problems) < MOST:
            shown = None if raw is None else _short(str(raw))
            self.problems.append(Problem(where=where, field=name, raw=shown, why=why, advice=advice))


def _short(text: str) -> str:
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
