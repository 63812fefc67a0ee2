"""Levels of certainty over chances."""

import pytest

from claims.comparison.certainty import RIGHT, certainty_of, measured
from claims.terms import Certainty


@pytest.mark.parametrize(
    ("chance", "level"),
    [
        (1.0, Certainty.SURE),
        (0.8, Certainty.SURE),
        (0.7999, Certainty.LIKELY),
        (0.65, Certainty.LIKELY),
        (0.6499, Certainty.TO_CHECK),
        (0.0, Certainty.TO_CHECK),
        (None, None),
    ],
)
def test_a_chance_has_a_level(chance: float | None, level: Certainty | None) -> None:
    assert certainty_of(chance) is level


@pytest.mark.parametrize(
    ("level", "least", "right"),
    [(Certainty.SURE, 0.8, 0.93), (Certainty.LIKELY, 0.7, 0.86), (Certainty.TO_CHECK, 0.5, 0.74)],
)
def test_a_level_names_what_was_measured_from_its_beginning_on(
    level: Certainty, least: float, right: float
) -> None:
    assert measured(level) == (least, right)


def test_surer_flags_are_more_often_right() -> None:
    assert [*RIGHT.values()] == sorted(RIGHT.values())
