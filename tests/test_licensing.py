"""How a licence is had: what is closed, what is only possible, and how reports say it; the lengths of validity."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recomply import Screener
from recomply.decision.model import Licensing
from recomply.facts.goods.open_points import Points, in_particular
from recomply.facts.goods.remarks import Remarks
from recomply.facts.licenses import _past
from recomply.law import load
from recomply.law.goods import RemarkWords
from recomply.law.instrument import LicensingProfile, Then, TimeLimit
from recomply.law.items import Entry
from recomply.report import licenses
from recomply.report.messages import messages
from recomply.truth import Truth
from recomply.words import Words

RULEBOOK = load()
RECORD: dict[str, Any] = {
    "id": "INV-1",
    "date": "2026-08-05",
    "departure": "CN",
    "destination": "JP",
    "exporter": {"name": "Ningbo Co., Ltd.", "country": "CN", "owners": [{"name": "Wang Wei", "share": 100}]},
    "consignee": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "end_user": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "end_use": "household air conditioners",
    "lines": [{"description": "dysprosium oxide 99.9%"}],
}
LISTED = {"name": "三菱造船株式会社", "country": "JP"}


def licensing(screener: Screener, **more: Any) -> Licensing:
    found = screener.screen({**RECORD, **more}).lines[0].license
    assert found is not None
    return found


def told(found: Licensing, language: str) -> str:
    """All that a report says of a licence."""
    parts = licenses.parts(found, messages(language))
    return "\n".join([f"{part.title}: {row.text} {row.note}" for part in parts for row in part.rows])


# ── the law as data ─────────────────────────────────────────────────────────────────────────────────


def test_the_longest_validity_of_each_kind_is_held_with_its_provision() -> None:
    longest = {
        kind: (limit.months, f"{owner.id}, {limit.provision}")
        for owner, limit in RULEBOOK.time_limits.values()
        if limit.months
        for kind in limit.kinds
    }
    assert longest == {
        "individual": (12, "STATE-COUNCIL-792, art. 15(2)"),
        "general": (36, "STATE-COUNCIL-792, art. 15(3)"),
    }


def test_the_attention_list_takes_the_limit_of_the_review_away() -> None:
    assert "decision-45" in RULEBOOK.licensing["attention-list"][1].excludes


def test_only_notices_on_the_control_list_name_a_special_route() -> None:
    named = {name for name, (_, rule) in RULEBOOK.rules.items() if rule.then.special}
    assert named
    assert {RULEBOOK.list_kind(name.partition("/")[0]) for name in named} == {"control"}
    assert all(name.endswith("/export") for name in named)


@pytest.mark.parametrize(
    ("model", "data", "words"),
    [
        (TimeLimit, {"id": "x", "provision": "1", "months": 3, "text": {"en": "", "zh": "", "ja": ""}}, "kinds"),
        (Then, {"outcome": "review", "special": "control-list-exception"}, "special route"),
        (
            LicensingProfile,
            {
                "id": "x",
                "kinds": ["individual"],
                "policy": "standard",
                "documents": [],
                "time_limit": {"en": "", "zh": "", "ja": ""},
                "time_limits": ["decision-45"],
                "excludes": ["decision-45"],
                "basis": [{"provision": "1"}],
            },
            "excludes",
        ),
        (
            Entry,
            {
                "code": "X",
                "name": {"zh": "x", "en": "x"},
                "family": "x",
                "words": ["xylophone"],
                "limits": "none",
                "ask_for": ["purity_pct"],
                "confidence": "primary",
            },
            "ask_for",
        ),
    ],
)
def test_data_that_contradict_themselves_are_refused(model: type[Any], data: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        model.model_validate(data)


# ── forbidden ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("no licence can be had", "may apply to the Ministry of Commerce", "no application is open", "closed")),
        ("zh", ("不能取得许可", "可向商务部提出申请", "不受理许可申请", "不可用")),
        ("ja", ("許可は得られない", "商務部に申請できる", "申請できない", "利用不可")),
    ],
)
def test_reports_say_that_nothing_opens_a_forbidden_line(
    screener: Screener, language: str, words: tuple[str, ...]
) -> None:
    text = told(licensing(screener, consignee=LISTED, end_user=LISTED), language)
    assert all(one in text for one in words), text
    assert "45" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Holds only if nothing forbids it"), ("zh", "仅在不存在禁止时成立"), ("ja", "禁止に当たらない場合に限る")],
)
def test_reports_say_that_options_hold_only_if_nothing_forbids_them(
    screener: Screener, language: str, words: str
) -> None:
    assert words in told(licensing(screener, end_use="resale"), language)


def test_barred_says_what_the_outcomes_say(screener: Screener) -> None:
    for more, outcome, barred in (
        ({}, "license_required", "false"),
        ({"end_use": "resale"}, "review", "unknown"),
        ({"consignee": LISTED, "end_user": LISTED}, "prohibited", "true"),
    ):
        assert screener.screen({**RECORD, **more}).outcome == outcome
        assert licensing(screener, **more).barred == barred


def test_a_customs_query_that_runs_goes_on_though_the_line_is_forbidden(screener: Screener) -> None:
    found = licensing(screener, consignee=LISTED, end_user=LISTED, query_received="2026-08-03")
    assert [one.id for one in found.time_limits] == ["query-reply"]


# ── beside it ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "may be needed as well"), ("zh", "可能还须取得"), ("ja", "これも必要となる可能性がある")],
)
def test_reports_tell_the_licence_that_may_be_needed_as_well(screener: Screener, language: str, words: str) -> None:
    lines = [{"description": "holmium oxide 99.9%"}]
    found = licensing(screener, date="2026-11-11", lines=lines)
    assert found.kinds == ("ordinary_export",)
    assert words in told(found, language)


def test_the_terms_of_the_attention_list_stand_beside_the_ordinary_ones_while_the_name_is_open(
    screener: Screener,
) -> None:
    found = licensing(screener, end_user={"name": "TDK", "country": "JP"})
    (terms,) = (one for one in found.possible if "MOFCOM-2026-012/license" in one.rules)
    assert (terms.policy, terms.other_regime) == ("conditional", False)
    assert {one.id: one.applies for one in found.time_limits}["decision-45"] == "unknown"
    assert "not certain that this limit applies" in told(found, "en")


# ── lengths ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("first", "last", "months", "past"),
    [
        ("2026-03-01", "2027-02-28", 12, False),
        ("2026-03-01", "2027-03-01", 12, False),
        ("2026-03-01", "2027-03-02", 12, True),
        ("2026-03-01", "2028-02-28", 12, True),
        ("2024-02-29", "2025-02-28", 12, False),
        ("2024-02-29", "2025-03-01", 12, True),
        ("2022-03-01", "2025-03-01", 36, False),
        ("2022-03-01", "2028-02-28", 36, True),
        ("2026-11-30", "2026-12-31", 1, True),
        ("2026-12-15", "2027-01-15", 1, False),
        ("2026-12-15", "2027-01-16", 1, True),
    ],
)
def test_a_validity_in_months(first: str, last: str, months: int, past: bool) -> None:
    assert _past(dt.date.fromisoformat(first), dt.date.fromisoformat(last), months) is past


@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)), st.integers(0, 2000), st.integers(1, 60))
def test_a_longer_validity_is_never_within_where_a_shorter_one_is_past(first: dt.date, days: int, months: int) -> None:
    last = first + dt.timedelta(days=days)
    if _past(first, last, months):
        assert _past(first, last + dt.timedelta(days=1), months)
        assert days >= 28 * months
    else:
        assert not _past(first, last, months + 1)
        assert days <= 31 * months


# ── remarks and questions ───────────────────────────────────────────────────────────────────────────

REMARKS = Remarks(RULEBOOK.goods.remarks)


@pytest.mark.parametrize(
    ("remark", "controlled"),
    [
        ("属于两用物项 1C905.b", True),
        ("不属于两用物项", False),
        ("不属于管制物项，纯度99.5%", False),
        ("非两用物项", False),
        ("This is a dual-use item, 1C905.b", True),
        ("goods not controlled", False),
        ("non-controlled", False),
        ("not subject to export control", False),
        ("規制品目に該当", True),
        ("規制品目に該当しない", False),
        ("該非判定：非該当", False),
        ("temperature controlled container", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_remark_says_of_control(remark: str | None, controlled: bool | None) -> None:
    found = REMARKS.read(remark)
    assert (None if found is None else found.controlled) is controlled


def test_a_denial_is_read_before_what_it_denies() -> None:
    words = RemarkWords(controlled=("controlled",), not_controlled=("not controlled",))
    found = Remarks(words).read("goods are not controlled")
    assert found is not None
    assert not found.controlled


def _entry(code: str) -> Entry:
    name = {"zh": code, "en": code}
    data = {"code": code, "name": name, "family": "x", "words": ["xylophone"], "confidence": "primary"}
    return Entry.model_validate(data)


def _same(text: str) -> Words:
    return Words(en=text, zh=text, ja=text)


def test_entries_the_goods_are_for_certain_are_asked_about_alone() -> None:
    sure = Points(_entry("A1"), Truth.TRUE, (_same("density"),))
    other = Points(_entry("B1"), Truth.UNKNOWN, (_same("length"),))
    found = in_particular([other, sure])
    assert found == Words(en="density (A1)", zh="density（A1）", ja="density（A1）")
    only = in_particular([other])
    assert only is not None
    assert only.en == "length (B1)"


def test_codes_that_turn_on_one_figure_stand_together_and_a_long_list_is_cut() -> None:
    same = [Points(_entry(f"A{n}"), Truth.TRUE, (_same("density"),)) for n in range(5)]
    found = in_particular(same)
    assert found is not None
    assert found.en == "density (A0, A1, A2, …)"
    many = in_particular([Points(_entry("A1"), Truth.TRUE, tuple(_same(f"figure {n}") for n in range(20)))])
    assert many is not None
    assert many.en.endswith("…")
    assert in_particular([Points(_entry("A1"), Truth.TRUE, ())]) is None


# ── data that were missing ──────────────────────────────────────────────────────────────────────────


def test_the_code_of_rare_earth_alloys_points_to_every_alloy_of_the_announcement() -> None:
    alloys = [one for one in RULEBOOK.items["MOFCOM-GACC-2025-018"].entries if one.forms == ("alloy",)]
    assert len(alloys) == 20
    assert all("3824999922" in dict(one.customs_codes()) for one in alloys)


def test_the_security_forum_of_halifax_has_the_country_of_the_research() -> None:
    parties = RULEBOOK.lists["UEL-2025-010"].parties
    assert [one.country for one in parties if one.names.en == "Halifax International Security Forum"] == ["US"]
