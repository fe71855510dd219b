"""Chemical formulas: what is in a compound, in which shares, and when a text is no formula at all."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recomply import Screener
from recomply.formulas import elements_of, mass_shares, normal
from recomply.truth import Truth


@pytest.mark.parametrize(
    ("formula", "element", "per_cent"),
    [
        ("Dy2O3", "Dy", 87.13),
        ("Nd2Fe14B", "Nd", 26.68),
        ("SmCo5", "Sm", 33.79),
        ("GaN", "Ga", 83.27),
        ("Tb4O7", "Tb", 85.02),
        ("LaB6", "La", 68.17),
        ("(NH4)2SO4", "N", 21.20),
        ("Ca10(PO4)6(OH)2", "Ca", 39.89),
        ("W", "W", 100.0),
    ],
)
def test_the_share_of_an_element_by_mass(formula: str, element: str, per_cent: float) -> None:
    assert mass_shares(formula)[element] * 100 == pytest.approx(per_cent, abs=0.01)


@pytest.mark.parametrize(
    ("formula", "element", "per_cent"),
    [
        ("In0.53Ga0.47As", "In", 36.1),
        ("In.53Ga.47As", "In", 36.1),
        ("Pb(Zr0.52Ti0.48)O3", "Zr", 14.6),
        ("(Y0.9Ce0.1)3Al5O12", "Ce", 6.9),
        ("CaSO4·0.5H2O", "Ca", 27.6),
        ("KCN", "K", 60.0),
    ],
)
def test_fractions_of_atoms(formula: str, element: str, per_cent: float) -> None:
    assert mass_shares(formula)[element] * 100 == pytest.approx(per_cent, abs=0.1)


def test_upper_and_lower_case_tell_cobalt_from_carbon_monoxide() -> None:
    assert elements_of("Co") == {"Co"}
    assert elements_of("CO") == {"C", "O"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "steel",
        "Steel",
        "dy2o3",
        "Dy 2O3",
        "Dy2O3 powder",
        "XYZ",
        "USA",
        "NATO",
        "X",
        "Fe(",
        "Fe)",
        "()",
        "Na(Fe",
        "2Dy",
        "Fe0",
        "Hg1-xCdxTe",
        "氧化镝",
        "Dy₂O₃",
    ],
)
def test_what_is_no_formula_names_no_element(text: str) -> None:
    assert dict(mass_shares(text)) == {}
    assert elements_of(text) == frozenset()
    assert normal(text) == ""


@pytest.mark.parametrize("text", ["LED", "HEPA", "PVC", "YBCO"])
def test_an_abbreviation_of_the_trade_is_no_formula(text: str) -> None:
    assert elements_of(text) == frozenset()


@pytest.mark.parametrize("text", ["Cr(III)", "Ce(IV)", "Fe(II)"])
def test_a_roman_number_is_no_iodine(text: str) -> None:
    assert "I" not in elements_of(text)
    assert "V" not in elements_of(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dy2O3", "O3Dy2"),
        ("GaN", "NGa"),
        ("SiC", "CSi"),
        ("CH3COOH", "C2H4O2"),
        ("S(CH2CH2Cl)2", "ClCH2CH2SCH2CH2Cl"),
        ("(Fe)", "Fe"),
        ("CuSO4·5H2O", "CuH10O9S"),
    ],
)
def test_two_spellings_of_one_compound_are_one(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""
    assert mass_shares(one) == pytest.approx(dict(mass_shares(other)))


@pytest.mark.parametrize(("one", "other"), [("SmCo5", "Sm2Co17"), ("Co", "CO"), ("Sb2O3", "Sb2O5"), ("PF", "FP2")])
def test_different_compounds_stay_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_a_mixed_crystal_has_shares_and_no_one_spelling() -> None:
    assert elements_of("In0.53Ga0.47As") == {"In", "Ga", "As"}
    assert normal("In0.53Ga0.47As") == ""


@pytest.mark.parametrize("formula", ["Dy2(SO4)3·8H2O", "DyCl3*6H2O", "Gd2(SO4)3·8H2O"])
def test_water_of_crystallisation_does_not_hide_the_rare_earth(formula: str) -> None:
    anhydrous = formula.replace("*", "·").partition("·")[0]
    assert elements_of(formula) == elements_of(anhydrous) | {"H", "O"}


def test_dysprosium_chloride_is_controlled_with_its_water_as_without(screener: Screener) -> None:
    truths = []
    for formula in ("DyCl3", "DyCl3·6H2O"):
        line = {"description": "chemical, anhydrous or not", "form": "compound", "composition": {formula: 100}}
        ((_, found, _),) = screener.classify({"id": "A", "lines": [line]})
        truths.append({one.code: one.truth for one in found.meets if one.instrument == "MOFCOM-GACC-2025-018"})
    assert Truth.TRUE in truths[0].values()
    assert truths[0] == truths[1]


symbols = st.sampled_from(("Dy", "Tb", "Nd", "Fe", "B", "O", "Ga", "As", "Sm", "Co", "C", "N", "W", "S"))
parts = st.lists(st.tuples(symbols, st.integers(1, 20)), min_size=1, max_size=5).filter(
    lambda of: not re.fullmatch("[A-Z]{3,}", spelled(of))  # capital letters alone are an abbreviation
)


def spelled(of: list[tuple[str, int]]) -> str:
    return "".join(f"{symbol}{count if count > 1 else ''}" for symbol, count in of)


@settings(deadline=None)
@given(parts)
def test_the_shares_of_a_compound_make_up_the_whole(of: list[tuple[str, int]]) -> None:
    shares = mass_shares(spelled(of))
    assert set(shares) == {symbol for symbol, _ in of}
    assert sum(shares.values()) == pytest.approx(1)
    assert all(share > 0 for share in shares.values())


@settings(deadline=None)
@given(parts, st.randoms())
def test_the_order_of_elements_does_not_matter(of: list[tuple[str, int]], random: Random) -> None:
    other = list(of)
    random.shuffle(other)
    assert normal(spelled(of)) == normal(spelled(other)) != ""


@settings(deadline=None)
@given(st.text(alphabet="ABCDFGHNOSTWabdeghilmnortuy0123456789.()·* ", max_size=12))
def test_no_text_is_ever_a_crash(text: str) -> None:
    shares = mass_shares(text)
    assert sum(shares.values()) == pytest.approx(1) if shares else elements_of(text) == frozenset()
    assert bool(normal(text)) <= bool(shares)
