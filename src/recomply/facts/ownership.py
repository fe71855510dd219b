"""Who stands behind a party: owners up the chains, from the record and the user's file, and their aggregated shares.

A share is known as a range. Two readings of a chain are worked out side by side: by *multiplication* (60 % of what
holds 70 % is 42 %), and by *control*, where a holding of more than half counts as whole on the next step (70 %). Loops
are solved exactly, as linear systems. What is left of 100 per cent of a company belongs to somebody who is not told,
and so does a company by its legal form of which nobody tells the owners; persons and listed parties end a chain.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from typing import Literal, NamedTuple

import networkx as nx

from recomply.errors import Problem
from recomply.facts.listing import Listing, Match, PartyIndex
from recomply.facts.names import NameFold
from recomply.facts.ranges import Range
from recomply.law.lists import RelatedParty
from recomply.shipment.model import Owner
from recomply.shipment.ownership import Holding, Ownership
from recomply.truth import Truth

MOST_COMPANIES, MOST_STEPS = 1_000, 40  # how far a chain is walked; what lies above is not known
_LARGEST_LOOP = 200  # companies in one knot of loops that is solved; the share through a larger one is not known
_ROUNDING = 0.005  # by which the shares in a company may exceed the whole, as parts of 1: registers round
_CLOSE = 1e-9
_PATHS = 3  # ways from an owner to the party that are told, widest first
_REMEMBERED = 4096

_Spread = Literal["none", "told", "all"]
_PARTY = "\0party"  # the party asked about, whatever its names


class Step(NamedTuple):
    """A holding of one party in another, as the record and the file tell it.

    Attributes:
        owner: The owner, by its node.
        name: The owner's name as it was given.
        low: What it holds at least, as a part of 1.
        high: What it holds at most; None where no share is told.
        places: Where it stands: paths within the party of the record (`.owners[0]`), rows of the file.
    """

    owner: str
    name: str
    low: float
    high: float | None
    places: tuple[str, ...]

    @property
    def words(self) -> str:
        """The share as a person writes it."""
        if self.high is None:
            return "share not given"
        return f"{Range(self.low * 100, self.high * 100).words} %"


@dataclass(slots=True)
class _Company:
    """A party on the way up.

    Attributes:
        names: Its names as given.
        countries: Its countries, as given.
        steps: Its owners.
        told: Whether anything is told of its owners.
        open: Whether somebody who is not told may stand behind it although nothing is told of its owners.
        rest: What is left of the whole beside the told shares, as a part of 1.
    """

    names: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    told: bool = False
    open: bool = False
    rest: float = 0.0


class Share(NamedTuple):
    """The aggregated share of some owners in a party, in per cent: by multiplication, and with control as whole."""

    multiplied: Range
    controlled: Range

    def reaches(self, per_cent: float) -> Truth:
        """Whether it is at least so many per cent: for sure only where both readings agree on known shares."""
        bound = {"at_least": per_cent}
        both = (self.multiplied.meets(bound), self.controlled.meets(bound))
        return both[0] if both[0] is both[1] else Truth.UNKNOWN

    @property
    def words(self) -> str:
        """The share in words, for evidence."""
        one, other = _shown(self.multiplied), _shown(self.controlled)
        return f"{one} %" if one == other else f"{one} % multiplied, {other} % with control as whole"


def _shown(share: Range) -> str:
    return Range(round(share.low, 4), round(share.high, 4)).words


class Way(NamedTuple):
    """A chain from an owner to the party: its steps, the one in the party last."""

    steps: tuple[Step, ...]

    def told(self, prefix: str, party: str) -> str:
        """The chain in words, each step with the place it was read at: `A → 60 % [f.csv row 2] → B → …`."""
        parts = [
            f"{step.name} → {step.words} [{', '.join(located(place, prefix) for place in step.places)}]"
            for step in self.steps
        ]
        figures = [step.high for step in self.steps]
        product = math.prod(figure for figure in figures if figure is not None)
        exact = all(step.high is not None and step.high - step.low < _CLOSE for step in self.steps)
        return " → ".join([*parts, party]) + (f" = {product * 100:.6g} %" if exact else "")


def located(places: str, prefix: str) -> str:
    """Places as told to people: paths within the party get the path of the party in front."""
    return ", ".join(prefix + place if place.startswith(".") else place for place in places.split(", "))


class Held(NamedTuple):
    """A listed or related party that stands behind a party.

    Attributes:
        party: The entry of the list, or the related party.
        sure: Whether one of its names tells it for sure.
        match: How its name was found.
        share: Its aggregated share.
        ways: The widest chains from it to the party.
    """

    party: Listing | RelatedParty
    sure: bool
    match: Match
    share: Share
    ways: tuple[Way, ...]


class OwnerCountry(NamedTuple):
    """An owner with its country, and its share by what is told of it, unnamed owners left aside."""

    country: str
    name: str
    share: Share
    ways: tuple[Way, ...]


class Holders:
    """Those who stand behind one party on a day.

    Attributes:
        told: Whether anything is told of the party's owners.
        problems: Statements that are impossible or contradict, among those that were walked.
    """

    def __init__(self, companies: Mapping[str, _Company], problems: Sequence[Problem], index: PartyIndex) -> None:
        self._companies = companies
        self._index = index
        self.problems = tuple(dict.fromkeys(problems))
        self.told = companies[_PARTY].told

    # Who

    @cached_property
    def _matches(self) -> Mapping[str, tuple[Match, ...]]:
        """For each owner, the listed and related parties its names are, or may be."""
        return {
            node: found
            for node, company in self._companies.items()
            if node != _PARTY and (found := tuple(one for name in company.names for one in self._index.match(name)))
        }

    @cached_property
    def listed(self) -> tuple[Held, ...]:
        """Every listed party behind the party, in the order they are met going up, once for each notice."""
        return tuple(self._held(lambda match: match.listing or match.possible))

    @cached_property
    def related(self) -> tuple[Held, ...]:
        """Every related party behind the party."""
        return tuple(self._held(lambda match: match.related))

    def _held(self, which: Callable[[Match], Listing | RelatedParty | None]) -> Iterator[Held]:
        nodes: dict[int, list[str]] = {}
        sure: dict[int, list[str]] = {}
        found: dict[int, tuple[Listing | RelatedParty, Match]] = {}
        for node, matches in self._matches.items():
            for match in matches:
                party = which(match)
                if party is None:
                    continue
                nodes.setdefault(id(party), []).append(node)
                if match.listing is not None or match.related is not None:
                    sure.setdefault(id(party), []).append(node)
                    found[id(party)] = (party, match)
                found.setdefault(id(party), (party, match))
        for key, (party, match) in found.items():
            certain = sure.get(key, [])
            share = self.share(nodes[key], certain or None)
            yield Held(party, bool(certain), match, share, self._ways(nodes[key]))

    @cached_property
    def together(self) -> Share:
        """What all listed parties hold together."""
        nodes = [node for node, matches in self._matches.items() if any(one.listing or one.possible for one in matches)]
        return self.share(nodes) if nodes else Share(Range.exact(0.0), Range.exact(0.0))

    @cached_property
    def stranger(self) -> Share:
        """What somebody who is not told may hold at most."""
        return self.share(())

    @property
    def name(self) -> str:
        """The party, as it was first named."""
        return next(iter(self._companies[_PARTY].names), "the party")

    @cached_property
    def countries(self) -> tuple[OwnerCountry, ...]:
        """Owners whose country is told and that may hold half."""
        knots = {node for component in self._order if len(component) > 1 for node in component}
        held: dict[str, float] = {}
        for node, company in self._companies.items():
            for step in company.steps:
                knot = node in knots or step.owner in knots
                widest = company.rest if step.high is None else step.high
                held[step.owner] = held.get(step.owner, 0.0) + (1.0 if knot else widest)
        found = []
        for node, company in self._companies.items():
            if node == _PARTY or held.get(node, 0.0) < 0.5 - _CLOSE:  # by less than half, half is not reached
                continue
            for country in company.countries:
                if self._reach((node,), "told", control=True) < 50 - _CLOSE:
                    break
                share = self.share((node,), told=True)
                name = next(iter(company.names), "")
                found.append(OwnerCountry(country, name, share, self._ways([node])))
        return tuple(found)

    @cached_property
    def open_points(self) -> tuple[str, ...]:
        """What is not told, in words: shares that are missing, companies whose owners are."""
        points: dict[str, None] = {}
        for node, company in self._companies.items():
            name = next(iter(company.names), "?")
            for step in company.steps:
                if step.high is None:
                    points[f"{step.name} → ? % → {name}"] = None
            if not company.told and company.open and node != _PARTY and company.names:
                points[f"? → {name}"] = None
            elif company.told and company.rest > _CLOSE and all(step.high is not None for step in company.steps):
                points[f"? → {company.rest * 100:.4g} % → {name}"] = None
        return tuple(islice(points, 5))

    # How much

    def share(self, owners: Collection[str], sure: Collection[str] | None = None, *, told: bool = False) -> Share:
        """The aggregated share of owners in the party.

        Args:
            owners: Their nodes.
            sure: Those of them that are the owner for sure; else all.
            told: Whether only what is told counts, and not what somebody else may hold for them.
        """
        low_of = frozenset(owners if sure is None else sure)
        high_of = frozenset(owners)
        spread: _Spread = "told" if told else "all"
        return Share(
            Range(self._reach(low_of, "none"), self._reach(high_of, spread)),
            Range(self._reach(low_of, "none", control=True), self._reach(high_of, spread, control=True)),
        )

    @cached_property
    def _graph(self) -> nx.DiGraph[str]:
        """The chains, from owners to what they hold."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self._companies)
        for node, company in self._companies.items():
            for step in company.steps:
                widest = company.rest if step.high is None else step.high
                graph.add_edge(step.owner, node, step=step, length=-math.log(max(min(widest, 1.0), 1e-12)))
        return graph

    @cached_property
    def _order(self) -> tuple[tuple[str, ...], ...]:
        """Knots of companies that hold each other, owners before what they hold."""
        knots = nx.condensation(self._graph)
        return tuple(tuple(knots.nodes[knot]["members"]) for knot in nx.topological_sort(knots))

    def _weights(self, node: str, spread: _Spread) -> tuple[Mapping[str, float], float]:
        """What each owner holds of a company, and what counts as held by those who are sought."""
        return self._spread[spread][node]

    @cached_property
    def _spread(self) -> Mapping[_Spread, Mapping[str, tuple[Mapping[str, float], float]]]:
        at_least: dict[str, tuple[Mapping[str, float], float]] = {}
        told: dict[str, tuple[Mapping[str, float], float]] = {}
        anybody: dict[str, tuple[Mapping[str, float], float]] = {}
        for node, company in self._companies.items():
            lowest = {step.owner: step.low for step in company.steps}
            widest = {step.owner: company.rest if step.high is None else step.high for step in company.steps}
            at_least[node] = lowest, 0.0
            told[node] = widest, 0.0
            anybody[node] = lowest, company.rest if company.told else float(company.open)
        return {"none": at_least, "told": told, "all": anybody}

    def _reach(self, targets: Collection[str], spread: _Spread, *, control: bool = False) -> float:
        """The part of the party, in per cent, that comes to the targets on the way up.

        Args:
            targets: The owners sought. A way ends at the first of them.
            spread: What is not told counts as held by nobody (`none`), by owners whose share is missing (`told`), or by
                the targets (`all`).
            control: Whether a holding of more than half counts as whole on the next step.
        """
        if not targets and spread != "all":
            return 0.0
        whole = self._controlled(targets, spread) if control else frozenset(targets)
        lost = 1.0 if spread == "all" else 0.0  # what goes round for ever, or is too knotted to be solved
        found: dict[str, float] = dict.fromkeys(whole, 1.0)
        for knot in self._order:
            open_ones = [node for node in knot if node not in found]
            if len(open_ones) > _LARGEST_LOOP:
                found.update(dict.fromkeys(open_ones, lost))
            elif len(open_ones) == 1 and len(knot) == 1:
                weights, own = self._weights(open_ones[0], spread)
                found[open_ones[0]] = min(1.0, own + sum(held * found[owner] for owner, held in weights.items()))
            elif open_ones:
                found.update(_solved({node: self._weights(node, spread) for node in open_ones}, found, lost))
        weights, own = self._weights(_PARTY, spread)
        return 100.0 * min(1.0, own + sum(held * found[owner] for owner, held in weights.items()))

    def _controlled(self, targets: Collection[str], spread: _Spread) -> frozenset[str]:
        """The targets and every company that they, with what they control, hold by more than half."""
        held: dict[str, float] = {}
        whole = set(targets)
        pending = deque(targets)
        for node in self._companies:
            held[node] = self._weights(node, spread)[1]
            if held[node] > 0.5 + _CLOSE and node not in whole:
                whole.add(node)
                pending.append(node)
        while pending:
            for node, part in self._holdings[spread].get(pending.popleft(), ()):
                held[node] += part
                if held[node] > 0.5 + _CLOSE and node not in whole:
                    whole.add(node)
                    pending.append(node)
        return frozenset(whole)

    @cached_property
    def _holdings(self) -> Mapping[_Spread, Mapping[str, list[tuple[str, float]]]]:
        """What each owner holds."""
        found: dict[_Spread, dict[str, list[tuple[str, float]]]] = {}
        for spread, companies in self._spread.items():
            of_owner = found.setdefault(spread, {})
            for node, (weights, _) in companies.items():
                for owner, part in weights.items():
                    of_owner.setdefault(owner, []).append((node, part))
        return found

    def _ways(self, nodes: Iterable[str]) -> tuple[Way, ...]:
        """The widest chains from some owners to the party."""
        ways: list[tuple[float, Way]] = []
        for node in nodes:
            for path in islice(nx.shortest_simple_paths(self._graph, node, _PARTY, weight="length"), _PATHS):
                edges = [self._graph.edges[pair] for pair in pairwise(path)]
                ways.append((sum(edge["length"] for edge in edges), Way(tuple(edge["step"] for edge in edges))))
        return tuple(way for _, way in sorted(ways, key=lambda one: one[0])[:_PATHS])


def _solved(
    rows: Mapping[str, tuple[Mapping[str, float], float]], known: Mapping[str, float], lost: float
) -> dict[str, float]:
    """The linear system of a knot: each value is its own part and its owners' values by what they hold.

    Elimination, company by company; what goes round without end comes to `lost`.
    """
    places = {node: n for n, node in enumerate(rows)}
    system: list[dict[int, float]] = []
    right: list[float] = []
    for weights, own in rows.values():
        system.append({places[owner]: held for owner, held in weights.items() if owner in places and held})
        right.append(own + sum(held * known[owner] for owner, held in weights.items() if owner not in places))
    for n, row in enumerate(system):  # forward: x_n = right + sum of later ones
        for earlier in range(n):
            part = row.pop(earlier, 0.0)
            if not part:
                continue
            right[n] += part * right[earlier]
            for place, held in system[earlier].items():
                row[place] = row.get(place, 0.0) + part * held
        stays = row.pop(n, 0.0)
        if stays > 1.0 - _CLOSE:
            row.clear()
            right[n] = lost
        elif stays:
            right[n] /= 1.0 - stays
            for place in row:
                row[place] /= 1.0 - stays
    values = [0.0] * len(system)
    for n in range(len(system) - 1, -1, -1):
        values[n] = min(1.0, right[n] + sum(held * values[place] for place, held in system[n].items()))
    return dict(zip(rows, values, strict=True))


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
        self.holders = lru_cache(maxsize=_REMEMBERED)(self._holders)

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
                walk.companies[node] = _Company(names={said[0][1].owned: None})
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

    def _holders(self, names: tuple[str, ...], country: str, owners: tuple[Owner, ...] | None, day: dt.date) -> Holders:
        """Those who stand behind a party on a day.

        Args:
            names: The party's names.
            country: Its country; empty where it is not told.
            owners: Its owners as the record gives them.
            day: The day.
        """
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
        self.companies: dict[str, _Company] = {_PARTY: _Company(open=True)}
        self.problems: list[Problem] = []
        self._graph = graph
        self._day = day
        self._own: frozenset[str] = frozenset()
        self._given: tuple[_Statement, ...] = ()
        self._pending: deque[tuple[str, int]] = deque([(_PARTY, 0)])
        self._full = False

    def begin(self, names: Sequence[str], country: str, owners: Sequence[Owner] | None) -> None:
        """Sets out from a party as the record gives it."""
        graph, party = self._graph, self.companies[_PARTY]
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
        return _PARTY if node in self._own else node

    def look_into(self, node: str, steps: int) -> None:
        """Takes the owners of a company in."""
        company = self.companies[node]
        if steps >= MOST_STEPS:
            company.open = company.open or self._has_owners(node)
            if self._has_owners(node):
                self._too_far()
            return
        given = [*(self._given if node == _PARTY else ()), *self._of_file(node)]
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
        if company.rest < _CLOSE:
            company.rest = 0.0

    def _of_file(self, node: str) -> Iterator[_Statement]:
        """What the file tells of the owners of a company, as it stood on the day."""
        graph, file = self._graph, self._graph.ownership
        if file is None:
            return
        nodes = sorted(self._own) if node == _PARTY else (node,)
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
        if len(known) > 1 and known[-1] - known[0] > _CLOSE:
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
            company = self.companies[node] = _Company()
            self._pending.append((node, steps))
            if node.endswith("|?"):
                self._impossible(said[0].place, "owner_country", said[0].name, _WHICH)
        for one in said:
            if one.name and node != _PARTY:
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
            self._impossible(where, "owner", next(iter(self.companies[_PARTY].names), None), why, "Shorten the file.")


_NOBODY = "an owner without a name"
_WHICH = "the file tells of companies of this name in several countries, and not which of them this is."
