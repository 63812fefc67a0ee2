"""Clauses of saying that take up the sentence before: "Diese Zahl nannte der Minister"."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_clauses import clause_follows
from claims.extraction.parentheses import holds_quantity
from claims.extraction.word_classes import word_class

POINTING_DETERMINERS = frozenset({"diese", "dieser", "diesen", "diesem", "dieses"})


def points_back(doc: Doc, clauses: tuple[Clause, ...], number: int) -> bool:
    """ "Diese Zahl nannte der Minister", "Zu diesem Ergebnis kommt ein Gutachten", "Davon geht die Polizei aus": what stands before the
    verb takes up the sentence before, and no new figure or clause says anything else."""
    clause = clauses[number]
    if number or clause.kind is not ClauseKind.MAIN or clause.finite is None:
        return False
    if clause_follows(doc, clauses, 0) or holds_quantity(doc, clause) or clause.parts[0][1] <= clause.finite:
        return False
    if clause.end < len(doc) and doc[clause.end].text == ":":
        return False
    words = [doc[i].lower_ for i in range(clause.start, clause.finite)]
    if len(words) < 2:
        return bool(words) and words[0] in word_class("pointing_adverb")
    pointing = words[-2] in POINTING_DETERMINERS and doc[clause.finite - 1].text in word_class("pointed_noun")
    return pointing and (
        len(words) == 2 or (len(words) == 3 and words[0] in {"zu", "auf", "von", "über", "mit"})
    )
