"""Rules that notices of one sort have in common, written once and read as the notice's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any


def with_measures(data: Any, measures: Mapping[str, Mapping[str, Any]]) -> Any:
    """The raw data of an instrument, with the rules of the measures it names put before its own.

    Measures that do not exist are left to the check of references.
    """
    if not isinstance(data, dict) or not isinstance(data.get("measures"), list):
        return data
    start = data.get("effective")
    day = start if isinstance(start, dt.date) else dt.date.min
    stands = {
        "{notice}": str(data.get("id", "")),
        "{effective}": day,
        "{eve}": day - dt.timedelta(days=1) if day > dt.date.min else day,
    }
    rules = [_filled(measures[name], stands) for name in data["measures"] if name in measures]
    return {**data, "rules": [*rules, *(data.get("rules") or ())]}


def _filled(value: Any, stands: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        return {_filled(key, stands): _filled(part, stands) for key, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, stands) for part in value]
    if isinstance(value, str):
        if value in stands:
            return stands[value]
        for name, given in stands.items():
            value = value.replace(name, str(given))
    return value
