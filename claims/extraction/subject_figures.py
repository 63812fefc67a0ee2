"""Figures that are the subject of their clause: "90 Soldaten wollten fliehen" counts who wants, not what is wanted."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.given_figures import before_modifiers
from claims.extraction.word_classes import word_class

PREPOSITIONS = word_class("preposition")
_DEFINITE = frozenset({"die", "alle", "diese", "jene", "seine", "ihre", "unsere"})
# Words that open a subject of their own behind the verb.
_SUBJECT_OPENERS = word_class("subject_opener")


def is_subject_figure(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether the number opens a main clause whose finite verb is plural and has no other subject behind it, or stands behind such a
    verb where the clause opens with a preposition ("Von den Kitas boten nur elf …")."""
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or clause.finite + 1 >= len(doc):
        return False
    before = before_modifiers(doc, index)
    if not doc[clause.finite].lower_.endswith("n"):
        return False
    if before == clause.finite:
        return doc[clause.start].lower_ in PREPOSITIONS
    if index >= clause.finite:
        return False
    if before >= clause.start and (before > clause.start or doc[before].lower_ not in _DEFINITE):
        return False
    return doc[clause.finite + 1].lower_ not in _SUBJECT_OPENERS
