from pathlib import Path

import numpy as np
import pytest

from claims.comparison.forest import LEAF, Forest, read, write


def two_trees() -> Forest:
    """One tree asks ``height`` and then ``width``, the other is a single leaf."""
    return Forest(
        names=("height", "width"),
        roots=np.array([0, 5], dtype=np.int32),
        input=np.array([0, LEAF, 1, LEAF, LEAF, LEAF], dtype=np.int32),
        threshold=np.array([1.0, 0, 10.0, 0, 0, 0]),
        left=np.array([1, 0, 3, 0, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 4, 0, 0, 0], dtype=np.int32),
        value=np.array([0.5, -1.0, 1.0, 0.0, 2.0, 1.0]),
    )


@pytest.mark.parametrize(
    ("row", "log_odds"),
    [((0.0, 99.0), 0.0), ((1.0, 0.0), 0.0), ((2.0, 10.0), 1.0), ((2.0, 11.0), 3.0)],
)
def test_a_row_falls_to_one_leaf_of_each_tree(row: tuple[float, float], log_odds: float) -> None:
    chance = two_trees().chances(np.array([row]))[0]
    assert chance == pytest.approx(1 / (1 + np.exp(-log_odds)))


def test_many_rows_come_out_as_each_by_itself() -> None:
    rows = np.random.default_rng(7).uniform(-20, 20, size=(50, 2))
    together = two_trees().chances(rows)
    assert together.tolist() == [two_trees().chances(row[None])[0] for row in rows]


def test_a_forest_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    write(two_trees(), tmp_path / "forest.json")
    back = read(tmp_path / "forest.json")
    rows = np.array([[0.0, 1.0], [2.0, 11.0]])
    assert back.names == two_trees().names
    assert back.chances(rows).tolist() == two_trees().chances(rows).tolist()


def staircase(steps: int) -> Forest:
    """One tree that tells in which of the first ``steps`` units a value lies, or beyond."""
    inner = np.arange(steps, dtype=np.int32) * 2
    nodes = 2 * steps + 1
    asked, left, right = np.full(nodes, LEAF, dtype=np.int32), np.zeros(nodes, int), np.zeros(nodes, int)
    threshold, value = np.zeros(nodes), np.arange(nodes) / 2
    asked[inner], left[inner], right[inner], threshold[inner] = 0, inner + 1, inner + 2, np.arange(steps)
    root = np.array([0], dtype=np.int32)
    return Forest(("height",), root, asked, threshold, left.astype(np.int32), right.astype(np.int32), value)


@pytest.mark.parametrize("steps", [3, 15, 16, 63])
def test_trees_of_few_and_of_many_leaves_find_the_right_one(steps: int) -> None:
    rows = np.arange(steps + 1, dtype=np.float64)[:, None]
    expected = [*(step + 0.5 for step in range(steps)), float(steps)]
    assert staircase(steps).log_odds(rows).tolist() == expected


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves"):
        staircase(64).log_odds(np.zeros((1, 1)))


def test_more_rows_than_are_evaluated_together_come_out_in_order() -> None:
    rows = np.arange(20_000, dtype=np.float64)[:, None] % 4
    assert staircase(3).log_odds(rows).tolist() == staircase(3).log_odds(rows[:4]).tolist() * 5_000
