"""Atoms of numerals: digit groups and number words, one by one, in running order.

Names are left out here ("die Zehn Gebote", "Milliarden-Etat"), and a full stop behind digits is read as an ordinal's or as the end
of a sentence.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.number_words import WordSort, fold, number_of

SPACES = " \u00a0\u2009\u202f"
_FRACTION_SIGNS = {
    "½": Decimal("0.5"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "¼": Decimal("0.25"), "¾": Decimal("0.75"),
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅙": Decimal(1) / 6,
    "⅚": Decimal(5) / 6, "⅛": Decimal("0.125"), "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip

# Units that may be glued to digits: "30km", "122mm", "5G" is not one of them.
_GLUED_UNIT = (
    r"(?=(?:km|kg|m|cm|mm|g|l|t|ha|h|min|kW|MW|GW|kWh|MWh|GWh|TWh|V|W|KB|MB|GB|TB|qm|m²|km²|m³|Mio|Mrd|EUR|Euro|mal|Prozent|Uhr"
    r"|jähr\w+|köpfig\w*|stündig\w*|minütig\w*|tägig\w*|wöchig\w*|monatig\w*|prozentig\w*|fach\w*|st[öo]ckig\w*)(?!\w))"
)
_DIGITS = (
    r"(?<![\w§])(?P<minus>(?<![\w\d.,)–-])[-−–](?=\d))?"
    r"(?P<digits>(?!0\d)\d{1,3}(?:(?P<separator>[.'’\u00a0\u2009\u202f ])\d{3}(?!\d)(?:(?P=separator)\d{3}(?!\d))*)(?:,\d+)?(?![.,:]?\d)"
    r"|\d+(?:,\d+)?(?:/\d+(?![\d/.]))?|(?=[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]))"
    r"(?P<point>\.\d{1,2}(?![\d.]))?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?"
    rf"(?:(?!\w)|{_GLUED_UNIT})"
)
_NUMBER_STEM = (
    r"null|ein|eins|zw|drei|vier|f(?:ü|ue)nf|sech|sieb|acht|neun|zehn|elf|hundert|tausend|tsd|dutzend|mil+i?on|mil+iard|mio|mrd|mill\b"
    r"|bio\b|billi|trilli|halb|anderthalb|h(?:ä|ae)lfte|drittel|viertelmil|zig|aber(?:hunderte|tausende)|mehrere|einige|etliche|viele|wenige|paar\b|erst|dritt"
)
# "Zwei-Stunden-Marke" holds a number with its unit, "Milliarden-Etat" a name.
_HYPHEN_UNIT = r"-(?!(?:Kilo|Tonne|Meter|Kilometer|Liter|Euro|Dollar|Prozent|Stunde|Tag|Minute|Woche|Monat|Jahr|Grad|Hektar|Mann|Seelen|Einwohner))"
_WORD = rf"(?<![\w])(?P<word>(?i:{_NUMBER_STEM})[^\W\d_]*)(?!\w|{_HYPHEN_UNIT}[^\W\d_])"
_ATOM = re.compile(rf"{_DIGITS}|{_WORD}")

_SCALE_WITH_STOP = {"mio", "mrd", "tsd", "mill", "bio"}


def _digits_value(found: re.Match[str]) -> Decimal:
    raw = found["digits"]
    if separator := found["separator"]:
        raw = raw.replace(separator, "")
    whole, _, denominator = raw.partition("/")
    value = Decimal(whole.replace(",", ".") or "0")
    if denominator:
        value = value / Decimal(denominator) if Decimal(denominator) else value
    if found["point"]:
        value = Decimal(f"{value}{found['point']}") if value == value.to_integral() else value
    if found["sign"]:
        value += _FRACTION_SIGNS[found["sign"]]
    return -value if found["minus"] else value


@dataclass(slots=True)
class Atom:
    """One number word or digit group, before neighbours are put together."""

    start: int
    end: int
    value: Decimal
    sort: WordSort
    digits: bool = False


def atoms(text: str, sentence_starts: Container[int]) -> list[Atom]:
    found_atoms: list[Atom] = []
    for found in _ATOM.finditer(text):
        start, end = found.span()
        if (word := found["word"]) is not None:
            number = number_of(word)
            if number is None or _is_name(text, start, word, sentence_starts):
                continue
            if fold(word) in _SCALE_WITH_STOP and text[end : end + 1] == ".":
                end += 1
            found_atoms.append(Atom(start, end, number.value, number.sort))
            continue
        sort = WordSort.CARDINAL
        if _is_ordinal(text, end, sentence_starts) and found["separator"] is None and not found["point"]:
            sort = WordSort.ORDINAL
        found_atoms.append(Atom(start, end, _digits_value(found), sort, digits=True))
    return found_atoms


def _is_ordinal(text: str, end: int, sentence_starts: Container[int]) -> bool:
    """As in "18. Mai": a full stop after the digits that does not end the sentence."""
    if text[end : end + 1] != ".":
        return False
    after = end + 1
    while after < len(text) and text[after] in SPACES + "\n":
        after += 1
    if text[end + 1 : end + 2] == "," and re.search(
        r"\b(?:dem|der|den|am|zum|vom)\s\d+$", text[max(0, end - 10) : end]
    ):
        return True  # "Freitag, dem 8., und"
    return (
        after > end + 1
        and after < len(text)
        and after not in sentence_starts
        and (text[after].isalnum() or text[after] == "-")
    )


def _is_name(text: str, start: int, word: str, sentence_starts: Container[int]) -> bool:
    """A capitalised number word inside a sentence is a name ("die Zehn Gebote", "Claudia Tausend", "die Elf"), save scale words."""
    if not word[0].isupper() or start in sentence_starts:
        return False
    before = text[max(0, start - 3) : start].rstrip(SPACES + "\n")
    if not before or before[-1] in ".!?:;„“”«»\"'(–—-…,/•*":
        return False
    folded = fold(word)
    number = number_of(word)
    assert number is not None
    if (
        number.sort in (WordSort.PLURAL, WordSort.FRACTION, WordSort.SHARE, WordSort.ORDINAL)
        or len(folded) > 9
    ):
        return False
    left = re.search(r"([\w-]+)\W+$", text[max(0, start - 30) : start])
    if folded == "null":
        return left is not None and fold(left[1]).startswith(("ein", "die"))
    if number.sort == WordSort.SCALE:
        if folded not in ("hundert", "tausend"):
            return False
        return left is None or (left[1][0].isupper() and number_of(left[1]) is None)
    if number.sort == WordSort.CARDINAL and re.match(
        r"\s[A-ZÄÖÜ][a-zäöüß]", text[start + len(word) : start + len(word) + 3]
    ):
        return left is None or left[1].lower() in _DETERMINERS
    return True


# "die Zehn Gebote", "Die Drei Fragezeichen" are names; "Unfall Zwei Tote" is a headline without colon.
_DETERMINERS = frozenset(["der", "die", "das", "den", "dem", "des", "ihre", "seine", "unsere", "diese"])
