"""Are two texts states of one article, or two articles? Pure; decides whether an id was reused.

An edited article keeps most of its wording, a growing one contains its earlier state, so the measure is how much of the
shorter text is found again in the longer one.
"""

import re
from collections.abc import Set
from typing import TypeVar

T = TypeVar("T")

WORD = re.compile(r"\w+")
# Of the word triples of the shorter text, unrelated German articles share up to 0.05, articles of different outlets on one
# event up to 0.08, reworked agency copies 0.37 and more (47 articles of ten stories). A fifth lies between.
SAME_TEXT = 0.2
# Under the same headline less is enough: the first flash of three sentences is often rewritten as a whole.
SAME_TEXT_AND_TITLE = 0.04
# Texts of fewer words have too few triples; there single words are compared, of which unrelated headlines share up to a
# half (979 pairs).
SHORT_TEXT = 20
SAME_SHORT_TEXT = 0.6


def is_same_article(earlier: tuple[str, str], later: tuple[str, str]) -> bool:
    """Whether two (title, text) pairs are versions of one article."""
    (earlier_title, earlier_text), (later_title, later_text) = earlier, later
    if earlier_text == later_text:
        return True
    before, after = words(earlier_text), words(later_text)
    if min(len(before), len(after)) < SHORT_TEXT:
        return containment(set(before), set(after)) >= SAME_SHORT_TEXT
    shared = containment(triples(before), triples(after))
    same_title = bool(earlier_title) and words(earlier_title) == words(later_title)
    return shared >= (SAME_TEXT_AND_TITLE if same_title else SAME_TEXT)


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def triples(found: list[str]) -> set[tuple[str, ...]]:
    return set(zip(found, found[1:], found[2:], strict=False))


def containment(one: Set[T], other: Set[T]) -> float:
    """The share of the smaller set that lies in the other; 0 when one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
