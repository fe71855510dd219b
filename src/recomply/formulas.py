"""Chemical formulas: which elements they hold, and in which mass shares (by the molmass library)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_SHAPE = re.compile(r"(?:[A-Z][a-z]?\d*(?:\.\d+)?|\((?=[A-Z])|\)\d*(?:\.\d+)?)+")
_ABBREVIATION = re.compile(r"(?!.*(?:CN|OH)$)[A-Z]{3,}")  # PVC, YBCO; but KCN and KOH are compounds
_SYMBOL = re.compile(r"[A-Z][a-z]?")
_WATER = re.compile(r"(\d*\.?\d+)?(.+)", re.DOTALL)
_OXIDATION = re.compile(r"\((?:I{1,3}|I?V|VI{0,3})\)")  # Cr(III)
_DECIMALS = re.compile(r"\d*\.\d+")
_NOTHING: Mapping[str, float] = MappingProxyType({})


@lru_cache(maxsize=8192)
def mass_shares(formula: str) -> Mapping[str, float]:
    """The mass share of each element in a compound such as `Dy2O3`, from 0 to 1; empty when the text is no formula.

    Fractions of atoms (`In0.53Ga0.47As`) are read to three decimals.
    """
    written = _written(formula)
    if not _SHAPE.fullmatch(written) or _ABBREVIATION.fullmatch(written):
        return _NOTHING
    from molmass import ELEMENTS, Formula, FormulaError

    if any(symbol not in ELEMENTS for symbol in _SYMBOL.findall(written)):
        return _NOTHING  # the library reads capital letters as a chain of amino acids otherwise
    if _DECIMALS.search(written):
        written = re.sub(
            r"([A-Z][a-z]?)(\d*\.\d+|\d+)?",
            lambda part: f"{part[1]}{round(float(part[2] or 1) * 1000)}",
            written,
        )
    try:
        parts = Formula(written).composition()
        return MappingProxyType({name: part.fraction for name, part in parts.items()})
    except (FormulaError, ValueError, ZeroDivisionError):
        return _NOTHING


def elements_of(formula: str) -> frozenset[str]:
    """The element symbols of a formula; empty when the text is no formula."""
    return frozenset(mass_shares(formula))


@lru_cache(maxsize=8192)
def normal(formula: str) -> str:
    """A formula in the order of Hill, so that two spellings of one compound are equal; empty when it is none."""
    if not mass_shares(formula) or _DECIMALS.search(formula):
        return ""
    from molmass import Formula

    return str(Formula(_written(formula)).formula)


def _written(formula: str) -> str:
    """A formula as the library reads it: without states of oxidation, water of crystallisation in brackets."""
    first, *others = _OXIDATION.sub("", formula).replace("*", "·").split("·")
    return first + "".join(_times(part) for part in others)


def _times(part: str) -> str:
    """A part behind a point, taken as often as the number before it says: `8H2O` is `(H2O)8`, `0.5H2O` is `H1O0.5`."""
    match = _WATER.fullmatch(part)
    if match is None:
        return "·"
    count, what = match[1] or "", match[2]
    if "." not in count:
        return f"({what}){count}"
    return re.sub(r"([A-Z][a-z]?)(\d+)?", lambda one: f"{one[1]}{float(count) * int(one[2] or 1):g}", what)
