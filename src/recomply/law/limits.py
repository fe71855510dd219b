"""Technical limits of control entries, and the parameters they are measured in."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from recomply.law.base import Data, Pattern
from recomply.law.indicators import Wording
from recomply.words import Words


class Parameter(Data):
    """A measurable property of goods.

    Attributes:
        title: What it is.
        unit: The unit limits are given in, as the unit library writes it (`g/cm**3`); empty for plain numbers.
        aliases: Other names of it in the field `parameters`, without unit (`density`, 密度).
        spoken: Expressions that name it in running text. A number, with or without comparison and unit, follows.
        units_tell: Units that nothing else is measured in, so that the number alone tells the parameter (`Wh/kg`).
        nines: Whether it may be written as a number of nines (`5N`, `4N5`).
    """

    title: Words
    unit: str = ""
    aliases: tuple[str, ...] = ()
    spoken: tuple[Pattern, ...] = ()
    units_tell: tuple[str, ...] = ()
    nines: bool = False


class AllLimits(Data):
    """Every one of the limits."""

    all: tuple[Limit, ...] = Field(min_length=1)


class AnyLimit(Data):
    """At least one of the limits."""

    any: tuple[Limit, ...] = Field(min_length=1)


class Measured(Data):
    """A parameter compared with a figure, in the parameter's unit. Up to two bounds."""

    parameter: str = Field(min_length=1)
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Measured:
        _check_bounds(self.bounds)
        return self

    @property
    def bounds(self) -> dict[str, float]:
        """The bounds given."""
        return dict(self.model_dump(exclude={"parameter"}, exclude_none=True))


class Share(Data):
    """The mass per cent of an element in the goods, by their composition.

    Attributes:
        part: It is meant of a part of the goods (the surface in contact with a liquid), so that the composition of the
            whole can say yes and never no.
    """

    share_of: str = Field(min_length=1)
    part: bool = False
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Share:
        _check_bounds(self.bounds)
        return self

    @property
    def bounds(self) -> dict[str, float]:
        """The bounds given."""
        return dict(self.model_dump(exclude={"share_of", "part"}, exclude_none=True))


class Stated(Data):
    """A property told in words ("untwisted", "specially designed for"): true where the record says so.

    Attributes:
        stated: The property, in words.
        says: Words that say so.
        denies: Words that say the opposite. Both at once leave it open.
        unless_denied: True when `says` only names the goods, so that a denial beside it settles the matter.
    """

    stated: str = Field(min_length=1)
    says: Wording
    denies: Wording | None = None
    unless_denied: bool = False


class Unseen(Data):
    """A limit that the entry has and whose figures the sources of this rulebook do not show. Never known."""

    unseen: str = Field(min_length=1)


_KINDS = ("all", "any", "parameter", "share_of", "stated", "unseen")


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        found = [kind for kind in _KINDS if kind in value]
        return found[0] if len(found) == 1 else None
    return (
        next((kind for kind in _KINDS if kind in type(value).model_fields), None) if isinstance(value, Data) else None
    )


Limit = Annotated[
    (
        Annotated[AllLimits, Tag("all")]
        | Annotated[AnyLimit, Tag("any")]
        | Annotated[Measured, Tag("parameter")]
        | Annotated[Share, Tag("share_of")]
        | Annotated[Stated, Tag("stated")]
        | Annotated[Unseen, Tag("unseen")]
    ),
    Discriminator(
        _kind,
        custom_error_type="limit",
        custom_error_message="a limit has exactly one of the keys all, any, parameter, share_of, stated, unseen",
    ),
]


def _check_bounds(bounds: dict[str, float]) -> None:
    if not bounds:
        raise ValueError("a limit has a bound: at_least, above, at_most or below")
    if {"at_least", "above"} <= bounds.keys() or {"at_most", "below"} <= bounds.keys():
        raise ValueError("one lower and one upper bound at most")
    low = bounds.get("at_least", bounds.get("above"))
    high = bounds.get("at_most", bounds.get("below"))
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no figure lies between {low:g} and {high:g}")


for _model in (AllLimits, AnyLimit):
    _model.model_rebuild()
