"""Annotated stories as examples for the forests of comparison: signals of pairs, and what annotators say of them.

The claims are those that extraction finds, its errors included, so that it is learned how far each field can be trusted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from claims.comparison.columns import Pairs
from claims.comparison.date_signals import date_columns
from claims.comparison.encoder import Encoder, Read, passage, pieces
from claims.comparison.frames import Frame
from claims.comparison.matcher import Pair, end, one_value
from claims.comparison.second_look import End
from claims.comparison.signals import Surroundings, figure_columns
from claims.evaluation import gold, marked
from claims.evaluation.gold import GoldStory
from claims.evaluation.growing import Row
from claims.evaluation.measuring import extracted_claims, prepared
from claims.evaluation.scoring_stories import Place, locator
from claims.terms import Kind, Relation

# The two parts of the stories: those annotated in every field, and those in which only shared questions are marked. The forests must learn
# from encoders that did not see the story, so each part has an encoder that saw the other one alone.
ANNOTATED, MARKED = PARTS = (0, 1)
# Relations whose two claims answer different questions.
DIFFERENT = frozenset({Relation.DIFFERENT_SCOPE, Relation.SUM_OF_PARTS})


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of claims of a story. ``right`` is what is asked: one question, or a later state. ``hard`` marks pairs whose
    values differ; to see that equal ones belong together is easy."""

    story: str
    ends: tuple[End, End]
    signals: Row
    right: bool
    hard: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """``figures`` and ``dates`` ask whether two claims answer one question, ``later`` whether differing figures of one
    question are a later state (or else a disagreement)."""

    figures: list[Example] = field(default_factory=list)
    dates: list[Example] = field(default_factory=list)
    later: list[Example] = field(default_factory=list)


@dataclass(slots=True)
class AskedPairs:
    """Pairs of claims of one kind, column by column, by their places in ``Asked.read``: ``right`` those that answer one question,
    ``hard`` those whose values differ."""

    one: list[int] = field(default_factory=list)
    two: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    hard: list[bool] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """The claims of one story as the encoder reads them, and its pairs of either kind. ``part`` is one of PARTS."""

    name: str
    part: int
    read: list[Read]
    pairs: dict[Kind, AskedPairs]


def held_out(folder: Path) -> list[Path]:
    """Where the encoders are that did not see one part of the stories, part by part."""
    return [folder / str(part) for part in PARTS]


def stories(folders: Sequence[Path]) -> Iterator[tuple[GoldStory, int]]:
    """Every story below the folders, and which part it belongs to. Raises GoldError."""
    for folder in folders:
        yield from ((story, ANNOTATED) for story in gold.read(folder).stories)
        yield from ((story, MARKED) for story in marked.read(folder))


def examples(folders: Sequence[Path], encoders: Path) -> Iterator[Examples]:
    """The candidate pairs of every story below the folders, story by story, without those on which editors may differ. What
    annotators listed in no relation counts as different questions. Of the ``encoders`` (see ``held_out``) the one is asked that
    did not see the story. Raises GoldError."""
    for story, part in stories(folders):
        yield _examples(story, held_out(encoders)[part])


def asked(folders: Sequence[Path]) -> Iterator[Asked]:
    """The same pairs, for the encoder. Raises GoldError."""
    for story, part in stories(folders):
        comparison, places = prepared(story, extracted_claims(story.articles))
        texts = {article.id: article.text for article in story.articles}
        claims = [found.claim for found in comparison.frames.values()]
        places_of = {claim.id: place for place, claim in enumerate(claims)}
        read = [pieces(passage(claim, texts[claim.article])) for claim in claims]
        told = Asked(story.name, part, read, {kind: AskedPairs() for kind in Kind})
        for one, two, relation in _told(story, comparison.candidates(), places):
            pairs = told.pairs[one.claim.kind]
            pairs.one.append(places_of[one.claim.id])
            pairs.two.append(places_of[two.claim.id])
            pairs.right.append(_same(relation))
            pairs.hard.append(not one_value(one, two))
        yield told


def _examples(story: GoldStory, encoder: Path) -> Examples:
    comparison, places = prepared(story, extracted_claims(story.articles), Encoder(folder=encoder))
    found = Examples()
    matcher = comparison.matcher
    candidates = list(_told(story, comparison.candidates(), places))
    pairs = [(one, two) for one, two, _relation in candidates]
    for (one, two, relation), signals in zip(candidates, _signals(pairs, matcher.around), strict=True):
        ends = end(one), end(two)
        hard = not one_value(one, two)
        if one.claim.kind is Kind.DATE:
            found.dates.append(Example(story.name, ends, signals, _same(relation), hard))
            continue
        found.figures.append(Example(story.name, ends, signals, _same(relation), hard))
        if hard and relation in (Relation.CONTRADICT, Relation.UPDATE_OVER_TIME):
            later = relation == Relation.UPDATE_OVER_TIME
            order = Row.of(matcher.ordering(one, two))
            found.later.append(Example(story.name, ends, order, later, hard))
    return found


def _told(
    story: GoldStory, candidates: Iterable[Pair], places: Mapping[str, Place]
) -> Iterator[tuple[Frame, Frame, str | None]]:
    """Pairs of a story with what annotators say of them, without those on which editors may differ."""
    annotated = locator(story)
    keys = {claim: annotated(place) for claim, place in places.items()}
    relations = {frozenset((r.a, r.b)): r.relation for r in story.relations}
    for one, two in candidates:
        a, b = keys[one.claim.id], keys[two.claim.id]
        pair = frozenset((a, b)) if a and b else None
        if pair not in story.either:
            yield one, two, relations.get(pair) if pair else None


def _same(relation: str | None) -> bool:
    """Whether two claims in this relation answer one question."""
    return relation is not None and relation not in DIFFERENT


def _signals(pairs: Sequence[Pair], around: Surroundings) -> list[Row]:
    """What the forests are told of each pair, in order."""
    found: dict[int, Row] = {}
    for kind, columns in ((Kind.QUANTITY, figure_columns), (Kind.DATE, date_columns)):
        places = [number for number, (one, _two) in enumerate(pairs) if one.claim.kind is kind]
        if places:
            told = columns(Pairs([pairs[place] for place in places]), around)
            table = np.stack([np.asarray(column, dtype=np.float32) for column in told.values()], axis=1)
            found |= {place: Row(tuple(told), numbers) for place, numbers in zip(places, table, strict=True)}
    return [found[number] for number in range(len(pairs))]
