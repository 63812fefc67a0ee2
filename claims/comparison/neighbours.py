"""What stands beside two figures in their articles: articles about one event tell the same figures in a like order, and an
article that gives both figures side by side sets them against each other or tells them apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from claims.comparison.columns import Column, Columns, Pairs, coded, row
from claims.comparison.frames import Frame
from claims.comparison.values import same_numbers

# Numbers up to a dozen are equal by chance; above it, equal numbers of one story speak of the same people.
SMALL_NUMBER = 12
# How many figures to either side count as near.
NEAR = 2
# The figures before and behind.
SIDES = (-1, 1)


class Neighbours:
    """The figures of each article in the order of the text."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        ordered = sorted(frames, key=lambda found: found.claim.start)
        inside: dict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(ordered):
            inside[found.claim.article].append(place)
        self._places = {found.claim.id: place for place, found in enumerate(ordered)}
        self._ranks = np.zeros(len(ordered))
        nobody = len(ordered)
        self._steps = {step: np.full(nobody + 1, nobody) for step in range(-NEAR, NEAR + 1) if step}
        for places in inside.values():
            self._ranks[places] = np.arange(len(places)) / len(places)
            for step, beside in self._steps.items():
                here, there = places[max(0, -step) : len(places) - max(0, step)], places[max(0, step) :]
                beside[here] = there[: len(here)]
        buckets = coded(found.bucket for found in ordered)
        # figures of one bucket that give one number; the last place is nobody's
        self._alike = np.zeros((nobody + 1, nobody + 1), dtype=np.bool_)
        same = same_numbers([found.figure for found in ordered])
        self._alike[:nobody, :nobody] = same & (buckets[:, None] == buckets)
        self._telling = np.array([*map(_telling, ordered), False])
        articles = coded(found.claim.article for found in ordered)
        self._article = np.append(articles, 0)
        # [figure, article]: whether the article gives that number
        self._told = np.zeros((nobody + 1, len(inside)), dtype=np.bool_)
        for number, places in enumerate(inside.values()):
            self._told[:, number] = self._alike[:, places].any(axis=1)
        crowds = Counter((found.claim.article, found.bucket) for found in ordered)
        self._crowd = np.array(
            [crowds[found.claim.article, found.bucket] for found in ordered], dtype=np.int16
        )

    def signals(self, left: Frame, right: Frame) -> dict[str, float]:
        """Signals of two figures; their order does not matter."""
        return row(self.columns(Pairs([(left, right)])))

    def columns(self, pairs: Pairs) -> Columns:
        """The signals of many pairs of figures."""
        one, two = pairs.both(pairs.told(lambda found: self._places[found.claim.id], np.intp))
        alike, step, nearby = self._alike, self._steps, list(self._steps.values())
        beside = [
            (self._telling[step[a][one]], alike[step[a][one], step[b][two]], a, b)
            for a in SIDES
            for b in SIDES
        ]
        return {
            "equal_beside": _count(met & telling for telling, met, _a, _b in beside),
            "equal_near": _count(alike[near[one], other[two]] for near in nearby for other in nearby),
            "equal_steps": _count(met for _telling, met, a, b in beside if a == b),
            "rival_near": _count(
                alike[near[here], there] for here, there in ((one, two), (two, one)) for near in nearby
            ),
            "told_there": _count((self._told[one, self._article[two]], self._told[two, self._article[one]])),
            "ranks_apart": np.abs(self._ranks[one] - self._ranks[two]),
            "crowd": np.maximum(self._crowd[one], self._crowd[two]),
        }


def _count(met: Iterable[Column]) -> Column:
    """How many of the conditions hold for each pair."""
    return np.asarray(np.sum(list(met), axis=0, dtype=np.int8))


def _telling(found: Frame) -> bool:
    return found.figure is not None and found.figure.nominal > SMALL_NUMBER
