"""What stands beside two figures in their articles: articles about one event tell the same figures in a like order, and an
article that gives both figures side by side sets them against each other or tells them apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from claims.comparison.frames import Frame
from claims.comparison.match import equal

# Numbers up to a dozen are equal by chance; above it, equal numbers of one story speak of the same people.
SMALL_NUMBER = 12
# How many figures to either side count as near.
NEAR = 2


class Neighbours:
    """The figures of each article in the order of the text."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._articles: dict[str, list[Frame]] = defaultdict(list)
        for found in sorted(frames, key=lambda found: found.claim.start):
            self._articles[found.claim.article].append(found)
        self._places = {
            found.claim.id: place for inside in self._articles.values() for place, found in enumerate(inside)
        }

    def signals(self, left: Frame, right: Frame) -> dict[str, float]:
        """Signals of two figures; their order does not matter."""
        near = self._near(left), self._near(right)
        beside = self._step(left, -1), self._step(left, 1), self._step(right, -1), self._step(right, 1)
        there = self._articles[left.claim.article], self._articles[right.claim.article]
        ranks = [
            self._places[f.claim.id] / len(inside) for f, inside in zip((left, right), there, strict=True)
        ]
        return {
            "equal_beside": sum(
                _alike(one, two) and _telling(one) for one, two in product(beside[:2], beside[2:])
            ),
            "equal_near": sum(_alike(one, two) for one, two in product(*near)),
            "equal_steps": _alike(beside[0], beside[2]) + _alike(beside[1], beside[3]),
            "rival_near": sum(_alike(one, right) for one in near[0])
            + sum(_alike(two, left) for two in near[1]),
            "told_there": any(_alike(left, two) for two in there[1])
            + any(_alike(one, right) for one in there[0]),
            "ranks_apart": abs(ranks[0] - ranks[1]),
            "crowd": max(
                sum(found.bucket == end.bucket for found in inside)
                for end, inside in zip((left, right), there, strict=True)
            ),
        }

    def _step(self, found: Frame, step: int) -> Frame | None:
        inside = self._articles[found.claim.article]
        place = self._places[found.claim.id] + step
        return inside[place] if 0 <= place < len(inside) else None

    def _near(self, found: Frame) -> list[Frame]:
        steps = (step for step in range(-NEAR, NEAR + 1) if step)
        return [other for step in steps if (other := self._step(found, step)) is not None]


def _alike(one: Frame | None, two: Frame | None) -> bool:
    return one is not None and two is not None and one.bucket == two.bucket and equal(one, two)


def _telling(found: Frame | None) -> bool:
    return found is not None and found.figure is not None and found.figure.nominal > SMALL_NUMBER
