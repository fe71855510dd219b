from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from recomply.facts.texts import Hit, TextReader
from recomply.facts.texts.needed import needed_strings
from recomply.law.base import STRICT
from recomply.law.indicators import Indicators

FOLDER = Path(__file__).parent.parent / "rules" / "indicators"
FILES = ("military_users", "military_use", "military_strength", "civil_use", "plain", "topics", "traps", "negation")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MILITARY = {"military_user", "military_use", "military_strength", "wmd"}


def raw() -> dict[str, Any]:
    return {name: yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), LOADER) for name in FILES}


INDICATORS = Indicators.model_validate(raw(), context={STRICT: True})
READER = TextReader(INDICATORS)


def verdict(hits: tuple[Hit, ...]) -> str:
    """The class the research gives a text: the strongest military or vague hit that stands, or else what denies it."""
    standing = {hit.strength for hit in hits if not hit.negated and hit.speaks_of in MILITARY | {"vague"}}
    for strength in ("conclusive", "strong", "weak"):
        if strength in standing:
            return strength
    denied = any((hit.negated and hit.speaks_of in MILITARY) or hit.speaks_of == "civil_marker" for hit in hits)
    return "negated" if denied else "none"


def military(text: str) -> list[tuple[str, str]]:
    """Military words that stand in a statement, with their strength."""
    return [(hit.text, hit.strength) for hit in READER.statement(text) if not hit.negated and hit.speaks_of in MILITARY]


def denied(text: str) -> list[str]:
    return [hit.text for hit in READER.statement(text) if hit.negated]


def uses(text: str) -> set[str]:
    return {hit.indicator for hit in READER.statement(text) if hit.speaks_of == "civil_use" and not hit.negated}


# Test strings of the research: text, how it is read, the class given there, and ours. `trap` is `none` here, since a
# trapped hit is not returned. Five are conclusive by our reading where the research says strong: a platform or
# programme without other meaning (护卫舰, 次期戦闘機, 12式地対艦誘導弾, F-15J), and mixed civil and military use.
RESEARCH = [
    ("最終需要者：海上自衛隊 横須賀造修補給所", "party", "affirm_conclusive", "conclusive"),
    ("最终用户为日本航空自卫队第二补给处", "party", "affirm_conclusive", "conclusive"),
    ("防衛省 防衛装備庁 艦艇装備研究所 御中", "party", "affirm_conclusive", "conclusive"),
    ("Boeisho Boei Sobicho, Ichigaya", "party", "affirm_conclusive", "conclusive"),
    ("Japan Air Self-Defense Force, Gifu Air Base", "party", "affirm_conclusive", "conclusive"),
    ("JMSDF DDG combat system spares", "statement", "affirm_conclusive", "conclusive"),
    ("PSC 473 Box 12, FPO AP 96349", "party", "affirm_conclusive", "conclusive"),
    ("delivery to Kadena Air Base, Okinawa", "party", "affirm_conclusive", "conclusive"),
    ("contact: tanaka@ext.atla.mod.go.jp", "party", "affirm_conclusive", "conclusive"),
    ("驻日美军横田基地维修", "statement", "affirm_conclusive", "conclusive"),
    ("用于护卫舰雷达发射组件", "statement", "affirm_strong", "conclusive"),
    ("次期戦闘機（GCAP）用 耐熱コーティング", "statement", "affirm_strong", "conclusive"),
    ("12式地対艦誘導弾能力向上型 部品", "statement", "affirm_strong", "conclusive"),
    ("F-15J エンジン整備部品", "statement", "affirm_strong", "conclusive"),
    ("NSN 5985-01-234-5678 antenna", "statement", "affirm_strong", "strong"),
    ("自衛隊納入実績あり（電源ユニット）", "statement", "affirm_conclusive", "conclusive"),
    ("安全保障技術研究推進制度 2025年度採択課題", "statement", "affirm_strong", "strong"),
    ("civil and military aero engine turbine blades", "statement", "affirm_strong", "conclusive"),
    ("for enhancing defense capability of remote islands", "statement", "affirm_strong", "strong"),
    ("固体ロケットモータ用 推進薬", "statement", "affirm_strong", "strong"),
    ("MIL-STD-810G tested rugged tablet", "statement", "weak", "weak"),
    ("military-grade aluminium phone case", "statement", "weak", "weak"),
    ("general industrial use", "statement", "weak", "weak"),
    ("在庫販売", "statement", "weak", "weak"),
    ("本产品不用于军事用途，仅限民用汽车电机", "statement", "negated", "negated"),
    ("軍用ではありません。民生用のみ", "statement", "negated", "negated"),
    ("防衛省向けではない", "statement", "negated", "negated"),
    ("The goods will not be used for any military purpose", "statement", "negated", "negated"),
    ("non-military civil use only", "statement", "negated", "negated"),
    ("承诺不将两用物项用于一切有助于提升日本军事实力用途", "statement", "negated", "negated"),
    ("Tokyo Self-Defense Shop K.K. personal alarms", "party", "trap", "none"),
    ("岩手県防災航空センター", "party", "trap", "none"),
    ("防災科学技術研究所", "party", "trap", "none"),
    ("oxygen sensor for Mitsubishi Fuso Fighter truck", "statement", "trap", "none"),
    ("ozone destroyer catalyst", "statement", "trap", "none"),
    ("77GHz automotive radar module", "statement", "trap", "none"),
    ("クリアランスソナー（乗用車用）", "statement", "trap", "none"),
    ("護衛艦いずも 1/700 プラモデル", "statement", "trap", "none"),
    ("NDA signed with customer on 2026-03-01", "statement", "trap", "none"),
    ("NIDS network intrusion detection appliance", "statement", "trap", "none"),
    ("JMU Medical Center (自治医科大学附属病院)", "party", "trap", "none"),
    ("Land Rover Defender spare parts", "statement", "trap", "none"),
    ("erbium-doped fibre for submarine cable repeaters", "statement", "trap", "none"),
    ("横須賀市夏島町1番地 追浜工場", "party", "trap", "none"),
    ("横須賀市西逸見町1-38-11 温水プール", "party", "trap", "none"),
    ("ミサワホーム株式会社", "party", "trap", "none"),
    ("近衛 文隆", "party", "trap", "none"),
    ("民用家电电机用磁体", "statement", "negated", "negated"),
    ("EV traction motor for passenger cars", "statement", "none", "none"),
    ("MRI contrast agent production", "statement", "none", "none"),
    ("Sasebo-shi, Nagasaki", "party", "none", "none"),
    ("用于军事用途，不用于民用", "statement", "affirm_conclusive", "conclusive"),
    ("除军事用途外不用于其他用途", "statement", "affirm_conclusive", "conclusive"),
    ("防衛用途以外には使用しない", "statement", "affirm_conclusive", "conclusive"),
    ("shall not be used other than for military purposes", "statement", "affirm_conclusive", "conclusive"),
    ("not only civil but also defense use", "statement", "affirm_conclusive", "conclusive"),
    ("not for civil use, for military use", "statement", "affirm_conclusive", "conclusive"),
    ("衛藤様 経由", "party", "trap", "none"),
]


@pytest.mark.parametrize(("text", "how", "research", "ours"), RESEARCH)
def test_test_strings_of_the_research(text: str, how: str, research: str, ours: str) -> None:
    hits = READER.party(text) if how == "party" else READER.statement(text)
    assert verdict(hits) == ours
    same = {"affirm_conclusive": "conclusive", "affirm_strong": "strong", "trap": "none"}.get(research, research)
    assert ours == same or (same, ours) == ("strong", "conclusive")


# --- worked cases -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("motor repair", set()),
        (
            "Production of sintered NdFeB magnets for traction motors of passenger EVs; customer list and process flow "
            "attached",
            {"automobile"},
        ),
        ("general industrial use / 在庫販売", set()),
        ("compressor motors of household air conditioners", {"air_conditioning"}),
        ("passenger-car traction motor assembly", {"automobile"}),
        ("thermal barrier coating of gas turbines for power stations, Takasago works", {"power_generation"}),
        ("magnets for hard-disk and automotive sensors", {"data_storage", "automobile"}),
        (
            "traction motors of passenger cars, Ota plant; written segregation from the Aerospace Company",
            {"automobile"},
        ),
        ("护身用品的零售", {"personal_safety"}),
        ("護身用品の小売", {"personal_safety"}),
        ("本产品不用于军事用途，仅限民用汽车电机。軍用ではありません。", {"automobile"}),
    ],
)
def test_worked_cases_with_nothing_military(text: str, expected: set[str]) -> None:
    assert military(text) == []
    assert uses(text) == expected


def test_a_vague_use_is_neither_civil_nor_military() -> None:
    hits = READER.statement("general industrial use / 在庫販売")
    assert [(hit.text, hit.speaks_of, hit.strength) for hit in hits] == [
        ("general industrial use", "vague", "weak"),
        ("在庫販売", "vague", "weak"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("次期戦闘機（GCAP）用エンジン部品の遮熱コーティング", [("次期戦闘機", "conclusive"), ("GCAP", "conclusive")]),
        (
            "GaN T/R modules for airborne AESA radar, contract with ATLA",
            [("radar", "strong"), ("contract with ATLA", "conclusive"), ("ATLA", "strong")],
        ),
        ("radar antenna drive", [("radar", "strong")]),
        (
            "Buyer declines to name customers ('business secret').",
            [("declines to name", "strong"), ("business secret", "strong")],
        ),
        ("顧客名は開示できません", [("顧客名は開示でき", "strong")]),
        ("无法提供最终用户名单", [("无法提供最终用户名单", "strong")]),
        ("防衛省との契約に基づく", [("防衛省との契約", "conclusive"), ("防衛省", "conclusive")]),
        ("end use: military", [("end use: military", "conclusive")]),
        ("兵器の部品", [("兵器", "strong")]),
        ("for nuclear or chemical weapons", [("nuclear or chemical weapons", "conclusive"), ("weapons", "strong")]),
    ],
)
def test_worked_cases_with_military_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert military(text) == expected


@pytest.mark.parametrize(
    ("text", "country", "strength"),
    [
        ("Commander, Fleet Activities Yokosuka", "US", "conclusive"),
        ("PSC 473 Box 1, FPO AP 96349", "US", "conclusive"),
        ("supply@us.navy.mil", "US", "conclusive"),
        ("嘉手納基地", "US", "strong"),
        ("JMSDF Yokosuka Ship Repair Facility", "JP", "conclusive"),
        ("海上自衛隊 横須賀造修補給所", "JP", "conclusive"),
        ("https://www.mod.go.jp/atla/", "JP", "conclusive"),
        ("横須賀市西逸見町1丁目", "JP", "strong"),
        ("横須賀市西逸見町１丁目無番地", "JP", "strong"),
        ("東京都新宿区市谷本村町５－１", "JP", "strong"),
        ("2-2-1 Nakameguro, Meguro-ku", "JP", "strong"),
        ("自衛隊中央病院", "JP", "strong"),
        ("info@nda.ac.jp", "JP", "strong"),
        ("Japan Coast Guard", "JP", "strong"),
    ],
)
def test_parties_that_are_military_users(text: str, country: str, strength: str) -> None:
    hits = READER.party(text)
    assert {hit.speaks_of for hit in hits} == {"military_user"}
    assert {hit.country for hit in hits} == {country}
    assert strength in {hit.strength for hit in hits}


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo Self-Defense Shop K.K.",
        "Mitsubishi Heavy Industries, Ltd., Takasago Machinery Works",
        "横須賀市西逸見町11",
        "info@notmod.go.jp",
        "mod.go.jp.example.com",
        "tanaka.mil@example.jp",
        "上海市杨浦区军工路516号",
        "Okazaki, Aichi",
    ],
)
def test_parties_that_are_not(text: str) -> None:
    assert READER.party(text) == ()


def test_a_base_of_both_forces_is_a_user_of_both() -> None:
    assert {hit.country for hit in READER.party("Misawa Air Base")} == {"JP", "US"}


def test_a_denial_changes_no_identity() -> None:
    hits = READER.party("防衛省ではありません")
    assert [(hit.text, hit.negated) for hit in hits] == [("防衛省", False)]
    assert denied("防衛省ではありません") == ["防衛省"]


def test_a_link_to_the_ministry_in_a_text_is_only_a_hint() -> None:
    assert military("see https://www.mod.go.jp/atla/ for the standard") == [("mod.go.jp", "weak")]


# --- negation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "不会直接或间接用于军事用途",
        "我方保证不将上述物项用于储存、加工、生产、处理大规模杀伤性武器及其运载工具",
        "不得转让、出售或用于军事用途",
        "不用于军事、国防用途，用于汽车电机",
        "除军事用途外，均可使用",
        "是否用于军事用途：否",
        "与军事无关",
        "承诺不将两用物项用于一切有助于提升日本军事实力用途",
        "軍事用途、防衛用途には使用しません",
        "大量破壊兵器の開発、製造、使用、貯蔵等には使用しません",
        "当該製品は、軍事・防衛・兵器関連用途には一切使用いたしません。",
        "民生用途のみで軍事用途ではない",
        "軍事用途以外に使用する",
        "軍事利用しない",
        "自衛隊向けの実績はありません",
        "防衛省、自衛隊、米軍には販売しません",
        "軍事用途での使用を想定していません",
        "武器の製造に該当しません",
        "不得向防卫省提供",
        "军事最终用途：不适用",
        "doesn't involve weapons",
        "The products are not intended for use in weapons or military equipment",
        "will not be exported to the JSDF or the Ministry of Defense",
        "We will not transfer, resell or use the goods for military purposes unless approved by MOFCOM",
        "will not be used in the design, development, production, stockpiling or use of nuclear, chemical or "
        "biological weapons or missiles",
        "not be used for military, defense, or weapons purposes",
        "neither military nor defence use",
        "not for missiles but for cars",
        "Military use: No",
        "military use is strictly prohibited",
        "This item is not a military item",
    ],
)
def test_what_is_denied_does_not_stand(text: str) -> None:
    assert denied(text)
    assert military(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # the negation belongs to something else
        "用于军事用途，不用于民用",
        "不用于民用用于军工",
        "not for civil use, for military use",
        "not for civil use for military use",
        "The goods are not for aircraft and are for missiles",
        "Samples not for resale, missile guidance",
        "prototype, not for production, missile seeker",
        "戦闘機用部品、数量10、第三国へ転用しません",
        "ミサイル部品として使用し、民生には使用しない",
        # characters and words that negate nothing
        "不锈钢导弹零件",
        "未来战斗机用磁体",
        "无刷电机用于鱼雷",
        "非晶合金用于军工配套",
        "少ない戦闘機部品",
        "Item no. 5 fighter engine",
        "No 3 missile part",
        "non-magnetic submarine hull",
        "will not resell the missile guidance units",
        "parts not for export, missile seeker",
        "Missile parts are not permitted to be re-exported",
        "not used in passenger cars only in missiles",
        "不用于船舶用于导弹",
        "不得转让导弹零件给第三方",
        "不用于出口的导弹零件",
        "不含有害物质的导弹零件",
        "导弹零件不允许转售",
        "戦闘機部品の再輸出禁止",
        "戦闘機部品を第三国へ輸出しない",
        "戦闘機部品は中国製ではない",
        "戦闘機部品は管理品目に該当しない",
        "潜水艦用モーター 鉛を使用しない",
        "ミサイルに使用し第三国に転用しない",
        "rotor without housing for torpedo",
        "not coated blades for fighter aircraft",
        # negations undone
        "除军事用途外不用于其他用途",
        "不仅用于民用，也用于军事用途",
        "不排除用于军事用途",
        "无法保证不用于军事用途",
        "防衛用途以外には使用しない",
        "軍用に限らない",
        "軍用で問題ありません",
        "軍事転用の可能性は否定できない",
        "shall not be used other than for military purposes",
        "not only civil but also defense use",
        "not exclusively for military use",
        "military use is not prohibited",
        "no restriction on military use",
        "cannot guarantee that it will not be used for military purposes",
    ],
)
def test_what_is_not_denied_stands(text: str) -> None:
    assert "conclusive" in {strength for _, strength in military(text)}


def test_a_denied_civil_use_is_no_civil_use() -> None:
    assert uses("不用于民用汽车，用于军事用途") == set()
    assert uses("not for passenger cars") == set()
    assert denied("用于军事用途，不用于民用") == ["用于民用"]


def test_negation_passes_from_civil_to_military_words_only_over_a_joining_word() -> None:
    assert denied("not for civil or military use") == ["civil", "military use"]
    assert denied("non-military civil use only") == ["military"]


# --- traps --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trap", INDICATORS.traps.traps, ids=lambda trap: trap.id)
def test_examples_of_traps_hold_nothing_military(trap: Any) -> None:
    for example in trap.examples:
        assert military(example) == []
        assert READER.party(example) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("automotive radar and missile parts", ["missile"]),
        ("vehicle missile radar", ["missile", "radar"]),
        ("armoured vehicle radar", ["armoured vehicle"]),
        ("Land Rover Defender parts for the JGSDF", ["JGSDF"]),
        ("NDA signed; end user NDA, Yokosuka", ["NDA"]),
        ("プラモデルの金型。護衛艦の部品", ["護衛艦"]),
        ("护卫舰模型试验水池", ["护卫舰"]),
        ("1/24 pcs missile", ["missile"]),
        ("消防署と自衛隊", ["自衛隊"]),
    ],
)
def test_a_trap_takes_out_only_its_own_hit(text: str, left: list[str]) -> None:
    assert [words for words, _ in military(text)] == left


@pytest.mark.parametrize(
    "text",
    [
        "引导弹簧",
        "导航母线",
        "控制导线",
        "中国防水材料",
        "冠军用品",
        "预警机制",
        "军民两用物项",
        "上海自动化仪表",
        "真空自动阀",
        "早期警戒機能",
        "通信機雷サージ保護",
        "トレーダー向け",
        "モーターグレーダー",
        "ステロイド原料",
        "スタンドオフ（スペーサー）",
        "phosphor bronze strip",
        "elevator actuator",
    ],
)
def test_words_that_only_contain_the_characters_of_others(text: str) -> None:
    assert READER.statement(text) == ()


@pytest.mark.parametrize("text", ["伺服装置", "按照明细", "真空调节", "国家具有", "led by others"])
def test_characters_that_are_no_civil_use(text: str) -> None:
    assert uses(text) == set()


def test_the_need_of_the_fire_service_is_no_need_of_defence() -> None:
    assert military("消防需求") == []


# --- forms of writing and spans -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("納入先 ＪＭＳＤＦ", "ＪＭＳＤＦ"),
        ("自 衛 隊 向け", "自 衛 隊"),
        ("mis\u200bsile parts", "mis\u200bsile"),
        ("戰鬥機零件", "戰鬥機"),
        ("㈱山田 ﾐｻｲﾙ部品", "ﾐｻｲﾙ"),
        ("F-35用 磁石", "F-35"),
        ("F‑35 magnets", "F‑35"),
        ("Bōei Shō", "Bōei Shō"),
        ("MISSILES", "MISSILES"),
    ],
)
def test_hits_show_the_words_as_written(text: str, words: str) -> None:
    assert words in [hit.text for hit in READER.statement(text)]
    for hit in READER.statement(text):
        assert text[hit.start : hit.end] == hit.text


def test_a_word_in_capitals_is_found_only_in_capitals() -> None:
    assert uses("LED modules") == {"lighting_display"}
    assert uses("led modules") == set()


def test_of_two_words_for_the_same_the_longer_counts() -> None:
    assert [hit.text for hit in READER.statement("次期戦闘機")] == ["次期戦闘機"]
    assert [(hit.text, hit.strength) for hit in READER.statement("military-grade case")] == [("military-grade", "weak")]


# --- the files ----------------------------------------------------------------------------------------------------


def test_there_are_civil_words_in_three_languages() -> None:
    words = [word for group in INDICATORS.civil_use.groups if group.speaks_of == "civil_use" for word in group.words]
    assert len(set(words)) >= 120
    assert sum(word.isascii() for word in words) >= 40
    assert sum(re.search("[ぁ-ヿ]", word) is not None for word in words) >= 40


def test_sources_are_addresses_or_say_what_they_are() -> None:
    for name, file in raw().items():
        for source in file["sources"].values():
            assert source["url"].startswith("http") or source["confidence"] != "primary", name


@pytest.mark.parametrize(
    ("file", "part", "change", "complaint"),
    [
        ("military_users", "patterns", {"regex": ["(oops"]}, "not a regular expression"),
        ("military_use", "patterns", {"regex": ["(?:a)?"]}, "match everywhere"),
        ("military_use", "patterns", {"surprise": 1}, "Extra inputs"),
        ("military_strength", "patterns", {"sources": ["nowhere"]}, "no source nowhere"),
        ("civil_use", "groups", {"words": [], "regex": []}, "nothing to look for"),
        ("traps", "traps", {"id": "TR-02"}, "used twice"),
        ("negation", "cues", {"direction": "sideways"}, "Input should be"),
    ],
)
def test_broken_files_are_refused(file: str, part: str, change: dict[str, Any], complaint: str) -> None:
    data = raw()
    data[file][part][0] |= change
    with pytest.raises(ValidationError, match=complaint):
        Indicators.model_validate(data, context={STRICT: True})


def test_a_character_belongs_to_one_group() -> None:
    data = raw()
    data["negation"]["same_character"].append("衛隊")
    with pytest.raises(ValidationError, match="in two groups"):
        Indicators.model_validate(data, context={STRICT: True})


# --- laws ---------------------------------------------------------------------------------------------------------

FRAGMENTS = [row[0] for row in RESEARCH] + [
    "not ",
    "for ",
    "military ",
    "missile",
    "、",
    "，",
    "。",
    ". ",
    "不用于",
    "军事",
    "ではない",
    "軍用",
    "以外",
    "自衛隊",
    "　",
    "\u200b",
    "ｶﾞ",
    "\n",
    "İ",
    "ß",
    "㎜",
    "①",
    "車載",
    "toy model ",
    "civil ",
    "or ",
    "radar ",
    "development, ",
    "production ",
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read_and_hits_lie_inside_it(text: str) -> None:
    for hits in (READER.party(text), READER.statement(text)):
        assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
        for hit in hits:
            assert 0 <= hit.start < hit.end <= len(text)
            assert text[hit.start : hit.end] == hit.text
            assert (hit.country is not None) == (hit.speaks_of == "military_user")


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_space_at_the_end_changes_nothing(text: str) -> None:
    assert READER.party(text + " ") == READER.party(text)
    assert READER.statement(text + " ") == READER.statement(text)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_names_are_never_negated(text: str) -> None:
    assert not any(hit.negated for hit in READER.party(text))


@given(st.sampled_from([row[0] for row in RESEARCH]), st.sampled_from(["。", "；", "\n"]))
@settings(deadline=None)
def test_a_denial_does_not_cross_a_sentence(text: str, end: str) -> None:
    assert ("导弹", "conclusive") in military(f"导弹{end}{text}")
    assert ("ミサイル", "conclusive") in military(f"{text}{end}ミサイル")


EXPRESSIONS = [
    expression
    for file, part in (
        ("military_users", "patterns"),
        ("military_use", "patterns"),
        ("military_strength", "patterns"),
        ("civil_use", "groups"),
        ("traps", "traps"),
        ("negation", "cues"),
        ("negation", "guards"),
    )
    for entry in getattr(getattr(INDICATORS, file), part)
    for expression in entry.regex
]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_every_match_of_an_expression_holds_one_of_the_strings_it_is_indexed_under(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS))
    needed = needed_strings(expression)
    match = data.draw(st.from_regex(re.compile(expression, re.ASCII)))
    assert needed is None or any(string in match for string in needed)


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"\bmissiles?\b", {"missile"}),
        (r"(?:陆上|海上)?自卫队", {"自卫队"}),
        (r"\b(?:usfj|usaf)\b", {"usfj", "usaf"}),
        (r"ab{2}c", {"ab"}),
        (r"x(?:abc)?y", None),
        (r"x(?!abc)y", None),
        (r"abc|d\d", None),
        (r"[abc]{3}", None),
        (r"\.mil", {".mil"}),
    ],
)
def test_strings_an_expression_needs(expression: str, needed: set[str] | None) -> None:
    assert needed_strings(expression) == needed


# --- size, threads ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seed", ["not for military, ", "不用于军事、", "プラモデル", "a.", "no of ", "製造、", "1-", "İ　自", "@a.mil "]
)
def test_long_texts_are_read_to_the_end(seed: str) -> None:
    text = seed * (30_000 // len(seed)) + "。ミサイル"
    assert READER.statement(text)[-1].text == "ミサイル"


def test_threads_read_the_same() -> None:
    reader = TextReader(INDICATORS)
    expected = [READER.statement(row[0]) for row in RESEARCH]
    results: list[list[tuple[Hit, ...]]] = []

    def read() -> None:
        results.append([reader.statement(row[0]) for row in RESEARCH])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("trucks for the Japanese army", "conclusive"),
        ("Japan Air Force maintenance depot", "conclusive"),
        ("日本海军舰船用", "conclusive"),
        ("陆军卡车", "strong"),
        ("陸軍車両", "strong"),
        ("军车电机", "strong"),
        ("electric vehicles for defense forces", "strong"),
        ("delivered to the navy", "strong"),
        ("枪支零件", "strong"),
        ("自走砲の部品", "strong"),
        ("火箭弹壳体", "strong"),
        ("ballistic tests", "strong"),
    ],
)
def test_armed_forces_and_arms_are_found_without_their_official_names(text: str, strength: str) -> None:
    assert strength in {found for _, found in military(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Swiss army knives",
        "Salvation Army shop",
        "navy cotton T-shirts",
        "navy blue",
        "消火器 20台",
        "灭火器生产线",
        "海軍カレー",
        "army green jackets",
        "軍艦巻き",
        "sneakers Air Force 1",
    ],
)
def test_words_of_forces_and_arms_in_names_of_civil_goods_are_not(text: str) -> None:
    assert military(text) == []


@pytest.mark.parametrize("text", ["军用以外", "軍事目的以外", "军事用途之外的用途"])
def test_other_than_military_is_a_denial(text: str) -> None:
    assert military(text) == []
    assert denied(text)
