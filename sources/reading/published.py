"""Dates of publication: text → first possible day and how much of it is known."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sources import lexicon
from sources.errors import Reason, Refusal

# The day on which a German reader could read it.
ZONE = ZoneInfo("Europe/Berlin")
# The first newspaper in German, the Strasbourg "Relation", appeared in 1605.
EARLIEST_YEAR = 1605
# A page may carry the date of a zone that is ahead of ours.
TOLERANCE = timedelta(days=1)
# Datelines stand at the head of a page.
DATELINE_LINES = 12

ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
NUMERIC = re.compile(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4}|\d\d)")
WRITTEN = re.compile(r"(?:(\d\d?)\.\s?)?([^\W\d_]+)\.?\s(\d{4})")
CLOCK = r"(?:,?\s*(?:um\s)?\d\d?[:.]\d\d(?::\d\d)?(?:\sUhr)?)?"

MONTHS = {
    name: int(row["month"]) for row in lexicon.read("months") for name in row["names"].casefold().split()
}
DATELINE = re.compile(
    rf"(?:(?:{'|'.join(row['pattern'] for row in lexicon.read('datelines'))})\s*:?\s*)*"
    rf"(?P<date>{NUMERIC.pattern}|\d\d?\.\s?[^\W\d_]+\.?\s\d{{4}}|\d{{4}}-\d\d-\d\d){CLOCK}",
    re.IGNORECASE,
)

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Published:
    """``day`` is the first day the wording allows: 2025-07 is 2025-07-01 with precision month."""

    day: date
    precision: Precision = "day"

    def __str__(self) -> str:
        return self.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def parse(value: object, today: date | None = None) -> Published | None:
    """The date a metadata field names; None when it is empty. Reads ISO dates and times, 02.07.2025, 2. Juli 2025,
    Juli 2025 and the dates of feeds; a time with a zone gives the day in Germany. Raises Refusal when it is no date,
    and when it lies in the future."""
    if value is None or value == "":
        return None
    text = " ".join(str(value).split())
    published = _parse(text)
    if published is None or published.day.year < EARLIEST_YEAR:
        raise Refusal(Reason.BAD_DATE, value=text[:60])
    if published.day > (today or datetime.now(ZONE).date()) + TOLERANCE:
        raise Refusal(Reason.FUTURE_DATE, value=published)
    return published


def parse_or_none(value: object) -> Published | None:
    """Like ``parse``, for what pages say about themselves: what cannot be used is unknown."""
    try:
        return parse(value)
    except Refusal:
        return None


def dateline(text: str) -> Published | None:
    """The date that stands on a line of its own at the head of a text ("Stand: 2. Juli 2025, 14:03 Uhr")."""
    for line in text[:4000].splitlines()[:DATELINE_LINES]:
        if len(line) < 100 and (found := DATELINE.fullmatch(line.strip())):
            return parse_or_none(found["date"])
    return None


def _parse(text: str) -> Published | None:
    try:
        if found := ISO.fullmatch(text):
            year, month, day = found.groups()
            precision: Precision = "day" if day else "month" if month else "year"
            return Published(date(int(year), int(month or 1), int(day or 1)), precision)
        if found := NUMERIC.fullmatch(text):
            day, month, year = found.groups()
            return Published(date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)))
        if (found := WRITTEN.fullmatch(text)) and (number := MONTHS.get(found[2].casefold())):
            return Published(date(int(found[3]), number, int(found[1] or 1)), "day" if found[1] else "month")
        return Published(_moment(text).date())
    except (ValueError, OverflowError):
        return None


def _moment(text: str) -> datetime:
    """A date with a time, ISO or as in feeds. Raises ValueError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = parsedate_to_datetime(text)
        # RFC 5322: -0000 is a time in UTC whose zone is unknown.
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(ZONE) if moment.tzinfo else moment
