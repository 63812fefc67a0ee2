"""Rules for stretches of time and the dates counted with them: "zehn Jahre", "vor drei Jahren", "drei Tage nach dem Beben"."""

import re
from datetime import date

from claims.extraction.date_calendar import UNIT_KINDS, count_of, is_plural
from claims.extraction.date_context import Context
from claims.extraction.date_grammar import Found, Reading, RuleList
from claims.extraction.date_tense import Tense
from claims.extraction.date_tokens import word_set
from claims.extraction.date_values import at_unit, duration_value, moved
from claims.extraction.timex import Tag, TimexType

rules = RuleList()

# "15 Stunden nach dem Unfall" is another day, "zwei Stunden nach dem Unfall" a time of the same.
HOURS_OF_ANOTHER_DAY = 12


_STRETCH = "{ABOUT}{0,3}{COUNT}{UNIT}"


def _amount(found: Found) -> tuple[str, str]:
    """Count ("3", "2.5", "X") and unit letter of "drei Jahre", "ein halbes Jahr", "zweieinhalb Wochen"."""
    unit = next(word.value for word in reversed(found.inside) if word.kind in UNIT_KINDS)
    counts = found.all("count", "number", "decimal", "few")
    count = count_of(counts)
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


@rules.add("{before}" + _STRETCH)
def _ago(found: Found, context: Context) -> Reading | None:
    """ "vor drei Jahren" → the year three years before publication."""
    tag, (count, unit) = _stretch_tag(found), _amount(found)
    if count == "X" or context.now is None:
        context.vague_sentence = context.sentence
        value = "PAST_REF"
        return Reading(value, "approx", tags=(tag,), is_claim=False)
    day = moved(context.now, -float(count), unit)
    return Reading(_claim_value(day, unit), _approximate(found, count), tags=(tag,)) if day else None


@rules.add("{UNIT}{after|before}")
def _beside_event(found: Found, context: Context) -> Reading | None:
    """ "am Tag nach dem Beben", "in der Woche vor der Wahl": the stretch beside an event that the text has dated."""
    extra, unit = _noun_phrase(found), found.inside[0].value
    if not extra or unit.startswith("T") or is_plural(found.inside[0]):
        return None
    event = context.dated(found.tokens.word(found.last + extra - 1)) or context.last_day()
    if event:
        beside = moved(event, 1 if found.get("after") else -1, unit if unit in ("Y", "M") else "D")
    else:
        beside = context.told_day()
    return Reading(at_unit(beside, unit), extra=extra) if beside else None


@rules.add("{in}" + _STRETCH)
def _from_now(found: Found, context: Context) -> Reading | None:
    """ "in zwei Wochen"; a pure duration ("in zwei Wochen fertiggestellt") when the clause tells the past."""
    tag, (count, unit) = _stretch_tag(found), _amount(found)
    future = context.tense() is not Tense.PAST and not found.get("compare") and "nur" not in found.texts
    within = "binnen" in found.texts  # the stretch that something takes
    if count == "X" or context.now is None or not future or within or unit.startswith("T"):
        return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))
    day = moved(context.now, float(count), unit)
    mod = "approx" if unit in ("W", "M", "Y") else None
    return Reading(_claim_value(day, unit), mod, tags=(tag,)) if day else None


# "Zwei Wochen früher überweisen" compares, "zwei Wochen später starb er" tells; "begann zwei Wochen früher" compares unless
# it opens the sentence.
_COMPARATIVES = frozenset({"früher", "später"})
# "Wenige Tage später" is known to the month.
_COARSER = {"D": "M", "W": "M", "M": "Y"}


@rules.add(_STRETCH + "{later|earlier}")
def _later(found: Found, context: Context) -> Reading | None:
    """ "ein Monat später", "drei Tage zuvor": counted from the last date mentioned."""
    count, unit = _amount(found)
    anchor = context.told_period() if unit == "Y" else context.near_anchor()
    sign = int(found.value("later", "earlier"))
    base = anchor.first if anchor else context.now
    tag = _stretch_tag(found)
    opens = found.before in ("", ".", "!", "?", ":", "“", "„")
    compared = found.texts & _COMPARATIVES and (
        context.tense() in (Tense.PRESENT, Tense.FUTURE) or ("früher" in found.texts and not opens)
    )
    if count == "X" and anchor and anchor.is_day and unit in _COARSER and not compared:
        return Reading(at_unit(anchor.first, _COARSER[unit]), "approx", tags=(tag,))
    if base is None or count == "X" or unit.startswith("T") or compared:
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


@rules.add(_STRETCH + "{after|before}")
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


# Events that stand without an article: "zwei Tage nach Beginn der Kämpfe", "kurz vor Kriegsende".
_BARE_EVENT = re.compile(
    r"(?:[Bb]eginn|[Aa]usbruch|[Ee]nde|[Ss]tart|[Aa]bschluss|Bekanntwerden|Inkrafttreten|Unterzeichnung)$"
)


def _noun_phrase(found: Found) -> int:
    """How many tokens after the match make up a simple noun phrase: determiner, lower-case words, noun. 0 for none."""
    tokens, position = found.tokens, found.last
    if tokens.word(position).lower() in word_set("determiner"):
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


@rules.add(
    "{since|before|after|in}{year_unit|month_unit|week|day_unit|hour|minute|decade_unit|century}",
)
def _bare_plural(found: Found, context: Context) -> Reading | None:
    """ "seit Jahren", "vor Wochen"."""
    word = found.inside[-1]
    if not is_plural(word):
        return None
    tag = Tag(word.start, word.end, TimexType.DURATION, duration_value("X", word.value))
    return Reading(tag.value, type=TimexType.DURATION, is_claim=False, tags=(tag,))


@rules.add(_STRETCH, "{COUNT}{dash}{UNIT}")
def _duration(found: Found, context: Context) -> Reading | None:
    """ "zehn Jahre", "mehr als eine Stunde", "14-Tage-Frist"."""
    count, unit = _amount(found)
    if unit == "Y" and found.before.lower() == "ab":  # "ab 16 Jahren": an age
        return None
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
