"""Strong Kleene truth: true, false, and unknown as a value of its own."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """A truth value of strong Kleene logic, ordered false < unknown < true.

    `&` is the minimum, `|` the maximum, `~` swaps true and false and leaves unknown alone.
    A truth is never used as a Python condition: `if truth:` raises, because unknown is neither yes nor no.
    """

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __and__(self, other: int) -> Truth:
        return self if self <= other else _BY_ORDER[other]

    def __or__(self, other: int) -> Truth:
        return self if self >= other else _BY_ORDER[other]

    def __invert__(self) -> Truth:
        return _BY_ORDER[2 - self.value]

    __hash__ = int.__hash__

    def __bool__(self) -> bool:
        raise TypeError(
            "A Truth may be unknown: compare it with `is Truth.TRUE`, `is Truth.FALSE` or `is Truth.UNKNOWN`."
        )

    def __str__(self) -> str:
        return self.word

    @property
    def word(self) -> str:
        """The value as written in records, rules and decisions: `true`, `false` or `unknown`."""
        return self.name.lower()

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """The truth of a Python answer, with None for unknown."""
        return cls.UNKNOWN if value is None else cls.TRUE if value else cls.FALSE

    @classmethod
    def read(cls, word: str | bool) -> Truth:
        """The truth a word stands for.

        Raises:
            ValueError: The word is none of `true`, `false`, `unknown`.
        """
        if isinstance(word, bool):
            return cls.of(word)
        try:
            return cls[word.strip().upper()]
        except KeyError:
            raise ValueError(f"{word!r} is not a truth value: write true, false or unknown.") from None


_BY_ORDER = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Conjunction; true when empty."""
    return min(truths, default=Truth.TRUE)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Disjunction; false when empty."""
    return max(truths, default=Truth.FALSE)
