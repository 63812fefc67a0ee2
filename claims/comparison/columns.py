"""Many pairs of claims at once: what a claim tells is worked out once for the claim, what two of them share as a column over all
pairs. A story of a hundred articles has half a million pairs, too many to look at one by one.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from claims.comparison.frames import Frame

# One number or truth for each pair.
Column = NDArray[Any]
Columns = dict[str, Column]
# One number or truth for each two claims.
Table = NDArray[Any]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Trait = TypeVar("Trait", bound=Hashable)

# In place of a code where there is nothing.
NOTHING = -1
# What so few claims have is added up two by two, what more have by the product of whole matrices: the costs meet about here.
FEW = 24
# So many terms go into one product of matrices.
TERMS = 512


class Pairs:
    """Pairs of one story's claims: ``one`` and ``two`` are their places in ``frames``."""

    def __init__(self, pairs: Sequence[tuple[Frame, Frame]]) -> None:
        places: dict[str, int] = {}
        for pair in pairs:
            for found in pair:
                places.setdefault(found.claim.id, len(places))
        known = {found.claim.id: found for pair in pairs for found in pair}
        self.frames: list[Frame] = [known[key] for key in places]
        self.one = np.array([places[one.claim.id] for one, _two in pairs], dtype=np.intp)
        self.two = np.array([places[two.claim.id] for _one, two in pairs], dtype=np.intp)

    def __len__(self) -> int:
        return len(self.one)

    def told(self, trait: Callable[[Frame], Any], dtype: Any = None) -> Column:
        """What each claim tells, in the order of ``frames``."""
        return np.array([trait(found) for found in self.frames], dtype)

    def both(self, told: Column) -> tuple[Column, Column]:
        """What the one and what the other claim of each pair tell."""
        return told[self.one], told[self.two]

    def flags(self, trait: Callable[[Frame], object]) -> tuple[Mask, Mask]:
        """Whether the trait holds of the one and of the other claim."""
        return self.both(self.told(lambda found: bool(trait(found)), np.bool_))

    def numbers(self, trait: Callable[[Frame], float]) -> tuple[Floats, Floats]:
        return self.both(self.told(trait, np.float64))

    def codes(self, trait: Callable[[Frame], Hashable]) -> tuple[Column, Column]:
        """Numbers that are equal where the trait is; NOTHING for None."""
        return self.both(coded([trait(found) for found in self.frames]))

    def common(self, trait: Callable[[Frame], AbstractSet[str]]) -> Column:
        """How many elements of a set both claims have."""
        sets = [trait(found) for found in self.frames]
        return self.at(common(sets, sets))

    def crossed(
        self, trait: Callable[[Frame], AbstractSet[str]], other: Callable[[Frame], AbstractSet[str]]
    ) -> tuple[Mask, Mask]:
        """Whether what the one claim has of ``trait`` and the other has of ``other`` meet, and the other way round."""
        table = common([trait(found) for found in self.frames], [other(found) for found in self.frames]) > 0
        return table[self.one, self.two], table[self.two, self.one]

    def at(self, table: Table) -> Column:
        """The column of a table over ``frames``."""
        return table[self.one, self.two]

    def where(self, mask: Mask, ask: Callable[[Frame, Frame], Any], dtype: Any = np.bool_) -> Column:
        """The answers on the pairs of the mask, 0 on all others: what is dear to ask is asked only where it may be true."""
        column = np.zeros(len(self), dtype)
        for number in np.flatnonzero(mask):
            column[number] = ask(self.frames[self.one[number]], self.frames[self.two[number]])
        return column

    def once(
        self,
        mask: Mask,
        trait: Callable[[Frame], Hashable],
        ask: Callable[[Frame, Frame], Any],
        dtype: Any = np.bool_,
    ) -> Column:
        """As ``where``, for answers that depend on the trait alone: each two traits are asked about once."""
        column = np.zeros(len(self), dtype)
        asked = np.flatnonzero(mask)
        told = coded([trait(found) for found in self.frames]).astype(np.int64) + 1
        keys = told[self.one[asked]] * (len(self.frames) + 1) + told[self.two[asked]]
        _keys, first, back = np.unique(keys, return_index=True, return_inverse=True)
        pairs = ((self.frames[self.one[at]], self.frames[self.two[at]]) for at in asked[first])
        column[asked] = np.array([ask(one, two) for one, two in pairs], dtype)[back]
        return column


def count(*met: Column) -> Column:
    """For how many of the two claims something holds."""
    one, two = met
    return one.astype(np.int8) + two


def sizes(pairs: Pairs, trait: Callable[[Frame], frozenset[str]]) -> tuple[Column, Column]:
    """How many elements a set has on either side."""
    return pairs.both(pairs.told(lambda found: len(trait(found)), np.int16))


def agreement(pairs: Pairs, trait: Callable[[Frame], frozenset[str]]) -> Column:
    """Share of the smaller set that is in both; -1 when both are known and have nothing in common, 0 when one is empty."""
    shared, smaller = pairs.common(trait), np.minimum(*sizes(pairs, trait))
    share = shared / np.maximum(smaller, 1)
    return np.where(smaller == 0, 0.0, np.where(shared == 0, -1.0, share))


def same(one: Column, two: Column) -> Column:
    """Of two codes: 1 equal, -1 not, 0 where one is open."""
    known = (one != NOTHING) & (two != NOTHING)
    return np.where(known, np.where(one == two, 1, -1), 0).astype(np.int8)


def row(columns: Columns) -> dict[str, float]:
    """The values of a single pair."""
    return {name: float(column[0]) for name, column in columns.items()}


def coded(values: Iterable[Hashable]) -> NDArray[np.int32]:
    """Numbers that are equal where the values are; NOTHING for None."""
    known: dict[Hashable, int] = {None: NOTHING}
    return np.array([known.setdefault(value, len(known) - 1) for value in values], dtype=np.int32)


def incidence(sets: Sequence[Collection[str]], known: Sequence[str], dtype: Any = np.bool_) -> Table:
    """[set, element]: whether the set holds the element."""
    places = {element: place for place, element in enumerate(known)}
    table = np.zeros((len(sets), len(known)), dtype)
    for line, held in zip(table, sets, strict=True):
        line[[places[element] for element in held if element in places]] = True
    return table


def common(left: Sequence[AbstractSet[str]], right: Sequence[AbstractSet[str]]) -> Table:
    """[left, right]: how many elements two sets share."""
    known = sorted(set().union(*left) & set().union(*right))
    counts = incidence(left, known, np.float32) @ incidence(right, known, np.float32).T
    return counts.astype(np.int16)


def summed(size: int, terms: Iterable[tuple[Places, Floats, Floats]]) -> Floats:
    """[size, size]: the sum of the terms' outer products; each term says for which places it holds the two factors."""
    table = np.zeros((size, size))
    many: list[tuple[Places, Floats, Floats]] = []
    for at, left, right in terms:
        if len(at) <= FEW:
            table[at[:, None], at] += left[:, None] * right
            continue
        many.append((at, left, right))
        if len(many) == TERMS:
            table += _product(size, many)
            many = []
    return table + _product(size, many) if many else table


def _product(size: int, terms: Sequence[tuple[Places, Floats, Floats]]) -> Floats:
    factors = np.zeros((2, len(terms), size))
    for number, (at, left, right) in enumerate(terms):
        factors[0, number, at], factors[1, number, at] = left, right
    return np.asarray(factors[0].T @ factors[1])
