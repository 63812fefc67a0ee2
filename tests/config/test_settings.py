"""config/settings.py: secrets and the headers that every page carries."""

import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from config.env import SetupError
from config.settings import secret_key


def test_the_secret_key_is_made_once_and_readable_for_its_owner_alone(tmp_path):
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_several_starts_at_once_agree_on_one_secret_key(tmp_path):
    keys: list[str] = []
    threads = [threading.Thread(target=lambda: keys.append(secret_key(tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_an_empty_secret_key_stops_the_start(tmp_path):
    (tmp_path / "secret_key").touch()
    with pytest.raises(SetupError, match="secret_key"):
        secret_key(tmp_path)


def test_the_security_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    policy = Client().get("/admin/login/").headers["Content-Security-Policy"]
    directives = {words[0]: words[1:] for words in map(str.split, policy.split(";"))}
    assert directives["default-src"] == ["'none'"]
    for name in ("script-src", "style-src", "connect-src", "font-src", "form-action"):
        assert directives[name] == ["'self'"]
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_pages_carry_the_security_headers(header, value):
    assert Client().get("/admin/login/").headers[header] == value


def test_an_unknown_host_is_refused(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert Client(headers={"host": "evil.example"}).get("/admin/login/").status_code == 400


def test_german_is_the_language_unless_the_browser_asks_for_english():
    client = Client()
    assert client.get("/admin/login/").headers["Content-Language"] == "de"
    assert client.get("/admin/login/", headers={"accept-language": "en"}).headers["Content-Language"] == "en"


def test_django_itself_finds_nothing_to_complain_about():
    call_command("check", fail_level="WARNING")


def test_every_change_of_a_request_is_recorded_with_its_user():
    assert settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") < (
        settings.MIDDLEWARE.index("pghistory.middleware.HistoryMiddleware")
    )


def test_every_static_directory_exists():
    assert all(Path(directory).is_dir() for directory in settings.STATICFILES_DIRS)


@pytest.mark.django_db
def test_the_api_schema_has_a_name_for_every_list_of_values(capsys):
    call_command("spectacular", validate=True, fail_on_warn=True)
    assert "openapi: 3.1" in capsys.readouterr().out
