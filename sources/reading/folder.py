"""Files and folders: which file is read how, and what a sidecar says about it.

A sidecar is an index.json beside the files: a list of {"file", "id", "outlet", "title", "published", "url"}.
"""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from sources.errors import Reason, Refusal
from sources.reading import feed, html, json_lines, pdf, text
from sources.reading.decoding import decode
from sources.reading.document import LONGEST_ID, Document, Metadata, Reading, Unreadable
from sources.reading.fetching import LARGEST, LARGEST_BYTES, Fetching

SIDECAR = "index.json"
FORMATS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".pdf": pdf.read,
}
FEEDS = (".rss", ".atom", ".xml")
# Documents that somebody put into the folder to have them read: they are refused by name. Other files are passed over.
DOCUMENTS = (".docx", ".doc", ".odt", ".rtf")
READABLE = (*FORMATS, ".json", ".jsonl", ".ndjson", *FEEDS)
# How many folders up a file's name may be told from another of the same name.
NAME_DEPTH = 4


def files(path: Path) -> Iterator[Path]:
    """The files to read: ``path`` itself, or every readable file in the folder and below, in sorted order. Hidden
    files, sidecars and files of other kinds (images, style sheets of saved pages) are passed over; documents of word processors are kept, so
    that reading them tells that it cannot."""
    if not path.is_dir():
        yield path
        return
    closed: list[Path] = []
    for folder, names, entries in os.walk(path, onerror=lambda error: closed.append(Path(error.filename))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for entry in sorted(entries):
            file = Path(folder, entry)
            wanted = file.suffix.lower() in (*READABLE, *DOCUMENTS)
            if entry.startswith((".", "~$")) or not wanted or _is_sidecar(file):
                continue
            yield file
    yield from closed  # reading them tells why


def read(path: Path, fetching: Fetching) -> Iterator[Reading]:
    """The articles in one file, completed from the sidecar beside it. Never raises for a bad file."""
    try:
        described = _described(path)
        for reading in _read(path, fetching):
            yield _named(reading, path).overridden(described) if isinstance(reading, Document) else reading
    except Refusal as refusal:
        yield Unreadable(str(path), refusal)
    except FileNotFoundError:
        yield Unreadable(str(path), Refusal(Reason.NOT_FOUND))
    except OSError as error:
        yield Unreadable(str(path), Refusal(Reason.UNREADABLE, detail=error.strerror or error))


def _read(path: Path, fetching: Fetching) -> Iterator[Reading]:
    suffix, reference = path.suffix.lower(), str(path)
    if not path.exists():
        raise FileNotFoundError
    if path.is_dir():
        os.listdir(path)  # raises OSError where it must not be looked into
    if not path.is_file():
        raise Refusal(Reason.UNKNOWN_FORMAT, detail=path.name, formats=", ".join(READABLE))
    if suffix in (".jsonl", ".ndjson"):
        with path.open("rb") as lines:
            yield from json_lines.read_lines(_lines(lines), reference)
        return
    if suffix not in READABLE:
        raise Refusal(Reason.UNKNOWN_FORMAT, detail=suffix or path.name, formats=", ".join(READABLE))
    data = _bytes(path)
    if data.startswith(b"%PDF-"):
        yield pdf.read(data, reference)
    elif suffix == ".json":
        yield from json_lines.read(data, reference)
    elif suffix in FEEDS:
        yield from feed.read(data, reference, fetching)
    else:
        yield FORMATS[suffix](data, reference)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise Refusal(Reason.TOO_LARGE, limit=LARGEST)
    if not data:
        raise Refusal(Reason.EMPTY)
    return data


def _lines(file: Any) -> Iterator[bytes]:
    """The lines of a file of any length; a line that is too long ends the reading."""
    while line := file.readline(LARGEST_BYTES + 1):
        if len(line) > LARGEST_BYTES:
            raise Refusal(Reason.TOO_LARGE, limit=f"{LARGEST} je Zeile")
        yield line


def _named(document: Document, path: Path) -> Document:
    """The document with the ids its file suggests: "1", then "folder/1", then "parent/folder/1" …"""
    if document.metadata.external_id or document.names:
        return document
    parents = path.absolute().parts[:-1]
    number = document.reference.removeprefix(str(path))
    stem = path.stem + number.replace("[", ":").replace("]", "")
    names = ["/".join((*parents[len(parents) - depth :], stem)) for depth in range(NAME_DEPTH)]
    return Document(
        document.text,
        document.reference,
        document.media_type,
        document.metadata,
        tuple(name[-LONGEST_ID:] for name in names),
    )


def _is_sidecar(path: Path) -> bool:
    """Whether a file is a usable sidecar. A broken one is read like any file, so that it is refused by name."""
    return path.name == SIDECAR and _entries(path) is not None


def _entries(path: Path) -> list[dict[str, Any]] | None:
    """The entries of a sidecar; None when the file holds something else or cannot be read."""
    try:
        content = orjson.loads(decode(_bytes(path)))
    except (Refusal, OSError, orjson.JSONDecodeError):
        return None
    if not isinstance(content, list) or not all(
        isinstance(entry, dict) and "file" in entry for entry in content
    ):
        return None
    return content


@lru_cache(maxsize=64)
def _sidecar_entries(path: Path, _changed: int) -> dict[str, dict[str, Any]]:
    return {str(entry["file"]): entry for entry in _entries(path) or ()}


def _described(path: Path) -> Metadata:
    """What the sidecar beside a file says about it. Raises Refusal when that cannot be used."""
    sidecar = path.parent / SIDECAR
    try:
        entry = _sidecar_entries(sidecar, sidecar.stat().st_mtime_ns).get(path.name)
    except OSError:
        return Metadata()
    try:
        return json_lines.metadata(entry) if entry else Metadata()
    except Refusal as refusal:
        raise Refusal(Reason.BROKEN_SIDECAR, name=SIDECAR, detail=refusal.german.rstrip(".")) from None
