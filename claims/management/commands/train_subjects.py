"""``manage.py train_subjects``: learn from annotated texts which candidate is the subject of a figure."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from numpy.typing import NDArray

from claims.evaluation.alignment import Solid, aligned
from claims.extraction import subject_choice
from claims.extraction.circumstances import Setting
from claims.extraction.drafts import Draft
from claims.extraction.extract import Text, extract_many
from claims.extraction.linear_choice import weights
from claims.extraction.subject_candidates import Signs
from claims.extraction.subject_choice import OPEN, inputs
from claims.extraction.subjects_of_figures import FigureSubjects

FOLDERS = (settings.BASE_DIR / "tests" / "gold", settings.BASE_DIR.parent / "shared" / "gold")
# Found on stories held apart: with less the weights learn what only one story has.
SHRINKAGE = 5.0
SHRINKAGE_OF_SUBJECTS = 15.0
STEPS = 150
# Smaller weights change nothing.
LEAST_WEIGHT = 0.02
# How often the weights are learned anew with the subjects that the weights before chose for the figures before.
ROUNDS = 2
_CONTENT = re.compile(r"[^\W_]+")
# Shorter words tell nothing; inflection leaves the first letters.
_SHORTEST, _STEM = 4, 6


# An annotated article as its file has it (text, title, published, quantities with start, end and subject).
Article = dict[str, Any]


class Question(NamedTuple):
    """One figure: where it stands, its candidates with the names of their weights, which of them are right."""

    start: int
    end: int
    candidates: list[tuple[str, list[str]]]
    right: tuple[int, ...] = ()


class Command(BaseCommand):
    help = (
        "Trainiert, wessen Zahl es ist, an annotierten Texten. / Trains whose figure it is on annotated texts. "
        "Needs the packages of requirements-training.txt."
    )
    requires_system_checks = ()

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
        for _ in range(ROUNDS):
            asked = list(questions(articles))
            kept = write_weights(subject_choice.WEIGHTS, *learned(asked, SHRINKAGE_OF_SUBJECTS))
            self.stdout.write(f"{len(asked)} figures, {kept} weights")


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


class Recorder(FigureSubjects):
    """Keeps what was asked."""

    asked: list[Question] = []

    def chosen(self, draft: Draft, signs: Signs) -> str | None:
        self.asked.append(Question(draft.start, draft.end, list(inputs(self.setting, draft, signs))))
        return super().chosen(draft, signs)


def questions(articles: Sequence[Article]) -> Iterator[Question]:
    """The figures of the articles whose subject has to be chosen, with what is right."""
    Setting.subjects = Recorder
    try:
        for article in articles:
            Recorder.asked = []
            next(extract_many([Text(article["text"], article.get("published"), None, article.get("title"))]))
            yield from answered(article, Recorder.asked)
    finally:
        Setting.subjects = FigureSubjects


def answered(article: Article, asked: list[Question]) -> Iterator[Question]:
    """The questions that meet an annotated figure."""
    solid = Solid(article["text"])
    annotated = [figure for figure in article["quantities"] if "subject" in figure]
    gold = [solid.span(figure["start"], figure["end"]) for figure in annotated]
    for at, found in aligned(gold, [solid.span(one.start, one.end) for one in asked]):
        bases = [base for base, _ in asked[found].candidates]
        if right := right_ones(annotated[at]["subject"], bases):
            yield asked[found]._replace(right=right)


def right_ones(subject: str | None, candidates: Sequence[str]) -> tuple[int, ...]:
    """The candidates that are the subject, the open one where it is open, else those that share most with it; none when none
    does: such a figure teaches nothing."""
    if subject is None:
        return (candidates.index(OPEN),)
    if subject in candidates:
        return (candidates.index(subject),)
    wanted = _stems(subject)
    shared = [len(wanted & (own := _stems(base))) / max(1, len(wanted | own)) for base in candidates]
    most = max(shared)
    if most == 0:
        return ()
    return tuple(at for at, share in enumerate(shared) if share == most)


def _stems(name: str) -> set[str]:
    return {
        word.lower()[:_STEM] for word in _CONTENT.findall(name) if len(word) >= _SHORTEST or word.isupper()
    }


def learned(asked: Sequence[Question], shrinkage: float = SHRINKAGE) -> tuple[list[str], NDArray[np.float64]]:
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
