"""Years: which numbers of four digits are one, by what stands around them."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.numerals import Numeral, NumeralSort

_words = partial(lexicon.pattern, "around_numbers")
_YEAR_CUES = frozenset(row["word"] for row in lexicon.read("year_cues"))
# Without the genitives, "des Januars".
MONTHS = frozenset(
    name
    for row in lexicon.read("months")
    if row["length"] == "full"
    for name in row["forms"].split("|")
    if not name.endswith("s")
)
# The years that news texts write about; a figure outside, like 1200, reads as a number.
FIRST_YEAR, LAST_YEAR = 1500, 2099
# Older years come with "im Jahr", "seit" and the like.
FIRST_UNANNOUNCED_YEAR = 1900
_DECADE = re.compile(r"er(?:[- ]?Jahre\w?)?\b")
# "Die Apotheker sprechen sogar von 1500."
_SPOKEN_OF = re.compile(rf"\b{_words('spoken_of')}\s(?:[a-zäöüß]+\s){{0,3}}von\s$")
# "das 1887 gegründete Haus"
_FOUNDED = re.compile(rf"\s(?:neu )?{_words('founded')}(?:e[nrms]?)\s")
# "1612 wurden verletzt", but "1898 lag die Produktion bei …"
_PLURAL_VERB = re.compile(rf"\s(?:{_words('plural_verb')}|davon|von)\b|[.,;]")
# Years that news texts write about every day; as counts they would be written with a full stop. 2000 is too round for a year.
_ROUND = 2000
_RECENT_YEARS = frozenset(range(1990, 2036)) - {_ROUND}
_YEAR_WORD = re.compile(rf"{_words('part_of_year')}s?$")
# "2013 verschärfte Vorschriften", "2008 der Verein": what stands between a year and the next noun, but not between a number and
# the noun it counts.
_UNLIKELY_COUNT = re.compile(rf"\s(?!\w+ische[nrs]?\s|{_words('counting')})[a-zäöüß]")


def is_year(text: str, numeral: Numeral, word: str, counts_noun: bool) -> bool:
    """Whether the numeral is a year, or years. ``word``: the one before it; ``counts_noun``: a noun that it can count stands behind it."""
    raw = text[numeral.start : numeral.end]
    if numeral.sort == NumeralSort.RANGE:
        years = re.fullmatch(r"(\d{4})\s?(?:[-–/]|bis|und|oder)\s?(\d{2,4})", raw)
        return years is not None and FIRST_YEAR <= int(years[1]) <= LAST_YEAR
    if word in MONTHS and re.fullmatch(r"(?:19|20)\d{3}", raw):
        return True  # a year with the figure of a footnote
    if not re.fullmatch(r"\d{4}", raw) or not FIRST_YEAR <= int(raw) <= LAST_YEAR:
        return _DECADE.match(text, numeral.end) is not None
    if word in MONTHS or _YEAR_WORD.search(word.lower()):
        return True
    if word in _YEAR_CUES and not counts_noun:
        return _SPOKEN_OF.search(text, max(0, numeral.start - 60), numeral.start) is None
    if int(raw) in _RECENT_YEARS and (
        word in _YEAR_CUES or re.match(r"\sneue", text[numeral.end : numeral.end + 6])
    ):
        return True
    if _FOUNDED.match(text, numeral.end):
        return True
    if int(raw) < FIRST_UNANNOUNCED_YEAR:
        return not counts_noun and _PLURAL_VERB.match(text, numeral.end) is None
    if int(raw) == _ROUND:
        return False
    return not counts_noun or _UNLIKELY_COUNT.match(text, numeral.end) is not None
