"""``manage.py train_subjects``: learn from annotated texts which candidate is the subject of a figure."""

import re
from collections.abc import Iterator, Sequence

from claims.evaluation.alignment import Solid, aligned
from claims.extraction import subject_choice
from claims.extraction.circumstances import Setting
from claims.extraction.drafts import Draft
from claims.extraction.extract import Text, extract_many
from claims.extraction.subject_candidates import Signs
from claims.extraction.subject_choice import OPEN, inputs
from claims.extraction.subjects_of_figures import FigureSubjects
from claims.management.linear_training import Article, LinearTraining, Question

SHRINKAGE_OF_SUBJECTS = 15.0
_CONTENT = re.compile(r"[^\W_]+")
# Shorter words tell nothing; inflection leaves the first letters.
_SHORTEST, _STEM = 4, 6


class Command(LinearTraining):
    help = (
        "Trainiert, wessen Zahl es ist, an annotierten Texten. / Trains whose figure it is on annotated texts. "
        "Needs the packages of requirements-training.txt."
    )
    table = subject_choice.WEIGHTS
    shrinkage = SHRINKAGE_OF_SUBJECTS

    def questions(self, articles: Sequence[Article]) -> Iterator[Question]:
        return questions(articles)


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
