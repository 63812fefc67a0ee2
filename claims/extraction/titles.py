"""Designations in front of a name: what somebody does or what sort of body it is, neither of which is part of the name.

"Hüttenwartin Ladina Caduff" is called Ladina Caduff, "das Kinderhilfswerk Unicef" Unicef; "Universität Jena" keeps its noun.
"""

from functools import lru_cache

import simplemma

from claims.extraction.base_forms import country_of_place
from claims.extraction.dictionary import is_known
from claims.extraction.heads import role_of
from claims.extraction.person_nouns import person_sort
from claims.extraction.phrase_features import is_adjective
from claims.extraction.place_names import known_places
from claims.extraction.speaker_nouns import speaker_of
from claims.extraction.word_classes import word_class

# "Bundesrat", "Generalmajor", "Hüttenwartin": nouns for people that other lists lack, and bodies whose members bear their name.
TITLE_ENDINGS = tuple(sorted(word_class("title_ending")))
# "die Bürgerinitiative Saubere Luft": what such a noun stands before is a name, however common its words are.
KIND_NOUNS = word_class("kind_noun")
# "die Universität Vigo", "der Landkreis Celle": what follows tells which of them, mostly by its place.
PLACED_NOUNS = tuple(sorted(word_class("placed_noun")))
# "Institut Demos" keeps its noun in most texts, "Wetterinstitut Ideam" does not.
PART_OF_NAME = frozenset({"Institut", "Büro"})
# "Gewerkschaft VFD": whose members are many bodies; the short name alone tells little where nothing spells it out.
ASSOCIATIONS = ("gewerkschaft", "verband", "bund", "vereinigung", "kammer")
SHORTEST_TITLE = 4
LONGEST_NAME = 4  # words of a person's name


def title_end(words: list[str]) -> int:
    """How many words in front are but the designation of the person whom the rest names; 0 where none are."""
    start = 1 if len(words) > 3 and words[0].endswith("er") and is_title(words[1]) else 0
    rest = words[start + 1 :]
    if not 2 <= len(rest) <= LONGEST_NAME or not rest[0][:1].isupper() or not is_title(words[start]):
        return 0
    if _may_be_company(words[start]) and is_inflected(rest[-1]):
        return 0  # "Veranstalter Sonnwind Reisen"
    return start + 1 if all(role_of(word) is None for word in rest[:-1]) and _may_be_surname(rest[-1]) else 0


@lru_cache(maxsize=16_384)
def is_title(word: str) -> bool:
    """Whether the noun tells what a person does or is: "Spediteur", "Generalmajor", "Gemeinderat"."""
    role = role_of(word)
    if word.lower().endswith(TITLE_ENDINGS):
        return True
    if role is not None:
        return role[0]["person"] == "yes"
    if len(word) < SHORTEST_TITLE or not word.isalpha() or (is_adjective(word) and not word.endswith("er")):
        return False
    return speaker_of(word) is not None or person_sort(word) is not None


def is_inflected(word: str) -> bool:
    """ "Sonnwind Reisen": a noun in the plural, which surnames rarely are."""
    return is_known(word) and word.endswith(PLURAL_ENDINGS) and simplemma.lemmatize(word, "de") != word


PLURAL_ENDINGS = ("e", "n", "r", "s")


def _may_be_company(title: str) -> bool:
    role = role_of(title)
    return role is not None and role[0]["kind"] == "organisation"


def _may_be_surname(word: str) -> bool:
    role = role_of(word)
    return role is None or (role[0]["person"] == "yes" and role[1] == word)


def stands_alone(head: str, noun: str, name: list[str]) -> bool:
    """Whether a body is called by ``name`` alone; ``head`` and ``noun`` are what stands before it ("werk", "Kinderhilfswerk")."""
    if name[0] in word_class("union_name"):
        return True
    if name[-1].islower() or noun.lower().endswith((*PLACED_NOUNS, *ASSOCIATIONS)) or noun in PART_OF_NAME:
        return False
    if any(word in known_places() or country_of_place(word) for word in name):
        return False
    if head in KIND_NOUNS or noun.lower() in KIND_NOUNS:
        return True
    if len(name) > 1:
        return not any(is_known(word) for word in name)
    return not name[0].isdigit() and (_is_made_up(name[0]) or noun.lower() != head)


def _is_made_up(word: str) -> bool:
    """ "Ocha", "BaFin", "ZWB": no word of German."""
    return sum(map(str.isupper, word)) > 1 or not is_known(word)
