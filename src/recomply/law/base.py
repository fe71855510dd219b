"""What every file of the rulebook shares: strict models, sources, confidence."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

Confidence = Literal["primary", "secondary", "recalled", "own_analysis"]
"""How a datum is known: `primary` official text or verbatim copy seen; `secondary` press, law firm, third-party data;
`recalled` own knowledge, not seen; `own_analysis` a reading of ours, not in any text."""


STRICT = "strict"
"""Key of the validation context under which patterns are compiled one by one, to name those that are broken."""


def _pattern(text: str, info: ValidationInfo) -> str:
    if not (info.context or {}).get(STRICT):
        return text
    try:
        empty = re.compile(text).match("")
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"not a regular expression: {error}") from None
    if empty:
        raise ValueError("this expression matches nothing at all as well as something: it would match everywhere")
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression. Its readers compile it; a strict look at the rulebook compiles each by itself."""


class Data(BaseModel):
    """Base of everything read from the rulebook: immutable, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Data):
    """Where a datum comes from."""

    url: str = Field(min_length=1, description="Address of the page or file, or the name of a stored copy.")
    confidence: Confidence
    title: str = ""
    note: str = ""
