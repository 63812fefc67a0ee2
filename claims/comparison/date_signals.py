"""What speaks for and against two dates belonging to one event, as numbers: the inputs of a trained forest."""

import math

import numpy as np

from claims.comparison import words
from claims.comparison.columns import Columns, Mask, Pairs, agreement, count, row, same, sizes
from claims.comparison.events import (
    DATE_REACH_DAYS,
    ORDINAL,
    REACH_PER_DAY,
    REPORTING,
    WINDOW,
    same_event,
    upcoming,
)
from claims.comparison.frames import Frame
from claims.comparison.match import Match, event_concepts, single_events
from claims.comparison.period_columns import periods
from claims.comparison.setting import Story
from claims.comparison.signals import Signals, Surroundings, layout, passages, shared_words, voices
from claims.terms import Modality


def date_signals(left: Frame, right: Frame, around: Surroundings) -> Signals:
    """All signals of two date claims with calendar values. The order of the two does not matter."""
    return row(date_columns(Pairs([(left, right)]), around))


def date_columns(pairs: Pairs, around: Surroundings) -> Columns:
    """``date_signals`` of many pairs."""
    return (
        _days(pairs)
        | _wording(pairs)
        | _events(pairs)
        | shared_words(pairs, around.vocabulary)
        | voices(pairs)
        | layout(pairs, around)
        | passages(pairs, around.passages)
        | around.encoder.columns(pairs, around.story.articles)
        | {
            "subject": agreement(pairs, lambda found: found.subject_words),
            "place": same(*pairs.codes(lambda found: found.place)),
            "by_rules": _by_rules(pairs, around.story),
        }
    )


def _days(pairs: Pairs) -> Columns:
    if any(found.period is None for found in pairs.frames):
        raise ValueError("only dates with calendar values have signals")
    days, published = (
        periods(pairs, lambda found: found.period),
        periods(pairs, lambda found: found.published),
    )
    ahead = pairs.flags(upcoming)
    since = pairs.numbers(_from_publication)
    return {
        "gap": np.log10(1 + days.gap),
        "touching": days.gap == 0,
        "same_days": days.equal,
        "inside": days.inside,
        "shorter": np.log10(days.shorter),
        "longer": np.log10(days.longer),
        "upcoming": count(*ahead),
        "upcoming_apart": np.not_equal(*ahead),
        "published_gap": np.where(published.known, np.log10(1 + published.gap), -1.0),
        "from_publication": since[0] + since[1],
    }


def _from_publication(found: Frame) -> float:
    if found.published is None or found.period is None:
        return 0.0
    return math.log10(1 + found.published.gap(found.period))


def _wording(pairs: Pairs) -> Columns:
    ordinal = pairs.common(lambda found: found.markers & ORDINAL)
    return {
        "same_quote": np.equal(*pairs.codes(lambda found: found.claim.quote.casefold())),
        "numbered": count(*pairs.flags(lambda found: any(letter.isdigit() for letter in found.claim.quote))),
        "windows": count(*pairs.flags(lambda found: WINDOW.search(found.claim.quote.casefold()))),
        "same_mod": np.equal(*pairs.codes(lambda found: found.claim.mod)),
        "mods": count(*pairs.flags(lambda found: found.claim.mod is not None)),
        "ordinal": sum(sizes(pairs, lambda found: found.markers & ORDINAL)) - 2 * ordinal,
        "denied": count(*pairs.flags(lambda found: found.claim.modality is Modality.DENIED)),
    }


def _events(pairs: Pairs) -> Columns:
    known = event_concepts() - REPORTING
    named = pairs.common(_event_words)
    shared = pairs.common(lambda found: found.concepts & known)
    told = sizes(pairs, lambda found: found.concepts & known)
    either = pairs.flags(lambda found: found.claim.event and _event_words(found))
    return {
        "events": shared,
        "events_apart": (told[0] > 0) & (told[1] > 0) & (shared == 0),
        "events_unlike": told[0] + told[1] - 2 * shared,
        "single_events": pairs.common(lambda found: found.concepts & known & single_events()),
        "wide_events": pairs.common(lambda found: found.wide_concepts & known),
        "event_words": pairs.once(
            either[0] & either[1],
            _event_words,
            lambda left, right: words.overlap(_event_words(left), _event_words(right)),
            np.float64,
        ),
        "event_words_count": named,
        "events_named": count(*either),
        "reporting": np.logical_or(*pairs.flags(lambda found: found.concepts & REPORTING)),
    }


def _event_words(found: Frame) -> frozenset[str]:
    return words.meanings(found.claim.event or "")


def _by_rules(pairs: Pairs, story: Story) -> Mask:
    """Whether the rules see one event; they see none in dates too far apart."""
    days = periods(pairs, lambda found: found.period)
    return pairs.where(
        days.gap <= DATE_REACH_DAYS + REACH_PER_DAY * days.shorter,
        lambda left, right: same_event(left, right, story)[0] is Match.SAME,
    )
