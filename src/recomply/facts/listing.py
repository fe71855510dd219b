"""Who is listed: folded names first, then what is nearly one. Similar is not the same, nor a parent its subsidiary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from recomply.facts.names import NameFold, Part
from recomply.facts.near import SlipIndex, WordIndex
from recomply.law.base import Confidence
from recomply.law.lists import Alias, ListedParty, ListFile, ListKind, PartyNames, RelatedFile, RelatedParty

_REMEMBERED = 65_536
_FRONT_LATIN, _FRONT_CJK = 4, 4  # characters from which a single word may be a name in front of others
_LONG_LABEL = 8  # characters of a domain label that tell a party; shorter ones are makes and words
_LABEL = re.compile(r"(?<![/\w-])[\w-]+(?=\.)|(?<=//)[\w-]+(?=\.)")

_ALIAS = MappingProxyType(
    {
        "own_english": "alias (the company's own English name)",
        "former": "alias (former name)",
        "abbreviation": "alias (abbreviation)",
        "spelling": "alias (another spelling)",
        "translation": "alias (translation)",
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of a list.

    Attributes:
        instrument: The notice that lists the party.
        no: The party's number in the notice.
        name: The official English name.
        names: Every official name, and the Japanese one where it is known.
        confidence: How the listing is known.
        country: Country of the party; empty where the notice does not tell.
        address: Its address, as printed in the notice; empty where none is.
    """

    instrument: str
    list: ListKind
    no: int
    name: str
    names: PartyNames
    confidence: Confidence
    country: str
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A given name that is a party's. Exactly one of `listing`, `related` and `possible` is set.

    Attributes:
        listing: The entry, when the name is that of a listed party, or of a site or division of one.
        related: The party, when the name is that of an unlisted party related to listed ones or to the armed forces.
        given: The name as given.
        listed_as: The spelling in the list that matched.
        how: `same name`, `same name after folding`, `alias (former name)` and the like, `division or site of`,
            `one slip from` (a character too many, missing, wrong, or two exchanged), `nearly all words of`.
        possible: The entry that may be meant by a name too short to tell ("TDK", "JMU"), or by a company's name without
            legal form beside other words ("日东电工（上海）" may be a site of the listed company or a subsidiary), or
            by a name that is nearly its own.
        against: What in the record speaks against it, or for it, beside the name.
    """

    listing: Listing | None
    related: RelatedParty | None
    given: str
    listed_as: str
    how: str
    possible: Listing | None = None
    against: str = ""

    @property
    def told(self) -> str:
        """How the name matched, and what beside the name speaks for or against it."""
        return f"{self.how}; {self.against}" if self.against else self.how

    def doubted(self, why: str) -> Match:
        """The same as a question, since something in the record speaks against it."""
        return replace(self, listing=None, possible=self.listing, against=why)

    def confirmed(self, why: str) -> Match:
        """The same for certain, since something beside the name tells the party."""
        return replace(self, listing=self.possible, possible=None, against=why)

    @property
    def party(self) -> Listing | RelatedParty | None:
        """The entry that matched, or may have."""
        return self.listing or self.related or self.possible


class _Spelling(NamedTuple):
    """A spelling of a party's name.

    Attributes:
        alias: Kind of alias; empty for official and Japanese names.
        formed: Whether the name has a legal form.
    """

    party: Listing | RelatedParty
    name: str
    alias: str
    formed: bool


class PartyIndex:
    """Finds listed and related parties by name. Safe under threads.

    Attributes:
        listings: Every entry of the lists.

    Args:
        lists: The lists of the rulebook.
        related: Its related parties.
        fold: How names are compared.
    """

    def __init__(self, lists: Sequence[ListFile], related: RelatedFile, fold: NameFold) -> None:
        self._fold = fold
        self._names: dict[str, list[_Spelling]] = {}
        self._short: dict[str, list[_Spelling]] = {}
        self._spelled: dict[str, list[_Spelling]] = {}
        self._namesakes: set[str] = set()
        self.listings: list[Listing] = []
        for file in lists:
            for party in file.parties:
                self._namesakes.update(part.spelled for name in party.namesakes for part in fold.parts(name)[:1])
                listing = _listing(file, party)
                self.listings.append(listing)
                self._add(listing, party.names, party.aliases)
        for stranger in related.parties:
            self._add(stranger, stranger.names, stranger.aliases)
        self._slips = SlipIndex((key, spelling) for key, known in self._names.items() for spelling in known)
        self._words = WordIndex(
            ((part.words, one) for known in self._names.values() for one in known for part in fold.parts(one.name)[:1]),
            fold.common_words,
        )
        self._in_text = _any_of(self._names)
        self._in_full = _any_of(self._spelled)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._match)
        self.mentioned = lru_cache(maxsize=_REMEMBERED)(self._mentioned)

    def match(self, name: str) -> tuple[Match, ...]:
        """Every entry the name belongs to: a party listed twice gives two matches, the name of a stranger none."""
        return self._remembered(name)

    def _mentioned(self, text: str) -> tuple[Match, ...]:
        """Parties a text names, never for sure.

        Short names (IHI, 日油) are left aside, unless they stand with their legal form: they are also words and makes.
        """
        return tuple(_mentioned_as(spelling, "named in a text") for spelling in self._spellings_in(text))

    def at_domain(self, text: str) -> tuple[Match, ...]:
        """Parties whose name is a label of a website or of the domain of an e-mail address, never for sure."""
        labels = (self._fold.fold(label) for label in _LABEL.findall(text.rpartition("@")[2].casefold()))
        found = (self._names[label][0] for label in labels if len(label) >= _LONG_LABEL and label in self._names)
        return tuple(_mentioned_as(spelling, "named in a domain") for spelling in found)

    def _spellings_in(self, text: str) -> Iterable[_Spelling]:
        """One spelling of each party that the text names, in full or by a name long enough to tell it."""
        found = [self._names[key][0] for key in self._in_text.findall(self._fold.fold(text))]
        found += [self._spelled[key][0] for key in self._in_full.findall(self._fold.spelled(text))]
        return {id(spelling.party): spelling for spelling in reversed(found)}.values()

    def _add(self, party: Listing | RelatedParty, names: PartyNames, aliases: Iterable[Alias]) -> None:
        for name in names.known():
            self._put(self._names, party, name, "")
        for alias in aliases:
            self._put(self._names if alias.certain else self._short, party, alias.name, alias.kind)

    def _put(self, index: dict[str, list[_Spelling]], party: Listing | RelatedParty, name: str, alias: str) -> None:
        for whole in self._fold.parts(name)[:1]:
            spelling = _Spelling(party, name, alias, whole.formed)
            index.setdefault(whole.key, []).append(spelling)
            if whole.formed:
                self._spelled.setdefault(whole.spelled, []).append(spelling)

    def _match(self, name: str) -> tuple[Match, ...]:
        found: dict[int, Match] = {}
        doubtful: dict[int, dict[str, Match]] = {}
        parts = self._fold.parts(name)
        for part in parts:
            for spelling, sure in self._candidates(part):
                place, match = id(spelling.party), _told(spelling, name, part)
                if not sure:
                    doubtful.setdefault(place, {})[part.key] = match
                elif place not in found or match.listed_as == name.strip():
                    found[place] = match
        for place, by_key in doubtful.items():
            match = next(iter(by_key.values()))
            if place not in found and len(by_key) > 1:  # two names of it agree: "Hino Motors (日野自動車)"
                found[place] = match
            elif place not in found and match.listing is not None:
                found[place] = replace(match, listing=None, possible=match.listing)
        if found or not parts:
            return tuple(found.values())
        whole = parts[0]
        if key := self._fold.without_glued_form(whole):
            glued = whole._replace(key=key, formed=True)
            found = {id(one.party): _told(one, name, glued) for one, sure in self._candidates(glued) if sure}
            if found:
                return tuple(found.values())
        return (
            tuple(self._slipped(name, whole)) or tuple(self._in_front(name, whole)) or tuple(self._worded(name, whole))
        )

    def _in_front(self, name: str, whole: Part) -> Iterator[Match]:
        """Listed parties whose name stands in front of further words: a site of theirs, or who knows what.

        Behind the name of a company with a legal form of its own only a country counts: it may be a company of the
        group. Anything else is another company.
        """
        if whole.spelled in self._namesakes:
            return
        for key, rest in self._fronts(whole):
            known = [*self._names.get(key, ()), *self._short.get(key, ())]
            known = [one for one in known if isinstance(one.party, Listing)]
            if not known or self._fold.names_business(rest) or (whole.formed and not self._fold.is_country(rest)):
                continue
            at_site = not whole.formed and self._fold.ends_in_site(rest)
            for spelling in {id(one.party): one for one in reversed(known)}.values():
                party = spelling.party if isinstance(spelling.party, Listing) else None
                sure = at_site and spelling not in self._short.get(key, ())
                how = "division or site of" if at_site else f"its name, and “{' '.join(rest)}” behind it"
                yield Match(party if sure else None, None, name, spelling.name, how, None if sure else party)
            return

    @staticmethod
    def _fronts(whole: Part) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What may be a name in front of other words, longest first, with the words behind it."""
        words = whole.words
        for cut in range(len(words) - 1, 0, -1):
            key = "".join(words[:cut])
            if cut > 1 or len(key) >= (_FRONT_LATIN if key.isascii() else _FRONT_CJK):
                yield key, words[cut:]
        key = whole.key
        for cut in range(len(key) - 1, _FRONT_CJK - 1, -1) if not key.isascii() else ():
            if not key[cut].isascii():
                yield key[:cut], (key[cut:],)

    def _slipped(self, name: str, whole: Part) -> Iterator[Match]:
        """Listed parties from whose names one slip makes this one. They may be meant."""
        if whole.spelled not in self._namesakes:
            near = [spelling for _, spelling in self._slips.search(whole.key)]
            if not near and (key := self._fold.without_glued_form(whole)):
                near = [spelling for _, spelling in self._slips.search(key)]
            yield from self._likely(name, [(spelling, "one slip from") for spelling in near])

    def _worded(self, name: str, whole: Part) -> Iterator[Match]:
        """Listed parties of whose names this one has nearly all words, and little else. They may be meant."""
        if whole.spelled not in self._namesakes:
            yield from self._likely(
                name,
                [
                    (one.reference, f"nearly all words of ({one.of_listed:.0%} of it, {one.of_given:.0%} of this)")
                    for one in self._words.search(whole.words)
                ],
            )

    @staticmethod
    def _likely(name: str, near: Sequence[tuple[_Spelling, str]]) -> Iterator[Match]:
        for spelling, how in {id(spelling.party): (spelling, how) for spelling, how in reversed(near)}.values():
            if isinstance(spelling.party, Listing):
                yield Match(None, None, name, spelling.name, how, possible=spelling.party)

    def _candidates(self, part: Part) -> Iterator[tuple[_Spelling, bool]]:
        """Spellings with the part's key, and whether the part is enough to tell the party."""
        if part.spelled in self._namesakes:
            return
        short = self._short.get(part.key, ())
        abbreviated = set() if part.formed else {id(spelling.party) for spelling in short}
        for spelling in self._names.get(part.key, ()):
            if id(spelling.party) not in abbreviated:
                yield spelling, part.formed or not spelling.formed or not _is_loose(part, spelling)
            elif part.role != "inner":  # KG Mobility (KGM)
                yield spelling, False
        for spelling in short if part.formed or part.role != "inner" else ():
            yield spelling, False


def _listing(file: ListFile, party: ListedParty) -> Listing:
    return Listing(
        file.instrument,
        file.list,
        party.no,
        party.names.en,
        party.names,
        party.confidence,
        party.country,
        party.address,
        party.postcode,
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the folded names that are long enough to be sought in running text."""
    long = sorted((name for name in names if len(name) >= (12 if name.isascii() else 4)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long)) or r"(?!)")


def _is_loose(part: Part, spelling: _Spelling) -> bool:
    """Whether the part, without a legal form, may belong to the name of another company of the same group."""
    return part.role == "inner" or (part.role == "front" and isinstance(spelling.party, Listing))


def _mentioned_as(spelling: _Spelling, how: str) -> Match:
    party = spelling.party
    listing, related = (party, None) if isinstance(party, Listing) else (None, party)
    return Match(None, related, spelling.name, spelling.name, how, possible=listing)


def _told(spelling: _Spelling, given: str, part: Part) -> Match:
    if part.role in ("division", "front"):
        how = "division or site of"
    elif spelling.alias:
        how = _ALIAS[spelling.alias]
    else:
        how = "same name" if spelling.name == given.strip() else "same name after folding"
    listing, related = (spelling.party, None) if isinstance(spelling.party, Listing) else (None, spelling.party)
    return Match(listing, related, given, spelling.name, how)
