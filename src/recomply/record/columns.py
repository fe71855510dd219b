"""What each column becomes: ambiguous headers settled, competitors refused, the user's own word first."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from recomply.errors import InputError
from recomply.record.grid import Grid, Trouble, letter
from recomply.record.headers import Field, Meaning, Vocabulary, fold
from recomply.record.layout import Header, Layout
from recomply.record.model import Column
from recomply.record.workbook import OURS


@dataclass(frozen=True, slots=True)
class Used:
    """A column that fills something.

    Attributes:
        index: The column, from 0.
        header: Its header.
        field: What it becomes.
        implies: Paths and values that a filled cell says by itself, where nothing else does.
    """

    index: int
    header: Header
    field: Field
    implies: tuple[tuple[str, str], ...] = ()


def same(value: Any) -> str:
    """A value as it is compared with others: dates, numbers and texts that mean the same are equal."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return " ".join(unicodedata.normalize("NFKC", str(value)).casefold().split())


def understand_columns(
    grid: Grid, layout: Layout, rows: Sequence[int], mapped: Mapping[str, str], vocabulary: Vocabulary, source: str
) -> tuple[tuple[Used, ...], tuple[Column, ...]]:
    """Decides what every column becomes.

    Args:
        grid: The sheet.
        layout: Its header.
        rows: Its rows of data, from 0.
        mapped: The user's word: header or column letter → field; "" or "-" to leave a column out.
        vocabulary: The known headers.
        source: Name of the file, for people.

    Raises:
        InputError: Columns compete, a header can mean two things, or `mapped` names what does not exist.
    """
    settling = _Settling(grid, layout, rows, vocabulary, source)
    settling.map(mapped)
    settling.settle()
    settling.rank()
    settling.compare()
    settling.ask()
    return settling.used(), settling.report()


class _Settling:
    """The state of one decision about all columns of a sheet."""

    def __init__(self, grid: Grid, layout: Layout, rows: Sequence[int], vocabulary: Vocabulary, source: str) -> None:
        self.grid, self.rows, self.vocabulary, self.source = grid, rows, vocabulary, source
        self.headers = layout.headers
        self.chosen: dict[int, tuple[Meaning, str]] = {}
        self.open: dict[int, tuple[Meaning, ...]] = {}
        self.left_out: dict[int, str] = {}
        self.questions: list[tuple[str, str]] = []
        for column, header in enumerate(self.headers):
            if header.text.casefold().startswith(OURS):
                self.left_out[column] = "written by recomply, not read"
            elif len(header.meanings) == 1:
                self.chosen[column] = (header.meanings[0], header.meanings[0].source)
            elif header.meanings:
                self.open[column] = header.meanings

    # The user's word

    def map(self, mapped: Mapping[str, str]) -> None:
        for name, target in mapped.items():
            column = self._column(name)
            self.open.pop(column, None)
            self.chosen.pop(column, None)
            self.left_out.pop(column, None)
            if target.strip() in ("", "-"):
                self.left_out[column] = "left out by --map"
                continue
            field = self.vocabulary.field_called(target)
            if field is None:
                advice = self.vocabulary.did_you_mean(target)
                raise InputError(f"--map {name}={target}: there is no field {target!r}.", advice)
            implied = next((m.implies for m in self.headers[column].meanings if m.field.name == field.name), ())
            self.chosen[column] = (Meaning(replace(field, rank=0), "by --map", implied), "by --map")

    def _column(self, name: str) -> int:
        wanted = fold(name)
        found = [n for n, header in enumerate(self.headers) if wanted and wanted in _names(header.text)]
        if len(found) > 1:
            raise InputError(
                f"--map {name}: several columns of {self.source} have this header: {', '.join(map(letter, found))}.",
                f'Name one by its letter: --map "{letter(found[0])}=…".',
            )
        if not found:
            found = [n for n in range(len(self.headers)) if letter(n) == name.strip().upper()]
        if not found:
            known = ", ".join(repr(header.text) for header in self.headers if header.text)
            raise InputError(f"--map {name}: {self.source} has no such column.", f"Its columns are {known}.")
        return found[0]

    # Headers that mean two things

    def settle(self) -> None:
        for attempt in (self._by_others, self._by_values, self._by_others, self._asked):
            for column in list(self.open):
                attempt(column)

    def _choose(self, column: int, meaning: Meaning, how: str) -> None:
        del self.open[column]
        self.chosen[column] = (meaning, f"{meaning.source}, {how}")

    def _taken(self, meaning: Meaning) -> bool:
        field = meaning.field
        others = [other.field for other, _ in self.chosen.values()]
        single = field.take == "to"
        return any(o.name == field.name or (single and o.take == "to" and o.path == field.path) for o in others)

    def _by_others(self, column: int) -> None:
        meanings = self.open[column]
        free = [meaning for meaning in meanings if not self._taken(meaning)]
        alone = [meaning for meaning in meanings if meaning.field.alone]
        if alone and len(free) == len(meanings):
            self._choose(column, alone[0], "no other column names a country of arrival or destination")
        elif alone and alone[0] in free:
            return
        elif not free:
            del self.open[column]
            self.left_out[column] = "each of its meanings has a column of its own"
        elif len(free) == 1:
            self._choose(column, free[0], "settled by the other columns")

    def _by_values(self, column: int) -> None:
        meanings = [meaning for meaning in self.open[column] if not self._taken(meaning)]
        values = [value for row in self.rows if (value := self._value(row, column)) is not None]
        names = {meaning.field.name for meaning in meanings}
        if any(meaning.field.alone for meaning in meanings):
            return
        if not values:
            del self.open[column]
            self.left_out[column] = "empty"
        elif names == {"record_id", "line_no"}:
            name = _numbering([self.grid.at(row, column) for row in self.rows])
            if name:
                self._choose(column, next(m for m in meanings if m.field.name == name), "settled by its values")
        else:
            possible = [meaning for meaning in meanings if self._fits(values, meaning.field.looks)]
            striking = [meaning for meaning in possible if meaning.field.looks]
            for fitting in (possible, striking):
                if len(fitting) == 1:
                    self._choose(column, fitting[0], "settled by its values")
                    return

    def _value(self, row: int, column: int) -> Any:
        value = self.grid.at(row, column)
        return None if isinstance(value, Trouble) else value

    def _fits(self, values: list[Any], looks: str) -> bool:
        if looks == "answer":
            return all(self.vocabulary.answer(value) != "other" for value in values)
        texts = (unicodedata.normalize("NFKC", str(value)).strip() for value in values)
        return not looks or all(re.fullmatch(looks, text) for text in texts)

    def _asked(self, column: int) -> None:
        meanings, header = self.open[column], self.headers[column].text
        if all(meaning.field.unused for meaning in meanings):
            self._choose(column, meanings[0], "or the like")
            return
        for name in self.vocabulary.otherwise:
            for meaning in meanings:
                if meaning.field.name == name:
                    self._choose(column, meaning, "the harmless reading of two")
                    return
        what = " or ".join(f"{_target(m.field)} ({m.field.unused or m.field.name})" for m in meanings)
        advice = " or ".join(self._map(column, _target(meaning.field)) for meaning in meanings)
        self.questions.append((f"Column {letter(column)} {header!r} can mean {what}.", f"Write {advice}."))

    def _map(self, column: int, target: str) -> str:
        name = self.headers[column].short
        unique = fold(name) and sum(fold(name) in _names(other.text) for other in self.headers) == 1
        return f'--map "{name if unique else letter(column)}={target}"'

    # Several columns for one path

    @cached_property
    def _by_path(self) -> dict[str, list[int]]:
        paths: dict[str, list[int]] = {}
        for column, (meaning, _) in sorted(self.chosen.items()):
            if meaning.field.take == "to":
                paths.setdefault(meaning.field.path, []).append(column)
        return paths

    def _rank(self, column: int) -> int:
        return self.chosen[column][0].field.rank

    def rank(self) -> None:
        for path, columns in self._by_path.items():
            best = min(map(self._rank, columns))
            kept = [column for column in columns if self._rank(column) == best]
            for column in set(columns) - set(kept):
                self.left_out[column] = f"understood, not used: {path} comes from column {letter(kept[0])}"
                del self.chosen[column]
            self._by_path[path] = kept
            if best > 1:
                for column in kept:
                    meaning, how = self.chosen[column]
                    self.chosen[column] = (meaning, f"{how}, used because no column of its own gives {path}")

    def compare(self) -> None:
        for path, columns in self._by_path.items():
            rivals = (self._rivals(row, columns) for row in self.rows) if len(columns) > 1 else ()
            if found := next(filter(None, rivals), None):
                self.questions.append(self._competition(path, *found))

    def _rivals(self, row: int, columns: list[int]) -> tuple[int, int, int] | None:
        """Two of the columns that say different things in a row, and the row."""
        filled = [column for column in columns if self._value(row, column) is not None]
        for other in filled[1:]:
            if same(self.grid.at(row, filled[0])) != same(self.grid.at(row, other)):
                return filled[0], other, row
        return None

    def _competition(self, path: str, first: int, other: int, row: int) -> tuple[str, str]:
        a, b = (f"{letter(column)} {self.headers[column].text!r}" for column in (first, other))
        values = f"{self.grid.at(row, first)!s} and {self.grid.at(row, other)!s}"
        target = path.removeprefix("lines.")
        advice = f"Write {self._map(first, target)} or {self._map(other, target)}"
        if path.endswith(".name") and "[" not in path:
            local = path.removesuffix("name") + "name_local"
            advice += f"; if one is the same name in another script, {self._map(other, local)}"
        return f"Columns {a} and {b} compete for {target} (in row {row + 1}: {values}).", f"{advice}."

    def ask(self) -> None:
        if self.questions:
            where = f"sheet {self.grid.name!r} of {self.source}" if self.grid.name else self.source
            what = " ".join(what for what, _ in self.questions)
            raise InputError(f"In {where}: {what}", " ".join(advice for _, advice in self.questions))

    # What comes of it

    def used(self) -> tuple[Used, ...]:
        return tuple(
            Used(column, self.headers[column], meaning.field, (*meaning.implies, *self._unit(meaning)))
            for column, (meaning, _) in sorted(self.chosen.items())
        )

    def _unit(self, meaning: Meaning) -> Iterable[tuple[str, str]]:
        """What the unit in a header says, unless a column of its own, or another header, says otherwise."""
        path = meaning.field.suffix
        if not path or path in self._by_path or not self._says(meaning):
            return ()
        others = [other for other, _ in self.chosen.values() if other.field.suffix == path]
        said = {other.unit.casefold() for other in others if self._says(other)}
        return ((path, meaning.unit),) if len(said) == 1 else ()

    def _says(self, meaning: Meaning) -> bool:
        is_currency = meaning.unit.upper() in self.vocabulary.currencies
        return bool(meaning.unit) and is_currency == meaning.field.suffix.endswith("currency")

    def report(self) -> tuple[Column, ...]:
        columns: list[Column] = []
        for number, header in enumerate(self.headers):
            filled = any(self.grid.at(row, number) is not None for row in self.rows)
            if header.text or filled:
                field, how = self._how(number, header)
                lost = filled and number not in self.chosen and number not in self.left_out
                columns.append(Column(letter(number), header.text, field, how, lost))
        return tuple(columns)

    def _how(self, column: int, header: Header) -> tuple[str, str]:
        if column in self.left_out:
            return "", self.left_out[column]
        if column in self.chosen:
            meaning, how = self.chosen[column]
            if meaning.field.unused:
                return "", f"understood ({meaning.field.unused}), not used for screening"
            if meaning.field.role:
                how += f", as {meaning.field.role}"
            if meaning.field.take == "shares":
                how += "; text without shares goes to the description"
            return meaning.field.shown, how
        if not header.text:
            return "", "not understood: no header"
        near = self.vocabulary.suggestion(header.text)
        return "", f"not understood; a known header near it: {near}" if near else "not understood"


def _names(text: str) -> set[str]:
    """What a header may be called: as a whole, or by either of its two rows."""
    return {fold(part) for part in (text, *text.split(" / "))}


def _target(field: Field) -> str:
    """What to write behind the equals sign of --map for a field."""
    if field.unused:
        return "-"
    return field.path.removeprefix("lines.") if field.take in ("to", "join", "shares") else field.name


def _numbering(values: list[Any]) -> str:
    """What a column of running numbers counts: lines (1, 2, 3 …), shipments (1, 1, 2, or gaps), or nothing clear."""
    numbers = [int(value) if str(value).strip().isdigit() else None for value in values]
    steps = list(pairwise(numbers))
    if None not in numbers:
        if numbers[:1] == [1] and all(b in (1, a + 1) for a, b in steps if a is not None) and (1, 1) not in steps:
            return "line_no"
        if any(a == b for a, b in steps) or len(set(numbers)) == len(numbers):
            return "record_id"
        return ""
    given = [same(value) for value in values if value is not None]
    return "record_id" if values[0] is not None and len(set(given)) == len(given) else ""
