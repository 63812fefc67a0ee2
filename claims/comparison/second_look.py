"""Chances of single pairs seen beside each other: a figure has one counterpart in another article, and what two claims both
answer to, they answer together.

These signals go into the second forests, together with those of the pair itself.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from claims.comparison.signals import Signals

# A claim as it is told apart here: its id and its article's.
End = tuple[str, str]


def second_look(pairs: Sequence[tuple[End, End]], chances: Sequence[float]) -> list[Signals]:
    """For each pair of a story its first chance; by how much it beats the best other counterpart that either claim has in
    the other's article; and how far third claims join the two (the chances of the two steps) or part them."""
    rivals = _rivals(pairs, chances)
    joined, parted = _thirds(pairs, chances)
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
        )
    return found


def _rivals(
    pairs: Sequence[tuple[End, End]], chances: Sequence[float]
) -> dict[tuple[End, str], list[tuple[float, End]]]:
    """(claim, article) → the two likeliest counterparts that the claim has there; no more are ever asked for."""
    found: dict[tuple[End, str], list[tuple[float, End]]] = defaultdict(list)
    for (one, two), chance in zip(pairs, chances, strict=True):
        found[one, two[1]].append((chance, two))
        found[two, one[1]].append((chance, one))
    return {place: sorted(options, reverse=True)[:2] for place, options in found.items()}


def _thirds(pairs: Sequence[tuple[End, End]], chances: Sequence[float]) -> tuple[list[float], list[float]]:
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
