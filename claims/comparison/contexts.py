"""The hard half: do two measures, sums of money, shares or counts of things answer one question?

An article holds many figures in Euro or Prozent, so the words around a figure must show that both mean the same thing.
Points are gathered for each sign; two independent signs are asked for before a difference is believed.
"""

from decimal import Decimal

from claims.comparison import words
from claims.comparison.frames import Frame
from claims.comparison.match import (
    PERSONS,
    Match,
    Verdict,
    concept_labels,
    equal,
    figure_concepts,
    labels,
    nouns,
)
from claims.comparison.records import Reason
from claims.comparison.relation import opposed
from claims.comparison.setting import Story
from claims.comparison.slips import SlipKind, slip

# Evidence (points, see _evidence) for two different figures to count as answers to one question.
DIFFERING_EVIDENCE = 2.3
# Evidence for two different counts of people at one event.
PEOPLE_EVIDENCE = 1.2
# Families of which an event has one count.
FEW = frozenset({"losses", "missing", "captured", "troops"})
# Equal figures of one unit in one story rarely mean different things.
EQUAL_EVIDENCE = 0.8
# Subjects are read from grammar and often named differently, so unlike ones only weigh against a match.
SUBJECT_DOUBT = 1.0
TELLING_DIGITS = 3
# What a slip of digits adds to the evidence: as much as a word that both sentences share, and half.
SWAPPED_EVIDENCE = 0.9
LARGE = Decimal(1_000_000)
THINGS = frozenset({"count", "equipment", "ammunition"})
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
        "hospital",
        "exchanged",
        "aftershock",
        "survey",
    }
)


def same_thing(left: Frame, right: Frame, story: Story) -> Verdict:
    if left.base != right.base and not equal(left, right):
        return Match.SCOPE, Reason("scope_base", {"a": left.claim.quote, "b": right.claim.quote})
    if left.bucket in THINGS:
        if not same_noun(left, right):
            return Match.OTHER, Reason("other_noun", nouns(left, right))
        if not (
            left.noun_words & right.noun_words or left.nouns & right.nouns or equal(left, right)
        ) and not (left.nouns and right.nouns):
            return Match.SCOPE, Reason("scope_group", nouns(left, right))
    one, two = left.concepts & figure_concepts(), right.concepts & figure_concepts()
    points, shared = _evidence(left, right, story, one & two)
    values = {"shared": ", ".join(sorted(shared)), "points": round(points, 1)}
    if equal(left, right):
        if points + telling_number(left, right) >= EQUAL_EVIDENCE:
            return Match.SAME, Reason("same_figure_context", values)
        return Match.OTHER, Reason("other_context", values)
    if one and two and not one & two:
        return Match.SCOPE if points >= DIFFERING_EVIDENCE else Match.OTHER, Reason(
            "scope_aspect", labels(left, right)
        )
    if one and two and (one ^ two) & SPECIAL:
        return Match.SCOPE, Reason("scope_aspect", labels(left, right))
    if _subject_apart(left, right):
        points -= SUBJECT_DOUBT
    if points >= DIFFERING_EVIDENCE:
        return Match.SAME, Reason("same_context", values)
    return Match.OTHER, Reason("other_context", values)


def same_people(left: Frame, right: Frame, story: Story) -> Verdict:
    """People counted by what befell them. Losses of one story are few; people who gather, are held or are sent out are
    counted in several places and roles, so the words around two figures must have something in common."""
    points, _shared = _evidence(left, right, story, left.concepts & right.concepts & figure_concepts())
    sided = left.country is not None and left.country == right.country
    told = points >= PEOPLE_EVIDENCE or opposed(left, right)
    alike = told or left.family in FEW or sided or equal(left, right)
    values = {"category": left.claim.category or ""}
    if alike:
        return Match.SAME, Reason("same_question", values)
    return Match.SCOPE, Reason("scope_group", nouns(left, right))


def same_noun(left: Frame, right: Frame) -> bool:
    """Whether both count the same kind of thing or people."""
    both = left.nouns | right.nouns
    if left.nouns & right.nouns or left.noun_words & right.noun_words:
        return True
    if (
        left.nouns
        and right.nouns
        and (both <= PERSONS or (both <= COUNTED_ALIKE and _counted_alike(left, right)))
    ):
        return True
    posts = left.nouns and right.nouns and both <= POSTS
    if posts and "jobs_cut" in left.wide_concepts & right.wide_concepts:
        return True
    if equal(left, right) and left.nouns and right.nouns and both <= COUNTED_ALIKE | {"worker", "job"}:
        return True
    return any(words.akin(a, b) for a in left.noun_words for b in right.noun_words) or (
        equal(left, right) and bool(both & {"crew", "rescuer", "rescued"}) and "person" in both
    )


# People counted by what befell them, where outlets take the noun as they like: "84 Menschen angesteckt", "131 Fälle".
COUNTED_ALIKE = PERSONS | {"case", "household"}
# Who loses a post is counted as the post.
POSTS = frozenset({"job", "worker"})
FATES = frozenset({"infection", "aboard", "rescued", "power_cut"})


def _counted_alike(left: Frame, right: Frame) -> bool:
    return bool(left.wide_concepts & right.wide_concepts & FATES)


# Concepts that leave only one question open in a story: how much of the fire is contained, how many were aboard.
DEFINING = frozenset({"contained", "turnout", "incidence", "burnt_area", "infection"})
# Concepts that name the occasion, not what is measured.
OCCASIONS = frozenset({"strike", "rally", "election", "audience", "negotiation"})


def _weight(concept: str, frame: Frame) -> float:
    if concept in DEFINING:
        return DIFFERING_EVIDENCE
    return 0.6 if concept in OCCASIONS and frame.bucket not in THINGS else 1.5


def _one_figure(word: str, left: Frame, right: Frame, story: Story) -> bool:
    """Whether both articles give just one current figure for a concept or noun."""
    return all((frame.claim.article, frame.bucket, word) in story.single for frame in (left, right))


def telling_number(left: Frame, right: Frame) -> float:
    """How much an equal number says by itself: 31,1 or 2.890 or eleven billions rarely mean two things in one story."""
    if left.figure is None or left.bucket == "time":
        return 0.0
    nominal = abs(left.claim.minimum or left.claim.maximum or Decimal(0))
    digits = len(str(nominal.normalize()).split("E")[0].replace(".", "").strip("0"))
    if digits >= TELLING_DIGITS or nominal >= LARGE:
        return EQUAL_EVIDENCE
    if left.bucket in THINGS and (
        left.noun_words & right.noun_words or left.nouns & right.nouns - {"person"}
    ):
        return EQUAL_EVIDENCE
    return 0.3 if digits > 1 else 0.0


def _subject_apart(left: Frame, right: Frame) -> bool:
    """Both subjects are named, share no word, and neither is mentioned in the other's sentence."""
    one, two = left.subject_words, right.subject_words
    if not one or not two or one & two:
        return False
    return not (one & right.wide_words) and not (two & left.wide_words)


def _digits_swapped(left: Frame, right: Frame) -> bool:
    """Whether one number is the other with its digits in another order: 2.300 and 3.200, the commonest slip of all."""
    if left.figure is None or right.figure is None or left.bucket in THINGS | {"time"}:
        return False
    slipped = slip(left.figure, right.figure)
    return slipped is not None and slipped.kind is SlipKind.SWAPPED


def _evidence(
    left: Frame, right: Frame, story: Story, concepts: frozenset[str]
) -> tuple[float, frozenset[str]]:
    """Points that two figures mean the same thing: 1.5 a shared concept of the clause, 1 for the subject, 0.6 a shared
    telling word of the sentence. The weights put two independent signs above DIFFERING_EVIDENCE and one below."""
    common = story.common_words.get(left.bucket, frozenset()) | left.noun_words | right.noun_words
    telling = words.shared(left.wide_words - common, right.wide_words - common)
    points = sum(_weight(concept, left) for concept in concepts) + 0.6 * len(telling)
    if concepts & FATES and left.nouns and right.nouns and left.nouns | right.nouns <= PERSONS:
        points += 0.6
    same_nouns = left.noun_words & right.noun_words
    if left.bucket in THINGS and (same_nouns or left.nouns & right.nouns - {"person"}):
        points += 0.6
        if any(_one_figure(word, left, right, story) for word in same_nouns):
            points += 0.9
    if left.subject_words & right.subject_words:
        points += 1.0
    elif left.subject_words & right.wide_words or right.subject_words & left.wide_words:
        points += 0.5
    if _digits_swapped(left, right):
        points += SWAPPED_EVIDENCE
    names = concept_labels()
    if any(_one_figure(concept, left, right, story) for concept in concepts):
        points += 0.6
    return points, telling | {names[concept] for concept in concepts}
