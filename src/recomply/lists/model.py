"""What a list is made of: its parties, what is known of the list as a whole, and what changed between two versions."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from recomply.errors import Problem

Kind = Literal["person", "organization", "vessel", "aircraft", "other"]
Format = Literal["opensanctions-csv", "followthemoney", "csl-csv", "csl-json", "table"]

ID_PATTERN = r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?"
"""What the id of a list looks like; it also names a folder."""


class Effect(enum.StrEnum):
    """What being on a list shall mean for a shipment; the user chooses it."""

    BLOCK = "block"
    REVIEW = "review"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One party of a list.

    Attributes:
        key: Its id in the source. Sources without ids: the number or the name; it may then occur twice.
        names: Names that identify the party, the main one first.
        weak_names: Abbreviations and aliases that the source itself calls weak.
        kind: `other` also where the source does not say.
        countries: ISO 3166-1 alpha-2, upper case.
        addresses: One text each.
        identifiers: Numbers of registers and papers, without their kind.
        programs: The lists or programmes within the source.
        start: First day of the listing; None where the source does not tell it.
        end: Last day of the listing; None where the source does not tell it, or there is none.
        url: Where the source explains the listing.
        note: What else the source says, for people.
    """

    key: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    kind: Kind = "other"
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    url: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0]

    def line(self) -> str:
        """The entry as one line of JSON; what is empty is left out."""
        data: dict[str, Any] = {"key": self.key, "names": self.names}
        for name in _FURTHER:
            value = getattr(self, name)
            if value:
                data[name] = value.isoformat() if isinstance(value, dt.date) else value
        if self.kind == "other":
            del data["kind"]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of_line(cls, line: str) -> Entry:
        """The entry that a line holds.

        Raises:
            ValueError: The line was not written by `line` (also `KeyError` and `TypeError`).
        """
        data = json.loads(line)
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else dt.date.fromisoformat(value) if name in _DAYS else value
            for name, value in data.items()
        }
        return cls(**given)


_DAYS = ("start", "end")
_FURTHER = tuple(field.name for field in dataclasses.fields(Entry) if field.name not in ("key", "names"))


@dataclass(frozen=True, slots=True)
class Change:
    """A party that came, went or changed between two versions of a list.

    Attributes:
        before: The party in the earlier version; None if it came.
        after: The party in the later version; None if it went.
    """

    before: Entry | None
    after: Entry | None

    @property
    def kind(self) -> Literal["came", "went", "changed"]:
        """What happened."""
        return "came" if self.before is None else "went" if self.after is None else "changed"

    @property
    def entry(self) -> Entry:
        """The party, as it is or was last."""
        entry = self.after or self.before
        assert entry is not None
        return entry

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, if the party changed."""
        if self.before is None or self.after is None:
            return ()
        names = (field.name for field in dataclasses.fields(Entry))
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


class Skipped(BaseModel):
    """What could not be read of a file.

    Attributes:
        rows: Rows that are not in the list.
        values: Values that were left out of a party which is in the list.
        problems: The first of both, each with its place, the reason and what to do; an empty `field` means the row.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    rows: int = 0
    values: int = 0
    problems: tuple[Problem, ...] = ()


class ListInfo(BaseModel):
    """What is known of one version of a list.

    Attributes:
        id: The user's name for the list.
        title: For people.
        format: The format of the source.
        effect: What being on the list shall mean.
        source: Name of the file it was read from.
        sheet: The sheet, if one was chosen.
        url: Where the list is published, as far as known.
        license: Under which terms its data may be used, as far as known.
        added: The day this version was added.
        published: The day this version was published, if the user told it.
        digest: SHA-256 of the file.
        entries: How many parties it has.
        skipped: What could not be read.
        remarks: What else is to be known of how the file was understood.
        number: Versions of a list are numbered in the order they were added.
        reader: The edition of the readers that read it.
    """

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")

    id: str = Field(pattern=rf"^{ID_PATTERN}$")
    title: str
    format: Format
    effect: Effect
    source: str
    sheet: str = ""
    url: str = ""
    license: str = ""
    added: dt.date
    published: dt.date | None = None
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    entries: int = Field(ge=1)
    skipped: Skipped = Skipped()
    remarks: tuple[str, ...] = ()
    number: int = Field(default=1, ge=1)
    reader: int = 1

    @property
    def version(self) -> str:
        """The digest, short."""
        return self.digest[:12]
