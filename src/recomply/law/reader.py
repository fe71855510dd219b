"""Reading the files of a rulebook, with every fault kept and its place known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from recomply.law.base import STRICT

Step = int | str
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


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
        """The fault as `file:line: what`. Files of an overlay are named with their own folder."""
        line = self.line or _line_of(self.file, self.path)
        inside = self.file.is_relative_to(folder)
        return f"{(self.file.relative_to(folder) if inside else self.file).as_posix()}:{line}: {self.what}"


class Reader:
    """Reads files into models and keeps every fault.

    Args:
        strict: Compile every pattern by itself, so that a broken one is named. Else its reader will fail.
    """

    def __init__(self, strict: bool) -> None:
        self.faults: list[Fault] = []
        self.files: dict[tuple[str, str], Path] = {}
        self.strict = strict

    def raw(self, file: Path) -> Any:
        """What a YAML file holds; None when it cannot be read."""
        try:
            data = yaml.load(file.read_text(encoding="utf-8"), _Loader)
            if data is None:
                self.faults.append(Fault(file, (), "this file is empty", 1))
            return data
        except FileNotFoundError:
            self.faults.append(Fault(file, (), "this file is missing", 0))
        except UnicodeDecodeError:
            self.faults.append(Fault(file, (), "this file is not UTF-8", 1))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = getattr(error, "problem", None) or "this is not YAML"
            self.faults.append(Fault(file, (), str(what), mark.line + 1 if mark else 1))
        return None

    def check(self, file: Path, model: type[M], data: Any) -> M | None:
        """Data as a model; None, with the faults kept, when it does not fit."""
        try:
            return model.model_validate(data, context={STRICT: self.strict})
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                path = _own_path(data, fault["loc"])
                self.faults.append(Fault(file, path, f"{_dotted(fault['loc'])}: {fault['msg']}"))
            return None

    def model(self, file: Path, model: type[M]) -> M | None:
        """A file as a model."""
        data = self.raw(file)
        return None if data is None else self.check(file, model, data)

    def models(
        self,
        folder: Path,
        model: type[M],
        *,
        key: str,
        change: Callable[[Path, Any], Any] = lambda _, data: data,
        join: Callable[[M, M], M] | None = None,
    ) -> dict[str, M]:
        """The files of a folder by the name they give themselves in `key`, which is also the name of the file.

        Where `join` is given, a subfolder of that name may hold it in parts.

        Args:
            folder: The folder. Files whose names begin with a small letter are not read.
            model: Model of each file.
            key: Attribute that names it.
            change: Applied to the raw data before it is checked.
            join: Makes two parts one.
        """
        found: dict[str, M] = {}
        for file in sorted([*folder.glob("[A-Z]*.yaml"), *(folder.glob("[A-Z]*/*.yaml") if join else ())]):
            data = self.raw(file)
            part = None if data is None else self.check(file, model, change(file, data))
            if part is None:
                continue
            name = str(getattr(part, key))
            expected = file.stem if file.parent == folder else file.parent.name
            if name != expected:
                self.faults.append(Fault(file, (), f"the file is called {expected} but holds {name}", 1))
            known = self.files.setdefault((folder.name, name), file)
            if known != file:  # in parts: all of them
                self.files[folder.name, name] = file.parent
            if name in found and join is not None:
                try:
                    part = join(found[name], part)
                except ValueError as error:
                    self.faults.append(Fault(file, (), str(error), 1))
                    continue
            found[name] = part
        return found

    def parts(self, folder: Path, names: Iterable[str], model: type[M]) -> M | None:
        """Several files of a folder as the fields of one model."""
        data = {name: self.raw(folder / f"{name}.yaml") for name in names}
        if any(part is None for part in data.values()):
            return None
        try:
            return model.model_validate(data, context={STRICT: self.strict})
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                name, *rest = fault["loc"]
                path = _own_path(data[str(name)], tuple(rest))
                self.faults.append(Fault(folder / f"{name}.yaml", path, f"{_dotted(tuple(rest))}: {fault['msg']}"))
            return None

    def attempt(self, place: Path, make: Callable[[], T]) -> T | None:
        """What a function makes of a place; None, with the fault kept, when it cannot."""
        try:
            return make()
        except (OSError, ValueError, yaml.YAMLError) as error:
            self.faults.append(Fault(place, (), " ".join(str(error).split()), 0))
            return None


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
