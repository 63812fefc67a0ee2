"""Web addresses: fetched, then read by what the server says they are."""

from collections.abc import Iterator
from urllib.parse import urldefrag

from sources.errors import Reason, Refusal
from sources.reading import feed, html, json_lines, pdf, text
from sources.reading.document import LONGEST_ID, LONGEST_URL, Document, Metadata, Reading, Unreadable
from sources.reading.fetching import Fetched, Fetching

FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
)
JSON_TYPES = ("application/json", "application/ld+json")


def is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def read(url: str, fetching: Fetching) -> Iterator[Reading]:
    """The articles at an address: a page, a PDF file, JSON or all pieces of a feed. Never raises for a bad address."""
    try:
        fetched = fetching.fetch(url)
        if _is_feed(fetched):
            yield from feed.read(fetched.data, url, fetching)
        elif fetched.media_type in JSON_TYPES:
            yield from json_lines.read(fetched.data, url)
        else:
            yield _page(fetched, url)
    except Refusal as refusal:
        yield Unreadable(url, refusal)


def read_page(url: str, fetching: Fetching) -> Document:
    """The article at an address. Raises Refusal."""
    return _page(fetching.fetch(url), url)


def _is_feed(fetched: Fetched) -> bool:
    head = fetched.data[:1000].lstrip()
    return fetched.media_type in FEED_TYPES[:3] or (
        fetched.media_type in FEED_TYPES and any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:RDF"))
    )


def _page(fetched: Fetched, reference: str) -> Document:
    address = urldefrag(fetched.url).url
    if fetched.data.startswith(b"%PDF-"):
        document = pdf.read(fetched.data, reference)
    elif fetched.media_type in ("text/html", "application/xhtml+xml", ""):
        document = html.read(fetched.data, reference, address, fetched.charset)
    elif fetched.media_type == "text/plain":
        document = text.read(fetched.data, reference)
    else:
        raise Refusal(
            Reason.UNKNOWN_FORMAT, detail=fetched.media_type, formats="HTML, PDF, Text, JSON, RSS, Atom"
        )
    if len(address) > LONGEST_URL:
        raise Refusal(Reason.BAD_ADDRESS)
    known = document.completed(Metadata(url=address))
    return known.completed(Metadata(external_id=known.metadata.url[-LONGEST_ID:]))
