"""Signals of two figures from what they count: nouns, the kinds of thing these name, and what their clauses are about."""

import numpy as np

from claims.comparison import kinds
from claims.comparison.columns import Columns, Mask, Pairs, agreement, count, sizes
from claims.comparison.contexts import COUNTED_ALIKE, POSTS, same_noun
from claims.comparison.frames import Frame
from claims.comparison.match import PERSONS, figure_concepts
from claims.comparison.vocabulary import Vocabulary

# Steps between two kinds that have none above both, more than the lexicon is deep.
UNRELATED = 9


def noun_columns(pairs: Pairs, equal: Mask, vocabulary: Vocabulary) -> Columns:
    """All signals of this module; ``equal`` says which pairs have one number."""
    return _nouns(pairs, equal, vocabulary) | _kinds(pairs) | _concepts(pairs)


def _nouns(pairs: Pairs, equal: Mask, vocabulary: Vocabulary) -> Columns:
    concepts, spoken = pairs.common(lambda found: found.nouns), pairs.common(lambda found: found.noun_words)
    akin = pairs.at(vocabulary.akin([found.noun_words for found in pairs.frames]))
    just_persons = np.logical_and(*pairs.flags(lambda found: found.nouns and found.nouns <= PERSONS))
    sure = (concepts > 0) | (spoken > 0) | akin | just_persons
    alike = np.logical_and(*pairs.flags(lambda found: found.nouns and found.nouns <= COUNTED_ALIKE | POSTS))
    return {
        "noun_concepts": agreement(pairs, lambda found: found.nouns),
        "noun_words": agreement(pairs, lambda found: found.noun_words),
        "nouns_akin": akin,
        "nouns_missing": count(*pairs.flags(lambda found: not found.noun_words)),
        "persons": count(*pairs.flags(lambda found: found.nouns & PERSONS)),
        "both_persons": just_persons,
        "same_noun": sure | pairs.where(~sure & (alike | equal), same_noun),
    }


def _kinds(pairs: Pairs) -> Columns:
    """How far apart the kinds of two counted nouns are: the nearest kinds count where nouns name several."""
    named = pairs.told(lambda found: bool(_named(found)), np.bool_)
    one, two = pairs.both(named)
    told = pairs.once(one & two, lambda found: found.claim.noun, _apart, np.dtype("i1,i1,?"))
    related = one & two & (told["f0"] < UNRELATED)
    top = pairs.flags(lambda found: bool(_named(found)) and min(map(kinds.height, _named(found))) == 0)
    return {
        "kinds_unknown": count(~one, ~two),
        "kinds_apart": one & two & ~related,
        "kind_steps": np.where(related, told["f0"], UNRELATED),
        "kind_height": np.where(related, told["f1"], -1),
        "kind_above": related & told["f2"],
        "kinds_general": count(*top),
    }


def _named(found: Frame) -> frozenset[str]:
    return kinds.named(found.claim.noun or "")


def _apart(left: Frame, right: Frame) -> tuple[int, int, bool]:
    """Steps between the nearest kinds of two claims, the height of the kind above both, and whether that is one of the two."""
    found = [kinds.way(one, two) for one in _named(left) for two in _named(right)]
    ways = [way for way in found if way is not None]
    if not ways:
        return UNRELATED, -1, False
    up, down, height = min(ways, key=lambda way: (way[0] + way[1], -way[2]))
    return min(up + down, UNRELATED), height, 0 in (up, down) and up != down


def _concepts(pairs: Pairs) -> Columns:
    known = figure_concepts()
    near_sets, wide_sets = (
        (lambda found: found.near_concepts & known),
        (lambda found: found.wide_concepts & known),
    )
    near, wide = pairs.common(near_sets), pairs.common(wide_sets)
    near_sizes, wide_sizes = sizes(pairs, near_sets), sizes(pairs, wide_sets)
    return {
        "concepts": near,
        "concepts_apart": (near_sizes[0] > 0) & (near_sizes[1] > 0) & (near == 0),
        "concepts_missing": count(near_sizes[0] == 0, near_sizes[1] == 0),
        "concepts_unlike": near_sizes[0] + near_sizes[1] - 2 * near,
        "wide_concepts": wide,
        "wide_concepts_apart": (wide_sizes[0] > 0) & (wide_sizes[1] > 0) & (wide == 0),
        "wide_concepts_unlike": wide_sizes[0] + wide_sizes[1] - 2 * wide,
        "concepts_crossed": count(*pairs.crossed(near_sets, wide_sets)),
    }
