"""What every file of the rulebook shares: strict models, sources, confidence."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Confidence = Literal["primary", "secondary", "recalled", "own_analysis"]
"""How a datum is known: `primary` official text or verbatim copy seen; `secondary` press, law firm, third-party data;
`recalled` own knowledge, not seen; `own_analysis` a reading of ours, not in any text."""


class Data(BaseModel):
    """Base of everything read from the rulebook: immutable, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Data):
    """Where a datum comes from."""

    url: str = Field(min_length=1, description="Address of the page or file, or the name of a stored copy.")
    confidence: Confidence
    title: str = ""
    note: str = ""
