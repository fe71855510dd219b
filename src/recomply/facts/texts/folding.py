"""One form of writing: texts and rules are brought to it before they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_CLUSTER = re.compile(f"[^{_INVISIBLE}][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*|[{_INVISIBLE}]+", re.DOTALL)
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_IDEOGRAPHS = (0x3400, 0x9FFF)
_SPACED = re.compile(f"(?<=[{_CJK}])[ \\t]+(?=[{_CJK}])")
_CAPITALS = re.compile(r"\(\?P|\\.|[A-Z]", re.DOTALL)  # an escape such as \S or (?P<…> keeps its capital
_PLAIN = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u3000"), " "),
    **{ord(long): short for long, short in zip("āīūēōâîûêôĀĪŪĒŌ", "aiueoaiueoAIUEO", strict=True)},
}  # one character for one


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one form of writing, with the way back.

    Attributes:
        text: The text as written.
        cased: The folded text with its capitals.
        low: The same in small letters, of the same length.
        starts: For each folded character, where it starts in the text as written; None when nothing has moved.
        ends: Where it ends.
    """

    text: str
    cased: str
    low: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text, not empty, stands in the text as written."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


class Folding:
    """Brings writing to one form: NFKC, invisible characters out, character variants to one, spaces inside CJK out.

    Args:
        same_character: Groups of characters that are one for reading; the first stands for all.
        glyphs: Further ideographs that count as others.
    """

    def __init__(self, same_character: Iterable[str], glyphs: Mapping[int, int | None] | None = None) -> None:
        groups = {ord(variant): group[0] for group in same_character for variant in group[1:]}
        further = {
            code: groups.get(meant, chr(meant))
            for code, meant in (glyphs or {}).items()
            if meant is not None and _IDEOGRAPHS[0] <= code <= _IDEOGRAPHS[1]
        }
        self._table = {**_PLAIN, **further, **groups}

    def characters(self, source: str) -> str:
        """A word or expression of the rulebook with its characters brought to one variant, capitals kept."""
        return source.translate(self._table)

    def pattern(self, source: str) -> str:
        """A word or expression of the rulebook in the form of the texts it is compared with, in small letters."""
        return _CAPITALS.sub(lambda one: one[0].lower() if one[0].isalpha() else one[0], self.characters(source))

    def fold(self, text: str) -> Folded:
        """A text in the form it is searched in."""
        if text.isascii():
            return Folded(text, text, text.lower())
        cased = text.translate(self._table)
        starts: Sequence[int] | None = None
        ends: Sequence[int] | None = None
        if not unicodedata.is_normalized("NFKC", cased) or _UNSEEN.search(cased):
            cased, starts, ends = self._by_cluster(cased)
        if _SPACED.search(cased):
            kept = [n for piece in _outside(_SPACED, cased) for n in piece]
            starts = kept if starts is None else [starts[n] for n in kept]
            ends = [n + 1 for n in kept] if ends is None else [ends[n] for n in kept]
            cased = "".join(map(cased.__getitem__, kept))
        return Folded(text, cased, _lower(cased), starts, ends)

    def _by_cluster(self, text: str) -> tuple[str, list[int], list[int]]:
        """NFKC of each character together with its marks, and where each resulting character starts and ends."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for cluster in _CLUSTER.finditer(text):
            piece = unicodedata.normalize("NFKC", _UNSEEN.sub("", cluster[0])).translate(self._table)
            pieces.append(piece)
            starts.extend([cluster.start()] * len(piece))
            ends.extend([cluster.end()] * len(piece))
        return "".join(pieces), starts, ends


def _lower(text: str) -> str:
    """Small letters, one for one: a character whose small form is longer stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := one.lower()) == 1 else one for one in text)


def _outside(gaps: re.Pattern[str], text: str) -> Iterator[range]:
    at = 0
    for gap in gaps.finditer(text):
        yield range(at, gap.start())
        at = gap.end()
    yield range(at, len(text))
