"""The rulebook: the law as dated, sourced data, loaded whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import Field

from recomply.law.base import Data
from recomply.law.documents import DocumentKind, QuestionsFile
from recomply.law.force import Calendar, State
from recomply.law.goods import Goods, Ordinary, ParametersFile
from recomply.law.indicators import Indicators
from recomply.law.instrument import Definition, Instrument, LicensingProfile, Obligation, Rule, SpecialRoute, TimeLimit
from recomply.law.items import ItemsFile, families
from recomply.law.lists import ListFile, NameTables, RelatedFile
from recomply.law.overlay import Overlay


class Identity(Data):
    """What the rulebook says of itself (`rulebook.yaml`).

    Attributes:
        version: A date (`2026.11.23`).
        knowledge_from: The first day the rulebook speaks of. For earlier days nothing is established.
        knowledge_until: The newest day of the sources. Later days are answered from the last known state.
        home: The country whose export control law this is.
        third_party_roles: Roles of parties that handle goods or money without receiving the goods.
    """

    version: str = Field(pattern=r"^\d{4}\.\d{2}\.\d{2}(\.\d+)?$")
    knowledge_from: dt.date
    knowledge_until: dt.date
    home: str
    third_party_roles: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Rulebook:
    """Everything the rulebook holds. Made by `recomply.law.load`."""

    folder: Path
    files: Mapping[tuple[str, str], Path]
    digest: str
    identity: Identity
    overlay: Overlay | None
    instruments: Mapping[str, Instrument]
    measures: frozenset[str]
    items: Mapping[str, ItemsFile]
    goods: Goods
    ordinary: Ordinary
    parameters: ParametersFile
    lists: Mapping[str, ListFile]
    related: RelatedFile
    names: NameTables
    indicators: Indicators
    documents: Mapping[str, DocumentKind]
    questions: QuestionsFile

    @cached_property
    def calendar(self) -> Calendar:
        """Answers what was in force on a day."""
        settled = (
            [(f"overlay {self.overlay.label}", effect) for effect in self.overlay.file.settles] if self.overlay else []
        )
        return Calendar(self.instruments, self.identity.knowledge_until, settled)

    def file(self, kind: str, name: str) -> Path:
        """The file or folder that holds an instrument, its items or its list (`instruments`, `items`, `lists`)."""
        return self.files.get((kind, name), self.folder / kind / f"{name}.yaml")

    def place(self, instrument: Instrument, n: int) -> tuple[Path, tuple[str | int, ...]]:
        """File and path of the n-th rule of an instrument: those of a measure stand with the measure."""
        measures = [name for name in instrument.measures if name in self.measures]
        if n < len(measures):
            return self.folder / "measures.yaml", ("measures", measures[n])
        return self.file("instruments", instrument.id), ("rules", n - len(measures))

    @cached_property
    def aside(self) -> frozenset[str]:
        """Ids of the rules that the user's overlay sets aside."""
        return frozenset(one.rule for one in self.overlay.file.sets_aside) if self.overlay else frozenset()

    def in_force(self, address: str, day: dt.date) -> State:
        """Whether an instrument or provision is in force on a day (true, false, or unknown when disputed).

        Raises:
            KeyError: The rulebook has no such instrument or provision.
        """
        return self.calendar.in_force(address, day)

    @cached_property
    def rules(self) -> Mapping[str, tuple[Instrument, Rule]]:
        """Every rule by its full id (`INSTRUMENT/id`), in the order of the files."""
        return {
            f"{instrument.id}/{rule.id}": (instrument, rule)
            for instrument in self.instruments.values()
            for rule in instrument.rules
        }

    @cached_property
    def definitions(self) -> Mapping[str, tuple[Instrument, Definition]]:
        """Every named condition."""
        return {part.id: (owner, part) for owner in self.instruments.values() for part in owner.definitions}

    @cached_property
    def licensing(self) -> Mapping[str, tuple[Instrument, LicensingProfile]]:
        """Every licensing profile."""
        return {part.id: (owner, part) for owner in self.instruments.values() for part in owner.licensing}

    @cached_property
    def time_limits(self) -> Mapping[str, tuple[Instrument, TimeLimit]]:
        """Every time limit."""
        return {part.id: (owner, part) for owner in self.instruments.values() for part in owner.time_limits}

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Every family of goods, with the instruments that have entries of it."""
        return families(self.items)

    @cached_property
    def obligations(self) -> Mapping[str, tuple[Instrument, Obligation]]:
        """Every obligation."""
        return {part.id: (owner, part) for owner in self.instruments.values() for part in owner.obligations}

    @cached_property
    def special_routes(self) -> Mapping[str, tuple[Instrument, SpecialRoute]]:
        """Every special route past a prohibition."""
        return {part.id: (owner, part) for owner in self.instruments.values() for part in owner.special_routes}

    def list_kind(self, name: str) -> str:
        """Kind of the list of parties that an instrument holds; empty when it holds none."""
        return self.lists[name].list if name in self.lists else ""

    @cached_property
    def listing_instruments(self) -> Mapping[str, tuple[str, ...]]:
        """The instruments that list things, by what they list: `items` (control lists) and `parties`."""
        items = [name for name, file in self.items.items() if file.control_list]
        return {"items": tuple(items), "parties": tuple(self.lists)}
