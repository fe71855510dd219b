"""One shipment of a table, put together from its rows.

Cells that are blank on later rows are inherited from the first row that has a value. Where rows of one shipment
disagree no value counts: the field stays unknown, a problem names both cells, and the texts are kept in the notes.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from recomply.errors import Problem
from recomply.record.columns import Used, same
from recomply.record.grid import Cell, Trouble
from recomply.record.table import Group, Table
from recomply.record.uscc import is_uscc

_CORRECT = "Correct the cell; until then its value is unknown."
_AGREE = "Make the cells agree; until then no value counts, and what they say is kept in the notes."
_SHARE_UNKNOWN = "Make the cells agree; until then the share is unknown."


class Draft:
    """The record of one shipment while it is put together; made by `Draft.of`.

    Attributes:
        data: The record, in the shape of the contract.
        places: Places by path; filled only when asked for.
        problems: Error cells and contradictions.
        lines: The row of each line, from 0.
    """

    def __init__(self, table: Table, group: Group, *, located: bool) -> None:
        self.table, self.group, self.located = table, group, located
        self.data: dict[str, Any] = {}
        self.places: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.lines: list[int] = []
        self._unknown: set[str] = set()
        self._notes: list[str] = []
        self._parties: dict[Any, tuple[dict[str, Any], dict[str, Cell]]] = {}

    @classmethod
    def of(cls, table: Table, group: Group, *, located: bool = False) -> Draft:
        """Puts a shipment together; `located` says whether places are wanted too."""
        draft = cls(table, group, located=located)
        draft._name()
        for path, columns in table.once.items():
            draft._once(path, columns)
        for column in table.lists:
            draft._listed(column)
        for row in [row for row in group.rows if table.has_line(row)] or group.rows[:1]:
            draft._line(row)
        draft._finish()
        return draft

    def _name(self) -> None:
        row = self.group.rows[0]
        if self.group.column is not None:
            self._put("id", self.table.grid.at(row, self.group.column), (row, self.group.column))
            return
        self.data["id"] = f"row {row + 1}"
        for column in self.table.ids:
            value = self.table.grid.at(row, column.index)
            if isinstance(value, Trouble):
                self._trouble("id", (row, column.index), value)

    # Values of the shipment

    def _once(self, path: str, columns: Sequence[Used]) -> None:
        found: dict[str, tuple[Any, Cell]] = {}
        for row in self.group.rows:
            value, here = self._value(path, row, columns)
            if value is not None:
                found.setdefault(same(value), (value, here))
        if path in self._unknown or not found:
            return
        (value, here), *others = found.values()
        if not others:
            self._put(path, value, here)
            return
        self._unknown.add(path)
        self._notes += [f"{self._place(cell)} {path}: {_written(given)}" for given, cell in found.values()]
        said = " and ".join(f"{self._place(cell)} says {_written(given)!r}" for given, cell in others)
        why = f"the rows of this shipment disagree: {said}."
        self._problem(path, here, value, why, _AGREE)

    def _listed(self, column: Used) -> None:
        field = column.field
        for row in self.group.rows:
            here = (row, column.index)
            value = self.table.value(row, column)
            if value is None or (field.label and self.table.vocabulary.is_silent(value)):
                continue
            if isinstance(value, Trouble):
                self._trouble(field.path or "intermediaries", here, value)
            elif field.take == "party" and self.table.vocabulary.answer(value) in ("no", "none"):
                continue
            elif field.take == "party":
                party = {"name": value, "role": field.role}
                self._parties.setdefault((field.role, same(value)), (party, {"name": here}))
            elif field.take in ("to", "join"):
                self._party_field(field.path, value, here)
            elif field.take == "answer":
                self._answer(column, value, here)
            else:
                parts = _split(value, ";；\n、")
                self._add(field.path, [f"{field.label} {_written(part)}" for part in parts] if field.label else parts, here)

    def _party_field(self, path: str, value: Any, here: Cell) -> None:
        """A value of an intermediary that is called by its number."""
        number, _, rest = path.removeprefix("intermediaries[").partition("].")
        party, cells = self._parties.setdefault(int(number), ({}, {}))
        if rest not in cells:
            _set(party, rest, value)
            cells[rest] = here
        elif same(value) != same(self.table.grid.at(*cells[rest])):
            why = f"the rows of this shipment disagree: {self._place(cells[rest])} says otherwise."
            self._problem("intermediaries", here, value, why, "Give each intermediary columns of its own.")
            self._notes.append(f"{self._place(here)} {path}: {_written(value)}")

    def _answer(self, column: Used, value: Any, here: Cell) -> None:
        """What an answer about the shipment says: entries of lists, or a note."""
        field, kind = column.field, self.table.vocabulary.answer(value)
        says = field.answer or {}
        if kind == "other" and field.path:
            self._add(field.path, _split(value, ";；,，、\n/"), here)
        elif kind == "other" and "given" in says and _is_document_number(value):
            self._add_all(says["given"], here)
        elif kind in says and kind != "other":
            self._add_all(says[kind], here)
        else:
            self._add(field.text, [f"{field.label} {_written(value)}"], here)

    def _add_all(self, entries: dict[str, list[Any]], here: Cell) -> None:
        for path, values in entries.items():
            self._add(path, values, here)

    def _add(self, path: str, values: Iterable[Any], here: Cell) -> None:
        if path == "notes":
            self._notes += [str(value) for value in values if value not in self._notes]
            return
        entries = self.data.setdefault(path, [])
        entries += [value for value in values if value not in entries]
        self._locate(path, here)

    # Values of a line

    def _line(self, row: int) -> None:
        number = len(self.lines)
        self.lines.append(row)
        line: dict[str, Any] = {}
        self.data.setdefault("lines", []).append(line)
        shares = _Shares()
        for path, columns in self.table.lined.items():
            name = path.removeprefix("lines.")
            own = f"lines[{number}].{name}"
            value, here = self._value(own, row, columns)
            if value is None:
                continue
            if name.startswith("composition."):
                shares.measured[name.removeprefix("composition.")] = (value, here)
            else:
                _set(line, name, value)
                self._locate(own, here)
        for column in self.table.said:
            self._say(column, row, number, line, shares)
        self._compose(number, line, shares)
        for path, value, here in self._implied(row):
            name = path.removeprefix("lines.")
            own = f"lines[{number}].{name}"
            if path.startswith("lines.") and name not in line and own not in self._unknown:
                line[name] = value
                self._locate(own, here)

    def _say(self, column: Used, row: int, number: int, line: dict[str, Any], shares: _Shares) -> None:
        """What a column of shares or answers says of a line."""
        field, here = column.field, (row, column.index)
        value = self.table.value(row, column)
        own = f"lines[{number}].{(field.path or field.text).removeprefix('lines.')}"
        if isinstance(value, Trouble):
            self._trouble(own, here, value)
            return
        if value is None or self.table.vocabulary.is_silent(value):
            return
        if field.take == "shares" and shares.written is None and _shares_in(value):
            shares.written = (value, here)
            return
        entries = (field.answer or {}).get(self.table.vocabulary.answer(value))
        if entries is None:
            label = column.header.short if field.label == "header" else field.label
            name = field.text.removeprefix("lines.")
            line[name] = _joined(name, [line.get(name), f"{label} {_written(value)}"])
            self._locate(f"lines[{number}].{name}", here)
            return
        shares.stated |= {symbol: (share, here) for symbol, share in entries.get("lines.composition", {}).items()}
        for element in entries.get("lines.elements", ()):
            shares.present[element] = here
            line["elements"] = _with_element(line.get("elements"), element)
            self._locate(f"lines[{number}].elements", here)

    def _compose(self, number: int, line: dict[str, Any], shares: _Shares) -> None:
        """The composition of a line, from text, from columns by element, and from statements that there is none."""
        own = f"lines[{number}].composition"
        if shares.written:
            self._locate(own, shares.written[1])
        if not shares.measured and not shares.stated:
            if shares.written:
                line["composition"] = shares.written[0]
            return
        parts: dict[str, tuple[Any, Cell]] = {}
        if shares.written:
            value, here = shares.written
            parts = {name: (share, here) for name, share in _shares_in(value).items()}
        doubtful = set()
        for given in (shares.measured, shares.stated):
            for symbol, (share, here) in given.items():
                rival = parts.setdefault(symbol, (share, here))
                if _figure(rival[0]) != _figure(share):
                    doubtful.add(symbol)
                    why = f"{self._place(rival[1])} says {_written(rival[0])!r} of {symbol}."
                    self._problem(own, here, share, why, _SHARE_UNKNOWN)
        for symbol, here in shares.present.items():
            if symbol in parts and _figure(parts[symbol][0]) == 0:
                doubtful.add(symbol)
                why = f"{self._place(parts[symbol][1])} says that there is no {symbol}, this cell that there is."
                self._problem(own, here, None, why, _SHARE_UNKNOWN)
        line["composition"] = {symbol: share for symbol, (share, _) in parts.items() if symbol not in doubtful}
        for symbol, (_, here) in parts.items():
            self._locate(f"{own}.{symbol}", here)
            self._locate(own, here)

    # What is said without being written

    def _implied(self, row: int) -> Iterable[tuple[str, str, Cell]]:
        for column in self.table.implying:
            value = self.table.grid.at(row, column.index)
            if value is not None and not isinstance(value, Trouble) and not self.table.vocabulary.is_silent(value):
                for path, implied in column.implies:
                    yield path, implied, (column.header.row, column.index)

    def _finish(self) -> None:
        for row in self.group.rows:
            for path, value, here in self._implied(row):
                if not path.startswith("lines."):
                    self._default(path, value, here)
        number = self.data.get("exporter", {}).get("registration_number")
        if isinstance(number, str) and is_uscc(number):
            here = self._value("", self.group.rows[0], self.table.once["exporter.registration_number"])[1]
            self._default("exporter.country", "CN", here)
        for place, (_, (party, cells)) in enumerate(sorted(self._parties.items(), key=_numbered_first)):
            self.data.setdefault("intermediaries", []).append(party)
            for name, here in cells.items():
                self._locate(f"intermediaries[{place}].{name}", here)
        if self._notes:
            self.data["notes"] = "; ".join(self._notes)

    def _default(self, path: str, value: str, here: Cell) -> None:
        if path not in self._unknown and _get(self.data, path) is None:
            self._put(path, value, here)

    # Small things

    def _value(self, path: str, row: int, columns: Sequence[Used]) -> tuple[Any, Cell]:
        """The value of a row for a path: the first of its columns, or all of them where it is a text put together."""
        found: list[tuple[Any, Cell, Used]] = []
        for column in columns:
            value, here = self.table.value(row, column), (row, column.index)
            if isinstance(value, Trouble):
                self._trouble(path, here, value)
            elif value is not None and not (column.field.label and self.table.vocabulary.is_silent(value)):
                found.append((value, here, column))
        if not found:
            return None, (row, columns[0].index)
        value, here, column = found[0]
        if column.field.take == "join" and (len(found) > 1 or column.field.label):
            parts = [f"{c.field.label} {_written(v)}" if c.field.label else _written(v) for v, _, c in found]
            return _joined(column.field.path.removeprefix("lines."), parts), here
        return value, here

    def _put(self, path: str, value: Any, here: Cell) -> None:
        _set(self.data, path, value)
        self._locate(path, here)

    def _locate(self, path: str, here: Cell) -> None:
        if self.located:
            self.places.setdefault(path, self._place(here))

    def _place(self, here: Cell) -> str:
        return self.table.grid.place(*here)

    def _trouble(self, path: str, here: Cell, trouble: Trouble) -> None:
        self._unknown.add(path)
        self._problem(path, here, trouble.shown or None, trouble.why, _CORRECT)

    def _problem(self, path: str, here: Cell, raw: Any, why: str, advice: str) -> None:
        given = raw if raw is None or isinstance(raw, (bool, int, float)) else _written(raw)[:200]
        self.problems.append(Problem(where=self._place(here), field=path, raw=given, why=why, advice=advice))


class _Shares:
    """What the cells of a line say of its composition: as one text, by element, by statement."""

    def __init__(self) -> None:
        self.written: tuple[Any, Cell] | None = None
        self.measured: dict[str, tuple[Any, Cell]] = {}
        self.stated: dict[str, tuple[Any, Cell]] = {}
        self.present: dict[str, Cell] = {}


_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def _set(data: dict[str, Any], path: str, value: Any) -> None:
    """Puts a value under a dotted path, making the objects and lists on the way."""
    if path.startswith("parameters."):
        data.setdefault("parameters", {})[path.removeprefix("parameters.")] = value
        return
    *steps, last = path.split(".")
    here: Any = data
    for step in steps:
        name, index = _STEP.fullmatch(step).groups()  # type: ignore[union-attr]
        if index is None:
            here = here.setdefault(name, {})
        else:
            entries = here.setdefault(name, [])
            entries.extend({} for _ in range(int(index) + 1 - len(entries)))
            here = entries[int(index)]
    here[last] = value


def _get(data: dict[str, Any], path: str) -> Any:
    here: Any = data
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return here


def _numbered_first(entry: tuple[Any, Any]) -> tuple[bool, int]:
    key = entry[0]
    return (False, key) if isinstance(key, int) else (True, 0)


def _written(value: Any) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return str(value).strip()


def _split(value: Any, signs: str) -> list[Any]:
    if not isinstance(value, str):
        return list(value) if isinstance(value, (list, tuple)) else [value]
    return [part.strip() for part in re.split(f"[{signs}]+", value) if part.strip()]


def _joined(name: str, parts: Sequence[Any]) -> str:
    """Texts put together, each once."""
    texts = {same(part): str(part) for part in reversed(parts) if part is not None}
    between = " / " if name in ("description", "model", "grade") else "; "
    return between.join(reversed(texts.values()))


def _with_element(present: Any, element: str) -> Any:
    if present is None:
        return [element]
    return [*present, element] if isinstance(present, list) else f"{present}, {element}"


_SHARE = re.compile(
    r"(?:([A-Z][A-Za-z0-9()]*)\s*(?:[:=≈~]|\s)|([A-Z][A-Za-z()]*|[一-龥ぁ-んァ-ヶー]+)\s*[:=≈~]?)"
    r"\s*(\d+(?:\.\d+)?)\s*(?:wt\.?\s*%|mass\s*%|%)?"
)


def _shares_in(value: Any) -> dict[str, str]:
    """The parts and shares of a text such as `Nd 29%, Dy 3.2%`; empty when it is not such a text."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    found: dict[str, str] = {}
    for piece in re.split(r"[,;、|\n]+", text):
        match = _SHARE.fullmatch(piece.strip())
        if match is None or (match[1] or match[2]) in found:
            return {}
        found[match[1] or match[2]] = match[3]
    return found if len(found) > 1 or "%" in text else {}


def _figure(value: Any) -> float | str:
    try:
        return float(str(value).strip().removesuffix("%"))
    except ValueError:
        return same(value)


def _is_document_number(value: Any) -> bool:
    """Whether an answer to "is there a certificate?" is the number of one, and not a remark such as "requested"."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if isinstance(value, (dt.date, dt.time)) or re.fullmatch(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", text):
        return False
    return re.fullmatch(r"(?=.*\d)[A-Za-z0-9][\w./#()-]*|.*第.*\d.*[号號].*", text) is not None
