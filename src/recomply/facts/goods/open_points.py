"""What is open of the limits of control entries, in words that can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recomply.law.items import Entry
from recomply.truth import Truth
from recomply.words import Language, Words

_MOST = 8  # points a question names

_LANGUAGES: tuple[Language, ...] = ("en", "zh", "ja")
_STOPS = {"en": ("; ", "{what} ({code})"), "zh": ("；", "{what}（{code}）"), "ja": ("；", "{what}（{code}）")}


class Points(NamedTuple):
    """What is open of one entry, and whether the goods are what it is about."""

    entry: Entry
    identity: Truth
    points: tuple[Words, ...]


def in_particular(found: Sequence[Points]) -> Words | None:
    """What a question asks in particular: every open point with the codes that turn on it; None where none is open.

    Entries that the goods are for certain come first, and alone where there are any: of the others it is not even known
    whether the goods are such goods.
    """
    sure = [one for one in found if one.identity is Truth.TRUE and one.points]
    codes: dict[Words, list[str]] = {}
    for one in sure or found:
        for point in one.points:
            codes.setdefault(point, []).append(one.entry.code)
    if not codes:
        return None
    return Words(**{language: _listed(codes, language) for language in _LANGUAGES})


def _listed(codes: dict[Words, list[str]], language: Language) -> str:
    stop, form = _STOPS[language]
    shown = list(codes.items())[:_MOST]
    parts = [form.format(what=point.in_(language), code=_short(names)) for point, names in shown]
    return stop.join([*parts, *(["…"] if len(codes) > _MOST else [])])


def _short(codes: Iterable[str]) -> str:
    names = list(dict.fromkeys(codes))
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
