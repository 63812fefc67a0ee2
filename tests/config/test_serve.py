"""config/serve.py: the port is free, ours, an orphan's or another program's."""

import http.server
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import serve
from config.env import SetupError

LOCAL = "127.0.0.1"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data directory; the waiting is short."""
    monkeypatch.setenv("GEGENLESE_HOME", str(tmp_path))
    monkeypatch.setattr(serve, "PAUSE", 0.05)
    monkeypatch.setattr(serve, "ORPHAN_SECONDS", 0.3)
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which some program answers HTTP."""
    server = http.server.HTTPServer((LOCAL, 0), http.server.BaseHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return probe.getsockname()[1]


def test_a_free_port_is_taken_and_listens(quick):
    port = free_port()
    with serve.take_port(LOCAL, port) as listener:
        assert listener.getsockname() == (LOCAL, port)
        socket.create_connection((LOCAL, port), timeout=5).close()


def test_a_port_in_use_by_another_program_is_refused_with_another_one(quick, taken):
    with pytest.raises(SetupError, match=f"BIND={LOCAL}:{taken + 1} ./run"):
        serve.take_port(LOCAL, taken)


def test_a_port_on_which_our_own_server_answers_is_no_error(quick, taken, capfd):
    program = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)  # config.serve"]
    with subprocess.Popen(program, stdout=subprocess.PIPE) as ours:
        assert ours.stdout.readline() == b"up\n"
        (quick / f"server-{taken}.pid").write_text(f"{ours.pid}\n")
        assert serve.take_port(LOCAL, taken) is None
        ours.kill()
    assert f"http://{LOCAL}:{taken}" in capfd.readouterr().err


def test_a_process_number_that_now_belongs_to_another_program_is_not_ours(quick, taken):
    with subprocess.Popen(["sleep", "60"]) as other:
        (quick / f"server-{taken}.pid").write_text(f"{other.pid}\n")
        assert serve.running(taken) is None
        other.kill()


def test_a_port_that_is_freed_while_waiting_is_taken(quick, monkeypatch):
    monkeypatch.setattr(serve, "ORPHAN_SECONDS", 10)
    orphan = socket.socket()
    orphan.bind((LOCAL, 0))
    orphan.listen()
    port = orphan.getsockname()[1]
    threading.Timer(0.3, orphan.close).start()
    with serve.take_port(LOCAL, port) as listener:
        assert listener.getsockname()[1] == port


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_that_is_not_of_this_machine_is_refused(quick, host):
    with pytest.raises(SetupError, match=f"BIND={host}"):
        serve.listen(host, 8000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use every port")
def test_a_port_for_root_alone_is_refused_with_advice(quick):
    with pytest.raises(SetupError, match="1024"):
        serve.listen(LOCAL, 1)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
    ],
)
def test_the_printed_address_can_be_opened(host, expected):
    assert serve.url(host, 8000) == expected
