"""./run as a newcomer meets it: from an empty data directory to the first page, and the end of it."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.environment import ROOT

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="needs an empty database of its own"
)

START_SECONDS = 240  # with the demo stories, on a machine that is busy with the other tests


class Server:
    """A ./run in the background, with its output in a file."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.home = home
        self.address = f"http://127.0.0.1:{port}"
        self.environment = os.environ | {"GEGENLESE_HOME": str(home), "BIND": f"127.0.0.1:{port}"}
        self.environment.pop("DEBUG", None)
        self.output = home / "output"
        self.pid_file = home / f"server-{port}.pid"

    def start(self) -> None:
        """Start and wait until it says that it runs."""
        with open(self.output, "w") as output:
            self.process = subprocess.Popen(
                [ROOT / "run"], env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
        end = time.monotonic() + START_SECONDS
        while "Gegenlese is running" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)

    def said(self) -> str:
        return self.output.read_text()

    def get(self, path: str) -> tuple[int, str]:
        with urllib.request.urlopen(self.address + path, timeout=60) as response:
            return response.status, response.read().decode()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [ROOT / "run", *arguments], env=self.environment, capture_output=True, text=True
        )

    def stop(self) -> None:
        """What ./run stop does, for this data directory alone: the database of the other tests goes on."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    started = Server(home)
    started.start()
    yield started
    started.stop()


def test_from_an_empty_directory_to_the_first_page_and_again(server):
    """One story, because each start takes seconds."""
    login = re.search(r"redaktion / \S+", server.said())
    assert login, "the login of the editor is printed"

    status, page = server.get("/")
    assert status == 200
    for name in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        assert server.get(name)[0] == 200, name
        assert re.search(r"\.[0-9a-f]{12}\.", name), f"{name} has no hash in its name"
    assert server.get("/login/")[0] == 200

    second = server.run()
    assert second.returncode == 0
    assert f"{server.address} – is running already" in second.stderr

    database = int((next(server.home.glob("pg*/postmaster.pid"))).read_text().split()[0])
    os.kill(database, signal.SIGKILL)
    assert server.get("/")[0] == 200, "the first request after a kill of the database starts it again"

    os.kill(int(server.pid_file.read_text()), signal.SIGKILL)
    server.process.wait(10)
    server.start()
    assert not re.search(r"redaktion / \S+", server.said()), "the login is printed once"
    assert server.get("/")[0] == 200
