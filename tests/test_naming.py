"""Which control entries a description names: words as clerks write them, purposes, official names, forms of writing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recomply import Screener
from recomply.facts.goods.naming import Names, Naming
from recomply.facts.goods.purposes import Purposes, within
from recomply.facts.texts.finding import Finder
from recomply.facts.texts.folding import Folding
from recomply.facts.texts.needed import needed_strings
from recomply.law.indicators import Wording
from recomply.law.items import Entry, ItemsFile
from recomply.law.limits import Stated
from recomply.truth import Truth


@pytest.fixture(scope="module")
def folding(screener: Screener) -> Folding:
    rulebook = screener.rulebook
    return Folding(rulebook.indicators.negation.same_character, rulebook.names.glyphs)


@pytest.fixture(scope="module")
def purposes(screener: Screener) -> Purposes:
    return Purposes(screener.rulebook.ordinary.purpose)


@dataclass(frozen=True, eq=False)
class Sought:
    wording: Wording
    kind: str = "names"


def found(folding: Folding, text: str, *words: str, regex: Iterable[str] = ()) -> list[str]:
    """What of a text the words or expressions find, as written, in the order of the text."""
    folded = folding.fold(text)
    hits = Finder([Sought(Wording(words=words, regex=tuple(regex)))], folding).find(folded)["names"]
    return [folded.text[slice(*folded.span(hit.start, hit.end))] for hit in sorted(hits, key=lambda hit: hit.start)]


# ── words ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("word", "text", "hits"),
    [
        ("magnet", "Magnet, magnets; electromagnet, magnetic", ["Magnet", "magnets"]),
        ("box", "box or boxes", ["box", "boxes"]),
        ("battery", "battery, batteries, battery2", ["battery", "batteries"]),
        ("key", "keys and keyboards", ["keys"]),
        ("磁石", "ネオジム磁石を", ["磁石"]),
        ("Sb2O3", "sb2o3, SB2O3, Sb2O35", ["sb2o3", "SB2O3"]),
        ("drone", "", []),
        ("drone", "d", []),
    ],
)
def test_a_word_stands_alone_or_as_a_plural(folding: Folding, word: str, text: str, hits: list[str]) -> None:
    assert found(folding, text, word) == hits


@pytest.mark.parametrize(
    "written",
    [
        "lithium ion battery",
        "lithium-ion battery",
        "Lithium-Ion Batteries",
        "lithiumion battery",
        "LITHIUM  ION  BATTERY",
        "lithium\nion battery",
        "lithium\u00a0ion battery",
        "lithium‐ion battery",
        "ｌｉｔｈｉｕｍ－ｉｏｎ ｂａｔｔｅｒｙ",
    ],
)
def test_a_phrase_with_spaces_hyphens_or_nothing_between_its_words(folding: Folding, written: str) -> None:
    assert found(folding, f"spare {written}, new", "lithium ion battery") == [written]


@pytest.mark.parametrize(
    "written", ["lithium, ion battery", "ion battery of lithium", "lithium ion batteryx", "trilithium ion battery"]
)
def test_words_in_another_order_or_apart_are_no_phrase(folding: Folding, written: str) -> None:
    assert found(folding, written, "lithium ion battery") == []


@pytest.mark.parametrize("written", ["lithium   ion   battery", "lithium\n    ion battery"])
def test_a_wide_gap_does_not_hide_the_goods(folding: Folding, screener: Screener, written: str) -> None:
    assert found(folding, written, "lithium ion battery") == [written]
    assert "3A001" in named(screener, f"{written} 350 Wh/kg")


@pytest.mark.parametrize("written", ["x-ray", "X ray", "xray", "X-rays"])
def test_a_phrase_that_starts_with_one_letter(folding: Folding, written: str) -> None:
    assert found(folding, f"an {written} for", "x-ray") == [written]
    assert found(folding, f"an a{written}", "x-ray") == []


def test_a_word_all_in_capitals_is_found_in_capitals_only(folding: Folding) -> None:
    assert found(folding, "GAN, gan, Gan, GANs, ＧＡＮ", "GAN") == ["GAN", "GANs", "ＧＡＮ"]
    assert found(folding, "GaN, gan", "GaN") == ["GaN", "gan"]
    assert found(folding, "TI PLATE, Ti plate", "TI PLATE") == ["TI PLATE"]


def test_an_expression_runs_over_small_letters_and_may_name_its_word(folding: Folding) -> None:
    assert found(folding, "Grade 6N Gallium", regex=[r"\b\d+n gallium"]) == ["6N Gallium"]
    assert found(folding, "no gallium here", regex=["no (?P<word>gallium)"]) == ["gallium"]
    assert found(folding, "aaa", regex=["b*"]) == []


# ── forms of writing ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("钨钢", "鎢鋼"),
        ("锂离子电池", "鋰離子電池"),
        ("单结晶", "単結晶"),
        ("单结晶", "單結晶"),
        ("光学", "光學"),
        ("ネオジム磁石", "ﾈｵｼﾞﾑ磁石"),
        ("ドローン", "ﾄﾞﾛｰﾝ"),
        ("氧化镝", "氧 化 镝"),
        ("GaN wafer", "ＧａＮ ｗａｆｅｒ"),
        ("Sb2O3", "Sb₂O₃"),
        ("carbon fibre", "carbon\u200b fibre"),
    ],
)
def test_full_width_traditional_and_japanese_characters_are_one_writing(
    folding: Folding, word: str, written: str
) -> None:
    assert found(folding, f"({written})", word) == [written]


def test_evidence_quotes_the_text_as_it_was_written(folding: Folding) -> None:
    assert found(folding, "ﾘﾁｳﾑｲｵﾝ電池／鋰離子電池", "リチウムイオン電池", "锂离子电池") == [
        "ﾘﾁｳﾑｲｵﾝ電池",
        "鋰離子電池",
    ]


@settings(deadline=None)
@given(text=st.text(alphabet="aAéÉ磁石钨鎢ﾈｵｼﾞﾑＡｂ₂ \u200b\u3000İß-", max_size=30))
def test_every_stretch_of_a_folded_text_leads_back_into_the_text(folding: Folding, text: str) -> None:
    folded = folding.fold(text)
    assert len(folded.low) == len(folded.cased)
    for at in range(len(folded.cased)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


# ── entries ─────────────────────────────────────────────────────────────────────────────────────────


def entry(code: str, zh: str, en: str, **more: Any) -> Entry:
    return Entry.model_validate(
        {"code": code, "name": {"zh": zh, "en": en}, "family": code, "confidence": "own_analysis", **more}
    )


WAFER = entry("3C001", "氮化镓晶片", "Gallium nitride wafers", words=["GaN"], unless={"words": ["GaN charger"]})
ROD = entry(
    "1C117",
    "钨棒（直径大于120mm）",
    "Rods of tungsten (above 120 mm)",
    words=["tungsten rod"],
    limits={"stated": "pure", "says": {"words": ["pure"]}, "denies": {"words": ["alloy"]}},
)
DRONE = entry("9A012", "无人驾驶航空器", "Unmanned aerial vehicles", words=["drone", "无人机"], regex=[r"\buavs?\b"])


@pytest.fixture(scope="module")
def naming(folding: Folding, purposes: Purposes) -> Naming:
    file = ItemsFile.model_validate(
        {
            "instrument": "X",
            "control_list": True,
            "sources": [{"url": "test", "confidence": "own_analysis"}],
            "entries": [WAFER, ROD, DRONE],
        }
    )
    return Naming({"X": file}, purposes, folding)


def codes(names: Names) -> set[str]:
    return {one.entry.code for one in names.entries.values()}


def read(naming: Naming, *texts: str) -> Names:
    return naming.find([("description", text) for text in texts])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("GaN on sapphire", {"3C001"}),
        ("GaN charger 65W", set()),
        ("GaN chargers", set()),
        ("tungsten rods", {"1C117"}),
        ("two UAVs with GaN", {"9A012", "3C001"}),
        ("無人機", {"9A012"}),
        ("cotton shirts", set()),
        ("", set()),
    ],
)
def test_words_name_entries_unless_they_show_other_goods(naming: Naming, text: str, named: set[str]) -> None:
    assert codes(read(naming, text)) == named


def test_other_goods_in_one_text_silence_the_entry_in_all_and_are_told(naming: Naming) -> None:
    names = read(naming, "GaN", "GaN charger")
    assert codes(names) == set()
    assert len(names.other) == 1


def test_the_official_name_outweighs_the_words_for_other_goods(naming: Naming) -> None:
    assert codes(read(naming, "GaN charger", "氮化镓晶片")) == {"3C001"}


@pytest.mark.parametrize(
    "text",
    [
        "钨棒（直径大于120mm）",
        "钨棒",
        "鎢棒",
        "鎢棒 ",
        "RODS OF TUNGSTEN (above 120 mm)",
        "Rods of tungsten",
        "ｒｏｄｓ－ｏｆ－ｔｕｎｇｓｔｅｎ",
        "rods, of tungsten.",
    ],
)
def test_the_official_name_in_any_writing_names_the_goods_themselves(naming: Naming, text: str) -> None:
    (one,) = read(naming, text).entries.values()
    assert (one.entry.code, one.head) == ("1C117", True)
    assert one.text == text.strip()


def test_the_official_name_inside_a_longer_description_counts_too(naming: Naming) -> None:
    assert codes(read(naming, "2 pcs gallium nitride wafers, polished")) == {"3C001"}
    assert codes(read(naming, "进口无人驾驶航空器一台")) == {"9A012"}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("drone", True),
        ("battery for drones", False),
        ("无人机用电池", False),
        ("用于无人机的电池", False),
        ("drone, for agriculture", True),
        ("battery for drone; drone", True),
        ("drone; battery for drone", True),
    ],
)
def test_what_goods_are_for_is_told_from_what_they_are(naming: Naming, text: str, head: bool) -> None:
    (one,) = read(naming, text).entries.values()
    assert one.head is head


def test_the_words_of_limits_are_noted_with_the_field_and_the_writing(naming: Naming) -> None:
    names = naming.find([("description", "tungsten rod"), ("remark", "PURE metal")])
    limits = ROD.limits
    assert isinstance(limits, Stated)
    assert names.said == {id(limits.says): ("remark", "PURE")}
    assert codes(names) == {"1C117"}


@pytest.mark.parametrize("repeat", [1, 400])
def test_a_very_long_text_is_read_like_a_short_one(naming: Naming, repeat: int) -> None:
    assert codes(read(naming, "cotton shirts, " * repeat + "drone")) == {"9A012"}


# ── purposes ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("battery for electric vehicles", "for electric vehicles"),
        ("carbon fibre used in missiles, grade A", "used in missiles"),
        ("drone (for agriculture)", "for agriculture"),
        ("用于导弹的碳纤维", "用于导弹的"),
        ("ミサイル用炭素繊維", "ミサイル用"),
        ("carbon fibre，ｆｏｒ missiles", "ｆｏｒ missiles"),
    ],
)
def test_a_purpose_is_found_and_blanked_in_its_place(purposes: Purposes, text: str, purpose: str) -> None:
    ((start, end),) = purposes.spans(text)
    assert text[start:end] == purpose
    without = purposes.without(text)
    assert without == text.replace(purpose, " " * len(purpose))


@pytest.mark.parametrize("text", ["", "motor", "format 4", "家用电器", "食用油", "日用品"])
def test_a_text_without_a_purpose_stays_as_it_is(purposes: Purposes, text: str) -> None:
    assert purposes.spans(text) == ()
    assert purposes.without(text) == text


@pytest.mark.parametrize(("start", "end", "inside"), [(2, 5, True), (3, 4, True), (1, 3, False), (4, 6, False)])
def test_inside_means_wholly_inside_one_stretch(start: int, end: int, inside: bool) -> None:
    assert within(((2, 5), (5, 9)), start, end) is inside


def test_without_words_there_are_no_purposes() -> None:
    assert Purposes([]).spans("battery for drones") == ()


# ── the whole catalogue ─────────────────────────────────────────────────────────────────────────────


def named(screener: Screener, description: str) -> dict[str, Truth]:
    ((_, look, _),) = screener.classify({"id": "A", "lines": [{"description": description}]})
    truths: dict[str, Truth] = {}
    for one in look.meets:
        truths[one.code] = max(one.truth, truths.get(one.code, Truth.FALSE))
    return truths


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("lithium-ion batteries, 350 Wh/kg", "3A001"),
        ("鋰離子電池 350Wh/kg", "3A001"),
        ("ﾘﾁｳﾑｲｵﾝ電池 350Wh/kg", "3A001"),
        ("GaN wafer", "3C001.b"),
        ("Gallium Nitride", "3C001.b"),
    ],
)
def test_goods_of_the_list_in_the_writing_of_their_country(screener: Screener, description: str, code: str) -> None:
    assert named(screener, description)[code] is Truth.TRUE


@pytest.mark.parametrize("description", ["GaN charger 65W", "氮化镓充电器"])
def test_a_charger_is_no_gallium_nitride(screener: Screener, description: str) -> None:
    assert "3C001.b" not in named(screener, description)


def test_goods_for_listed_goods_are_a_question_and_not_listed_themselves(screener: Screener) -> None:
    assert named(screener, "battery charger for lithium ion batteries 350 Wh/kg")["3A001"] is Truth.UNKNOWN


def test_every_official_name_finds_its_own_entry(screener: Screener, folding: Folding, purposes: Purposes) -> None:
    items = screener.rulebook.items
    reader = Naming(items, purposes, folding)
    entries = [one for file in items.values() for one in file.entries]
    assert len(entries) > 500
    for one in entries:
        for name in (one.name.zh, one.name.en):
            assert id(one) in read(reader, name).entries, (one.code, name)


# ── which strings an expression needs ───────────────────────────────────────────────────────────────

LITERALS = ("ab", "bc", "ca", "abc", "a", "b", "aab")
CLASSES = (".", "[ab]", "[^c]", r"\d", "[]a]", r"\.", r"\-")
PLACES = (r"\b", "^", "(?!ab)", "(?!bca)", "(?<!ab)", "(?<!b)", "(?=ab)", "(?<=ca)")
QUANTIFIERS = ("?", "*", "+", "{0,2}", "{2}", "{1,3}", "{0}", "??", "+?", "*?")


@st.composite
def expressions(draw: st.DrawFn, depth: int = 2) -> str:
    """Small expressions of the kinds that rulebooks use: words, classes, look-arounds, groups, branches."""
    branches = []
    for _ in range(draw(st.sampled_from((1, 1, 2, 3)))):
        parts = []
        for _ in range(draw(st.integers(1, 3))):
            kind = draw(st.sampled_from(("literal", "literal", "class", "place", "group" if depth else "literal")))
            if kind == "place":
                parts.append(draw(st.sampled_from(PLACES)))
                continue
            if kind == "group":
                part = f"{draw(st.sampled_from(('(', '(?:', '(?P<word>' if depth == 2 else '(?:')))}"
                part = f"{part if part not in ''.join(parts + branches) else '(?:'}{draw(expressions(depth - 1))})"
            else:
                part = draw(st.sampled_from(LITERALS if kind == "literal" else CLASSES))
            parts.append(part + draw(st.sampled_from(("", "", *QUANTIFIERS))))
        branches.append("".join(parts))
    return "|".join(branches)


texts_of_letters = st.lists(st.sampled_from((*LITERALS, "c", ".", "1", "-", " ")), max_size=5).map("".join)


@settings(max_examples=300, deadline=None)
@given(expressions(), st.lists(texts_of_letters, min_size=3, max_size=12), st.data())
def test_no_expression_matches_where_none_of_its_needed_strings_stands(
    expression: str, texts: list[str], data: st.DataObject
) -> None:
    """Else an expression would not be run on a text that it matches, and listed goods would go unseen."""
    compiled = re.compile(expression, re.ASCII)
    needed = needed_strings(expression)
    if needed is None:
        return
    assert needed
    assert all(len(string) >= 2 for string in needed)
    if not re.search(r"\(\?[=!<]|\^|\\b", expression):
        texts = [*texts, data.draw(st.from_regex(compiled, fullmatch=True))]
    for text in texts:
        assert not compiled.search(text) or any(string in text for string in needed), (expression, text, needed)


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("tungsten", {"tungsten"}),
        ("ab|cde", {"ab", "cde"}),
        ("(?:ab|cd)e?", {"ab", "cd"}),
        ("(?P<word>ab)", {"ab"}),
        (r"w\d{2}cu", {"cu"}),
        (r"sb2o3|3C003\.c", {"sb2o3", "3C003.c"}),
        ("a|bc", None),
        ("(?:ab)?", None),
        (".+", None),
    ],
)
def test_needed_strings_of_expressions_as_rulebooks_have_them(expression: str, needed: set[str] | None) -> None:
    assert needed_strings(expression) == needed


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(?i:tungsten)", "tungsten"),
        ("(?x: tungsten rod )", "tungstenrod"),
        (r"(?P<a>wo|cu)-(?P=a)", "cu-cu"),
        (r"\x77olfram", "wolfram"),
        (r"\u94a8棒", "钨棒"),
    ],
)
def test_an_expression_of_an_overlay_is_run_whatever_its_syntax(folding: Folding, expression: str, text: str) -> None:
    assert re.search(expression, text)
    assert found(folding, text, regex=[expression]) == [text]
