"""Errors a caller may meet, and the one form in which trouble with input is told.

    RecomplyError
    ├── InputError      the call or the file is unusable
    └── RulebookError   the rulebook is broken; carries every fault found, each with its place

Trouble inside a record is not an exception: it is a `Problem` on the decision, so that no record is ever lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict


class RecomplyError(Exception):
    """Root of all errors raised on purpose. The text is written for the person who made the call."""


class InputError(RecomplyError):
    """The file or the call cannot be used.

    Attributes:
        what: What is wrong, in one sentence.
        advice: What to do about it.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        self.what = what
        self.advice = advice
        super().__init__(f"{what} {advice}".strip())


class RulebookError(RecomplyError):
    """The rulebook cannot be used.

    Attributes:
        faults: Every fault found, as "file:line: what is wrong".
    """

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"The rulebook has {len(self.faults)} fault(s):\n" + "\n".join(self.faults))


class Problem(BaseModel):
    """A value that could not be understood. It is kept raw and counts as unknown.

    Attributes:
        where: The place a person can go to: sheet, row and column, or line of a file, or the field's path.
        field: Dotted path of the field in the record; empty when the whole record is meant.
        raw: The value as it was given.
        why: Why it could not be understood.
        advice: What to do.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    where: str
    field: str
    raw: Any = None
    why: str
    advice: str = ""

    def __str__(self) -> str:
        given = "" if self.raw is None else f" {self.raw!r}"
        return f"{self.where}: {self.field}{given}: {self.why} {self.advice}".strip()
