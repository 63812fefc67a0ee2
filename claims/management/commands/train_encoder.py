"""``manage.py train_encoder``: teach the language model of comparison, by annotated and marked stories, which claims answer one question."""

from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.comparison import encoder
from claims.evaluation.pairs import MARKED, PARTS, asked, held_out
from claims.management.story_training import story_folders


class Command(BaseCommand):
    help = (
        "Trainiert das Sprachmodell des Vergleichs (etwa eineinhalb Stunden). / Trains the language model of comparison "
        "(about one and a half hours). Needs the packages of requirements-training.txt."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "parts",
            type=Path,
            help="folder for models that each saw a part of the stories, for train_comparison",
        )
        parser.add_argument(
            "folders", nargs="*", type=Path, help="folders of stories, instead of all annotated"
        )
        parser.add_argument("--steps", type=int, help="how many stories each model looks at")

    def handle(self, *args: Any, **options: Any) -> None:
        from claims.evaluation import finetuning  # only here: users do not have its packages

        stories = list(asked(story_folders(options)))
        if {story.part for story in stories} != set(PARTS):
            raise CommandError("annotated and marked stories are needed")
        steps = options["steps"] or finetuning.STEPS
        trained = []
        for part, folder in zip(PARTS, held_out(options["parts"]), strict=True):
            seen = [story for story in stories if story.part != part]
            self.stdout.write(f"without part {part}: {len(seen)} stories")
            trained.append(finetuning.finetune(seen, steps, self.stdout.write))
            finetuning.write(trained[-1], folder)
        self.stdout.write(f"all: {len(stories)} stories, on from the encoder that saw the annotated ones")
        weights = finetuning.finetune(stories, steps, self.stdout.write, trained[MARKED])
        finetuning.write(weights, encoder.FOLDER)
        meta = orjson.loads((encoder.FOLDER / encoder.META).read_bytes())
        meta |= {"version": encoder.fingerprint(), "stories": len(stories)}
        (encoder.FOLDER / encoder.META).write_bytes(orjson.dumps(meta, option=orjson.OPT_INDENT_2) + b"\n")
