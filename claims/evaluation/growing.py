"""Forests of boosted trees grown from annotated examples, with LightGBM (Ke et al. 2017): for developers, who have the packages of
requirements-training.txt."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.comparison import forest

PARAMETERS = {
    "objective": "binary",
    "colsample_bytree": 0.3,
    "subsample": 0.8,
    "subsample_freq": 1,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}


class Shape(NamedTuple):
    """How a forest grows: LightGBM's num_iterations, num_leaves, min_child_samples, learning_rate and reg_lambda."""

    trees: int
    leaves: int
    fewest: int = 20
    rate: float = 0.04
    caution: float = 5.0


class Row(Mapping[str, float]):
    """Signals of one example in little memory: rows that belong together share their names."""

    __slots__ = ("names", "numbers")

    def __init__(self, names: tuple[str, ...], numbers: NDArray[np.float32]) -> None:
        self.names, self.numbers = names, numbers

    @classmethod
    def of(cls, signals: Mapping[str, float]) -> "Row":
        return cls(tuple(signals), np.array(list(signals.values()), dtype=np.float32))

    def __getitem__(self, name: str) -> float:
        return float(self.numbers[_places(self.names)[name]])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __or__(self, more: Mapping[str, float]) -> "Row":
        """These signals and ``more``, whose names are others."""
        told = Row.of(more)
        return Row(_joined(self.names, told.names), np.concatenate([self.numbers, told.numbers]))


@cache
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


@cache
def _joined(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return names + more


def grow(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    shape: Shape,
    weights: Sequence[float] | None = None,
    falling: Collection[str] = (),
) -> forest.Forest:
    """A forest that tells how likely a row of signals is right, names in alphabetical order. ``weights`` are what each row counts,
    1 unless told; the more of a signal named in ``falling``, the less likely."""
    import lightgbm  # only here: forests are trained by developers, not by users

    names = tuple(sorted(rows[0]))
    data = lightgbm.Dataset(matrix(rows, names), right, weight=weights, params={"verbose": -1})
    grown: dict[str, Any] = {
        "num_leaves": shape.leaves,
        "min_child_samples": shape.fewest,
        "learning_rate": shape.rate,
        "reg_lambda": shape.caution,
    }
    if falling:
        grown["monotone_constraints"] = [-1 if name in falling else 0 for name in names]
    trained = lightgbm.train(PARAMETERS | grown, data, shape.trees)
    return _forest(names, trained.dump_model()["tree_info"])


def matrix(rows: Sequence[Mapping[str, float]], names: tuple[str, ...]) -> forest.Floats:
    """Signals as rows of numbers, one column for each name; a ``Row`` stands beside rows of the same names."""
    if isinstance(rows[0], Row):
        places = [_places(rows[0].names)[name] for name in names]
        table = np.stack([row.numbers for row in rows if isinstance(row, Row)])
        return table[:, places].astype(np.float64)
    return np.array([[row[name] for name in names] for row in rows], dtype=np.float64)


def _forest(names: tuple[str, ...], trees: list[dict[str, Any]]) -> forest.Forest:
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: dict[str, Any]) -> int:
        number = len(nodes)
        if "leaf_value" in node:
            nodes.append((forest.LEAF, 0.0, 0, 0, round(node["leaf_value"], 5)))
            return number
        if node["decision_type"] != "<=":
            raise ValueError(f"unexpected decision {node['decision_type']}")
        nodes.append((forest.LEAF, 0.0, 0, 0, 0.0))
        left, right = add(node["left_child"]), add(node["right_child"])
        threshold = float(f"{node['threshold']:.6g}")
        nodes[number] = (node["split_feature"], threshold, left, right, round(node["internal_value"], 5))
        return number

    roots = [add(tree["tree_structure"]) for tree in trees]
    asked, threshold, left, right, value = zip(*nodes, strict=True)
    return forest.Forest(
        names,
        np.array(roots, dtype=np.int32),
        np.array(asked, dtype=np.int32),
        np.array(threshold),
        np.array(left, dtype=np.int32),
        np.array(right, dtype=np.int32),
        np.array(value),
    )
