"""Numerals: every written number of a text with its value, before anybody asks what it counts.

``find_numerals`` yields single numerals in running order ("4,2", "5,8 Millionen", "zwei Drittel", "ein halbes Dutzend");
``join_ranges`` merges those that form an interval ("4,2 bis 5,8 Millionen", "zwischen 300 und 400"). The component stores the
joined ones as ``doc.spans["numerals"]``; each span's ``._.number`` is a :class:`Numeral` with exact character offsets, because
spaCy's tokens split "4 000" and "100-".
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from claims.extraction.number_words import WordSort, fold, number_of


class NumeralSort(StrEnum):
    """What kind of number the wording states."""

    CARDINAL = "cardinal"
    ARTICLE = "article"  # "ein": counts only where the sentence makes it count
    FRACTION = "fraction"  # of something: "ein Drittel"; the value is the percentage
    VAGUE = "vague"  # "Tausende"; the value is the least it can mean
    ORDINAL = "ordinal"
    NOUGHT = "nought"  # "keine", "niemand"
    MULTIPLE = "multiple"  # "dreimal", "verdreifachen"
    COMPOUND = "compound"  # inside a word that names the unit: "sechstägig", "45-Jährige"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral: text[start:end] holds it, [minimum, maximum] is its value (maximum None = open).

    ``phrase_end`` lies behind the whole word for compounds ("45-Jährige"), ``unit`` is then the unit's stem ("jährig").
    ``spoken_about`` is set where the numeral itself says that it is approximate ("ein gutes Dutzend").
    """

    start: int
    end: int
    minimum: Decimal
    maximum: Decimal | None
    sort: NumeralSort
    unit: str | None = None
    phrase_end: int | None = None
    spoken_about: bool = False
    digits: bool = False
    scale: Decimal = Decimal(1)
    parts: tuple[int, ...] = ()


SPACES = " \u00a0\u2009\u202f"
_SEPARATORS = ".'’\u00a0\u2009\u202f "
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

_COMPOUND_UNITS = r"jähr(?:ig\w*|lich\w*)?|Jähr(?:ig\w*)?|tägig\w*|stündig\w*|minütig\w*|wöchig\w*|monatig\w*|köpfig\w*|prozentig\w*|sekündig\w*|seitig\w*|stöckig\w*"
_COMPOUND = re.compile(
    rf"(?:-?|\s(?=jährig))(?P<unit>{_COMPOUND_UNITS})(?!\w)"
    r"|-(?P<noun>Kilo(?:gramm)?|Tonnen?|Meter|Kilometer|Zentimeter|Millimeter|Liter|Euro|US-Dollar|Dollar|Prozent|Seelen|Einwohner|Mann|Stunden|Tage"
    r"|Minuten|Sekunden|Wochen|Monate|Jahres?|Grad|Hektar|Megawatt|Gigawatt|Millionen|Milliarden|Punkte)-(?:\w+-)*[A-ZÄÖÜ]\w+"
)
_WORD_COMPOUND = re.compile(
    r"(?<![\w-])(?P<number>[^\W\d_]{2,40}?)-?(?P<unit>(?i:jährig|tägig|stündig|minütig|wöchig|monatig|köpfig|prozentig))(?P<rest>\w{0,3})(?!\w)"
    r"|(?<![\w-])(?P<vague>Millionen|Milliarden)(?P<height>höhe|bereich|betrag|schaden|schäden|summe|beträge|verlust|verluste|grab)\w{0,2}(?!\w)"
    r"|(?<!\w)[Vv]er(?P<times>doppel|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend)(?:fach)?(?:e|en|t|te|ten|n)(?!\w)"
    r"|(?<![\w-])(?P<factor>[^\W\d_]{2,30}?|\d+)-?(?P<mal>mal|fach\w{0,2}|x)(?!\w)"
    r"|(?<!\w)(?P<every>[Jj]ede[mnrs]?)\s+(?P<ordinal>[^\W\d_]{4,30}(?!\w)|\d{1,4}\.(?=\s))"
)
_GOOD = re.compile(
    r"\s+(?P<word>gute[mnrs]?|knappe[mnrs]?|volle[mnrs]?|rundes|starke[mnrs]?|schwache[mnrs]?)(?=\s)"
)
_GAP = re.compile(rf"[{SPACES}\n]{{1,2}}")
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
class _Atom:
    """One number word or digit group, before neighbours are put together."""

    start: int
    end: int
    value: Decimal
    sort: WordSort
    digits: bool = False


def _atoms(text: str, sentence_starts: Container[int]) -> list[_Atom]:
    atoms: list[_Atom] = []
    for found in _ATOM.finditer(text):
        start, end = found.span()
        if (word := found["word"]) is not None:
            number = number_of(word)
            if number is None or _is_name(text, start, word, sentence_starts):
                continue
            if fold(word) in _SCALE_WITH_STOP and text[end : end + 1] == ".":
                end += 1
            atoms.append(_Atom(start, end, number.value, number.sort))
            continue
        sort = WordSort.CARDINAL
        if _is_ordinal(text, end, sentence_starts) and found["separator"] is None and not found["point"]:
            sort = WordSort.ORDINAL
        atoms.append(_Atom(start, end, _digits_value(found), sort, digits=True))
    return atoms


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


def find_numerals(text: str, sentence_starts: Container[int] = frozenset()) -> list[Numeral]:
    """All numerals of ``text`` in running order. ``sentence_starts`` are the character offsets at which sentences start:
    they tell "38. Die" (a full stop) from "38. Brigade" (an ordinal)."""
    atoms = _atoms(text, sentence_starts)
    numerals = [_with_sign(text, numeral) for numeral in _composed(text, atoms)]
    taken = {numeral.start for numeral in numerals}
    words = [numeral for numeral in _from_words(text) if numeral.start not in taken]
    if not words:
        return numerals
    covered = sorted(
        numerals + words, key=lambda numeral: (numeral.start, -(numeral.phrase_end or numeral.end))
    )
    result: list[Numeral] = []
    for numeral in covered:
        if not result or numeral.start >= (result[-1].phrase_end or result[-1].end):
            result.append(numeral)
    return result


_MINUS = re.compile(r"\b[Mm]inus\s$")


def _with_sign(text: str, numeral: Numeral) -> Numeral:
    """As in "minus fünf" is below nought."""
    lead = _MINUS.search(text[max(0, numeral.start - 7) : numeral.start])
    if lead is None or numeral.maximum is None or numeral.sort != NumeralSort.CARDINAL:
        return numeral
    start = numeral.start - len(lead.group())
    return replace(numeral, start=start, minimum=-numeral.maximum, maximum=-numeral.minimum)


_NOUGHT = re.compile(
    r"(?<!\w)(?:[Kk]eine[nr]?(?=\s(?:[a-zäöüß]+e[nrsm]?\s)?[A-ZÄÖÜ])|[Nn]iemand(?:en)?(?!\w))"
)


def find_noughts(text: str) -> list[Numeral]:
    """As in "keine" before a noun and "niemand": nought, if what follows is worth counting (see quantities.py)."""
    return [
        Numeral(found.start(), found.end(), Decimal(0), Decimal(0), NumeralSort.NOUGHT)
        for found in _NOUGHT.finditer(text)
    ]


def _from_words(text: str) -> Iterator[Numeral]:
    """Numbers inside words: "sechstägig", "Millionenhöhe", "verdreifachen", "jeder Zehnte"."""
    for found in _WORD_COMPOUND.finditer(text):
        start, end = found.span()
        if word := found["number"]:
            number = number_of(word)
            if number and number.sort in (WordSort.CARDINAL, WordSort.ARTICLE):
                yield Numeral(
                    start, start + len(word), number.value, number.value, NumeralSort.COMPOUND,
                    unit=found["unit"].lower(), phrase_end=end,
                )  # fmt: skip
        elif found["vague"]:
            scale = number_of(found["vague"])
            assert scale is not None
            yield Numeral(
                start,
                start + len(found["vague"]),
                scale.value,
                None,
                NumeralSort.VAGUE,
                unit="geld",
                phrase_end=end,
            )
        elif factor := found["factor"]:
            value = Decimal(factor) if factor.isdigit() else getattr(number_of(factor), "value", None)
            if value is not None:
                yield Numeral(
                    start,
                    start + len(factor),
                    value,
                    value,
                    NumeralSort.MULTIPLE,
                    unit=found["mal"],
                    phrase_end=end,
                )
        elif times := found["times"]:
            value = Decimal(2) if times == "doppel" else getattr(number_of(times), "value", None)
            if value is not None:
                yield Numeral(start, end, value, value, NumeralSort.MULTIPLE)
        elif found["every"]:
            ordinal = found["ordinal"]
            if ordinal[0].isdigit():
                value = Decimal(ordinal[:-1])
            else:
                number = number_of(ordinal)
                value = number.value if number and number.sort == WordSort.ORDINAL else Decimal(0)
            if value > 1:
                share = Decimal(100) / value
                yield Numeral(start, end, share, share, NumeralSort.FRACTION)


def _adjacent(text: str, left: int, right: int) -> bool:
    return 0 < right - left <= 2 and _GAP.fullmatch(text, left, right) is not None


def _composed(text: str, atoms: list[_Atom]) -> Iterator[Numeral]:
    """Puts neighbouring atoms together: "zwei" + "Millionen", "ein" + "halbes" + "Dutzend", "zwei" + "Drittel"."""
    at = 0
    while at < len(atoms):
        numeral, used = _compose_one(text, atoms, at)
        if numeral is not None:
            yield numeral
        at += used


def _compose_one(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    first = atoms[at]
    start, end, value, used = first.start, first.end, first.value, 1

    def following(offset: int, *sorts: WordSort) -> _Atom | None:
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
    text: str, atoms: list[_Atom], at: int, value: Decimal, end: int, used: int
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


def _vague(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
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


_TO = re.compile(
    r"\s*(?P<hyphen>-\s)?(?:bis(?:\s(?:zu|knapp|rund|etwa|maximal|höchstens|über|fast|gut|circa|ca\.))?|[–—-])\s*(?!\s)|-?\s?(?:bis|oder)\s"
)
_OR = re.compile(r"\soder\s(?:gar\s|sogar\s|auch\s)?")
_AND = re.compile(r"\sund\s(?:etwa\s|rund\s)?")
_BETWEEN = re.compile(r"\b[Zz]wischen\s(?:etwa\s|rund\s|ca\.\s|knapp\s)?$")
_COMMA = re.compile(r",\s(?:vielleicht\s|höchstens\s)?")
_SHARE_OF = re.compile(r"\svon\s")
# "zwei von drei" is a share; "640 von 800 Fahrern" are two numbers. These are the denominators of polls.
_SHARE_DENOMINATORS = frozenset(map(Decimal, (3, 4, 5, 10, 100)))

_JOINABLE = (NumeralSort.CARDINAL, NumeralSort.ARTICLE, NumeralSort.COMPOUND)


def join_ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals with those that form one interval or one share merged."""
    joined: list[Numeral] = []
    for numeral in numerals:
        merged = _joined(text, joined[-1], numeral) if joined else None
        if merged is None:
            if joined:
                joined[-1] = _scaled_like(text, joined[-1], numeral)
            joined.append(numeral)
        else:
            joined[-1] = merged
    return joined


def _joined(text: str, left: Numeral, right: Numeral) -> Numeral | None:
    gap_start = left.end if left.phrase_end is None else left.phrase_end
    if right.start - gap_start > 20 or left.sort not in _JOINABLE or right.sort not in _JOINABLE:
        return None
    if left.sort == NumeralSort.COMPOUND and left.unit != right.unit:
        return None
    gap = text[gap_start : right.start]
    low, high = left.minimum, right.maximum
    if high is None:
        return None
    if (
        _SHARE_OF.fullmatch(gap)
        and high in _SHARE_DENOMINATORS
        and low < high
        and left.sort != NumeralSort.COMPOUND
    ):
        share = low / high * 100
        return Numeral(
            left.start, right.end, share, share, NumeralSort.FRACTION, parts=(left.start, right.start)
        )
    between = _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, left.start - 20), left.start)
    to = _TO.fullmatch(gap)
    plain_or = _OR.fullmatch(gap)
    listed = _COMMA.fullmatch(gap) and low < high <= low * 2 and _is_round_pair(text, left, right)
    if not (between or to or plain_or or listed):
        return None
    if left.sort == NumeralSort.ARTICLE and not re.search(
        "bis|oder|zwischen|,", text[max(0, left.start - 10) : right.start]
    ):
        return None  # "schlug dort ein – zwei Tote"
    low = _shared_scale(left, right, hyphen=gap.startswith("-") and gap.strip() != "-")
    if low >= high and not (to and low == high):
        return None
    return replace(
        right, start=left.start, minimum=low, sort=NumeralSort.RANGE, parts=(left.start, right.start),
        digits=left.digits and right.digits,
    )  # fmt: skip


_CHANGED_TO = re.compile(
    r"\s(?:auf|statt|bzw\.|beziehungsweise|gegenüber|nach)(?:\s(?:rund|etwa|knapp|fast|über|gut|nun|dann|zuvor))*\s"
)


def _scaled_like(text: str, left: Numeral, right: Numeral) -> Numeral:
    """As in "1,4 statt 0,9 Milliarden": two numbers apart that share the scale of the second."""
    if (
        left.sort != NumeralSort.CARDINAL
        or left.scale != 1
        or right.scale < 1_000_000
        or right.maximum is None
    ):
        return left
    comparable = left.minimum < 1000 and left.minimum * 10 >= right.maximum / right.scale
    if not comparable or _CHANGED_TO.fullmatch(text, left.end, right.start) is None:
        return left
    value = left.minimum * right.scale
    return replace(left, minimum=value, maximum=value, scale=right.scale)


def _is_round_pair(text: str, left: Numeral, right: Numeral) -> bool:
    """As in "20, 30 Mann", "zwei, drei Leute": spoken guesses, told from a list of figures by their step and the noun behind."""
    step = right.minimum - left.minimum
    guess = step in (1, 10, 100, 1000) and left.minimum % step == 0
    return (
        guess
        and re.match(r"\s[A-ZÄÖÜ]", text[right.end : right.end + 2]) is not None
        and left.minimum < 10 * step
    )


def _shared_scale(left: Numeral, right: Numeral, hyphen: bool) -> Decimal:
    """The left bound with the scale that stands only at the right one: "4,2 bis 5,8 Millionen", "100- bis 200.000"."""
    low, high = left.minimum, right.maximum
    assert high is not None
    if left.scale == 1 and right.scale > 1 and low < right.scale and low <= high / right.scale:
        return low * right.scale
    if hyphen:
        for scale in (Decimal(1000), Decimal(100)):
            if high % scale == 0 and low < scale and low < high / scale:
                return low * scale
    return low


@Language.factory("gegenlese_numerals")
def create_numerals(nlp: Language, name: str) -> "NumeralFinder":
    return NumeralFinder()


class NumeralFinder:
    """Fills ``doc.spans["numerals"]``; sentence starts must be set before."""

    def __init__(self) -> None:
        if not Span.has_extension("number"):
            Span.set_extension("number", default=None)

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        starts = frozenset(sentence.start_char for sentence in doc.sents) if len(doc) else frozenset()
        spans = []
        numerals = join_ranges(text, find_numerals(text, starts)) + find_noughts(text)
        for numeral in sorted(numerals, key=lambda numeral: numeral.start):
            span = doc.char_span(
                numeral.start, max(numeral.end, numeral.phrase_end or 0), alignment_mode="expand"
            )
            if span is not None:
                span._.number = numeral
                spans.append(span)
        doc.spans["numerals"] = SpanGroup(doc, name="numerals", spans=spans)
        return doc
