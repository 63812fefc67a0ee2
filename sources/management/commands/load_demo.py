"""./run manage load_demo – the demo stories and a login for an editor."""

import secrets
import sys
from typing import Any

import orjson
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from sources.ingest import ingest
from sources.management.commands.ingest import Shown
from sources.models import IngestItem, Outlet

FIXTURES = settings.BASE_DIR / "fixtures"
EDITOR = "redaktion"
GROUP = "editors"
# Random bytes of the password; 12 make 16 characters.
PASSWORD_BYTES = 12


class Command(BaseCommand):
    help = (
        "Loads the demo stories (fictitious outlets, own texts) and creates the editor „redaktion“, whose password is "
        "printed once. Can be called again: what is there already stays as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for row in orjson.loads((FIXTURES / "outlets.json").read_bytes()):
            Outlet.objects.get_or_create(name=row.pop("name"), defaults=row)
        progress = Shown(sys.stderr)
        run = ingest([str(FIXTURES / "stories")], progress=progress, by="load_demo")
        progress.end()
        refused = run.items.filter(outcome=IngestItem.Outcome.REFUSED)
        if refused:
            raise CommandError("\n".join(f"{item.reference}: {item.reason}" for item in refused))
        for reference, error in run.items.failures():
            self.stderr.write(f"{reference}: {error}")
        self._create_editor()

    def _create_editor(self) -> None:
        users = get_user_model().objects
        if users.filter(username=EDITOR).exists():
            return
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        editor = users.create_user(EDITOR, password=password)
        group, _created = Group.objects.get_or_create(name=GROUP)
        editor.groups.add(group)
        self.stdout.write(
            f"Anmeldung für die Redaktion / login for editors: {EDITOR} / {password}\n"
            f"Wird nur einmal angezeigt; neu setzen mit / shown only once, reset with: ./run manage changepassword {EDITOR}"
        )
