"""``manage.py process``: extraction and comparison of what waits, of single articles, or of everything again."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import pipeline
from sources.models import ArticleVersion


class Command(BaseCommand):
    help = (
        "Wertet Artikel aus, die noch warten (oder mit --all alle neu), und vergleicht sie. Bearbeitungen bleiben"
        " erhalten. / Extracts and compares articles; what editors did is kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--all", action="store_true", help="every current version, not only those that wait"
        )
        which.add_argument("--failed", action="store_true", help="those that wait and those that failed")
        which.add_argument("--outdated", action="store_true", help="those that an older extraction read")
        which.add_argument(
            "--article", action="append", metavar="ID", help="articles with this id; repeatable"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        ids = list(
            self.versions(options).order_by("article__published_on", "pk").values_list("pk", flat=True)
        )
        if not ids:
            print("Nichts zu tun. / Nothing to do.", file=sys.stderr)
            return
        pipeline.process(ids, progress=self.progress)
        failed = ArticleVersion.objects.filter(pk__in=ids, extraction=ArticleVersion.Extraction.FAILED)
        for version in failed.with_article():
            print(f"{version.article.external_id}: {version.extraction_error}", file=sys.stderr)
        print(f"{len(ids) - len(failed)} / {len(ids)}", file=sys.stderr)
        if failed:
            raise CommandError(f"{len(failed)} failed, see above")

    def versions(self, options: dict[str, Any]) -> Any:
        versions = ArticleVersion.objects.current()
        if options["all"]:
            return versions
        if options["article"]:
            return versions.filter(article__external_id__in=options["article"])
        if options["outdated"]:
            return versions.exclude(extractor=pipeline.extraction.version())
        waiting = [ArticleVersion.Extraction.PENDING]
        return versions.filter(
            extraction__in=[*waiting, ArticleVersion.Extraction.FAILED] if options["failed"] else waiting
        )

    def progress(self, done: int, total: int, what: str) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\r\033[K{done} / {total}  {what[:60]}", end=end, file=sys.stderr, flush=True)
        elif done == total or done % 100 == 0:
            print(f"{done} / {total}", file=sys.stderr)
