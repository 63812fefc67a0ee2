"""Reading an article for its parties, once from left to right: who is named where, under which names."""

import re
from dataclasses import replace

from spacy.attrs import IDX
from spacy.tokens import Doc

from claims.extraction.antecedents import MINISTRY, gather
from claims.extraction.base_forms import country_of_place
from claims.extraction.cast import Cast, is_bare_role
from claims.extraction.clause_parties import PREPOSITIONS
from claims.extraction.companies import company_of_compound
from claims.extraction.dictionary import is_known
from claims.extraction.noun_words import ARTICLES, OPENERS, POSSESSIVES
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import Party
from claims.extraction.place_names import known_places
from claims.extraction.spelt_out import spelt_out
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# "IOM" stands for "Internationale Organisation für Migration"; two letters meet by chance.
SHORTEST_INITIALS = 3
PLACE_PREPOSITIONS = word_class("place_preposition")


def read_cast(doc: Doc) -> Cast:
    """All named parties of a document, read once from left to right."""
    cast = Cast(starts=doc.to_array([IDX]).tolist())
    index, end = 0, len(doc)
    numerals = numeral_ends(doc)
    while index < end:
        if index in numerals:
            sentence_end = doc[index].sent.end
            index = numerals[index]
            counted = noun_phrase(doc, index, min(sentence_end, index + 24)) if index < sentence_end else None
            index = counted.run[1] if counted is not None else index  # "zwei Millionen Euro" names nobody
            continue
        text = doc[index].text
        starts = text[:1].isupper() or text in ARTICLES or text in POSSESSIVES or text in OPENERS
        if not starts and not (
            text.islower() and text.endswith(("e", "en", "er", "es", "em")) and len(text) > 3
        ):
            index += 1
            continue
        phrase = noun_phrase(doc, index, min(end, index + 24))
        if phrase is None:
            index += 1
            continue
        _enter(doc, cast, phrase)
        index = max(index + 1, phrase.run[1] if phrase.run[1] > phrase.run[0] else phrase.end)
        if phrase.acronym is not None:
            index = max(index, phrase.acronym + 1)
    for body in spelt_out(doc):
        _enter_spelt_out(cast, body)
    full = [cast.named(one) for one in cast.mentions]
    cast.full_names = [one.name for one in full]
    cast.people = gather(zip(cast.mentions, full, strict=True), cast.strangers)
    cast.ministries = [one for one in cast.people.values() if one.party.head == MINISTRY]
    cast.bare_names = [
        one for one in cast.strangers if cast.people[one.name].stranger and one.name not in cast.by_surname
    ]
    return cast


def _is_stranger(doc: Doc, party: Party, phrase: NounPhrase) -> bool:
    """ "Elbnetz", "„Harzkurier“": a name that tells nothing of its bearer, and no place."""
    words = party.name.split(" ")
    if len(words) > LONGEST_STRANGER or not words[0][:1].isupper() or party.name.isdigit():
        return False
    if phrase.quoted:
        return True
    if phrase.adjectives or (party.start and doc[party.start - 1].lower_ in PLACE_PREPOSITIONS - {"bei"}):
        return False
    if any(word in known_places() or country_of_place(word) for word in words) or _beside_place(doc, party):
        return False
    return not any(is_known(word) for word in words)


def _beside_place(doc: Doc, party: Party) -> bool:
    """ "in den Häfen von Rotterdam und Zebra": what is joined to a place is one."""
    joined = party.start > 1 and doc[party.start - 1].lower_ in {"und", "oder", "/"}
    return joined and doc[party.start - 2].text in known_places()


LONGEST_STRANGER = 3  # words


def _introduced_by(doc: Doc, cast: Cast, party: Party) -> Party:
    """The person by name with the designation before the comma: "der Bürgermeister von Lobau, Kai Ohm"."""
    if not party.person or party.head or not party.start or doc[party.start - 1].text != ",":
        return party
    for role in reversed(cast.mentions[-LONGEST_DESIGNATION:]):
        if role.end == party.start - 1 and role.person and role.head and is_bare_role(role):
            return replace(party, head=role.head, word=role.word, gender=_singular_gender(doc, role))
    return party


# "die Chefin der Gewerkschaft der Lokführer, Rita Ott": mentions inside the designation, itself included.
LONGEST_DESIGNATION = 3


def _singular_gender(doc: Doc, role: Party) -> str | None:
    """The gender of one person whose noun is also a plural: "die Vorsitzende"."""
    if role.gender != "p":
        return role.gender
    return {"der": "m", "dem": "m", "die": "f"}.get(doc[role.start].lower_)


def _belongs_to_person(doc: Doc, preposition: int) -> bool:
    """ "auf dem Hof von Karl Mertens": only people have what stands before "von"."""
    before = doc[preposition - 1].text.lower() if preposition else ""
    return doc[preposition].lower_ == "von" and before.endswith(HAD_BY_PEOPLE)


HAD_BY_PEOPLE = tuple(sorted(word_class("had_by_people")))


def _standing(doc: Doc, phrase: NounPhrase) -> str | None:
    """Where a mention stands: it opens its sentence, a preposition governs it, or its article shows that it is no subject."""
    before = doc[phrase.start - 1] if phrase.start else None
    if before is None or before.is_space or before.text in OPENING or doc[phrase.start].is_sent_start:
        return "opens"
    if before.lower_ in PREPOSITIONS:
        return "governed"
    oblique = phrase.article is not None and doc[phrase.article].lower_ in OBLIQUE_ARTICLES
    return "oblique" if oblique else None


OPENING = frozenset('.!?:"“„»«')
OBLIQUE_ARTICLES = frozenset({"des", "dem", "den", "einem", "einen", "eines"})


def _enter_spelt_out(cast: Cast, body: Party) -> None:
    """ "Bund Würde im Alter (BWA)": puts the whole name in place of the parts that were read for themselves."""
    known = cast.by_alias.get(body.aliases[0])
    if known is not None and known.start <= body.start:
        return
    inside = [one for one in cast.mentions if body.start - 1 <= one.start < body.end]
    for one in inside:
        if one.start <= body.start:
            cast.by_alias.setdefault(one.name, body)
    cast.mentions = sorted(
        [*(one for one in cast.mentions if one not in inside), body], key=lambda one: one.start
    )
    cast.by_alias[body.aliases[0]] = cast.by_name[body.name] = body


def _enter(doc: Doc, cast: Cast, phrase: NounPhrase) -> None:
    if (company := company_of_compound(doc, phrase)) is not None:
        cast.companies.append(company)
    party = party_of(doc, phrase)
    if (standing := _standing(doc, phrase)) is not None:
        cast.standings[party.start] = standing
    if not party.known or not party.name:
        if _is_stranger(doc, party, phrase):
            cast.strangers.append(party)
        return
    if (
        party.person
        and not party.head
        and phrase.start
        and doc[phrase.start - 1].lower_ in PLACE_PREPOSITIONS
        and not _belongs_to_person(doc, phrase.start - 1)
    ):
        return  # "in Vale da Moita": two capitalised words after such a preposition are rather a place
    party = _introduced_by(doc, cast, party)
    cast.mentions.append(party)
    if not party.person:
        cast.by_name.setdefault(party.name, party)
        initials = "".join(word[0] for word in re.split(r"[ -]", party.name) if word[:1].isupper())
        shortest = SHORTEST_INITIALS - (party.kind in (ActorKind.MEDIUM, ActorKind.AGENCY))
        if len(initials) >= shortest and initials != party.name:
            cast.by_initials.setdefault(initials, party)
    if party.head:
        cast.by_head[party.head].append(party)
    if party.person and party.kind is ActorKind.PERSON:
        words = party.name.split(" ")
        if len(words) >= 2 and party.word not in words:  # "Sprecher des Geheimdienstes HUR" is nobody's name
            cast.by_surname.setdefault(words[-1], party)
            if link := next((i for i in range(1, len(words)) if words[i].islower()), 0):
                surname = " ".join(words[link:])  # "Femke de Graaf"
                for form in (surname, surname[0].upper() + surname[1:]):
                    cast.by_surname.setdefault(form, party)
            cast.by_first_name[words[0]].append(party)
        if phrase.quoted:
            cast.by_surname.setdefault(party.name, party)
    for short in () if party.person else party.aliases:  # "Petra Kern (SPD)" is not called SPD
        cast.by_alias.setdefault(short, party)
