"""TIMEX3 values as text ("2024-11", "2025-W07", "2024-FA", "199") and the calendar arithmetic on them.

Source of the notation: TimeML 1.2.1, TIMEX3 ``value``; ISO 8601 for days, weeks and durations.
"""

import re
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})

_POINT = r"(?:\d{2,3}|[\dX]{4}(?:-(?:SP|SU|FA|WI|Q[1-4X]|H[12X]|W(?:[0-5]\d|XX)(?:-(?:[1-7]|WE))?|(?:[01]\d|XX)(?:-(?:[0-3]\d|XX))?))?)"
_CLOCK = r"T(?:(?:[01]\d|2[0-4]|XX)(?::[0-5]\d(?::[0-5]\d)?)?|MO|MI|AF|EV|NI|DT)"
_DURATION = r"P(?:(?:\d+(?:\.\d+)?|X)(?:ML|CE|DE|Y|Q|M|WE|W|D)|T(?:\d+(?:\.\d+)?|X)[HMS])"
VALID = re.compile(
    rf"(?:{_POINT}(?:{_CLOCK})?|{_DURATION}|(?:\.\.|{_POINT})/(?:\.\.|{_POINT})|PAST_REF|PRESENT_REF|FUTURE_REF)",
    re.ASCII,
)

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_HALF = re.compile(r"(\d{4})-H([12])", re.ASCII)
_YEARS = re.compile(r"\d{2,4}", re.ASCII)


def is_valid(value: str) -> bool:
    """Whether ``value`` is written as TIMEX3 wants it and names days that exist."""
    if not VALID.fullmatch(value):
        return False
    for year, month, day in _DAY.findall(value):
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            return False
    return True


def month_value(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(day: date) -> str:
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def half_value(day: date) -> str:
    return f"{day.year:04}-H{(day.month + 5) // 6}"


def season_of(day: date) -> tuple[int, str]:
    """The year and code of the meteorological season; January and February belong to the winter that began before."""
    if day.month <= 2:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[(day.month - 3) // 3]


def last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last of that month when it is shorter. Raises ValueError outside 1–9999."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a value; None for durations, references and values with unknown parts."""
    if "/" in value:
        first, last = (bounds(side) for side in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.split("T")[0]
    try:
        if found := _DAY.fullmatch(value):
            day = date(*map(int, found.groups()))
            return day, day
        if found := _MONTH.fullmatch(value):
            year, month = map(int, found.groups())
            return date(year, month, 1), last_day(year, month)
        if found := _WEEK.fullmatch(value):
            year, week = int(found[1]), int(found[2])
            return date.fromisocalendar(year, week, 6 if found[3] else 1), date.fromisocalendar(year, week, 7)
        if found := _SEASON.fullmatch(value):
            year, (first_month, last_month) = int(found[1]), SEASON_MONTHS[found[2]]
            return date(year, first_month, 1), last_day(year + (last_month < first_month), last_month)
        if found := _QUARTER.fullmatch(value):
            year, quarter = int(found[1]), int(found[2])
            return date(year, quarter * 3 - 2, 1), last_day(year, quarter * 3)
        if found := _HALF.fullmatch(value):
            year, half = int(found[1]), int(found[2])
            return date(year, half * 6 - 5, 1), last_day(year, half * 6)
        if _YEARS.fullmatch(value):
            return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    except ValueError:  # 2025-02-30, week 53 of a short year, the year 0
        return None
    return None


def at_unit(day: date, unit: str) -> str:
    """The stretch of the calendar of the size ``unit`` (TIMEX3 letter) that holds ``day``."""
    match unit:
        case "Y":
            return f"{day.year:04}"
        case "M":
            return month_value(day.year, day.month)
        case "W":
            return week_value(day)
        case "WE":
            return week_value(day) + "-WE"
        case "Q":
            return quarter_value(day)
        case "H":
            return half_value(day)
        case "DE":
            return f"{day.year // 10:03}"
        case "CE":
            return f"{day.year // 100:02}"
        case _:
            return day.isoformat()


def moved(day: date, count: float, unit: str) -> date | None:
    """``day`` moved by ``count`` units; None when the calendar ends before."""
    try:
        match unit:
            case "ML" | "CE" | "DE" | "Y" | "H" | "Q" | "M":
                months = {"ML": 12000, "CE": 1200, "DE": 120, "Y": 12, "H": 6, "Q": 3, "M": 1}[unit]
                return add_months(day, round(count * months))
            case "W" | "WE":
                return day + timedelta(days=round(count * 7))
            case "D":
                return day + timedelta(days=round(count))
            case "TH":
                return day + timedelta(days=round(count / 24))
            case _:
                return day
    except (ValueError, OverflowError):
        return None


def duration_value(count: str, unit: str) -> str:
    """ "3", "Y" → P3Y; "X", "TH" → PTXH. Half-years and quarters become months ("1.5", "H" → P9M)."""
    if unit in ("H", "Q") and count != "X":
        months = float(count) * (6 if unit == "H" else 3)
        return f"P{months:g}M"
    if unit in ("H", "Q"):
        return "PXM"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"
