"""Quotation marks: „…“, »…«, "…", “…”, ‚…‘. A pair holds a statement when it is a sentence or a clause, and only words
of someone when it is shorter."""

from dataclasses import dataclass

from spacy.tokens import Doc

OPENING = {"„": '“”"', "»": "«", "“": "”", '"': '"“”', "‚": "‘’'", "›": "‹", "«": "»"}
# A quotation longer than this is taken for an unclosed mark. Long statements in news run to about 120 words.
LONGEST_QUOTATION = 220  # tokens
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
        closing = next(
            (j for j in range(index + 1, min(end, index + LONGEST_QUOTATION)) if doc[j].text in closers), None
        )
        if closing is None or closing == index + 1:
            index += 1
            continue
        found.append(Quoted(index, closing, _is_statement(doc, index, closing)))
        index = closing + 1
    return tuple(found)


def _is_statement(doc: Doc, opening: int, closing: int) -> bool:
    if closing - opening - 1 >= SHORTEST_STATEMENT and any(doc[i].text in ".!?…" for i in (closing - 1,)):
        return True
    before = doc[opening - 1].text if opening else ""
    after = doc[closing + 1].text if closing + 1 < len(doc) else ""
    if before.endswith(":") or (after == "," and closing - opening - 1 >= SHORTEST_STATEMENT - 1):
        return True
    return doc[closing - 1].text in {".", "!", "?"} and closing - opening > 2
