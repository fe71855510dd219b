"""The decision, as it leaves the house: findings, questions, obligations, licence, trace.

The models are the public contract. They are filled from the judgement of an engine by `recomply.decision.decide`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from recomply.decision.trace import RuleTrace, TruthWord, as_data, from_data
from recomply.errors import Problem
from recomply.outcome import Outcome
from recomply.truth import Truth
from recomply.words import Words

Category = Literal["military_user", "military_use", "capability_enhancement"]
CATEGORIES: tuple[Category, ...] = ("military_user", "military_use", "capability_enhancement")


class Model(BaseModel):
    """Base of the decision's parts."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Basis(Model):
    """A provision a finding rests on, with the address of the official text and how sure we are of it."""

    instrument: str
    provision: str
    title: str = ""
    url: str = ""
    confidence: Literal["primary", "secondary", "recalled", "own_analysis", ""] = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read, and where: the field of the record and the text in it. `value` says what was understood."""

    fact: str
    value: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that applies (`true`) or may apply (`unknown`) to a line, and why."""

    rule: str
    title: Words
    truth: TruthWord
    outcome: Outcome
    basis: tuple[Basis, ...]
    reading: Literal["text", "ours"]
    because: str
    category: Category | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    """A control entry the goods meet or may meet."""

    code: str
    truth: TruthWord
    instrument: str
    why: str
    name: str = ""


class Question(Model):
    """A fact, or a point of law, whose knowledge would settle rules that are open.

    Attributes:
        id: Name of the question, or id of the instrument in doubt.
        kind: `fact` for the parties to the shipment, `law` for counsel, `decision` for the person who decides on a rule
            that applies and leaves the decision to a person.
        fact: Name of the first fact that waits for the answer, or that led to it; or id of the instrument.
        ask: The question, to be sent as it is.
        settled_by: Code of the document that would answer it.
        would_settle: Ids of the rules that wait for the answer.
    """

    id: str
    kind: Literal["fact", "law", "decision"]
    fact: str
    ask: Words
    settled_by: str = ""
    would_settle: tuple[str, ...]


class Obligation(Model):
    """Something the law asks of the parties besides the licence: declare, keep, report."""

    id: str
    basis: tuple[Basis, ...]
    text: Words


class Document(Model):
    """A document of the licence file. `on_file` is unknown when the record does not list its documents."""

    code: str
    title: Words
    on_file: TruthWord


class LicenseOption(Model):
    """A kind of licence, and whether it may be used here.

    Attributes:
        kind: `individual`, `general`, `registration`; for other regimes `ordinary_export`, `technology`.
        open: `false` when it is closed, `unknown` when something that would close it is not known.
        needed: `unknown` where only rules that are open ask for such a licence: it may be needed as well.
        why: What closes it, or may.
        rules: Ids of the rules that say so.
    """

    kind: str
    open: TruthWord
    needed: TruthWord = "true"
    why: tuple[Words, ...] = ()
    rules: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()


class TimeLimit(Model):
    """A time limit, with its days where the record says when it began.

    Attributes:
        ends: Its last day.
        assumed: Whether it is reckoned from the day of the decision, since its beginning is not given.
        certain: False when it reaches into a year whose public holidays are not known yet.
        applies: `unknown` where a rule that is open would exclude it.
        not_running: When it does not run, and what is not counted.
    """

    id: str
    text: Words
    applies: TruthWord = "true"
    working_days: int | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    certain: bool = True
    assumed: bool = False
    not_running: Words | None = None
    basis: tuple[Basis, ...] = ()


class LicenseCheck(Model):
    """One aspect of the licence the record names, held against the shipment."""

    aspect: str
    fits: TruthWord
    licensed: str = ""
    why: str = ""


class HeldLicense(Model):
    """The licence the record names. `covers` is true only when every aspect fits; it never makes the outcome milder."""

    number: str
    covers: TruthWord
    checks: tuple[LicenseCheck, ...] = ()


class Bar(Model):
    """A rule that forbids the line (`true`), or may forbid it (`unknown`): no licence leads past it."""

    rule: str
    title: Words
    truth: TruthWord
    basis: tuple[Basis, ...] = ()


class SpecialRoute(Model):
    """A way that the prohibiting law itself names past its prohibition."""

    id: str
    text: Words
    basis: tuple[Basis, ...] = ()


class PossibleLicense(Model):
    """A licence that rules which are open may ask for, beside what is established or on other terms.

    Attributes:
        other_regime: Whether it would be another licence beside the established one, and not the same on other terms.
        rules: The open rules, with their titles in `why`.
    """

    kinds: tuple[str, ...]
    policy: Literal["standard", "case_by_case", "conditional", "denial_presumed"]
    other_regime: bool
    rules: tuple[str, ...]
    why: tuple[Words, ...]
    conditions: tuple[Words, ...] = ()
    time_limit: Words
    basis: tuple[Basis, ...] = ()


class Licensing(Model):
    """How a licence is had, where one is needed.

    Attributes:
        kinds: Kinds of licence that are needed and open for certain: `individual`, `general`, `registration`. What is
            not known to be open stands in `options`.
        options: Every kind, with what closes it.
        barred: `true` where a rule forbids the line, so that no kind is open; `unknown` where one may, so that all of
            this holds only if it does not.
        bars: The rules that forbid the line, or may.
        special: Ways the law itself names past the prohibition; none where one of several prohibitions names none.
        possible: What rules that are open may ask for beside it.
        conditions: What else the law or the authority asks.
        held: The licence the record names, held against the shipment.
        policy: `standard`; `case_by_case`; `conditional` (attention list); `denial_presumed` (in principle refused);
            `none` (no application is open, since the line is forbidden).
        time_limit: The limit for the decision, in words; None where no application is open.
    """

    kinds: tuple[str, ...]
    options: tuple[LicenseOption, ...] = ()
    barred: TruthWord = "false"
    bars: tuple[Bar, ...] = ()
    special: tuple[SpecialRoute, ...] = ()
    possible: tuple[PossibleLicense, ...] = ()
    policy: Literal["standard", "case_by_case", "conditional", "denial_presumed", "none"]
    documents: tuple[Document, ...]
    conditions: tuple[Words, ...] = ()
    time_limit: Words | None
    time_limits: tuple[TimeLimit, ...] = ()
    held: HeldLicense | None = None


class LineDecision(Model):
    """The decision on one line.

    Attributes:
        at_least: The outcome already established.
        at_most: The most severe outcome still possible.
        categories: Limbs of the Japan ban that are met; if none is, those that something points to, or else those that
            cannot be excluded.
        outside: What puts the goods outside control entries: everyday goods, answers of the authority, the exporter's
            own classification, elements said to be absent.
        trace: Every rule that was considered. Worked out when it is asked for. As data, each named definition stands
            once, in `definitions`.
    """

    line: int | str
    description: str = ""
    outcome: Outcome
    at_least: Outcome
    at_most: Outcome
    categories: tuple[Category, ...] = ()
    controls: tuple[Control, ...] = ()
    outside: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    license: Licensing | None = None

    _trace: tuple[RuleTrace, ...] | Callable[[], tuple[RuleTrace, ...]] = PrivateAttr(default=())

    @property
    def trace(self) -> tuple[RuleTrace, ...]:
        """The condition tree of every rule considered, with values and truths."""
        if callable(self._trace):
            self._trace = self._trace()
        return self._trace

    @model_serializer(mode="wrap")
    def _with_trace(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        shown: dict[str, Any] = handler(self)
        return {**shown, **as_data(self.trace)}

    @model_validator(mode="wrap")
    @classmethod
    def _read_trace(cls, value: Any, handler: Any) -> Any:
        if isinstance(value, dict) and "trace" in value:
            line = handler({name: part for name, part in value.items() if name not in ("trace", "definitions")})
            line._trace = from_data(value)
            return line
        return handler(value)


class OverlayRef(Model):
    """The user's own rulebook that was laid over the shipped one.

    Attributes:
        relaxes: Whether it may make decisions milder than the shipped rulebook does.
        settles: Disputed states it settles.
        sets_aside: Shipped rules it does not apply.
    """

    name: str
    version: str
    author: str
    digest: str
    relaxes: bool
    settles: tuple[str, ...] = ()
    sets_aside: tuple[str, ...] = ()


class OwnListRef(Model):
    """A list of the user's that parties were sought on.

    Attributes:
        effect: What being on it shall mean: `block`, `review` or `note`.
        published: The day its source gives for it.
        digest: SHA-256 of the file it was read from.
    """

    id: str
    title: str
    effect: str
    published: dt.date | None
    digest: str
    entries: int


class RulebookRef(Model):
    """Which rulebook decided."""

    version: str
    knowledge_until: dt.date
    digest: str
    overlay: OverlayRef | None = None
    own_lists: tuple[OwnListRef, ...] = ()


class OwnershipRef(Model):
    """The user's file of owners that was read beside the records: its name, SHA-256 of its bytes, how much it tells."""

    name: str
    digest: str
    holdings: int


class Decision(Model):
    """The decision on one shipment: the most severe of its lines.

    Attributes:
        as_of: The day the law was applied.
        problems: Values of the record that could not be understood; they count as unknown.
        cautions: What a reader must know before relying on the decision (dates past the knowledge of the rulebook…).
        ownership: The file of owners that was read beside the record.
    """

    id: str
    as_of: dt.date
    outcome: Outcome
    lines: tuple[LineDecision, ...]
    problems: tuple[Problem, ...] = ()
    cautions: tuple[str, ...] = ()
    rulebook: RulebookRef
    ownership: OwnershipRef | None = None
    engine: str
    software: str

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories of all lines, in the order of the law."""
        found = {category for line in self.lines for category in line.categories}
        return tuple(category for category in CATEGORIES if category in found)


def word(truth: Truth) -> TruthWord:
    """A truth as it is written in decisions."""
    return _WORD[truth]


_WORD: dict[Truth, TruthWord] = {Truth.FALSE: "false", Truth.UNKNOWN: "unknown", Truth.TRUE: "true"}
