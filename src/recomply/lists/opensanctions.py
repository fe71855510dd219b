"""`targets.simple.csv` of OpenSanctions → entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any

from recomply.lists.model import Entry, Kind
from recomply.lists.source import Text, rows_of
from recomply.lists.tally import Tally
from recomply.lists.text import countries, distinct, note, pieces, tidy

_NEEDED = frozenset(("id", "schema", "name", "aliases", "countries", "identifiers", "dataset"))
_ADVICE = "Download the file again; if it is the same then, tell the publisher."

KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        "Person": "person",
        "Organization": "organization",
        "Company": "organization",
        "PublicBody": "organization",
        "LegalEntity": "other",
        "Vessel": "vessel",
        "Airplane": "aircraft",
    }
)
"""Schemata of FollowTheMoney that are parties; all others (securities, wallets, relations …) are none."""


def is_header(cells: Sequence[Any]) -> bool:
    """Whether a row is the header of this format."""
    return _NEEDED.issubset(str(cell) for cell in cells)


def entries(text: Text, tally: Tally) -> Iterator[Entry]:
    """The parties of the file."""
    rows = rows_of(text, ",", 0, tally)
    _, header = next(rows)
    for number, cells in rows:
        if not cells:
            continue
        where = f"{text.source.name} row {number}"
        if len(cells) != len(header):
            tally.row(where, f"it has {len(cells)} cells, the header has {len(header)}.", _ADVICE)
            continue
        row = dict(zip(header, cells, strict=True))
        if row["schema"] not in KINDS:
            tally.left_out[f"{row['schema'] or 'no schema'} is no party"] += 1
            continue
        key, name = tidy(row["id"]), tidy(row["name"])
        if key and name:
            yield _entry(row, key, name)
        else:
            tally.row(where, f"it has no {'name' if key else 'id'}.", _ADVICE)


def _entry(row: dict[str, str], key: str, name: str) -> Entry:
    sanctions = pieces(row.get("sanctions", ""))
    programs = pieces(row.get("program_ids", "")) or [text.partition(" - ")[0] for text in sanctions]
    return Entry(
        key=key,
        names=distinct([name, *pieces(row["aliases"])]),
        kind=KINDS[row["schema"]],
        countries=countries(pieces(row["countries"])),
        addresses=distinct(pieces(row.get("addresses", ""))),
        identifiers=distinct(pieces(row["identifiers"])),
        programs=distinct(programs),
        url=f"https://www.opensanctions.org/entities/{key}/",
        note=note(
            ("born", pieces(row.get("birth_date", ""))),
            ("sanctions", sanctions),
            ("data sets", pieces(row["dataset"])),
        ),
    )
