"""Technical limits of control entries against what a line shows: met, not met, or open, and missed by little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from recomply import Screener
from recomply.facts.goods.limits import Measures, Met, met
from recomply.facts.goods.measured import Gauge
from recomply.facts.goods.seen import Seen
from recomply.facts.ranges import Range
from recomply.facts.reading import Piece
from recomply.law.indicators import Wording
from recomply.law.items import Entry
from recomply.law.limits import Limit, Stated
from recomply.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
LIMIT: TypeAdapter[Limit] = TypeAdapter(Limit)
ROD = {"stated": "a rod", "says": {"words": ["rod"]}, "denies": {"words": ["powder"]}}
DENSE = {"parameter": "density_g_cm3", "above": 1.73}
STRONG = {"parameter": "flexural_strength_mpa", "above": 30}
UNSEEN = {"unseen": "the volume"}


@pytest.fixture(scope="module")
def gauge(screener: Screener) -> Gauge:
    return Gauge(screener.rulebook.parameters, {})


def held(
    gauge: Gauge,
    limit: Mapping[str, Any],
    *,
    parameters: Mapping[str, float | str] | None = None,
    text: str = "",
    shares: Mapping[str, Range] | None = None,
    complete: bool = False,
    near: float = 0.0,
) -> Met:
    """Goods with these parameters, this description and this composition, held against a limit."""

    def says(wording: Wording) -> Piece | None:
        found = next((word for word in wording.words if word in text), None)
        return None if found is None else Piece("description", found, "says so")

    seen = Seen(shares=dict(shares or {}), complete=complete)
    measures = Measures(gauge, parameters or {}, [("description", text)])
    return met(LIMIT.validate_python(limit), seen, measures, says, near)


# ── one limit ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("密度1.85g/cm3", T),
        ("密度1.73g/cm3", F),
        ("density 1.6 g/cm3", F),
        ("density ≥ 1.7 g/cm3", U),
        ("density ≥ 1730 kg/m3", U),
        ("density > 1.73 g/cm3", T),
        ("density 1.7 to 1.8 g/cm3", U),
        ("density 1.85", U),
        ("graphite block", U),
    ],
)
def test_a_measured_limit_by_what_the_description_says(gauge: Gauge, text: str, truth: Truth) -> None:
    assert held(gauge, DENSE, text=text).truth is truth


def test_what_is_not_told_is_open_and_says_so(gauge: Gauge) -> None:
    found = held(gauge, DENSE, text="graphite block")
    assert found.truth is U
    assert "not told" in found.why
    assert found.pieces == ()


def test_the_reason_names_the_parameter_the_bound_and_the_figure(gauge: Gauge) -> None:
    found = held(gauge, DENSE, parameters={"density_g_cm3": 1.6})
    assert all(word in found.why for word in ("density", "> 1.73", "not met", "1.6"))
    assert found.pieces[0].field == "parameters.density_g_cm3"


@pytest.mark.parametrize(
    ("share", "complete", "truth"),
    [
        (Range.exact(97.5), False, T),
        (Range.exact(97.0), False, T),
        (Range.exact(96.0), False, F),
        (Range(0, 98), False, U),
        (None, False, U),
        (None, True, F),
    ],
)
def test_a_share_by_the_composition(gauge: Gauge, share: Range | None, complete: bool, truth: Truth) -> None:
    shares = {} if share is None else {"W": share}
    assert held(gauge, {"share_of": "W", "at_least": 97}, shares=shares, complete=complete).truth is truth


@pytest.mark.parametrize(("share", "truth"), [(Range.exact(98), T), (Range.exact(10), U), (Range(0, 98), U)])
def test_of_a_part_of_the_goods_the_composition_of_the_whole_never_says_no(
    gauge: Gauge, share: Range, truth: Truth
) -> None:
    assert held(gauge, {"share_of": "Ni", "part": True, "at_least": 97}, shares={"Ni": share}).truth is truth


@pytest.mark.parametrize(
    ("text", "truth"),
    [("tungsten rod", T), ("tungsten powder", F), ("tungsten powder for rod making", U), ("tungsten", U)],
)
def test_a_property_told_in_words_and_its_denial_which_together_say_nothing(
    gauge: Gauge, text: str, truth: Truth
) -> None:
    assert held(gauge, ROD, text=text).truth is truth


def test_where_the_words_only_name_the_goods_a_denial_settles_it(gauge: Gauge) -> None:
    assert held(gauge, {**ROD, "unless_denied": True}, text="tungsten powder for rod making").truth is F


def test_a_property_that_nothing_denies_is_open_until_it_is_told(gauge: Gauge) -> None:
    limit = {"stated": "a rod", "says": {"words": ["rod"]}}
    assert held(gauge, limit, text="tungsten powder").truth is U
    assert held(gauge, limit, text="tungsten rod").truth is T


def test_a_limit_whose_figures_are_not_in_the_rulebook_is_never_known(gauge: Gauge) -> None:
    found = held(gauge, UNSEEN, text="volume 2 l", parameters={"volume": "2 l"})
    assert found.truth is U
    assert "the volume" in found.why


# ── several limits ──────────────────────────────────────────────────────────────────────────────────

YES, NO = {"density_g_cm3": 1.9}, {"density_g_cm3": 1.5}


@pytest.mark.parametrize(
    ("first", "second", "every", "some"),
    [
        (1.9, 60, T, T),
        (1.9, 10, F, T),
        (1.5, 10, F, F),
        (1.9, None, U, T),
        (1.5, None, F, U),
        (None, None, U, U),
    ],
)
def test_every_one_and_at_least_one_in_three_values(
    gauge: Gauge, first: float | None, second: float | None, every: Truth, some: Truth
) -> None:
    given = {"density_g_cm3": first, "flexural_strength_mpa": second}
    told = {name: figure for name, figure in given.items() if figure is not None}
    assert held(gauge, {"all": [DENSE, STRONG]}, parameters=told).truth is every
    assert held(gauge, {"any": [DENSE, STRONG]}, parameters=told).truth is some


def test_what_is_sure_needs_no_figure_that_is_not_seen(gauge: Gauge) -> None:
    assert held(gauge, {"all": [DENSE, UNSEEN]}, parameters=NO).truth is F
    assert held(gauge, {"all": [DENSE, UNSEEN]}, parameters=YES).truth is U
    assert held(gauge, {"any": [DENSE, UNSEEN]}, parameters=YES).truth is T


def test_limits_inside_limits(gauge: Gauge) -> None:
    limit = {"all": [ROD, {"any": [DENSE, {"all": [STRONG, {"share_of": "W", "at_least": 97}]}]}]}
    tungsten = {"W": Range.exact(99)}
    assert held(gauge, limit, text="rod", parameters={"flexural_strength_mpa": 60}, shares=tungsten).truth is T
    assert held(gauge, limit, text="rod", parameters=NO, shares={"W": Range.exact(10)}).truth is F
    assert held(gauge, limit, text="powder", parameters=YES, shares=tungsten).truth is F
    assert held(gauge, limit, text="rod", shares=tungsten).truth is U


def test_the_reason_tells_what_decides_and_the_evidence_tells_all(gauge: Gauge) -> None:
    found = held(gauge, {"all": [DENSE, STRONG]}, parameters={"density_g_cm3": 1.9, "flexural_strength_mpa": 10})
    assert "flexural strength" in found.why
    assert "density" not in found.why
    assert {piece.field for piece in found.pieces} == {"parameters.density_g_cm3", "parameters.flexural_strength_mpa"}


# ── missed by little ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("figure", "near"), [(1.72, True), (1.65, True), (1.6, False), (1.9, False), ("≤ 1.72 g/cm3", True)]
)
def test_goods_just_below_a_limit_are_near(gauge: Gauge, figure: float | str, near: bool) -> None:
    assert held(gauge, DENSE, parameters={"density_g_cm3": figure}, near=5).near is near


def test_without_a_margin_nothing_is_near(gauge: Gauge) -> None:
    assert not held(gauge, DENSE, parameters={"density_g_cm3": 1.73}, near=0).near


def test_what_is_open_is_not_near(gauge: Gauge) -> None:
    assert not held(gauge, DENSE, near=5).near
    assert not held(gauge, DENSE, parameters={"density_g_cm3": "≥ 1.7 g/cm3"}, near=5).near


@pytest.mark.parametrize(
    ("strength", "kind", "near"),
    [(29.5, "all", True), (60, "all", True), (10, "all", False), (29.5, "any", True), (10, "any", True)],
)
def test_near_of_several_limits(gauge: Gauge, strength: float, kind: str, near: bool) -> None:
    """Of limits that must all be met, every one that is missed must be missed by little; of others one will do."""
    told = {"density_g_cm3": 1.72, "flexural_strength_mpa": strength}
    found = held(gauge, {kind: [DENSE, STRONG]}, parameters=told, near=5)
    assert found.truth is (T if kind == "any" and strength > 30 else F)
    assert found.near is near


def test_a_denied_property_is_never_near(gauge: Gauge) -> None:
    found = held(gauge, {"all": [ROD, DENSE]}, text="powder", parameters={"density_g_cm3": 1.72}, near=5)
    assert found.truth is F
    assert not found.near


# ── what a limit may be ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "limit",
    [
        {},
        {"parameter": "density_g_cm3"},
        {"parameter": "density_g_cm3", "at_least": 5, "above": 5},
        {"parameter": "density_g_cm3", "at_most": 5, "below": 5},
        {"parameter": "density_g_cm3", "at_least": 5, "at_most": 4},
        {"parameter": "density_g_cm3", "at_least": 5, "below": 5},
        {"parameter": "", "at_least": 5},
        {"parameter": "density_g_cm3", "at_least": 5, "unit": "kg/m3"},
        {"share_of": "W"},
        {"share_of": "W", "at_least": 97, "parameter": "density_g_cm3"},
        {"all": []},
        {"any": []},
        {"all": [DENSE], "any": [STRONG]},
        {"stated": "a rod"},
        {"stated": "a rod", "says": {}},
        {"unseen": ""},
        {"all": [{"parameter": "density_g_cm3"}]},
        "dense",
    ],
)
def test_a_limit_that_says_nothing_or_contradicts_itself_is_refused(limit: object) -> None:
    with pytest.raises(ValidationError):
        LIMIT.validate_python(limit)


def test_a_limit_without_a_known_key_is_told_the_keys_there_are() -> None:
    with pytest.raises(ValidationError, match="share_of"):
        LIMIT.validate_python({"density": 5})


def test_every_limit_of_the_rulebook_measures_a_known_parameter_with_bounds(screener: Screener) -> None:
    rulebook = screener.rulebook
    seen = 0
    for file in rulebook.items.values():
        known = {**rulebook.parameters.parameters, **file.parameters}
        for entry in file.entries:
            for limit in flat(entry):
                if (name := getattr(limit, "parameter", None)) is not None:
                    assert name in known, entry.code
                    assert limit.bounds, entry.code
                    seen += 1
    assert seen > 50


def flat(entry: Entry) -> list[Any]:
    found: list[Any] = []
    due: list[Any] = [] if isinstance(entry.limits, str) else [entry.limits]
    while due:
        one = due.pop()
        found.append(one)
        due.extend((*getattr(one, "all", ()), *getattr(one, "any", ())))
    return found


# ── through the front door ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "truth"),
    [
        ({"description": "高纯石墨 纯度99.99% 抗折强度60MPa 密度1.85g/cm3"}, T),
        ({"description": "高纯石墨 纯度99.99% 抗折强度60MPa 密度1.70g/cm3"}, F),
        ({"description": "高纯石墨 纯度99.99% 抗折强度60MPa"}, U),
        ({"description": "高纯石墨", "parameters": {"密度(g/cm3)": 1.6}}, F),
        ({"description": "高纯石墨"}, U),
    ],
)
def test_graphite_by_its_data_sheet(screener: Screener, line: dict[str, Any], truth: Truth) -> None:
    assert classified(screener, line, "1C108.b") is truth


@pytest.mark.parametrize(("written", "truth"), [("350 Wh/kg", T), ("250Wh/kg", F), ("≤ 290 Wh/kg", F), ("5 Ah", U)])
def test_batteries_by_their_energy_density(screener: Screener, written: str, truth: Truth) -> None:
    assert classified(screener, {"description": f"锂离子电池 {written}"}, "3A001") is truth


def classified(screener: Screener, line: dict[str, Any], code: str) -> Truth:
    ((_, found, _),) = screener.classify({"id": "A", "lines": [line]})
    truths = [one.truth for one in (*found.meets, *found.considered) if one.code == code]
    assert truths, f"{code} was not looked at"
    return max(truths)


# ── laws ────────────────────────────────────────────────────────────────────────────────────────────

leaves = st.sampled_from((DENSE, STRONG, ROD, UNSEEN, {"share_of": "W", "at_least": 97}))
limits: st.SearchStrategy[dict[str, Any]] = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda kind, parts: {kind: parts}, st.sampled_from(("all", "any")), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
facts = st.fixed_dictionaries(
    {},
    optional={
        "density": st.sampled_from((1.5, 1.72, 1.9)),
        "strength": st.sampled_from((10.0, 29.5, 60.0)),
        "tungsten": st.sampled_from((10.0, 96.0, 99.0)),
        "text": st.sampled_from(("rod", "powder")),
    },
)
PARTS = {"density": "density_g_cm3", "strength": "flexural_strength_mpa"}


@settings(deadline=None)
@given(limits, facts, st.sampled_from(("density", "strength", "tungsten", "text")))
def test_knowing_less_never_turns_an_answer_around(
    gauge: Gauge, limit: dict[str, Any], known: dict[str, Any], lost: str
) -> None:
    """A clerk who leaves one figure out of the record gets the same answer or an open one, never the opposite."""
    full = answer(gauge, limit, known)
    less = answer(gauge, limit, {name: value for name, value in known.items() if name != lost})
    assert less.truth in (full.truth, U)


@settings(deadline=None)
@given(limits, facts)
def test_only_goods_that_are_not_met_may_be_near(gauge: Gauge, limit: dict[str, Any], known: dict[str, Any]) -> None:
    found = answer(gauge, limit, known)
    assert not found.near or found.truth is F


def answer(gauge: Gauge, limit: dict[str, Any], known: dict[str, Any]) -> Met:
    return held(
        gauge,
        limit,
        parameters={PARTS[name]: value for name, value in known.items() if name in PARTS},
        text=known.get("text", ""),
        shares={"W": Range.exact(known["tungsten"])} if "tungsten" in known else {},
        near=5,
    )


def test_a_stated_limit_reads_the_same_from_data_and_from_python() -> None:
    told = LIMIT.validate_python(ROD)
    assert isinstance(told, Stated)
    assert LIMIT.validate_python(told) == told
