"""Categories: what is counted, from the noun and from what its clause says happened.

``category_of_noun`` looks a noun up in ``lexicon/categories.tsv``; ``category_of_predicate`` reads the predicates of
``lexicon/predicates.tsv`` ("starben", "festgenommen", "getötet oder verwundet") in a stretch of text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction import lexicon
from claims.extraction.number_words import fold
from claims.extraction.sentence_words import lemma

_ROWS = lexicon.read("categories")
_HEADS = {row["word"]: row["category"] for row in _ROWS}
_WHOLE = frozenset(row["word"] for row in _ROWS if row["match"] == "whole")
CATEGORIES = frozenset(row["category"] for row in _ROWS) | {"age", "other"}

# The shortest part of a compound that is looked up as its head; shorter ones ("ei" in "Partei") mislead.
_SHORTEST_HEAD = 3

_ADJECTIVE_ENDING = re.compile(r"e[mnrs]?$")

# What the people of a predicate can be: these categories follow from the noun and give way to the predicate.
OPEN_CATEGORIES = frozenset({"other", "troops", "participants", "displaced"})


@lru_cache(maxsize=50_000)
def category_of_noun(noun: str) -> str | None:
    """The category of a noun in any form, None when the lexicon does not know it."""
    for form in (lemma(noun), noun, lemma(noun) + "er"):
        folded = fold(form)
        for candidate in (folded, _ADJECTIVE_ENDING.sub("", folded)):
            if candidate in _HEADS:
                return _HEADS[candidate]
    folded = fold(lemma(noun))
    for candidate in (folded, _ADJECTIVE_ENDING.sub("", folded)):
        for cut in range(1, len(candidate) - _SHORTEST_HEAD + 1):
            head = candidate[cut:]
            if head in _HEADS and head not in _WHOLE:
                return _HEADS[head]
    return None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A cue in the text: its category, what it counts, and where it stands."""

    category: str
    kind: str
    start: int
    end: int


_PREDICATE_ROWS = lexicon.read("predicates")
_PREDICATES = re.compile(
    "|".join(
        rf"(?P<p{index}>(?<!\w){row['pattern']})"
        for index, row in sorted(enumerate(_PREDICATE_ROWS), key=lambda pair: -len(pair[1]["pattern"]))
    )
)


def predicates(text: str, start: int, end: int) -> list[Predicate]:
    """The predicates in text[start:end] in running order."""
    found: list[Predicate] = []
    for match in _PREDICATES.finditer(text, start, end):
        assert match.lastgroup is not None
        row = _PREDICATE_ROWS[int(match.lastgroup[1:])]
        found.append(Predicate(row["category"], row["kind"], match.start(), match.end()))
    return found
