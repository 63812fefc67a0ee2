"""Feeds (RSS, Atom): every entry's page is fetched and read."""

from collections.abc import Iterator
from typing import Any

import feedparser

from sources.errors import Reason, Refusal
from sources.reading import document as fields
from sources.reading.document import Metadata, Reading, Unreadable
from sources.reading.fetching import Fetching
from sources.reading.published import parse_or_none

# Feeds name the latest 10 to 100 pieces.
MOST_ENTRIES = 100


def read(data: bytes, reference: str, fetching: Fetching) -> Iterator[Reading]:
    """The articles a feed links to. What the feed says fills in what a page leaves out. Raises Refusal when it is no
    feed."""
    from sources.reading import url as pages  # a page may turn out to be a feed, and a feed links to pages

    parsed: Any = feedparser.parse(data)
    entries = [entry for entry in parsed.entries[:MOST_ENTRIES] if entry.get("link")]
    if not entries:
        raise Refusal(Reason.BROKEN_FEED)
    outlet = " ".join(str(parsed.feed.get("title", "")).split())[: fields.LONGEST_OUTLET]
    for entry in entries:
        described = Metadata(
            outlet=outlet,
            title=" ".join(str(entry.get("title", "")).split())[: fields.LONGEST_TITLE],
            published=parse_or_none(entry.get("published") or entry.get("updated")),
        )
        try:
            yield pages.read_page(entry.link, fetching).completed(described)
        except Refusal as refusal:
            yield Unreadable(entry.link, refusal)
