"""Figures of data sheets, read from texts and fields, with comparison words and units."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from recomply.facts.ranges import Range
from recomply.law.goods import ParametersFile

if TYPE_CHECKING:
    from pint import UnitRegistry


_FIGURE = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+|\s*[x×]\s*10(?:\^-?\d+|-\d+))?"
_UNIT = r"%|(?:1?/)?[A-Za-zµμΩ°℃℉″][A-Za-z0-9µμΩ°℃℉²³·*/^.-]*"
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_POWER = re.compile(r"(?<=10)[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NOT_ALONE = re.compile(r"\s*[x×*]\s*\d")  # behind a figure: dimensions, a multiple, or a power of ten written flat
_BEFORE = 24  # how far before a figure its words of comparison may begin
_ABOUT = 0.05  # what "about" leaves open on both sides
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
        denied = "|".join(words.denied)
        self._denied_before = re.compile(rf"(?:{denied})\s*$", re.IGNORECASE)
        self._denied_behind = re.compile(rf"\s*(?:{denied})", re.IGNORECASE)
        self._spelled = dict(words.units)
        native = [unit for unit in words.units if not unit.isascii()]
        word = "|".join([*map(re.escape, sorted(native, key=len, reverse=True)), _UNIT])
        unit = f"(?:{word})(?:/(?:{word}))?"
        self._figure = re.compile(
            rf"(?P<before>(?:{any_bound}|{vague}|\s|[:：=])*)(?P<low>{_FIGURE})"
            rf"(?:\s*(?P<unit1>{unit})?\s*(?:-|–|~|～|至|to)\s*(?P<high>{_FIGURE}))?"
            rf"(?:\s*-?(?P<unit>{unit}))?(?:\s*±\s*(?P<slack>{_FIGURE})\s*(?P<unit2>{unit})?)?"
            rf"\s*(?P<behind>{any_bound}|{vague})?",
            re.IGNORECASE,
        )

    def at(self, text: str, start: int, unit: str, *, bare: bool) -> tuple[Range, str] | None:
        """The figure that stands at a place, in a unit; None when there is none that can be understood.

        Args:
            text: The text.
            start: Where the figure, or a word of comparison before it, starts.
            unit: The unit wanted; empty for plain numbers.
            bare: Whether a figure without unit is taken as given in the unit wanted.
        """
        for match in self._figure.finditer(text, max(0, start - _BEFORE)):  # words of comparison stand before it
            if match.start() <= start <= match.start("low"):
                return self._read(match, unit, bare=bare)
            if match.start() > start:
                break
        return None

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
        text = plain_figures(given).strip()
        match = self._figure.fullmatch(text)
        if match is None or (not unit and match["unit"]):
            return None  # a unit where none belongs: "300 kfps" is not 300
        found = self._read(match, unit, bare=bare, whole=True)
        return None if found is None else found[0]

    def _read(self, match: re.Match[str], unit: str, *, bare: bool, whole: bool = False) -> tuple[Range, str] | None:
        if _NOT_ALONE.match(match.string, match.end("high" if match["high"] else "low")) or self._denied(match):
            return None
        low, high, slack = _number(match["low"]), _number(match["high"] or match["low"]), _number(match["slack"] or "0")
        if low is None or high is None or slack is None or high < low:
            return None
        told = self._unit(match["unit"] or match["unit1"] or match["unit2"])
        behind = match["behind"] or ""
        if told and not behind and convert((low,), told, unit) is None and self._bound(told):
            told, behind = "", told  # "99.9 min" of a purity: no minutes
        known = self._in_unit((low, high), told, unit, bare=bare, whole=whole)
        if known is None:
            return None
        spread = self._slack(slack, self._unit(match["unit2"]) or told, known, unit)
        if spread is None:
            return None
        if self._vague.search(match["before"]) or self._vague.fullmatch(behind):
            spread = max(spread, abs(known[1]) * _ABOUT)
        if spread:
            return Range(known[0] - spread, known[1] + spread), match[0].strip()
        name = self._bound(match["before"]) or self._bound(behind)
        return (_bounded(name, *known) if name else Range(*known)), match[0].strip()

    def _unit(self, given: str | None) -> str:
        return "/".join(self._spelled.get(part, part) for part in (given or "").rstrip(".-").split("/"))

    def _bound(self, words: str) -> str | None:
        return next((name for name, bound in self._bounds.items() if words and bound.search(words)), None)

    def _denied(self, match: re.Match[str]) -> bool:
        """Whether a word of comparison is denied in a way that is not itself one of the words of comparison."""
        return bool(
            (self._bound(match["before"]) and self._denied_before.search(match.string[: match.start()]))
            or (match["behind"] and self._denied_behind.match(match.string, match.end()))
        )

    @staticmethod
    def _in_unit(
        figures: tuple[float, float], told: str, unit: str, *, bare: bool, whole: bool
    ) -> tuple[float, float] | None:
        """Figures in the unit wanted; None when their own unit is missing, unknown or measures something else."""
        if not told or not unit:
            return figures if bare or not unit else None
        converted = convert(figures, told, unit)
        if converted is not None:
            return converted[0], converted[1]
        # behind the name of a share, a word that is no unit does not belong to the figure: "purity 99.9 antimony"
        return figures if bare and not whole and not is_unit(told.partition("/")[0]) else None

    @staticmethod
    def _slack(slack: float, told: str, known: tuple[float, float], unit: str) -> float | None:
        """What a figure may be out by, in the unit wanted; None when its own unit says nothing of it."""
        if not slack or not told or not unit:
            return slack
        if told == "%" and unit != "%":
            return abs(known[1]) * slack / 100
        both = convert((0.0, slack), told, unit)
        return None if both is None else abs(both[1] - both[0])


def plain_figures(text: str) -> str:
    """A text with its figures in one form of writing: NFKC, and powers of ten written flat (`×10⁻⁶` as `×10^-6`)."""
    return unicodedata.normalize("NFKC", _POWER.sub(lambda power: f"^{power[0].translate(_RAISED)}", text))


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
            except (PintError, ValueError, TypeError, AttributeError, AssertionError, KeyError, ArithmeticError):
                continue
            except Exception as error:  # the parser of the library raises its own kinds for texts that are no unit
                if type(error).__module__.partition(".")[0] not in {"pint", "tokenize"}:
                    raise
    return None


@lru_cache(maxsize=4096)
def is_unit(word: str) -> bool:
    """Whether a word is a unit of anything."""
    spelled = spelling(word)
    return any(convert((1.0,), one, one) is not None for one in (spelled, spelled.rstrip("0123456789")) if one)


def spelling(unit: str) -> str:
    """A unit as the library spells it: `g/cm³`, `g_cm3` and `g·cm-3` are `g/cm**3`; `/K` is `1/K`."""
    written = f"1{unit}" if unit.startswith("/") else unit
    for given, meant in _UNIT_WORDS.items():
        written = written.replace(given, meant)
    if "_" in written.strip("_"):
        first, *others = [re.sub(r"(?<=[A-Za-z])(\d)$", r"**\1", part) for part in written.split("_") if part]
        written = "/".join([first, *others])
    return re.sub(r"(?<=[A-Za-zµ])(?<!\*)([23])(?=$|[/*])", r"**\1", written)
