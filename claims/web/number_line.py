"""Places intervals on a shared line: pure geometry for the SVG partials, no Django.

Positions are percentages of the drawing's width, as strings that SVG reads ("34.50%"), so that shapes and type keep
their size on every screen. Bounds are numbers; dates come as day ordinals.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

SHAPES = ("circle", "square", "diamond", "triangle", "cross", "wedge")
COLOURS = 6

# The outermost marks keep this distance from the edges, in percent, so that shapes are not cut; on an open side there
# is room for a line that leads on.
MARGIN = 6.0
OPEN_MARGIN = 16.0
# Values that lie closer together than this share of the largest one are drawn without the zero, which would squeeze
# them into one spot; the axis is labelled either way.
ZOOM = 0.6
# Beyond this ratio of largest to smallest value a linear line hides the small ones: powers of ten then.
LOGARITHMIC_RATIO = 200
TICKS = 4
STEPS = (0.5, 1, 2, 5, 10)
# More rows than this are a page of their own; the table beside the drawing holds them all.
MAX_LANES = 40
LONG_TICK = 7  # characters
# A label this long still fits the narrowest screen (360 px); the table beside the drawing holds the whole name.
LABEL_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Interval:
    """[minimum, maximum]; None is open. Both None says nothing and is not drawn."""

    minimum: Decimal | int | None
    maximum: Decimal | int | None

    @property
    def bounds(self) -> tuple[float, ...]:
        return tuple(float(bound) for bound in (self.minimum, self.maximum) if bound is not None)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the drawing: whose value, the value in words, and the number of the origin, which picks colour and
    shape."""

    label: str
    value: str
    style: int
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """``left`` and ``right`` are where the line begins and ends; a shape stands on every closed bound."""

    left: str
    right: str
    is_point: bool
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class DrawnLane:
    label: str
    value: str
    colour: int
    shape: str
    y: int
    label_y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    lanes: tuple[DrawnLane, ...]
    ticks: tuple[Tick, ...]
    omitted: int
    height: int
    axis_y: int
    tick_label_y: int


class Scale:
    """Maps values to percent of the width; ``minimum`` and ``maximum`` are the ends of the line."""

    def __init__(self, intervals: Sequence[Interval], wanted_ticks: int = TICKS) -> None:
        bounds = [bound for interval in intervals for bound in interval.bounds]
        low, high = min(bounds), max(bounds)
        self.logarithmic = low > 0 and high / low > LOGARITHMIC_RATIO
        if not self.logarithmic and low > 0 and low < ZOOM * high:
            low = 0.0
        if low == high:
            low, high = (low - 1, high + 1) if low == 0 else (low - abs(low) / 2, high + abs(high) / 2)
        self.minimum, self.maximum = low, high
        self.left = OPEN_MARGIN if any(one.minimum is None and one.bounds for one in intervals) else MARGIN
        self.right = OPEN_MARGIN if any(one.maximum is None and one.bounds for one in intervals) else MARGIN
        self.wanted_ticks = wanted_ticks

    def percent(self, value: float) -> float:
        if self.logarithmic:
            share = math.log(value / self.minimum) / math.log(self.maximum / self.minimum)
        else:
            share = (value - self.minimum) / (self.maximum - self.minimum)
        return self.left + share * (100 - self.left - self.right)

    def ticks(self) -> list[float]:
        """Round values inside the line, about as many as wanted."""
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.minimum)), math.floor(math.log10(self.maximum))
            powers = range(first, last + 1, max(1, math.ceil((last - first) / self.wanted_ticks)))
            return [float(10**power) for power in powers]
        rough = (self.maximum - self.minimum) / self.wanted_ticks
        power = 10.0 ** math.floor(math.log10(rough))
        # From the first round step that is wide enough downwards, until two ticks lie on the line.
        steps = [power * factor for factor in STEPS]
        wide_enough = next(count for count, step in enumerate(steps) if step >= rough * 0.999)
        for step in reversed(steps[: wide_enough + 1]):
            first = math.ceil(self.minimum / step - 1e-9)
            last = math.floor(self.maximum / step + 1e-9)
            if last > first:
                break
        return [count * step for count in range(first, last + 1)]


def colour_of(style: int) -> int:
    return style % COLOURS


def shape_of(style: int) -> str:
    """With more origins than colours the shapes shift by one, so that no pair of the two repeats early."""
    return SHAPES[(style + style // COLOURS) % len(SHAPES)]


def draw(
    lanes: Sequence[Lane],
    *,
    label_of: Callable[[float], str],
    ticks_of: Callable[[Scale], list[float]] = Scale.ticks,
    lane_height: int = 44,
    labelled: bool = True,
    ticks: int = TICKS,
) -> NumberLine | None:
    """The drawing of the first MAX_LANES ``lanes`` from top to bottom; None when no lane has a bound to draw.

    ``label_of`` writes a tick's value. ``labelled`` leaves room for each lane's label above its marks; ``ticks`` is how
    many round values to aim at.
    """
    lanes, omitted = lanes[:MAX_LANES], max(0, len(lanes) - MAX_LANES)
    intervals = [interval for lane in lanes for interval in lane.intervals]
    if not any(interval.bounds for interval in intervals):
        return None
    scale = Scale(intervals, ticks)
    mark_offset = lane_height - 14 if labelled else lane_height // 2
    drawn = tuple(
        DrawnLane(
            label=_shortened(lane.label),
            value=lane.value,
            colour=colour_of(lane.style),
            shape=shape_of(lane.style),
            y=row * lane_height + mark_offset,
            label_y=row * lane_height + 16,
            marks=tuple(_mark(interval, scale) for interval in lane.intervals if interval.bounds),
        )
        for row, lane in enumerate(lanes)
    )
    axis_y = len(lanes) * lane_height + (6 if labelled else 2)
    values = ticks_of(scale)
    return NumberLine(
        lanes=drawn,
        ticks=tuple(_tick(value, scale, label_of) for value in values),
        omitted=omitted,
        height=axis_y + 24,
        axis_y=axis_y,
        tick_label_y=axis_y + 18,
    )


def _mark(interval: Interval, scale: Scale) -> Mark:
    low, high = interval.minimum, interval.maximum
    left = scale.percent(float(low)) if low is not None else 1.0
    right = scale.percent(float(high)) if high is not None else 99.0
    return Mark(
        left=_percent(left),
        right=_percent(right),
        is_point=low is not None and low == high,
        open_left=low is None,
        open_right=high is None,
    )


def _tick(value: float, scale: Scale, label_of: Callable[[float], str]) -> Tick:
    x = scale.percent(value)
    label = label_of(value)
    # A long label (a date) near an edge would be cut on a small drawing.
    edge = 20 if len(label) > LONG_TICK else MARGIN
    anchor = "start" if x < edge else "end" if x > 100 - edge else "middle"
    return Tick(x=_percent(x), label=label, anchor=anchor)


def _shortened(label: str) -> str:
    return label if len(label) <= LABEL_CHARACTERS else f"{label[: LABEL_CHARACTERS - 1].rstrip()}…"


def _percent(value: float) -> str:
    return f"{value:.2f}%"
