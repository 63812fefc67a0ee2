"""``manage.py train_places``: learn from annotated texts which of its candidates is the place of a figure."""

from collections.abc import Iterator, Sequence

from claims.evaluation.alignment import Solid, aligned
from claims.extraction import place_choice
from claims.extraction.circumstances import Setting
from claims.extraction.drafts import Draft
from claims.extraction.extract import Text, extract_many
from claims.extraction.place_candidates import Signs
from claims.extraction.place_choice import inputs
from claims.extraction.places import Places
from claims.extraction.subject_choice import OPEN
from claims.management.linear_training import Article, LinearTraining, Question

# Found on stories held apart. A story names its places again and again, so that each tells little of others.
SHRINKAGE = 40.0


class Command(LinearTraining):
    help = (
        "Trainiert an annotierten Texten, wo eine Zahl gilt. / Trains on annotated texts where a figure holds. "
        "Needs the packages of requirements-training.txt."
    )
    table = place_choice.WEIGHTS
    shrinkage = SHRINKAGE

    def questions(self, articles: Sequence[Article]) -> Iterator[Question]:
        return questions(articles)


class Recorder(Places):
    """Keeps what was asked."""

    asked: list[Question] = []

    def chosen(self, draft: Draft, signs: Signs) -> str | None:
        self.asked.append(Question(draft.start, draft.end, list(inputs(self.setting, draft, signs))))
        return super().chosen(draft, signs)


def questions(articles: Sequence[Article]) -> Iterator[Question]:
    """The annotated figures of the articles whose place is among the candidates, with which it is."""
    Setting.places = Recorder
    try:
        for article in articles:
            Recorder.asked = []
            next(extract_many([Text(article["text"], article.get("published"), None, article.get("title"))]))
            yield from answered(article, Recorder.asked)
    finally:
        Setting.places = Places


def answered(article: Article, asked: list[Question]) -> Iterator[Question]:
    """The questions that meet an annotated figure and have its place among their candidates."""
    solid = Solid(article["text"])
    annotated = [figure for figure in article["quantities"] if "place" in figure]
    gold = [solid.span(figure["start"], figure["end"]) for figure in annotated]
    for at, found in aligned(gold, [solid.span(one.start, one.end) for one in asked]):
        bases = [base for base, _ in asked[found].candidates]
        place = annotated[at]["place"] or OPEN
        if place in bases:
            yield asked[found]._replace(right=(bases.index(place),))
