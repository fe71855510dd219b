"""Mixed statements of use, military words beside the statement, and names that only look military."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from recomply.facts import Knowledge, OpenSet, Reading, find_facts
from recomply.facts.texts import TextReader
from recomply.law import load
from recomply.shipment.model import Shipment
from recomply.truth import Truth

BOOK = load()
READER = TextReader(BOOK.indicators)
KNOWLEDGE = Knowledge(BOOK)
CIVIL = "motors of household air conditioners"
MILITARY = {"military_user", "military_use", "military_strength", "wmd"}


def reading(name: str, **record: Any) -> Reading:
    party = {"name": "Aichi Denji Magnet K.K.", "country": "JP"} | record.pop("party", {})
    line = {"description": "dysprosium oxide"} | record.pop("line", {})
    given = {"id": "1", "departure": "CN", "destination": "JP", "consignee": party, "end_user": party, "lines": [line]}
    shipment = Shipment.model_validate(given | {"end_use": CIVIL} | record)
    return find_facts(shipment, dt.date(2026, 8, 1), KNOWLEDGE)[0].readings[name]


def members(name: str, **record: Any) -> OpenSet:
    value = reading(name, **record).value
    assert isinstance(value, OpenSet)
    return value


def signs(text: str, *, of_party: bool = False) -> set[tuple[str, str]]:
    hits = READER.party(text) if of_party else READER.statement(text)
    told = (hit for hit in hits if hit.speaks_of in MILITARY and not hit.negated and hit.strength != "weak")
    return {(hit.speaks_of, hit.strength) for hit in told}


# --- the rest of a statement ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "use",
    [
        "Magnets for motors of household fans, sold in Osaka and Nagoya",
        "production of washing machine motors at our Kobe plant; annual demand 20 t",
        "Motors for electric bicycles and e-scooters",
        "EV traction motors, wind turbine generators and elevators",
        "Production of magnets for passenger car power steering. End customer: Denso Corporation, Kariya.",
        "MRI magnets for hospitals and clinics in Kyoto",
        "air conditioner compressors - replacement of stock used in 2025",
        "catalytic converters for passenger cars; not for military use, not for re-export",
        "The goods will be used exclusively for the production of electric toothbrush motors and will not be used for any "
        "military purpose.",
        "thermal barrier coating of gas turbines for power stations, Takasago works",
        "neutron shielding? no: hospital CT phosphor; magnets for motors",
        "motors of household air conditioners for Daichi Home, Osaka, Japan",
        "用于生产新能源汽车驱动电机及家用空调压缩机",
        "家用洗衣机、冰箱、空调的电机用磁体",
        "风力发电机用永磁体,客户为东京的风电企业",
        "汽车尾气催化剂的生产，年产量约10吨",
        "用于汽车、家电等民用领域",
        "用于生产家用空调压缩机，与军方无关",
        "我司保证该批货物仅用于空调压缩机的生产，不会转售第三方",
        "ハイブリッド車の駆動モーター、家電用モーター",
        "スマートフォン用スピーカーの製造（大阪工場）",
        "風力発電機の補修部品として使用します。軍事用途ではありません。",
        "遠心分離機（牛乳用）のモーター",
        "洗濯機・乾燥機用モーター",
        "乗用車の駆動モーター（航空部門とは分離）",
        "リチウムイオン電池 350Wh/kg",
        "magnets embedded in NdFeB-Dy rotors; passenger cars",
        "civil shipbuilding (ferries), not for naval vessels",
    ],
)
def test_what_says_nothing_leaves_a_civil_use_standing(use: str) -> None:
    assert READER.unread(use) == ()
    assert reading("use.military", end_use=use).value is Truth.FALSE


@pytest.mark.parametrize(
    "rest",
    [
        "XM25", "G-RX6", "12SSM", "10式", "155mm", "platforms of the customer Z-9", "sensuikan motor", "satellites",
        "Panzer", "chars d'assaut", "động cơ tên lửa", "двигатели для ракет", "미사일 유도장치용 모터", "محركات الصواريخ",
        "มอเตอร์ขีปนาวุธ", "舰用设备", "护卫装置", "潜水機器", "舰艇工厂", "armour plant", "customers in the armoury trade", "艦艇用モーター", "ゆうどうだん", "特機", "火薬", "defence",
    ],
)  # fmt: skip
@pytest.mark.parametrize("joint", [", and ", "; ", ", ", " (", " / ", "、", "以及", "及び", "和"])
def test_what_is_not_read_leaves_it_unknown(rest: str, joint: str) -> None:
    assert READER.unread(f"{CIVIL}{joint}{rest}")
    found = reading("use.military", end_use=f"{CIVIL}{joint}{rest}")
    assert found.value is Truth.UNKNOWN
    assert found.asks


def test_another_script_is_not_read_even_beside_a_civil_use() -> None:
    assert READER.unread("household air conditioners 미사일") == ("미사일",)


@pytest.mark.parametrize(
    "use",
    [
        "エアコン 艦載装置",
        "家用空调电机 舰载设备",
        f"{CIVIL} und Kettenfahrzeuge",
        f"{CIVIL} e armamenti",
        f"{CIVIL} et chars",
    ],
)
def test_spaces_and_joints_of_other_languages_set_members_apart(use: str) -> None:
    assert READER.unread(use)


def test_spaces_inside_a_civil_word_set_nothing_apart() -> None:
    assert READER.unread("家 庭 用 エ ア コ ン の モ ー タ ー") == ()


def test_another_statement_counts_as_rest() -> None:
    assert reading("use.military", end_use="미사일 모터", end_product="air conditioners").value is Truth.UNKNOWN
    assert reading("use.military", end_use="motors, production", end_product="air conditioners").value is Truth.FALSE


def test_the_third_limb_stays_open_as_well() -> None:
    assert reading("use.strengthens_military", end_use=f"{CIVIL}, and XM25").value is Truth.UNKNOWN
    assert reading("use.strengthens_military").value is Truth.FALSE


def test_what_is_not_read_points_to_nothing() -> None:
    found = reading("use.military", end_use=f"{CIVIL}, and XM25")
    assert [piece.text for piece in found.evidence] == ["XM25"]
    assert not any(piece.points for piece in found.evidence)
    assert reading("known.military_use", end_use=f"{CIVIL}, and XM25").value is Truth.FALSE


def test_a_long_statement_is_read_like_a_short_one() -> None:
    assert READER.unread("motors of household air conditioners, " * 80 + "Panzer") == ("Panzer",)


# --- words of weapons and forces -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "弹头", "核弹头", "机枪", "枪管", "无人攻击机", "电磁炮", "弾頭", "核弾頭", "機関銃", "りゅう弾砲", "砲身",
        "爆撃機", "レールガン", "狙撃銃", "空自向け", "陸自向け車両", "海自 横須賀", "無人攻撃機", "対潜ヘリ", "HVGP",
        "イージス・システム", "10式戦車", "naval mines", "railguns", "ICBMs", "PAC-3 MSE", "SM-3 Block IIA", "AMRAAM",
        "155mm howitzer", "nuclear warheads", "81 mm mortars",
    ],
)  # fmt: skip
def test_words_without_other_meaning_are_conclusive(words: str) -> None:
    assert "conclusive" in {strength for subject, strength in signs(words) if subject != "wmd"}


@pytest.mark.parametrize(
    "words",
    [
        "地雷", "引信", "高超音速", "军品", "信管", "ソノブイ", "ペトリオット", "空自", "陸自", "海自", "装備品の製造", "mortars",
        "land mines", "fuzes", "gun barrels", "bombers", "sonobuoys", "gunsights", "detonators", "for the navy",
        "soldiers", "body armour", "firing pins", "PAC-3",
    ],
)  # fmt: skip
def test_words_with_another_meaning_are_for_a_person(words: str) -> None:
    assert {strength for _, strength in signs(words)} == {"strong"}


def test_a_nuclear_warhead_is_military_as_well() -> None:
    assert {subject for subject, _ in signs("核弹头")} == {"military_use", "wmd"}
    assert reading("use.military", end_use=f"{CIVIL}, and 核弹头").value is Truth.TRUE


@pytest.mark.parametrize(
    "words",
    [
        "cement mortar mixer", "repair mortars for bricks", "brick-and-mortar shops", "子弹头列车", "子弹头口红", "喷枪枪管",
        "水枪枪管", "通信管理システム", "受信管", "索引信息", "牵引信号", "地雷系ファッション", "扫雷游戏", "烟花引信", "冠军品牌服装",
        "大陸自動車", "内陸自治体", "航空自動制御", "上海自动化设备", "北海自治区", "toy soldiers set", "black soldier fly larvae",
        "bomber jackets", "nail gun barrels", "潜望镜式长焦镜头", "自動車の装備品", "submarine sandwich slicers",
        "torpedo-shaped kitchen mixers", "missile-shaped vacuum", "鱼雷形灯", "torpedo heater", "torpedo level",
        "submarine bath toy", "鱼雷罐车", "Warheads candy", "fighter jet poster", "倒车雷达", "radar detector",
        "bulletproof coffee", "プラモデル 戦車", "armoured cable", "rocket stove", "New England Patriots cap",
        "adaptive cruise control radar", "u-boot bootloader", "hamster cage", "电磁炉",
    ],
)  # fmt: skip
def test_words_that_only_sound_military(words: str) -> None:
    assert signs(words) == set()


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("US Naval Ship Repair Facility Yokosuka", "US"),
        ("CFAY Yokosuka", "US"),
        ("SRF-JRMC", "US"),
        ("Sagami General Depot", "US"),
        ("DLA Troop Support", "US"),
        ("Pentagon", "US"),
        ("海自 横須賀", "JP"),
        ("陸自 朝霞", "JP"),
        ("J.M.S.D.F.", "JP"),
        ("かいじょうじえいたい", "JP"),
        ("Marine Nationale", "FR"),
        ("Armée de l'Air et de l'Espace", "FR"),
        ("Direction générale de l’armement", "FR"),
        ("Deutsche Marine", "DE"),
        ("Bundesamt für Ausrüstung (BAAINBw)", "DE"),
        ("대한민국 국방부", "KR"),
        ("방위사업청", "KR"),
        ("조선인민군", "KP"),
        ("Министерство обороны РФ", "RU"),
        ("Военно-морской флот", "RU"),
        ("Збройні Сили України", "UA"),
        ("Bộ Quốc phòng", "VN"),
        ("Quân đội nhân dân Việt Nam", "VN"),
        ("Marinha do Brasil", "BR"),
        ("Exército Brasileiro", "BR"),
        ("Marina Militare", "IT"),
        ("Ejército del Aire", "ES"),
        ("Ministerstwo Obrony Narodowej", "PL"),
        ("Türk Silahlı Kuvvetleri", "TR"),
        ("Milli Savunma Bakanlığı", "TR"),
        ('צה"ל', "IL"),
        ("وزارة الدفاع", ""),
        ("กองทัพเรือ", "TH"),
        ("Tentara Nasional Indonesia", "ID"),
        ("DRDO", "IN"),
        ("國家中山科學研究院", "TW"),
        ("中科院 龍潭", "TW"),
        ("سپاه پاسداران", "IR"),
        ("IRGC", "IR"),
    ],
)
def test_forces_by_their_own_names(name: str, country: str) -> None:
    hits = [hit for hit in READER.party(name) if hit.speaks_of == "military_user"]
    assert (country, "conclusive") in {(hit.country, hit.strength) for hit in hits}


@pytest.mark.parametrize(
    "name",
    [
        "AAFES Pacific", "DeCA Commissary Yokota", "Embassy of Japan, Defense Attaché", "Sandia National Laboratories",
        "Los Alamos National Laboratory", "TNI", "Hamas", "Hezbollah", "Taliban", "ISIS", "Wagner Group", "Houthi forces",
    ],
)  # fmt: skip
def test_names_that_a_person_looks_at(name: str) -> None:
    assert signs(name, of_party=True) == {("military_user", "strong")}


@pytest.mark.parametrize(
    "name",
    [
        "自衛隊前薬局", "US Air Force Academy Federal Credit Union", "The Navy Yard, Philadelphia", "Brooklyn Navy Yard",
        "Army Navy Country Club", "Air Force Village Retirement Community", "Army of Dolls Toys",
        "Army Navy Surplus Fashion", "Air Force Heating & Air LLC", "Royal Navy Rum Company", "株式会社海軍道路電機",
        "台北海軍眼鏡行", "空軍一號貨運站", "大榮貨運 陸軍路", "Bundeswehr surplus shop GmbH", "大陸自動車工業", "上海自贸区物流",
        "Richard Wagner GmbH", "Isis Pharmaceuticals", "ISIS Cosmetics Ltd", "Pentagon Plastics", "中科院上海光机所",
        "Sagami Rubber", "Luftwaffenmuseum", "Los Alamos Bakery",
    ],
)  # fmt: skip
def test_civil_names_and_addresses(name: str) -> None:
    assert signs(name, of_party=True) == set()


# --- texts beside the statement of use -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        {"line": {"remark": "end user: JMSDF"}},
        {"line": {"remark": "客户:防卫省"}},
        {"line": {"model": "end user: JMSDF"}},
        {"line": {"description": "dysprosium oxide, end user: JMSDF"}},
        {"line": {"batch": "JMSDF-2026-11"}},
        {"route": ["Busan", "Yokosuka Naval Base"]},
        {"license": {"number": "1", "end_user": "JMSDF"}},
        {"party": {"owners": [{"name": "防衛省", "country": "JP", "share": 100}]}},
        {"party": {"owners": [{"name": "Ministry of Defense Japan", "share": 10}]}},
    ],
)
def test_a_military_user_named_elsewhere_is_possible(record: dict[str, Any]) -> None:
    assert members("parties.military_users", **record)["JP"] is Truth.UNKNOWN
    assert members("known.military_users", **record)["JP"] is Truth.UNKNOWN


def test_a_military_owner_is_that_of_its_own_country() -> None:
    party = {"owners": [{"name": "Ministry of Defence", "country": "GB", "share": 100}]}
    assert members("known.military_users", party=party)["GB"] is Truth.UNKNOWN


@pytest.mark.parametrize(
    "record",
    [
        {"line": {"remark": "最终用户:IHI Aerospace"}},
        {"line": {"description": "dysprosium oxide for IHI Aerospace"}},
        {"line": {"batch": "IHI Aerospace-2026-11"}},
        {"route": ["Tokyo", "IHI Aerospace, Tomioka"]},
        {"party": {"address": "c/o IHI Aerospace, Tomioka"}},
        {"party": {"website": "https://www.ihi-aerospace.co.jp/en/"}},
        {"party": {"website": "ihi-aerospace.co.jp"}},
        {"party": {"email": "sales@mail.ihi-aerospace.co.jp"}},
        {"party": {"profile": "supplier to IHI Aerospace"}},
        {"party": {"profile": "subsidiary of IHI Aerospace"}},
        {"party": {"profile": "IHIエアロスペースの子会社"}},
        {"license": {"number": "1", "end_user": "IHI Aerospace"}},
    ],
)
def test_a_listed_party_named_elsewhere_is_possible(record: dict[str, Any]) -> None:
    found = members("parties.listed", **record)
    assert found.of(Truth.UNKNOWN)
    assert not found.of(Truth.TRUE)


@pytest.mark.parametrize(
    "record",
    [
        {"party": {"website": "aichi-denji.co.jp"}},
        {"party": {"email": "ihi-aerospace@gmail.com"}},
        {"party": {"website": "example.com/ihi-aerospace.html"}},
        {"line": {"description": "sensor made by IHI Aerospace", "producer": "IHI Aerospace Co., Ltd."}},
        {"line": {"remark": "carton 5 of 12"}},
        {"route": ["Shanghai", "Osaka"]},
        {"license": {"number": "1", "end_user": "Aichi Denji Magnet K.K.", "end_use": "air conditioners"}},
    ],
)
def test_civil_texts_elsewhere_change_nothing(record: dict[str, Any]) -> None:
    assert members("parties.listed", **record).any is Truth.FALSE
    assert members("parties.military_users", **record).any is Truth.FALSE
    assert reading("use.military", **record).value is Truth.FALSE


def test_a_licence_for_a_military_use_is_a_sign() -> None:
    held = {"number": "1", "end_use": "missile motors"}
    assert reading("use.military", license=held).value is Truth.UNKNOWN


def test_defence_sales_in_a_profile_are_a_sign() -> None:
    assert reading("use.strengthens_military", party={"profile": "70% of sales defense"}).value is Truth.UNKNOWN
    assert reading("use.strengthens_military", party={"profile": "70% of sales cars"}).value is Truth.FALSE
