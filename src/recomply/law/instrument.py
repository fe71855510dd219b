"""Instruments: laws, regulations and announcements, with their dates, their effects on each other, and their rules."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from recomply.law.base import Confidence, Data, Source
from recomply.law.conditions import Condition
from recomply.words import Words

Outcome = Literal["prohibited", "review", "license_required", "no_restriction_found"]
"""What a rule leads to; `no_restriction_found` is for rules that restrict nothing and bring a duty or a remark."""
LicenseKind = Literal["individual", "general", "registration", "ordinary_export", "technology"]
"""Licences under the Regulations (the first three), the ordinary export licence of the Foreign Trade Law, and the
licence for restricted technology."""
Policy = Literal["standard", "case_by_case", "conditional", "denial_presumed"]
"""How applications are decided, from the mildest to the strictest."""
InstrumentKind = Literal["law", "regulation", "announcement", "list_notice", "catalogue", "order", "guidance", "own"]
Category = Literal["military_user", "military_use", "capability_enhancement"]


class Titles(Data):
    """Official title in Chinese and its rendering in English."""

    zh: str
    en: str


class Provision(Data):
    """A part of an instrument with dates of its own."""

    id: str
    effective: dt.date | None = None
    about: str = ""


class Preceded(Data):
    """Older instruments on the same goods, which the rulebook does not hold.

    From `since` until the instrument takes effect, it is not known what the older ones said.
    """

    since: dt.date
    why: str
    ask: Words
    sources: tuple[Source, ...] = Field(min_length=1)


class Effect(Data):
    """What an instrument, or an event, does to the force of instruments.

    Attributes:
        kind: `suspends` (not in force from `from` to `until`, both included), `ends` (not in force from `from` on),
            `disputes` (from `from` on it is not known whether they are in force), `settles` (a dispute is settled from
            `from` to `until`: overlays only).
        on: Instruments, or provisions of them (`INSTRUMENT/provision`).
        in_force: For `settles`: whether they are in force.
        ask: For disputes: the question to counsel.
    """

    kind: Literal["suspends", "ends", "disputes", "settles"]
    on: tuple[str, ...] = Field(min_length=1)
    from_: dt.date = Field(alias="from")
    until: dt.date | None = None
    in_force: bool | None = None
    why: str
    ask: Words | None = None
    reading: Literal["text", "ours"] = "text"
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Effect:
        if self.until is not None and self.until < self.from_:
            raise ValueError(f"`until` {self.until} lies before `from` {self.from_}")
        if self.kind == "disputes" and self.ask is None:
            raise ValueError("a dispute needs the question that would settle it (`ask`)")
        if (self.kind == "settles") is (self.in_force is None):
            raise ValueError("`in_force` says how a dispute is settled: it goes with `settles`, and only with it")
        return self


class BasisRef(Data):
    """The provision a rule rests on; the rule's own instrument unless another is named."""

    provision: str
    instrument: str | None = None


class Obligation(Data):
    """A duty besides the licence.

    Attributes:
        with_license: Whether it presupposes a licence, so that it falls away where the export is forbidden.
        with_export: Whether it presupposes that the goods are declared or leave, so that it falls away likewise.
    """

    id: str
    provision: str
    text: Words
    with_license: bool = False
    with_export: bool = False


class SpecialRoute(Data):
    """A way the law itself names past a prohibition, beside the licences it knows."""

    id: str
    provision: str
    text: Words


class TimeLimit(Data):
    """A time limit of the law.

    Attributes:
        starts: Field of the record from which it runs (`license.accepted`), as a dotted path; empty for a limit that
            no field starts.
        plan: Whether it is reckoned from the day of the shipment where its own beginning is not given, for planning.
        working_days: Its length in working days; None where the law sets no limit.
        months: Its length in months, for validities: a licence of these kinds that is longer cannot be right.
        kinds: Kinds of licence it speaks of; empty for a limit that does not hang on a licence.
        not_running: When it does not run, or what is not counted.
    """

    id: str
    provision: str
    starts: str = ""
    plan: bool = False
    working_days: int | None = Field(default=None, ge=1)
    months: int | None = Field(default=None, ge=1)
    kinds: tuple[LicenseKind, ...] = ()
    text: Words
    not_running: Words | None = None

    @model_validator(mode="after")
    def _of_kinds(self) -> TimeLimit:
        if self.months is not None and not self.kinds:
            raise ValueError("a longest validity (`months`) names the kinds of licence it is for (`kinds`)")
        return self


class LicensingProfile(Data):
    """How a licence is had: kinds, policy, documents of the file (codes of `documents.yaml`), time limits.

    Attributes:
        regime: Which law asks for the licence. Licences of several regimes are needed beside each other.
        time_limit: The limit for the decision, in words.
        time_limits: Ids of the time limits that matter for this licence.
        excludes: Ids of time limits that do not apply, whatever other licences beside this one say.
        conditions: What else the law or the authority asks.
    """

    id: str
    regime: Literal["dual_use", "foreign_trade", "technology"] = "dual_use"
    kinds: tuple[LicenseKind, ...] = Field(min_length=1)
    policy: Policy
    documents: tuple[str, ...]
    time_limit: Words
    time_limits: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    conditions: tuple[Words, ...] = ()
    basis: tuple[BasisRef, ...] = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _not_both(self) -> LicensingProfile:
        if both := sorted(set(self.time_limits) & set(self.excludes)):
            raise ValueError(f"{both[0]} stands in `time_limits` and in `excludes`")
        return self


class Definition(Data):
    """A condition under a name."""

    id: str
    title: Words
    basis: tuple[BasisRef, ...] = Field(min_length=1)
    reading: Literal["text", "ours"]
    when: Condition


class Then(Data):
    """What follows when the condition is met.

    Attributes:
        up_to: For the outcome `review`: the most severe outcome that stays possible.
        closes: Kinds of licence that cannot be had; the rule's reason says why.
        special: For the outcome `prohibited`: id of the special route the law names, if it names one.
        asks: For the outcome `review`: what a person decides, as names of questions.
    """

    outcome: Outcome
    category: Category | None = None
    up_to: Literal["prohibited", "license_required"] = "prohibited"
    licensing: str | None = None
    closes: tuple[LicenseKind, ...] = ()
    special: str | None = None
    obligations: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _licensed(self) -> Then:
        if self.special is not None and self.outcome != "prohibited":
            raise ValueError("a special route (`special`) leads past a prohibition, and past nothing else")
        if self.asks and self.outcome != "review":
            raise ValueError("a rule that leaves the decision to a person (`review`) asks (`asks`), and no other")
        if self.outcome == "license_required" and self.licensing is None:
            raise ValueError("a rule that asks for a licence names its licensing profile (`licensing`)")
        return self


FactValue = str | bool | float | int | dt.date | tuple[str, ...] | dict[str, str | bool]


class Case(Data):
    """A worked case of a rule: the day, and the facts that are known; all others are unknown.

    A set fact is a list (these members and no others) or an object (member → true, false or unknown; `otherwise`).
    `in_force` assumes the state of an instrument, for states that no day shows beyond dispute.
    """

    on: dt.date
    in_force: dict[str, bool | str] = Field(default_factory=dict)
    facts: dict[str, FactValue] = Field(default_factory=dict)
    note: str = ""


class Cases(Data):
    """At least one case in which the rule applies, one in which it does not, one in which that is unknown."""

    passing: tuple[Case, ...] = Field(min_length=1)
    failing: tuple[Case, ...] = Field(min_length=1)
    unknown: tuple[Case, ...] = Field(min_length=1)


class Rule(Data):
    """One rule of law.

    Attributes:
        id: Name within the instrument; the full id is `INSTRUMENT/id`.
        because: Sentence that names the values: `{fact.name}` the fact's value, `{fact.name:evidence}` the text it was
            read from, `{as_of}` the day.
        reading: `text` when the rule says what the instrument says; `ours` when it rests on our reading.
    """

    id: str
    title: Words
    basis: tuple[BasisRef, ...] = Field(min_length=1)
    reading: Literal["text", "ours"]
    when: Condition
    then: Then
    because: Words
    cases: Cases
    note: str = ""


class Instrument(Data):
    """A legal instrument.

    Attributes:
        id: `ISSUER-YEAR-NNN` (see the documentation on instruments).
        number: The number as printed, in Chinese.
        kind: What it is, for lists and pictures.
        expires: Its last day, where the instrument itself or its successor sets one.
        url: Address of the official text.
        preceded: Older instruments on the same matter that the rulebook does not hold.
        measures: Ids of `measures.yaml`: rules that notices of one sort have in common.
        not_encoded: What the instrument says that no rule holds yet, so that nobody takes silence for permission.
    """

    id: str = Field(pattern=r"^[A-Z][A-Z0-9-]*[A-Z0-9]$")
    number: str
    kind: InstrumentKind = "announcement"
    titles: Titles
    issuer: str
    issued: dt.date
    effective: dt.date
    expires: dt.date | None = None
    url: str
    confidence: Confidence
    sources: tuple[Source, ...] = Field(min_length=1)
    note: str = ""
    provisions: tuple[Provision, ...] = ()
    effects: tuple[Effect, ...] = ()
    preceded: Preceded | None = None
    measures: tuple[str, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    definitions: tuple[Definition, ...] = ()
    licensing: tuple[LicensingProfile, ...] = ()
    special_routes: tuple[SpecialRoute, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    rules: tuple[Rule, ...] = ()
    not_encoded: tuple[str, ...] = ()

    @field_validator("provisions", "rules", "definitions", "obligations", "licensing", "time_limits", "special_routes")
    @classmethod
    def _distinct(cls, parts: tuple[Any, ...]) -> tuple[Any, ...]:
        ids = [part.id for part in parts]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"used twice: {', '.join(twice)}")
        return parts

    @model_validator(mode="after")
    def _dated(self) -> Instrument:
        if self.effective < self.issued and not self.note:
            raise ValueError(f"effective {self.effective} lies before issued {self.issued}; a note must say why")
        if self.expires is not None and self.expires < self.effective:
            raise ValueError(f"expires {self.expires} lies before effective {self.effective}")
        if self.preceded is not None and self.preceded.since >= self.effective:
            raise ValueError(f"preceded since {self.preceded.since}, which is not before effective {self.effective}")
        return self


class MeasuresFile(Data):
    """Rules that notices of one sort have in common (`measures.yaml`), by id.

    In their texts and cases `{notice}` stands for the id of the notice, `{effective}` for its first day, `{eve}` for
    the day before. The file is read together with each notice that names the measure.
    """

    measures: dict[str, dict[str, Any]]
