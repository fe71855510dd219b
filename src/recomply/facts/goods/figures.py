"""Figures of data sheets: ranges, with units, and three-valued comparison."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from recomply.law.goods import ParametersFile
from recomply.truth import Truth

if TYPE_CHECKING:
    from pint import UnitRegistry


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


_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s*[x×]\s*10\^?-?\d+)?"
_UNIT = r"(?:%|[A-Za-zµμΩ°℃℉″][A-Za-z0-9µμΩ°℃℉²³·*/^.-]*)"
_UNIT_WORDS = {
    "℃": "degC", "°C": "degC", "℉": "degF", "″": "inch", "μ": "µ", "·": "*", "^": "**", "²": "**2", "³": "**3",
    "cm-3": "cm**-3", "cm-2": "cm**-2", "%": "percent", "wt.%": "percent", "Kg": "kg", "ｍ": "m",
}  # fmt: skip


class FigureReader:
    """Reads figures with comparison words and units.

    Args:
        words: The words of `parameters.yaml`.
    """

    def __init__(self, words: ParametersFile) -> None:
        signs = {"at_least": "≥|≧|>=|=>", "above": ">", "at_most": "≤|≦|<=|=<", "below": "<"}
        given: Mapping[str, tuple[str, ...]] = {
            "at_least": words.at_least, "above": words.above, "at_most": words.at_most, "below": words.below,
        }  # fmt: skip
        self._bounds = {
            name: re.compile("|".join([signs[name], *given[name]]), re.IGNORECASE)
            for name in ("at_least", "at_most", "above", "below")
        }
        any_bound = "|".join(f"(?:{one.pattern})" for one in self._bounds.values())
        vague = "|".join(words.approximately)
        self._vague = re.compile(vague, re.IGNORECASE)
        self._figure = re.compile(
            rf"(?P<before>(?:{any_bound}|{vague}|\s|[:：=])*)(?P<low>-?{_FIGURE})"
            rf"(?:\s*(?P<unit1>{_UNIT})?\s*(?:-|–|~|～|至|to)\s*(?P<high>{_FIGURE}))?"
            rf"\s*(?P<unit>{_UNIT})?\s*(?P<behind>{any_bound})?",
            re.IGNORECASE,
        )

    def at(self, text: str, start: int, unit: str, *, bare: bool) -> tuple[Range, str] | None:
        """The figure that stands at a place, in a unit; None when there is none that can be understood.

        Args:
            text: The text.
            start: Where the figure, or a word of comparison before it, must start.
            unit: The unit wanted; empty for plain numbers.
            bare: Whether a figure without unit is taken as given in the unit wanted.
        """
        match = self._figure.match(text, start)
        return None if match is None else self._read(match, unit, bare)

    def find(self, text: str, unit: str) -> tuple[Range, str] | None:
        """The first figure in a text that carries a unit of the wanted kind."""
        for match in self._figure.finditer(text):
            if match["unit"] and (found := self._read(match, unit, bare=False)):
                return found
        return None

    def whole(self, given: float | str, unit: str, *, bare: bool) -> Range | None:
        """A value of a field: a number, or a text that is nothing but a figure."""
        if isinstance(given, (int, float)):
            return Range.exact(float(given)) if bare else None
        text = given.strip()
        match = self._figure.fullmatch(text)
        found = None if match is None else self._read(match, unit, bare)
        return None if found is None else found[0]

    def _read(self, match: re.Match[str], unit: str, bare: bool) -> tuple[Range, str] | None:
        low = _number(match["low"])
        high = _number(match["high"]) if match["high"] else low
        if low is None or high is None or high < low:
            return None
        given = (match["unit"] or match["unit1"] or "").rstrip(".-")
        if unit and not given and not bare:
            return None
        if given:
            factors = convert((low, high), given, unit)
            if factors is None:
                if not bare:
                    return None
            else:
                low, high = factors
        if self._vague.search(match["before"]):
            slack = abs(high) * 0.05
            return Range(low - slack, high + slack), match[0].strip()
        for place in ("before", "behind"):
            for name, words in self._bounds.items():
                if match[place] and words.search(match[place]):
                    return _bounded(name, low, high), match[0].strip()
        return Range(low, high), match[0].strip()


def _bounded(name: str, low: float, high: float) -> Range:
    if name in ("at_least", "above"):
        return Range(low, math.inf, without_low=name == "above")
    return Range(-math.inf, high, without_high=name == "below")


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    plain = re.sub(r"\s", "", text).replace(",", "")
    plain = re.sub(r"[x×]10\^?", "e", plain)
    try:
        return float(plain)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _units() -> UnitRegistry[Any]:
    from pint import UnitRegistry

    return UnitRegistry(autoconvert_offset_to_baseunit=True)


@lru_cache(maxsize=4096)
def convert(figures: tuple[float, ...], unit: str, wanted: str) -> tuple[float, ...] | None:
    """Figures of one unit in another; None when the unit is unknown or measures something else."""
    if not wanted:
        return None
    from pint.errors import PintError

    units = _units()
    for spelled in dict.fromkeys((spelling(unit), spelling(unit).rstrip("0123456789"))):
        for sensitive in (True, False):
            try:
                source = units.parse_units(spelled, case_sensitive=sensitive)
                target = units.parse_units(spelling(wanted))
                return tuple(float(units.Quantity(one, source).to(target).magnitude) for one in figures)
            except (PintError, ValueError, TypeError, AttributeError, AssertionError, KeyError):
                continue
            except Exception as error:  # the parser of the library raises its own kinds for texts that are no unit
                if type(error).__module__.partition(".")[0] not in {"pint", "tokenize"}:
                    raise
    return None


def spelling(unit: str) -> str:
    """A unit as the library spells it: `g/cm³`, `g_cm3` and `g·cm-3` are `g/cm**3`."""
    written = unit
    for given, meant in _UNIT_WORDS.items():
        written = written.replace(given, meant)
    if "_" in written:
        first, *others = [re.sub(r"(?<=[A-Za-z])(\d)$", r"**\1", part) for part in written.split("_") if part]
        written = "/".join([first, *others])
    return re.sub(r"(?<=[A-Za-zµ])(?<!\*)([23])(?=$|[/*])", r"**\1", written)


def hull(ranges: Iterable[Range]) -> Range | None:
    """The smallest range that holds all; None when there is none."""
    found: Range | None = None
    for one in ranges:
        found = one if found is None else found.hull(one)
    return found
