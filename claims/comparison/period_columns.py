"""The days of many pairs of claims against each other."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from claims.comparison.columns import Column, Mask, Pairs
from claims.comparison.frames import Frame
from claims.comparison.times import Period


@dataclass(frozen=True, slots=True)
class Days:
    """Of each pair: both periods are ``known`` or both are ``missing``; the days between them, 0 when they touch or one is not
    known; whether they are ``equal``, whether one holds the other; how long the shorter and the longer one are."""

    known: Mask
    missing: Mask
    gap: Column
    equal: Mask
    inside: Mask
    shorter: Column
    longer: Column


def periods(pairs: Pairs, trait: Callable[[Frame], Period | None]) -> Days:
    told = [trait(found) for found in pairs.frames]
    known = pairs.both(np.array([days is not None for days in told]))
    start = pairs.both(np.array([days.start.toordinal() if days else 0 for days in told]))
    end = pairs.both(np.array([days.end.toordinal() if days else 0 for days in told]))
    lengths = end[0] - start[0] + 1, end[1] - start[1] + 1
    both = known[0] & known[1]
    gap = np.maximum(start[1] - end[0], start[0] - end[1])
    starts, ends = start[0] - start[1], end[0] - end[1]
    return Days(
        both,
        ~known[0] & ~known[1],
        np.where(both, np.maximum(gap, 0), 0),
        both & (starts == 0) & (ends == 0),
        both & (((starts <= 0) & (ends >= 0)) | ((starts >= 0) & (ends <= 0))),
        np.minimum(*lengths),
        np.maximum(*lengths),
    )
