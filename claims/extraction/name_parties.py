"""Parties named by nothing but their name: "Müller", "Tass", "Kiew"."""

import simplemma
from spacy.tokens import Doc

from claims.extraction.base_forms import (
    country_of_place,
    medium,
    nominative_adjective,
    plural_base,
    without_genitive,
)
from claims.extraction.dictionary import is_known
from claims.extraction.entities import kind_by_entity
from claims.extraction.heads import is_body_name
from claims.extraction.known_bodies import known_sorts
from claims.extraction.nouns import NounPhrase
from claims.extraction.party import Party
from claims.extraction.phrase_features import country_of, gender_of, is_adjective, is_common_use
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


def by_name(doc: Doc, phrase: NounPhrase, words: list[str], genitive: bool) -> Party:
    """A bare name: a person of two and more words, a country or capital, else unknown."""
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    if words and (genitive or article == "des" or (len(words) > 1 and country_of_place(words[-1]))):
        words = [*words[:-1], without_genitive(words[-1])]
    gender = gender_of(doc, phrase, None)
    adjectives = [nominative_adjective(doc[i].text, gender) for i in phrase.adjectives]
    words = [
        nominative_adjective(w, gender) if article and i < len(words) - 1 and is_adjective(w) else w
        for i, w in enumerate(words)
    ]
    if not article and len(words) == 1:
        words = [plural_base(words[0])]
    name = full_name([*adjectives, *words])
    if phrase.tail:
        name += " " + doc[slice(*phrase.tail)].text
    short = (doc[phrase.acronym].text,) if phrase.acronym is not None else ()
    listed = medium(name)
    if listed and not is_common_use(doc, phrase, words):
        return Party(listed[2], listed[0], listed[1], phrase.start, phrase.end, aliases=short)
    if article and len(words) > 1 and is_adjective(words[0]) and not known_sorts(name):
        bent = (" ".join([nominative_adjective(words[0], gender), *words[1:]]) for gender in ("m", "f", "n"))
        name = next((known for known in bent if known_sorts(known)), name)  # "der Islamische Staat"
    country = country_of_place(name)
    if country and not adjectives:
        return Party(name, ActorKind.GOVERNMENT, country, phrase.start, phrase.end)
    body = is_body_name(words) or bool(known_sorts(name))
    person = (
        len(words) >= 2
        and not body
        and not article
        and not adjectives
        and not phrase.tail
        and all(word[:1].isupper() for word in (words[0], words[-1]))
        and not any(word.isupper() and len(word) > 2 for word in words)
        and not _are_things(words)
    )
    person = person or (len(words) == 1 and not article and not adjectives and _has_age(doc, phrase.run[1]))
    acronym = len(words) == 1 and 2 <= len(words[0]) <= 7 and words[0].isupper() and words[0].isalpha()
    kind = (
        ActorKind.PERSON
        if person
        else ActorKind.ORGANISATION
        if short or acronym or body
        else ActorKind.UNKNOWN
    )
    if not adjectives:  # "verschlossene Kitas": names have none
        kind = kind_by_entity(doc, phrase.run, kind)
    return Party(
        name,
        kind,
        country_of(doc, phrase),
        phrase.start,
        phrase.end,
        person=kind is ActorKind.PERSON,
        aliases=short,
        gender=gender,
    )


def _are_things(words: list[str]) -> bool:
    """ "im Wahllokal Verstöße", "ihre Teams Unregelmäßigkeiten": a noun beside another in the plural, which no surname is."""
    first, last = words[0], words[-1]
    inflected = is_known(last) and simplemma.lemmatize(last, "de") not in (last, last.lower())
    return inflected and last.endswith(PLURALS) and is_known(first)


PLURALS = tuple(sorted(word_class("thing_ending")))


def full_name(words: list[str]) -> str:
    """A name without the full stop of the sentence that the tokenizer left on it; initials keep theirs."""
    while len(words) > 1 and words[0].rstrip(".") in word_class("academic_title"):
        words = words[1:]
    last = words[-1]
    return " ".join([*words[:-1], last.rstrip(".") if len(last) > 2 else last])


def _has_age(doc: Doc, index: int) -> bool:
    """ "Oleksij (24)": an age in brackets behind a name shows a person."""
    if index < 2 or index + 2 >= len(doc) or doc[index].text != "(":
        return index == 1 and len(doc) > 2 and doc[1].text == "(" and doc[2].text.isdigit()
    if doc[index - 2].lower_ == "und" or doc[index - 2].lower_ in word_class("place_preposition"):
        return False  # "in Hamburg (31) und Bremen (18)"
    age = doc[index + 1].text
    return age.isdigit() and len(age) <= 2 and doc[index + 2].text.startswith(")")
