"""Circumstances of a figure: whose, where, when, and whether the text itself supersedes it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import simplemma
from babel import Locale
from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.numerals import NumeralSort
from claims.extraction.timex import Timex

if TYPE_CHECKING:
    from claims.extraction.drafts import Draft


@dataclass(frozen=True, slots=True)
class Circumstances:
    """``subject`` and ``place`` are names in base form, ``event_time`` a TIMEX3 value; None where the text does not say."""

    subject: str | None = None
    place: str | None = None
    event_time: str | None = None
    superseded: bool = False


@cache
def _country_rows() -> tuple[dict[str, str], ...]:
    return lexicon.read("countries_adjectives")


@cache
def _countries() -> frozenset[str]:
    names = {name for code, name in Locale("de").territories.items() if len(code) == 2}
    return frozenset(
        names
        | {row["name"] for row in _country_rows()}
        | {row["country"] for row in lexicon.read("country_names")}
    )


@cache
def _adjectives() -> dict[str, str]:
    return {row["adjective"].lower(): row["name"] for row in _country_rows()}


@cache
def _known_places() -> frozenset[str]:
    """Cities that name a time zone (Babel), capitals and the rows of places.tsv."""
    cities = {zone["city"] for zone in Locale("de").time_zones.values() if "city" in zone}
    capitals = {row["capital"] for row in _country_rows()}
    return frozenset(cities | capitals | {row["place"] for row in lexicon.read("places")}) - {""}


def is_country(name: str) -> bool:
    """Whether the word is a German name of a country or territory."""
    return name in _countries()


@lru_cache(maxsize=20_000)
def country_of_adjective(word: str) -> str | None:
    """The country of an adjective: "nordkoreanischen" → "Nordkorea"; None for other words."""
    stem = re.sub(r"e[mnrs]?$", "", word.lower())
    return _adjectives().get(stem)


@lru_cache(maxsize=20_000)
def country_of_people(noun: str) -> str | None:
    """The country of its people: "Nordkoreaner" → "Nordkorea", "Russe" → "Russland"; None for other nouns."""
    base = noun.lower().removesuffix("innen").removesuffix("in").removesuffix("n").removesuffix("e")
    for stem, name in _adjectives().items():
        people = stem.removesuffix("isch")
        if base in (
            people,
            people + "er",
            people + "an",
            name.lower() + "r",
            name.lower().removesuffix("land").removesuffix("n") + "er",
        ):
            return name
    if base.endswith("er") and base.removesuffix("er").capitalize() in _countries():
        return base.removesuffix("er").capitalize()
    return None


# "in der Region Kursk", "bei Sankt Peter", "nahe Kiel", "aus Nordkorea"
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Bb]ei|[Nn]ahe|[Vv]or|[Aa]us|[Üü]ber|[Ii]m|[Ii]ns|[Aa]uf|[Nn]ach)\s(?P<article>(?:der|dem|den|das|die)\s)?"
    r"(?P<kind>(?:(?:[a-zäöüß]+(?:e|en|er)\s)?(?:Stadt|Großstadt|Kleinstadt|Hauptstadt|Region|Provinz|Ortschaft|Ort|Dorf|Gemeinde|Stadtteil|Bezirk|Insel|Ferieninsel|"
    r"Bundesland|Landkreis|Kreis|Gebiet|Hafen|Raum|Großraum|Oblast|Distrikt|Bundesstaat|Kanton)\s)?)"
    r"(?P<name>[A-ZÄÖÜ][\w.-]*[a-zäöüß](?:\s(?:am|an der|im)\s(?:Main|Rhein|Neckar|Oder|Inn|Saale|Donau|See|Bodensee|Breisgau|Harz|Taunus|Ruhr|Lech|Elbe|Havel|Spree|Weser|Aller|Isar|Ems|Lahn|Fils)\b|\s(?:[A-ZÄÖÜ][\w-]+|(?:al|el|de|del)\b))*)"
)
_DATELINE = re.compile(
    r"\s*(?P<name>[A-ZÄÖÜ][a-zäöüß][\w-]*(?:\s(?:[A-ZÄÖÜ][\w-]+|am|an der))*)(?:\s?\([^()\n]{2,20}\)\s?[-–:.]?|,\s[A-Z]{2,5}\s[-–]|\s[-–]|\.)\s"
)
_SUBJECT_BEHIND = re.compile(
    r"\s(?:aus|der|des|vom|von)\s(?:(?:der|dem|den)\s)?(?P<name>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+){0,2})"
)
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


class Setting:
    """What of a Doc the circumstances are read from: its dates, its places, the text."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.dates: list[tuple[int, int, Timex]] = [
            (span.start_char, span.end_char, span._.timex)
            for span in doc.spans.get("dates", [])
            if str(span._.timex.type) in ("DATE", "TIME")
        ]
        self._date_starts = [start for start, _, _ in self.dates]
        self._places: list[tuple[int, str]] | None = None

    def is_date(self, draft: "Draft") -> bool:
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

    def of(self, draft: "Draft") -> Circumstances:
        """The circumstances of one settled draft."""
        place = self._place(draft)
        return Circumstances(
            subject=self._subject(draft),
            place=place,
            event_time=self._event_time(draft),
            superseded=self._is_superseded(draft),
        )

    def _subject(self, draft: "Draft") -> str | None:
        noun = draft.noun if draft.noun is not None else draft.root.noun
        holder = draft if draft.noun is not None else draft.root
        if noun is None:
            return None
        for word in self.text[holder.numeral.end : noun.end].split():
            if (country := country_of_adjective(word)) is not None:
                return country
        if (country := country_of_people(noun.noun)) is not None:
            return country
        behind = _SUBJECT_BEHIND.match(self.text, noun.end, holder.words.end)
        if behind is not None:
            return country_of_adjective(behind["name"]) or behind["name"]
        return None

    def _event_time(self, draft: "Draft") -> str | None:
        words = draft.words
        inside = [
            (start, timex)
            for start, end, timex in self._dates_between(words.start, words.end)
            if timex.is_claim
        ]
        if not inside:
            return None
        _, timex = min(inside, key=lambda pair: abs(pair[0] - draft.start))
        return str(timex.value)

    def _dates_between(self, start: int, end: int) -> list[tuple[int, int, Timex]]:
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return self.dates[first:last]

    def _place(self, draft: "Draft") -> str | None:
        places = self._all_places()
        if not places:
            return None
        words = draft.words
        first = bisect_left(places, (words.start, ""))
        last = bisect_left(places, (words.end, ""))
        if first < last:
            return min(places[first:last], key=lambda place: abs(place[0] - draft.start))[1]
        return places[first - 1][1] if first else places[0][1]

    def _all_places(self) -> list[tuple[int, str]]:
        if self._places is None:
            self._places = []
            if (dateline := _DATELINE.match(self.text)) is not None:
                self._places.append((dateline.start("name"), dateline["name"]))
            for found in _PLACE.finditer(self.text):
                name = found["name"]
                if (
                    found["kind"]
                    or is_country(name.split()[0])
                    or _looks_like_place(name, bool(found["article"]))
                ):
                    self._places.append(
                        (
                            found.start("name"),
                            (found["kind"].split(" ")[-2] + " " if found["kind"].startswith("Region") else "")
                            + name,
                        )
                    )
            self._places.sort()
        return self._places

    def _is_superseded(self, draft: "Draft") -> bool:
        words = draft.words
        before = self.text[max(words.start, draft.start - 60) : draft.start]
        behind = self.text[draft.end : min(words.end, draft.end + 40)]
        if _CORRECTED_BEFORE.search(before) or (_AT_FIRST.search(before) and _LATER.match(behind)):
            return True
        corrected = _CORRECTS.search(self.text, words.start, words.end) is not None
        if (
            corrected
            and re.search(r"\bvon\s(?:\w+\s)?$", before)
            and re.match(r"(?:\s[A-ZÄÖÜ]\w+)?\sauf\s(?:\w+\s){0,2}\d", behind)
        ):
            return True
        found = _SUPERSEDED.search(self.text, words.start, words.end)
        return found is not None and found.start() <= draft.start and draft.end <= found.end() + 2


_DURATION_LEAD = re.compile(
    r"\b(?:[Ss]eit|[Bb]innen|innerhalb von|in nur|letzten|vergangenen|kommenden|nächsten)(?:\s(?:etwa|rund|knapp|gut|über))?\s$"
)
# Dates are not finer than a day: hours are lengths of time even where they place an event.
_SHORT_UNIT = re.compile(r"(?:Stunde|Minute|Sekunde)n?$")


@lru_cache(maxsize=20_000)
def _looks_like_place(name: str, article: bool) -> bool:
    """A known place, or a capitalised word right after a place preposition that the dictionary does not know as a noun."""
    first = name.split()[0]
    if name in _known_places() or first in _known_places():
        return True
    return not article and "-" not in first and not simplemma.is_known(first, "de")
