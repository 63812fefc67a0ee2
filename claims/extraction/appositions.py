"""What commas set behind a role: the name of its holder ("der Militärchef, Oleksandr Syrskyj,"), the firm that it is."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.clause_parties import PREPOSITIONS
from claims.extraction.heads import is_time_noun
from claims.extraction.noun_words import ARTICLES
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import Party
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# "des Instituts für Wald, Holz und Papier": how far behind a role what belongs to it may reach, in tokens.
LONGEST_COMPLEMENT = 8
COMPLEMENT_WORDS = PREPOSITIONS | word_class("article") | {"und", "sowie"}
LONGEST_NAME = 6  # tokens


def with_apposition(doc: Doc, party: Party) -> Party:
    """ "der Militärchef, Oleksandr Syrskyj,": the name that follows a role in commas."""
    if party.head and party.name.lower() == party.head and (firm := _firm_behind(doc, party)) is not None:
        return firm
    if not party.person or (party.kind is ActorKind.PERSON and not party.head):
        return party
    named = party.head and party.word not in party.name.split(" ") and party.kind is ActorKind.PERSON
    if named:
        return party
    phrase = next((one for comma in _commas(doc, party.end) if (one := _name_at(doc, comma + 1))), None)
    if phrase is None:
        return party
    name = party_of(doc, phrase)
    if not name.person:
        return party
    return Party(
        name.name,
        ActorKind.PERSON,
        party.country,
        party.start,
        phrase.end,
        head=party.head,
        gender=party.gender,
        person=True,
    )


def _commas(doc: Doc, start: int) -> Iterator[int]:
    """The commas behind a role as long as only what belongs to it stands between."""
    for index in range(start, min(len(doc), start + LONGEST_COMPLEMENT)):
        token = doc[index]
        if token.text == ",":
            yield index
        elif token.text.islower() and token.lower_ not in COMPLEMENT_WORDS:
            return


def _name_at(doc: Doc, start: int) -> NounPhrase | None:
    """A name of two and more words at a token, with a comma or the end behind it."""
    phrase = noun_phrase(doc, start, min(len(doc), start + LONGEST_NAME))
    if phrase is None or phrase.article is not None or phrase.run[1] - phrase.run[0] < 2:
        return None
    closed = phrase.end == len(doc) or doc[phrase.end].text in {",", ".", ":", ";", "–", "“", "«"}
    return phrase if closed and not is_time_noun(doc[phrase.run[0]].text) else None


def _firm_behind(doc: Doc, party: Party) -> Party | None:
    """ "Der Veranstalter, die Waldklang GmbH, …": the company or body that an article and two commas set beside a role."""
    first = party.end + 1
    if first + 1 >= len(doc) or doc[party.end].text != "," or doc[first].lower_ not in ARTICLES:
        return None
    phrase = noun_phrase(doc, first, min(len(doc), first + LONGEST_NAME))
    if phrase is None or phrase.genitive is not None or phrase.run[1] - phrase.run[0] < 2:
        return None
    if phrase.end >= len(doc) or doc[phrase.end].text != ",":
        return None
    firm = party_of(doc, phrase)
    named = firm.kind is ActorKind.ORGANISATION and firm.name.lower() != firm.head
    legal = doc[phrase.end - 1].text in word_class("legal_form")
    if firm.person or not (named or legal):
        return None
    name = doc[phrase.run[0] : phrase.end].text if legal else firm.name
    return replace(firm, name=name, start=party.start, end=phrase.end, refers=False)
