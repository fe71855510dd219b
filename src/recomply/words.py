"""One text in the three languages of the trade."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Language = Literal["en", "zh", "ja"]


class Words(BaseModel):
    """A text in English, Chinese and Japanese."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str
    zh: str
    ja: str

    def in_(self, language: str) -> str:
        """The text in a language; English where the language is not known."""
        return str(getattr(self, language, self.en))
