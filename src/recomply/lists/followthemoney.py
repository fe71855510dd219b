"""FollowTheMoney entities, one JSON object a line, flat or nested → entries.

A party's addresses, papers and sanctions are entities of their own and may stand anywhere in the file; they are set
aside on disk first, and joined when the party comes by.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from recomply.lists.model import Entry
from recomply.lists.opensanctions import KINDS
from recomply.lists.source import Text
from recomply.lists.stash import Stash, stash
from recomply.lists.tally import Tally
from recomply.lists.text import countries, distinct, full_day, note, tidy

_SATELLITES = re.compile(r'"schema"\s*:\s*"(?:Address|Identification|Passport|Sanction)"')
_RISK = re.compile(r"sanction|asset\.frozen|debarment|export\.|crime|wanted|poi|reg\.|invest\.")
_ADVICE = "Download the file again; if it is the same then, tell the publisher."
_STRONG = ("name", "alias", "previousName")
_WEAK = ("weakAlias", "abbreviation")
_COUNTRIES = ("jurisdiction", "mainCountry", "country", "nationality", "citizenship", "flag")
_IDENTIFIERS = tuple(
    """
    registrationNumber uscCode leiCode idNumber taxNumber vatCode passportNumber socialSecurityNumber innCode ogrnCode
    dunsCode uniqueEntityId npiCode swiftBic irsCode cikCode permId bvdId voenCode jibCode mbsCode ipoCode okpoCode
    imoNumber mmsi callSign crsNumber serialNumber icaoCode
    """.split()
)
_ADDRESS = ("remarks", "postOfficeBox", "street", "street2", "city", "postalCode", "region", "state", "country")

Properties = dict[str, list[Any]]


def looks_like(beginning: str) -> bool:
    """Whether the first text of a file is of this format."""
    first = beginning[: 1 << 17]
    return first.startswith("{") and all(re.search(rf'"{name}"\s*:', first) for name in ("schema", "properties"))


def entries(text: Text, tally: Tally) -> Iterator[Entry]:
    """The parties of the file."""
    with stash() as aside:
        aside.put(_satellites(text))
        aside.sort()
        for where, data in _objects(text, tally):
            schema, properties = data["schema"], _properties(data)
            if schema not in KINDS:
                if schema not in ("Address", "Identification", "Passport", "Sanction"):
                    tally.left_out[f"{schema} is no party"] += 1
            elif data.get("target") is False and not any(map(_RISK.match, _all(properties, ["topics"]))):
                tally.left_out["named for context, not listed (target: false)"] += 1
            elif names := distinct([*_caption(data, properties), *_all(properties, _STRONG)]):
                yield _entry(data, properties, names, aside)
            else:
                tally.row(where, f"the {schema} {data['id']!r} has no name.", _ADVICE)


def _objects(text: Text, tally: Tally) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entities of the file with their places. Lines that hold none are told."""
    with text.open() as file:
        for number, line in enumerate(file, 1):
            if line.isspace():
                continue
            where = f"{text.source.name} line {number}"
            if text.broken(line):
                tally.row(where, "it holds bytes that are not UTF-8.", _ADVICE, line)
                continue
            data, why = _loaded(line)
            if why:
                tally.row(where, why, _ADVICE, line)
            else:
                yield where, data


def _loaded(line: str) -> tuple[dict[str, Any], str]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "it is no JSON object of one line."
    if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
        return {}, "it is no entity: id, schema and properties are expected."
    if not isinstance(data.get("id"), str) or not isinstance(data.get("schema"), str) or not tidy(data["id"]):
        return {}, "it is no entity: it has no id, or no schema."
    return data, ""


def _satellites(text: Text) -> Iterator[tuple[str, str]]:
    """Addresses under their own id; papers and sanctions under the ids of those they belong to."""
    with text.open() as file:
        for line in file:
            if not _SATELLITES.search(line):
                continue
            data, why = _loaded(line)
            if why or data["schema"] in KINDS:
                continue
            owners = {"Address": [data["id"]], "Sanction": _properties(data).get("entity", [])}
            for owner in owners.get(data["schema"], _properties(data).get("holder", [])):
                if isinstance(owner, str) and not text.broken(line):
                    yield owner, line


def _properties(data: dict[str, Any]) -> Properties:
    """The properties, each as a list."""
    return {name: value if isinstance(value, list) else [value] for name, value in data["properties"].items()}


def _all(properties: Properties, names: Iterable[str]) -> list[str]:
    """The values of several properties that are texts or numbers."""
    return [str(value) for name in names for value in properties.get(name, ()) if isinstance(value, (str, int))]


def _caption(data: dict[str, Any], properties: Properties) -> list[str]:
    """The caption, if it is one of the names that identify."""
    caption = data.get("caption")
    return [caption] if isinstance(caption, str) and caption in _all(properties, _STRONG) else []


def _entry(data: dict[str, Any], properties: Properties, names: tuple[str, ...], aside: Stash) -> Entry:
    joined = _joined(data, properties, aside)
    addresses = [one for schema, one in joined if schema == "Address"]
    papers = [one for schema, one in joined if schema in ("Identification", "Passport")]
    sanctions = [one for schema, one in joined if schema == "Sanction"]
    where = (*_all(properties, _COUNTRIES), *(code for one in (*addresses, *papers) for code in _all(one, ["country"])))
    start, end = _period(sanctions)
    return Entry(
        key=tidy(data["id"]),
        names=names,
        weak_names=distinct(_all(properties, _WEAK), without=names),
        kind=KINDS[data["schema"]],
        countries=countries(where),
        addresses=distinct([*_all(properties, ["address"]), *map(_address, addresses)]),
        identifiers=distinct(
            [*_all(properties, _IDENTIFIERS), *(number for one in papers for number in _all(one, ["number"]))]
        ),
        programs=_programs(properties, sanctions),
        start=start,
        end=end,
        url=_url(properties, sanctions),
        note=_note(data, properties, sanctions),
    )


def _joined(data: dict[str, Any], properties: Properties, aside: Stash) -> list[tuple[str, Properties]]:
    """The addresses, papers and sanctions of a party: those nested in it, and those set aside."""
    nested = [value for values in properties.values() for value in values if isinstance(value, dict)]
    found = [one for one in nested if isinstance(one.get("properties"), dict) and isinstance(one.get("schema"), str)]
    for key in (data["id"], *_all(properties, ["addressEntity"])):
        found += [json.loads(line) for line in aside.get(key)]
    return [(one["schema"], _properties(one)) for one in found]


def _address(properties: Properties) -> str:
    return next(iter(_all(properties, ["full"])), "") or ", ".join(_all(properties, _ADDRESS))


def _programs(properties: Properties, sanctions: list[Properties]) -> tuple[str, ...]:
    own = _all(properties, ["programId"]) or _all(properties, ["program"])
    for one in sanctions:
        own += _all(one, ["programId"]) or _all(one, ["program"]) or _all(one, ["authority"])
    return distinct(own)


def _period(sanctions: list[Properties]) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the listing; None where one sanction does not tell it to the day."""
    starts = [_days(one, "startDate") or _days(one, "listingDate") for one in sanctions]
    ends = [_days(one, "endDate") for one in sanctions]
    start = min(day for days in starts for day in days) if starts and all(starts) else None
    end = max(day for days in ends for day in days) if ends and all(ends) else None
    return start, end


def _days(properties: Properties, name: str) -> list[dt.date]:
    """The days of a property; none if one of its values is no full day."""
    days = [full_day(text) for text in _all(properties, [name])]
    return [day for day in days if day is not None] if None not in days else []


def _url(properties: Properties, sanctions: list[Properties]) -> str:
    urls = [*(url for one in sanctions for url in _all(one, ["sourceUrl"])), *_all(properties, ["sourceUrl"])]
    return urls[0] if urls else ""


def _note(data: dict[str, Any], properties: Properties, sanctions: list[Properties]) -> str:
    sets = data.get("datasets")
    return note(
        ("topics", _all(properties, ["topics"])),
        ("born", _all(properties, ["birthDate"])),
        ("reasons", [text for one in sanctions for text in _all(one, ["reason"])]),
        ("notes", _all(properties, ["summary", "notes", "description"])),
        ("data sets", [name for name in sets if isinstance(name, str)] if isinstance(sets, list) else []),
    )
