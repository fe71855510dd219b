"""Who stands behind a party: the user's file of owners as a graph, and the walk up from one party.

Only what leads to the party is walked. A company by its legal form of which nobody tells the owners is held by somebody
who is not told; persons and listed parties end a chain.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from recomply.errors import Problem
from recomply.facts.listing import PartyIndex
from recomply.facts.names import NameFold
from recomply.facts.ownership.chains import CLOSE, PARTY, Company, Step
from recomply.facts.ownership.shares import Holders
from recomply.shipment.model import Owner
from recomply.shipment.ownership import Holding, Ownership

MOST_COMPANIES, MOST_STEPS = 1_000, 40  # how far a chain is walked; what lies above is not known
_ROUNDING = 0.005  # by which the shares in a company may exceed the whole, as parts of 1: registers round
_REMEMBERED = 4096


class OwnershipGraph:
    """Finds those who stand behind a party. Safe under threads.

    Args:
        fold: How names are compared: names that fold alike, in the same country where two are told, are one party.
        index: Finds listed parties, as among the recipients.
        ownership: What the user's file tells.
    """

    def __init__(self, fold: NameFold, index: PartyIndex, ownership: Ownership | None = None) -> None:
        self.ownership = ownership
        self._fold = fold
        self._index = index
        self._key = lru_cache(maxsize=65_536)(fold.fold)
        self._variants: dict[str, set[str]] = {}
        self._owners: dict[str, list[tuple[str, Holding]]] = {}
        if ownership is not None:
            self._take_in(ownership)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._holders)
        self._untold = Holders({PARTY: Company(open=True)}, (), index)

    def _take_in(self, ownership: Ownership) -> None:
        keys: dict[str, str] = {}
        for holding in ownership.holdings:
            for name, country in ((holding.owner, holding.owner_country), (holding.owned, holding.owned_country)):
                key = keys.get(name)
                if key is None:
                    key = keys[name] = self._fold.fold(name)
                self._variants.setdefault(key, set()).add(country)
        for holding in ownership.holdings:
            owned = self._node(keys[holding.owned], holding.owned_country)
            owner = self._node(keys[holding.owner], holding.owner_country) if keys[holding.owner] else ""
            self._owners.setdefault(owned, []).append((owner, holding))

    def impossible(self, day: dt.date) -> tuple[Problem, ...]:
        """Companies of the file that own themselves, or whose shares exceed the whole on a day."""
        found: list[Problem] = []
        for node, said in self._owners.items():
            whole = sum(holding.share or 0.0 for _, holding in said)
            if whole > 100 * (1 + _ROUNDING) or any(owner == node for owner, _ in said):
                walk = _Walk(self, day)
                walk.companies[node] = Company(names={said[0][1].owned: None})
                walk.look_into(node, 0)
                found.extend(walk.problems)
        return tuple(dict.fromkeys(found))

    def _node(self, key: str, country: str) -> str:
        """The node of a name: with its country where the file tells one, since namesakes abroad are others."""
        variants = self._variants.get(key)
        if not variants:
            return f"{key}|{country}"
        named = variants - {""}
        if not country:
            return f"{key}|{next(iter(named))}" if len(named) == 1 else f"{key}|?" if named else f"{key}|"
        return f"{key}|{country}" if named else f"{key}|"

    def holders(self, names: tuple[str, ...], country: str, owners: tuple[Owner, ...] | None, day: dt.date) -> Holders:
        """Those who stand behind a party on a day.

        Args:
            names: The party's names.
            country: Its country; empty where it is not told.
            owners: Its owners as the record gives them.
            day: The day.
        """
        if owners is None and self.ownership is None:
            return self._untold
        return self._remembered(names, country, owners, day)

    def _holders(self, names: tuple[str, ...], country: str, owners: tuple[Owner, ...] | None, day: dt.date) -> Holders:
        walk = _Walk(self, day)
        walk.begin(names, country, owners)
        walk.go_up()
        return Holders(walk.companies, walk.problems, self._index)


class _Statement(NamedTuple):
    """A holding as one place tells it; `high` is None where no share is told."""

    owner: str
    name: str
    country: str
    low: float
    high: float | None
    place: str


class _Walk:
    """The way up from one party."""

    def __init__(self, graph: OwnershipGraph, day: dt.date) -> None:
        self.companies: dict[str, Company] = {PARTY: Company(open=True)}
        self.problems: list[Problem] = []
        self._graph = graph
        self._day = day
        self._own: frozenset[str] = frozenset()
        self._given: tuple[_Statement, ...] = ()
        self._pending: deque[tuple[str, int]] = deque([(PARTY, 0)])
        self._full = False

    def begin(self, names: Sequence[str], country: str, owners: Sequence[Owner] | None) -> None:
        """Sets out from a party as the record gives it."""
        graph, party = self._graph, self.companies[PARTY]
        party.names = dict.fromkeys(names)
        party.told = owners is not None
        keys = {name: key for name in names if (key := graph._key(name))}
        self._own = frozenset(graph._node(key, country) for key in keys.values())
        for name, key in keys.items():
            others = graph._variants.get(key, set()) - {""}
            if others and country not in others:
                self._namesakes(name, country, others)
        self._given = tuple(
            _Statement(
                self._as_own(graph._node(graph._key(owner.name), owner.country or "")) if owner.name else f"?{n}",
                owner.name or "",
                owner.country or "",
                (owner.share or 0.0) / 100,
                None if owner.share is None else owner.share / 100,
                f".owners[{n}]",
            )
            for n, owner in enumerate(owners or ())
        )

    def go_up(self) -> None:
        """Walks every chain to its end, or as far as chains are walked."""
        while self._pending:
            node, steps = self._pending.popleft()
            self.look_into(node, steps)

    def _as_own(self, node: str) -> str:
        return PARTY if node in self._own else node

    def look_into(self, node: str, steps: int) -> None:
        """Takes the owners of a company in."""
        company = self.companies[node]
        if steps >= MOST_STEPS:
            company.open = company.open or self._has_owners(node)
            if self._has_owners(node):
                self._too_far()
            return
        given = [*(self._given if node == PARTY else ()), *self._of_file(node)]
        company.told = company.told or bool(given)
        by_owner: dict[str, list[_Statement]] = {}
        for one in given:
            if one.owner == node:
                self._impossible(one.place, "share", one.name, "a company cannot own itself; this holding is left out.")
            elif one.owner:
                by_owner.setdefault(one.owner, []).append(one)
        held = [self._step(owner, said) for owner, said in by_owner.items()]
        held = [step for step in held if step.high is None or step.high > 0]
        whole = sum(step.low for step in held)
        if whole > 1 + _ROUNDING:
            self._above_the_whole(node, held, whole)
            held = [step._replace(low=0.0, high=None) for step in held]
        elif whole > 1:
            held = [step._replace(low=step.low / whole, high=step.high and step.high / whole) for step in held]
        kept = [step for step in held if self._enter(step.owner, by_owner[step.owner], steps + 1)]
        company.steps = tuple(kept)
        company.rest = max(0.0, 1.0 - sum(step.low for step in kept))
        if company.rest < CLOSE:
            company.rest = 0.0

    def _of_file(self, node: str) -> Iterator[_Statement]:
        """What the file tells of the owners of a company, as it stood on the day."""
        graph, file = self._graph, self._graph.ownership
        if file is None:
            return
        nodes = sorted(self._own) if node == PARTY else (node,)
        said: dict[str, list[Holding]] = {}
        for one in nodes:
            for owner, holding in graph._owners.get(one, ()):
                said.setdefault(self._as_own(owner), []).append(holding)
                self.problems.extend(file.by_row.get(holding.row, ()))
        for owner, holdings in said.items():
            past = [one for one in holdings if one.day is None or one.day <= self._day]
            newest = max((one.day for one in past if one.day), default=None)
            for holding in [one for one in past if one.day == newest] or holdings:
                share = None if holding.share is None or not past else holding.share / 100
                place = file.place(holding.row, "")
                yield _Statement(owner, holding.owner, holding.owner_country, share or 0.0, share, place)

    def _step(self, owner: str, said: Sequence[_Statement]) -> Step:
        """What several statements of one holding come to."""
        known = sorted({one.high for one in said if one.high is not None})
        places = tuple(dict.fromkeys(one.place for one in said))
        if len(known) > 1 and known[-1] - known[0] > CLOSE:
            shown = " and ".join(f"{share * 100:g} %" for share in known)
            why = f"{said[0].name or _NOBODY} is told to hold {shown} of the same company; the share counts as between."
            self._impossible(", ".join(places), "share", None, why)
        return Step(owner, said[0].name, known[0] if known else 0.0, known[-1] if known else None, places)

    def _enter(self, node: str, said: Sequence[_Statement], steps: int) -> bool:
        """Takes an owner in; false where no more are taken in."""
        company = self.companies.get(node)
        if company is None:
            if len(self.companies) >= MOST_COMPANIES:
                self._too_far()
                return False
            company = self.companies[node] = Company()
            self._pending.append((node, steps))
            if node.endswith("|?"):
                self._impossible(said[0].place, "owner_country", said[0].name, _WHICH)
        for one in said:
            if one.name and node != PARTY:
                company.names[one.name] = None
            if one.country:
                company.countries[one.country] = None
        company.open = company.open or node.startswith("?") or node.endswith("|?") or self._is_open(company.names)
        return True

    def _is_open(self, names: Iterable[str]) -> bool:
        """Whether somebody must stand behind a name: that of a company, by its legal form, which is no listed party."""
        graph = self._graph
        formed = any(part.formed for name in names for part in graph._fold.parts(name)[:1])
        return formed and not any(
            match.listing is not None or match.possible is not None
            for name in names
            for match in graph._index.match(name)
        )

    def _has_owners(self, node: str) -> bool:
        return next(self._of_file(node), None) is not None

    # Trouble

    def _namesakes(self, name: str, country: str, others: set[str]) -> None:
        file = self._graph.ownership
        assert file is not None
        told = ", ".join(sorted(others))
        which = f"the record tells of one in {country}" if country else "the record does not tell the country"
        if country or len(others) > 1:
            why = f"the file tells of such a company in {told}; {which}, so nothing is taken from the file."
            self._impossible(file.name, "owned_country", name, why, "State the country in both.")

    def _above_the_whole(self, node: str, held: Sequence[Step], whole: float) -> None:
        name = next(iter(self.companies[node].names), "the company")
        places = dict.fromkeys(place for step in held for place in step.places)
        told = ", ".join(islice(places, 5)) + (", …" if len(places) > 5 else "")
        why = f"the shares in {name} come to {whole * 100:.6g} % together, so none of them counts as known."
        self._impossible(told, "share", None, why, "Correct the shares, or date the rows.")

    def _impossible(self, where: str, column: str, raw: str | None, why: str, advice: str = "") -> None:
        """Reports trouble; without a column where all of it stands in the record, whose fields have no path yet."""
        own = all(place.startswith(".") for place in where.split(", "))
        problem = Problem(where=where, field="" if own else column, raw=raw, why=why, advice=advice or "Correct it.")
        self.problems.append(problem)

    def _too_far(self) -> None:
        if not self._full:
            self._full = True
            why = (
                f"the chains of owners have more than {MOST_STEPS} steps or {MOST_COMPANIES} parties; "
                "what lies further up is not known."
            )
            where = self._graph.ownership.name if self._graph.ownership else "the record"
            self._impossible(where, "owner", next(iter(self.companies[PARTY].names), None), why, "Shorten the file.")


_NOBODY = "an owner without a name"
_WHICH = "the file tells of companies of this name in several countries, and not which of them this is."
