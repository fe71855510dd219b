"""What the cells of one line say of its composition: as one text, by element, and by statements that there is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from recomply.formulas import elements_of
from recomply.record.grid import Cell


class Shares:
    """The shares that the cells of a line give.

    Attributes:
        written: One text such as `Nd 29%, Dy 3.2%`.
        measured: Shares from columns of single elements.
        stated: Shares that an answer states; 0 for "contains none".
        present: Elements that an answer says are there.
    """

    __slots__ = ("measured", "present", "stated", "written")

    def __init__(self) -> None:
        self.written: tuple[Any, Cell] | None = None
        self.measured: dict[str, tuple[Any, Cell]] = {}
        self.stated: dict[str, tuple[Any, Cell]] = {}
        self.present: dict[str, Cell] = {}

    def cells(self) -> Iterator[Cell]:
        """The cells the composition comes from, first one first."""
        if self.written:
            yield self.written[1]
        for given in (self.measured, self.stated):
            yield from (here for _, here in given.values())

    def composed(self, disagree: Callable[[Cell, str, Any, Cell, Any], None]) -> Any:
        """The composition: the text as it was written, or shares by element. None when nothing is said.

        Args:
            disagree: Told of every element that two cells say different things of; its share is left out.
        """
        if not self.measured and not self.stated:
            return self.written[0] if self.written else None
        parts: dict[str, tuple[Any, Cell]] = {}
        if self.written:
            value, here = self.written
            parts = {name: (share, here) for name, share in shares_in(value).items()}
        doubtful: set[str] = set()
        for given in (self.measured, self.stated):
            for symbol, (share, here) in given.items():
                other, there = parts.setdefault(symbol, (share, here))
                if _figure(other) != _figure(share):
                    doubtful.add(symbol)
                    disagree(here, symbol, share, there, other)
        for symbol, here in self.present.items():
            other, there = parts.get(symbol, (None, here))
            if other is not None and _figure(other) == 0:
                doubtful.add(symbol)
                disagree(here, symbol, "present", there, other)
        return {symbol: share for symbol, (share, _) in parts.items() if symbol not in doubtful}


_SHARE = re.compile(
    r"(?:([A-Z][A-Za-z0-9()]*)\s*(?:[:=≈~]|\s)|([A-Z][A-Za-z()]*|[一-龥ぁ-んァ-ヶー]+)\s*[:=≈~]?)"
    r"\s*(\d+(?:\.\d+)?)\s*(?:wt\.?\s*%|mass\s*%|%)?"
)


def shares_in(value: Any) -> dict[str, str]:
    """The parts and shares of a text such as `Nd 29%, Dy 3.2%`; empty when it is not such a text (`N42`, `NdFeB`)."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    found: dict[str, str] = {}
    for piece in re.split(r"[,;、|\n]+", text):
        match = _SHARE.fullmatch(piece.strip())
        if match is None or (match[1] or match[2]) in found:
            return {}
        found[match[1] or match[2]] = match[3]
    return found if len(found) > 1 or "%" in text else {}


_NAMES_MATERIAL = re.compile(r"\d|[A-Za-z]{4}|[^\x00-\x7f]")


def says_something(value: Any) -> bool:
    """Whether a text without shares can name a material: words, a grade (`N42`), elements (`Nd`, `SmCo`)."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    return _NAMES_MATERIAL.search(text) is not None or any(map(elements_of, re.split(r"[\s,;/+-]+", text)))


def _figure(value: Any) -> float | str:
    text = str(value).strip().removesuffix("%")
    try:
        return float(text)
    except ValueError:
        return text
