from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from claims.web.forms import AmountField


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4000", "4000"),
        ("4.000", "4000"),
        ("4,000", "4000"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,25", "0.25"),
        (" 7 ", "7"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, expected: str) -> None:
    assert AmountField().clean(typed) == Decimal(expected)


@pytest.mark.parametrize("typed", ["viele", "1.2.3", "1e9999999999", "NaN", "Infinity"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        AmountField(max_digits=30).clean(typed)
