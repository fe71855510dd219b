"""What is looked for in texts: the entries of the rulebook, all in one shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from recomply.law.indicators import Indicators, Wording

Kind = Literal["hit", "nation", "trap", "cue", "guard", "list", "plain"]

NAMED = "named"

_CIVIL_STRENGTH: Mapping[str, str] = {"civil_use": "strong", "civil_marker": "weak"}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One entry of the rulebook with its words, and what finding them means.

    Attributes:
        kind: `hit` speaks of a subject, `nation` tells whose military a hit names, `trap` takes hits out, `cue` negates
            hits, `guard` keeps them from being negated, `list` makes up an enumeration together with hits, `plain` says
            nothing of a use.
        wording: The words and expressions.
        where: Where they are looked for: `party`, `text` or both.
        indicator: Id of the entry; empty for list words.
        speaks_of: Subject of a hit.
        country: Country of a military user or a nation; `named` where the words beside it tell; None for every other
            subject.
        strength: `conclusive`, `strong` or `weak`, for a hit.
        label: What a hit says, in English.
        removes: Subjects whose hits a trap takes out.
        reach: Characters that a trap covers on both sides of its words, or that a cue reaches.
        direction: Whether a cue negates hits `after` or `before` it.
    """

    kind: Kind
    wording: Wording
    where: tuple[str, ...] = ("text",)
    indicator: str = ""
    speaks_of: str = ""
    country: str | None = None
    strength: str = ""
    label: str = ""
    removes: frozenset[str] = frozenset()
    reach: int = 0
    direction: str = ""


def rules_of(indicators: Indicators) -> Iterator[Rule]:
    """Every entry of the rulebook that is looked for in texts."""
    for user in indicators.military_users.patterns:
        yield Rule("hit", user, user.where, user.id, "military_user", user.country, user.strength, user.label)
    for nation in indicators.military_users.nations:
        yield Rule("nation", nation, ("party", "text"), country=nation.country)
    for use in (*indicators.military_use.patterns, *indicators.military_strength.patterns):
        yield Rule(
            "hit",
            use,
            use.where,
            indicator=use.id,
            speaks_of=use.speaks_of,
            strength=use.strength,
            label=use.label,
        )
    for civil in indicators.civil_use.groups:
        strength = _CIVIL_STRENGTH[civil.speaks_of]
        yield Rule("hit", civil, indicator=civil.id, speaks_of=civil.speaks_of, strength=strength, label=civil.label)
    for topic in indicators.topics.topics:
        yield Rule(
            "hit", topic, indicator=topic.id, speaks_of=f"topic {topic.id}", strength="strong", label=topic.label
        )
    for trap in indicators.traps.traps:
        yield Rule("trap", trap, ("party", "text"), trap.id, removes=frozenset(trap.removes), reach=trap.reach)
    for cue in indicators.negation.cues:
        yield Rule("cue", cue, indicator=cue.id, reach=cue.reach, direction=cue.direction)
    for guard in indicators.negation.guards:
        yield Rule("guard", guard, indicator=guard.id)
    yield Rule("list", Wording(words=indicators.negation.list_words))


def plain_rules_of(indicators: Indicators) -> Iterator[Rule]:
    """The words that say nothing of a use."""
    for group in indicators.plain.groups:
        yield Rule("plain", group, indicator=group.id)
