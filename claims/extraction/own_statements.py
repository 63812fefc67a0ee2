"""Whose statement "nach eigenen Angaben", "eigenen Angaben zufolge", "nach eigener Darstellung" is: that of whoever acts."""

from spacy.tokens import Doc

from claims.extraction.clause_parties import candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.dictionary import is_known
from claims.extraction.party import Party, is_partylike
from claims.extraction.stating import MEASURES
from claims.extraction.word_classes import word_class

OWN = frozenset({"eigene", "eigenes", "eigener"})


# "Das Land gibt nach eigenen Angaben 30 Euro aus": what elsewhere is but a place.
TERRITORIES = word_class("territory")


def is_own_statement(party: Party) -> bool:
    """Whether the party is named by nothing but a statement of its own ("eigene Angaben")."""
    first, _, statement = party.name.partition(" ")
    return bool(statement) and first.lower() in OWN


def owner(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Party | None:
    """Who acts in the clause, or in a main clause before it that it shares its subject with ("Die Bank wuchs und hat nach eigenen
    Angaben …"); None where the sentence names nobody."""
    for index in range(number, -1, -1):
        if index < number and clauses[index].kind is not ClauseKind.MAIN:
            continue
        plain = [
            one.party
            for one in candidates(doc, clauses[index], names)[0]
            if one.party.name or one.party.refers
        ]
        any_case = [one.party for one in candidates(doc, clauses[index], names, oblique=True)[0]]
        speaking = (party for party in (*plain, *any_case) if _can_speak(party, names))
        first = (party for party in plain[:1] if not party.name.lower().endswith(MEASURES))
        if (found := next(speaking, None) or next(first, None)) is not None:
            return _meant(doc, clauses, index, names, found)
    return None


def _meant(
    doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str], pronoun: Party
) -> Party:
    """Whom a pronoun takes up of the clauses before it ("Gibt die Bahn nach, muss sie nach eigenen Angaben …"); others as they are."""
    if pronoun.name or not pronoun.refers:
        return pronoun
    for clause in reversed(clauses[:number]):
        for one in candidates(doc, clause, names)[0]:
            if one.party.name and _can_speak(one.party, names) and one.party.gender in (None, pronoun.gender):
                return one.party
    return pronoun


def _can_speak(party: Party, names: frozenset[str]) -> bool:
    """ "die Bank", "das Land", and "Nordmar": a name that is no word of German."""
    coined = party.name[:1].isupper() and not any(is_known(word) for word in party.name.split(" "))
    return is_partylike(party, names) or coined or party.name in TERRITORIES
