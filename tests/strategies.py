"""Random shipments of the kind the trade knows, for the laws that must hold for all of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

NAMES = (
    "Mikawa Auto K.K.",
    "防衛省",
    "三菱重工マリンマシナリ㈱",
    "TDK株式会社",
    "沖電気工業株式会社",
    "JMSDF Yokosuka Ship Repair Facility",
    "三菱重工業株式会社 高砂製作所",
    "Minato Boeki Trading K.K.",
    "Commander, Fleet Activities Yokosuka",
    "Hai Phong Motor Co.",
    "TBD",
)
USES = (
    "traction motors of passenger cars",
    "次期戦闘機用部品",
    "general industrial use",
    "在庫販売",
    "本产品不用于军事用途，仅限民用汽车电机",
    "radar antenna drive",
    "household air conditioners",
    "missile seeker",
    "motor repair",
    "安全保障技術研究推進制度",
)
GOODS = (
    {"description": "氧化镝 99.9%", "hs_code": "2846901500"},
    {"description": "sintered NdFeB magnets 42UH, Dy 3.2 wt%", "hs_code": "8505111000", "control_code": "1C905.a.4"},
    {"description": "烧结钕铁硼磁体 45SH"},
    {"description": "钕铁硼磁体，不含镝、铽", "hs_code": "8505111000", "declared_controlled": False},
    {"description": "氧化钬", "declared_controlled": False},
    {"description": "gallium metal 7N", "control_code": "3C001.a", "declared_controlled": True},
    {"description": "cotton T-shirts"},
    {"description": "stainless steel bolts M8", "hs_code": "7318159090", "declared_controlled": False},
    {"description": "parts"},
    {"description": "dysprosium metal", "declared_controlled": True},
    {"description": "EV motor rotor assembly with shaft", "hs_code": "850300", "declared_controlled": False},
    {},
)
DAYS = (
    "2025-03-01",
    "2025-10-20",
    "2025-12-15",
    "2026-01-06",
    "2026-02-24",
    "2026-05-20",
    "2026-06-29",
    "2026-11-10",
    "2026-11-11",
    "2026-11-23",
)
COUNTRIES = ("CN", "JP", "SG", "TH", "US", "VN")


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


parties = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES)},
    optional={
        "country": st.sampled_from(COUNTRIES),
        "address": st.sampled_from(("Toyota, Aichi", "横須賀市西逸見町1丁目", "PSC 473 Box 1, FPO AP 96349")),
        "email": st.sampled_from(("buy@mikawa.example", "tanaka@ext.atla.mod.go.jp")),
    },
)
lines = st.sampled_from(GOODS).flatmap(
    lambda goods: st.fixed_dictionaries(
        {name: st.just(value) for name, value in goods.items()}, optional={"origin": st.sampled_from(("CN", "DE"))}
    )
)
shipments = st.fixed_dictionaries(
    {"id": st.just("S"), "date": st.sampled_from(DAYS)},
    optional={
        "exporter": parties,
        "departure": st.sampled_from(COUNTRIES),
        "destination": st.sampled_from(COUNTRIES),
        "origin": st.sampled_from(("CN", "DE")),
        "consignee": parties,
        "end_user": parties,
        "intermediaries": st.lists(parties, max_size=2),
        "end_use": st.sampled_from(USES),
        "notes": st.sampled_from(("Buyer declines to name customers", "repeat order")),
        "transaction": st.sampled_from(("technology", "export")),
        "documents": st.lists(st.sampled_from(("risk_assessment", "written_pledge", "EUC")), max_size=3),
        "license": st.fixed_dictionaries(
            {"number": st.just("26-1")}, optional={"kind": st.sampled_from(("individual", "general"))}
        ),
        "lines": st.lists(lines, min_size=1, max_size=3),
    },
)
