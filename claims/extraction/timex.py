"""The time expression as the rest of the project sees it."""

from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Tag:
    """One TIMEX3 annotation: the bare expression without preposition, start and end in the text, with its value."""

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression.

    ``start`` and ``end`` (exclusive) are offsets into the text with the preposition ("seit dem 10. Februar"). ``value`` is
    a TIMEX3 value; parts of a day are normalised to the day. ``mod`` is one of start, mid, end, since, until, before,
    after, approx, earliest, latest or None. ``is_claim`` says that the expression places an event in time; clock times,
    pure durations, sets and words like "derzeit" do not. ``event`` is that event in a few words. ``tags`` are the TIMEX3
    annotations, several for an interval ("vom 3. bis 5. Mai")."""

    type: TimexType
    value: str
    mod: str | None
    start: int
    end: int
    is_claim: bool
    event: str | None = None
    tags: tuple[Tag, ...] = ()
