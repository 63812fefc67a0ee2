"""config/prepare.py: every step is done once, and a failure leaves nothing half done."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from config import prepare
from config.env import SetupError
from config.environment import ROOT
from sources.models import Outlet


class Commands:
    """Takes the place of call_command and notes what was called; ``load_demo`` writes an outlet and may fail."""

    def __init__(self) -> None:
        self.called: list[str] = []
        self.failure: Exception | None = None

    def __call__(self, name: str, **options: object) -> None:
        self.called.append(name)
        if name == "load_demo":
            Outlet.objects.create(name="Beispielblatt")
            if self.failure:
                raise self.failure


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    replaced = Commands()
    monkeypatch.setattr(prepare, "call_command", replaced)
    return replaced


@pytest.mark.django_db
def test_a_complete_schema_is_left_alone(commands):
    prepare.migrate()
    assert commands.called == []


@pytest.mark.django_db
def test_an_empty_database_gets_the_demo_stories(commands):
    prepare.load_demo()
    assert commands.called == ["load_demo"]


@pytest.mark.django_db
def test_demo_stories_that_fail_halfway_leave_nothing(commands):
    commands.failure = RuntimeError("halfway")
    with pytest.raises(RuntimeError):
        prepare.load_demo()
    assert not Outlet.objects.exists()


@pytest.mark.django_db
def test_a_database_with_articles_gets_no_demo_stories(commands, monkeypatch):
    monkeypatch.setattr(prepare, "has_articles", lambda: True)
    prepare.load_demo()
    assert commands.called == []


@pytest.mark.django_db
def test_an_older_postgres_is_refused_with_both_versions(monkeypatch):
    monkeypatch.setattr(prepare, "OLDEST_POSTGRES", 99)
    with pytest.raises(SetupError, match="99"):
        prepare.connect()


@pytest.mark.django_db(transaction=True)
def test_the_lock_on_the_database_is_free_afterwards():
    with prepare.database_lock():
        pass
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [prepare.LOCK]
        )
        assert cursor.fetchone() == (0,)


def test_static_files_are_collected_again_only_after_a_change(commands, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    prepare.collect_static_files()
    prepare.collect_static_files()
    assert commands.called == ["collectstatic"]
    (tmp_path / ".stamp").write_text("other files")
    prepare.collect_static_files()
    assert commands.called == ["collectstatic", "collectstatic"]
    hashed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": hashed}
    prepare.collect_static_files()  # it looks the names up in a manifest that was not written yet
    assert commands.called == ["collectstatic"] * 3


def test_an_external_database_that_does_not_answer_ends_in_advice():
    answer = subprocess.run(
        [sys.executable, "-m", "config.prepare"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": "postgres://anna:geheim@127.0.0.1:1/presse"},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 1
    assert "DATABASE_URL" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "geheim" not in answer.stderr
