"""What the customs remark of a line says of control: that the goods are controlled, or that they are not."""

from __future__ import annotations

from typing import NamedTuple

from recomply.facts.goods.patterns import joined
from recomply.law.goods import RemarkWords


class Remark(NamedTuple):
    """A statement of the remark on control, with the words it stands in."""

    controlled: bool
    text: str


class Remarks:
    """Reads remarks by the words of `goods.yaml`."""

    def __init__(self, words: RemarkWords) -> None:
        self._not_controlled = joined(words.not_controlled)
        self._controlled = joined(words.controlled)

    def read(self, remark: str | None) -> Remark | None:
        """What a remark says; None where it does not speak of control. A denial is read before what it denies."""
        if not remark:
            return None
        if (match := self._not_controlled.search(remark)) is not None:
            return Remark(False, match[0])
        if (match := self._controlled.search(remark)) is not None:
            return Remark(True, match[0])
        return None
