"""Intervals of figures: can two wordings hold at once, and does one only make the other more precise?

"rund" allows a named tolerance; vague amounts and "mehr als" bound from below only, "bis zu" from above only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from claims.terms import Modifier

# German desks round to two or three significant digits: "rund 3.200" for 3.350, "fast 150" for 143 (both 4.7 %).
ABOUT_TOLERANCE = Decimal("0.05")
# Figures without a modifier are allowed the rounding of unit conversion only (48 sea miles = 88.9 km).
EXACT_TOLERANCE = Decimal("0.000001")
# A later figure of a growing count is a new state when it exceeds the earlier one by more than rounding does.
STEP = Decimal("0.08")

# A count from here on may be given in round hundreds without "rund"; of smaller ones each counts.
ROUNDED_FROM = Decimal(10_000)
# A rounded figure keeps two digits; with one alone it may be another figure.
ROUND_DIGITS = 2
# Figures come with at most this many decimals.
MOST_DECIMALS = -2

OPEN = {Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.VAGUE}


class Fit(Enum):
    """How two figures stand: same number, left inside right, right inside left, both can hold, cannot both hold."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    TOUCH = "touch"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in base units: the interval as worded and its modifier."""

    low: Decimal | None
    high: Decimal | None
    modifier: Modifier

    @property
    def nominal(self) -> Decimal:
        """The number that the reader remembers: the point, the middle of a range, or the one bound given."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high or Decimal(0)

    @property
    def exact(self) -> bool:
        return self.modifier is Modifier.EXACT and self.low is not None and self.low == self.high

    def widened(self) -> tuple[Decimal | None, Decimal | None]:
        """The interval with the tolerance of its modifier."""
        share = ABOUT_TOLERANCE if self.modifier is Modifier.ABOUT else EXACT_TOLERANCE
        low = self.low - abs(self.low) * share if self.low is not None else None
        high = self.high + abs(self.high) * share if self.high is not None else None
        return low, high


def same_number(left: Figure, right: Figure) -> bool:
    """Whether both wordings name the same number ("mehr als 1.100" and "1.100")."""
    if (left.modifier is Modifier.RANGE) != (right.modifier is Modifier.RANGE):
        return False
    a, b = left.nominal, right.nominal
    if left.modifier is Modifier.RANGE and (left.low, left.high) != (right.low, right.high):
        return False
    return abs(a - b) <= max(abs(a), abs(b)) * EXACT_TOLERANCE


def same_numbers(figures: Sequence[Figure | None]) -> NDArray[np.bool_]:
    """``same_number`` of each two of the figures, False beside None: [figure, figure]."""
    distinct = list(dict.fromkeys(figure for figure in figures if figure is not None))
    places = {figure: place for place, figure in enumerate(distinct)}
    # the last place is that of None; as floats, no two numbers seem further apart than twice the tolerance unless they are
    nominal = np.array([float(figure.nominal) for figure in distinct])
    near = np.abs(nominal[:, None] - nominal) <= 2 * float(EXACT_TOLERANCE) * np.maximum(
        np.abs(nominal)[:, None], np.abs(nominal)
    )
    same = np.zeros((len(distinct) + 1, len(distinct) + 1), dtype=np.bool_)
    for one, two in np.argwhere(near):
        same[one, two] = same_number(distinct[one], distinct[two])
    at = np.array([len(distinct) if figure is None else places[figure] for figure in figures], dtype=np.intp)
    return same[at[:, None], at]


def fit(left: Figure, right: Figure) -> Fit:
    """How the two figures stand to each other, tolerance applied."""
    if same_number(left, right):
        if Modifier.UP_TO in (left.modifier, right.modifier) and left.modifier is not right.modifier:
            return Fit.AROUND if left.modifier is Modifier.UP_TO else Fit.INSIDE
        return Fit.SAME
    left_low, left_high = left.widened()
    right_low, right_high = right.widened()
    if _below(left_high, right_low) or _below(right_high, left_low):
        if _rounds(left, right):
            return Fit.INSIDE
        return Fit.AROUND if _rounds(right, left) else Fit.APART
    if left.modifier is Modifier.VAGUE and right.modifier is not Modifier.VAGUE:
        return Fit.AROUND
    if right.modifier is Modifier.VAGUE and left.modifier is not Modifier.VAGUE:
        return Fit.INSIDE
    if left.modifier in OPEN and right.modifier in OPEN:
        return Fit.TOUCH
    if _inside(left, right):
        return Fit.INSIDE
    return Fit.AROUND if _inside(right, left) else Fit.TOUCH


def _rounds(precise: Figure, round_: Figure) -> bool:
    """Whether an exact figure written in full rounds to the other one: 3,38 to 3,4 billions, 14.480 to 14.500."""
    if not precise.exact or not round_.exact or not precise.low or not round_.low:
        return False
    coarse = round_.low.normalize()
    tuple_ = coarse.as_tuple()
    if len(tuple_.digits) < ROUND_DIGITS or not isinstance(tuple_.exponent, int):
        return False
    if tuple_.exponent < MOST_DECIMALS or (tuple_.exponent >= 0 and abs(coarse) < ROUNDED_FROM):
        return False
    return precise.low.quantize(Decimal(1).scaleb(tuple_.exponent), ROUND_HALF_UP) == coarse


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _inside(inner: Figure, outer: Figure) -> bool:
    """Whether the inner interval lies in the outer one (outer with tolerance, inner as worded)."""
    if inner.modifier is Modifier.ABOUT:
        inner_low, inner_high = inner.widened()
    else:
        inner_low, inner_high = inner.low, inner.high
    low, high = outer.widened()
    bounded = (low is None or (inner_low is not None and inner_low >= low)) and (
        high is None or (inner_high is not None and inner_high <= high)
    )
    return bounded and outer.modifier is not Modifier.EXACT


def gap(left: Figure, right: Figure) -> float:
    """Relative distance of two figures in [0, 1]: 0 equal, 1 beyond all proportion."""
    a, b = abs(left.nominal), abs(right.nominal)
    larger = max(a, b)
    return float(abs(a - b) / larger) if larger else 0.0


def grown(earlier: Figure, later: Figure) -> int:
    """1 when the later figure is clearly higher, -1 when clearly lower, 0 when the difference is rounding."""
    a, b = earlier.nominal, later.nominal
    if abs(a - b) <= max(abs(a), abs(b)) * STEP:
        return 0
    return 1 if b > a else -1
