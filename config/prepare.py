"""Bring an installation up to date: database, schema, static files, demo stories. Each step is skipped when done.

``python -m config.prepare [--demo]``; progress goes to standard error. Several at once, also on several machines with
one external database, take turns.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from config.env import SetupError
from config.environment import checkout_lock, say

LOCK = 0x6765676E  # advisory lock: "gegn"
OLDEST_POSTGRES = 15  # the oldest the tests run on


@contextmanager
def database_lock() -> Iterator[None]:
    """One preparation at a time in this database; Postgres frees the lock when the connection ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            say("Eine andere Einrichtung läuft gerade, ich warte", "another set-up is running, waiting")
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def connect() -> None:
    """Start the embedded server or reach the external one. Raises SetupError."""
    if settings.DATABASES["default"]["ENGINE"] == "config.embedded":
        from config.env import data_directory
        from config.postgres import Cluster

        if Cluster(data_directory()).start():
            say("Datenbank gestartet", "database started")
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise SetupError(
            "Die Datenbank antwortet nicht. Bitte DATABASE_URL prüfen und ob der Server läuft.",
            f"The database does not answer. Check DATABASE_URL and whether the server runs.\n{error}",
        ) from error
    postgres = connections["default"]
    assert isinstance(postgres, DatabaseWrapper)  # both engines in the settings are
    major = postgres.pg_version // 10_000
    if major < OLDEST_POSTGRES:
        raise SetupError(
            f"Die Datenbank ist Postgres {major}; gebraucht wird {OLDEST_POSTGRES} oder neuer. Bitte dort erneuern"
            " oder DATABASE_URL weglassen, dann läuft die mitgelieferte.",
            f"The database is Postgres {major}; needed is {OLDEST_POSTGRES} or newer. Upgrade it or leave DATABASE_URL"
            " out, then the one that comes along is used.",
        )


def migrate() -> None:
    """Apply what is missing of the schema."""
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        say(f"Datenbankschema: {missing} Schritte", f"database schema: {missing} steps")
        call_command("migrate", verbosity=0, interactive=False)


def collect_static_files() -> None:
    """Copy the static files under names that browsers can keep, when one has changed since the last time."""
    # DEBUG serves them under their own names, without the manifest that is looked up otherwise.
    files = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = os.stat(storage.path(path))
            files.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / ".stamp"
    with checkout_lock():
        if stamp.exists() and stamp.read_text() == files.hexdigest():
            return
        say("Statische Dateien werden gesammelt", "collecting static files")
        try:
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(files.hexdigest())
        except OSError as error:
            raise SetupError(
                f"{settings.STATIC_ROOT} ist nicht beschreibbar. Bitte ./run einmal als Besitzer starten.",
                f"{settings.STATIC_ROOT} cannot be written. Start ./run once as the owner.",
            ) from error


def has_articles() -> bool:
    return apps.get_model("sources", "Article")._default_manager.exists()


def load_demo() -> None:
    """The demo stories into an empty database, all or nothing."""
    if not has_articles():
        say("Beispielgeschichten werden geladen", "loading the demo stories")
        with transaction.atomic():
            call_command("load_demo")


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    connect()
    with database_lock():
        migrate()
        if "--demo" in arguments:
            load_demo()
    if "--static" in arguments:
        collect_static_files()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as error:
        sys.exit(str(error))
