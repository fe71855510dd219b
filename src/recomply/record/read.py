"""First step of the path: files → raw records (`read`)."""

from __future__ import annotations

import difflib
import sys
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from recomply.errors import InputError
from recomply.record.json_ import read_lines, read_whole
from recomply.record.model import Batch, Record

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_TEXTS = (".csv", ".tsv")
_ENDINGS = (".json", ".jsonl", ".xlsx", ".xls", ".ods", ".csv", ".tsv", ".parquet")
_STANDARD_INPUT = "standard input"


def read(
    source: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    assume: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Batch:
    """Reads all shipments of a file.

    Args:
        source: The file; `-` is standard input, as JSON lines.
        columns: For tables, the user's word on columns: header text or column letter → field of the contract
            (`end_user.name`, `hs_code`); "" or "-" leaves a column out.
        assume: Values for fields that a record does not have, by path (`departure` → `CN`).
        sheet: For workbooks, the sheet to read.

    Returns:
        The records, how each column was understood, and what was skipped.

    Raises:
        InputError: The file or the call cannot be used; the text says what to do.
    """
    batch = _read(source, columns or {}, sheet)
    return replace(batch, records=_assumed(batch.records, assume)) if assume else batch


def _read(source: str | Path, columns: Mapping[str, str], sheet: str | None) -> Batch:
    if str(source) == "-":
        _refuse(_STANDARD_INPUT, columns, sheet)
        return Batch(_STANDARD_INPUT, None, "json", read_lines(sys.stdin.buffer, _STANDARD_INPUT))
    path = Path(source)
    raw, name, ending = content(path), path.name, path.suffix.lower()
    if ending in _WORKBOOKS or ending in _TEXTS or ending == ".parquet":
        from recomply.record.sheets import read_table

        if sheet is not None and ending not in _WORKBOOKS:
            raise InputError(f"{name} has no sheets.", "Leave out --sheet.")
        return read_table(raw, path, ending, columns, sheet)
    if ending not in (".json", ".jsonl"):
        what = f"{name} has the ending {ending!r}" if ending else f"{name} has no ending"
        raise InputError(f"{what}, which is not one that can be read.", f"Known are {', '.join(_ENDINGS)}.")
    _refuse(name, columns, sheet)
    records = read_lines(raw.splitlines(keepends=True), name) if ending == ".jsonl" else read_whole(raw, name)
    if not records and ending == ".jsonl":
        raise InputError(f"{name} is empty.", "Write one JSON object per line.")
    return Batch(name, path, "json", records, remarks=() if records else ("the list is empty",))


def content(path: Path) -> bytes:
    """The bytes of a file that is there, is a file, and is not empty."""
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder.", "Name one file in it.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", _near(path)) from None
    except PermissionError:
        advice = "Ask for the right to read it, or close the program that has it open."
        raise InputError(f"{path} may not be read.", advice) from None
    except (OSError, ValueError):
        raise InputError(f"{path} cannot be read.", "Check the name and the drive.") from None
    if not raw.strip():
        raise InputError(f"{path.name} is empty.", "Check that it was saved, or copied, completely.")
    return raw


def _near(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return f"There is no folder {path.parent} either."
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"Did you mean {path.parent / near[0]}?" if near else "Check the name and the folder."


def _refuse(name: str, columns: Mapping[str, str], sheet: str | None) -> None:
    if columns:
        raise InputError(f"{name} is JSON and has no columns to map.", "Leave out --map.")
    if sheet is not None:
        raise InputError(f"{name} is JSON and has no sheets.", "Leave out --sheet.")


# --- Values for the whole file ----------------------------------------------------------------------------------------


def _assumed(records: Sequence[Record], assume: Mapping[str, str]) -> list[Record]:
    from recomply.record.headers import vocabulary

    known = vocabulary()
    paths: dict[str, str] = {}
    for name, value in assume.items():
        path = known.path_called(name)
        if not path or path == "id":
            what = f"--assume {name}={value}: there is no field {name!r} that can be assumed."
            raise InputError(what, known.did_you_mean(name))
        paths[path] = value
    return [_with(record, paths) for record in records]


def _with(record: Record, paths: Mapping[str, str]) -> Record:
    """A record with values where it has none. What could not be read stays unknown."""
    if not isinstance(record.data, dict):
        return record
    doubtful = {problem.field for problem in record.problems}
    data, places = dict(record.data), dict[str, str]()
    for path, value in paths.items():
        if path.startswith("lines."):
            lines = data.get("lines")
            if isinstance(lines, list):
                data["lines"] = lines = list(lines)
                for number, line in enumerate(lines):
                    own = f"lines[{number}].{path.removeprefix('lines.')}"
                    if isinstance(line, dict) and own not in doubtful:
                        lines[number] = _filled(line, path.removeprefix("lines."), value, own, places)
        elif path not in doubtful:
            data = _filled(data, path, value, path, places)
    return replace(record, data=data, places=ChainMap(places, record.places)) if places else record  # type: ignore[arg-type]


def _filled(data: dict[str, Any], path: str, value: str, own: str, places: dict[str, str]) -> dict[str, Any]:
    """A copy of an object with a value under a dotted path, unless one is there."""
    step, _, rest = path.partition(".")
    name, _, index = step.partition("[")
    inner = data.get(name)
    if index:
        entries = list(inner) if isinstance(inner, list) else []
        if not entries:
            entries = [{}]
        if isinstance(entries[0], dict):
            entries[0] = _filled(entries[0], rest, value, own, places)
        return {**data, name: entries}
    if rest:
        if inner is None or isinstance(inner, dict):
            return {**data, name: _filled(inner or {}, rest, value, own, places)}
        return data
    if inner is not None:
        return data
    places[own] = "assumed for the whole file"
    return {**data, name: value}
