"""How each rule was evaluated: its condition tree, with truths and the values read; and the trees as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter

from recomply.words import Words

TruthWord = Literal["true", "false", "unknown"]


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a rule's condition tree, with its truth and the value that was read.

    Attributes:
        kind: `all`, `any`, `not`, `is` (a named definition), `fact` or `in_force`.
        text: The condition in words, for people.
        read: The value of the fact, or the state of the instrument, in words; empty for inner nodes.
        subject: Name of the fact, the definition or the instrument the node speaks of.
        title: For a definition, its title in every language; it is not part of the data.
    """

    kind: Literal["all", "any", "not", "is", "fact", "in_force"]
    truth: TruthWord
    text: str
    subject: str = ""
    read: str = ""
    children: tuple[Node, ...] = ()
    title: Words | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """The evaluation of one rule."""

    rule: str
    truth: TruthWord
    tree: Node
    title: Words | None = None


def as_data(traces: Iterable[RuleTrace]) -> dict[str, Any]:
    """Traces as plain data: `trace`, and `definitions`, the tree of each named definition, which is written once."""
    definitions: dict[str, Any] = {}
    rules = [
        {
            "rule": one.rule,
            "truth": one.truth,
            "tree": _node(one.tree, definitions),
            **({"title": one.title.model_dump()} if one.title else {}),
        }
        for one in traces
    ]
    return {"trace": rules, "definitions": definitions}


def _node(node: Node, definitions: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"kind": node.kind, "truth": node.truth, "text": node.text}
    if node.subject:
        shown["subject"] = node.subject
    if node.read:
        shown["read"] = node.read
    if node.kind == "is" and len(node.children) == 1:
        if node.subject not in definitions:
            definitions[node.subject] = None  # keeps its place before those it is made of
            definitions[node.subject] = _node(node.children[0], definitions)
    elif node.children:
        shown["children"] = [_node(child, definitions) for child in node.children]
    return shown


def from_data(data: Mapping[str, Any]) -> tuple[RuleTrace, ...]:
    """Traces from what `as_data` makes of them.

    Raises:
        ValueError: It is something else.
    """
    definitions = data.get("definitions") or {}
    rules = [{**one, "tree": _whole(one["tree"], definitions)} for one in data["trace"]]
    return _adapter().validate_python(rules)


def _whole(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    children = node.get("children", ())
    if node.get("kind") == "is" and not children and node.get("subject") in definitions:
        children = (definitions[node["subject"]],)
    return {**node, "children": [_whole(child, definitions) for child in children]}


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[tuple[RuleTrace, ...]]:
    return TypeAdapter(tuple[RuleTrace, ...])
