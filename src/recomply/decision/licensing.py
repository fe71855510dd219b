"""How a licence is had: kinds open and closed, policy, papers, time limits; and the licence that is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from recomply.decision.model import (
    Basis,
    Document,
    HeldLicense,
    LicenseCheck,
    LicenseOption,
    Licensing,
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


def licensing(evaluations: Sequence[Evaluation], facts: Facts, rulebook: Rulebook, cite: Cite) -> Licensing | None:
    """The licensing of all licence rules together: kinds all allow, the strictest policy, every paper and condition.

    None where no rule asks for a licence.
    """
    true = [one.rule for one in evaluations if one.truth is Truth.TRUE]
    profiles = list(
        dict.fromkeys(
            rulebook.licensing[rule.rule.then.licensing][1]
            for rule in true
            if rule.outcome is Outcome.LICENSE_REQUIRED and rule.rule.then.licensing
        )
    )
    if not profiles:
        return None
    strictest = max(profiles, key=lambda profile: POLICIES.index(profile.policy))
    options = _options(profiles, evaluations, rulebook, cite)
    return Licensing(
        kinds=tuple(option.kind for option in options if option.open != "false"),
        options=options,
        policy=strictest.policy,
        documents=_documents(profiles, facts, rulebook),
        conditions=tuple(dict.fromkeys(condition for profile in profiles for condition in profile.conditions)),
        time_limit=strictest.time_limit,
        time_limits=_time_limits(profiles, facts, rulebook, cite),
    )


def _options(
    profiles: Sequence[LicensingProfile], evaluations: Sequence[Evaluation], rulebook: Rulebook, cite: Cite
) -> tuple[LicenseOption, ...]:
    """Every kind of licence that some profile knows, with what closes it."""
    found = []
    for kind in dict.fromkeys(kind for profile in profiles for kind in profile.kinds):
        regimes = {profile.regime for profile in profiles if kind in profile.kinds}
        lacking = [profile for profile in profiles if profile.regime in regimes and kind not in profile.kinds]
        closing = [one for one in evaluations if kind in one.rule.rule.then.closes and one.truth is not Truth.FALSE]
        closed = max([one.truth for one in closing], default=Truth.FALSE)
        open_ = Truth.FALSE if lacking else ~closed
        rules = [one.rule for one in closing if one.truth is closed]
        basis = [part for rule in rules for part in cite(rule.rule.basis, rule.instrument)]
        for profile in lacking:
            basis.extend(cite(profile.basis, rulebook.licensing[profile.id][0]))
        found.append(
            LicenseOption(
                kind=kind,
                open=word(open_),
                why=tuple(rule.rule.title for rule in rules),
                rules=tuple(rule.id for rule in rules),
                basis=tuple(dict.fromkeys(basis)),
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
    profiles: Iterable[LicensingProfile], facts: Facts, rulebook: Rulebook, cite: Cite
) -> tuple[TimeLimit, ...]:
    found = []
    for name in dict.fromkeys(name for profile in profiles for name in profile.time_limits):
        instrument, limit = rulebook.time_limits[name]
        given = facts.days.get(limit.starts)
        start = given or (facts.as_of if limit.plan else None)
        due = None if start is None or limit.working_days is None else working_days_after(start, limit.working_days)
        found.append(
            TimeLimit(
                id=name,
                text=limit.text,
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


def held_license(facts: Facts) -> HeldLicense | None:
    """The licence the record names, held against the shipment; None where it names none."""
    if facts.value("license.named") is not Truth.TRUE:
        return None
    reading = facts.readings["license.departs"]
    departs = reading.value if isinstance(reading.value, OpenSet) else OpenSet()
    found = tuple(
        LicenseCheck(aspect=aspect, fits=word(truth), licensed=piece.text, why=piece.value)
        for aspect, truth, piece in checks(reading.evidence, departs)
    )
    covers = all_of(~departs[check.aspect] for check in found)
    number = next((one.text for one in facts.readings["license.named"].evidence if one.field == "license.number"), "")
    return HeldLicense(number=number, covers=word(covers), checks=found)
