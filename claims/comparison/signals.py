"""What speaks for and against two figures answering one question, as numbers: the inputs of a trained forest.

Each signal is cheap, general and blind to the subject of the story: how alike the words, nouns, places, times and numbers
are, and which differences of scope the checks of ``topics`` find. Which of them matter, and how, is learned from annotated
stories (see ``claims.evaluation.pairs``).
"""

import math
from dataclasses import dataclass

from claims.comparison import words
from claims.comparison.contexts import same_noun, telling_number
from claims.comparison.frames import Frame
from claims.comparison.match import EASY, PERSONS, Match, equal, figure_concepts
from claims.comparison.neighbours import Neighbours
from claims.comparison.passages import Passages
from claims.comparison.relation import opposed
from claims.comparison.setting import Story
from claims.comparison.topics import CHECKS, DEGREES, contrasted
from claims.comparison.vocabulary import Vocabulary
from claims.comparison.whereabouts import places
from claims.terms import Modality, Modifier, Scope

# Ratios and distances beyond these say no more than these.
WIDEST_RATIO = 3.0
FARTHEST = 5.0
# Distance given to claims of different articles, beyond any inside one.
ELSEWHERE = 6.0
PEOPLE = frozenset({"count", *EASY})

Signals = dict[str, float]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What comparison knows of a story beyond its single claims. ``part_of`` leads from a claim to the figure that it is
    a part of, ``minor`` are claims beside a larger one of the same fate."""

    story: Story
    vocabulary: Vocabulary
    passages: Passages
    neighbours: Neighbours
    part_of: dict[str, Frame]
    minor: frozenset[str]
    added: frozenset[str]
    subsets: frozenset[str]


def unit(found: Frame) -> str:
    """Figures of different units are never compared; people and things share one."""
    return "count" if found.bucket in PEOPLE else found.bucket


def figure_signals(left: Frame, right: Frame, around: Surroundings) -> Signals:
    """All signals of two quantity claims of one unit. The order of the two does not matter."""
    return (
        _numbers(left, right)
        | _kinds(left, right)
        | _nouns(left, right)
        | _concepts(left, right)
        | shared_words(left, right, around.vocabulary)
        | _who_and_where(left, right, around.story)
        | _times(left, right)
        | _scopes(left, right, around)
        | voices(left, right)
        | layout(left, right, around)
        | _single(left, right, around)
        | _checks(left, right, around.story)
        | passages(left, right, around.passages)
        | around.neighbours.signals(left, right)
    )


def _numbers(left: Frame, right: Frame) -> Signals:
    one, two = left.figure, right.figure
    if one is None or two is None:
        raise ValueError("only claims with figures have signals")
    low, high = sorted((float(abs(one.nominal)), float(abs(two.nominal))))
    same = equal(left, right)
    return {
        "equal": same,
        "ratio": min(WIDEST_RATIO, math.log10(high / low)) if low else WIDEST_RATIO,
        "size": math.log10(high + 1),
        "telling_number": telling_number(left, right) if same else 0.0,
        "vague": sum(f.claim.modifier is Modifier.VAGUE for f in (left, right)),
        "exact": sum(f.claim.modifier is Modifier.EXACT for f in (left, right)),
    }


def _kinds(left: Frame, right: Frame) -> Signals:
    return {
        "same_category": left.claim.category == right.claim.category,
        "same_family": left.family == right.family,
        "same_bucket": left.bucket == right.bucket,
        "uncategorised": sum(f.claim.category == "other" for f in (left, right)),
        "fates": sum(f.family in EASY for f in (left, right)),
        "losses": left.family == right.family == "losses",
        **{kind: left.bucket == kind for kind in ("money", "percent", "time", "age")},
        "countable": unit(left) == "count",
    }


def _nouns(left: Frame, right: Frame) -> Signals:
    return {
        "noun_concepts": agreement(left.nouns, right.nouns),
        "noun_words": agreement(left.noun_words, right.noun_words),
        "nouns_akin": any(words.akin(a, b) for a in left.noun_words for b in right.noun_words),
        "nouns_missing": (not left.noun_words) + (not right.noun_words),
        "persons": bool(left.nouns & PERSONS) + bool(right.nouns & PERSONS),
        "both_persons": bool(left.nouns and right.nouns and left.nouns | right.nouns <= PERSONS),
        "same_noun": same_noun(left, right),
    }


def _concepts(left: Frame, right: Frame) -> Signals:
    known = figure_concepts()
    near = left.near_concepts & known, right.near_concepts & known
    wide = left.wide_concepts & known, right.wide_concepts & known
    return {
        "concepts": len(near[0] & near[1]),
        "concepts_apart": bool(near[0] and near[1] and not near[0] & near[1]),
        "concepts_missing": (not near[0]) + (not near[1]),
        "concepts_unlike": len(near[0] ^ near[1]),
        "wide_concepts": len(wide[0] & wide[1]),
        "wide_concepts_apart": bool(wide[0] and wide[1] and not wide[0] & wide[1]),
        "wide_concepts_unlike": len(wide[0] ^ wide[1]),
        "concepts_crossed": bool(near[0] & wide[1]) + bool(near[1] & wide[0]),
    }


def shared_words(left: Frame, right: Frame, vocabulary: Vocabulary) -> Signals:
    """How much the words around both claims have in common."""
    nouns = left.noun_words | right.noun_words
    near = vocabulary.shared(left.near_words - nouns, right.near_words - nouns)
    wide = vocabulary.shared(left.wide_words - nouns, right.wide_words - nouns)
    return {
        "clause_words": vocabulary.weight(near),
        "clause_words_count": len(near),
        "sentence_words": vocabulary.weight(wide),
        "sentence_words_count": len(wide),
        "clause_likeness": vocabulary.likeness(left.near_words, right.near_words),
        "sentence_likeness": vocabulary.likeness(left.wide_words, right.wide_words),
    }


def _who_and_where(left: Frame, right: Frame, story: Story) -> Signals:
    return {
        "subject": agreement(left.subject_words, right.subject_words),
        "subject_mentioned": bool(left.subject_words & right.wide_words)
        + bool(right.subject_words & left.wide_words),
        "country": same(left.country, right.country),
        "country_open": (left.country is None) != (right.country is None),
        "place": same(left.place, right.place),
        "place_open": (left.place is None) != (right.place is None),
        "place_said": left.place_said + right.place_said,
        "places_differ": places(left, right, story) is not None,
        "nationwide": left.nationwide != right.nationwide,
        "inner_place": left.inner != right.inner,
    }


def _times(left: Frame, right: Frame) -> Signals:
    one, two = left.period, right.period
    known = one is not None and two is not None
    return {
        "period": 0 if one is None or two is None else 1 if one.touches(two) else -1,
        "period_gap": 0 if one is None or two is None else min(FARTHEST, math.log10(1 + one.gap(two))),
        "period_open": not known and one is not two,
        "bygone": left.bygone != right.bygone,
        "both_bygone": left.bygone and right.bygone,
        "long": left.long != right.long,
        "both_long": left.long and right.long,
    }


def _scopes(left: Frame, right: Frame, around: Surroundings) -> Signals:
    one, two = left.claim, right.claim
    wholes = around.part_of.get(one.id), around.part_of.get(two.id)
    found: Signals = {
        f"scope_{scope}": 2 if one.scope is two.scope is scope else scope in (one.scope, two.scope)
        for scope in (Scope.PART, Scope.ADDITIONAL, Scope.RATE, Scope.OTHER)
    }
    return found | {
        "rate": left.rate != right.rate,
        "future": left.open_future != right.open_future,
        "both_future": left.open_future and right.open_future,
        "denied": (one.modality is Modality.DENIED) + (two.modality is Modality.DENIED),
        "same_modality": one.modality is two.modality,
        "degrees": len((left.markers ^ right.markers) & DEGREES),
        "same_degree": len(left.markers & right.markers & DEGREES),
        "still": len((left.markers ^ right.markers) & {"still"}),
        "base": left.base != right.base,
        "superseded": left.superseded + right.superseded,
        "parts": sum(whole is not None for whole in wholes),
        "siblings": wholes[0] is not None and wholes[0] is wholes[1],
        "subset": (one.id in around.subsets) != (two.id in around.subsets),
        "added": (one.id in around.added) != (two.id in around.added),
        "minor": (one.id in around.minor) + (two.id in around.minor),
    }


def voices(left: Frame, right: Frame) -> Signals:
    """Who stands behind the two claims, and whether the text sets them against each other."""
    return {
        "same_origin": left.origin.key == right.origin.key,
        "actors": (left.origin.actor is not None) + (right.origin.actor is not None),
        "opposed": opposed(left, right),
        "contrast": "contrast" in left.markers | right.markers,
        "update": ("update" in left.markers) + ("update" in right.markers),
    }


def layout(left: Frame, right: Frame, around: Surroundings) -> Signals:
    """Where the two claims stand in their articles."""
    one, two = left.claim, right.claim
    together = one.article == two.article
    copies = around.story.copies
    return {
        "same_article": together,
        "same_sentence": together and one.sentence == two.sentence,
        "distance": min(FARTHEST, math.log10(1 + abs(one.start - two.start))) if together else ELSEWHERE,
        "copied": copies.same_text(one.article, two.article),
        "same_passage": copies.opposite(one.article, one.start, two.article, two.start),
        "paragraphs": abs(left.paragraph - right.paragraph),
        "leads": (left.paragraph == 0) + (right.paragraph == 0),
        "headlines": left.headline + right.headline,
    }


def _single(left: Frame, right: Frame, around: Surroundings) -> Signals:
    """Whether both articles give one figure only for what the two share, so that there is nothing to mix it up with."""
    single, one, two = around.story.single, left.claim, right.claim
    concepts = left.near_concepts & right.near_concepts & figure_concepts()
    return {
        "single": any(
            (one.article, left.bucket, word) in single and (two.article, right.bucket, word) in single
            for word in (left.noun_words & right.noun_words) | concepts
        )
    }


def _checks(left: Frame, right: Frame, story: Story) -> Signals:
    found: Signals = {"told_contrast": contrasted(left, right, story)}
    for name, check in CHECKS.items():
        verdict = check(left, right, story)
        found[f"check_{name}"] = 0 if verdict is None else 1 if verdict[0] is Match.SCOPE else 2
    return found


def passages(left: Frame, right: Frame, known: Passages) -> Signals:
    """How alike the text around both claims is, letter by letter."""
    return {
        "paragraph_likeness": known.paragraphs(left, right),
        "lead_up_likeness": known.lead_ups(left, right),
    }


def agreement(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the smaller set that is in both; -1 when both are known and have nothing in common, 0 when one is empty."""
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right)) or -1.0


def same(left: str | None, right: str | None) -> int:
    if left is None or right is None:
        return 0
    return 1 if left == right else -1
