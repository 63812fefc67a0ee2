"""What ``./run`` does. Runs under the system's Python until the virtual environment stands, then inside it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from config import env, processes
from config.env import SetupError
from config.environment import DEVELOP, ROOT, RUN, Environment, say
from config.postgres import Cluster

USAGE = """\
./run                     einrichten und starten / set up and serve
./run test [PYTEST …]     alle Prüfungen / all checks; mit Argumenten nur pytest / with arguments pytest only
./run ingest PFAD|URL …   Artikel einlesen / read articles
./run manage BEFEHL …     Djangos manage.py / Django's manage.py
./run stop                Server und Datenbank beenden / end server and database
./run upgrade             Daten einer älteren Postgres-Version übernehmen / take over data of an older Postgres
"""

# Commands of manage.py that read no table: they run without starting or updating the database.
WITHOUT_DATABASE = frozenset(
    {
        *(
            "extract",
            "timex",
            "help",
            "--help",
            "-h",
            "version",
            "--version",
            "check",
            "diffsettings",
            "spectacular",
        ),
        *("makemigrations", "migrate", "makemessages", "compilemessages", "collectstatic", "findstatic"),
    }
)

CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("makemigrations", ["manage.py", "makemigrations", "--check", "--dry-run"]),
)
PYTEST = ["-m", "pytest"]
CALLED_FROM = Path(os.environ.get("GEGENLESE_CALLED_FROM") or Path.cwd())
STOP_SECONDS = 30


def serve() -> int:
    return inside("-m", "config.serve")


def manage(arguments: list[str]) -> int:
    """Django's command; the schema is brought up to date before it, so that a fresh clone needs no other step."""
    python = Environment().python
    if arguments and arguments[0] not in WITHOUT_DATABASE:
        prepared = subprocess.run([python, "-m", "config.prepare"], stdout=sys.stderr.fileno()).returncode
        if prepared:
            return prepared
    os.chdir(CALLED_FROM)
    return inside(str(ROOT / "manage.py"), *arguments)


def test(arguments: list[str]) -> int:
    """Every check, also after one has failed; 1 when one did. With arguments pytest alone, which gets them."""
    python = Environment().python
    os.environ["GEGENLESE_HOME"] = str(env.test_directory())
    pytest = [*PYTEST, "-n", env.text("JOBS", "auto"), *arguments]
    failed = []
    for name, command in (*(() if arguments else CHECKS), ("pytest", pytest)):
        print(f"== {name}", flush=True)
        if subprocess.run([python, *command]).returncode:
            failed.append(name)
    if env.text("CI"):  # elsewhere the server stays, for the next run
        Cluster(env.test_directory()).stop()
    if failed:
        print(f"== fehlgeschlagen / failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def stop() -> int:
    """End the servers of this data directory, its database and that of the tests."""
    home = env.data_directory()
    ended = []
    for file in sorted(home.glob("server-*.pid")):
        if pid := processes.named_in(file, "config."):
            processes.end(pid, signal.SIGTERM, STOP_SECONDS)
            ended.append("Server")
    for directory in (home, env.test_directory()):
        if directory.is_dir() and Cluster(directory).stop():
            ended.append(f"Postgres ({directory})")
    say(
        f"Beendet: {', '.join(ended) or 'nichts lief'}", f"ended: {', '.join(ended) or 'nothing was running'}"
    )
    return 0


def inside(*command: str) -> int:
    """Replace this process by Python of the environment."""
    python = Environment().python
    os.execv(python, [python, *command])


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    if home := env.text("GEGENLESE_HOME"):
        os.environ["GEGENLESE_HOME"] = str(CALLED_FROM / Path(home).expanduser())
    command, rest = (arguments[0], arguments[1:]) if arguments else ("serve", [])
    if command == "stop":
        return stop()
    if command not in {"serve", "test", "ingest", "manage", "upgrade"}:
        print(USAGE, file=sys.stdout if command in {"help", "-h", "--help"} else sys.stderr)
        return 0 if command in {"help", "-h", "--help"} else 2
    Environment().prepare(DEVELOP if command == "test" else RUN)
    match command:
        case "test":
            return test(rest)
        case "ingest":
            return manage(["ingest", *rest])
        case "manage":
            return manage(rest)
        case "upgrade":
            return inside("-m", "config.postgres", "upgrade")
    return serve()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
