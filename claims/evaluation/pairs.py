"""Annotated stories as examples for the matcher: pairs of figures with their signals, and whether they answer one question.

The claims are those that extraction finds, its errors included, so that the matcher learns how far each field can be trusted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.comparison.signals import Signals, signals
from claims.evaluation.gold import GoldStory, read
from claims.evaluation.measuring import extracted_claims, prepared
from claims.evaluation.scoring_stories import locator
from claims.terms import Kind, Relation

# Relations whose two claims answer different questions.
DIFFERENT = frozenset({Relation.DIFFERENT_SCOPE, Relation.SUM_OF_PARTS})


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of figures of a story. ``alike`` tells whether both give the same number: those pairs are the easy ones."""

    story: str
    signals: Signals
    alike: bool
    same: bool


def examples(folders: Sequence[Path]) -> Iterator[Example]:
    """The candidate pairs of every story below the folders, without those on which editors may differ. What annotators
    listed in no relation counts as different questions. Raises GoldError."""
    for folder in folders:
        for story in read(folder).stories:
            yield from _examples(story)


def _examples(story: GoldStory) -> Iterator[Example]:
    comparison, places = prepared(story, extracted_claims(story.articles))
    annotated = locator(story)
    keys = {claim: annotated(place) for claim, place in places.items()}
    same = {frozenset((r.a, r.b)) for r in story.relations if r.relation not in DIFFERENT}
    for one, two in comparison.candidates():
        if one.claim.kind is not Kind.QUANTITY:
            continue
        pair = frozenset((keys[one.claim.id], keys[two.claim.id]))
        if pair in story.either:
            continue
        found = signals(one, two, comparison.surroundings)
        yield Example(story.name, found, bool(found["equal"]), pair in same)
