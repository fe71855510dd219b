"""A shipment being looked into: the record, what the rulebook knows, and what was read once for several facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from recomply.errors import Problem
from recomply.facts.addresses import AddressBook
from recomply.facts.goods import Classification, GoodsReader
from recomply.facts.listing import Listing, Match, PartyIndex
from recomply.facts.names import NameFold
from recomply.facts.own_lists import OwnLists, OwnMatch
from recomply.facts.ownership import Holders, OwnershipGraph
from recomply.facts.texts import Hit, TextReader
from recomply.law import Rulebook
from recomply.law.documents import DocumentKind
from recomply.lists import Effect
from recomply.shipment.model import Line, Material, Party, Shipment
from recomply.truth import Truth, any_of


class Knowledge:
    """What the rulebook knows, compiled for finding facts. Shared by all shipments; safe under threads."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.home = rulebook.identity.home
        self.fold = NameFold(rulebook.names)
        self.index = PartyIndex(tuple(rulebook.lists.values()), rulebook.related, self.fold)
        self.addresses = AddressBook(self.index.listings)
        self.ownership = OwnershipGraph(self.fold, self.index)
        self.control_lists = frozenset(name for name, file in rulebook.items.items() if file.control_list)
        self.texts = TextReader(rulebook.indicators)
        self.goods = GoodsReader(rulebook)
        self.documents: Sequence[tuple[DocumentKind, re.Pattern[str]]] = tuple(
            (kind, re.compile("|".join(f"(?:{word})" for word in kind.words) or r"(?!)", re.IGNORECASE))
            for kind in rulebook.documents.values()
        )
        self.document_codes = lru_cache(maxsize=4096)(self._document_codes)
        self.third_party_roles = frozenset(rulebook.identity.third_party_roles)

    def measured_in_value(self, material: Material) -> bool:
        """Whether a part of a bill is foreign-made goods whose own value a share is measured against."""
        if not material.materials or material.origin == self.home:
            return False
        return any(one.counts == "within" and one.truth is Truth.TRUE for one in self._of(material).meets)

    def _of(self, material: Material) -> Classification:
        line = Line(
            description=material.name,
            form=material.form,
            elements=material.elements,
            composition=material.composition,
            control_code=material.control_code,
            hs_code=material.hs_code,
        )
        return self.goods.classify(line, "")

    def identified(self, name: str, party: Party) -> tuple[Match, ...]:
        """Listed and related parties a name is, or may be, by what else the record says of the party.

        The postcode of the notice settles what the name leaves open; another country than that of the notice puts in
        doubt what the name tells. What is not told changes nothing.
        """
        return tuple(self._weighed(match, party) for match in self.index.match(name))

    def _weighed(self, match: Match, party: Party) -> Match:
        if match.possible is not None and self.addresses.shares(match.possible, party):
            return match.confirmed("at the postcode of the notice")
        listing = match.listing
        if listing is None or not listing.country or party.country in (None, self.home, listing.country):
            return match
        if self.addresses.shares(listing, party):
            return match
        return match.doubted(f"the record says {party.country}, the notice {listing.country}")

    def material_counts(self, material: Material) -> tuple[Truth, str]:
        """Whether a material of a bill counts in a share of value: one the rulebook counts, from the home country.

        Unknown where only what is within it counts and the bill does not tell what that is.
        """
        if material.origin is not None and material.origin != self.home:
            return Truth.FALSE, f"originates in {material.origin}"
        found = self._of(material)
        named = [one for one in found.meets if one.counts == "whole" or (one.counts and not material.materials)]
        why = "; ".join(f"{one.code} ({one.why})" for one in named) or "no material that counts"
        if not named and any(one.counts for one in found.meets):
            return Truth.FALSE, why
        if found.counts is Truth.FALSE or material.origin is not None:
            return found.counts, why
        return Truth.UNKNOWN, f"{why}; its origin is not given"

    def _document_codes(self, text: str) -> tuple[DocumentKind, ...]:
        """The kinds of document a text names, by code or by words."""
        return tuple(kind for kind, words in self.documents if text == kind.code or words.search(text))


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a party that matched a list, and the field it stands in."""

    field: str
    match: Match


@dataclass(frozen=True, slots=True)
class Sign:
    """Words in the record that point to something, and the field they stand in."""

    field: str
    hit: Hit


class Case:
    """One shipment, or one line of it, on a day.

    Attributes:
        ownership: What is told of owners beside the record.
        recipients: Parties that receive goods or technology, with their paths: consignee, end user, and intermediaries
            other than those that only handle goods or money.
    """

    def __init__(
        self,
        shipment: Shipment,
        as_of: dt.date,
        knowledge: Knowledge,
        own_lists: OwnLists | None = None,
        ownership: OwnershipGraph | None = None,
    ) -> None:
        self.shipment = shipment
        self.as_of = as_of
        self.knowledge = knowledge
        self.own_lists = own_lists
        self.ownership = ownership or knowledge.ownership
        self.recipients = tuple(self._recipients())

    def _recipients(self) -> Iterator[tuple[str, Party]]:
        for path, party in self.shipment.parties():
            if path == "exporter" or (party.role or "").casefold() in self.knowledge.third_party_roles:
                continue
            yield path, party

    @cached_property
    def unnamed(self) -> tuple[str, ...]:
        """Those of consignee and end user whose name is not given."""
        return tuple(
            role
            for role in ("consignee", "end_user")
            if (party := getattr(self.shipment, role)) is None or not (party.name or party.name_local)
        )

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Names of recipients that match a listed or a related party."""
        identified = self.knowledge.identified
        return tuple(
            Named(field, found)
            for path, party in self.recipients
            for field, name in _names(path, party)
            for found in identified(name, party)
        )

    def on_own_lists(self, effect: Effect) -> tuple[tuple[str, OwnMatch], ...]:
        """Names of any party, owners among them, that are on a list of the user's with an effect: field and match."""
        own = self.own_lists
        if own is None:
            return ()
        found = [
            (field, match)
            for path, party in self.shipment.parties()
            for field, name in _names(path, party)
            for match in own.match(name, party, self.as_of, effect)
        ]
        for path, party in self.shipment.parties():
            for n, owner in enumerate(party.owners or ()):
                stranger = Party(name=owner.name, country=owner.country)
                matches = own.match(owner.name, stranger, self.as_of, effect) if owner.name else ()
                found.extend((f"{path}.owners[{n}].name", match) for match in matches)
        return tuple(found)

    @cached_property
    def neighbours(self) -> tuple[tuple[str, str, Listing], ...]:
        """Recipients at the address of a listed party whose name they do not have: path, address, listed party."""
        known = {id(named.match.listing or named.match.possible) for named in self.named}
        return tuple(
            (path, party.address or "", listing)
            for path, party in self.recipients
            for listing in self.knowledge.addresses.at(party)
            if id(listing) not in known
        )

    @cached_property
    def mentioned(self) -> tuple[Named, ...]:
        """Listed and related parties that a text of the record names, other than the recipients themselves.

        An address or a description names buildings and makes as well, so only listed parties count there, and none that
        made the goods.
        """
        index = self.knowledge.index
        texts = (*self._statements, ("notes", self.shipment.notes))
        found = [Named(field, match) for field, text in texts if text for match in index.mentioned(text)]
        told = {id(named.match.party) for named in self.named}
        further = [Named(field, match) for field, text in self._asides() for match in index.mentioned(text)]
        further += [Named(field, match) for field, text in self._domains() for match in index.at_domain(text)]
        found += [named for named in further if id(named.match.party) not in told]
        made = {id(match.party) for name in self._makers() for match in index.match(name)}
        for field, text in self._tags():
            told_there = [match for match in index.mentioned(text) if match.related is None]
            found += [Named(field, match) for match in told_there if id(match.party) not in told | made]
        return tuple(found)

    def _asides(self) -> Iterator[tuple[str, str]]:
        """Texts beside the statement of use that may tell for whom the goods are."""
        shipment = self.shipment
        for n, place in enumerate(shipment.route or ()):
            yield f"route[{n}]", place
        for n, line in enumerate(shipment.lines):
            for name in ("remark", "batch"):
                if text := getattr(line, name):
                    yield f"lines[{n}].{name}", text
        if held := shipment.license:
            for name in ("end_user", "end_use", "remark"):
                if text := getattr(held, name):
                    yield f"license.{name}", text
        for path, party in self.recipients:
            if party.profile:
                yield f"{path}.profile", party.profile

    def _tags(self) -> Iterator[tuple[str, str]]:
        """Texts that name makes and buildings as well: what the goods are called, and addresses."""
        for n, line in enumerate(self.shipment.lines):
            for name in ("description", "model"):
                if text := getattr(line, name):
                    yield f"lines[{n}].{name}", text
        for path, party in self.recipients:
            if party.address:
                yield f"{path}.address", party.address

    def _domains(self) -> Iterator[tuple[str, str]]:
        for path, party in self.recipients:
            for name in ("email", "website"):
                if text := getattr(party, name):
                    yield f"{path}.{name}", text

    def _makers(self) -> Iterator[str]:
        exporter = self.shipment.exporter
        yield from (name for _, name in (_names("exporter", exporter) if exporter else ()))
        yield from (line.producer for line in self.shipment.lines if line.producer)

    @cached_property
    def held(self) -> tuple[tuple[str, Holders], ...]:
        """For each recipient, by its path, those who stand behind it."""
        return tuple((path, self.holders(path, party)) for path, party in self.recipients)

    @cached_property
    def exporter_held(self) -> Holders | None:
        """Those who stand behind the exporter."""
        exporter = self.shipment.exporter
        return None if exporter is None else self.holders("exporter", exporter)

    def holders(self, path: str, party: Party) -> Holders:
        """Those who stand behind a party, by the record and by the file of owners."""
        names = tuple(name for _, name in _names(path, party))
        return self.ownership.holders(names, party.country or "", party.owners, self.as_of)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is impossible or contradicts in what is told of owners."""
        sides = (*self.held, *((("exporter", self.exporter_held),) if self.exporter_held else ()))
        found = (
            one if one.field else one.model_copy(update={"where": f"{path}.owners", "field": f"{path}.owners"})
            for path, holders in sides
            for one in holders.problems
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def identity_signs(self) -> tuple[Sign, ...]:
        """What names, addresses and e-mail domains of the recipients say of who they are."""
        read = self.knowledge.texts.party
        return tuple(
            Sign(field, hit)
            for path, party in self.recipients
            for field, text in (*_names(path, party), *_places(path, party))
            for hit in read(text)
        )

    def country_at(self, field: str) -> str:
        """The country a field of the record speaks of where its words name none; empty where several may be meant.

        The field of a party speaks of the party's country, a statement of the end user's and those the goods go on to.
        """
        shipment = self.shipment
        for path, party in self.recipients:
            for n, owner in enumerate(party.owners or ()):
                if field.startswith(f"{path}.owners[{n}].") and owner.country:
                    return owner.country
            if field.startswith(f"{path}.") and party.country:
                return party.country
        end_user = shipment.end_user
        there = (end_user and end_user.country) or shipment.destination
        meant = {there, *(shipment.onward_export or ())} - {None, self.knowledge.home}
        return next(iter(meant)) or "" if len(meant) == 1 else ""

    @property
    def _statements(self) -> tuple[tuple[str, str | None], ...]:
        return (("end_use", self.shipment.end_use), ("end_product", self.shipment.end_product))

    @cached_property
    def stated_signs(self) -> tuple[Sign, ...]:
        """What the statement of use says: end use and end product."""
        return self._signs(self._statements)

    @cached_property
    def unread(self) -> tuple[tuple[str, str], ...]:
        """Words of the statement of use, with their field, that may speak of a use and were not read."""
        read = self.knowledge.texts.unread
        return tuple((field, words) for field, text in self._statements if text for words in read(text))

    @cached_property
    def other_signs(self) -> tuple[Sign, ...]:
        """What the rest of the record says: notes, documents, route, the licence, profiles of the recipients."""
        texts: list[tuple[str, str | None]] = [("notes", self.shipment.notes)]
        texts.extend((f"documents[{n}]", text) for n, text in enumerate(self.shipment.documents or ()))
        texts.extend((field, text) for field, text in self._asides() if not field.startswith("lines["))
        return self._signs(texts)

    @cached_property
    def line_signs(self) -> tuple[Sign, ...]:
        """What descriptions, models, remarks and batches of all lines say: of the deal at large."""
        tags = [(field, text) for field, text in self._tags() if field.startswith("lines[")]
        asides = [(field, text) for field, text in self._asides() if field.startswith("lines[")]
        return self._signs((*tags, *asides))

    @cached_property
    def owner_signs(self) -> tuple[Sign, ...]:
        """What the names of the owners of recipients say of who they are."""
        read = self.knowledge.texts.party
        return tuple(
            Sign(f"{path}.owners[{n}].name", hit)
            for path, party in self.recipients
            for n, owner in enumerate(party.owners or ())
            if owner.name
            for hit in read(owner.name)
        )

    def _signs(self, texts: Sequence[tuple[str, str | None]]) -> tuple[Sign, ...]:
        read = self.knowledge.texts.statement
        return tuple(Sign(field, hit) for field, text in texts if text for hit in read(text))

    def controlled(self, line: Line, path: str) -> Truth:
        """Whether a line holds goods of a list of controlled items."""
        found = self.knowledge.goods.classify(line, path).listed_under
        return any_of(found[name] for name in self.knowledge.control_lists)


class LineCase:
    """One line of a shipment being looked into."""

    def __init__(self, case: Case, line: Line, path: str) -> None:
        self.case = case
        self.line = line
        self.path = path

    @cached_property
    def classification(self) -> Classification:
        """The line against every control entry."""
        return self.case.knowledge.goods.classify(self.line, self.path)

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """What the description of the goods says of their use."""
        line = self.line
        texts = (("description", line.description), ("model", line.model), ("remark", line.remark))
        read = self.case.knowledge.texts.statement
        return tuple(Sign(f"{self.path}.{name}", hit) for name, text in texts if text for hit in read(text))

    @cached_property
    def makers_signs(self) -> tuple[Sign, ...]:
        """What the names of the exporter and of the producer of the goods say of the goods."""
        exporter = self.case.shipment.exporter
        texts = [*(_names("exporter", exporter) if exporter else ()), (f"{self.path}.producer", self.line.producer)]
        read = self.case.knowledge.texts.statement
        return tuple(Sign(field, hit) for field, text in texts if text for hit in read(text))


def _names(path: str, party: Party) -> Iterator[tuple[str, str]]:
    if party.name:
        yield f"{path}.name", party.name
    if party.name_local:
        yield f"{path}.name_local", party.name_local
    for n, alias in enumerate(party.aliases or ()):
        yield f"{path}.aliases[{n}]", alias


def _places(path: str, party: Party) -> Iterator[tuple[str, str]]:
    for name in ("address", "city", "email", "website"):
        text = getattr(party, name)
        if text:
            yield f"{path}.{name}", text
