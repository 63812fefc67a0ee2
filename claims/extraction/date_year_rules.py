"""Rules for years and longer: "Anfang des Jahres", "2017", "in den 90er-Jahren", "im 19. Jahrhundert"; and for holidays."""

import re
from datetime import timedelta

from claims.extraction.date_calendar import PART, UNIT_KINDS, part_modifier, stated_year, years_around
from claims.extraction.date_context import Context
from claims.extraction.date_grammar import Found, Reading, RuleList
from claims.extraction.date_tense import Tense
from claims.extraction.date_tokens import TokenizedText, word_set
from claims.extraction.date_values import at_unit
from claims.extraction.holidays import holiday
from claims.extraction.verb_forms import verb_form

rules = RuleList()

# A bare number is read as a year between these; older years need a word like "Jahr" or "seit" beside them.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2099
# How many words to each side a word of founding may be.
FOUNDING_REACH = 4
# "Ende des Jahres" in the past tense is the last year's end until the end of this one has begun.
LATE_IN_YEAR = 10


@rules.add("{new_year}{year_unit}")
def _new_year(found: Found, context: Context) -> Reading | None:
    """ "im neuen Jahr", "im alten Jahr": said around New Year's Day."""
    base, step = context.base(), int(found.value("new_year"))
    if base is None:
        return None
    if step > 0:
        return Reading(f"{base.year + (base.month > 6)}")
    return Reading(f"{base.year - (base.month <= 6)}")


@rules.add("{year_word}", "{year_adjective}")
def _year_word(found: Found, context: Context) -> Reading | None:
    """ "heuer", "die letztjährigen Entsendungen"."""
    base = context.now
    return Reading(f"{base.year + int(found.value('year_word', 'year_adjective'))}") if base else None


@rules.add("{year_part|month_part|week_part}{OF_YEAR}?")
def _part_of_period(found: Found, context: Context) -> Reading | None:
    """ "zum Jahresende", "zum Jahreswechsel 2024/25", "zum Wochenbeginn"."""
    base, mod = context.base(), part_modifier(found)
    year = stated_year(found, context)
    if year is not None and found.get("year_part"):
        return Reading(f"{year}", mod)
    if base is None:
        return None
    if found.get("year_part"):
        past_end = mod == "end" and context.tense() is Tense.PAST and base.month < LATE_IN_YEAR
        return Reading(f"{base.year - past_end}", mod)
    if found.get("week_part") and context.base_day() is None:
        return None
    return Reading(at_unit(base, "M" if found.get("month_part") else "W"), mod)


@rules.add("(?:{DIRECTION}|{day|ordinal})?{holiday}(?:{OF_YEAR}|{year_span})?")
def _holiday(found: Found, context: Context) -> Reading | None:
    """ "zu Weihnachten", "Ostern 2025", "am Pfingstmontag"."""
    rule_text, number = found.value("holiday"), found.get("day", "ordinal")
    later = timedelta(
        days=(int(number.value.rstrip(".")) - 1) * (7 if rule_text.startswith("advent") else 1)
        if number
        else 0
    )
    if rule_text == "advent+0" and number is None:
        return None
    year = stated_year(found, context)
    if span := found.get("year_span"):
        year = int(span.text[:4])
    if year is not None:
        return Reading((holiday(rule_text, year) + later).isoformat()) if 1583 <= year <= 9998 else None
    direction, base = found.get("last", "next"), context.base()
    if (
        found.before
        and not direction
        and not found.get("this")
        and found.before.lower() not in word_set("before_holiday")
    ):
        return None
    if base is None:
        return Reading(f"XXXX-{rule_text}" if rule_text[0].isdigit() and not number else "XXXX-XX-XX")
    days = [holiday(rule_text, year) + later for year in years_around(context)]
    if direction and direction.kind == "last":
        chosen = max((day for day in days if day < base), default=None)
    elif direction:
        chosen = min((day for day in days if day > base), default=None)
    else:
        chosen = context.choose(days)
    return Reading(chosen.isoformat(), vague_year=rule_text[0].isdigit()) if chosen else None


@rules.add(PART + "{decade}{dash}?{year_unit}?")
def _decade(found: Found, context: Context) -> Reading | None:
    """ "in den 1990er Jahren", "in den 90er-Jahren", "Mitte der 80er"."""
    digits = re.sub(r"\D", "", found.value("decade"))
    return Reading(
        digits[:3] if len(digits) == 4 else f"{'19' if digits >= '20' else '20'}{digits[0]}",
        part_modifier(found),
    )


@rules.add(PART + "{early}?{decade_word}{dash}?{year_unit}?")
def _decade_in_words(found: Found, context: Context) -> Reading | None:
    """ "in den Achtzigerjahren", "in den frühen Neunzigern"; a bare "Achtziger" is also an age."""
    word, modifier = found.get("decade_word"), part_modifier(found)
    assert word is not None
    named = found.get("year_unit") or "jahre" in word.text
    if not named and (word.text.islower() or not (modifier or found.before.lower() in ("den", "der"))):
        return None
    if early := found.get("early"):
        modifier = {"MO": "start", "EV": "end"}.get(early.value)
    return Reading(word.value, modifier)


@rules.add(PART + "{DIRECTION}?{day|ordinal}{century}", PART + "{DIRECTION}{century}")
def _century(found: Found, context: Context) -> Reading | None:
    """ "im 19. Jahrhundert" → 18; TIMEX3 has no value for centuries before Christ."""
    if found.after == "v":
        return None
    if word := found.get("day", "ordinal"):
        return Reading(f"{int(word.value.rstrip('.')) - 1:02}", part_modifier(found))
    base = context.now
    return (
        Reading(f"{base.year // 100 + int(found.value('last', 'next', 'this')):02}", part_modifier(found))
        if base
        else None
    )


@rules.add("{year_span}")
def _year_span(found: Found, context: Context) -> Reading | None:
    """ "2024/25" → 2024/2025."""
    first, last = re.findall(r"\d+", found.value("year_span"))
    last = first[: 4 - len(last)] + last
    return Reading(f"{first}/{last}") if int(first) < int(last) <= int(first) + 1 else None


@rules.add(
    PART + "{DIRECTION}?{year_unit}{year}",
    PART + "{DIRECTION}{year_unit}",
    "{part|part_word}{article}?{year_unit}",
    "{part|part_word}{year}",
    "{part}{article}{previous}",
)
def _year(found: Found, context: Context) -> Reading | None:
    """ "im Jahr 2024", "Ende 2024", "Anfang des Jahres", "Ende vergangenen Jahres"."""
    year, base, mod = stated_year(found, context), context.base(), part_modifier(found)
    if year is None and found.get("previous"):
        return None
    if year is None and base is not None:
        year = base.year
        if mod == "end" and context.tense() is Tense.PAST and base.month < LATE_IN_YEAR:
            year -= 1
    return Reading(f"{year}", mod) if year is not None else None


@rules.add("{year}")
def _bare_year(found: Found, context: Context) -> Reading | None:
    """ "2017 waren …", "seit 2022"; not "2000 Menschen" and not "Agenda 2030"."""
    year, before = int(found.value("year")), found.before.lower()
    bracketed = before == "(" and found.after in (")", ",", "–", "-")
    closing = before in ("–", "-") and found.after == ")"
    announced = bracketed or closing or before in ("seit", "anno") or _is_founding(found)
    if not (FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR or announced):
        return None
    if found.tokens.kind(found.first - 1) == "present" or before in word_set("quantity_mark"):
        return None
    if found.before in word_set("designation") or found.tokens.kind(found.last) in ("o_clock", *UNIT_KINDS):
        return None
    return None if _is_quantity(found.tokens, found.last, year, before) else Reading(f"{year}")


def _is_founding(found: Found) -> bool:
    """ "das 1887 gegründete Haus", "Gegründet wurde die Hütte 1897": beside a word of beginning a number is a year."""
    beside = range(found.first - FOUNDING_REACH, found.last + FOUNDING_REACH)
    stems = tuple(word_set("founding"))
    return any(found.tokens.word(token).lower().startswith(stems) for token in beside if token >= 0)


def _is_quantity(tokens: TokenizedText, after: int, year: int, before: str) -> bool:
    """Whether the number before token ``after`` counts what follows: "2000 Menschen", "1900 russische Soldaten",
    "1950 auf 2000 Euro". Round numbers count any noun unless a preposition says that they are years."""
    follows = tokens.word(after)
    if follows in word_set("counted_noun"):
        return True
    if follows.lower() in _TO and tokens.kind(after + 1) in ("year", "number", "thousands"):
        return tokens.word(after + 2) in word_set("counted_noun")
    adjective = follows.islower() and follows.endswith(("e", "en", "er")) and verb_form(follows) is None
    if before and adjective:
        follows = tokens.word(after + 1)
        if follows in word_set("counted_noun"):
            return True
    round_number = year % 100 == 0 and bool(before) and before not in word_set("year_preposition")
    return round_number and follows[:1].isupper()


_TO = frozenset({"auf", "bis", "und", "oder", "-", "–"})
