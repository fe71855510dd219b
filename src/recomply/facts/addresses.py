"""Addresses as a second key: whether a party sits where a listed one does, in whatever writing the address stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from recomply.facts.listing import Listing
from recomply.shipment.model import Party

_STEPS = re.compile(r"\s*(?:丁目|番地の?|番|号|號|之|の|[-‐‑‒–—−ー])\s*")  # between the numbers of a Japanese address
_KANJI = re.compile(r"([一二三四五六七八九])(?=丁目)")
_NUMBERS = re.compile(r"\d+(?:-\d+)*")
_POSTCODE = re.compile(r"(?<![\d-])\d{3}-?\d{4}(?![\d-])")  # of Japan, inside an address


class Place(NamedTuple):
    """Where a party sits.

    Attributes:
        postcode: Letters and digits of the postcode; empty where none is told.
        numbers: The longest run of numbers of the address (`1-11-1`); empty where there is none.
    """

    postcode: str
    numbers: str

    def shares(self, other: Place) -> bool:
        """Whether two places have one postcode, and no numbers that differ."""
        return bool(self.postcode) and self.postcode == other.postcode and self._agree(other)

    def is_at(self, other: Place) -> bool:
        """Whether two places are one address: postcode and several numbers are the same."""
        return self.shares(other) and "-" in self.numbers and self.numbers == other.numbers

    def _agree(self, other: Place) -> bool:
        one, two = self.numbers.split("-"), other.numbers.split("-")
        return not (self.numbers and other.numbers) or one[: len(two)] == two[: len(one)]


def place_of(address: str | None, postcode: str | None) -> Place:
    """Postcode and numbers of an address in Chinese, Japanese or Latin writing."""
    text = unicodedata.normalize("NFKC", address or "")
    given = unicodedata.normalize("NFKC", postcode or "")
    if not given and (found := _POSTCODE.search(text)):
        given = found[0]
    text = text.replace(given, " ") if given else text
    text = _KANJI.sub(lambda one: str("一二三四五六七八九".index(one[0]) + 1), text)
    runs = _NUMBERS.findall(_STEPS.sub("-", text))
    numbers = max(runs, key=lambda run: (run.count("-"), len(run)), default="")
    return Place(re.sub(r"[^0-9A-Z]", "", given.upper()), numbers)


def of_party(party: Party) -> Place:
    """Where a party of the record sits."""
    return place_of(party.address, party.postcode)


class AddressBook:
    """Listed parties by their addresses. Safe under threads."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._places = {id(one): place_of(one.address, one.postcode) for one in listings}
        self._at: dict[str, list[Listing]] = {}
        for listing in listings:
            if postcode := self._places[id(listing)].postcode:
                self._at.setdefault(postcode, []).append(listing)

    def at(self, party: Party) -> tuple[Listing, ...]:
        """Listed parties at the very address of a party."""
        place = of_party(party)
        return tuple(one for one in self._at.get(place.postcode, ()) if place.is_at(self._places[id(one)]))

    def shares(self, listing: Listing, party: Party) -> bool:
        """Whether a party has the postcode of a listed one, and nothing in its address says otherwise."""
        return of_party(party).shares(self._places[id(listing)])
