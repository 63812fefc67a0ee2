"""Says that the server runs, once its first worker has loaded the application."""

import os
from typing import Any


def post_worker_init(worker: Any) -> None:
    if worker.age == 1:
        address = os.environ.get("GEGENLESE_URL", "")
        print(
            f"\nGegenlese läuft: {address}  (Strg-C beendet den Server, ./run stop auch die Datenbank)\n"
            f"Gegenlese is running: {address}  (Ctrl-C ends the server, ./run stop the database too)\n",
            flush=True,
        )
