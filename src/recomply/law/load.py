"""Loading the rulebook: all of it or nothing, with every fault named by file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from recomply.errors import RulebookError
from recomply.law.base import STRICT
from recomply.law.documents import DocumentsFile, QuestionsFile
from recomply.law.indicators import Indicators
from recomply.law.instrument import Instrument
from recomply.law.items import CodeRow, Goods, ItemsFile, read_code_list
from recomply.law.lists import ListFile, NameTables, RelatedFile
from recomply.law.rulebook import Identity, Rulebook

Step = int | str
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

_INDICATORS = ("military_users", "military_use", "military_strength", "civil_use", "traps", "negation")


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML with the booleans of version 1.2: only true and false. `on`, `NO` and `yes` are words of the law."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the rulebook, and where: the file, and the path of keys inside it."""

    file: Path
    path: tuple[Step, ...]
    what: str
    line: int | None = None

    def told(self, folder: Path) -> str:
        """The fault as `file:line: what`."""
        line = self.line or _line_of(self.file, self.path)
        return f"{self.file.relative_to(folder).as_posix()}:{line}: {self.what}"


def rules_folder() -> Path:
    """The rulebook that ships with the package; in a checkout, the one at the top of the repository."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def load(folder: Path | str | None = None) -> Rulebook:
    """Loads a rulebook.

    Args:
        folder: Its folder; without one, the rulebook that ships with the package.

    Raises:
        RulebookError: Something in it is broken. The error carries every fault, each with file and line.
    """
    root = rules_folder() if folder is None else Path(folder)
    rulebook, faults = read(root)
    if faults or rulebook is None:
        raise RulebookError([fault.told(root) for fault in faults])
    return rulebook


def read(root: Path, *, strict: bool = False) -> tuple[Rulebook | None, list[Fault]]:
    """Reads a rulebook and lists its faults. The rulebook is None when a file is too broken to go on.

    Args:
        root: Its folder.
        strict: Compile every pattern by itself, so that a broken one is named. Else its reader will fail.
    """
    if not (root / "rulebook.yaml").is_file():
        raise RulebookError([f"{root}: this folder holds no rulebook (rulebook.yaml is missing)"])
    reader = _Reader(strict)
    identity = reader.model(root / "rulebook.yaml", Identity)
    instruments = reader.models(root / "instruments", Instrument, key=lambda part: part.id)
    items = reader.models(root / "items", ItemsFile, key=lambda part: part.instrument, only="[A-Z]*.yaml")
    codes = reader.code_lists(root / "items")
    goods = reader.model(root / "items" / "goods.yaml", Goods)
    lists = reader.models(root / "lists", ListFile, key=lambda part: part.instrument, only="[A-Z]*.yaml")
    related = reader.model(root / "lists" / "related.yaml", RelatedFile)
    names = reader.attempt(root / "names", lambda: NameTables.read(root / "names"))
    indicators = reader.indicators(root / "indicators")
    documents = reader.model(root / "documents.yaml", DocumentsFile)
    questions = reader.model(root / "questions.yaml", QuestionsFile)
    faults = reader.faults
    if (
        identity is None
        or goods is None
        or related is None
        or names is None
        or indicators is None
        or documents is None
        or questions is None
        or any(fault.file.parent == root / "instruments" for fault in faults)
    ):
        return None, faults
    rulebook = Rulebook(
        folder=root,
        digest=_digest(root),
        identity=identity,
        instruments=instruments,
        items=items,
        codes=codes,
        goods=goods,
        lists=lists,
        related=related,
        names=names,
        indicators=indicators,
        documents={kind.code: kind for kind in documents.documents},
        questions=questions,
    )
    return rulebook, [*faults, *_references(rulebook)]


class _Reader:
    """Reads files and keeps every fault."""

    def __init__(self, strict: bool) -> None:
        self.faults: list[Fault] = []
        self._context = {STRICT: strict}

    def raw(self, file: Path) -> Any:
        try:
            return yaml.load(file.read_text(encoding="utf-8"), _Loader)
        except FileNotFoundError:
            self.faults.append(Fault(file, (), "this file is missing", 0))
        except UnicodeDecodeError:
            self.faults.append(Fault(file, (), "this file is not UTF-8", 1))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = getattr(error, "problem", None) or "this is not YAML"
            self.faults.append(Fault(file, (), str(what), mark.line + 1 if mark else 1))
        return None

    def check(self, file: Path, model: type[M], data: Any, within: tuple[Step, ...] = ()) -> M | None:
        try:
            return model.model_validate(data, context=self._context)
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                path = (*within, *_own_path(data, fault["loc"]))
                self.faults.append(Fault(file, path, f"{_dotted(fault['loc'])}: {fault['msg']}"))
            return None

    def model(self, file: Path, model: type[M]) -> M | None:
        data = self.raw(file)
        return None if data is None else self.check(file, model, data)

    def models(self, folder: Path, model: type[M], key: Callable[[M], str], only: str = "*.yaml") -> dict[str, M]:
        found: dict[str, M] = {}
        for file in sorted(folder.glob(only)):
            part = self.model(file, model)
            if part is None:
                continue
            name = key(part)
            if name != file.stem:
                self.faults.append(Fault(file, (), f"the file is called {file.stem} but holds {name}", 1))
            found[name] = part
        return found

    def code_lists(self, folder: Path) -> dict[str, tuple[CodeRow, ...]]:
        found: dict[str, tuple[CodeRow, ...]] = {}
        for file in sorted(folder.glob("[A-Z]*.csv")):
            try:
                found[file.stem] = read_code_list(file)
            except (ValueError, KeyError) as error:
                line, _, what = str(error).partition(": ")
                self.faults.append(
                    Fault(file, (), what or f"missing column {line}", int(line) if line.isdigit() else 1)
                )
        return found

    def indicators(self, folder: Path) -> Indicators | None:
        data = {name: self.raw(folder / f"{name}.yaml") for name in _INDICATORS}
        if any(part is None for part in data.values()):
            return None
        try:
            return Indicators.model_validate(data, context=self._context)
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                name, *rest = fault["loc"]
                path = _own_path(data[str(name)], tuple(rest))
                self.faults.append(Fault(folder / f"{name}.yaml", path, f"{_dotted(tuple(rest))}: {fault['msg']}"))
            return None

    def attempt(self, place: Path, make: Callable[[], T]) -> T | None:
        try:
            return make()
        except (OSError, ValueError, yaml.YAMLError) as error:
            self.faults.append(Fault(place, (), " ".join(str(error).split()), 0))
            return None


def _references(rulebook: Rulebook) -> Iterable[Fault]:
    """References between files that lead nowhere."""
    calendar = rulebook.calendar
    seen: dict[str, str] = {}
    for instrument in rulebook.instruments.values():
        file = rulebook.folder / "instruments" / f"{instrument.id}.yaml"
        for n, effect in enumerate(instrument.effects):
            for m, address in enumerate(effect.on):
                if address not in calendar:
                    yield Fault(file, ("effects", n, "on", m), f"no instrument or provision is called {address}")
        for kind in ("definitions", "licensing", "obligations"):
            for n, part in enumerate(getattr(instrument, kind)):
                if seen.setdefault(f"{kind}/{part.id}", instrument.id) != instrument.id:
                    yield Fault(file, (kind, n, "id"), f"{part.id} is defined in {seen[f'{kind}/{part.id}']} already")
        for n, profile in enumerate(instrument.licensing):
            for m, code in enumerate(profile.documents):
                if code not in rulebook.documents:
                    yield Fault(file, ("licensing", n, "documents", m), f"documents.yaml has no document {code}")
        for n, rule in enumerate(instrument.rules):
            yield from _rule_references(rulebook, file, n, rule)
    for kind, files in (("items", rulebook.items), ("items", rulebook.codes), ("lists", rulebook.lists)):
        for name in files:
            if name not in rulebook.instruments:
                ending = "csv" if files is rulebook.codes else "yaml"
                yield Fault(rulebook.folder / kind / f"{name}.{ending}", (), f"there is no instrument {name}", 1)


def _rule_references(rulebook: Rulebook, file: Path, n: int, rule: Any) -> Iterable[Fault]:
    where: tuple[Step, ...] = ("rules", n)
    for m, basis in enumerate(rule.basis):
        if basis.instrument is not None and basis.instrument not in rulebook.instruments:
            yield Fault(file, (*where, "basis", m), f"there is no instrument {basis.instrument}")
    if rule.then.licensing is not None and rule.then.licensing not in rulebook.licensing:
        yield Fault(file, (*where, "then", "licensing"), f"there is no licensing profile {rule.then.licensing}")
    for m, name in enumerate(rule.then.obligations):
        if name not in rulebook.obligations:
            yield Fault(file, (*where, "then", "obligations", m), f"there is no obligation {name}")


def _digest(root: Path) -> str:
    """SHA-256 over the names and contents of all files of the rulebook."""
    whole = hashlib.sha256()
    for file in sorted(path for path in root.rglob("*") if path.suffix in {".yaml", ".csv", ".txt"}):
        content = hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        whole.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return f"sha256:{whole.hexdigest()}"


def _own_path(data: Any, loc: tuple[Step, ...]) -> tuple[Step, ...]:
    """The part of a pydantic location that exists in the data (unions add steps of their own)."""
    path: list[Step] = []
    here = data
    for step in loc:
        if (isinstance(here, Mapping) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        ):
            here = here[step]  # type: ignore[index]
            path.append(step)
    return tuple(path)


def _dotted(loc: tuple[Step, ...]) -> str:
    return ".".join(str(step) for step in loc) or "the file"


def _line_of(file: Path, path: tuple[Step, ...]) -> int:
    """The line on which a key or an entry stands."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return 1
    line = 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
