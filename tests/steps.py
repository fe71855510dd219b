"""Further steps for the features on turning points, classification, licensing, foreign rare earths and overlays."""

from __future__ import annotations

import datetime as dt
import gc
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_bdd import given, parsers, then, when

from recomply import Decision, Screener
from recomply.decision.model import Licensing
from recomply.errors import RulebookError

Record = dict[str, Any]

_EXPORTER = {
    "name": "Ningbo Dongqian Magnetics Co., Ltd.",
    "country": "CN",
    "owners": [{"name": "Wang Wei", "share": 100}],
}
_PAUSED = [
    "MOFCOM-GACC-2025-055",
    "MOFCOM-GACC-2025-056",
    "MOFCOM-GACC-2025-057",
    "MOFCOM-GACC-2025-058",
    "MOFCOM-2025-061",
    "MOFCOM-2025-062",
]
_MEMO = [{"url": "file:memo-2026-11-20.pdf", "confidence": "secondary", "title": "memo of counsel of 2026-11-20"}]
_HOUSE = [{"url": "file:house-rules.pdf", "confidence": "own_analysis"}]
_STATES = {"open": "true", "closed": "false", "in doubt": "unknown"}
_LIMITS = {
    "decision of the ministry": "decision-45",
    "decision on the amendment": "amendment-20",
    "answer to customs": "query-reply",
}


# The shipment


def _ship(record: Record, departure: str, name: str, country: str, use: str) -> None:
    party = {"name": name, "country": country}
    record.clear()
    record.update(
        id="INV-7",
        date="2026-08-05",
        departure=departure,
        destination=country,
        origin="CN",
        exporter=dict(_EXPORTER) if departure == "CN" else {"name": "Siam Metals Co., Ltd.", "country": departure},
        consignee=dict(party),
        end_user=dict(party),
        end_use=use,
        lines=[{"line": 1}],
    )


@given(parsers.parse('a shipment from China to "{name}" in {country} for "{use}"'))
def _from_china(record: Record, name: str, country: str, use: str) -> None:
    _ship(record, "CN", name, country, use)


@given(parsers.parse('a shipment from {departure:w} abroad to "{name}" in {country} for "{use}"'))
def _from_abroad(record: Record, departure: str, name: str, country: str, use: str) -> None:
    _ship(record, departure, name, country, use)
    for role in ("consignee", "end_user"):
        record[role]["owners"] = [{"name": "Nguyen Van An", "share": 100}]


@given(parsers.re(r"they originate in (?P<country>[A-Z]{2})$"))
def _origin(record: Record, country: str) -> None:
    record["origin"] = country


@given(parsers.parse('the receiver is "{name}" in {country}'))
def _receiver_abroad(record: Record, name: str, country: str) -> None:
    record["destination"] = country
    for role in ("consignee", "end_user"):
        record[role] = {**record.get(role, {}), "name": name, "country": country}


@given(parsers.parse('"{owner}" holds {share:g} % of {whom}'))
def _owned(record: Record, owner: str, share: float, whom: str) -> None:
    roles = {"the exporter": ("exporter",), "the receiver": ("consignee", "end_user")}[whom]
    rest = [{"name": "Other holders", "share": 100 - share}] if share < 100 else []
    for role in roles:
        record[role]["owners"] = [{"name": owner, "share": share}, *rest]


@given(parsers.parse("nothing is known of the owners of {whom}"))
def _owners_unknown(record: Record, whom: str) -> None:
    for role in {"the exporter": ("exporter",), "the receiver": ("consignee", "end_user")}[whom]:
        record[role].pop("owners", None)


@given(parsers.parse("customs asked about the goods on {day}"))
def _queried(record: Record, day: str) -> None:
    record["query_received"] = day


@given(parsers.parse("it is declared to customs on {day}"))
def _declared_on(record: Record, day: str) -> None:
    record["declared_on"] = day


@given(parsers.parse("the file holds {papers}"))
def _papers(record: Record, papers: str) -> None:
    record["documents"] = [_code(paper) for paper in _listed(papers)]


# The goods


@given(parsers.parse('the invoice says "{description}"'))
def _described(record: Record, description: str) -> None:
    record["lines"] = [{"line": 1, "description": description}]


@given("the invoice has no description")
def _undescribed(record: Record) -> None:
    record["lines"] = [{"line": 1}]


@given(parsers.re(r"the customs code is (?P<hs>\d+)$"))
def _customs_code(record: Record, hs: str) -> None:
    record["lines"][0]["hs_code"] = hs


@given(parsers.re(r"the exporter declares control code (?P<code>\S+)$"))
def _control_code(record: Record, code: str) -> None:
    record["lines"][0]["control_code"] = code


@given(parsers.re(r"the exporter declares them (?P<negated>not )?controlled$"))
def _declares(record: Record, negated: str | None) -> None:
    record["lines"][0]["declared_controlled"] = negated is None


@given(parsers.re(r"the assay says (?P<shares>.+)"))
def _assay(record: Record, shares: str) -> None:
    record["lines"][0]["composition"] = shares


@given(parsers.re(r"the data sheet says (?P<figures>.+)"))
def _data_sheet(record: Record, figures: str) -> None:
    pairs = (figure.partition(":") for figure in figures.split(";"))
    record["lines"][0]["parameters"] = {name.strip(): value.strip() for name, _, value in pairs}


@given(parsers.parse("{quantity:g} {unit:w} are shipped"))
def _quantity(record: Record, quantity: float, unit: str) -> None:
    record["lines"][0].update(quantity=quantity, unit=unit)


@given(parsers.parse("listed Chinese material makes up {share:g} % of the value"))
def _share(record: Record, share: float) -> None:
    record["lines"][0]["prc_content_value_pct"] = share


@given(parsers.parse('the customs remark says "{remark}"'))
def _remark(record: Record, remark: str) -> None:
    record["lines"][0]["remark"] = remark


@given(parsers.re(r"they were made with(?P<out>out)? Chinese rare-earth technology$"))
def _technology(record: Record, out: str | None) -> None:
    record["lines"][0]["prc_technology"] = out is None


@given(parsers.parse("one piece costs {price:g} USD and is made from"))
def _bill(record: Record, price: float, datatable: list[list[str]]) -> None:
    names, *rows = datatable
    parts = [dict(zip(names, row, strict=True)) for row in rows]
    figures = ("quantity", "unit_price")
    materials = [
        {**{name: float(text) if name in figures else text for name, text in part.items()}, "currency": "USD"}
        for part in parts
    ]
    record["lines"][0].update(quantity=1000, unit="pcs", unit_price=price, currency="USD", materials=materials)


# The licence


@given("a licence that fits the shipment is on file")
def _fitting(record: Record) -> None:
    line = record["lines"][0]
    record["license"] = {
        "number": "26-1234",
        "kind": "individual",
        "status": "valid",
        "holder": record["exporter"]["name"],
        "issued": "2026-07-20",
        "expires": "2027-01-19",
        "consignment": record["id"],
        "control_codes": ["1C905.b"],
        "end_user": record["end_user"]["name"],
        "end_use": record["end_use"],
        "destination": record["destination"],
        "quantity": line.get("quantity"),
        "unit": line.get("unit"),
    }


@given(parsers.re(r'the (?P<field>\w+) on the licence is "(?P<value>[^"]*)"'))
def _on_license(record: Record, field: str, value: str) -> None:
    changed: Any = float(value) if field == "quantity" else [value] if field == "control_codes" else value
    record.setdefault("license", {})[field] = changed


@given(parsers.re(r"the licence does not tell its (?P<field>\w+)$"))
def _not_on_license(record: Record, field: str) -> None:
    del record["license"][field]


@given(parsers.parse("an application was accepted on {day}"))
def _accepted(record: Record, day: str) -> None:
    record["license"] = {"accepted": day}


@given(parsers.parse("an amendment was accepted on {day}"))
def _amendment(record: Record, day: str) -> None:
    record["license"]["amendment_accepted"] = day


# The overlay


@pytest.fixture(scope="session")
def kept(screener: Screener) -> Screener:
    """The screener, left out when garbage is sought from now on: it lives until the end."""
    gc.collect()
    gc.freeze()
    return screener


@pytest.fixture(scope="session")
def overlaid(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Record], Screener]:
    """Makes a screener with an overlay, once for each: its files by their path."""
    known: dict[str, Screener] = {}

    def make(files: Record) -> Screener:
        told = {path: yaml.safe_dump(content, allow_unicode=True) for path, content in files.items()}
        key = repr(sorted(told.items()))
        if key not in known:
            folder: Path = tmp_path_factory.mktemp("overlay")
            for path, text in told.items():
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")
            gc.disable()
            try:
                known[key] = Screener(overlay=folder)
            finally:
                gc.enable()
            gc.freeze()
        return known[key]

    return make


@pytest.fixture
def overlay() -> Record:
    """The files of the overlay a scenario tells."""
    about = {"name": "Mikawa", "version": "3", "author": "legal department", "made": dt.date(2026, 11, 20)}
    return {"overlay.yaml": about}


def _settle(overlay: Record, truth: bool, why: str, until: dt.date | None = None) -> None:
    one: Record = {"kind": "settles", "on": list(_PAUSED), "from": dt.date(2026, 11, 11), "in_force": truth, "why": why}
    if until is not None:
        one["until"] = until
    overlay["overlay.yaml"]["settles"] = [{**one, "sources": [dict(source) for source in _MEMO]}]


@given(parsers.parse("counsel has found that the pause runs until {day}"))
def _pause_runs(overlay: Record, day: str) -> None:
    _settle(overlay, False, f"the pause was extended to {day}", dt.date.fromisoformat(day))


@given("counsel has found that the pause ran out on 2026-11-10")
def _pause_over(overlay: Record) -> None:
    _settle(overlay, True, "no instrument extends the pause")


@given(parsers.parse("counsel has found that {instrument} does not apply from {first} to {last}"))
def _settles_one(overlay: Record, instrument: str, first: str, last: str) -> None:
    days = dict(zip(("from", "until"), map(dt.date.fromisoformat, (first, last)), strict=True))
    one: Record = {"kind": "settles", "on": [instrument], **days, "in_force": False, "why": "read so"}
    overlay["overlay.yaml"]["settles"] = [{**one, "sources": [dict(source) for source in _MEMO]}]


@given("counsel gives no source for it")
def _no_source(overlay: Record) -> None:
    del overlay["overlay.yaml"]["settles"][0]["sources"]


@given(parsers.parse("by a house rule rare earths for Japan go to a person from {day} on"))
def _house_rule(overlay: Record, day: str) -> None:
    start = dt.date.fromisoformat(day)
    when_ = [{"in_force": "HOUSE-1"}, {"is": "exported_from_china"}, {"is": "to_japan"}]
    case = {"trade.transaction": "export", "trade.destination": "JP", "item.listed_under": ["MOFCOM-GACC-2025-018"]}
    overlay["instruments/HOUSE-1.yaml"] = _house(start) | {
        "rules": [
            {
                "id": "japan",
                "title": _words("Rare earths for Japan go to a person"),
                "basis": [{"provision": "rule 1"}],
                "reading": "ours",
                "when": {"all": [*when_, {"fact": "item.listed_under", "contains": "MOFCOM-GACC-2025-018"}]},
                "then": {"outcome": "review", "up_to": "prohibited"},
                "because": _words("House rule: {item.listed_under:evidence}."),
                "cases": {
                    "passing": [{"on": start, "facts": case}],
                    "failing": [{"on": start - dt.timedelta(days=1), "facts": case}],
                    "unknown": [{"on": start, "facts": {"trade.transaction": "export"}}],
                },
            }
        ]
    }


@given(parsers.parse("a house rule ends {instrument} from {day} on"))
def _house_end(overlay: Record, instrument: str, day: str) -> None:
    effect = {"kind": "ends", "on": [instrument], "from": dt.date.fromisoformat(day), "why": "we think so"}
    overlay["instruments/HOUSE-1.yaml"] = _house(dt.date(2026, 3, 1)) | {
        "not_encoded": ["nothing"],
        "effects": [{**effect, "sources": [dict(source) for source in _HOUSE]}],
    }


@given(parsers.parse("the overlay sets rule {rule} aside"))
def _aside(overlay: Record, rule: str) -> None:
    aside = {"rule": rule, "why": "read too widely", "sources": [dict(source) for source in _HOUSE]}
    overlay["overlay.yaml"].setdefault("sets_aside", []).append(aside)


@given("the overlay says that it may make decisions milder")
def _relaxes(overlay: Record) -> None:
    overlay["overlay.yaml"]["relaxes"] = True


def _house(start: dt.date) -> Record:
    return {
        "id": "HOUSE-1",
        "number": "House rule 1",
        "titles": {"zh": "公司内部规定", "en": "House rule"},
        "issuer": "trade compliance",
        "issued": start,
        "effective": start,
        "url": "file:house-rules.pdf",
        "confidence": "own_analysis",
        "sources": [dict(source) for source in _HOUSE],
    }


def _words(text: str) -> Record:
    return {"en": text, "zh": text, "ja": text}


# Screening


@when(parsers.parse("it leaves on {day}"), target_fixture="decision")
def _leaves(record: Record, kept: Screener, day: str) -> Decision:
    record["date"] = day
    return kept.screen(record)


@when("it is screened with the overlay", target_fixture="decision")
def _with_overlay(record: Record, overlaid: Callable[[Record], Screener], overlay: Record) -> Decision:
    return overlaid(overlay).screen(record)


@when("the overlay is loaded", target_fixture="refused")
def _load(overlaid: Callable[[Record], Screener], overlay: Record) -> str:
    try:
        overlaid(overlay)
    except RulebookError as error:
        return str(error)
    return ""


# What comes out


@then(parsers.re(r"every rule of (?P<instrument>[A-Z0-9-]+) is (?P<truth>true|false|unknown)$"))
def _every_rule(decision: Decision, instrument: str, truth: str) -> None:
    found = {one.rule: one.truth for one in decision.lines[0].trace if one.rule.startswith(f"{instrument}/")}
    assert found
    assert set(found.values()) == {truth}, found


@then(parsers.re(r"the entry (?P<code>\S+) is not met$"))
def _not_met(decision: Decision, code: str) -> None:
    met = [one.code for line in decision.lines for one in line.controls]
    assert not [one for one in met if one == code or one.startswith(f"{code}.")], met


@then(parsers.parse('they are outside, because "{words}"'))
def _outside(decision: Decision, words: str) -> None:
    reasons = [piece.value for line in decision.lines for piece in line.outside]
    assert any(words in reason for reason in reasons), reasons


@then(parsers.parse('the contradiction "{words}" is shown'))
def _contradiction(decision: Decision, words: str) -> None:
    told = _contradictions(decision)
    assert any(words in because for because in told), told


@then("no contradiction is shown")
def _no_contradiction(decision: Decision) -> None:
    assert not _contradictions(decision)


@then(parsers.re(r"the duty (?P<duty>[\w-]+) (?P<named>is|is not) named$"))
def _duty(decision: Decision, duty: str, named: str) -> None:
    duties = [one.id for line in decision.lines for one in line.obligations]
    assert (duty in duties) is (named == "is"), duties


@then(parsers.parse('the duty {duty} says "{words}"'))
def _duty_says(decision: Decision, duty: str, words: str) -> None:
    texts = [one.text.en for line in decision.lines for one in line.obligations if one.id == duty]
    assert any(words in text for text in texts), texts


@then(
    parsers.re(
        r"(?:the )?(?P<kind>individual|general|ordinary export) licence is (?P<state>open|closed|in doubt)"
        r"(?: by (?P<rule>\S+))?$"
    )
)
def _kind(decision: Decision, kind: str, state: str, rule: str | None) -> None:
    _option(decision, kind.replace(" ", "_"), state, rule)


@then(parsers.re(r"export by registration is (?P<state>open|closed|in doubt)(?: by (?P<rule>\S+))?$"))
def _registration(decision: Decision, state: str, rule: str | None) -> None:
    _option(decision, "registration", state, rule)


@then(parsers.parse("the papers still missing are {papers}"))
def _missing(decision: Decision, papers: str) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert {one.code for one in license_.documents if one.on_file == "false"} == {*map(_code, _listed(papers))}


@then(parsers.parse("the papers asked for are {papers}"))
def _asked_for(decision: Decision, papers: str) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert {one.code for one in license_.documents} == {*map(_code, _listed(papers))}


@then("nothing is known of the papers on file")
def _papers_unknown(decision: Decision) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert {one.on_file for one in license_.documents} == {"unknown"}


@then(parsers.re(rf"the (?P<what>{'|'.join(_LIMITS)}) is due by (?P<day>\S+)$"))
def _due(decision: Decision, what: str, day: str) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert {one.id: str(one.ends) for one in license_.time_limits}[_LIMITS[what]] == day


@then(parsers.parse("the time limits told are {names}"))
def _limits_told(decision: Decision, names: str) -> None:
    assert [one.id for one in _licensing(decision).time_limits] == _listed(names)


@then("no time limit is told")
def _no_limit_told(decision: Decision) -> None:
    assert _licensing(decision).time_limits == ()
    assert _licensing(decision).time_limit is None


@then(parsers.parse("whether the time limit {name} applies is in doubt"))
def _limit_doubted(decision: Decision, name: str) -> None:
    assert {one.id: one.applies for one in _licensing(decision).time_limits}[name] == "unknown"


@then(parsers.re(r"a licence by (?P<rule>\S+) may be needed (?P<how>on these terms|beside it)$"))
def _may_be_needed(decision: Decision, rule: str, how: str) -> None:
    found = {rule: one.other_regime for one in _licensing(decision).possible for rule in one.rules}
    assert found[rule] is (how == "beside it"), found


@then(parsers.parse("the {kind} licence may be needed as well"))
def _as_well(decision: Decision, kind: str) -> None:
    option = {one.kind: one for one in _licensing(decision).options}[kind]
    assert option.needed == "unknown"
    assert kind not in _licensing(decision).kinds


@then("no licence can be had")
def _barred(decision: Decision) -> None:
    license_ = _licensing(decision)
    assert (license_.barred, license_.kinds, license_.documents, license_.conditions) == ("true", (), (), ())
    assert {one.open for one in license_.options} == {"false"}
    assert all(one.basis for one in license_.options)


@then("nothing bars a licence")
def _not_barred(decision: Decision) -> None:
    assert (_licensing(decision).barred, _licensing(decision).bars) == ("false", ())


@then(parsers.parse("a licence can be had only if {rule} does not forbid it"))
def _perhaps_barred(decision: Decision, rule: str) -> None:
    assert _licensing(decision).barred == "unknown"
    assert {one.rule: one.truth for one in _licensing(decision).bars}[rule] == "unknown"


@then(parsers.parse('the special route is "{words}"'))
def _special_route(decision: Decision, words: str) -> None:
    (route,) = _licensing(decision).special
    assert words in route.text.en
    assert route.basis


@then("there is no special route")
def _no_special_route(decision: Decision) -> None:
    assert _licensing(decision).special == ()


@then(parsers.re(r"of the licence its (?P<aspect>\w+) (?P<fits>fits|does not fit)$"))
def _aspect_fits(decision: Decision, aspect: str, fits: str) -> None:
    held = _licensing(decision).held
    assert held is not None
    assert {one.aspect: one.fits for one in held.checks}[aspect] == ("true" if fits == "fits" else "false")


@then(parsers.re(r'the question (?P<question>\w+) (?P<names>names|does not name) "(?P<words>[^"]+)"$'))
def _question_names(decision: Decision, question: str, names: str, words: str) -> None:
    asked = {one.id: one.ask for line in decision.lines for one in line.questions}[question]
    assert any(words in text for text in (asked.en, asked.zh, asked.ja)) is (names == "names"), asked


@then(parsers.parse('a condition of the licence is "{words}"'))
def _condition(decision: Decision, words: str) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert any(words in condition.en for condition in license_.conditions), license_.conditions


@then("no licence is spoken of")
def _no_license(decision: Decision) -> None:
    assert decision.lines[0].license is None


@then("the licence covers the shipment")
def _covers(decision: Decision) -> None:
    assert _held(decision) == ("true", [])


@then(parsers.re(r"the licence does not cover the shipment: (?P<aspect>\w+)$"))
def _departs(decision: Decision, aspect: str) -> None:
    assert _held(decision) == ("false", [(aspect, "false")])


@then(parsers.re(r"whether the licence covers the shipment is open: (?P<aspects>[\w, ]+)$"))
def _covers_open(decision: Decision, aspects: str) -> None:
    assert _held(decision) == ("unknown", [(aspect, "unknown") for aspect in _listed(aspects)])


@given(parsers.parse('"{owner}" in {country:w} owns {share:g} % of the {role}'))
def _owned_from(record: Record, owner: str, country: str, share: float, role: str) -> None:
    record[role.replace(" ", "_")]["owners"] = [{"name": owner, "country": country, "share": share}]


@then(parsers.re(r'(?P<some>the|no) reason says "(?P<words>[^"]+)"'))
def _reason_says(decision: Decision, some: str, words: str) -> None:
    told = [one.because for line in decision.lines for one in line.findings if one.truth == "true"]
    assert any(words in one for one in told) is (some == "the"), told


@then("no law question is asked")
def _no_law_question(decision: Decision) -> None:
    assert not [one.id for line in decision.lines for one in line.questions if one.kind == "law"]


@then(parsers.parse("the question {question} is not asked"))
def _not_asked(decision: Decision, question: str) -> None:
    assert question not in [one.id for line in decision.lines for one in line.questions]


@then(parsers.parse('the decision names the overlay "{label}"'))
def _names_overlay(decision: Decision, label: str) -> None:
    named = decision.rulebook.overlay
    assert named is not None
    assert f"{named.name} {named.version}" == label
    assert any(label in caution for caution in decision.cautions), decision.cautions


@then(parsers.parse("the decision says that {instrument} was settled"))
def _settled(decision: Decision, instrument: str) -> None:
    named = decision.rulebook.overlay
    assert named is not None
    assert instrument in named.settles


@then(parsers.re(r'no caution names "(?P<words>[^"]+)"'))
def _not_cautioned(decision: Decision, words: str) -> None:
    assert not [caution for caution in decision.cautions if words in caution]


@then(parsers.parse('it is refused with "{words}"'))
def _refused(refused: str, words: str) -> None:
    assert words in refused, refused


def _licensing(decision: Decision) -> Licensing:
    license_ = decision.lines[0].license
    assert license_ is not None
    return license_


def _contradictions(decision: Decision) -> list[str]:
    findings = [finding for line in decision.lines for finding in line.findings if finding.truth == "true"]
    return [finding.because for finding in findings if finding.rule == "STATE-COUNCIL-792/14-contradiction"]


def _option(decision: Decision, kind: str, state: str, rule: str | None) -> None:
    license_ = decision.lines[0].license
    assert license_ is not None
    option = {one.kind: one for one in license_.options}[kind]
    assert option.open == _STATES[state]
    assert (kind in license_.kinds) is (state == "open")
    assert rule is None or rule in option.rules, option


def _held(decision: Decision) -> tuple[str, list[tuple[str, str]]]:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert license_.held is not None
    return license_.held.covers, [(one.aspect, one.fits) for one in license_.held.checks if one.fits != "true"]


def _listed(papers: str) -> list[str]:
    return [paper.strip() for paper in re.split(r", | and ", papers)]


def _code(paper: str) -> str:
    return paper.strip().replace(" ", "_").replace("-", "_")
