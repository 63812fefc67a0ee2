"""The trained part of comparison: three forests that say how likely two claims of a story answer one question, and how likely
the difference of two figures is a later state rather than a disagreement.

Trained by ``manage.py train_comparison`` on the annotated stories of ``tests/gold``; nothing else went into them.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from claims.comparison.columns import Columns, Floats, Pairs, coded, row
from claims.comparison.companions import drawn_together
from claims.comparison.date_signals import date_columns
from claims.comparison.forest import read
from claims.comparison.frames import Frame
from claims.comparison.match import equal
from claims.comparison.order_signals import order_columns
from claims.comparison.relation import judge, order_of
from claims.comparison.second_look import (
    End,
    Ends,
    Links,
    later_columns,
    one_statement,
    second_columns,
    statements,
)
from claims.comparison.signals import Signals, Surroundings, figure_columns
from claims.terms import Kind, Relation

FOLDER = Path(__file__).parent / "forests"
FIGURES, DATES, LATER = (FOLDER / f"{name}.json" for name in ("figures", "dates", "later"))
# The forests that see a pair by itself; the others see it beside the story's other pairs.
FIRST = {path: path.with_stem(f"{path.stem}_first") for path in (FIGURES, DATES, LATER)}

Pair = tuple[Frame, Frame]
Key = frozenset[str]


def pair_key(one: Frame, two: Frame) -> Key:
    """A pair's name, whichever comes first."""
    return frozenset((one.claim.id, two.claim.id))


def end(found: Frame) -> End:
    """A claim as ``second_look`` tells it apart."""
    return found.claim.id, found.claim.article


def one_value(one: Frame, two: Frame) -> bool:
    """Whether two claims of one kind give the same number or the same days."""
    return one.period == two.period if one.claim.kind is Kind.DATE else equal(one, two)


def ends(pairs: Sequence[Pair]) -> list[Ends]:
    """Pairs of claims as ``second_look`` tells them apart."""
    return [(end(one), end(two)) for one, two in pairs]


class Matcher:
    """The chances of one story's pairs of ``claims`` (ids). ``later`` holds article pairs (older, newer) known from the texts
    themselves. Asking for many pairs at once is much cheaper than asking one by one."""

    def __init__(
        self, around: Surroundings, later: frozenset[tuple[str, str]], claims: Iterable[str]
    ) -> None:
        self.around = around
        self._places = {claim: place for place, claim in enumerate(claims)}
        self._later_texts = later
        # [claim, claim]: the chance of one question where it is known
        self._same = np.full((len(self._places), len(self._places)), np.nan)
        self._later: dict[Key, float] = {}
        self._tellings: dict[End, frozenset[End]] = {}

    def same_question(self, one: Frame, two: Frame) -> float:
        """The chance that both claims, of one kind, answer one question."""
        place = self._places[one.claim.id], self._places[two.claim.id]
        if np.isnan(self._same[place]):
            self.compare([(one, two)])
        return float(self._same[place])

    def later_state(self, one: Frame, two: Frame) -> float:
        """The chance that two differing figures of one question are an earlier and a later state."""
        if pair_key(one, two) not in self._later:
            self.order([(one, two)])
        return self._later[pair_key(one, two)]

    def compare(self, pairs: Sequence[Pair]) -> Floats:
        """Work out ``same_question`` for all these pairs, each beside the others; the chances in their order."""
        found = np.zeros(len(pairs))
        for kind, forest, columns in (
            (Kind.QUANTITY, FIGURES, figure_columns),
            (Kind.DATE, DATES, date_columns),
        ):
            places = [number for number, pair in enumerate(pairs) if pair[0].claim.kind is kind]
            if not places:
                continue
            asked = Pairs([pairs[number] for number in places])
            signals = columns(asked, self.around)
            alike = signals["equal" if kind is Kind.QUANTITY else "same_days"]
            links = Links(asked.one, asked.two, coded(one.claim.article for one in asked.frames))
            first = _chances(FIRST[forest], signals)
            signals |= second_columns(links, first, statements(links, first, alike))
            chances = drawn_together(links, _chances(forest, signals))
            found[places] = chances
            one, two = asked.both(asked.told(lambda found: self._places[found.claim.id], np.intp))
            self._same[one, two] = self._same[two, one] = chances
            told = np.flatnonzero(alike)
            self._tellings |= one_statement(
                ends([pairs[places[number]] for number in told]), chances[told].tolist(), [True] * len(told)
            )
        return found

    def order(self, pairs: Sequence[Pair]) -> None:
        """Work out ``later_state`` for all these pairs of figures."""
        if not pairs:
            return
        signals = self._orderings(pairs)
        same = [self.same_question(one, two) for one, two in pairs]
        signals |= later_columns(ends(pairs), _chances(FIRST[LATER], signals), same, self._tellings)
        chances = _chances(LATER, signals).tolist()
        self._later |= dict(zip((pair_key(one, two) for one, two in pairs), chances, strict=True))

    def ordering(self, one: Frame, two: Frame) -> Signals:
        """The signals of ``later_state``."""
        return row(self._orderings([(one, two)]))

    def _orderings(self, pairs: Sequence[Pair]) -> Columns:
        relations = [judge(one, two, self.around.story, self._later_texts).relation for one, two in pairs]
        orders = [order_of(one, two, self._later_texts) for one, two in pairs]
        ruled = np.array([relation is Relation.UPDATE_OVER_TIME for relation in relations])
        return order_columns(pairs, orders, self.around) | {"later_by_rules": ruled}


def _chances(path: Path, columns: Columns) -> Floats:
    forest = read(path)
    return np.asarray(1 / (1 + np.exp(-forest.weighed([columns[name] for name in forest.names]))))
