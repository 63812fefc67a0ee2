"""Figures and dates as people read them."""

from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import amounts

NBSP = amounts.NO_BREAK_SPACE


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("0", "0", "0"),
        ("28", "28", "28"),
        ("4000", "4.000", "4,000"),
        ("4000.0", "4.000", "4,000"),
        ("2.5", "2,5", "2.5"),
        ("999999", "999.999", "999,999"),
        ("1000000", f"1{NBSP}Mio.", f"1{NBSP}million"),
        ("4200000", f"4,2{NBSP}Mio.", f"4.2{NBSP}million"),
        ("1234567", "1.234.567", "1,234,567"),
        ("84350000", f"84,35{NBSP}Mio.", f"84.35{NBSP}million"),
        ("3000000000", f"3{NBSP}Mrd.", f"3{NBSP}billion"),
        ("1500000000000", f"1,5{NBSP}Bio.", f"1.5{NBSP}trillion"),
        ("-0.3", "−0,3", "−0.3"),
    ],
)
def test_numbers_are_grouped_and_round_millions_named(value: str, german: str, english: str) -> None:
    assert amounts.number(Decimal(value), "de") == german
    assert amounts.number(Decimal(value), "en") == english


@pytest.mark.parametrize(
    ("minimum", "maximum", "modifier", "german", "english"),
    [
        (4000, 4000, "exact", "4.000", "4,000"),
        (4000, 4000, "about", "rund 4.000", "about 4,000"),
        (None, 30000, "up_to", "bis zu 30.000", "up to 30,000"),
        (3000, None, "at_least", "mindestens 3.000", "at least 3,000"),
        (11000, None, "more_than", "mehr als 11.000", "more than 11,000"),
        (None, 28, "less_than", "weniger als 28", "fewer than 28"),
        (25000, 30000, "range", "25.000–30.000", "25,000–30,000"),
        (2000, None, "vague", "Tausende", "thousands"),
        (20000, None, "vague", "Zehntausende", "tens of thousands"),
        (24, None, "vague", "Dutzende", "dozens"),
        (70, None, "vague", "mindestens 70", "at least 70"),
        (5, None, None, "mindestens 5", "at least 5"),
        (None, 5, "", "bis zu 5", "up to 5"),
        (5, 6, "exact", "5–6", "5–6"),
        (None, None, "vague", "ohne Zahl", "no figure"),
    ],
)
def test_an_interval_is_worded_as_its_modifier_says(
    minimum: int | None, maximum: int | None, modifier: str | None, german: str, english: str
) -> None:
    bounds = [None if bound is None else Decimal(bound) for bound in (minimum, maximum)]
    assert amounts.interval(*bounds, modifier, "de") == german
    assert amounts.interval(*bounds, modifier, "en-gb") == english


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (NumericRange(11000, None, "()"), "mehr als 11.000"),
        (NumericRange(11000, None, "[)"), "mindestens 11.000"),
        (NumericRange(None, 28, "()"), "weniger als 28"),
        (NumericRange(None, 28, "(]"), "bis zu 28"),
        (NumericRange(28, 28, "[]"), "28"),
        (None, "ohne Zahl"),
    ],
)
def test_a_database_range_words_its_own_bounds(amount: NumericRange | None, words: str) -> None:
    assert amounts.of_range(amount, None, "de") == words


@pytest.mark.parametrize(
    ("value", "mod", "german", "english"),
    [
        ("2025-06-17", None, "17. Juni 2025", "17 June 2025"),
        ("2025-06-17T14:00", None, "17. Juni 2025", "17 June 2025"),
        ("2024-11", "", "November 2024", "November 2024"),
        ("2025-04", "end", "Ende April 2025", "late April 2025"),
        ("2025", "start", "Anfang 2025", "early 2025"),
        ("2022", "since", "seit 2022", "since 2022"),
        ("2025-06-17", "since", "seit dem 17. Juni 2025", "since 17 June 2025"),
        ("2025-06-17", "until", "bis zum 17. Juni 2025", "until 17 June 2025"),
        ("2025-06-17", "start", "17. Juni 2025", "17 June 2025"),
        ("2025-06-17/..", None, "seit dem 17. Juni 2025", "since 17 June 2025"),
        ("2025-Q1", None, "1. Quartal 2025", "Q1 2025"),
        ("2025-H2", None, "2. Halbjahr 2025", "half-year 2 of 2025"),
        ("2025-W29", None, "29. Woche 2025", "week 29 of 2025"),
        ("2024-FA", None, "Herbst 2024", "autumn 2024"),
        ("2024-WI", None, "Winter 2024/25", "winter 2024/25"),
        ("199", None, "1990er-Jahre", "1990s"),
        ("2025-01/2025-03", None, "Januar 2025 – März 2025", "January 2025 – March 2025"),
        ("2025-01/..", None, "seit Januar 2025", "since January 2025"),
        ("PAST_REF", None, "in der Vergangenheit, ohne Datum", "in the past, no date"),
        ("2025-13-40", None, "2025-13-40", "2025-13-40"),
    ],
)
def test_dates_are_written_out(value: str, mod: str | None, german: str, english: str) -> None:
    assert amounts.timex(value, mod, "de") == german
    assert amounts.timex(value, mod, "en") == english


@settings(max_examples=60, deadline=None)
@given(st.decimals(min_value=0, max_value=10**13, places=2))
def test_no_digit_is_lost_or_invented(value: Decimal) -> None:
    words = amounts.number(value, "de").split(NBSP)
    factor = {"Mio.": 10**6, "Mrd.": 10**9, "Bio.": 10**12}[words[1]] if len(words) == 2 else 1
    assert Decimal(words[0].replace(".", "").replace(",", ".")) * factor == value
