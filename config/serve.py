"""Serve the pages and the API with gunicorn on BIND.

The port is taken before the database is touched: a port in use is reported early, and of two ``./run`` at the same
time the second waits until the first one answers.
"""

import errno
import os
import socket
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from config import env, prepare, processes
from config.env import SetupError
from config.environment import say

DEFAULT_BIND = "127.0.0.1:8000"
START_SECONDS = 900  # a first start loads the demo stories, on a slow machine too
ORPHAN_SECONDS = 4  # gunicorn's workers look for their parent every second
PAUSE = 0.5
WORKERS, THREADS = 2, 4


def pid_file(port: int) -> Path:
    """Names the process that serves this data directory on ``port``."""
    return env.data_directory() / f"server-{port}.pid"


def running(port: int) -> int | None:
    """Our server on this port, or None."""
    return processes.named_in(pid_file(port), "config.")


def url(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def listen(host: str, port: int) -> socket.socket | None:
    """The listening socket; None when the port is in use. Raises SetupError when the address cannot be used."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return None
        raise SetupError(
            f"BIND={host}:{port} geht nicht ({error.strerror}). Bitte eine Adresse dieses Rechners und einen Port ab"
            " 1024 wählen, zum Beispiel BIND=127.0.0.1:8000.",
            f"BIND={host}:{port} does not work ({error.strerror}). Choose an address of this machine and a port from"
            " 1024 on, for example BIND=127.0.0.1:8000.",
        ) from error
    return listener


def answers(address: str) -> bool:
    """Something speaks HTTP there, whatever it says."""
    try:
        build_opener(ProxyHandler({})).open(f"{address}/login/", timeout=5)
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True


def take_port(host: str, port: int) -> socket.socket | None:
    """The listening socket; None when our own server answers there already. Raises SetupError.

    The port may be in use by a server of ours that is starting (wait for it), by the workers of one that was killed
    (they end by themselves), or by another program.
    """
    end = time.monotonic() + START_SECONDS
    orphans_end = time.monotonic() + ORPHAN_SECONDS
    while (listener := listen(host, port)) is None:
        time.sleep(PAUSE)
        if running(port):
            if answers(url(host, port)):
                say(f"Gegenlese läuft schon: {url(host, port)}", "is running already; ./run stop ends it")
                return None
            if time.monotonic() < end:
                continue
        elif time.monotonic() < orphans_end:
            continue
        raise SetupError(
            f"Port {port} ist belegt. Bitte einen anderen wählen: BIND={host}:{port + 1} ./run",
            f"Port {port} is in use. Choose another one: BIND={host}:{port + 1} ./run",
        )
    return listener


def main() -> None:
    host, port = env.address("BIND", DEFAULT_BIND)
    env.make_data_directory(env.data_directory())
    listener = take_port(host, port)
    if listener is None:
        return
    try:
        pid_file(port).write_text(f"{os.getpid()}\n")  # gunicorn takes this process over
    except OSError as error:
        raise env.not_writable(pid_file(port), error) from error
    prepare.main(["--demo", "--static"])
    if host not in {"127.0.0.1", "::1", "localhost"} and not env.words("ALLOWED_HOSTS"):
        say(
            "Von anderen Rechnern erreichbar? Dann ALLOWED_HOSTS auf den Namen dieses Rechners setzen",
            "to be reached from other machines? Set ALLOWED_HOSTS to the name of this one",
        )
    os.environ["GEGENLESE_URL"] = url(host, port)
    listener.set_inheritable(True)
    scratch = ["--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []
    os.execv(
        sys.executable,
        [
            *(
                sys.executable,
                "-m",
                "gunicorn",
                "config.wsgi",
                "-c",
                "python:config.gunicorn",
                "--no-control-socket",
            ),
            *("-b", f"fd://{listener.fileno()}", "--log-level", "warning", *scratch),
            *("-w", str(env.integer("WEB_CONCURRENCY", WORKERS, minimum=1, maximum=256))),
            *("-k", "gthread", "--threads", str(THREADS), "--timeout", "120", "--graceful-timeout", "10"),
        ],
    )


if __name__ == "__main__":
    try:
        main()
    except SetupError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
