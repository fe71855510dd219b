"""What was found of a line, put together: truths per instrument and family, contradictions, questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from recomply.facts.goods.classification import Classification, Meets
from recomply.facts.goods.codes import same_branch
from recomply.facts.goods.look import Look
from recomply.facts.goods.open_points import in_particular
from recomply.facts.reading import OpenSet, Piece
from recomply.law.items import ItemsFile
from recomply.truth import Truth, any_of
from recomply.words import Words

_MANY = 12  # open entries from which only their heads are shown
_CODE_FORMAT = re.compile(r"\d[A-E]\d{3}(?:\.[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a conclusion must know of all entries together.

    Attributes:
        control_lists: Instruments whose entries make goods dual-use items.
        codes: Every code of an entry.
        open_list: The instrument of which not everything is held; empty where there is none.
    """

    control_lists: frozenset[str]
    codes: frozenset[str]
    open_list: str

    @classmethod
    def of(cls, items: Mapping[str, ItemsFile]) -> Catalogue:
        """The catalogue of a rulebook."""
        return cls(
            frozenset(name for name, file in items.items() if file.control_list),
            frozenset(code for file in items.values() for one in file.entries for code in (one.code, *one.also)),
            next((name for name, file in items.items() if not file.complete), ""),
        )


def conclude(look: Look, catalogue: Catalogue) -> Classification:
    """All that was found of a line, together."""
    _note_unknown_code(look, catalogue)
    _note_contradictions(look, catalogue.control_lists)
    open_ = [(one.instrument, one.code) for one in look.found if one.truth is Truth.UNKNOWN]
    points = in_particular([look.points[key] for key in open_ if key in look.points])
    by_form = not look.by_form.isdisjoint(open_)
    asks = _asks(look, bool(open_), by_form, points) if Truth.UNKNOWN in look.truths.values() else []
    meets = [one for one in look.found if one.truth is not Truth.FALSE]
    by_family: dict[str, Truth] = {}
    for one in meets:
        by_family[one.family] = by_family.get(one.family, Truth.FALSE) | one.truth
    in_doubt = any(look.truths[name] is Truth.UNKNOWN for name in catalogue.control_lists)
    anything = Truth.of(False if look.seen.described or not in_doubt else None)
    counts = any_of(one.truth if one.counts == "whole" else Truth.UNKNOWN for one in meets if one.counts)
    return Classification(
        meets=_brief(meets),
        considered=tuple(one for one in look.found if one.truth is Truth.FALSE),
        listed_under=OpenSet(look.truths),
        families=OpenSet(by_family, anything),
        contradictions=OpenSet(look.conflicts),
        near=OpenSet(look.near),
        counts=counts | anything,
        evidence=tuple(dict.fromkeys(look.evidence)),
        asks=tuple(dict.fromkeys(asks)),
        details=(("parameters", points),) if points and "parameters" in asks else (),
        declared_outside=tuple(look.declared_outside),
        declared_against=tuple(look.declared_against),
        intangible=Truth.of(look.seen.intangible is Truth.TRUE),
    )


def _note_unknown_code(look: Look, catalogue: Catalogue) -> None:
    """A control code that no entry has: what the exporter declares is on some list, but not on one we hold."""
    code, name = look.goods.code, catalogue.open_list
    if code is None or not name or not _CODE_FORMAT.fullmatch(code):
        return
    if any(same_branch(one, code) for one in catalogue.codes):
        return
    look.truths[name] = look.truths[name] | Truth.UNKNOWN
    said = f"declared by the exporter as {code}"
    look.found.append(Meets(name, code, "code not in this rulebook", Truth.UNKNOWN, said))
    look.evidence.append(Piece("control_code", code, f"declared as {code}: code not in this rulebook", key=name))


def _note_contradictions(look: Look, lists: frozenset[str]) -> None:
    goods = look.goods
    true = [one for one in look.found if one.truth is Truth.TRUE and one.lists and one.instrument in lists]
    if goods.declared is False and true:
        why = f"declared not controlled; by the record the goods are {true[0].code} ({true[0].why})"
        look.conflict("declared_and_goods", "declared_controlled", "no", why)
        look.declared_against.extend(dict.fromkeys(one.instrument for one in true))
    _hold_remark(look, true, lists)
    for words in look.seen.conflicts:
        kind = "customs_code_and_goods" if words.startswith("customs code") else "statements_of_goods"
        look.conflict(kind, "hs_code" if kind.startswith("customs") else "description", str(goods.hs or ""), words)


def _hold_remark(look: Look, true: list[Meets], lists: frozenset[str]) -> None:
    """The exporter's statement in the customs remark, against its own field and against what the goods are."""
    said, stated = look.remarked, look.goods.declared
    if said is None:
        return
    word = "controlled" if said.controlled else "not controlled"
    if stated is not None and stated is not said.controlled:
        why = f"the remark says {word}, the exporter's own classification the opposite"
        look.conflict("statements_of_goods", "remark", said.text, why)
    if not said.controlled and true:
        why = f"the remark says not controlled; by the record the goods are {true[0].code} ({true[0].why})"
        look.conflict("declared_and_goods", "remark", said.text, why)
        look.declared_against.extend(dict.fromkeys(one.instrument for one in true))
    if said.controlled and all(look.truths.get(name) is Truth.FALSE for name in lists):
        why = "the remark says controlled; by the record the goods are of no control entry"
        look.conflict("declared_and_goods", "remark", said.text, why)


def _brief(met: list[Meets]) -> tuple[Meets, ...]:
    """Where nearly everything is open, the heads of the entries are enough."""
    if len(met) <= _MANY or any(entry.truth is Truth.TRUE for entry in met):
        return tuple(met)
    heads: dict[tuple[str, str], list[Meets]] = {}
    for one in met:
        heads.setdefault((one.instrument, one.code.partition(".")[0].partition(",")[0]), []).append(one)
    return tuple(
        members[0]
        if len(members) == 1
        else replace(members[0], code=head, name=f"{len(members)} entries", why="the record does not say which of them")
        for (_, head), members in heads.items()
    )


def _asks(look: Look, named: bool, by_form: bool, points: Words | None) -> list[str]:
    """The questions that would settle it. The form is asked only where an open entry turns on it."""
    seen = look.seen
    if not seen.described and not named:
        return ["description", "classification"]
    asks = []
    if seen.others is Truth.UNKNOWN or any(truth is Truth.UNKNOWN for truth in seen.elements.values()):
        asks.append("composition" if seen.described else "description")
    if by_form:
        asks.append("form")
    if points is not None:
        asks.append("parameters")
    return [*asks, "classification"]
