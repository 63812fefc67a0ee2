"""How one number may have become another by a slip: digits in another order, the decimal point moved, a digit lost or mistyped.

Two numbers of a story that differ just so often answer one question; the kinds are those of typing and copying errors in numbers
(Wiseman, Cairns & Cox, "A taxonomy of number entry error", 2011).
"""

from enum import StrEnum
from typing import NamedTuple

from claims.comparison.values import Figure


class SlipKind(StrEnum):
    """3.200 and 2.300; 860 and 86; 13 and 3; 1.450 and 1.460."""

    SWAPPED = "swapped"
    TENFOLD = "tenfold"
    LOST = "lost"
    MISTYPED = "mistyped"


class Slip(NamedTuple):
    """A possible slip, and how many digits the longer number has without zeros at its ends: the more, the less it is chance."""

    kind: SlipKind
    digits: int


def slip(left: Figure, right: Figure) -> Slip | None:
    """How one of two different numbers may have become the other by one slip; None when it takes more, or they are equal."""
    one, two = (f"{abs(figure.nominal).normalize():f}" for figure in (left, right))
    bare, other = (number.replace(".", "").strip("0") for number in (one, two))
    digits = max(len(bare), len(other))
    if one == two or not bare or not other:
        return None
    if bare == other:
        return Slip(SlipKind.TENFOLD, digits)
    if len(one) == len(two):
        if sorted(bare) == sorted(other):
            return Slip(SlipKind.SWAPPED, digits)
        unlike = sum(a != b for a, b in zip(one, two, strict=True))
        return Slip(SlipKind.MISTYPED, digits) if unlike == 1 and digits > 1 else None
    short, long = sorted((one.replace(".", ""), two.replace(".", "")), key=len)
    lost = len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return Slip(SlipKind.LOST, digits) if lost else None
