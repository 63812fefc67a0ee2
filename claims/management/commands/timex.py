"""Writes TimeML documents with our TIMEX3 annotations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.extraction.time_expressions import time_expressions
from claims.extraction.timeml import TimeMLError, annotate


class Command(BaseCommand):
    help = "Annotate the time expressions in TimeML files (DATE, TIME, DURATION, SET with value and mod)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.tml")
        parser.add_argument("--output", type=Path, metavar="DIR", help="write files of the same name there")

    def handle(self, *args: Any, files: list[Path], output: Path | None, **options: Any) -> None:
        if output:
            output.mkdir(parents=True, exist_ok=True)
        failures = 0
        for path in files:
            try:
                annotated = annotate(path.read_bytes().decode("utf-8"), time_expressions)
            except (OSError, UnicodeDecodeError, TimeMLError) as error:
                failures += 1
                self.stderr.write(f"{path}: {error}")
                continue
            if output:
                (output / path.name).write_bytes(annotated.encode("utf-8"))
            else:
                self.stdout.write(annotated, ending="")
        if failures:
            raise CommandError(f"{failures} of {len(files)} files could not be annotated")
