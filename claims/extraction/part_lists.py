"""Lists of parts: "neun Menschen starben: sechs Wachleute und drei Gäste", "27 Tote, unter ihnen drei Kinder".

A list belongs to a number before it when its numbers add up to it, or when "darunter" and the like lead to it.
"""

import re
from decimal import Decimal

from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.person_nouns import person_sort

_AMONG = re.compile(
    r"\b(?:darunter|davon|unter ihnen|unter denen|einschließlich|inklusive)\s(?:(?:auch|allein|mindestens|rund|etwa|mehr als|bis zu|knapp)\s)*$"
)
_NEXT = re.compile(
    r"(?:,|\sund|\ssowie|,\sdazu|,\saußerdem)\s(?:(?:auch|weitere|mindestens|rund|etwa)\s)*(?:(?:der|die|den|das)\s)?"
)
# "23 Bergleute starben unter Tage, zwei weitere erlagen …": parts with a verb each.
_NEXT_CLAUSE = re.compile(r"[^.;:!?\d]{0,60}[,;]?\s")
# Where a list starts: behind a colon, a dash, a comma or the end of the sentence.
_OPENS = re.compile(r"[:–(,.]")
# "94 Drohnen flogen an. 82 Drohnen wurden abgefangen": what is brought down is part of what was sent.
_BROUGHT_DOWN = re.compile(
    r"\b(?:abgefangen|abgeschossen|abgewehrt|unschädlich|neutralisiert|vom Himmel|heruntergeholt|zum Absturz|ihr Ziel|ihre Ziele)\b"
)
# How many numbers back the whole may be told.
MEMORY = 4
# A list of more parts than this is none that a reader adds up.
LONGEST = 6
# Smaller numbers add up by chance.
LEAST_FAR_WHOLE = Decimal(6)
_VALUES = frozenset({"age", "duration", "distance_size_weight", "percent"})


def bind_lists(text: str, drafts: list[Draft], earlier: list[Draft]) -> None:
    """Sets ``listed_under`` of the drafts of one sentence; ``earlier`` are the numbers of the sentences before."""
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        if before is not None and _counts_people(draft):
            if _AMONG.search(text, before.end, draft.start):
                draft.listed_under = before.listed_under or before
            elif before.listed_under is not None and _NEXT.fullmatch(text, before.end, draft.start):
                draft.listed_under = before.listed_under
    if drafts and _BROUGHT_DOWN.search(text, drafts[0].words.start, drafts[0].words.end):
        for index, draft in enumerate(drafts):
            fired = [
                other
                for other in [*earlier[-MEMORY:], *drafts[:index]]
                if other.noun_name == draft.noun_name and not other.summed
            ]
            if draft.noun is not None and any(_exceeds(other, draft) for other in fired):
                draft.summed = True
    for index in range(len(drafts)):
        _bind_sum(text, drafts[index:], [*earlier[-MEMORY:], *drafts[:index]])


def _bind_sum(text: str, parts: list[Draft], before: list[Draft]) -> None:
    """Binds the list that starts with the first of ``parts`` to the nearest number that it adds up to."""
    if not before or parts[0].summed:
        return
    for whole in reversed(before[-MEMORY:]):
        near = whole is before[-1]
        if near and not _OPENS.search(text[whole.end : parts[0].start]):
            continue
        if not near and (whole.numeral.maximum or 0) < LEAST_FAR_WHOLE:
            continue
        for part in _summing(text, whole, parts[:LONGEST], _NEXT_CLAUSE if near else _NEXT):
            part.listed_under, part.summed = whole, True


def _summing(text: str, whole: Draft, parts: list[Draft], joint: re.Pattern[str]) -> list[Draft]:
    """The parts that are joined to each other and add up to the whole; empty when there is no such list."""
    total = Decimal(0)
    for count, part in enumerate(parts, start=1):
        if part.numeral.sort not in (NumeralSort.CARDINAL, NumeralSort.ARTICLE) or not _same_kind(
            whole, part
        ):
            return []
        if count > 1 and not joint.fullmatch(text, parts[count - 2].end, part.start):
            return []
        total += part.numeral.maximum or 0
        if total == whole.numeral.maximum and count > 1:
            return parts[:count]
    return []


def _same_kind(whole: Draft, part: Draft) -> bool:
    """Whether one can be part of the other: people both, or things of one category."""
    if whole.numeral.unit is not None or part.numeral.unit is not None:
        return False
    if _counts_people(part):
        return _counts_people(whole) or whole.elided
    return part.category == whole.category and part.category not in _VALUES and not _counts_people(whole)


def _exceeds(whole: Draft, part: Draft) -> bool:
    larger, smaller = whole.numeral.maximum, part.numeral.maximum
    return (
        larger is not None
        and smaller is not None
        and larger > smaller
        and whole.category in ("equipment", "ammunition")
    )


def _counts_people(draft: Draft) -> bool:
    return draft.numeral.unit is None and draft.noun is not None and person_sort(draft.noun.noun) is not None
