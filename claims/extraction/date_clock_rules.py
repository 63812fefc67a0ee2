"""Rules for clock times, parts of the day, repetitions and words like "jetzt": "20.30 Uhr", "am Abend", "jeden Montag"."""

from datetime import timedelta

from claims.extraction.date_calendar import UNIT_KINDS, clocked, part_of_day
from claims.extraction.date_context import Context
from claims.extraction.date_grammar import Found, Reading, RuleList
from claims.extraction.date_tokens import Word, word_set
from claims.extraction.date_values import duration_value, moved
from claims.extraction.timex import Tag, TimexType

rules = RuleList()

# So long after a vote its evening needs no date.
DAYS_AFTER_VOTE = 3


@rules.add("{every}(?:{ordinal|last|day}){weekday}(?:{within}|{article}){month_unit}")
def _every_month(found: Found, context: Context) -> Reading | None:
    """ "jeden letzten Samstag im Monat"."""
    return Reading("P1M", type=TimexType.SET, is_claim=False, quant=found.inside[0].text.lower())


@rules.add(
    "{every}(?:{ordinal|last|next|day|count|number})?(?:{UNIT}|{weekday}|{weekday_part}|{daypart}|{month}|{season})",
    "{every}{COUNT}{UNIT}",
)
def _every(found: Found, context: Context) -> Reading | None:
    """ "jeden Montag", "alle zwei Jahre", "jedes Jahr"."""
    word = found.inside[-1]
    counts = [word.value for word in found.all("count", "number") if word.value != "X"]
    count = counts[0] if counts else "1"
    if word.kind in UNIT_KINDS:
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


@rules.add("{set_adverb}")
def _set_adverb(found: Found, context: Context) -> Reading | None:
    """ "täglich", "montags"."""
    return Reading(found.value("set_adverb"), type=TimexType.SET, is_claim=False)


@rules.add("{daypart_adverb}")
def _daypart_adverb(found: Found, context: Context) -> Reading | None:
    """ "abends"."""
    day = context.told_day()
    return Reading(clocked(day, found.value("daypart_adverb")), type=TimexType.TIME, is_claim=False)


_CLOCK = "{clock|dotted|number|decimal}"


def _clock(word: Word) -> str | None:
    hours, _, minutes = word.text.replace(".", ":").partition(":")
    if int(hours) > 24 or (minutes and int(minutes[:2]) > 59):
        return None
    return f"{int(hours):02}:{minutes[:2] or '00'}"


@rules.add(
    "(?:{TIME}{dash|bis}{TIME}{and})?(?:{TIME}{dash|bis|and})?{TIME}{o_clock}".replace("{TIME}", _CLOCK),
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


@rules.add("{midnight}")
def _midnight(found: Found, context: Context) -> Reading | None:
    """ "um Mitternacht"."""
    day = context.told_day()
    return Reading(clocked(day, "24:00"), type=TimexType.TIME, is_claim=False)


@rules.add("{event_day}")
def _event_day(found: Found, context: Context) -> Reading | None:
    """ "am Tatmorgen": the last day that was mentioned."""
    day = context.last_day()
    return Reading(day.isoformat()) if day else None


@rules.add("{election_day}")
def _election_day(found: Found, context: Context) -> Reading | None:
    """ "am Wahlabend": the day of the vote that the text has named, else the Sunday just over (votes are on Sundays)."""
    if (day := context.dated(found.value("election_day"))) is None and context.now:
        sunday = context.now - timedelta(days=context.now.isoweekday() % 7)
        day = sunday if (context.now - sunday).days <= DAYS_AFTER_VOTE else None
    return Reading(day.isoformat()) if day else None


@rules.add("{same}{early}?{daypart}")
def _same_daypart(found: Found, context: Context) -> Reading | None:
    """ "am selben Abend"."""
    return part_of_day(context.told_day(), found.value("daypart"), found)


@rules.add("{early}?{daypart}")
def _plain_daypart(found: Found, context: Context) -> Reading | None:
    """ "am Abend", "in der Nacht", "bis zum Morgen": of the day that the text is telling about."""
    before = found.before.lower()
    code = found.value("daypart")
    word = found.inside[-1].text
    if word == "Morgen" and before not in word_set("before_daypart"):
        day = moved(context.now, 1, "D") if context.now else None
        starts = not before or before in '.!?:“”«»"„'
        return Reading(day.isoformat() if day else "XXXX-XX-XX") if starts else None
    if before == "über" and code == "NI":
        return part_of_day(context.told_day(), code, found, is_claim=False)
    if before not in word_set("before_daypart"):
        return None
    if context.now and context.vague_sentence == context.sentence:
        value = f"{context.now:%Y-%m}-XXT{code}"
        return Reading(value, type=TimexType.TIME, is_claim=False)
    return part_of_day(context.told_day(), code, found)


@rules.add("{present|past|future}")
def _reference(found: Found, context: Context) -> Reading | None:
    """ "jetzt", "damals", "bald"; "Ex-Minister"."""
    word = found.inside[0]
    if word.text == "Ex" and found.tokens.kind(found.last) != "dash":
        return None
    return Reading(word.value, is_claim=False)
