"""The strict look at a rulebook: everything `load` finds, and whether each rule decides its own cases as it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from recomply.facts import FACTS, Facts, OpenSet, Reading
from recomply.facts.goods import Classification, GoodsReader, same_branch
from recomply.facts.ranges import Range
from recomply.facts.reading import Value
from recomply.findings.compile import CompiledRule, CompiledRules, Scene, compile_rules
from recomply.law import Fault, Rulebook
from recomply.law.conditions import All, AnyOf, Condition, Is, Not
from recomply.law.instrument import Case, Rule
from recomply.law.items import ItemCases, LineCase, untested
from recomply.law.load import read
from recomply.shipment import Line
from recomply.truth import Truth, any_of

_TRUTHS = (("passing", Truth.TRUE), ("failing", Truth.FALSE), ("unknown", Truth.UNKNOWN))
_SLOTS = frozenset({"as_of", "controls", "line"})


def check(folder: Path, overlay: Path | None = None) -> tuple[Rulebook | None, list[Fault]]:
    """Reads a rulebook and lists every fault, cases included. The rulebook is None when it is too broken to go on.

    Args:
        folder: Its folder.
        overlay: Folder of a user's overlay.

    Raises:
        RulebookError: The folder holds no rulebook at all.
    """
    rulebook, faults = read(folder, overlay, strict=True)
    if rulebook is None:
        return None, faults
    compiled, more = compile_rules(rulebook)
    found = [*faults, *more]
    if not found:
        found.extend(_cases(rulebook, compiled))
        found.extend(_item_cases(rulebook))
    found.extend(_reasons(rulebook, compiled))
    found.extend(_unused(rulebook))
    found.extend(_effects(rulebook))
    found.extend(_questions(rulebook))
    return rulebook, found


def case_facts(case: Case) -> Facts:
    """The facts of a worked case. What the case does not name is unknown.

    Raises:
        ValueError: The case names a fact that does not exist, or a value that does not fit it.
    """
    unheard = sorted(set(case.facts) - set(FACTS))
    if unheard:
        raise ValueError(f"there is no fact called {unheard[0]}")
    readings = {name: Reading(_value(name, case.facts.get(name))) for name in FACTS}
    readings |= {
        name: Reading(case.on) for name, fact in FACTS.items() if fact.type == "date" and name not in case.facts
    }
    return Facts(case.on, readings, assumed={name: Truth.read(word) for name, word in case.in_force.items()})


def _value(name: str, given: Any) -> Value:
    kind = FACTS[name].type
    if kind == "truth":
        if given is None:
            return Truth.UNKNOWN
        if not isinstance(given, (bool, str)):
            raise ValueError(f"{name} is a truth: write true, false or unknown")
        return Truth.read(given)
    if kind == "set":
        return _set(name, given)
    if isinstance(given, (bool, dict, tuple, list)):
        raise ValueError(f"{name} is a {kind}: write one value")
    if kind == "number" and isinstance(given, (int, float)):
        return Range.exact(float(given))
    return cast(Value, given)


def _set(name: str, given: Any) -> OpenSet:
    if given is None:
        return OpenSet(otherwise=Truth.UNKNOWN)
    if isinstance(given, Mapping):
        truths = {member: Truth.read(word) for member, word in given.items()}
        return OpenSet({m: t for m, t in truths.items() if m != "otherwise"}, truths.get("otherwise", Truth.FALSE))
    if isinstance(given, (tuple, list)):
        return OpenSet(dict.fromkeys(given, Truth.TRUE))
    raise ValueError(f"{name} is a set: write a list, or members with true, false or unknown")


def rule_cases(rule: Rule) -> Iterator[tuple[str, int, Case, Truth]]:
    """Every case of a rule: its group, its place in the group, the case, and the truth the rule must have."""
    for group, truth in _TRUTHS:
        for n, case in enumerate(getattr(rule.cases, group)):
            yield group, n, case, truth


def _cases(rulebook: Rulebook, compiled: CompiledRules) -> Iterator[Fault]:
    """Cases that a rule does not decide as they say. Under an overlay, which may settle disputes, only its own."""
    own = None if rulebook.overlay is None else rulebook.overlay.instruments
    for one in compiled.rules:
        if own is not None and one.instrument.id not in own:
            continue
        file, place = _place(rulebook, one)
        for group, n, case, expected in rule_cases(one.rule):
            path = (*place, "cases", group, n)
            unheard = [address for address in case.in_force if address not in rulebook.calendar]
            if unheard:
                yield Fault(file, path, f"no instrument or provision is called {unheard[0]}")
                continue
            try:
                truth = one.when.evaluate(Scene(case_facts(case))).truth
            except ValueError as error:
                yield Fault(file, path, str(error))
                continue
            if truth is not expected:
                yield Fault(
                    file,
                    path,
                    f"rule {one.id} is {truth.word} in this {group} case, not {expected.word}",
                )


def _item_cases(rulebook: Rulebook) -> Iterator[Fault]:
    """Lines of goods that the catalogue does not classify as their cases say, and families without cases."""
    reader = GoodsReader(rulebook)
    for name, items in rulebook.items.items():
        file = rulebook.file("items", name)
        for group in items.cases:
            for kind, expected in _TRUTHS:
                for n, case in enumerate(getattr(group, kind)):
                    where = f"{name}: {', '.join(group.of)}: {kind} case {n + 1} ({_line_words(case)})"
                    try:
                        line = Line.model_validate(case.line)
                    except ValidationError as error:
                        yield Fault(file, ("cases",), f"{where}: {error.errors()[0]['msg']}")
                        continue
                    found = reader.classify(line, "line")
                    truth, why = _truth_of(found, name, group)
                    if truth is not expected:
                        yield Fault(file, ("cases",), f"{where} is {truth.word}: {why}")
        for head in untested(items):
            yield Fault(file, ("cases",), f"{name}: no cases for the entries of {head}")


def _truth_of(found: Classification, instrument: str, group: ItemCases) -> tuple[Truth, str]:
    """Whether a line meets an entry of a group, and by which entries."""
    ours = [
        one
        for one in found.meets
        if one.instrument == instrument
        and any(
            one.code.startswith(code[:-1]) or code.startswith(one.code)
            if code.endswith("*")
            else same_branch(one.code, code)
            for code in group.of
        )
    ]
    told = "; ".join(f"{one.code} {one.truth.word} ({one.why})" for one in ours) or "no entry"
    if not ours and not found.meets and found.listed_under[instrument] is Truth.UNKNOWN:
        return Truth.UNKNOWN, "the record does not say what the goods are"
    return any_of(one.truth for one in ours), told


def _line_words(case: LineCase) -> str:
    return case.note or ", ".join(f"{name}: {value}" for name, value in case.line.items())


def _reasons(rulebook: Rulebook, compiled: CompiledRules) -> Iterator[Fault]:
    """Reasons that name something the rule does not read."""
    for one in compiled.rules:
        because = one.rule.because
        file, place = _place(rulebook, one)
        for language in ("en", "zh", "ja"):
            for slot in re.findall(r"\{([^}]+)\}", because.in_(language)):
                name = slot.partition(":")[0]
                if slot in _SLOTS or name in one.reads or (name in FACTS and name.startswith("trade.")):
                    continue
                yield Fault(
                    file,
                    (*place, "because", language),
                    f"the reason names {name}, which the rule does not read",
                )


def _unused(rulebook: Rulebook) -> Iterator[Fault]:
    """Definitions, licensing profiles, special routes and obligations that no rule uses."""
    used: dict[str, set[str]] = {
        "definitions": set(),
        "licensing": set(),
        "special_routes": set(),
        "obligations": set(),
    }
    for instrument in rulebook.instruments.values():
        for when in (*(rule.when for rule in instrument.rules), *(part.when for part in instrument.definitions)):
            used["definitions"].update(_named(when))
        for rule in instrument.rules:
            used["obligations"].update(rule.then.obligations)
            if rule.then.licensing:
                used["licensing"].add(rule.then.licensing)
            if rule.then.special:
                used["special_routes"].add(rule.then.special)
    for instrument in rulebook.instruments.values():
        file = rulebook.file("instruments", instrument.id)
        for kind, names in used.items():
            for n, part in enumerate(getattr(instrument, kind)):
                if part.id not in names:
                    yield Fault(file, (kind, n, "id"), f"no rule uses {part.id}")


def _named(condition: Condition) -> Iterable[str]:
    match condition:
        case Is(is_=name):
            yield name
        case Not(not_=part):
            yield from _named(part)
        case All(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _named(part)


def _effects(rulebook: Rulebook) -> Iterator[Fault]:
    """Effects that begin before the instrument they come from."""
    for instrument in rulebook.instruments.values():
        file = rulebook.file("instruments", instrument.id)
        for n, effect in enumerate(instrument.effects):
            if effect.from_ < instrument.issued:
                yield Fault(
                    file,
                    ("effects", n, "from"),
                    f"the effect begins on {effect.from_}, before the instrument was issued",
                )


def _questions(rulebook: Rulebook) -> Iterator[Fault]:
    """Questions that facts or rules ask but the rulebook does not word, and documents it does not know."""
    file = rulebook.folder / "questions.yaml"
    worded = rulebook.questions.questions
    asked = {"date", "other", "person"}.union(*(fact.asks for fact in FACTS.values()))
    asked.update(name for _, rule in rulebook.rules.values() for name in rule.then.asks)
    for name in sorted(asked - set(worded)):
        yield Fault(file, ("questions",), f"the question {name} is not worded")
    for name, ask in worded.items():
        if name not in asked:
            yield Fault(file, ("questions", name), f"no fact and no rule asks {name}")
        if ask.settled_by and ask.settled_by not in rulebook.documents:
            yield Fault(file, ("questions", name, "settled_by"), f"documents.yaml has no document {ask.settled_by}")


def _place(rulebook: Rulebook, one: CompiledRule) -> tuple[Path, tuple[str | int, ...]]:
    return rulebook.place(one.instrument, one.instrument.rules.index(one.rule))
