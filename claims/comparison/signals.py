"""What speaks for and against two figures answering one question, as numbers: the inputs of a trained forest.

Signals are worked out for many pairs at once (see ``columns``). Each is cheap, general and blind to the subject of the story:
how alike the words, nouns, places, times and numbers are, and which differences of scope the checks of ``topics`` find. Which of
them matter, and how, is learned from annotated stories (see ``claims.evaluation.pairs``).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from claims.comparison.check_signals import check_signals, contrasts
from claims.comparison.columns import (
    NOTHING,
    Column,
    Columns,
    Mask,
    Pairs,
    agreement,
    count,
    row,
    same,
    sizes,
)
from claims.comparison.contexts import telling_number
from claims.comparison.encoder import Encoder
from claims.comparison.frames import Frame
from claims.comparison.match import EASY, figure_concepts
from claims.comparison.neighbours import Neighbours
from claims.comparison.noun_signals import noun_columns
from claims.comparison.passages import Passages
from claims.comparison.period_columns import periods
from claims.comparison.relation import opposed
from claims.comparison.setting import Story
from claims.comparison.slips import SlipKind, slip
from claims.comparison.topics import DEGREES
from claims.comparison.values import Figure, same_numbers
from claims.comparison.vocabulary import Vocabulary
from claims.comparison.whereabouts import place_of, places
from claims.terms import Modality, Modifier, Scope

# Ratios and distances beyond these say no more than these.
WIDEST_RATIO = 3.0
FARTHEST = 5.0
# Distance given to claims of different articles, beyond any inside one.
ELSEWHERE = 6.0
PEOPLE = frozenset({"count", *EASY})
# Units that are signals of their own.
MEASURES = ("money", "percent", "time", "age")

Signals = dict[str, float]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What comparison knows of a story beyond its single claims. ``part_of`` leads from a claim to the figure that it is
    a part of, ``minor`` are claims beside a larger one of the same fate."""

    story: Story
    encoder: Encoder
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
    return row(figure_columns(Pairs([(left, right)]), around))


def figure_columns(pairs: Pairs, around: Surroundings) -> Columns:
    """``figure_signals`` of many pairs."""
    equal = pairs.at(same_numbers([found.figure for found in pairs.frames]))
    return (
        _numbers(pairs, equal)
        | _kinds(pairs)
        | noun_columns(pairs, equal, around.vocabulary)
        | shared_words(pairs, around.vocabulary)
        | _who_and_where(pairs, around.story)
        | _times(pairs)
        | _scopes(pairs, around)
        | voices(pairs)
        | layout(pairs, around)
        | _single(pairs, around.story)
        | {"told_contrast": contrasts(pairs, around.story)}
        | check_signals(pairs, equal, around.story)
        | passages(pairs, around.passages)
        | around.neighbours.columns(pairs)
        | around.encoder.columns(pairs, around.story.articles)
    )


def _numbers(pairs: Pairs, equal: Mask) -> Columns:
    if any(found.figure is None for found in pairs.frames):
        raise ValueError("only claims with figures have signals")
    one, two = pairs.numbers(size)
    return {
        "equal": equal,
        **_slips(pairs),
        "ratio": ratio(one, two),
        "size": np.log10(np.maximum(one, two) + 1),
        "telling_number": pairs.where(equal, telling_number, np.float64),
        "vague": count(*pairs.flags(lambda found: found.claim.modifier is Modifier.VAGUE)),
        "exact": count(*pairs.flags(lambda found: found.claim.modifier is Modifier.EXACT)),
    }


def slip_signals(one: Figure, two: Figure) -> Signals:
    """For each kind of slip that may have made one number of the other: how many digits are alike, 0 when it did not."""
    found = slip(one, two)
    return {f"slip_{kind}": found.digits if found and found.kind is kind else 0.0 for kind in SlipKind}


def _slips(pairs: Pairs) -> Columns:
    """``slip_signals`` of many pairs."""
    every, kinds = np.ones(len(pairs), dtype=np.bool_), list(SlipKind)

    def coded_slip(left: Frame, right: Frame) -> tuple[int, int]:
        found = slip(left.figure, right.figure) if left.figure and right.figure else None
        return (kinds.index(found.kind), found.digits) if found else (NOTHING, 0)

    told = pairs.once(every, lambda found: found.figure, coded_slip, np.dtype("i1,i1"))
    return {f"slip_{kind}": np.where(told["f0"] == n, told["f1"], 0) for n, kind in enumerate(kinds)}


def size(found: Frame) -> float:
    """How large the figure is, its sign aside; 0 for none."""
    return float(abs(found.figure.nominal)) if found.figure is not None else 0.0


def ratio(one: Column, two: Column) -> Column:
    """The larger number by the smaller one, as a power of ten."""
    low, high = np.minimum(one, two), np.maximum(one, two)
    powers = np.log10(np.divide(high, low, out=np.ones_like(high), where=low > 0))
    return np.where(low > 0, np.minimum(WIDEST_RATIO, powers), WIDEST_RATIO)


def _kinds(pairs: Pairs) -> Columns:
    families, buckets = pairs.codes(lambda found: found.family), pairs.codes(lambda found: found.bucket)
    losses = pairs.flags(lambda found: found.family == "losses")
    kinds = {kind: pairs.flags(lambda found, kind=kind: found.bucket == kind)[0] for kind in MEASURES}  # type: ignore[misc]
    return {
        "same_category": np.equal(*pairs.codes(lambda found: found.claim.category)),
        "same_family": np.equal(*families),
        "same_bucket": np.equal(*buckets),
        "uncategorised": count(*pairs.flags(lambda found: found.claim.category == "other")),
        "fates": count(*pairs.flags(lambda found: found.family in EASY)),
        "losses": losses[0] & losses[1],
        **kinds,
        "countable": pairs.flags(lambda found: unit(found) == "count")[0],
    }


def shared_words(pairs: Pairs, vocabulary: Vocabulary) -> Columns:
    """How much the words around both claims have in common."""
    near, wide = (
        _without_nouns(pairs, vocabulary, words)
        for words in (lambda found: found.near_words, lambda found: found.wide_words)
    )
    return {
        "clause_words": near[0],
        "clause_words_count": near[1],
        "sentence_words": wide[0],
        "sentence_words_count": wide[1],
        "clause_likeness": pairs.at(vocabulary.likenesses([found.near_words for found in pairs.frames])),
        "sentence_likeness": pairs.at(vocabulary.likenesses([found.wide_words for found in pairs.frames])),
    }


def _without_nouns(
    pairs: Pairs, vocabulary: Vocabulary, words: Callable[[Frame], frozenset[str]]
) -> tuple[Column, Column]:
    """The weight and the number of the words that two claims share, what either of them counts left out."""
    weights, counts = vocabulary.meetings(
        [words(found) - found.noun_words for found in pairs.frames],
        [words(found) | found.noun_words for found in pairs.frames],
        (vocabulary.rarity, lambda _word: 1.0),
    )
    return pairs.at(weights), pairs.at(counts).astype(np.int16)


def _who_and_where(pairs: Pairs, story: Story) -> Columns:
    country, place = pairs.codes(lambda found: found.country), pairs.codes(lambda found: found.place)
    return {
        "subject": agreement(pairs, lambda found: found.subject_words),
        "subject_mentioned": count(
            *pairs.crossed(lambda found: found.subject_words, lambda found: found.wide_words)
        ),
        "country": same(*country),
        "country_open": (country[0] == NOTHING) != (country[1] == NOTHING),
        "place": same(*place),
        "place_open": (place[0] == NOTHING) != (place[1] == NOTHING),
        "place_said": count(*pairs.flags(lambda found: found.place_said)),
        "places_differ": _places_differ(pairs, story),
        "nationwide": np.not_equal(*pairs.flags(lambda found: found.nationwide)),
        "inner_place": np.not_equal(*pairs.flags(lambda found: found.inner)),
    }


def _places_differ(pairs: Pairs, story: Story) -> Mask:
    """Whether ``places`` tells two figures apart; it cannot unless a place of their own differs."""
    one, two = pairs.codes(lambda found: place_of(found, story))
    easy = pairs.flags(lambda found: found.family in EASY)[0]
    together = np.equal(*pairs.codes(lambda found: found.claim.article))
    said = np.not_equal(*pairs.flags(lambda found: found.place_said))
    inner = np.not_equal(*pairs.flags(lambda found: found.inner))
    nationwide = np.not_equal(*pairs.flags(lambda found: found.nationwide))
    named = (one != two) & (easy | ((one != NOTHING) & (two != NOTHING)))
    return pairs.where(
        named | nationwide | (easy & inner) | (together & said),
        lambda left, right: places(left, right, story) is not None,
    )


def _times(pairs: Pairs) -> Columns:
    days = periods(pairs, lambda found: found.period)
    bygone, long = pairs.flags(lambda found: found.bygone), pairs.flags(lambda found: found.long)
    return {
        "period": np.where(days.known, np.where(days.gap == 0, 1, -1), 0).astype(np.int8),
        "period_gap": np.minimum(FARTHEST, np.log10(1 + days.gap)),
        "period_open": ~days.known & ~days.missing,
        "bygone": np.not_equal(*bygone),
        "both_bygone": np.logical_and(*bygone),
        "long": np.not_equal(*long),
        "both_long": np.logical_and(*long),
    }


def _scopes(pairs: Pairs, around: Surroundings) -> Columns:
    wholes = pairs.codes(
        lambda found: whole.claim.id if (whole := around.part_of.get(found.claim.id)) else None
    )
    denied = pairs.flags(lambda found: found.claim.modality is Modality.DENIED)
    future = pairs.flags(lambda found: found.open_future)
    degrees, still = (lambda found: found.markers & DEGREES), (lambda found: "still" in found.markers)
    return {
        f"scope_{scope}": count(*pairs.flags(lambda found, scope=scope: found.claim.scope is scope))  # type: ignore[misc]
        for scope in (Scope.PART, Scope.ADDITIONAL, Scope.RATE, Scope.OTHER)
    } | {
        "rate": np.not_equal(*pairs.flags(lambda found: found.rate)),
        "future": np.not_equal(*future),
        "both_future": np.logical_and(*future),
        "denied": count(*denied),
        "same_modality": np.equal(*pairs.codes(lambda found: found.claim.modality)),
        "degrees": sum(sizes(pairs, degrees)) - 2 * pairs.common(degrees),
        "same_degree": pairs.common(degrees),
        "still": np.not_equal(*pairs.flags(still)),
        "base": np.not_equal(*pairs.flags(lambda found: found.base)),
        "superseded": count(*pairs.flags(lambda found: found.superseded)),
        "parts": count(wholes[0] != NOTHING, wholes[1] != NOTHING),
        "siblings": (wholes[0] != NOTHING) & (wholes[0] == wholes[1]),
        "subset": np.not_equal(*pairs.flags(lambda found: found.claim.id in around.subsets)),
        "added": np.not_equal(*pairs.flags(lambda found: found.claim.id in around.added)),
        "minor": count(*pairs.flags(lambda found: found.claim.id in around.minor)),
    }


def voices(pairs: Pairs) -> Columns:
    """Who stands behind the two claims, and whether the text sets them against each other."""
    same_origin = np.equal(*pairs.codes(lambda found: found.origin.key))
    actors = pairs.flags(lambda found: found.origin.actor is not None)
    contrast = pairs.flags(lambda found: "contrast" in found.markers)
    return {
        "same_origin": same_origin,
        "actors": count(*actors),
        "opposed": pairs.once(
            ~same_origin & actors[0] & actors[1],
            lambda found: (found.origin.key, found.origin.actor, found.country),
            opposed,
        ),
        "contrast": contrast[0] | contrast[1],
        "update": count(*pairs.flags(lambda found: "update" in found.markers)),
    }


def layout(pairs: Pairs, around: Surroundings) -> Columns:
    """Where the two claims stand in their articles."""
    copies = around.story.copies
    together = np.equal(*pairs.codes(lambda found: found.claim.article))
    start, paragraph = (
        pairs.numbers(lambda found: found.claim.start),
        pairs.numbers(lambda found: found.paragraph),
    )
    distance = np.minimum(FARTHEST, np.log10(1 + np.abs(start[0] - start[1])))
    return {
        "same_article": together,
        "same_sentence": together & np.equal(*pairs.codes(lambda found: found.claim.sentence)),
        "distance": np.where(together, distance, ELSEWHERE),
        "copied": ~together & np.equal(*pairs.codes(lambda found: copies.head(found.claim.article))),
        "same_passage": pairs.where(
            pairs.at(
                copies.twin_places([(found.claim.article, found.claim.start) for found in pairs.frames])
            ),
            lambda left, right: copies.opposite(
                left.claim.article, left.claim.start, right.claim.article, right.claim.start
            ),
        ),
        "paragraphs": np.abs(paragraph[0] - paragraph[1]).astype(np.int16),
        "leads": count(paragraph[0] == 0, paragraph[1] == 0),
        "headlines": count(*pairs.flags(lambda found: found.headline)),
    }


def _single(pairs: Pairs, story: Story) -> Columns:
    """Whether both articles give one figure only for what the two share, so that there is nothing to mix it up with."""

    def alone(found: Frame, words: frozenset[str]) -> frozenset[str]:
        article, bucket = found.claim.article, found.bucket
        return frozenset(word for word in words if (article, bucket, word) in story.single)

    spoken = pairs.common(lambda found: alone(found, found.noun_words))
    concepts = pairs.common(lambda found: alone(found, found.near_concepts & figure_concepts()))
    return {"single": (spoken > 0) | (concepts > 0)}


def passages(pairs: Pairs, known: Passages) -> Columns:
    """How alike the text around both claims is, letter by letter."""
    return {"paragraph_likeness": known.paragraphs(pairs), "lead_up_likeness": known.lead_ups(pairs)}
