"""Which tokens write a number: ``doc.spans["numerals"]`` looked up by token."""

from spacy.tokens import Doc

# An article as a rule ("ein Sprecher").
ONE = frozenset({"ein", "eine", "einem", "einen", "einer", "eines"})
_KEPT = "gegenlese_numeral_tokens"


def numeral_ends(doc: Doc) -> dict[int, int]:
    """First token of each numeral → the token behind it, articles left out; read once for each Doc, whose numerals must be set before."""
    kept = doc.user_data.get(_KEPT)
    if not isinstance(kept, dict):
        kept = doc.user_data[_KEPT] = {
            span.start: span.end
            for span in doc.spans.get("numerals", ())
            if span.end > span.start + 1 or doc[span.start].lower_ not in ONE
        }
    return kept


def forget_numerals(doc: Doc) -> None:
    """Drops what was kept, when the Doc is done."""
    doc.user_data.pop(_KEPT, None)
