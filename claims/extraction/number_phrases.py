"""Puts atoms together to numerals: "zwei" + "Millionen", "ein" + "halbes" + "Dutzend", "zwei" + "Drittel", "28" + "-stündig"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.extraction.number_atoms import SPACES, Atom
from claims.extraction.number_words import WordSort, fold
from claims.extraction.numeral import Numeral, NumeralSort

_COMPOUND_UNITS = r"jähr(?:ig\w*|lich\w*)?|Jähr(?:ig\w*)?|tägig\w*|stündig\w*|minütig\w*|wöchig\w*|monatig\w*|köpfig\w*|prozentig\w*|sekündig\w*|seitig\w*|stöckig\w*"
_COMPOUND = re.compile(
    rf"(?:-?|\s(?=jährig))(?P<unit>{_COMPOUND_UNITS})(?!\w)"
    r"|-(?P<noun>Kilo(?:gramm)?|Tonnen?|Meter|Kilometer|Zentimeter|Millimeter|Liter|Euro|US-Dollar|Dollar|Prozent|Seelen|Einwohner|Mann|Stunden|Tage"
    r"|Minuten|Sekunden|Wochen|Monate|Jahres?|Grad|Hektar|Megawatt|Gigawatt|Millionen|Milliarden|Punkte)-(?:\w+-)*[A-ZÄÖÜ]\w+"
)

_GOOD = re.compile(
    r"\s+(?P<word>gute[mnrs]?|knappe[mnrs]?|volle[mnrs]?|rundes|starke[mnrs]?|schwache[mnrs]?)(?=\s)"
)
_GAP = re.compile(rf"[{SPACES}\n]{{1,2}}")


def _adjacent(text: str, left: int, right: int) -> bool:
    return 0 < right - left <= 2 and _GAP.fullmatch(text, left, right) is not None


def composed(text: str, atoms: list[Atom]) -> Iterator[Numeral]:
    """Puts neighbouring atoms together: "zwei" + "Millionen", "ein" + "halbes" + "Dutzend", "zwei" + "Drittel"."""
    at = 0
    while at < len(atoms):
        numeral, used = _compose_one(text, atoms, at)
        if numeral is not None:
            yield numeral
        at += used


def _compose_one(text: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    first = atoms[at]
    start, end, value, used = first.start, first.end, first.value, 1

    def following(offset: int, *sorts: WordSort) -> Atom | None:
        index = at + offset
        if index < len(atoms) and _adjacent(text, end, atoms[index].start) and atoms[index].sort in sorts:
            return atoms[index]
        return None

    if first.sort == WordSort.ORDINAL:
        if fold(text[start:end]) in ("erst", "acht"):
            return None, 1
        tail = end + 1 if first.digits else end
        return Numeral(start, tail, value, value, NumeralSort.ORDINAL, digits=first.digits), 1
    if first.sort == WordSort.QUANTIFIER:
        return _vague(text, atoms, at)
    if first.sort == WordSort.PLURAL:
        return Numeral(start, end, value * 2, None, NumeralSort.VAGUE), 1
    if first.sort == WordSort.SHARE:
        article = re.search(
            r"(?:(?<=\W)|^)(?:die|der|Die|rund die|etwa die)\s+$", text[max(0, start - 5) : start]
        )
        if article is None:
            return None, 1
        begin = start - len(article.group().lstrip())
        return Numeral(begin, end, value, value, NumeralSort.FRACTION), 1
    if first.sort == WordSort.FRACTION or first.sort == WordSort.HALF:
        return None, 1

    if first.sort == WordSort.ARTICLE and (quantifier := following(1, WordSort.QUANTIFIER)) is not None:
        numeral, more = _vague(text, atoms, at + 1)
        if numeral is not None and quantifier.start >= numeral.start:
            return numeral, 1 + more
    about = False
    if first.sort == WordSort.ARTICLE and (good := _GOOD.match(text, end)):
        scale_index = at + 1
        if scale_index < len(atoms) and _adjacent(text, good.end(), atoms[scale_index].start):
            if atoms[scale_index].sort == WordSort.SCALE:
                unit = atoms[scale_index]
                return Numeral(
                    start, unit.end, unit.value, unit.value, NumeralSort.CARDINAL, spoken_about=True
                ), 2
            if atoms[scale_index].sort == WordSort.FRACTION:
                unit = atoms[scale_index]
                share = Decimal(100) / unit.value
                return Numeral(unit.start, unit.end, share, share, NumeralSort.FRACTION, spoken_about=True), 2
    if first.sort == WordSort.SCALE and fold(text[start:end]) in ("millionen", "milliarden", "billionen"):
        return Numeral(start, end, value, None, NumeralSort.VAGUE), 1

    if first.sort == WordSort.SCALE and value == 12:
        return None, 1  # "das dreckige Dutzend"

    sort = NumeralSort.ARTICLE if first.sort == WordSort.ARTICLE else NumeralSort.CARDINAL
    scale = Decimal(1)
    if half := following(used, WordSort.HALF):
        value, end, used, sort = value * half.value, half.end, used + 1, NumeralSort.CARDINAL
    elif fraction := following(used, WordSort.FRACTION):
        value, end, used = value / fraction.value, fraction.end, used + 1
        if million := following(used, WordSort.SCALE):
            value, end, used = value * million.value, million.end, used + 1
            return Numeral(start, end, value, value, NumeralSort.CARDINAL), used
        share = value * 100
        return Numeral(start, end, share, share, NumeralSort.FRACTION), used
    else:
        value, end, used, mixed = _decimal_words(text, atoms, at, value, end, used)
        if mixed:
            sort = NumeralSort.CARDINAL
    if first.sort == WordSort.CARDINAL and (compound := _COMPOUND.match(text, end)):
        unit_word = compound["unit"] or compound["noun"]
        return (
            Numeral(
                start,
                end,
                value,
                value,
                NumeralSort.COMPOUND,
                unit_word.lower(),
                compound.end(),
                digits=first.digits,
            ),
            used,
        )
    while (bigger := following(used, WordSort.SCALE)) is not None:
        value, end, used, sort = value * bigger.value, bigger.end, used + 1, NumeralSort.CARDINAL
        scale *= bigger.value
    if scale > 1 and not first.digits:
        rest = following(used, WordSort.CARDINAL)
        if rest is not None and not rest.digits and rest.value < scale:
            value, end, used = value + rest.value, rest.end, used + 1
    return Numeral(start, end, value, value, sort, spoken_about=about, digits=first.digits, scale=scale), used


def _decimal_words(
    text: str, atoms: list[Atom], at: int, value: Decimal, end: int, used: int
) -> tuple[Decimal, int, int, bool]:
    """As in "zwei Komma drei" and "fünf und drei Viertel": value, end and atoms used, and whether anything was added."""
    index = at + used
    if index >= len(atoms) or atoms[at].digits:
        return value, end, used, False
    gap = text[end : atoms[index].start].strip().lower()
    nearby = atoms[index]
    if gap == "komma" and nearby.sort == WordSort.CARDINAL:
        return Decimal(f"{value}.{nearby.value}"), nearby.end, used + 1, True
    if gap == "und" and nearby.sort == WordSort.CARDINAL and index + 1 < len(atoms):
        fraction = atoms[index + 1]
        if fraction.sort == WordSort.FRACTION and _adjacent(text, nearby.end, fraction.start):
            return value + nearby.value / fraction.value, fraction.end, used + 2, True
    return value, end, used, False


def _vague(text: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    """As in "mehrere Tausend", "ein paar Dutzend"; a quantifier alone is no numeral."""
    first = atoms[at]
    if at + 1 >= len(atoms) or not _adjacent(text, first.end, atoms[at + 1].start):
        return None, 1
    scale = atoms[at + 1]
    power = scale.sort == WordSort.CARDINAL and scale.value in (100, 1000, 10_000, 100_000)
    if scale.sort not in (WordSort.SCALE, WordSort.PLURAL) and not power:
        return None, 1
    start = first.start
    if article := re.search(r"\b[Ee]in(?:em)?\s$", text[max(0, start - 6) : start]):
        start -= len(article.group())
    value, end, used = scale.value, scale.end, 2
    if (
        at + 2 < len(atoms)
        and atoms[at + 2].sort == WordSort.SCALE
        and _adjacent(text, end, atoms[at + 2].start)
    ):
        value, end, used = value * atoms[at + 2].value, atoms[at + 2].end, 3
    return Numeral(start, end, value * first.value, None, NumeralSort.VAGUE), used
