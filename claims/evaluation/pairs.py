"""Annotated stories as examples for the forests of comparison: signals of pairs, and what annotators say of them.

The claims are those that extraction finds, its errors included, so that it is learned how far each field can be trusted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from claims.comparison.columns import Pairs, rows
from claims.comparison.date_signals import date_columns
from claims.comparison.encoder import Encoder, Read, passage, pieces
from claims.comparison.frames import Frame
from claims.comparison.matcher import Pair, end, one_value
from claims.comparison.second_look import End
from claims.comparison.signals import Signals, Surroundings, figure_columns
from claims.evaluation.gold import GoldStory, read
from claims.evaluation.measuring import extracted_claims, prepared
from claims.evaluation.scoring_stories import Place, locator
from claims.terms import Kind, Relation

# Into so many parts the stories are split: the forests must learn from encoders that did not see the story.
PARTS = 2
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


@dataclass(frozen=True, slots=True)
class Asked:
    """The figures of one story as the encoder reads them, and its pairs (places in ``read``): ``right`` those that answer one
    question, ``hard`` those whose values differ."""

    name: str
    read: list[Read]
    one: list[int]
    two: list[int]
    right: list[bool]
    hard: list[bool]


def part(story: str) -> int:
    """Which part of the stories one belongs to: 0 to PARTS - 1, the same in every run."""
    return crc32(story.encode()) % PARTS


def held_out(folder: Path) -> list[Path]:
    """Where the encoders are that did not see one part of the stories, part by part."""
    return [folder / str(number) for number in range(PARTS)]


def examples(folders: Sequence[Path], encoders: Path) -> Iterator[Examples]:
    """The candidate pairs of every story below the folders, story by story, without those on which editors may differ. What
    annotators listed in no relation counts as different questions. Of the ``encoders`` (see ``held_out``) the one is asked that
    did not see the story. Raises GoldError."""
    for folder in folders:
        for story in read(folder).stories:
            yield _examples(story, held_out(encoders)[part(story.name)])


def asked(folders: Sequence[Path]) -> Iterator[Asked]:
    """The same pairs of figures, for the encoder. Raises GoldError."""
    for folder in folders:
        for story in read(folder).stories:
            comparison, places = prepared(story, extracted_claims(story.articles))
            texts = {article.id: article.text for article in story.articles}
            figures = [found for found in comparison.frames.values() if found.figure is not None]
            places_of = {found.claim.id: place for place, found in enumerate(figures)}
            told = Asked(story.name, [], [], [], [], [])
            told.read.extend(pieces(passage(found.claim, texts[found.claim.article])) for found in figures)
            for one, two, relation in _told(story, comparison.candidates(), places):
                if one.claim.kind is not Kind.DATE:
                    told.one.append(places_of[one.claim.id])
                    told.two.append(places_of[two.claim.id])
                    told.right.append(_same(relation))
                    told.hard.append(not one_value(one, two))
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
            found.later.append(Example(story.name, ends, matcher.ordering(one, two), later, hard))
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
