"""JSON and JSON lines → records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from recomply.errors import InputError, Problem
from recomply.record.model import Record

_ADVICE = "Write one JSON object per line, in UTF-8."
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class _Twice:
    """Stands for the values of a name that an object gives more than once."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """Data in which `_Twice` may stand."""

    data: Any


class _TwiceError(Exception):
    """An object gives a name more than once."""


class _UnreadableError(Exception):
    """Why a text is no JSON; the text of the exception is for people."""


def read_lines(lines: Iterable[bytes], source: str) -> list[Record]:
    """One record per line that is not blank. A line that is no JSON is a record with a problem, never lost."""
    records: list[Record] = []
    for position, raw in enumerate(lines, 1):
        if position == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        number, place = len(records) + 1, f"{source} line {position}"
        try:
            data = _loaded(_text(raw.rstrip(b"\r\n")))
        except _UnreadableError as error:
            written = raw.decode("utf-8", "replace").strip()
            problem = Problem(where=place, field="", raw=_short(written), why=str(error), advice=_ADVICE)
            records.append(Record(number, written, {"": place}, problems=(problem,)))
        else:
            records.append(_record(number, data, place))
    return records


def read_whole(raw: bytes, source: str) -> list[Record]:
    """The records of a JSON file: one object, or a list.

    Raises:
        InputError: The file is no JSON.
    """
    try:
        data = _loaded(_text(raw.removeprefix(b"\xef\xbb\xbf")))
    except _UnreadableError as error:
        advice = "Correct it there. In a .jsonl file, one object a line, only the broken lines would be lost."
        raise InputError(f"{source} is not valid JSON: {error}", advice) from None
    if isinstance(data, _Marked) and isinstance(data.data, list):
        data = [_Marked(item) for item in data.data]
    if isinstance(data, list):
        return [_record(number, item, f"{source} item {number}") for number, item in enumerate(data, 1)]
    return [_record(1, data, source)]


def _record(number: int, data: Any, place: str) -> Record:
    problems: list[Problem] = []
    if isinstance(data, _Marked):
        data = data.data
        _drop_twice(data, "", place, problems)
    return Record(number, data, {"": place}, problems=tuple(problems))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"byte {error.start + 1} is not UTF-8.") from None


def _loaded(text: str) -> Any:
    try:
        data = _parsed(text)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise _UnreadableError(f"the JSON breaks at {place}: {_plain(error)}.") from None
    except RecursionError:
        raise _UnreadableError("the JSON is nested too deeply.") from None
    except ValueError:
        raise _UnreadableError("a number in the JSON has too many digits.") from None
    if _SURROGATE.search(text):
        try:
            json.dumps(data, ensure_ascii=False, default=repr).encode("utf-8")
        except UnicodeEncodeError:
            raise _UnreadableError("a \\u escape stands for half a character.") from None
    return data


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object)
    except _TwiceError:
        return _Marked(json.loads(text, object_pairs_hook=_marked_object))


def _plain(error: json.JSONDecodeError) -> str:
    if error.pos >= len(error.doc.rstrip()):
        return "the text ends too early"
    found = error.doc[error.pos]
    if error.msg.startswith("Illegal trailing comma"):
        return "a comma stands before the closing bracket, with nothing after it"
    if error.msg == "Extra data":
        return f"{found!r} stands after the end of the value"
    if error.msg.startswith("Expecting property name"):
        return f"a name in double quotes is expected, not {found!r}"
    if error.msg.startswith("Unterminated string"):
        return "a text has no closing double quote"
    if error.msg.startswith("Expecting ',' delimiter"):
        return f"a comma or a closing bracket is expected, not {found!r}"
    if error.msg.startswith("Invalid control character"):
        return "a line break or another control character stands inside a text"
    if error.msg.startswith("Expecting value"):
        return f"a value is expected, not {found!r}"
    return error.msg[:1].lower() + error.msg[1:]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _TwiceError
    return data


def _marked_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    given: dict[str, list[Any]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else _Twice(tuple(values)) for name, values in given.items()}


def _drop_twice(data: Any, path: str, place: str, problems: list[Problem]) -> None:
    if isinstance(data, dict):
        for name, value in list(data.items()):
            here = f"{path}.{name}" if path else name
            if isinstance(value, _Twice):
                del data[name]
                problems.append(
                    Problem(
                        where=f"{place}, {here}",
                        field=here,
                        raw=_short(" | ".join(map(str, value.values))),
                        why="the same name is given more than once, so no value counts.",
                        advice="Keep one of them.",
                    )
                )
            else:
                _drop_twice(value, here, place, problems)
    elif isinstance(data, list):
        for position, item in enumerate(data):
            _drop_twice(item, f"{path}[{position}]", place, problems)


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
