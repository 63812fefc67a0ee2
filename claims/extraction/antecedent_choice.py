"""Whom a pronoun means among those it may mean: a linear model over their signs (``antecedent_weights.tsv``).

The weights are learned from annotated texts (``manage.py train_antecedents``).
"""

from collections.abc import Mapping
from functools import cache
from math import fsum
from pathlib import Path

from claims.extraction.antecedents import Asked

WEIGHTS = Path(__file__).parent / "antecedent_weights.tsv"


@cache
def weights() -> Mapping[str, float]:
    """Sign → weight."""
    found = {}
    if WEIGHTS.exists():
        for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
            sign, _, value = line.partition("\t")
            found[sign] = float(value)
    return found


def choose(asked: Asked) -> str | None:
    """The name with the largest sum; None when nobody comes into question."""
    known = weights()
    best, most = None, float("-inf")
    for name, signs in asked.signs.items():
        total = fsum(filter(None, map(known.get, signs)))  # exact: signs have no order
        if total > most:
            best, most = name, total
    return best
