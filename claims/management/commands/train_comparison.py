"""``manage.py train_comparison``: learn from annotated stories when two figures answer one question."""

from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.comparison import forest
from claims.comparison.comparing import MATCHER, SAME_CHANCE
from claims.evaluation.pairs import Example, examples

FOLDERS = (
    settings.BASE_DIR / "tests" / "gold" / "stories",
    settings.BASE_DIR.parent / "shared" / "gold" / "stories",
)
# Found by cross-validation over stories: fewer or smaller trees lost precision, more brought nothing.
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 16,
    "learning_rate": 0.03,
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
TREES = 800


class Command(BaseCommand):
    help = (
        "Trainiert den Vergleich an annotierten Geschichten. / Trains the comparison on annotated stories. "
        "Needs the packages of requirements-training.txt."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folders", nargs="*", type=Path, help="folders of stories, instead of all that is annotated"
        )
        parser.add_argument(
            "--folds", type=int, default=0, help="cross-validate by story instead of writing the matcher"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folders = [folder for folder in options["folders"] or FOLDERS if folder.is_dir()]
        found = list(examples(folders))
        if not found:
            raise CommandError("no annotated stories found")
        stories = sorted({example.story for example in found})
        self.stdout.write(
            f"{len(found)} pairs of {len(stories)} stories, {sum(e.same for e in found)} of one question"
        )
        if options["folds"]:
            self.cross_validate(found, stories, options["folds"])
            return
        forest.write(train(found), MATCHER)
        self.stdout.write(f"{MATCHER} written")

    def cross_validate(self, found: list[Example], stories: list[str], folds: int) -> None:
        """Precision and recall on stories that were not trained on, for figures that differ and for all."""
        chances = np.zeros(len(found))
        for fold in range(folds):
            held_out = set(stories[fold::folds])
            trained = train([example for example in found if example.story not in held_out])
            chosen = [number for number, example in enumerate(found) if example.story in held_out]
            chances[chosen] = trained.chances(matrix([found[number] for number in chosen], trained.names))
        same = np.array([example.same for example in found])
        differing = np.array([not example.alike for example in found])
        for name, kept in (
            ("all figures", np.ones(len(found), dtype=bool)),
            ("differing figures", differing),
        ):
            for least in (0.3, 0.4, SAME_CHANCE, 0.6, 0.7, 0.8):
                told = kept & (chances >= least)
                right = (told & same).sum()
                self.stdout.write(
                    f"{name}, from {least}: precision {right / max(1, told.sum()):.3f}, "
                    f"recall {right / max(1, (kept & same).sum()):.3f}"
                )


def train(found: list[Example]) -> forest.Forest:
    """A forest of boosted trees over the signals, names in alphabetical order."""
    import lightgbm  # only here: a matcher is trained by developers, not by users

    names = tuple(sorted(found[0].signals))
    data = lightgbm.Dataset(matrix(found, names), [example.same for example in found], params={"verbose": -1})
    return _forest(names, lightgbm.train(PARAMETERS, data, TREES).dump_model()["tree_info"])


def matrix(found: list[Example], names: tuple[str, ...]) -> forest.Floats:
    return np.array([[example.signals[name] for name in names] for example in found], dtype=np.float64)


def _forest(names: tuple[str, ...], trees: list[dict[str, Any]]) -> forest.Forest:
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: dict[str, Any]) -> int:
        number = len(nodes)
        if "leaf_value" in node:
            nodes.append((forest.LEAF, 0.0, 0, 0, round(node["leaf_value"], 6)))
            return number
        if node["decision_type"] != "<=":
            raise CommandError(f"unexpected decision {node['decision_type']}")
        nodes.append((0, 0.0, 0, 0, 0.0))
        left, right = add(node["left_child"]), add(node["right_child"])
        expected = round(node["internal_value"], 6)
        nodes[number] = (node["split_feature"], float(f"{node['threshold']:.6g}"), left, right, expected)
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
