"""How single values are read: lenient about spelling, strict about meaning.

Every reader returns the value, or None for "nothing was said" (empty, or a placeholder such as 不明 or TBD), or raises
`ValueError` with a sentence for the person who typed the value.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from recomply.formulas import elements_of

_PLACEHOLDERS = frozenset(
    """
    - -- — / \\ ? ？ . n/a na nil none null tbd tba tbc t.b.d. unknown unspecified undefined pending 无 無 未知 未定
    不详 不詳 不明 待定 待确认 待確認 不确定 不確定 暂无 空 未記入 未記載 該当なし なし 未確認
    同上 同前 ditto 凭指示 指図人
    """.split()
) | {"to order"}
_LONGEST = max(map(len, _PLACEHOLDERS))
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_WIDE_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")


def clean(value: Any) -> str | None:
    """The value as one trimmed string without invisible characters; None for empty values and placeholders."""
    if value is None:
        return None
    if isinstance(value, float):
        if math.isnan(value):
            return None
        value = str(int(value)) if value.is_integer() else repr(value)
    written = value if isinstance(value, str) else str(value)
    if not written.isascii():
        written = _WIDE_SPACE.sub(" ", _INVISIBLE.sub("", written))
    written = written.strip()
    if not written or (len(written) <= _LONGEST and written.casefold() in _PLACEHOLDERS):
        return None
    return written


def plain(value: Any) -> str | None:
    """Like `clean`, with full-width letters and digits made ordinary (Unicode NFKC)."""
    written = clean(value)
    return written if written is None or written.isascii() else unicodedata.normalize("NFKC", written).strip()


def text(value: Any) -> str | None:
    """Free text."""
    if isinstance(value, (dict, list, tuple, set)):
        raise ValueError("a text is expected here, not a list or an object.")
    return clean(value)


_SAME = frozenset(
    """
    sameasconsignee asconsignee sameastheconsignee consignee ditto 同收货人 同收貨人 与收货人相同 收货人 同荷受人
    荷受人と同じ 荷受人に同じ 荷受人
    """.split()
)


def says_same_as_consignee(name: str) -> bool:
    """Whether a name only refers to the consignee (`same as consignee`, 同收货人, 荷受人と同じ)."""
    return len(name) < 30 and re.sub(r"[\s.\-()（）]+", "", unicodedata.normalize("NFKC", name)).casefold() in _SAME


def identifier(value: Any) -> str:
    """The reference of a record."""
    written = text(value)
    if written is None:
        raise ValueError("a record needs an id of its own (delivery, invoice or order number).")
    return written


def line_number(value: Any) -> int | str | None:
    """Number or text that names a line."""
    written = plain(value)
    if written is None:
        return None
    return int(written) if written.isdigit() and len(written) < 10 else written


def texts(value: Any) -> tuple[str, ...] | None:
    """A list of texts; one text is split at semicolons, line breaks and 、."""
    if value is None:
        return None
    if isinstance(value, str):
        return tuple(part for piece in re.split(r"[;；\n、]+", value) if (part := clean(piece))) or None
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        raise ValueError("a list of texts is expected here.")
    return tuple(part for piece in value if (part := text(piece)))


_ISO = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(r"(?:令和|R)\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_NUMERIC = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_NAMED = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y")
_SERIAL_RANGE = (36526, 73050)  # 2000-01-01 to 2099-12-31, in the 1900 date system of spreadsheets
_EPOCH = dt.date(1899, 12, 30)


def day(value: Any) -> dt.date | None:
    """A calendar day: a date, ISO text, 2026年4月15日, 令和8年4月15日, 15 Apr 2026, 20260415, or a serial."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    written = plain(value)
    if written is None:
        return None
    if match := _ISO.fullmatch(written) or _COMPACT.fullmatch(written):
        return _date(*map(int, match.groups()), written=written)
    if match := _ERA.fullmatch(written):
        year, month, date = match.groups()
        return _date(2018 + (1 if year == "元" else int(year)), int(month), int(date), written=written)
    if match := _NUMERIC.fullmatch(written):
        first, second, year_ = map(int, match.groups())
        if first > 12 >= second:
            return _date(year_, second, first, written=written)
        if second > 12 >= first:
            return _date(year_, first, second, written=written)
        if first == second:
            return _date(year_, first, second, written=written)
        raise ValueError("day and month cannot be told apart; write the date as YYYY-MM-DD.")
    if written.isdigit() and _SERIAL_RANGE[0] <= int(written) <= _SERIAL_RANGE[1]:
        return _EPOCH + dt.timedelta(days=int(written))
    named = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written.replace(",", " ").replace(".", " "))
    named = " ".join(named.split())
    for form_ in _NAMED:
        try:
            return dt.datetime.strptime(named, form_).date()
        except ValueError:
            continue
    raise ValueError("this is not a date that can be understood; write it as YYYY-MM-DD.")


def _date(year: int, month: int, date: int, *, written: str) -> dt.date:
    try:
        return dt.date(year, month, date)
    except ValueError:
        raise ValueError(f"there is no such day as {written}; write the date as YYYY-MM-DD.") from None


_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?")
_SIMPLE = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def number(value: Any) -> float | None:
    """A number, with thousands separators, full-width digits or a unit behind it (`1,500 kg`)."""
    if isinstance(value, bool):
        raise ValueError("a number is expected here, not yes or no.")
    if isinstance(value, (int, float)):
        if isinstance(value, float) and not math.isfinite(value):
            if math.isnan(value):
                return None
            raise ValueError("this number is not finite.")
        return float(value)
    written = plain(value)
    if written is None:
        return None
    if _SIMPLE.fullmatch(written):
        return float(written)
    figure = re.sub(r"(?<=[\d.])\s*[^\W\d_][\w³²./]*$", "", re.sub(r"^[^\d+-.]{1,4}\s*(?=\d)", "", written))
    if _GROUPED.fullmatch(figure):
        return float(re.sub(r"[,' ]", "", figure))
    if _SIMPLE.fullmatch(figure):
        return float(figure)
    if re.fullmatch(r"\d+,\d+", figure):
        raise ValueError("the comma can be a decimal or a thousands sign; write the number with a point.")
    raise ValueError("this is not a number.")


def amount(value: Any) -> float | None:
    """A number that is not negative: a quantity, a price or a value."""
    figure = number(value)
    if figure is not None and figure < 0:
        raise ValueError("a quantity, a price or a value cannot be negative; write what leaves the country.")
    return figure


_TO_KG = {
    **dict.fromkeys(("", "kg", "kgs", "公斤", "千克", "キロ", "キログラム", "kilogram", "kilograms"), 1.0),
    **dict.fromkeys(("g", "克", "グラム", "gram", "grams"), 0.001),
    **dict.fromkeys(("mg", "毫克", "ミリグラム"), 0.000001),
    **dict.fromkeys(("t", "mt", "吨", "噸", "公吨", "トン", "ton", "tons", "tonne", "tonnes"), 1000.0),
    **dict.fromkeys(("lb", "lbs", "磅", "ポンド"), 0.45359237),
}


def mass_kg(value: Any) -> float | None:
    """A mass in kilograms; another unit behind the figure is converted (`500 g`, `2吨`)."""
    figure = amount(value)
    if figure is None or not isinstance(value, str):
        return figure
    unit = re.sub(r"^[\d\s.,'+eE-]*?(?=[^\d\s.,'+-]*$)", "", plain(value) or "").strip(" .").casefold()
    if unit not in _TO_KG:
        raise ValueError(f"{unit!r} is not a unit of mass; write the mass in kg.")
    return figure * _TO_KG[unit]


def percent(value: Any) -> float | None:
    """A share in per cent, 0 to 100 (`3.2`, `3.2%`)."""
    written = plain(value) if isinstance(value, str) else value
    share = number(written.removesuffix("%").strip() if isinstance(written, str) else written)
    if share is not None and not 0 <= share <= 100:
        raise ValueError("a share in per cent lies between 0 and 100.")
    return share


_YES = frozenset(
    """
    y yes true t 1 是 有 含 对 對 要 はい 有り あり 該当 该当 該当する ○ 〇 ◯ ✓ √ v controlled 属于 管制
    """.split()
)
_NO = frozenset(
    """
    n no false f 0 否 不 不是 无 無 不含 不属于 いいえ 無し なし 非該当 非该当 該当しない × x ✗ uncontrolled
    非管制 不涉及
    """.split()
)


def yes_no(value: Any) -> bool | None:
    """A yes or no in Chinese, Japanese or English."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    written = unicodedata.normalize("NFKC", str(value)).strip().casefold() if value is not None else ""
    if written in _YES:
        return True
    if written in _NO:
        return False
    if clean(value) is None:
        return None
    raise ValueError("yes or no is expected here (是/否, はい/いいえ, yes/no).")


def hs_code(value: Any) -> str | None:
    """A customs code as 6 to 13 digits; dots, spaces and the `.0` of a numeric cell are dropped."""
    if isinstance(value, dt.date):
        raise ValueError("this cell holds a date; a customs code has 6 to 13 digits. Format the column as text.")
    written = plain(value)
    if written is None:
        return None
    digits = re.sub(r"[\s.\-]", "", written)
    if not digits.isdigit() or not 6 <= len(digits) <= 13:
        raise ValueError("a customs code has 6 to 13 digits.")
    return digits


_CODE = re.compile(r"(\d[A-E]\d{3})((?:\.?[a-z0-9]{1,2})*)", re.IGNORECASE)


def control_code(value: Any) -> str | None:
    """A control code of the PRC list such as `3C001.a`; other systems' codes are kept as they are."""
    written = plain(value)
    if written is None:
        return None
    squeezed = written.replace(" ", "").replace("．", ".")
    if match := _CODE.fullmatch(squeezed):
        return match[1].upper() + match[2].lower()
    return written


def control_codes(value: Any) -> tuple[str, ...] | None:
    """Control codes: a list, or one text with commas, semicolons, strokes or spaces between them."""
    if isinstance(value, str):
        value = re.split(r"[,，;；、/\n]|\s+(?=\d[A-Z]\d)", unicodedata.normalize("NFKC", value))
    found = texts(value)
    return None if found is None else tuple(code for one in found if (code := control_code(one))) or None


_ALIAS_TERRITORIES = {
    "日本国": "JP",
    "ニッポン": "JP",
    "にほん": "JP",
    "NIPPON": "JP",
    "中国": "CN",
    "中國": "CN",
    "PRC": "CN",
    "P.R.CHINA": "CN",
    "PRCHINA": "CN",
    "P.R.C.": "CN",
    "CHINAMAINLAND": "CN",
    "MAINLANDCHINA": "CN",
    "中国大陆": "CN",
    "中国大陸": "CN",
    "中华人民共和国": "CN",
    "中華人民共和国": "CN",
    "中華人民共和國": "CN",
    "中国香港": "HK",
    "中國香港": "HK",
    "香港": "HK",
    "HONGKONGCHINA": "HK",
    "HONGKONG": "HK",
    "中国澳门": "MO",
    "澳门": "MO",
    "澳門": "MO",
    "マカオ": "MO",
    "MACAU": "MO",
    "MACAO": "MO",
    "中国台湾": "TW",
    "台湾": "TW",
    "台灣": "TW",
    "中國台灣": "TW",
    "台湾省": "TW",
    "臺灣": "TW",
    "CHINESETAIPEI": "TW",
    "韩国": "KR",
    "韓国": "KR",
    "韓國": "KR",
    "南朝鮮": "KR",
    "大韓民国": "KR",
    "大韩民国": "KR",
    "KOREA": "KR",
    "SOUTHKOREA": "KR",
    "REPUBLICOFKOREA": "KR",
    "KOREAREPUBLICOF": "KR",
    "美国": "US",
    "美國": "US",
    "アメリカ": "US",
    "米国": "US",
    "USA": "US",
    "U.S.A.": "US",
    "U.S.": "US",
    "UNITEDSTATESOFAMERICA": "US",
    "英国": "GB",
    "UK": "GB",
    "U.K.": "GB",
    "越南": "VN",
    "VIETNAM": "VN",
    "泰国": "TH",
    "泰國": "TH",
    "タイ国": "TH",
    "新加坡": "SG",
    "俄罗斯": "RU",
    "RUSSIA": "RU",
    "TAIWAN": "TW",
    "TAIWANCHINA": "TW",
    "MACAOCHINA": "MO",
    "116": "JP",
    "142": "CN",
    "110": "HK",
}  # spellings of trade papers that CLDR does not list; the numbers are the three-digit codes of older customs data


_NO_COUNTRY = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "UN"})
"""Codes that CLDR lists and that name no country: unknown region, test codes, groups."""


@lru_cache(maxsize=1)
def _territories() -> Mapping[str, str]:
    from babel import Locale
    from babel.core import get_global

    names: dict[str, str] = {}
    for language in ("en", "ja", "zh_Hans", "zh_Hant", "de", "ko", "th", "vi"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
                names.setdefault(_squeeze(name), code)
                names.setdefault(code, code)
    for alias, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and alias not in names and codes[0] not in _NO_COUNTRY:
            names[alias] = codes[0]
    names.update(_ALIAS_TERRITORIES)
    return names


def _squeeze(name: str) -> str:
    return re.sub(r"[\s,()（）・'’]+", "", unicodedata.normalize("NFKC", name)).upper()


@lru_cache(maxsize=4096)
def _country(written: str) -> str:
    squeezed = _squeeze(written)
    names = _territories()
    for candidate in (squeezed, squeezed.replace(".", ""), re.sub(r"(?:SAR|特别行政区|地区)$", "", squeezed)):
        if candidate in names:
            return names[candidate]
    parts = [part for part in re.split(r"[(（)）/,]", written) if part.strip()]
    found = {names[squeezed_part] for part in parts if (squeezed_part := _squeeze(part)) in names}
    if len(found) == 1 and len(parts) > 1:
        return found.pop()
    raise ValueError("this country is not known; write its name or its two-letter code (JP, CN, TH).")


def country(value: Any) -> str | None:
    """A country or region as ISO 3166-1 alpha-2, from its code (two or three letters) or its name."""
    written = plain(value)
    return None if written is None else _country(written)


def countries(value: Any) -> tuple[str, ...] | None:
    """Several countries, as a list or as one text."""
    if value is None:
        return None
    pieces = re.split(r"[;；,，、\n/]+", value) if isinstance(value, str) else value
    if isinstance(pieces, Mapping) or not isinstance(pieces, Iterable):
        raise ValueError("a list of countries is expected here.")
    return tuple(code for piece in pieces if not _says_none(piece) and (code := country(piece)))


def _says_none(piece: Any) -> bool:
    """Whether an answer says "to none" (`No` is no country; the code of Norway is written `NO`)."""
    written = plain(piece) or ""
    return written != "NO" and written.casefold() in _NO


_SYMBOLS = frozenset(
    """
    H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y
    Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re
    Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds
    Rg Cn Nh Fl Mc Lv Ts Og
    """.split()
)


def elements(value: Any) -> tuple[str, ...] | None:
    """Element symbols, as a list or as one text (`Nd, Fe, B`)."""
    if value is None:
        return None
    pieces = re.split(r"[\s,;，；、/+\-]+", value) if isinstance(value, str) else value
    if isinstance(pieces, Mapping) or not isinstance(pieces, Iterable):
        raise ValueError("a list of element symbols is expected here.")
    found: list[str] = []
    for piece in pieces:
        symbol = plain(piece)
        if symbol is None:
            continue
        given = symbol.capitalize() if symbol.capitalize() in _SYMBOLS and len(symbol) <= 2 else symbol
        named = [given] if given in _SYMBOLS else sorted(elements_of(given))
        if not named:
            raise ValueError(f"{symbol!r} is not the symbol of an element.")
        found.extend(name for name in named if name not in found)
    return tuple(found)


_SHARE = re.compile(
    r"([A-Z][A-Za-z0-9()]*|[A-Za-z][A-Za-z -]*[A-Za-z]|[一-龥ぁ-んァ-ヶー]+)\s*[:：=≈~]?"
    r"\s*(\d+(?:\.\d+)?)\s*(?:wt\.?\s*%|mass\s*%|[%％])?"
)


def composition(value: Any) -> dict[str, float] | None:
    """Mass per cent by element or compound, as an object or as text (`Nd 29%, Dy 3.2%, Fe 66%`)."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return {str(name).strip(): share for name, raw in value.items() if (share := percent(raw)) is not None}
    written = plain(value)
    if written is None:
        return None
    found: dict[str, float] = {}
    for piece in re.split(r"[,;，；、|\n]+", written):
        match = _SHARE.fullmatch(piece.strip())
        if not match:
            raise ValueError(
                "the composition cannot be read; write each part with its mass per cent: Nd 29, Dy 3.2, Fe 66."
            )
        share = percent(match[2])
        assert share is not None
        found[match[1]] = found.get(match[1], 0.0) + share
    return found or None


def rates(value: Any) -> dict[str, float] | None:
    """Exchange rates by currency, as an object; each greater than nothing."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError('an object of currencies and rates is expected here: {"USD": 7.1, "CNY": 1}.')
    found: dict[str, float] = {}
    for name, raw in value.items():
        figure = number(raw)
        if figure is None or figure <= 0:
            raise ValueError(f"the rate of {name} must be a number greater than 0.")
        found[str(name).strip().upper()] = figure
    return found or None


_PLAIN_NUMBER = re.compile(r"[-+]?[\d.,\s]*\d(?:[eE][-+]?\d+)?")


def parameters(value: Any) -> dict[str, float | str] | None:
    """Technical parameters by name. A figure alone is a number; one with unit, sign or words stays a text."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError("an object of named parameters is expected here.")
    found: dict[str, float | str] = {}
    for name, raw in value.items():
        written = plain(raw) if isinstance(raw, str) else None
        try:
            figure = number(raw) if written is None or _PLAIN_NUMBER.fullmatch(written) else None
        except ValueError:
            figure = None
        kept = figure if figure is not None else clean(raw)
        if kept is not None:
            found[str(name)] = kept
    return found


def _choice(words: Mapping[str, str], what: str) -> Callable[[Any], str | None]:
    def read(value: Any) -> str | None:
        if isinstance(value, str) and (known_word := words.get(value.strip().casefold())):
            return known_word  # before placeholders: a licence may be pending
        written = plain(value)
        if written is None:
            return None
        key = written.casefold().replace(" ", "_").replace("-", "_")
        if key in words:
            return words[key]
        known = ", ".join(dict.fromkeys(words.values()))
        raise ValueError(f"{what} is one of: {known}.")

    return read


def _spellings(table: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for row in table.strip().splitlines():
        name, *others = row.split()
        words.update(dict.fromkeys((name, *others), name))
    return words


transaction = _choice(
    _spellings("""
        export 出口 輸出 出口贸易 一般贸易
        reexport re_export 再出口 再輸出 转口 転口
        transfer 转让 移転 境内转让 国内移転
        domestic 内销 国内 国内取引 国内贸易
        technology 技术 技術 技术出口 技術提供
        service 服务 サービス 役務
    """),
    "the transaction",
)
form = _choice(
    _spellings("""
        oxide 氧化物 酸化物
        compound 化合物
        mixture 混合物
        metal 金属
        alloy 合金
        powder 粉末 粉
        target 靶材 靶 ターゲット スパッタリングターゲット
        magnet 磁体 磁铁 磁钢 磁石 永磁体 永久磁石
        magnet_assembly 磁组件 磁石組立品 磁石アセンブリ
        component 零件 部件 组件 部品 アセンブリ
        finished_product 成品 制成品 完成品 最終製品
        equipment 设备 装置 設備
        software 软件 ソフトウェア ソフトウエア
        technology 技术 技術
        waste 废料 废品 スクラップ 廃棄物 scrap
    """),
    "the form",
)
license_status = _choice(
    _spellings("""
        valid 有效 有効 ok issued 已签发 発行済
        pending 申请中 申請中 applied 审查中 審査中 applied_for
        suspended 中止 暂停 停止 停止中
        revoked 撤销 吊销 取消 withdrawn
        used 已使用 使用済 completed 已完成
    """),
    "the status of a licence",
)
license_kind = _choice(
    _spellings("""
        individual 单项 单项许可 個別 個別許可 single
        general 通用 通用许可 一般許可 包括許可
        registration 登记 登记填报 出口凭证 登録 certificate
    """),
    "the kind of licence",
)
