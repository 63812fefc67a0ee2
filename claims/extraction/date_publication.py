"""The likely month of publication of a text that does not tell it: that of the last full date it reports as past."""

import re
from collections.abc import Sequence
from datetime import date

from claims.extraction import lexicon
from claims.extraction.date_context import EARLIEST_NEWS, LATEST_NEWS
from claims.extraction.date_tense import Tense, TenseReader
from claims.extraction.date_values import last_day

# Dates behind these are often still to come, whatever the tense.
AHEAD = re.compile(r"\b(?:bis|ab|für|auf|zum|frühestens|spätestens)(?: zum| dem| den)? $", re.IGNORECASE)
LONGEST_AHEAD = 24


def _months() -> dict[str, int]:
    return {
        form: int(row["number"])
        for row in lexicon.read("months")
        if row["length"] == "full"
        for form in row["forms"].split("|")
    }


def inferred_month(text: str, sentences: Sequence[tuple[int, int]]) -> date | None:
    """The last day of the latest month that ``text`` names with its year and tells as past; None when it names none.
    ``sentences``: start and end of each."""
    months = _months()
    full = re.compile(
        r"(?<![\d.])(?:[0-3]?\d\. ?)?(?:(?P<name>"
        + "|".join(months)
        + r") |(?P<month>[01]?\d)\.) ?(?P<year>(?:19|20)\d\d)\b"
    )
    tenses = TenseReader(text)
    latest: date | None = None
    for sentence in sentences:
        for found in full.finditer(text, *sentence):
            month = int(found["month"]) if found["month"] else months[found["name"]]
            year = int(found["year"])
            if not 1 <= month <= 12 or not EARLIEST_NEWS <= year <= LATEST_NEWS:
                continue
            if AHEAD.search(text[max(sentence[0], found.start() - LONGEST_AHEAD) : found.start()]):
                continue
            if tenses.at(sentence, found.start(), found.end(), forward=False) is not Tense.PAST:
                continue
            day = last_day(year, month)
            latest = max(latest, day) if latest else day
    return latest
