"""Web pages: the text of the article, and what the page says about itself.

Metadata is taken from JSON-LD (schema.org NewsArticle) first, from meta elements next, from the page's looks last.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import orjson
import trafilatura
from lxml import html as lxml_html
from lxml.etree import ParserError

from sources.errors import Reason, Refusal
from sources.reading import document as fields
from sources.reading.decoding import decode
from sources.reading.document import Document, Metadata, checked_text
from sources.reading.published import Published, parse_or_none

# It warns of every page without an article, which is refused with a reason anyway.
logging.getLogger("trafilatura").setLevel(logging.ERROR)

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "date",
    "dc.date",
    "dcterms.created",
)
# Less than this is a menu or a teaser, not an article: about two sentences.
FEWEST_CHARACTERS = 100
# Endings that titles carry: "Hochwasser in Niederau | Talkurier"
TITLE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


def read(data: bytes, reference: str, url: str = "", charset: str | None = None) -> Document:
    """The article on a web page. ``charset`` is the one the server named. Raises Refusal when there is no article."""
    page = XML_DECLARATION.sub("", _decode(data, charset))
    try:
        tree = lxml_html.document_fromstring(page)
    except (ParserError, ValueError):
        raise Refusal(Reason.NO_TEXT) from None
    found = trafilatura.bare_extraction(
        page, url=url or None, favor_recall=True, include_comments=False, with_metadata=True
    )
    described = _described(tree)
    text = (getattr(found, "text", None) or "").strip() or str(described.get("articleBody") or "")
    if len(text) < FEWEST_CHARACTERS:
        raise Refusal(Reason.NO_TEXT)
    metadata = _metadata(tree, described, found, url)
    return Document(checked_text(text), reference, "text/html", metadata)


def _decode(data: bytes, charset: str | None) -> str:
    """The page's characters, by the server's charset, else the page's own, else as any text."""
    declared = CHARSET.search(data[:2048])
    for name in (charset, declared.group(1).decode("ascii") if declared else None):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data)


def _described(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object of the page that describes an article."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            content = orjson.loads((element.text or "").strip())
        except orjson.JSONDecodeError:
            continue
        for entry in _objects(content):
            types = entry.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(str(name).endswith(("Article", "BlogPosting", "LiveBlogPosting")) for name in names):
                return entry
    return {}


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, list):
        for entry in content:
            yield from _objects(entry)
    elif isinstance(content, dict):
        yield content
        yield from _objects(content.get("@graph"))


def _meta(tree: Any, *names: str) -> str:
    """The content of the first meta element with one of the names."""
    for name in names:
        for element in tree.iter("meta"):
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            if key.lower() == name.lower() and (content := " ".join((element.get("content") or "").split())):
                return content
    return ""


def _metadata(tree: Any, described: dict[str, Any], found: Any, url: str) -> Metadata:
    address = _address(tree, described, url)
    headline = described.get("headline")
    title = (
        (headline if isinstance(headline, str) else "")
        or _meta(tree, "og:title", "twitter:title")
        or getattr(found, "title", None)
        or TITLE_TAIL.sub("", tree.findtext(".//title") or "")
    )
    return Metadata(
        external_id="",
        outlet=_outlet(tree, described, address)[: fields.LONGEST_OUTLET],
        title=" ".join(title.split())[: fields.LONGEST_TITLE],
        published=_published(tree, described, found),
        url=address,
    )


def _published(tree: Any, described: dict[str, Any], found: Any) -> Published | None:
    times = (element.get("datetime") for element in tree.iter("time"))
    candidates = (
        described.get("datePublished"),
        described.get("dateCreated"),
        _meta(tree, *DATE_META),
        next((time for time in times if time), None),
        getattr(found, "date", None),
    )
    return next((date for value in candidates if value and (date := parse_or_none(value))), None)


def _outlet(tree: Any, described: dict[str, Any], address: str) -> str:
    publisher = described.get("publisher")
    publishers = publisher if isinstance(publisher, list) else [publisher]
    names = [entry.get("name") for entry in publishers if isinstance(entry, dict)]
    named = next((name for name in names if isinstance(name, str) and name.strip()), "")
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return " ".join((named or _meta(tree, "og:site_name", "application-name") or host).split())


def _address(tree: Any, described: dict[str, Any], url: str) -> str:
    """The canonical address the page names, else the one it was fetched from. A canonical address on another host is
    believed only when nothing else is known: it would let one outlet speak for another."""
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        None,
    )
    for value in (canonical, _meta(tree, "og:url"), described.get("url")):
        if not isinstance(value, str) or not value.strip():
            continue
        try:
            address = urljoin(url, value.strip())
            parts = urlsplit(address)
            host = (parts.hostname or "").removeprefix("www.")
            own = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            continue
        if (
            parts.scheme in ("http", "https")
            and host
            and host == (own or host)
            and len(address) <= fields.LONGEST_URL
        ):
            return address
    return url[: fields.LONGEST_URL]
