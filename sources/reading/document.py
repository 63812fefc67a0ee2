"""What the readers hand on: one article each, or the reason why there is none."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from sources.errors import Reason, Refusal
from sources.reading.published import Published

# A megabyte of text is a book of 600 pages; no news article comes near.
LONGEST_TEXT = 1_000_000
# Control characters that text has no use for. PostgreSQL refuses U+0000, and no database takes lone surrogates.
BAD_CHARACTERS = re.compile(r"[\x00\ud800-\udfff]")
LONGEST_ID = 300
LONGEST_TITLE = 1000
LONGEST_OUTLET = 200
LONGEST_URL = 2000
LONGEST_DATE = 100


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text. Empty strings and None mean unknown."""

    external_id: str = ""
    outlet: str = ""
    title: str = ""
    published: Published | None = None
    url: str = ""

    def over(self, other: "Metadata") -> "Metadata":
        """This metadata, completed by ``other`` where it knows nothing."""
        return Metadata(
            self.external_id or other.external_id,
            self.outlet or other.outlet,
            self.title or other.title,
            self.published or other.published,
            self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class Document:
    """The verbatim text of one article. ``reference`` is the file or address it came from; ``names`` are the ids to
    fall back on when none is given: the stem of the file, then the stem with its folder, and so on."""

    text: str
    reference: str
    media_type: str
    metadata: Metadata = field(default_factory=Metadata)
    names: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        """The id of the article: the one given, else the file's name without its ending."""
        return self.metadata.external_id or (self.names[0] if self.names else self.reference)[:LONGEST_ID]

    def completed(self, metadata: Metadata) -> "Document":
        """The document with ``metadata`` where its own knows nothing."""
        return replace(self, metadata=self.metadata.over(metadata))

    def overridden(self, metadata: Metadata) -> "Document":
        """The document with ``metadata`` taking the place of its own."""
        return replace(self, metadata=metadata.over(self.metadata))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, line or address that yields no article."""

    reference: str
    refusal: Refusal


Reading = Document | Unreadable


def checked_text(text: str) -> str:
    """The text as it is. Raises Refusal when it is empty, too long or cannot be stored."""
    if not text.strip():
        raise Refusal(Reason.NO_TEXT)
    if len(text) > LONGEST_TEXT:
        raise Refusal(Reason.TEXT_TOO_LONG, length=f"{len(text):_}".replace("_", "."), limit="1.000.000")
    if bad := BAD_CHARACTERS.search(text):
        raise Refusal(Reason.CHARACTERS, detail=f"U+{ord(bad.group()):04X}")
    return text


def checked_field(name: str, value: object, longest: int) -> str:
    """A metadata field as text, numbers included; None is unknown. Raises Refusal for anything else, for text longer
    than ``longest`` and for characters that cannot be stored."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Refusal(Reason.BAD_FIELD, field=name, detail=type(value).__name__)
    text = " ".join(str(value).split())
    if len(text) > longest:
        raise Refusal(Reason.BAD_FIELD, field=name, detail=f"> {longest}")
    if bad := BAD_CHARACTERS.search(text):
        raise Refusal(Reason.CHARACTERS, detail=f"U+{ord(bad.group()):04X}")
    return text


def checked_url(value: object) -> str:
    """A web address, "" when there is none. Raises Refusal."""
    url = checked_field("url", value, LONGEST_URL)
    try:
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
            raise ValueError
    except ValueError:
        raise Refusal(Reason.BAD_ADDRESS) from None
    if len(url.encode()) > LONGEST_URL:  # an index entry of the database holds 2,704 bytes at most
        raise Refusal(Reason.BAD_FIELD, field="url", detail=f"> {LONGEST_URL}")
    return url
