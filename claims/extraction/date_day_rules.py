"""Rules for days: "am 18. Mai", "Dienstag, 3. Juni", "gestern Abend", "in der Nacht zum Montag", "am kommenden Samstag"."""

import re
from datetime import date, timedelta

from claims.extraction.date_calendar import (
    calendar_day,
    count_of,
    day_of_month,
    full_year,
    part_of_day,
    weekday_directed,
    weekday_near,
)
from claims.extraction.date_context import Context
from claims.extraction.date_grammar import Found, Reading, RuleList
from claims.extraction.date_tokens import word_set
from claims.extraction.date_values import bounds, moved
from claims.extraction.timex import Tag, TimexType

rules = RuleList()

_JOIN = "(?:{and|or|bis|dash|slash|comma}|{comma}{and})"


@rules.add(
    "(?:{WEEKDAY}{comma}?{article}?)?{day}(?=(?P<ahead>" + _JOIN + "{article|to|am}?"
    "(?:{WEEKDAY}{comma}?{article}?)?(?:{day}"
    + _JOIN
    + "{article|am}?){0,4}(?:{day}{MONTH}{OF_YEAR}?|{numeric_date})))",
    "{WEEKDAY_LEAD}?{day|ordinal}{article}?{MONTH}{OF_YEAR}?",
    "{MONTH}{day|number}{comma}?{year}",
    "{number}{month}{year}",
)
def _day_and_month(found: Found, context: Context) -> Reading | None:
    """ "am 18. Mai", "Dienstag, 3. Juni 2025", "der 3. bis 5. Mai" (its first day), "April 29, 2016"."""
    if numeric := found.get("numeric_date"):  # "am 26. und 27.03.2025"
        _, month, *year = re.findall(r"\d+", numeric.text)
        stated = calendar_day(full_year(year[0]), int(month), found.number("day")) if year else None
        return (
            Reading(stated.isoformat())
            if stated
            else day_of_month(found, context, int(month), found.number("day"))
        )
    return day_of_month(
        found, context, found.number("month", "month_short"), found.number("day", "ordinal", "number")
    )


@rules.add("{WEEKDAY_LEAD}?{numeric_date|iso_date}{comma}?")
def _numeric(found: Found, context: Context) -> Reading | None:
    """ "3.6.2025", "Freitag, 13.11.15", "24.04.", "2025-06-03"."""
    word = found.get("numeric_date", "iso_date")
    assert word is not None
    if found.tokens.kind(found.last - 1) == "comma":
        found.last -= 1
    numbers = re.findall(r"\d+", word.text)
    if word.kind == "iso_date":
        stated = calendar_day(int(numbers[0]), int(numbers[1]), int(numbers[2]))
        return Reading(stated.isoformat()) if stated else None
    day, month = int(numbers[0]), int(numbers[1])
    if len(numbers) == 3:
        stated = calendar_day(full_year(numbers[2]), month, day)
        return Reading(stated.isoformat()) if stated else None
    return day_of_month(found, context, month, day)


@rules.add("(?:{WEEKDAY}{comma}?{article}?)?{dotted|decimal}(?!{o_clock})")
def _dotted(found: Found, context: Context) -> Reading | None:
    """ "am 27.04 gesperrt": day and month without the second full stop, after a word that announces a date."""
    day, _, month = found.value("dotted", "decimal").partition(".")
    announced = found.get("weekday", "weekday_short") or found.before.lower() in (
        "am",
        "vom",
        "zum",
        "ab",
        "bis",
        "dem",
        "seit",
    )
    if (
        not announced
        or not month.isdigit()
        or len(month) > 2
        or not 1 <= int(month) <= 12
        or found.after[:1] in ("%", "-")
    ):
        return None
    return None if found.after[:1].isupper() else day_of_month(found, context, int(month), int(day))


@rules.add("{day_word}{before}{ABOUT}{0,3}{count|number}{UNIT}")
def _day_ago(found: Found, context: Context) -> Reading | None:
    """ "heute vor drei Jahren": to the day."""
    unit = found.inside[-1].value
    day = moved(context.now, int(found.value("day_word")), "D") if context.now else None
    day = moved(day, -float(count_of(found.all("count", "number"))), unit) if day else None
    return Reading(day.isoformat()) if day and not unit.startswith("T") else None


@rules.add("{day_word}(?:{am}?{early}?{daypart}|{day_word}|{frueh})", "{day_word}")
def _relative_day(found: Found, context: Context) -> Reading | None:
    """ "heute", "gestern Abend", "gestern am späten Abend", "heute früh", "gestern morgen"."""
    day = moved(context.now, int(found.value("day_word")), "D") if context.now else None
    if found.last - found.first > 1:
        part = found.get("daypart", "frueh")
        return part_of_day(day, part.value if part else "MO", found)
    if found.inside[0].text == "Morgen":
        return None
    return Reading(day.isoformat() if day else "XXXX-XX-XX")


@rules.add("{day_adjective}(?:{weekday}|{holiday}|{weekday_part}|{day_unit}|{daypart})", "{day_adjective}")
def _day_adjective(found: Found, context: Context) -> Reading | None:
    """ "am heutigen Sonntag", "mit dem gestrigen Tag", "der heutige Protestzug"."""
    day = moved(context.now, int(found.value("day_adjective")), "D") if context.now else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    if part := found.get("daypart", "weekday_part"):
        return part_of_day(day, part.value[-2:], found)
    if weekday := found.get("weekday", "holiday"):
        return Reading(value, tags=(Tag(weekday.start, weekday.end, TimexType.DATE, value),))
    # "die heutige Sitzung" dates an event, "die heutige Slowakei" none
    happens = found.get("day_unit") or found.after.lower().endswith(tuple(word_set("event_ending")))
    return Reading(value, is_claim=bool(happens))


@rules.add(
    "{daypart}{to|von}{article}?(?:{WEEKDAY}{comma}?{article}?)?{day|ordinal}{MONTH}{OF_YEAR}?",
    "{daypart}{von}{article}?{day}?{weekday}?{to}{article}?(?:{WEEKDAY}{comma}?{article}?)?{day|ordinal}{MONTH}{OF_YEAR}?",
)
def _night_to_day(found: Found, context: Context) -> Reading | None:
    """ "in der Nacht zum 1. Januar 2011": the day that the night ends with."""
    days = found.all("day", "ordinal")
    month = found.number("month", "month_short")
    reading = day_of_month(found, context, month, int(days[-1].value.rstrip(".")))
    if reading is None:
        return None
    night = bounds(reading.value)
    before = night[0] - timedelta(days=1) if night else None
    return Reading(reading.value, tags=part_of_day(before, found.value("daypart"), found).tags)


@rules.add("{daypart}{to|von}{article}?(?:{day_word}|{day_adjective}(?:{weekday}|{day_unit})?)")
def _night_to_day_word(found: Found, context: Context) -> Reading | None:
    """ "in der Nacht zu heute", "in der Nacht zum heutigen Samstag"."""
    day = moved(context.now, int(found.value("day_word", "day_adjective")), "D") if context.now else None
    before = day - timedelta(days=1) if day else None
    tags = part_of_day(before, found.value("daypart"), found).tags
    return Reading(day.isoformat() if day else "XXXX-XX-XX", tags=tags)


@rules.add("{daypart}(?:{von}{weekday})?{to|von}{article}?{weekday}")
def _night_to_weekday(found: Found, context: Context) -> Reading | None:
    """ "in der Nacht zum Montag", "in der Nacht von Sonntag auf Montag"."""
    day = weekday_near(context, int(found.all("weekday")[-1].value))
    before = day - timedelta(days=1) if day else None
    tags = part_of_day(before, found.value("daypart"), found).tags
    return Reading(day.isoformat() if day else "XXXX-XX-XX", tags=tags)


@rules.add("{early}?{daypart}{article|von}(?:{WEEKDAY}{comma}?{article}?)?{day}{MONTH}{OF_YEAR}?")
def _part_of_date(found: Found, context: Context) -> Reading | None:
    """ "am Abend des 13. Januars"."""
    reading = day_of_month(found, context, found.number("month", "month_short"), found.number("day"))
    if reading is None:
        return None
    span = bounds(reading.value)
    return Reading(
        reading.value, tags=part_of_day(span[0] if span else None, found.value("daypart"), found).tags
    )


@rules.add(
    "{early}?{daypart}{article}?{weekday}",
    "{DIRECTION}?{early}?{weekday_part}",
    "{early}{weekday}{frueh}?",
    "{DIRECTION}?{weekday}(?:{early}?{daypart}|{frueh}|{daypart_adverb}|{day_word})",
)
def _part_of_weekday(found: Found, context: Context) -> Reading | None:
    """ "am Montagabend", "am frühen Dienstagmorgen", "am späten Nachmittag des Montag"."""
    if word := found.get("weekday_part"):
        number, code = word.value[0], word.value[1:]
    else:
        number = found.value("weekday")
        part = found.get("daypart", "frueh", "daypart_adverb") or found.get("early")
        code = part.value if part else "MO"
    return part_of_day(weekday_directed(found, context, int(number)), code, found)


@rules.add("{weekday}{comma}{article}?{day}")
def _weekday_and_day(found: Found, context: Context) -> Reading | None:
    """ "Freitag, dem 8.": the day of that number that is such a weekday, nearest to the date at hand."""
    base = context.base_day()
    if base is None:
        return None
    number, weekday = found.number("day"), found.number("weekday")
    months = [moved(base.replace(day=1), shift, "M") for shift in range(-6, 7)]
    days = [day for month in months if month and (day := calendar_day(month.year, month.month, number))]
    fitting = [day for day in days if day.isoweekday() == weekday]
    chosen = min(fitting, key=lambda day: abs((day - base).days), default=None)
    return Reading(chosen.isoformat()) if chosen else None


@rules.add("{early}?{daypart}{later|earlier}")
def _part_of_neighbour(found: Found, context: Context) -> Reading | None:
    """ "am Morgen danach", "in der Nacht zuvor"."""
    told = context.told_day()
    day = moved(told, int(found.value("later", "earlier")), "D") if told else None
    return part_of_day(day, found.value("daypart"), found) if day else None


@rules.add("{weekday}(?:{before}|{in})(?:{count}|{number}){week}")
def _weekday_weeks_away(found: Found, context: Context) -> Reading | None:
    """ "am Freitag vor einer Woche", "Sonntag in zwei Wochen": so many weeks from the last or next such day."""
    base, number = context.base_day(), found.number("weekday")
    weeks = float(count_of(found.all("count", "number")))
    if base is None or weeks != int(weeks):
        return None
    if found.get("before"):
        day = base - timedelta(days=(base.isoweekday() - number) % 7)
        return _in_weeks(day, -int(weeks))
    return _in_weeks(base + timedelta(days=(number - base.isoweekday()) % 7), int(weeks))


def _in_weeks(day: date, weeks: int) -> Reading | None:
    there = moved(day, weeks, "W")
    return Reading(there.isoformat()) if there else None


@rules.add("(?:{weekday}|{weekday_part}){article}?{DIRECTION}{week}", "{DIRECTION}{week}{am}?{weekday}")
def _weekday_of_week(found: Found, context: Context) -> Reading | None:
    """ "am Donnerstag vergangener Woche", "am Montagabend dieser Woche"."""
    base, word = context.base_day(), found.get("weekday", "weekday_part")
    if base is None or word is None:
        return None
    monday = base - timedelta(days=base.weekday())
    weeks = int(found.value("last", "next", "this"))
    day = monday + timedelta(days=int(word.value[0]) - 1, weeks=weeks)
    return (
        part_of_day(day, word.value[1:], found) if word.kind == "weekday_part" else Reading(day.isoformat())
    )


@rules.add("{DIRECTION}?{weekday}")
def _plain_weekday(found: Found, context: Context) -> Reading | None:
    """ "am Donnerstag", "am kommenden Samstag", "vergangenen Freitag"."""
    day = weekday_directed(found, context, found.number("weekday"))
    return Reading(day.isoformat() if day else "XXXX-XX-XX", vague_year=True)
