"""What the commands that train a linear choice (``claims.extraction.linear_choice``) share: reading annotated texts, learning the
weights, writing their table."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from numpy.typing import NDArray

from claims.extraction.linear_choice import weights

FOLDERS = (settings.BASE_DIR / "tests" / "gold", settings.BASE_DIR.parent / "shared" / "gold")
# Found on stories held apart: with less the weights learn what only one story has.
SHRINKAGE = 5.0
STEPS = 150
# Smaller weights change nothing.
LEAST_WEIGHT = 0.02
# How often the weights are learned anew with what the weights before chose earlier in the text.
ROUNDS = 2

# An annotated article as its file has it (text, title, published, quantities with start, end and subject).
Article = dict[str, Any]


class Question(NamedTuple):
    """One figure: where it stands, its candidates with the names of their weights, which of them are right."""

    start: int
    end: int
    candidates: list[tuple[str, list[str]]]
    right: tuple[int, ...] = ()


class LinearTraining(BaseCommand):
    """A command that learns one table of weights. ``questions`` are asked anew in each round."""

    requires_system_checks = ()
    table: ClassVar[Path]
    shrinkage: ClassVar[float] = SHRINKAGE

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, help="folders of gold, instead of all there is")

    def handle(self, *args: Any, **options: Any) -> None:
        folders = [folder for folder in options["folders"] or FOLDERS if folder.is_dir()]
        articles = [
            json.loads(path.read_text(encoding="utf-8"))
            for folder in folders
            for path in sorted(folder.rglob("*.gold.json"))
        ]
        if not articles:
            raise CommandError("no annotated texts found")
        write_weights(self.table, [], np.zeros(0))  # nothing is left of what other texts taught
        for _ in range(ROUNDS):
            asked = list(self.questions(articles))
            kept = write_weights(self.table, *learned(asked, self.shrinkage))
            self.stdout.write(f"{len(asked)} questions, {kept} weights")

    def questions(self, articles: Sequence[Article]) -> Iterator[Question]:
        """What has to be chosen in the articles, with what is right."""
        raise NotImplementedError


def write_weights(table: Path, names: Sequence[str], values: NDArray[np.float64]) -> int:
    """Write the table of a linear model; returns how many weights are large enough to be kept."""
    kept = sorted(
        f"{name}\t{value:.2f}"
        for name, value in zip(names, values, strict=True)
        if abs(value) >= LEAST_WEIGHT
    )
    table.write_text("\n".join(kept) + "\n", encoding="utf-8")
    weights.cache_clear()
    return len(kept)


def learned(asked: Sequence[Question], shrinkage: float) -> tuple[list[str], NDArray[np.float64]]:
    """Names of weights and the weights that make the right candidates likeliest (a conditional logit with shrinkage)."""
    from scipy import sparse
    from scipy.optimize import minimize

    numbers: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    bounds = [0]
    for question in asked:
        for at, (_, names) in enumerate(question.candidates):
            for name in names:
                rows.append(len(right))
                columns.append(numbers.setdefault(name, len(numbers)))
            right.append(at in question.right)
        bounds.append(len(right))
    table = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(numbers)))
    starts = np.array(bounds[:-1])
    of_question = np.repeat(np.arange(len(asked)), np.diff(bounds))
    correct = np.array(right, dtype=np.float64)

    def loss(vector: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = table @ vector
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[of_question])
        chances = powers / np.add.reduceat(powers, starts)[of_question]
        hit = np.add.reduceat(chances * correct, starts)
        slope = table.T @ (chances - chances * correct / hit[of_question])
        shrunk = shrinkage / 2 * float(vector @ vector)
        return shrunk - float(np.log(hit).sum()), slope + shrinkage * vector

    found = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return list(numbers), np.asarray(found.x)
