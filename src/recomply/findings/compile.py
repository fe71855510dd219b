"""Conditions, compiled once: each becomes a closure that returns its truth with the whole tree beneath it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from recomply.facts import FACTS, Facts, OpenSet, words_of
from recomply.facts.reading import Value
from recomply.law import Fault, Rulebook, State
from recomply.law.conditions import All, AnyOf, Condition, Holds, InForce, Is, Listed, Not, Test
from recomply.law.instrument import Instrument, Rule
from recomply.outcome import Outcome
from recomply.truth import Truth

Read = Value | State
Kind = Literal["all", "any", "not", "is", "fact", "in_force"]
Step = int | str
ANY = "*"


class Tree(NamedTuple):
    """An evaluated condition: its truth, the value read, and the trees of its parts."""

    condition: Compiled
    truth: Truth
    read: Read = None
    children: tuple[Tree, ...] = ()

    @property
    def read_words(self) -> str:
        """The value read, in words; empty for inner nodes."""
        if isinstance(self.read, State):
            return self.read.why
        return words_of(self.read) if self.read is not None or self.condition.kind == "fact" else ""


class Scene:
    """What a condition is evaluated against: the facts, and the definitions evaluated so far."""

    __slots__ = ("defined", "facts")

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.defined: dict[str, Tree] = {}


Evaluate = Callable[[Scene], Tree]


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A compiled condition.

    Attributes:
        kind: `all`, `any`, `not`, `is`, `fact` or `in_force`; the last two are leaves.
        subject: Fact, definition or instrument the node speaks of.
        text: The condition in words.
        key: Members of a set fact the leaf asks for; `ANY` for whatever members.
    """

    kind: Kind
    subject: str
    text: str
    evaluate: Evaluate
    children: tuple[Compiled, ...] = ()
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRule:
    """A rule ready to be evaluated.

    Attributes:
        reads: Every fact its conditions read, with the members asked for.
    """

    id: str
    instrument: Instrument
    rule: Rule
    when: Compiled
    outcome: Outcome
    up_to: Outcome
    reads: Mapping[str, tuple[str, ...]]


class CompiledRules(NamedTuple):
    """All rules of a rulebook, compiled, in the order of the files."""

    rules: tuple[CompiledRule, ...]
    definitions: Mapping[str, Compiled]


def compile_rules(rulebook: Rulebook) -> tuple[CompiledRules, list[Fault]]:
    """Compiles every rule that no overlay sets aside, and lists the faults: unknown facts, misfits, circles."""
    compiler = _Compiler(rulebook)
    for name in rulebook.definitions:
        compiler.define(name)
    rules = tuple(
        compiler.rule(name, instrument, rule)
        for name, (instrument, rule) in rulebook.rules.items()
        if name not in rulebook.aside
    )
    return CompiledRules(rules, compiler.definitions), compiler.faults


class _Compiler:
    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._open: list[str] = []
        self.definitions: dict[str, Compiled] = {}
        self.faults: list[Fault] = []
        self._in_force = lru_cache(maxsize=8192)(rulebook.in_force)

    def define(self, name: str) -> Compiled:
        if name in self.definitions:
            return self.definitions[name]
        instrument, definition = self._rulebook.definitions[name]
        where = ("definitions", instrument.definitions.index(definition), "when")
        if name in self._open:
            self._fault(instrument, where, f"the definition {name} leads back to itself")
            return _NEVER
        self._open.append(name)
        compiled = self._compile(definition.when, instrument, where)
        self._open.pop()
        self.definitions[name] = compiled
        return compiled

    def rule(self, name: str, instrument: Instrument, rule: Rule) -> CompiledRule:
        when = self._compile(rule.when, instrument, ("rules", instrument.rules.index(rule), "when"))
        outcome = Outcome(rule.then.outcome)
        up_to = Outcome(rule.then.up_to) if outcome is Outcome.REVIEW else outcome
        return CompiledRule(name, instrument, rule, when, outcome, up_to, _reads(when))

    def _fault(self, instrument: Instrument, where: tuple[Step, ...], what: str) -> None:
        file: Path = self._rulebook.file("instruments", instrument.id)
        if where[0] == "rules" and isinstance(where[1], int):
            file, place = self._rulebook.place(instrument, where[1])
            where = (*place, *where[2:])
        self.faults.append(Fault(file, where, what))

    def _compile(self, condition: Condition, instrument: Instrument, where: tuple[Step, ...]) -> Compiled:
        match condition:
            case All(all=parts):
                return _inner("all", self._parts(parts, instrument, (*where, "all")))
            case AnyOf(any=parts):
                return _inner("any", self._parts(parts, instrument, (*where, "any")))
            case Not(not_=part):
                return _negation(self._compile(part, instrument, (*where, "not")))
            case Is(is_=name):
                return self._is(name, instrument, (*where, "is"))
            case InForce(in_force=address):
                return self._in_force_leaf(address, instrument, (*where, "in_force"))
            case Listed(listed=fact, of=kind):
                return self._listed(fact, kind, instrument, (*where, "listed"))
            case Holds(holds=fact):
                return self._fact(fact, "", "truth", _identity, (), instrument, (*where, "holds"))
            case Test():
                return self._test(condition, instrument, (*where, "fact"))
        raise TypeError(type(condition))

    def _parts(
        self, parts: Iterable[Condition], instrument: Instrument, where: tuple[Step, ...]
    ) -> tuple[Compiled, ...]:
        return tuple(self._compile(part, instrument, (*where, n)) for n, part in enumerate(parts))

    def _is(self, name: str, instrument: Instrument, where: tuple[Step, ...]) -> Compiled:
        if name not in self._rulebook.definitions:
            self._fault(instrument, where, f"nothing is defined as {name}")
            return _NEVER
        body = self.define(name)
        title = self._rulebook.definitions[name][1].title.en

        def evaluate(scene: Scene) -> Tree:
            inner = scene.defined.get(name)
            if inner is None:
                inner = scene.defined[name] = body.evaluate(scene)
            return Tree(compiled, inner.truth, None, (inner,))

        compiled = Compiled("is", name, title, evaluate, (body,))
        return compiled

    def _in_force_leaf(self, address: str, instrument: Instrument, where: tuple[Step, ...]) -> Compiled:
        if address not in self._rulebook.calendar:
            self._fault(instrument, where, f"no instrument or provision is called {address}")
            return _NEVER
        state_on = self._in_force

        def evaluate(scene: Scene) -> Tree:
            state = state_on(address, scene.facts.as_of)
            assumed = scene.facts.assumed
            return Tree(compiled, state.truth if assumed is None else assumed.get(address, state.truth), state)

        compiled = Compiled("in_force", address, f"{address} is in force", evaluate)
        return compiled

    def _listed(self, fact: str, of: str, instrument: Instrument, where: tuple[Step, ...]) -> Compiled:
        kind = FACTS[fact].lists if fact in FACTS else ""
        if not kind:
            self._fault(instrument, where, f"{fact} is not a set of instruments that list items or parties")
            return _NEVER
        names = [
            name for name in self._rulebook.listing_instruments[kind] if not of or self._rulebook.list_kind(name) == of
        ]
        if not names:
            self._fault(instrument, where, f"no list is of the kind {of}")
        branches = tuple(
            _inner(
                "all",
                (
                    self._fact(fact, f"contains {name}", "set", _contains(name), (name,), instrument, where),
                    self._in_force_leaf(name, instrument, where),
                ),
            )
            for name in names
        )
        if not branches:
            return _NEVER
        by_name = dict(zip(names, branches, strict=True))

        def evaluate(scene: Scene) -> Tree:
            """Looks at, and shows, only lists that the fact may hold: nearly all of a hundred notices are beside it."""
            value = cast(OpenSet, scene.facts.readings[fact].value)
            trees = tuple([one.evaluate(scene) for name, one in by_name.items() if value[name] is not Truth.FALSE])
            return Tree(
                compiled, max([tree.truth for tree in trees], default=Truth.FALSE), None if trees else value, trees
            )

        words = f"{FACTS[fact].label} contains one in force" + (f" of the kind {of}" if of else "")
        compiled = Compiled("any", fact, words, evaluate, branches)
        return compiled

    def _test(self, condition: Test, instrument: Instrument, where: tuple[Step, ...]) -> Compiled:
        ((how, wanted),) = condition.comparison.items()
        fits, words, compare, key = _COMPARISONS[how]
        if condition.fact in FACTS and FACTS[condition.fact].type not in fits:
            kind = FACTS[condition.fact].type
            self._fault(instrument, where, f"{condition.fact} is a {kind}; {how} compares {' or '.join(fits)}")
            return _NEVER
        several = isinstance(wanted, (tuple, list))
        shown = "" if wanted is True else ", ".join(map(str, wanted)) if several else str(wanted)
        keys = () if not key else (ANY,) if wanted is True else tuple(wanted) if several else (str(wanted),)
        words = f"{words} {shown}".strip()
        return self._fact(condition.fact, words, fits[0], compare(wanted), keys, instrument, where)

    def _fact(
        self,
        name: str,
        words: str,
        kind: str,
        compare: Callable[[Any], Truth],
        key: tuple[str, ...],
        instrument: Instrument,
        where: tuple[Step, ...],
    ) -> Compiled:
        if name not in FACTS:
            self._fault(instrument, where, f"there is no fact called {name}")
            return _NEVER
        if kind == "truth" and FACTS[name].type != "truth":
            self._fault(instrument, where, f"{name} is a {FACTS[name].type}, not a truth; compare it with a value")
            return _NEVER

        def evaluate(scene: Scene) -> Tree:
            value = scene.facts.readings[name].value
            return Tree(compiled, compare(value), value)

        compiled = Compiled("fact", name, f"{FACTS[name].label} {words}".strip(), evaluate, (), key)
        return compiled


def _inner(kind: Literal["all", "any"], parts: tuple[Compiled, ...]) -> Compiled:
    evaluations = tuple(part.evaluate for part in parts)
    join = min if kind == "all" else max

    def evaluate(scene: Scene) -> Tree:
        trees = tuple([one(scene) for one in evaluations])
        return Tree(compiled, join([tree.truth for tree in trees]), None, trees)

    compiled = Compiled(kind, "", "all of these" if kind == "all" else "at least one of these", evaluate, parts)
    return compiled


def _negation(part: Compiled) -> Compiled:
    def evaluate(scene: Scene) -> Tree:
        tree = part.evaluate(scene)
        return Tree(compiled, ~tree.truth, None, (tree,))

    compiled = Compiled("not", "", "not so", evaluate, (part,))
    return compiled


def _never(_: Scene) -> Tree:
    return Tree(_NEVER, Truth.UNKNOWN)


_NEVER = Compiled("all", "", "a broken condition", _never)


def _identity(value: Truth) -> Truth:
    return value


def _contains(name: str) -> Callable[[OpenSet], Truth]:
    return lambda members: members[name]


def _contains_any(names: tuple[str, ...]) -> Callable[[OpenSet], Truth]:
    return lambda members: max([members[name] for name in names])


def _not_empty(_: Literal[True]) -> Callable[[OpenSet], Truth]:
    return lambda members: members.any


def _known(test: Callable[[Any, Any], bool]) -> Callable[[Any], Callable[[Any], Truth]]:
    def compare(wanted: Any) -> Callable[[Any], Truth]:
        return lambda value: Truth.UNKNOWN if value is None else Truth.TRUE if test(value, wanted) else Truth.FALSE

    return compare


def _within(bound: str) -> Callable[[Any], Callable[[Any], Truth]]:
    def compare(wanted: Any) -> Callable[[Any], Truth]:
        return lambda value: Truth.UNKNOWN if value is None else value.meets({bound: wanted})

    return compare


_COMPARISONS: Mapping[str, tuple[tuple[str, ...], str, Callable[[Any], Callable[[Any], Truth]], bool]] = {
    "equals": (("word",), "is", _known(lambda value, wanted: bool(value == wanted)), False),
    "one_of": (("word",), "is one of", _known(lambda value, wanted: value in wanted), False),
    "contains": (("set",), "contains", _contains, True),
    "contains_any": (("set",), "contains one of", _contains_any, True),
    "not_empty": (("set",), "is not empty", _not_empty, True),
    "at_least": (("number",), "is at least", _within("at_least"), False),
    "at_most": (("number",), "is at most", _within("at_most"), False),
    "from": (("date",), "is on or after", _known(lambda value, wanted: _day(value) >= wanted), False),
    "before": (("date",), "is before", _known(lambda value, wanted: _day(value) < wanted), False),
}  # how a rule may compare: fact types it fits, words, the comparison, whether it asks for members


def _day(value: dt.date) -> dt.date:
    return value


def _reads(compiled: Compiled) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for leaf in leaves(compiled):
        if leaf.kind == "fact":
            found[leaf.subject] = (*found.get(leaf.subject, ()), *leaf.key)
    return found


def leaves(compiled: Compiled) -> Iterable[Compiled]:
    """Every fact and in-force leaf beneath a condition, definitions included."""
    if not compiled.children:
        yield compiled
    for child in compiled.children:
        yield from leaves(child)
