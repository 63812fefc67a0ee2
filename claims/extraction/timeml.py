"""TimeML 1.2.1: reads documents and writes our TIMEX3 annotations around their unchanged text.

Only what stands in ``<TEXT>`` is annotated. TIMEX3 tags that the text already has are replaced by ours; all other markup
and every character of the text stay as they are.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape, unescape

from claims.extraction.timex import Tag, Timex

CREATION_TIME = re.compile(r"<TIMEX3\b[^>]*functionInDocument=\"CREATION_TIME\"[^>]*>")
DOCUMENT_TIME = re.compile(r"<DCT>.*?</DCT>", re.DOTALL)
ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")
BODY = re.compile(r"<TEXT\b[^>]*>(?P<body>.*)</TEXT>", re.DOTALL)
PIECE = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<name>\w+)\b[^>]*?(?P<empty>/?)>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|.", re.DOTALL
)
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

# Our modifiers that TIMEX3 knows; "since" and "until" are signals in TimeML, not part of the expression.
MODIFIERS = {
    "start": "START",
    "mid": "MID",
    "end": "END",
    "approx": "APPROX",
    "more_than": "MORE_THAN",
    "less_than": "LESS_THAN",
}


class TimeMLError(ValueError):
    """A document that is no TimeML; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class TimeMLDocument:
    """A TimeML document: ``text`` is the text without markup and with entities resolved, ``created`` the document
    creation time ("2010-02-20") or None. ``places[i]`` are the offsets of text[i] in ``source``."""

    source: str
    text: str
    created: str | None
    places: tuple[tuple[int, int], ...]
    timex_tags: tuple[tuple[int, int], ...]
    other_tags: tuple[tuple[int, int, str], ...]


def read(source: str) -> TimeMLDocument:
    """Takes a TimeML document apart. Raises TimeMLError when it has no TEXT element."""
    body = BODY.search(source)
    if body is None:
        raise TimeMLError("the document has no <TEXT> element")
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    timex_tags: list[tuple[int, int]] = []
    other_tags: list[tuple[int, int, str]] = []
    for piece in PIECE.finditer(source, body.start("body"), body.end("body")):
        written = piece.group()
        if piece["name"] == "TIMEX3":
            timex_tags.append(piece.span())
        elif piece["name"]:
            kind = "empty" if piece["empty"] else "close" if piece["close"] else "open"
            other_tags.append((piece.start(), piece.end(), kind))
        elif not written.startswith("<!--"):
            for character in unescape(written) if len(written) > 1 else written:
                characters.append(character)
                places.append(piece.span())
    return TimeMLDocument(
        source, "".join(characters), _created(source), tuple(places), tuple(timex_tags), tuple(other_tags)
    )


def _created(source: str) -> str | None:
    tag = CREATION_TIME.search(source)
    if tag is None and (document_time := DOCUMENT_TIME.search(source)):
        tag = re.search(r"<TIMEX3\b[^>]*>", document_time.group())
    if tag is None:
        return None
    day = DAY.match(dict(ATTRIBUTE.findall(tag.group())).get("value", ""))
    return day.group() if day else None


def write(document: TimeMLDocument, tags: Iterable[Tag]) -> str:
    """The document with a TIMEX3 element around each tag (offsets into ``document.text``), in place of its own ones. A tag
    that would cross other markup is left out, since XML cannot hold it."""
    used = set(re.findall(r"\btid=\"(\w+)\"", BODY.sub("", document.source)))
    edits: list[tuple[int, int, str]] = [(start, end, "") for start, end in document.timex_tags]
    number = 0
    last = 0
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end)):
        if tag.start >= tag.end or tag.start < last or tag.end > len(document.places):
            continue
        start, end = document.places[tag.start][0], document.places[tag.end - 1][1]
        if not _balanced(document, start, end):
            continue
        number += 1
        while f"t{number}" in used:
            number += 1
        edits += [(start, start, _opening(f"t{number}", tag)), (end, end, "</TIMEX3>")]
        last = tag.end
    # At one place a removed tag comes first, then the end of one annotation, then the start of the next.
    edits.sort(key=lambda edit: (edit[0], edit[2] != "</TIMEX3>", bool(edit[2])))
    made, position = [], 0
    for start, end, written in edits:
        made += [document.source[position:start], written]
        position = end
    return "".join(made) + document.source[position:]


def _balanced(document: TimeMLDocument, start: int, end: int) -> bool:
    depth = 0
    for index in range(bisect_left(document.other_tags, (start,)), len(document.other_tags)):
        tag_start, _, kind = document.other_tags[index]
        if tag_start >= end:
            break
        depth += {"open": 1, "close": -1, "empty": 0}[kind]
        if depth < 0:
            return False
    return depth == 0


def _opening(identifier: str, tag: Tag) -> str:
    attributes = {"tid": identifier, "type": tag.type.value, "value": tag.value}
    if tag.mod in MODIFIERS:
        attributes["mod"] = MODIFIERS[tag.mod]
    if tag.quant:
        attributes["quant"] = tag.quant
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f'<TIMEX3 {written} functionInDocument="NONE">'


def annotate(source: str, find: Callable[[str, str | None], Iterable[Timex]]) -> str:
    """A TimeML document with the time expressions that ``find(text, created)`` returns. Raises TimeMLError."""
    document = read(source)
    return write(document, (tag for timex in find(document.text, document.created) for tag in timex.tags))
