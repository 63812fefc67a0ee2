"""``manage.py train_stories``: learn from annotated stories which articles report one event."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import CommandError

from claims.comparison import forest, stories
from claims.evaluation.gold import read
from claims.evaluation.growing import Shape, grow
from claims.evaluation.linking import (
    ArticlePair,
    ToldEvent,
    grouped,
    in_one_month,
    pairs,
    shortened,
    told_events,
)
from claims.management.story_training import StoryTraining, story_folders

SHAPE = Shape(trees=150, leaves=12, fewest=40, rate=0.05)
# What a pair with a twin counts: two events told word for word alike are rarer than the twins make them.
TWIN_WEIGHT = 0.3
# Seeds of months: the stories are learned from with their own dates, moved into one month twice and once more as short reports, and
# checked in other months.
LEARNED_MONTHS = (11, 12)
SHORT_MONTH = 13
CHECKED_MONTHS = (1, 2)


class Command(StoryTraining):
    help = (
        "Trainiert an annotierten Geschichten, welche Artikel dasselbe Ereignis melden. / Trains on annotated stories which "
        "articles report one event. Needs the packages of requirements-training.txt."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        folders = story_folders(options)
        events = told_events([story for folder in folders for story in read(folder).stories])
        if not events:
            raise CommandError("no annotated stories found")
        learned = [
            events,
            *(in_one_month(events, seed) for seed in LEARNED_MONTHS),
            in_one_month(shortened(events, SHORT_MONTH), SHORT_MONTH),
        ]
        asked = [pair for told in learned for pair in pairs(told)]
        self.stdout.write(f"{len(asked)} pairs, {sum(pair.one_event for pair in asked)} of one event")
        if options["folds"]:
            self.show(events, asked, options["folds"])
        else:
            forest.write(train(asked), stories.FOREST)

    def show(self, events: Sequence[ToldEvent], asked: Sequence[ArticlePair], folds: int) -> None:
        """How the events of each fold are grouped by a forest that saw none of them."""
        kinds = sorted({event.kind for event in events})
        with TemporaryDirectory() as folder:
            for fold in range(folds):
                left_out = frozenset(kinds[fold::folds])
                path = Path(folder) / f"{fold}.json"
                forest.write(train([pair for pair in asked if pair.kinds.isdisjoint(left_out)]), path)
                own = [event for event in events if event.kind in left_out]
                for months, told in (
                    ("own dates", own),
                    *(("one month", in_one_month(own, seed)) for seed in CHECKED_MONTHS),
                ):
                    self.stdout.write(
                        f"{len(left_out)} stories and their twins, {months}: {grouped(told, path)}"
                    )


def train(asked: Sequence[ArticlePair]) -> forest.Forest:
    """A forest over the signals of pairs of articles; more days between never bring them nearer."""
    return grow(
        [pair.signals for pair in asked],
        [pair.one_event for pair in asked],
        SHAPE,
        [TWIN_WEIGHT if pair.twins else 1.0 for pair in asked],
        falling=["days"],
    )
