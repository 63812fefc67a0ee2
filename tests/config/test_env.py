"""config/env.py: what is understood, and that the rest stops the start with advice."""

import os
from pathlib import Path

import pytest

from config import env
from config.env import SetupError


@pytest.fixture
def variable(monkeypatch):
    """Sets the variable X."""
    return lambda value: monkeypatch.setenv("X", value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("TRUE", True), ("ja", True), (" on ", True), ("0", False), ("nein", False), ("", True)],
)
def test_a_flag_knows_yes_and_no_and_takes_the_default_when_empty(variable, value, expected):
    variable(value)
    assert env.flag("X", default=True) is expected


@pytest.mark.parametrize("value", ["2", "vielleicht", "truee", "-"])
def test_another_word_for_a_flag_is_refused_in_both_languages(variable, value):
    variable(value)
    with pytest.raises(SetupError, match="X=") as error:
        env.flag("X")
    assert "Bitte" in error.value.german
    assert "Set X=1" in error.value.english


def test_an_integer_within_its_limits_is_read(variable):
    variable("12")
    assert env.integer("X", 2, minimum=1, maximum=12) == 12


@pytest.mark.parametrize("value", ["0", "13", "-1", "1.5", "zwei", "²", "٣"])
def test_an_integer_outside_its_limits_or_no_integer_is_refused(variable, value):
    variable(value)
    with pytest.raises(SetupError):
        env.integer("X", 2, minimum=1, maximum=12)


def test_words_are_separated_by_commas_or_blanks(variable):
    variable("a.example, b.example  c.example,")
    assert env.words("X") == ["a.example", "b.example", "c.example"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("localhost:80", ("localhost", 80)),
        ("[::1]:8000", ("::1", 8000)),
        ("", ("127.0.0.1", 9)),
    ],
)
def test_an_address_is_host_and_port(variable, value, expected):
    variable(value)
    assert env.address("X", "127.0.0.1:9") == expected


@pytest.mark.parametrize(
    "value", ["8000", ":8000", "host:", "host:0", "host:65536", "::1:8000", "http://host:80/"]
)
def test_an_address_without_host_or_port_is_refused(variable, value):
    variable(value)
    with pytest.raises(SetupError, match=r"127\.0\.0\.1:9"):
        env.address("X", "127.0.0.1:9")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "postgres://anna:ge%40heim%2F@db.example:5433/presse?sslmode=require&connect_timeout=5",
            {
                "NAME": "presse",
                "USER": "anna",
                "PASSWORD": "ge@heim/",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require", "connect_timeout": "5"},
            },
        ),
        (
            "postgresql:///presse",
            {"NAME": "presse", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": {}},
        ),
        (
            "postgres://anna@%2FVar%2Frun/presse",
            {"NAME": "presse", "USER": "anna", "PASSWORD": "", "HOST": "/Var/run", "PORT": "", "OPTIONS": {}},
        ),
        (
            "postgres://anna@[::1]:5432/presse",
            {"NAME": "presse", "USER": "anna", "PASSWORD": "", "HOST": "::1", "PORT": "5432", "OPTIONS": {}},
        ),
    ],
)
def test_a_database_url_becomes_django_settings(variable, value, expected):
    variable(value)
    assert env.database("X") == expected


@pytest.mark.parametrize(
    "value",
    [
        "sqlite:///x",
        "mysql://a@b/c",
        "postgres://anna:geheim@host",
        "postgres://h:x/d",
        "postgres://h/a/b",
        "x",
    ],
)
def test_another_database_is_refused_without_repeating_the_password(variable, value):
    variable(value)
    with pytest.raises(SetupError) as error:
        env.database("X")
    assert "postgres://" in error.value.german
    assert "geheim" not in str(error.value)


def test_no_database_url_means_the_embedded_server(variable):
    variable("")
    assert env.database("X") is None


def test_the_data_directory_is_where_gegenlese_home_says(monkeypatch, tmp_path):
    monkeypatch.setenv("GEGENLESE_HOME", str(tmp_path / "x"))
    assert env.data_directory() == tmp_path / "x"


def test_an_ordinary_user_has_the_data_below_the_own_data_directory(monkeypatch):
    monkeypatch.delenv("GEGENLESE_HOME")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("HOME", "/home/anna")
    assert env.data_directory() == Path("/home/anna/.local/share/gegenlese")


def test_root_has_the_data_where_the_database_server_can_reach_it(monkeypatch):
    monkeypatch.delenv("GEGENLESE_HOME")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert env.data_directory() == Path("/var/lib/gegenlese")


def test_a_data_directory_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match="GEGENLESE_HOME"):
        env.make_data_directory(tmp_path / "file")


def test_the_tests_have_a_data_directory_of_their_own():
    assert env.data_directory() not in (Path("/var/lib/gegenlese"), Path.home() / ".local/share/gegenlese")
