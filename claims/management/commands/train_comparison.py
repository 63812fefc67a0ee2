"""``manage.py train_comparison``: learn from annotated stories how two claims of a story stand to each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import CommandError, CommandParser

from claims.comparison import forest, matcher
from claims.comparison.companions import among_companions
from claims.comparison.second_look import End, later_look, one_statement, second_look
from claims.comparison.signals import Signals
from claims.evaluation.growing import Shape, grow, matrix
from claims.evaluation.pairs import Example, examples
from claims.management.story_training import StoryTraining, story_folders

# File of a forest → its shape, found by cross-validation over stories. The second look, whose inputs are chances already,
# takes far simpler trees than the first: with those of the first its average precision was .02 lower.
SHAPES = {
    matcher.FIRST[matcher.FIGURES]: Shape(1000, 16),
    matcher.FIRST[matcher.DATES]: Shape(300, 16),
    matcher.FIGURES: Shape(500, 12, 60, 0.03, 20.0),
    matcher.DATES: Shape(300, 8, 60, 0.03, 20.0),
    matcher.FIRST[matcher.LATER]: Shape(500, 8),
    matcher.LATER: Shape(150, 6, 40, 0.03, 20.0),
}
# (story, pair) → the example and the chance that a forest which did not see its story gave it.
Answers = dict[tuple[str, frozenset[End]], tuple[Example, float]]
# Into how many parts the stories are split for chances of forests that did not see them.
FOLDS = 4
# Chances at which cross-validation shows precision and recall.
SHOWN = (0.3, 0.5, 0.7)


class Command(StoryTraining):
    help = (
        "Trainiert den Vergleich an annotierten Geschichten. / Trains the comparison on annotated stories. "
        "Needs the packages of requirements-training.txt."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--encoders", type=Path, required=True, help="folder of the parts that train_encoder wrote"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(examples(story_folders(options), options["encoders"]))
        if not found:
            raise CommandError("no annotated stories found")
        folds = options["folds"] or FOLDS
        same: Answers = {}
        for path in (matcher.FIGURES, matcher.DATES, matcher.LATER):
            asked = [example for story in found for example in getattr(story, path.stem)]
            right = sum(example.right for example in asked)
            self.stdout.write(f"{path.stem}: {len(asked)} pairs of {len(found)} stories, {right} right")
            first, shape = matcher.FIRST[path], SHAPES[path]
            chances = cross_validated(asked, SHAPES[first], folds)
            seen = beside_later(asked, chances, same) if path == matcher.LATER else beside(asked, chances)
            if options["folds"] or path == matcher.FIGURES:
                looked = cross_validated(seen, shape, folds)
                if path != matcher.LATER:
                    looked = drawn_together(seen, looked)
                same |= answers(asked, looked)
                if options["folds"]:
                    self.show(asked, looked)
            if not options["folds"]:
                forest.write(train(asked, SHAPES[first]), first)
                forest.write(train(seen, shape), path)

    def show(self, asked: Sequence[Example], chances: forest.Floats) -> None:
        """Precision and recall on stories that were not trained on, of the pairs whose values differ."""
        hard = np.array([example.hard for example in asked])
        right = np.array([example.right for example in asked]) & hard
        for least in SHOWN:
            told = hard & (chances >= least)
            precision = (told & right).sum() / max(1, told.sum())
            recall = (told & right).sum() / max(1, right.sum())
            self.stdout.write(f"  from {least}: precision {precision:.3f}, recall {recall:.3f}")


def answers(asked: Sequence[Example], chances: forest.Floats) -> Answers:
    return {
        (example.story, frozenset(example.ends)): (example, float(chance))
        for example, chance in zip(asked, chances, strict=True)
    }


def beside(asked: Sequence[Example], chances: forest.Floats) -> list[Example]:
    """The examples with what their stories' other pairs tell of them, by chances of forests that did not see the story."""
    found: list[Example] = []
    for inside, told in _by_story(asked, chances):
        more = second_look(
            [example.ends for example in inside], told, [not example.hard for example in inside]
        )
        found += _with(inside, more)
    return found


def beside_later(asked: Sequence[Example], chances: forest.Floats, same: Answers) -> list[Example]:
    """``beside`` for examples of later states; ``same`` are the answers on one question of all pairs of figures."""
    found: list[Example] = []
    for inside, told in _by_story(asked, chances):
        story = inside[0].story
        known = [answer for (name, _pair), answer in same.items() if name == story]
        tellings = one_statement(
            [example.ends for example, _chance in known],
            [chance for _example, chance in known],
            [not example.hard for example, _chance in known],
        )
        one_question = [same[story, frozenset(example.ends)][1] for example in inside]
        found += _with(inside, later_look([example.ends for example in inside], told, one_question, tellings))
    return found


def drawn_together(asked: Sequence[Example], chances: forest.Floats) -> forest.Floats:
    """The chances as ``among_companions`` has them, story by story."""
    told = [
        chance
        for inside, own in _by_story(asked, chances)
        for chance in among_companions([example.ends for example in inside], own)
    ]
    return np.array(told)


def _by_story(
    asked: Sequence[Example], chances: forest.Floats
) -> Iterator[tuple[list[Example], list[float]]]:
    for _story, group in groupby(range(len(asked)), key=lambda number: asked[number].story):
        inside = list(group)
        yield [asked[number] for number in inside], [float(chances[number]) for number in inside]


def _with(asked: Sequence[Example], more: Sequence[Signals]) -> list[Example]:
    return [
        replace(example, signals=example.signals | told) for example, told in zip(asked, more, strict=True)
    ]


def cross_validated(asked: Sequence[Example], shape: Shape, folds: int) -> forest.Floats:
    """The chance of each example by a forest that saw no pair of its story."""
    chances = np.zeros(len(asked))
    for held_out, trained in _folds(asked, shape, folds):
        chances[held_out] = trained.chances(
            matrix([asked[number].signals for number in held_out], trained.names)
        )
    return chances


def _folds(asked: Sequence[Example], shape: Shape, folds: int) -> Iterator[tuple[list[int], forest.Forest]]:
    stories = sorted({example.story for example in asked})
    for fold in range(folds):
        left_out = set(stories[fold::folds])
        trained = train([example for example in asked if example.story not in left_out], shape)
        yield [number for number, example in enumerate(asked) if example.story in left_out], trained


def train(asked: Sequence[Example], shape: Shape) -> forest.Forest:
    """A forest over the examples' signals."""
    return grow([example.signals for example in asked], [example.right for example in asked], shape)
