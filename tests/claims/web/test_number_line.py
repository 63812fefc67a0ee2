from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.web.number_line import COLOURS, LABEL_CHARACTERS, MAX_LANES, SHAPES, Interval, Lane, draw


def lane(*intervals: tuple[int | None, int | None], style: int = 0, label: str = "Polizei") -> Lane:
    return Lane(label, "12", style, tuple(Interval(*bounds) for bounds in intervals))


def percent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


def test_nothing_to_draw_draws_nothing() -> None:
    assert draw([lane((None, None)), lane()], label_of=str) is None


@pytest.mark.parametrize(
    ("bounds", "is_point", "open_left", "open_right"),
    [
        ((12, 12), True, False, False),
        ((12, 19), False, False, False),
        ((12, None), False, False, True),
        ((None, 19), False, True, False),
    ],
)
def test_mark_shows_which_sides_are_open(
    bounds: tuple[int | None, int | None], is_point: bool, open_left: bool, open_right: bool
) -> None:
    line = draw([lane(bounds), lane((5, 40))], label_of=str)
    assert line
    mark = line.lanes[0].marks[0]
    assert (mark.is_point, mark.open_left, mark.open_right) == (is_point, open_left, open_right)


def test_open_interval_has_room_to_lead_on() -> None:
    line = draw([lane((4000, 4000)), lane((6000, None))], label_of=str)
    assert line
    mark = line.lanes[1].marks[0]
    assert percent(mark.right) - percent(mark.left) > 10


def test_values_far_apart_keep_the_zero() -> None:
    line = draw([lane((10, 10)), lane((100, 100))], label_of=lambda value: f"{value:.0f}")
    assert line
    assert line.ticks[0].label == "0"


def test_values_close_together_are_not_squeezed() -> None:
    line = draw([lane((95, 95)), lane((100, 100))], label_of=str)
    assert line
    left, right = (percent(one.marks[0].left) for one in line.lanes)
    assert right - left > 50


def test_values_of_different_magnitude_stand_on_a_logarithmic_line() -> None:
    line = draw(
        [lane((10, 10)), lane((1_000, 1_000)), lane((100_000, 100_000))], label_of=lambda v: f"{v:.0f}"
    )
    assert line
    positions = [percent(one.marks[0].left) for one in line.lanes]
    assert positions[1] - positions[0] == pytest.approx(positions[2] - positions[1], abs=0.1)
    assert [tick.label for tick in line.ticks] == ["10", "100", "1000", "10000", "100000"]


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (12, 19, ["12", "14", "16", "18"]),
        (320, 480, ["350", "400", "450"]),
        (0, 1, ["0", "0.5", "1"]),
        (4500, 45000, ["0", "20000", "40000"]),
        (80_000_000, 180_000_000, ["0", "100000000"]),
    ],
)
def test_ticks_are_round_and_at_least_two(low: int, high: int, labels: list[str]) -> None:
    line = draw(
        [lane((low, low)), lane((high, high))],
        label_of=lambda value: f"{value:g}" if value < 1e6 else f"{value:.0f}",
        ticks=2,
    )
    assert line
    assert [tick.label for tick in line.ticks] == labels


def test_first_origins_differ_in_colour_and_shape() -> None:
    line = draw([lane((1, 2), style=style) for style in range(COLOURS)], label_of=str)
    assert line
    assert len({one.colour for one in line.lanes}) == COLOURS
    assert len({one.shape for one in line.lanes}) == len(SHAPES)


def test_no_pair_of_colour_and_shape_repeats_among_thirty_origins() -> None:
    line = draw([lane((1, 2), style=style) for style in range(30)], label_of=str)
    assert line
    assert len({(one.colour, one.shape) for one in line.lanes}) == 30


def test_long_drawing_says_what_it_leaves_out() -> None:
    line = draw([lane((count, count)) for count in range(1, MAX_LANES + 4)], label_of=str)
    assert line
    assert (len(line.lanes), line.omitted) == (MAX_LANES, 3)


def test_long_label_is_shortened() -> None:
    line = draw([lane((1, 2), label="Bundesamt für " + "sehr " * 20 + "lange Namen")], label_of=str)
    assert line
    assert len(line.lanes[0].label) <= LABEL_CHARACTERS
    assert line.lanes[0].label.endswith("…")


bound = st.none() | st.decimals(min_value=-(10**6), max_value=10**12, places=2)


@given(st.lists(st.tuples(bound, bound), min_size=1, max_size=6))
def test_every_mark_lies_on_the_drawing_and_left_of_its_right_end(
    pairs: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    ordered = [
        (high, low) if low is not None and high is not None and low > high else (low, high)
        for low, high in pairs
    ]
    line = draw([Lane("", "", 0, (Interval(low, high),)) for low, high in ordered], label_of=str)
    assert (line is None) == all(low is None and high is None for low, high in ordered)
    for one in line.lanes if line else ():
        for mark in one.marks:
            assert 0 <= percent(mark.left) <= percent(mark.right) <= 100
    for tick in line.ticks if line else ():
        assert 0 <= percent(tick.x) <= 100
