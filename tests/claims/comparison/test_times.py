"""TIMEX3 values as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.times import Period, period


@pytest.mark.parametrize(
    ("value", "mod", "start", "end"),
    [
        ("2025-06-17", None, (2025, 6, 17), (2025, 6, 17)),
        ("2024-02", None, (2024, 2, 1), (2024, 2, 29)),
        ("2024", None, (2024, 1, 1), (2024, 12, 31)),
        ("2025-W07", None, (2025, 2, 10), (2025, 2, 16)),
        ("2025-Q2", None, (2025, 4, 1), (2025, 6, 30)),
        ("2024-WI", None, (2024, 12, 1), (2025, 2, 28)),
        ("2025-01/2025-03", None, (2025, 1, 1), (2025, 3, 31)),
        ("2026-03", "end", (2026, 3, 21), (2026, 3, 31)),
        ("2025", "start", (2025, 1, 1), (2025, 5, 4)),
    ],
)
def test_a_value_covers_its_days(
    value: str, mod: str | None, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert period(value, mod) == Period(date(*start), date(*end))


@pytest.mark.parametrize("value", ["FUTURE_REF", "2025-02-30", "XXXX-05", "", None, "2025-03/2025-01"])
def test_a_value_without_a_calendar_place_has_no_period(value: str | None) -> None:
    assert period(value) is None


@given(st.dates(), st.dates())
def test_days_apart_are_counted_from_both_sides(one: date, two: date) -> None:
    left, right = Period(one, one), Period(two, two)
    assert left.gap(right) == right.gap(left) == abs((one - two).days)
    assert left.touches(right) == (one == two)
