"""Gradient-boosted regression trees, as trained elsewhere and kept as JSON: read and evaluated, nothing more.

Friedman, "Greedy function approximation: a gradient boosting machine" (2001).
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAF = -1


@dataclass(frozen=True, slots=True)
class Forest:
    """``names`` are the inputs in order. Node arrays run over all trees: ``input`` is LEAF at leaves, a value at or below
    ``threshold`` goes ``left``; ``value`` counts at leaves (log odds, summed over the trees)."""

    names: tuple[str, ...]
    roots: NDArray[np.int32]
    input: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats

    def chances(self, inputs: Floats) -> Floats:
        """Probabilities in (0, 1), one for each row of inputs [rows, len(names)]."""
        return np.asarray(1 / (1 + np.exp(-self.log_odds(inputs))))

    def log_odds(self, inputs: Floats) -> Floats:
        """As ``chances``, before they are squeezed into (0, 1)."""
        total = np.zeros(len(inputs))
        rows = np.arange(len(inputs))
        for root in self.roots:
            node = np.full(len(inputs), root, dtype=np.int32)
            open_rows = rows
            while len(open_rows):
                at = node[open_rows]
                inner = self.input[at] != LEAF
                open_rows, at = open_rows[inner], at[inner]
                below = inputs[open_rows, self.input[at]] <= self.threshold[at]
                node[open_rows] = np.where(below, self.left[at], self.right[at])
            total += self.value[node]
        return total


@cache
def read(path: Path) -> Forest:
    """A forest from its file (see ``write``). Raises OSError, ValueError."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Forest(
        tuple(data["names"]),
        np.array(data["roots"], dtype=np.int32),
        np.array(data["input"], dtype=np.int32),
        np.array(data["threshold"], dtype=np.float64),
        np.array(data["left"], dtype=np.int32),
        np.array(data["right"], dtype=np.int32),
        np.array(data["value"], dtype=np.float64),
    )


def write(forest: Forest, path: Path) -> None:
    """Keep a forest as JSON, one line for each array."""
    arrays = {
        name: getattr(forest, name).tolist()
        for name in ("roots", "input", "threshold", "left", "right", "value")
    }
    lines = [f" {json.dumps(name)}: {json.dumps(content)}" for name, content in arrays.items()]
    path.write_text(
        "{\n" + ",\n".join([f' "names": {json.dumps(forest.names)}', *lines]) + "\n}\n", encoding="utf-8"
    )
