"""What shows a military user, military use or a gain in military strength, and what shows plain civil use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from recomply.law.base import Confidence, Data, Pattern, Source

Strength = Literal["conclusive", "strong", "weak"]
SpeaksOf = Literal["military_user", "military_use", "military_strength", "wmd", "vague", "civil_use", "civil_marker"]
MilitarySubject = Literal["military_user", "military_use", "military_strength", "wmd"]
Place = Literal["party", "text"]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


Word = Annotated[str, Field(pattern=r"^[^ -](?:[^ -]|[ -][^ -])")]


class Wording(Data):
    """Words to look for.

    Attributes:
        words: Plain words. Spaces also stand for hyphens or nothing, English plurals are found too, and a word all in
            capitals is found only in capitals.
        regex: Regular expressions over the text in small letters, each character group brought to its first character.
    """

    words: tuple[Word, ...] = ()
    regex: tuple[Pattern, ...] = ()

    @model_validator(mode="after")
    def _not_empty(self) -> Wording:
        if not self.words and not self.regex:
            raise ValueError("neither words nor regex: there is nothing to look for.")
        return self


class Indicator(Wording):
    """Words that point to one of the limbs, how strongly, and what that rests on.

    Attributes:
        sources: Keys of the sources of the file.
    """

    id: str
    label: str
    strength: Strength
    languages: tuple[Literal["zh", "ja", "en", "romaji", "any"], ...] = Field(min_length=1)
    confidence: Confidence
    sources: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class UserIndicator(Indicator):
    """Words that name a military user.

    Attributes:
        country: Whose military it is. `named`: that of the country named beside the words, else of the party.
        where: Where they count: in the fields of parties (`party`), in statements (`text`), or in both.
    """

    country: Country | Literal["named"]
    where: tuple[Place, ...] = Field(min_length=1)


class Nation(Wording):
    """Words that name a country beside a military user: its name, its people."""

    country: Country


class UseIndicator(Indicator):
    """Words that speak of a use, or of what a party does.

    Attributes:
        where: Where they count: in statements (`text`); in the fields of parties (`party`) only for the third limb.
    """

    speaks_of: Literal["military_use", "military_strength", "wmd", "vague"] = "military_use"
    where: tuple[Place, ...] = Field(default=("text",), min_length=1)

    @model_validator(mode="after")
    def _a_name_is_no_use(self) -> UseIndicator:
        if "party" in self.where and self.speaks_of != "military_strength":
            raise ValueError(f"{self.id}: a name states no use; only words of military_strength are sought in it.")
        return self


class CivilUse(Wording):
    """Words of one civil use, or words that merely call a use civil (`civil_marker`)."""

    id: str
    label: str
    speaks_of: Literal["civil_use", "civil_marker"]
    note: str = ""


class Topic(Wording):
    """Words for a special purpose, or for a claim that matters to some rule.

    Attributes:
        id: Name by which rules ask for it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    sources: tuple[str, ...] = Field(min_length=1)
    note: str = ""
    examples: tuple[str, ...] = Field(min_length=1)


class Trap(Wording):
    """Words that look military and are not.

    Attributes:
        removes: Subjects whose hits it takes out where it touches them (or where its group `word` does).
        reach: Characters before and behind, inside the clause, that it covers as well.
    """

    id: str
    why: str
    removes: tuple[MilitarySubject, ...] = ("military_user", "military_use", "military_strength", "wmd")
    reach: int = Field(default=0, ge=0, le=60)
    sources: tuple[str, ...] = ("own",)
    note: str = ""
    examples: tuple[str, ...] = Field(min_length=1)


class Cue(Wording):
    """Words that negate hits behind them (`after`) or before them (`before`), up to `reach` characters away.

    Attributes:
        barrier: Expressions that end the reach of the cue where they stand between it and a hit.
    """

    id: str
    direction: Literal["after", "before"]
    reach: int = Field(ge=1, le=200)
    barrier: tuple[Pattern, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)


class Guard(Wording):
    """Words that only look like a negation, or that undo one."""

    id: str
    languages: tuple[Literal["zh", "ja", "en"], ...]
    examples: tuple[str, ...] = Field(min_length=1)
    sources: tuple[str, ...] = Field(min_length=1)


class Boundaries(Data):
    """Where sentences and clauses end."""

    sentence: tuple[Pattern, ...] = Field(min_length=1)
    clause: tuple[Pattern, ...] = Field(min_length=1)


class _File(Data):
    """A file of the folder: its sources by key."""

    sources: dict[str, Source] = Field(min_length=1)

    def _check(self, parts: Iterable[Indicator | Topic | Trap | Cue | Guard]) -> None:
        seen: set[str] = set()
        for part in parts:
            if part.id in seen:
                raise ValueError(f"{part.id} is used twice.")
            seen.add(part.id)
            if unknown := [key for key in part.sources if key not in self.sources]:
                raise ValueError(f"{part.id}: the file has no source {', '.join(unknown)}.")


class MilitaryUsers(_File):
    """`military_users.yaml`.

    Attributes:
        nations: How the country of a military user is told that is not in the pattern itself.
    """

    nations: tuple[Nation, ...] = Field(min_length=1)
    patterns: tuple[UserIndicator, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> MilitaryUsers:
        self._check(self.patterns)
        codes = [nation.country for nation in self.nations]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"nations: given twice: {', '.join(twice)}.")
        return self


class Uses(_File):
    """`military_use.yaml` and `military_strength.yaml`."""

    patterns: tuple[UseIndicator, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Uses:
        self._check(self.patterns)
        return self


class CivilUses(_File):
    """`civil_use.yaml`. All of it is a reading of ours."""

    reading: Literal["ours"]
    groups: tuple[CivilUse, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> CivilUses:
        ids = [group.id for group in self.groups]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"used twice: {', '.join(twice)}.")
        return self


class Topics(_File):
    """`topics.yaml`. All of it is a reading of ours."""

    reading: Literal["ours"]
    topics: tuple[Topic, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Topics:
        self._check(self.topics)
        return self


class Plain(Wording):
    """Words that say nothing of a use."""

    id: str
    label: str
    note: str = ""


class PlainWords(_File):
    """`plain.yaml`: what a statement of use may hold beside the uses it names. All of it is a reading of ours.

    Attributes:
        apart: What sets the members of a statement apart.
    """

    reading: Literal["ours"]
    apart: tuple[Pattern, ...] = Field(min_length=1)
    groups: tuple[Plain, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> PlainWords:
        ids = [group.id for group in self.groups]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"used twice: {', '.join(twice)}.")
        return self


class Traps(_File):
    """`traps.yaml`."""

    traps: tuple[Trap, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Traps:
        self._check(self.traps)
        return self


class Negation(_File):
    """`negation.yaml`: how statements are read around the words.

    Attributes:
        same_character: Groups of characters that are one for reading (卫衛衞).
        joins: Words over which a negation passes from civil to military words and back.
        connectors: Words that may stand between the members of an enumeration.
        list_words: Words that make up an enumeration together with hits, such as "development, production or use".
    """

    same_character: tuple[Annotated[str, Field(min_length=2)], ...]
    boundaries: Boundaries
    joins: tuple[str, ...] = Field(min_length=1)
    connectors: tuple[str, ...] = Field(min_length=1)
    list_words: tuple[Word, ...] = Field(min_length=1)
    cues: tuple[Cue, ...] = Field(min_length=1)
    guards: tuple[Guard, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Negation:
        self._check([*self.cues, *self.guards])
        characters = "".join(self.same_character)
        if twice := sorted({one for one in characters if characters.count(one) > 1}):
            raise ValueError(f"same_character: in two groups: {''.join(twice)}.")
        return self


class Indicators(Data):
    """All files of `rules/indicators`, by name."""

    military_users: MilitaryUsers
    military_use: Uses
    military_strength: Uses
    civil_use: CivilUses
    plain: PlainWords
    topics: Topics
    traps: Traps
    negation: Negation
