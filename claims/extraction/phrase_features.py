"""What a noun phrase shows of its party: gender, country, and which of its words are adjectives."""

import re

import simplemma
from spacy.tokens import Doc

from claims.extraction.base_forms import (
    country_of_adjective,
    country_of_place,
)
from claims.extraction.heads import role_of
from claims.extraction.nouns import NounPhrase
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class

# "Panamerikanische", "Geophysisches", which dictionaries lack; not "Haifische", "Stammtische".
BUILT = re.compile(r"(?:[^ft]|[aeiou]t|ist|kt|nt)ische[nrsm]?$")
SHORTEST_BUILT = 9


def is_adjective(word: str) -> bool:
    """Whether a capitalised word is an adjective inside a name ("Rotes Kreuz", "Auswärtiges Amt")."""
    if not word.endswith(("e", "en", "er", "es", "em")) or role_of(word):
        return False
    lower = word.lower()
    if lower.endswith("scher") or country_of_adjective(lower):
        return True
    if len(word) >= SHORTEST_BUILT and BUILT.search(lower):
        return True
    if verb_form(lower.removesuffix("en").removesuffix("e")) in (VerbForm.PARTICIPLE, VerbForm.EITHER):
        return True  # "Vereinte Nationen"
    lemma = simplemma.lemmatize(lower, "de")
    return lemma != lower and lemma.islower() and not lemma.endswith("en")


def gender_of(doc: Doc, phrase: NounPhrase, role_gender: str | None) -> str | None:
    if role_gender:
        return role_gender
    if phrase.article is None:
        ending = doc[phrase.adjectives[0]].text[-2:] if phrase.adjectives else ""
        return {"em": "m", "er": "f"}.get(ending, "p" if phrase.adjectives else None)
    return {
        "des": "m",
        "dem": "m",
        "das": "n",
        "die": "f",
        "der": "f",
        "den": "m",
        "ein": "m",
        "eine": "f",
        "einer": "f",
    }.get(doc[phrase.article].lower_)


def country_of(doc: Doc, phrase: NounPhrase) -> str | None:
    for index in phrase.adjectives:
        if found := country_of_adjective(doc[index].text):
            return found
    for index in range(*phrase.run):
        if found := country_of_adjective(doc[index].text) or country_of_place(doc[index].text):
            return found
    if phrase.place is not None and (found := country_of_place(doc[phrase.place].text)):
        return found
    return country_of(doc, phrase.genitive) if phrase.genitive is not None else None


def is_common_use(doc: Doc, phrase: NounPhrase, words: list[str]) -> bool:
    """ "In dieser Zeit", "in kurzer Zeit", "seinem Bild": a medium's name that is a common noun, used as one."""
    if len(words) > 1 or phrase.quoted or words[0] not in word_class("common_medium"):
        return False
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    plain = article in {"", "der", "die", "das", "dem", "den", "des"} and not phrase.adjectives
    governed = (
        phrase.start > 0
        and doc[phrase.start - 1].lower_ in {"in", "zu", "auf", "von", "seit"}
        and bool(article)
    )
    return not plain or governed
