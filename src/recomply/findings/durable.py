"""A second, independent engine on the durable_rules package: the same rulebook as a Rete network.

The network has two values where the law has three, so every condition is put to it twice: *certainly true* and
*possibly true*. Facts go in as integers that are already decided (0 false, 1 unknown, 2 true), one per distinct leaf
condition; findings come out, and are chained into the decision by a second ruleset.

What the package does badly is kept in here: it loses facts under threads (one lock), it cannot forget a ruleset nor
define one twice (one host per engine), it keeps sessions (each is deleted), it raises for facts no rule matches (that
is no finding), it compares text with numbers and refuses some floats (it never sees either).
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
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
    "certain_review",
    "certain_license_required",
    "possible_prohibited",
    "possible_license_required",
)


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
        self._unhandled: type[Exception] = MessageNotHandledException
        self._rules = compiled.rules
        self._leaves: dict[tuple[str, str, str], tuple[str, Compiled]] = {}
        self._lock = threading.Lock()
        self._session = itertools.count()
        self._found: dict[str, set[str]] = {_CERTAIN: set(), _POSSIBLE: set()}
        self._decided: list[str] = []
        self._host = Host({"findings": self._findings_ruleset(), "decision": self._decision_ruleset()})

    def judge(self, facts: Facts) -> Judgement:
        """Evaluates every rule on the facts."""
        scene = Scene(facts)
        message: dict[str, Any] = {"of": "facts"}
        for name, leaf in self._leaves.values():
            message[name] = int(leaf.evaluate(scene).truth)
        with self._lock:
            certain, possible = self._run_findings(message)
            outcome, at_least, at_most = self._run_decision(certain, possible)
        evaluations = []
        for rule in self._rules:
            truth = Truth.TRUE if rule.id in certain else Truth.UNKNOWN if rule.id in possible else Truth.FALSE
            evaluations.append(Evaluation(rule, truth, rule.when.evaluate(scene)))
        return Judgement(tuple(evaluations), outcome, at_least, at_most)

    def _run_findings(self, message: dict[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
        for found in self._found.values():
            found.clear()
        self._assert("findings", message)
        return frozenset(self._found[_CERTAIN]), frozenset(self._found[_POSSIBLE])

    def _run_decision(self, certain: frozenset[str], possible: frozenset[str]) -> tuple[Outcome, Outcome, Outcome]:
        marks = dict.fromkeys(_MARKS, 0)
        for rule in self._rules:
            if rule.id in certain:
                marks[f"certain_{rule.outcome}"] = 1
            if rule.id in certain or rule.id in possible:
                marks[f"possible_{rule.up_to}"] = 1
        self._decided.clear()
        self._assert("decision", {"of": "findings", **marks})
        said = dict(word.split(" ") for word in self._decided)
        return Outcome(said["outcome"]), Outcome(said["at_least"]), Outcome(said["at_most"])

    def _assert(self, ruleset: str, message: dict[str, Any]) -> None:
        session = str(next(self._session))
        try:
            self._host.assert_fact(ruleset, {"sid": session, **message})
        except self._unhandled:
            return
        finally:
            self._host.delete_state(ruleset, session)

    def _findings_ruleset(self) -> dict[str, Any]:
        ruleset: dict[str, Any] = {}
        for n, rule in enumerate(self._rules):
            for grade in (_CERTAIN, _POSSIBLE):
                test = self._expression(rule.when, certainly=grade == _CERTAIN)
                ruleset[f"r{n}_{grade}"] = {
                    "all": [{"m": {"$and": [{"of": "facts"}, test]}}],
                    "run": self._note_finding(grade, rule.id),
                }
        return ruleset

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
                {"certain_review": 1},
                {"possible_prohibited": 1},
                {"$and": [{"possible_license_required": 1}, {"certain_license_required": 0}]},
            ]
        }
        no_doubt: list[dict[str, Any]] = [{"certain_review": 0}, {"possible_prohibited": 0}]
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

    def _note_finding(self, grade: str, rule: str) -> Callable[[Any], None]:
        def note(_: Any) -> None:
            self._found[grade].add(rule)

        return note

    def _note_decision(self, words: str) -> Callable[[Any], None]:
        def note(_: Any) -> None:
            self._decided.append(words)

        return note

    def _expression(self, node: Compiled, *, certainly: bool, negated: bool = False) -> dict[str, Any]:
        """A condition as an expression of the network, with negations pushed down to the leaves.

        "Certainly not A" is "not possibly A": the leaf is false. "Possibly not A" is "not certainly A": it is not true.
        """
        if node.kind == "not":
            return self._expression(node.children[0], certainly=certainly, negated=not negated)
        if node.kind == "is":
            return self._expression(node.children[0], certainly=certainly, negated=negated)
        if node.kind in ("all", "any"):
            parts = [self._expression(child, certainly=certainly, negated=negated) for child in node.children]
            joined = "$and" if (node.kind == "all") is not negated else "$or"
            return parts[0] if len(parts) == 1 else {joined: parts}
        name = self._leaf(node)
        if negated:
            return {name: 0} if certainly else {"$lte": {name: 1}}
        return {name: 2} if certainly else {"$gte": {name: 1}}

    def _leaf(self, node: Compiled) -> str:
        key = (node.kind, node.subject, node.text)
        if key not in self._leaves:
            self._leaves[key] = (f"l{len(self._leaves)}", node)
        return self._leaves[key][0]
