"""Where the words of rules stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from recomply.facts.texts.folding import Folded, Folding
from recomply.facts.texts.needed import needed_strings
from recomply.law.indicators import Wording

_WORD_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_GAP = re.compile(r"[ -]+")  # between the words of a phrase


class Worded(Protocol):
    """What can be looked for: something of a kind that has words."""

    @property
    def kind(self) -> str:
        """By which hits are told apart."""
        ...

    @property
    def wording(self) -> Wording:
        """Its words and expressions."""
        ...


R = TypeVar("R", bound=Worded)


class Found(NamedTuple, Generic[R]):
    """Words of a rule in a folded text, from `start` to before `end`."""

    start: int
    end: int
    rule: R


class Finder(Generic[R]):
    """Finds the words of many rules at once: the text is walked once, and expressions run only where they can match.

    Args:
        rules: What is looked for.
        folding: The form of the texts.
    """

    def __init__(self, rules: Iterable[R], folding: Folding) -> None:
        self._folding = folding
        self._by_two: _Index[R] = {}  # holds the first two characters of longer triggers too, with no probe
        self._by_three: _Index[R] = {}
        self._by_one: dict[str, list[_Expression[R]]] = {}  # characters that are not ASCII
        self._always: list[_Expression[R]] = []
        self._expressions: dict[str, _Expression[R]] = {}
        for rule in rules:
            for word in rule.wording.words:
                self._add_word(rule, word)
            for expression in rule.wording.regex:
                self._add_expression(rule, folding.pattern(expression))

    def find(self, folded: Folded) -> Mapping[str, list[Found[R]]]:
        """All words of all rules in a text by kind of rule, in no order; an empty list for a kind without any."""
        low = folded.low
        by_two, by_three = self._by_two, self._by_three
        found: defaultdict[str, list[Found[R]]] = defaultdict(list)
        due = dict.fromkeys(self._always)
        if not low.isascii():
            for character in self._by_one.keys() & set(low):
                due.update(dict.fromkeys(self._by_one[character]))
        for at in range(len(low) - 1):
            shorter = by_two.get(low[at : at + 2])
            if shorter is None:
                continue
            for trigger, probe in (*by_three.get(low[at : at + 3], ()), *shorter):
                if not low.startswith(trigger, at):
                    continue
                if isinstance(probe, _Expression):
                    due[probe] = None
                elif word := probe.at(folded, at):
                    found[word.rule.kind].append(word)
        for expression in due:
            for start, end in expression.matches(folded):
                for rule in expression.rules:
                    found[rule.kind].append(Found(start, end, rule))
        return found

    def _add_word(self, rule: R, word: str) -> None:
        capitals = word.isascii() and word.isupper()
        form = self._folding.characters(word) if capitals else self._folding.pattern(word)
        first, *others = _GAP.split(form)
        if not others and form.isascii() and form[-1] == "y":
            self._index(f"{first[:-1]}ies", _Word(rule, f"{form[:-1]}ies", capitals))
        if len(first) == 1 and not capitals:  # "x-ray": too short to be walked for
            self._add_expression(rule, _phrase_source(form))
        else:
            self._index(first.lower(), _Phrase(rule, form, capitals) if others else _Word(rule, form, capitals))

    def _add_expression(self, rule: R, source: str) -> None:
        known = self._expressions.get(source)
        if known is not None:
            known.rules.append(rule)
            return
        expression = self._expressions[source] = _Expression(source, [rule])
        needed = needed_strings(source)
        if needed is None:
            self._always.append(expression)
        for trigger in needed or ():
            if len(trigger) == 1:
                self._by_one.setdefault(trigger, []).append(expression)
            else:
                self._index(trigger, expression)

    def _index(self, trigger: str, probe: _Probe[R]) -> None:
        shorter = self._by_two.setdefault(trigger[:2], [])
        probes = shorter if len(trigger) == 2 else self._by_three.setdefault(trigger[:3], [])
        probes.append((trigger, probe))


@dataclass(slots=True, eq=False)
class _Expression(Generic[R]):
    """A regular expression, with all rules that have it. Compiled when it is first due.

    The group `word`, where there is one, is what it finds; else the whole match.
    """

    source: str
    rules: list[R]
    _compiled: re.Pattern[str] | None = None

    def matches(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Every place where it matches, from and to before."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, re.ASCII)
        group = self._compiled.groupindex.get("word", 0)
        for match in self._compiled.finditer(folded.low):
            start, end = match.span(group)
            if start < end:
                yield start, end


@dataclass(slots=True, eq=False)
class _Phrase(Generic[R]):
    """Several words with spaces, hyphens or nothing between them. Compiled when its first word is first met."""

    rule: R
    phrase: str
    capitals: bool
    _compiled: re.Pattern[str] | None = None

    def at(self, folded: Folded, start: int) -> Found[R] | None:
        """The phrase, if it starts here."""
        if self._compiled is None:
            self._compiled = re.compile(_phrase_source(self.phrase), re.ASCII)
        match = self._compiled.match(folded.cased if self.capitals else folded.low, start)
        return Found(start, match.end(), self.rule) if match else None


def _phrase_source(phrase: str) -> str:
    """A phrase as an expression: spaces and hyphens between its words, English plurals."""
    *front, last = map(re.escape, _GAP.split(phrase))
    before = r"(?<![A-Za-z0-9])" if phrase[0].isascii() else ""
    if not phrase[-1].isascii():
        behind = last
    elif phrase[-1] in "yY":
        behind = rf"{last[:-1]}(?:ys?|ies)(?![A-Za-z0-9])"
    else:
        behind = rf"{last}(?:e?s)?(?![A-Za-z0-9])"
    return before + r"[\s-]*".join([*front, behind])


@dataclass(frozen=True, slots=True, eq=False)
class _Word(Generic[R]):
    """One plain word."""

    rule: R
    word: str
    capitals: bool

    def at(self, folded: Folded, start: int) -> Found[R] | None:
        """The word, if it stands here alone or as an English plural."""
        text = folded.cased if self.capitals else folded.low
        word = self.word
        if not text.startswith(word, start) or (start and word[0].isascii() and text[start - 1] in _WORD_CHARACTERS):
            return None
        end = start + len(word)
        if not word[-1].isascii():
            return Found(start, end, self.rule)
        for plural in ("", "s", "es"):
            behind = end + len(plural)
            if text.startswith(plural, end) and text[behind : behind + 1] not in _WORD_CHARACTERS:
                return Found(start, behind, self.rule)
        return None


_Probe = _Expression[R] | _Phrase[R] | _Word[R]
_Index = dict[str, list[tuple[str, _Probe[R]]]]  # what to look for where a text has the string, by its first characters
