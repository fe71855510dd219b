"""Reading condition trees: which conditions decide a rule, and how a tree is written as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from types import MappingProxyType

from recomply.decision.trace import Node, RuleTrace
from recomply.report.messages import Messages, messages

MARKS = MappingProxyType({"true": "●", "unknown": "?", "false": "○"})
"""A sign for each truth that does not depend on colour."""

_ONE_DECIDES = frozenset({("all", "false"), ("any", "true")})


def deciding_conditions(node: Node, *, enough: bool = False) -> list[Node]:
    """The leaves that give a node its truth; as long as they stand, no other leaf can change it.

    For a conjunction that is false these are the ones beneath its false parts; for a disjunction, beneath all of them.

    Args:
        node: The tree.
        enough: Where one part alone decides, only the first such part.
    """
    if not node.children:
        return [node]
    parts = [child for child in node.children if node.kind == "not" or child.truth == node.truth]
    if enough and (node.kind, node.truth) in _ONE_DECIDES:
        parts = parts[:1]
    return [leaf for part in parts for leaf in deciding_conditions(part, enough=enough)] or [node]


def open_conditions(node: Node) -> list[Node]:
    """The leaves that are not known and would matter once what makes the node false were otherwise."""
    if node.truth == "unknown":
        return deciding_conditions(node)
    return [leaf for child in node.children for leaf in open_conditions(child)] if node.truth == "false" else []


def truth_counts(traces: Iterable[RuleTrace]) -> dict[str, int]:
    """Number of rules by truth: true, unknown, false."""
    counts = dict.fromkeys(MARKS, 0)
    for trace in traces:
        counts[trace.truth] += 1
    return counts


def condition(node: Node, say: Messages) -> str:
    """A node's condition in words of the reader's language, as far as it is put together from known parts."""
    if not node.text:
        return " ".join(filter(None, (say(f"kind.{node.kind}"), node.subject)))
    if say.language == "en":
        return node.text
    if node.title is not None:
        return node.title.in_(say.language)
    if node.kind == "in_force":
        return say("condition.in_force", subject=node.subject)
    if not node.subject and node.kind in ("all", "any", "not"):
        return say(f"kind.{node.kind}")
    name = f"fact.{node.subject}"
    label = messages("en")(name) if name in say else ""
    if not label or not node.text.startswith(label):
        return node.text
    return _compared(say(name), node.text.removeprefix(label).strip(), say) or node.text


def read(node: Node, say: Messages) -> str:
    """The value that was read; a truth in words of the reader's language."""
    return say(f"truth.{node.read}") if node.read in MARKS else node.read


_COMPARISONS = ("listed_of", "listed", "one_of", "contains_any", "contains", "not_empty", "at_least", "at_most", "from",
    "before", "equals")  # fmt: skip


def _compared(label: str, words: str, say: Messages) -> str:
    """A comparison of a fact, from its label and the English words behind it; empty where these are not known."""
    if not words:
        return label
    for how in _COMPARISONS:
        begins, _, _ = messages("en")(f"condition.{how}").removeprefix("{fact} ").partition("{value}")
        if words == begins.strip() or (begins.endswith(" ") and words.startswith(begins)):
            return say(f"condition.{how}", fact=label, value=words.removeprefix(begins))
    return ""


def tree_html(node: Node, say: Messages) -> str:
    """The tree as a nested HTML list, each condition with its truth and the value that was read."""
    out: list[str] = []
    _write(node, say, out)
    return f"<ul class=k>{''.join(out)}</ul>"


def _write(node: Node, say: Messages, out: list[str]) -> None:
    out.append(f"<li class={node.truth[0]}>{MARKS[node.truth]} {escape(condition(node, say), quote=False)}")
    if node.read:
        out.append(f" <q>{escape(read(node, say), quote=False)}</q>")
    if node.children:
        out.append("<ul>")
        for child in node.children:
            _write(child, say, out)
        out.append("</ul>")
    out.append("</li>")


def not_met_html(traces: Iterable[RuleTrace], say: Messages) -> str:
    """The rules that do not apply, gathered under the conditions each one fails on."""
    rules: dict[str, list[str]] = {}
    for trace in traces:
        leaves = dict.fromkeys(_leaf(leaf, say) for leaf in deciding_conditions(trace.tree, enough=True))
        rules.setdefault("".join(leaves), []).append(f"<code>{escape(trace.rule, quote=False)}</code>")
    groups = (f"<ul>{leaves}</ul><p>{', '.join(ids)}</p>" for leaves, ids in rules.items())
    return f"<div class=k>{''.join(groups)}</div>"


def _leaf(node: Node, say: Messages) -> str:
    out: list[str] = []
    _write(node, say, out)
    return "".join(out)
