"""Addresses in every writing, and when two of them are one."""

from __future__ import annotations

import pytest

from recomply import Screener
from recomply.facts.addresses import Place, place_of


@pytest.mark.parametrize(
    ("address", "postcode", "place"),
    [
        ("日本东京都品川区大崎1-11-1门户城市大崎西塔1005号", "141-0032", Place("1410032", "1-11-1")),
        ("1-11-1 Osaki, Shinagawa-ku, Tokyo 141-0032, Japan", None, Place("1410032", "1-11-1")),
        ("東京都品川区大崎一丁目11番1号 ゲートシティ大崎", "〒141-0032", Place("1410032", "1-11-1")),
        ("日本东京都中央区筑地5丁目6番4号", "104-0045", Place("1040045", "5-6-4")),
        ("築地５－６－４", "1040045", Place("1040045", "5-6-4")),
        ("Daimlerstraße 68, Kempten, Germany", "87437", Place("87437", "68")),
        ("Toyota, Aichi", None, Place("", "")),
        (None, None, Place("", "")),
    ],
)
def test_postcode_and_numbers_are_read_in_every_writing(address: str, postcode: str, place: Place) -> None:
    assert place_of(address, postcode) == place


@pytest.mark.parametrize(
    ("one", "other", "shares", "at"),
    [
        (Place("1410032", "1-11-1"), Place("1410032", "1-11-1"), True, True),
        (Place("1410032", "1-11-1"), Place("1410032", ""), True, False),
        (Place("1410032", "1-11-1"), Place("1410032", "1-11"), True, False),
        (Place("1410032", "1-11-1"), Place("1410032", "2-1-1"), False, False),
        (Place("1410032", "1-11-1"), Place("1040045", "1-11-1"), False, False),
        (Place("", "1-11-1"), Place("", "1-11-1"), False, False),
        (Place("87437", "68"), Place("87437", "68"), True, False),
    ],
)
def test_one_postcode_is_a_hint_and_all_numbers_with_it_are_the_address(
    one: Place, other: Place, shares: bool, at: bool
) -> None:
    assert one.shares(other) is shares
    assert other.shares(one) is shares
    assert one.is_at(other) is at


@pytest.mark.parametrize(
    ("party", "strengths"),
    [
        ({"name": "NIDS"}, ["likely"]),
        ({"name": "NIDS", "postcode": "162-8808"}, ["same"]),
        ({"name": "NIDS", "postcode": "141-0032"}, ["likely"]),
        ({"name": "Nikko Toki Co., Ltd.", "postcode": "141-0032"}, ["same"]),
        ({"name": "General Dynamics", "country": "US"}, ["same"]),
        ({"name": "General Dynamics"}, ["same"]),
        ({"name": "General Dynamics", "country": "TH"}, ["likely"]),
        ({"name": "General Dynamics", "country": "CN"}, ["same"]),
        ({"name": "Mitsubishi Electric Corporation"}, ["related"]),
        ({"name": "Mikawa Auto K.K.", "address": "Toyota, Aichi"}, []),
    ],
)
def test_what_else_is_told_of_a_party_confirms_or_weakens_its_name(
    screener: Screener, party: dict[str, str], strengths: list[str]
) -> None:
    assert [one.strength for one in screener.party(party)] == strengths


def test_a_stranger_at_the_address_of_a_listed_party_is_related_to_it(screener: Screener) -> None:
    found = screener.party({"name": "Mikawa Trading", "address": "東京都品川区大崎1-11-1", "postcode": "141-0032"})
    assert {one.strength for one in found} == {"related"}
    assert {one.how for one in found} == {"at the address of the listed party"}
