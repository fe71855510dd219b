"""Days counted in working days of China, make-up days included (the chinesecalendar library holds the years)."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

_DAY = dt.timedelta(days=1)


class Due(NamedTuple):
    """The last day of a time limit.

    Attributes:
        day: The day.
        certain: False where it reaches into a year whose public holidays are not known yet: weekends alone are left out
            there, so that the true day may be later.
    """

    day: dt.date
    certain: bool


def known_years() -> range:
    """The years whose holidays and make-up days are known."""
    import chinese_calendar

    years = {day.year for day in chinese_calendar.holidays}
    return range(min(years), max(years) + 1)


def working_days_after(start: dt.date, count: int) -> Due | None:
    """The day that is so many working days after a day; the day itself is not counted.

    None where it lies past the last day a calendar can tell: 9999-12-31 is a placeholder of accounting systems.
    """
    if (dt.date.max - start).days < 3 * count:
        return None
    import chinese_calendar

    years = known_years()
    day, left, certain = start, count, True
    while left:
        day += _DAY
        if day.year in years:
            works = bool(chinese_calendar.is_workday(day))
        else:
            works, certain = day.weekday() < calendar.SATURDAY, False
        left -= works
    return Due(day, certain)
