"""How figures and dates are written for people, in German and English: the one place for pages, labels and exports.

Knows no Django and no database: numbers, intervals and TIMEX3 values go in, text comes out. ``language`` is "de" or "en";
a longer code ("en-gb") counts by its first two letters, any other language is written as English.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from claims.terms import Modifier

NO_BREAK_SPACE = "\u00a0"
# Units of round large numbers, largest first: the unit, the step that still reads well (two decimals), the words.
UNITS = (
    (Decimal(10) ** 12, Decimal(10) ** 10, {"de": "Bio.", "en": "trillion"}),
    (Decimal(10) ** 9, Decimal(10) ** 7, {"de": "Mrd.", "en": "billion"}),
    (Decimal(10) ** 6, Decimal(10) ** 4, {"de": "Mio.", "en": "million"}),
)
PHRASES = {
    "de": {
        Modifier.ABOUT: "rund {}",
        Modifier.UP_TO: "bis zu {}",
        Modifier.AT_LEAST: "mindestens {}",
        Modifier.MORE_THAN: "mehr als {}",
        Modifier.LESS_THAN: "weniger als {}",
        Modifier.VAGUE: "mindestens {}",
    },
    "en": {
        Modifier.ABOUT: "about {}",
        Modifier.UP_TO: "up to {}",
        Modifier.AT_LEAST: "at least {}",
        Modifier.MORE_THAN: "more than {}",
        Modifier.LESS_THAN: "fewer than {}",
        Modifier.VAGUE: "at least {}",
    },
}
UNKNOWN = {"de": "ohne Zahl", "en": "no figure"}
# The lower bounds that extraction gives to vague amounts: twice the unit, two dozen.
VAGUE = {
    Decimal(24): ("Dutzende", "dozens"),
    Decimal(200): ("Hunderte", "hundreds"),
    Decimal(2_000): ("Tausende", "thousands"),
    Decimal(20_000): ("Zehntausende", "tens of thousands"),
    Decimal(200_000): ("Hunderttausende", "hundreds of thousands"),
    Decimal(2_000_000): ("Millionen", "millions"),
    Decimal(2_000_000_000): ("Milliarden", "billions"),
}
SEASONS = {
    "SP": ("Frühjahr", "spring"),
    "SU": ("Sommer", "summer"),
    "FA": ("Herbst", "autumn"),
    "WI": ("Winter", "winter"),
}
# TIMEX3 ``mod`` in our spelling → words around the date; {} is the date.
MODS = {
    "start": ("Anfang {}", "early {}"),
    "mid": ("Mitte {}", "mid {}"),
    "end": ("Ende {}", "late {}"),
    "since": ("seit {}", "since {}"),
    "until": ("bis {}", "until {}"),
    "before": ("vor {}", "before {}"),
    "after": ("nach {}", "after {}"),
    "approx": ("etwa {}", "about {}"),
}
# Before a day German prepositions take the article: "seit dem 17. Juni", but "seit Juni". Parts of a day are not said.
DAY_MODS = {
    "since": ("seit dem {}", "since {}"),
    "until": ("bis zum {}", "until {}"),
    "before": ("vor dem {}", "before {}"),
    "after": ("nach dem {}", "after {}"),
    "approx": ("um den {}", "around {}"),
}
# TIMEX3's references to a time that no text dates.
REFERENCES = {
    "PAST_REF": ("in der Vergangenheit, ohne Datum", "in the past, no date"),
    "PRESENT_REF": ("zurzeit, ohne Datum", "at present, no date"),
    "FUTURE_REF": ("in Zukunft, ohne Datum", "in the future, no date"),
}
OPEN_SIDE = ".."


def number(value: Decimal | int | float, language: str) -> str:
    """4000 → "4.000", 4200000 → "4,2 Mio." (English "4,000", "4.2 million"); a number that is not round keeps its digits."""
    language = _language(language)
    amount = Decimal(str(value))
    for unit, step, words in UNITS:
        if abs(amount) >= unit and amount % step == 0:
            return f"{_digits(amount / unit, language)}{NO_BREAK_SPACE}{words[language]}"
    return _digits(amount, language)


def interval(
    minimum: Decimal | None, maximum: Decimal | None, modifier: str | Modifier | None, language: str
) -> str:
    """The interval in words: "bis zu 30.000", "mehr als 11.000", "25.000–30.000". None is an open side.

    The modifier says how to word it; without one, or where it does not fit the bounds, the bounds alone decide.
    """
    language = _language(language)
    phrases = PHRASES[language]
    if minimum is None and maximum is None:
        return UNKNOWN[language]
    if minimum is not None and maximum is not None:
        if minimum != maximum:
            return f"{number(minimum, language)}–{number(maximum, language)}"
        return (phrases[Modifier.ABOUT] if modifier == Modifier.ABOUT else "{}").format(
            number(minimum, language)
        )
    if minimum is not None:
        if modifier == Modifier.VAGUE and minimum in VAGUE:
            return VAGUE[minimum][language == "en"]
        wording = Modifier.MORE_THAN if modifier == Modifier.MORE_THAN else Modifier.AT_LEAST
        return phrases[wording].format(number(minimum, language))
    assert maximum is not None
    wording = Modifier.LESS_THAN if modifier == Modifier.LESS_THAN else Modifier.UP_TO
    return phrases[wording].format(number(maximum, language))


def of_range(amount: Any, modifier: str | Modifier | None, language: str) -> str:
    """``interval`` for a database range; its open (exclusive) bounds word "mehr als" and "weniger als" by themselves."""
    if amount is None or amount.isempty:
        return UNKNOWN[_language(language)]
    if not modifier and amount.lower is not None and amount.upper is None and not amount.lower_inc:
        modifier = Modifier.MORE_THAN
    if not modifier and amount.upper is not None and amount.lower is None and not amount.upper_inc:
        modifier = Modifier.LESS_THAN
    return interval(amount.lower, amount.upper, modifier, language)


def of_claim(claim: Any, language: str) -> str:
    """What a claim (database row) states: its interval with the counted noun, or its date."""
    if claim.kind == "date":
        return timex(claim.value, claim.mod, language)
    figure = of_range(claim.amount, claim.modifier, language)
    return f"{figure}{NO_BREAK_SPACE}{claim.noun}" if claim.noun else figure


def timex(value: str, mod: str | None, language: str) -> str:
    """A TIMEX3 value in words: 2025-06-17 → "17. Juni 2025", 2025-04 with mod end → "Ende April 2025".

    Values without a reading in words (2025-XX) are shown as they are.
    """
    language = _language(language)
    english = language == "en"
    if value in REFERENCES:
        return REFERENCES[value][english]
    if "/" in value:
        first, last = value.split("/", 1)
        if OPEN_SIDE in (first, last):
            kept, mod = (first, "since") if last == OPEN_SIDE else (last, "until")
            return _modified(kept, mod, language)
        words = f"{_point(first, language)} – {_point(last, language)}"
        return MODS[mod][english].format(words) if mod in MODS else words
    return _modified(value, mod, language)


def _modified(value: str, mod: str | None, language: str) -> str:
    """One point in time with its mod."""
    mods = DAY_MODS if re.match(r"\d{4}-\d\d-\d\d", value) else MODS
    words = _point(value, language)
    return mods[mod][language == "en"].format(words) if mod in mods else words


def plain(value: Decimal | None) -> int | float | None:
    """A number as JSON has it: 4000, not "4000.0"."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _language(code: str) -> str:
    return "de" if code[:2].lower() == "de" else "en"


def _digits(amount: Decimal, language: str) -> str:
    return format_decimal(amount.normalize(), format="#,##0.##########", locale=language).replace("-", "−")


def _point(value: str, language: str) -> str:
    english = language == "en"
    day = re.sub(r"(?<=\d)T.*", "", value)  # without the time of day
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            pattern = "d MMMM y" if english else "d. MMMM y"
            return format_date(date.fromisoformat(day), pattern, locale=language)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", day):
            return f"{get_month_names('wide', locale=language)[int(found[2])]} {int(found[1])}"
    except (ValueError, KeyError):
        return value
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        year = int(found[1])
        span = f"{year}/{(year + 1) % 100:02}" if found[2] == "WI" else str(year)
        return f"{SEASONS[found[2]][english]} {span}"
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", day):
        return f"Q{found[2]} {found[1]}" if english else f"{found[2]}. Quartal {found[1]}"
    if found := re.fullmatch(r"(\d{4})-H([12])", day):
        return f"half-year {found[2]} of {found[1]}" if english else f"{found[2]}. Halbjahr {found[1]}"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", day):
        return f"week {int(found[2])} of {found[1]}" if english else f"{int(found[2])}. Woche {found[1]}"
    if found := re.fullmatch(r"(\d{3})X?", day):
        return f"{found[1]}0s" if english else f"{found[1]}0er-Jahre"
    return day
