"""Names that are nearly another: one slip of the hand, and the same words in other order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recomply.facts.near import SlipIndex, WordIndex, one_slip

NAMES = ["mitsubishiheavyindustriesaeroengines", "terradrone", "generaldynamics", "三菱重工航空发动机", "东京科学大学"]
INDEX = SlipIndex((name, name) for name in NAMES)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("terradrone", "terradrones", True),
        ("terradrone", "teradrone", True),
        ("terradrone", "terradrine", True),
        ("terradrone", "terrdarone", True),
        ("terradrone", "terradrone", False),
        ("terradrone", "terradrrinee", False),
        ("terradrone", "eterradrno", False),
        ("ab", "ba", True),
        ("a", "", True),
        ("", "", False),
    ],
)
def test_one_slip_is_one_character_or_two_exchanged(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip


@given(st.sampled_from(NAMES), st.data())
def test_every_slip_of_a_long_enough_name_is_found(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    sign = data.draw(st.sampled_from("xq7机工"))
    kind = data.draw(st.sampled_from(("insert", "delete", "replace", "exchange")))
    written = {
        "insert": name[:at] + sign + name[at:],
        "delete": name[:at] + name[at + 1 :],
        "replace": name[:at] + sign + name[at + 1 :],
        "exchange": name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
    }[kind]
    found = [one for one, _ in INDEX.search(written)]
    assert found == ([] if written == name else [name])


@given(st.text("abcdefgh重工", max_size=14), st.lists(st.text("abcdefgh重工", max_size=14), max_size=20))
def test_the_index_finds_what_comparing_one_by_one_finds(name: str, names: list[str]) -> None:
    index = SlipIndex(((one, one) for one in names), shortest=1)
    assert sorted(one for one, _ in index.search(name)) == sorted(one for one in names if one and one_slip(name, one))


@pytest.mark.parametrize("name", ["terra", "drones", "三菱重工"])
def test_short_names_are_never_nearly_anything(name: str) -> None:
    index = SlipIndex([(name, name)])
    assert len(index) == 0


WORDS = WordIndex(
    [
        (("mitsubishi", "heavy", "industries", "aero", "engines"), 1),
        (("mitsubishi", "heavy", "industries", "shipbuilding"), 2),
        (("general", "dynamics"), 3),
        (("ihi", "aerospace"), 4),
    ],
    frozenset({"heavy", "industries"}),
)


@pytest.mark.parametrize(
    ("words", "references"),
    [
        (("aero", "engines", "mitsubishi", "heavy", "industries"), [1]),
        (("mitsubishi", "heavy", "ind", "aero", "engines"), [1]),
        (("mitsubishi", "heavy", "industris", "aero", "engines"), [1]),
        (("mitsubishi", "heavy", "industries"), []),
        (("mitsubishi", "aero", "logistics"), []),
        (("dynamics", "general"), [3]),
        (("dynamics",), []),
        (("dynamics", "general", "trading", "osaka", "branch"), []),
        ((), []),
    ],
)
def test_nearly_all_words_and_little_else(words: tuple[str, ...], references: list[int]) -> None:
    assert [one.reference for one in WORDS.search(words)] == references


def test_an_index_without_names_finds_nothing() -> None:
    assert WordIndex([]).search(("general", "dynamics")) == []
    assert SlipIndex([]).search("generaldynamics") == []
