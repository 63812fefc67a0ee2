"""Choosing among candidates by the sum of learned weights."""

from pathlib import Path

import pytest

from claims.extraction.linear_choice import Weighed, best

TABLE = "near\t1.50\nfar\t-0.50\nopen\t0.25\n"


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([("", ["open"]), ("Wulm", ["near"])], "Wulm"),
        ([("", ["open"]), ("Wulm", ["far"])], ""),
        ([("", ["open"]), ("Wulm", ["near", "far"]), ("Olm", ["near"])], "Olm"),
        ([("Wulm", ["near"]), ("Olm", ["near"])], "Wulm"),
        ([("Wulm", ["unheard of"]), ("", ["open"])], ""),
        ([], ""),
    ],
)
def test_the_largest_sum_wins_and_the_first_of_equals(
    tmp_path: Path, candidates: list[Weighed], chosen: str
) -> None:
    table = tmp_path / "weights.tsv"
    table.write_text(TABLE, encoding="utf-8")
    assert best(table, candidates) == chosen


def test_without_a_table_the_first_candidate_is_left(tmp_path: Path) -> None:
    assert best(tmp_path / "none.tsv", [("", ["open"]), ("Wulm", ["near"])]) == ""
