"""The grammar of German time expressions: patterns over token classes, each with the function that reads its value.

A pattern is written in the classes of ``date_tokens``; the rules are tried in the order in which they stand here, at each
token the first that matches wins. A reader returns None when the match is no time expression after all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claims.extraction.date_context import Context
from claims.extraction.date_tense import Tense
from claims.extraction.date_tokens import TokenizedText, Word, compiled, word_set
from claims.extraction.date_values import (
    at_unit,
    bounds,
    duration_value,
    half_value,
    last_day,
    month_value,
    moved,
    quarter_value,
    season_of,
    week_value,
)
from claims.extraction.holidays import holiday
from claims.extraction.timex import Tag, TimexType

# Two-digit years: 70 and later are of the last century. POSIX strptime draws the line at 69.
CENTURY_TURN = 69
# "15 Stunden nach dem Unfall" is another day, "zwei Stunden nach dem Unfall" a time of the same.
HOURS_OF_ANOTHER_DAY = 12
# "Am Tag zuvor" refers to a date at most so many sentences back, else to the day of publication.
REFERENCE_SENTENCES = 3
# A bare number is read as a year between these; older years need a word like "Jahr" or "seit" beside them.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2099


class Found:
    """A match of a pattern: its classified words (those looked ahead at included) by class."""

    def __init__(self, tokens: TokenizedText, first: int, last: int, ahead: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.words = tokens.classified(first, ahead)
        self.inside = [word for word in self.words if word.start < tokens.spans[last - 1][1]]

    def get(self, *kinds: str) -> Word | None:
        """The first word of one of the classes."""
        return next((word for word in self.words if word.kind in kinds), None)

    def all(self, *kinds: str) -> list[Word]:
        return [word for word in self.words if word.kind in kinds]

    def value(self, *kinds: str) -> str:
        word = self.get(*kinds)
        assert word is not None
        return word.value

    def number(self, *kinds: str) -> int:
        return int(self.value(*kinds).rstrip("."))

    @property
    def texts(self) -> set[str]:
        return {word.text.lower() for word in self.inside}

    @property
    def before(self) -> str:
        return self.tokens.word(self.first - 1)

    @property
    def after(self) -> str:
        return self.tokens.word(self.last)


@dataclass(slots=True)
class Reading:
    """What a rule reads. ``value`` is that of the claim; ``tags`` are given where the TIMEX3 annotation differs from
    "the whole match with this value". ``extra`` is the number of tokens after the match that belong to the quote."""

    value: str
    mod: str | None = None
    type: TimexType = TimexType.DATE
    is_claim: bool = True
    tags: tuple[Tag, ...] = ()
    extra: int = 0
    quant: str | None = None
    vague_year: bool = False


Reader = Callable[[Found, Context], Reading | None]
_RULES: list[tuple[str, Reader]] = []


def rule(*patterns: str) -> Callable[[Reader], Reader]:
    """Registers the reader for each of the patterns."""

    def register(reader: Reader) -> Reader:
        _RULES.extend((compiled(pattern), reader) for pattern in patterns)
        return reader

    return register


# --- years and days ------------------------------------------------------------------------------------------------


def _full_year(digits: str) -> int:
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) > CENTURY_TURN - 1 else 2000)
    return int(digits)


def _stated_year(found: Found, context: Context) -> int | None:
    """The year that the expression itself names: "2024", "vergangenen Jahres", "des Vorjahres"."""
    if word := found.get("year"):
        return int(word.value)
    base = context.base()
    if base is None:
        return None
    if found.get("year_unit") and (word := found.get("last", "next", "this")):
        return base.year + int(word.value)
    if (word := found.get("previous")) and word.value == "Y":
        return base.year - 1
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years_around(context: Context) -> list[int]:
    base = context.base()
    return [] if base is None else [year for year in range(base.year - 1, base.year + 2) if 1 <= year <= 9999]


def _day_of_month(found: Found, context: Context, month: int, day: int) -> Reading | None:
    year = _stated_year(found, context)
    if year is not None:
        stated = _day(year, month, day)
        return Reading(stated.isoformat()) if stated else None
    if _day(2000, month, day) is None:
        return None
    options = [option for year in _years_around(context) if (option := _day(year, month, day))]
    if (weekday := found.get("weekday", "weekday_short")) and options:
        fitting = [option for option in options if option.isoweekday() == int(weekday.value)]
        if len(fitting) == 1:
            return Reading(fitting[0].isoformat())
    if known := context.known_day(month, day):
        return Reading(known.isoformat())
    near = context.near_anchor()
    if near and near.sentence == context.sentence and len(near.value) == 4 and near.value.isdigit():
        stated = _day(int(near.value), month, day)
        if stated:
            return Reading(stated.isoformat(), vague_year=True)
    chosen = context.choose(options)
    return Reading(chosen.isoformat() if chosen else f"XXXX-{month:02}-{day:02}", vague_year=True)


_JOIN = "(?:{and|or|bis|dash|slash|comma}|{comma}{and})"


@rule(
    "(?:{WEEKDAY}{comma}?{article}?)?{day}(?=(?P<ahead>" + _JOIN + "{article|to|am}?"
    "(?:{WEEKDAY}{comma}?{article}?)?(?:{day}" + _JOIN + "{article}?)*{day}{MONTH}{OF_YEAR}?))",
    "{WEEKDAY_LEAD}?{day|ordinal}{article}?{MONTH}{OF_YEAR}?",
    "{MONTH}{day|number}{comma}?{year}",
    "{number}{month}{year}",
)
def _day_and_month(found: Found, context: Context) -> Reading | None:
    """ "am 18. Mai", "Dienstag, 3. Juni 2025", "der 3. bis 5. Mai" (its first day), "April 29, 2016"."""
    return _day_of_month(
        found, context, found.number("month", "month_short"), found.number("day", "ordinal", "number")
    )


@rule("{WEEKDAY_LEAD}?{numeric_date|iso_date}{comma}?")
def _numeric(found: Found, context: Context) -> Reading | None:
    """ "3.6.2025", "Freitag, 13.11.15", "24.04.", "2025-06-03"."""
    word = found.get("numeric_date", "iso_date")
    assert word is not None
    if found.tokens.kind(found.last - 1) == "comma":
        found.last -= 1
    numbers = re.findall(r"\d+", word.text)
    if word.kind == "iso_date":
        stated = _day(int(numbers[0]), int(numbers[1]), int(numbers[2]))
        return Reading(stated.isoformat()) if stated else None
    day, month = int(numbers[0]), int(numbers[1])
    if len(numbers) == 3:
        stated = _day(_full_year(numbers[2]), month, day)
        return Reading(stated.isoformat()) if stated else None
    return _day_of_month(found, context, month, day)


@rule("(?:{WEEKDAY}{comma}?{article}?)?{dotted|decimal}(?!{o_clock})")
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
    return None if found.after[:1].isupper() else _day_of_month(found, context, int(month), int(day))


# --- days relative to publication ------------------------------------------------------------------------------------


def _clocked(day: date | None, code: str) -> str:
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{code}"


def _part_of_day(
    day: date | None, code: str, found: Found, *, is_claim: bool = True, mod: str | None = None
) -> Reading:
    """A claim at the precision of a day, with a TIME annotation for the part of the day."""
    first, last = found.tokens.spans[found.first][0], found.tokens.spans[found.last - 1][1]
    tag = Tag(first, last, TimexType.TIME, _clocked(day, code))
    return Reading(day.isoformat() if day else "XXXX-XX-XX", mod, tags=(tag,), is_claim=is_claim)


def _weekday(context: Context, number: int) -> date | None:
    base = context.base()
    if base is None:
        return None
    past = base - timedelta(days=(base.isoweekday() - number) % 7)
    if context.tense() in (Tense.FUTURE, Tense.PRESENT):
        return past if past == base else past + timedelta(days=7)
    return past


@rule("{day_word}(?:{am}?{early}?{daypart}|{day_word}|{frueh})", "{day_word}")
def _relative_day(found: Found, context: Context) -> Reading | None:
    """ "heute", "gestern Abend", "gestern am späten Abend", "heute früh", "gestern morgen"."""
    day = moved(context.now, int(found.value("day_word")), "D") if context.now else None
    if found.last - found.first > 1:
        part = found.get("daypart", "frueh")
        return _part_of_day(day, part.value if part else "MO", found)
    if found.inside[0].text == "Morgen":
        return None
    return Reading(day.isoformat() if day else "XXXX-XX-XX")


@rule("{day_adjective}(?:{weekday}|{holiday}|{weekday_part}|{day_unit}|{daypart})", "{day_adjective}")
def _day_adjective(found: Found, context: Context) -> Reading | None:
    """ "am heutigen Sonntag", "mit dem gestrigen Tag", "der heutige Protestzug"."""
    day = moved(context.now, int(found.value("day_adjective")), "D") if context.now else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    if part := found.get("daypart", "weekday_part"):
        return _part_of_day(day, part.value[-2:], found)
    if weekday := found.get("weekday", "holiday"):
        return Reading(value, tags=(Tag(weekday.start, weekday.end, TimexType.DATE, value),))
    return Reading(value)


@rule(
    "{daypart}{to|von}{article}?(?:{WEEKDAY}{comma}?{article}?)?{day|ordinal}{MONTH}{OF_YEAR}?",
    "{daypart}{von}{article}?{day}?{weekday}?{to}{article}?(?:{WEEKDAY}{comma}?{article}?)?{day|ordinal}{MONTH}{OF_YEAR}?",
)
def _night_to_day(found: Found, context: Context) -> Reading | None:
    """ "in der Nacht zum 1. Januar 2011": the day that the night ends with."""
    days = found.all("day", "ordinal")
    month = found.number("month", "month_short")
    reading = _day_of_month(found, context, month, int(days[-1].value.rstrip(".")))
    if reading is None:
        return None
    night = bounds(reading.value)
    before = night[0] - timedelta(days=1) if night else None
    return Reading(reading.value, tags=_part_of_day(before, found.value("daypart"), found).tags)


@rule("{daypart}{to|von}{day_word}")
def _night_to_day_word(found: Found, context: Context) -> Reading | None:
    """ "in der Nacht zu heute"."""
    day = moved(context.now, int(found.value("day_word")), "D") if context.now else None
    before = day - timedelta(days=1) if day else None
    tags = _part_of_day(before, found.value("daypart"), found).tags
    return Reading(day.isoformat() if day else "XXXX-XX-XX", tags=tags)


@rule("{daypart}(?:{von}{weekday})?{to|von}{article}?{weekday}")
def _night_to_weekday(found: Found, context: Context) -> Reading | None:
    """ "in der Nacht zum Montag", "in der Nacht von Sonntag auf Montag"."""
    day = _weekday(context, int(found.all("weekday")[-1].value))
    before = day - timedelta(days=1) if day else None
    tags = _part_of_day(before, found.value("daypart"), found).tags
    return Reading(day.isoformat() if day else "XXXX-XX-XX", tags=tags)


@rule("{early}?{daypart}{article|von}(?:{WEEKDAY}{comma}?{article}?)?{day}{MONTH}{OF_YEAR}?")
def _part_of_date(found: Found, context: Context) -> Reading | None:
    """ "am Abend des 13. Januars"."""
    reading = _day_of_month(found, context, found.number("month", "month_short"), found.number("day"))
    if reading is None:
        return None
    span = bounds(reading.value)
    return Reading(
        reading.value, tags=_part_of_day(span[0] if span else None, found.value("daypart"), found).tags
    )


@rule(
    "{early}?{daypart}{article}?{weekday}",
    "{DIRECTION}?{early}?{weekday_part}",
    "{early}{weekday}",
    "{DIRECTION}?{weekday}(?:{early}?{daypart}|{frueh}|{daypart_adverb}|{day_word})",
)
def _part_of_weekday(found: Found, context: Context) -> Reading | None:
    """ "am Montagabend", "am frühen Dienstagmorgen", "am späten Nachmittag des Montag"."""
    if word := found.get("weekday_part"):
        number, code = word.value[0], word.value[1:]
    else:
        number = found.value("weekday")
        part = found.get("daypart", "frueh", "daypart_adverb", "early")
        code = part.value if part else "MO"
    return _part_of_day(_directed_weekday(found, context, int(number)), code, found)


def _directed_weekday(found: Found, context: Context, number: int) -> date | None:
    direction, base = found.get("last", "next"), context.base()
    if direction is None or base is None:
        return _weekday(context, number)
    if direction.kind == "last":
        return base - timedelta(days=(base.isoweekday() - number - 1) % 7 + 1)
    return base + timedelta(days=(number - base.isoweekday() - 1) % 7 + 1)


@rule("{weekday}{comma}{article}?{day}")
def _weekday_and_day(found: Found, context: Context) -> Reading | None:
    """ "Freitag, dem 8.": the day of that number that is such a weekday, nearest to the date at hand."""
    base = context.base()
    if base is None:
        return None
    number, weekday = found.number("day"), found.number("weekday")
    months = [moved(base.replace(day=1), shift, "M") for shift in range(-6, 7)]
    days = [day for month in months if month and (day := _day(month.year, month.month, number))]
    fitting = [day for day in days if day.isoweekday() == weekday]
    chosen = min(fitting, key=lambda day: abs((day - base).days), default=None)
    return Reading(chosen.isoformat()) if chosen else None


@rule("{DIRECTION}?{weekday}")
def _plain_weekday(found: Found, context: Context) -> Reading | None:
    """ "am Donnerstag", "am kommenden Samstag", "vergangenen Freitag"."""
    day = _directed_weekday(found, context, found.number("weekday"))
    return Reading(day.isoformat() if day else "XXXX-XX-XX", vague_year=True)


# --- weeks, months, seasons, years -----------------------------------------------------------------------------------

_PART = "(?:{part|part_word}{article}?)?"


def _part_mod(found: Found) -> str | None:
    word = found.get("part", "part_word", "year_part", "month_part", "week_part")
    return word.value if word else None


@rule(
    "{month}(?=(?P<ahead>{bis|dash|or|slash|and}{article|to}?{month}{OF_YEAR}?))",
    _PART + "{early}?{month}{OF_YEAR}?",
    _PART + "{DIRECTION}{month}",
    _PART + "{month_short}{dot}?{year}",
)
def _month(found: Found, context: Context) -> Reading | None:
    """ "im November", "Ende April 2025", "Juli dieses Jahres", "im kommenden Mai", "von Mai bis Juli 2024" (its first)."""
    month, mod = found.number("month", "month_short"), _part_mod(found)
    year = _stated_year(found, context)
    if year is not None:
        return Reading(month_value(year, month), mod)
    base = context.base()
    if base is None:
        return Reading(f"XXXX-{month:02}", mod, vague_year=True)
    if (direction := found.get("last", "next")) is not None:
        if direction.kind == "last":
            year = base.year - (month >= base.month)
        else:
            year = base.year + (month <= base.month)
        return Reading(month_value(year, month), mod)
    near = context.near_anchor()
    if near and near.sentence == context.sentence and len(near.value) == 4 and near.value.isdigit():
        return Reading(month_value(int(near.value), month), mod, vague_year=True)
    chosen = context.choose((date(year, month, 1) for year in _years_around(context)), reach=30)
    return Reading(month_value(chosen.year, month) if chosen else f"XXXX-{month:02}", mod, vague_year=True)


@rule(
    "{ordinal}{day_unit}{article}?{month}{OF_YEAR}?",
    "{last}{day_unit}{article}?{month}{OF_YEAR}?",
    "{ordinal|last}{week}{article|von}?{month}{OF_YEAR}?",
)
def _edge_of_month(found: Found, context: Context) -> Reading | None:
    """ "in den ersten Tagen des Juni", "in der letzten Woche des Mai"."""
    reading = _month(found, context)
    if reading is None:
        return None
    if found.get("last"):
        reading.mod = "end"
    else:
        reading.mod = "start" if found.number("ordinal") == 1 else None
    return reading


@rule(_PART + "{DIRECTION}?{season}(?:{OF_YEAR}|{year_span})?")
def _season(found: Found, context: Context) -> Reading | None:
    """ "im Herbst 2024", "im vergangenen Herbst", "im Winter 2024/25"."""
    code, part = found.value("season").split()
    mod = _part_mod(found) or (None if part == "-" else part)
    base = context.base()
    if span := found.get("year_span"):
        return Reading(f"{span.text[:4]}-{code}", mod)
    year = _stated_year(found, context)
    if year is not None:
        return Reading(f"{year}-{code}", mod)
    if base is None:
        return Reading(f"XXXX-{code}", mod)
    spans = {year: span for year in _years_around(context) if (span := bounds(f"{year:04}-{code}"))}
    direction = found.get("last", "next")
    if direction and direction.kind == "last":
        ended = [year for year, (_, last) in spans.items() if last < base]
        return Reading(f"{ended[-1] if ended else base.year - 1}-{code}", mod)
    if direction:
        coming = [year for year, (first, _) in spans.items() if first > base]
        return Reading(f"{coming[0] if coming else base.year + 1}-{code}", mod)
    if found.get("this"):
        current_year, current = season_of(base)
        return Reading(f"{current_year if current == code else base.year}-{code}", mod)
    if found.before[:1].isupper() and found.before.lower() not in _OPENING_PREPOSITIONS:
        return None
    if found.before.lower() not in _OPENING_PREPOSITIONS and not found.get("part"):
        return None
    chosen = context.choose((first for first, _ in spans.values()), reach=91)
    year = next(year for year, (first, _) in spans.items() if first == chosen)
    return Reading(f"{year}-{code}", mod)


_OPENING_PREPOSITIONS = frozenset(
    "im am zum seit ab bis vom für vor diesen den der dem nach zur in über".split()
)


@rule(_PART + "(?:{day|ordinal}|{DIRECTION}){quarter|half}{OF_YEAR}?")
def _quarter(found: Found, context: Context) -> Reading | None:
    """ "im ersten Quartal 2024", "im vergangenen Halbjahr"."""
    quarter = found.get("quarter") is not None
    size, value_of = (3, quarter_value) if quarter else (6, half_value)
    base = context.base()
    if word := found.get("day", "ordinal"):
        number = int(word.value.rstrip("."))
        if number > 12 // size:
            return None
        year = _stated_year(found, context)
        if year is None:
            options = [date(year, number * size - size + 1, 1) for year in _years_around(context)]
            chosen = context.choose(options, reach=31 * size)
            if chosen is None:
                return None
            year = chosen.year
        return Reading(f"{year}-{'Q' if quarter else 'H'}{number}", _part_mod(found))
    if base is None:
        return None
    day = moved(base, size * int(found.value("last", "next", "this")), "M")
    return Reading(value_of(day), _part_mod(found)) if day else None


@rule("{calendar_week}{number}{OF_YEAR}?", "{day}{calendar_week}{OF_YEAR}?")
def _calendar_week(found: Found, context: Context) -> Reading | None:
    """ "in der Kalenderwoche 12", "in der 12. KW 2025"."""
    year, base, number = _stated_year(found, context), context.base(), found.number("number", "day")
    if year is None:
        year = base.year if base else None
    if year is None or not 1 <= number <= 53:
        return None
    return Reading(f"{year}-W{number:02}")


@rule(
    "{DIRECTION}{COUNT}{UNIT}",
    "{DIRECTION}{UNIT}",
    "{part}{article}{week|month_unit|decade_unit|century|quarter|half}",
)
def _directed_unit(found: Found, context: Context) -> Reading | None:
    """ "im vergangenen Jahr", "nächste Woche", "in den kommenden Monaten", "in den letzten sechs Jahren"."""
    unit_word = found.inside[-1]
    unit, base = unit_word.value, context.base()
    direction = found.get("last", "next", "this")
    counts = found.all("count", "number", "few", "decimal")
    if direction and (counts or _is_plural(unit_word)):
        return _directed_stretch(found, context, direction, unit, counts)
    if base is None or unit.startswith("T"):
        return None
    step = int(direction.value) if direction else 0
    if unit == "D":
        return _other_day(context, step)
    day = moved(base, step, unit)
    if unit == "WE" and direction and day:
        day = _weekend(context, direction, base)
    return Reading(at_unit(day, unit), _part_mod(found)) if day else None


def _weekend(context: Context, direction: Word, base: date) -> date:
    """A day of the weekend meant: the last one over, the next to come, or the one of this week."""
    saturday = base + timedelta(days=6 - base.isoweekday())
    if direction.kind == "last":
        return saturday - timedelta(days=7) if saturday + timedelta(days=1) >= base else saturday
    if direction.kind == "next" and base >= saturday:
        return saturday + timedelta(days=7)
    return saturday


def _is_plural(word: Word) -> bool:
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


def _other_day(context: Context, step: int) -> Reading | None:
    """ "am nächsten Tag", "an diesem Tag": counted from the day told about."""
    near = context.near_anchor(REFERENCE_SENTENCES)
    base = near.last if near and near.is_day else context.now
    day = moved(base, step, "D") if base else None
    return Reading(day.isoformat()) if day else None


def _count_of(counts: list[Word]) -> str:
    if not counts or any(word.kind == "few" for word in counts):
        return "X"
    return max((word.value.replace(",", ".") for word in counts), key=float)


def _directed_stretch(
    found: Found, context: Context, direction: Word, unit: str, counts: list[Word]
) -> Reading | None:
    count, now = _count_of(counts), context.now
    tag = _whole_tag(found, TimexType.DURATION, duration_value(count, unit))
    if direction.kind == "this" or unit.startswith("T"):
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))
    if count == "X" and direction.kind == "next":
        return Reading("FUTURE_REF", tags=(tag,))
    if now is None:
        return Reading("PAST_REF" if direction.kind == "last" else "FUTURE_REF", tags=(tag,))
    if count == "X":
        return Reading(f"../{at_unit(now, unit)}", "approx", tags=(tag,))
    size = float(count)
    coarse = unit in ("Y", "DE", "CE", "M")
    if unit == "DE":
        size, unit = size * 10, "Y"
    step = size - 1 if unit == "Y" else size
    other = moved(now, -step if direction.kind == "last" else size, unit)
    if other is None:
        return None
    span = sorted((other, now)) if direction.kind == "last" else [now, other]
    values = [at_unit(day, unit if coarse else "D") for day in span]
    if values[0] == values[1]:
        return Reading(values[0], tags=(tag,))
    return Reading("/".join(values), tags=(tag,))


def _whole_tag(found: Found, type_: TimexType, value: str, mod: str | None = None) -> Tag:
    first, last = found.tokens.spans[found.first][0], found.tokens.spans[found.last - 1][1]
    return Tag(first, last, type_, value, mod)


@rule(
    "{following|preceding|same}(?:{day_unit}|{week}|{month_unit}|{year_unit}|{weekend}|{weekday}|{weekday_part})",
    "{UNIT}{later|earlier}",
)
def _neighbour(found: Found, context: Context) -> Reading | None:
    """ "am folgenden Tag", "am Tag zuvor", "in der Woche darauf", "am selben Abend", "am darauffolgenden Montag"."""
    step = int(found.value("following", "preceding", "same", "later", "earlier"))
    word = found.get("weekday", "weekday_part")
    anchor = context.near_anchor(REFERENCE_SENTENCES)
    base = anchor.last if anchor and step > 0 else anchor.first if anchor else context.now
    if base is None:
        return None
    if word:
        number = int(word.value[0])
        if step > 0:
            day = base + timedelta(days=(number - base.isoweekday() - 1) % 7 + 1)
        else:
            day = base - timedelta(days=(base.isoweekday() - number - 1) % 7 + 1) if step else base
        return Reading(day.isoformat())
    unit = next(word.value for word in found.words if word.kind in _UNIT_KINDS)
    if unit.startswith("T") or (anchor and not anchor.is_day and unit in ("D", "W", "WE")):
        return None
    moved_day = moved(base, step, unit)
    return Reading(at_unit(moved_day, unit)) if moved_day else None


_UNIT_KINDS = frozenset(
    "second minute hour day_unit week weekend month_unit quarter half year_unit decade_unit century millennium".split()
)


@rule("{ordinal}{week|day_unit}")
def _counted(found: Found, context: Context) -> Reading | None:
    """ "in der dritten Woche", "am zweiten Tag": counted from the date that was told before "ersten"."""
    number, unit = found.number("ordinal"), found.value("week", "day_unit")
    if number == 1 or context.count_from is None:
        context.count_from = context.anchor.first if context.anchor and context.anchor.is_day else None
    day = moved(context.count_from, number - 1, unit) if context.count_from else None
    return Reading(at_unit(day, unit), is_claim=False) if day else None


@rule("{previous}")
def _previous(found: Found, context: Context) -> Reading | None:
    """ "im Vorjahr", "im Vormonat", "in der Vorwoche", "am Vortag", "im Folgejahr"."""
    code = found.value("previous")
    unit, step = code[-1], 1 if code.startswith("+") else -1
    anchor = context.near_anchor(REFERENCE_SENTENCES)
    if code == "Y" and context.now is not None:
        near = context.near_anchor()
        years = near if near and near.sentence == context.sentence and len(near.value) == 4 else None
        return Reading(f"{(years.first if years else context.now).year - 1}")
    refers = anchor and (step > 0 or (unit == "D" and anchor.is_day))
    base = anchor.first if anchor and refers else context.base()
    day = moved(base, step, unit) if base else None
    return Reading(at_unit(day, unit)) if day else None


@rule("{previous_period|previous_month|previous_quarter}")
def _previous_period(found: Found, context: Context) -> Reading | None:
    """ "im Vorjahreszeitraum": the months of the last year up to that of publication; Vorjahresmonat, Vorjahresquartal."""
    day = moved(context.now, -1, "Y") if context.now else None
    if day is None:
        return None
    if found.get("previous_month"):
        return Reading(month_value(day.year, day.month))
    if found.get("previous_quarter"):
        return Reading(quarter_value(day))
    return Reading(f"{day.year}-01/{month_value(day.year, day.month)}" if day.month > 1 else f"{day.year}-01")


@rule("{weekend}")
def _plain_weekend(found: Found, context: Context) -> Reading | None:
    """ "am Wochenende"."""
    if found.before.lower() not in ("am", "das", "ab", "seit", "zum", "vom", "bis", "fürs", "übers", "dem"):
        return None
    base = context.base()
    if base is None:
        return None
    saturday = base + timedelta(days=6 - base.isoweekday())
    if context.tense() not in (Tense.FUTURE, Tense.PRESENT) and saturday > base:
        saturday -= timedelta(days=7)
    return Reading(at_unit(saturday, "WE"))


@rule("{new_year}{year_unit}")
def _new_year(found: Found, context: Context) -> Reading | None:
    """ "im neuen Jahr", "im alten Jahr": said around New Year's Day."""
    base, step = context.base(), int(found.value("new_year"))
    if base is None:
        return None
    if step > 0:
        return Reading(f"{base.year + (base.month > 6)}")
    return Reading(f"{base.year - (base.month <= 6)}")


@rule("{year_word}", "{year_adjective}")
def _year_word(found: Found, context: Context) -> Reading | None:
    """ "heuer", "die letztjährigen Entsendungen"."""
    base = context.now
    return Reading(f"{base.year + int(found.value('year_word', 'year_adjective'))}") if base else None


@rule("{year_part|month_part|week_part}{article}?{OF_YEAR}?")
def _part_of_period(found: Found, context: Context) -> Reading | None:
    """ "zum Jahresende", "zum Jahreswechsel 2024/25", "zum Wochenbeginn"."""
    base, mod = context.base(), _part_mod(found)
    year = _stated_year(found, context)
    if year is not None and found.get("year_part"):
        return Reading(f"{year}", mod)
    if base is None:
        return None
    if found.get("year_part"):
        past_end = mod == "end" and context.tense() is Tense.PAST and base.month <= 6
        return Reading(f"{base.year - past_end}", mod)
    return Reading(at_unit(base, "M" if found.get("month_part") else "W"), mod)


@rule("(?:{DIRECTION}|{day|ordinal})?{holiday}(?:{OF_YEAR}|{year_span})?")
def _holiday(found: Found, context: Context) -> Reading | None:
    """ "zu Weihnachten", "Ostern 2025", "am Pfingstmontag"."""
    rule_text, number = found.value("holiday"), found.get("day", "ordinal")
    later = timedelta(
        days=(int(number.value.rstrip(".")) - 1) * (7 if rule_text.startswith("advent") else 1)
        if number
        else 0
    )
    year = _stated_year(found, context)
    if span := found.get("year_span"):
        year = int(span.text[:4])
    if year is not None:
        return Reading((holiday(rule_text, year) + later).isoformat()) if 1583 <= year <= 9998 else None
    direction, base = found.get("last", "next"), context.base()
    if (
        found.before
        and not direction
        and not found.get("this")
        and found.before.lower() not in _BEFORE_HOLIDAY
    ):
        return None
    if base is None:
        return Reading(f"XXXX-{rule_text}" if rule_text[0].isdigit() and not number else "XXXX-XX-XX")
    days = [holiday(rule_text, year) + later for year in _years_around(context)]
    if direction and direction.kind == "last":
        chosen = max((day for day in days if day < base), default=None)
    elif direction:
        chosen = min((day for day in days if day > base), default=None)
    else:
        chosen = context.choose(days)
    return Reading(chosen.isoformat()) if chosen else None


_BEFORE_HOLIDAY = frozenset(
    "an am zu zum vor nach seit bis über ab um von vom für in während gegen der den dem des das und noch erst . ! ? : , ( „".split()
)


@rule(_PART + "{decade}{dash}?{year_unit}?")
def _decade(found: Found, context: Context) -> Reading | None:
    """ "in den 1990er Jahren", "in den 90er-Jahren", "Mitte der 80er"."""
    digits = re.sub(r"\D", "", found.value("decade"))
    return Reading(
        digits[:3] if len(digits) == 4 else f"{'19' if digits >= '20' else '20'}{digits[0]}", _part_mod(found)
    )


@rule(_PART + "{DIRECTION}?{day|ordinal}{century}", _PART + "{DIRECTION}{century}")
def _century(found: Found, context: Context) -> Reading | None:
    """ "im 19. Jahrhundert" → 18."""
    if word := found.get("day", "ordinal"):
        return Reading(f"{int(word.value.rstrip('.')) - 1:02}", _part_mod(found))
    base = context.now
    return (
        Reading(f"{base.year // 100 + int(found.value('last', 'next', 'this')):02}", _part_mod(found))
        if base
        else None
    )


@rule("{year_span}")
def _year_span(found: Found, context: Context) -> Reading | None:
    """ "2024/25" → 2024/2025."""
    first, last = re.findall(r"\d+", found.value("year_span"))
    last = first[: 4 - len(last)] + last
    return Reading(f"{first}/{last}") if int(first) < int(last) <= int(first) + 1 else None


@rule(
    _PART + "{DIRECTION}?{year_unit}{year}",
    _PART + "{DIRECTION}{year_unit}",
    "{part|part_word}{article}?{year_unit}",
    "{part|part_word}{year}",
    "{part}{article}{previous}",
)
def _year(found: Found, context: Context) -> Reading | None:
    """ "im Jahr 2024", "Ende 2024", "Anfang des Jahres", "Ende vergangenen Jahres"."""
    year, base, mod = _stated_year(found, context), context.base(), _part_mod(found)
    if year is None and found.get("previous"):
        return None
    if year is None and base is not None:
        year = base.year
        if mod == "end" and context.tense() is Tense.PAST and base.month <= 6:
            year -= 1
    return Reading(f"{year}", mod) if year is not None else None


@rule("{year}")
def _bare_year(found: Found, context: Context) -> Reading | None:
    """ "2017 waren …", "seit 2022"; not "2000 Menschen" and not "Agenda 2030"."""
    year, before, after = int(found.value("year")), found.before, found.after
    preposition = before.lower() in (
        "seit",
        "ab",
        "bis",
        "von",
        "um",
        "anno",
        "zwischen",
        "nach",
        "vor",
        "gegen",
        "für",
        "auf",
        "und",
    )
    bracketed = before == "(" and after in (")", ",", "–", "-")
    if not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR and not (
        bracketed or before.lower() in ("seit", "anno")
    ):
        return None
    if found.tokens.kind(found.first - 1) == "present":
        return None
    if before in word_set("designation") or before.lower() in word_set("quantity_mark"):
        return None
    if found.tokens.kind(found.last) in ("o_clock", *_UNIT_KINDS) or after in (
        "%",
        "°",
        "€",
        "$",
        "m",
        "km",
        "Prozent",
    ):
        return None
    if _counts_a_noun(year, before, after, preposition):
        return None
    noun = found.tokens.word(found.last + 1)
    if (
        before
        and after.endswith(("e", "en", "er"))
        and after.islower()
        and _counts_a_noun(year, before, noun, preposition)
    ):
        return None
    return Reading(f"{year}")


# Nouns that are counted in thousands; before them even 2017 is a quantity.
_COUNTED = re.compile(
    r"(?:Menschen|Personen|Euro|Dollar|Franken|Soldat\w*|Meter\w*|Kilometer\w*|Tonnen|Hektar|Einwohner\w*|Tote\w*|Kilogramm|Gramm|Liter\w*|"
    r"Mitarbeiter\w*|Beschäftigte\w*|Zuschauer\w*|Besucher\w*|Teilnehmer\w*|Mitglieder\w*|Stück|Demonstranten|Polizisten|Opfer\w*|Kinder\w*|"
    r"Häuser\w*|Fälle\w*|Stellen|Wohnungen|Fahrzeuge\w*|Quadratmeter\w*|Stimmen|Anhänger\w*|Gäste\w*|Flüchtlinge\w*|Verletzte\w*|Arbeitsplätze\w*|PS|Kilometern)"
)


def _counts_a_noun(year: int, before: str, after: str, preposition: bool) -> bool:
    if not after[:1].isupper():
        return False
    if _COUNTED.fullmatch(after):
        return True
    return year % 100 == 0 and not preposition and before != ""


# --- stretches of time ------------------------------------------------------------------------------------------------

_STRETCH = "{ABOUT}*{COUNT}{UNIT}"


def _amount(found: Found) -> tuple[str, str]:
    """Count ("3", "2.5", "X") and unit letter of "drei Jahre", "ein halbes Jahr", "zweieinhalb Wochen"."""
    unit = next(word.value for word in reversed(found.inside) if word.kind in _UNIT_KINDS)
    counts = found.all("count", "number", "decimal", "few")
    count = _count_of(counts)
    if (half := found.get("half_adjective", "three_quarters")) and count in ("X", "1"):
        count = half.value
    elif half and count != "X":
        count = f"{float(count) + 0.5:g}"
    if count not in ("X",) and float(count) != int(float(count)):
        smaller = {"Y": ("M", 12), "TH": ("TM", 60), "DE": ("Y", 10), "CE": ("Y", 100)}.get(unit)
        if smaller and float(count) * smaller[1] == int(float(count) * smaller[1]):
            return f"{float(count) * smaller[1]:g}", smaller[0]
    return (count if count == "X" else f"{float(count):g}"), unit


def _stretch_tag(found: Found) -> Tag:
    """The DURATION annotation of the count and unit inside a match."""
    count, unit = _amount(found)
    amount = [
        word
        for word in found.inside
        if word.kind not in ("before", "after", "in", "about", "exact", "later", "earlier", "since")
    ]
    return Tag(amount[0].start, amount[-1].end, TimexType.DURATION, duration_value(count, unit))


def _approximate(found: Found, count: str) -> str | None:
    return "approx" if found.get("about", "few") or count == "X" else None


def _claim_value(day: date, unit: str) -> str:
    """The precision of "vor drei Jahren" is the year, of "vor drei Wochen" the day."""
    return at_unit(day, unit if unit in ("Y", "M", "DE", "CE") else "D")


@rule("{before}" + _STRETCH)
def _ago(found: Found, context: Context) -> Reading | None:
    """ "vor drei Jahren" → the year three years before publication."""
    tag, (count, unit) = _stretch_tag(found), _amount(found)
    if count == "X" or context.now is None:
        value = "PAST_REF"
        return Reading(value, "approx", tags=(tag,), is_claim=False)
    day = moved(context.now, -float(count), unit)
    return Reading(_claim_value(day, unit), _approximate(found, count), tags=(tag,)) if day else None


@rule("{in}" + _STRETCH)
def _from_now(found: Found, context: Context) -> Reading | None:
    """ "in zwei Wochen"; a pure duration ("in zwei Wochen fertiggestellt") when the clause tells the past."""
    tag, (count, unit) = _stretch_tag(found), _amount(found)
    future = context.tense() is not Tense.PAST and not found.get("compare") and "nur" not in found.texts
    if count == "X" or context.now is None or not future or unit.startswith("T"):
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))
    day = moved(context.now, float(count), unit)
    mod = "approx" if unit in ("W", "M", "Y") else None
    return Reading(_claim_value(day, unit), mod, tags=(tag,)) if day else None


@rule(_STRETCH + "{later|earlier}")
def _later(found: Found, context: Context) -> Reading | None:
    """ "ein Monat später", "drei Tage zuvor": counted from the last date mentioned."""
    (count, unit), anchor = _amount(found), context.near_anchor(REFERENCE_SENTENCES)
    sign = int(found.value("later", "earlier"))
    base = anchor.first if anchor else context.now
    tag = _stretch_tag(found)
    if base is None or count == "X" or unit.startswith("T"):
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))
    day = moved(base, sign * float(count), unit)
    if day is None:
        return None
    if anchor and not anchor.is_day and unit in ("D", "W"):
        value = anchor.value
    elif anchor and unit in ("M", "W") and anchor.is_day and unit == "M":
        value = at_unit(day, "M")
    else:
        value = _claim_value(day, unit)
    return Reading(value, _approximate(found, count), tags=(tag,))


@rule(_STRETCH + "{after|before}")
def _from_event(found: Found, context: Context) -> Reading | None:
    """ "drei Tage nach dem Beben": by the event when the text has dated it, else the day of publication in the present
    tense or counted from the last date mentioned."""
    extra = _noun_phrase(found)
    tag = _stretch_tag(found)
    if not extra:
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,), extra=-1)
    count, unit = _amount(found)
    exact, sign = count != "X", 1 if found.get("after") else -1
    if unit.startswith("T") and (not exact or float(count) < HOURS_OF_ANOTHER_DAY):
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,), extra=-1)
    event_day = context.dated(found.tokens.word(found.last + extra - 1)) if exact else None
    if event_day:
        size = max(1.0, round(float(count) / 24)) if unit.startswith("T") else float(count)
        day = moved(event_day, sign * size, "D" if unit.startswith("T") else unit)
    else:
        day = context.told_day()
    if day is None:
        return None
    if not exact:
        return Reading(at_unit(day, "M" if unit == "W" else unit), "approx", tags=(tag,), extra=extra)
    return Reading(_claim_value(day, unit), None, tags=(tag,), extra=extra)


_DETERMINERS = frozenset(
    "der die das dem den des ein eine einem einen einer seiner seinem seinen ihrer ihrem ihren dieser diesem diesen".split()
)


# Events that stand without an article: "zwei Tage nach Beginn der Kämpfe", "kurz vor Kriegsende".
_BARE_EVENT = re.compile(
    r"(?:[Bb]eginn|[Aa]usbruch|[Ee]nde|[Ss]tart|[Aa]bschluss|Bekanntwerden|Inkrafttreten|Unterzeichnung)$"
)


def _noun_phrase(found: Found) -> int:
    """How many tokens after the match make up a simple noun phrase: determiner, lower-case words, noun. 0 for none."""
    tokens, position = found.tokens, found.last
    if tokens.word(position).lower() in _DETERMINERS:
        position += 1
    elif not _BARE_EVENT.search(tokens.word(position)):
        return 0
    limit = position + 4
    while position < min(limit, len(tokens)):
        word = tokens.word(position)
        if word[:1].isupper() and word.isalpha():
            return position + 1 - found.last
        if not (
            word.isalpha() and word[:1].islower() and word.endswith(("en", "er", "e", "es", "em"))
        ) and not (word.isdigit() or word in ("-",)):
            return 0
        position += 1
    return 0


# --- sets, clock times, references ------------------------------------------------------------------------------------


@rule("{every}(?:{ordinal|last|day}){weekday}(?:{within}|{article}){month_unit}")
def _every_month(found: Found, context: Context) -> Reading | None:
    """ "jeden letzten Samstag im Monat"."""
    return Reading("P1M", type=TimexType.SET, is_claim=False, quant=found.inside[0].text.lower())


@rule(
    "{every}(?:{ordinal|last|next|day|count|number})?(?:{UNIT}|{weekday}|{weekday_part}|{daypart}|{month}|{season})",
    "{every}{COUNT}{UNIT}",
)
def _every(found: Found, context: Context) -> Reading | None:
    """ "jeden Montag", "alle zwei Jahre", "jedes Jahr"."""
    word = found.inside[-1]
    counts = [word.value for word in found.all("count", "number") if word.value != "X"]
    count = counts[0] if counts else "1"
    if word.kind in _UNIT_KINDS:
        if found.inside[0].text.lower() in ("alle", "aller") and not counts:
            return None
        value = duration_value(count, word.value)
    elif word.kind in ("weekday", "weekday_part"):
        value = f"XXXX-WXX-{word.value[0]}"
    elif word.kind == "month":
        value = f"XXXX-{int(word.value):02}"
    elif word.kind == "season":
        value = f"XXXX-{word.value.split()[0]}"
    else:
        value = f"XXXX-XX-XXT{word.value}"
    return Reading(value, type=TimexType.SET, is_claim=False, quant=found.inside[0].text.lower())


@rule("{set_adverb}")
def _set_adverb(found: Found, context: Context) -> Reading | None:
    """ "täglich", "montags"."""
    return Reading(found.value("set_adverb"), type=TimexType.SET, is_claim=False)


@rule("{daypart_adverb}")
def _daypart_adverb(found: Found, context: Context) -> Reading | None:
    """ "abends"."""
    day = context.told_day()
    return Reading(_clocked(day, found.value("daypart_adverb")), type=TimexType.TIME, is_claim=False)


def _clock(word: Word) -> str | None:
    hours, _, minutes = word.text.replace(".", ":").partition(":")
    if int(hours) > 24 or (minutes and int(minutes[:2]) > 59):
        return None
    return f"{int(hours):02}:{minutes[:2] or '00'}"


@rule(
    "{clock|dotted|number|decimal}(?:{dash|bis|and}){clock|dotted|number|decimal}{o_clock}",
    "{clock|dotted|number|decimal}{o_clock}",
    "{clock}",
)
def _clock_time(found: Found, context: Context) -> Reading | None:
    """ "20.30 Uhr", "10-17 Uhr", "15:47"."""
    times = found.all("clock", "dotted", "number", "decimal")
    clocks = [_clock(word) for word in times if "," not in word.text]
    if None in clocks or len(clocks) != len(times):
        return None
    day = context.told_day(sentences=0)
    date_part = day.isoformat() if day else "XXXX-XX-XX"
    suffix = found.get("o_clock")
    tags = []
    for word, clock in zip(times, clocks, strict=True):
        end = suffix.end if suffix and word is times[-1] else word.end
        tags.append(Tag(word.start, end, TimexType.TIME, f"{date_part}T{clock}"))
    return Reading(tags[0].value, type=TimexType.TIME, is_claim=False, tags=tuple(tags))


@rule("{midnight}")
def _midnight(found: Found, context: Context) -> Reading | None:
    """ "um Mitternacht"."""
    day = context.told_day()
    return Reading(_clocked(day, "24:00"), type=TimexType.TIME, is_claim=False)


@rule("{early}?{daypart}")
def _plain_daypart(found: Found, context: Context) -> Reading | None:
    """ "am Abend", "in der Nacht", "bis zum Morgen": of the day that the text is telling about."""
    before = found.before.lower()
    code = found.value("daypart")
    word = found.inside[-1].text
    if word == "Morgen" and before not in _BEFORE_DAYPART:
        day = moved(context.now, 1, "D") if context.now else None
        starts = not before or before in '.!?:“”«»"„'
        return Reading(day.isoformat() if day else "XXXX-XX-XX") if starts else None
    if before == "über" and code == "NI":
        return _part_of_day(context.told_day(), code, found, is_claim=False)
    if before not in _BEFORE_DAYPART:
        return None
    return _part_of_day(context.told_day(), code, found)


_BEFORE_DAYPART = frozenset("am der den dem zum ab gegen bis seit diesem dieser zur selben gleichen".split())


@rule("{present|past|future}")
def _reference(found: Found, context: Context) -> Reading | None:
    """ "jetzt", "damals", "bald"; "Ex-Minister"."""
    word = found.inside[0]
    if word.text == "Ex" and found.tokens.kind(found.last) != "dash":
        return None
    return Reading(word.value, is_claim=False)


@rule(
    "{since|before|after|in}{year_unit|month_unit|week|day_unit|hour|minute|decade_unit|century}",
)
def _bare_plural(found: Found, context: Context) -> Reading | None:
    """ "seit Jahren", "vor Wochen"."""
    word = found.inside[-1]
    if not _is_plural(word):
        return None
    tag = Tag(word.start, word.end, TimexType.DURATION, duration_value("X", word.value))
    return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))


@rule(_STRETCH, "{COUNT}{dash}{UNIT}")
def _duration(found: Found, context: Context) -> Reading | None:
    """ "zehn Jahre", "mehr als eine Stunde", "14-Tage-Frist"."""
    count, unit = _amount(found)
    mods = {"more": "more_than", "less": "less_than"}
    compare = found.get("compare")
    mod = mods[compare.value] if compare else _approximate(found, "1")
    tag = _stretch_tag(found)
    return Reading(
        duration_value(count, unit),
        mod if mod != "approx" or count != "X" else None,
        type=TimexType.DURATION,
        is_claim=False,
        tags=(tag,),
    )


def next_match(symbols: str, position: int, refused: int) -> tuple[int, int, int] | None:
    """The first rule after the ``refused`` one that matches at ``position``: its number, the end of the match and the end
    of what it looks ahead at."""
    for index in range(refused + 1, len(_RULES)):
        if match := _alone(index).match(symbols, position):
            return index, match.end(), match.end("ahead") if "ahead" in match.re.groupindex else match.end()
    return None


@cache
def _alone(index: int) -> re.Pattern[str]:
    return re.compile(_RULES[index][0])


def grammar() -> tuple[re.Pattern[str], tuple[Reader, ...]]:
    """All patterns as one expression, the n-th in a group named ``r<n>``, and their readers in the same order. What a
    pattern only looks ahead at ends with a group named ``a<n>``."""
    parts = []
    for index, (pattern, _) in enumerate(_RULES):
        named = pattern.replace("(?P<ahead>", f"(?P<a{index}>")
        parts.append(f"(?P<r{index}>{named})")
    return re.compile("|".join(parts)), tuple(reader for _, reader in _RULES)
