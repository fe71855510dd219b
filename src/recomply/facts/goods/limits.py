"""Limits of control entries, held against what a line shows of its goods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from recomply.facts.goods.figures import plain_figures
from recomply.facts.goods.measured import Gauge
from recomply.facts.goods.seen import Seen
from recomply.facts.ranges import Range
from recomply.facts.reading import Piece
from recomply.law.indicators import Wording
from recomply.law.limits import AllLimits, AnyLimit, Limit, Measured, Share, Stated, Unseen
from recomply.truth import Truth
from recomply.words import Words

_SIGNS: Mapping[str, str] = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<"}


class Met(NamedTuple):
    """Whether limits are met, why, and what was read.

    Attributes:
        near: Whether they are missed by little.
        points: What is open, in words that can be asked.
    """

    truth: Truth
    why: str = ""
    pieces: tuple[Piece, ...] = ()
    near: bool = False
    points: tuple[Words, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is not known whether they are met."""
        return self.truth is Truth.UNKNOWN


class Measures:
    """The parameters of one line, each read once when a limit asks for it."""

    def __init__(self, gauge: Gauge, given: Mapping[str, float | str], texts: list[tuple[str, str]]) -> None:
        self._gauge = gauge
        self._given = given
        self._texts = [(field, plain_figures(text)) for field, text in texts]
        self._read: dict[str, tuple[Range | None, tuple[Piece, ...]]] = {}

    def of(self, name: str) -> tuple[Range | None, tuple[Piece, ...]]:
        """What is known of a parameter, and where it was read."""
        if name not in self._read:
            self._read[name] = self._gauge.read(name, self._given, self._texts)
        return self._read[name]

    def title(self, name: str) -> str:
        """Name and unit of a parameter, for people."""
        parameter = self._gauge.parameters[name]
        return parameter.title.en

    def titled(self, name: str, bounds: Mapping[str, float] | None = None) -> Words:
        """A parameter in words: its name, with its bounds and unit where there are bounds, else with its unit."""
        title, unit = self._gauge.parameters[name].title, self.unit(name)
        unit = "µm" if unit == "um" else unit
        told = f" {_bounds(bounds)} {unit}".rstrip() if bounds else f" ({unit})" if unit else ""
        return Words(
            **{
                language: title.in_(language) + told.replace(" and ", joint)
                for language, joint in (("en", " and "), ("zh", " 且 "), ("ja", " かつ "))
            }
        )

    def unit(self, name: str) -> str:
        """The unit of a parameter's limits."""
        return self._gauge.parameters[name].unit.replace("**", "")


Says = Callable[[Wording], Piece | None]


def met(limit: Limit, seen: Seen, measures: Measures, says: Says, near: float) -> Met:
    """Whether goods meet a limit.

    Args:
        limit: The limit.
        seen: What the line shows of its goods.
        measures: Its parameters.
        says: Where the record uses some words.
        near: How near to a bound counts as near, in per cent of it.
    """
    match limit:
        case AllLimits(all=parts):
            return _together(min, parts, seen, measures, says, near)
        case AnyLimit(any=parts):
            return _together(max, parts, seen, measures, says, near)
        case Measured(parameter=name):
            figure, pieces = measures.of(name)
            wanted = f"{measures.title(name)} {_bounds(limit.bounds)} {measures.unit(name)}".strip()
            compared = _compared(figure, limit.bounds, wanted, pieces, near)
            return compared._replace(points=(measures.titled(name, limit.bounds),)) if compared.open else compared
        case Share(share_of=element, part=part):
            found = _compared(
                seen.share(element), limit.bounds, f"{element} {_bounds(limit.bounds)} % by mass", (), near
            )
            found = found._replace(truth=found.truth | Truth.UNKNOWN) if part else found
            share = f"{element} {_bounds(limit.bounds)} % m/m"
            return found._replace(points=(Words(en=share, zh=share, ja=share),)) if found.open else found
        case Stated(stated=words, says=yes, denies=no):
            denied = says(no) if no is not None else None
            found = _stated(words, None if denied and limit.unless_denied else says(yes), denied)
            point = Words(en=f"whether: {words}", zh=f"是否：{words}", ja=f"該当の有無：{words}")
            return found._replace(points=(point,)) if found.truth is Truth.UNKNOWN else found
        case Unseen(unseen=words):
            return Met(Truth.UNKNOWN, f"{words}: the figures of this limit are not in the rulebook")
    raise TypeError(type(limit))


def _stated(words: str, said: Piece | None, denied: Piece | None) -> Met:
    """What a record says of a property; both sides at once say nothing, unless the denial holds the words denied."""
    if said and denied and said.text.casefold() not in denied.text.casefold():
        return Met(Truth.UNKNOWN, f"{words}: both “{said.text}” and “{denied.text}” are said", (said, denied))
    if denied:
        return Met(Truth.FALSE, f"not {words}: “{denied.text}”", (denied,))
    if said:
        return Met(Truth.TRUE, f"{words}: “{said.text}”", (said,))
    return Met(Truth.UNKNOWN, f"{words}: not told")


def _together(
    join: Callable[..., Truth], parts: tuple[Limit, ...], seen: Seen, measures: Measures, says: Says, near: float
) -> Met:
    found = [met(part, seen, measures, says, near) for part in parts]
    truth = join(one.truth for one in found)
    telling = [one for one in found if one.truth is truth]
    pieces = tuple(piece for one in found for piece in one.pieces)
    missed = [one for one in found if one.truth is Truth.FALSE]
    close = truth is Truth.FALSE and (
        all(one.near for one in missed) if join is min else any(one.near for one in missed)
    )
    points = tuple(dict.fromkeys(point for one in telling for point in one.points)) if truth is Truth.UNKNOWN else ()
    return Met(truth, "; ".join(dict.fromkeys(one.why for one in telling)), pieces, close, points)


def _compared(
    figure: Range | None, bounds: Mapping[str, float], wanted: str, pieces: tuple[Piece, ...], near: float
) -> Met:
    if figure is None:
        return Met(Truth.UNKNOWN, f"{wanted}: not told", pieces)
    truth = figure.meets(bounds)
    close = truth is Truth.FALSE and near > 0 and figure.near(bounds, near)
    word = {Truth.TRUE: "met", Truth.FALSE: "not met", Truth.UNKNOWN: "open"}[truth]
    return Met(truth, f"{wanted}: {word} by {figure.words}", pieces, close)


def _bounds(bounds: Mapping[str, float]) -> str:
    return " and ".join(f"{_SIGNS[name]} {bound:g}" for name, bound in bounds.items())
