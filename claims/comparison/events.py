"""Do two dates belong to one event? Outlets may name different days for a sinking, but two statements are two events."""

from claims.comparison import words
from claims.comparison.frames import Frame
from claims.comparison.match import Match, Verdict, concept_labels, event_concepts, single_events
from claims.comparison.records import Reason
from claims.comparison.setting import Story

# Dates further apart than this are not two versions of one day.
DATE_REACH_DAYS = 21
# Events that are named share this part of their content words when they are the same ("Ausbruch des Feuers", "Meldung
# des Feuers").
EVENT_LIKENESS = 0.5
# Below this share of event words, further events named beside the dates make them two happenings.
SHARED_NAMES = 0.3
REPORTING = frozenset({"statement", "publication"})


def same_event(left: Frame, right: Frame, story: Story) -> Verdict:
    """Two dates answer one question when they share what happened: the event's words, and no other event between."""
    one = left.concepts & event_concepts() - REPORTING
    two = right.concepts & event_concepts() - REPORTING
    named = words.content(left.claim.event or ""), words.content(right.claim.event or "")
    likeness = words.overlap(*named)
    shared = one & two
    values = {"shared": ", ".join(sorted(concept_labels()[c] for c in shared)) or (left.claim.event or "")}
    if left.period is None or right.period is None or left.period.gap(right.period) > DATE_REACH_DAYS:
        return Match.OTHER, Reason("other_event", values)
    equal = left.period.touches(right.period)
    if _aligned_dates(left, right, story):
        return Match.SAME, Reason("same_passage", {})
    if equal and (shared or likeness >= EVENT_LIKENESS):
        return Match.SAME, Reason("same_event", values)
    unlike = all(named) and likeness < EVENT_LIKENESS and not shared & single_events()
    if _upcoming(left) != _upcoming(right) or unlike:
        return Match.OTHER, Reason("other_event", values)
    telling = not (left.concepts | right.concepts) & REPORTING and (shared or not (one and two))
    if likeness >= 0.75 and len(named[0] & named[1]) >= 2 and telling:
        return Match.SAME, Reason("same_event", values)
    other_happening = bool(one - two) and bool(two - one) and likeness < SHARED_NAMES
    if not shared & single_events() or other_happening:
        return Match.OTHER, Reason("other_event", values)
    return Match.SAME, Reason("same_event", values)


def _upcoming(found: Frame) -> bool:
    """Whether the date lies ahead of its article: next week's strike is another one than yesterday's."""
    return bool(found.period and found.published and found.published.before(found.period))


def _aligned_dates(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    if not story.copies.opposite(one.article, one.start, two.article, two.start):
        return False
    return one.quote.casefold() == two.quote.casefold()
