"""Annotated stories as examples for the forests of comparison: signals of pairs, and what annotators say of them.

The claims are those that extraction finds, its errors included, so that it is learned how far each field can be trusted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.comparison.columns import Pairs, rows
from claims.comparison.date_signals import date_columns
from claims.comparison.matcher import Pair, end, one_value
from claims.comparison.second_look import End
from claims.comparison.signals import Signals, Surroundings, figure_columns
from claims.evaluation.gold import GoldStory, read
from claims.evaluation.measuring import extracted_claims, prepared
from claims.evaluation.scoring_stories import locator
from claims.terms import Kind, Relation

# Relations whose two claims answer different questions.
DIFFERENT = frozenset({Relation.DIFFERENT_SCOPE, Relation.SUM_OF_PARTS})


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of claims of a story. ``right`` is what is asked: one question, or a later state. ``hard`` marks pairs whose
    values differ; to see that equal ones belong together is easy."""

    story: str
    ends: tuple[End, End]
    signals: Signals
    right: bool
    hard: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """``figures`` and ``dates`` ask whether two claims answer one question, ``later`` whether differing figures of one
    question are a later state (or else a disagreement)."""

    figures: list[Example] = field(default_factory=list)
    dates: list[Example] = field(default_factory=list)
    later: list[Example] = field(default_factory=list)


def examples(folders: Sequence[Path]) -> Iterator[Examples]:
    """The candidate pairs of every story below the folders, story by story, without those on which editors may differ. What
    annotators listed in no relation counts as different questions. Raises GoldError."""
    for folder in folders:
        for story in read(folder).stories:
            yield _examples(story)


def _examples(story: GoldStory) -> Examples:
    comparison, places = prepared(story, extracted_claims(story.articles))
    annotated = locator(story)
    keys = {claim: annotated(place) for claim, place in places.items()}
    relations = {frozenset((r.a, r.b)): r.relation for r in story.relations}
    found = Examples()
    matcher = comparison.matcher
    candidates = list(comparison.candidates())
    for (one, two), signals in zip(candidates, _signals(candidates, matcher.around), strict=True):
        a, b = keys[one.claim.id], keys[two.claim.id]
        pair = frozenset((a, b)) if a and b else None
        if pair in story.either:
            continue
        relation = relations.get(pair) if pair else None
        same = relation is not None and relation not in DIFFERENT
        ends = end(one), end(two)
        hard = not one_value(one, two)
        if one.claim.kind is Kind.DATE:
            found.dates.append(Example(story.name, ends, signals, same, hard))
            continue
        found.figures.append(Example(story.name, ends, signals, same, hard))
        if hard and relation in (Relation.CONTRADICT, Relation.UPDATE_OVER_TIME):
            later = relation == Relation.UPDATE_OVER_TIME
            found.later.append(Example(story.name, ends, matcher.ordering(one, two), later, hard))
    return found


def _signals(pairs: Sequence[Pair], around: Surroundings) -> list[Signals]:
    """What the forests are told of each pair, in order."""
    found: dict[int, Signals] = {}
    for kind, columns in ((Kind.QUANTITY, figure_columns), (Kind.DATE, date_columns)):
        places = [number for number, (one, _two) in enumerate(pairs) if one.claim.kind is kind]
        if places:
            found |= zip(
                places, rows(columns(Pairs([pairs[place] for place in places]), around)), strict=True
            )
    return [found[number] for number in range(len(pairs))]
