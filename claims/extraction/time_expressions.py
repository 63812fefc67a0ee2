"""All time expressions of a text, as TimeML wants them: what the date grammar finds, and the lengths of time that only show in what
is counted ("zweistündige Debatte", "50 statt 30 Jahre")."""

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.date_tokens import forms
from claims.extraction.date_values import duration_value
from claims.extraction.nlp import pipeline
from claims.extraction.numeral import Numeral, NumeralSort
from claims.extraction.timex import Tag, Timex, TimexType


def time_expressions(text: str, published: str | None) -> list[Timex]:
    """The time expressions of a plain text in running order; offsets into ``text``. ``published`` is ISO or None."""
    doc = pipeline().make_doc(text)
    doc._.published = published
    pipeline()(doc)
    dated = [span._.timex for span in doc.spans["dates"]]
    return sorted([*dated, *_counted(doc, dated)], key=lambda timex: timex.start)


def _counted(doc: Doc, dated: list[Timex]) -> Iterator[Timex]:
    """Quantities of time outside of all dates: the number with its modifier, without the noun that it belongs to."""
    taken = {place for timex in dated for place in range(timex.start, timex.end)}
    units = {form: row["unit"] for row in lexicon.read("date_units") for form in forms(row["forms"])}
    words = {numeral.start: numeral.phrase_end for numeral in _compounds(doc)}
    for span in doc.spans["quantities"]:
        found = span._.quantity
        end = words.get(found.number_start) or found.number_end
        if (
            found.category != "duration"
            or found.noun not in units
            or not taken.isdisjoint((found.start, end - 1))
        ):
            continue
        value = duration_value(_count(found.maximum or found.minimum), units[found.noun])
        tag = Tag(found.start, end, TimexType.DURATION, value)
        yield Timex(TimexType.DURATION, value, None, tag.start, tag.end, is_claim=False, tags=(tag,))


def _compounds(doc: Doc) -> Iterator[Numeral]:
    numerals = (span._.number for span in doc.spans["numerals"])
    return (numeral for numeral in numerals if numeral.sort is NumeralSort.COMPOUND)


def _count(number: Decimal | None) -> str:
    return "X" if number is None else f"{number.normalize():f}"
