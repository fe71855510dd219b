"""The lists themselves, and who is found on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from recomply.facts.listing import PartyIndex
from recomply.facts.names import NameFold
from recomply.law.lists import ListedParty, ListFile, NameTables, RelatedFile

RULES = Path(__file__).resolve().parent.parent / "rules"
FILES = sorted((RULES / "lists").glob("[A-Z]*.yaml"))
LISTS = [ListFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in FILES]
RELATED = RelatedFile.model_validate(yaml.safe_load((RULES / "lists" / "related.yaml").read_text(encoding="utf-8")))
FOLD = NameFold(NameTables.read(RULES / "names"))
INDEX = PartyIndex(LISTS, RELATED, FOLD)
PARTIES = [(file, party) for file in LISTS for party in file.parties]

MAINTENANCE_CENTER = ("MOFCOM-2026-028", 2)
MITSUI_BUSSAN_AEROSPACE = ("MOFCOM-2026-012", 13)
KAWASAKI_AEROSPACE = ("MOFCOM-2026-011", 6)
SUBARU = ("MOFCOM-2026-012", 1)
TDK = ("MOFCOM-2026-012", 12)
NITTO_DENKO = ("MOFCOM-2026-012", 18)


def listed(name: str) -> list[tuple[str, int]]:
    return [(match.listing.instrument, match.listing.no) for match in INDEX.match(name) if match.listing]


def possible(name: str) -> list[tuple[str, int]]:
    return [(match.possible.instrument, match.possible.no) for match in INDEX.match(name) if match.possible]


def related(name: str) -> list[str]:
    return [match.related.names.en for match in INDEX.match(name) if match.related]


# ── the files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_eighty_japanese_parties_forty_on_each_list() -> None:
    japanese = [
        file
        for file in LISTS
        if file.list in ("control", "attention") and all(party.country == "JP" for party in file.parties)
    ]
    assert [(file.instrument, file.list, len(file.parties)) for file in japanese] == [
        ("MOFCOM-2026-011", "control", 20),
        ("MOFCOM-2026-012", "attention", 20),
        ("MOFCOM-2026-027", "control", 20),
        ("MOFCOM-2026-028", "attention", 20),
    ]
    assert all([party.no for party in file.parties] == list(range(1, len(file.parties) + 1)) for file in LISTS)


def test_only_one_party_on_several_lists_shares_a_name() -> None:
    owners: dict[str, object] = {}
    parties = [(_identity(party), party) for _, party in PARTIES]
    for owner, party in [*parties, *enumerate(RELATED.parties)]:
        for name in [*party.names.known(), *(alias.name for alias in party.aliases)]:
            assert owners.setdefault(FOLD.fold(name), owner) == owner, name


def _identity(party: ListedParty) -> tuple[str, str]:
    """By what a party is told on several lists: its English name without legal form, and its country."""
    return FOLD.fold(party.names.en), party.country


FELLOWS = {
    (file.instrument, party.no): {
        (other.instrument, one.no) for other, one in PARTIES if _identity(one) == _identity(party)
    }
    for file, party in PARTIES
}


def test_every_alias_adds_a_spelling() -> None:
    for _, party in PARTIES:
        formal = {FOLD.fold(name): FOLD.parts(name)[0].formed for name in party.names.known()}
        for alias in party.aliases:
            key = FOLD.fold(alias.name)
            assert key not in formal or (alias.kind == "abbreviation" and formal[key]), alias.name


def test_only_the_second_batch_has_addresses() -> None:
    for file, party in PARTIES:
        if party.country == "JP" and file.list in {"control", "attention"}:
            second = file.instrument in {"MOFCOM-2026-027", "MOFCOM-2026-028"}
            assert bool(party.address) == bool(party.postcode) == second


def _file(**changes: Any) -> dict[str, Any]:
    parties = [{"no": n, "names": {"zh": "甲", "en": "A"}, "confidence": "primary", "country": "JP"} for n in (1, 2)]
    sources = [{"url": "https://example.org", "confidence": "primary"}]
    whole = {"instrument": "X-1", "list": "control", "declared_count": 2, "sources": sources, "parties": parties}
    return {**whole, **changes}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"declared_count": 3}, "lists 3 parties, the file has 2"),
        ({"parties": [_file()["parties"][0]] * 2}, "used twice: 1"),
        ({"list": "watch"}, "control"),
        ({"sources": []}, "sources"),
        ({"colour": "red"}, "colour"),
        (
            {"parties": [_file()["parties"][0], {**_file()["parties"][1], "name_ja_confidence": "recalled"}]},
            "go together",
        ),
        (
            {
                "parties": [
                    _file()["parties"][0],
                    {
                        **_file()["parties"][1],
                        "aliases": [{"name": "B", "kind": "former", "confidence": "recalled", "alone": True}],
                    },
                ]
            },
            "abbreviations only",
        ),
    ],
)
def test_broken_files_are_refused(changes: dict[str, Any], fault: str) -> None:
    ListFile.model_validate(_file())
    with pytest.raises(ValidationError, match=fault):
        ListFile.model_validate(_file(**changes))


# ── each of the eighty, under each spelling ──────────────────────────────────────────────────────────────────────────

_JA_FORM = "株式会社"
_EN_FORM = re.compile(r",? (?:Co\.,? Ltd\.?|Ltd\.?|Limited|Corporation|Inc\.|Co\.|Company, Limited)$")


def _bare_ja(party: ListedParty) -> str:
    return party.names.ja.replace(_JA_FORM, "").strip()


def _with_ja(write: Callable[[ListedParty], str]) -> Callable[[ListedParty], str]:
    return lambda party: write(party) if party.names.ja else ""


SPELLINGS: dict[str, Callable[[ListedParty], str]] = {
    "Chinese": lambda party: party.names.zh,
    "English": lambda party: party.names.en,
    "Japanese": lambda party: party.names.ja,
    "Japanese, (株) in front": _with_ja(lambda party: f"（株）{_bare_ja(party)}"),
    "Japanese, ㈱ behind": _with_ja(lambda party: f"{_bare_ja(party)}㈱"),
    "Japanese without form": _with_ja(_bare_ja),
    "English in capitals": lambda party: party.names.en.upper(),
    "English respaced": lambda party: party.names.en.replace("Co., Ltd.", "Co.,Ltd").replace(", Ltd.", ",Ltd"),
    "English without form": lambda party: _EN_FORM.sub("", party.names.en),
    "English in full width": lambda party: re.sub("[!-~]", lambda c: chr(ord(c[0]) + 0xFEE0), party.names.en),
    "Chinese without form": lambda party: re.sub("株式会社|股份有限公司", "", party.names.zh),
    "English and Japanese": _with_ja(lambda party: f"{party.names.en} ({party.names.ja})"),
    "English and a plant": lambda party: f"{party.names.en}, Gunma Plant",
    "Japanese and a branch": _with_ja(lambda party: f"{party.names.ja} 東京支店"),
}

# Their whole name is an abbreviation that others use too: without a legal form they are a question, not a match.
SHORT = {
    *("TDK", "ACSL", "NOF", "NIPPI", "KGM", "Cubic", "Insitu", "Novotech", "JC Technology", "Summit Technologies"),
    *("BAE Systems", "VSE", "国际造船"),
}

# Units of one group, where the name of one begins with that of another.
ALSO = {("UEL-2025-010", 22): {("UEL-2025-010", 23)}}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param(name, (file.instrument, party.no), id=f"{how}: {file.instrument} no. {party.no}")
        for how, write in SPELLINGS.items()
        for file, party in PARTIES
        if (name := write(party)) and not ("Plant" in name and "/" in name)
    ],
)
def test_each_party_is_found_and_no_other(name: str, place: tuple[str, int]) -> None:
    if name in SHORT:
        assert listed(name) == []
        assert {place} <= set(possible(name)) <= FELLOWS[place]
    elif place == MAINTENANCE_CENTER:
        assert {MAINTENANCE_CENTER} <= set(listed(name)) <= {MAINTENANCE_CENTER, MITSUI_BUSSAN_AEROSPACE}
    else:
        assert place in listed(name)
        assert set(listed(name)) <= FELLOWS[place] | ALSO.get(place, set())


@pytest.mark.parametrize(("file", "party"), PARTIES)
def test_each_party_is_found_in_traditional_characters(file: ListFile, party: ListedParty) -> None:
    opencc = pytest.importorskip("opencc", reason="the development package that converts characters")
    if not party.names.zh:
        pytest.skip("listed without a Chinese name")
    assert (file.instrument, party.no) in listed(opencc.OpenCC("s2t").convert(party.names.zh))


@pytest.mark.parametrize(
    ("alias", "place"),
    [
        pytest.param(alias, (file.instrument, party.no), id=alias.name)
        for file, party in PARTIES
        for alias in party.aliases
    ],
)
def test_each_alias_is_found_or_asked_about(alias: Any, place: tuple[str, int]) -> None:
    found, others = (listed, possible) if alias.certain else (possible, listed)
    assert {place} <= set(found(alias.name)) <= FELLOWS[place]
    assert others(alias.name) == []


def test_of_all_abbreviations_only_jaxa_is_enough() -> None:
    assert [alias.name for _, party in PARTIES for alias in party.aliases if alias.alone] == ["JAXA"]


# ── who must not be found ────────────────────────────────────────────────────────────────────────────────────────────

RELATED_ONLY = {
    "三菱電機": "Mitsubishi Electric Corporation",
    "三菱电机": "Mitsubishi Electric Corporation",
    "Mitsubishi Electric Corporation": "Mitsubishi Electric Corporation",
    "三菱重工業": "Mitsubishi Heavy Industries, Ltd.",
    "川崎重工業株式会社": "Kawasaki Heavy Industries, Ltd.",
    "Kawasaki Heavy Industries, Ltd.": "Kawasaki Heavy Industries, Ltd.",
    "IHI Corporation": "IHI Corporation",
    "富士通": "Fujitsu Limited",
    "NEC": "NEC Corporation",
    "日本電気": "NEC Corporation",
    "藤倉コンポジット": "Fujikura Composites",
    "三井物産": "Mitsui & Co., Ltd.",
    "住友電工": "Sumitomo Electric Industries, Ltd.",
    "コマツ": "Komatsu Ltd.",
    "ENEOSホールディングス": "ENEOS Holdings",
}

STRANGERS = """
三菱商事|三菱自動車|三菱ふそう|三菱ケミカル|三菱鉛筆|三菱铅笔|三菱UFJ|三菱ガス化学|三菱製鋼
三菱マテリアルトレーディング|三菱マテリアルトレーディング株式会社|Mitsubishi Materials Trading
Mitsubishi Materials Trading Corporation|川崎汽船|"K" Line|川崎車両|カワサキモータース|川崎市|川崎製鉄
IHIインフラシステム|IHIアグリテック|IHI運搬機械|富士通フロンテック|富士電機|富士フイルム|富士ソフト
NECスペーステクノロジー|NECプラットフォームズ|スバル信用|東京スバル|東京スバル株式会社|Subaru Telescope
すばる望遠鏡|東京理科大学|东京理科大学|Tokyo University of Science|東京大学|東京都立大学|防衛医科大学校|國防大學
国防大学|防衛大臣|non-disclosure agreement|株式会社ニッピ|Nippi, Incorporated|KG Mobility|KG Mobility (KGM)
興和株式会社|Kowa Company|Kowa Company, Ltd.|フジクラ|Fujikura Ltd.|三井海洋開発|MODEC|三井化学|三井E&S造船
住友金属鉱山|住友商事|日東工業|日東紡|日清食品|日清オイリオ|日新製鋼|小松マテーレ|小松市|ENEOSマテリアル|日野市
日野|東金市|沖縄電力|沖データ|Ball Corporation|The Boeing Company|Boeing Japan|Epiroc|General Electric
MP Biomedicals|Cubic Transportation|中信集团|CITIC|中国船舶|CSSC|TDK Corporation of America
日东电工（中国）投资有限公司|TDK（苏州）有限公司|Aichi Denji Magnet K.K.|Mikawa Auto K.K.
Tokyo Self-Defense Shop K.K.|Minato Boeki Trading K.K.
"""


@pytest.mark.parametrize(("name", "party"), RELATED_ONLY.items())
def test_parents_are_related_and_not_listed(name: str, party: str) -> None:
    assert (listed(name), possible(name), related(name)) == ([], [], [party])


@pytest.mark.parametrize("name", [name.strip() for name in re.split(r"[|\n]", STRANGERS) if name.strip()])
def test_near_misses_are_strangers(name: str) -> None:
    assert INDEX.match(name) == ()


@pytest.mark.parametrize(
    "name",
    [
        "JMU",
        "NDA",
        "NIDS",
        "SHI",
        "NOF",
        "OKI",
        "KGM",
        "ACSL",
        "YDK",
        "TDK",
        "tdk",
        "NIPPI",
        "MDST",
    ],
)
def test_ambiguous_abbreviations_are_a_question(name: str) -> None:
    assert listed(name) == []
    assert len(possible(name)) == 1


# ── sites, divisions, several names in one ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "川崎重工業株式会社 航空宇宙システムカンパニー",
        "川崎重工業株式会社航空宇宙システムカンパニー",
        "川崎重工業 航空宇宙システムカンパニー",
        "川崎重工業株式会社 航空宇宙システムカンパニー 岐阜工場",
        "川崎重工航空宇宙系统公司",
        "川崎重工航空宇宙系统",
        "Kawasaki Heavy Industries, Ltd. Aerospace Systems Company",
        "Kawasaki Heavy Industries, Ltd., Aerospace Systems Company",
        "Kawasaki Heavy Industries, Ltd. Aerospace Systems Company Gifu Works",
        "Aerospace Systems Company, Kawasaki Heavy Industries, Ltd.",
    ],
)
def test_the_listed_division_of_kawasaki(name: str) -> None:
    assert listed(name) == [KAWASAKI_AEROSPACE]


@pytest.mark.parametrize(
    "name",
    [
        "Kawasaki Heavy Industries, Ltd. Precision Machinery Company",
        "川崎重工業株式会社 明石工場",
        "川崎重工業株式会社 車両カンパニー",
    ],
)
def test_other_divisions_of_kawasaki_are_related(name: str) -> None:
    assert (listed(name), related(name)) == ([], ["Kawasaki Heavy Industries, Ltd."])


@pytest.mark.parametrize(
    "name",
    [
        "SUBARU Corporation, Gunma Plant",
        "株式会社SUBARU 群馬製作所",
        "SUBARU Gunma Plant",
        "Gunma Plant, SUBARU Corporation",
        "SUBARU Corporation Aerospace Company",
        "富士重工業株式会社 宇都宮製作所",
    ],
)
def test_a_site_is_its_company(name: str) -> None:
    (match,) = INDEX.match(name)
    assert match.listing is not None
    assert ((match.listing.instrument, match.listing.no), match.how) == (SUBARU, "division or site of")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("防衛大学校 電気情報学群", ("MOFCOM-2026-011", 19)),
        ("JAXA 筑波宇宙センター", ("MOFCOM-2026-011", 20)),
        ("東京科学大学 大岡山キャンパス", ("MOFCOM-2026-012", 7)),
        ("三菱造船㈱江浦工場", ("MOFCOM-2026-011", 1)),
        ("ENEOS株式会社 川崎製油所", ("MOFCOM-2026-012", 3)),
        ("NIPPI Corporation, Atsugi Plant", ("MOFCOM-2026-027", 18)),
    ],
)
def test_sites_of_listed_parties(name: str, place: tuple[str, int]) -> None:
    assert listed(name) == [place]


def test_a_site_of_an_unlisted_parent_is_related() -> None:
    (match,) = INDEX.match("Mitsubishi Heavy Industries, Ltd., Takasago Machinery Works")
    assert match.listing is None
    assert match.related is not None
    assert match.related.relation == ("parent", "contractor")
    assert (match.listed_as, match.how) == ("Mitsubishi Heavy Industries, Ltd.", "division or site of")


@pytest.mark.parametrize(
    "name",
    [
        "Mitsui Bussan Aerospace Co., Ltd. Maintenance Center",
        "Maintenance Center, Mitsui Bussan Aerospace Co., Ltd.",
        "三井物产航空航天株式会社维修中心",
        "三井物産エアロスペース株式会社 メンテナンスセンター",
    ],
)
def test_a_site_listed_beside_its_company_is_found_with_it(name: str) -> None:
    assert sorted(listed(name)) == [MITSUI_BUSSAN_AEROSPACE, MAINTENANCE_CENTER]


def test_the_plain_company_is_not_its_listed_center() -> None:
    assert listed("Mitsui Bussan Aerospace Co., Ltd.") == [MITSUI_BUSSAN_AEROSPACE]


@pytest.mark.parametrize(
    "name",
    [
        "日东电工（上海）",
        "Nitto Denko (Shanghai)",
        "Nitto Denko, Xiamen",
        "Okaya (Nitto Denko)",
    ],
)
def test_a_name_beside_other_words_may_be_a_subsidiary(name: str) -> None:
    assert (listed(name), possible(name)) == ([], [NITTO_DENKO])


@pytest.mark.parametrize(
    "name",
    [
        "Nitto Denko (日東電工)",
        "日東電工株式会社（上海）",
        "Nitto Denko (Onomichi Plant)",
        "Nitto Denko / Okaya",
        "Okaya (Nitto Denko Corporation)",
    ],
)
def test_two_names_that_agree_a_legal_form_or_a_site_settle_it(name: str) -> None:
    assert listed(name) == [NITTO_DENKO]


def test_how_a_match_came_about_is_told() -> None:
    cases = {
        "TDK Corporation": ("TDK Corporation", "same name"),
        "TDK株式会社": ("TDK株式会社", "same name"),
        "ＴＤＫ　ＣＯＲＰ．": ("TDK Corporation", "same name after folding"),
        "富士重工業㈱": ("富士重工業株式会社", "alias (former name)"),
        "JAXA": ("JAXA", "alias (abbreviation)"),
        "Mitsubishi Shipbuilding": ("Mitsubishi Shipbuilding Co., Ltd.", "alias (the company's own English name)"),
        "MHI Oceanics": ("MHI Oceanics Co., Ltd.", "alias (another spelling)"),
        "速霸陸": ("速霸陸", "alias (translation)"),
    }
    for name, told in cases.items():
        (match,) = INDEX.match(name)
        assert match.given == name
        assert (match.listed_as, match.how) == told


def test_a_listing_tells_notice_number_and_names() -> None:
    (match,) = INDEX.match("㈱IHI原動機")
    listing = match.listing
    assert listing is not None
    assert (listing.instrument, listing.list, listing.no) == ("MOFCOM-2026-011", "control", 9)
    assert listing.name == listing.names.en == "IHI Power Systems Co., Ltd."
    assert listing.names.ja == "株式会社IHI原動機"
    assert listing.confidence == "primary"


@pytest.mark.parametrize("name", ["", " ", "・", "株式会社", "Co., Ltd."])
def test_no_name_is_nobody(name: str) -> None:
    assert INDEX.match(name) == ()


def test_threads_find_the_same() -> None:
    names = [name for _, party in PARTIES for name in party.names.known()] * 5
    fresh = PartyIndex(LISTS, RELATED, NameFold(NameTables.read(RULES / "names")))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(fresh.match, names))
    assert [[match.listed_as for match in matches] for matches in found] == [
        [match.listed_as for match in INDEX.match(name)] for name in names
    ]
