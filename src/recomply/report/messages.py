"""The fixed texts of all reports, in the three languages of the trade (`messages.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from recomply.words import Words


class Messages:
    """The fixed texts in one language; called with the name of a text and what is to be filled in."""

    __slots__ = ("_texts", "language")

    def __init__(self, language: str) -> None:
        """Args: language: `en`, `zh` or `ja`; any other is answered in English."""
        self.language = language if language in Words.model_fields else "en"
        self._texts: Mapping[str, str] = {name: words.in_(self.language) for name, words in _all().items()}

    def __contains__(self, name: str) -> bool:
        return name in self._texts

    def __call__(self, name: str, /, **values: object) -> str:
        """The text of that name. Where it has two forms, `n` decides between them."""
        text = self._texts[name]
        one, bar, many = text.partition("|")
        if bar:
            text = one if values.get("n") == 1 else many
        if isinstance(count := values.get("n"), int):
            values["n"] = f"{count:,}"
        return text.format_map(values) if values else text


@lru_cache(maxsize=4)
def messages(language: str) -> Messages:
    """The fixed texts in a language."""
    return Messages(language)


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Words]:
    import yaml

    text = files("recomply.report").joinpath("messages.yaml").read_text("utf-8")
    return {name: Words.model_validate(words) for name, words in yaml.load(text, _loader()).items()}


def _loader() -> type:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
