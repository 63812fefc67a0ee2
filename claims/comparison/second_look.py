"""Chances of single pairs seen beside each other: a figure has one counterpart in another article, and what two claims both
answer to, they answer together.

These signals go into the second forests, together with those of the pair itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.comparison.columns import Column, Columns, Floats, Mask, Places, coded
from claims.comparison.groups import components
from claims.comparison.signals import Signals

# A claim as it is told apart here: its id and its article's.
End = tuple[str, str]
Ends = tuple[End, End]
# From this first chance on, two claims of equal value count as one statement told twice. Nearly all such pairs are right.
ONE_STATEMENT = 0.6
# In place of a chance where there is none.
NEVER = -1.0
# So many chances are looked at together when third claims are sought.
THIRDS = 1 << 17


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of a story as numbers: ``one`` and ``two`` are places in ``article``, which tells each claim's article."""

    one: Places
    two: Places
    article: NDArray[np.int32]

    @classmethod
    def of(cls, pairs: Sequence[Ends]) -> "Links":
        places = {
            end: place for place, end in enumerate(dict.fromkeys(end for pair in pairs for end in pair))
        }
        one, two = (np.array([places[pair[side]] for pair in pairs], dtype=np.intp) for side in (0, 1))
        return cls(one, two, coded(article for _claim, article in places))


def second_look(pairs: Sequence[Ends], chances: Sequence[float], equal: Sequence[bool]) -> list[Signals]:
    """For each pair of a story its first chance; by how much it beats the best other counterpart that either claim has in
    the other's article; how far third claims join the two (the chances of the two steps) or part them; and the chances of
    the same two statements wherever else they meet. ``equal`` says which pairs give one value."""
    links, told = Links.of(pairs), np.array(chances, dtype=np.float64)
    return _rows(second_columns(links, told, statements(links, told, np.array(equal, dtype=np.bool_))))


def second_columns(links: Links, chances: Floats, statement: Places) -> Columns:
    """``second_look`` of many pairs; ``statement`` as of ``statements``."""
    margins = _margins(links, chances)
    joined, parted = _thirds(links, chances)
    return {
        "first": chances,
        "margin_low": np.minimum(*margins),
        "margin_high": np.maximum(*margins),
        "joined": joined,
        "parted": parted,
    } | _meetings(links, chances, statement)


def statements(links: Links, chances: Floats, equal: Mask) -> Places:
    """A number for each claim, the same for all tellings of one statement (see ``one_statement``)."""
    told = np.flatnonzero(equal & (chances >= ONE_STATEMENT))
    number = np.arange(len(links.article))
    for group in components(zip(links.one[told].tolist(), links.two[told].tolist(), strict=True)):
        number[group] = group[0]
    return number


def one_statement(
    pairs: Sequence[Ends], chances: Sequence[float], equal: Sequence[bool]
) -> dict[End, frozenset[End]]:
    """Claim → all tellings of its statement, for what is told more than once: pairs of one value that answer one question."""
    told = (
        pair
        for pair, chance, same in zip(pairs, chances, equal, strict=True)
        if same and chance >= ONE_STATEMENT
    )
    return {claim: group for group in map(frozenset, components(told)) for claim in group}


def later_look(
    pairs: Sequence[Ends],
    chances: Sequence[float],
    same: Sequence[float],
    tellings: Mapping[End, frozenset[End]],
) -> list[Signals]:
    """For each pair of differing figures its first chance to be an earlier and a later state, the chances of the same two
    statements wherever else they meet, and the chance ``same`` of one question. ``tellings`` as of ``one_statement``."""
    return _rows(later_columns(pairs, np.array(chances, dtype=np.float64), same, tellings))


def later_columns(
    pairs: Sequence[Ends], chances: Floats, same: Sequence[float], tellings: Mapping[End, frozenset[End]]
) -> Columns:
    """``later_look`` of many pairs."""
    links = Links.of(pairs)
    claims = list(dict.fromkeys(end for pair in pairs for end in pair))
    statement = coded(tellings.get(claim, frozenset((claim,))) for claim in claims).astype(np.intp)
    often = np.array([len(tellings.get(claim, (claim,))) for claim in claims], dtype=np.int64)
    first = {"first": chances, "same": np.array(same, dtype=np.float64)}
    return first | _meetings(links, chances, statement, often)


def _rows(columns: Columns) -> list[Signals]:
    values = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in values]


def _meetings(links: Links, chances: Floats, statement: Places, often: Places | None = None) -> Columns:
    """The chances of all pairs between the tellings of the two statements, also of those inside one article. ``often`` tells
    how many tellings the statement of each claim has, where they are not all among the claims of the pairs."""
    one, two = statement[links.one], statement[links.two]
    count = len(statement)
    low, high = np.minimum(one, two).astype(np.int64), np.maximum(one, two)
    _keys, group = np.unique(low * count + high, return_inverse=True)
    groups = int(group.max(initial=-1)) + 1
    met = np.bincount(group, minlength=groups)
    mean = np.bincount(group, weights=chances, minlength=groups) / met
    best, least, inside = (np.full(groups, start) for start in (-np.inf, np.inf, NEVER))
    np.maximum.at(best, group, chances)
    np.minimum.at(least, group, chances)
    together = links.article[links.one] == links.article[links.two]
    np.maximum.at(inside, group[together], chances[together])
    tellings = np.bincount(statement, minlength=count)[statement] if often is None else often
    return {
        "told_mean": mean[group],
        "told_best": best[group],
        "told_least": least[group],
        "told_often": met[group],
        "told_together": inside[group],
        "tellings": np.minimum(tellings[links.one], tellings[links.two]),
    }


def _margins(links: Links, chances: Floats) -> tuple[Floats, Floats]:
    """By how much each pair beats the best other counterpart of the one claim in the other's article, and the reverse."""
    articles = int(links.article.max(initial=0)) + 1
    place = np.concatenate(
        (links.one * articles + links.article[links.two], links.two * articles + links.article[links.one])
    )
    both = np.concatenate((chances, chances))
    order = np.lexsort((-both, place))  # by place, the likeliest first
    ordered, there = both[order], place[order]
    first = np.r_[True, there[1:] != there[:-1]]
    best = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    second = np.minimum(best + 1, len(order) - 1)
    # the best is measured by the second best, if there is one, all others by the best
    rival = np.where(first, np.where(there[second] == there, ordered[second], 0.0), ordered[best])
    rival = np.where(first & (second == best), 0.0, rival)
    margins = np.empty(len(order))
    margins[order] = ordered - rival
    return margins[: len(chances)], margins[len(chances) :]


def _thirds(links: Links, chances: Floats) -> tuple[Column, Column]:
    size = len(links.article)
    table = np.zeros((size, size), dtype=np.float32)
    table[links.one, links.two] = table[links.two, links.one] = chances
    joined, parted = np.empty((2, len(chances)), dtype=np.float32)
    order = np.argsort(links.one, kind="stable")
    step = max(1, THIRDS // max(size, 1))
    for start in range(0, len(order), step):
        at = order[start : start + step]
        left, right = table[links.one[at]], table[links.two[at]]
        joined[at] = np.minimum(left, right).max(axis=1)
        parted[at] = np.abs(np.subtract(left, right, out=left), out=left).max(axis=1)
    return joined.astype(np.float64), parted.astype(np.float64)
