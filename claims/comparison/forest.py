"""Gradient-boosted regression trees, as trained elsewhere and kept as JSON: read and evaluated, nothing more.

Friedman, "Greedy function approximation: a gradient boosting machine" (2001). Evaluated for many rows at once as by Lucchese et
al., "QuickScorer" (2015): each test that fails rules out the leaves on its left; the first leaf that remains is the row's.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Numbers or truths, one for each row.
Column = NDArray[Any]
LEAF = -1
# So many rows are evaluated together that the outcomes of all tests stay near the processor, and calls cost little beside the work.
BLOCK = 8192
# Leaves of one tree are the bits of one number, a short one where that is enough for all trees.
FEW_LEAVES, MOST_LEAVES = 16, 64


@dataclass(frozen=True, slots=True)
class Tree:
    """``tests`` are its inner nodes: (which test of the forest, the leaves that may remain when it fails, as bits); ``leaves``
    the values from left to right."""

    tests: tuple[tuple[int, int], ...]
    leaves: Floats


@dataclass(frozen=True)
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
        return self.weighed(list(inputs.T))

    def weighed(self, columns: Sequence[Column]) -> Floats:
        """As ``log_odds``, of columns in the order of ``names``."""
        rows = len(columns[0])
        total = np.zeros(rows)
        for start in range(0, rows, BLOCK):
            part = slice(start, start + BLOCK)
            self._weigh([column[part].astype(np.float64) for column in columns], total[part])
        return total

    def _weigh(self, columns: Sequence[Floats], total: Floats) -> None:
        """Add to ``total`` what each tree says of the rows."""
        bits = self._bits
        held = np.empty(
            (len(self._tests), len(total)), bits
        )  # all bits where a test holds, none where it fails
        for number, (asked, threshold) in enumerate(self._tests):
            np.negative((columns[asked] <= threshold).astype(bits), out=held[number])
        remaining, left = np.empty((2, len(total)), bits)
        for tree in self._trees:
            remaining.fill(np.iinfo(bits).max)
            for number, kept in tree.tests:
                np.bitwise_or(held[number], kept, out=left)
                np.bitwise_and(remaining, left, out=remaining)
            first = np.bitwise_count(~remaining & (remaining - bits(1)))  # how many bits are zero before it
            total += tree.leaves[first]

    @cached_property
    def _bits(self) -> type[np.uint16] | type[np.uint64]:
        return np.uint16 if max(len(tree.leaves) for tree in self._trees) <= FEW_LEAVES else np.uint64

    @cached_property
    def _tests(self) -> list[tuple[int, float]]:
        """What the trees ask: (input, threshold), each once."""
        inner = self.input != LEAF
        asked = zip(self.input[inner].tolist(), self.threshold[inner].tolist(), strict=True)
        return list(dict.fromkeys(asked))

    @cached_property
    def _trees(self) -> list[Tree]:
        places = {test: number for number, test in enumerate(self._tests)}
        return [self._tree(int(root), places) for root in self.roots]

    def _tree(self, root: int, places: dict[tuple[int, float], int]) -> Tree:
        leaves: list[float] = []
        tests: list[tuple[int, int]] = []

        def walk(node: int) -> None:
            if self.input[node] == LEAF:
                leaves.append(float(self.value[node]))
                return
            before = len(leaves)
            walk(int(self.left[node]))
            gone = (1 << len(leaves)) - (1 << before)
            tests.append((places[int(self.input[node]), float(self.threshold[node])], gone))
            walk(int(self.right[node]))

        walk(root)
        if len(leaves) > MOST_LEAVES:
            raise ValueError(f"a tree of more than {MOST_LEAVES} leaves")
        every = (1 << (FEW_LEAVES if len(leaves) <= FEW_LEAVES else MOST_LEAVES)) - 1
        return Tree(tuple((test, every ^ gone) for test, gone in tests), np.array(leaves))


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
