"""TIMEX3-style values as pairs of days, and whether one holds before another.

Format: TimeML 1.2.1 (2024, 2024-11, 2024-11-05, 2024-W07, 2024-Q1, 2024-FA, intervals a/b); offsets do not occur here.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
HALVES = {"H1": (1, 6), "H2": (7, 12)}
PART_MODS = {
    "start": (0.0, 0.34),
    "early": (0.0, 0.34),
    "mid": (0.33, 0.67),
    "end": (0.66, 1.0),
    "late": (0.66, 1.0),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def touches(self, other: "Period") -> bool:
        return self.start <= other.end and other.start <= self.end

    def holds(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end

    def before(self, other: "Period") -> bool:
        return self.end < other.start

    def gap(self, other: "Period") -> int:
        """Days between the two, 0 when they touch."""
        if self.touches(other):
            return 0
        return (other.start - self.end).days if self.before(other) else (self.start - other.end).days


def _months(year: int, first: int, last: int) -> Period:
    end_year = year + 1 if last < first else year
    return Period(date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1]))


@lru_cache(maxsize=20_000)
def period(value: str | None, mod: str | None = None) -> Period | None:
    """The days a value covers, narrowed by mod (start, mid, end of it); None for values without a calendar place."""
    if not value:
        return None
    if "/" in value:
        left, _, right = value.partition("/")
        first, last = period(left), period(right)
        return Period(first.start, last.end) if first and last and first.start <= last.end else None
    found = _single(value.strip())
    if found and mod and mod.casefold() in PART_MODS and found.days > 1:
        low, high = PART_MODS[mod.casefold()]
        first_day = found.start + timedelta(days=int(found.days * low))
        return Period(first_day, found.start + timedelta(days=max(int(found.days * high) - 1, 0)))
    return found


def _single(value: str) -> Period | None:
    try:
        if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
            day = date(*map(int, match.groups()))
            return Period(day, day)
        if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if match := re.fullmatch(r"(\d{4})", value):
            return _months(int(match[1]), 1, 12)
        if match := re.fullmatch(r"(\d{3})", value):
            return Period(date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31))
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Period(monday, monday + timedelta(days=6))
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            first = int(match[2]) * 3 - 2
            return _months(int(match[1]), first, first + 2)
        if (match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|H1|H2)", value)) is not None:
            first, last = (SEASONS | HALVES)[match[2]]
            return _months(int(match[1]), first, last)
    except ValueError:
        return None
    return None
