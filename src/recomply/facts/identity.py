"""Who a party of a shipment may be: the matches of its names, and of its address where no name tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from recomply.facts.case import Knowledge
from recomply.facts.listing import Listing
from recomply.law.lists import RelatedParty
from recomply.shipment.model import Party

Strength = Literal["same", "likely", "related"]
"""`same` is treated as listed; `likely` is a question to a person; `related` is a finding of its own."""


class Identity(NamedTuple):
    """Somebody a party is, may be, or stands close to.

    Attributes:
        given: The spelling given.
        folded: What folding makes of it.
        who: The entry of a list, or the party related to listed ones.
        listed_as: The spelling that matched; the address of the notice where only the address does.
        how: How it matched, and what speaks for or against it.
    """

    strength: Strength
    given: str
    folded: str
    who: Listing | RelatedParty
    listed_as: str
    how: str


def identities(party: Party, knowledge: Knowledge) -> Iterator[Identity]:
    """Everybody a party is, may be, or stands close to: surest first."""
    found = [one for name in _names(party) for one in _by_name(name, party, knowledge)]
    known = {id(one.who) for one in found}
    found += [
        Identity("related", party.address or "", "", listing, listing.address, "at the address of the listed party")
        for listing in knowledge.addresses.at(party)
        if id(listing) not in known
    ]
    order = ("same", "likely", "related")
    yield from sorted(found, key=lambda one: order.index(one.strength))


def _by_name(name: str, party: Party, knowledge: Knowledge) -> Iterator[Identity]:
    folded = knowledge.fold.fold(name)
    for match in knowledge.identified(name, party):
        who = match.listing or match.possible or match.related
        strength: Strength = "same" if match.listing else "likely" if match.possible else "related"
        if who is not None:
            yield Identity(strength, name, folded, who, match.listed_as, match.told)


def _names(party: Party) -> Iterator[str]:
    yield from (name for name in (party.name, party.name_local, *(party.aliases or ())) if name)
