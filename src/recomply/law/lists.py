"""Listed parties, parties related to them, and the tables by which names are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, model_validator

from recomply.law.base import Confidence, Data, Source
from recomply.words import Words

ListKind = Literal["control", "attention", "unreliable", "countermeasure", "own"]
AliasKind = Literal["own_english", "former", "abbreviation", "spelling", "translation"]


class PartyNames(Data):
    """The names of a party; empty where none is known."""

    zh: str = ""
    en: str = Field(pattern=r"\w")
    ja: str = ""

    def known(self) -> tuple[str, ...]:
        """The names there are, English first."""
        return tuple(name for name in (self.en, self.zh, self.ja) if name)


class Alias(Data):
    """Another name of a party.

    Attributes:
        kind: `own_english` the company's own English name where the notice prints another, `former` a name given up,
            `abbreviation`, `spelling`, `translation`.
        alone: For abbreviations: it identifies the party by itself. Otherwise an abbreviation only raises a question.
    """

    name: str = Field(pattern=r"\w")
    kind: AliasKind
    confidence: Confidence
    alone: bool = False

    @property
    def certain(self) -> bool:
        """Whether the alias identifies the party."""
        return self.kind != "abbreviation" or self.alone

    @model_validator(mode="after")
    def _short(self) -> Alias:
        if self.alone and self.kind != "abbreviation":
            raise ValueError("`alone` is for abbreviations only")
        return self


class ListedParty(Data):
    """One party of a notice.

    Attributes:
        no: Its number in the notice.
        names: The names; Chinese and English as printed in the notice.
        confidence: How the listing is known.
        name_ja_confidence: How the Japanese name is known; no notice prints one.
        namesakes: Names of other persons that would be taken for this one; they never match.
        address: As printed in the notice, in Chinese; empty where the notice gives none.
    """

    no: int = Field(ge=1)
    names: PartyNames
    confidence: Confidence
    name_ja_confidence: Confidence | None = None
    aliases: tuple[Alias, ...] = ()
    namesakes: tuple[str, ...] = ()
    country: str = Field(pattern=r"^([A-Z]{2})?$")
    address: str = ""
    postcode: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _japanese_name_known_somehow(self) -> ListedParty:
        if bool(self.names.ja) != (self.name_ja_confidence is not None):
            raise ValueError(f"no. {self.no}: a Japanese name and `name_ja_confidence` go together")
        return self


class ListFile(Data):
    """The parties that one notice puts on a list.

    Attributes:
        declared_count: How many parties the notice itself says it lists.
    """

    instrument: str
    list: ListKind
    declared_count: int
    sources: tuple[Source, ...] = Field(min_length=1)
    parties: tuple[ListedParty, ...]

    @model_validator(mode="after")
    def _complete(self) -> ListFile:
        if len(self.parties) != self.declared_count:
            raise ValueError(f"the notice lists {self.declared_count} parties, the file has {len(self.parties)}")
        numbers = [party.no for party in self.parties]
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        if twice:
            raise ValueError(f"numbers used twice: {', '.join(map(str, twice))}")
        return self


class RelatedParty(Data):
    """A party on no list that stands close to listed ones or to the armed forces.

    Attributes:
        relation: `parent` of a listed party, `contractor` of the armed forces.
        why: The relation in one clause.
        country: Country of the party.
    """

    names: PartyNames
    country: str = Field(pattern=r"^[A-Z]{2}$")
    aliases: tuple[Alias, ...] = ()
    relation: tuple[Literal["parent", "contractor"], ...] = Field(min_length=1)
    why: Words
    confidence: Confidence
    sources: tuple[Source, ...] = Field(min_length=1)


class RelatedFile(Data):
    """The related parties."""

    parties: tuple[RelatedParty, ...]


class LegalForms(Data):
    """Legal forms and other words without weight in names (`names/legal_forms.yaml`, which explains the keys)."""

    cjk: tuple[str, ...] = Field(min_length=1)
    cjk_endings: tuple[str, ...] = Field(min_length=1)
    not_after: str = Field(min_length=1)
    latin: tuple[str, ...] = Field(min_length=1)
    latin_endings: tuple[str, ...]
    joiners: tuple[str, ...] = Field(min_length=1)
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    spellings: dict[str, str]


class Sites(Data):
    """Words for sites and divisions (`names/sites.yaml`, which explains the keys)."""

    ja: tuple[str, ...] = Field(min_length=1)
    zh: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    countries: tuple[str, ...] = ()
    businesses: tuple[str, ...] = ()
    continues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameTables:
    """Everything by which names are folded.

    Attributes:
        glyphs: For `str.translate`: characters that count as others, or (None) not at all.
    """

    glyphs: Mapping[int, int | None]
    forms: LegalForms
    sites: Sites

    @classmethod
    def read(cls, folder: Path) -> NameTables:
        """Reads the tables from the folder `names` of a rulebook.

        Raises:
            OSError: A file is missing.
            ValueError: A file does not hold what it should (also pydantic's `ValidationError`).
        """
        return cls(
            glyphs=read_glyphs(folder / "glyphs.txt"),
            forms=LegalForms.model_validate(_yaml(folder / "legal_forms.yaml")),
            sites=Sites.model_validate(_yaml(folder / "sites.yaml")),
        )


def read_glyphs(path: Path) -> Mapping[int, int | None]:
    """Reads the glyph table: after the comments a line of characters, a line of what they count as, a line dropped.

    Raises:
        ValueError: There are not three lines, or the first two differ in length.
    """
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    if len(lines) != 3 or len(lines[0]) != len(lines[1]):
        raise ValueError("two parallel lines of characters and a line of dropped ones are expected")
    return str.maketrans(*lines)


def _yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
