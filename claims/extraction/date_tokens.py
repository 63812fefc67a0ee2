"""German text → classified tokens, and patterns over their classes.

Each word that can be part of a time expression has a class ("month", "weekday", "before" …) from the lexicon files; each
kind of number ("3.6.2025", "18.", "2024") has one by its shape. A text becomes one character a token, a private-use
character for a known class and ``UNKNOWN`` for any other word, so that the grammar of ``date_rules`` is a single regular
expression over these characters and runs in linear time whatever the length of the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon

UNKNOWN = "."
FIRST_SYMBOL = 0xE000

# The value of rows that are no part of an expression but are looked at beside it.
BESIDE = "beside"
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")

_NUMBER_SHAPES = {
    "iso_date": r"(?:1[5-9]|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![\d-])",
    "numeric_date": r"(?:0?[1-9]|[12]\d|3[01])(?=\.)\.[ \xa0]?(?:0?[1-9]|1[0-2])\.(?:[ \xa0]?(?:1[5-9]|20)\d\d(?!\d)|\d\d(?![\d.:]))?(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)|\d\d-\d\d-(?:19|20)\d\d(?!\d)",
    "thousands": r"\d{1,3}(?:[.   ’']\d{3})+(?![\d])(?:,\d+)?",
    "clock": r"\d{1,2}:\d\d(?!\d)(?::\d\d)?",
    "year_span": r"(?:1[5-9]|20)\d\d[ ]?/[ ]?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d)",
    "dotted": r"\d{1,2}\.\d\d(?![\d.,])",
    "decimal": r"\d+[.,]\d+",
    "decade": r"(?:1[5-9]|20)?\d0er(?:n)?(?!\w)",
    "year": r"(?:1\d|20|21)\d\d(?![\d\w%])",
    "day": r"(?:0?[1-9]|[12]\d|3[01])\.(?!\d)",
    "number": r"\d+(?!\w)",
}
_SIGNS = {
    "comma": ",",
    "dot": r"\.",
    "dash": "[-–—]",
    "slash": "/",
    "colon": ":",
    "open": r"\(",
    "close": r"\)",
}

ALIASES = {
    "DIRECTION": "{last|next|this}",
    "MONTH": "{month}|{month_short}{dot}?",
    "WEEKDAY": "(?:{weekday}|{weekday_short}{dot}?)",
    "WEEKDAY_LEAD": "(?:{last|next|this|day_adjective}?{WEEKDAY}{comma}?{article}?)",
    # "2024", "vergangenen Jahres", "des Jahres 2024", "des Vorjahres"
    "OF_YEAR": "(?:{comma}?{year}|{article}?(?:{last|next|this}{year_unit}|{year_unit}{year}|{previous})|{before}{ABOUT}{0,3}(?:{count}|{number}){year_unit})",
    "UNIT": "{second|minute|hour|day_unit|week|weekend|month_unit|quarter|half|year_unit|decade_unit|century|millennium}",
    "ABOUT": "(?:{about|exact}|{compare}{than})",
    "COUNT": "(?:{count}{few}|(?:{count}|{number})(?:(?:{bis|or|dash})(?:{count}|{number}))?{half_adjective|three_quarters}?"
    "|{decimal}|{few}|{half_adjective|three_quarters})",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A token with a class: ``value`` is what its lexicon row says, else its text. Offsets into the text."""

    start: int
    end: int
    kind: str
    value: str
    text: str


def forms(cell: str) -> Iterator[str]:
    """The word forms of a lexicon cell: "|" separates them, "~" stands for the endings of an adjective."""
    for form in cell.split("|"):
        if form.endswith("~"):
            yield from (form[:-1] + ending for ending in ADJECTIVE_ENDINGS)
        else:
            yield form


# "in der zweiten Januarwoche", "am ersten Juliwochenende", "in der ersten Maihälfte", "in den letzten Augusttagen"
_MONTH_COMPOUNDS = (
    ("woche", "month_week"),
    ("wochenende", "month_weekend"),
    ("hälfte", "month_half"),
    ("tage", "month_days"),
    ("tagen", "month_days"),
)


@cache
def words() -> dict[str, tuple[str, str]]:
    """Word form → (class, value), for all classes that patterns use; forms in lower case also as sentence openers."""
    table: dict[str, tuple[str, str]] = {}

    def add(cell: str, kind: str, value: str) -> None:
        for form in forms(cell):
            table.setdefault(form, (kind, value))

    for row in lexicon.read("months"):
        add(row["forms"], "month" if row["length"] == "full" else "month_short", row["number"])
    for row in lexicon.read("months"):
        if row["length"] == "full":
            for form, kind in _MONTH_COMPOUNDS:
                add("|".join(month + form for month in row["forms"].split("|")), kind, row["number"])
    for row in lexicon.read("weekdays"):
        add(row["forms"], "weekday" if row["length"] == "full" else "weekday_short", row["number"])
    for row in lexicon.read("date_dayparts"):
        add(row["forms"], "daypart", row["code"])
        for weekday in lexicon.read("weekdays"):
            if weekday["length"] == "full":
                for form in weekday["forms"].split("|"):
                    for part in row["forms"].split("|"):
                        add(form + part.lower(), "weekday_part", weekday["number"] + row["code"])
    for row in lexicon.read("weekdays"):
        if row["length"] == "full":
            for form in forms(row["forms"]):
                add(f"{form}früh", "weekday_part", f"{row['number']}MO")
    for row in lexicon.read("seasons"):
        add(row["forms"], "season", f"{row['code']} {row['mod']}")
    for row in lexicon.read("holidays"):
        add(row["forms"], "holiday", row["rule"])
    for row in lexicon.read("date_units"):
        add(row["forms"], row["class"], row["unit"])
    for row in lexicon.read("date_words"):
        if row["value"] != BESIDE:
            add(row["forms"], row["class"], row["value"])
    for form in [form for form, (kind, _) in table.items() if kind in ("month", "weekday")]:
        table.setdefault(form.upper(), table[form])
    for form in [form for form, (kind, _) in table.items() if form[0].islower() and kind != "frueh"]:
        table.setdefault(form[0].upper() + form[1:], table[form])
    return table


@cache
def word_set(kind: str) -> frozenset[str]:
    """The forms of a class that is looked at beside an expression and is no part of it."""
    return frozenset(
        form for row in lexicon.read("date_words") if row["class"] == kind for form in forms(row["forms"])
    )


@cache
def _symbols() -> dict[str, str]:
    kinds = sorted({kind for kind, _ in words().values()} | set(_NUMBER_SHAPES) | set(_SIGNS) | {"break"})
    return {kind: chr(FIRST_SYMBOL + index) for index, kind in enumerate(kinds)}


def _ascii_digits(shape: str) -> str:
    """\\d also means digits of other scripts, which are no German numbers."""
    return shape.replace(r"[\d", "[0-9").replace(r"\d", "[0-9]")


@cache
def _tokenizer() -> re.Pattern[str]:
    several = sorted((form for form in words() if re.search(r"[^\w]", form)), key=len, reverse=True)
    shapes = "|".join(f"(?P<{kind}>{_ascii_digits(shape)})" for kind, shape in _NUMBER_SHAPES.items())
    signs = "|".join(f"(?P<{kind}>{shape})" for kind, shape in _SIGNS.items())
    return re.compile(
        rf"(?P<phrase>(?:{'|'.join(map(re.escape, several))})(?!\w))|(?P<word>[^\W\d_]+)"
        rf"|(?:(?<![\w.,])(?<!\d[-/])|(?<=[\d.][-/])(?<!\w-\d[-/]))(?:{shapes})|{signs}|(?P<break>\n[^\S\n]*\n)|(?P<other>\w+|[^\w\s])"
    )


@cache
def compiled(pattern: str) -> str:
    """A pattern over classes as regular expression source: {month} is the class, {last|next} one of two, {DIRECTION} an
    alias. Blanks in a pattern mean nothing. Raises KeyError for an unknown class."""
    while found := re.search(r"\{([A-Z_]+)\}", pattern):
        pattern = pattern.replace(found.group(), f"(?:{ALIASES[found[1]]})")
    pattern = re.sub(r"\s+", "", pattern)

    def symbol(found: re.Match[str]) -> str:
        return "[" + "".join(_symbols()[kind] for kind in found[1].split("|")) + "]"

    return re.sub(r"\{([a-z_|]+)\}", symbol, pattern)


class TokenizedText:
    """The tokens of ``text``: ``symbols`` has one character a token, ``spans`` their offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self._kinds: list[tuple[str, str] | None] = []
        table, codes = words(), _symbols()
        symbols: list[str] = []
        for found in _tokenizer().finditer(text):
            kind = found.lastgroup
            assert kind is not None
            if kind in ("word", "phrase"):
                entry = table.get(found.group())
            elif kind == "other":
                entry = None
            else:
                entry = (kind, found.group())
            self.spans.append(found.span())
            self._kinds.append(entry)
            symbols.append(codes[entry[0]] if entry else UNKNOWN)
        self.symbols = "".join(symbols)

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, index: int) -> str:
        """The text of a token; empty beside the ends of the text."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def kind(self, index: int) -> str | None:
        if not 0 <= index < len(self.spans):
            return None
        entry = self._kinds[index]
        return entry[0] if entry else None

    def value(self, index: int) -> str:
        entry = self._kinds[index]
        assert entry is not None
        return entry[1]

    def classified(self, first: int, last: int) -> list[Word]:
        """The tokens first … last - 1 that have a class."""
        return [
            Word(*self.spans[index], entry[0], entry[1], self.word(index))
            for index in range(first, min(last, len(self.spans)))
            if (entry := self._kinds[index])
        ]
