"""The catalogue: control entries by instrument, with what the goods are, limits, customs codes, and worked cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from recomply.law.base import Confidence, Data, Pattern, Source
from recomply.law.indicators import Word, Wording
from recomply.law.instrument import Titles
from recomply.law.limits import Limit, Parameter

EntryForm = Literal[
    "metal",
    "alloy",
    "target",
    "magnet",
    "oxide",
    "compound",
    "crystal",
    "optical_fiber",
    "luminescent",
    "ceramic",
    "magnetocaloric",
    "magnetostrictive",
    "hydrogen_storage",
    "thermal_barrier_coating",
]
Datum = Literal["code", "name", "goods", "limits", "customs_codes"]


class CustomsCodes(Data):
    """Where the customs codes of a file come from, and the days on which they are valid.

    Attributes:
        from_: First day.
        until: Last day; None while no successor is known.
    """

    from_: dt.date = Field(alias="from")
    until: dt.date | None = None
    confidence: Confidence
    title: str
    note: str = ""


class Entry(Data):
    """One control entry.

    Goods are of the entry when they have one of its forms and all of its elements, or one of its formulas, or when
    the description names them by its words or its official name; and when its limits are met.

    Attributes:
        code: The control code; where the instrument gives none, the place in it.
        also: Other codes under which it is printed.
        family: The material or field it belongs to, by which other instruments speak of it.
        forms: Forms of goods, any of which counts.
        elements: Elements, all of which are needed.
        formulas: Compounds by formula, any of which counts.
        words: Words (and `regex`) that name the goods, in Chinese, Japanese and English.
        unless: Words that show other goods: "GaN charger" is no gallium nitride.
        limits: `none`: the description covers all varieties; `unseen`: there are limits, which our sources do not show;
            else the limits.
        ask_for: Parameters to ask about while the limits are `unseen`: what such goods are told by, in our reading.
            They are questions and say nothing of the limits.
        lists: False for goods an instrument speaks of without listing them: they count for their family only.
        when_told: True for goods that only raise a question where the record names their elements.
        counts_in_value: How such material counts in a share of value that an instrument asks for: its `whole` value, or
            the value of what is `within` it.
        hs: Customs codes by source (see `customs_codes` of the file); `same` repeats the list before.
        covers: How far a customs code covers more than the entry.
        confidence: How the entry is known; the weakest part.
        confidence_of: Confidence of single data where it differs.
    """

    code: str = Field(min_length=1)
    also: tuple[str, ...] = ()
    name: Titles
    family: str = Field(min_length=1)
    forms: tuple[EntryForm, ...] = ()
    elements: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    regex: tuple[Pattern, ...] = ()
    unless: Wording | None = None
    limits: Literal["none", "unseen"] | Limit = "unseen"
    ask_for: tuple[str, ...] = ()
    lists: bool = True
    when_told: bool = False
    counts_in_value: Literal["whole", "within", ""] = ""
    hs: dict[str, tuple[str, ...] | Literal["same"]] = Field(default_factory=dict)
    covers: Literal["whole", "dedicated", "shared", "partial", "none", ""] = ""
    confidence: Confidence
    confidence_of: dict[Datum, Confidence] = Field(default_factory=dict)
    note: str = ""

    @model_validator(mode="after")
    def _identified(self) -> Entry:
        if bool(self.elements) is not bool(self.forms):
            raise ValueError(f"{self.code}: `forms` and `elements` go together")
        if self.ask_for and self.limits != "unseen":
            raise ValueError(f"{self.code}: `ask_for` goes with `limits: unseen`; known limits are asked by themselves")
        if next(iter(self.hs.values()), None) == "same":
            raise ValueError(f"{self.code}: `same` needs a list before it")
        return self

    @property
    def head(self) -> str:
        """The code without its lower levels: what stands before the first point."""
        return self.code.partition(".")[0]

    def customs_codes(self) -> Iterator[tuple[str, str]]:
        """Every customs code with the name of its source."""
        codes: tuple[str, ...] = ()
        for source, given in self.hs.items():
            codes = codes if given == "same" else given
            for code in codes:
                yield code, source


class LineCase(Data):
    """A line of goods to be held against entries. `line` has the fields of a line of the record."""

    line: dict[str, Any]
    note: str = ""


class ItemCases(Data):
    """Worked cases of entries, given by their codes or the beginning of them.

    Passing: one of the entries is met. Failing: none is, and none may be. Unknown: one may be, and none is.
    """

    of: tuple[str, ...] = Field(min_length=1)
    passing: tuple[LineCase, ...] = Field(min_length=1)
    failing: tuple[LineCase, ...] = Field(min_length=1)
    unknown: tuple[LineCase, ...] = Field(min_length=1)


class Contradiction(Data):
    """What in a record speaks against goods being what their description calls them.

    Attributes:
        forms: Forms of the record.
        headings: Beginnings of customs codes.
        share: Mass per cent of the composition from which metals and oxides of listed elements do.
    """

    forms: tuple[EntryForm | Literal["mixture", "powder"], ...] = ()
    headings: tuple[str, ...] = ()
    share: float = 100.0


class Exclusion(Data):
    """Goods that the ministry says are (generally) outside the instrument's entries.

    Attributes:
        except_words: Words beside which the answer does not speak of the goods.
        doubt_words: Words beside which it is in doubt whether the answer holds, so that the goods are a question.
        contradicted_by: What else in the record puts it in doubt.
    """

    id: str
    title: Titles
    words: tuple[Pattern, ...] = Field(min_length=1)
    except_words: tuple[Pattern, ...] = ()
    doubt_words: tuple[Pattern, ...] = ()
    contradicted_by: Contradiction = Contradiction()
    source: Source


class ItemsFile(Data):
    """The control entries of one instrument, or a part of them.

    Attributes:
        control_list: True when the entries make goods dual-use items; false for annexes and other regimes.
        intangible: True when the entries are technology: goods are never met by them.
        complete: True when goods that none of the entries fits are outside the instrument. False for a list too long to
            be told by words: there the exporter's own classification is needed.
        customs_codes: The sources of customs codes.
        parameters: Parameters the limits speak of, beside those of `parameters.yaml`.
        exclusions: Goods outside the entries by an answer of the authority.
        never_excluded: Words that show that the goods are the magnet or material itself, for use in such goods.
        trace_pct: Mass per cent up to which we do not take an element as contained without asking (our reading).
        near: How near a limit, in per cent of it, goods must be declared although not controlled (our reading); 0 where
            the instrument has no such duty.
    """

    instrument: str
    control_list: bool
    complete: bool = True
    trace_pct: float = 0.0
    intangible: bool = False
    trace_note: str = ""
    near: float = Field(default=0.0, ge=0, le=50)
    sources: tuple[Source, ...] = Field(min_length=1)
    customs_codes: dict[str, CustomsCodes] = Field(default_factory=dict)
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    entries: tuple[Entry, ...]
    exclusions: tuple[Exclusion, ...] = ()
    never_excluded: tuple[Pattern, ...] = ()
    cases: tuple[ItemCases, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> ItemsFile:
        self.check()
        return self

    def check(self) -> None:
        """Checks that codes are distinct and customs codes have a source.

        Raises:
            ValueError: They do not.
        """
        codes = [code for entry in self.entries for code in (entry.code, *entry.also)]
        if len(codes) != len(set(codes)):
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise ValueError(f"entries used twice: {', '.join(twice)}")
        for entry in self.entries:
            if unknown := sorted(set(entry.hs) - set(self.customs_codes)):
                raise ValueError(f"{entry.code}: the file has no source of customs codes {unknown[0]}")

    def joined(self, other: ItemsFile) -> ItemsFile:
        """This part and another of the same instrument as one.

        Raises:
            ValueError: The parts contradict each other.
        """
        for name in ("control_list", "complete", "intangible", "trace_pct", "near"):
            if getattr(self, name) != getattr(other, name):
                raise ValueError(f"the parts of {self.instrument} differ in {name}")
        merged: dict[str, Any] = {
            name: (*getattr(self, name), *getattr(other, name))
            for name in ("entries", "exclusions", "never_excluded", "cases")
        }
        merged["sources"] = tuple(dict.fromkeys((*self.sources, *other.sources)))
        for name in ("customs_codes", "parameters"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if clash := sorted(key for key in mine.keys() & theirs.keys() if mine[key] != theirs[key]):
                raise ValueError(f"the parts of {self.instrument} differ in {name}: {clash[0]}")
            merged[name] = {**mine, **theirs}
        whole = self.model_copy(update=merged)
        whole.check()
        return whole


def families(items: Mapping[str, ItemsFile]) -> Mapping[str, tuple[str, ...]]:
    """Every family of the catalogue, with the instruments that have entries of it."""
    found: dict[str, dict[str, None]] = {}
    for name, file in items.items():
        for entry in file.entries:
            found.setdefault(entry.family, {})[name] = None
    return {family: tuple(names) for family, names in found.items()}


def untested(file: ItemsFile) -> tuple[str, ...]:
    """Heads of codes that no group of cases covers."""
    covered = tuple(code for group in file.cases for code in group.of)
    heads = dict.fromkeys(entry.head for entry in file.entries)
    return tuple(head for head in heads if not any(_covers(code, head) for code in covered))


def _covers(code: str, head: str) -> bool:
    return code == head or code.startswith(f"{head}.") or (code.endswith("*") and head.startswith(code[:-1]))
