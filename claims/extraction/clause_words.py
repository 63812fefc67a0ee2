"""The words of a clause, read once for each Doc: most rules for moods and cues ask first whether one of theirs is among them."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause
from claims.extraction.doc_memory import memory
from claims.extraction.verb_forms import verb_lemma


def words_in(doc: Doc, clause: Clause) -> frozenset[str]:
    """All words of the clause in lower case."""
    known: dict[tuple[tuple[int, int], ...], frozenset[str]] = memory(doc, "clause words")
    if (found := known.get(clause.parts)) is None:
        found = known[clause.parts] = frozenset(doc[token].lower_ for token in clause.tokens)
    return found


def verbs_in(doc: Doc, clause: Clause) -> frozenset[str]:
    """The infinitives of its verbs: the finite one and those that close it."""
    known: dict[tuple[int, ...], frozenset[str]] = memory(doc, "clause verbs")
    tokens = (*clause.right_bracket, clause.finite) if clause.finite is not None else clause.right_bracket
    if (found := known.get(tokens)) is None:
        lemmas = (verb_lemma(doc[token].lower_) for token in tokens)
        found = known[tokens] = frozenset(lemma for lemma in lemmas if lemma is not None)
    return found
