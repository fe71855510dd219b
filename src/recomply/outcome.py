"""The four outcomes, and the order of their severity."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What the law says of a line or a shipment, the most severe first.

    `no_restriction_found` says only that nothing in this rulebook restricts the shipment on the facts given.
    """

    PROHIBITED = "prohibited"
    REVIEW = "review"
    LICENSE_REQUIRED = "license_required"
    NO_RESTRICTION_FOUND = "no_restriction_found"

    @property
    def severity(self) -> int:
        """3 for prohibited down to 0 for no restriction found."""
        return _SEVERITY[self]

    @classmethod
    def most_severe(cls, outcomes: Iterable[Outcome]) -> Outcome:
        """The most severe of some outcomes; `no_restriction_found` when there are none."""
        return max(outcomes, key=_SEVERITY.__getitem__, default=cls.NO_RESTRICTION_FOUND)


_SEVERITY = {outcome: 3 - place for place, outcome in enumerate(Outcome)}
