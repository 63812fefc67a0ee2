"""Quotation marks: „…“, »…«, "…", “…”, ‚…‘. A pair holds a statement when it is a sentence or a clause, and only words
of someone when it is shorter."""

from dataclasses import dataclass

from spacy.tokens import Doc

OPENING = {"„": '“”"', "»": "«", "“": "”", '"': '"“”', "‚": "‘’'", "›": "‹", "«": "»"}
# A quotation longer than this is taken for an unclosed mark. Long statements in news run to about 120 words, where opening and
# closing mark differ a whole press release may be quoted.
LONGEST_QUOTATION = 220  # tokens
LONGEST_RELEASE = 900  # tokens
# Shorter quotations are words or titles, not statements ("die „benötigte Ausrüstung“").
SHORTEST_STATEMENT = 4  # tokens


@dataclass(frozen=True, slots=True)
class Quoted:
    """A pair of quotation marks: tokens of the marks; ``statement`` when it can stand as speech of its own."""

    opening: int
    closing: int
    statement: bool


def quoted_stretches(doc: Doc) -> tuple[Quoted, ...]:
    """The outermost quotations of a text, in order. Unclosed marks are ignored."""
    found: list[Quoted] = []
    index, end = 0, len(doc)
    while index < end:
        closers = OPENING.get(doc[index].text)
        if closers is None:
            index += 1
            continue
        closing = _closing(doc, index, end, closers)
        if closing is None or closing == index + 1 or doc[closing].text not in closers:
            index = index + 1 if closing is None else max(index + 1, closing)
            continue
        found.append(Quoted(index, closing, _is_statement(doc, index, closing)))
        index = closing + 1
    return tuple(found)


def token_before(doc: Doc, index: int) -> str:
    """The text of the last token before ``index`` that is no blank or line break; empty at the beginning."""
    index -= 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    return doc[index].text if index >= 0 else ""


SENTENCE_ENDS = frozenset({"", ".", "!", "?", ":", "“", "«"})
# A quoted title that is a sentence of its own hardly has so many words.
LONGEST_TITLE = 6  # tokens


def _closing(doc: Doc, opening: int, end: int, closers: str) -> int | None:
    """The token that closes the quotation opened at ``opening``; it holds more than the mark in "„Moorlicht“-Halle"."""
    mark = doc[opening].text
    longest = LONGEST_QUOTATION if mark in closers else LONGEST_RELEASE
    for index in range(opening + 1, min(end, opening + longest)):
        text = doc[index].text
        if text in closers or (len(text) > 1 and any(closer in text for closer in closers)):
            return index
        if text == mark and not (doc[index - 1].is_space and index - opening > SHORTEST_STATEMENT):
            return None  # a second mark opens before the first is closed, and no new paragraph of the same speech
    return None


def _is_statement(doc: Doc, opening: int, closing: int) -> bool:
    if closing - opening - 1 >= SHORTEST_STATEMENT and any(doc[i].text in ".!?…" for i in (closing - 1,)):
        return True
    before = token_before(doc, opening)
    after = doc[closing + 1].text if closing + 1 < len(doc) else ""
    opens = before in SENTENCE_ENDS and doc[opening + 1].text[:1].isupper()
    if opens and after in {".", "!", "?"} and closing - opening > LONGEST_TITLE:
        return True  # "Er ergänzte. „Wir warten seit Stunden auf die Post“."
    if before.endswith(":") or (after == "," and closing - opening - 1 >= SHORTEST_STATEMENT - 1):
        return True
    return doc[closing - 1].text in {".", "!", "?"} and closing - opening > 2
