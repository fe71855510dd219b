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
from collections.abc import Callable, Iterable
from typing import Any

from recomply import Decision, Screener

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
    "MRI装置",
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


def records(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Distinct shipments: every one with its own parties, texts, quantities and composition."""
    chance = random.Random(seed)
    made = []
    for n in range(count):
        name = (
            chance.choice(LISTED)
            if n % 25 == 0
            else f"株式会社{''.join(chance.choices(SURNAMES, k=3))}{chance.choice(TRADES)}"
        )
        buyer = {
            "name": name,
            "country": "JP",
            "address": f"{chance.choice(PLACES)}{chance.randint(1, 40)}-{chance.randint(1, 30)}",
        }
        use = chance.choice(DOUBTFUL) if n % 10 == 0 else f"{chance.choice(PRODUCTS)} {chance.randint(1, 9999)}型"
        dy = chance.randint(0, 60) / 10
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
                "end_use": use,
                "documents": ["end_user_certificate"],
                "lines": [
                    {
                        "line": 1,
                        "description": f"烧结钕铁硼磁体 {chance.randint(5, 60)}×{chance.randint(5, 40)}×{chance.randint(1, 20)}",
                        "hs_code": "8505111000",
                        "composition": {"Nd": 29, "Dy": dy, "Fe": 69 - dy, "B": 1.1, "Co": 0.9},
                        "declared_controlled": dy > 0,
                        "quantity": chance.randint(1, 9000),
                        "unit": "kg",
                    }
                ],
            }
        )
    return made


def timed(work: Callable[[], Iterable[Decision]]) -> tuple[float, int]:
    started = time.perf_counter()
    found = sum(len(decision.lines[0].findings) for decision in work())
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


def main(count: int) -> None:
    batch = records(count)
    screener = Screener()
    seconds, findings = timed(lambda: screener.screen_many(batch))
    print(
        f"{count:,} distinct records, one core: {count / seconds:,.0f} records/s ({findings / count:.1f} findings each)"
    )
    again, _ = timed(lambda: screener.screen_many(batch))
    print(
        f"the same once more, everything remembered: {count / again:,.0f} records/s ({seconds / again:.1f} times as fast)"
    )

    times = []
    for record in batch[: min(count, 2000)]:
        started = time.perf_counter()
        screener.screen(record)
        times.append(time.perf_counter() - started)
    print(f"a single warm decision: median {statistics.median(times) * 1000:.3f} ms")
    few = batch[: min(count, 300)]
    seconds, _ = timed(lambda: [decision for decision in screener.screen_many(few) if decision.model_dump_json()])
    print(f"with the full trace as JSON: {len(few) / seconds:,.0f} records/s")
    print(f"cold start to the first decision: {cold_start():.2f} s")

    smaller = batch[: min(count, 3000)]
    ours, _ = timed(lambda: Screener().screen_many(smaller))
    try:
        other = Screener(engine="durable")
    except Exception as error:
        print(f"durable engine: {error}")
        return
    theirs, _ = timed(lambda: other.screen_many(smaller))
    print(
        f"both engines, fresh, {len(smaller):,} records: closures {ours:.2f} s, durable {theirs:.2f} s; ratio {theirs / ours:.2f}"
    )
    from recomply.facts import Knowledge, find_facts
    from recomply.findings import make_engine
    from recomply.screener import open_rulebook
    from recomply.shipment import understand

    rulebook, compiled, _ = open_rulebook()
    knowledge = Knowledge(rulebook)
    facts = []
    for record in smaller:
        shipment = understand(record).shipment
        assert shipment.date is not None
        facts.extend(find_facts(shipment, shipment.date, knowledge))
    rates = {}
    for name in ("closures", "durable"):
        engine = make_engine(name, compiled)
        started = time.perf_counter()
        for one in facts:
            engine.judge(one)
        rates[name] = len(facts) / (time.perf_counter() - started)
    print(
        f"engines alone, nothing remembered: closures {rates['closures']:,.0f}/s, durable {rates['durable']:,.0f}/s, ratio {rates['closures'] / rates['durable']:.1f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
