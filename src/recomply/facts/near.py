"""Folded names that are nearly a given one: one slip of the hand, or the same words in other order or cut short."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

R = TypeVar("R")

_COMMON = 0.25  # what a common word weighs of what it would weigh by its rarity

SHORTEST_LATIN = 8
SHORTEST_CJK = 6
"""Characters of a folded name from which one slip still leaves it recognisable."""


class SlipIndex(Generic[R]):
    """Finds names that one slip makes of another: a character too many, missing, wrong, or two exchanged.

    A name with one slip still has one of its halves unharmed, so that names are looked up by their halves: the work
    does not grow with the number of names, as long as few share a half.

    Args:
        names: Folded names with what they stand for.
        shortest: Names with fewer characters are left out; by the kind of writing when not given.
    """

    def __init__(self, names: Iterable[tuple[str, R]], shortest: int | None = None) -> None:
        self._names: list[tuple[str, R]] = []
        self._places: dict[int, int | list[int]] = {}
        self._lengths: set[int] = set()
        for name, reference in names:
            if len(name) < (shortest or _shortest(name)):
                continue
            self._lengths.add(len(name))
            place = len(self._names)
            self._names.append((name, reference))
            for piece in _pieces(name, len(name)):
                known = self._places.setdefault(piece, place)
                if isinstance(known, list):
                    known.append(place)
                elif known != place:
                    self._places[piece] = [known, place]

    def __len__(self) -> int:
        return len(self._names)

    def search(self, name: str) -> list[tuple[str, R]]:
        """The names that differ from this one by exactly one slip, with what they stand for."""
        places: set[int] = set()
        own = len(name)
        for length in (own - 1, own, own + 1):
            if length not in self._lengths:
                continue
            for piece in _pieces(name, length):
                known = self._places.get(piece)
                if known is None:
                    continue
                if isinstance(known, list):
                    places.update(known)
                else:
                    places.add(known)
        if not places:
            return []
        return [self._names[place] for place in sorted(places) if one_slip(name, self._names[place][0])]


def _pieces(name: str, length: int) -> tuple[int, int, int]:
    """The halves by which a name of some length is found, as this name would have them."""
    half = length // 2
    right = len(name) - length + half
    # the third half serves where two exchanged characters straddle the middle
    return hash((length, name[:half])), hash((-length, name[right:])), hash((~length, name[right + 1 :], 2))


def one_slip(one: str, other: str) -> bool:
    """Whether two texts differ by exactly one character too many, missing or wrong, or by two exchanged."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])


def _shortest(name: str) -> int:
    return SHORTEST_LATIN if name.isascii() else SHORTEST_CJK


class Likeness(NamedTuple, Generic[R]):
    """A name that has most of the words of a given one.

    Attributes:
        words: The words of the listed name.
        of_listed: How much of the listed name the given one has, from 0 to 1, rare words counting more.
        of_given: How much of the given name the listed one has.
        reference: What the listed name stands for.
    """

    words: tuple[str, ...]
    of_listed: float
    of_given: float
    reference: R


class WordIndex(Generic[R]):
    """Finds names by their words, whatever their order: rare words tell, common ones prove nothing.

    Args:
        names: Words of each name, with what it stands for.
        common: Words that tell little in any name, beside those that many of the names share.
    """

    _OF_LISTED, _OF_GIVEN = 0.85, 0.75  # from which a name is likely meant
    _MOST = 2_000  # names that share their rarest word, above which none is told by it

    def __init__(self, names: Iterable[tuple[Sequence[str], R]], common: frozenset[str] = frozenset()) -> None:
        self._names: list[tuple[tuple[str, ...], R]] = []
        held: dict[str, int] = {}
        for words, reference in names:
            if len(words) < 2:
                continue
            self._names.append((tuple(words), reference))
            for word in dict.fromkeys(words):
                held[word] = held.get(word, 0) + 1
        whole = len(self._names) + 1
        self._weights = {
            word: max(math.log(whole / (n + 0.5)), 0.1) * (_COMMON if word in common else 1.0)
            for word, n in held.items()
        }
        self._unknown = max(math.log(2 * whole), 0.1)
        self._by_rarest: dict[str, list[int]] = {}
        for place, (words, _) in enumerate(self._names):
            self._by_rarest.setdefault(max(words, key=self._weights.__getitem__), []).append(place)
        self._vocabulary = sorted(word for word in self._weights if len(word) > 3)
        self._slips = SlipIndex(((word, word) for word in self._vocabulary), shortest=6)

    def search(self, words: Sequence[str]) -> list[Likeness[R]]:
        """The names that have nearly all words of this one, and of whose words this one has nearly all.

        The rarest word of a name must be there as it is: without it too much is missing.
        """
        given = dict.fromkeys(words)
        places = [place for word in given for place in self._by_rarest.get(word, ())]
        if not places or len(given) < 2 or len(places) > self._MOST:
            return []
        meant = {word: self._meant(word) for word in given}
        whole = sum(map(self._weight, meant))
        found = []
        for place in places:
            listed, reference = self._names[place]
            parts = set(listed)
            own = {word: next((one for one in known if one in parts), None) for word, known in meant.items()}
            told = sum(self._weight(one) for one in {one for one in own.values() if one})
            of_listed = told / (sum(map(self._weight, parts)) or 1.0)
            of_given = sum(self._weight(word) for word, one in own.items() if one) / whole
            if of_listed >= self._OF_LISTED and of_given >= self._OF_GIVEN:
                found.append(Likeness(listed, round(of_listed, 3), round(of_given, 3), reference))
        return sorted(found, key=lambda one: (-one.of_listed, -one.of_given))

    def _meant(self, word: str) -> tuple[str, ...]:
        """The words of the index that a word may be: itself, what it shortens, what one slip makes of it."""
        if word in self._weights:
            return (word,)
        if len(word) < 3:
            return ()
        at = bisect.bisect_left(self._vocabulary, word)
        longer: list[str] = []
        while at < len(self._vocabulary) and self._vocabulary[at].startswith(word) and len(longer) < 5:
            longer.append(self._vocabulary[at])
            at += 1
        return tuple(longer) or tuple(one for one, _ in self._slips.search(word))

    def _weight(self, word: str) -> float:
        """How much a word tells: little for common words, and for those that many of the names share."""
        return self._weights.get(word, self._unknown)
