"""Lengths of time that place an event and count nothing."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort

_words = partial(lexicon.pattern, "around_numbers")
_TIME_UNIT = re.compile(r"(?:Tag|Woche|Monat|Jahr|Jahrzehnt|Jahrhundert)(?:e[ns]?|n|s)?$")
_SHORT_UNIT = re.compile(r"(?:Stunde|Minute|Sekunde)n?$")
_AGO = re.compile(r"\b[Vv]or(?:\s(?:etwa|rund|knapp|gut|über|mehr als|fast|genau|nur|nicht ganz))*\s$")
# "in den ersten neun Monaten"
_FIRST = re.compile(r"\b[Ii]n (?:den|ihren|seinen) ersten\s$")
_AHEAD = re.compile(r"\b[Ii]n(?:\s(?:etwa|rund|knapp|gut|genau))?\s$")
_FUTURE = re.compile(rf"\b{_words('ahead')}\b")
_FROM_EVENT = re.compile(r"\s(?:nach|vor|zuvor|vorher|danach|später|darauf|davor|zurück)\b")


def is_point_in_time(text: str, draft: Draft) -> bool:
    """As in "vor drei Jahren", "zwei Tage nach der Wahl", "in zwei Wochen beginnt" place an event and count nothing. Hours and
    minutes before or after an event are lengths of time."""
    noun = draft.noun
    if noun is None or draft.numeral.sort == NumeralSort.COMPOUND:
        return False
    long_unit = _TIME_UNIT.match(noun.surface) is not None
    if not long_unit and not _SHORT_UNIT.match(noun.surface):
        return False
    before = text[max(draft.words.start, draft.numeral.start - 30) : draft.numeral.start]
    if _AGO.search(before):
        return True
    if not long_unit:
        return False
    if _FIRST.search(before):
        return True
    if _AHEAD.search(before) and _FUTURE.search(text, draft.words.start, draft.words.end):
        return True
    return _FROM_EVENT.match(text, noun.end) is not None
