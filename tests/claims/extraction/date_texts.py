"""The time expressions of one text, for tests that read one sentence at a time."""

from claims.extraction.dates import Timex, timexes_of

PUBLISHED = "2025-07-02"  # a Wednesday
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


def claims(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [
        (text[found.start : found.end], found.value)
        for found in timexes_of(text, published)
        if found.is_claim
    ]


def only(text: str, published: str | None = PUBLISHED) -> Timex:
    found = timexes_of(text, published)
    assert len(found) == 1, found
    return found[0]
