"""Nouns that name people: by ``lexicon/persons.tsv``, by nationality, by how German builds them ("Wanderer", "Vermummte")."""

import re
from functools import lru_cache

import simplemma

from claims.extraction import lexicon
from claims.extraction.countries import country_of_people
from claims.extraction.dictionary import is_known
from claims.extraction.number_words import fold
from claims.extraction.sentence_words import lemma
from claims.extraction.verb_forms import VerbForm, verb_form

_ROWS = lexicon.read("persons")
_HEADS = {row["word"]: row["sort"] for row in _ROWS if row["match"] == "head"}
_ENDINGS = {row["word"]: row["sort"] for row in _ROWS if row["match"] == "ending"}
# A row of this sort names things that are built like people ("Fernseher").
_THING = "thing"
# What those are who are only known by how their noun is built.
_BUILT = "person"

# "Teilnehmer:innen", "Teilnehmer*innen", "TeilnehmerInnen"
_INCLUSIVE = re.compile(r"(?:[:*_·/]-?|(?<=[a-zäöüß])(?=I))(?:[iI]n(?:nen)?)$")
_FEMININE = re.compile(r"(?<=[a-zäöüß]{3})in(?:nen)?$")
# The shortest noun on -er that is looked for inside a compound ("Geher").
_SHORTEST_AGENT = 5
_UMLAUTS = str.maketrans("äöü", "aou")
_NOMINALISED_ENDING = re.compile(r"(?:e|en|er|em)$")
_ADJECTIVE = re.compile(r"(?:ig|lich|isch|los|bar|sam|haft|krank|stämmig|frei)$")


def masculine(noun: str) -> str:
    """The plain form of one that names all sexes: "Besucher:innen" → "Besucher"; other nouns as they are."""
    return _INCLUSIVE.sub("", noun)


@lru_cache(maxsize=50_000)
def person_sort(noun: str) -> str | None:
    """Returns "person", "crowd" or "fighter" for nouns that name people, None for things."""
    noun = masculine(noun)
    folded = fold(lemma(noun))
    forms = (
        folded,
        fold(noun),
        folded + "r" if folded.endswith("e") else folded,
        folded.removesuffix("n"),
        folded.removesuffix("en"),
        folded.removesuffix("s"),
        folded.removesuffix("er"),
    )
    for form in forms:
        if form in _HEADS:
            return _known(_HEADS[form])
    for form in forms:
        for cut in range(1, max(1, len(form) - 3)):
            if form[cut:] in _HEADS:
                return _known(_HEADS[form[cut:]])
    if country_of_people(noun) is not None:
        return "fighter"
    for ending, sort in _ENDINGS.items():
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return _known(sort)
    if _is_agent(noun) or is_nominalised(noun):
        return _BUILT
    plain = _FEMININE.sub("", noun)
    return person_sort(plain) if plain != noun else None


def _known(sort: str) -> str | None:
    return None if sort == _THING else sort


@lru_cache(maxsize=50_000)
def _is_agent(noun: str) -> bool:
    """Whether a noun on -er names who does what its verb says: "Skitourengeher" (gehen), "Läuferinnen" (laufen)."""
    word = _FEMININE.sub("", noun.rpartition("-")[2])
    if not word:  # a dash
        return False
    base = lemma(word)
    word = base if base.endswith("er") else word.removesuffix("n")
    if not word.endswith("er"):
        return False
    for cut in range(max(1, len(word) - _SHORTEST_AGENT + 1)):
        agent = word[cut:].capitalize()
        if not is_known(agent) or lemma(agent) != agent:
            continue
        stem = agent.lower().removesuffix("er")
        for verb in (
            stem + "en",
            stem + "n",
            stem.translate(_UMLAUTS) + "en",
            stem.removesuffix("l") + "eln",
        ):
            if verb_form(verb) is VerbForm.PLURAL:
                return True
    return False


@lru_cache(maxsize=50_000)
def is_nominalised(noun: str) -> bool:
    """Whether a noun is an adjective or participle used as one, as nouns for people are: "Vermummte", "Bettlägerige"."""
    if not noun[:1].isupper():
        return False
    stem = _NOMINALISED_ENDING.sub("", noun.rpartition("-")[2])
    if stem == noun or len(stem) < _SHORTEST_AGENT:
        return False
    lower = stem.lower()
    form = verb_form(lower)
    if form is VerbForm.PARTICIPLE or _ends_nominalised(noun.rpartition("-")[2]):
        return True
    if lower.endswith("end") and verb_form(lower[:-1]) in (VerbForm.PLURAL, VerbForm.ZU_INFINITIVE):
        return True
    if not simplemma.lemmatize(lower.capitalize(), "de").islower():
        return False  # "Berichte": a noun of its own stands before the ending
    return form is VerbForm.EITHER or _ADJECTIVE.search(lower) is not None


def _ends_nominalised(noun: str) -> bool:
    """Whether a compound ends in a participle used as a noun: "Bundestagsabgeordnete"."""
    for cut in range(_SHORTEST_FIRST, len(noun) - _SHORTEST_LAST + 1):
        first, last = noun[:cut].rstrip("-"), noun[cut:]
        known = any(is_known(form) for form in (first, first.removesuffix("s")))
        agent = last.endswith("er") and verb_form(last[:-2]) is not VerbForm.PARTICIPLE  # "Vertreter"
        if known and last.islower() and not agent and is_nominalised(last.capitalize()):
            return True
    return False


# The shortest first and last part of a compound that ends in such a noun.
_SHORTEST_FIRST, _SHORTEST_LAST = 4, 7
