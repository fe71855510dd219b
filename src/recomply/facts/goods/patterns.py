"""Expressions of the rulebook for descriptions, joined into one; and whether a text says anything at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}|(?<![^\W_])[^\W\d_\u3040-\u9fff]{4,}(?![^\W_])")


def joined(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of the words; it never matches when there are none."""
    return re.compile("|".join(f"(?:{word})" for word in words) or r"(?!)", re.IGNORECASE)


def says_something(text: str) -> bool:
    """Whether a text holds a word: two characters of Chinese or Japanese, or four Latin letters without a figure.

    Product numbers and short codes (`XK200`, `LED`) name nothing by themselves.
    """
    return bool(_WORD.search(text))
