"""Who acts in a sentence, whether or not anything is said: what a following "sie", "demnach" or Konjunktiv goes back to."""

from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.heads import statement_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import verb_lemma


def actor(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Party | None:
    """The subject of a main clause when it can speak: "Der Verband legte nach" → Verband; None for things and in the passive."""
    clause = clauses[number]
    if clause.kind is not ClauseKind.MAIN or clause.finite is None:
        return None
    if verb_lemma(doc[clause.finite].lower_) == "werden" and clause.right_bracket:
        return None
    party, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
    if party is None or not is_partylike(party, names):
        return None
    if statement_of(doc[party.end - 1].text) and party.name.lower() == party.head:
        return None  # "Von 30 Toten war die Rede"
    article = doc[party.start].lower_
    if article == "der" and not party.head:
        return replace(party, gender="m")
    return party


# A text without full stops is one sentence; nobody looks further back for who acts.
FARTHEST_CLAUSE = 12


def actor_before(
    doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]
) -> tuple[int, Party] | None:
    """(clause, who acts in it) of the nearest main clause before clause ``number`` that has such a subject."""
    for index in range(number - 1, max(-1, number - 1 - FARTHEST_CLAUSE), -1):
        party = actor(doc, clauses, index, names)
        if party is not None:
            return index, party
    return None
