"""Which tokens write a number: ``doc.spans["numerals"]`` looked up by token."""

from spacy.tokens import Doc

from claims.extraction.doc_memory import memory

# An article as a rule ("ein Sprecher").
ONE = frozenset({"ein", "eine", "einem", "einen", "einer", "eines"})


def numeral_ends(doc: Doc) -> dict[int, int]:
    """First token of each numeral → the token behind it, articles left out; read once for each Doc, whose numerals must be set before."""
    known: dict[str, dict[int, int]] = memory(doc, "numerals")
    if "ends" not in known:
        known["ends"] = {
            span.start: span.end
            for span in doc.spans.get("numerals", ())
            if span.end > span.start + 1 or doc[span.start].lower_ not in ONE
        }
    return known["ends"]
