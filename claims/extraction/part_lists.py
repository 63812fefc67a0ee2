"""Lists of parts: "neun Menschen starben: sechs Wachleute und drei Gäste", "27 Tote, unter ihnen drei Kinder".

A list belongs to the number before it when its numbers add up to it, or when "darunter" and the like lead to it.
"""

import re

from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.person_nouns import person_sort

_AMONG = re.compile(
    r"\b(?:darunter|davon|unter ihnen|unter denen|einschließlich|inklusive)\s(?:(?:auch|allein|mindestens|rund|etwa|mehr als|bis zu|knapp)\s)*$"
)
_NEXT = re.compile(r"(?:,|\sund|\ssowie|,\sdazu)\s(?:(?:auch|weitere|mindestens|rund|etwa)\s)*")
# Where a list starts: behind a colon, a dash, a comma or the end of the sentence.
_OPENS = re.compile(r"[:–(,.]")
# "94 Drohnen flogen an. 82 Drohnen wurden abgefangen": what is brought down is part of what was sent.
_BROUGHT_DOWN = re.compile(
    r"\b(?:abgefangen|abgeschossen|abgewehrt|unschädlich|neutralisiert|vom Himmel|heruntergeholt|zum Absturz|ihr Ziel|ihre Ziele)\b"
)
# How many numbers back the salvo may be told.
MEMORY = 4
# A list of more parts than this is none that a reader adds up.
LONGEST = 5


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
        for draft in drafts:
            fired = [
                other
                for other in earlier[-MEMORY:]
                if other.noun_name == draft.noun_name and not other.summed
            ]
            if draft.noun is not None and any(_exceeds(other, draft) for other in fired):
                draft.summed = True
    wholes = [*earlier[-1:], *drafts]
    for index, whole in enumerate(wholes):
        for parts in _summing(text, whole, wholes[index + 1 :]):
            for part in parts:
                part.listed_under, part.summed = whole, True


def _summing(text: str, whole: Draft, following: list[Draft]) -> list[list[Draft]]:
    """The parts behind the whole that are joined to each other and add up to it, at most one such list."""
    value = whole.numeral.maximum
    if (
        value is None
        or not following
        or not _counts_people(whole)
        or not _OPENS.search(text[whole.end : following[0].start])
    ):
        return []
    parts: list[Draft] = []
    total = value - value
    for part in following[:LONGEST]:
        if (
            part.numeral.maximum is None
            or part.numeral.sort != NumeralSort.CARDINAL
            or not _counts_people(part)
        ):
            return []
        if parts and not _NEXT.fullmatch(text, parts[-1].end, part.start):
            return []
        parts.append(part)
        total += part.numeral.maximum
        if total == value and len(parts) > 1:
            return [parts]
    return []


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
