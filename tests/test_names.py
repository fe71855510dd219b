"""How names are folded, and which names stand inside names."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recomply.facts.names import NameFold
from recomply.law.lists import LegalForms, NameTables, read_glyphs

ROOT = Path(__file__).resolve().parent.parent
NAMES = ROOT / "rules" / "names"
TABLES = NameTables.read(NAMES)
FOLD = NameFold(TABLES)

SAME = [
    # legal forms, in front and behind
    ("株式会社IHI原動機", "IHI原動機株式会社"),
    ("株式会社IHI原動機", "（株）IHI原動機"),
    ("株式会社IHI原動機", "IHI原動機㈱"),
    ("三菱造船株式会社", "三菱造船"),
    ("三菱造船株式会社", "三菱造船株式会社 御中"),
    ("IHI Jet Service Co., Ltd.", "IHI JET SERVICE CO.,LTD"),
    ("IHI Jet Service Co., Ltd.", "IHI Jet Service Co Ltd"),
    ("IHI Jet Service Co., Ltd.", "IHI Jet Service K.K."),
    ("IHI Jet Service Co., Ltd.", "IHI Jet Service Kabushiki Kaisha"),
    ("Mitsubishi Electric Engineering Company, Limited", "Mitsubishi Electric Engineering Co.Ltd."),
    ("TDK Corporation", "TDK Corp."),
    ("Nacalai Tesque, Inc.", "Nacalai Tesque Incorporated"),
    ("俪达集团控股股份有限公司", "俪达集团控股"),
    ("川崎重工航空宇宙系统公司", "川崎重工航空宇宙系统"),
    ("国立大学法人東京科学大学", "東京科学大学"),
    ("国立研究開発法人宇宙航空研究開発機構", "宇宙航空研究開発機構"),
    ("三井物産エアロスペース株式会社 メンテナンスセンター", "三井物産エアロスペース メンテナンスセンター"),
    # width, case, invisible characters
    ("ＩＨＩエアロスペース", "IHIｴｱﾛｽﾍﾟｰｽ"),
    ("BRINC Drones,\u00a0Inc.", "brinc drones, inc."),
    ("Cyberlux\u2002Corporation", "\u200cCyberlux Corporation"),
    ("葛\U000e0100城工業", "葛城工業"),
    # characters
    ("防衞大學校", "防衛大学校"),
    ("防衛大学校", "防卫大学校"),
    ("菱重特殊車輌サービス株式会社", "菱重特殊车辆サービス株式会社"),
    ("三菱重工航空發動機株式會社", "三菱重工航空发动机株式会社"),
    ("沖電気工業株式会社", "冲电气工业株式会社"),
    ("藤倉航装株式会社", "藤仓航装株式会社"),
    ("榮製機㈱", "栄製機"),
    ("髙﨑鉄工所", "高崎鐵工所"),
    ("市ヶ谷工業", "市ケ谷工業"),
    # long vowels, small kana, signs
    ("三菱重工エンジン＆ターボチャージャ株式会社", "三菱重工エンジン・ターボチャージャー株式会社"),
    ("三菱電機ソフトウエア株式会社", "三菱電機ソフトウェア株式会社"),
    ("ジャパン マリンユナイテッド株式会社", "ジャパンマリンユナイテッド㈱"),
    ("株式会社IHIエアロスペース・エンジニアリング", "㈱IHIエアロスペースエンジニアリング"),
    # and, the
    ("三菱重工发动机与涡轮增压器株式会社", "三菱重工发动机涡轮增压器"),
    ("富士通防卫与国家安全株式会社", "富士通防衛及び国家安全株式会社"),
    ("Fujitsu Defense & National Security, Ltd.", "Fujitsu Defense and National Security Limited"),
    ("The Fujikura Parachute Co., Ltd.", "Fujikura Parachute Co., Ltd."),
    ("MITSUI E&S Co., Ltd.", "Mitsui E & S"),
    # spellings
    ("JMU Defense Systems Co., Ltd.", "JMU Defence Systems Co., Ltd."),
    ("Mitsubishi Heavy Industries, Ltd.", "MITSUBISHI HEAVY IND., LTD."),
    ("Kōwa Kōgyō", "Kowa Kogyo"),
]

DIFFERENT = [
    ("三菱電機株式会社", "三菱電機ソフトウエア株式会社"),
    ("東京科学大学", "東京理科大学"),
    ("三菱マテリアル株式会社", "三菱マテリアルトレーディング株式会社"),
    ("KOWA KOGYO, Ltd.", "Kowa Company, Ltd."),
    ("与那国工業", "那国工業"),
    ("AND Corporation", "The Corporation"),
    ("日本飛行機株式会社", "日本飛行船株式会社"),
    ("北京分公司", "北京分"),
    ("IHI AG", "IHIAG"),
]

INSIDE = [
    ("SUBARU Corporation, Gunma Plant", {"subaru"}),
    ("株式会社SUBARU 群馬製作所", {"subaru"}),
    ("SUBARU Gunma Plant", {"subaru"}),
    ("SUBARU - Gunma Plant", {"subaru"}),
    ("Gunma Plant, SUBARU Corporation", {"subaru"}),
    ("三菱重工業株式会社 高砂製作所", {"三菱重工业"}),
    ("三菱重工業株式会社高砂製作所", {"三菱重工业"}),
    ("三菱重工業㈱高砂製作所", {"三菱重工业"}),
    ("三菱重工業 高砂製作所", {"三菱重工业"}),
    ("Mitsubishi Heavy Industries, Ltd., Takasago Machinery Works", {"mitsubishiheavyindustries"}),
    ("Mitsubishi Heavy Industries Nagasaki Shipyard & Machinery Works", {"mitsubishiheavyindustries"}),
    ("TDK Corporation (TDK株式会社)", {"tdk"}),
    ("TDK Corporation / 株式会社村田製作所", {"tdk", "村田制作所"}),
    ("Hino Motors, Ltd. (Thailand Branch)", {"hinomotors"}),
    ("三井物产航空航天株式会社维修中心", {"三井物产航空航天"}),
    (
        "Kawasaki Heavy Industries, Ltd., Aerospace Systems Company, Gifu Works",
        {"kawasakiheavyindustries", "kawasakiheavyindustriesaerospacesystems"},
    ),
    (
        "Aerospace Systems Company, Kawasaki Heavy Industries, Ltd.",
        {"kawasakiheavyindustries", "kawasakiheavyindustriesaerospacesystems"},
    ),
]

ONE_COMPANY = [
    "三菱重工業航空エンジン株式会社",
    "Mitsubishi Materials Trading Corporation",
    "Mitsubishi Corporation RtM Japan Ltd.",
    "TDK Corporation of America",
    "MHI Maritech, Co., Ltd.",
    "Nacalai Tesque, Inc.",
    "Mitsubishi Electric Engineering Company, Limited",
    "株式会社日立製作所",
    "The Japan Steel Works, Ltd.",
    "Tokyo Machinery Works Co., Ltd.",
    "IHI・相生工場",
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert FOLD.fold(one) == FOLD.fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert FOLD.fold(one) != FOLD.fold(other)


@pytest.mark.parametrize(("name", "inside"), INSIDE)
def test_the_company_is_found_inside(name: str, inside: set[str]) -> None:
    whole, *others = FOLD.keys(name)
    assert whole == FOLD.fold(name)
    assert inside <= set(others)


@pytest.mark.parametrize("name", ONE_COMPANY)
def test_one_company_holds_no_other(name: str) -> None:
    assert FOLD.keys(name) == (FOLD.fold(name),)


def test_a_subsidiary_with_a_place_in_brackets_does_not_become_the_parent() -> None:
    assert "nittodenko" not in FOLD.keys("Nitto Denko (Suzhou) Co., Ltd.")
    assert "日东电工" not in FOLD.keys("日东电工（中国）投资有限公司")


def test_an_english_division_does_not_make_a_subsidiary_of_its_company() -> None:
    keys = FOLD.keys("Mitsubishi Electric Corporation Engineering Division")
    assert "mitsubishielectric" in keys
    assert "mitsubishielectricengineering" not in keys


def test_roles_and_legal_forms_are_told() -> None:
    whole, inner, front = FOLD.parts("日东电工（Nitto Denko Corporation）")
    assert (whole.role, whole.formed) == ("whole", True)
    assert (inner.key, inner.spelled) == ("nittodenko", "nittodenkocorporation")
    assert (inner.role, inner.formed) == ("inner", True)
    assert (front.key, front.role, front.formed) == ("日东电工", "front", False)


@pytest.mark.parametrize("name", ["", " ", "・", "---", "()", "\u200b", "ー"])
def test_names_without_letters_fold_to_nothing(name: str) -> None:
    assert FOLD.fold(name) == ""
    assert FOLD.parts(name) == ()


@pytest.mark.parametrize(
    "name",
    [
        "株式会社",
        "Co., Ltd.",
        "㈱",
        "The",
        "and",
        "与",
        "The Company",
        "公司",
        "AG",
        "K.K.",
    ],
)
def test_a_name_that_is_all_form_is_kept(name: str) -> None:
    assert FOLD.fold(name) != ""


@pytest.mark.parametrize("name", ["株" * 8000 + "式会社" * 8000, "a," * 16000, "(" * 30000, "Ltd. b/" * 5000])
def test_endless_names_are_folded_too(name: str) -> None:
    assert FOLD.fold(FOLD.fold(name)) == FOLD.fold(name)
    FOLD.parts(name)


def _texts() -> st.SearchStrategy[str]:
    """Any text, and texts made of what the tables know."""
    forms = TABLES.forms
    known = [
        *forms.cjk,
        *forms.cjk_endings,
        *forms.latin,
        *forms.latin_endings,
        *forms.joiners,
        *forms.openings,
        *forms.closings,
        *forms.spellings,
        *TABLES.sites.ja,
        *TABLES.sites.en,
        "三菱",
        "IHI",
        "ー",
        "分",
        "株式",
        "会社",
        "co",
        "i",
        "nd",
        "k",
        " ",
        ", ",
        ".",
        "(",
        ")",
        "・",
        "/",
        "\u1100",
        "\u1161",
        "\u3099",
        "\u200d",
        "\ufe00",
        "\u16ee",
        "\u0345",
        "ß",
        "ŉ",
        "Ⅷ",
    ]
    return st.one_of(st.text(), st.lists(st.sampled_from(known), max_size=9).map("".join))


@given(_texts())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert FOLD.fold(FOLD.fold(text)) == FOLD.fold(text)


@given(_texts())
def test_every_key_is_folded_and_the_first_is_the_name(text: str) -> None:
    keys = FOLD.keys(text)
    assert all(key and FOLD.fold(key) == key for key in keys)
    assert keys[:1] == ((FOLD.fold(text),) if FOLD.fold(text) else ())


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1))
def test_letters_never_fold_to_nothing(text: str) -> None:
    assert FOLD.fold(text) != ""


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E)))
def test_case_and_width_do_not_matter(text: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in text)
    assert FOLD.fold(text) == FOLD.fold(text.upper()) == FOLD.fold(wide)


@given(
    st.text(st.sampled_from("三菱重工航空東北電機IHIエンジン ・"), min_size=1),
    st.sampled_from(["株式会社", "㈱", "有限会社", "股份有限公司"]),
)
def test_a_legal_form_changes_nothing_in_front_or_behind(core: str, form: str) -> None:
    if FOLD.fold(core):
        assert FOLD.fold(form + core) == FOLD.fold(core + form) == FOLD.fold(core)


def test_the_glyph_table_is_the_one_that_is_built() -> None:
    pytest.importorskip("opencc", reason="the development package with OpenCC's dictionaries")
    spec = importlib.util.spec_from_file_location("build_glyphs", ROOT / "tools" / "build_glyphs.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.build() == (NAMES / "glyphs.txt").read_text(encoding="utf-8")


def test_the_glyph_table_leads_to_an_end_in_one_step() -> None:
    glyphs = TABLES.glyphs
    assert [chr(code) for code, to in glyphs.items() if to is not None and to in glyphs] == []


def test_a_broken_glyph_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "glyphs.txt").write_text("# comment\n衞衛\n卫\nー\n", encoding="utf-8")
    with pytest.raises(ValueError, match="parallel"):
        read_glyphs(tmp_path / "glyphs.txt")


def test_tables_know_no_other_keys() -> None:
    data = TABLES.forms.model_dump()
    with pytest.raises(ValidationError, match="colour"):
        LegalForms.model_validate({**data, "colour": "red"})
