"""Readers for environment variables. A value that cannot be understood stops the start with a message that says what to do.

An unset or empty variable means "use the default". Nothing here imports Django, so the launcher can use it too.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE = frozenset({"1", "true", "yes", "on", "ja", "an"})
FALSE = frozenset({"0", "false", "no", "off", "nein", "aus"})
POSTGRES_SCHEMES = frozenset({"postgres", "postgresql"})


class SetupError(Exception):
    """Something the person at the keyboard has to change. The message says what, in German and English."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(f"{german}\n{english}")
        self.german = german
        self.english = english


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """True or False. Raises SetupError for anything but the words in TRUE and FALSE."""
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise SetupError(
        f"{name}={value!r} ist weder ja noch nein. Bitte {name}=1 oder {name}=0 setzen.",
        f"{name}={value!r} is neither yes nor no. Set {name}=1 or {name}=0.",
    )


def integer(name: str, default: int, *, minimum: int, maximum: int) -> int:
    """A whole number between ``minimum`` and ``maximum`` (both included). Raises SetupError otherwise."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or not minimum <= int(value) <= maximum:
        raise SetupError(
            f"{name}={value!r} ist keine ganze Zahl von {minimum} bis {maximum}. Bitte den Wert ändern.",
            f"{name}={value!r} is no whole number from {minimum} to {maximum}. Change the value.",
        )
    return int(value)


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list separated by commas or blanks."""
    return text(name).replace(",", " ").split() or list(default)


def address(name: str, default: str) -> tuple[str, int]:
    """``host:port`` or ``[v6]:port`` as (host without brackets, port). Raises SetupError."""
    value = text(name, default)
    host, colon, port = value.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    ambiguous = ":" in bare and bare == host
    if (
        not colon
        or not bare
        or ambiguous
        or not (port.isascii() and port.isdigit())
        or not 0 < int(port) < 65536
    ):
        raise SetupError(
            f"{name}={value!r} ist keine Adresse. Erwartet wird Rechner:Port, zum Beispiel {default}.",
            f"{name}={value!r} is no address. Expected host:port, for example {default}.",
        )
    return bare, int(port)


def data_directory() -> Path:
    """``GEGENLESE_HOME``, or the usual place: /var/lib for root, else below the user's data directory (XDG)."""
    if value := text("GEGENLESE_HOME"):
        return Path(value).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/gegenlese")
    return Path(text("XDG_DATA_HOME") or Path.home() / ".local" / "share").absolute() / "gegenlese"


def make_data_directory(path: Path) -> None:
    """Create the data directory unless it is there. Raises SetupError when it cannot be read and entered.

    Others may enter it, because a database server started by root runs as another user; what is secret in it is closed
    to them itself.
    """
    mask = os.umask(0o022)
    try:
        path.mkdir(parents=True, exist_ok=True)
        os.listdir(path)
    except OSError as error:
        raise SetupError(
            f"Das Datenverzeichnis {path} ist nicht benutzbar ({error.strerror}). Bitte GEGENLESE_HOME auf ein eigenes"
            " Verzeichnis setzen.",
            f"The data directory {path} cannot be used ({error.strerror}). Set GEGENLESE_HOME to a directory of your"
            " own.",
        ) from error
    finally:
        os.umask(mask)


def not_writable(path: Path, error: OSError) -> SetupError:
    """The error for a data directory that belongs to someone else."""
    return SetupError(
        f"{path} ist nicht beschreibbar ({error.strerror}). Bitte als Besitzer der Daten starten oder GEGENLESE_HOME"
        " auf ein eigenes Verzeichnis setzen.",
        f"{path} cannot be written ({error.strerror}). Start as the owner of the data or set GEGENLESE_HOME to a"
        " directory of your own.",
    )


def test_directory() -> Path:
    """The data directory of the test runs of this checkout. Below /tmp, where a server started by root may enter."""
    checkout = hashlib.sha256(os.fsencode(Path(__file__).resolve().parent.parent)).hexdigest()[:8]
    return Path("/tmp") / f"gegenlese-tests-{os.geteuid()}-{checkout}"


def database(name: str = "DATABASE_URL") -> dict[str, Any] | None:
    """Django's settings for ``postgres://user:password@host:port/name?option=value``; None when unset.

    Reserved characters are percent-encoded, a socket directory is the host ``%2Fvar%2Frun%2Fpostgresql``; the query
    holds libpq options such as ``sslmode``. Raises SetupError for another scheme or a URL without database name.
    """
    value = text(name)
    if not value:
        return None
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError:
        url, port = urlsplit(""), None
    database_name = unquote(url.path.removeprefix("/"))
    if url.scheme not in POSTGRES_SCHEMES or not database_name or "/" in database_name:
        # The value may hold a password: it is not repeated in the message.
        raise SetupError(
            f"{name} ist keine Postgres-Adresse. Erwartet wird postgres://NAME:PASSWORT@RECHNER:5432/DATENBANK"
            " (Sonderzeichen im Passwort als %XX).",
            f"{name} is no Postgres address. Expected postgres://USER:PASSWORD@HOST:5432/DATABASE"
            " (special characters in the password as %XX).",
        )
    # urlsplit().hostname lowers case, which a socket directory must keep.
    host = url.netloc.rpartition("@")[2]
    if port is not None or host.endswith(":"):
        host = host.rpartition(":")[0]
    return {
        "NAME": database_name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(host).strip("[]"),
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(url.query)),
    }
