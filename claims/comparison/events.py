"""Do two dates belong to one event? Outlets may name different days for a sinking, but two statements are two events."""

import re

from claims.comparison import words
from claims.comparison.frames import Frame
from claims.comparison.match import Match, Verdict, concept_labels, event_concepts, single_events
from claims.comparison.records import Reason
from claims.comparison.setting import Story

# Dates further apart than this are not two versions of one day.
DATE_REACH_DAYS = 21
# "Ende 2027" and "Mitte 2028" are a year's halves apart: each day of the shorter period allows this many more.
REACH_PER_DAY = 3
# Deadlines of whole months are plans; a closed road is closed until another day as soon as things go on.
COARSE_DAYS = 28
WINDOW = re.compile(
    r"(?:vergangen|letzt|vorig|kommend|nächst|dies|vorvergangen|vorletzt)\w*\s(?:woche|monat|jahr|tag|wochenend|quartal)"
)
# "Zunächst Ende 2024", "weitere Anfang 2025": one after the other, not one against the other.
ORDINAL = frozenset({"first", "further"})
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
    shared = one & two
    values = {"shared": ", ".join(sorted(concept_labels()[c] for c in shared)) or (left.claim.event or "")}
    if left.period is None or right.period is None or left.period.gap(right.period) > _reach(left, right):
        return Match.OTHER, Reason("other_event", values)
    likeness = words.overlap(*named)
    equal = left.period.touches(right.period)
    if not equal and (_deictic(left, right) or (left.markers ^ right.markers) & ORDINAL):
        return Match.OTHER, Reason("other_event", values)
    if _aligned_dates(left, right, story):
        return Match.SAME, Reason("same_passage", {})
    if equal and (shared or likeness >= EVENT_LIKENESS):
        return Match.SAME, Reason("same_event", values)
    if _deadlines(left, right, story):
        return Match.SAME, Reason("same_event", values)
    unlike = all(named) and likeness < EVENT_LIKENESS and not shared & single_events()
    if upcoming(left) != upcoming(right) or unlike:
        return Match.OTHER, Reason("other_event", values)
    telling = not (left.concepts | right.concepts) & REPORTING and (shared or not (one and two))
    if likeness >= 0.75 and len(named[0] & named[1]) >= 2 and telling:
        return Match.SAME, Reason("same_event", values)
    other_happening = bool(one - two) and bool(two - one) and likeness < SHARED_NAMES
    if not shared & single_events() or other_happening:
        return Match.OTHER, Reason("other_event", values)
    return Match.SAME, Reason("same_event", values)


def _reach(left: Frame, right: Frame) -> int:
    """Days that may lie between two versions of one date: the vaguer they are, the more."""
    if left.period is None or right.period is None:
        return 0
    return DATE_REACH_DAYS + REACH_PER_DAY * min(left.period.days, right.period.days)


def _deictic(left: Frame, right: Frame) -> bool:
    """Whether both dates are told from the day of writing by the same words, "am Mittwoch", "in der vergangenen Woche":
    in articles of different weeks these are different days, not different versions of one."""
    one, two = left.claim.quote.casefold(), right.claim.quote.casefold()
    return bool(WINDOW.search(one) or WINDOW.search(two)) or (one == two and not re.search(r"\d", one))


def _deadlines(left: Frame, right: Frame, story: Story) -> bool:
    """Whether both say until when one thing shall be done: "bis Ende 2027" and "bis Mitte 2028" abgebaut."""
    until = all(f.claim.quote.casefold().startswith("bis") and upcoming(f) for f in (left, right))
    named = (left.wide_concepts & right.wide_concepts & event_concepts()) - REPORTING
    coarse = left.period is not None and right.period is not None
    coarse = coarse and min(left.period.days, right.period.days) >= COARSE_DAYS  # type: ignore[union-attr]
    return until and coarse and bool(named)


def upcoming(found: Frame) -> bool:
    """Whether the date lies ahead of its article: next week's strike is another one than yesterday's."""
    return bool(found.period and found.published and found.published.before(found.period))


def _aligned_dates(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    if not story.copies.opposite(one.article, one.start, two.article, two.start):
        return False
    return one.quote.casefold() == two.quote.casefold()
