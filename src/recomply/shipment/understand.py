"""record → Shipment: the one place where a raw record becomes typed, and where trouble is told cell by cell."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from recomply.errors import Problem
from recomply.shipment.model import License, Line, Material, Owner, Party, Shipment

_PARTS: dict[str, type[BaseModel]] = {
    "exporter": Party,
    "consignee": Party,
    "end_user": Party,
    "intermediaries": Party,
    "owners": Owner,
    "lines": Line,
    "license": License,
    "materials": Material,
}


@dataclass(frozen=True, slots=True)
class Understood:
    """A shipment and what could not be understood of its record."""

    shipment: Shipment
    problems: tuple[Problem, ...] = ()


def understand(
    record: Mapping[str, Any] | Shipment,
    *,
    number: int = 1,
    places: Mapping[str, str] | None = None,
) -> Understood:
    """Reads a record. Never raises for what the record contains: what is not understood is reported and unknown.

    Args:
        record: The record, in the shape of the contract.
        number: The record's position in its input, used as its name when it has no id.
        places: Where each field was read, by dotted path (`lines[0].hs_code` → `Sheet1!F12`).
    """
    if isinstance(record, Shipment):
        return Understood(record)
    try:
        return Understood(Shipment.model_validate(record))
    except ValidationError as error:
        return _mended(record, error, number, places or {})


def _mended(record: Any, error: ValidationError, number: int, places: Mapping[str, str]) -> Understood:
    problems: list[Problem] = []
    if not isinstance(record, Mapping):
        problem = Problem(
            where=places.get("", f"record {number}"),
            field="",
            raw=_short(record),
            why="a record is an object of fields.",
            advice="See the list of fields in the documentation.",
        )
        return Understood(Shipment(id=f"record {number}"), (problem,))
    data: dict[str, Any] = copy.deepcopy(dict(record))
    while True:
        for fault in sorted(error.errors(), key=lambda fault: [str(part) for part in fault["loc"]], reverse=True):
            loc = _own_path(data, fault["loc"])
            problems.append(_problem(data, loc, fault, number, places))
            _drop(data, loc)
        data.setdefault("id", f"record {number}")
        try:
            shipment = Shipment.model_validate(data)
        except ValidationError as again:
            error = again
            continue
        return Understood(shipment, tuple(reversed(problems)))


def _own_path(data: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The part of a pydantic location that exists in the record itself (unions and types add steps of their own)."""
    path: list[int | str] = []
    here = data
    for step in loc:
        in_list = isinstance(here, (list, tuple)) and isinstance(step, int) and step < len(here)
        if in_list or (isinstance(here, Mapping) and step in here):
            here = here[step]
        else:
            if not path and isinstance(step, str):
                path.append(step)
            break
        path.append(step)
    return tuple(path)


def _problem(data: Any, loc: tuple[int | str, ...], fault: Any, number: int, places: Mapping[str, str]) -> Problem:
    field = _dotted(loc)
    raw = data
    for step in loc:
        raw = raw.get(step) if isinstance(raw, Mapping) else raw[step]
    why, advice = _words(loc, fault)
    where = _place(field, number, places)
    return Problem(where=where, field=field, raw=_short(raw), why=why, advice=advice)


def _place(field: str, number: int, places: Mapping[str, str]) -> str:
    return places.get(field) or (f"{places['']}, {field}" if "" in places else f"record {number}")


def placed(problem: Problem, *, number: int = 1, places: Mapping[str, str] | None = None) -> Problem:
    """A problem that was found by the path of a field, with the place where a person finds that field."""
    if problem.where != problem.field:
        return problem
    return problem.model_copy(update={"where": _place(problem.field, number, places or {})})


def _words(loc: tuple[int | str, ...], fault: Any) -> tuple[str, str]:
    kind = fault["type"]
    if kind == "extra_forbidden":
        known = _fields_at(loc)
        near = difflib.get_close_matches(str(loc[-1]), known, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
        return "there is no such field.", hint
    if kind == "missing":
        return "every record needs an id.", "Give each record the reference you know it by."
    if kind == "value_error":
        return str(fault["ctx"]["error"]), ""
    if kind in {"model_type", "model_attributes_type"}:
        return "an object with named fields is expected here.", ""
    if kind in {"tuple_type", "list_type"}:
        return "a list is expected here.", ""
    return "this value has the wrong type.", ""


def _fields_at(loc: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Shipment
    for step in loc[:-1]:
        if isinstance(step, str) and step in _PARTS:
            model = _PARTS[step]
    return list(model.model_fields)


def _drop(data: Any, loc: tuple[int | str, ...]) -> None:
    if not loc:
        return
    here = data
    for step in loc[:-1]:
        if isinstance(here, Mapping) and step not in here:
            return
        here = here[step]
    last = loc[-1]
    if isinstance(here, dict):
        here.pop(last, None)
    elif isinstance(here, list) and isinstance(last, int) and last < len(here):
        # A part that is no object keeps its place, so that the lines after it keep their numbers.
        here[last] = {} if loc[-2:-1] and loc[-2] in _PARTS else None


def _dotted(loc: tuple[int | str, ...]) -> str:
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _short(value: Any) -> Any:
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    written = str(value)
    return written if len(written) <= 200 else written[:199] + "…"


def choices(field: type[BaseModel], name: str) -> tuple[str, ...]:
    """The values a field may take, for fields with a fixed set; empty for others."""
    annotation = field.model_fields[name].annotation
    found: list[str] = []
    pending = [annotation]
    while pending:
        for arg in get_args(pending.pop()):
            if isinstance(arg, str):
                found.append(arg)
            else:
                pending.append(arg)
    return tuple(found)
