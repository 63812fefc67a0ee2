"""What is written as a number but counts nothing: designations, years, dates, clock times, scores, telephone numbers,
addresses, coordinates, calibres. Every rule looks only at the characters around the number."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.name_numbers import follows_name
from claims.extraction.numerals import Numeral, NumeralSort
from claims.extraction.year_numbers import MONTHS, is_year

_ROWS = lexicon.read("designations")
ALWAYS = frozenset(row["word"] for row in _ROWS if row["sort"] == "always")
# "UN-Sicherheitsratsresolution 1701", "Straßenbahnlinie 11": the word may head a compound.
_SHORTEST_HEAD, _SURE_HEAD = 5, 6
_ALWAYS_HEADS = tuple(word.lower() for word in ALWAYS if len(word) >= _SURE_HEAD)
# "auf dem Flugplatz sieben Maschinen": short ones only before bare digits.
_SHORT_HEADS = tuple(word.lower() for word in ALWAYS if len(word) == _SHORTEST_HEAD)
BARE = frozenset(row["word"] for row in _ROWS if row["sort"] == "bare")
MEASURES = frozenset(row["word"] for row in _ROWS if row["sort"] in ("measure", "figure"))

_words = partial(lexicon.pattern, "around_numbers")
_MONTH = f"(?:{'|'.join(sorted({name[:3] for name in MONTHS}))})"
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
_SCORE_BEHIND = re.compile(r":\d|\s:\s\d")
_SCORE_BEFORE = re.compile(r"\d:$|\d\s:\s$")
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
    if is_year(text, numeral, word, counts_noun):
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
    return loose and follows_name(text, numeral, sentence_start)


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


_NEXT_DESIGNATION = re.compile(r"\s?(?:,|und|bis|oder|sowie|/|-|–)\s?")


def continues_designation(text: str, designation_end: int, numeral: Numeral, counts_noun: bool) -> bool:
    """As in "die Anschlussstellen 12 und 13": a bare number joined to a designation is one too."""
    return not counts_noun and _NEXT_DESIGNATION.fullmatch(text, designation_end, numeral.start) is not None
