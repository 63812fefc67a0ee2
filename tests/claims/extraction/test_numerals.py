from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.numerals import NumeralSort, find_numerals, join_ranges
from claims.extraction.sentences import sentence_starts
from tests.claims.extraction.quantity_texts import read


def numerals(text: str) -> list[tuple[str, str, str | None]]:
    found = join_ranges(text, find_numerals(text, frozenset(sentence_starts(text))))
    return [
        (text[n.start : n.end], f"{n.minimum:f}".rstrip("0").rstrip(".") if "." in f"{n.minimum:f}" else f"{n.minimum:f}",
         None if n.maximum is None else (f"{n.maximum:f}".rstrip("0").rstrip(".") if "." in f"{n.maximum:f}" else f"{n.maximum:f}"))
        for n in found
        if n.sort != NumeralSort.ORDINAL
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("Es waren 4.000 da.", "4.000", "4000"),
        ("Es waren 4 000 da.", "4 000", "4000"),
        ("Es waren 4\u00a0000 da.", "4\u00a0000", "4000"),
        ("Es waren 4\u202f000 da.", "4\u202f000", "4000"),
        ("Es waren 4'000 da.", "4'000", "4000"),
        ("Es waren 4’000 da.", "4’000", "4000"),
        ("Es waren 4000 da.", "4000", "4000"),
        ("Es waren 1.234.567,5 da.", "1.234.567,5", "1234567.5"),
        ("Es sind 4,2 Prozent.", "4,2", "4.2"),
        ("Es sind 3,5 Mrd. Euro.", "3,5 Mrd.", "3500000000"),
        ("Es sind 12 Mio Euro.", "12 Mio", "12000000"),
        ("Es sind 1,5 Millonen Euro.", "1,5 Millonen", "1500000"),
        ("Es ist eine halbe Million.", "eine halbe Million", "500000"),
        ("Es sind anderthalb Millionen.", "anderthalb Millionen", "1500000"),
        ("Es ist eine Viertelmillion.", "eine Viertelmillion", "250000"),
        ("Es war ein halbes Dutzend.", "ein halbes Dutzend", "6"),
        ("Es war ein gutes Dutzend.", "ein gutes Dutzend", "12"),
        ("Es waren zwei Millionen dreihunderttausend da.", "zwei Millionen dreihunderttausend", "2300000"),
        ("Es waren minus 5 Grad.", "minus 5", "-5"),
        ("Es waren zwei Komma drei.", "zwei Komma drei", "2.3"),
        ("Es ist ½ Liter.", "½", "0.5"),
    ],
)
def test_a_numeral_has_its_exact_span_and_value(text: str, number: str, value: str) -> None:
    assert numerals(text) == [(number, value, value)]


@pytest.mark.parametrize(
    ("text", "number", "low", "high"),
    [
        ("4,2 bis 5,8 Millionen", "4,2 bis 5,8 Millionen", "4200000", "5800000"),
        ("100- bis 200.000 Euro", "100- bis 200.000", "100000", "200000"),
        ("zwei- bis dreihundert Gäste", "zwei- bis dreihundert", "200", "300"),
        ("25.000 bis 30.000 Gäste", "25.000 bis 30.000", "25000", "30000"),
        ("zwischen 300 und 400 Gäste", "300 und 400", "300", "400"),
        ("15-20 Gäste", "15-20", "15", "20"),
        ("15–20 Gäste", "15–20", "15", "20"),
        ("zwei oder drei Gäste", "zwei oder drei", "2", "3"),
        ("jede Stunde 20, 30 Gäste", "20, 30", "20", "30"),
        ("2,3 bis knapp 2,5 Mio. Euro", "2,3 bis knapp 2,5 Mio.", "2300000", "2500000"),
    ],
)
def test_two_bounds_form_one_interval(text: str, number: str, low: str, high: str) -> None:
    assert numerals(text) == [(number, low, high)]


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Tausende Gäste", 2000),
        ("Zehntausende Gäste", 20_000),
        ("hunderttausende Gäste", 200_000),
        ("Dutzende Gäste", 24),
        ("mehrere Tausend Gäste", 2000),
        ("einige Hundert Gäste", 200),
        ("ein paar Dutzend Gäste", 24),
        ("Millionen Gäste", 1_000_000),
    ],
)
def test_vague_numbers_only_bound_from_below(text: str, least: int) -> None:
    (numeral,) = find_numerals(text, {0})
    assert (numeral.minimum, numeral.maximum, numeral.sort) == (least, None, NumeralSort.VAGUE)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("ein Drittel der Gäste", 33.3),
        ("zwei Drittel der Gäste", 66.7),
        ("drei Viertel der Gäste", 75),
        ("jeder Zehnte", 10),
        ("jede zweite Frau", 50),
        ("vier von zehn Gästen", 40),
        ("zwei von drei Gästen", 66.7),
        ("die Hälfte der Gäste", 50),
    ],
)
def test_fractions_are_percentages(text: str, percent: float) -> None:
    (numeral,) = join_ranges(text, find_numerals(text, {0}))
    assert numeral.sort == NumeralSort.FRACTION
    assert float(numeral.minimum) == pytest.approx(percent, abs=0.05)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("die 45-Jährige", "45", "jährige"),
        ("ein vierköpfiges Team", "vier", "köpfig"),
        ("nach 28-stündiger Fahrt", "28", "stündiger"),
        ("eine 8-Kilo-Bombe", "8", "kilo"),
        ("ihre neunjährige Tochter", "neun", "jährig"),
    ],
)
def test_compounds_hold_number_and_unit(text: str, number: str, unit: str) -> None:
    (numeral,) = [n for n in find_numerals(text, {0}) if n.sort == NumeralSort.COMPOUND]
    assert (text[numeral.start : numeral.end], numeral.unit) == (number, unit)


@pytest.mark.parametrize(
    "text",
    [
        "IL76",
        "M1991",
        "die Typen 6x6",
        "38North",
        "Claudia Tausend kam.",
        "Er traf die Elf am Tor.",
        "Der Drei-Stufen-Plan",
    ],
)
def test_names_hold_no_numeral(text: str) -> None:
    assert not [n for n in find_numerals(text, {0}) if n.sort != NumeralSort.ARTICLE]


def test_ordinals_are_told_from_numbers_at_the_end_of_a_sentence() -> None:
    text = "Am 18. Mai kam die 93. Brigade. Es waren 38. Die Polizei zählte."
    found = find_numerals(text, frozenset(sentence_starts(text)))
    assert [(text[n.start : n.end], n.sort) for n in found] == [
        ("18.", NumeralSort.ORDINAL),
        ("93.", NumeralSort.ORDINAL),
        ("38", NumeralSort.CARDINAL),
    ]


@given(
    st.integers(min_value=1000, max_value=10**9),
    st.sampled_from([".", "'", "\u00a0", "\u2009", "\u202f", " "]),
)
def test_grouped_digits_have_one_value_with_every_separator(number: int, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)
    (numeral,) = find_numerals(f"Es sind {text} da", {0})
    assert numeral.minimum == numeral.maximum == Decimal(number)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="12 .,-–bisEndzwMillo\n%’½", max_size=60))
def test_spans_stay_inside_any_text_and_never_overlap(text: str) -> None:
    found = join_ranges(text, find_numerals(text))
    for numeral in found:
        assert 0 <= numeral.start < numeral.end <= len(text)
        assert numeral.maximum is None or numeral.minimum <= numeral.maximum
    for left, right in pairwise(found):
        assert left.end <= right.start


def test_the_component_keeps_exact_offsets_where_tokens_are_split() -> None:
    doc = read("Es waren 12 000 Gäste.")
    (span,) = doc.spans["numerals"]
    assert doc.text[span._.number.start : span._.number.end] == "12 000"
