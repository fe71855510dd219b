"""Whose military a record speaks of, ties to defence business, and what the facts make of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from recomply import Decision, Screener
from recomply.facts import FACTS, Knowledge, OpenSet, Reading, find_facts
from recomply.facts.parties import UNTOLD_COUNTRY
from recomply.facts.texts import TextReader
from recomply.law import load
from recomply.shipment.model import Shipment
from recomply.truth import Truth

BOOK = load()
READER = TextReader(BOOK.indicators)
KNOWLEDGE = Knowledge(BOOK)
CAR = "motors of passenger cars"


def users(text: str) -> set[tuple[str, str]]:
    return {(str(hit.country), hit.strength) for hit in READER.party(text) if hit.speaks_of == "military_user"}


def reading(name: str, **record: Any) -> Reading:
    party = {"name": "Hanoi Precision", "country": "VN"}
    given = {"id": "1", "departure": "CN", "destination": "VN", "consignee": party, "end_user": party, "end_use": CAR}
    facts = find_facts(Shipment.model_validate(given | record), dt.date(2026, 8, 1), KNOWLEDGE)[0]
    return facts.readings[name]


def members(name: str, **record: Any) -> OpenSet:
    value = reading(name, **record).value
    assert isinstance(value, OpenSet)
    return value


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Ministry of National Defense, Republic of China (Taiwan)", "TW"),
        ("Ministry of National Defense of the People's Republic of China", "CN"),
        ("Ministry of Defence, United Kingdom", "GB"),
        ("National Defence Academy, Khadakwasla, Pune", "IN"),
        ("Republic of Korea Army Logistics Command", "KR"),
        ("Korean People's Army, Democratic People's Republic of Korea", "KP"),
        ("Royal Thai Navy", "TH"),
        ("韩国陆军司令部", "KR"),
        ("乌克兰武装部队", "UA"),
        ("Japanese Ministry of Defense", "JP"),
        ("Department of National Defence, Canada", "CA"),
        ("US Department of War", "US"),
        ("DARPA", "US"),
        ("Bundeswehr Logistikzentrum", "DE"),
        ("Ministry of Defense", ""),
        ("陸軍第六軍團", ""),
        ("Northern Command, Army Headquarters", ""),
        ("info@army.mil.kr", ""),
    ],
)
def test_the_country_of_a_military_user_is_the_one_named_beside_it(name: str, country: str) -> None:
    assert {told for told, _ in users(name)} == {country}


@pytest.mark.parametrize(
    "name",
    [
        "The Salvation Army",
        "Old Navy LLC",
        "Army & Navy Stores",
        "12 Army Camp Road, Pune",
        "1400 Army Navy Drive, Arlington",
        "Pentagon Freight Services",
        "Department of War Studies, King's College",
        "王海军贸易有限公司",
        "国防部门咨询有限公司",
        "Fuji Navigation Co., Ltd.",
        "Armand Hotels",
        "Christian Army of Helpers Road 1",
        "岩国市役所",
    ],
)
def test_names_that_are_no_military_user(name: str) -> None:
    assert not {strength for _, strength in users(name)} & {"conclusive"}


def test_a_military_of_the_party_is_that_of_its_country() -> None:
    party = {"name": "Ministry of Defense", "country": "TW"}
    assert members("known.military_users", consignee=party, end_user=party)["TW"] is Truth.TRUE
    assert members("known.military_users", consignee=party, end_user=party)["JP"] is Truth.FALSE


def test_a_military_whose_country_nothing_tells_may_be_any() -> None:
    found = members("known.military_users", end_use="parts for the Ministry of Defense", onward_export=["JP"])
    assert found[UNTOLD_COUNTRY] is Truth.TRUE
    assert found["JP"] is Truth.UNKNOWN
    assert found.any is Truth.TRUE


@pytest.mark.parametrize(
    ("given", "truth"),
    [
        (OpenSet(), Truth.FALSE),
        (OpenSet({"UA": Truth.TRUE}), Truth.TRUE),
        (OpenSet({"UA": Truth.UNKNOWN}), Truth.UNKNOWN),
        (OpenSet(otherwise=Truth.UNKNOWN), Truth.UNKNOWN),
        (OpenSet({"UA": Truth.TRUE}, Truth.UNKNOWN), Truth.TRUE),
    ],
)
def test_whether_a_set_has_a_member_at_all(given: OpenSet, truth: Truth) -> None:
    assert given.any is truth


def test_onward_countries_are_those_the_record_names() -> None:
    assert members("known.onward_countries").any is Truth.FALSE
    assert members("known.onward_countries", onward_export=["JP"])["JP"] is Truth.TRUE
    assert members("known.onward_countries", onward_export=["VN"]).any is Truth.FALSE
    named = members("known.onward_countries", end_use="resale to NIPPI Corporation, Yokohama")
    assert named["JP"] is Truth.UNKNOWN
    profile = {"name": "Hanoi Precision", "country": "VN", "profile": "supplier to the Japan Ministry of Defense"}
    assert members("known.onward_countries", end_user=profile)["JP"] is Truth.UNKNOWN


def test_owners_count_from_half_on() -> None:
    def owned(**owner: Any) -> Truth:
        party = {"name": "Hanoi Precision", "country": "VN", "owners": [{"name": "Nidec Corporation", **owner}]}
        return members("known.owner_countries", consignee=party, end_user=party)["JP"]

    assert owned(country="JP", share=50) is Truth.TRUE
    assert owned(country="JP", share=49.9) is Truth.FALSE
    assert owned(country="JP") is Truth.UNKNOWN
    assert owned(share=100) is Truth.FALSE


def test_a_recipient_of_another_country() -> None:
    home = {"name": "Shanghai Lamp Co., Ltd.", "country": "CN"}
    assert reading("known.foreign_recipient").value is Truth.TRUE
    assert reading("known.foreign_recipient", consignee=home, end_user=home).value is Truth.FALSE
    assert reading("known.foreign_recipient", consignee=home, end_user="Lamp House").value is Truth.FALSE


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("centrifuge uranium enrichment plant", "conclusive"),
        ("浓缩铀离心机", "conclusive"),
        ("production of sarin", "conclusive"),
        ("生产沙林", "conclusive"),
        ("medium-range ballistic missiles", "conclusive"),
        ("弹道导弹", "conclusive"),
        ("heavy water reactor", "strong"),
        ("重水堆", "strong"),
        ("nerve agent detector", "strong"),
    ],
)
def test_weapons_of_mass_destruction_and_their_means_of_delivery(text: str, strength: str) -> None:
    assert strength in {hit.strength for hit in READER.statement(text) if hit.speaks_of == "wmd"}


@pytest.mark.parametrize(
    "text",
    [
        "not for uranium enrichment",
        "oxygen enrichment of air",
        "ballistic gelatine",
        "laundry centrifuge",
        "heavy water pump",
    ],
)
def test_what_is_no_weapon_of_mass_destruction(text: str) -> None:
    assert [hit.text for hit in READER.statement(text) if hit.speaks_of == "wmd" and not hit.negated] == []


@pytest.mark.parametrize(
    "text",
    [
        "resale to Japan",
        "to be delivered to our customer in Japan",
        "goods will be forwarded to Yokohama",
        "最终用户在日本",
        "转售至日本",
        "日本へ再輸出",
    ],
)
def test_words_of_goods_that_go_on_to_japan(text: str) -> None:
    assert any(hit.speaks_of == "topic onward_to_japan" and not hit.negated for hit in READER.statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "will not be re-exported to Japan",
        "不向日本转售",
        "made by a Japanese standard (JIS)",
        "sold in Viet Nam; Japanese machines are used",
        "motors designed in Japan",
    ],
)
def test_words_that_only_mention_japan(text: str) -> None:
    hits = READER.statement(text)
    assert not any(hit.speaks_of == "topic onward_to_japan" and not hit.negated for hit in hits)


# Reasons


def _reasons(decision: Decision) -> list[str]:
    return [one.because for one in decision.lines[0].findings if one.truth == "true"]


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_reasons_leave_out_what_is_false(language: Any) -> None:
    party = {"name": "Armed Forces of Ukraine", "country": "UA"}
    record = {
        "id": "1",
        "date": "2026-05-01",
        "departure": "CN",
        "destination": "UA",
        "origin": "CN",
        "consignee": party,
        "end_user": party,
        "end_use": "aerial photography",
        "lines": [{"description": "camera drone", "hs_code": "8806229090", "declared_controlled": False}],
    }
    told = _reasons(Screener(language=language).screen(record))
    assert any("Armed Forces of" in one for one in told)
    for one in told:
        assert "false" not in one
        assert not any(f"{mark}none" in one for mark in ("; ", "；", ": ", "："))


def test_a_reason_tells_what_else_speaks_for_it() -> None:
    record = {
        "id": "1",
        "date": "2026-05-01",
        "departure": "CN",
        "destination": "UA",
        "consignee": {"name": "Kyiv Films", "country": "UA"},
        "end_user": {"name": "Kyiv Films", "country": "UA"},
        "end_use": "for a terrorist organisation",
        "lines": [{"description": "camera drone", "declared_controlled": False}],
    }
    told = _reasons(Screener().screen(record))
    assert any("unmanned aircraft" in one and "terrorist organisation" in one for one in told)
    assert not any("; none" in one or ": none" in one or "false" in one for one in told)


def test_new_facts_are_registered() -> None:
    for name in ("known.owner_countries", "known.onward_countries", "known.foreign_recipient"):
        assert FACTS[name].description
