"""Number words of any size: one German word → its value.

"dreiundzwanzigtausendfünfhundert", "anderthalb", "zweieinhalb", "Hunderttausende", "siebte". Spelling is folded first, so that
"fünfzig", "fuenfzig" and "FÜNFZIG" are one word. Words are put together by the grammar of German numerals from the rows of
``lexicon/number_words.tsv``.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from claims.extraction import lexicon


class WordSort(StrEnum):
    CARDINAL = "cardinal"
    ARTICLE = "article"
    SCALE = "scale"
    PLURAL = "plural"
    HALF = "half"
    SHARE = "share"
    FRACTION = "fraction"
    QUANTIFIER = "quantifier"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class WordNumber:
    value: Decimal
    sort: WordSort


_FOLDING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})

_ROWS = lexicon.read("number_words")
_UNITS, _TEENS, _TENS = (
    {row["word"]: int(row["value"]) for row in _ROWS if row["sort"] == sort}
    for sort in ("unit", "teen", "ten")
)
_SINGLE = {
    row["word"]: WordNumber(Decimal(row["value"]), WordSort(row["sort"]))
    for row in _ROWS
    if row["sort"] not in ("unit", "teen", "ten")
}

_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEEN = "|".join(sorted(_TEENS, key=len, reverse=True))
_TEN = "|".join(_TENS)


def _below_hundred(name: str) -> str:
    return rf"(?:(?:(?P<u{name}>{_UNIT})und)?(?P<t{name}>{_TEN})|(?P<e{name}>{_TEEN})|(?P<s{name}>{_UNIT}))"


def _below_thousand(name: str) -> str:
    low = _below_hundred(f"{name}l")
    return rf"(?:(?P<h{name}>(?:{_below_hundred(f'{name}h')})?hundert)(?:und)?(?:{low})?|{_below_hundred(f'{name}o')})"


_HALF = rf"(?:(?P<whole>{_TEEN}|{_UNIT})(?:und)?einhalb|(?P<oneandhalf>anderthalb|einundhalb))"
_CARDINAL = re.compile(
    rf"(?:{_HALF}(?P<times>tausend|hundert)?"
    rf"|(?P<thousand>(?:{_below_thousand('k')})?tausend)(?:und)?(?:{_below_thousand('r')})?"
    rf"|{_below_thousand('x')})(?P<ending>e[nrs]?)?"
)
_ARTICLE = re.compile(r"ein(?:e[mnrs]?)?")
_ORDINAL_ENDING = re.compile(r"(?:s?te[mnrs]?|s?t)$")
_IRREGULAR_ORDINALS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
# Endings that a cardinal may take: "zweier", "dreien", "anderthalbe"; "achter" or "zehner" are other words.
_INFLECTED = re.compile(
    r"(?:zwei|drei)e[nr]|(?:vier|fuenf|sechs|neun|zehn|elf)en|(?:anderthalb|einhalb)e[mnrs]?"
)


def fold(word: str) -> str:
    """Lower case with ae, oe, ue, ss."""
    return word.lower().translate(_FOLDING)


def _small(groups: dict[str, str | None], name: str) -> int:
    if ten := groups[f"t{name}"]:
        return _TENS[ten] + (_UNITS[unit] if (unit := groups[f"u{name}"]) else 0)
    if teen := groups[f"e{name}"]:
        return _TEENS[teen]
    return _UNITS[single] if (single := groups[f"s{name}"]) else 0


def _medium(groups: dict[str, str | None], name: str) -> int:
    if groups[f"h{name}"]:
        return 100 * (_small(groups, f"{name}h") or 1) + _small(groups, f"{name}l")
    return _small(groups, f"{name}o")


def _cardinal(folded: str) -> Decimal | None:
    found = _CARDINAL.fullmatch(folded)
    if found is None or not folded:
        return None
    groups = found.groupdict()
    if groups["ending"] and not (_INFLECTED.fullmatch(folded) or _INFLECTED.search(folded[-12:])):
        return None
    if groups["whole"] or groups["oneandhalf"]:
        value = Decimal((_UNITS | _TEENS)[groups["whole"]] if groups["whole"] else 1) + Decimal("0.5")
        return value * {"tausend": 1000, "hundert": 100, None: 1}[groups["times"]]
    if groups["thousand"]:
        return Decimal(1000 * (_medium(groups, "k") or 1) + _medium(groups, "r"))
    return Decimal(_medium(groups, "x"))


def _ordinal(folded: str) -> Decimal | None:
    ending = _ORDINAL_ENDING.search(folded)
    if ending is None:
        return None
    stem = folded[: ending.start()]
    irregular = next((key for key in _IRREGULAR_ORDINALS if folded.startswith(key)), None)
    if irregular and re.fullmatch(rf"{irregular}e[mnrs]?|{irregular}", folded) and folded != "acht":
        return Decimal(_IRREGULAR_ORDINALS[irregular])
    if single := _SINGLE.get(stem):
        return single.value if single.sort == WordSort.SCALE else None
    if not re.search(r"te[mnrs]?$", folded):
        return None  # "dreist" is no ordinal
    for tail, value in (("erst", 1), ("dritt", 3), ("siebt", 7)):
        base = re.sub(r"e[mnrs]?$", "", folded)
        if base.endswith(tail) and (rest := _cardinal(base[: -len(tail)].removesuffix("und"))) is not None:
            return rest + value
    return _cardinal(stem)


@lru_cache(maxsize=50_000)
def number_of(word: str) -> WordNumber | None:
    """The value of one word, whatever its spelling and inflection, or None when it is no number word."""
    folded = fold(word)
    if _ARTICLE.fullmatch(folded):
        return WordNumber(Decimal(1), WordSort.ARTICLE)
    if single := _SINGLE.get(folded):
        return single
    if (cardinal := _cardinal(folded)) is not None:
        return WordNumber(cardinal, WordSort.CARDINAL)
    if (ordinal := _ordinal(folded)) is not None:
        return WordNumber(ordinal, WordSort.ORDINAL)
    return None
