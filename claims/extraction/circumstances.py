"""Circumstances of a figure: whose, where, when, and whether the text itself supersedes it."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from claims.extraction.doc_memory import text_of
from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.places import Places, only_says
from claims.extraction.subjects_of_figures import FigureSubjects
from claims.extraction.timex import Timex
from claims.terms import Scope


@dataclass(frozen=True, slots=True)
class Circumstances:
    """``subject`` and ``place`` are names in base form, ``event_time`` a TIMEX3 value; None where the text does not say."""

    subject: str | None = None
    place: str | None = None
    event_time: str | None = None
    superseded: bool = False


_SUPERSEDED = re.compile(
    r"\b(?:zunächst|anfangs|ursprünglich|zuvor|vorher|bislang|bisher|[Aa]m (?:Morgen|Vormittag|Mittag|Nachmittag|Vortag|Abend)(?: war)? noch|noch am \w+|war noch|hatte noch)\b"
    r"[^.;]*\b(?:die Rede|gesprochen|gemeldet|berichtet|genannt|ausgegangen|geheißen|angegeben|beziffert|gelautet|gerechnet|angenommen)\b"
    r"|\b(?:die Rede|gesprochen|gemeldet|berichtet|ausgegangen)\b[^.;]*\b(?:zunächst|anfangs|ursprünglich|zuvor)\b",
    re.IGNORECASE,
)
_CORRECTED_BEFORE = re.compile(
    r"\b(?:nach|[Ss]tatt|[Aa]nstatt|[Aa]nstelle|nicht)\s(?:de[rn]\s|wie\s)?(?:zunächst|zuvor|anfangs|ursprünglich)\s(?:[^\W\d]+\s){0,3}$"
    r"|\b(?:[Ss]tatt|[Aa]nstatt)\s(?:de[rn]\s|wie\s)?(?:bisher|bislang)\s(?:[^\W\d]+\s){0,3}$"
)


# "von 12 auf 10 korrigiert", but not "von 12 auf 30 gestiegen"
_CORRECTS = re.compile(
    r"\b(?:korrigier|revidier|berichtig|herabgesetz|heraufgesetz|nach unten|nach oben|präzisier)\w*"
)
# "zunächst von 19, später von 23"
_AT_FIRST = re.compile(r"\b(?:zunächst|erst|anfangs)\s(?:[^\W\d]+\s){0,2}$")
_LATER = re.compile(r"(?:\s[^\W\d]+)?,\s(?:später|dann|inzwischen|schließlich|nun|mittlerweile)\b")


# What is counted of the article's own event far oftener than of others, on the annotated articles.
_OF_THE_EVENT = frozenset({"participants", "missing", "detained", "wounded"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# How much of a text opens it, in characters.
_OPENING = 500


class Setting:
    """What of a Doc the circumstances are read from: its dates, its places, the text."""

    # Who finds subjects and places; training puts in their place ones that keep what was asked.
    subjects: type[FigureSubjects] = FigureSubjects
    places: type[Places] = Places

    def __init__(self, doc: Doc) -> None:
        self.text = text_of(doc)
        self.dates: list[tuple[int, int, Timex]] = [
            (span.start_char, span.end_char, span._.timex)
            for span in doc.spans.get("dates", [])
            if str(span._.timex.type) in ("DATE", "TIME")
        ]
        self._date_starts = [start for start, _, _ in self.dates]
        self._day_of_event = self._first_day(doc._.published if Doc.has_extension("published") else None)
        self._subjects = self.subjects(doc)
        self._places = self.places(doc, frozenset(self._subjects.setting.named.persons))

    def is_date(self, draft: Draft) -> bool:
        """Whether the number is part of a date; "seit 17 Jahren" and "binnen drei Tagen" are durations all the same."""
        numeral = draft.numeral
        if numeral.sort == NumeralSort.COMPOUND or (
            draft.noun is not None and _SHORT_UNIT.match(draft.noun.surface)
        ):
            return False
        at = bisect_left(self._date_starts, numeral.end) - 1
        while at >= 0 and self.dates[at][1] > numeral.start:
            if not _DURATION_LEAD.search(self.text[max(0, draft.start - 24) : draft.start]):
                return True
            at -= 1
        return False

    def of(self, draft: Draft) -> Circumstances:
        """The circumstances of one settled draft."""
        place = self._places.of(draft)
        return Circumstances(
            subject=self._subjects.of(draft),
            place=place,
            event_time=self._event_time(draft),
            superseded=self._is_superseded(draft),
        )

    def _event_time(self, draft: Draft) -> str | None:
        words = draft.words
        inside = [
            (start, timex)
            for start, end, timex in self._dates_between(words.start, words.end)
            if timex.is_claim and not (self._apart(draft, start) and only_says(self.text, start, end))
        ]
        if draft.category == "age":
            return None
        if not inside:
            happens = draft.category in _OF_THE_EVENT and draft.scope not in (Scope.RATE, Scope.OTHER)
            return self._day_of_event if happens else None
        _, timex = min(inside, key=lambda pair: abs(pair[0] - draft.start))
        return str(timex.value)

    def _first_day(self, published: str | None) -> str | None:
        """The day of the article's event: the first day that its opening names, unless it is still to come."""
        opening = self._dates_between(0, _OPENING)
        days = (
            str(timex.value)
            for start, end, timex in opening
            if timex.is_claim and _DAY.fullmatch(str(timex.value)) and not only_says(self.text, start, end)
        )
        day = next(days, None)
        return day if day is not None and (published is None or day <= published[: len(day)]) else None

    def _apart(self, draft: Draft, at: int) -> bool:
        """Whether a comma stands between the number and the position."""
        return re.search(r",\s", self.text[min(at, draft.start) : max(at, draft.end)]) is not None

    def _dates_between(self, start: int, end: int) -> list[tuple[int, int, Timex]]:
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return self.dates[first:last]

    def _is_superseded(self, draft: Draft) -> bool:
        words = draft.words
        before = self.text[max(words.start, draft.start - 60) : draft.start]
        behind = self.text[draft.end : min(words.end, draft.end + 40)]
        if _CORRECTED_BEFORE.search(before) or (_AT_FIRST.search(before) and _LATER.match(behind)):
            return True
        if (
            re.search(r"\bvon\s(?:\w+\s)?$", before)
            and re.match(r"(?:\s[A-ZÄÖÜ]\w+)?\sauf\s(?:\w+\s){0,2}\d", behind)
            and _CORRECTS.search(self.text, words.start, words.end)
        ):
            return True
        found = _SUPERSEDED.search(self.text, words.start, words.end)
        return found is not None and found.start() <= draft.start and draft.end <= found.end() + 2


_DURATION_LEAD = re.compile(
    r"\b(?:[Ss]eit|[Bb]innen|innerhalb von|in nur|letzten|vergangenen|kommenden|nächsten)(?:\s(?:etwa|rund|knapp|gut|über))?\s$"
)
# Dates are not finer than a day: hours are lengths of time even where they place an event.
_SHORT_UNIT = re.compile(r"(?:Stunde|Minute|Sekunde)n?$")
