"""Do two claims answer the same question? Compare only like with like, and say what is unlike.

The easy half are counts of people by what happened to them (killed, missing …): subject, place and time decide. The hard
half are measures, sums of money, shares and things: there the words around the figure must show that both speak of the
same thing, because an article holds many figures in Euro or Prozent.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

from claims.comparison import actors, lexicon, words
from claims.comparison.copies import Copies
from claims.comparison.frames import Frame
from claims.comparison.places import clean
from claims.comparison.records import ComparedArticle, Reason
from claims.comparison.values import EXACT_TOLERANCE, same_number
from claims.comparison.whose import SIDED
from claims.terms import Kind, Modality, Scope

# A place that this share of a story's articles names is where the story plays; naming it adds nothing.
MAIN_PLACE_SHARE = 0.6
# Evidence (points, see _evidence) for two different figures to count as answers to one question.
DIFFERING_EVIDENCE = 2.0
# Equal figures of one unit in one story rarely mean different things.
EQUAL_EVIDENCE = 0.8
# A word in more than this share of a bucket's claims does not tell them apart.
COMMON_SHARE = 0.5
EASY = frozenset({"losses", "captured", "missing", "detained", "displaced", "participants", "troops"})
PERSONS = frozenset({"person", "crew", "civilian", "rescued", "missing", "dead", "injured"})
EVERYBODY = PERSONS | {"soldier", "obituary"}
SUBGROUPS = frozenset({"child", "firefighter", "police", "civilian", "soldier", "worker", "rescuer"})
DATE_REACH_DAYS = 21
# Events that are named share this part of their content words when they are the same ("Ausbruch des Feuers", "Meldung
# des Feuers").
EVENT_LIKENESS = 0.5
# Below this share of event words, further events named beside the dates make them two happenings.
SHARED_NAMES = 0.3
# Sources that contradict each other on one question differ by less than this factor, unless a zero or a unit is wrong.
SCALE_LIMIT = 25


class Match(Enum):
    SAME = "same"
    SCOPE = "scope"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Story:
    """What comparison knows of a story as a whole."""

    articles: dict[str, ComparedArticle]
    copies: Copies
    main_places: frozenset[str]
    common_words: dict[str, frozenset[str]]
    parties: dict[str, frozenset[str]]
    single: frozenset[tuple[str, str, str]]


def story(articles: Sequence[ComparedArticle], frames: Sequence[Frame], copies: Copies) -> Story:
    """Gather the places, words and parties of a story."""
    texts = [words.content(f"{article.title or ''} {article.text}") for article in articles]
    raw = [f"{article.title or ''} {article.text}".casefold() for article in articles]
    places = {frame.place for frame in frames if frame.place}
    main = {
        place
        for place in places
        if sum(place in text or place in plain for text, plain in zip(texts, raw, strict=True))
        >= max(MAIN_PLACE_SHARE * len(raw), min(2, len(raw)))
    }
    counts: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    parties: dict[str, set[str]] = {}
    for frame in frames:
        sizes[frame.bucket] += 1
        counts.setdefault(frame.bucket, Counter()).update(frame.wide_words)
        if frame.country:
            parties.setdefault(frame.bucket, set()).add(frame.country)
    common = {
        bucket: frozenset(w for w, n in counter.items() if n > max(3, COMMON_SHARE * sizes[bucket]))
        for bucket, counter in counts.items()
    }
    return Story(
        {article.id: article for article in articles},
        copies,
        frozenset(main),
        common,
        {bucket: frozenset(found) for bucket, found in parties.items()},
        _single(frames),
    )


def _single(frames: Sequence[Frame]) -> frozenset[tuple[str, str, str]]:
    """(article, bucket, concept) that an article gives one current figure for: there is nothing to mix it up with."""
    numbers: dict[tuple[str, str, str], set[Decimal]] = {}
    for frame in frames:
        if frame.figure is None or frame.long or frame.bygone or frame.superseded or denied(frame):
            continue
        for concept in frame.concepts & figure_concepts():
            numbers.setdefault((frame.claim.article, frame.bucket, concept), set()).add(frame.figure.nominal)
    return frozenset(key for key, values in numbers.items() if len(values) == 1)


def question(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason]:
    """Whether two claims of one bucket answer one question; the reason says why, or what is different."""
    if left.claim.kind is Kind.DATE:
        return _same_event(left, right, story)
    if _aligned(left, right, story) and left.claim.category == right.claim.category:
        return Match.SAME, Reason("same_passage", {})
    if left.claim.category != right.claim.category:
        return _other_category(left, right)
    for check in (_sentences, _plans, _subjects, _subgroups, _times, _rates, _places, _modality, _scales):
        if (verdict := check(left, right, story)) is not None:
            return verdict
    if left.family in EASY:
        return _easy(left, right)
    return _hard(left, right, story)


def _aligned(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    return story.copies.twins(one.article, one.start, two.article, two.start) and (
        bool(left.noun_words & right.noun_words) or bool(left.nouns & right.nouns)
    )


def _other_category(left: Frame, right: Frame) -> tuple[Match, Reason]:
    categories = {left.claim.category, right.claim.category}
    same_people = left.country == right.country
    if left.family == right.family == "losses" and "casualties" in categories and same_people:
        return Match.SCOPE, Reason("scope_casualties", _categories(left, right))
    return Match.OTHER, Reason("other_category", _categories(left, right))


def _categories(left: Frame, right: Frame) -> dict[str, str]:
    return {"a": left.claim.category or "", "b": right.claim.category or ""}


def _sentences(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    """Two figures of one sentence are two things, unless two named sources stand against each other in it."""
    one, two = left.claim, right.claim
    if one.article != two.article or one.sentence != two.sentence or _equal(left, right):
        return None
    sources = left.origin.actor is not None and right.origin.actor is not None
    if (sources and left.origin.key != right.origin.key) or left.superseded or right.superseded:
        return None
    return Match.SCOPE, Reason("same_voice", {"a": one.quote, "b": two.quote})


def _plans(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    """What two sides of a conflict each demand or plan is no disagreement about a fact."""
    sides = {f.origin.actor.side if f.origin.actor else None for f in (left, right)}
    planned = left.claim.modality is right.claim.modality is Modality.PLANNED
    if planned and len(sides) == 2 and None not in sides and not _equal(left, right):
        values = {"a": left.origin.name, "b": right.origin.name}
        return Match.SCOPE, Reason("own_plans", values)
    return None


def _subjects(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    if left.country and right.country and left.country != right.country:
        return Match.OTHER, Reason("other_subject", {"a": left.country, "b": right.country})
    if left.claim.category in SIDED and (left.country is None) != (right.country is None):
        if len(story.parties.get(left.bucket, ())) > 1:
            return Match.OTHER, Reason(
                "subject_unclear", {"a": left.country or "?", "b": right.country or "?"}
            )
    return None


def _subgroups(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    one, two = left.nouns & SUBGROUPS, right.nouns & SUBGROUPS
    if left.family not in EASY or _equal(left, right) or (one and one & two):
        return None
    if "civilian" in one | two and "soldier" in one | two:
        return Match.OTHER, Reason("other_group", _nouns(left, right))
    if left.family == "losses" and _smaller_group(left, right):
        return Match.SCOPE, Reason("scope_group", _nouns(left, right))
    if "child" in one | two or (one and two and left.family != "participants"):
        return Match.SCOPE, Reason("scope_group", _nouns(left, right))
    return None


def _smaller_group(left: Frame, right: Frame) -> bool:
    """ "Zwei Kollegen" against "elf Menschen": one text counts a special group, the other everybody, and more."""
    special = [frame for frame in (left, right) if frame.noun_words and not frame.nouns & EVERYBODY]
    if len(special) != 1 or left.figure is None or right.figure is None:
        return False
    other = right if special[0] is left else left
    return special[0].figure.nominal < other.figure.nominal  # type: ignore[union-attr]


def _nouns(left: Frame, right: Frame) -> dict[str, str]:
    return {"a": left.claim.noun or left.claim.quote, "b": right.claim.noun or right.claim.quote}


def _times(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    if left.family not in EASY and _equal(left, right):
        return None
    one, two = left.period, right.period
    values = {"a": left.claim.event_time or "", "b": right.claim.event_time or ""}
    if left.bygone != right.bygone:
        return Match.SCOPE, Reason("scope_time", values)
    if left.bygone and right.bygone and one and two and not one.touches(two):
        return Match.OTHER, Reason("other_time", values)
    if left.long != right.long:
        return Match.SCOPE, Reason("scope_period", values)
    if one and two and not one.touches(two) and "fixed" in (left.course, right.course):
        if one.gap(two) > BYGONE_FIXED_DAYS:
            return Match.SCOPE, Reason("scope_time", values)
    return None


# Fixed figures (a demonstration, a load) of days further apart than this belong to two events.
BYGONE_FIXED_DAYS = 10


def _rates(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    if _equal(left, right):
        return None
    if left.rate != right.rate:
        return Match.SCOPE, Reason("scope_rate", {})
    one, two = left.period, right.period
    if left.rate and (one is not None or two is not None) and not (one and two and one.touches(two)):
        return Match.SCOPE, Reason(
            "scope_time", {"a": left.claim.event_time or "–", "b": right.claim.event_time or "–"}
        )
    return None


def _places(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    """Places that the text names for the figures tell them apart; the story's main places tell nothing unless the
    clause itself names them."""
    one, two = (_telling_place(frame, story) for frame in (left, right))
    if (left.inner != right.inner or _inner_place(left, right)) and not _equal(left, right):
        return Match.SCOPE, Reason("scope_place", {"a": left.place or "–", "b": right.place or "–"})
    differ = Match.SCOPE, Reason("scope_place", {"a": one or "–", "b": two or "–"})
    if (one == two and left.nationwide == right.nationwide) or (
        _equal(left, right) and left.family not in EASY
    ):
        return None
    if left.nationwide != right.nationwide:
        inner = two if left.nationwide else one
        return differ if inner is not None and not _is_country(inner) else None
    if one is not None and two is not None:
        both = {one, two} <= story.main_places and left.claim.article != right.claim.article
        return None if both and not (_is_country(one) or _is_country(two)) else differ
    named, other = (one, right) if one is not None else (two or "", left)
    spoken = left if one is not None else right
    default = (
        spoken.in_lead
        or named in story.main_places
        or _is_country(named)
        or named == clean(other.claim.place or "")
    )
    return None if default or left.family not in EASY else differ


def _inner_place(left: Frame, right: Frame) -> bool:
    """One article gives a smaller figure for a named place beside the larger one: "in Altenau selbst starben drei"."""
    if left.claim.article != right.claim.article or left.place_said == right.place_said:
        return False
    inner, outer = (left, right) if left.place_said else (right, left)
    if inner.figure is None or outer.figure is None or inner.family not in EASY:
        return False
    return inner.figure.nominal < outer.figure.nominal and not inner.superseded and not outer.superseded


def _telling_place(frame: Frame, story: Story) -> str | None:
    return frame.place if frame.place_said or frame.place not in story.main_places else None


def _scales(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    """Outlets misplace a zero or a unit, but figures of quite another size are about something else."""
    if left.figure is None or right.figure is None:
        return None
    low, high = sorted((abs(left.figure.nominal), abs(right.figure.nominal)))
    if not low or high <= low * SCALE_LIMIT:
        return None
    ratio = high / low
    power = Decimal(10) ** (len(str(int(ratio))) - 1)
    if abs(ratio / power - 1) <= EXACT_TOLERANCE:
        return None
    return Match.SCOPE, Reason(
        "scope_scale", {"a": left.claim.quote, "b": right.claim.quote, "limit": SCALE_LIMIT}
    )


def _is_country(place: str) -> bool:
    return actors.state(place) is not None


# Figures that lie ahead by nature, so that "kostet" and "würde kosten" mean the same.
PROSPECTIVE = frozenset(
    {"demand", "offer", "cost", "term", "damage_sum", "fine", "compensation", "aid", "investment", "jobs_cut"}
)


def _modality(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason] | None:
    if left.concepts & right.concepts & PROSPECTIVE:
        return None
    guessed = left.estimate and right.estimate
    if left.open_future != right.open_future and not guessed and not _equal(left, right):
        values = {"a": left.claim.modality.value, "b": right.claim.modality.value}
        return Match.SCOPE, Reason("scope_modality", values)
    return None


def _equal(left: Frame, right: Frame) -> bool:
    return left.figure is not None and right.figure is not None and same_number(left.figure, right.figure)


def _easy(left: Frame, right: Frame) -> tuple[Match, Reason]:
    if left.base != right.base:
        return Match.SCOPE, Reason("scope_base", {"a": left.claim.quote, "b": right.claim.quote})
    if _kinds_apart(left, right):
        return Match.SCOPE, Reason("scope_aspect", _labels(left, right))
    if (
        "severe" in left.markers ^ right.markers
        and left.claim.category == "wounded"
        and not _equal(left, right)
    ):
        severe = left if "severe" in left.markers else right
        if severe.claim.scope is Scope.PART or "severe" in words.found("markers", "kind", severe.claim.quote):
            return Match.SCOPE, Reason("scope_severe", {})
    return Match.SAME, Reason("same_question", {"category": left.claim.category or ""})


# What separates two counts of people of one category: which gathering, which fate inside the category.
APART = frozenset(
    {
        "election",
        "strike",
        "rally",
        "audience",
        "deployed",
        "recruited",
        "documented",
        "exchanged",
        "returned",
        "remaining",
    }
)


def _kinds_apart(left: Frame, right: Frame) -> bool:
    one, two = left.near_concepts & APART, right.near_concepts & APART
    if _equal(left, right):
        return False
    if "documented" in one ^ two:
        return not _documented_exceeds(left, right)
    if "returned" in one ^ two or "recruited" in one ^ two:
        return True
    return bool(one and two and not one & two)


def _documented_exceeds(left: Frame, right: Frame) -> bool:
    """A documented count is a lower bound; only where it exceeds the other figure does it say something about it."""
    counted, other = (left, right) if "documented" in left.near_concepts else (right, left)
    if (
        counted.figure is None
        or other.figure is None
        or counted.figure.low is None
        or other.figure.high is None
    ):
        return False
    return counted.figure.low > other.figure.high


@cache
def _concept_labels() -> dict[str, str]:
    return {row["concept"]: row["label"] for row in lexicon.read("concepts")}


@cache
def figure_concepts() -> frozenset[str]:
    return frozenset(
        row["concept"]
        for row in lexicon.read("concepts")
        if row["of"] in {"figure", "both", "both_recurring"}
    )


@cache
def event_concepts() -> frozenset[str]:
    return frozenset(row["concept"] for row in lexicon.read("concepts") if row["of"] != "figure")


@cache
def single_events() -> frozenset[str]:
    """Events that happen once in a story, so that two dates for one of them cannot both hold."""
    return frozenset(row["concept"] for row in lexicon.read("concepts") if row["of"] in {"event", "both"})


def _labels(left: Frame, right: Frame) -> dict[str, str]:
    names = _concept_labels()
    return {
        "a": ", ".join(sorted(names[c] for c in left.concepts)),
        "b": ", ".join(sorted(names[c] for c in right.concepts)),
    }


# What makes a figure another one even when everything else is shared.
SPECIAL = frozenset(
    {
        "documented",
        "permitted",
        "leaked",
        "rescued",
        "returned",
        "collapsed",
        "shot_down",
        "exchanged",
        "aftershock",
        "survey",
    }
)


def _hard(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason]:
    if left.bucket in {"count", "equipment", "ammunition"}:
        if not _same_noun(left, right):
            return Match.OTHER, Reason("other_noun", _nouns(left, right))
        if not (
            left.noun_words & right.noun_words or left.nouns & right.nouns or _equal(left, right)
        ) and not (left.nouns and right.nouns):
            return Match.SCOPE, Reason("scope_group", _nouns(left, right))
    one, two = left.concepts & figure_concepts(), right.concepts & figure_concepts()
    points, shared = _evidence(left, right, story, one & two)
    values = {"shared": ", ".join(sorted(shared)), "points": round(points, 1)}
    if _equal(left, right):
        if points >= EQUAL_EVIDENCE:
            return Match.SAME, Reason("same_figure_context", values)
        return Match.OTHER, Reason("other_context", values)
    if one and two and not one & two:
        return Match.SCOPE if points >= DIFFERING_EVIDENCE else Match.OTHER, Reason(
            "scope_aspect", _labels(left, right)
        )
    if (one ^ two) & SPECIAL:
        return Match.SCOPE, Reason("scope_aspect", _labels(left, right))
    if _subject_apart(left, right):
        return Match.OTHER, Reason(
            "other_subject", {"a": left.claim.subject or "", "b": right.claim.subject or ""}
        )
    if points >= DIFFERING_EVIDENCE:
        return Match.SAME, Reason("same_context", values)
    return Match.OTHER, Reason("other_context", values)


def _same_noun(left: Frame, right: Frame) -> bool:
    if left.nouns & right.nouns or left.noun_words & right.noun_words:
        return True
    heads = [(a, b) for a in left.noun_words for b in right.noun_words]
    if (left.nouns and right.nouns) and left.nouns | right.nouns <= PERSONS:
        return True
    return (
        any((a.endswith(b) or b.endswith(a)) and min(len(a), len(b)) >= 4 for a, b in heads)
        or (
            _equal(left, right)
            and {"crew", "rescuer", "rescued"} & (left.nouns | right.nouns) != set()
            and "person" in left.nouns | right.nouns
        )
        or ("person" in left.nouns | right.nouns and bool({"crew", "civilian"} & (left.nouns | right.nouns)))
    )


def _subject_apart(left: Frame, right: Frame) -> bool:
    """Both subjects are named, share no word, and neither is mentioned in the other's sentence."""
    one, two = left.subject_words, right.subject_words
    if not one or not two or one & two:
        return False
    return not (one & right.wide_words) and not (two & left.wide_words)


def _evidence(
    left: Frame, right: Frame, story: Story, concepts: frozenset[str]
) -> tuple[float, frozenset[str]]:
    """Points that two figures mean the same thing: 1.5 a shared concept of the clause, 1 for the subject, 0.6 a shared
    telling word of the sentence. The weights put two independent signs above DIFFERING_EVIDENCE and one below."""
    common = story.common_words.get(left.bucket, frozenset()) | left.noun_words | right.noun_words
    telling = (left.wide_words & right.wide_words) - common
    points = 1.5 * len(concepts) + 0.6 * len(telling)
    if left.bucket == "count" and (
        left.noun_words & right.noun_words or left.nouns & right.nouns - {"person"}
    ):
        points += 0.6
    if left.subject_words & right.subject_words:
        points += 1.0
    elif left.subject_words & right.wide_words or right.subject_words & left.wide_words:
        points += 0.5
    names = _concept_labels()
    if concepts and all(
        (f.claim.article, f.bucket, c) in story.single for f in (left, right) for c in concepts
    ):
        points += 0.6
    return points, telling | {names[concept] for concept in concepts}


def _same_event(left: Frame, right: Frame, story: Story) -> tuple[Match, Reason]:
    """Two dates answer one question when they share what happened: the event's words, and no other event between."""
    one = left.concepts & event_concepts() - REPORTING
    two = right.concepts & event_concepts() - REPORTING
    named = words.content(left.claim.event or ""), words.content(right.claim.event or "")
    likeness = words.overlap(*named)
    shared = one & two
    values = {"shared": ", ".join(sorted(_concept_labels()[c] for c in shared)) or (left.claim.event or "")}
    if left.period is None or right.period is None or left.period.gap(right.period) > DATE_REACH_DAYS:
        return Match.OTHER, Reason("other_event", values)
    equal = left.period.touches(right.period)
    if _aligned_dates(left, right, story):
        return Match.SAME, Reason("same_passage", {})
    if equal and (shared or likeness >= EVENT_LIKENESS):
        return Match.SAME, Reason("same_event", values)
    unlike = all(named) and (likeness == 0 or (likeness < EVENT_LIKENESS and not shared & single_events()))
    if _upcoming(left) != _upcoming(right) or unlike:
        return Match.OTHER, Reason("other_event", values)
    telling = not (left.concepts | right.concepts) & REPORTING and (shared or not (one and two))
    if likeness >= 0.75 and len(named[0] & named[1]) >= 2 and telling:
        return Match.SAME, Reason("same_event", values)
    other_happening = bool(one - two) and bool(two - one) and likeness < SHARED_NAMES
    if not shared & single_events() or other_happening:
        return Match.OTHER, Reason("other_event", values)
    return Match.SAME, Reason("same_event", values)


REPORTING = frozenset({"statement", "publication"})


def _upcoming(found: Frame) -> bool:
    """Whether the date lies ahead of its article: next week's strike is another one than yesterday's."""
    return bool(found.period and found.published and found.published.before(found.period))


def _aligned_dates(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    if not story.copies.twins(one.article, one.start, two.article, two.start):
        return False
    return one.quote.casefold() == two.quote.casefold()


def denied(frame: Frame) -> bool:
    return frame.claim.modality is Modality.DENIED
