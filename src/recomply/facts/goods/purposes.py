"""What goods are for, as descriptions say it: it names other goods than the line's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from recomply.facts.goods.patterns import joined

_HALF_WIDTH = MappingProxyType({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})  # places stay what they were

Spans = tuple[tuple[int, int], ...]


class Purposes:
    """Finds statements of purpose. Shared by all readers of goods; safe under threads.

    Args:
        words: Expressions for what goods are for (`ordinary.yaml`).
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = joined(words)

    def spans(self, text: str) -> Spans:
        """Where a text says what the goods are for."""
        return tuple(match.span() for match in self._words.finditer(text.translate(_HALF_WIDTH)))

    def without(self, text: str) -> str:
        """A text with its statements of purpose blanked, so that places in it stay what they were."""
        for start, end in self.spans(text):
            text = text[:start] + " " * (end - start) + text[end:]
        return text


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch of text lies inside one of several others."""
    return any(first <= start and end <= last for first, last in spans)
