"""``manage.py extract PATH… --format jsonl``: the claims in files, without a database."""

import traceback
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import exporting
from claims.extraction.extract import extract
from claims.extraction.nlp import pipeline
from claims.management.standard_output import reader_may_leave
from sources import reading


class Command(BaseCommand):
    help = "Gibt die Angaben in Dateien aus, eine je Zeile; braucht keine Datenbank. / Prints the claims in files."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or address")
        parser.add_argument("--format", choices=["jsonl"], default="jsonl")
        parser.add_argument(
            "--quotations", action="store_true", help="lines of kind quotation as well, in running order"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pipeline()  # a model that cannot be used stops here and not at every text
        refused = 0
        for source in reading.sources_in(options["paths"]):
            for found in reading.read(source):
                if isinstance(found, reading.Unreadable):
                    refused += 1
                    self.stderr.write(f"{found.reference}: {found.refusal}")
                    continue
                try:
                    lines = self.lines(found, options["quotations"])
                except Exception:  # whatever one text breaks must not stop the others
                    refused += 1
                    self.stderr.write(f"{found.reference}: {traceback.format_exc()}")
                    continue
                with reader_may_leave():
                    exporting.write_jsonl(lines, self.stdout)
        if refused:
            raise CommandError(f"{refused} not read, see above", returncode=1)

    def lines(self, document: reading.Document, quotations: bool) -> list[exporting.Line]:
        metadata = document.metadata
        extraction = extract(
            document.text,
            published=str(metadata.published) if metadata.published else None,
            outlet=metadata.outlet or None,
            title=metadata.title or None,
        )
        lines = [exporting.extracted_claim(document.article, claim) for claim in extraction.claims]
        if quotations:
            lines += [exporting.quotation(document.article, found) for found in extraction.quotations]
            lines.sort(key=lambda line: (line["start"], line["end"]))
        return lines
