"""A second, independent engine on the durable_rules package: the same rulebook as a Rete network.

The network has two values where the law has three, so every condition is put to it twice: *certainly true* and
*possibly true*. Facts go in as integers that are already decided (0 false, 1 unknown, 2 true), one per distinct leaf
condition; findings come out, and are chained into the decision by a last ruleset.

What the package does badly is kept in here: it loses facts under threads and starts threads of its own (one lock, and
none of its threads), deleting a session corrupts its memory (one session, from which each fact is retracted), it cannot
forget a ruleset nor define one twice (one host per engine), it raises for facts no rule matches (that is no finding),
it compares text with numbers and refuses some floats (it never sees either), it takes neither long expressions nor wide
facts nor many findings at once (conditions are chained layer by layer, in rulesets of bounded size).
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from recomply.errors import InputError
from recomply.facts import Facts
from recomply.findings.compile import Compiled, CompiledRules, Scene
from recomply.findings.engine import Evaluation, Judgement
from recomply.outcome import Outcome
from recomply.truth import Truth

_CERTAIN, _POSSIBLE = "certain", "possible"
_MARKS = (
    "certain_prohibited",
    "certain_license_required",
    "possible_prohibited",
    "possible_license_required",
)
_WIDEST = 12  # parts of one expression
_MOST_FACTS, _MOST_NODES = 60, 20  # facts that go into one ruleset, and conditions it decides; it fails from about 45


@dataclass(slots=True)
class _Node:
    """An inner condition: `all`, `any` or `not` of other conditions, by their names in the network."""

    kind: str
    parts: tuple[str, ...]
    level: int

    def expression(self, *, certainly: bool) -> dict[str, Any]:
        """When the condition is certainly, or possibly, true.

        "Certainly not A" is "not possibly A": A is false. "Possibly not A" is "not certainly A": A is not true.
        """
        if self.kind == "not":
            return {self.parts[0]: 0} if certainly else {"$lte": {self.parts[0]: 1}}
        tests: list[dict[str, Any]] = [{part: 2} if certainly else {"$gte": {part: 1}} for part in self.parts]
        return tests[0] if len(tests) == 1 else {"$and" if self.kind == "all" else "$or": tests}


class _Network:
    """The conditions of all rules, each distinct one once, in layers: a layer reads only those beneath it."""

    def __init__(self) -> None:
        self.leaves: dict[tuple[str, str, str], tuple[str, Compiled]] = {}
        self.nodes: dict[str, _Node] = {}
        self._known: dict[tuple[str, tuple[str, ...]], str] = {}

    def add(self, condition: Compiled) -> str:
        """The name of a condition, with everything beneath it."""
        if not condition.children:
            key = (condition.kind, condition.subject, condition.text)
            return self.leaves.setdefault(key, (f"l{len(self.leaves)}", condition))[0]
        parts = tuple(self.add(child) for child in condition.children)
        return parts[0] if condition.kind == "is" else self._join(condition.kind, parts)

    def _join(self, kind: str, parts: tuple[str, ...]) -> str:
        parts = tuple(dict.fromkeys(parts))
        if len(parts) == 1 and kind != "not":
            return parts[0]
        while len(parts) > _WIDEST:
            chunks = [parts[n : n + _WIDEST] for n in range(0, len(parts), _WIDEST)]
            parts = tuple(self._join(kind, chunk) for chunk in chunks)
        key = (kind, parts)
        if key not in self._known:
            level = 1 + max(self.nodes[part].level if part in self.nodes else 0 for part in parts)
            self._known[key] = f"n{len(self.nodes)}"
            self.nodes[self._known[key]] = _Node(kind, parts, level)
        return self._known[key]

    def layers(self) -> list[dict[str, _Node]]:
        """The inner conditions in groups small enough for one ruleset, in the order in which they can be decided."""
        groups: list[dict[str, _Node]] = []
        group: dict[str, _Node] = {}
        facts: set[str] = set()
        level = 0
        for name, node in sorted(self.nodes.items(), key=lambda named: named[1].level):
            wider = facts.union(node.parts)
            if group and (node.level != level or len(wider) > _MOST_FACTS or len(group) >= _MOST_NODES):
                groups.append(group)
                group, wider = {}, set(node.parts)
            group[name], facts, level = node, wider, node.level
        return [*groups, group] if group else groups


class DurableEngine:
    """Judges by forward chaining in durable_rules.

    Raises:
        InputError: The package is not installed, or does not run on this Python.
    """

    name = "durable"

    def __init__(self, compiled: CompiledRules) -> None:
        try:
            from durable.engine import Host, MessageNotHandledException
        except ImportError:
            raise InputError(
                "The engine durable needs the package durable_rules, which is not installed or does not run here.",
                'Install it with: pip install "recomply[durable]" (Python 3.11 or 3.12).',
            ) from None

        class QuietHost(Host):  # type: ignore[misc]
            """A host without the package's own threads, which would run the network beside us."""

            def _run(self) -> None:
                return

        self._unhandled: type[Exception] = MessageNotHandledException
        self._rules = compiled.rules
        self._lock = threading.Lock()
        self._next = itertools.count()
        self._found: list[tuple[str, str]] = []
        self._decided: list[str] = []
        network = _Network()
        self._names = [network.add(rule.when) for rule in compiled.rules]
        self._leaves = tuple(network.leaves.values())
        self._layers = [
            (f"layer{n}", layer, tuple(dict.fromkeys(part for node in layer.values() for part in node.parts)))
            for n, layer in enumerate(network.layers())
        ]
        rulesets = {name: self._layer_ruleset(layer) for name, layer, _ in self._layers}
        self._host = QuietHost({**rulesets, "decision": self._decision_ruleset()})

    def judge(self, facts: Facts) -> Judgement:
        """Evaluates every rule on the facts."""
        scene = Scene(facts)
        values = {name: int(leaf.evaluate(scene).truth) for name, leaf in self._leaves}
        with self._lock:
            for name, layer, needed in self._layers:
                values.update(self._run_layer(name, layer, {one: values[one] for one in needed}))
            truths = [Truth(values[name]) for name in self._names]
            outcome, at_least, at_most = self._run_decision(truths)
        evaluations = tuple(
            Evaluation(rule, truth, rule.when.evaluate(scene)) for rule, truth in zip(self._rules, truths, strict=True)
        )
        return Judgement(evaluations, outcome, at_least, at_most)

    def _run_layer(self, name: str, layer: dict[str, _Node], facts: dict[str, int]) -> dict[str, int]:
        self._found.clear()
        self._assert(name, {"of": "facts", **facts})
        found = frozenset(self._found)
        return {node: 2 if (node, _CERTAIN) in found else 1 if (node, _POSSIBLE) in found else 0 for node in layer}

    def _run_decision(self, truths: Sequence[Truth]) -> tuple[Outcome, Outcome, Outcome]:
        marks = dict.fromkeys(_MARKS, 0)
        for rule, truth in zip(self._rules, truths, strict=True):
            certain = f"certain_{rule.outcome}" if truth is Truth.TRUE else ""
            possible = f"possible_{rule.up_to}" if truth is not Truth.FALSE else ""
            marks.update(dict.fromkeys(marks.keys() & {certain, possible}, 1))
        self._decided.clear()
        self._assert("decision", {"of": "findings", **marks})
        said = dict(word.split(" ") for word in self._decided)
        return Outcome(said["outcome"]), Outcome(said["at_least"]), Outcome(said["at_most"])

    def _assert(self, ruleset: str, message: dict[str, Any]) -> None:
        fact = {"sid": "1", "id": str(next(self._next)), **message}
        for act in (self._host.assert_fact, self._host.retract_fact):
            with suppress(self._unhandled):
                act(ruleset, fact)

    def _layer_ruleset(self, layer: dict[str, _Node]) -> dict[str, Any]:
        return {
            f"{name}_{grade}": {
                "all": [{"m": {"$and": [{"of": "facts"}, node.expression(certainly=grade == _CERTAIN)]}}],
                "run": self._note_finding(name, grade),
            }
            for name, node in layer.items()
            for grade in (_CERTAIN, _POSSIBLE)
        }

    def _decision_ruleset(self) -> dict[str, Any]:
        """The lattice as rules: what is established, what stays possible, and so the outcome."""
        least: dict[str, list[dict[str, Any]]] = {
            "prohibited": [{"certain_prohibited": 1}],
            "license_required": [{"certain_prohibited": 0}, {"certain_license_required": 1}],
            "no_restriction_found": [{"certain_prohibited": 0}, {"certain_license_required": 0}],
        }
        most: dict[str, list[dict[str, Any]]] = {
            "prohibited": [{"possible_prohibited": 1}],
            "license_required": [{"possible_prohibited": 0}, {"possible_license_required": 1}],
            "no_restriction_found": [{"possible_prohibited": 0}, {"possible_license_required": 0}],
        }
        doubt: dict[str, Any] = {
            "$or": [
                {"possible_prohibited": 1},
                {"$and": [{"possible_license_required": 1}, {"certain_license_required": 0}]},
            ]
        }
        no_doubt: list[dict[str, Any]] = [{"possible_prohibited": 0}]
        outcome: dict[str, list[dict[str, Any]]] = {
            "prohibited": [{"certain_prohibited": 1}],
            "review": [{"certain_prohibited": 0}, doubt],
            "license_required": [{"certain_prohibited": 0}, *no_doubt, {"certain_license_required": 1}],
            "no_restriction_found": [
                {"certain_prohibited": 0},
                *no_doubt,
                {"certain_license_required": 0},
                {"possible_license_required": 0},
            ],
        }
        ruleset: dict[str, Any] = {}
        for question, answers in (("at_least", least), ("at_most", most), ("outcome", outcome)):
            for answer, tests in answers.items():
                ruleset[f"{question}_{answer}"] = {
                    "all": [{"m": {"$and": [{"of": "findings"}, *tests]}}],
                    "run": self._note_decision(f"{question} {answer}"),
                }
        return ruleset

    def _note_finding(self, name: str, grade: str) -> Callable[[Any], None]:
        def note(_: Any) -> None:
            self._found.append((name, grade))

        return note

    def _note_decision(self, words: str) -> Callable[[Any], None]:
        def note(_: Any) -> None:
            self._decided.append(words)

        return note
