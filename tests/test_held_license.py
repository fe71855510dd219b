"""The licence the record names, held against the shipment: what fits, what departs, what nobody can tell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recomply import Decision, Screener
from recomply.decision.model import HeldLicense
from recomply.facts.licenses import ASPECTS

EXPORTER = "Ganzhou Hengrui Rare Earth New Material Co., Ltd."
SHIPMENT: dict[str, Any] = {
    "id": "INV-1",
    "date": "2026-05-20",
    "declared_on": "2026-05-20",
    "departure": "CN",
    "destination": "JP",
    "exporter": {"name": EXPORTER, "name_local": "赣州恒瑞稀土新材料有限公司", "country": "CN"},
    "consignee": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "end_user": {"name": "Mikawa Auto K.K.", "country": "JP"},
    "end_use": "traction motors of passenger cars",
    "lines": [{"description": "dysprosium oxide 99.9%", "quantity": 500, "unit": "kg", "control_code": "1C905.b"}],
}
LICENSE: dict[str, Any] = {
    "number": "26-1234",
    "kind": "individual",
    "holder": EXPORTER,
    "status": "valid",
    "issued": "2026-05-01",
    "expires": "2026-12-31",
    "consignment": "INV-1",
    "end_user": "Mikawa Auto K.K.",
    "end_use": "traction motors of passenger cars",
    "destination": "JP",
    "control_codes": ["1C905.b"],
    "quantity": 500,
    "unit": "kg",
}
DEPARTS = "STATE-COUNCIL-792/18-license-departs"


def screened(screener: Screener, license_: dict[str, Any] | None, **shipment: Any) -> Decision:
    return screener.screen({**SHIPMENT, "license": license_, **shipment})


def held_by(decision: Decision) -> HeldLicense:
    license_ = decision.lines[0].license
    assert license_ is not None
    assert license_.held is not None
    return license_.held


def fits(screener: Screener, aspect: str, **license_: Any) -> str:
    """Whether the licence with these changes fits the shipment in one aspect."""
    return aspects(held_by(screened(screener, {**LICENSE, **license_})))[aspect]


def aspects(held: HeldLicense) -> dict[str, str]:
    return {check.aspect: check.fits for check in held.checks}


def departs(decision: Decision) -> str | None:
    return next((finding.truth for finding in decision.lines[0].findings if finding.rule == DEPARTS), None)


# ── the whole licence ───────────────────────────────────────────────────────────────────────────────


def test_a_licence_that_fits_in_everything_covers_the_consignment(screener: Screener) -> None:
    decision = screened(screener, LICENSE)
    held = held_by(decision)
    assert (held.number, held.covers) == ("26-1234", "true")
    assert tuple(check.aspect for check in held.checks) == ASPECTS
    assert set(aspects(held).values()) == {"true"}
    assert departs(decision) is None


def test_a_licence_never_makes_the_outcome_milder(screener: Screener) -> None:
    """That a licence is needed stays true with the licence in hand; the decision says beside it that it covers."""
    without, with_ = screened(screener, None), screened(screener, LICENSE)
    assert without.outcome == with_.outcome == "license_required"
    assert without.lines[0].at_most == with_.lines[0].at_most


def test_a_licence_does_not_lift_a_prohibition(screener: Screener) -> None:
    user = {"name": "防衛省", "country": "JP"}
    decision = screened(screener, {**LICENSE, "end_user": "防衛省"}, end_user=user, consignee=user)
    assert decision.outcome == "prohibited"


@pytest.mark.parametrize("license_", [None, {}, {"kind": "general"}, {"holder": EXPORTER}])
def test_where_no_licence_is_named_nothing_is_held(screener: Screener, license_: dict[str, Any] | None) -> None:
    decision = screened(screener, license_)
    license_needed = decision.lines[0].license
    assert license_needed is not None
    assert license_needed.held is None
    assert departs(decision) is None


def test_of_a_bare_number_nothing_is_known_and_the_particulars_are_asked(screener: Screener) -> None:
    decision = screened(screener, {"number": "26-1"})
    held = held_by(decision)
    assert held.covers == "unknown"
    assert set(aspects(held).values()) == {"unknown"}
    assert departs(decision) == "unknown"
    assert "license_details" in {question.id for question in decision.lines[0].questions}


def test_goods_that_need_no_licence_hold_none(screener: Screener) -> None:
    assert screened(screener, LICENSE, lines=[{"description": "cotton T-shirts"}]).lines[0].license is None


def test_the_evidence_of_a_departure_names_the_field_of_the_licence(screener: Screener) -> None:
    decision = screened(screener, {**LICENSE, "expires": "2026-05-19", "destination": "KR"})
    (finding,) = (one for one in decision.lines[0].findings if one.rule == DEPARTS)
    assert {"license.expires", "license.destination"} <= {piece.field for piece in finding.evidence}
    assert finding.truth == "true"
    assert finding.outcome == "license_required"


def test_a_licence_without_a_number_has_no_number(screener: Screener) -> None:
    assert held_by(screened(screener, {**LICENSE, "number": None})).number == ""


# ── each aspect ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "truth"),
    [
        ("valid", "true"),
        ("有效", "true"),
        ("申请中", "false"),
        ("applied for", "false"),
        ("suspended", "false"),
        ("revoked", "false"),
        ("used", "false"),
        (None, "unknown"),
    ],
)
def test_only_a_valid_licence_is_a_licence(screener: Screener, status: str | None, truth: str) -> None:
    assert fits(screener, "status", status=status) == truth


def test_a_pending_application_is_not_a_licence_in_hand(screener: Screener) -> None:
    assert fits(screener, "status", status="pending") == "false"


def test_a_status_nobody_understands_is_reported_and_unknown(screener: Screener) -> None:
    decision = screened(screener, {**LICENSE, "status": "lost in the post"})
    assert aspects(held_by(decision))["status"] == "unknown"
    assert [problem.field for problem in decision.problems] == ["license.status"]


@pytest.mark.parametrize(
    ("expires", "truth"), [("2026-05-21", "true"), ("2026-05-20", "true"), ("2026-05-19", "false"), (None, "unknown")]
)
def test_the_last_day_of_the_licence_still_counts(screener: Screener, expires: str | None, truth: str) -> None:
    assert fits(screener, "validity", expires=expires) == truth


@pytest.mark.parametrize(
    ("issued", "truth"), [("2026-05-19", "true"), ("2026-05-20", "true"), ("2026-05-21", "false"), (None, "unknown")]
)
def test_a_licence_issued_after_the_declaration_does_not_cure(
    screener: Screener, issued: str | None, truth: str
) -> None:
    decision = screened(screener, {**LICENSE, "issued": issued})
    assert aspects(held_by(decision))["declaration"] == truth
    assert held_by(decision).covers == truth
    assert departs(decision) == {"true": None, "false": "true", "unknown": "unknown"}[truth]


@pytest.mark.parametrize(("declared", "truth"), [("2026-05-20", "false"), ("2026-05-21", "true"), (None, "false")])
def test_the_day_of_declaration_is_the_day_of_export_unless_it_is_given(
    screener: Screener, declared: str | None, truth: str
) -> None:
    decision = screened(screener, {**LICENSE, "issued": "2026-05-21"}, declared_on=declared)
    assert aspects(held_by(decision))["declaration"] == truth


@pytest.mark.parametrize(
    ("kind", "consignment", "truth"),
    [
        ("individual", "INV-1", "true"),
        ("individual", " inv-1 ", "true"),
        ("individual", "INV-2", "false"),
        ("general", "INV-2", "false"),
        ("individual", None, "unknown"),
        ("registration", None, "unknown"),
        (None, None, "unknown"),
        ("general", None, "true"),
    ],
)
def test_a_licence_for_another_consignment_is_none_for_this_one(
    screener: Screener, kind: str | None, consignment: str | None, truth: str
) -> None:
    assert fits(screener, "consignment", kind=kind, consignment=consignment) == truth


@pytest.mark.parametrize(
    ("holder", "truth"),
    [
        (EXPORTER, "true"),
        ("GANZHOU HENGRUI RARE EARTH NEW MATERIAL CO LTD", "true"),
        ("赣州恒瑞稀土新材料有限公司", "true"),
        ("贛州恆瑞稀土新材料有限公司", "true"),
        ("Ningbo Dongqian Magnetics Co., Ltd.", "false"),
        ("宁波东钱磁业有限公司", "false"),
        (None, "unknown"),
    ],
)
def test_the_holder_is_the_exporter_in_any_writing_of_its_name(
    screener: Screener, holder: str | None, truth: str
) -> None:
    assert fits(screener, "holder", holder=holder) == truth


def test_a_holder_cannot_be_compared_with_an_exporter_nobody_names(screener: Screener) -> None:
    assert aspects(held_by(screened(screener, LICENSE, exporter=None)))["holder"] == "unknown"


@pytest.mark.parametrize(
    ("user", "truth"),
    [
        ("Mikawa Auto K.K.", "true"),
        ("MIKAWA AUTO KABUSHIKI KAISHA", "true"),
        ("三河オート株式会社", "unknown"),
        ("Shonan Radar Works K.K.", "false"),
        (None, "unknown"),
    ],
)
def test_the_end_user_in_another_script_is_a_question_and_another_one_is_not(
    screener: Screener, user: str | None, truth: str
) -> None:
    assert fits(screener, "end_user", end_user=user) == truth


@pytest.mark.parametrize(
    ("use", "truth"),
    [
        ("traction motors of passenger cars", "true"),
        ("Traction Motors of Passenger Cars", "true"),
        ("motors", "unknown"),
        ("missiles", "unknown"),
        (None, "unknown"),
    ],
)
def test_whether_a_use_in_other_words_is_the_same_is_for_a_person(
    screener: Screener, use: str | None, truth: str
) -> None:
    assert fits(screener, "end_use", end_use=use) == truth


@pytest.mark.parametrize(
    ("destination", "truth"), [("JP", "true"), ("Japan", "true"), ("日本", "true"), ("KR", "false"), (None, "unknown")]
)
def test_the_country_of_destination(screener: Screener, destination: str | None, truth: str) -> None:
    assert fits(screener, "destination", destination=destination) == truth


@pytest.mark.parametrize(
    ("codes", "truth"),
    [
        (["1C905.b"], "true"),
        (["1C904", "1C905"], "true"),
        ("1C904.b; 1C905.b", "true"),
        (["1C905.a"], "false"),
        (["1C904.b"], "false"),
        ([], "unknown"),
        (None, "unknown"),
    ],
)
def test_the_licence_names_the_entry_the_goods_meet_or_a_head_of_it(
    screener: Screener, codes: list[str] | str | None, truth: str
) -> None:
    assert fits(screener, "codes", control_codes=codes) == truth


def test_control_codes_in_one_cell_with_commas(screener: Screener) -> None:
    assert fits(screener, "codes", control_codes="1C904.b, 1C905.b") == "true"


def test_codes_cannot_be_compared_while_the_entry_of_the_goods_is_open(screener: Screener) -> None:
    lines = [{"description": "rare earth product", "declared_controlled": True}]
    decision = screened(screener, LICENSE, lines=lines)
    assert aspects(held_by(decision))["codes"] == "unknown"


@pytest.mark.parametrize(
    ("quantity", "unit", "truth"),
    [
        (500, "kg", "true"),
        (501, "kg", "true"),
        ("500", "千克", "true"),
        (500, "KG", "true"),
        (499, "kg", "false"),
        (500, "pcs", "unknown"),
        (500, None, "unknown"),
        (None, "kg", "unknown"),
    ],
)
def test_no_more_than_the_licensed_quantity(
    screener: Screener, quantity: float | str | None, unit: str | None, truth: str
) -> None:
    assert fits(screener, "quantity", quantity=quantity, unit=unit) == truth


DYSPROSIUM = {"description": "dysprosium oxide 99.9%"}


@pytest.mark.parametrize(
    ("lines", "truth"),
    [
        ([{**DYSPROSIUM, "quantity": 300, "unit": "kg"}, {**DYSPROSIUM, "quantity": 200, "unit": "kg"}], "true"),
        ([{**DYSPROSIUM, "quantity": 300, "unit": "kg"}, {**DYSPROSIUM, "quantity": 201, "unit": "kg"}], "false"),
        ([{**DYSPROSIUM, "quantity": 10, "unit": "drums", "net_mass_kg": 500}], "true"),
        ([{**DYSPROSIUM, "net_mass_kg": 501}], "false"),
        ([{**DYSPROSIUM, "quantity": 300, "unit": "kg"}, DYSPROSIUM], "unknown"),
    ],
)
def test_all_lines_together_keep_to_the_licensed_quantity(
    screener: Screener, lines: list[dict[str, Any]], truth: str
) -> None:
    assert aspects(held_by(screened(screener, LICENSE, lines=lines)))["quantity"] == truth


def test_shirts_beside_the_oxide_do_not_use_up_the_licence(screener: Screener) -> None:
    oxide = {**DYSPROSIUM, "quantity": 400, "unit": "kg"}
    shirts = {"description": "cotton T-shirts", "quantity": 300, "unit": "kg", "declared_controlled": False}
    assert aspects(held_by(screened(screener, LICENSE, lines=[oxide, shirts])))["quantity"] != "false"


# ── laws ────────────────────────────────────────────────────────────────────────────────────────────

CHANGES: dict[str, tuple[Any, ...]] = {
    "status": ("valid", "suspended", None),
    "issued": ("2026-05-01", "2026-05-21", None),
    "expires": ("2026-12-31", "2026-05-19", None),
    "consignment": ("INV-1", "INV-2", None),
    "holder": (EXPORTER, "Other Co.", None),
    "end_user": ("Mikawa Auto K.K.", "Other K.K.", None),
    "end_use": ("traction motors of passenger cars", None),
    "destination": ("JP", "KR", None),
    "control_codes": (["1C905.b"], ["1C904.b"], None),
    "quantity": (500, 499, None),
}
licenses = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHANGES.items()})


@settings(deadline=None)
@given(licenses)
def test_a_licence_covers_when_all_fits_departs_when_anything_does_not_and_is_else_open(
    screener: Screener, license_: dict[str, Any]
) -> None:
    decision = screened(screener, {**LICENSE, **license_})
    held = held_by(decision)
    told = set(aspects(held).values())
    assert held.covers == ("false" if "false" in told else "unknown" if "unknown" in told else "true")
    assert departs(decision) == {"true": None, "false": "true", "unknown": "unknown"}[held.covers]
    assert decision.outcome == "license_required"


@settings(deadline=None)
@given(licenses, st.sampled_from(sorted(CHANGES)))
def test_leaving_a_particular_out_never_turns_its_answer_around(
    screener: Screener, license_: dict[str, Any], lost: str
) -> None:
    before = aspects(held_by(screened(screener, {**LICENSE, **license_})))
    after = aspects(held_by(screened(screener, {**LICENSE, **license_, lost: None})))
    assert {name for name in ASPECTS if after[name] != before[name]} <= {
        name for name in ASPECTS if after[name] == "unknown"
    }
