"""What of a statement of use was not read, and so may hold another use than the one that was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from recomply.facts.texts.clauses import Clauses
from recomply.facts.texts.finding import Finder, Found
from recomply.facts.texts.folding import Folded, Folding
from recomply.facts.texts.rules import Rule, plain_rules_of
from recomply.law.indicators import Indicators

_LATIN = r"a-z\u00e0-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CJK = r"\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff\uf900-\ufaff\u3005"
_TOKEN = re.compile(rf"[{_LATIN}0-9]+(?:['’.-][{_LATIN}0-9]+)*|[{_CJK}]+")
_UNREAD_SCRIPT = re.compile(rf"[^\W\d_{_LATIN}A-Z\u00c0-\u00d6\u00d8-\u00de{_CJK}]{{2,}}")
_LETTERS = re.compile(rf"[{_LATIN}]")
_PARTICLES = re.compile(r"[\u3041-\u3096\u30fc]{1,4}")  # kana in so few are taken for endings of words
_ENDS_OF_WORDS = re.compile(r"^(?:'s|')$")
_READ, _CIVIL = 1, 2


class Remainder:
    """Finds the members of a statement that neither name a civil use nor say nothing.

    Args:
        indicators: The files of `rules/indicators`.
        folding: The form of the texts.
    """

    def __init__(self, indicators: Indicators, folding: Folding) -> None:
        self._plain = Finder(plain_rules_of(indicators), folding)
        self._apart = re.compile("|".join(map(folding.pattern, indicators.plain.apart)), re.ASCII)

    def of(
        self,
        folded: Folded,
        hits: Sequence[Found[Rule]],
        negated: Set[int],
        found: Mapping[str, Sequence[Found[Rule]]],
        clauses: Clauses,
    ) -> Iterator[tuple[int, int]]:
        """Stretches of the folded text that were not read.

        Args:
            folded: The text.
            hits: The hits that count, in the order of the text.
            negated: Places in `hits` of those that are denied.
            found: Everything found in the text, by kind of rule.
            clauses: Its clauses.
        """
        low = folded.low
        read = bytearray(len(low))
        _mark(read, (clauses.widened(one.start, one.end, one.rule.reach) for one in found["trap"]))
        _mark(read, ((one.start, one.end) for kind in ("nation", "list") for one in found[kind]))
        _mark(read, ((one.start, one.end) for one in self._plain.find(folded)["plain"]))
        for n, hit in enumerate(hits):
            if n in negated:
                _mark(read, [clauses.widened(hit.start, hit.end, len(low))])
            elif hit.rule.speaks_of == "civil_use":
                _mark(read, [(hit.start, hit.end)], _CIVIL)
            elif hit.rule.strength != "weak" or not hit.rule.speaks_of.startswith("military"):
                _mark(read, [(hit.start, hit.end)])
        yield from (one.span() for one in _UNREAD_SCRIPT.finditer(low))
        members = list(self._members(folded, read))
        civil = [_CIVIL in read[one.start : one.end] for one in members]
        for n, one in enumerate(members):
            if not any(civil[k] for k in one.told_by(n) if 0 <= k < len(civil)):
                yield from _unread(low, read, one.start, one.end)

    def _members(self, folded: Folded, read: bytearray) -> Iterator[_Member]:
        edges = [(*edge.span(), edge[0]) for edge in self._apart.finditer(folded.low)]
        edges += ((n, n, " ") for n in _gaps(folded))
        at, before = 0, ""
        for start, end, words in sorted(edges):
            inside = start > at and _CIVIL in read[max(at, start - 1) : start] and _CIVIL in read[end : end + 1]
            if start < at or _CIVIL in read[start:end] or (start == end and inside):
                continue
            yield _Member(at, start, before, words)
            at, before = end, words
        yield _Member(at, len(folded.low), before, "")


def _gaps(folded: Folded) -> Iterator[int]:
    """Places between Chinese or Japanese characters where the text as written has a space."""
    if folded.starts is not None and folded.ends is not None:
        for n in range(1, len(folded.low)):
            if folded.starts[n] > folded.ends[n - 1]:
                yield n


class _Member(NamedTuple):
    """A member of a statement, with what sets it apart from the one before and the next one."""

    start: int
    end: int
    before: str
    behind: str

    def told_by(self, n: int) -> Iterator[int]:
        """Places of the members whose civil use is also this one's, being at place `n` itself.

        Brackets tell of what stands around them, as in "遠心分離機(牛乳用)のモーター", and never the other way.
        """
        yield n
        if self.behind == "(":
            yield n + 1
        if self.before == ")":
            yield n - 1
            yield n - 2


def _mark(read: bytearray, spans: Iterable[tuple[int, int]], as_what: int = _READ) -> None:
    for start, end in spans:
        read[start:end] = bytes(max(as_what, was) for was in read[start:end])


def _unread(low: str, read: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    for token in _TOKEN.finditer(low, start, end):
        left = "".join(one if not read[n] else " " for n, one in enumerate(token[0], token.start()))
        if any(_says_something(rest) for rest in left.split()):
            yield token.span()


def _says_something(rest: str) -> bool:
    if not _LETTERS.search(rest):
        return not rest.isdecimal() and _PARTICLES.fullmatch(rest) is None and any(map(str.isalpha, rest))
    return len(rest) > 1 and _ENDS_OF_WORDS.match(rest) is None
