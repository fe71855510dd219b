"""The file of a list: whether it can be used, its digest, its encoding, its lines and rows one after the other."""

from __future__ import annotations

import codecs
import csv
import difflib
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from recomply.errors import InputError
from recomply.lists.tally import Tally
from recomply.record.grid import decoded

HEAD = 1 << 18  # bytes by which the format is told
_CHUNK = 1 << 20
_MOST_LINES = 50  # of one row: more of them, and a quote was not closed
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BROKEN = re.compile("[\udc80-\udcff\uf8f0-\uf8f3]")  # what bytes become that the encoding does not know


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was gone through once.

    Attributes:
        path: Where it is.
        digest: SHA-256 of its bytes.
        head: Its first bytes, to the end of a line.
        doubtful: Place of the first byte that is not UTF-8; None if there is none.
    """

    path: Path
    digest: str
    head: bytes
    doubtful: int | None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def is_workbook(self) -> bool:
        """Whether it is a workbook, by its first bytes."""
        return self.head.startswith(_WORKBOOK)

    @property
    def is_utf_16(self) -> bool:
        """Whether it says of itself that it is UTF-16."""
        return self.head.startswith(_UTF_16)

    @property
    def beginning(self) -> str:
        """The first text of the file, as far as it can be read without knowing the encoding."""
        codec = "utf-16" if self.is_utf_16 else "utf-8-sig"
        return self.head.decode(codec, "replace").lstrip()


@dataclass(frozen=True, slots=True)
class Text:
    """A text file with its encoding.

    Attributes:
        source: The file.
        codec: Its encoding.
        whole: Whether every byte is known to belong to it.
    """

    source: Source
    codec: str
    whole: bool

    def open(self, newline: str = "\n") -> TextIO:
        """Opens the file. Bytes that the encoding does not know become characters that `broken` finds."""
        return self.source.path.open(encoding=self.codec, errors="surrogateescape", newline=newline)

    def broken(self, text: str) -> bool:
        """Whether a text holds bytes that could not be read."""
        return not self.whole and _BROKEN.search(text) is not None


def survey(path: Path) -> Source:
    """Goes through a file once.

    Raises:
        InputError: It is not there, may not be read, is empty, or is packed.
    """
    seen, utf_8 = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")("strict")
    head, doubtful, size = b"", None, 0
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder.", "Name one file in it.")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                seen.update(chunk)
                head = head or chunk[:HEAD]
                doubtful = _first_doubt(utf_8, chunk, size) if doubtful is None else doubtful
                size += len(chunk)
        doubtful = _first_doubt(utf_8, b"", size) if doubtful is None else doubtful
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", _near(path)) from None
    except PermissionError:
        advice = "Ask for the right to read it, or close the program that has it open."
        raise InputError(f"{path} may not be read.", advice) from None
    except (OSError, ValueError):
        raise InputError(f"{path} cannot be read.", "Check the name and the drive.") from None
    if not head.strip():
        raise InputError(f"{path.name} is empty.", "Check that it was saved, or copied, completely.")
    if head.startswith(_PACKED):
        raise InputError(f"{path.name} is a packed file.", "Unpack it, and add the file that is in it.")
    return Source(path, seen.hexdigest(), _to_line_end(head) if size > len(head) else head, doubtful)


def text_of(source: Source, recognised: Callable[[list[list[Any]]], int]) -> Text:
    """Finds the encoding of a file: UTF-8, UTF-16, GB 18030, Shift_JIS or Windows-1252.

    Args:
        source: The file.
        recognised: Counts the headers it knows in the best of some rows.

    Raises:
        InputError: The encoding cannot be told.
    """
    if source.is_utf_16:
        return Text(source, "utf-16", whole=False)
    if source.doubtful is None:
        return Text(source, "utf-8-sig", whole=True)
    sample = source.head + _around(source)
    if _mostly_utf_8(sample):
        return Text(source, "utf-8-sig", whole=False)
    codec, _, _ = decoded(sample, source.name, recognised)
    return Text(source, codec, whole=False)


def json_text(source: Source) -> Text:
    """A JSON file: UTF-8, unless it says of itself that it is UTF-16."""
    if source.is_utf_16:
        return Text(source, "utf-16", whole=False)
    return Text(source, "utf-8-sig", whole=source.doubtful is None)


def rows_of(text: Text, separator: str, skip: int, tally: Tally) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text table with their numbers, from 1. Rows that cannot be read are told and left out.

    Args:
        text: The file.
        separator: What stands between its columns.
        skip: Lines to leave out at the start.
        tally: Where trouble is told.
    """
    with text.open(newline="") as file:
        for _ in range(skip):
            file.readline()
        reader = csv.reader(file, delimiter=separator)
        number, line, width = skip, 0, 0
        while True:
            number += 1
            trouble, cells = "", []
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                trouble = f"the row breaks off ({error})."
            if not trouble and reader.line_num - line > _MOST_LINES:
                trouble = "one cell runs over more than 50 lines."
            elif not trouble and reader.line_num - line > 2 and _holds_rows(cells, separator, width):
                trouble = "one cell holds what looks like whole rows."
            if trouble:
                advice = "Look for a double quote without its partner; all that stands in these lines is not read."
                tally.row(f"{text.source.name} lines {line + skip + 1} to {reader.line_num + skip}", trouble, advice)
            elif text.broken("".join(cells)):
                where = f"{text.source.name} row {number}"
                advice = "Save the file again as “CSV UTF-8”."
                tally.row(where, f"it holds bytes that are not {text.codec.removesuffix('-sig')}.", advice)
            else:
                yield number, cells
            line, width = reader.line_num, max(width, len(cells))


def best_header(rows: Sequence[Sequence[Any]], worth: Callable[[Sequence[Any]], int]) -> int:
    """The place of the row that is worth most as a header, the first of equals; -1 if none is worth anything."""
    found = max(range(len(rows)), key=lambda number: worth(rows[number]), default=-1)
    return found if found >= 0 and worth(rows[found]) > 0 else -1


def _holds_rows(cells: Sequence[str], separator: str, width: int) -> bool:
    """Whether a cell has a line in its midst with as many separators as a row has."""
    most = max(2, width - 1)
    return any(line.count(separator) >= most for cell in cells for line in cell.splitlines()[1:-1])


def _first_doubt(utf_8: codecs.IncrementalDecoder, chunk: bytes, before: int) -> int | None:
    try:
        utf_8.decode(chunk, final=not chunk)
    except UnicodeDecodeError as error:
        return before + error.start
    return None


def _to_line_end(head: bytes) -> bytes:
    end = head.rfind(b"\n")
    return head[: end + 1] if end > 0 else head


def _around(source: Source) -> bytes:
    """The lines around the first byte that is not UTF-8, if they lie behind the head."""
    place = source.doubtful or 0
    if place < len(source.head):
        return b""
    with source.path.open("rb") as file:
        file.seek(max(0, place - 2000))
        start = file.read(2000).rpartition(b"\n")[2]
        return b"\n" + start + _to_line_end(file.read(HEAD))


def _mostly_utf_8(sample: bytes) -> bool:
    """Whether a text is UTF-8 but for a few bytes."""
    text = sample.decode("utf-8-sig", "surrogateescape")
    broken = len(_BROKEN.findall(text))
    foreign = sum(not letter.isascii() for letter in text) - broken
    return foreign > 10 * broken


def _near(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return f"There is no folder {path.parent} either."
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"Did you mean {path.parent / near[0]}?" if near else "Check the name and the folder."
