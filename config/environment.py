"""The virtual environment in .venv: built from the hashed requirements, rebuilt when its building was interrupted.

Runs under the system's Python, so it uses the standard library alone. A stamp in .venv names the requirements that
were installed completely. Without any stamp the building never finished, and .venv is built anew.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.env import SetupError

ROOT = Path(__file__).resolve().parent.parent
RUN, DEVELOP = "requirements.txt", "requirements-dev.txt"
INSTALLER = "config/uv.txt"

# Certificates of the system, as pip takes them: newsrooms sit behind proxies that re-sign.
ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1"}


def say(german: str, english: str) -> None:
    """Progress, on standard error: standard output belongs to the command that is run."""
    print(f"· {german} – {english}", file=sys.stderr, flush=True)


@contextmanager
def checkout_lock(root: Path = ROOT) -> Iterator[None]:
    """One set-up at a time in this checkout; the kernel frees the lock when its holder dies."""
    directory = os.open(root, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(directory, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Eine andere Einrichtung läuft gerade, ich warte", "another set-up is running, waiting")
            fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


@dataclass(frozen=True)
class Environment:
    """The virtual environment of one checkout."""

    root: Path = ROOT

    @property
    def directory(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> str:
        return str(self.directory / "bin" / "python")

    def prepare(self, requirements: str) -> None:
        """Install ``requirements`` unless they are installed. Raises SetupError when that fails."""
        if self._is_ready(requirements):
            return
        with checkout_lock(self.root):
            if self._is_ready(requirements):
                return
            if not os.access(self.root, os.W_OK):
                raise SetupError(
                    f"Die Python-Umgebung in {self.root} ist nicht aktuell und nicht beschreibbar. Bitte ./run einmal"
                    " als Besitzer des Verzeichnisses starten.",
                    f"The Python environment in {self.root} is out of date and not writable. Start ./run once as the"
                    " owner of the directory.",
                )
            self._build(requirements)

    def _is_ready(self, requirements: str) -> bool:
        """The stamp of these requirements, or of the developer's, which include those to run, is current."""
        names = {requirements, DEVELOP}
        return os.access(self.python, os.X_OK) and any(
            stamp.exists() and stamp.read_text() == self._fingerprint(name)
            for name, stamp in self._stamps(names)
        )

    def _stamps(self, names: set[str]) -> list[tuple[str, Path]]:
        return [(name, self.directory / f".ready-{name}") for name in sorted(names)]

    def _fingerprint(self, name: str) -> str:
        # The path is part of it: scripts in a virtual environment hold it and break when the checkout is moved.
        return hashlib.sha256((self.root / name).read_bytes() + os.fsencode(self.root)).hexdigest()

    def _build(self, requirements: str) -> None:
        stamps = [stamp for _, stamp in self._stamps({RUN, DEVELOP}) if stamp.exists()]
        if not stamps or not os.access(self.python, os.X_OK):
            say("Python-Umgebung wird angelegt", "creating the Python environment")
            shutil.rmtree(self.directory, ignore_errors=True)
            self._create()
        for stamp in stamps:
            stamp.unlink(missing_ok=True)
        say(
            "Pakete werden geladen und geprüft; beim ersten Mal dauert das einen Moment",
            "fetching and verifying packages; the first time takes a moment",
        )
        self._install(requirements)
        self._stamps({requirements})[0][1].write_text(self._fingerprint(requirements))

    def _create(self) -> None:
        command = [sys.executable, "-m", "venv", str(self.directory)]
        if not self._runs(command, quiet=True):
            shutil.rmtree(self.directory, ignore_errors=True)
            self._install_venv_module()
            if not self._runs(command):
                raise SetupError(
                    f"{sys.executable} kann keine Umgebung anlegen. Bitte installieren: python3-venv (Debian, Ubuntu:"
                    " sudo apt install python3-venv), dann ./run noch einmal starten.",
                    f"{sys.executable} cannot create an environment. Install python3-venv (Debian, Ubuntu: sudo apt"
                    " install python3-venv), then start ./run again.",
                )

    def _install_venv_module(self) -> None:
        """Debian and Ubuntu ship Python without ensurepip; root can add it."""
        if os.geteuid() == 0 and shutil.which("apt-get"):
            say("python3-venv wird installiert", "installing python3-venv")
            package = f"python3.{sys.version_info.minor}-venv"
            self._runs(["apt-get", "update", "-qq"], quiet=True)
            self._runs(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], quiet=True)

    def _install(self, requirements: str) -> None:
        """uv is quick but asks only the public index or its own settings; pip knows every setting of this machine."""
        pip = [self.python, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r"]
        uv = [
            str(self.directory / "bin" / "uv"),
            "pip",
            "install",
            "--python",
            self.python,
            "--require-hashes",
            "-r",
        ]
        quietly = [] if sys.stderr.isatty() else ["-q"]
        if self._runs([*pip, INSTALLER, "-q"]) and self._runs([*uv, requirements, *quietly]):
            return
        say("So ging es nicht; zweiter Versuch mit pip", "that did not work; second attempt with pip")
        if self._runs([*pip, requirements, *quietly]):
            return
        raise SetupError(
            "Die Pakete ließen sich nicht installieren; der Grund steht darüber. Meist fehlt die Verbindung zum"
            " Internet oder Platz auf der Platte (1 GB). Danach ./run noch einmal starten.",
            "The packages could not be installed; the reason is above. Mostly the internet connection is missing, or"
            " space on the disk (1 GB). Then start ./run again.",
        )

    def _runs(self, command: list[str], *, quiet: bool = False) -> bool:
        """Run with all output on standard error, or none; True on success."""
        output = subprocess.DEVNULL if quiet else sys.stderr.fileno()
        environment = os.environ | ENVIRONMENT
        try:
            done = subprocess.run(
                command,
                cwd=self.root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        except OSError:
            return False
        return done.returncode == 0
