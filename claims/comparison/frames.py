"""A claim prepared for comparison: what is counted, of whom, where, when and by whom it is said.

Extraction may leave fields empty or name the same thing differently; the frame fills gaps from the words of the sentence
and brings both sides into comparable form (base units, noun concepts, country codes, days).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from claims.comparison import actors, lexicon, words
from claims.comparison.fates import BASE
from claims.comparison.origins import Origin
from claims.comparison.places import Gazetteer, clean, region
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.comparison.stretches import clause_span, lead_end, own_stretch, sentence_span
from claims.comparison.times import Period, period
from claims.comparison.values import Figure
from claims.terms import Kind, Modality, Modifier, Scope

# An event that lies further back than this from publication is another event ("1992 starben dort 75 Menschen").
BYGONE_DAYS = 45
# A span of this length is a running total (a year, a war), not the state of one event.
LONG_PERIOD_DAYS = 120
SUPERSEDED_BEFORE = re.compile(
    r"(?:war|hatte\w*|sprach\w*|hieß) (?:\S+ ){0,3}(?:noch|zunächst|ursprünglich)|\b(?:noch am|zunächst|ursprünglich)\b",
    re.IGNORECASE,
)
FROM_TO = re.compile(r"\bvon\s+(?:\w+ )?$", re.IGNORECASE)
TO_AFTER = re.compile(
    r"^[^.,;]{0,25}\bauf\s+(?:(?:rund|etwa|bis zu|mehr als|über|knapp|fast|gut|mindestens)\s+)?"
    r"(?:\d|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend)"
)
# "nur noch 300 Haushalte", "Noch 300 Haushalte sind ohne Strom."
ONLY_LEFT = re.compile(r"(?:\b[Nn]ur noch|^Noch(?: immer)?)\s+(?:\w+ )?$")
THERE = re.compile(r"\b(?:[Dd]ort|[Ii]n der Stadt|[Vv]or Ort)\b")
THERE_REACH = 200
SINCE_REACH = 200
GATHERINGS = frozenset({"strike", "rally", "audience", "election"})
GATHERING_REACH = 600
# "In Altenau selbst starben drei", "allein in Kiel": one place out of several.
# "bislang 84 Fälle" is the present state, not an outdated one.
SO_FAR = re.compile(r"\b(?:bislang|bisher)\s+(?:\w+\s+)?\Z")
# "nach der Explosion haben Retter am Mittwoch …" dates what came after; "nach einer Explosion" tells of it first.
AFTERWARDS = re.compile(r"\b[Nn]ach de[rmn]\s+(?:[a-zäöü]\w+\s)?([A-ZÄÖÜ][\w-]+)")
SPEAKER_STEM = 4
# "Tempo 140", "160 Kilometer pro Stunde": a speed, whatever the noun.
SPEED_BEFORE = re.compile(r"\bTempo\s\Z")
SPEED_AFTER = re.compile(r"\s(?:pro Stunde|in der Stunde)\b")
# "Nicht am Samstag, sondern schon am Freitag": two dates of one event.
CORRECTING = re.compile(r"\bnicht\b.{0,60}\bsondern\b", re.DOTALL)
# "30.000 Thüringer": people named after their home.
INHABITANTS = re.compile(r"er(?:n|innen)?$")
# Markers that tell of the claim's own clause only, not of the other figures of its sentence.
OWN_MARKERS = frozenset(
    {"update", "rise", "fall", "severe", "critical", "light", "still", "first", "further"}
)
INNER = re.compile(r"\b[A-ZÄÖÜ][\w-]+ (?:selbst|allein)\b|\b[Aa]llein in\b")
SCENE = r"\b(?:in|im|bei|nahe|vor|um|auf|stadt|ort|ortschaft|region|provinz|insel|dorf) (?:der |dem |den )?(?:\w+ )?"
REACHED = re.compile(r"\bauf\s+(?:\w+ ){0,3}$|\binsgesamt\s+(?:\w+ ){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """See the module. ``near`` is the clause of the claim, ``wide`` its sentence with noun, subject and event;
    ``place_said`` tells whether the clause itself names the place."""

    claim: ComparedClaim
    bucket: str
    family: str
    course: str
    people: bool
    figure: Figure | None
    nouns: frozenset[str]
    noun_words: frozenset[str]
    concepts: frozenset[str]
    near_concepts: frozenset[str]
    wide_concepts: frozenset[str]
    near_words: frozenset[str]
    wide_words: frozenset[str]
    country: str | None
    subject_words: frozenset[str]
    place: str | None
    place_said: bool
    nationwide: bool
    period: Period | None
    known: Period | None
    published: Period | None
    long: bool
    bygone: bool
    superseded: bool
    reached: bool
    base: bool
    inner: bool
    paragraph: int
    headline: bool
    place_of_lead: bool
    markers: frozenset[str]
    origin: Origin

    @property
    def rate(self) -> bool:
        counts = self.people or self.bucket == "count"  # "4.000 Fälle in dieser Woche" are no rate
        return self.claim.scope is Scope.RATE and (not counts or "rate" in self.markers)

    @property
    def estimate(self) -> bool:
        """Whether the figure is somebody's guess with bounds ("realistisch sind 10.000 bis 20.000")."""
        return (self.open_future or self.claim.hedged) and self.claim.modifier in (
            Modifier.RANGE,
            Modifier.UP_TO,
        )

    @property
    def open_future(self) -> bool:
        """Whether the figure is planned, demanded or feared rather than stated as fact."""
        return self.claim.modality in (Modality.PLANNED, Modality.POSSIBLE)


def _in_title(claim: ComparedClaim, article: ComparedArticle) -> bool:
    """Whether the headline carries the figure: then it is about the story itself, whatever place stands beside it."""
    number = claim.minimum if claim.minimum is not None else claim.maximum
    digits = re.sub(r"(?<=\d)[.\s](?=\d{3})", "", article.title or "")
    return number is not None and bool(re.search(rf"(?<!\d){int(number)}(?!\d)", digits))


def published_period(article: ComparedArticle) -> Period | None:
    """The days on which an article may have been published (one day, or a month when only that is known)."""
    return period(article.published) or (
        Period(article.first_seen.date(), article.first_seen.date()) if article.first_seen else None
    )


def frame(
    claim: ComparedClaim,
    article: ComparedArticle,
    origin: Origin,
    dates: Sequence[ComparedClaim],
    known_by: Period | None,
    country: str | None,
    names: Gazetteer,
    neighbours: Sequence[ComparedClaim],
) -> Frame:
    """Prepare one claim. ``dates`` are the article's date claims; ``known_by`` the days when the text was first
    published (of the earliest copy), ``country`` whose people are counted (see whose), ``names`` the places of the story,
    ``neighbours`` the article's other claims of this kind."""
    sentence = sentence_span(claim, article.text)
    clause = clause_span(claim, article.text, sentence)
    clause = own_stretch(claim, article.text, clause, neighbours)
    near = article.text[clause[0] : clause[1]]
    wide = article.text[sentence[0] : sentence[1]]
    named = " ".join(filter(None, (claim.subject, claim.event, _spoken_noun(claim))))
    markers = _markers(wide, near, article.text[max(sentence[0], claim.start - 20) : claim.start])
    row = _families().get(claim.category or "other", _families()["other"])
    figure, dimension = _figure(claim)
    if SPEED_BEFORE.search(article.text, sentence[0], claim.start) or SPEED_AFTER.match(
        article.text, claim.end
    ):
        figure, dimension = Figure(claim.minimum, claim.maximum, claim.modifier or Modifier.EXACT), "speed"
    if claim.kind is Kind.DATE:
        for anchor in AFTERWARDS.findall(wide):
            named = named.replace(anchor, " ")
        near, wide = (AFTERWARDS.sub(" ", part.replace(claim.quote, " ")) for part in (near, wide))
    spoken_near, spoken_wide = (_without_speakers(part, claim) for part in (near, wide))
    bucket = _bucket(claim, row, dimension, near)
    near_concepts = words.found("concepts", "concept", f"{spoken_near} | {named}") - _of_other_units(bucket)
    wide_concepts = words.found("concepts", "concept", f"{spoken_wide} | {named}") - _of_other_units(bucket)
    held = _period(claim, dates, clause, known_by)
    said_place = _said_place(claim, article.text, sentence, clause, names)
    told = _told_place(claim, article.text, sentence)
    nationwide = "nationwide" in words.found("markers", "kind", wide if said_place is None else near)
    bygone = (
        held is not None
        and known_by is not None
        and held.before(known_by)
        and (held.gap(known_by) > BYGONE_DAYS)
    )
    if row["family"] == "participants":
        near_concepts |= _gathering(article, claim, near_concepts)
    alone = (
        claim.kind is Kind.QUANTITY
        or CORRECTING.search(wide)
        or all(
            other.id == claim.id
            or other.category != claim.category
            or not sentence[0] <= other.start < sentence[1]
            for other in neighbours
        )
    )
    concepts = near_concepts or (wide_concepts if alone else frozenset())
    return Frame(
        claim=claim,
        bucket=bucket,
        family=row["family"],
        course=_course(row["course"], concepts),
        people=row["people"] == "yes",
        figure=figure,
        nouns=_noun_concepts(claim),
        noun_words=words.meanings(claim.noun or ""),
        concepts=concepts,
        near_concepts=near_concepts,
        wide_concepts=wide_concepts,
        near_words=words.meanings(near),
        wide_words=words.meanings(f"{wide} {named}"),
        country=country,
        subject_words=words.meanings(claim.subject or ""),
        place=said_place or told,
        place_said=said_place is not None,
        nationwide=nationwide,
        period=held,
        known=_known(claim, held, known_by, _course(row["course"], concepts) == "rising"),
        published=known_by,
        long=held is not None and held.days >= LONG_PERIOD_DAYS,
        bygone=bygone,
        superseded=(claim.superseded and not SO_FAR.search(article.text, sentence[0], claim.start))
        or _superseded(claim, article.text, sentence),
        reached=bool(REACHED.search(article.text[max(sentence[0], claim.start - 40) : claim.start])),
        base=any(
            other.end < claim.start and BASE.fullmatch(article.text, other.end, claim.start)
            for other in neighbours
        ),
        inner=said_place is not None and bool(INNER.search(near)),
        paragraph=article.text.count("\n\n", 0, claim.start),
        headline=_in_title(claim, article),
        place_of_lead=(said_place or told or "–") in article.text[: lead_end(article.text)].casefold(),
        markers=markers,
        origin=origin,
    )


@cache
def _families() -> Mapping[str, dict[str, str]]:
    return {row["category"]: row for row in lexicon.read("families")}


def _markers(wide: str, near: str, before: str) -> frozenset[str]:
    """Markers of the sentence; those of a new state must stand in the claim's own clause."""
    found = set(words.found("markers", "kind", wide))
    found -= OWN_MARKERS - words.found("markers", "kind", near)
    if ONLY_LEFT.search(before):
        found |= {"update", "left"}
    return frozenset(found)


def _noun_concepts(claim: ComparedClaim) -> frozenset[str]:
    """What is counted, as noun concepts; a people ("elf Filipinos") counts persons."""
    noun = (claim.noun or "").strip()
    found = words.whole("nouns", "concept", noun)
    if not found and noun and actors.countries(noun) and not actors.state(noun):
        return frozenset({"person"})
    if not found and INHABITANTS.search(noun) and words.is_name(noun):
        return frozenset({"person"})
    return found


def _without_speakers(text: str, claim: ComparedClaim) -> str:
    """The text without the words that name who speaks: "nach Aussagen von Überlebenden" is not about survivors."""
    for name in claim.attribution:
        for token in words.tokens(name):
            if len(token) > SPEAKER_STEM:
                text = re.sub(rf"\b{re.escape(token[:-1])}\w*", " ", text)
    return text


def _spoken_noun(claim: ComparedClaim) -> str:
    return claim.noun or ""


def _bucket(claim: ComparedClaim, row: dict[str, str], dimension: str | None, near: str) -> str:
    """Only claims of one bucket are ever compared: the cheap first cut."""
    if claim.kind is Kind.DATE:
        return "date"
    if dimension == "magnitude" and "wind" in words.found("concepts", "concept", near):
        return "windforce"
    if row["family"] in {"measure", "duration", "percent", "money", "other"} and dimension:
        return dimension
    if row["family"] in {"other", "equipment", "ammunition", "measure"}:
        return "count"
    return row["family"]


@lru_cache(maxsize=64)
def _of_other_units(bucket: str) -> frozenset[str]:
    """Concepts that a figure of this bucket cannot be about: Euro are not burnt, whatever the metaphor."""
    if bucket == "date":
        return frozenset()
    rows = lexicon.read("concepts")
    return frozenset(row["concept"] for row in rows if row["unit"] and bucket not in row["unit"].split())


@lru_cache(maxsize=20_000)
def _course(course: str, concepts: frozenset[str]) -> str:
    special = {
        row["course"] for row in lexicon.read("concepts") if row["concept"] in concepts and row["course"]
    }
    if course != "fixed" or not special:
        return course
    return "rising" if "rising" in special else "moving"


def _figure(claim: ComparedClaim) -> tuple[Figure | None, str | None]:
    if claim.kind is Kind.DATE or (claim.minimum is None and claim.maximum is None):
        return None, None
    dimension, factor = _measured((claim.noun or "").strip())
    if claim.category == "age" and dimension != "time":
        factor = Decimal(1)
    if dimension is None and claim.category == "percent":
        dimension = "percent"
    if claim.category == "age":
        dimension = "age"
        factor = factor / Decimal(31557600) if factor > 1 else Decimal(1)
    low = claim.minimum * factor if claim.minimum is not None else None
    high = claim.maximum * factor if claim.maximum is not None else None
    return Figure(low, high, claim.modifier or Modifier.EXACT), dimension


@lru_cache(maxsize=20_000)
def _measured(noun: str) -> tuple[str | None, Decimal]:
    """What a noun measures and its size in base units; None for a noun that is no unit."""
    for row in lexicon.read("units"):
        if re.fullmatch(row["noun_pattern"], noun, re.IGNORECASE):
            return row["dimension"], Decimal(row["factor"])
    return None, Decimal(1)


def _period(
    claim: ComparedClaim, dates: Sequence[ComparedClaim], clause: tuple[int, int], known_by: Period | None
) -> Period | None:
    """When the figure holds: as extracted, else by a date of the past in the same clause."""
    if claim.kind is Kind.DATE:
        return period(claim.value, claim.mod)
    if held := period(claim.event_time):
        since = any(
            other.value == claim.event_time
            and other.mod == "since"
            and abs(other.start - claim.start) < SINCE_REACH
            for other in dates
        )
        return Period(held.start, max(known_by.end, held.end)) if since and known_by is not None else held
    if known_by is None:
        return None
    for other in dates:
        if clause[0] <= other.start < clause[1] and (said := period(other.value, other.mod)):
            if other.mod == "since" and (known_by.end - said.start).days >= LONG_PERIOD_DAYS:
                return Period(said.start, max(known_by.end, said.start))
            if said.before(known_by) and said.gap(known_by) > BYGONE_DAYS:
                return said
    return None


def _known(claim: ComparedClaim, held: Period | None, known_by: Period | None, rising: bool) -> Period | None:
    """The days on which the figure was the current one: the day it holds for when that is recent, else publication."""
    if held is None or known_by is None or claim.kind is Kind.DATE:
        return known_by or held
    if rising and held.days == 1:
        return known_by  # the day of the accident, not of the count
    recent = Period(known_by.start - timedelta(days=BYGONE_DAYS), known_by.end)
    if held.touches(recent) and held.days < LONG_PERIOD_DAYS:
        end = min(held.end, known_by.end)
        return Period(max(end - timedelta(days=0), date.min), end) if end >= held.start else known_by
    return known_by


def _said_place(
    claim: ComparedClaim, text: str, sentence: tuple[int, int], clause: tuple[int, int], names: Gazetteer
) -> str | None:
    """The place that the claim's clause names, unless that is only where the speaker is at home."""
    start, end = region(text, sentence, clause)
    place = names.said(text, start, end, claim.start)
    if place is not None and place in " ".join(claim.attribution).casefold():
        place = None
    if place is None and THERE.search(text, start, end):
        place = names.said(text, max(0, start - THERE_REACH), start, start)
    return place


def _gathering(article: ComparedArticle, claim: ComparedClaim, near: frozenset[str]) -> frozenset[str]:
    """What the counted people take part in: the last gathering named before the figure, else that of the title."""
    if near & GATHERINGS:
        return frozenset()
    kinds = [
        (pattern, concept)
        for concept, pattern in words.patterns("concepts", "concept")
        if concept in GATHERINGS
    ]
    before = article.text[max(0, claim.start - GATHERING_REACH) : claim.start]
    last = [(match.start(), concept) for pattern, concept in kinds for match in pattern.finditer(before)]
    if last:
        return frozenset({max(last)[1]})
    title = f"{article.title or ''} {article.text[: lead_end(article.text)]}"
    return frozenset(concept for pattern, concept in kinds if pattern.search(title))


def _told_place(claim: ComparedClaim, text: str, sentence: tuple[int, int]) -> str | None:
    """The place that extraction found, when the claim's sentence or the one before sets the scene there."""
    told = clean(claim.place) if claim.place else ""
    before = text.rfind(".", 0, max(sentence[0] - 2, 0)) + 1
    paragraph = text.rfind("\n\n", 0, claim.start) + 1
    scene = text[max(before, paragraph) : sentence[1]].casefold()
    return told if told and re.search(rf"{SCENE}{re.escape(told)}", scene) else None


def _superseded(claim: ComparedClaim, text: str, sentence: tuple[int, int]) -> bool:
    """Whether the article itself gives the figure as one that no longer holds ("am Morgen war noch von 32 die Rede")."""
    before, after = text[sentence[0] : claim.start], text[claim.end : sentence[1]]
    if FROM_TO.search(before) and TO_AFTER.search(after):
        return True
    if not SUPERSEDED_BEFORE.search(before):
        return False
    return bool(
        re.search(r"gesprochen|die rede|ausgegangen|hieß|gemeldet|beziffert|angegeben", before + after, re.I)
    )
