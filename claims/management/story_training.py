"""What the commands that train on annotated stories share: their arguments and the stories they learn from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

FOLDERS = (
    settings.BASE_DIR / "tests" / "gold" / "stories",
    settings.BASE_DIR / "tests" / "gold" / "marked",
    settings.BASE_DIR.parent / "shared" / "gold" / "stories",
)


class StoryTraining(BaseCommand):
    """A command that learns from stories, or with ``--folds`` shows how well it learns and writes nothing."""

    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folders", nargs="*", type=Path, help="folders of stories, instead of all annotated ones"
        )
        parser.add_argument("--folds", type=int, help="cross-validate by story, write nothing")


def story_folders(options: Mapping[str, Any]) -> list[Path]:
    """The folders of stories that the options name, or all there are."""
    return [folder for folder in options["folders"] or FOLDERS if folder.is_dir()]
