"""The reading of texts: folded, searched, sifted, and what is denied marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recomply.facts.texts.clauses import ClauseSplitter
from recomply.facts.texts.finding import Finder, Found
from recomply.facts.texts.folding import Folded, Folding
from recomply.facts.texts.nations import Nations
from recomply.facts.texts.negation import Negation
from recomply.facts.texts.remainder import Remainder
from recomply.facts.texts.rules import Rule, rules_of
from recomply.facts.texts.sifting import sifted
from recomply.law.indicators import Indicators

_REMEMBERED = 16384  # texts remembered by each of the two readings
_LONGEST_REMEMBERED = 2000  # characters; longer texts are read anew, so that the memory stays bounded


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of an indicator in a text.

    Attributes:
        indicator: Id of the indicator.
        speaks_of: `military_user`, `military_use`, `military_strength`, `wmd`, `vague`, `civil_use`, `civil_marker`, or
            `topic NAME`.
        country: Country of a military user (`JP`, `US`); empty where the words do not tell; None for every other
            subject.
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
        self._folding = Folding(indicators.negation.same_character)
        rules = list(rules_of(indicators))
        self._names = Finder((rule for rule in rules if "party" in rule.where), self._folding)
        self._statements = Finder((rule for rule in rules if "text" in rule.where), self._folding)
        self._splitter = ClauseSplitter(indicators.negation.boundaries, self._folding)
        self._negation = Negation(indicators.negation, self._folding)
        self._remainder = Remainder(indicators, self._folding)
        self._party = lru_cache(maxsize=_REMEMBERED)(self._read_party)
        self._statement = lru_cache(maxsize=_REMEMBERED)(self._read_statement)
        self._rest = lru_cache(maxsize=_REMEMBERED)(self._read_rest)

    def party(self, text: str) -> tuple[Hit, ...]:
        """Military users and defence business that a name, address, e-mail address, website or alias of a party shows.

        Identity is never negated; traps apply.
        """
        return self._party(text) if len(text) <= _LONGEST_REMEMBERED else self._read_party(text)

    def statement(self, text: str) -> tuple[Hit, ...]:
        """Everything a statement speaks of: end use, end product, description, notes, documents, profile of a party."""
        return self._statement(text) if len(text) <= _LONGEST_REMEMBERED else self._read_statement(text)

    def unread(self, text: str) -> tuple[str, ...]:
        """Words of a statement of use that neither name a civil use nor say nothing: what else it may speak of."""
        return self._rest(text) if len(text) <= _LONGEST_REMEMBERED else self._read_rest(text)

    def _read_party(self, text: str) -> tuple[Hit, ...]:
        folded = self._folding.fold(text)
        found = self._names.find(folded)
        clauses = self._splitter.split(folded.low)
        hits = sifted(found["hit"], found["trap"], clauses)
        nations = Nations(found["nation"], clauses)
        return tuple(_hit(folded, one, nations.country_of(one), negated=False) for one in hits)

    def _read_statement(self, text: str) -> tuple[Hit, ...]:
        folded = self._folding.fold(text)
        clauses = self._splitter.split(folded.low)
        found = self._statements.find(folded)
        hits = sifted(found["hit"], found["trap"], clauses)
        negated = self._negation.among(folded.low, hits, found, clauses)
        nations = Nations(found["nation"], clauses)
        return tuple(_hit(folded, one, nations.country_of(one), negated=n in negated) for n, one in enumerate(hits))

    def _read_rest(self, text: str) -> tuple[str, ...]:
        folded = self._folding.fold(text)
        clauses = self._splitter.split(folded.low)
        found = self._statements.find(folded)
        hits = sifted(found["hit"], found["trap"], clauses)
        negated = self._negation.among(folded.low, hits, found, clauses)
        spans = self._remainder.of(folded, hits, negated, found, clauses)
        places = (folded.span(start, end) for start, end in spans)
        return tuple(dict.fromkeys(folded.text[start:end] for start, end in places))


def _hit(folded: Folded, found: Found[Rule], country: str | None, *, negated: bool) -> Hit:
    start, end = folded.span(found.start, found.end)
    rule = found.rule
    return Hit(
        indicator=rule.indicator,
        speaks_of=rule.speaks_of,
        country=country,
        strength=rule.strength,
        label=rule.label,
        text=folded.text[start:end],
        start=start,
        end=end,
        negated=negated,
    )
