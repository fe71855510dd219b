"""How fast one core screens: distinct records, a warm decision, a cold start, and both engines side by side.

Run it with: python benchmarks/screening.py [NUMBER OF RECORDS]
Figures of one run compare with each other; the absolute ones depend on the machine.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

from recomply import Decision, InputError, Screener
from recomply.facts import find_facts
from recomply.findings import make_engine
from recomply.screener import open_rulebook
from recomply.shipment import understand

SURNAMES = "東西南北中上下大小山川田森林海岡原村松竹梅桜藤橋"
TRADES = ("電機", "精機", "産業", "モーター", "化成", "工業", "製作所", "電装", "マテリアル", "商事")
PLACES = (
    "愛知県岡崎市",
    "静岡県浜松市",
    "長野県諏訪市",
    "富山県富山市",
    "大阪府堺市",
    "兵庫県姫路市",
    "広島県福山市",
    "Okazaki, Aichi",
)
LISTED = (
    "三菱重工マリンマシナリ㈱",
    "TDK株式会社",
    "沖電気工業株式会社",
    "防衛装備庁",
    "三菱重工業株式会社 高砂製作所",
)
PRODUCTS = (
    "乘用车驱动电机",
    "household air conditioner compressors",
    "風力発電機",
    "エレベーター",
    "hard disk drives",
    "工业机器人",
    "LED照明",
)
DOUBTFUL = (
    "general industrial use",
    "在庫販売",
    "次期戦闘機用部品",
    "radar antenna drive",
    "不用于军事用途",
    "missile seeker",
)
DAYS = ("2026-01-05", "2026-02-24", "2026-05-20", "2026-06-29", "2026-11-10", "2026-11-23")


def party(chance: random.Random) -> dict[str, Any]:
    name = (
        chance.choice(LISTED)
        if chance.random() < 0.04
        else f"株式会社{''.join(chance.choices(SURNAMES, k=3))}{chance.choice(TRADES)}"
    )
    return {
        "name": name,
        "country": "JP",
        "address": f"{chance.choice(PLACES)}{chance.randint(1, 40)}-{chance.randint(1, 30)}",
    }


def use(chance: random.Random) -> str:
    return (
        chance.choice(DOUBTFUL) if chance.random() < 0.1 else f"{chance.choice(PRODUCTS)} {chance.randint(1, 9999)}型"
    )


def goods(chance: random.Random) -> dict[str, Any]:
    share = chance.randint(0, 60) / 10
    return {
        "description": f"烧结钕铁硼磁体 {chance.randint(5, 60)}×{chance.randint(5, 40)}×{chance.randint(1, 20)}",
        "hs_code": "8505111000",
        "composition": {"Nd": 29, "Dy": share, "Fe": 69 - share, "B": 1.1, "Co": 0.9},
        "declared_controlled": share > 0,
    }


def records(count: int, *, parties: int, uses: int, products: int, seed: int = 7) -> list[dict[str, Any]]:
    """Distinct shipments, drawn from so many different parties, uses and products."""
    chance = random.Random(seed)
    masters = (
        [party(chance) for _ in range(parties)],
        [use(chance) for _ in range(uses)],
        [goods(chance) for _ in range(products)],
    )
    made = []
    for n in range(count):
        buyer, purpose, product = (chance.choice(master) for master in masters)
        made.append(
            {
                "id": f"S-{n}",
                "date": chance.choice(DAYS),
                "departure": "CN",
                "destination": "JP",
                "origin": "CN",
                "exporter": {"name": "Ningbo Dongqian Magnetics Co., Ltd.", "country": "CN"},
                "consignee": buyer,
                "end_user": buyer,
                "end_use": purpose,
                "documents": ["end_user_certificate"],
                "lines": [
                    {
                        "line": 1,
                        **product,
                        "quantity": chance.randint(1, 9000),
                        "unit": "kg",
                        "value": chance.randint(1, 10**6),
                    }
                ],
            }
        )
    return made


def timed(decisions: Iterable[Decision]) -> tuple[float, int]:
    started = time.perf_counter()
    found = sum(len(decision.lines[0].findings) for decision in decisions)
    return time.perf_counter() - started, found


def cold_start() -> float:
    """Seconds from the start of Python to the first decision, the best of five."""
    code = "from recomply import Screener; Screener().screen({'id': '1', 'date': '2026-05-20', 'destination': 'JP'}).outcome"
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - started)
    return min(times)


def throughput(count: int) -> None:
    usual = records(count, parties=800, uses=400, products=600)
    worst = records(count, parties=count, uses=count, products=count)
    for name, batch in (
        ("drawn from 800 parties, 400 uses, 600 products", usual),
        ("worst case: every name, text and composition new", worst),
    ):
        seconds, findings = timed(Screener().screen_many(batch))
        print(
            f"{count:,} distinct records, {name}: {count / seconds:,.0f} records/s ({findings / count:.1f} findings each)"
        )


def single(count: int) -> None:
    screener = Screener()
    batch = records(count, parties=800, uses=400, products=600)
    for record in batch:
        screener.screen(record)
    times = []
    for record in batch[:2000]:
        started = time.perf_counter()
        screener.screen(record)
        times.append(time.perf_counter() - started)
    print(f"a single warm decision: median {statistics.median(times) * 1000:.3f} ms")
    few = batch[:300]
    started = time.perf_counter()
    size = sum(len(screener.screen(record).model_dump_json()) for record in few)
    print(
        f"with the full trace as JSON ({size / len(few) / 1024:.0f} KiB each): {len(few) / (time.perf_counter() - started):,.0f} records/s"
    )


def engines(count: int) -> None:
    """Both engines on the same facts, nothing remembered; then the whole path with each."""
    _, compiled, knowledge = open_rulebook()
    batch = records(count, parties=800, uses=400, products=600)
    facts = []
    for record in batch:
        shipment = understand(record).shipment
        assert shipment.date is not None
        facts.extend(find_facts(shipment, shipment.date, knowledge))
    rates: dict[str, tuple[float, float]] = {}
    for name in ("closures", "durable"):
        try:
            engine, screener = make_engine(name, compiled), Screener(engine=name)
        except InputError as error:
            print(f"engine {name}: {error}")
            return
        started = time.perf_counter()
        for one in facts:
            engine.judge(one)
        judged = len(facts) / (time.perf_counter() - started)
        seconds, _ = timed(screener.screen_many(batch))
        rates[name] = judged, count / seconds
        print(
            f"engine {name}: {judged:,.0f} judgements/s alone, {count / seconds:,.0f} records/s through the whole path"
        )
    print(
        "ratio closures : durable = {:.1f} alone, {:.2f} through the whole path".format(
            rates["closures"][0] / rates["durable"][0],
            rates["closures"][1] / rates["durable"][1],
        )
    )


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    throughput(number)
    single(min(number, 3000))
    print(f"cold start to the first decision: {cold_start():.2f} s")
    engines(min(number, 3000))
