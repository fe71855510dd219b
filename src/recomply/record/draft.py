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
from recomply.record.composition import Shares, says_something, shares_in
from recomply.record.grid import Cell, Trouble
from recomply.record.table import Group, Slot, Table
from recomply.record.uscc import is_uscc

_CORRECT = "Correct the cell; until then its value is unknown."
_NO_PARTNER = (
    "a double quote in this row is never closed, or closes in another row; the row was taken to end with its line, and "
    "the lines below to be rows of their own."
)
_PAIR = "Close the quote, or write it twice if it belongs to the text; then screen again."
_NO_SHARES = (
    "this is neither a composition nor a name of a material; it counts as unknown and was added to the description."
)
_SHARES = "Write each part with its mass per cent: Nd 29, Dy 3.2, Fe 66."
_NAME = "Give it an id of its own, or, if it is a line of another shipment, the id of that shipment."
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
        draft._broken()
        draft._name()
        for slot in table.once:
            draft._once(slot)
        for column in table.lists:
            draft._listed(column)
        for row in [row for row in group.rows if table.has_line(row)] or group.rows[:1]:
            draft._line(row)
        draft._finish()
        return draft

    def _broken(self) -> None:
        """Tells of rows that could not be told from those below for certain."""
        grid = self.table.grid
        for row in self.group.rows if grid.faults else ():
            if (raw := grid.faults.get(row)) is not None:
                where = f"{grid.title} row {row + 1}"
                self.problems.append(Problem(where=where, field="", raw=raw[:200], why=_NO_PARTNER, advice=_PAIR))

    def _name(self) -> None:
        row = self.group.rows[0]
        if self.group.column is not None:
            self._put("id", self.table.cells[row][self.group.column], (row, self.group.column))
            return
        self.data["id"] = f"row {row + 1}"
        for column in self.table.ids:
            value = self.table.cells[row][column.index]
            if isinstance(value, Trouble):
                self._trouble("id", (row, column.index), value)
        if self.table.ids and "id" not in self._unknown:
            column = self.table.ids[0]
            given = self.table.cells[row][column.index]
            why = "this row has no id" if given is None else "this is no id"
            called = self.data["id"]
            why += f"; it was taken as a shipment of its own, not as a line of the one above, and is called {called!r}."
            self._problem("id", (row, column.index), given, why, _NAME)

    # Values of the shipment

    def _once(self, slot: Slot) -> None:
        path = slot.path
        found: list[tuple[Any, Cell]] = []
        for row in self.group.rows:
            if slot.only >= 0 and self.table.cells[row][slot.only] is None:
                continue
            value, here = self._value(slot, row, path)
            if value is not None and not any(value == other or same(value) == same(other) for other, _ in found):
                found.append((value, here))
        if path in self._unknown or not found:
            return
        (value, here), *others = found
        if not others:
            self._put(path, value, here)
            return
        self._unknown.add(path)
        self._notes += [f"{self._place(cell)} {path}: {_written(given)}" for given, cell in found]
        said = " and ".join(f"{self._place(cell)} says {_written(given)!r}" for given, cell in others)
        why = f"the rows of this shipment disagree: {said}."
        self._problem(path, here, value, why, _AGREE)

    def _listed(self, column: Used) -> None:
        field = column.field
        for row in self.group.rows:
            here = (row, column.index)
            value = self.table.cells[row][column.index]
            if value is None or (field.take != "party" and self.table.vocabulary.is_silent(value)):
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
                said = [f"{field.label} {_written(part)}" for part in parts] if field.label else parts
                self._add(field.path, said, here)

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
        shares = Shares()
        start = f"lines[{number}]."
        cells = self.table.cells[row]
        for slot in self.table.lined:
            if slot.only >= 0 and cells[slot.only] is None:
                continue
            value, here = self._value(slot, row, start + slot.path)
            if value is None:
                continue
            if slot.path.startswith("composition."):
                shares.measured[slot.path.removeprefix("composition.")] = (value, here)
                continue
            _set(line, slot.path, value)
            if self.located:
                self._locate(start + slot.path, here)
        for column in self.table.said:
            self._say(column, row, start, line, shares)
        self._compose(start + "composition", line, shares)
        for path, value, here in self._implied(row):
            name = path.removeprefix("lines.")
            if path.startswith("lines.") and name not in line and start + name not in self._unknown:
                line[name] = value
                self._locate(start + name, here)

    def _say(self, column: Used, row: int, start: str, line: dict[str, Any], shares: Shares) -> None:
        """What a column of shares or answers says of a line."""
        field, here = column.field, (row, column.index)
        value = self.table.cells[row][column.index]
        if isinstance(value, Trouble):
            self._trouble(start + (field.path or field.text).removeprefix("lines."), here, value)
            return
        if value is None or self.table.vocabulary.is_silent(value):
            return
        if field.take == "shares" and shares.written is None and shares_in(value):
            shares.written = (value, here)
            return
        entries = (field.answer or {}).get(self.table.vocabulary.answer(value))
        if entries is None:
            label = column.header.short if field.label == "header" else field.label
            name = field.text.removeprefix("lines.")
            if field.take == "shares" and not says_something(value):
                self._problem(f"{start}composition", here, value, _NO_SHARES, _SHARES)
            line[name] = _joined(name, [line.get(name), f"{label} {_written(value)}"])
            self._locate(start + name, here)
            return
        shares.stated |= {symbol: (share, here) for symbol, share in entries.get("lines.composition", {}).items()}
        for element in entries.get("lines.elements", ()):
            shares.present[element] = here
            line["elements"] = _with_element(line.get("elements"), element)
            self._locate(f"{start}elements", here)

    def _compose(self, path: str, line: dict[str, Any], shares: Shares) -> None:
        def disagree(here: Cell, symbol: str, share: Any, there: Cell, other: Any) -> None:
            why = f"{self._place(there)} says {_written(other)!r} of {symbol}, this cell {_written(share)!r}."
            self._problem(path, here, share, why, _SHARE_UNKNOWN)

        composition = shares.composed(disagree)
        if composition is not None:
            line["composition"] = composition
            self._locate(path, next(shares.cells()))

    # What is said without being written

    def _implied(self, row: int) -> Iterable[tuple[str, str, Cell]]:
        for column in self.table.implying:
            value = self.table.cells[row][column.index]
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
            slot = next(slot for slot in self.table.once if slot.path == "exporter.registration_number")
            self._default("exporter.country", "CN", (self.group.rows[0], slot.columns[0].index))
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

    def _value(self, slot: Slot, row: int, path: str) -> tuple[Any, Cell]:
        """The value of a row: of the first column that has one, or of all where it is a text put together."""
        cells = self.table.cells[row]
        if slot.only >= 0:
            value = cells[slot.only]
            if value.__class__ is Trouble:
                self._trouble(path, (row, slot.only), value)
                value = None
            return value, (row, slot.only)
        found: list[tuple[Any, Used]] = []
        for column in slot.columns:
            value = cells[column.index]
            if isinstance(value, Trouble):
                self._trouble(path, (row, column.index), value)
            elif value is not None and not (column.field.label and self.table.vocabulary.is_silent(value)):
                found.append((value, column))
        if not found:
            return None, (row, slot.columns[0].index)
        value, first = found[0]
        if first.field.take == "join":
            value = _joined(slot.path, [f"{column.field.label} {_written(v)}".strip() for v, column in found])
        return value, (row, first.index)

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


def _set(data: dict[str, Any], path: str, value: Any) -> None:
    """Puts a value under a dotted path, making the objects and lists on the way."""
    if path.startswith("parameters."):
        data.setdefault("parameters", {})[path.removeprefix("parameters.")] = value
        return
    if "." not in path:
        data[path] = value
        return
    *steps, last = path.split(".")
    here: Any = data
    for step in steps:
        name, _, index = step.partition("[")
        if not index:
            here = here.setdefault(name, {})
        else:
            position = int(index.removesuffix("]"))
            entries = here.setdefault(name, [])
            entries.extend({} for _ in range(position + 1 - len(entries)))
            here = entries[position]
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
    texts: dict[str, str] = {}
    for part in parts:
        if part is not None:
            texts.setdefault(same(part), str(part))
    between = " / " if name in ("description", "model", "grade") else "; "
    return between.join(texts.values())


def _with_element(present: Any, element: str) -> Any:
    if present is None:
        return [element]
    return [*present, element] if isinstance(present, list) else f"{present}, {element}"


def _is_document_number(value: Any) -> bool:
    """Whether an answer to "is there a certificate?" is the number of one, and not a remark such as "requested"."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if isinstance(value, (dt.date, dt.time)) or re.fullmatch(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", text):
        return False
    return re.fullmatch(r"(?=.*\d)[A-Za-z0-9][\w./#()-]*|.*第.*\d.*[号號].*", text) is not None
