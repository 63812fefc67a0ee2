"""Numerals: every written number of a text with its value, before anybody asks what it counts.

``find_numerals`` yields single numerals in running order ("4,2", "5,8 Millionen", "zwei Drittel", "ein halbes Dutzend");
``join_ranges`` merges those that form an interval ("4,2 bis 5,8 Millionen", "zwischen 300 und 400"). The component stores the
joined ones as ``doc.spans["numerals"]``; each span's ``._.number`` is a :class:`Numeral` with exact character offsets, because
spaCy's tokens split "4 000" and "100-".
"""

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from claims.extraction.doc_memory import text_of
from claims.extraction.number_atoms import atoms
from claims.extraction.number_phrases import composed
from claims.extraction.number_ranges import join_ranges
from claims.extraction.number_words import WordSort, number_of
from claims.extraction.numeral import Numeral, NumeralSort
from claims.extraction.sentences import sentence_bounds

__all__ = ["Numeral", "NumeralFinder", "NumeralSort", "find_noughts", "find_numerals", "join_ranges"]

_WORD_COMPOUND = re.compile(
    r"(?<![\w-])(?=[\w-]*[iI][gG])(?P<number>[^\W\d_]{2,40}?)-?(?P<unit>(?i:jährig|tägig|stündig|minütig|wöchig|monatig|köpfig|prozentig|stöckig|geschossig|stufig))(?P<rest>\w{0,3})(?!\w)"
    r"|(?<![\w-])(?P<vague>Millionen|Milliarden)(?P<height>höhe|bereich|betrag|schaden|schäden|summe|beträge|verlust|verluste|grab)\w{0,2}(?!\w)"
    r"|(?<!\w)[Vv]er(?P<times>doppel|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend)(?:fach)?(?:e|en|t|te|ten|n)(?!\w)"
    r"|(?<![\w-])(?P<factor>[^\W\d_]{2,30}?|\d[\d.]*)-?(?P<mal>mal|fach\w{0,2}|x)(?!\w)"
    r"|(?<!\w)(?P<every>[Jj]ede[mnrs]?)\s+(?P<ordinal>[^\W\d_]{4,30}(?!\w)|\d{1,4}\.(?=\s))"
    r"|(?<=\b[Zz]u\s)(?P<group>[^\W\d_]{3,40}(?:t|st))(?!\w)"
)


# German counts in words up to Trillionen (10 ** 18); a thousand of them and more are only words in a row.
LARGEST = Decimal(10) ** 21


# "31-mal", "zu dritt": more than the number in it.
_WHOLE_WORDS = (NumeralSort.MULTIPLE, NumeralSort.CARDINAL)


def find_numerals(text: str, sentence_starts: Container[int] = frozenset()) -> list[Numeral]:
    """All numerals of ``text`` in running order. ``sentence_starts`` are the character offsets at which sentences start:
    they tell "38. Die" (a full stop) from "38. Brigade" (an ordinal)."""
    numerals = [
        _with_sign(text, numeral)
        for numeral in composed(text, atoms(text, sentence_starts))
        if numeral.minimum < LARGEST
    ]
    words = list(_from_words(text))
    told = {word.start for word in words if word.sort in _WHOLE_WORDS}
    numerals = [numeral for numeral in numerals if numeral.start not in told]
    taken = {numeral.start for numeral in numerals}
    words = [word for word in words if word.start not in taken]
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


_NOUGHT = re.compile(r"(?<!\w)(?:[Kk]eine[nr]?(?=\s(?:[a-zäöüß]+e[nrsm]?\s)?[A-ZÄÖÜ]))")


def find_noughts(text: str) -> list[Numeral]:
    """As in "keine" before a noun: nought, if what follows is worth counting (see quantities.py)."""
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
            digits = factor.replace(".", "")
            value = Decimal(digits) if digits.isdigit() else getattr(number_of(factor), "value", None)
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
        elif group := found["group"]:
            number = number_of(group + "e")
            if number and number.sort == WordSort.ORDINAL and number.value > 2:
                yield Numeral(start, end, number.value, number.value, NumeralSort.CARDINAL)
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


@Language.factory("gegenlese_numerals")
def create_numerals(nlp: Language, name: str) -> "NumeralFinder":
    return NumeralFinder()


class NumeralFinder:
    """Fills ``doc.spans["numerals"]``; sentence starts must be set before."""

    def __init__(self) -> None:
        if not Span.has_extension("number"):
            Span.set_extension("number", default=None)

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        starts = frozenset(start for start, _ in sentence_bounds(doc))
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
