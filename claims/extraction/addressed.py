"""The medium to which somebody speaks: "sagte der Minister der Agentur X, 30 Häuser …" reached the article through that agency."""

from spacy.tokens import Doc

from claims.extraction.clause_parties import PREPOSITIONS
from claims.extraction.clause_verbs import CLOSING_QUOTES, OPENING_QUOTES
from claims.extraction.clauses import Clause
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import Party
from claims.extraction.reach import NEWS
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


def addressed(
    doc: Doc, clauses: tuple[Clause, ...], number: int, verb: int, infinitive: str, who: Party
) -> Party | None:
    """The named medium to which ``who`` speaks in clause ``number``; None when the words are quoted, since these anybody can give."""
    clause = clauses[number]
    if who.kind in NEWS or _is_quoted(doc, clause):
        return None
    for start, end in clause.parts:
        for index in range(start, end - 1):
            word = doc[index].lower_
            plain = word in {"dem", "der"} and infinitive in word_class("addressing_verb")
            if not plain and word != "gegenüber":
                continue
            if plain and doc[index - 1].lower_ in PREPOSITIONS:
                continue  # "in einem Gespräch mit der Zeitung X"
            if word == "der" and not _may_be_dative(doc, index, verb, who):
                continue
            phrase = noun_phrase(doc, index + (word == "gegenüber"), end)
            if phrase is None or who.start <= phrase.start < who.end:
                continue
            party = party_of(doc, phrase)
            named = party.kind in NEWS or (phrase.quoted is not None and party.kind is ActorKind.UNKNOWN)
            if named and party.name and party.name != party.word and not party.refers:
                return party
    return None


def _may_be_dative(doc: Doc, index: int, verb: int, who: Party) -> bool:
    """ "sagte der der Zeitung X", "sagte Jan Kolb der Zeitung X": behind a verb, a pronoun, a comma or a full name "der" is no genitive."""
    if index - 1 in (verb, who.end - 1):
        return who.refers or " " in who.name or index - 1 == verb
    return not doc[index - 1].text[:1].isupper()


def _is_quoted(doc: Doc, clause: Clause) -> bool:
    """Whether what is said stands in quotation marks right before or right behind the clause."""
    before = [doc[i].text for i in range(max(0, clause.start - 2), clause.start)]
    behind = [doc[i].text for i in range(clause.end, min(len(doc), clause.end + 2))]
    announced = ":" in (*before, *behind) and any(text in OPENING_QUOTES for text in (*before, *behind))
    return announced or any(text in CLOSING_QUOTES for text in before)
