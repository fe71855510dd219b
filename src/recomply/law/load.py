"""Loading the rulebook: all of it or nothing, with every fault named by file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from recomply.errors import RulebookError
from recomply.law.documents import DocumentsFile, QuestionsFile
from recomply.law.force import Calendar
from recomply.law.goods import Goods, Ordinary, ParametersFile
from recomply.law.indicators import Indicators
from recomply.law.instrument import Instrument, MeasuresFile
from recomply.law.items import ItemsFile
from recomply.law.lists import ListFile, NameTables, RelatedFile
from recomply.law.measures import with_measures
from recomply.law.overlay import Overlay, OverlayFile
from recomply.law.reader import Fault, Reader
from recomply.law.rulebook import Identity, Rulebook

_INDICATORS = (
    *("military_users", "military_use", "military_strength", "civil_use"),
    *("plain", "topics", "traps", "negation"),
)


def rules_folder() -> Path:
    """The rulebook that ships with the package; in a checkout, the one at the top of the repository."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def load(folder: Path | str | None = None, overlay: Path | str | None = None) -> Rulebook:
    """Loads a rulebook.

    Args:
        folder: Its folder; without one, the rulebook that ships with the package.
        overlay: Folder of a user's overlay.

    Raises:
        RulebookError: Something in it is broken. The error carries every fault, each with file and line.
    """
    root = rules_folder() if folder is None else Path(folder)
    rulebook, faults = read(root, None if overlay is None else Path(overlay))
    if faults or rulebook is None:
        raise RulebookError([fault.told(root) for fault in faults])
    return rulebook


def read(root: Path, overlay: Path | None = None, *, strict: bool = False) -> tuple[Rulebook | None, list[Fault]]:
    """Reads a rulebook and lists its faults. The rulebook is None when a file is too broken to go on.

    Args:
        root: Its folder.
        overlay: Folder of a user's overlay.
        strict: Compile every pattern by itself, so that a broken one is named. Else its reader will fail.
    """
    for folder, file, what in ((root, "rulebook.yaml", "rulebook"), (overlay, "overlay.yaml", "overlay")):
        if folder is not None and not (folder / file).is_file():
            raise RulebookError([f"{folder}: this folder holds no {what} ({file} is missing)"])
    reader = Reader(strict)
    identity = reader.model(root / "rulebook.yaml", Identity)
    measures = reader.model(root / "measures.yaml", MeasuresFile)
    common = measures.measures if measures is not None else {}
    law = _law(reader, root, common)
    goods = reader.model(root / "items" / "goods.yaml", Goods)
    ordinary = reader.model(root / "items" / "ordinary.yaml", Ordinary)
    parameters = reader.model(root / "items" / "parameters.yaml", ParametersFile)
    related = reader.model(root / "lists" / "related.yaml", RelatedFile)
    names = reader.attempt(root / "names", lambda: NameTables.read(root / "names"))
    indicators = reader.parts(root / "indicators", _INDICATORS, Indicators)
    documents = reader.model(root / "documents.yaml", DocumentsFile)
    questions = reader.model(root / "questions.yaml", QuestionsFile)
    shipped = tuple(law[0])
    own = _own(reader, overlay, common, law) if overlay is not None else None
    faults = reader.faults
    if (
        identity is None
        or measures is None
        or goods is None
        or ordinary is None
        or parameters is None
        or related is None
        or names is None
        or indicators is None
        or documents is None
        or questions is None
        or (overlay is not None and own is None)
        or any(fault.file.parent.name == "instruments" for fault in faults)
    ):
        return None, faults
    instruments, items, lists = law
    rulebook = Rulebook(
        folder=root,
        files=reader.files,
        digest=digest(root),
        identity=identity,
        overlay=own,
        instruments=instruments,
        measures=frozenset(common),
        items=items,
        goods=goods,
        ordinary=ordinary,
        parameters=parameters,
        lists=lists,
        related=related,
        names=names,
        indicators=indicators,
        documents={kind.code: kind for kind in documents.documents},
        questions=questions,
    )
    found = [*faults, *_references(rulebook)]
    if own is not None and overlay is not None:
        found.extend(_relaxing(rulebook, overlay, shipped))
    return rulebook, found


_Law = tuple[dict[str, Instrument], dict[str, ItemsFile], dict[str, ListFile]]


def _law(reader: Reader, root: Path, measures: Mapping[str, Mapping[str, Any]]) -> _Law:
    """What instruments say, what items and which parties they list."""
    return (
        reader.models(root / "instruments", Instrument, key="id", change=lambda _, data: with_measures(data, measures)),
        reader.models(root / "items", ItemsFile, key="instrument", join=ItemsFile.joined),
        reader.models(root / "lists", ListFile, key="instrument"),
    )


def _own(reader: Reader, folder: Path, measures: Mapping[str, Mapping[str, Any]], law: _Law) -> Overlay | None:
    """Reads an overlay, strictly, since nobody checked it before, and adds what it holds to the law."""
    reader.strict = True
    file = reader.model(folder / "overlay.yaml", OverlayFile)
    added = _law(reader, folder, measures)
    for kind, mine, theirs in zip(("instruments", "items", "lists"), law, added, strict=True):
        whole: dict[str, Any] = mine  # type: ignore[assignment]
        for name, part in theirs.items():  # type: ignore[attr-defined]
            if name in whole:
                what = f"{name} is shipped already; an overlay adds and does not replace"
                reader.faults.append(Fault(folder / kind / f"{name}.yaml", (), what, 1))
            else:
                whole[name] = part
    reader.faults.extend(_passed_over(folder))
    if file is None:
        return None
    return Overlay(file=file, digest=digest(folder), instruments=tuple(added[0]))


def _passed_over(folder: Path) -> Iterable[Fault]:
    """Files of an overlay that nothing reads, by their name or place."""
    for file in sorted(path for path in folder.rglob("*") if path.suffix.casefold() in {".yaml", ".yml"}):
        kind, *others = file.relative_to(folder).parts
        is_part = kind == "items" and len(others) == 2 and others[0][0].isupper()
        is_file = kind in ("instruments", "items", "lists") and len(others) == 1
        named = file.suffix == ".yaml" and (kind == "overlay.yaml" or (file.name[0].isupper() or is_part))
        if not (named and (kind == "overlay.yaml" or is_part or is_file)):
            what = "this file is not read: an overlay holds overlay.yaml, instruments/ID.yaml, items/ID.yaml and "
            yield Fault(file, (), f"{what}lists/ID.yaml, with IDs that begin with a capital letter", 1)


def _references(rulebook: Rulebook) -> Iterable[Fault]:
    """References between files that lead nowhere."""
    calendar = rulebook.calendar
    seen: dict[str, str] = {}
    for instrument in rulebook.instruments.values():
        file = rulebook.file("instruments", instrument.id)
        for n, measure in enumerate(instrument.measures):
            if measure not in rulebook.measures:
                yield Fault(file, ("measures", n), f"measures.yaml has no measure {measure}")
        for n, effect in enumerate(instrument.effects):
            for m, address in enumerate(effect.on):
                if address not in calendar:
                    yield Fault(file, ("effects", n, "on", m), f"no instrument or provision is called {address}")
        for kind in ("definitions", "licensing", "obligations", "time_limits", "special_routes"):
            for n, part in enumerate(getattr(instrument, kind)):
                if seen.setdefault(f"{kind}/{part.id}", instrument.id) != instrument.id:
                    yield Fault(file, (kind, n, "id"), f"{part.id} is defined in {seen[f'{kind}/{part.id}']} already")
        for n, profile in enumerate(instrument.licensing):
            for m, code in enumerate(profile.documents):
                if code not in rulebook.documents:
                    yield Fault(file, ("licensing", n, "documents", m), f"documents.yaml has no document {code}")
            for part in ("time_limits", "excludes"):
                for m, limit in enumerate(getattr(profile, part)):
                    if limit not in rulebook.time_limits:
                        yield Fault(file, ("licensing", n, part, m), f"there is no time limit {limit}")
        for n, rule in enumerate(instrument.rules):
            yield from _rule_references(rulebook, instrument, n, rule)
    for kind, files in (("items", rulebook.items), ("lists", rulebook.lists)):
        for name in files:
            if name not in rulebook.instruments:
                yield Fault(rulebook.file(kind, name), (), f"there is no instrument {name}", 1)
    for name, file_ in rulebook.items.items():
        for parameter in file_.parameters.keys() & rulebook.parameters.parameters.keys():
            what = f"{parameter} is defined in parameters.yaml already: give this one another name"
            yield Fault(rulebook.file("items", name), ("parameters", parameter), what)
        for entry in file_.entries:
            for parameter in (*_measured(entry.limits), *entry.ask_for):
                if parameter not in rulebook.parameters.parameters and parameter not in file_.parameters:
                    yield Fault(rulebook.file("items", name), (), f"{entry.code}: no parameter is called {parameter}")


def _rule_references(rulebook: Rulebook, instrument: Instrument, n: int, rule: Any) -> Iterable[Fault]:
    file, where = rulebook.place(instrument, n)
    for m, basis in enumerate(rule.basis):
        if basis.instrument is not None and basis.instrument not in rulebook.instruments:
            yield Fault(file, (*where, "basis", m), f"there is no instrument {basis.instrument}")
    if rule.then.licensing is not None and rule.then.licensing not in rulebook.licensing:
        yield Fault(file, (*where, "then", "licensing"), f"there is no licensing profile {rule.then.licensing}")
    for asked in rule.then.asks:
        if asked not in rulebook.questions.questions:
            yield Fault(file, (*where, "then", "asks"), f"questions.yaml has no question {asked}")
    if rule.then.special is not None and rule.then.special not in rulebook.special_routes:
        yield Fault(file, (*where, "then", "special"), f"there is no special route {rule.then.special}")
    for m, name in enumerate(rule.then.obligations):
        if name not in rulebook.obligations:
            yield Fault(file, (*where, "then", "obligations", m), f"there is no obligation {name}")


def _measured(limit: Any) -> Iterable[str]:
    """Parameters that a limit speaks of."""
    if isinstance(limit, str):
        return
    if (name := getattr(limit, "parameter", None)) is not None:
        yield name
    for part in (*getattr(limit, "all", ()), *getattr(limit, "any", ())):
        yield from _measured(part)


def _relaxing(rulebook: Rulebook, folder: Path, shipped: tuple[str, ...]) -> Iterable[Fault]:
    """What in an overlay can make decisions milder, where the overlay does not say so; and what leads nowhere."""
    assert rulebook.overlay is not None
    own, file = rulebook.overlay.file, folder / "overlay.yaml"
    must = "that can make decisions milder; say so with `relaxes: true` in overlay.yaml"
    unsettled = Calendar(rulebook.instruments, rulebook.identity.knowledge_until)
    for n, effect in enumerate(own.settles):
        for m, address in enumerate(effect.on):
            if address not in rulebook.calendar:
                yield Fault(file, ("settles", n, "on", m), f"no instrument or provision is called {address}")
            elif (state := unsettled.undisputed(address, effect.from_, effect.until)) is not None:
                until = f"to {effect.until}" if effect.until else "on"
                yield Fault(
                    file,
                    ("settles", n, "on", m),
                    f"{address} is not in dispute on any day from {effect.from_} {until} ({state.why}), so that this "
                    "settles nothing and has no effect: correct the address or the days, or take it out; what is known "
                    "is not settled but changed, by a rule or an instrument of your own",
                )
    for n, aside in enumerate(own.sets_aside):
        if aside.rule not in rulebook.rules:
            yield Fault(file, ("sets_aside", n, "rule"), f"there is no rule {aside.rule}")
        elif not own.relaxes:
            yield Fault(file, ("sets_aside", n), f"the overlay sets a rule aside: {must}")
    if own.relaxes:
        return
    for name in rulebook.overlay.instruments:
        for n, effect in enumerate(rulebook.instruments[name].effects):
            touched = [address for address in effect.on if address.partition("/")[0] in shipped]
            if touched:
                path = rulebook.file("instruments", name)
                yield Fault(path, ("effects", n), f"the overlay {effect.kind} {touched[0]}: {must}")
    most = max((file_.trace_pct for name, file_ in rulebook.items.items() if name in shipped), default=0.0)
    for name, file_ in rulebook.items.items():
        if name not in shipped and file_.trace_pct > most:
            yield Fault(rulebook.file("items", name), ("trace_pct",), f"the overlay raises trace_pct: {must}")
    for name, parties in rulebook.lists.items():
        if name in rulebook.overlay.instruments and any(party.namesakes for party in parties.parties):
            yield Fault(rulebook.file("lists", name), (), f"the overlay names namesakes: {must}", 1)


def digest(root: Path) -> str:
    """What a rulebook is known by: SHA-256 over the names and contents of all files of the rulebook."""
    whole = hashlib.sha256()
    for file in sorted(path for path in root.rglob("*") if path.suffix in {".yaml", ".csv", ".txt"}):
        content = hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        whole.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return f"sha256:{whole.hexdigest()}"
