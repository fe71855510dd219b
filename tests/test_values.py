"""How single values are read: lenient about spelling, strict about meaning."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.shipment import values

DAY = dt.date(2026, 4, 15)


@pytest.mark.parametrize(
    "written",
    [
        "2026-04-15",
        "2026/4/15",
        "2026.4.15",
        "20260415",
        "2026年4月15日",
        "２０２６／４／１５",
        "令和8年4月15日",
        "R8.4.15",
        "15 Apr 2026",
        "15-Apr-2026",
        "April 15, 2026",
        "15th April 2026",
        "15/04/2026",
        "04/15/2026",
        "2026-04-15T09:30:00+08:00",
        dt.date(2026, 4, 15),
        dt.datetime(2026, 4, 15, 9, 30),
        46127,
        46127.0,
        " 2026-04-15 ",
    ],
)
def test_dates_in_every_usual_spelling(written: Any) -> None:
    assert values.day(written) == DAY


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2026-02-30", "no such day"),
        ("03/04/2026", "cannot be told apart"),
        ("next week", "not a date"),
        ("12", "not a date"),
        ("2026-13-01", "no such day"),
    ],
)
def test_dates_that_mean_nothing_are_refused(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        values.day(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("JP", "JP"),
        ("jpn", "JP"),
        ("392", "JP"),
        ("日本", "JP"),
        ("日本国", "JP"),
        ("Japan", "JP"),
        ("ニッポン", "JP"),
        ("中华人民共和国", "CN"),
        ("中國", "CN"),
        ("P.R. China", "CN"),
        ("Hong Kong, China", "HK"),
        ("中国香港", "HK"),
        ("Hong Kong SAR", "HK"),
        ("中国台湾", "TW"),
        ("南朝鮮", "KR"),
        ("Korea, Republic of", "KR"),
        ("越南", "VN"),
        ("ベトナム", "VN"),
        ("Viet Nam", "VN"),
        ("ドイツ", "DE"),
        ("德国", "DE"),
        ("Deutschland", "DE"),
        ("116", "JP"),
        ("日本(JP)", "JP"),
        ("Japan / 日本", "JP"),
        ("ＪＰ", "JP"),
        ("United States", "US"),
        ("タイ", "TH"),
    ],
)
def test_countries_by_code_and_by_name(written: str, code: str) -> None:
    assert values.country(written) == code


@pytest.mark.parametrize("written", ["Atlantis", "亚特兰蒂斯", "XX9", "Japan / China"])
def test_countries_nobody_knows_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="country is not known"):
        values.country(written)


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("1,234.5", 1234.5),
        ("１，５００", 1500.0),
        ("1 234", 1234.0),
        ("500 kg", 500.0),
        ("US$ 12", 12.0),
        ("¥1,000", 1000.0),
        (7, 7.0),
        ("3e2", 300.0),
        ("-4", -4.0),
    ],
)
def test_numbers(written: Any, figure: float) -> None:
    assert values.number(written) == figure


@pytest.mark.parametrize("written", ["1,5", "若干", "a lot", float("inf"), True])
def test_numbers_that_are_none_are_refused(written: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        values.number(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (8505111000, "8505111000"),
        (8505111000.0, "8505111000"),
        ("8505.11.1000", "8505111000"),
        ("8505.1110.00", "8505111000"),
        ("2805302900.101", "2805302900101"),
        ("8505 11", "850511"),
        ("８５０５１１１０００", "8505111000"),
    ],
)
def test_customs_codes(written: Any, code: str) -> None:
    assert values.hs_code(written) == code


@pytest.mark.parametrize("written", ["8505", "85-05", "HS", 12.5])
def test_customs_codes_too_short_or_no_digits(written: Any) -> None:
    with pytest.raises(ValueError, match="6 to 13 digits"):
        values.hs_code(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("是", True),
        ("否", False),
        ("該当", True),
        ("非該当", False),
        ("Yes", True),
        ("n", False),
        ("○", True),
        ("×", False),
        (1, True),
        (0.0, False),
        ("不涉及", False),
    ],
)
def test_yes_and_no(written: Any, said: bool) -> None:
    assert values.yes_no(written) is said


@pytest.mark.parametrize(
    "empty", [None, "", "  ", "-", "N/A", "TBD", "未定", "不明", "无", "未知", float("nan"), "\u200b"]
)
def test_placeholders_say_nothing(empty: Any) -> None:
    assert values.text(empty) is None


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Nd 29%, Dy 3.2%, Fe 66%", {"Nd": 29.0, "Dy": 3.2, "Fe": 66.0}),
        ("Nd:29；Dy：3.2", {"Nd": 29.0, "Dy": 3.2}),
        ({"Dy2O3": "0.15%"}, {"Dy2O3": 0.15}),
        ("钕 29、镝 3", {"钕": 29.0, "镝": 3.0}),
    ],
)
def test_compositions(written: Any, found: dict[str, float]) -> None:
    assert values.composition(written) == found


def test_a_composition_in_prose_is_refused() -> None:
    with pytest.raises(ValueError, match="mass per cent"):
        values.composition("镝约三个点")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Nd, Fe, B", ("Nd", "Fe", "B")),
        ("NdFeB", ("B", "Fe", "Nd")),
        (["dy", "Tb"], ("Dy", "Tb")),
        ("Dy2O3", ("Dy", "O")),
    ],
)
def test_elements(written: Any, found: tuple[str, ...]) -> None:
    assert values.elements(written) == found


@pytest.mark.parametrize(
    ("written", "kg"),
    [
        ("500 g", 0.5),
        ("2吨", 2000.0),
        ("1,500 kg", 1500.0),
        (12, 12.0),
        ("3.5", 3.5),
        ("2 t", 2000.0),
        ("500公斤", 500.0),
    ],
)
def test_masses_are_kilograms(written: Any, kg: float) -> None:
    assert values.mass_kg(written) == pytest.approx(kg)


def test_a_unit_that_is_no_mass_is_refused() -> None:
    with pytest.raises(ValueError, match="not a unit of mass"):
        values.mass_kg("12 pcs")


@pytest.mark.parametrize(("written", "found"), [("No", ()), ("NO", ("NO",)), ("否", ()), ("US; 台湾", ("US", "TW"))])
def test_onward_countries(written: str, found: tuple[str, ...]) -> None:
    assert values.countries(written) == found


def test_a_date_is_no_customs_code() -> None:
    with pytest.raises(ValueError, match="holds a date"):
        values.hs_code(dt.date(2846, 9, 1))


def test_no_element_of_that_name() -> None:
    with pytest.raises(ValueError, match="'Xx' is not the symbol of an element"):
        values.elements(["Xx"])


@pytest.mark.parametrize(
    ("written", "code"), [("1c905 . A.4", "1C905.a.4"), ("1C902", "1C902"), ("5A002.a", "5A002.a"), ("EAR99", "EAR99")]
)
def test_control_codes(written: str, code: str) -> None:
    assert values.control_code(written) == code


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.none(),
        st.booleans(),
        st.lists(st.text()),
        st.dictionaries(st.text(), st.text()),
    )
)
def test_no_value_breaks_a_reader(value: Any) -> None:
    """A reader answers or raises ValueError with a sentence; nothing else."""
    for reader in (
        values.text,
        values.texts,
        values.day,
        values.country,
        values.countries,
        values.number,
        values.percent,
        values.yes_no,
        values.hs_code,
        values.control_code,
        values.elements,
        values.composition,
        values.parameters,
        values.line_number,
    ):
        try:
            reader(value)
        except ValueError as error:
            assert str(error)
