"""What the checks for differences of scope find of two figures, as signals. Before a check is asked, it is seen whether the two
differ in what it looks at: of most pairs none needs to be asked.
"""

import numpy as np

from claims.comparison.columns import Columns, Mask, Pairs
from claims.comparison.frames import Frame
from claims.comparison.match import EASY, Match
from claims.comparison.period_columns import periods
from claims.comparison.setting import Story
from claims.comparison.topics import APART, CHECKS, DEGREES, EVERYBODY, SCALE_LIMIT, SUBGROUPS, contrasted
from claims.terms import Modality

# Floats stand for decimals here, so a little less than the limit may be above it.
NEARLY = 0.999


def contrasts(pairs: Pairs, story: Story) -> Mask:
    """Whether one article sets the two figures against each other."""
    together = np.equal(*pairs.codes(lambda found: found.claim.article))
    voices = np.not_equal(*pairs.codes(lambda found: found.origin.key))
    return pairs.where(together & voices, lambda left, right: contrasted(left, right, story))


def check_signals(pairs: Pairs, equal: Mask, story: Story) -> Columns:
    """0 where a check sees no difference, 1 where it sees another scope, 2 another question; by the name of the check."""
    masks = {
        "sentences": _in_one_sentence(pairs) & ~equal,
        "plans": np.logical_and(*pairs.flags(lambda found: found.claim.modality is Modality.PLANNED))
        & ~equal,
        "subgroups": _easy(pairs) & ~equal & _groups_named(pairs),
        "times": _times_apart(pairs),
        "rates": ~equal & np.logical_or(*pairs.flags(lambda found: found.rate)),
        "modality": ~equal & np.not_equal(*pairs.flags(lambda found: found.open_future)),
        "scales": _scales_apart(pairs),
        "fates": _easy(pairs) & _fates_apart(pairs, equal),
    }

    def seen(name: str, left: Frame, right: Frame) -> int:
        verdict = CHECKS[name](left, right, story)
        return 0 if verdict is None else 1 if verdict[0] is Match.SCOPE else 2

    found = {
        f"check_{name}": pairs.where(mask, lambda left, right, name=name: seen(name, left, right), np.int8)  # type: ignore[misc]
        for name, mask in masks.items()
    }
    found["check_subjects"] = pairs.once(
        np.not_equal(*pairs.codes(lambda found: found.country)),
        lambda found: (found.country, found.claim.category, found.bucket),
        lambda left, right: seen("subjects", left, right),
        np.int8,
    )
    return found


def _easy(pairs: Pairs) -> Mask:
    return pairs.flags(lambda found: found.family in EASY)[0]


def _in_one_sentence(pairs: Pairs) -> Mask:
    return np.equal(*pairs.codes(lambda found: (found.claim.article, found.claim.sentence)))


def _groups_named(pairs: Pairs) -> Mask:
    """Whether a group of people is named, or one of the two counts others than everybody."""
    groups = np.logical_or(*pairs.flags(lambda found: found.nouns & SUBGROUPS))
    special = np.not_equal(*pairs.flags(lambda found: found.noun_words and not found.nouns & EVERYBODY))
    return groups | special


def _times_apart(pairs: Pairs) -> Mask:
    bygone = np.logical_or(*pairs.flags(lambda found: found.bygone))
    long = np.not_equal(*pairs.flags(lambda found: found.long))
    return bygone | long | (periods(pairs, lambda found: found.period).gap > 0)


def _scales_apart(pairs: Pairs) -> Mask:
    one, two = pairs.numbers(lambda found: float(abs(found.figure.nominal)) if found.figure else 0.0)
    return np.maximum(one, two) > np.minimum(one, two) * SCALE_LIMIT * NEARLY


def _fates_apart(pairs: Pairs, equal: Mask) -> Mask:
    base = np.not_equal(*pairs.flags(lambda found: found.base))
    told = np.logical_or(
        *pairs.flags(lambda found: found.near_concepts & APART or found.markers & (DEGREES | {"still"}))
    )
    return base | (told & ~equal)
