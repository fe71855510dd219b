"""Lists the user brings: who of a shipment is on them, by the same folding and slips as on the lists of the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recomply.facts.names import NameFold
from recomply.facts.near import SlipIndex
from recomply.lists import Effect, Entry, ListInfo
from recomply.shipment.model import Party
from recomply.truth import Truth


class OwnMatch(NamedTuple):
    """A party of a shipment that is on a list, or may be.

    Attributes:
        sure: True for the same name; unknown for a name that is weak or nearly the same, and for another country.
        how: How it matched, and what speaks against it.
    """

    sure: Truth
    given: str
    entry: Entry
    info: ListInfo
    listed_as: str
    how: str


class _Spelling(NamedTuple):
    entry: Entry
    info: ListInfo
    name: str
    weak: bool


class OwnLists:
    """Finds parties on the user's lists. Safe under threads.

    Args:
        lists: Each list with its parties.
        fold: How names are compared.
    """

    def __init__(self, lists: Iterable[tuple[ListInfo, Iterable[Entry]]], fold: NameFold) -> None:
        self._fold = fold
        self._names: dict[str, list[_Spelling]] = {}
        self.infos: list[ListInfo] = []
        for info, entries in lists:
            self.infos.append(info)
            for entry in entries:
                for weak, names in ((False, entry.names), (True, entry.weak_names)):
                    for name in names:
                        if key := fold.fold(name):
                            self._names.setdefault(key, []).append(_Spelling(entry, info, name, weak))
        self._slips = SlipIndex((key, known) for key, known in self._names.items())

    def __bool__(self) -> bool:
        return bool(self.infos)

    def match(self, name: str, party: Party, day: dt.date, effect: Effect) -> Iterator[OwnMatch]:
        """Entries of lists with an effect that a name is or may be, on a day."""
        for part in self._fold.parts(name):
            for spelling in self._names.get(part.key, ()):
                if spelling.info.effect == effect and _lists(spelling.entry, day):
                    yield _weighed(name, spelling, "same name after folding", party, near=part.role == "front")
        for known in self._nearly(name):
            for spelling in known:
                if spelling.info.effect == effect and _lists(spelling.entry, day):
                    yield _weighed(name, spelling, "one slip from", party, near=True)

    def _nearly(self, name: str) -> Iterator[list[_Spelling]]:
        key = self._fold.fold(name)
        if key not in self._names:
            yield from (known for _, known in self._slips.search(key))


def _weighed(given: str, spelling: _Spelling, how: str, party: Party, *, near: bool) -> OwnMatch:
    countries = spelling.entry.countries
    sure = Truth.of(None if near or spelling.weak else True)
    if spelling.weak:
        how = f"{how}; the source calls this name weak"
    if party.country and countries and party.country not in countries:
        sure, how = Truth.UNKNOWN, f"{how}; the record says {party.country}, the list {', '.join(countries)}"
    return OwnMatch(sure, given, spelling.entry, spelling.info, spelling.name, how)


def _lists(entry: Entry, day: dt.date) -> bool:
    """Whether an entry lists its party on a day. Days that are not told say nothing against it."""
    return (entry.start is None or entry.start <= day) and (entry.end is None or day <= entry.end)
