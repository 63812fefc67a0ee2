"""Intervals of figures: which wordings can hold at once."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.values import Figure, Fit, fit, gap, grown, same_number
from claims.terms import Modifier


def figure(low: int | None, high: int | None = None, modifier: str = "exact") -> Figure:
    kind = Modifier(modifier)
    top = low if high is None and kind in (Modifier.EXACT, Modifier.ABOUT) else high
    return Figure(None if low is None else Decimal(low), None if top is None else Decimal(top), kind)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (figure(640), figure(640), Fit.SAME),
        (figure(1100, None, "more_than"), figure(1100), Fit.SAME),
        (figure(28000, modifier="about"), figure(28000), Fit.SAME),
        (figure(312), figure(300, None, "more_than"), Fit.INSIDE),
        (figure(300, None, "more_than"), figure(312), Fit.AROUND),
        (figure(350), figure(300, 400, "range"), Fit.INSIDE),
        (figure(2450), figure(None, 2450, "up_to"), Fit.INSIDE),
        (figure(96000, None, "more_than"), figure(20000, None, "vague"), Fit.INSIDE),
        (figure(200, None, "more_than"), figure(210, modifier="about"), Fit.TOUCH),
        (figure(3200, modifier="about"), figure(3350, modifier="about"), Fit.TOUCH),
        (figure(211, None, "at_least"), figure(200, None, "more_than"), Fit.TOUCH),
        (figure(14480), figure(14500), Fit.INSIDE),
        (figure(3_400_000_000), figure(3_380_000_000), Fit.AROUND),
        (figure(287), figure(290), Fit.APART),
        (figure(19), figure(17), Fit.APART),
        (figure(None, 10, "less_than"), figure(30), Fit.APART),
        (figure(7000, modifier="about"), figure(5500), Fit.APART),
        (figure(25000, 30000, "range"), figure(10000, 20000, "range"), Fit.APART),
    ],
)
def test_two_wordings_fit_as_a_reader_understands_them(left: Figure, right: Figure, expected: Fit) -> None:
    assert fit(left, right) is expected


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [(figure(32), figure(78), 1), (figure(210), figure(41), -1), (figure(200), figure(210), 0)],
)
def test_a_step_is_more_than_rounding(earlier: Figure, later: Figure, expected: int) -> None:
    assert grown(earlier, later) == expected


numbers = st.integers(min_value=0, max_value=10**9)
figures = st.builds(
    lambda a, b, kind: {
        "exact": figure(a),
        "about": figure(a, modifier="about"),
        "range": figure(min(a, b), max(a, b), "range"),
        "up_to": figure(None, a, "up_to"),
        "at_least": figure(a, None, "at_least"),
    }[kind],
    numbers,
    numbers,
    st.sampled_from(["exact", "about", "range", "up_to", "at_least"]),
)


@given(figures, figures)
def test_fit_is_the_same_from_both_sides(left: Figure, right: Figure) -> None:
    turned = {Fit.INSIDE: Fit.AROUND, Fit.AROUND: Fit.INSIDE}
    one, two = fit(left, right), fit(right, left)
    mutual = {one, two} <= {Fit.INSIDE, Fit.AROUND}
    assert mutual or two is turned.get(one, one)


@given(figures)
def test_a_figure_agrees_with_itself(found: Figure) -> None:
    assert fit(found, found) is Fit.SAME
    assert same_number(found, found)
    assert gap(found, found) == 0
