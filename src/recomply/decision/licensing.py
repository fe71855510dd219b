"""How a licence is had: kinds open and closed, policy, papers, time limits; and the licence that is named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from recomply.decision.model import (
    Bar,
    Basis,
    Document,
    HeldLicense,
    LicenseCheck,
    LicenseOption,
    Licensing,
    PossibleLicense,
    SpecialRoute,
    TimeLimit,
    word,
)
from recomply.decision.workdays import working_days_after
from recomply.facts import Facts, OpenSet
from recomply.facts.licenses import checks
from recomply.findings import Evaluation
from recomply.law import Rulebook
from recomply.law.instrument import BasisRef, Instrument, LicensingProfile
from recomply.outcome import Outcome
from recomply.truth import Truth, all_of

POLICIES = ("standard", "case_by_case", "conditional", "denial_presumed")
"""From the mildest to the strictest."""

Cite = Callable[[Iterable[BasisRef], Instrument], tuple[Basis, ...]]


class _Asked(NamedTuple):
    """The licensing profiles that rules ask for: those established, and those that open rules may add."""

    sure: tuple[LicensingProfile, ...]
    maybe: tuple[LicensingProfile, ...]

    @property
    def regimes(self) -> frozenset[str]:
        """The regimes whose licence is needed for certain."""
        return frozenset(profile.regime for profile in self.sure)

    @property
    def beside(self) -> tuple[LicensingProfile, ...]:
        """Profiles of regimes that only open rules ask for: another licence, beside the established one."""
        return tuple(profile for profile in self.maybe if profile.regime not in self.regimes)

    def missing(self, kind: str, regimes: Collection[str]) -> tuple[list[LicensingProfile], list[LicensingProfile]]:
        """The profiles of some regimes that do not know a kind: established ones, and possible ones."""
        sure, maybe = (
            [one for one in profiles if one.regime in regimes and kind not in one.kinds] for profiles in self
        )
        return sure, maybe


def licensing(
    evaluations: Sequence[Evaluation], facts: Facts, rulebook: Rulebook, cite: Cite, *, settled: bool = True
) -> Licensing | None:
    """The licensing of all licence rules together: kinds all allow, the strictest policy, every paper and condition.

    None where no rule asks for a licence.

    Args:
        evaluations: Every rule, judged.
        facts: The facts of the line.
        rulebook: The rulebook.
        cite: Makes citations.
        settled: False where nothing is established, since the day is not known: then a prohibition is only possible.
    """
    asked = _asked(evaluations, rulebook)
    if not asked.sure:
        return None
    bars = [one for one in evaluations if one.rule.up_to is Outcome.PROHIBITED and one.truth is not Truth.FALSE]
    forbids = [one for one in bars if one.truth is Truth.TRUE and one.rule.outcome is Outcome.PROHIBITED]
    barred = Truth.FALSE if settled and not bars else Truth.of(True if settled and forbids else None)
    shut = forbids if barred is Truth.TRUE else []
    options = _options(asked, evaluations, shut, rulebook, cite)
    strictest = max(asked.sure, key=lambda profile: POLICIES.index(profile.policy))
    timing = next((profile for profile in asked.sure if profile.excludes), strictest)
    conditions = dict.fromkeys(condition for profile in asked.sure for condition in profile.conditions)
    return Licensing(
        kinds=tuple(one.kind for one in options if one.open == "true" and one.needed == "true"),
        options=options,
        barred=word(barred),
        bars=tuple(_bar(one, certain=one in forbids and settled, cite=cite) for one in bars),
        special=_special(shut, rulebook, cite),
        possible=() if shut else _possible(asked, evaluations, rulebook, cite),
        policy="none" if shut else strictest.policy,
        documents=() if shut else _documents(asked.sure, facts, rulebook),
        conditions=() if shut else tuple(conditions),
        time_limit=None if shut else timing.time_limit,
        time_limits=_time_limits(asked, options, facts, rulebook, cite),
    )


def _asked(evaluations: Iterable[Evaluation], rulebook: Rulebook) -> _Asked:
    found: dict[Truth, dict[LicensingProfile, None]] = {Truth.TRUE: {}, Truth.UNKNOWN: {}}
    for one in evaluations:
        name = one.rule.rule.then.licensing
        if name and one.rule.outcome is Outcome.LICENSE_REQUIRED and one.truth is not Truth.FALSE:
            found[one.truth][rulebook.licensing[name][1]] = None
    sure = tuple(found[Truth.TRUE])
    return _Asked(sure, tuple(one for one in found[Truth.UNKNOWN] if one not in sure))


def _bar(evaluation: Evaluation, *, certain: bool, cite: Cite) -> Bar:
    rule = evaluation.rule
    return Bar(
        rule=rule.id,
        title=rule.rule.title,
        truth=word(Truth.of(True if certain else None)),
        basis=cite(rule.rule.basis, rule.instrument),
    )


def _special(shut: Sequence[Evaluation], rulebook: Rulebook, cite: Cite) -> tuple[SpecialRoute, ...]:
    """The ways past a prohibition; a way past one leads nowhere while another one names none."""
    names = dict.fromkeys(one.rule.rule.then.special for one in shut)
    found = []
    for name in names:
        if name is None:
            return ()
        instrument, route = rulebook.special_routes[name]
        basis = cite([BasisRef(provision=route.provision)], instrument)
        found.append(SpecialRoute(id=name, text=route.text, basis=basis))
    return tuple(found)


def _options(
    asked: _Asked, evaluations: Sequence[Evaluation], shut: Sequence[Evaluation], rulebook: Rulebook, cite: Cite
) -> tuple[LicenseOption, ...]:
    """Every kind of licence that some profile knows, with what closes it."""
    found = []
    offered = asked.sure if shut else (*asked.sure, *asked.beside)
    for kind in dict.fromkeys(kind for profile in offered for kind in profile.kinds):
        regimes = {profile.regime for profile in offered if kind in profile.kinds}
        lacking, may_lack = asked.missing(kind, regimes)
        closing = [one for one in evaluations if kind in one.rule.rule.then.closes and one.truth is not Truth.FALSE]
        closed = max([one.truth for one in closing], default=Truth.FALSE)
        open_ = Truth.FALSE if lacking or shut else ~closed & Truth.of(None if may_lack else True)
        rules = [one.rule for one in shut or [one for one in closing if one.truth is closed]]
        basis = [part for rule in rules for part in cite(rule.rule.basis, rule.instrument)]
        for profile in () if shut else lacking or (may_lack if open_ is Truth.UNKNOWN else ()):
            basis.extend(cite(profile.basis, rulebook.licensing[profile.id][0]))
        found.append(
            LicenseOption(
                kind=kind,
                open=word(open_),
                needed=word(Truth.of(True if regimes & asked.regimes else None)),
                why=tuple(rule.rule.title for rule in rules),
                rules=tuple(rule.id for rule in rules),
                basis=tuple(dict.fromkeys(basis)),
            )
        )
    return tuple(found)


def _possible(
    asked: _Asked, evaluations: Iterable[Evaluation], rulebook: Rulebook, cite: Cite
) -> tuple[PossibleLicense, ...]:
    """What open rules may ask for, by profile."""
    found = []
    for profile in asked.maybe:
        rules = [
            one.rule
            for one in evaluations
            if one.truth is Truth.UNKNOWN
            and one.rule.outcome is Outcome.LICENSE_REQUIRED
            and one.rule.rule.then.licensing == profile.id
        ]
        found.append(
            PossibleLicense(
                kinds=profile.kinds,
                policy=profile.policy,
                other_regime=profile in asked.beside,
                rules=tuple(rule.id for rule in rules),
                why=tuple(rule.rule.title for rule in rules),
                conditions=profile.conditions,
                time_limit=profile.time_limit,
                basis=cite(profile.basis, rulebook.licensing[profile.id][0]),
            )
        )
    return tuple(found)


def _documents(profiles: Iterable[LicensingProfile], facts: Facts, rulebook: Rulebook) -> tuple[Document, ...]:
    on_file = facts.value("documents.on_file")
    return tuple(
        Document(
            code=code,
            title=rulebook.documents[code].title,
            on_file=word(on_file[code] if isinstance(on_file, OpenSet) else Truth.UNKNOWN),
        )
        for code in dict.fromkeys(code for profile in profiles for code in profile.documents)
    )


def _time_limits(
    asked: _Asked, options: Iterable[LicenseOption], facts: Facts, rulebook: Rulebook, cite: Cite
) -> tuple[TimeLimit, ...]:
    """The time limits of the licences that can be had. Limits that hang on no licence stay while they run."""
    kinds = {option.kind for option in options if option.open != "false" and option.needed == "true"}
    excluded = {name for profile in asked.sure for name in profile.excludes}
    doubted = {name for profile in asked.maybe for name in profile.excludes}
    found = []
    for name in dict.fromkeys(name for profile in asked.sure for name in profile.time_limits):
        instrument, limit = rulebook.time_limits[name]
        given = facts.days.get(limit.starts)
        if name in excluded or not (kinds.intersection(limit.kinds) if limit.kinds else kinds or given):
            continue
        start = given or (facts.as_of if limit.plan else None)
        due = None if start is None or limit.working_days is None else working_days_after(start, limit.working_days)
        found.append(
            TimeLimit(
                id=name,
                text=limit.text,
                applies=word(Truth.of(None if name in doubted else True)),
                working_days=limit.working_days,
                starts=start,
                ends=None if due is None else due.day,
                certain=due is None or due.certain,
                assumed=given is None and start is not None,
                not_running=limit.not_running,
                basis=cite([BasisRef(provision=limit.provision)], instrument),
            )
        )
    return tuple(found)


def held_license(facts: Facts, license_: Licensing) -> HeldLicense | None:
    """The licence the record names, held against the shipment; None where it names none."""
    if facts.value("license.named") is not Truth.TRUE:
        return None
    reading = facts.readings["license.departs"]
    departs = reading.value if isinstance(reading.value, OpenSet) else OpenSet()
    found = tuple(
        _of_kind(facts, license_.options)
        if aspect == "kind" and truth is Truth.TRUE
        else LicenseCheck(aspect=aspect, fits=word(truth), licensed=piece.text, why=piece.value)
        for aspect, truth, piece in checks(reading.evidence, departs)
    )
    covers = all_of(_TRUTHS[check.fits] for check in found)
    number = next((one.text for one in facts.readings["license.named"].evidence if one.field == "license.number"), "")
    return HeldLicense(number=number, covers=word(covers), checks=found)


_TRUTHS = {word(truth): truth for truth in Truth}


def _of_kind(facts: Facts, options: Iterable[LicenseOption]) -> LicenseCheck:
    """Whether a licence of the kind that is named can be had for the shipment at all."""
    kind = str(facts.value("license.kind"))
    option = next((option for option in options if option.kind == kind), None)
    if option is None:
        known = ", ".join(one.kind for one in options)
        why = f"the rules ask for another kind of licence: {known}"
        return LicenseCheck(aspect="kind", fits="false", licensed=kind, why=why)
    state = {"true": "open here", "false": "closed here", "unknown": "not known whether it is open here"}[option.open]
    told = "; ".join(dict.fromkeys(words.en for words in option.why)) if option.open != "true" else ""
    why = f"{state}: {told}" if told else state
    beside = [one.kind for one in options if one.needed == "true" and one.kind not in _OF_THE_REGULATIONS]
    if beside:
        why += f"; needed beside it: {', '.join(beside)}"
    return LicenseCheck(aspect="kind", fits=option.open, licensed=kind, why=why)


_OF_THE_REGULATIONS = frozenset({"individual", "general", "registration"})
