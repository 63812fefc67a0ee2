"""Processes of ours: is this number still the program we started, and please end."""

import os
import signal
import subprocess
import time
from pathlib import Path

from config.env import SetupError

PAUSE = 0.1  # seconds


def command_line(pid: int) -> str:
    """The command line of a process, arguments joined by blanks; empty for a dead process and for a zombie."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
        except OSError:
            return ""
    listing = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
    return "" if "<defunct>" in listing.stdout else listing.stdout


def named_in(pid_file: Path, *parts: str) -> int | None:
    """The process whose number opens ``pid_file``, if its command line holds all ``parts``; None when it is dead or
    the number now belongs to another program."""
    try:
        pid = int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    arguments = command_line(pid)
    return pid if arguments and all(part in arguments for part in parts) else None


def end(pid: int, number: signal.Signals, seconds: float) -> None:
    """Send the signal and wait until the process is gone. Raises SetupError when that takes longer than ``seconds``."""
    before = command_line(pid)
    limit = time.monotonic() + seconds
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
    except PermissionError as error:
        raise SetupError(
            f"Prozess {pid} gehört einem anderen Benutzer. Bitte als dieser stoppen.",
            f"Process {pid} belongs to another user. Stop it as that user.",
        ) from error
    while command_line(pid) == before != "":
        if time.monotonic() > limit:
            raise SetupError(
                f"Prozess {pid} endet nicht. Bitte mit kill -9 {pid} beenden; die Daten nehmen keinen Schaden.",
                f"Process {pid} does not end. End it with kill -9 {pid}; the data will be safe.",
            )
        time.sleep(PAUSE)
