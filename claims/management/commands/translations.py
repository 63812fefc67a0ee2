"""./run manage translations: brings the German catalogue up to date with templates and code, and compiles it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.web import catalogue


class Command(BaseCommand):
    help = "Add new messages to the German catalogue, drop old ones, compile it. Translate the .po file, then run again."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        missing = catalogue.update()
        for _context, message, _plural in missing:
            self.stdout.write(message)
        if missing:
            raise CommandError(f"{len(missing)} messages lack German in {catalogue.path()}")
        self.stdout.write(self.style.SUCCESS(f"{catalogue.path()} is complete and compiled."))
