"""What speaks for and against two dates belonging to one event, as numbers: the inputs of a trained forest."""

import math

from claims.comparison import words
from claims.comparison.events import ORDINAL, REPORTING, WINDOW, same_event, upcoming
from claims.comparison.frames import Frame
from claims.comparison.match import Match, event_concepts, single_events
from claims.comparison.signals import (
    Signals,
    Surroundings,
    agreement,
    layout,
    passages,
    same,
    shared_words,
    voices,
)
from claims.terms import Modality


def date_signals(left: Frame, right: Frame, around: Surroundings) -> Signals:
    """All signals of two date claims with calendar values. The order of the two does not matter."""
    return (
        _days(left, right)
        | _wording(left, right)
        | _events(left, right)
        | shared_words(left, right, around.vocabulary)
        | voices(left, right)
        | layout(left, right, around)
        | passages(left, right, around.passages)
        | {
            "subject": agreement(left.subject_words, right.subject_words),
            "place": same(left.place, right.place),
            "by_rules": same_event(left, right, around.story)[0] is Match.SAME,
        }
    )


def _days(left: Frame, right: Frame) -> Signals:
    one, two = left.period, right.period
    if one is None or two is None:
        raise ValueError("only dates with calendar values have signals")
    known = left.published is not None and right.published is not None
    return {
        "gap": math.log10(1 + one.gap(two)),
        "touching": one.touches(two),
        "same_days": one == two,
        "inside": one.holds(two) or two.holds(one),
        "shorter": math.log10(min(one.days, two.days)),
        "longer": math.log10(max(one.days, two.days)),
        "upcoming": upcoming(left) + upcoming(right),
        "upcoming_apart": upcoming(left) != upcoming(right),
        "published_gap": math.log10(1 + left.published.gap(right.published)) if known else -1,  # type: ignore[union-attr,arg-type]
        "from_publication": sum(
            math.log10(1 + f.published.gap(f.period))
            for f in (left, right)
            if f.published is not None and f.period is not None
        ),
    }


def _wording(left: Frame, right: Frame) -> Signals:
    one, two = left.claim.quote.casefold(), right.claim.quote.casefold()
    return {
        "same_quote": one == two,
        "numbered": sum(any(character.isdigit() for character in quote) for quote in (one, two)),
        "windows": bool(WINDOW.search(one)) + bool(WINDOW.search(two)),
        "same_mod": left.claim.mod == right.claim.mod,
        "mods": (left.claim.mod is not None) + (right.claim.mod is not None),
        "ordinal": len((left.markers ^ right.markers) & ORDINAL),
        "denied": sum(f.claim.modality is Modality.DENIED for f in (left, right)),
    }


def _events(left: Frame, right: Frame) -> Signals:
    one, two = (frame.concepts & event_concepts() - REPORTING for frame in (left, right))
    wide = [frame.wide_concepts & event_concepts() - REPORTING for frame in (left, right)]
    named = [words.meanings(frame.claim.event or "") for frame in (left, right)]
    return {
        "events": len(one & two),
        "events_apart": bool(one and two and not one & two),
        "events_unlike": len(one ^ two),
        "single_events": len(one & two & single_events()),
        "wide_events": len(wide[0] & wide[1]),
        "event_words": words.overlap(*named),
        "event_words_count": len(named[0] & named[1]),
        "events_named": bool(named[0]) + bool(named[1]),
        "reporting": bool((left.concepts | right.concepts) & REPORTING),
    }
