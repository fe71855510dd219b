"""The parameters of a line: from the field `parameters`, and from what descriptions say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from recomply.facts.goods.figures import FigureReader, spelling
from recomply.facts.ranges import Range, hull
from recomply.facts.reading import Piece
from recomply.law.goods import ParametersFile
from recomply.law.limits import Parameter

_NINES = re.compile(r"(?<![A-Za-z0-9.])([2-9])N(\d)?(?![A-Za-z0-9])")
_HIGH_PER_CENT = re.compile(r"(?:(?:[<>≥≤]|[<>]=)\s*)?(?<![\d.])(?:99(?:\.\d+)?|100(?:\.0+)?)\s*%")
_FILLER = re.compile(r"\s*(?:of|is|was|为|為|は|が)?[\s:：=]*", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[\s_\-()（）]+")


class Gauge:
    """Knows how parameters are told. Shared by all lines; safe under threads.

    Args:
        words: `parameters.yaml`.
        more: Parameters that files of entries add.
    """

    def __init__(self, words: ParametersFile, more: Mapping[str, Parameter]) -> None:
        self._figures = FigureReader(words)
        self.parameters: Mapping[str, Parameter] = {**words.parameters, **more}
        self._spoken = {
            name: re.compile("|".join(f"(?:{one})" for one in parameter.spoken), re.IGNORECASE)
            for name, parameter in self.parameters.items()
            if parameter.spoken
        }
        self._units_tell = {
            name: re.compile("|".join(re.escape(unit) for unit in parameter.units_tell), re.IGNORECASE)
            for name, parameter in self.parameters.items()
            if parameter.units_tell
        }
        self._aliases = {name: tuple(map(_plain, parameter.aliases)) for name, parameter in self.parameters.items()}

    def read(
        self, name: str, given: Mapping[str, float | str], texts: list[tuple[str, str]]
    ) -> tuple[Range | None, tuple[Piece, ...]]:
        """What is known of a parameter, and where it was read. Several statements are taken together.

        Args:
            name: The parameter.
            given: The field `parameters`.
            texts: Field and text, in which parameters may be told.
        """
        parameter = self.parameters[name]
        found = [
            (f"parameters.{key}", str(value), told)
            for key, value in given.items()
            if (told := self._field(name, key, value)) is not None
        ] or [(field, words, told) for field, text in texts for told, words in self._told(name, parameter, text)]
        pieces = tuple(
            Piece(field, words, f"{parameter.title.en} {told.words} {parameter.unit}".strip())
            for field, words, told in found
        )
        return hull(told for _, _, told in found), pieces

    def _field(self, name: str, key: str, value: float | str) -> Range | None:
        parameter = self.parameters[name]
        plain = _plain(key)
        if plain == _plain(name):
            return self._value(parameter, value, "", bare=True)
        for alias in self._aliases[name]:
            rest = _unit_behind(key, alias) if plain.startswith(alias) else None
            if rest is not None:
                return self._value(parameter, value, rest, bare=not parameter.unit or parameter.unit == "%")
        return None

    def _value(self, parameter: Parameter, value: float | str, unit: str, *, bare: bool) -> Range | None:
        """A value of a field, with the unit that stands in the name of the field, if any."""
        if parameter.nines and isinstance(value, str) and (nines := _by_nines(value, self._figures)):
            return hull(told for told, _ in nines)
        if not unit:
            return self._figures.whole(value, parameter.unit, bare=bare)
        written = repr(value) if isinstance(value, (int, float)) else value
        return self._figures.whole(written, parameter.unit, bare=False) or self._figures.whole(
            f"{written} {spelling(unit)}", parameter.unit, bare=False
        )

    def _told(self, name: str, parameter: Parameter, text: str) -> list[tuple[Range, str]]:
        found: list[tuple[Range, str]] = []
        spoken = self._spoken.get(name)
        bare = not parameter.unit or parameter.unit == "%"
        for match in spoken.finditer(text) if spoken else ():
            behind = _FILLER.match(text, match.end())
            told = self._figures.at(text, behind.end() if behind else match.end(), parameter.unit, bare=bare)
            if told is not None:
                found.append((told[0], f"{match[0]} {told[1]}".strip()))
        units = self._units_tell.get(name)
        if not found and units is not None and units.search(text):
            told = self._figures.find(text, parameter.unit)
            if told is not None:
                found.append(told)
        if not found and parameter.nines:
            found.extend(_by_nines(text, self._figures))
        return found


def _by_nines(text: str, figures: FigureReader) -> list[tuple[Range, str]]:
    """Purities written as nines (`5N`, `4N5`), or as a per cent figure from 99."""
    found = [(Range(_purity(int(match[1]), int(match[2] or 0)), 100.0), match[0]) for match in _NINES.finditer(text)]
    if found:
        return found
    return [
        told for match in _HIGH_PER_CENT.finditer(text) if (told := figures.at(text, match.start(), "%", bare=True))
    ]


def _purity(nines: int, further: int) -> float:
    """What a number of nines says at least, in per cent: `4N5` is 99.995."""
    return 100 - 10.0 ** (2 - nines) + further * 10.0 ** (1 - nines)


def _plain(name: str) -> str:
    return _PLAIN_NAME.sub("", unicodedata.normalize("NFKC", name)).casefold()


def _unit_behind(key: str, alias: str) -> str | None:
    """What stands in a name of a field behind an alias: the unit, empty for none; None when it is another word."""
    written = unicodedata.normalize("NFKC", key)
    for cut in range(len(written), 0, -1):
        if _plain(written[:cut]) == alias:
            return written[cut:].strip(" _-()（）")
    return None
