"""Words of war (``lexicon/war_words.tsv``): whom they name, and what they tell of whose people and weapons."""

import re
from functools import cache, lru_cache

from claims.extraction import lexicon
from claims.extraction.countries import (
    country_of_adjective,
    country_of_capital,
    country_of_people,
    is_country,
)
from claims.extraction.heads import role_of
from claims.extraction.sentence_words import lemma
from claims.extraction.subject_phrases import SubjectPhrase
from claims.extraction.verb_forms import verb_lemma

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING = re.compile(r"e[nrms]?$")
# A shorter noun is no head of compounds: "Mann" would end "Bergmann".
_SHORTEST_HEAD = 5
# "Mannschaft", "Hamas" are no genitives of anyone.
_OWNER = re.compile(r"(?:s|’|')$")


@cache
def words(sort: str) -> frozenset[str]:
    """The words of one sort. A name written with hyphens stands for its parts, but for those that do have them."""
    return frozenset(
        word.replace("-", " ") if sort == "group" and word not in ("Al-Shabaab", "Wagner-Gruppe") else word
        for row in lexicon.read("war_words")
        if row["sort"] == sort
        for word in row["words"].split()
    )


@cache
def _pairs(sort: str) -> frozenset[tuple[str, str]]:
    pairs = (word.replace("Vereinte-Staaten", "USA").partition("=") for word in words(sort))
    return frozenset((first, last) for first, _, last in pairs)


# The verbs that tell whose the counted are.
ACTS = ("loses", "admits", "mourns", "harms", "launches", "frees", "regains")


@cache
def parted_verbs() -> dict[tuple[str, str], str]:
    """(verb, particle) → the verb with its particle in front: ("fangen", "ab") → "abfangen"."""
    return {
        (whole.removeprefix(particle), particle): whole
        for sort in ACTS
        for whole in words(sort)
        for particle in words("parted")
        if whole.startswith(particle)
    }


@lru_cache(maxsize=50_000)
def fights(word: str) -> bool:
    """Whether armies have what the noun names: "Soldaten", "Kampfpanzer"."""
    base = lemma(word).lower()
    return base in words("fighting") or base.endswith(_endings("fighting"))


@lru_cache(maxsize=50_000)
def is_loss(word: str) -> bool:
    """Whether the noun names those whom an army lost: "Verluste", "Gefallenen"."""
    return _ENDING.sub("", word.lower()) in words("loss")


@lru_cache(maxsize=50_000)
def attacks(word: str) -> bool:
    """Whether the noun names an attack: "Großangriff"."""
    return lemma(word).lower().endswith(_endings("attack"))


@lru_cache(maxsize=50_000)
def strikes(word: str) -> bool:
    """Whether the noun names an attack that hits the other side alone: "Beschuss", no "Offensive"."""
    return lemma(word).lower().endswith(_endings("strike"))


@lru_cache(maxsize=50_000)
def flies(word: str) -> bool:
    """Whether the noun names what is sent against the enemy and does not come back: "Drohnen", "Marschflugkörper"."""
    return lemma(word).lower().endswith(_endings("flying"))


@cache
def _endings(sort: str) -> tuple[str, ...]:
    return tuple(noun for noun in words(sort) if len(noun) >= _SHORTEST_HEAD)


def allied(name: str) -> frozenset[str]:
    """The party with those that fight on its side."""
    return frozenset(ally for pair in _pairs("allies") if name in pair for ally in pair) | {name}


def are_enemies(one: str, two: str) -> bool:
    """Whether the two are known to be at war."""
    return (one, two) in _pairs("enemies") or (two, one) in _pairs("enemies")


@lru_cache(maxsize=50_000)
def state_of(word: str) -> str | None:
    """The state or armed group that a word names as it stands: "Moskaus", "Kremlchef", "Russen", "US-Soldaten", "Hamas"."""
    for form in dict.fromkeys((word, _OWNER.sub("", word), word.removesuffix("er"))):
        if form in rulers():
            return rulers()[form]
        if form in words("group") or is_country(form):
            return form
        if (state := country_of_capital(form)) is not None:
            return state
    if word.startswith("US-"):
        return "USA"
    # "Mal" is no Malian, "Berliner" are no army
    return country_of_people(word) or country_of_people(lemma(word))


@cache
def rulers() -> dict[str, str]:
    """Names that stand for a state at war: "Kreml" → "Russland"."""
    return dict(_pairs("ruler"))


def party(phrase: SubjectPhrase) -> str | None:
    """The state or armed group that a phrase names."""
    if phrase.country is not None:
        return phrase.country
    for adjective in phrase.adjectives:
        if (state := country_of_adjective(adjective)) is not None:
            return state
    parts = phrase.base.split()
    if len(parts) > 1 and (state := country_of_capital(phrase.base)) is not None:
        return state
    for part in parts:
        if (state := rulers().get(part.partition("-")[0])) is not None:
            return state
        if part in words("group"):
            return part
    first = parts[0]
    if len(parts) > 1 and (state := country_of_capital(re.sub(r"(?:s|er)$", "", first))) is not None:
        return state  # "Moskauer Verteidigungsministerium"
    owner = _OWNER.sub("", first)
    if owner != first and len(parts) > 1:
        return rulers().get(owner) or (owner if is_country(owner) else None)
    return "USA" if first.startswith("US-") else None


def noun_of(phrase: SubjectPhrase, text: str) -> str:
    """The noun of a phrase behind its owner: "Putins Armee", "Moskauer Armee" → "Armee"; the first noun of other phrases."""
    if not phrase.head.endswith(("s", "er")) or state_of(phrase.head) is None:
        return phrase.head
    return text[phrase.start : phrase.end].rpartition(" ")[2]


@lru_cache(maxsize=50_000)
def is_army(head: str) -> bool:
    """Whether the noun names an army or a body that leads one."""
    role = role_of(head)
    return head in words("army") or (role is not None and role[0]["kind"] == "military")


def points(word: str) -> bool:
    """Whether the noun or adjective tells a side as one of them sees it."""
    return any(word in words(sort) for sort in ("own", "enemy", "stormer", "holder"))


def verbs_of(clause: str) -> set[str]:
    """The base forms of the verbs in a clause, participles also as they stand and particles joined."""
    small = {word for word in WORD.findall(clause) if word.islower()}
    if "Himmel" in clause:
        small.add("himmel")  # "vom Himmel holen"
    found = {verb for word in small if (verb := verb_lemma(word))} | small
    found |= {_ENDING.sub("", word) for word in small}
    for (verb, particle), whole in parted_verbs().items():
        if verb in found and particle in small:
            found.add(whole)
    return found
