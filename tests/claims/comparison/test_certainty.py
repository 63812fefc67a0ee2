"""Levels of certainty over chances."""

import pytest

from claims.comparison.certainty import LEAST_CHANCES, RIGHT, certainty_of
from claims.terms import Certainty


@pytest.mark.parametrize(
    ("chance", "level"),
    [
        (1.0, Certainty.SURE),
        (0.8, Certainty.SURE),
        (0.7999, Certainty.LIKELY),
        (0.65, Certainty.LIKELY),
        (0.6499, Certainty.UNCERTAIN),
        (0.0, Certainty.UNCERTAIN),
        (None, None),
    ],
)
def test_a_chance_has_a_level(chance: float | None, level: Certainty | None) -> None:
    assert certainty_of(chance) is level


def test_findings_of_a_surer_level_are_more_often_right() -> None:
    assert [*RIGHT] == [*LEAST_CHANCES]
    assert [*RIGHT.values()] == sorted(RIGHT.values(), reverse=True)
