"""config/environment.py: when the virtual environment is built, kept and rebuilt. The installing itself is left out."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from config import environment
from config.env import SetupError
from config.environment import DEVELOP, ROOT, RUN, Environment


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with requirement files and an installer that only takes notes in the file ``installed``."""
    (tmp_path / RUN).write_text("django==5.2\n")
    (tmp_path / DEVELOP).write_text("django==5.2\npytest==9\n")
    notes = tmp_path / "installed"
    notes.touch()

    def create(self: Environment) -> None:
        (self.directory / "bin").mkdir(parents=True)
        (self.directory / "bin" / "python").symlink_to(sys.executable)

    def install(self: Environment, requirements: str) -> None:
        with notes.open("a") as file:
            file.write(f"{requirements}\n")

    monkeypatch.setattr(Environment, "_create", create)
    monkeypatch.setattr(Environment, "_install", install)
    return tmp_path


def installed(checkout: Path) -> list[str]:
    return (checkout / "installed").read_text().split()


def test_what_is_installed_is_not_installed_again(checkout):
    Environment(checkout).prepare(RUN)
    Environment(checkout).prepare(RUN)
    assert installed(checkout) == [RUN]


def test_the_tests_need_more_than_the_server_and_then_serve_it_too(checkout):
    Environment(checkout).prepare(RUN)
    Environment(checkout).prepare(DEVELOP)
    Environment(checkout).prepare(RUN)
    assert installed(checkout) == [RUN, DEVELOP]


def test_changed_requirements_are_installed_into_the_same_environment(checkout):
    Environment(checkout).prepare(RUN)
    kept = checkout / ".venv" / "kept"
    kept.touch()
    (checkout / RUN).write_text("django==5.3\n")
    Environment(checkout).prepare(RUN)
    assert installed(checkout) == [RUN, RUN]
    assert kept.exists()


def test_an_interrupted_installation_is_built_anew(checkout, monkeypatch):
    def interrupted(self, requirements):
        (self.directory / "half").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Environment(checkout).prepare(RUN)
    Environment(checkout).prepare(RUN)
    assert not (checkout / ".venv" / "half").exists()
    assert installed(checkout) == [RUN]


def test_an_interrupted_update_is_built_anew_too(checkout, monkeypatch):
    Environment(checkout).prepare(RUN)
    (checkout / RUN).write_text("django==5.3\n")
    with monkeypatch.context() as patch:
        patch.setattr(
            Environment, "_install", lambda self, requirements: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        with pytest.raises(KeyboardInterrupt):
            Environment(checkout).prepare(RUN)
    (checkout / ".venv" / "half").touch()
    Environment(checkout).prepare(RUN)
    assert not (checkout / ".venv" / "half").exists()


def test_a_python_that_is_gone_means_a_new_environment(checkout):
    Environment(checkout).prepare(RUN)
    python = checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    Environment(checkout).prepare(RUN)
    assert installed(checkout) == [RUN, RUN]


def test_a_moved_checkout_means_new_installed_scripts(checkout):
    Environment(checkout).prepare(RUN)
    moved = checkout.with_name(f"{checkout.name}-moved")
    checkout.rename(moved)
    assert not Environment(moved)._is_ready(RUN)


def test_two_set_ups_at_once_install_once(checkout):
    Environment(checkout).prepare(RUN)
    (checkout / RUN).write_text("django==5.3\n")
    program = (
        "import sys, pathlib, time\n"
        "from config.environment import *\n"
        "def install(self, requirements):\n"
        "    time.sleep(0.5)\n"
        "    with (self.root / 'installed').open('a') as file: file.write('again\\n')\n"
        "Environment._install = install\n"
        f"Environment(pathlib.Path({str(checkout)!r})).prepare(RUN)\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in "ab"
    ]
    messages = [process.communicate(timeout=30)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert installed(checkout) == [RUN, "again"]
    assert sum("waiting" in message for message in messages) == 1


def test_a_lock_of_a_killed_set_up_is_free(checkout):
    program = f"from config.environment import *\nwith checkout_lock(Path({str(checkout)!r})): print(1, flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout.readline() == b"1\n"
    holder.kill()
    holder.wait()
    before = time.monotonic()
    Environment(checkout).prepare(RUN)
    assert time.monotonic() - before < 5


def test_packages_that_cannot_be_installed_end_in_advice(tmp_path, monkeypatch):
    (tmp_path / RUN).write_text("x==1\n")
    monkeypatch.setattr(Environment, "_create", lambda self: self.directory.mkdir())
    monkeypatch.setattr(Environment, "_runs", lambda self, command, quiet=False: False)
    with pytest.raises(SetupError, match="Internet"):
        Environment(tmp_path).prepare(RUN)
    assert not list(tmp_path.glob(".venv/.ready*"))


@pytest.mark.parametrize("name", [RUN, DEVELOP, environment.INSTALLER])
def test_every_requirement_is_pinned_with_hashes_and_names_no_index(name):
    lines = (ROOT / name).read_text().splitlines()
    pinned = [line for line in lines if "==" in line]
    assert pinned
    assert all(line.endswith("\\") for line in pinned)
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def test_a_python_that_cannot_make_environments_ends_in_advice(tmp_path, monkeypatch):
    (tmp_path / RUN).write_text("x==1\n")
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(Environment, "_runs", lambda self, command, quiet=False: False)
    with pytest.raises(SetupError, match="apt install python3-venv"):
        Environment(tmp_path).prepare(RUN)


def test_root_adds_the_missing_module_and_goes_on(tmp_path, monkeypatch):
    commands: list[str] = []

    def runs(self, command, quiet=False):
        commands.append(" ".join(command))
        return "-venv" in " ".join(commands)

    monkeypatch.setattr(environment.os, "geteuid", lambda: 0)
    monkeypatch.setattr(environment.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(Environment, "_runs", runs)
    Environment(tmp_path)._create()
    assert f"python3.{sys.version_info.minor}-venv" in commands[-2]
    assert "-m venv" in commands[-1]
