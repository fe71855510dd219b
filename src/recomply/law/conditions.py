"""Conditions: the tree a rule asks of the facts, as it is written in the rulebook."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from recomply.law.base import Data


class All(Data):
    """Every one of the conditions."""

    all: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(Data):
    """At least one of the conditions."""

    any: tuple[Condition, ...] = Field(min_length=1)


class Not(Data):
    """The opposite of the condition; unknown stays unknown."""

    not_: Condition = Field(alias="not")


class Is(Data):
    """A condition that an instrument defines under a name, so that rules say it in one word."""

    is_: str = Field(alias="is", min_length=1)


class InForce(Data):
    """Whether an instrument, or one provision of it (`INSTRUMENT/provision`), is in force on the day."""

    in_force: str = Field(min_length=1)


class Listed(Data):
    """Whether the set fact holds an instrument that is in force, among all that list such things.

    Written once, it covers instruments that are added later.

    Attributes:
        of: Only lists of this kind: `control`, `attention`, `unreliable`…
    """

    listed: str = Field(min_length=1)
    of: str = ""


class Holds(Data):
    """Whether a fact that is itself a truth is true."""

    holds: str = Field(min_length=1)


class Test(Data):
    """A comparison of one fact with a value. Exactly one comparison is given; `not_empty` asks a set for any member."""

    fact: str = Field(min_length=1)
    equals: str | None = None
    one_of: tuple[str, ...] | None = None
    contains: str | None = None
    contains_any: tuple[str, ...] | None = None
    not_empty: Literal[True] | None = None
    at_least: float | None = None
    at_most: float | None = None
    from_: dt.date | None = Field(default=None, alias="from")
    before: dt.date | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Test:
        if len(self.comparison) != 1:
            raise ValueError(
                "a fact is compared in exactly one way: equals, one_of, contains, contains_any, not_empty, at_least, "
                "at_most, from or before"
            )
        return self

    @property
    def comparison(self) -> dict[str, Any]:
        """The comparison given: its name and its value."""
        given = self.model_dump(exclude={"fact"}, exclude_none=True, by_alias=True)
        return dict(given)


_KINDS = ("all", "any", "not", "is", "in_force", "listed", "holds", "fact")


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        found = [kind for kind in _KINDS if kind in value]
        return found[0] if len(found) == 1 else None
    return type(value).__name__ if isinstance(value, Data) else None


Condition = Annotated[
    (
        Annotated[All, Tag("all")]
        | Annotated[AnyOf, Tag("any")]
        | Annotated[Not, Tag("not")]
        | Annotated[Is, Tag("is")]
        | Annotated[InForce, Tag("in_force")]
        | Annotated[Listed, Tag("listed")]
        | Annotated[Holds, Tag("holds")]
        | Annotated[Test, Tag("fact")]
    ),
    Discriminator(
        _kind,
        custom_error_type="condition",
        custom_error_message="a condition has exactly one of the keys all, any, not, is, in_force, listed, holds, fact",
    ),
]

for _model in (All, AnyOf, Not):
    _model.model_rebuild()
