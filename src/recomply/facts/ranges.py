"""What is known of a figure: the range it lies in, and three-valued comparison with bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recomply.truth import Truth


class Range(NamedTuple):
    """What is known of a figure: it lies between two bounds, each with or without the bound itself."""

    low: float
    high: float
    without_low: bool = False
    without_high: bool = False

    @classmethod
    def exact(cls, figure: float) -> Range:
        """A figure that is known."""
        return cls(figure, figure)

    def times(self, factor: float) -> Range:
        """The range multiplied by a positive factor."""
        return Range(self.low * factor, self.high * factor, self.without_low, self.without_high)

    def hull(self, other: Range) -> Range:
        """The smallest range that holds both."""
        low, high = min(self.low, other.low), max(self.high, other.high)
        return Range(
            low,
            high,
            all(one.without_low for one in (self, other) if one.low == low),
            all(one.without_high for one in (self, other) if one.high == high),
        )

    def meets(self, bounds: Mapping[str, float]) -> Truth:
        """Whether the figure lies within bounds (`at_least`, `above`, `at_most`, `below`)."""
        return min([_meets(self, name, bound) for name, bound in bounds.items()], default=Truth.TRUE)

    def near(self, bounds: Mapping[str, float], per_cent: float) -> bool:
        """Whether a figure outside bounds may lie within so many per cent of one of them."""
        return any(
            self.low <= bound + abs(bound) * per_cent / 100 and self.high >= bound - abs(bound) * per_cent / 100
            for bound in bounds.values()
        )

    @property
    def words(self) -> str:
        """The range as a person writes it."""
        if self.low == self.high:
            return f"{self.low:g}"
        if self.high == math.inf:
            return f"{'>' if self.without_low else '≥'} {self.low:g}"
        if self.low == -math.inf:
            return f"{'<' if self.without_high else '≤'} {self.high:g}"
        return f"{self.low:g} to {self.high:g}"


def _meets(figure: Range, name: str, bound: float) -> Truth:
    """One bound. Equality counts with a tolerance of the last digits, since figures are converted between units."""
    slack = abs(bound) * 1e-9
    if name in ("at_least", "above"):
        inside, outside = figure.low, figure.high
        touches_in, touches_out = figure.without_low, figure.without_high
    else:
        inside, outside, bound = -figure.high, -figure.low, -bound
        touches_in, touches_out = figure.without_high, figure.without_low
    strict = name in ("above", "below")
    if inside > bound + slack or (abs(inside - bound) <= slack and (not strict or touches_in)):
        return Truth.TRUE
    if outside < bound - slack or (abs(outside - bound) <= slack and (strict or touches_out)):
        return Truth.FALSE
    return Truth.UNKNOWN


def hull(ranges: Iterable[Range]) -> Range | None:
    """The smallest range that holds all; None when there is none."""
    found: Range | None = None
    for one in ranges:
        found = one if found is None else found.hull(one)
    return found
