"""What tells a later state from a disagreement, once two differing figures answer one question: inputs of a trained forest."""

import math
from collections.abc import Sequence

import numpy as np

from claims.comparison.columns import Columns, Pairs, row
from claims.comparison.frames import Frame
from claims.comparison.origins import other_parties
from claims.comparison.relation import Order, opposed
from claims.comparison.signals import (
    FARTHEST,
    WIDEST_RATIO,
    Signals,
    Surroundings,
    layout,
    slip_signals,
    voices,
)
from claims.comparison.values import grown
from claims.terms import Modality, Modifier

COURSES = ("fixed", "moving", "rising")
FAMILIES = ("losses", "missing", "detained", "participants", "displaced", "troops")
KINDS = ("money", "percent", "time", "count")


def order_signals(left: Frame, right: Frame, order: Order, around: Surroundings) -> Signals:
    """Signals of two claims of one question. ``order`` says which of them is the later state; where that is open, the one
    published later counts as such, and the signals say so."""
    return row(order_columns([(left, right)], [order], around))


def order_columns(
    pairs: Sequence[tuple[Frame, Frame]], orders: Sequence[Order], around: Surroundings
) -> Columns:
    """``order_signals`` of many pairs."""
    told = [_told(left, right, order) for (left, right), order in zip(pairs, orders, strict=True)]
    together = Pairs(pairs)
    return {
        name: np.array([signals[name] for signals in told], dtype=np.float64)
        for name in (told[0] if told else ())
    } | (voices(together) | layout(together, around))


def _told(left: Frame, right: Frame, order: Order) -> Signals:
    earlier, later = (right, left) if order.sign < 0 else (left, right)
    return _steps(earlier, later, order) | _courses(earlier, later) | _states(earlier, later)


def _steps(earlier: Frame, later: Frame, order: Order) -> Signals:
    one, two = earlier.figure, later.figure
    if one is None or two is None:
        raise ValueError("only claims with figures have signals")
    low, high = sorted((float(abs(one.nominal)), float(abs(two.nominal))))
    ratio = math.log10(high / low) if low else WIDEST_RATIO
    return {
        "ordered": order.sign != 0,
        "growth": grown(one, two) if order.sign else 0,
        "ratio": min(WIDEST_RATIO, ratio),
        "size": math.log10(high + 1),
        **slip_signals(one, two),
        "known_gap": _gap(earlier, later, "known"),
        "published_gap": _gap(earlier, later, "published"),
        "period_gap": _gap(earlier, later, "period"),
        "same_days": earlier.period is not None and earlier.period == later.period,
    }


def _gap(earlier: Frame, later: Frame, name: str) -> float:
    one, two = getattr(earlier, name), getattr(later, name)
    return -1.0 if one is None or two is None else min(FARTHEST, math.log10(1 + one.gap(two)))


def _courses(earlier: Frame, later: Frame) -> Signals:
    found: Signals = {
        f"course_{course}": (earlier.course == course) + (later.course == course) for course in COURSES
    }
    found |= {f"family_{name}": (earlier.family == name) + (later.family == name) for name in FAMILIES}
    return found | {f"kind_{kind}": (earlier.bucket == kind) + (later.bucket == kind) for kind in KINDS}


def _states(earlier: Frame, later: Frame) -> Signals:
    found: Signals = {}
    for side, frame in (("earlier", earlier), ("later", later)):
        found |= {
            f"{side}_{marker}": marker in frame.markers
            for marker in ("update", "contrast", "rise", "fall", "first", "still", "further")
        }
        found |= {
            f"{side}_superseded": frame.superseded,
            f"{side}_hedged": frame.claim.hedged,
            f"{side}_reached": frame.reached,
            f"{side}_planned": frame.claim.modality is Modality.PLANNED,
            f"{side}_possible": frame.claim.modality is Modality.POSSIBLE,
            f"{side}_exact": frame.claim.modifier is Modifier.EXACT,
            f"{side}_bound": frame.claim.modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.UP_TO),
            f"{side}_voiced": frame.origin.actor is not None,
            f"{side}_bygone": frame.bygone,
        }
    return found | {
        "differing_sources": other_parties(earlier.origin, later.origin),
        "opposed_parties": opposed(earlier, later),
        "same_medium": bool(earlier.origin.media & later.origin.media),
    }
