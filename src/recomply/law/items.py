"""Control entries, the goods FAQs put outside them, and the words in which goods are described."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal, cast

from pydantic import Field, model_validator

from recomply.law.base import Confidence, Data, Pattern, Source
from recomply.law.instrument import Titles

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
    "component",
]


class Entry(Data):
    """One control entry: goods of this form that hold all of these elements.

    Attributes:
        hs: Customs codes that point to the entry. They select it for a closer look and never decide.
    """

    code: str
    name: Titles
    form: EntryForm
    elements: tuple[str, ...] = Field(min_length=1)
    hs: tuple[str, ...] = ()
    confidence: Confidence
    note: str = ""


class Exclusion(Data):
    """Goods that the ministry says are (generally) outside the instrument's entries."""

    id: str
    title: Titles
    words: tuple[Pattern, ...] = Field(min_length=1)
    except_words: tuple[Pattern, ...] = ()
    source: Source


class ItemsFile(Data):
    """The control entries of one instrument.

    Attributes:
        control_list: True when the entries make goods dual-use items; false for annexes that only attach a duty.
        exclusions: Goods outside the entries by an answer of the authority.
        never_excluded: Words that show that the goods are the magnet or material itself, for use in such goods.
        trace_pct: Mass per cent up to which we do not take an element as contained without asking (our reading).
    """

    instrument: str
    control_list: bool
    trace_pct: float = 0.0
    trace_note: str = ""
    sources: tuple[Source, ...] = Field(min_length=1)
    entries: tuple[Entry, ...]
    exclusions: tuple[Exclusion, ...] = ()
    never_excluded: tuple[Pattern, ...] = ()

    @model_validator(mode="after")
    def _distinct(self) -> ItemsFile:
        codes = [entry.code for entry in self.entries]
        if len(codes) != len(set(codes)):
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise ValueError(f"entries used twice: {', '.join(twice)}")
        return self


class CodeRow(Data):
    """A control code of the unified list, known by name and customs codes only."""

    code: str = Field(min_length=5)
    name_zh: str
    name_en: str
    hs: tuple[str, ...]
    confidence: Confidence


def read_code_list(path: Path) -> tuple[CodeRow, ...]:
    """Reads a code list (`code,name_zh,name_en,hs,confidence`; customs codes separated by spaces).

    Raises:
        ValueError: A row lacks a code or repeats one; the text starts with the line number.
    """
    rows: dict[str, CodeRow] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        for row in reader:
            code = row.get("code") or ""
            if len(code) < 5 or code in rows:
                raise ValueError(f"{reader.line_num}: {'repeated' if code in rows else 'missing'} code {code!r}")
            rows[code] = CodeRow.model_construct(
                code=code,
                name_zh=row["name_zh"],
                name_en=row["name_en"],
                hs=tuple(row["hs"].split()),
                confidence=cast(Confidence, row["confidence"]),
            )
    return tuple(rows.values())


class ElementWords(Data):
    """Names of an element in running text, beside its symbol."""

    zh: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    symbol_alone: bool = Field(default=True, description="Whether the bare symbol in running text means the element.")


class ElementGroup(Data):
    """A name for several elements at once, such as "heavy rare earths"."""

    id: str
    words: tuple[Pattern, ...] = Field(min_length=1)
    elements: tuple[str, ...] = Field(min_length=1)


class ImpliedBy(Data):
    """Form and elements from which a material is recognised without its name."""

    form: str
    elements: tuple[str, ...] = Field(min_length=1)


class Material(Data):
    """A material known by name: what it contains for certain, what it may contain, and what form it has.

    Attributes:
        implied_by: The material is also recognised when goods have this form and these elements.
        general: Counts only where no other material is named.
    """

    id: str
    general: bool = False
    words: tuple[Pattern, ...] = ()
    form: str | None = None
    contains: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()
    implied_by: ImpliedBy | None = None
    note: str = ""


class FormWords(Data):
    """Words that tell the form of goods. Earlier forms in the file win over later ones in the same description."""

    form: str
    words: tuple[Pattern, ...] = Field(min_length=1)


class Everyday(Data):
    """How everyday goods are told from what control entries may be about.

    Attributes:
        words: The goods.
        never_with: Words beside which goods never count as everyday goods.
        purpose: What goods are for. Left out before `words` are sought.
        joined_by: Words between several goods of one line.
        followed_by: What may stand after one of `words`.
    """

    words: tuple[Pattern, ...]
    never_with: tuple[Pattern, ...]
    purpose: tuple[Pattern, ...]
    joined_by: tuple[Pattern, ...]
    followed_by: tuple[Pattern, ...]


class Goods(Data):
    """How descriptions of goods are read (`items/goods.yaml`).

    Attributes:
        vague: Descriptions that say nothing about the goods.
        everyday: Everyday goods that no control entry is about.
        absence: Ways to say that an element is not there; `{elements}` stands for a list of element names, at the end
            or at the start.
        listed_with: What stands between the names of such a list.
        groups: Names for several elements. Goods called by one may contain each of them.
    """

    elements: dict[str, ElementWords]
    groups: tuple[ElementGroup, ...] = ()
    materials: tuple[Material, ...]
    forms: tuple[FormWords, ...]
    vague: tuple[Pattern, ...]
    everyday: Everyday
    absence: tuple[str, ...]
    listed_with: tuple[Pattern, ...]
    sources: tuple[Source, ...] = Field(min_length=1)
