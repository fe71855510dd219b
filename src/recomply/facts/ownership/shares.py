"""What owners up the chains hold of a party: aggregated shares, and who among them is listed.

A share is known as a range. Two readings of a chain are worked out side by side: by *multiplication* (60 % of what
holds 70 % is 42 %), and by *control*, where a holding of more than half counts as whole on the next step (70 %). Loops
are solved exactly, as linear systems. What is left of 100 per cent of a company belongs to somebody who is not told.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from recomply.errors import Problem
from recomply.facts.listing import Listing, Match, PartyIndex
from recomply.facts.ownership.chains import CLOSE, PARTY, Company, Step, Way
from recomply.facts.ranges import Range
from recomply.law.lists import RelatedParty
from recomply.truth import Truth

if TYPE_CHECKING:
    import networkx as nx

_LARGEST_LOOP = 200  # companies in one knot of loops that is solved; the share through a larger one is not known
_PATHS = 3  # ways from an owner to the party that are told, widest first
_Spread = Literal["none", "told", "all"]


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


_NOTHING = Share(Range.exact(0.0), Range.exact(0.0))
_ANYTHING = Share(Range(0.0, 100.0), Range(0.0, 100.0))


def _shown(share: Range) -> str:
    return Range(round(share.low, 4), round(share.high, 4)).words


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

    def __init__(self, companies: Mapping[str, Company], problems: Sequence[Problem], index: PartyIndex) -> None:
        self._companies = companies
        self._index = index
        self.problems = tuple(dict.fromkeys(problems))
        self.told = companies[PARTY].told

    # Who

    @cached_property
    def _matches(self) -> Mapping[str, tuple[Match, ...]]:
        """For each owner, the listed and related parties its names are, or may be."""
        return {
            node: found
            for node, company in self._companies.items()
            if node != PARTY and (found := tuple(one for name in company.names for one in self._index.match(name)))
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
        return self.share(nodes) if nodes else _NOTHING

    @cached_property
    def stranger(self) -> Share:
        """What somebody who is not told may hold at most."""
        return self.share(())

    @property
    def name(self) -> str:
        """The party, as it was first named."""
        return next(iter(self._companies[PARTY].names), "the party")

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
            if node == PARTY or held.get(node, 0.0) < 0.5 - CLOSE:  # by less than half, half is not reached
                continue
            for country in company.countries:
                if self._reach((node,), "told", control=True) < 50 - CLOSE:
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
            if not company.told and company.open and node != PARTY and company.names:
                points[f"? → {name}"] = None
            elif company.told and company.rest > CLOSE and all(step.high is not None for step in company.steps):
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
        if len(self._companies) == 1:  # nothing is told
            return _ANYTHING if self._companies[PARTY].open and not told else _NOTHING
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
        import networkx as nx  # takes half a second; most shipments tell of no chain

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self._companies)
        for node, company in self._companies.items():
            for step in company.steps:
                graph.add_edge(step.owner, node, step=step, length=_length(step, company))
        return graph

    @cached_property
    def _has_chains(self) -> bool:
        """Whether anything is told of owners beyond those of the party itself."""
        return any(company.steps for node, company in self._companies.items() if node != PARTY)

    @cached_property
    def _order(self) -> tuple[tuple[str, ...], ...]:
        """Knots of companies that hold each other, owners before what they hold."""
        if not self._has_chains:
            return tuple((node,) for node in reversed(list(self._companies)))  # the party stands first
        import networkx as nx

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
        weights, own = self._weights(PARTY, spread)
        return 100.0 * min(1.0, own + sum(held * found[owner] for owner, held in weights.items()))

    def _controlled(self, targets: Collection[str], spread: _Spread) -> frozenset[str]:
        """The targets and every company that they, with what they control, hold by more than half."""
        held: dict[str, float] = {}
        whole = set(targets)
        pending = deque(targets)
        for node in self._companies:
            held[node] = self._weights(node, spread)[1]
            if held[node] > 0.5 + CLOSE and node not in whole:
                whole.add(node)
                pending.append(node)
        while pending:
            for node, part in self._holdings[spread].get(pending.popleft(), ()):
                held[node] += part
                if held[node] > 0.5 + CLOSE and node not in whole:
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
        ways = sorted((way for node in nodes for way in self._ways_from(node)), key=lambda one: one[0])
        return tuple(way for _, way in ways[:_PATHS])

    def _ways_from(self, node: str) -> Iterator[tuple[float, Way]]:
        """The widest chains from one owner to the party, with their lengths."""
        if not self._has_chains:
            party = self._companies[PARTY]
            yield from ((_length(step, party), Way((step,))) for step in party.steps if step.owner == node)
            return
        import networkx as nx

        for path in islice(nx.shortest_simple_paths(self._graph, node, PARTY, weight="length"), _PATHS):
            edges = [self._graph.edges[pair] for pair in pairwise(path)]
            yield sum(edge["length"] for edge in edges), Way(tuple(edge["step"] for edge in edges))


def _length(step: Step, company: Company) -> float:
    """The length of a step: the shorter, the more is held; lengths add up where shares multiply."""
    widest = company.rest if step.high is None else step.high
    return -math.log(max(min(widest, 1.0), 1e-12))


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
        if stays > 1.0 - CLOSE:
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
