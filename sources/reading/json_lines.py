"""Articles as JSON: one object, a list of them, {"articles": [...]}, or one object a line.

An object has the fields id, outlet, title, published, url and text; only text is required, others are ignored.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from sources.errors import Reason, Refusal
from sources.reading import document as fields
from sources.reading.decoding import decode
from sources.reading.document import Document, Metadata, Reading, Unreadable, checked_field, checked_text
from sources.reading.published import parse


def read(data: bytes, reference: str) -> Iterator[Reading]:
    """The articles of a .json file. Raises Refusal when the file as a whole cannot be used."""
    content = _load(decode(data))
    if isinstance(content, dict) and isinstance(content.get("articles"), list):
        content = content["articles"]
    if not isinstance(content, list):
        yield article(content, reference)
        return
    if not content:
        raise Refusal(Reason.NO_ARTICLE)
    for number, entry in enumerate(content, start=1):
        yield _reading(entry, f"{reference}[{number}]")


def read_lines(lines: Iterator[bytes], reference: str) -> Iterator[Reading]:
    """The articles of a .jsonl file, one a line; empty lines are skipped. Raises Refusal when there is none at all."""
    count = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        count += 1
        place = f"{reference}:{number}"
        try:
            yield article(_load(decode(line)), place)
        except Refusal as refusal:
            yield Unreadable(place, refusal)
    if not count:
        raise Refusal(Reason.EMPTY)


def article(entry: Any, reference: str) -> Document:
    """The article in one object. Raises Refusal."""
    if not isinstance(entry, dict) or "text" not in entry:
        raise Refusal(Reason.NO_ARTICLE)
    if not isinstance(entry["text"], str):
        raise Refusal(Reason.BAD_FIELD, field="text", detail=type(entry["text"]).__name__)
    return Document(checked_text(entry["text"]), reference, "application/json", metadata(entry))


def metadata(entry: dict[str, Any]) -> Metadata:
    """The fields of an object that are not its text. Raises Refusal."""
    return Metadata(
        checked_field("id", entry.get("id"), fields.LONGEST_ID),
        checked_field("outlet", entry.get("outlet"), fields.LONGEST_OUTLET),
        checked_field("title", entry.get("title"), fields.LONGEST_TITLE),
        parse(checked_field("published", entry.get("published"), fields.LONGEST_DATE)),
        fields.checked_url(entry.get("url")),
    )


def _reading(entry: Any, reference: str) -> Reading:
    try:
        return article(entry, reference)
    except Refusal as refusal:
        return Unreadable(reference, refusal)


def _load(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refusal(Reason.BROKEN_JSON, line=error.lineno, column=error.colno) from None
