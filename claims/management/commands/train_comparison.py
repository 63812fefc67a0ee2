"""``manage.py train_comparison``: learn from annotated stories how two claims of a story stand to each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.comparison import forest, matcher
from claims.comparison.second_look import second_look
from claims.evaluation.pairs import Example, examples

FOLDERS = (
    settings.BASE_DIR / "tests" / "gold" / "stories",
    settings.BASE_DIR.parent / "shared" / "gold" / "stories",
)
# Found by cross-validation over stories: fewer or smaller trees lost precision, more brought nothing.
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.04,
    "min_child_samples": 20,
    "colsample_bytree": 0.3,
    "subsample": 0.8,
    "subsample_freq": 1,
    "reg_lambda": 5.0,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
Size = tuple[int, int]
# File of a forest → its trees and their leaves; smaller sets of examples bear fewer.
SIZES = {matcher.FIGURES: (600, 16), matcher.DATES: (300, 16), matcher.LATER: (300, 6)}
# Into how many parts the stories are split for chances of forests that did not see them.
FOLDS = 4
# Chances at which cross-validation shows precision and recall.
SHOWN = (0.3, 0.5, 0.7)


class Command(BaseCommand):
    help = (
        "Trainiert den Vergleich an annotierten Geschichten. / Trains the comparison on annotated stories. "
        "Needs the packages of requirements-training.txt."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folders", nargs="*", type=Path, help="folders of stories, instead of all annotated ones"
        )
        parser.add_argument("--folds", type=int, help="cross-validate by story, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        folders = [folder for folder in options["folders"] or FOLDERS if folder.is_dir()]
        found = list(examples(folders))
        if not found:
            raise CommandError("no annotated stories found")
        for path, size in SIZES.items():
            asked = [example for story in found for example in getattr(story, path.stem)]
            right = sum(example.right for example in asked)
            self.stdout.write(f"{path.stem}: {len(asked)} pairs of {len(found)} stories, {right} right")
            if path in matcher.FIRST:
                if not options["folds"]:
                    forest.write(train(asked, size), matcher.FIRST[path])
                asked = beside(asked, cross_validated(asked, size, options["folds"] or FOLDS))
            if options["folds"]:
                self.show(asked, cross_validated(asked, size, options["folds"]))
            else:
                forest.write(train(asked, size), path)

    def show(self, asked: Sequence[Example], chances: forest.Floats) -> None:
        """Precision and recall on stories that were not trained on, of the pairs whose values differ."""
        hard = np.array([example.hard for example in asked])
        right = np.array([example.right for example in asked]) & hard
        for least in SHOWN:
            told = hard & (chances >= least)
            precision = (told & right).sum() / max(1, told.sum())
            recall = (told & right).sum() / max(1, right.sum())
            self.stdout.write(f"  from {least}: precision {precision:.3f}, recall {recall:.3f}")


def beside(asked: Sequence[Example], chances: forest.Floats) -> list[Example]:
    """The examples with what their stories' other pairs tell of them, by chances of forests that did not see the story."""
    found: list[Example] = []
    numbers = range(len(asked))
    for _story, group in groupby(numbers, key=lambda number: asked[number].story):
        inside = list(group)
        more = second_look([asked[n].ends for n in inside], [float(chances[n]) for n in inside])
        found += [replace(asked[n], signals=asked[n].signals | m) for n, m in zip(inside, more, strict=True)]
    return found


def cross_validated(asked: Sequence[Example], size: Size, folds: int) -> forest.Floats:
    """The chance of each example by a forest that saw no pair of its story."""
    chances = np.zeros(len(asked))
    for held_out, trained in _folds(asked, size, folds):
        chances[held_out] = trained.chances(matrix([asked[number] for number in held_out], trained.names))
    return chances


def _folds(asked: Sequence[Example], size: Size, folds: int) -> Iterator[tuple[list[int], forest.Forest]]:
    stories = sorted({example.story for example in asked})
    for fold in range(folds):
        left_out = set(stories[fold::folds])
        trained = train([example for example in asked if example.story not in left_out], size)
        yield [number for number, example in enumerate(asked) if example.story in left_out], trained


def train(asked: Sequence[Example], size: Size) -> forest.Forest:
    """A forest of boosted trees over the signals, names in alphabetical order."""
    import lightgbm  # only here: forests are trained by developers, not by users

    names = tuple(sorted(asked[0].signals))
    data = lightgbm.Dataset(
        matrix(asked, names), [example.right for example in asked], params={"verbose": -1}
    )
    trees, leaves = size
    trained = lightgbm.train(PARAMETERS | {"num_leaves": leaves}, data, trees)
    return _forest(names, trained.dump_model()["tree_info"])


def matrix(asked: Sequence[Example], names: tuple[str, ...]) -> forest.Floats:
    """The examples as rows of numbers, one column for each name."""
    return np.array([[example.signals[name] for name in names] for example in asked], dtype=np.float64)


def _forest(names: tuple[str, ...], trees: list[dict[str, Any]]) -> forest.Forest:
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: dict[str, Any]) -> int:
        number = len(nodes)
        if "leaf_value" in node:
            nodes.append((forest.LEAF, 0.0, 0, 0, round(node["leaf_value"], 5)))
            return number
        if node["decision_type"] != "<=":
            raise CommandError(f"unexpected decision {node['decision_type']}")
        nodes.append((forest.LEAF, 0.0, 0, 0, 0.0))
        left, right = add(node["left_child"]), add(node["right_child"])
        threshold = float(f"{node['threshold']:.6g}")
        nodes[number] = (node["split_feature"], threshold, left, right, round(node["internal_value"], 5))
        return number

    roots = [add(tree["tree_structure"]) for tree in trees]
    asked, threshold, left, right, value = zip(*nodes, strict=True)
    return forest.Forest(
        names,
        np.array(roots, dtype=np.int32),
        np.array(asked, dtype=np.int32),
        np.array(threshold),
        np.array(left, dtype=np.int32),
        np.array(right, dtype=np.int32),
        np.array(value),
    )
