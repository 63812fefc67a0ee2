"""Numbers that belong to a name ("Leopard 2", "Apollo 11"), told from counts that follow a name by chance ("im Sommer 600")."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.numerals import Numeral
from claims.extraction.titles import is_title

_words = partial(lexicon.pattern, "around_numbers")
_SMALL_NUMBER = _words("small_number")
_CAPITAL_BEFORE = re.compile(
    r"(?:^|[^.!?:;,–(„»\"\s-])\s+((?:[A-ZÄÖÜ][\w-]*[a-zäöüß\d][\w-]*)|[A-Z]{1,5}|[a-z][A-Z]\w+)\s$"
)
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


def follows_name(text: str, numeral: Numeral, sentence_start: int) -> bool:
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
