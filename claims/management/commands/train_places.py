"""``manage.py train_places``: learn from annotated texts which of its candidates is the place of a figure."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.evaluation.alignment import Solid, aligned
from claims.extraction import place_choice
from claims.extraction.circumstances import Setting
from claims.extraction.drafts import Draft
from claims.extraction.extract import Text, extract_many
from claims.extraction.place_candidates import Signs
from claims.extraction.place_choice import inputs
from claims.extraction.places import Places
from claims.extraction.subject_choice import OPEN
from claims.management.commands.train_subjects import ROUNDS, Article, Question, learned, write_weights

FOLDERS = (settings.BASE_DIR / "tests" / "gold", settings.BASE_DIR.parent / "shared" / "gold")
# Found on stories held apart. A story names its places again and again, so that each tells little of others.
SHRINKAGE = 40.0


class Command(BaseCommand):
    help = (
        "Trainiert an annotierten Texten, wo eine Zahl gilt. / Trains on annotated texts where a figure holds. "
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
            kept = write_weights(place_choice.WEIGHTS, *learned(asked, SHRINKAGE))
            self.stdout.write(f"{len(asked)} figures, {kept} weights")


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
