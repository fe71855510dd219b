"""Names folded to what stays the same under every spelling, and the names found inside names.

Folding is exact and driven by tables (`rules/names`); it knows no similarity. In this order:

1. Unicode NFKC, case folding, invisible characters out; Japanese and traditional characters become simplified ones,
   small kana large ones, the long vowel mark goes.
2. Legal forms in Chinese or Japanese characters go wherever they stand, those in Latin letters where they stand as
   words of their own; "and" between words and "the" in front go. A name that is nothing but legal forms keeps them.
3. Spaces and punctuation go. The steps repeat until nothing changes, so that folding twice is folding once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from recomply.law.lists import NameTables

Role = Literal["whole", "inner", "division", "front"]

_LATIN = "0-9a-zà-öø-ԯ"
_FORM = "\u16ee"  # stands for a legal form in Chinese or Japanese characters; `_Glyphs` keeps it out of names
_MOST_CHARACTERS, _MOST_WORDS = 500, 64  # longer texts are no names; the work on them must stay bounded
_WORD = re.compile(rf"([{_LATIN}]+|{_FORM}|[^\W_{_LATIN}{_FORM}]+)([\W_]*)")
_BETWEEN_NAMES = re.compile(r"[/|;\n\r\t]+")
_BRACKET = re.compile(r"[()\[\]{}<>【】〔〕「」『』〈〉《》]")
_BREAK = re.compile(rf"{_BETWEEN_NAMES.pattern}|{_BRACKET.pattern}")


class Part(NamedTuple):
    """A name found in a given name.

    Attributes:
        key: The name folded.
        spelled: The same with its legal forms kept.
        formed: Whether it came with a legal form.
        role: `whole` the given name itself, or one of several beside strokes; `inner` a name in brackets; `division`
            the company whose site or division the given name is; `front` what stands in front of a comma or bracket,
            with neither a legal form nor a word for a site to tell that it is the whole company.
        words: The words of the name without its legal forms.
    """

    key: str
    spelled: str
    formed: bool
    role: Role
    words: tuple[str, ...] = ()


class _Words(NamedTuple):
    """The words of a name, what stands behind each, and which of them are legal forms."""

    words: list[str]
    gaps: list[str]
    forms: list[bool]


class _Glyphs(dict[int, int | None]):
    """A table for `str.translate` that drops marks and invisible characters as well, each found out when first met."""

    def __missing__(self, code: int) -> int | None:
        category = unicodedata.category(chr(code))
        dropped = category[0] == "M" or (category[0] == "C" and category != "Cc") or code == ord(_FORM)
        self[code] = None if dropped else code
        return self[code]


class NameFold:
    """Folds names by the tables of a rulebook. Safe under threads."""

    def __init__(self, tables: NameTables) -> None:
        forms, sites = tables.forms, tables.sites
        self._glyphs = _Glyphs(tables.glyphs)
        joiners = self._clean_all(forms.joiners)
        self._joiners = frozenset(joiners)
        self._openings = frozenset(self._clean_all(forms.openings))
        self._closings = frozenset(self._clean_all(forms.closings))
        self._light = self._joiners | self._openings | self._closings
        self._usual = {self._clean(word): self._clean(usual) for word, usual in forms.spellings.items()}
        self._latin_forms = _by_first_word((_FORM, *self._clean_all(forms.latin)))
        self._latin_endings = _by_first_word(self._clean_all(forms.latin_endings))
        self._cjk_forms = re.compile(
            rf"{_any_of(self._clean_all(forms.cjk))}|"
            rf"(?<![{self._clean(forms.not_after)}])(?:{_any_of(self._clean_all(forms.cjk_endings))})(?![^\W_{_LATIN}])"
        )
        self._cjk_joiners = re.compile(rf"(?<=[^\W_])(?:{_any_of(j for j in joiners if not j.isascii())})(?=[^\W_])")
        self._site_endings = tuple(self._clean_all((*sites.ja, *sites.zh)))
        self._site_words = frozenset(self._clean_all(sites.en))
        self._before_site = frozenset(self._clean_all((*sites.kinds, *sites.places)))
        businesses = self._clean_all(sites.businesses)
        self._businesses = frozenset(businesses)
        self._business_endings = tuple(word for word in businesses if not word.isascii())
        self._glued = sorted(
            {form.replace(" ", "") for form in self._clean_all(forms.latin)} - {""}, key=len, reverse=True
        )
        self._countries = frozenset(self._clean_all(sites.countries))
        self.common_words = self._before_site | self._site_words
        self._continues = frozenset(self._clean_all(sites.continues))

    def fold(self, name: str) -> str:
        """The name as it is compared; empty only for names without any letter or digit."""
        return self._settled(self._folded_once(name))

    def spelled(self, text: str) -> str:
        """The words of a text in one row, legal forms kept."""
        return "".join(self._words(self._marked(self._clean(text))).words)

    def keys(self, name: str) -> tuple[str, ...]:
        """The folded name, then the folded names found inside it (see `parts`)."""
        return tuple(dict.fromkeys(part.key for part in self.parts(name)))

    def ends_in_site(self, words: Sequence[str]) -> bool:
        """Whether words end in one for a site or division, a number left aside ("Plant 2")."""
        last = next((word for word in reversed(words) if not word.isdecimal()), "")
        return last in self._site_words or last.endswith(self._site_endings)

    def without_glued_form(self, whole: Part) -> str:
        """The folded name without a legal form that sticks to it, as where all spaces are left out; empty if none."""
        key = whole.key
        if len(whole.words) != 1 or not key.isascii():
            return ""
        for _ in range(2):  # Co. and Ltd.
            form = next((one for one in self._glued if key.endswith(one) and len(key) > len(one) + 4), "")
            key = key.removesuffix(form) if form else key
        return "" if key == whole.key else key

    def names_business(self, words: Sequence[str]) -> bool:
        """Whether words name a business of its own, so that the name is another company's."""
        return any(word in self._businesses or word.endswith(self._business_endings) for word in words)

    def is_country(self, words: Sequence[str]) -> bool:
        """Whether words are the name of a country, as companies of a group carry it."""
        return "".join(words) in self._countries

    def parts(self, name: str) -> tuple[Part, ...]:
        """The given name, then the names found inside it.

        Inside stand names in brackets or beside a stroke, and the company in front of a comma, of a legal form in the
        middle, or of a space and a word for a site or division. A name that ends in a legal form is taken for one
        company: "Mitsubishi Materials Trading Corporation" holds no other name.
        """
        text = self._marked(self._clean(name))
        whole = self._words(text)
        found = [self._part(whole, "whole") or Part(self.fold(name), "", False, "whole")]
        if _BREAK.search(text) is None:
            found.extend(self._around_sites(whole))
        else:
            for words, role in self._pieces(text):
                found.extend(self._named(words, role))
                found.extend(self._around_sites(words))
        return tuple(dict.fromkeys(part for part in found if part.key))

    def _clean(self, text: str) -> str:
        if text.isascii():
            return text.lower()
        normal = unicodedata.normalize("NFKC", text).casefold()
        return unicodedata.normalize("NFKC", normal).translate(self._glyphs)

    def _clean_all(self, texts: Iterable[str]) -> list[str]:
        return [self._clean(text) for text in texts]

    def _folded_once(self, text: str) -> str:
        clean = self._clean(text)
        words, _, forms = self._words(self._marked(clean))
        return "".join(_core(words, forms)) or "".join(word for word, _ in _WORD.findall(clean))

    def _settled(self, folded: str) -> str:
        if folded.isascii() and folded not in self._usual:
            return folded  # one Latin word, which no step changes
        while (again := self._folded_once(folded)) != folded:
            folded = again
        return folded

    def _marked(self, clean: str) -> str:
        if clean.isascii() or len(clean) > _MOST_CHARACTERS:
            return clean
        return self._cjk_joiners.sub("", self._cjk_forms.sub(f" {_FORM} ", clean))

    def _words(self, marked: str) -> _Words:
        pairs = _WORD.findall(marked)
        if not self._light.isdisjoint(word for word, _ in pairs):
            pairs = self._without_light(pairs)
        words = [self._usual.get(word, word) for word, _ in pairs]
        gaps = [gap for _, gap in pairs]
        return _Words(words, gaps, self._forms(words, gaps))

    def _without_light(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        last = len(pairs) - 1
        return [
            (word, gap)
            for n, (word, gap) in enumerate(pairs)
            if not (
                (word in self._joiners and 0 < n < last)
                or (word in self._openings and n == 0 < last)
                or (word in self._closings and n == last > 0)
            )
        ]

    def _forms(self, words: list[str], gaps: list[str]) -> list[bool]:
        forms = [False] * len(words)
        for n, word in enumerate(words):
            for form in self._latin_forms.get(word, ()):
                if words[n : n + len(form)] == form:
                    forms[n : n + len(form)] = [True] * len(form)
                    break
        for end in (*(n for n, gap in enumerate(gaps, 1) if "," in gap), len(words)):
            while end and forms[end - 1]:
                end -= 1
            for n in range(max(0, end - 4), end):
                if words[n:end] in self._latin_endings.get(words[n], ()):
                    forms[n:end] = [True] * (end - n)
                    break
        return forms

    def _part(self, read: _Words, role: Role) -> Part | None:
        words, _, forms = read
        own = tuple(_core(words, forms))
        return Part(self._settled("".join(own)), "".join(words), True in forms, role, own) if own else None

    def _pieces(self, marked: str) -> Iterator[tuple[_Words, Role]]:
        """Names beside strokes; names in brackets; the name in front of brackets, unless it goes on behind them."""
        for side in _BETWEEN_NAMES.split(marked):
            before, *rest = _BRACKET.split(side)
            front = self._words(before)
            if not rest:
                yield front, "whole"
                continue
            inner = [self._words(inside) for inside in rest[::2]]
            yield from ((words, "inner") for words in inner)
            if True in front.forms or not _WORD.search("".join(rest[1::2])):
                at_site = True in front.forms or any(self._names_site(words.words) for words in inner)
                yield front, "division" if at_site else "front"

    def _around_sites(self, read: _Words) -> Iterator[Part]:
        """The company in front of its site or division, or behind it and a comma."""
        words, gaps, forms = read = _cut(read, 0, _MOST_WORDS)
        core = [n for n, form in enumerate(forms) if not form]
        if len(core) < 2:
            return
        last = core[-1]
        closed = any(word not in self._site_words for word in words[last + 1 :])
        for n in core[1:]:
            comma = "," in gaps[n - 1] or "、" in gaps[n - 1]
            if forms[n - 1]:
                if comma or words[n - 1] == _FORM or not (closed or words[n] in self._continues):
                    yield from self._named(_cut(read, 0, n), "division")
            elif comma and not closed:
                sure = True in forms[:n] or self._names_site(words[n:])
                yield from self._named(_cut(read, 0, n), "division" if sure else "front")
            elif n == last and not closed and _is_break(gaps[n - 1]) and words[n].endswith(self._site_endings):
                yield from self._named(_cut(read, 0, n), "division")
            if comma and self._names_site(words[n - 1 : n]):
                yield from self._named(_cut(read, n, len(words)), "division")
                yield from self._named(_joined(_cut(read, n, len(words)), _cut(read, 0, n)), "whole")
        if not closed and words[last] in self._site_words:
            yield from self._before_english_site(read, core[0], last)

    def _names_site(self, words: list[str]) -> bool:
        return any(word in self._site_words or word.endswith(self._site_endings) for word in words)

    def _before_english_site(self, read: _Words, first: int, site: int) -> Iterator[Part]:
        """In front of the site, and of the place and kind of site before it: "SUBARU Gunma Plant"."""
        if True in read.forms[first:site] or any("," in gap for gap in read.gaps[first:site]):
            return
        while site > first:
            yield from self._named(_cut(read, 0, site), "division")
            site -= 1
            if read.words[site] not in self._before_site:
                return

    def _named(self, read: _Words, role: Role) -> Iterator[Part]:
        part = self._part(read, role)
        if part is not None:
            yield part


def _cut(read: _Words, start: int, end: int) -> _Words:
    return _Words(read.words[start:end], read.gaps[start:end], read.forms[start:end])


def _joined(one: _Words, other: _Words) -> _Words:
    return _Words(one.words + other.words, one.gaps + other.gaps, one.forms + other.forms)


def _is_break(gap: str) -> bool:
    """Whether words are set apart: by spaces or dashes, not by a sign inside a name such as "・"."""
    return gap != "" and not gap.strip(" -–—:_")


def _core(words: list[str], forms: list[bool]) -> list[str]:
    return [word for word, form in zip(words, forms, strict=True) if not form]


def _by_first_word(forms: Iterable[str]) -> dict[str, list[list[str]]]:
    """Forms as lists of words by their first word, longest first."""
    found: dict[str, list[list[str]]] = {}
    for form in sorted((form.split() for form in forms), key=len, reverse=True):
        found.setdefault(form[0], []).append(form)
    return found


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
