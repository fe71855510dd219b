"""Small readers of text that the formats share."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from recomply.shipment import values

_LONGEST_NOTE = 2000
_NO_COUNTRY = "ZZ"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1b\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)


def tidy(text: str) -> str:
    """The text with single spaces and without characters nobody sees."""
    if not text.isascii() or not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def distinct(texts: Iterable[str], without: Iterable[str] = ()) -> tuple[str, ...]:
    """The texts tidied, each once, in their order; without empty ones and those in `without`."""
    seen = dict.fromkeys([tidy(text) for text in texts if text])
    seen.pop("", None)
    for other in without:
        seen.pop(other, None)
    return tuple(seen)


def pieces(text: str) -> list[str]:
    """The parts of a cell that holds several texts with semicolons between them; one with a semicolon is quoted."""
    if '"' not in text:
        return text.split(";") if text else []
    try:
        return [part for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for part in row]
    except csv.Error:
        return text.split(";")


def note(*parts: tuple[str, Sequence[str]]) -> str:
    """A note made of labelled texts; `("born", ["1970"])` → `born: 1970`."""
    told = [f"{label}: {'; '.join(texts)}" for label, given in parts if given and (texts := distinct(given))]
    whole = " | ".join(told)
    return whole if len(whole) <= _LONGEST_NOTE else whole[: _LONGEST_NOTE - 1] + "…"


@lru_cache(maxsize=4096)
def country(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country; empty where the text is none.

    Parts of countries (`cn-xz`) count as the country. Former states and other codes of a source have none.
    """
    head = text.strip().partition("-")[0] if re.fullmatch(r"[A-Za-z]{2}-\w+", text.strip()) else text
    try:
        code = values.country(head)
    except ValueError:
        return ""
    return code if code and code != _NO_COUNTRY else ""


def countries(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes of countries, each once."""
    return distinct(map(country, texts))


def full_day(text: str) -> dt.date | None:
    """A day in ISO form, also with a time behind it. A year or a month alone is no day."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
