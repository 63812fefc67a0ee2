"""What is written as a number but counts nothing: designations, years, dates, clock times, scores, telephone numbers,
addresses, coordinates, calibres. Every rule looks only at the characters around the number."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.drafts import Draft
from claims.extraction.numerals import Numeral, NumeralSort
from claims.extraction.titles import is_title

_ROWS = lexicon.read("designations")
ALWAYS = frozenset(row["word"] for row in _ROWS if row["sort"] == "always")
# "UN-Sicherheitsratsresolution 1701", "Straßenbahnlinie 11": the word may head a compound.
_SHORTEST_HEAD, _SURE_HEAD = 5, 6
_ALWAYS_HEADS = tuple(word.lower() for word in ALWAYS if len(word) >= _SURE_HEAD)
# "auf dem Flugplatz sieben Maschinen": short ones only before bare digits.
_SHORT_HEADS = tuple(word.lower() for word in ALWAYS if len(word) == _SHORTEST_HEAD)
BARE = frozenset(row["word"] for row in _ROWS if row["sort"] == "bare")
MEASURES = frozenset(row["word"] for row in _ROWS if row["sort"] in ("measure", "figure"))
_YEAR_CUES = frozenset(row["word"] for row in lexicon.read("year_cues"))

_words = partial(lexicon.pattern, "around_numbers")
_SMALL_NUMBER = _words("small_number")

# The years that news texts write about; a figure outside, like 1200, reads as a number.
FIRST_YEAR, LAST_YEAR = 1500, 2099
# Older years come with "im Jahr", "seit" and the like.
FIRST_UNANNOUNCED_YEAR = 1900

# Without the genitives, "des Januars".
_MONTHS = frozenset(
    name
    for row in lexicon.read("months")
    if row["length"] == "full"
    for name in row["forms"].split("|")
    if not name.endswith("s")
)
_MONTH = f"(?:{'|'.join(sorted({name[:3] for name in _MONTHS}))})"
_CLOCK_BEHIND = re.compile(
    r"\s?Uhr\b|\s?h\b|(?:\s?(?:bis|und|oder|[-–])\s?\d{1,2}(?:[.:]\d\d)?)\s?Uhr\b|:\d\d\b"
)
_CLOCK_WORD = re.compile(r"\sUhr\b")
_CLOCK_BEFORE = re.compile(r"\b(?:[Uu]m|[Gg]egen|[Aa]b|[Bb]is|[Kk]urz (?:vor|nach))\s$")
_CLOCK_FORM = re.compile(r"[012]?\d\.[0-5]\d$")
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_][-–/.]|[\d)][-–/.:]|[§#@_=&%]\s?|\w/|://\S*|www\.\S*|\S@\S*)$")
_GLUED_RANGE = re.compile(r"\d[-–]$")
_GLUED_BEHIND = re.compile(r"[-–/][A-Za-zÄÖÜäöü]|-\d-\d|:\d|x\d|\.(?:\d|[a-z])|[_@#]|/\d")
_HYPHEN_UNIT = re.compile(r"-(?:und|bis|oder)\b|[-–] bis|-Euro|-Prozent|-Jahre")
_DATE_BEHIND = re.compile(
    rf"\.?\s(?:{_MONTH}\w*)|\.\s?\d{{1,2}}\.(?!\d{{3}}(?!\d))(?:\d{{2,4}})?|\.\d{{2}}\.\d|/\d{{1,2}}/\d"
)
_PHONE_BEFORE = re.compile(r"(?:\b0\d+|\+\d+|\d)[\s/\-()]{1,2}(?:\d{2,}[\s/\-]){0,4}$")
_PHONE_BEHIND = re.compile(r"(?:[\s/\-]\d{2,}){2,}|[\s/\-]\d{4,}\b")
_STREET_BEFORE = re.compile(rf"{_words('street')}\s$")
_DEGREES = re.compile(
    rf"\s?°\s?\d+|\s?[′']\s?\d*|(?:\s?°|\sGrad)\s{_words('direction')}\w*(?:\s(?:Breite|Länge))?"
)
_CALIBRE = re.compile(
    r"(?:\s?(?:mm|cm|[Mm]illimeter)(?:,|\s(?:und|oder|bis))\s\d+)?\s?-?(?:mm|[Mm]illimeter|cm|Zentimeter)[- ]"
    rf"(?:\w+-)*{_words('gun')}"
)
_WORD_BEFORE = re.compile(r"([\w.]+)[\s„“\"»«(]*$")
_CAPITAL_BEFORE = re.compile(
    r"(?:^|[^.!?:;,–(„»\"\s-])\s+((?:[A-ZÄÖÜ][\w-]*[a-zäöüß\d][\w-]*)|[A-Z]{1,5}|[a-z][A-Z]\w+)\s$"
)
_SCORE_BEHIND = re.compile(r":\d|\s:\s\d")
_SCORE_BEFORE = re.compile(r"\d:$|\d\s:\s$")
_DECADE = re.compile(r"er(?:[- ]?Jahre\w?)?\b")


_GENITIVE_BEHIND = re.compile(r"\s(?:des|der|dieser|im|am)\b")


def is_designation(text: str, numeral: Numeral, sentence_start: int, counts_noun: bool) -> bool:
    """Whether the numeral is no quantity. ``counts_noun``: a noun that it can count stands right behind it."""
    start, end = numeral.start, numeral.phrase_end or numeral.end
    before = text[max(0, start - 40) : start]
    word = _word_before(before) if start > sentence_start else ""
    if word in ALWAYS or word.lower().endswith(_ALWAYS_HEADS):
        return True
    if numeral.digits and not counts_noun and word.lower().endswith(_SHORT_HEADS):
        return True
    if word in MEASURES:
        return False
    if word in BARE and "." not in text[start:end] and (not counts_noun or _GENITIVE_BEHIND.match(text, end)):
        return True
    if _CLOCK_WORD.match(text, end):
        return True
    if not numeral.digits:
        return not counts_noun and _is_hour(text, numeral, before, sentence_start)
    if numeral.sort != NumeralSort.COMPOUND and _glued(text, numeral, before, end):
        return True
    if _is_clock(text, numeral, before, end) or _is_telephone(text, start, end, before):
        return True
    if _is_year(text, numeral, word, counts_noun):
        return True
    if (
        not counts_noun
        and text[start:end].isdigit()
        and (int(text[start:end]) == 0 or end - start >= _LONG_CODE)
    ):
        return True
    if _is_file_number(text[start:end]) or _REGISTER_BEHIND.match(text, end):
        return True
    if _FOOTNOTE_BEFORE.search(before) and text.startswith("]", end):
        return True
    if _WEEKDAY_BEFORE.search(before) and re.fullmatch(r"\d{1,2}\.\d{1,2}", text[start:end]):
        return True
    if _DIMENSION_BEHIND.match(text, end) or _DIMENSION_BEFORE.search(before):
        return True
    if not counts_noun and _is_bare_point(text, numeral, before, sentence_start):
        return True
    if _DEGREES.match(text, end) or _CALIBRE.match(text, end) or _DATE_BEHIND.match(text, end):
        return True
    if _STREET_BEFORE.search(before) and not counts_noun:
        return True
    if re.fullmatch(r"\d{5}", text[start:end]) and _is_postcode(text, end, counts_noun):
        return True
    if re.fullmatch(r"\d{5}", text[start:end]) and _STREET_BEFORE.search(re.sub(r"\d+\w?, $", "", before)):
        return True
    loose = not counts_noun or _GENITIVE_BEHIND.match(text, end) is not None
    return loose and _follows_name(text, numeral, sentence_start)


# Six digits without a separator are an order number, a share's code, a counter.
_LONG_CODE = 6
_FOOTNOTE_BEFORE = re.compile(r"\[$")
# "6 KLs 14/21": court files
_REGISTER_BEHIND = re.compile(r"\s[A-Z][A-Za-z]{0,3}\s\d+/\d\d\b")
_WEEKDAY_BEFORE = re.compile(r"(?:tag|woch|abend),?\s\(?(?:den\s|dem\s|am\s)?$")
_DIMENSION_BEHIND = re.compile(r"\s?[x×]\s?\d")
_DIMENSION_BEFORE = re.compile(r"\d\s?[x×]\s?$")
_AT_HOUR = re.compile(r"\b[Uu]m\s$")
# "kurz vor sechs", "gegen halb neun"
_NEAR_HOUR = re.compile(r"\b(?:[Kk]urz (?:vor|nach)|[Hh]alb|[Vv]iertel (?:vor|nach))\s$")
_UNTIL = re.compile(r"\b[Bb]is\s$")
_CHANGED = re.compile(rf"\b{_words('changed')}\w*")
# The largest number that can be an hour, and the largest that "bis" before it makes a point ("bis 50 liegen bleiben").
_LAST_HOUR, _SMALL = 24, 99


_TENTHS = frozenset({"10", "12", "16", "20"})


def _is_file_number(raw: str) -> bool:
    """As in "S 73 KR 1635/10": a slash that makes no proper fraction."""
    above, slash, below = raw.partition("/")
    if not (slash and above.isdigit() and below.isdigit()):
        return False
    return int(above) >= int(below) or below.startswith("0") or (len(below) == 2 and below not in _TENTHS)


def _is_bare_point(text: str, numeral: Numeral, before: str, sentence_start: int) -> bool:
    """As in "nachts um 12", "bis 50" and the "3." of an enumeration: bare numbers that place instead of count."""
    if numeral.sort != NumeralSort.CARDINAL or numeral.minimum > _SMALL or numeral.minimum % 1:
        return False
    if _is_hour(text, numeral, before, sentence_start):
        return True
    if _UNTIL.search(before):
        return True
    enumerated = numeral.start == sentence_start or text[max(0, numeral.start - 2) : numeral.start] in (
        ": ",
        "  ",
    )
    return enumerated and re.match(r"\.\s|\)", text[numeral.end : numeral.end + 2]) is not None


def _is_hour(text: str, numeral: Numeral, before: str, sentence_start: int) -> bool:
    """As in "nachts um 12", "morgens um fünf"."""
    at_hour = numeral.minimum <= _LAST_HOUR and _AT_HOUR.search(before) is not None
    if numeral.minimum <= _LAST_HOUR and _NEAR_HOUR.search(before):
        return True
    return (
        at_hour
        and numeral.sort == NumeralSort.CARDINAL
        and not _CHANGED.search(text, sentence_start, numeral.start)
    )


def _is_postcode(text: str, end: int, counts_noun: bool) -> bool:
    """Five digits before a word that the dictionary does not know: "24103 Kiel"."""
    found = re.match(r"\s([A-ZÄÖÜ][a-zäöüß-]+)", text[end : end + 40])
    if not counts_noun or found is None:
        return False
    return found.group(1) in ("Bad", "Sankt", "Markt", "Neu", "Alt") or not is_known(found.group(1))


def _word_before(before: str) -> str:
    found = _WORD_BEFORE.search(before)
    return found.group(1) if found else ""


def _glued(text: str, numeral: Numeral, before: str, end: int) -> bool:
    """Part of a longer sign: "KN-23", "6x6", "3:1", "a/b", a web address."""
    if numeral.sort == NumeralSort.RANGE and _SCORE_BEHIND.match(text, end) is None:
        glued_before = _GLUED_BEFORE.search(before)
        return glued_before is not None
    if _SCORE_BEHIND.match(text, end) or _SCORE_BEFORE.search(before):
        return True
    if _GLUED_BEFORE.search(before) and not _GLUED_RANGE.search(before):
        return True
    behind = _GLUED_BEHIND.match(text, end)
    return behind is not None and not _HYPHEN_UNIT.match(text, end) and text[end : end + 3] != "km/"


def _is_clock(text: str, numeral: Numeral, before: str, end: int) -> bool:
    if _CLOCK_BEHIND.match(text, end):
        return numeral.minimum <= 24
    return (
        _CLOCK_FORM.match(text[numeral.start : end]) is not None and _CLOCK_BEFORE.search(before) is not None
    )


def _is_telephone(text: str, start: int, end: int, before: str) -> bool:
    raw = text[start:end]
    if raw[0] == "0" and len(raw) > 1 and raw[1].isdigit():
        return True
    if _PHONE_BEFORE.search(before) and re.search(r"(?:\b0\d|\+\d)[\d\s/()-]*$", before):
        return True
    return raw.isdigit() and _PHONE_BEHIND.match(text, end) is not None


def _is_year(text: str, numeral: Numeral, word: str, counts_noun: bool) -> bool:
    raw = text[numeral.start : numeral.end]
    if numeral.sort == NumeralSort.RANGE:
        years = re.fullmatch(r"(\d{4})\s?(?:[-–/]|bis|und|oder)\s?(\d{2,4})", raw)
        return years is not None and FIRST_YEAR <= int(years[1]) <= LAST_YEAR
    if word in _MONTHS and re.fullmatch(r"(?:19|20)\d{3}", raw):
        return True  # a year with the figure of a footnote
    if not re.fullmatch(r"\d{4}", raw) or not FIRST_YEAR <= int(raw) <= LAST_YEAR:
        return _DECADE.match(text, numeral.end) is not None
    if word in _MONTHS or _YEAR_WORD.search(word.lower()):
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


_QUOTED_NAME = re.compile(r"[„“\"»‚][A-ZÄÖÜ][\w-]*(?:\s[A-ZÄÖÜ][\w-]*)?\s$")
# Prepositions that take a bare noun as source or place: "laut Polizei 800", "in Kiel 12".
_BARE_LEAD = re.compile(
    r"\b(?:[Ll]aut|[Nn]ach|[Ii]n|[Bb]ei|[Aa]us|[Ff]ür|[Uu]nd|[Zz]ufolge|[Mm]it|[Aa]n|[Aa]uf|[Gg]egen|[Vv]or|[Uu]nter)\s(?:\w+(?:en|er|em)\s)?[A-ZÄÖÜ][\w-]+\s$"
)


# "Bewilligt waren gemäß der Bauakte 550.", "nach Angaben der Veranstalter 2500": who says so stands between verb and number.
_SAID_BY = re.compile(
    r"\b(?:[Ll]aut|[Gg]emä(?:ß|ss)|[Nn]ach)\s(?:[A-ZÄÖÜ]?[\w-]+\s){0,4}(?:der|des|einer|eines|den|seiner|ihrer|[a-zäöüß]+er|[A-ZÄÖÜ]\w+)\s[A-ZÄÖÜ][\w-]+\s$"
    r"|\b(?:[Ll]aut|[Gg]emä(?:ß|ss))\s(?:\w+\s){0,2}[A-ZÄÖÜ][\w-]+\s$"
)
# "am Samstag 412 von 588 Delegierten", "hält die Regierung 158 der 300 Sitze", "im Sommer 600 davon", "beim Beirat 46 weitere"
_OUT_OF = re.compile(
    r"\s(?:von|der)\s(?:rund\s|etwa\s|den\s|insgesamt\s)*\d|\s(?:davon|von ihnen|von denen|weitere)\b"
)
# "Von den 112 Zeugen hat die Kammer nach elf Sitzungstagen 43 gehört": the whole is told in front, with its noun and more.
_WHOLE_BEFORE = re.compile(
    rf"\b[Vv]on\s(?:(?:den|ihren|seinen|insgesamt|rund|etwa|einst|damals)\s)*(?:\d[\d.]*|{_SMALL_NUMBER})"
    r"\s(?:[a-zäöüß]+e[nr]\s)*[A-ZÄÖÜ][\w-]+,?\s[^,.;:\d]*$"
)
# "meldete bis Freitagabend 128", "im Sommer 600", "vor fünf Jahren 14": a time is no name.
_TIME_BEFORE = re.compile(rf"\b{_words('time')}\s$")
# "das jüngste Todesopfer 59", "peilt Konzernchef Dahl 820 an"
_EXTREME_BEFORE = re.compile(r"\b(?:jüngste|älteste)[nrsm]?\s[A-ZÄÖÜ][\w-]+\s$")
_ROLE_AND_NAME = re.compile(r"(?P<role>[A-ZÄÖÜ][\w-]*[a-zäöüß])\s[A-ZÄÖÜ][a-zäöüß-]+\s$")
_CLAUSE_ENDS = re.compile(
    r"\s?(?:[.,;!?–)“]|und\b|$)|\s(?:an|ein|aus|ab|auf|vor|zu|fest|nach|mit|gewesen)\s?(?:[.,;!?–)“]|$)"
)
# "will anhand von Protokollen 85 ausgemacht haben"
_PERFECT_BEHIND = re.compile(
    r"\s(?:[a-zäöüß]+\s){0,2}[a-zäöüß]+(?:t|en) (?:haben|hätten|worden|wurden)\s?(?:[.,;!?–)“]|$)"
)
# "soll den Leopard 2 geliefert haben"
_ARTICLE_AND_NOUN = re.compile(r"\b(?:der|die|das|den|dem|eine?[nmr]?)\s[A-ZÄÖÜ][\w-]*\s$")
_OLDER = re.compile(r"\s(?:Jahre\s)?(?:oder|und) (?:älter|jünger|mehr)\b")
# "In Tirol sind es laut Behörde Ages 31."
_COUNT_EXPECTED = re.compile(r"\b(?:sind|waren|seien|wären|wurden|werden) es\b[^\d.;:]*$")
# "Die Leitung meldet 29 Fälle, der Personalrat 44.", "auf die SPD entfallen 47, auf die AfD 26 und auf die Grünen 21"
_NEXT_IN_TURN = re.compile(
    rf"(?:\d|\b{_SMALL_NUMBER}\b)[^.;:]*(?:,|\sund)\s(?:(?:auf|für|an|bei|in|von)\s)?"
    r"(?:der|die|das|den|dem|sein|seine|ihr|ihre)\s(?:[a-zäöüß]+e[nrms]?\s)?[A-ZÄÖÜ][\w-]+\s(?:(?:der|des|für|von)\s(?:[a-zäöüß]+e[nrms]?\s)?[A-ZÄÖÜ][\w-]+\s)?$"
)


def _takes_turn(text: str, numeral: Numeral, sentence_start: int) -> bool:
    """Whether the clause counts although a name stands right before its number."""
    before = text[max(sentence_start, numeral.start - 160) : numeral.start]
    if _COUNT_EXPECTED.search(before) or _TIME_BEFORE.search(before) or _WHOLE_BEFORE.search(before):
        return True
    if _PERFECT_BEHIND.match(text, numeral.end) and not _ARTICLE_AND_NOUN.search(before):
        return True
    if _CLAUSE_ENDS.match(text, numeral.end) is None:
        return False
    if _NEXT_IN_TURN.search(before) or _EXTREME_BEFORE.search(before):
        return True
    named = _ROLE_AND_NAME.search(before)
    return named is not None and is_title(named["role"])


def _follows_name(text: str, numeral: Numeral, sentence_start: int) -> bool:
    """As in "Leopard 2", "iPhone 15", "Apollo 11": a name right before a small bare number."""
    raw = text[numeral.start : numeral.end]
    if not raw.isdigit() or len(raw) > 4:
        return False
    before = text[max(sentence_start, numeral.start - 40) : numeral.start]
    if _OUT_OF.match(text, numeral.end) or _OLDER.match(text, numeral.end):
        return False
    if _takes_turn(text, numeral, sentence_start):
        return False
    said_by = _SAID_BY.search(text, max(sentence_start, numeral.start - 90), numeral.start)
    if said_by and re.match(r"\s?[.,;!?)]|\s[a-zäöüß]|$", text[numeral.end : numeral.end + 2]):
        return False
    if re.fullmatch(r"\W*[A-ZÄÖÜ]{2,}\s", before):
        return True
    if _QUOTED_NAME.search(before) and text[numeral.end : numeral.end + 1] in ("“", "”", '"', "«", "‘"):
        return True
    return _CAPITAL_BEFORE.search(before) is not None and _BARE_LEAD.search(before) is None


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


_NEXT_DESIGNATION = re.compile(r"\s?(?:,|und|bis|oder|sowie|/|-|–)\s?")


def continues_designation(text: str, designation_end: int, numeral: Numeral, counts_noun: bool) -> bool:
    """As in "die Anschlussstellen 12 und 13": a bare number joined to a designation is one too."""
    return not counts_noun and _NEXT_DESIGNATION.fullmatch(text, designation_end, numeral.start) is not None
