"""Clauses of saying that take up the sentence before: "Diese Zahl nannte der Minister"."""

from spacy.tokens import Doc

from claims.extraction.clause_parties import candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_clauses import clause_follows
from claims.extraction.cue import Cue, CueKind
from claims.extraction.parentheses import holds_quantity
from claims.extraction.party import is_partylike
from claims.extraction.verb_forms import verb_lemma
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


def sourced(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "Die Zahlen stammen von der Polizei", "Diese Angaben machte die Polizei": who is named as the source of what was said before."""
    if number or clause.kind is not ClauseKind.MAIN or clause.finite is None or clause.right_bracket:
        return None
    words = [doc[i].lower_ for i in range(clause.start, clause.finite)]
    if len(words) not in (2, 3) or words[0] not in {"die", "der", *POINTING_DETERMINERS}:
        return None
    if doc[clause.finite - 1].text not in word_class("pointed_noun") or holds_quantity(doc, clause):
        return None
    lemma = verb_lemma(doc[clause.finite].lower_)
    plain, inner = candidates(doc, clause)
    if lemma in {"stammen", "kommen"}:
        who = next(
            (party for prep, party in inner if prep in {"von", "aus"} and party.start > clause.finite), None
        )
    elif lemma in {"machen", "liefern", "geben", "verbreiten"} and words[0] in POINTING_DETERMINERS:
        who = next((one.party for one in plain if one.at > clause.finite and is_partylike(one.party)), None)
    else:
        return None
    return (
        Cue(CueKind.PARENTHESIS, (clause.finite,), who, number, demonstrative=True)
        if who is not None
        else None
    )
