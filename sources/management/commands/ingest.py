"""./run ingest PATH|URL… – take in articles, then extract and compare their claims."""

import getpass
import sys
import time
from collections import Counter
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import get_language

from sources.errors import Refusal
from sources.ingest import ingest
from sources.models import IngestItem, IngestRun
from sources.reading import Fetching, Metadata, Options
from sources.reading import document as fields
from sources.reading.published import parse

ALL_FINE, SOME_REFUSED, NOTHING_READ = 0, 1, 2
# A terminal shows every change; a log file gets a line now and then.
TERMINAL_SECONDS, LOG_SECONDS = 0.1, 10.0
LABELS = {
    IngestItem.Outcome.NEW: ("neu", "new"),
    IngestItem.Outcome.NEW_VERSION: ("neue Fassung", "new version"),
    IngestItem.Outcome.UNCHANGED: ("unverändert", "unchanged"),
    IngestItem.Outcome.REFUSED: ("abgelehnt", "refused"),
}


class Shown:
    """Shows the progress of a run on a stream."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.seconds = TERMINAL_SECONDS if stream.isatty() else LOG_SECONDS
        self.last = time.monotonic()
        self.shown = False

    def __call__(self, done: int, total: int, reference: str) -> None:
        now = time.monotonic()
        if now - self.last < self.seconds:
            return
        self.last, self.shown = now, True
        line = f"{done}/{total} {reference[-70:]}"
        self.stream.write(f"\r\x1b[K{line}" if self.stream.isatty() else f"{line}\n")
        self.stream.flush()

    def end(self) -> None:
        if self.shown and self.stream.isatty():
            self.stream.write("\r\x1b[K")


class Command(BaseCommand):
    help = (
        "Liest Artikel ein: .txt, .html, .pdf, .json, .jsonl, Ordner davon, Adressen und Feeds. / "
        "Takes in articles: .txt, .html, .pdf, .json, .jsonl, folders of them, web addresses and feeds. Exit status: "
        "0 everything was taken in, 1 something was refused or failed, 2 nothing could be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="PATH|URL")
        parser.add_argument("--outlet", default="", help="name of the outlet, in place of what the file says")
        parser.add_argument(
            "--published", default="", help="date of publication: 2025-07-02, 2025-07 or 2025"
        )
        parser.add_argument("--title", default="", help="title (of a single article)")
        parser.add_argument("--id", default="", dest="external_id", help="id (of a single article)")
        parser.add_argument("--url", default="", help="address where it was published (of a single article)")

    def handle(self, *args: Any, **options: Any) -> None:
        shown = Shown(sys.stderr)
        run = ingest(options["sources"], self._options(options), shown, by=_user())
        shown.end()
        status = self._summary(run)
        if status != ALL_FINE:
            sys.exit(status)

    def _options(self, options: dict[str, Any]) -> Options:
        try:
            metadata = Metadata(
                external_id=fields.checked_field("id", options["external_id"], fields.LONGEST_ID),
                outlet=fields.checked_field("outlet", options["outlet"], fields.LONGEST_OUTLET),
                title=fields.checked_field("title", options["title"], fields.LONGEST_TITLE),
                published=parse(options["published"]),
                url=fields.checked_url(options["url"]),
            )
        except Refusal as refusal:
            self.stderr.write(refusal.message)
            sys.exit(NOTHING_READ)
        return Options(metadata, Fetching(getattr(settings, "INGEST_PRIVATE_ADDRESSES", False)))

    def _summary(self, run: IngestRun) -> int:
        """Print the table that ends a run; the exit status."""
        german = (get_language() or "de").startswith("de")
        counts = Counter(run.items.values_list("outcome", flat=True))
        if not counts:
            self.stdout.write("Keine lesbaren Dateien gefunden." if german else "No readable files found.")
            return NOTHING_READ
        for outcome, labels in LABELS.items():
            self.stdout.write(f"{labels[0 if german else 1]:<14}{counts[outcome]:>7}")
        for item in run.items.filter(outcome=IngestItem.Outcome.REFUSED):
            self.stdout.write(f"{item.reference}: {item.reason}")
        failures = run.items.failures()
        for reference, error in failures:
            said = (
                "eingelesen, aber nicht ausgewertet"
                if german
                else "taken in, but its claims could not be read"
            )
            self.stdout.write(f"{reference}: {said}: {error}")
        if counts[IngestItem.Outcome.REFUSED] == counts.total():
            return NOTHING_READ
        return SOME_REFUSED if counts[IngestItem.Outcome.REFUSED] or failures else ALL_FINE


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
