"""``manage.py train_encoder``: teach the language model of comparison, by annotated stories, which figures answer one question."""

from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.comparison import encoder
from claims.evaluation.pairs import asked, held_out, part
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
        if not stories:
            raise CommandError("no annotated stories found")
        steps = options["steps"] or finetuning.STEPS
        for number, folder in enumerate(held_out(options["parts"])):
            seen = [story for story in stories if part(story.name) != number]
            self.stdout.write(f"part {number}: {len(seen)} stories")
            finetuning.write(finetuning.finetune(seen, steps, self.stdout.write), folder)
        self.stdout.write(f"all: {len(stories)} stories")
        finetuning.write(finetuning.finetune(stories, steps, self.stdout.write), encoder.FOLDER)
        meta = orjson.loads((encoder.FOLDER / encoder.META).read_bytes())
        meta |= {"version": encoder.fingerprint(), "stories": len(stories)}
        (encoder.FOLDER / encoder.META).write_bytes(orjson.dumps(meta, option=orjson.OPT_INDENT_2) + b"\n")
