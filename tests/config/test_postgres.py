"""config/postgres.py on real servers, each in a data directory of its own: kills, races, leftovers, other versions."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db.utils import ConnectionHandler

from config import processes
from config.env import SetupError
from config.environment import ROOT
from config.postgres import Cluster

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="the tests run on an external Postgres"
)


@pytest.fixture
def cluster(home: Path) -> Cluster:
    return Cluster(home)


def connect(cluster: Cluster) -> psycopg.Connection:
    settings = cluster.settings()
    return psycopg.connect(
        host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"], autocommit=True
    )


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def kill_hard(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def write_row(cluster: Cluster) -> None:
    with connect(cluster) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")


def read_row(cluster: Cluster) -> int:
    with connect(cluster) as connection:
        return connection.execute("SELECT number FROM kept").fetchone()[0]


def test_the_first_start_makes_a_database_that_only_the_socket_reaches(cluster):
    assert cluster.start() is True
    with connect(cluster) as connection:
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
    assert cluster.socket.stat().st_mode & 0o777 == 0o700


def test_a_running_server_is_left_alone(cluster):
    cluster.start()
    before = postmaster(cluster)
    assert cluster.start() is False
    assert postmaster(cluster) == before


def test_stopping_ends_the_server_and_a_second_stop_finds_nothing(cluster):
    cluster.start()
    pid = postmaster(cluster)
    assert cluster.stop() is True
    assert processes.command_line(pid) == ""
    assert cluster.stop() is False


def test_rows_survive_a_kill_of_the_server(cluster):
    cluster.start()
    write_row(cluster)
    kill_hard(postmaster(cluster))
    cluster.start()
    assert read_row(cluster) == 42


def test_a_process_number_that_now_belongs_to_another_program_does_not_stop_the_start(cluster):
    cluster.start()
    write_row(cluster)
    kill_hard(pid := postmaster(cluster))
    with subprocess.Popen(["sleep", "60"], **cluster._as_owner) as other:
        try:
            file = cluster.data / "postmaster.pid"
            file.write_text(file.read_text().replace(str(pid), str(other.pid), 1))
            cluster.start()
            assert read_row(cluster) == 42
        finally:
            other.kill()


def test_leftovers_of_an_interrupted_first_start_are_removed(cluster):
    half = cluster.home / f"pg{cluster.binaries.major}.new-1"
    copy = cluster.home / ".postgres-1"
    for directory in (half, copy):
        directory.mkdir()
        (directory / "half").touch()
    shutil.rmtree(cluster.home / f"postgres-{cluster.binaries.version}")
    fresh = Cluster(cluster.home)
    fresh.start()
    assert connect(fresh).execute("SELECT 1").fetchone() == (1,)
    assert not half.exists()
    assert not copy.exists()


def test_four_first_starts_at_once_make_one_server(cluster):
    command = [sys.executable, "-m", "config.postgres", "start"]
    environment = os.environ | {"GEGENLESE_HOME": str(cluster.home)}
    started = [subprocess.Popen(command, cwd=ROOT, env=environment) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    assert connect(cluster).execute("SELECT 1").fetchone() == (1,)


def test_a_data_directory_with_a_long_path_has_its_socket_elsewhere(home):
    long = home / ("ä" * 60)
    long.mkdir()
    cluster = Cluster(long)
    assert not cluster.socket.is_relative_to(long)
    cluster.start()
    assert connect(cluster).execute("SELECT 1").fetchone() == (1,)
    cluster.stop()
    cluster.socket.rmdir()


def test_a_socket_directory_that_someone_else_put_there_is_refused(home):
    target = home / "elsewhere"
    target.mkdir()
    (home / "run").symlink_to(target)
    with pytest.raises(SetupError, match="GEGENLESE_HOME"):
        Cluster(home).start()


def test_data_of_another_major_version_is_refused_and_nothing_is_created(cluster):
    older = cluster.home / "pg14"
    older.mkdir()
    (older / "PG_VERSION").write_text("14\n")
    with pytest.raises(SetupError, match=r"\./run upgrade") as error:
        cluster.start()
    assert "Postgres 14" in error.value.german
    assert not cluster.data.exists()


def test_an_upgrade_without_the_old_programs_says_which_are_needed(cluster):
    older = cluster.home / "pg9"
    older.mkdir()
    (older / "PG_VERSION").write_text("9\n")
    with pytest.raises(SetupError, match="Postgres 9"):
        cluster.upgrade()
    assert not cluster.data.exists()


def test_an_upgrade_carries_the_rows_over_and_keeps_the_old_cluster(cluster, monkeypatch):
    """One major is installed, so its cluster plays the older one under an older name."""
    cluster.start()
    write_row(cluster)
    cluster.stop()
    cluster.data.rename(cluster.home / "pg14")
    monkeypatch.setattr(Cluster, "_kept_binaries", lambda self, major: self.binaries)
    assert "pg14.replaced" in cluster.upgrade()
    cluster.start()
    assert read_row(cluster) == 42
    assert list(cluster.home.glob("pg14.replaced-*/PG_VERSION"))
    assert not (cluster.home / "pg14").exists()
    assert "Nothing to do" in cluster.upgrade()


def test_an_upgrade_that_was_interrupted_starts_again_from_the_old_cluster(cluster, monkeypatch):
    cluster.start()
    write_row(cluster)
    cluster.stop()
    cluster.data.rename(cluster.home / "pg14")
    monkeypatch.setattr(Cluster, "_kept_binaries", lambda self, major: self.binaries)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Path, "rename", _interrupt_renaming_the_upgrade(Path.rename))
        with pytest.raises(KeyboardInterrupt):
            cluster.upgrade()
    with pytest.raises(SetupError, match=r"\./run upgrade"):
        cluster.start()
    cluster.upgrade()
    cluster.start()
    assert read_row(cluster) == 42


def _interrupt_renaming_the_upgrade(rename):
    def interrupted(self: Path, target: Path) -> Path:
        if self.name.endswith(".upgrade"):
            raise KeyboardInterrupt
        return rename(self, target)

    return interrupted


def test_a_server_that_cannot_start_is_reported_with_the_end_of_its_log(cluster, monkeypatch):
    cluster.start()
    cluster.stop()
    with open(cluster.data / "postgresql.conf", "a") as configuration:
        configuration.write("shared_buffers = 'nonsense'\n")
    monkeypatch.setattr("config.postgres.START_ATTEMPTS", 1)
    with pytest.raises(SetupError, match="nonsense"):
        cluster.start()


def test_django_starts_the_server_at_its_first_query_and_again_after_a_kill(
    cluster, monkeypatch, django_db_blocker
):
    monkeypatch.setenv("GEGENLESE_HOME", str(cluster.home))
    connection = ConnectionHandler({"default": cluster.settings()})["default"]
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE kept AS SELECT 42 AS number")
        connection.close()
        kill_hard(postmaster(cluster))
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM kept")
            assert cursor.fetchone() == (42,)
        connection.close()


def test_a_strict_umask_does_not_lock_the_server_out(home):
    mask = os.umask(0o077)
    try:
        cluster = Cluster(home / "new")
        cluster.start()
    finally:
        os.umask(mask)
    assert connect(cluster).execute("SELECT 1").fetchone() == (1,)


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone can hide a directory from the server's user")
def test_a_data_directory_the_server_cannot_enter_is_refused_with_advice(tmp_path):
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    with pytest.raises(SetupError, match="/var/lib/gegenlese"):
        Cluster(hidden / "data").start()
