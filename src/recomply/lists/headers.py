"""What the columns of a user's own table mean, by their headers in English, Chinese and Japanese (`headers.yaml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

_NOTHING = "nothing"  # columns that say nothing of a party


def meaning(header: Any) -> str | None:
    """The field that a header names, `nothing` for one that says nothing of a party; None if it is not known.

    A header in two languages (`企业名称 / Company name`) is known if all its known parts say the same.
    """
    if not isinstance(header, str):
        return None
    known = _words("fields")
    whole = known.get(_squeezed(header))
    if whole is not None:
        return whole
    parts = {known[part] for piece in re.split(r"[\n/／|(（)）]+", header) if (part := _squeezed(piece)) in known}
    return parts.pop() if len(parts) == 1 else None


def known_headers(cells: Sequence[Any]) -> int:
    """How many headers of a row are known; 0 for a row without a column for names."""
    meanings = [meaning(cell) for cell in cells]
    return sum(one not in (None, _NOTHING) for one in meanings) if "name" in meanings or "name_local" in meanings else 0


def kind_called(word: str) -> str | None:
    """The kind of party a word means; None if it is not known."""
    return _words("kinds").get(_squeezed(word))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_*:：.\-・]+", "", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=2)
def _words(what: str) -> Mapping[str, str]:
    data = yaml.safe_load(resources.files("recomply.lists").joinpath("headers.yaml").read_text(encoding="utf-8"))
    return MappingProxyType({_squeezed(word): name for name, words in data[what].items() for word in words.split(";")})
