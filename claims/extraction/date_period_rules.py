"""Rules for weeks, months, seasons and quarters, stated or relative: "Ende April 2025", "nächste Woche", "am Tag zuvor"."""

from datetime import date, timedelta

from claims.extraction.date_calendar import (
    PART,
    UNIT_KINDS,
    before_christ,
    count_of,
    is_plural,
    part_modifier,
    stated_year,
    told_year,
    whole_tag,
    years_around,
)
from claims.extraction.date_context import Context
from claims.extraction.date_grammar import Found, Reading, RuleList
from claims.extraction.date_quotes import prepositions
from claims.extraction.date_tense import Tense
from claims.extraction.date_tokens import Word, word_set
from claims.extraction.date_values import (
    at_unit,
    bounds,
    duration_value,
    half_value,
    month_value,
    moved,
    quarter_value,
    season_of,
)
from claims.extraction.timex import Tag, TimexType

rules = RuleList()

_COMPOUNDS = ("month_week", "month_weekend", "month_half", "month_days")


@rules.add(
    "{month}(?=(?P<ahead>{bis|dash|or|slash|and}{article|to}?{month}{OF_YEAR}?))",
    PART + "{early}?{month}{OF_YEAR}?",
    PART + "{DIRECTION}{month}",
    PART + "{month_short}{dot}?{year}",
)
def _month(found: Found, context: Context) -> Reading | None:
    """ "im November", "Ende April 2025", "Juli dieses Jahres", "im kommenden Mai", "von Mai bis Juli 2024" (its first)."""
    month, mod = found.number("month", "month_short", *_COMPOUNDS), part_modifier(found)
    year = stated_year(found, context)
    if year is not None:
        return Reading(month_value(year, month), mod)
    base = context.base()
    if base is None:
        return Reading(f"XXXX-{month:02}", mod, vague_year=True)
    if before_christ(found) or (found.last - found.first == 1 and _is_name(found)):
        return None
    if (direction := found.get("last", "next")) is not None:
        if direction.kind == "last":
            year = base.year - (month >= base.month)
        else:
            year = base.year + (month <= base.month)
        return Reading(month_value(year, month), mod)
    if (told := told_year(found, context)) is not None:
        return Reading(month_value(told, month), mod, vague_year=True)
    chosen = context.choose((date(year, month, 1) for year in years_around(context)), reach=30)
    return Reading(month_value(chosen.year, month) if chosen else f"XXXX-{month:02}", mod, vague_year=True)


def _is_name(found: Found) -> bool:
    """ "August Bebel", "Karl Mai": a month without a word that announces it, beside another capitalised word."""
    before, after = found.before, found.after
    announced = (
        not before
        or before in "(,:;–-"
        or before.islower()
        or before.lower() in prepositions()
        or bool(found.tokens.kind(found.first - 1))
    )
    return not announced or (before in ("", "(", ",", ":", ";", "–", "-") and after[:1].isupper())


@rules.add(
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


@rules.add("{ordinal|day|last}{month_week|month_weekend|month_half|month_days}{OF_YEAR}?")
def _part_of_named_month(found: Found, context: Context) -> Reading | None:
    """ "in der zweiten Januarwoche" → the calendar week of the 11th, "in den letzten Maitagen" → the end of May."""
    reading, last = _month(found, context), found.get("last")
    month = bounds(reading.value) if reading else None
    number = 1 if last else found.number("ordinal", "day")
    if month is None or (found.get("month_half", "month_days") and number > 2):
        return reading
    if found.get("month_half", "month_days"):
        return Reading(f"{month[0]:%Y-%m}", "end" if last or number == 2 else "start")
    # the middle of the n-th seven days, for weekends their Saturday
    day = month[1] - timedelta(days=3) if last else month[0] + timedelta(days=7 * number - 4)
    if found.get("month_weekend"):
        saturday = month[0] + timedelta(days=(5 - month[0].weekday()) % 7)
        latest = month[1] - timedelta(days=(month[1].weekday() - 5) % 7)
        return Reading(at_unit(latest if last else saturday + timedelta(weeks=number - 1), "WE"))
    return Reading(at_unit(day, "W"))


@rules.add("{ordinal}(?:{count}|{number}){month_unit}(?:{article}?{year_unit}(?!{year})|{OF_YEAR})")
def _opening_months(found: Found, context: Context) -> Reading | None:
    """ "in den ersten drei Monaten des Jahres" → January to March."""
    counts, base = found.all("count", "number"), context.base()
    year = stated_year(found, context) or (base.year if base else None)
    if year is None or found.number("ordinal") != 1 or counts[0].value not in _MONTH_COUNTS:
        return None
    unit = found.value("month_unit")
    month = next(word for word in found.inside if word.kind == "month_unit")
    tags = [Tag(counts[0].start, month.end, TimexType.DURATION, duration_value(counts[0].value, unit))]
    if stated := found.get("year"):
        tags.append(Tag(stated.start, stated.end, TimexType.DATE, f"{year}"))
    last = month_value(year, int(counts[0].value))
    return Reading(f"{year}-01/{last}", tags=tuple(tags))


_MONTH_COUNTS = frozenset(str(number) for number in range(2, 13))


@rules.add(PART + "{DIRECTION}?{season}(?:{OF_YEAR}|{year_span})?")
def _season(found: Found, context: Context) -> Reading | None:
    """ "im Herbst 2024", "im vergangenen Herbst", "im Winter 2024/25"."""
    code, part = found.value("season").split()
    mod = part_modifier(found) or (None if part == "-" else part)
    base = context.base()
    if years := found.get("year_span"):
        return Reading(f"{years.text[:4]}-{code}", mod)
    year = stated_year(found, context)
    if year is not None:
        return Reading(f"{year}-{code}", mod)
    if base is None:
        return Reading(f"XXXX-{code}", mod)
    spans = {year: span for year in years_around(context) if (span := bounds(f"{year:04}-{code}"))}
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
    if found.before[:1].isupper() and found.before.lower() not in word_set("before_season"):
        return None
    if found.before.lower() not in word_set("before_season") and not found.get("part"):
        return None
    chosen = context.choose((first for first, _ in spans.values()), reach=91)
    return Reading(f"{chosen.year}-{code}", mod) if chosen else None


@rules.add(PART + "(?:{day|ordinal}|{DIRECTION}){quarter|half}{OF_YEAR}?")
def _quarter(found: Found, context: Context) -> Reading | None:
    """ "im ersten Quartal 2024", "im vergangenen Halbjahr"."""
    quarter = found.get("quarter") is not None
    size, value_of = (3, quarter_value) if quarter else (6, half_value)
    base = context.base()
    if word := found.get("day", "ordinal"):
        number = int(word.value.rstrip("."))
        if number > 12 // size:
            return None
        year = stated_year(found, context)
        if year is None:
            options = [date(year, number * size - size + 1, 1) for year in years_around(context)]
            chosen = context.choose(options, reach=31 * size)
            if chosen is None:
                return None
            year = chosen.year
        return Reading(f"{year}-{'Q' if quarter else 'H'}{number}", part_modifier(found))
    if base is None:
        return None
    day = moved(base, size * int(found.value("last", "next", "this")), "M")
    return Reading(value_of(day), part_modifier(found)) if day else None


@rules.add("{calendar_week}{number}{OF_YEAR}?", "{day}{calendar_week}{OF_YEAR}?")
def _calendar_week(found: Found, context: Context) -> Reading | None:
    """ "in der Kalenderwoche 12", "in der 12. KW 2025"."""
    year, base, number = stated_year(found, context), context.base(), found.number("number", "day")
    if year is None:
        year = base.year if base else None
    if year is None or not 1 <= number <= 53:
        return None
    return Reading(f"{year}-W{number:02}")


@rules.add(
    "{DIRECTION}{COUNT}{UNIT}",
    "{part}{article}?{DIRECTION}{UNIT}",
    "{DIRECTION}{UNIT}",
    "{part}{article}{week|month_unit|decade_unit|century|quarter|half}",
)
def _directed_unit(found: Found, context: Context) -> Reading | None:
    """ "im vergangenen Jahr", "nächste Woche", "in den kommenden Monaten", "in den letzten sechs Jahren"."""
    unit_word = found.inside[-1]
    unit, base = unit_word.value, context.base()
    direction = found.get("last", "next", "this")
    counts = found.all("count", "number", "few", "decimal")
    if direction and (counts or is_plural(unit_word)):
        return _directed_stretch(found, context, direction, unit, counts)
    if unit in ("D", "W", "WE"):
        base = context.base_day()
    if base is None or unit.startswith("T"):
        return None
    step = int(direction.value) if direction else 0
    if unit == "D":
        return _other_day(context, step)
    day = moved(base, step, unit)
    if unit == "WE" and direction and day:
        day = _weekend(context, direction, base)
    return Reading(at_unit(day, unit), part_modifier(found)) if day else None


def _weekend(context: Context, direction: Word, base: date) -> date:
    """A day of the weekend meant: the last one over, the next to come, or the one of this week."""
    saturday = base + timedelta(days=6 - base.isoweekday())
    if direction.kind == "last":
        return (
            saturday - timedelta(days=7) if saturday + timedelta(days=1) >= base else saturday
        ) - timedelta(weeks=-int(direction.value) - 1)
    if direction.kind == "next" and base >= saturday:
        return saturday + timedelta(days=7)
    return saturday


def _other_day(context: Context, step: int) -> Reading | None:
    """ "am nächsten Tag", "an diesem Tag": counted from the day told about."""
    near = context.near_anchor()
    base = near.last if near and near.is_day else context.now
    day = moved(base, step, "D") if base else None
    return Reading(day.isoformat()) if day else None


def _directed_stretch(
    found: Found, context: Context, direction: Word, unit: str, counts: list[Word]
) -> Reading | None:
    count, now = count_of(counts), context.now
    tag = whole_tag(found, TimexType.DURATION, duration_value(count, unit))
    if direction.kind == "this" or unit.startswith("T"):
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))
    if count == "X" and found.before.lower() == "die":  # the time itself is spoken of
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


@rules.add(
    "{following|preceding|same}(?:{day_unit}|{week}|{month_unit}|{year_unit}|{weekend}|{weekday}|{weekday_part})",
    "{UNIT}{later|earlier}",
)
def _neighbour(found: Found, context: Context) -> Reading | None:
    """ "am folgenden Tag", "am Tag zuvor", "in der Woche darauf", "am selben Abend", "am darauffolgenden Montag"."""
    step = int(found.value("following", "preceding", "same", "later", "earlier"))
    word = found.get("weekday", "weekday_part")
    anchor = context.told_period() if found.get("year_unit") else context.near_anchor()
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
    unit = next(word.value for word in found.words if word.kind in UNIT_KINDS)
    week = anchor and "-W" in anchor.value and unit == "W"
    if unit.startswith("T") or (anchor and not anchor.is_day and not week and unit in ("D", "W", "WE")):
        return None
    moved_day = moved(base, step, unit)
    return Reading(at_unit(moved_day, unit)) if moved_day else None


@rules.add("{ordinal}{week|day_unit}")
def _counted(found: Found, context: Context) -> Reading | None:
    """ "in der dritten Woche", "am zweiten Tag": counted from the date that was told before "ersten"."""
    number, unit = found.number("ordinal"), found.value("week", "day_unit")
    if number == 1 or context.count_from is None:
        context.count_from = context.anchor.first if context.anchor and context.anchor.is_day else None
    day = moved(context.count_from, number - 1, unit) if context.count_from else None
    return Reading(at_unit(day, unit), is_claim=False) if day else None


@rules.add("{previous}")
def _previous(found: Found, context: Context) -> Reading | None:
    """ "im Vorjahr", "im Vormonat", "in der Vorwoche", "am Vortag", "im Folgejahr"."""
    code = found.value("previous")
    unit, step = code[-1], 1 if code.startswith("+") else -1
    anchor = context.near_anchor()
    if code == "Y" and context.now is not None:
        near = context.near_anchor()
        years = near if near and near.sentence == context.sentence and len(near.value) == 4 else None
        return Reading(f"{(years.first if years else context.now).year - 1}")
    refers = anchor and (step > 0 or (unit == "D" and anchor.is_day))
    told = context.base_day() if unit in ("D", "W") else context.base()
    base = anchor.first if anchor and refers else told
    day = moved(base, step, unit) if base else None
    return Reading(at_unit(day, unit)) if day else None


@rules.add("{previous_period|previous_month|previous_quarter}")
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


@rules.add("{weekend}")
def _plain_weekend(found: Found, context: Context) -> Reading | None:
    """ "am Wochenende"."""
    if found.before.lower() not in ("am", "das", "ab", "seit", "zum", "vom", "bis", "fürs", "übers", "dem"):
        return None
    base = context.base_day()
    if base is None:
        return None
    saturday = base + timedelta(days=6 - base.isoweekday())
    if context.tense() not in (Tense.FUTURE, Tense.PRESENT) and saturday > base:
        saturday -= timedelta(days=7)
    return Reading(at_unit(saturday, "WE"))
