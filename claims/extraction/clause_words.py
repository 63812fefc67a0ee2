"""The words of a clause, read once for each Doc: most rules for moods and cues ask first whether one of theirs is among them."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause
from claims.extraction.doc_memory import memory


def words_in(doc: Doc, clause: Clause) -> frozenset[str]:
    """All words of the clause in lower case."""
    known: dict[tuple[tuple[int, int], ...], frozenset[str]] = memory(doc, "clause words")
    if (found := known.get(clause.parts)) is None:
        found = known[clause.parts] = frozenset(doc[token].lower_ for token in clause.tokens)
    return found
