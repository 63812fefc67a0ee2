"""TIMEX3 values and the calendar behind them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.date_values import (
    add_months,
    at_unit,
    bounds,
    duration_value,
    is_valid,
    moved,
    season_of,
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-07-02", date(2025, 7, 2), date(2025, 7, 2)),
        ("2025-07-02TEV", date(2025, 7, 2), date(2025, 7, 2)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        ("2025-W01-WE", date(2025, 1, 4), date(2025, 1, 5)),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-FA", date(2024, 9, 1), date(2024, 11, 30)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("18", date(1800, 1, 1), date(1899, 12, 31)),
        ("2025-06/2025-08", date(2025, 6, 1), date(2025, 8, 31)),
    ],
)
def test_a_value_covers_its_days(value, first, last):
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["FUTURE_REF", "P3Y", "XXXX-11", "2025-02-30", "2025-13", "../2024", "2023-W53", ""]
)
def test_what_names_no_days_has_no_bounds(value):
    assert bounds(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "2024",
        "2024-11",
        "2024-11-05",
        "2024-W07",
        "2024-W07-WE",
        "2024-FA",
        "2024-Q1",
        "199",
        "18",
        "XXXX-05-18",
        "XXXX-WXX-1",
        "2024-11-05T20:30",
        "2024-11-05TEV",
        "P3Y",
        "PT30M",
        "PXW",
        "P2DE",
        "P1.5Y",
        "../2024-11",
        "2003/2008",
        "PAST_REF",
    ],
)
def test_timex3_values_are_valid(value):
    assert is_valid(value)


@pytest.mark.parametrize(
    "value", ["", "heute", "2024-13-01", "2024-02-30", "2024-W60", "P", "PT", "2024-11-05T25:30", "20.30"]
)
def test_other_text_is_no_timex3_value(value):
    assert not is_valid(value)


def test_months_end_on_their_last_day():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


def test_the_calendar_has_an_end():
    assert moved(date(9999, 12, 31), 1, "Y") is None
    assert moved(date(1, 1, 1), -1, "D") is None


def test_winter_belongs_to_the_year_in_which_it_begins():
    assert season_of(date(2025, 1, 15)) == (2024, "WI")
    assert season_of(date(2025, 12, 15)) == (2025, "WI")


def test_half_years_and_quarters_are_months():
    assert duration_value("1", "H") == "P6M"
    assert duration_value("2", "Q") == "P6M"
    assert duration_value("X", "TH") == "PTXH"


@given(
    day=st.dates(date(100, 1, 1), date(9998, 12, 31)),
    unit=st.sampled_from(["Y", "M", "W", "Q", "H", "DE", "CE", "D"]),
)
def test_the_stretch_of_any_unit_holds_the_day(day, unit):
    span = bounds(at_unit(day, unit))
    assert span is not None
    assert span[0] <= day <= span[1]
