"""Choosing among candidates by a linear model: each has the sum of the weights of its signs, the largest sum wins.

The weights stand in a table beside the model (sign, tabulator, weight) and are learned from annotated texts.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import fsum
from pathlib import Path

# A candidate with the names of the weights that count for it.
Weighed = tuple[str, list[str]]


@cache
def weights(table: Path) -> Mapping[str, float]:
    """Sign → weight; empty before anything was learned."""
    if not table.exists():
        return {}
    rows = (line.partition("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return {sign: float(value) for sign, _, value in rows if value}


def best(table: Path, candidates: Iterable[Weighed]) -> str:
    """The candidate with the largest sum, the first of equals."""
    known = weights(table)
    chosen, most = "", float("-inf")
    for base, names in candidates:
        total = fsum(filter(None, map(known.get, names)))  # exact: signs have no order
        if total > most:
            chosen, most = base, total
    return chosen
