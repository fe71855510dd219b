"""The parts of chains of owners: companies, the steps between them, and whole ways from an owner to a party."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from recomply.facts.ranges import Range

PARTY = "\0party"  # the node of the party asked about, whatever its names
CLOSE = 1e-9  # parts of 1 that differ by less are the same


class Step(NamedTuple):
    """A holding of one party in another, as the record and the file tell it.

    Attributes:
        owner: The owner, by its node.
        name: The owner's name as it was given.
        low: What it holds at least, as a part of 1.
        high: What it holds at most; None where no share is told.
        places: Where it stands: paths within the party of the record (`.owners[0]`), rows of the file.
    """

    owner: str
    name: str
    low: float
    high: float | None
    places: tuple[str, ...]

    @property
    def words(self) -> str:
        """The share as a person writes it."""
        if self.high is None:
            return "share not given"
        return f"{Range(self.low * 100, self.high * 100).words} %"


@dataclass(slots=True)
class Company:
    """A party on the way up.

    Attributes:
        names: Its names as given.
        countries: Its countries, as given.
        steps: Its owners.
        told: Whether anything is told of its owners.
        open: Whether somebody who is not told may stand behind it although nothing is told of its owners.
        rest: What is left of the whole beside the told shares, as a part of 1.
    """

    names: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    told: bool = False
    open: bool = False
    rest: float = 0.0


class Way(NamedTuple):
    """A chain from an owner to the party: its steps, the one in the party last."""

    steps: tuple[Step, ...]

    def told(self, prefix: str, party: str) -> str:
        """The chain in words, each step with the place it was read at: `A → 60 % [f.csv row 2] → B → …`."""
        parts = [
            f"{step.name} → {step.words} [{', '.join(located(place, prefix) for place in step.places)}]"
            for step in self.steps
        ]
        figures = [step.high for step in self.steps]
        product = math.prod(figure for figure in figures if figure is not None)
        exact = all(step.high is not None and step.high - step.low < CLOSE for step in self.steps)
        return " → ".join([*parts, party]) + (f" = {product * 100:.6g} %" if exact else "")


def located(places: str, prefix: str) -> str:
    """Places as told to people: paths within the party get the path of the party in front."""
    return ", ".join(prefix + place if place.startswith(".") else place for place in places.split(", "))
