"""Chances of single pairs seen beside each other: a figure has one counterpart in another article, and what two claims both
answer to, they answer together.

These signals go into the second forests, together with those of the pair itself.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from claims.comparison.groups import components
from claims.comparison.signals import Signals

# A claim as it is told apart here: its id and its article's.
End = tuple[str, str]
Ends = tuple[End, End]
# From this first chance on, two claims of equal value count as one statement told twice. Nearly all such pairs are right.
ONE_STATEMENT = 0.6
# In place of a chance where there is none.
NEVER = -1.0


def second_look(pairs: Sequence[Ends], chances: Sequence[float], equal: Sequence[bool]) -> list[Signals]:
    """For each pair of a story its first chance; by how much it beats the best other counterpart that either claim has in
    the other's article; how far third claims join the two (the chances of the two steps) or part them; and the chances of
    the same two statements wherever else they meet. ``equal`` says which pairs give one value."""
    rivals = _rivals(pairs, chances)
    joined, parted = _thirds(pairs, chances)
    meetings = _meetings(pairs, chances, one_statement(pairs, chances, equal))
    found = []
    for number, (one, two) in enumerate(pairs):
        margins = [
            chances[number]
            - max((chance for chance, other in rivals[left, right[1]] if other != right), default=0.0)
            for left, right in ((one, two), (two, one))
        ]
        found.append(
            {
                "first": chances[number],
                "margin_low": min(margins),
                "margin_high": max(margins),
                "joined": joined[number],
                "parted": parted[number],
            }
            | meetings[number]
        )
    return found


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
    return [
        {"first": chances[number], "same": same[number]} | told
        for number, told in enumerate(_meetings(pairs, chances, tellings))
    ]


def _meetings(
    pairs: Sequence[Ends], chances: Sequence[float], tellings: Mapping[End, frozenset[End]]
) -> list[Signals]:
    """The chances of all pairs between the tellings of the two statements, also of those inside one article."""

    def statements(pair: Ends) -> frozenset[frozenset[End]]:
        return frozenset(tellings.get(claim, frozenset((claim,))) for claim in pair)

    meetings: dict[frozenset[frozenset[End]], list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        meetings[statements(pair)].append(number)
    found = []
    for pair in pairs:
        met = meetings[statements(pair)]
        seen = [chances[number] for number in met]
        inside = [chances[number] for number in met if pairs[number][0][1] == pairs[number][1][1]]
        found.append(
            {
                "told_mean": sum(seen) / len(seen),
                "told_best": max(seen),
                "told_least": min(seen),
                "told_often": len(seen),
                "told_together": max(inside, default=NEVER),
                "tellings": min(len(statement) for statement in statements(pair)),
            }
        )
    return found


def _rivals(
    pairs: Sequence[Ends], chances: Sequence[float]
) -> dict[tuple[End, str], list[tuple[float, End]]]:
    """(claim, article) → the two likeliest counterparts that the claim has there; no more are ever asked for."""
    found: dict[tuple[End, str], list[tuple[float, End]]] = defaultdict(list)
    for (one, two), chance in zip(pairs, chances, strict=True):
        found[one, two[1]].append((chance, two))
        found[two, one[1]].append((chance, one))
    return {place: sorted(options, reverse=True)[:2] for place, options in found.items()}


def _thirds(pairs: Sequence[Ends], chances: Sequence[float]) -> tuple[list[float], list[float]]:
    ends = {end: number for number, end in enumerate(dict.fromkeys(end for pair in pairs for end in pair))}
    table = np.zeros((len(ends), len(ends)), dtype=np.float32)
    for (one, two), chance in zip(pairs, chances, strict=True):
        table[ends[one], ends[two]] = table[ends[two], ends[one]] = chance
    joined, parted = [], []
    for one, two in pairs:
        left, right = table[ends[one]], table[ends[two]]
        joined.append(float(np.minimum(left, right).max()))
        parted.append(float(np.abs(left - right).max()))
    return joined, parted
