"""Free text, read for signs of the three limbs: who is military, what use is stated, and what is merely denied.

A text is brought to one form of writing, the words of the rulebook are found in it, traps take out what only looks
military, and the hits that a negation reaches are marked.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from recomply.law.indicators import Indicators, Wording

_REMEMBERED = 16384  # texts remembered by each of the two readings
_LONGEST_REMEMBERED = 2000  # characters; longer texts are read anew, so that the memory stays bounded


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of an indicator in a text.

    Attributes:
        indicator: Id of the indicator.
        speaks_of: `military_user`, `military_use`, `military_strength`, `wmd`, `vague`, `civil_use` or `civil_marker`.
        country: Country of a military user (`JP`, `US`); None for every other subject.
        strength: `conclusive`, `strong` or `weak`.
        label: What the indicator says, in English.
        text: The words as written.
        start: Where they start in the text.
        end: Where they end.
        negated: Whether a negation reaches them. A denial is a statement, not proof.
    """

    indicator: str
    speaks_of: str
    country: str | None
    strength: str
    label: str
    text: str
    start: int
    end: int
    negated: bool


class TextReader:
    """Reads texts by the indicators of a rulebook. Safe for use by several threads.

    Args:
        indicators: The files of `rules/indicators`.
    """

    def __init__(self, indicators: Indicators) -> None:
        self._folding = _Folding(indicators.negation.same_character)
        rules = list(_rules(indicators))
        self._names = _Finder((rule for rule in rules if "party" in rule.where), self._folding)
        self._statements = _Finder((rule for rule in rules if "text" in rule.where), self._folding)
        self._negation = _Negation(indicators, self._folding)
        self._party = lru_cache(maxsize=_REMEMBERED)(self._read_party)
        self._statement = lru_cache(maxsize=_REMEMBERED)(self._read_statement)

    def party(self, text: str) -> tuple[Hit, ...]:
        """Military users that a name, address, e-mail address, website or alias of a party shows.

        Identity is never negated; traps apply.
        """
        return self._party(text) if len(text) <= _LONGEST_REMEMBERED else self._read_party(text)

    def statement(self, text: str) -> tuple[Hit, ...]:
        """Everything a statement speaks of: end use, end product, description, notes, documents, profile of a party."""
        return self._statement(text) if len(text) <= _LONGEST_REMEMBERED else self._read_statement(text)

    def _read_party(self, text: str) -> tuple[Hit, ...]:
        folded = self._folding.fold(text)
        found = self._names.find(folded)
        return tuple(_hit(folded, one, negated=False) for one in _hits(folded, found, self._negation))

    def _read_statement(self, text: str) -> tuple[Hit, ...]:
        folded = self._folding.fold(text)
        found = self._statements.find(folded)
        hits = _hits(folded, found, self._negation)
        negated = self._negation.among(folded.low, hits, found)
        return tuple(_hit(folded, one, negated=n in negated) for n, one in enumerate(hits))


# --- what is looked for -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """One entry of the rulebook with its words, and what finding them means."""

    kind: str  # hit, trap, cue, guard or list
    wording: Wording
    where: tuple[str, ...] = ("text",)
    indicator: str = ""
    speaks_of: str = ""
    country: str | None = None
    strength: str = ""
    label: str = ""
    removes: frozenset[str] = frozenset()
    reach: int = 0
    direction: str = ""


class _Found(NamedTuple):
    start: int
    end: int
    rule: _Rule

    @property
    def side(self) -> str:
        return _SIDES.get(self.rule.speaks_of, "military")


_SIDES: Mapping[str, str] = {"civil_use": "civil", "civil_marker": "civil", "vague": "vague"}
_RANK: Mapping[str, int] = {"weak": 0, "strong": 1, "conclusive": 2}
_CIVIL_STRENGTH: Mapping[str, str] = {"civil_use": "strong", "civil_marker": "weak"}


def _rules(indicators: Indicators) -> Iterator[_Rule]:
    for user in indicators.military_users.patterns:
        yield _Rule("hit", user, user.where, user.id, "military_user", user.country, user.strength, user.label)
    for use in (*indicators.military_use.patterns, *indicators.military_strength.patterns):
        yield _Rule("hit", use, indicator=use.id, speaks_of=use.speaks_of, strength=use.strength, label=use.label)
    for civil in indicators.civil_use.groups:
        strength = _CIVIL_STRENGTH[civil.speaks_of]
        yield _Rule("hit", civil, indicator=civil.id, speaks_of=civil.speaks_of, strength=strength, label=civil.label)
    for trap in indicators.traps.traps:
        yield _Rule("trap", trap, ("party", "text"), trap.id, removes=frozenset(trap.removes), reach=trap.reach)
    for cue in indicators.negation.cues:
        yield _Rule("cue", cue, indicator=cue.id, reach=cue.reach, direction=cue.direction)
    for guard in indicators.negation.guards:
        yield _Rule("guard", guard, indicator=guard.id)
    yield _Rule("list", Wording(words=indicators.negation.list_words))


# --- one form of writing ------------------------------------------------------------------------------------------

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_CLUSTER = re.compile(f"[^{_INVISIBLE}][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*|[{_INVISIBLE}]+", re.DOTALL)
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SPACED = re.compile(f"(?<=[{_CJK}])[ \\t]+(?=[{_CJK}])")
_PLAIN = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u3000"), " "),
    **{ord(long): short for long, short in zip("āīūēōâîûêôĀĪŪĒŌ", "aiueoaiueoAIUEO", strict=True)},
}  # one character for one


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text in one form of writing, with the way back.

    Attributes:
        cased: The folded text with its capitals.
        low: The same in small letters, of the same length.
        starts: For each folded character, where it starts in the text as written; None when nothing has moved.
        ends: Where it ends.
    """

    text: str
    cased: str
    low: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


class _Folding:
    """Brings writing to one form: NFKC, invisible characters out, character variants to one, spaces inside CJK out."""

    def __init__(self, same_character: Iterable[str]) -> None:
        self._table = _PLAIN | {ord(variant): group[0] for group in same_character for variant in group[1:]}

    def pattern(self, source: str) -> str:
        """A word or expression of the rulebook in the form of the texts it is compared with."""
        return _CAPITALS.sub(lambda one: one[0].lower() if one[0].isalpha() else one[0], self.characters(source))

    def characters(self, source: str) -> str:
        """The same with its capitals."""
        return source.translate(self._table)

    def fold(self, text: str) -> _Folded:
        if text.isascii():
            return _Folded(text, text, text.lower())
        cased = text.translate(self._table)
        starts: Sequence[int] | None = None
        ends: Sequence[int] | None = None
        if not unicodedata.is_normalized("NFKC", cased) or _UNSEEN.search(cased):
            cased, starts, ends = self._by_cluster(cased)
        if _SPACED.search(cased):
            kept = [n for piece in _outside(_SPACED, cased) for n in piece]
            starts = kept if starts is None else [starts[n] for n in kept]
            ends = [n + 1 for n in kept] if ends is None else [ends[n] for n in kept]
            cased = "".join(map(cased.__getitem__, kept))
        low = cased.lower()
        if len(low) != len(cased):
            low = "".join(small if len(small := one.lower()) == 1 else one for one in cased)
        return _Folded(text, cased, low, starts, ends)

    def _by_cluster(self, text: str) -> tuple[str, list[int], list[int]]:
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for cluster in _CLUSTER.finditer(text):
            piece = unicodedata.normalize("NFKC", _UNSEEN.sub("", cluster[0])).translate(self._table)
            pieces.append(piece)
            starts.extend([cluster.start()] * len(piece))
            ends.extend([cluster.end()] * len(piece))
        return "".join(pieces), starts, ends


_CAPITALS = re.compile(r"\(\?P|\\.|[A-Z]", re.DOTALL)  # an escape such as \S or (?P<…> keeps its capital


def _outside(gaps: re.Pattern[str], text: str) -> Iterator[range]:
    at = 0
    for gap in gaps.finditer(text):
        yield range(at, gap.start())
        at = gap.end()
    yield range(at, len(text))


# --- finding ------------------------------------------------------------------------------------------------------

_WORD_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@dataclass(frozen=True, slots=True, eq=False)
class _Expression:
    """A regular expression. The group `word`, where there is one, is what it finds; else the whole match."""

    rule: _Rule
    pattern: re.Pattern[str]

    def matches(self, folded: _Folded) -> Iterator[_Found]:
        """Every place where it matches."""
        group = "word" if "word" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(folded.low):
            start, end = match.span(group)
            if start < end:
                yield _Found(start, end, self.rule)


@dataclass(slots=True, eq=False)
class _Phrase:
    """Several words with spaces, hyphens or nothing between them. Compiled when its first word is first met."""

    rule: _Rule
    source: str
    capitals: bool
    _compiled: re.Pattern[str] | None = field(default=None)

    def at(self, folded: _Folded, start: int) -> _Found | None:
        """The phrase, if it starts here."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, re.ASCII)
        match = self._compiled.match(folded.cased if self.capitals else folded.low, start)
        return _Found(start, match.end(), self.rule) if match else None


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """One plain word."""

    rule: _Rule
    word: str
    capitals: bool

    def at(self, folded: _Folded, start: int) -> _Found | None:
        """The word, if it stands here alone or as an English plural."""
        text = folded.cased if self.capitals else folded.low
        word = self.word
        if not text.startswith(word, start) or (start and word[0].isascii() and text[start - 1] in _WORD_CHARACTERS):
            return None
        end = start + len(word)
        if word[-1].isascii():
            for plural in ("", "s", "es"):
                behind = end + len(plural)
                if text.startswith(plural, end) and text[behind : behind + 1] not in _WORD_CHARACTERS:
                    return _Found(start, behind, self.rule)
            return None
        return _Found(start, end, self.rule)


class _Finder:
    """Finds the words of many rules at once: the text is walked once, and expressions run only where they can match."""

    def __init__(self, rules: Iterable[_Rule], folding: _Folding) -> None:
        self._keys: dict[str, list[tuple[str, _Expression | _Phrase | _Word]]] = {}
        self._always: list[_Expression] = []
        for rule in rules:
            for word in rule.wording.words:
                self._add_word(rule, word, folding)
            for expression in rule.wording.regex:
                self._add_expression(rule, folding.pattern(expression))

    def find(self, folded: _Folded) -> list[_Found]:
        low = folded.low
        keys = self._keys
        found: list[_Found] = []
        due = dict.fromkeys(self._always)
        for at in range(len(low) - 1):
            bucket = keys.get(low[at : at + 3]) or ()
            shorter = keys.get(low[at : at + 2])
            for trigger, probe in (*bucket, *shorter) if shorter else bucket:
                if not low.startswith(trigger, at):
                    continue
                if isinstance(probe, _Expression):
                    due[probe] = None
                elif word := probe.at(folded, at):
                    found.append(word)
        for expression in due:
            found.extend(expression.matches(folded))
        return found

    def _add_word(self, rule: _Rule, word: str, folding: _Folding) -> None:
        capitals = word.isascii() and word.isupper()
        form = folding.characters(word) if capitals else folding.pattern(word)
        first, *others = re.split(r"[ -]+", form)
        if others:
            spaced = r"[\s-]{0,2}".join(map(re.escape, (first, *others)))
            before = r"(?<![A-Za-z0-9])" if first[0].isascii() else ""
            behind = r"(?:e?s)?(?![A-Za-z0-9])" if form[-1].isascii() else ""
            self._index(first.lower(), _Phrase(rule, f"{before}{spaced}{behind}", capitals))
        else:
            self._index(form.lower(), _Word(rule, form, capitals))

    def _add_expression(self, rule: _Rule, source: str) -> None:
        expression = _Expression(rule, re.compile(source, re.ASCII))
        needed = _needed(source)
        if needed is None:
            self._always.append(expression)
        for trigger in needed or ():
            self._index(trigger, expression)

    def _index(self, trigger: str, probe: _Expression | _Phrase | _Word) -> None:
        self._keys.setdefault(trigger[:3], []).append((trigger, probe))


def _needed(expression: str) -> frozenset[str] | None:
    """Strings of two characters or more of which every match holds at least one; None when none can be told.

    Reads only the plain parts of an expression; whatever may be absent, a class or a look-around is passed over.
    """
    levels = [_Level()]
    tokens = list(_TOKEN.finditer(expression))
    for token, follower in zip(tokens, [*tokens[1:], None], strict=True):
        kind = token.lastgroup
        level = levels[-1]
        optional = follower is not None and follower["quantifier"] is not None and follower[0][0:2] in _NONE_AT_ALL
        if kind == "plain" and not optional:
            level.run += token["plain"]
        elif kind == "branch":
            level.end_branch()
        elif kind == "close" and len(levels) > 1:
            inner = levels.pop().end()
            if inner and level.counts and not optional:
                levels[-1].choices.append(inner)
        else:
            level.end_run()
            if kind == "open":
                levels.append(_Level(counts="!" not in token[0] and "<=" not in token[0]))
    return levels[0].end()


_TOKEN = re.compile(
    r"(?P<open>\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?)|(?P<close>\))|(?P<branch>\|)"
    r"|(?P<quantifier>(?:[?*+]|\{\d*,?\d*\})[?+]?)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]|\\[A-Za-z0-9])|\\?(?P<plain>.)",
    re.DOTALL,
)
_NONE_AT_ALL = frozenset(["?", "??", "?+", "*", "*?", "*+", "{0", "{,"])  # how a quantifier starts that allows absence


@dataclass(slots=True)
class _Level:
    """What is known of one group of an expression while it is read.

    Attributes:
        counts: Whether what the group holds is part of every match (it is not for "not followed by").
        run: Plain characters read last, one behind the other.
        choices: Sets of strings, each of which every match of the branch holds one of.
        needed: The same for the branches that are complete; None once a branch has nothing to go by.
    """

    counts: bool = True
    run: str = ""
    choices: list[frozenset[str]] = field(default_factory=list)
    needed: frozenset[str] | None = frozenset()

    def end_run(self) -> None:
        self.choices.append(frozenset((self.run,)))
        self.run = ""

    def end_branch(self) -> None:
        self.end_run()
        best = max(self.choices, key=lambda strings: min(map(len, strings)))
        useful = min(map(len, best)) >= 2
        self.needed = self.needed | best if useful and self.needed is not None else None
        self.choices = []

    def end(self) -> frozenset[str] | None:
        self.end_branch()
        return self.needed


# --- hits ---------------------------------------------------------------------------------------------------------


def _hit(folded: _Folded, found: _Found, *, negated: bool) -> Hit:
    start, end = folded.span(found.start, found.end)
    rule = found.rule
    return Hit(
        indicator=rule.indicator,
        speaks_of=rule.speaks_of,
        country=rule.country,
        strength=rule.strength,
        label=rule.label,
        text=folded.text[start:end],
        start=start,
        end=end,
        negated=negated,
    )


def _hits(folded: _Folded, found: Sequence[_Found], negation: _Negation) -> list[_Found]:
    """The hits that no trap takes out and no longer hit of the same subject holds, in the order of the text."""
    hits = [one for one in found if one.rule.kind == "hit"]
    traps = [one for one in found if one.rule.kind == "trap"] if hits else []
    if traps:
        hits = _untrapped(hits, traps, negation.edges(folded.low))
    return _longest(hits) if len(hits) > 1 else hits


def _longest(hits: list[_Found]) -> list[_Found]:
    hits.sort(key=lambda one: (one.start, -one.end, -_RANK[one.rule.strength]))
    reached: dict[tuple[str, str | None], int] = {}
    kept: list[_Found] = []
    for one in hits:
        subject = (one.rule.speaks_of, one.rule.country)
        if one.end > reached.get(subject, 0):
            kept.append(one)
            reached[subject] = one.end
    return kept


def _untrapped(hits: list[_Found], traps: list[_Found], edges: _Edges) -> list[_Found]:
    covered: dict[str, _Cover] = {}
    for subject in {one.rule.speaks_of for one in hits}:
        spans = [edges.widened(trap.start, trap.end, trap.rule.reach) for trap in traps if subject in trap.rule.removes]
        covered[subject] = _Cover(spans)
    return [one for one in hits if not covered[one.rule.speaks_of].touches(one.start, one.end)]


class _Cover:
    """A set of stretches of a text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        n = bisect_left(self._starts, end)
        return n > 0 and self._ends[n - 1] > start


# --- negation -----------------------------------------------------------------------------------------------------


class _Edges:
    """Where the clauses (1) and sentences (2) of a text end."""

    def __init__(self, places: Sequence[tuple[int, int]], length: int) -> None:
        self._at = [place for place, _ in places]
        self._rank = [rank for _, rank in places]
        self._length = length

    def between(self, start: int, end: int) -> int:
        """The highest boundary from `start` to before `end`: 2 sentence, 1 clause, 0 none."""
        first, behind = bisect_left(self._at, start), bisect_left(self._at, end)
        return max(self._rank[first:behind], default=0)

    def clauses(self, start: int, end: int) -> range:
        """The numbers of the clauses a stretch lies in."""
        return range(bisect_right(self._at, start), bisect_right(self._at, max(start, end - 1)) + 1)

    def widened(self, start: int, end: int, reach: int) -> tuple[int, int]:
        """A stretch with so many characters more on both sides, but not beyond its clauses."""
        if not reach:
            return start, end
        before, behind = bisect_right(self._at, start), bisect_left(self._at, end)
        left = self._at[before - 1] if before else 0
        right = self._at[behind] if behind < len(self._at) else self._length
        return max(left, start - reach), min(right, end + reach)


class _Negation:
    """Tells which hits a negation reaches."""

    def __init__(self, indicators: Indicators, folding: _Folding) -> None:
        rules = indicators.negation
        sentence = "|".join(map(folding.pattern, rules.boundaries.sentence))
        clause = "|".join(map(folding.pattern, rules.boundaries.clause))
        self._edge = re.compile(f"(?P<sentence>{sentence})|{clause}", re.ASCII)
        self._joins = _series(map(folding.pattern, rules.joins))
        self._connectors = _series(map(folding.pattern, (*rules.connectors, *rules.joins)))
        self._barriers = {
            cue.id: re.compile("|".join(map(folding.pattern, cue.barrier)), re.ASCII)
            for cue in rules.cues
            if cue.barrier
        }
        self._closing = re.compile("|".join(map(_bounded, map(folding.pattern, rules.joins))), re.ASCII)

    def edges(self, low: str) -> _Edges:
        places = [(match.end() - 1, 2 if match.lastgroup == "sentence" else 1) for match in self._edge.finditer(low)]
        return _Edges(places, len(low))

    def among(self, low: str, hits: Sequence[_Found], found: Sequence[_Found]) -> frozenset[int]:
        """Places in `hits` of those that are negated."""
        cues = [one for one in found if one.rule.kind == "cue"] if hits else []
        if not cues:
            return frozenset()
        edges = self.edges(low)
        spared = {n for one in found if one.rule.kind == "guard" for n in edges.clauses(one.start, one.end)}
        lists = [one for one in found if one.rule.kind == "list"]
        anchors = sorted([*((one, n) for n, one in enumerate(hits)), *((one, -1) for one in lists)], key=_place)
        walk = _Walk(self, low, edges, anchors)
        negated = {n for cue in cues for n in walk.reached(cue)}
        return frozenset(n for n in negated if spared.isdisjoint(edges.clauses(hits[n].start, hits[n].end)))

    def barred(self, cue: _Found, gap: str) -> bool:
        """Whether something stands between a cue and a hit over which the cue does not reach."""
        barrier = self._barriers.get(cue.rule.indicator)
        return barrier is not None and barrier.search(gap) is not None

    def joined(self, gap: str) -> bool:
        return self.closed(gap) and self._joins.fullmatch(gap) is not None

    def connected(self, gap: str) -> bool:
        return self._connectors.fullmatch(gap) is not None

    def closed(self, gap: str) -> bool:
        return self._closing.search(gap) is not None


_Anchor = tuple[_Found, int]  # a hit with its place among the hits, or a word of an enumeration with -1


def _place(anchor: _Anchor) -> tuple[int, int]:
    return anchor[0].start, anchor[0].end


class _Walk:
    """Walks from a negating cue over the hits it reaches."""

    def __init__(self, rules: _Negation, low: str, edges: _Edges, anchors: list[_Anchor]) -> None:
        self._rules = rules
        self._low = low
        self._edges = edges
        self._anchors = anchors

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one, _ in self._anchors]

    def reached(self, cue: _Found) -> Iterator[int]:
        """Places of the hits that a cue negates: those of its clause, and on along an enumeration."""
        ahead = cue.rule.direction == "after"
        at = cue.end if ahead else cue.start
        side = ""
        last: int | None = None
        waiting: list[int] = []  # behind a comma, until "or" or "and" shows that the commas were those of a list
        in_doubt = False
        for one, n in self._along(cue, ahead):
            left, right = (at, one.start) if ahead else (one.end, at)
            gap = self._low[left:right]
            edge = self._edges.between(left, right)
            away = one.start - cue.end if ahead else cue.start - one.end
            if edge == 2 or self._rules.barred(cue, gap):
                return
            if (edge or away > cue.rule.reach) and not self._rules.connected(gap):
                return
            if edge and (n >= 0 if last is None else (last < 0) != (n < 0)):
                return
            if n >= 0:
                if side and one.side != side and not self._rules.joined(gap):
                    return
                side = one.side
            if self._rules.closed(gap):
                yield from waiting
                waiting, in_doubt = [], False
            elif edge and "," in gap:
                in_doubt = True
            if n >= 0 and in_doubt:
                waiting.append(n)
            elif n >= 0:
                yield n
            last, at = n, one.end if ahead else one.start

    def _along(self, cue: _Found, ahead: bool) -> Iterator[_Anchor]:
        n = bisect_right(self._starts, cue.start)
        if ahead:
            for place in range(n, len(self._anchors)):
                if self._anchors[place][0].end >= cue.end:
                    yield self._anchors[place]
        else:
            for place in range(n - 1, -1, -1):
                if self._anchors[place][0].end < cue.end:
                    yield self._anchors[place]


def _bounded(word: str) -> str:
    edged = re.escape(word)
    return rf"\b{edged}\b" if word[0].isalpha() and word.isascii() else edged


def _series(words: Iterable[str]) -> re.Pattern[str]:
    """Any number of the words, with spaces and list commas between them."""
    choice = "|".join(_bounded(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?>[\s,、]|{choice})*+", re.ASCII)
