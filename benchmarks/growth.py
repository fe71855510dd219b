"""How an index of names grows with the list: time to build it, memory, look-ups; and how fast names meet the shipped lists.

Run it with `make bench-names`, or: .bench/names/bin/python benchmarks/growth.py [--most 1000000] [--index MODULE:CLASS] [--plot FILE.svg]
An index is made from pairs (folded key, reference) and has a method `search(key)` that gives a list. Each size is measured in a
process of its own, so that its peak of memory is its own. The names are made from word lists by a seed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from recomply.facts.names import NameFold
from recomply.law.lists import NameTables

HERE = Path(__file__).resolve().parent
RULES = HERE.parent / "rules"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUERIES = 3_000


class Index(Protocol):
    """An index that can be measured."""

    def search(self, key: str) -> list[Any]:
        """The references of the key, or of keys like it."""


Maker = Callable[[Iterable[tuple[str, int]]], Index]


class ExactIndex:
    """The index that recomply has today: a dictionary of folded names."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        self._references: dict[str, list[int]] = {}
        for key, reference in pairs:
            self._references.setdefault(key, []).append(reference)

    def search(self, key: str) -> list[int]:
        return self._references.get(key, [])


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_STARTS = "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni no ha hi fu ho ma mi mu me mo ya yu yo ra ri ru re ro wa ga go za ji da do ba bi bu be bo".split()
_ENGLISH = "Alpha Apex Atlas Blue Bright Canyon Cedar Central Coast Crown Delta Eagle East Evergreen First Global Golden Grand Harbor Iron Lake Liberty Metro Nova North Ocean Omega Pacific Pioneer Prime River Royal Silver Solar South Star Summit Sun Trans United Union Vertex West Zenith".split()
_TRADES = "Electric Precision Machinery Industries Chemical Trading Logistics Materials Motors Aerospace Optics Systems Engineering Technologies Shipping Steel Metals Instruments Semiconductor Power Energy Tools Foods Textile Plastics".split()
_FORMS_EN = ("Co., Ltd.", "Ltd.", "Inc.", "Corporation", "LLC", "GmbH", "K.K.", "Pte. Ltd.", "Limited", "S.A.")
_KANJI = "東西南北中上下大小山川田森林海岡原村松竹梅桜藤橋石井佐木高野青白金銀水谷島浜宮本新古吉福安永光明和平正栄清"
_TRADES_JA = "電機 精機 産業 化成 工業 製作所 電装 マテリアル 商事 鉄工 金属 運輸 エンジニアリング システムズ 精密 製薬 繊維 建設 食品 テクノロジー".split()
_CITIES_ZH = (
    "北京 上海 深圳 广州 苏州 宁波 杭州 南京 无锡 天津 青岛 大连 厦门 成都 武汉 西安 重庆 长沙 合肥 东莞".split()
)
_WORDS_ZH = "华 中 金 新 天 海 东 宏 瑞 鑫 恒 泰 盛 达 通 联 创 科 信 源 德 力 博 康 诚 远 安 宝 嘉 利".split()
_TRADES_ZH = "电子科技 机械设备 精密制造 新材料 进出口贸易 稀土 磁业 化工 供应链管理 自动化 半导体 航空科技 船舶设备 仪器仪表".split()


def names(seed: int = 13) -> Iterator[str]:
    """Distinct names without end: half in Latin letters, a quarter Japanese, a quarter Chinese."""
    chance = random.Random(seed)
    seen: set[str] = set()
    while True:
        kind = chance.random()
        if kind < 0.3:
            word = "".join(chance.choices(_STARTS, k=chance.randint(2, 4))).capitalize()
            name = f"{word} {chance.choice(_TRADES)} {chance.choice(_FORMS_EN)}"
        elif kind < 0.5:
            words = (*chance.sample(_ENGLISH, 2), *chance.sample(_TRADES, 2))
            name = f"{' '.join(words)} {chance.choice(_FORMS_EN)}"
        elif kind < 0.75:
            core = "".join(chance.choices(_KANJI, k=chance.randint(2, 4))) + chance.choice(_TRADES_JA)
            name = f"株式会社{core}" if chance.random() < 0.5 else f"{core}株式会社"
        else:
            words_zh = "".join(chance.choices(_WORDS_ZH, k=chance.randint(2, 4)))
            name = f"{chance.choice(_CITIES_ZH)}{words_zh}{chance.choice(_TRADES_ZH)}有限公司"
        if name not in seen:
            seen.add(name)
            yield name


def queries(keys: Sequence[str], seed: int = 17) -> list[str]:
    """Keys to look up: a third is in the index, a third differs in one letter, a third is of other names."""
    chance = random.Random(seed)
    there = chance.sample(keys, min(len(keys), QUERIES // 3))
    slipped = []
    for key in chance.choices(keys, k=QUERIES // 3):
        n = chance.randrange(len(key))
        slipped.append(key[:n] + key[n + 1 :] if chance.random() < 0.5 else key[:n] + chance.choice(keys)[0] + key[n:])
    fold = NameFold(NameTables.read(RULES / "names"))
    asked = [*there, *slipped, *(fold.fold(name) for name in islice(names(seed=99), QUERIES // 3))]
    chance.shuffle(asked)
    return asked


# ── one size, in a process of its own ────────────────────────────────────────────────────────────────────────────────


class Point(NamedTuple):
    """What one index of one size took.

    Attributes:
        fold: Seconds to fold all names, which comes before.
        build: Seconds to build the index from folded keys.
        memory: MiB that the index added to the process at its peak.
        median: Microseconds of a look-up; so `p99`.
    """

    size: int
    fold: float
    build: float
    memory: float
    median: float
    p99: float


def _peak() -> float:
    """The peak of memory of this process, MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # `ru_maxrss` would start from the parent's peak on Linux
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def load_index(where: str) -> Maker:
    """The class named MODULE:CLASS; `exact` is recomply's index of today."""
    if where == "exact":
        return ExactIndex
    module, _, name = where.partition(":")
    maker: Maker = getattr(importlib.import_module(module), name)
    return maker


def measure_here(make: Maker, keys_file: Path) -> tuple[float, float, float, float]:
    """Builds the index from a file of folded keys, and looks up; seconds, MiB, µs, µs."""
    before = _peak()
    started = time.perf_counter()
    with keys_file.open(encoding="utf-8") as file:
        index = make((line.rstrip("\n"), n) for n, line in enumerate(file))
    build = time.perf_counter() - started
    memory = _peak() - before
    keys = keys_file.read_text(encoding="utf-8").split("\n")[:-1]
    times = []
    for key in queries(keys):
        started = time.perf_counter()
        index.search(key)
        times.append((time.perf_counter() - started) * 1e6)
    return build, memory, statistics.median(times), statistics.quantiles(times, n=100)[98]


def measure(where: str, sizes: Sequence[int] = SIZES) -> list[Point]:
    """Points of an index, each size in a process of its own."""
    fold = NameFold(NameTables.read(RULES / "names"))
    points = []
    for size in sizes:
        given = list(islice(names(), size))
        started = time.perf_counter()
        keys = [fold.fold(name) for name in given]
        folding = time.perf_counter() - started
        with tempfile.NamedTemporaryFile("w", suffix=".keys", encoding="utf-8") as file:
            file.writelines(f"{key}\n" for key in keys)
            file.flush()
            command = [sys.executable, str(HERE / "growth.py"), "--index", where, "--keys", file.name]
            told = subprocess.run(command, check=True, capture_output=True, text=True)
        points.append(Point(size, folding, *json.loads(told.stdout)))
    return points


# ── names against the shipped lists ──────────────────────────────────────────────────────────────────────────────────


def throughput(count: int = 100_000) -> float:
    """Distinct names a second on one core, against the shipped lists; nothing remembered; processor time."""
    from names import recomply_matcher

    matcher = recomply_matcher()
    given = list(islice(names(seed=23), count))
    started = time.process_time()
    for name in given:
        matcher(name)
    return count / (time.process_time() - started)


# ── the plot ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
_WIDE, _HIGH, _LEFT, _TOP = 250, 200, 62, 46


class Line(NamedTuple):
    """One line of a panel."""

    label: str
    color: str
    points: Sequence[tuple[float, float]]
    dashed: bool = False


def panels(measured: Mapping[str, Sequence[Point]]) -> dict[str, list[Line]]:
    """What the plot shows: lines by the title of their panel."""
    shown: dict[str, list[Line]] = {"Build, seconds": [], "Memory at the peak, MiB": [], "Look-up, µs": []}
    build, memory, look_up = shown.values()
    for (label, points), color in zip(measured.items(), cycle(_COLORS), strict=False):
        build.append(Line(label, color, [(p.size, p.build) for p in points]))
        memory.append(Line(label, color, [(p.size, p.memory) for p in points]))
        look_up.append(Line(f"{label}, median", color, [(p.size, p.median) for p in points]))
        look_up.append(Line(f"{label}, 99 %", color, [(p.size, p.p99) for p in points], dashed=True))
    return shown


def draw(measured: Mapping[str, Sequence[Point]]) -> str:
    """The growth of indexes as SVG: three panels, both axes logarithmic."""
    shown = panels(measured)
    width = len(shown) * (_WIDE + _LEFT) + 24
    height = _TOP + _HIGH + 62 + 18 * len(measured)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="system-ui, sans-serif" font-size="12" fill="#333">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for n, (title, lines) in enumerate(shown.items()):
        parts.extend(_panel(title, lines, n * (_WIDE + _LEFT) + _LEFT))
    for n, (label, color) in enumerate(zip(measured, cycle(_COLORS), strict=False)):
        y = _TOP + _HIGH + 58 + 18 * n
        note = " (look-up: line median, dashes 99 % of look-ups are faster)" if n == 0 else ""
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + 24}" y1="{y}" y2="{y}" stroke="{color}" stroke-width="2"/>')
        parts.append(f'<text x="{_LEFT + 32}" y="{y + 4}">{label}{note}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(title: str, lines: Sequence[Line], left: int) -> Iterator[str]:
    least = 10 ** math.floor(math.log10(min(max(y, 1e-4) for line in lines for _, y in line.points)))
    most = 10 ** math.ceil(math.log10(max(max(y, 1e-4) for line in lines for _, y in line.points) * 1.0001))
    first, last = (choose(x for line in lines for x, _ in line.points) for choose in (min, max))

    def across(x: float) -> float:
        return left + _WIDE * (math.log10(x / first) / math.log10(last / first) if last > first else 0.5)

    def down(y: float) -> float:
        return _TOP + _HIGH * (1 - math.log10(max(y, least) / least) / math.log10(most / least))

    yield f'<text x="{left}" y="{_TOP - 18}" font-size="14" font-weight="600">{title}</text>'
    for tick in (10.0**n for n in range(round(math.log10(least)), round(math.log10(most)) + 1)):
        yield f'<line x1="{left}" x2="{left + _WIDE}" y1="{down(tick):.1f}" y2="{down(tick):.1f}" stroke="#ddd"/>'
        yield f'<text x="{left - 6}" y="{down(tick) + 4:.1f}" text-anchor="end">{_number(tick)}</text>'
    for size in sorted({x for line in lines for x, _ in line.points}):
        yield f'<text x="{across(size):.1f}" y="{_TOP + _HIGH + 18}" text-anchor="middle">{_number(size)}</text>'
    yield f'<text x="{left + _WIDE / 2}" y="{_TOP + _HIGH + 36}" text-anchor="middle">names in the list</text>'
    for line in lines:
        points = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line.points)
        dash = ' stroke-dasharray="5 4"' if line.dashed else ""
        yield f'<polyline points="{points}" fill="none" stroke="{line.color}" stroke-width="2"{dash}/>'
        for x, y in line.points:
            yield f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="3" fill="{line.color}"><title>{line.label}: {y:,.3g}</title></circle>'


def _number(value: float) -> str:
    for unit, sign in ((1_000_000, "M"), (1_000, "k")):
        if value >= unit:
            return f"{value / unit:g}{sign}"
    return f"{value:g}"


# ── the run ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def table(measured: Mapping[str, Sequence[Point]]) -> Iterator[str]:
    yield "| index | names | folding, s | building, s | memory, MiB | look-up median, µs | look-up p99, µs |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for label, points in measured.items():
        for p in points:
            yield f"| {label} | {p.size:,} | {p.fold:.2f} | {p.build:.2f} | {p.memory:.0f} | {p.median:.2f} | {p.p99:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--index", action="append", help="`exact`, or MODULE:CLASS; may be given several times")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the longest list")
    parser.add_argument("--plot", type=Path, help="write the growth as SVG here")
    parser.add_argument("--keys", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    indexes = chosen.index or ["exact"]
    if chosen.keys is not None:
        print(json.dumps(measure_here(load_index(indexes[0]), chosen.keys)))
        return
    print(f"{throughput():,.0f} distinct names/s on one core against the shipped lists\n")
    sizes = [size for size in SIZES if size <= chosen.most]
    measured = {where.rpartition(":")[2]: measure(where, sizes) for where in indexes}
    print("\n".join(table(measured)))
    if chosen.plot is not None:
        chosen.plot.write_text(draw(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
