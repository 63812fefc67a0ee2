"""The question that a topic answers, as a German headline desk would put it: "Todesopfer des Erdbebens (Brandau)",
"Gestrichene Stellen bei Ferrolux", "Verbrannte Fläche, Hektar", "Tag des Untergangs".
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from claims.comparison import actors, lexicon, words
from claims.comparison.frames import Frame
from claims.comparison.match import PERSONS, concept_labels, event_concepts, figure_concepts
from claims.comparison.setting import Story
from claims.terms import Kind

# A subject or a place stands in the label when this share of the claims has it.
SHARED_BY = 0.5
# Heads that "des Erdbebens" goes with.
VICTIMS = {"killed": "Todesopfer", "wounded": "Verletzte", "missing": "Vermisste", "casualties": "Opfer"}
# Units that tell what is measured; Euro and people say it by themselves.
UNITS = frozenset(
    {"area", "weight", "volume", "length", "time", "percent", "speed", "degree", "power", "energy"}
)
UNIT_NAMES = {"area": "Hektar", "percent": "Prozent"}
BUCKETS = {
    "area": "Fläche",
    "weight": "Gewicht",
    "volume": "Menge",
    "length": "Strecke",
    "time": "Dauer",
    "percent": "Anteil",
    "speed": "Geschwindigkeit",
    "degree": "Temperatur",
    "magnitude": "Stärke",
    "windforce": "Windstärke",
    "age": "Alter",
}
# A German plural that a label can take from the text: the last capitalised word of "1.200 gestrichene Stellen".
COUNTED = re.compile(r"[A-ZÄÖÜ][\w-]+$")
# Characters of an article that tell what it is about.
LEAD = 300
# What people die of in a story, the most telling first.
FATAL = (
    *("quake", "sinking", "crash", "explosion", "flood"),
    *("storm", "collision", "burnt_area", "infection", "attack"),
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def label(frames: Sequence[Frame], story: Story) -> str:
    """The label of the topic that these claims form."""
    if frames[0].claim.kind is Kind.DATE:
        return _date(frames)
    head = _people(frames, story) if frames[0].people else _thing(frames)
    whose = _country(frames)
    subject = None if whose or frames[0].bucket in UNITS else _subject(frames)
    if whose or subject:
        head = f"{head}: {whose}" if whose else f"{head} bei {subject}"
    place = _place(frames, story)
    return f"{head} ({place})" if place and place not in (subject, whose) else head


def _people(frames: Sequence[Frame], story: Story) -> str:
    category = _most(f.claim.category for f in frames) or "other"
    special = category not in VICTIMS or any(f.country or f.bygone for f in frames)
    occasion = None if special else _occasion(story)
    badly = category == "wounded" and all("severe" in f.markers for f in frames)
    if occasion:
        return f"{'Schwerverletzte' if badly else VICTIMS[category]} {occasion}"
    return next((row["label"] for row in lexicon.read("families") if row["category"] == category), "Menschen")


def _thing(frames: Sequence[Frame]) -> str:
    bucket = frames[0].bucket
    concept = _most(c for f in frames for c in sorted(f.concepts & figure_concepts()))
    if bucket in UNITS or bucket in BUCKETS:
        name = concept_labels()[concept] if concept and bucket != "age" else ""
        if not name[:1].isupper() and " " not in name:  # "beschädigt" names no measure
            name = BUCKETS.get(bucket, "Maß")
        name = name[:1].upper() + name[1:]
        unit = UNIT_NAMES.get(bucket) or _most(_surface(f.claim.noun) for f in frames)
        unit = "Tonnen" if unit == "Tonne" else unit
        return f"{name}, {unit}" if unit and bucket in UNITS - {"time"} else name
    if bucket not in {"count", "equipment", "ammunition"}:
        name = concept_labels()[concept] if concept else ""
        return name if name[:1].isupper() else "Geldbetrag"
    counted = _counted(frames)
    persons = any(f.nouns & PERSONS for f in frames)  # people are not closed
    rows = (row for row in lexicon.read("counted") if not (persons and row["of"] == "things"))
    phrases = {row["concept"]: row["phrase"] for row in rows}
    told = _most(c for f in frames for c in sorted(f.concepts & phrases.keys()))
    return phrases[told].format(counted) if told else counted


def _counted(frames: Sequence[Frame]) -> str:
    """The plural of what is counted."""
    known = {row["concept"]: row["label"] for row in lexicon.read("nouns")}
    concept = _most(c for f in frames for c in sorted(f.nouns))
    if concept:
        return known[concept]
    quoted = (COUNTED.search(" ".join(f.claim.quote.split())) for f in frames)
    return (
        _most(match[0] for match in quoted if match)
        or _most(_surface(f.claim.noun) for f in frames)
        or "Anzahl"
    )


def _surface(noun: str | None) -> str | None:
    return noun if noun and noun[:1].isupper() else None


def _date(frames: Sequence[Frame]) -> str:
    concept = _most(c for f in frames for c in sorted(f.concepts & event_concepts()))
    genitives = {row["concept"]: row["genitive"] for row in lexicon.read("occasions")}
    day = all(DAY.match(f.claim.value or "") for f in frames)
    if concept in genitives:
        return f"{'Tag' if day else 'Zeitpunkt'} {genitives[concept]}"
    if concept:
        return f"Datum: {concept_labels()[concept]}"
    told = [words.tokens(f.claim.event) for f in frames if f.claim.event]
    event = _most(
        next((t for t in tokens if t[0].isupper() and not words.is_name(t)), None) for tokens in told
    )
    return f"Datum: {event}" if event else "Datum eines Ereignisses"


def _country(frames: Sequence[Frame]) -> str | None:
    """The state whose people or things all these claims count."""
    codes = {f.country for f in frames}
    code = codes.pop() if len(codes) == 1 else None
    return next((row["name"] for row in lexicon.read("countries") if row["code"] == code), None)


def _subject(frames: Sequence[Frame]) -> str | None:
    """The subject that most claims name, when it is a name: a state or an organisation, not a common noun."""
    named = [f.claim.subject for f in frames if f.claim.subject]
    subject = _most(named)
    if subject is None or named.count(subject) < max(2, SHARED_BY * len(frames)):
        return None
    if actors.state(subject) or words.is_name(subject.split()[-1]):
        return subject
    return None


def _place(frames: Sequence[Frame], story: Story) -> str | None:
    """Where: a place that the claims' own words name, or one that most articles of the story name."""
    spoken = {word.casefold() for f in frames for name in f.claim.attribution for word in name.split()}
    named = [
        f.claim.place
        for f in frames
        if f.claim.place
        and f.claim.place.casefold() not in spoken
        and (f.place_said or (f.place or "") in story.main_places)
    ]
    place = _most(named)
    return place if place and named.count(place) >= SHARED_BY * len(frames) else None


def _occasion(story: Story) -> str | None:
    """What happened, by the headlines and first words of the story's articles."""
    genitives = {row["concept"]: row["genitive"] for row in lexicon.read("occasions")}
    leads = [f"{article.title or ''} {article.text[:LEAD]}" for article in story.articles.values()]
    found = Counter(c for lead in leads for c in words.found("concepts", "concept", lead) if c in FATAL)
    concept = min(found, key=lambda c: (-found[c], FATAL.index(c)), default=None)
    return genitives[concept] if concept and found[concept] >= SHARED_BY * len(leads) else None


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
