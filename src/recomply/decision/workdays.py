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


def working_days_after(start: dt.date, count: int) -> Due:
    """The day that is so many working days after a day; the day itself is not counted."""
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


def months_after(start: dt.date, months: int) -> dt.date:
    """The day so many months after a day; the last day of the month where it has no such day."""
    index = start.month - 1 + months
    year, month = start.year + index // 12, index % 12 + 1
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
