"""Slips of the pen that make one number of another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.slips import Slip, SlipKind, slip
from claims.comparison.values import Figure
from claims.terms import Modifier


def figure(number: str | int) -> Figure:
    value = Decimal(number)
    return Figure(value, value, Modifier.EXACT)


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("3200", "2300", Slip(SlipKind.SWAPPED, 2)),
        ("38", "83", Slip(SlipKind.SWAPPED, 2)),
        ("74.7", "77.4", Slip(SlipKind.SWAPPED, 3)),
        ("860", "86", Slip(SlipKind.TENFOLD, 2)),
        ("1.4", "14", Slip(SlipKind.TENFOLD, 2)),
        ("13", "3", Slip(SlipKind.LOST, 2)),
        ("1450", "145000", Slip(SlipKind.TENFOLD, 3)),
        ("12500", "1250", Slip(SlipKind.TENFOLD, 3)),
        ("1825", "182", Slip(SlipKind.LOST, 4)),
        ("1450", "1460", Slip(SlipKind.MISTYPED, 3)),
        ("20", "30", None),
        ("17", "19", Slip(SlipKind.MISTYPED, 2)),
        ("3", "8", None),
        ("512", "498", None),
        ("640", "640", None),
        ("0", "12", None),
    ],
)
def test_a_slip_is_told_by_the_digits(one: str, two: str, found: Slip | None) -> None:
    assert slip(figure(one), figure(two)) == found


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_the_order_of_two_numbers_does_not_matter(one: int, two: int) -> None:
    assert slip(figure(one), figure(two)) == slip(figure(two), figure(one))


@given(st.integers(1, 10**6), st.integers(1, 4))
def test_a_number_with_further_zeros_is_tenfold(number: int, zeros: int) -> None:
    found = slip(figure(number), figure(number * 10**zeros))
    assert found is not None
    assert found.kind is SlipKind.TENFOLD
