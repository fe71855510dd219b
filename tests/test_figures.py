"""Figures of data sheets: what a reader of certificates takes from them, and what nobody may take from them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recomply import Screener
from recomply.facts.goods.figures import FigureReader, convert, plain_figures, spelling
from recomply.facts.goods.measured import Gauge
from recomply.facts.ranges import Range, hull
from recomply.truth import Truth

INF = math.inf


@pytest.fixture(scope="module")
def reader(screener: Screener) -> FigureReader:
    return FigureReader(screener.rulebook.parameters)


@pytest.fixture(scope="module")
def gauge(screener: Screener) -> Gauge:
    return Gauge(screener.rulebook.parameters, {})


def exactly(figure: float) -> Range:
    return Range.exact(pytest.approx(figure, rel=1e-9))


def exactly_between(low: float, high: float) -> Range:
    return Range(pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))


# ── units ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "unit", "figure"),
    [
        ("1.8 g/cm3", "g/cm**3", 1.8),
        ("1.8g/cm³", "g/cm**3", 1.8),
        ("1.8 g/cc", "g/cm**3", 1.8),
        ("1800 kg/m3", "g/cm**3", 1.8),
        ("60 N/mm2", "MPa", 60),
        ("60兆帕", "MPa", 60),
        ("10 bar", "MPa", 1),
        ("5毫米", "um", 5000),
        ("１０ｍｍ", "mm", 10),
        ("1 ft", "mm", 304.8),
        ("20 公里", "m", 20_000),
        ("5毫米/秒", "mm/s", 5),
        ("500 キロワット", "kW", 500),
        ("1500 ℃", "degC", 1500),
        ("2732 °F", "degC", 1500),
        ("10 mW", "W", 0.01),
        ("10 MW", "W", 1e7),
        ("1,080 kJ/kg", "Wh/kg", 300),
    ],
)
def test_a_figure_is_converted_to_the_unit_of_the_limit(
    reader: FigureReader, written: str, unit: str, figure: float
) -> None:
    assert reader.whole(written, unit, bare=False) == exactly(figure)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("9 kN", "MPa"),
        ("1.8 g", "g/cm**3"),
        ("10 kg", "mm"),
        ("300 Wh", "Wh/kg"),
        ("10 furlongz", "mm"),
        ("5 毫米/分钟", "mm"),
        ("1.8", "g/cm**3"),
        ("certificate follows", "mm"),
        ("", "mm"),
    ],
)
def test_a_figure_of_another_kind_or_without_its_unit_says_nothing(
    reader: FigureReader, written: str, unit: str
) -> None:
    assert reader.whole(written, unit, bare=False) is None


def test_a_plain_number_with_a_unit_is_not_that_number(reader: FigureReader) -> None:
    assert reader.whole("300", "", bare=True) == Range.exact(300)
    assert reader.whole("300 kfps", "", bare=True) is None


def test_a_number_of_a_field_counts_only_where_no_unit_is_needed(reader: FigureReader) -> None:
    assert reader.whole(1.8, "g/cm**3", bare=True) == Range.exact(1.8)
    assert reader.whole(1.8, "g/cm**3", bare=False) is None


def test_millimetres_in_capitals_are_millimetres(reader: FigureReader) -> None:
    assert reader.whole("10 MM", "mm", bare=False) == exactly(10)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("g/cm³", "g/cm**3"), ("g_cm3", "g/cm**3"), ("/K", "1/K"), ("℃", "degC"), ("%", "percent")],
)
def test_units_are_spelled_for_the_library(given: str, meant: str) -> None:
    assert spelling(given) == meant


def test_a_unit_nobody_knows_converts_to_nothing() -> None:
    assert convert((1.0,), "blorp", "mm") is None
    assert convert((1.0,), "mm", "blorp") is None
    assert convert((1.0,), "mm", "") is None


@settings(deadline=None)
@given(st.text(max_size=20))
def test_no_text_in_the_place_of_a_unit_is_ever_a_crash(text: str) -> None:
    found = convert((1.0,), text, "mm")
    assert found is None or len(found) == 1


# ── words of comparison ─────────────────────────────────────────────────────────────────────────────

AT_LEAST = ["≥5 mm", ">= 5 mm", "at least 5 mm", "minimum 5 mm", "not less than 5 mm", "5 mm or more", "5 mm min"]
AT_LEAST += ["不低于5mm", "不小于5mm", "至少5mm", "大于等于5mm", "5mm以上", "最低5mm"]
ABOVE = [
    "> 5 mm",
    "more than 5 mm",
    "over 5 mm",
    "exceeding 5 mm",
    "超过5mm",
    "大于5mm",
    "高于5mm",
    "5mmを超える",
    "5mm超",
]
AT_MOST = ["≤5 mm", "<= 5 mm", "at most 5 mm", "max 5 mm", "not more than 5 mm", "up to 5 mm", "5 mm or less"]
AT_MOST += ["不超过5mm", "不大于5mm", "5mm以下", "最大5mm", "小于等于5mm"]
BELOW = ["< 5 mm", "less than 5 mm", "under 5 mm", "better than 5 mm", "小于5mm", "低于5mm", "5mm未満", "不足5mm"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        *((one, Range(5, INF)) for one in AT_LEAST),
        *((one, Range(5, INF, without_low=True)) for one in ABOVE),
        *((one, Range(-INF, 5)) for one in AT_MOST),
        *((one, Range(-INF, 5, without_high=True)) for one in BELOW),
    ],
)
def test_words_and_signs_of_comparison_in_three_languages(reader: FigureReader, written: str, told: Range) -> None:
    assert reader.whole(written, "mm", bare=False) == told


@pytest.mark.parametrize(
    "written", ["about 10 mm", "approximately 10 mm", "ca. 10 mm", "约10毫米", "大约10mm", "~10 mm"]
)
def test_a_vague_figure_is_a_stretch_around_it(reader: FigureReader, written: str) -> None:
    told = reader.whole(written, "mm", bare=False)
    assert told is not None
    assert told.low < 10 < told.high


@pytest.mark.parametrize("word", ["min.", "max.", "approx."])
def test_abbreviations_with_their_point_are_words_of_comparison(reader: FigureReader, word: str) -> None:
    told = reader.whole(f"{word} 5 mm", "mm", bare=False)
    assert told is not None
    assert told != Range.exact(5)


def test_a_bound_in_words_settles_what_lies_beyond_and_leaves_the_rest_open(reader: FigureReader) -> None:
    told = reader.whole("不低于60兆帕", "MPa", bare=False)
    assert told is not None
    assert told.meets({"at_least": 50}) is Truth.TRUE
    assert told.meets({"at_least": 70}) is Truth.UNKNOWN
    assert told.meets({"below": 60}) is Truth.FALSE


# ── powers, ranges, dimensions ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "written", ["1.5×10⁻⁶/K", "1.5 x 10^-6 /K", "1.5x10-6/K", "1.5e-6/K", "1.5E-06 1/K", "1.5 × 10⁻⁶ /°C"]
)
def test_powers_of_ten_in_every_spelling(reader: FigureReader, written: str) -> None:
    assert reader.whole(written, "1/K", bare=False) == exactly(1.5e-6)


def test_raised_digits_are_written_flat_only_behind_a_ten() -> None:
    assert plain_figures("3×10⁵") == "3×10^5"
    assert plain_figures("g/cm³") == "g/cm3"


@pytest.mark.parametrize("written", ["5-10 um", "5–10μm", "5～10 um", "5 to 10 um", "5 um to 10 um", "5至10微米"])
def test_a_range_keeps_both_ends(reader: FigureReader, written: str) -> None:
    assert reader.whole(written, "um", bare=False) == Range(5, 10)


def test_a_range_through_nought(reader: FigureReader) -> None:
    assert reader.whole("-40 to 85 ℃", "degC", bare=False) == Range(-40, 85)


@pytest.mark.parametrize(
    "written", ["100 x 200 x 3 mm", "100*200 mm", "100×200mm", "5 mm x 3", "10-5 mm", "1,00 mm", "1 500 mm"]
)
def test_dimensions_and_garbled_figures_are_not_understood(reader: FigureReader, written: str) -> None:
    assert reader.whole(written, "mm", bare=False) is None


@pytest.mark.parametrize("text", ["粒径10 x 5 um", "particle size 10×5×3 µm", "粒径10*5um"])
def test_dimensions_in_a_description_are_no_particle_size(gauge: Gauge, text: str) -> None:
    assert told_in(gauge, "particle_size_um", text) is None


# ── what descriptions tell ──────────────────────────────────────────────────────────────────────────


def told_in(gauge: Gauge, name: str, *texts: str) -> Range | None:
    return gauge.read(name, {}, [("description", plain_figures(text)) for text in texts])[0]


def told_by(gauge: Gauge, name: str, given: Mapping[str, float | str]) -> Range | None:
    return gauge.read(name, given, [])[0]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("density_g_cm3", "石墨 密度1.85g/cm3 抗折强度60MPa", exactly(1.85)),
        ("flexural_strength_mpa", "石墨 密度1.85g/cm3 抗折强度60MPa", exactly(60)),
        ("density_g_cm3", "graphite, density of 1.8 g/cm3", exactly(1.8)),
        ("particle_size_um", "平均粒径10μm以下", Range(-INF, 10)),
        ("particle_size_um", "粒径不高于10um", Range(-INF, 10)),
        ("particle_size_um", "grain size not exceeding 10 um", Range(-INF, 10)),
        ("particle_size_um", "粒径10um±2um", exactly_between(8, 12)),
        ("particle_size_um", "particle size is less than 10 microns", Range(-INF, 10, without_high=True)),
        ("energy_density_wh_kg", "lithium-ion cell, 350 Wh/kg", exactly(350)),
        ("energy_density_wh_kg", "電池 350Wh/kgを超える", Range(350, INF, without_low=True)),
    ],
)
def test_running_text_tells_a_parameter_by_its_name_or_by_a_unit_of_its_own(
    gauge: Gauge, name: str, text: str, told: Range
) -> None:
    assert told_in(gauge, name, text) == told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("density_g_cm3", "graphite, density 1.8"),
        ("flexural_strength_mpa", "flexural strength 60 N"),
        ("energy_density_wh_kg", "cell of 350 Wh, 2 kg"),
        ("particle_size_um", "grain size never over 10 um"),
        ("particle_size_um", "粒径は10um以下ではない"),
    ],
)
def test_what_is_not_surely_told_stays_open(gauge: Gauge, name: str, text: str) -> None:
    assert told_in(gauge, name, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "no more than 300 Wh/kg",
        "not exceeding 300 Wh/kg",
        "not over 300 Wh/kg",
        "not above 300 Wh/kg",
        "不高于300Wh/kg",
    ],
)
def test_no_more_than_is_never_read_as_more_than(gauge: Gauge, text: str) -> None:
    told = told_in(gauge, "energy_density_wh_kg", f"lithium battery, {text}")
    assert told is None or told.meets({"above": 300}) is Truth.FALSE


@pytest.mark.parametrize("text", ["D50 10um程度", "particle size 10um±6um"])
def test_slack_behind_a_figure_leaves_it_open(gauge: Gauge, text: str) -> None:
    told = told_in(gauge, "particle_size_um", text)
    assert told is None or told.meets({"below": 10.1}) is Truth.UNKNOWN


def test_several_statements_are_taken_together(gauge: Gauge) -> None:
    text = "density 1.8 g/cm3, bulk density 1.7 g/cm3"
    assert told_in(gauge, "density_g_cm3", text) == Range(pytest.approx(1.7), pytest.approx(1.8))
    both = told_in(gauge, "density_g_cm3", "密度：≥1.8 g/cm³", "密度1.6 g/cm3")
    assert both == Range(pytest.approx(1.6), INF)
    assert both.meets({"at_least": 1.7}) is Truth.UNKNOWN


def test_evidence_quotes_the_words_and_the_field(gauge: Gauge) -> None:
    _, (piece,) = gauge.read("density_g_cm3", {}, [("remark", "密度: 1.85g/cm3")])
    assert (piece.field, piece.text) == ("remark", "密度 : 1.85g/cm3")
    _, (piece,) = gauge.read("density_g_cm3", {"密度": "1.85 g/cm3"}, [])
    assert piece.field == "parameters.密度"


# ── purity ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "least"),
    [("gallium 3N", 99.9), ("gallium 5N", 99.999), ("gallium 4N5", 99.995), ("镓 7N", 99.99999), ("2N5", 99.5)],
)
def test_nines_of_purity(gauge: Gauge, text: str, least: float) -> None:
    assert told_in(gauge, "purity_pct", text) == Range(pytest.approx(least, abs=1e-9), 100)


@pytest.mark.parametrize("text", ["1N", "10N force", "X5N3", "model A5N", "5Nm torque", "0.5N", "1099%", "5NX"])
def test_what_only_looks_like_nines_tells_no_purity(gauge: Gauge, text: str) -> None:
    assert told_in(gauge, "purity_pct", text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gallium metal 99.99%", exactly(99.99)),
        ("gallium ≥ 99.99 %", Range(99.99, INF)),
        ("gallium >=99.99％", Range(99.99, INF)),
        ("gallium <99.9%", Range(-INF, 99.9, without_high=True)),
        ("纯度大于99.99%", Range(99.99, INF, without_low=True)),
        ("99.9% min", Range(99.9, INF)),
        ("purity 95%", exactly(95)),
    ],
)
def test_per_cent_with_signs(gauge: Gauge, text: str, told: Range) -> None:
    assert told_in(gauge, "purity_pct", text) == told


def test_a_small_per_cent_figure_without_the_word_purity_is_no_purity(gauge: Gauge) -> None:
    assert told_in(gauge, "purity_pct", "NdFeB magnets, Dy 3.2 %") is None


@pytest.mark.parametrize("written", ["5N", "4N5"])
def test_nines_are_nines_wherever_they_stand(gauge: Gauge, written: str) -> None:
    assert told_by(gauge, "purity_pct", {"purity": written}) == told_in(gauge, "purity_pct", f"gallium {written}")
    assert told_in(gauge, "purity_pct", f"纯度{written}") == told_in(gauge, "purity_pct", f"gallium {written}")


@pytest.mark.parametrize("text", ["antimony trioxide, high purity 25 kg drums", "三氧化二锑 高纯度 25kg/桶"])
def test_a_mass_behind_the_word_purity_is_no_purity(gauge: Gauge, text: str) -> None:
    assert told_in(gauge, "purity_pct", text) is None


@pytest.mark.parametrize(
    "line",
    [
        {"description": "三氧化二锑 纯度5N"},
        {"description": "antimony trioxide, purity 5N"},
        {"description": "antimony trioxide", "parameters": {"purity": "5N"}},
        {"description": "antimony trioxide pure 25kg/drum 5N"},
    ],
)
def test_antimony_trioxide_of_five_nines_is_never_cleared_by_its_purity(
    screener: Screener, line: dict[str, object]
) -> None:
    ((_, found, _),) = screener.classify({"id": "A", "lines": [line]})
    assert "3C003.c" in {one.code for one in found.meets}


# ── the field `parameters` ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "given",
    [
        {"density_g_cm3": 1.85},
        {"density_g_cm3": "1850 kg/m3"},
        {"Density (g/cm3)": 1.85},
        {"密度(g/cm³)": 1.85},
        {"密度 kg/m³": 1850},
        {"体积密度": "1.85 g/cm3"},
        {"bulk density": "1.85g/cm³"},
        {"ＤＥＮＳＩＴＹ": "1.85 g/cm3"},
    ],
)
def test_a_parameter_under_any_of_its_names_with_the_unit_in_name_or_value(
    gauge: Gauge, given: dict[str, float | str]
) -> None:
    assert told_by(gauge, "density_g_cm3", given) == exactly(1.85)


@pytest.mark.parametrize(
    "given",
    [
        {"density": 1.85},
        {"density": "1.85"},
        {"density (kg)": 1.85},
        {"density of packing": "heavy"},
        {"density class": 3},
        {"densitometer": 3},
        {"weight": "1.85 g/cm3"},
    ],
)
def test_a_name_without_unit_and_other_names_say_nothing(gauge: Gauge, given: dict[str, float | str]) -> None:
    assert told_by(gauge, "density_g_cm3", given) is None


def test_the_parameters_own_name_does_not_turn_kilograms_into_a_density(gauge: Gauge) -> None:
    assert told_by(gauge, "density_g_cm3", {"density_g_cm3": "1800 kg"}) is None


@pytest.mark.parametrize("value", ["≥1800", "1800-1900"])
def test_the_unit_of_the_name_holds_for_signs_and_ranges_too(gauge: Gauge, value: str) -> None:
    told = told_by(gauge, "density_g_cm3", {"density (kg/m3)": value})
    assert told is not None
    assert told.low == pytest.approx(1.8)


def test_a_unit_spelled_like_the_parameters_themselves_is_read(gauge: Gauge) -> None:
    assert told_by(gauge, "density_g_cm3", {"density_kg_m3": 1850}) == exactly(1.85)


def test_the_field_goes_before_the_description(gauge: Gauge) -> None:
    told, pieces = gauge.read("density_g_cm3", {"density": "1.6 g/cm3"}, [("description", "density 1.9 g/cm3")])
    assert told == exactly(1.6)
    assert [piece.field for piece in pieces] == ["parameters.density"]


def test_two_fields_that_differ_are_taken_together(gauge: Gauge) -> None:
    told = told_by(gauge, "density_g_cm3", {"density": "1.6 g/cm3", "密度": "1.9 g/cm3"})
    assert told == Range(pytest.approx(1.6), pytest.approx(1.9))


# ── ranges and bounds ───────────────────────────────────────────────────────────────────────────────

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("figure", "bound", "truth"),
    [
        (Range.exact(5), {"at_least": 5}, T),
        (Range.exact(5), {"above": 5}, F),
        (Range.exact(5), {"at_most": 5}, T),
        (Range.exact(5), {"below": 5}, F),
        (Range.exact(5 + 1e-12), {"above": 5}, F),
        (Range.exact(4.999), {"at_least": 5}, F),
        (Range(5, INF), {"above": 5}, U),
        (Range(5, INF, without_low=True), {"above": 5}, T),
        (Range(5, INF, without_low=True), {"at_most": 5}, F),
        (Range(5, INF), {"at_most": 5}, U),
        (Range(5, INF), {"below": 5}, F),
        (Range(-INF, 5, without_high=True), {"at_least": 5}, F),
        (Range(-INF, 5), {"at_least": 5}, U),
        (Range(-INF, 5), {"above": 5}, F),
        (Range(-INF, 5, without_high=True), {"below": 5}, T),
        (Range(-INF, 5), {"below": 5}, U),
        (Range(4, 6), {"at_least": 5}, U),
        (Range(4, 6), {"at_least": 3, "at_most": 7}, T),
        (Range(4, 6), {"at_least": 3, "below": 6}, U),
        (Range(4, 6), {"at_least": 7, "below": 5}, F),
        (Range.exact(-5), {"at_most": -5}, T),
        (Range.exact(5), {}, T),
    ],
)
def test_a_figure_against_bounds_in_three_values(figure: Range, bound: dict[str, float], truth: Truth) -> None:
    assert figure.meets(bound) is truth


numbers = st.floats(-1e6, 1e6).map(lambda figure: round(figure, 3))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low, high = sorted((draw(numbers), draw(numbers)))
    return Range(low, high)


@settings(deadline=None)
@given(ranges(), st.sampled_from(("at_least", "above", "at_most", "below")), numbers, st.floats(0, 1))
def test_a_known_answer_holds_for_every_figure_of_the_range(told: Range, name: str, bound: float, at: float) -> None:
    answer = told.meets({name: bound})
    inside = Range.exact(min(max(told.low + (told.high - told.low) * at, told.low), told.high))
    if answer is not Truth.UNKNOWN:
        assert inside.meets({name: bound}) is answer


@settings(deadline=None)
@given(ranges(), ranges(), st.sampled_from(("at_least", "above", "at_most", "below")), numbers)
def test_what_is_sure_of_several_statements_together_is_sure_of_each(
    one: Range, other: Range, name: str, bound: float
) -> None:
    answer = one.hull(other).meets({name: bound})
    if answer is not Truth.UNKNOWN:
        assert one.meets({name: bound}) is answer
        assert other.meets({name: bound}) is answer


def test_the_hull_keeps_an_end_that_one_of_them_holds() -> None:
    assert Range(5, 9, without_low=True).hull(Range.exact(5)) == Range(5, 9)
    assert Range(5, 9, without_low=True).hull(Range(5, 7, without_low=True)) == Range(5, 9, without_low=True)
    assert hull([]) is None
    assert hull([Range.exact(3), Range(1, 2), Range(7, INF)]) == Range(1, INF)


@pytest.mark.parametrize(
    ("figure", "near"),
    [(94.9, False), (95, True), (99, True), (100, True), (105, True), (105.1, False)],
)
def test_near_is_within_so_many_per_cent_of_a_bound(figure: float, near: bool) -> None:
    assert Range.exact(figure).near({"at_least": 100}, 5) is near


def test_near_looks_at_every_bound_and_at_negative_ones() -> None:
    assert Range.exact(21).near({"at_least": 10, "at_most": 20}, 5)
    assert Range.exact(-10.4).near({"at_least": -10}, 5)
    assert not Range.exact(-11).near({"at_least": -10}, 5)


def test_a_range_multiplied_keeps_its_open_ends() -> None:
    assert Range(1, 2, without_high=True).times(3) == Range(3, 6, without_high=True)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Range.exact(5), "5"),
        (Range(5, INF), "≥ 5"),
        (Range(5, INF, without_low=True), "> 5"),
        (Range(-INF, 5), "≤ 5"),
        (Range(-INF, 5, without_high=True), "< 5"),
        (Range(1, 2), "1 to 2"),
    ],
)
def test_a_range_in_words(figure: Range, words: str) -> None:
    assert figure.words == words
