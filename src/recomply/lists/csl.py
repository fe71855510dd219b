"""The Consolidated Screening List of the United States, as CSV or as JSON → entries."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from recomply.errors import InputError
from recomply.lists.model import Entry, Kind
from recomply.lists.source import Text, rows_of
from recomply.lists.tally import Tally
from recomply.lists.text import countries, distinct, full_day, note, tidy

_NEEDED = frozenset(("source", "entity_number", "type", "programs", "name", "addresses", "alt_names", "ids"))
_AGAIN = "Download the file again; if it is the same then, tell the publisher."
_RESULTS = re.compile(r'"results"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_CHUNK = 1 << 20
_LONGEST = 8 * _CHUNK  # of one result: more, and it is broken
_KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {"individual": "person", "entity": "organization", "vessel": "vessel", "aircraft": "aircraft"}
)
_SUCCESSORS = re.compile(r"[\s,;]*\band any successors?\b.*$", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r"and\s+", re.IGNORECASE)
_NO_NUMBER = re.compile(
    r"[:-]$|\b(?:gender|risk|sanctions?|prohibited|website|e-?mail|phone|fax|date|type|order|directive|additional"
    r"|information|nationality|issuer|determination|established|ticker)\b",
    re.IGNORECASE,
)


def is_header(cells: Sequence[Any]) -> bool:
    """Whether a row is the header of the CSV."""
    return _NEEDED.issubset(str(cell) for cell in cells)


def looks_like(beginning: str) -> bool:
    """Whether the first text of a file is that of the JSON."""
    return beginning.startswith("{") and _RESULTS.search(beginning) is not None


def csv_entries(text: Text, tally: Tally) -> Iterator[Entry]:
    """The parties of the CSV."""
    rows = rows_of(text, ",", 0, tally)
    _, header = next(rows)
    for number, cells in rows:
        where = f"{text.source.name} row {number}"
        if cells and len(cells) != len(header):
            tally.row(where, f"it has {len(cells)} cells, the header has {len(header)}.", _AGAIN)
        elif cells and (entry := _entry(dict(zip(header, cells, strict=True)), where, tally)):
            yield entry


def json_entries(text: Text, tally: Tally) -> Iterator[Entry]:
    """The parties of the JSON.

    Raises:
        InputError: The file breaks off, or is broken so that the results after it cannot be told apart.
    """
    for number, (data, raw) in enumerate(_results(text), 1):
        where = f"{text.source.name} result {number}"
        if text.broken(raw):
            tally.row(where, "it holds bytes that are not UTF-8.", _AGAIN)
        elif not isinstance(data, dict):
            tally.row(where, "it is no object.", _AGAIN, data)
        elif entry := _entry(data, where, tally):
            yield entry


def _results(text: Text) -> Iterator[tuple[Any, str]]:
    """The members of the list `results` with their text, one after the other."""
    decoder, name, count = json.JSONDecoder(), text.source.name, 0
    with text.open() as file:
        held, more = "", True
        while (start := _RESULTS.search(held)) is None:
            chunk = file.read(_CHUNK)
            held = held[-100:] + chunk
            if not chunk:
                raise InputError(f"{name} has no list of results.", _AGAIN)
        place = start.end()
        while True:
            place = _after(held, place)
            if held.startswith("]", place):
                return
            try:
                data, end = decoder.raw_decode(held, place)
            except (json.JSONDecodeError, RecursionError):
                if not more or len(held) - place > _LONGEST:
                    what = f"{name} {'is broken in' if more else 'breaks off in'} result {count + 1}."
                    raise InputError(what, _AGAIN) from None
                chunk = file.read(_CHUNK)
                held, place, more = held[place:] + chunk, 0, bool(chunk)
                continue
            count += 1
            yield data, held[place:end]
            place = end


def _after(text: str, place: int) -> int:
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


def _entry(row: Mapping[str, Any], where: str, tally: Tally) -> Entry | None:
    """A row of the CSV or a result of the JSON; both have the same names."""
    key = tidy(_one(row, "_id") or _one(row, "id") or _one(row, "entity_number"))
    written = tidy(_one(row, "name"))
    name = tidy(_SUCCESSORS.sub("", written))
    if not key or not name:
        tally.row(where, f"it has no {'name' if key else 'id'}.", _AGAIN)
        return None
    addresses = _addresses(row.get("addresses"))
    start, end = (_day(row, field, where, tally) for field in ("start_date", "end_date"))
    return Entry(
        key=key,
        names=distinct([name, *map(_without_and, _many(row, "alt_names"))]),
        kind=_KINDS.get(_one(row, "type").strip().lower(), "other"),
        countries=countries(
            [
                *_countries_of(addresses),
                *_many(row, "citizenships"),
                *_many(row, "nationalities"),
                *_many(row, "vessel_flag"),
                *_many(row, "country"),
            ]
        ),
        addresses=distinct(map(_without_and, addresses)),
        identifiers=distinct([*_identifiers(row.get("ids")), _one(row, "call_sign")]),
        programs=distinct([_one(row, "source"), *_many(row, "programs")]),
        start=start,
        end=end,
        url=tidy(_one(row, "source_information_url") or _one(row, "source_list_url")),
        note=note(
            ("title", [_one(row, "title")]),
            ("born", _many(row, "dates_of_birth")),
            ("name as listed", [written] if written != name else []),
            ("licence requirement", [_one(row, "license_requirement")]),
            ("licence policy", [_one(row, "license_policy")]),
            ("notice", [_one(row, "federal_register_notice")]),
            ("remarks", [_one(row, "remarks")]),
        ),
    )


def _one(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value) if value else ""


def _many(row: Mapping[str, Any], name: str) -> list[str]:
    written = _one(row, name)
    return written.split(";") if written else []


def _without_and(text: str) -> str:
    """A text of an enumeration (`A; B; and C`) without the word that joins it."""
    return _AND.sub("", text.strip(), count=1) if _AND.match(text.strip()) else text


def _addresses(value: Any) -> list[str]:
    """The addresses, as they stand between semicolons. Those of the JSON are put together as the CSV has them."""
    if isinstance(value, str):
        return value.split(";") if value else []
    parts = ("address", "city", "state", "postal_code", "country")
    found = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    whole = (", ".join(str(one[part]) for part in parts if one.get(part)) for one in found)
    return [piece for text in whole for piece in text.split(";")]


def _countries_of(addresses: Sequence[str]) -> Iterator[str]:
    """The code at the end of each address. Before `; and` none stands there, but maybe one of a federal state."""
    for number, address in enumerate(addresses):
        code = address.rpartition(",")[2].strip()
        followed = number + 1 < len(addresses) and _AND.match(addresses[number + 1].strip())
        if not followed and len(code) == 2 and code.isupper():
            yield code


def _identifiers(value: Any) -> Iterator[str]:
    """Numbers of registers and papers. The field also holds genders, risks and the like."""
    if isinstance(value, str):
        pairs: Iterable[tuple[str, str]] = (_pair(piece) for piece in value.split(";"))
    else:
        found = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        pairs = ((str(one.get("type") or ""), str(one.get("number") or "")) for one in found)
    for kind, number in pairs:
        if not _NO_NUMBER.search(kind.strip()) and (any(map(str.isdigit, number)) or kind.strip() == "SWIFT/BIC"):
            yield number


def _pair(text: str) -> tuple[str, str]:
    kind, _, rest = text.strip().partition(",")
    return kind, rest.partition(",")[0]


def _day(row: Mapping[str, Any], field: str, where: str, tally: Tally) -> dt.date | None:
    written = _one(row, field).strip()
    day = full_day(written) if written else None
    if written and day is None:
        tally.value(where, field, written, "this is no date of the form YYYY-MM-DD.", "The listing counts without it.")
    return day
