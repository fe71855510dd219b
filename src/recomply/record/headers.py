"""What headers mean: the words of headers.csv, the fields of columns.yaml, and the paths of the contract."""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

_LANGUAGES = {
    "zh": "Chinese", "ja": "Japanese", "en": "English",
    "x-sap": "SAP", "x-cn-sw": "Chinese single window", "x-ubl": "UBL",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """What a column of one meaning becomes in the record; see the head of columns.yaml."""

    name: str
    take: str
    path: str = ""
    role: str = ""
    unused: str = ""
    label: str = ""
    text: str = ""
    answer: Mapping[str, Any] | None = None
    rank: int = 1
    suffix: str = ""
    units: frozenset[str] | None = None
    amount: bool = False
    looks: str = ""
    alone: bool = False

    @property
    def shown(self) -> str:
        """The path for people: what the column fills."""
        if self.answer and not self.path:
            return str(next(iter(next(iter(self.answer.values())))))
        return "intermediaries" if self.take == "party" else self.path


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of a header.

    Attributes:
        field: What the column becomes.
        source: Where the reading comes from, for people.
        implies: Paths and values that a filled cell under this header says by itself.
        unit: A unit or currency the header names.
    """

    field: Field
    source: str
    implies: tuple[tuple[str, str], ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known about headers."""

    fields: Mapping[str, Field]
    variants: Mapping[str, tuple[Meaning, ...]]
    written: Mapping[str, str]
    paths: Mapping[str, Field]
    folded_paths: Mapping[str, str]
    shipment: frozenset[str]
    days: frozenset[str]
    units: frozenset[str]
    currencies: frozenset[str]
    neutral: frozenset[str]
    party_name: frozenset[str]
    otherwise: tuple[str, ...]
    yes: frozenset[str]
    no: frozenset[str]
    none: frozenset[str]
    unknown: frozenset[str]
    ditto: frozenset[str]
    totals: re.Pattern[str]

    def recognise(self, header: str) -> tuple[Meaning, ...]:
        """Every meaning of a header: none when it is not known, several when it is ambiguous."""
        text = header.strip()
        if field := self.field_called(text):
            return (Meaning(field, "field name"),)
        bare, unit = self._without_brackets(text)
        found = self.variants.get(fold(text)) or self.variants.get(fold(bare)) or ()
        if not found and (path := self.folded_paths.get(text.casefold())):
            found = (Meaning(self.paths[path], "field name"),)
        if not found:
            found, inner = self._by_parts(bare)
            unit = unit or inner
        return tuple(
            Meaning(meaning.field, meaning.source, meaning.implies, unit)
            for meaning in found
            if not unit or meaning.field.units is None or unit.casefold() in meaning.field.units
        )

    def field_called(self, name: str) -> Field | None:
        """The field of a path of the contract (`end_user.name`, `hs_code`), or of a field name of headers.csv."""
        name = name.strip()
        if name in self.paths or name in self.fields:
            return self.paths.get(name) or self.fields[name]
        if match := _OPEN.fullmatch(name):
            return Field(name, "to", f"lines.{match[1]}.{match[2]}")
        field = self.paths.get(_INDEX.sub("", name))
        if field is None:
            return None
        numbers = iter(_INDEX.findall(name.replace("lines[", "lines")))
        return replace(field, path=_INDEX.sub(lambda found: next(numbers, found[0]), field.path))

    def path_called(self, name: str) -> str:
        """The path of the contract that is meant; empty when there is none. `origin` is the shipment's."""
        name = name.strip()
        if name in self.shipment:
            return name
        field = self.field_called(name)
        return field.path if field and field.take != "party" else ""

    def did_you_mean(self, name: str) -> str:
        """Advice on a field that does not exist."""
        near = difflib.get_close_matches(name.strip(), [*self.paths, *self.fields], n=3)
        return f"Did you mean {' or '.join(near)}?" if near else "Use a field such as end_user.name or hs_code."

    def suggestion(self, header: str) -> str:
        """A known header much like one that is not known, with its path; empty when there is none."""
        near = difflib.get_close_matches(fold(header), self.variants, n=1, cutoff=0.75)
        field = self.variants[near[0]][0].field if near else None
        return f"{self.written[near[0]]} ({field.shown or field.name})" if field else ""

    def answer(self, value: Any) -> str:
        """How a cell answers: `yes`, `no`, `none` (a dash), `unknown` (a word for it), or `other`."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        word = unicodedata.normalize("NFKC", str(value)).strip().casefold()
        for kind, words in (("yes", self.yes), ("no", self.no), ("none", self.none), ("unknown", self.unknown)):
            if word in words:
                return kind
        return "other"

    def is_silent(self, value: Any) -> bool:
        """Whether a cell is filled with a dash or a word for "not known"."""
        return isinstance(value, str) and len(value) < 16 and self.answer(value) in ("none", "unknown")

    def is_total(self, value: Any) -> bool:
        """Whether a cell begins a row that sums up others."""
        text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
        return self.totals.fullmatch(text) is not None

    def is_party_name(self, text: str) -> bool:
        """Whether a text under the heading of a party means the party's name."""
        return unicodedata.normalize("NFKC", text).strip().casefold() in self.party_name

    def is_unit(self, text: str) -> bool:
        """Whether a text is nothing but units, currencies and words such as "required", in brackets."""
        words = re.findall(r"[^()\[\]【】/、,\s]+", unicodedata.normalize("NFKC", text).casefold())
        known = self.units | self.neutral | {word.casefold() for word in self.currencies}
        return bool(words) and all(word in known for word in words)

    def _without_brackets(self, header: str) -> tuple[str, str]:
        unit = ""
        bare = unicodedata.normalize("NFKC", header)
        for whole, inside in re.findall(r"([(\[【]([^()\[\]【】]*)[)\]】])", bare):
            if self.is_unit(inside) or inside.strip().casefold() in self.neutral:
                bare = bare.replace(whole, " ")
                unit = unit or self._unit(inside)
        return bare, unit

    def _unit(self, inside: str) -> str:
        word = inside.strip()
        known = word.casefold() in self.units or word.upper() in self.currencies
        return word if known else ""

    def _by_parts(self, header: str) -> tuple[tuple[Meaning, ...], str]:
        """A header written in two languages, or with its unit on a line of its own: all parts must agree."""
        unit = ""
        agreed: tuple[Meaning, ...] = ()
        parts = [part for part in _PARTS.split(header) if fold(part)]
        if len(parts) < 2:
            return (), ""
        for part in parts:
            if self.is_unit(part):
                unit = unit or self._unit(part)
                continue
            found = self.variants.get(fold(part), ())
            agreed = agreement(agreed, found) if agreed else found
            if not agreed:
                return (), ""
        return agreed, unit


def agreement(first: Iterable[Meaning], second: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """The meanings that two headers of one column share, with all that either implies."""
    others = {meaning.field.name: meaning for meaning in second}
    return tuple(
        replace(meaning, implies=meaning.implies or other.implies, unit=meaning.unit or other.unit)
        for meaning in first
        if (other := others.get(meaning.field.name))
    )


_INDEX = re.compile(r"\[\d+\]")
_OPEN = re.compile(r"(?:lines\.)?(composition|parameters)\.(.+)")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f"
_PARTS = re.compile(rf"[\n\r/|()\[\]【】]+|(?<=[{_CJK}])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[{_CJK}])")
_DROPPED = re.compile(r"[\s._\-‐‑–—:*※・·'\"’`、,/\\|()\[\]【】<>「」]+")


def fold(text: str) -> str:
    """A header as it is compared: without case, width, blanks and punctuation."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package."""
    import yaml

    folder = resources.files(__package__)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    known = yaml.load(folder.joinpath("columns.yaml").read_text(encoding="utf-8"), Loader=loader)
    fields = {name: _field(name, said) for name, said in known["fields"].items()}
    paths = _paths(known["contract"], fields)
    rows = csv.DictReader(folder.joinpath("headers.csv").read_text(encoding="utf-8").splitlines())
    variants, written = _variants(rows, fields)
    brackets, answers = known["brackets"], known["answers"]
    return Vocabulary(
        fields=fields,
        variants=variants,
        written=written,
        paths=paths,
        folded_paths={path.casefold(): path for path in paths},
        shipment=frozenset(known["contract"]["shipment"]),
        days=frozenset(known["days"]),
        units=_folded(brackets["units"]),
        currencies=frozenset(brackets["currencies"]),
        neutral=_folded(brackets["neutral"]),
        party_name=_folded(known["party_name"]),
        otherwise=tuple(known["otherwise"]),
        yes=_folded(answers["yes"]),
        no=_folded(answers["no"]),
        none=_folded(answers["none"]),
        unknown=_folded(answers["unknown"]),
        ditto=_folded(known["ditto"]),
        totals=_totals(known["totals"]),
    )


def _field(name: str, said: Mapping[str, Any]) -> Field:
    take = next(kind for kind in ("to", "join", "add", "shares", "party", "answer", "unused") if kind in said)
    rest = {key: value for key, value in said.items() if key != take}
    if "units" in rest:
        rest["units"] = _folded(rest["units"])
    if take == "answer":
        return Field(name, take, path=said["answer"].get("other", ""), answer=said["answer"], **rest)
    place = {"party": "role", "unused": "unused"}.get(take, "path")
    return Field(name, take, **{place: said[take]}, **rest)


def _paths(contract: Mapping[str, list[str]], fields: Mapping[str, Field]) -> dict[str, Field]:
    """Every path a header may name, with what the column becomes; the fields of a line also without prefix."""
    plain = [field for field in fields.values() if field.rank == 1 and not field.label and field.take != "answer"]
    known = {field.path: field for field in reversed(plain)}
    known |= {fields[name].path: fields[name] for name in ("final_destination_country", "composition", "onward_export")}
    paths: dict[str, Field] = {}

    def allow(name: str, path: str) -> None:
        paths[name] = known.get(path) or Field(path, "to", path)

    for name in contract["shipment"]:
        allow(name, name)
    for party in ("exporter", "consignee", "end_user", "intermediaries"):
        start = "intermediaries[0]" if party == "intermediaries" else party
        for name in contract["party"]:
            allow(f"{party}.{name}", f"{start}.{name}")
        for name in contract["owner"]:
            allow(f"{party}.owners.{name}", f"{start}.owners[0].{name}")
    for name in contract["license"]:
        allow(f"license.{name}", f"license.{name}")
    for name in contract["line"]:
        allow(name, f"lines.{name}")
        allow(f"lines.{name}", f"lines.{name}")
    return paths


def _variants(
    rows: Iterable[Mapping[str, str]], fields: dict[str, Field]
) -> tuple[dict[str, tuple[Meaning, ...]], dict[str, str]]:
    variants: dict[str, dict[str, Meaning]] = {}
    written: dict[str, str] = {}
    for row in rows:
        name, language, variant = row["canonical_field"], row["language"], row["header_variant"]
        field = fields.get(name)
        if field is None:  # composition.Dy and its like
            field = fields[name] = Field(name, "to", f"lines.{name}")
        path, _, value = row["implies"].partition("=")
        meaning = Meaning(field, f"header of {name} ({_LANGUAGES[language]})", ((path, value),) if path else ())
        variants.setdefault(fold(variant), {}).setdefault(name, meaning)
        written.setdefault(fold(variant), variant)
    return {key: tuple(found.values()) for key, found in variants.items()}, written


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFKC", word).casefold() for word in words)


def _totals(words: Iterable[str]) -> re.Pattern[str]:
    spaced = (r"\s*".join(map(re.escape, word)) if not word.isascii() else re.escape(word) for word in words)
    return re.compile(rf"(?:{'|'.join(spaced)})(?:\s*[:(\d].*)?", re.IGNORECASE | re.DOTALL)
