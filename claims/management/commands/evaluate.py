"""``manage.py evaluate``: how good extraction and comparison are on annotated articles and stories."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import evaluation
from claims.evaluation import Measured, Miss, table
from claims.extraction import extract as extraction
from claims.models import EvaluationRun

HELD_OUT = "held out"
# Gold set → folder. The shared annotations lie beside the repository and are not part of it. What is held out is measured,
# but its misses are never looked at, so that there remains text that nothing was fitted to.
SETS = {
    "shared": settings.BASE_DIR.parent / "shared" / "gold",
    "own": settings.BASE_DIR / "tests" / "gold",
    HELD_OUT: settings.BASE_DIR / "tests" / "held_out",
}


class Command(BaseCommand):
    help = "Misst die Auswertung an annotierten Artikeln. / Measures extraction and comparison on annotated articles."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--gold",
            action="append",
            metavar="NAME=DIR",
            help="a folder of *.gold.json, instead of ../shared/gold, tests/gold and tests/held_out; may be repeated",
        )
        parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of each sort")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
        parser.add_argument("--no-store", action="store_true", help="keep no record; needs no database")
        parser.add_argument(
            "--write-readme", action="store_true", help="bring the table in README.md up to date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        measured = {name: _measure(folder) for name, folder in self.folders(options["gold"]).items()}
        if not measured:
            raise CommandError("no annotated articles found")
        extractor = extraction.version()
        if not options["no_store"]:
            for name, result in measured.items():
                counts = {"articles": result.articles, **result.claims.counts}
                EvaluationRun.objects.create(
                    extractor=extractor, gold=name, counts=counts, figures=result.figures
                )
        figures = {name: result.figures for name, result in measured.items()}
        if options["json"]:
            self.stdout.write(orjson.dumps({"extractor": extractor, "gold": figures}).decode())
        else:
            self.stdout.write(f"extractor {extractor}\n\n{table.claims_table(figures)}\n")
            self.stdout.write(table.stories_table(figures))
        for name, result in measured.items():
            if not options["gold"] and name == HELD_OUT:
                continue
            stories = result.stories.misses if result.stories else []
            self.misses(name, [*result.claims.misses, *stories], options["misses"])
        if options["write_readme"]:
            text = f"Extraction `{extractor}`:\n\n{table.claims_table(figures)}\n\n{table.stories_table(figures)}"
            table.write_between_markers(settings.BASE_DIR / "README.md", text)

    def folders(self, given: list[str] | None) -> dict[str, Path]:
        """The gold sets to measure by their names; what is missing is said loudly and left out."""
        chosen = dict(SETS)
        if given:
            chosen = {}
            for entry in given:
                name, _separator, place = entry.partition("=")
                if not name or not place:
                    raise CommandError(f"--gold {entry}: expected NAME=DIR")
                chosen[name] = Path(place)
        for name, folder in chosen.items():
            if not folder.is_dir():
                self.stderr.write(self.style.WARNING(f"NOT MEASURED: {name}, {folder} is missing"))
        return {name: folder for name, folder in chosen.items() if folder.is_dir()}

    def misses(self, name: str, misses: list[Miss], limit: int) -> None:
        shown: Counter[str] = Counter()
        for miss in misses:
            if shown[miss.what] < limit:
                shown[miss.what] += 1
                print(name, miss.where, miss.what, miss.detail, sep="\t", file=sys.stderr)


def _measure(folder: Path) -> Measured:
    try:
        measured = evaluation.measure(folder)
    except evaluation.GoldError as error:
        raise CommandError(str(error)) from error
    if not measured.articles:
        raise CommandError(f"no *.gold.json below {folder}")
    return measured
