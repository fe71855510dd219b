"""Chemical formulas: which elements they hold, and in which mass shares (by the molmass library)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_SHAPE = re.compile(r"(?:[A-Z][a-z]?\d*(?:\.\d+)?|\((?=[A-Z])|\)\d*(?:\.\d+)?|[·*](?=\d*[A-Z])\d*)+")
_DECIMALS = re.compile(r"\d*\.\d+")
_NOTHING: Mapping[str, float] = MappingProxyType({})


@lru_cache(maxsize=8192)
def mass_shares(formula: str) -> Mapping[str, float]:
    """The mass share of each element in a compound such as `Dy2O3`, from 0 to 1; empty when the text is no formula.

    Fractions of atoms (`In0.53Ga0.47As`) are read to three decimals.
    """
    if not _SHAPE.fullmatch(formula):
        return _NOTHING
    from molmass import Formula, FormulaError

    written = formula.replace("*", "·")
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

    return str(Formula(formula.replace("*", "·")).formula)
