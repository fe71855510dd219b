"""Which control entries a description names: by the words of the rulebook and by the official names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from recomply.facts.goods.purposes import Purposes, Spans, within
from recomply.facts.texts.finding import Finder, Found
from recomply.facts.texts.folding import Folded, Folding
from recomply.law.indicators import Wording
from recomply.law.items import Entry, ItemsFile
from recomply.law.limits import Stated

_ASIDE = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_WORD_START = re.compile(r"[^ -](?:[^ -]|[ -][^ -])")
_NO_WORD = re.compile(r"[\W_]+")
_LONGEST_NAME = 400


WHOLE = "composition, nearly all of it"
"""The field of a name that stands for nearly all of the goods: no other word makes them other goods."""


class Named(NamedTuple):
    """An entry a text names.

    Attributes:
        field: The field of the line.
        text: The words as written.
        head: Whether they name the goods themselves, and not what the goods are for, nor something in a remark.
    """

    entry: Entry
    field: str
    text: str
    head: bool


class Names(NamedTuple):
    """What the texts of a line name.

    Attributes:
        entries: Entries named, by identity.
        said: Wordings of limits that the texts use, by identity: field and words.
        other: Entries beside whose names the texts show other goods, by identity.
    """

    entries: dict[int, Named]
    said: dict[int, tuple[str, str]]
    other: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """What the finder looks for: words of an entry (`names`), of other goods (`unless`), of a limit (`says`)."""

    kind: str
    wording: Wording
    entry: Entry


class Naming:
    """Finds the entries that descriptions name. Shared by all lines; safe under threads.

    Args:
        items: The catalogue.
        purposes: What goods are for. Words inside do not name the goods themselves.
        folding: How characters are brought to one form.
    """

    def __init__(self, items: Mapping[str, ItemsFile], purposes: Purposes, folding: Folding) -> None:
        self._folding = folding
        self._exact: dict[str, list[Entry]] = {}
        entries = [entry for file in items.values() for entry in file.entries]
        self._finder = Finder([words for entry in entries for words in _words(entry)], folding)
        for entry in entries:
            for name in (entry.name.zh, entry.name.en):
                for spelled in dict.fromkeys((self._plain(name), self._plain(_ASIDE.sub("", name)))):
                    if spelled:
                        self._exact.setdefault(spelled, []).append(entry)
        self._purposes = purposes

    def find(self, texts: Iterable[tuple[str, str]]) -> Names:
        """What texts name: entries, those that name the goods themselves before those the goods are for."""
        found: dict[int, Named] = {}
        said: dict[int, tuple[str, str]] = {}
        other: set[int] = set()
        for field, text in texts:
            folded = self._folding.fold(text)
            hits = self._finder.find(folded)
            other.update(id(hit.rule.entry) for hit in hits["unless"])
            for hit in hits["says"]:
                said.setdefault(id(hit.rule.wording), (field, _written(folded, hit.start, hit.end)))
            for named in self._named(field, folded, hits["names"]):
                known = found.get(id(named.entry))
                if known is None or (named.head and not known.head):
                    found[id(named.entry)] = named
        for key in other:
            if key in found and found[key].field != WHOLE:
                found.pop(key)
        for field, text in texts:
            for entry in self._exact.get(self._plain(text), ()) if len(text) <= _LONGEST_NAME else ():
                found[id(entry)] = Named(entry, field, text.strip(), head=True)
        return Names(found, said, frozenset(other))

    def _named(self, field: str, folded: Folded, hits: Iterable[Found[_Words]]) -> Iterable[Named]:
        purposes: Spans | None = None
        for hit in hits:
            if purposes is None:
                purposes = self._purposes.spans(folded.text)
            start, end = folded.span(hit.start, hit.end)
            head = field != "remark" and not within(purposes, start, end)
            yield Named(hit.rule.entry, field, folded.text[start:end], head)

    def _plain(self, name: str) -> str:
        return _NO_WORD.sub("", self._folding.fold(unicodedata.normalize("NFKC", name)).low)


def _words(entry: Entry) -> Iterable[_Words]:
    cores = dict.fromkeys(
        core for name in (entry.name.zh, entry.name.en) if (core := _core(unicodedata.normalize("NFKC", name)))
    )
    names = Wording.model_construct(words=tuple({**dict.fromkeys(entry.words), **cores}), regex=entry.regex)
    yield _Words("names", names, entry)
    if entry.unless is not None:
        yield _Words("unless", entry.unless, entry)
    for wording in _stated(entry.limits):
        yield _Words("says", wording, entry)


def _stated(limit: object) -> Iterable[Wording]:
    """The wordings of a limit."""
    if isinstance(limit, Stated):
        yield limit.says
        if limit.denies is not None:
            yield limit.denies
    for part in (*getattr(limit, "all", ()), *getattr(limit, "any", ())):
        yield from _stated(part)


def _written(folded: Folded, start: int, end: int) -> str:
    begin, stop = folded.span(start, end)
    return folded.text[begin:stop]


def _core(name: str) -> str:
    """A name without what stands in brackets, where it is long enough to be told from other words."""
    core = " ".join(_ASIDE.sub(" ", name).split()).strip(" ,;:-")
    return core if len(core) >= (5 if core.isascii() else 2) and _WORD_START.match(core) else ""
