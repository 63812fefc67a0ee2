"""``manage.py export claims|topics|disagreements|articles --format jsonl|csv``: the knowledge base as lines."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import exporting
from claims.management.standard_output import reader_may_leave


class Command(BaseCommand):
    help = "Gibt den Bestand zeilenweise aus. / Prints the knowledge base line by line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=sorted(exporting.EXPORTS))
        parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            metavar="DAY",
            help="as known at the end of this day (2025-07-01)",
        )
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        write = exporting.write_csv if options["format"] == "csv" else exporting.write_jsonl
        lines = exporting.EXPORTS[options["what"]](options["as_of"])
        if options["output"] is None:
            with reader_may_leave():
                write(lines, self.stdout)
            return
        try:
            with options["output"].open("w", encoding="utf-8", newline="") as file:
                count = write(lines, file)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}") from error
        print(f"{count} → {options['output']}", file=sys.stderr)
