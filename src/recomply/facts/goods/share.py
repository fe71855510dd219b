"""The share of certain materials in the value of goods, from a bill of materials of several levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from recomply.facts.ranges import Range
from recomply.shipment.model import Line, Material
from recomply.truth import Truth

MaterialTest = Callable[[Material], tuple[Truth, str]]
"""Whether a material counts, and why."""


class Step(NamedTuple):
    """One material in the arithmetic.

    Attributes:
        field: Its path in the line.
        name: What it is called.
        words: What of it counts, with the figures.
    """

    field: str
    name: str
    words: str


class ValueShare(NamedTuple):
    """The share found, in per cent of the value of the goods, with the arithmetic.

    Attributes:
        sum: The sum as it was worked out.
        words: The result in words.
    """

    share: Range
    steps: tuple[Step, ...]
    sum: str
    words: str

    def allows(self, stated: float) -> bool:
        """Whether a share that somebody states can be right. It is not nothing where some material counts."""
        some = any(step.words.startswith("counts") for step in self.steps)
        return self.share.low <= stated <= self.share.high and not (stated == 0 and some)


class _Part(NamedTuple):
    """Value of counting material, in the currency of the goods."""

    value: Range
    figures: str


_NONE = Range.exact(0.0)
_ONE = Range.exact(1.0)
_ANY = Range(0.0, float("inf"))


class Base(NamedTuple):
    """Goods whose value the share is measured against: the line, or a part of it.

    Attributes:
        field: Path of the part in the line; empty for the line itself.
        name: What the part is called.
    """

    field: str
    name: str
    goods: Line | Material


def bases(line: Line, measured: Callable[[Material], bool]) -> list[Base]:
    """What the share is measured against: the parts in the bill that an instrument names, else the goods of the line.

    A magnet inside a motor is measured as a magnet, whatever the motor is worth.
    """
    found = [Base(field, part.name or field, part) for field, part in _parts(line, "") if measured(part)]
    return found or [Base("", "", line)]


def _parts(goods: Line | Material, path: str) -> Iterator[tuple[str, Material]]:
    for n, part in enumerate(goods.materials or ()):
        field = f"{path}materials[{n}]"
        yield field, part
        yield from _parts(part, f"{field}.")


def value_share(goods: Line | Material, rates: Mapping[str, float], counts: MaterialTest, path: str = "") -> ValueShare:
    """Works out which part of the value of goods is material that counts.

    Quantities and values in the bill are per one unit of what they are part of. What is not known (a price, a rate, an
    origin) makes the result a range, never nothing.

    Args:
        goods: The line or part, with its unit price, or its value and quantity, and its `materials`.
        rates: Value of one unit of each currency in a common one.
        counts: Whether a material counts; a material that counts is taken whole, others by what they are made of.
        path: Path of the part in its line; empty for the line.
    """
    whole = _unit_value(goods)
    currency = goods.currency
    steps: list[Step] = []
    parts = list(
        _counting(goods.materials or (), f"{path}.materials".lstrip("."), _ONE, currency, rates, counts, steps)
    )
    low, high = sum(part.value.low for part in parts), sum(part.value.high for part in parts)
    shown = " + ".join(part.figures for part in parts) or "0"
    if whole is None or whole <= 0:
        share = _NONE if high == 0 else Range(0.0, 100.0)
        told = "the value of one unit of the goods is not given" if high else "nothing in the bill counts"
        return ValueShare(share, tuple(steps), shown, told)
    share = Range(min(low / whole * 100, 100.0), min(high / whole * 100, 100.0))
    unit = f" {currency}" if currency else ""
    total = f"{low:g}" if low == high else f"{low:g} to {high:g}" if high != float("inf") else f"at least {low:g}"
    words = f"({shown}) ÷ {whole:g}{unit} = {total} ÷ {whole:g} = {share.words} % of the value"
    return ValueShare(share, tuple(steps), shown, words)


def _unit_value(goods: Line | Material) -> float | None:
    if goods.unit_price is not None:
        return goods.unit_price
    return goods.value / goods.quantity if goods.value is not None and goods.quantity else None


def _counting(
    materials: tuple[Material, ...],
    path: str,
    times: Range,
    currency: str | None,
    rates: Mapping[str, float],
    counts: MaterialTest,
    steps: list[Step],
) -> Iterator[_Part]:
    for n, material in enumerate(materials):
        field = f"{path}[{n}]"
        truth, why = counts(material)
        name = material.name or field
        value, figures = _value(material, times, currency, rates)
        if truth is Truth.TRUE:
            steps.append(Step(field, name, f"counts: {why}; {figures}"))
            yield _Part(value, figures)
        elif material.materials:
            inner = _multiplied(times, _amount(material.quantity))
            parts = list(_counting(material.materials, f"{field}.materials", inner, currency, rates, counts, steps))
            parts = [_within(part, value) for part in parts]
            if truth is Truth.UNKNOWN:
                low = sum(part.value.low for part in parts)
                high = max(value.high, sum(part.value.high for part in parts))
                steps.append(Step(field, name, f"may count as a whole: {why}; {figures}"))
                yield _Part(Range(low, high), f"{low:g} to {high:g} for {name}")
            else:
                yield from parts
        elif truth is Truth.UNKNOWN:
            steps.append(Step(field, name, f"may count: {why}; {figures}"))
            yield _Part(Range(0.0, value.high), f"0 to {figures}")
        else:
            steps.append(Step(field, name, f"does not count: {why}"))


def _value(material: Material, times: Range, currency: str | None, rates: Mapping[str, float]) -> tuple[Range, str]:
    """Value of a material in one unit of the goods, in their currency, and the figures it comes from."""
    if material.value is not None:
        own, shown = material.value, f"{material.value:g}"
    elif material.quantity is not None and material.unit_price is not None:
        own, shown = material.quantity * material.unit_price, f"{material.quantity:g} × {material.unit_price:g}"
    else:
        return _ANY, "its value is not given"
    if own < 0:
        return _ANY, f"{shown}, a value below nothing, is not understood"
    if times == _ANY:
        shown = f"(a quantity not given) × {shown}"
    elif times != _ONE:
        shown = f"{times.low:g} × {shown}"
    rate = _rate(material.currency, currency, rates)
    if rate is None:
        return _ANY, f"{shown} {material.currency or '(no currency)'}, for which no rate to {currency} is given"
    if rate != 1:
        shown = f"{shown} {material.currency} × {rate:g}"
    return _multiplied(times, Range.exact(own * rate)), shown


def _amount(quantity: float | None) -> Range:
    """How often a part is there; anything when that is not told, or makes no sense."""
    return _ANY if quantity is None or quantity < 0 else Range.exact(quantity)


def _multiplied(one: Range, other: Range) -> Range:
    """Two ranges from nothing upwards, multiplied; nothing of an unknown many is nothing."""
    high = 0.0 if 0.0 in (one.high, other.high) else one.high * other.high
    return Range(one.low * other.low, high)


def _within(part: _Part, whole: Range) -> _Part:
    """A part is worth no more than what it is part of, unless it is known to be."""
    value = Range(part.value.low, max(part.value.low, min(part.value.high, whole.high)))
    return part if value == part.value else _Part(value, f"{part.figures}, at most {whole.high:g}")


def _rate(given: str | None, wanted: str | None, rates: Mapping[str, float]) -> float | None:
    """How much one unit of a currency is in another. Where no currency is named at all, there is but one."""
    if given is None or wanted is None:
        return 1.0 if given is wanted else None
    if given.upper() == wanted.upper():
        return 1.0
    one, other = rates.get(given.upper()), rates.get(wanted.upper())
    return None if one is None or other is None else one / other
