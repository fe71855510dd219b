"""Spellings of the names of the 80 Japanese parties on the control and attention lists, each with its class.

What papers do to names: other scripts, legal forms moved, dropped, abbreviated, width, case, signs, glyphs, spaces, invisible
characters, long vowels, and one typing slip. All is drawn from one seed: the same rulebook gives the same spellings.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import opencc
import yaml

from recomply.facts.names import NameFold
from recomply.law.lists import ListedParty, ListFile, NameTables

RULES = Path(__file__).resolve().parent.parent / "rules"
JAPANESE = ("MOFCOM-2026-011", "MOFCOM-2026-012", "MOFCOM-2026-027", "MOFCOM-2026-028")
SHORTEST_WITH_SLIP = 8  # folded characters

Language = Literal["zh", "ja", "en"]
Place = tuple[str, int]


class Spelling(NamedTuple):
    """One way to write a name.

    Attributes:
        of: The name as the rulebook has it.
        place: Notice and number of the party.
        alias: Whether `of` is an alias.
        kind: The class (see `CLASSES`).
    """

    given: str
    of: str
    place: Place
    language: Language
    alias: bool
    kind: str


@dataclass(frozen=True)
class Written:
    """A name taken apart at its legal form; `form` is empty where it has none."""

    text: str
    language: Language
    before: str
    form: str
    after: str

    @property
    def core(self) -> str:
        return f"{self.before.strip()} {self.after.strip()}".strip() if self.before.strip() else self.after.strip()

    @property
    def moves(self) -> bool:
        """Whether the form stands in front or behind, not in the middle."""
        return bool(self.form) and not (self.before.strip() and self.after.strip())

    def with_form(self, form: str) -> str:
        return f"{self.before}{form}{self.after}"


_FORMS_CJK = re.compile("株式会社|股份有限公司|国立大学法人|国立研究開発法人|公司$")
_FORMS_EN = re.compile(
    r"(?:,? Co\.,? Ltd\.?|,? Company, Limited|,? Ltd\.?|,? Limited|,? Corporation|,? Inc\.| Co\.)(?=$| Maintenance)"
)


def take_apart(text: str, language: Language) -> Written:
    found = (_FORMS_EN if language == "en" else _FORMS_CJK).search(text)
    if found is None or not text.replace(found[0], "").strip():
        return Written(text, language, text, "", "")
    return Written(text, language, text[: found.start()], found[0], text[found.end() :])


# ── changes, one function a class ────────────────────────────────────────────────────────────────────────────────────

Change = Callable[[Written, random.Random], Iterable[str]]


class Class(NamedTuple):
    """A class of spellings.

    Attributes:
        exact: Whether folding alone is meant to undo it.
        goal: Whether the class counts for the recall that is aimed at; the others are told beside it.
    """

    change: Change
    exact: bool
    goal: bool = True


CLASSES: dict[str, Class] = {}


def _class(kind: str, *, exact: bool, goal: bool = True) -> Callable[[Change], Change]:
    def register(change: Change) -> Change:
        CLASSES[kind] = Class(change, exact, goal)
        return change

    return register


@cache
def _converter(config: str) -> Callable[[str], str]:
    if config not in ("t2jp", "jp2t"):
        return opencc.OpenCC(config).convert
    # the package has the dictionary of Japanese glyphs, but no configuration that uses it
    dictionary = Path(opencc.__file__).parent / "dictionary" / "JPVariants.txt"
    pairs = [line.split() for line in dictionary.read_text(encoding="utf-8").splitlines() if line.strip()]
    to = {old: new for old, new, *_ in pairs}
    table = str.maketrans(to if config == "t2jp" else {new: old for old, new in reversed(to.items())})
    return lambda text: text.translate(table)


def convert(text: str, *configs: str) -> str:
    for config in configs:
        text = _converter(config)(text)
    return text


@_class("as listed", exact=True)
def _as_listed(name: Written, _: random.Random) -> Iterable[str]:
    return (name.text,)


@_class("form dropped", exact=True)
def _dropped(name: Written, _: random.Random) -> Iterable[str]:
    return (name.core,) if name.form else ()


@_class("form moved", exact=True)
def _moved(name: Written, _: random.Random) -> Iterable[str]:
    if not name.moves or name.form == "公司":
        return ()
    if name.language == "en":
        core = name.core.removeprefix("The ")
        return (f"Kabushiki Kaisha {core}", f"K.K. {core}")
    gap = ("", " ")
    return (f"{name.form}{s}{name.core}" if name.before else f"{name.core}{s}{name.form}" for s in gap)


@_class("form abbreviated", exact=True)
def _abbreviated(name: Written, _: random.Random) -> Iterator[str]:
    if name.language == "en":
        if re.search(r"Co\.|Company", name.form):
            forms = ["Co.,Ltd.", "Co.,Ltd", "Co., Ltd", "Co Ltd", "CO. LTD.", "Company Limited", "Co.Ltd."]
        elif "Corporation" in name.form:
            forms = ["Corp.", "Corp", "CORP."]
        elif "Inc" in name.form:
            forms = ["Inc", "INC.", "Incorporated"]
        else:
            forms = ["Ltd", "LTD.", "Limited", "Ltd."] if name.form else []
        for form in forms:
            yield name.with_form(f" {form}")
            yield name.with_form(f", {form}")
    elif name.form == "株式会社":
        for form in ("㈱", "(株)", "（株）"):
            yield name.with_form(form)
            if name.moves:
                yield f"{form}{name.core}" if name.before else f"{name.core}{form}"
                yield f"{form} {name.core}" if name.before else f"{name.core} {form}"
    elif name.form == "股份有限公司":
        yield name.with_form("有限公司")
        yield name.with_form("公司")


@_class("form of institutions abbreviated", exact=False, goal=False)
def _institution(name: Written, _: random.Random) -> Iterator[str]:
    """As the Japanese banks' list of abbreviations has them."""
    for form in {"国立大学法人": ("(大)", "（大）"), "国立研究開発法人": ("(研)", "（国研）")}.get(name.form, ()):
        yield name.with_form(form)


@_class("form exchanged", exact=True)
def _exchanged(name: Written, _: random.Random) -> Iterator[str]:
    """Another form, or the form of another language."""
    if not name.form:
        return
    if name.language == "en":
        for form in (
            " K.K.",
            ", K.K.",
            " KK",
            " Kabushiki Kaisha",
            " Co., Ltd.",
            " Inc.",
            " Corporation",
            " Limited",
            " 株式会社",
        ):
            yield name.with_form(form)
    elif name.form in ("株式会社", "股份有限公司"):
        for form in ("株式會社", "有限公司", "股份有限公司", " K.K.", " Co., Ltd."):
            yield f"{name.core}{form}" if name.moves else name.with_form(form)


@_class("traditional glyphs", exact=True)
def _traditional(name: Written, _: random.Random) -> Iterable[str]:
    if name.language == "zh":
        return (convert(name.text, config) for config in ("s2t", "s2tw", "s2hk"))
    return (convert(name.text, "jp2t"),) if name.language == "ja" else ()


@_class("simplified glyphs", exact=True)
def _simplified(name: Written, _: random.Random) -> Iterable[str]:
    return (convert(name.text, "jp2t", "t2s"), convert(name.text, "t2s")) if name.language == "ja" else ()


@_class("Japanese glyphs", exact=True)
def _japanese(name: Written, _: random.Random) -> Iterable[str]:
    return (convert(name.text, "s2t", "t2jp"),) if name.language == "zh" else ()


@cache
def _glyph_variants() -> Mapping[str, str]:
    """Ideographs that the rulebook's table counts as one, by each of them."""
    groups: dict[str, str] = {}
    table = NameTables.read(RULES / "names").glyphs
    for code, to in table.items():
        if to is not None and unicodedata.category(chr(code)) == "Lo" and unicodedata.name(chr(code)).startswith("CJK"):
            groups[chr(to)] = groups.get(chr(to), chr(to)) + chr(code)
    return {letter: group.replace(letter, "") for group in groups.values() for letter in group}


@_class("glyph variants", exact=True)
def _variants(name: Written, chance: random.Random) -> Iterator[str]:
    places = [n for n, letter in enumerate(name.text) if letter in _glyph_variants()]
    for _ in range(min(4, len(places))):
        letters = list(name.text)
        for n in chance.sample(places, min(len(places), chance.randint(1, 2))):
            letters[n] = chance.choice(_glyph_variants()[letters[n]])
        yield "".join(letters)


@cache
def _half_width() -> Mapping[str, str]:
    half = {}
    for code in range(0xFF61, 0xFFA0):
        for sign in ("", "ﾞ", "ﾟ"):
            full = unicodedata.normalize("NFKC", chr(code) + sign)
            if len(full) == 1 and unicodedata.category(full) in ("Lo", "Lm"):
                half.setdefault(full, chr(code) + sign)
    return half


@_class("width", exact=True)
def _width(name: Written, _: random.Random) -> Iterator[str]:
    full = {n: n + 0xFEE0 for n in range(0x21, 0x7F)}
    if re.search("[!-~]", name.text):
        yield name.text.translate(full)
        yield name.text.translate({**full, 0x20: 0x3000})
    if any(letter in _half_width() for letter in name.text):
        yield "".join(_half_width().get(letter, letter) for letter in name.text)


@_class("case", exact=True)
def _case(name: Written, _: random.Random) -> Iterable[str]:
    return name.text.upper(), name.text.lower(), name.text.title(), name.text.swapcase()


@_class("punctuation", exact=True)
def _punctuation(name: Written, _: random.Random) -> Iterator[str]:
    text = name.text
    if name.language == "en":
        yield re.sub("[.,]", "", text)
        yield text.rstrip(".")
        yield text.replace(",", "")
        yield text.replace(",", " ,")
        yield text.replace("-", " ")
        yield text.replace("-", "‐")
        yield text.replace("-", "–")
    for sign in ("", " ", "･", "·", "‧", "•", "-"):
        yield text.replace("・", sign)
    for left, right in ('""', "“”", "「」", "''"):
        yield f"{left}{text}{right}"


_AND = re.compile(r"\s*[&＆与]\s*|\s+and\s+")


@_class("and", exact=True)
def _and(name: Written, _: random.Random) -> Iterable[str]:
    signs = {
        "en": (" & ", "&", " and ", " AND ", " ＆ "),
        "zh": ("与", "與", "&", "＆", "及", " & "),
        "ja": ("＆", "&", " & ", "・", "及び"),
    }[name.language]
    if "E&S" in name.text:
        signs = ("&", "＆", " & ", "・")
    return (_AND.sub(sign, name.text) for sign in signs) if _AND.search(name.text) else ()


@_class("and in other words", exact=False, goal=False)
def _and_otherwise(name: Written, _: random.Random) -> Iterable[str]:
    signs = {"en": (" + ", "+"), "zh": ("和", "、", "暨"), "ja": ("アンド", "と", "および")}[name.language]
    found = _AND.search(name.text) and "E&S" not in name.text
    return (_AND.sub(sign, name.text) for sign in signs) if found else ()


@_class("spaces", exact=True)
def _spaces(name: Written, _: random.Random) -> Iterator[str]:
    for space in ("\u00a0", "  ", "\u3000", "\u2002", "\u202f", "\t"):
        yield name.text.replace(" ", space)
    yield f" {name.text} "
    yield f"\u3000{name.text}\u00a0"
    if name.language != "en":
        yield name.text.replace(" ", "")
        if name.form:
            yield f"{name.before} {name.form} {name.after}".strip()
        if len(name.core) < 6:
            yield "\u3000".join(name.core.replace(" ", "")) + (f"\u3000{name.form}" if name.moves else "")


@_class("spaces inside words left out", exact=True)
def _joined(name: Written, _: random.Random) -> Iterable[str]:
    """The words of the name run together, the legal form set apart."""
    if name.language != "en" or not name.form or " " not in name.core or _AND.search(name.core):
        return ()
    if name.text.startswith("The "):
        return ()
    return (f"{name.before.replace(' ', '')}{name.form}{name.after}",)


@_class("all spaces left out", exact=False)
def _unspaced(name: Written, _: random.Random) -> Iterable[str]:
    return (name.text.replace(" ", ""),) if name.language == "en" else ()


_INVISIBLE = "\u200b\u200c\u200d\ufeff\u00ad\u2060\u200e\u200f\ufe0f\U000e0100"


@_class("invisible characters", exact=True)
def _invisible(name: Written, chance: random.Random) -> Iterator[str]:
    for _ in range(4):
        letters = list(name.text)
        for _ in range(chance.randint(1, 2)):
            letters.insert(chance.randint(0, len(letters)), chance.choice(_INVISIBLE))
        yield "".join(letters)


@_class("long vowels", exact=True)
def _long(name: Written, _: random.Random) -> Iterator[str]:
    if "ー" in name.text:
        yield name.text.replace("ー", "")
        yield name.text.replace("ー", "ｰ")
        yield name.text.replace("ー", "", 1)
    if re.search("[ァ-ヺ]ー?$", name.core):  # マシナリ, マシナリー
        yield name.text.replace(name.core, f"{name.core}ー")


@_class("long vowel as a dash", exact=False, goal=False)
def _long_dash(name: Written, _: random.Random) -> Iterable[str]:
    return (name.text.replace("ー", dash) for dash in "-―–−一") if "ー" in name.text else ()


@_class("macrons", exact=True)
def _macrons(name: Written, chance: random.Random) -> Iterator[str]:
    places = [n for n, letter in enumerate(name.before) if letter in "ouOU"] if name.language == "en" else []
    for long in ("ōūŌŪ", "ôûÔÛ"):
        if places:
            letters = list(name.text)
            for n in chance.sample(places, min(2, len(places))):
                letters[n] = letters[n].translate(str.maketrans("ouOU", long))
            yield "".join(letters)


_SPELLED_OUT = {
    "kowa": "kouwa", "kogyo": "kougyou", "shoji": "shouji", "itochu": "itouchuu", "nitto": "nittou", "howa": "houwa",
    "yusoki": "yusouki", "kawaju": "kawajuu", "kawajyu": "kawajyuu", "tokin": "toukin",
}  # fmt: skip


@_class("long vowels spelled out", exact=False, goal=False)
def _spelled_out(name: Written, _: random.Random) -> Iterator[str]:
    words = [word for word in re.findall("[A-Za-z]+", name.before) if word.lower() in _SPELLED_OUT]
    if words and name.language == "en":
        for o_long in ("ou", "oh", "oo"):
            text = name.text
            for word in words:
                text = text.replace(word, _SPELLED_OUT[word.lower()].replace("ou", o_long).capitalize())
            yield text


_SMALL, _LARGE = "ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ"


@_class("small kana", exact=True)
def _small_kana(name: Written, chance: random.Random) -> Iterator[str]:
    if re.search(f"[{_SMALL}]", name.text):
        yield name.text.translate(str.maketrans(_SMALL, _LARGE))
        n = chance.choice([found.start() for found in re.finditer(f"[{_SMALL}]", name.text)])
        yield name.text[:n] + name.text[n].translate(str.maketrans(_SMALL, _LARGE)) + name.text[n + 1 :]
    yield name.text.replace("ウエア", "ウェア")


# ── one typing slip ──────────────────────────────────────────────────────────────────────────────────────────────────


def _letters_like(letter: str) -> str:
    """Letters that a slip may put in place of this one."""
    if letter.isascii():
        return "abcdefghijklmnopqrstuvwxyz" if letter.islower() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if "ァ" <= letter <= "ー":
        return "アイウエオカキクケコサシスセソタチツテトナニネノハフホマミムメモヤユヨラリルレロワンガギグゲゴジズダデドバパビピブプベペボポ"
    return "三川工大日本中上下山田東西南北海洋空航船机電气技术系统发动精密防研所高新光富士電力化学金属産業重軽特物流商事汽車自動"


def _insert(core: str, n: int, chance: random.Random) -> str:
    return core[:n] + chance.choice(_letters_like(core[n])) + core[n:]


def _delete(core: str, n: int, _: random.Random) -> str:
    return core[:n] + core[n + 1 :]


def _substitute(core: str, n: int, chance: random.Random) -> str:
    return core[:n] + chance.choice(_letters_like(core[n])) + core[n + 1 :]


def _transpose(core: str, n: int, _: random.Random) -> str:
    """With the next letter, spaces jumped over."""
    other = n + 1
    while other < len(core) and not core[other].isalnum():
        other += 1
    if other >= len(core):
        return core
    return core[:n] + core[other] + core[n + 1 : other] + core[n] + core[other + 1 :]


_SLIPS = {"inserted": _insert, "left out": _delete, "exchanged": _substitute, "transposed": _transpose}
SLIP = tuple(f"slip: letter {how}" if how != "transposed" else "slip: letters transposed" for how in _SLIPS)


def _slip(how: Callable[[str, int, random.Random], str]) -> Change:
    def change(name: Written, chance: random.Random) -> Iterator[str]:
        if len(_fold().fold(name.text)) < SHORTEST_WITH_SLIP:
            return
        body = name.before if name.before.strip() else name.after
        places = [n for n, letter in enumerate(body) if letter.isalnum()]
        for n in chance.sample(places, min(5, len(places))):
            slipped = how(body, n, chance)
            text = f"{slipped}{name.form}{name.after}" if body is name.before else f"{name.before}{name.form}{slipped}"
            if _fold().fold(text) != _fold().fold(name.text):
                yield text if chance.random() < 0.5 or not name.form else text.replace(name.form, " ").strip()

    return change


for _kind, _how in zip(SLIP, _SLIPS.values(), strict=True):
    CLASSES[_kind] = Class(_slip(_how), exact=False)


# ── several at once ──────────────────────────────────────────────────────────────────────────────────────────────────

_COMBINED = (
    "form dropped", "form moved", "form abbreviated", "traditional glyphs", "simplified glyphs", "Japanese glyphs",
    "glyph variants", "width", "case", "spaces", "invisible characters", "long vowels", "and", "small kana",
)  # fmt: skip


def _after(name: Written, kinds: Iterable[str], chance: random.Random) -> Written:
    for kind in kinds:
        made = [text for text in CLASSES[kind].change(name, chance) if text != name.text]
        if made:
            name = take_apart(chance.choice(made), name.language)
    return name


@_class("several of these", exact=True)
def _several(name: Written, chance: random.Random) -> Iterator[str]:
    for _ in range(5):
        yield _after(name, chance.sample(_COMBINED, chance.randint(2, 3)), chance).text


@_class("several of these and a slip", exact=False, goal=False)
def _several_and_slip(name: Written, chance: random.Random) -> Iterator[str]:
    for _ in range(4):
        slipped = list(CLASSES[chance.choice(SLIP)].change(name, chance))
        if slipped:
            yield _after(take_apart(chance.choice(slipped), name.language), chance.sample(_COMBINED, 1), chance).text


# ── all of them ──────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _fold() -> NameFold:
    return NameFold(NameTables.read(RULES / "names"))


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


@cache
def japanese_lists() -> tuple[ListFile, ...]:
    """The four notices that list Japanese parties, 80 in all."""
    files = (RULES / "lists" / f"{instrument}.yaml" for instrument in JAPANESE)
    return tuple(ListFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


def written_names(party: ListedParty) -> Iterator[tuple[Written, bool]]:
    """Official and Japanese names, then the aliases that identify the party alone (True)."""
    names: tuple[tuple[str, Language], ...] = ((party.names.zh, "zh"), (party.names.ja, "ja"), (party.names.en, "en"))
    for text, language in names:
        if text:
            yield take_apart(text, language), False
    for alias in party.aliases:
        if alias.certain:
            yield take_apart(alias.name, "en" if alias.name.isascii() else "ja"), True


def spellings(seed: int = 11, most: int = 8) -> Iterator[Spelling]:
    """Every spelling once, under the class that made it first; of each name and class at most so many."""
    files = japanese_lists()
    namesakes = {_letters(name) for file in files for party in file.parties for name in party.namesakes}
    taken = {_fold().fold(name.text) for file in files for party in file.parties for name, _ in written_names(party)}
    seen: set[str] = set()
    for file in files:
        for party in file.parties:
            for name, alias in written_names(party):
                own = _fold().fold(name.text)
                for kind, (change, exact, _) in CLASSES.items():
                    chance = random.Random(f"{seed} {file.instrument} {party.no} {name.text} {kind}")
                    made = [text for text in dict.fromkeys(change(name, chance)) if text not in seen and text.strip()]
                    made = chance.sample(made, most) if len(made) > most else made
                    for text in made:
                        # a slip that makes the name of another party proves nothing
                        # and NIPPI Inc. is a namesake that the list itself tells apart
                        if (exact or _fold().fold(text) not in taken - {own}) and _letters(text) not in namesakes:
                            seen.add(text)
                            yield Spelling(text, name.text, (file.instrument, party.no), name.language, alias, kind)
