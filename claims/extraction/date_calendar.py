"""What the rules of the date grammar share: the year an expression names, the day it means, parts of days and periods."""

import re
from datetime import date, timedelta

from claims.extraction.date_context import Context
from claims.extraction.date_grammar import Found, Reading
from claims.extraction.date_tense import Tense
from claims.extraction.date_tokens import Word
from claims.extraction.timex import Tag, TimexType

# Two-digit years: 70 and later are of the last century. POSIX strptime draws the line at 69.
CENTURY_TURN = 69


UNIT_KINDS = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day_unit",
        "week",
        "weekend",
        "month_unit",
        "quarter",
        "half",
        "year_unit",
        "decade_unit",
        "century",
        "millennium",
    ]
)


PART = "(?:{part|part_word}{article}?)?"


def full_year(digits: str) -> int:
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) > CENTURY_TURN - 1 else 2000)
    return int(digits)


def stated_year(found: Found, context: Context) -> int | None:
    """The year that the expression itself names: "2024", "vergangenen Jahres", "des Vorjahres"."""
    if word := found.get("year"):
        return int(word.value)
    base = context.base()
    if base is None:
        return None
    if found.get("year_unit") and (word := found.get("last", "next", "this")):
        return base.year + int(word.value)
    if found.get("year_unit") and found.get("before") and (word := found.get("count", "number")):
        return base.year - int(float(word.value))
    if (word := found.get("previous")) and word.value == "Y":
        return base.year - 1
    return None


def calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def years_around(context: Context) -> list[int]:
    base = context.base()
    return [] if base is None else [year for year in range(base.year - 1, base.year + 2) if 1 <= year <= 9999]


# What stands between a year and the day it dates: "2014 starben in Ulm am 3. Mai", but not "Die 1998 gebaute Fähre war am 3. Mai", not
# "war 1998 gebaut worden und hatte am 3. Mai …".
_NEW_STATEMENT = re.compile(
    r"[,;:–—()]|\bund\b|^ (?:[\wäöüß]+ ){0,3}[a-zäöüß]+(?:te|ene|te[nrms]|ene[nrms])\b"
)
_OF_OTHERS = re.compile(r"(?:\b[Ss]eit|\baus dem Jahr|\bBaujahr) $")


def told_year(found: Found, context: Context) -> int | None:
    """The year of which the sentence tells, when it stands before and no new statement begins between."""
    near = context.near_anchor()
    if not near or near.sentence != context.sentence or len(near.value) != 4 or not near.value.isdigit():
        return None
    text, start = found.tokens.text, found.tokens.spans[found.first][0]
    at = text.rfind(near.value, 0, start)
    if at >= 0 and (
        _NEW_STATEMENT.search(text[at + 4 : start]) or _OF_OTHERS.search(text[max(0, at - 14) : at])
    ):
        return None
    return int(near.value)


def before_christ(found: Found) -> bool:
    """ "am 15. März 44 v. Chr.": a year that is no four-digit one."""
    return found.tokens.word(found.last).isdigit() and found.tokens.word(found.last + 1) in ("v", "n")


def day_of_month(found: Found, context: Context, month: int, day: int) -> Reading | None:
    year = stated_year(found, context)
    if year is not None:
        stated = calendar_day(year, month, day)
        return Reading(stated.isoformat()) if stated else None
    if calendar_day(2000, month, day) is None or before_christ(found):
        return None
    options = [option for year in years_around(context) if (option := calendar_day(year, month, day))]
    weekday = next((word for word in found.inside if word.kind in ("weekday", "weekday_short")), None)
    if weekday and options:
        fitting = [option for option in options if option.isoweekday() == int(weekday.value)]
        if len(fitting) == 1:
            return Reading(fitting[0].isoformat())
    if known := context.known_day(month, day):
        return Reading(known.isoformat())
    if (told := told_year(found, context)) and (stated := calendar_day(told, month, day)):
        return Reading(stated.isoformat(), vague_year=True)
    chosen = context.choose(options)
    return Reading(chosen.isoformat() if chosen else f"XXXX-{month:02}-{day:02}", vague_year=True)


# Days back to which a bare weekday in the present goes: tabloids tell of yesterday so ("85 Autos krachen am Montag ineinander"), while of
# plans five days ahead one writes "am kommenden Montag". In the annotated articles every present of a day ahead is within four days.
TOLD_IN_PRESENT = 2


def weekday_near(context: Context, number: int) -> date | None:
    base = context.base_day()
    if base is None:
        return None
    past = base - timedelta(days=(base.isoweekday() - number) % 7)
    if past == base or context.tense() not in (Tense.FUTURE, Tense.PRESENT):
        return past
    if context.tense() is Tense.PRESENT and (base - past).days <= TOLD_IN_PRESENT:
        return past
    return past + timedelta(days=7)


def weekday_directed(found: Found, context: Context, number: int) -> date | None:
    direction, base = found.get("last", "next"), context.base_day()
    if direction is None or base is None:
        return weekday_near(context, number)
    if direction.kind == "last":
        return base - timedelta(
            days=(base.isoweekday() - number - 1) % 7 + 1, weeks=-int(direction.value) - 1
        )
    return base + timedelta(days=(number - base.isoweekday() - 1) % 7 + 1)


def clocked(day: date | None, code: str) -> str:
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{code}"


def part_of_day(
    day: date | None, code: str, found: Found, *, is_claim: bool = True, mod: str | None = None
) -> Reading:
    """A claim at the precision of a day, with a TIME annotation for the part of the day."""
    first, last = found.tokens.spans[found.first][0], found.tokens.spans[found.last - 1][1]
    tag = Tag(first, last, TimexType.TIME, clocked(day, code))
    return Reading(day.isoformat() if day else "XXXX-XX-XX", mod, tags=(tag,), is_claim=is_claim)


def whole_tag(found: Found, type_: TimexType, value: str, mod: str | None = None) -> Tag:
    first, last = found.tokens.spans[found.first][0], found.tokens.spans[found.last - 1][1]
    return Tag(first, last, type_, value, mod)


def part_modifier(found: Found) -> str | None:
    word = found.get("part", "part_word", "year_part", "month_part", "week_part")
    return word.value if word else None


def is_plural(word: Word) -> bool:
    return word.text in (
        "Jahre",
        "Jahren",
        "Monate",
        "Monaten",
        "Tage",
        "Tagen",
        "Wochen",
        "Stunden",
        "Minuten",
        "Sekunden",
        "Jahrzehnte",
        "Jahrzehnten",
        "Jahrhunderte",
        "Jahrhunderten",
        "Wochenenden",
        "Quartale",
        "Quartalen",
    )


def count_of(counts: list[Word]) -> str:
    if not counts or any(word.kind == "few" for word in counts):
        return "X"
    return max((word.value.replace(",", ".") for word in counts), key=float)
