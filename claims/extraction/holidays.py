"""When a holiday falls in a given year; names and rules are rows of ``lexicon/holidays.tsv``."""

import re
from datetime import date, timedelta
from functools import cache

RULE = re.compile(r"(?:(?P<month>\d\d)-(?P<day>\d\d)|(?P<feast>easter|advent)(?P<offset>[+-]\d+))")


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, common = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    quotient, remainder = divmod(rest, 4)
    weekday = (32 + 2 * common + 2 * quotient - epact - remainder) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def first_advent(year: int) -> date:
    """The fourth Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() % 7 or 7, weeks=3)


def holiday(rule: str, year: int) -> date:
    """The day that ``rule`` ("12-25", "easter+39", "advent-7") names in ``year``. Raises ValueError for another rule."""
    found = RULE.fullmatch(rule)
    if not found:
        raise ValueError(f"no holiday rule: {rule!r}")
    if found["month"]:
        return date(year, int(found["month"]), int(found["day"]))
    feast = easter(year) if found["feast"] == "easter" else first_advent(year)
    return feast + timedelta(days=int(found["offset"]))
