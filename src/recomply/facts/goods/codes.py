"""Control codes and customs codes: which belong to one branch, and which entries a customs code points to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from recomply.law.items import CustomsCodes, ItemsFile

_SHORTEST = 6  # digits of a customs code from which it may point to an entry
_LONGEST = 10  # further digits are a suffix of the declaration


def same_branch(code: str, declared: str) -> bool:
    """Whether two control codes are one, or one lies above the other."""
    return code == declared or code.startswith(f"{declared}.") or declared.startswith(f"{code}.")


class CustomsIndex:
    """Which entries a customs code points to. It selects them for a closer look, and never decides.

    A code points to an entry when one of the two begins the other: an announcement may give eight digits, an invoice
    six.
    """

    def __init__(self, items: Mapping[str, ItemsFile]) -> None:
        self._by_heading: dict[str, list[tuple[str, int, str]]] = {}
        for file in items.values():
            for entry in file.entries:
                for code, source in entry.customs_codes():
                    row = (code, id(entry), _told(file.customs_codes[source]))
                    self._by_heading.setdefault(code[:_SHORTEST], []).append(row)
        self.under = lru_cache(maxsize=16384)(self._under)

    def _under(self, hs: str | None) -> Mapping[int, str]:
        """Entries by identity, and where the code is given for them."""
        if hs is None or len(hs) < _SHORTEST:
            return {}
        digits = hs[:_LONGEST]
        return {
            entry: told
            for code, entry, told in self._by_heading.get(digits[:_SHORTEST], ())
            if code.startswith(digits) or digits.startswith(code)
        }


def _told(source: CustomsCodes) -> str:
    until = f" until {source.until}" if source.until else ""
    return f"{source.title}, from {source.from_}{until}"
