"""./run and config/launcher.py from the outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import launcher
from config.environment import ROOT


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./run", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


def test_help_names_every_command():
    answer = run("help")
    assert answer.returncode == 0
    for command in ("test", "ingest", "manage", "stop", "upgrade"):
        assert f"./run {command}" in answer.stdout


def test_an_unknown_command_is_an_error_with_the_usage():
    answer = run("sevre")
    assert answer.returncode == 2
    assert "./run stop" in answer.stderr
    assert answer.stdout == ""


def test_it_runs_from_any_directory_and_through_a_link(tmp_path):
    link = tmp_path / "gegenlese"
    link.symlink_to(ROOT / "run")
    answer = subprocess.run([link, "help"], cwd=tmp_path, capture_output=True, text=True)
    assert answer.returncode == 0


def test_paths_are_meant_from_where_it_is_called(tmp_path):
    command = [ROOT / "run", "manage", "diffsettings", "--output", "unified"]
    environment = os.environ | {"GEGENLESE_HOME": "daten"}
    answer = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "daten" / "secret_key").exists()


def test_without_a_python_it_says_which_one_to_install(tmp_path):
    shell = tmp_path / "sh"
    shell.symlink_to("/bin/sh")
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    answer = subprocess.run(
        [str(shell), str(ROOT / "run")], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert answer.returncode == 1
    assert "Python 3.11" in answer.stderr
    assert "apt install python3" in answer.stderr


@pytest.mark.parametrize("name", ["DEBUG", "HTTPS"])
def test_a_bad_setting_ends_in_advice_and_no_traceback(name):
    answer = run("manage", "check", **{name: "vielleicht"})
    assert answer.returncode == 1
    assert f"{name}='vielleicht'" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_standard_output_holds_the_output_of_the_command_alone():
    answer = run("manage", "version")
    assert answer.returncode == 0
    assert answer.stdout.startswith("5.2")
    assert answer.stdout.count("\n") == 1


def test_stopping_what_does_not_run_is_no_error(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("GEGENLESE_HOME", str(tmp_path))
    monkeypatch.setattr("config.env.test_directory", lambda: tmp_path / "missing")
    assert launcher.stop() == 0
    assert "nothing was running" in capfd.readouterr().err


def test_stopping_ends_the_server_that_the_data_directory_names(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("GEGENLESE_HOME", str(tmp_path))
    monkeypatch.setattr("config.env.test_directory", lambda: tmp_path / "missing")
    program = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)  # config.wsgi"]
    with subprocess.Popen(program, stdout=subprocess.PIPE) as server:
        assert server.stdout.readline() == b"up\n"
        (tmp_path / "server-8000.pid").write_text(f"{server.pid}\n")
        assert launcher.stop() == 0
        assert server.wait(5) == -15
    assert "Server" in capfd.readouterr().err


def test_a_failed_check_does_not_hide_the_others(monkeypatch, capfd):
    monkeypatch.setattr(
        launcher, "CHECKS", (("broken", ["-c", "raise SystemExit(3)"]), ("fine", ["-c", "print('fine')"]))
    )
    # Outside CI, where the database of the tests, which this one shares, is left running.
    monkeypatch.setattr(launcher.env, "text", lambda name, default="": {"CI": ""}.get(name, "0"))
    monkeypatch.setattr(launcher, "PYTEST", ["-c", "print('the tests')"])
    assert launcher.test([]) == 1
    output = capfd.readouterr().out
    assert "fine" in output
    assert "the tests" in output
    assert output.rstrip().endswith("failed: broken")


def test_the_ci_file_and_run_are_executable():
    for name in ("run", ".ci/run"):
        assert os.access(Path(ROOT, name), os.X_OK)
