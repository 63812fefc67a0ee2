"""The trained part of comparison: three forests that say how likely two claims of a story answer one question, and how likely
the difference of two figures is a later state rather than a disagreement.

Trained by ``manage.py train_comparison`` on the annotated stories of ``tests/gold``; nothing else went into them.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from claims.comparison.date_signals import date_signals
from claims.comparison.forest import Forest, read
from claims.comparison.frames import Frame
from claims.comparison.order_signals import order_signals
from claims.comparison.relation import Order
from claims.comparison.signals import Signals, Surroundings, figure_signals
from claims.terms import Kind

FOLDER = Path(__file__).parent / "forests"
FIGURES, DATES, LATER = (FOLDER / f"{name}.json" for name in ("figures", "dates", "later"))

Pair = tuple[Frame, Frame]
Key = frozenset[str]


def key(one: Frame, two: Frame) -> Key:
    return frozenset((one.claim.id, two.claim.id))


class Matcher:
    """The chances of one story's pairs. ``order`` tells which of two claims is the later one. Asking for many pairs at once
    is much cheaper than asking one by one."""

    def __init__(self, around: Surroundings, order: Callable[[Frame, Frame], Order]) -> None:
        self.around = around
        self._order = order
        self._same: dict[Key, float] = {}
        self._later: dict[Key, float] = {}

    def same_question(self, one: Frame, two: Frame) -> float:
        """The chance that both claims, of one kind, answer one question."""
        if key(one, two) not in self._same:
            self.compare([(one, two)])
        return self._same[key(one, two)]

    def later_state(self, one: Frame, two: Frame) -> float:
        """The chance that two differing figures of one question are an earlier and a later state."""
        if key(one, two) not in self._later:
            self.order([(one, two)])
        return self._later[key(one, two)]

    def compare(self, pairs: Sequence[Pair]) -> None:
        """Work out ``same_question`` for all these pairs."""
        figures = [pair for pair in pairs if pair[0].claim.kind is Kind.QUANTITY]
        dates = [pair for pair in pairs if pair[0].claim.kind is Kind.DATE]
        self._same |= _chances(read(FIGURES), figures, lambda one, two: figure_signals(one, two, self.around))
        self._same |= _chances(read(DATES), dates, lambda one, two: date_signals(one, two, self.around))

    def order(self, pairs: Sequence[Pair]) -> None:
        """Work out ``later_state`` for all these pairs of figures."""
        self._later |= _chances(read(LATER), pairs, self.ordering)

    def ordering(self, one: Frame, two: Frame) -> Signals:
        """The signals of ``later_state``."""
        return order_signals(one, two, self._order(one, two), self.around)


def _chances(
    forest: Forest, pairs: Sequence[Pair], signals: Callable[[Frame, Frame], Signals]
) -> dict[Key, float]:
    if not pairs:
        return {}
    rows = [signals(one, two) for one, two in pairs]
    inputs = np.array([[row[name] for name in forest.names] for row in rows], dtype=np.float64)
    return dict(zip((key(one, two) for one, two in pairs), forest.chances(inputs).tolist(), strict=True))
