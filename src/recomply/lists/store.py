"""The folder in which a user's lists are kept.

    <folder>/<id>/<version>.json       what is known of a version of a list
    <folder>/<id>/<version>.jsonl.gz   its parties, one JSON object a line

Every file is written under another name first and then renamed, and no file is ever changed in two steps; so several
processes may add, read and remove at once. The newest version is the one with the highest number.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import io
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from recomply.errors import InputError
from recomply.lists.model import ID_PATTERN, Change, Effect, Entry, ListInfo
from recomply.lists.readers import ABOUT, EDITION, Reading, read_source
from recomply.lists.source import Source, survey
from recomply.lists.stash import stash

VARIABLE = "RECOMPLY_LISTS"
"""The environment variable that names another folder."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")  # no names for folders on Windows
_AGAIN = "Add the list's file again (recomply lists add)."


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a file.

    Attributes:
        info: The list as it is now.
        before: The list as it was; None if it is new.
    """

    info: ListInfo
    before: ListInfo | None

    @property
    def same_file(self) -> bool:
        """Whether the list was read from a file with the same content before."""
        return self.before is not None and self.before.digest == self.info.digest

    @property
    def unchanged(self) -> bool:
        """Whether nothing changed at all."""
        return self.before == self.info


def default_folder() -> Path:
    """The folder that the environment names, or that of the user."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("recomply", appauthor=False) / "lists"


class Store:
    """The lists in a folder.

    Args:
        folder: The folder; else the one that RECOMPLY_LISTS names, or the user's own. It need not be there yet.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = default_folder() if folder is None else Path(folder)

    # --- What is there -----------------------------------------------------------------------------------------------

    def infos(self) -> tuple[ListInfo, ...]:
        """The newest version of every list, by id.

        Raises:
            InputError: The folder, or what is written of a list, cannot be read.
        """
        return tuple(versions[-1] for name in self._ids() if (versions := self._versions(name)))

    def info(self, id: str, version: str | None = None) -> ListInfo:
        """A list: its newest version, or the one whose digest begins so.

        Raises:
            InputError: There is no such list, or no such version of it.
        """
        versions = self.versions(id)
        if version is None:
            return versions[-1]
        found = [one for one in versions if one.digest.startswith(version.strip().lower())]
        if version.strip() and len(found) == 1:
            return found[0]
        what = f"{id} has {'several versions' if found else 'no version'} {version!r}."
        raise InputError(what, f"Its versions: {', '.join(one.version for one in versions)}.")

    def versions(self, id: str) -> tuple[ListInfo, ...]:
        """All versions of a list, the newest last.

        Raises:
            InputError: There is no such list.
        """
        versions = self._versions(id) if re.fullmatch(ID_PATTERN, id) else ()
        if not versions:
            raise InputError(f"There is no list {id}.", self._near(id))
        return versions

    def entries(self, id: str, version: str | None = None) -> Iterator[Entry]:
        """The parties of a list, one after the other.

        Args:
            id: The list.
            version: Beginning of the digest of a version; else the newest one.

        Raises:
            InputError: There is no such list or version, or its data is damaged (also while the parties are read).
        """
        info = self.info(id, version)
        return (self._entry(info, line) for line in self._lines(info))

    def diff(self, id: str, old: str | None = None, new: str | None = None) -> Iterator[Change]:
        """What came, went and changed between two versions of a list.

        Args:
            id: The list.
            old: Beginning of the digest of the earlier version; else the one before the later version.
            new: Beginning of the digest of the later version; else the newest one.

        Raises:
            InputError: There is no such list or version, or only one version.
        """
        after = self.info(id, new)
        if old is None:
            earlier = [one for one in self.versions(id) if one.number < after.number]
            if not earlier:
                what = f"{id} has no version before {after.version}, so there is nothing to compare it with."
                raise InputError(what, "Versions come about when a newer file is added under the same id.")
            return self._changes(earlier[-1], after)
        return self._changes(self.info(id, old), after)

    # --- What changes it ---------------------------------------------------------------------------------------------

    def add(
        self,
        path: Path | str,
        id: str,
        effect: Effect | str,
        *,
        today: dt.date,
        title: str | None = None,
        published: dt.date | None = None,
        license: str | None = None,
        url: str | None = None,
        sheet: str | None = None,
    ) -> Added:
        """Adds a list, or a newer version of one that is there. The former versions are kept.

        Args:
            path: The file.
            id: Name of the list: small letters, digits, `.`, `_` and `-`.
            effect: What being on the list shall mean: `block`, `review` or `note`.
            today: The day it is added.
            title: For people; else that of the former version, of the format, or the name of the file.
            published: The day the file was published.
            license: Under which terms the data may be used; else as with the former version, or as the format tells.
            url: Where it is published; else as with the former version, or as the format tells.
            sheet: For workbooks, the sheet to read.

        Raises:
            InputError: The file or the call cannot be used; what was there before is untouched.
        """
        _check_id(id)
        wanted, source = _effect(effect), survey(Path(path))
        versions = self._versions(id)
        before = versions[-1] if versions else None
        known = next((one for one in versions if _same(one, source, sheet) and self._data(one).is_file()), None)
        info = known or self._read(source, id, wanted, sheet, today)
        about = ABOUT[info.format]
        newest = known is not None and known == before
        info = info.model_copy(
            update={
                "effect": wanted,
                "source": source.name,
                "title": title or (before.title if before else about.title or source.path.stem),
                "license": license or (before.license if before else about.license),
                "url": url or (before.url if before else about.url),
                "published": published or (known.published if known else None),
                "added": info.added if newest else today,
                "number": info.number if newest else (before.number if before else 0) + 1,
            }
        )
        added = Added(info, before)
        if not added.unchanged:
            self._write_info(info)
        return added

    def remove(self, id: str, *, old_only: bool = False) -> int:
        """Removes a list, or only its former versions.

        Returns:
            How many versions were removed.

        Raises:
            InputError: There is no such list, or it may not be removed.
        """
        versions = self.versions(id)
        gone = versions[:-1] if old_only else versions
        try:
            for info in gone:
                self._info(info).unlink(missing_ok=True)
                self._data(info).unlink(missing_ok=True)
            if not old_only:
                self._clear(id)
        except OSError as error:
            raise InputError(f"{id} cannot be removed: {error.strerror}.", "Close what has it open.") from None
        return len(gone)

    def size(self, info: ListInfo) -> int:
        """How many bytes a version takes on the disk."""
        try:
            return self._data(info).stat().st_size
        except OSError:
            return 0

    # --- Files -------------------------------------------------------------------------------------------------------

    def _ids(self) -> list[str]:
        try:
            names = [place.name for place in self.folder.iterdir() if place.is_dir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            what = f"The folder of lists {self.folder} cannot be read: {error.strerror}."
            raise InputError(what, f"Name another one (--dir, or {VARIABLE}).") from None
        return sorted(name for name in names if re.fullmatch(ID_PATTERN, name))

    def _versions(self, id: str) -> tuple[ListInfo, ...]:
        try:
            paths = sorted((self.folder / id).glob("*.json"))
            infos = [_loaded(path, id) for path in paths if not path.name.startswith(".")]
        except OSError as error:
            raise InputError(f"The list {id} cannot be read: {error.strerror}.", _AGAIN) from None
        return tuple(sorted(filter(None, infos), key=lambda info: (info.number, info.digest)))

    def _info(self, info: ListInfo) -> Path:
        return self.folder / info.id / f"{info.digest[:16]}.json"

    def _data(self, info: ListInfo) -> Path:
        return self.folder / info.id / f"{info.digest[:16]}.jsonl.gz"

    def _read(
        self,
        source: Source,
        id: str,
        effect: Effect,
        sheet: str | None,
        today: dt.date,
    ) -> ListInfo:
        """Reads the parties of a file into the folder."""
        reading = read_source(source, sheet)
        draft = ListInfo(
            id=id,
            title=id,
            format=reading.format,
            effect=effect,
            source=source.name,
            sheet=sheet or "",
            added=today,
            digest=source.digest,
            entries=1,
            reader=EDITION,
        )
        self._make_folder(id)
        count = self._write_data(draft, reading, source)
        update = {"entries": count, "skipped": reading.tally.skipped(), "remarks": reading.tally.told()}
        return draft.model_copy(update=update)

    def _make_folder(self, id: str) -> None:
        try:
            (self.folder / id).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"The folder {self.folder / id} cannot be made: {error.strerror}."
            raise InputError(what, f"Name another one (--dir, or {VARIABLE}).") from None

    def _write_data(self, info: ListInfo, reading: Reading, source: Source) -> int:
        from recomply.report.files import whole

        count = 0
        try:
            with whole(self._data(info)) as part:
                with _packing(part) as file:
                    for entry in reading.entries:
                        file.write(f"{entry.line()}\n")
                        count += 1
                _check_read(count, reading, source)
        finally:
            self._clear(info.id)
        return count

    def _write_info(self, info: ListInfo) -> None:
        from recomply.report.files import whole

        self._make_folder(info.id)
        with whole(self._info(info)) as part:
            part.write_text(info.model_dump_json(indent=1), encoding="utf-8")

    def _clear(self, id: str) -> None:
        """Removes the folder of a list, if nothing is in it."""
        with contextlib.suppress(OSError):
            (self.folder / id).rmdir()

    def _lines(self, info: ListInfo) -> Iterator[str]:
        count = 0
        try:
            with gzip.open(self._data(info), "rt", encoding="utf-8", newline="\n") as file:
                for line in file:
                    count += 1
                    yield line
        except FileNotFoundError:
            raise InputError(f"The data of {info.id}, version {info.version}, is gone.", _AGAIN) from None
        except (OSError, EOFError, zlib.error, UnicodeDecodeError):
            raise _damaged(info) from None
        if count != info.entries:
            raise _damaged(info)

    def _entry(self, info: ListInfo, line: str) -> Entry:
        try:
            return Entry.of_line(line)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _damaged(info) from None

    def _changes(self, before: ListInfo, after: ListInfo) -> Iterator[Change]:
        with stash() as aside:
            for side, info in enumerate((before, after)):
                aside.put(((self._entry(info, line).key, line) for line in self._lines(info)), side)
            for old, new in aside.differences():
                yield Change(
                    None if old is None else self._entry(before, old),
                    None if new is None else self._entry(after, new),
                )

    def _near(self, id: str) -> str:
        import difflib

        ids = [name for name in self._ids() if self._versions(name)]
        near = difflib.get_close_matches(id, ids, n=3, cutoff=0.4)
        if near:
            return f"Did you mean {' or '.join(near)}?"
        return f"There are: {', '.join(ids)}." if ids else f"There are no lists in {self.folder}."


def _check_id(id: str) -> None:
    if not re.fullmatch(ID_PATTERN, id) or _RESERVED.fullmatch(id):
        advice = "Small letters, digits, '.', '_' and '-' may be used, at most 64, such as us-csl or customers_blocked."
        raise InputError(f"{id!r} cannot be the id of a list.", advice)


def _effect(effect: Effect | str) -> Effect:
    try:
        return Effect(effect)
    except ValueError:
        raise InputError(f"There is no effect {str(effect)!r}.", f"Choose one of: {', '.join(Effect)}.") from None


def _same(info: ListInfo, source: Source, sheet: str | None) -> bool:
    return (info.digest, info.sheet, info.reader) == (source.digest, sheet or "", EDITION)


def _loaded(path: Path, id: str) -> ListInfo | None:
    """What a file tells of a version; None if it was removed meanwhile."""
    try:
        info = ListInfo.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError:
        raise InputError(f"{path} is damaged.", f"Remove it, and add the file of {id} again.") from None
    return info.model_copy(update={"id": id})


def _check_read(count: int, reading: Reading, source: Source) -> None:
    """Refuses a file without parties, and one that changed while it was read."""
    if not count:
        first: Iterable[str] = (f"The first problem: {problem}" for problem in reading.tally.problems)
        told = next(iter(first), "") or "; ".join(reading.tally.told())
        raise InputError(f"{source.name} holds no party that can be read.", told or "Its table is empty.")
    if survey(source.path).digest != source.digest:
        raise InputError(f"{source.name} changed while it was read.", "Add it again.")


def _damaged(info: ListInfo) -> InputError:
    return InputError(f"The data of {info.id}, version {info.version}, is damaged.", _AGAIN)


@contextlib.contextmanager
def _packing(path: Path) -> Iterator[io.TextIOWrapper]:
    """A packed text file whose bytes depend on its text alone."""
    with (
        path.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=4, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as text,
    ):
        yield text
