"""A user's own rulebook on top of the shipped one: settled doubts, further instruments, lists and in-house rules."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, field_validator

from recomply.law.base import Data, Source
from recomply.law.instrument import Effect


class SetAside(Data):
    """A shipped rule the user does not apply. Never without a reason and a source."""

    rule: str
    why: str = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)


class OverlayFile(Data):
    """What an overlay says of itself (`overlay.yaml`).

    Attributes:
        name: How decisions call it.
        author: Who answers for it.
        relaxes: Must be true when anything in the overlay can make a decision milder than the shipped rulebook does,
            other than settling a dispute with a citation.
        settles: Disputed states that are settled, each with a citation.
        sets_aside: Shipped rules that are not applied.
    """

    name: str = Field(min_length=1)
    version: str = Field(min_length=1)
    author: str = Field(min_length=1)
    made: dt.date
    relaxes: bool = False
    note: str = ""
    settles: tuple[Effect, ...] = ()
    sets_aside: tuple[SetAside, ...] = ()

    @field_validator("settles")
    @classmethod
    def _only_settles(cls, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        for effect in effects:
            if effect.kind != "settles":
                raise ValueError(f"only `kind: settles` belongs here, not {effect.kind}")
        return effects


class Overlay(Data):
    """An overlay as it was loaded.

    Attributes:
        digest: SHA-256 over its files.
        instruments: Ids of the instruments it adds.
    """

    file: OverlayFile
    digest: str
    instruments: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.file.name} {self.file.version}"

    @property
    def strictness(self) -> Literal["stricter", "relaxes"]:
        """Whether it can only make decisions stricter (settled disputes aside)."""
        return "relaxes" if self.file.relaxes else "stricter"
