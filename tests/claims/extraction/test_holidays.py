"""Holidays by rule."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import lexicon
from claims.extraction.holidays import easter, first_advent, holiday


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1818, 3, 22),
        (1943, 4, 25),
        (1981, 4, 19),
        (2000, 4, 23),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
        (2285, 3, 22),
    ],
)
def test_easter_falls_where_the_church_calendar_says(year, month, day):
    assert easter(year) == date(year, month, day)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(st.integers(1583, 9999))
def test_the_first_advent_is_a_sunday_between_27_november_and_3_december(year):
    assert first_advent(year).isoweekday() == 7
    assert date(year, 11, 27) <= first_advent(year) <= date(year, 12, 3)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("12-25", date(2024, 12, 25)),
        ("easter+39", date(2024, 5, 9)),
        ("easter-46", date(2024, 2, 14)),
        ("advent-11", date(2024, 11, 20)),
    ],
)
def test_a_rule_names_a_day(rule, expected):
    assert holiday(rule, 2024) == expected


def test_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match="passover"):
        holiday("passover+1", 2024)


def test_every_rule_of_the_lexicon_is_understood():
    for row in lexicon.read("holidays"):
        assert holiday(row["rule"], 2025).year in (2025, 2026)
