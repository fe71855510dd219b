"""Pages of the documentation about the law that the rulebook holds: one per instrument, one per control code, coverage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from recomply.findings import CompiledRule, compile_rules
from recomply.findings.compile import Compiled
from recomply.law import Rulebook, load
from recomply.law.instrument import Instrument
from recomply.law.items import Entry, ItemCases, ItemsFile, LineCase
from recomply.law.limits import AllLimits, AnyLimit, Limit, Measured, Parameter, Share, Stated, Unseen

ROOT = Path(__file__).parent.parent
_SIGNS = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<"}
_CONFIDENCE = {
    "primary": "official text",
    "secondary": "secondary source",
    "recalled": "from memory, text not seen",
    "own_analysis": "our analysis",
}
_WRITTEN = "\n\n---\n\n*Written by `tools/write_docs.py` from the rulebook.*\n"


def pages() -> dict[str, str]:
    """Every page by its path in `docs`."""
    rulebook = load()
    rules: dict[str, list[CompiledRule]] = {}
    for rule in compile_rules(rulebook)[0].rules:
        rules.setdefault(rule.instrument.id, []).append(rule)
    heads = _heads(rulebook)
    found = {"law/index.md": _instruments(rulebook), "items/index.md": _codes(rulebook, heads)}
    for name, instrument in rulebook.instruments.items():
        found[f"law/{name}.md"] = _instrument(rulebook, instrument, rules.get(name, []))
    for head, entries in heads.items():
        found[f"items/{_slug(head)}.md"] = _code(rulebook, head, entries)
    found["coverage.md"] = coverage(rulebook)
    return found


_Heads = Mapping[str, list[tuple[str, Entry]]]


def _heads(rulebook: Rulebook) -> _Heads:
    """Entries by the head of their code, with their instruments; codes that are places in an instrument under it."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for name, file in rulebook.items.items():
        for entry in file.entries:
            head = entry.head if re.fullmatch(r"\d[A-E]\d{3}", entry.head) else name
            found.setdefault(head, []).append((name, entry))
    return dict(sorted(found.items()))


def _slug(head: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", head)


def _instruments(rulebook: Rulebook) -> str:
    rows = [
        f"| [{name}]({name}.md) | {one.titles.en} | {one.kind} | {one.effective} | {len(one.rules)} "
        f"| {_size(rulebook.items.get(name))} | {len(rulebook.lists[name].parties) if name in rulebook.lists else ''} |"
        for name, one in rulebook.instruments.items()
    ]
    return (
        f"# Instruments\n\n{len(rulebook.instruments)} instruments; the rulebook knows the law from "
        f"{rulebook.identity.knowledge_from} to {rulebook.identity.knowledge_until}.\n\n"
        "| instrument | title | kind | effective | rules | entries | parties |\n|---|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + _WRITTEN
    )


def _size(file: ItemsFile | None) -> str:
    return str(len(file.entries)) if file else ""


def _instrument(rulebook: Rulebook, one: Instrument, rules: list[CompiledRule]) -> str:
    parts = [
        f"# {one.id}",
        f"**{one.titles.en}**  \n{one.titles.zh}  \n{one.number}",
        f"{one.issuer}. Issued {one.issued}, effective {one.effective}"
        f"{f', expires {one.expires}' if one.expires else ''}. "
        f"Known from: {_CONFIDENCE[one.confidence]}. {_link(one.url)}",
    ]
    parts.extend(filter(None, [one.note]))
    parts.append("## In force\n\n" + "\n".join(_periods(rulebook, one)))
    if one.effects:
        rows = (
            f"- {effect.kind} {', '.join(effect.on)} from {effect.from_}{f' until {effect.until}' if effect.until else ''}: "
            f"{effect.why}"
            for effect in one.effects
        )
        parts.append("## Effects on other instruments\n\n" + "\n".join(rows))
    if rules:
        parts.append("## Rules\n\n" + "\n\n".join(_rule(rule) for rule in rules))
    for title, rows_ in (
        ("Duties", [f"- `{duty.id}` ({duty.provision}): {duty.text.en}" for duty in one.obligations]),
        ("Time limits", [f"- `{limit.id}` ({limit.provision}): {limit.text.en}" for limit in one.time_limits]),
        ("Licensing", [f"- `{profile.id}`: {', '.join(profile.kinds)}; {profile.policy}" for profile in one.licensing]),
        ("Not encoded", [f"- {reason}" for reason in one.not_encoded]),
    ):
        if rows_:
            parts.append(f"## {title}\n\n" + "\n".join(rows_))
    if one.id in rulebook.items:
        parts.append("## Control entries\n\n" + "\n".join(_entry_links(rulebook, one.id)))
    if one.id in rulebook.lists:
        file = rulebook.lists[one.id]
        rows = (
            f"| {party.no} | {party.names.en} | {party.names.zh} | {party.names.ja} | {party.country} |"
            for party in file.parties
        )
        head = f"## Parties ({file.list} list)\n\n| no. | English | Chinese | Japanese | country |\n|---|---|---|---|---|\n"
        parts.append(head + "\n".join(rows))
    parts.append(
        "## Sources\n\n" + "\n".join(f"- {_link(one_.url)} ({_CONFIDENCE[one_.confidence]})" for one_ in one.sources)
    )
    return "\n\n".join(parts) + _WRITTEN


def _periods(rulebook: Rulebook, one: Instrument) -> Iterator[str]:
    first = rulebook.identity.knowledge_from
    last = rulebook.identity.knowledge_until + dt.timedelta(days=400)
    for address in (one.id, *(f"{one.id}/{part.id}" for part in one.provisions)):
        for period in rulebook.calendar.periods(address, first, last):
            until = f"to {period.last}" if period.last < last else "on"
            yield f"- `{address}` from {period.first} {until}: {period.state.phase.replace('_', ' ')} — {period.state.why}"


def _rule(rule: CompiledRule) -> str:
    one = rule.rule
    basis = "; ".join(f"{ref.instrument or rule.instrument.id}, {ref.provision}" for ref in one.basis)
    reading = "the text" if one.reading == "text" else "our reading"
    cases = {name: len(getattr(one.cases, name)) for name in ("passing", "failing", "unknown")}
    counted = ", ".join(f"{n} {name}" for name, n in cases.items())
    outcome = f"`{rule.outcome}`" + (f", up to `{rule.up_to}`" if rule.outcome != rule.up_to else "")
    head = f"### {rule.id}\n\n**{one.title.en}** · {one.title.zh} · {one.title.ja}\n\n"
    body = f"Outcome {outcome}. Basis: {basis}. Reading: {reading}. Cases: {counted}.\n\n"
    note = f"{one.note}\n\n" if one.note else ""
    return head + body + note + "\n".join(_condition(rule.when)) + f"\n\n> {one.because.en}"


def _condition(when: Compiled, depth: int = 0) -> Iterator[str]:
    yield f"{'    ' * depth}- {when.text}"
    if when.kind != "is":  # definitions stand with their instrument
        for part in when.children:
            yield from _condition(part, depth + 1)


def _entry_links(rulebook: Rulebook, name: str) -> Iterator[str]:
    heads: dict[str, int] = {}
    for entry in rulebook.items[name].entries:
        head = entry.head if re.fullmatch(r"\d[A-E]\d{3}", entry.head) else name
        heads[head] = heads.get(head, 0) + 1
    yield ", ".join(f"[{head}](../items/{_slug(head)}.md) ({n})" for head, n in sorted(heads.items()))


def _codes(rulebook: Rulebook, heads: _Heads) -> str:
    total = sum(map(len, heads.values()))
    rows = [
        f"| [{head}]({_slug(head)}.md) | {entries[0][1].name.en} | {entries[0][1].name.zh} | {len(entries)} "
        f"| {', '.join(dict.fromkeys(name for name, _ in entries))} |"
        for head, entries in heads.items()
    ]
    return (
        f"# Control codes\n\n{total} entries under {len(heads)} codes, from {len(rulebook.items)} instruments. "
        "Goods that an instrument names without a code stand under the instrument.\n\n"
        "| code | first entry | 首个条目 | entries | instruments |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + _WRITTEN
    )


def _code(rulebook: Rulebook, head: str, entries: Iterable[tuple[str, Entry]]) -> str:
    parts = [f"# {head}"]
    for name, entry in entries:
        file = rulebook.items[name]
        rows = [
            f"- Instrument: [{name}](../law/{name}.md)",
            f"- Family: {entry.family.replace('_', ' ')}" + ("" if entry.lists else "; spoken of, not listed"),
            *_goods(entry),
            f"- Limits: {_limits(entry, {**rulebook.parameters.parameters, **file.parameters})}",
            *_customs(entry, file),
            f"- Known from: {_CONFIDENCE[entry.confidence]}"
            + "".join(f"; {datum.replace('_', ' ')}: {_CONFIDENCE[how]}" for datum, how in entry.confidence_of.items()),
        ]
        if entry.note:
            rows.append(f"- Note: {entry.note}")
        also = f" (also {', '.join(entry.also)})" if entry.also else ""
        parts.append(f"## {entry.code}{also}\n\n{entry.name.en}  \n{entry.name.zh}\n\n" + "\n".join(rows))
    groups = list(_groups(rulebook, head, entries))
    if groups:
        parts.append("## Worked cases\n\n" + "\n".join(groups))
    return "\n\n".join(parts) + _WRITTEN


def _goods(entry: Entry) -> Iterator[str]:
    if entry.elements:
        forms = " or ".join(form.replace("_", " ") for form in entry.forms)
        yield f"- Goods: {forms} with {', '.join(entry.elements)}"
    if entry.formulas:
        yield f"- Formulas: {', '.join(entry.formulas)}"
    if entry.words:
        yield f"- Words: {', '.join(entry.words)}"
    if entry.regex:
        yield f"- Expressions: {len(entry.regex)}"


def _limits(entry: Entry, parameters: Mapping[str, Parameter]) -> str:
    if entry.limits == "none":
        return "none: the description covers all varieties"
    if entry.limits == "unseen":
        return (
            "there are some, which the sources of the rulebook do not show: such goods are never decided by description"
        )
    return _limit(entry.limits, parameters)


def _limit(limit: Limit, parameters: Mapping[str, Parameter]) -> str:
    match limit:
        case AllLimits(all=parts):
            return "; and ".join(_grouped(part, parameters) for part in parts)
        case AnyLimit(any=parts):
            return "; or ".join(_grouped(part, parameters) for part in parts)
        case Measured(parameter=name):
            return (
                f"{parameters[name].title.en} {_bounds(limit.bounds)} {parameters[name].unit.replace('**', '')}".strip()
            )
        case Share(share_of=element, part=part):
            return f"{element} {_bounds(limit.bounds)} % by mass" + (" in a part of the goods" if part else "")
        case Stated(stated=words):
            return words
        case Unseen(unseen=words):
            return f"{words} (figures not held)"
    raise TypeError(type(limit))


def _grouped(limit: Limit, parameters: Mapping[str, Parameter]) -> str:
    told = _limit(limit, parameters)
    return f"({told})" if isinstance(limit, (AllLimits, AnyLimit)) else told


def _bounds(bounds: Mapping[str, float]) -> str:
    return " and ".join(f"{_SIGNS[name]} {bound:g}" for name, bound in bounds.items())


def _customs(entry: Entry, file: ItemsFile) -> Iterator[str]:
    by_source: dict[str, list[str]] = {}
    for code, source in entry.customs_codes():
        by_source.setdefault(source, []).append(code)
    for source, codes in by_source.items():
        told = file.customs_codes[source]
        until = f" to {told.until}" if told.until else ""
        yield f"- Customs codes ({told.title}, from {told.from_}{until}): {', '.join(codes)}"


def _groups(rulebook: Rulebook, head: str, entries: Iterable[tuple[str, Entry]]) -> Iterator[str]:
    seen: set[int] = set()
    for name in dict.fromkeys(name for name, _ in entries):
        for group in rulebook.items[name].cases:
            if id(group) not in seen and _speaks_of(group, head, name):
                seen.add(id(group))
                for word, cases in (("met", group.passing), ("not met", group.failing), ("unknown", group.unknown)):
                    yield from (f"- {word}: {_line(case)}" for case in cases)


def _speaks_of(group: ItemCases, head: str, name: str) -> bool:
    return head == name or any(
        code.rstrip("*").startswith(head) or head.startswith(code.rstrip("*")) for code in group.of
    )


def _line(case: LineCase) -> str:
    told = ", ".join(f"{name}: {_plain(value)}" for name, value in case.line.items())
    return f"{told} ({case.note})" if case.note else told


def _plain(value: Any) -> str:
    return ", ".join(f"{key} {part}" for key, part in value.items()) if isinstance(value, dict) else str(value)


def _link(url: str) -> str:
    return f"<{url}>" if re.fullmatch(r"https?://\S+", url) else url


def coverage(rulebook: Rulebook) -> str:
    """Where each entry of the research stands in the rulebook, or why it does not."""
    data = yaml.safe_load((ROOT / "docs" / "coverage.yaml").read_text(encoding="utf-8"))
    reasons = data.pop("reasons")
    parts = [
        "# Coverage\n\nEvery entry of the research files that the rulebook was made from: where it is encoded, or why not. "
        "What an instrument holds back is said on its own page.",
    ]
    for name, entries in data.items():
        rows = [
            f"| {key} | {_where(entry)} | {_why_not(rulebook, entry, reasons)} |" for key, entry in entries.items()
        ]
        known = [entry for entry in entries.values() if "in" in entry]
        deciding = sum(_decides(rulebook, entry) for entry in known)
        parts.append(
            f"## {name}\n\n{len(entries)} entries: {deciding} decide shipments or say what a decision rests on, "
            f"{len(known) - deciding} are held with their dates and decide nothing, {len(entries) - len(known)} are not "
            "held.\n\n| entry | encoded in | not encoded, or not all, because |\n|---|---|---|\n" + "\n".join(rows)
        )
    parts.append("## Items\n\n" + "\n".join(_item_rows(rulebook)))
    held = [(one.id, reason) for one in rulebook.instruments.values() for reason in one.not_encoded]
    parts.append(
        "## What instruments hold back\n\n| instrument | not encoded |\n|---|---|\n"
        + "\n".join(f"| [{name}](law/{name}.md) | {reason} |" for name, reason in held)
    )
    return "\n\n".join(parts) + _WRITTEN


def _decides(rulebook: Rulebook, entry: Mapping[str, Any]) -> bool:
    """Whether any of the instruments that an entry stands in has something that decisions use."""
    return any(
        one.rules
        or one.effects
        or one.definitions
        or one.obligations
        or one.licensing
        or one.time_limits
        or one.preceded
        or one.id in rulebook.items
        or one.id in rulebook.lists
        for place in entry["in"]
        if (one := rulebook.instruments[place.partition("/")[0]])
    )


def _why_not(rulebook: Rulebook, entry: Mapping[str, Any], reasons: Mapping[str, str]) -> str:
    """Why an entry is not encoded; where its instruments decide nothing, what these say of it."""
    if "not" in entry:
        return reasons[entry["not"]]
    if _decides(rulebook, entry):
        return ""
    held = [rulebook.instruments[place.partition("/")[0]] for place in entry["in"]]
    return "; ".join(" ".join(reason.split()) for one in held for reason in one.not_encoded)


def _where(entry: Mapping[str, Any]) -> str:
    return ", ".join(f"[{place}](law/{place.partition('/')[0]}.md)" for place in entry.get("in", ()))


def _item_rows(rulebook: Rulebook) -> Iterator[str]:
    yield "| instrument | entries | no limits | limits held | held in part | not held | with customs codes | case lines |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, file in rulebook.items.items():
        counts = [_grade(entry) for entry in file.entries]
        graded = " | ".join(str(counts.count(grade)) for grade in ("none", "held", "part", "unseen"))
        lines = sum(len(group.passing) + len(group.failing) + len(group.unknown) for group in file.cases)
        coded = sum(bool(entry.hs) for entry in file.entries)
        yield f"| [{name}](law/{name}.md) | {len(counts)} | {graded} | {coded} | {lines} |"


def _grade(entry: Entry) -> str:
    if isinstance(entry.limits, str):
        return entry.limits
    return "part" if _holds_unseen(entry.limits) else "held"


def _holds_unseen(limit: object) -> bool:
    return isinstance(limit, Unseen) or any(
        map(_holds_unseen, (*getattr(limit, "all", ()), *getattr(limit, "any", ())))
    )
