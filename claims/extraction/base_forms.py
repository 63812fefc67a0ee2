"""Names in their base form and what they tell: known media, countries, nominatives of adjectives and nouns."""

from functools import cache, lru_cache

import simplemma

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.terms import ActorKind


@cache
def _media() -> dict[str, tuple[ActorKind, str, str]]:
    known = {
        row["name"].lower(): (ActorKind.AGENCY, row["country"], row["name"])
        for row in lexicon.read("agencies")
    }
    for row in lexicon.read("media"):
        known.setdefault(row["name"].lower(), (ActorKind.MEDIUM, row["country"], row["name"]))
    return known


@cache
def _places() -> dict[str, str]:
    places = {}
    for row in lexicon.read("countries_adjectives"):
        places[row["name"].lower()] = places[row["capital"].lower()] = row["country"]
    return places


@cache
def _adjective_stems() -> dict[str, str]:
    return {row["adjective"]: row["country"] for row in lexicon.read("countries_adjectives")}


@lru_cache(maxsize=16_384)
def medium(name: str) -> tuple[ActorKind, str, str] | None:
    """Kind, country and listed name of a known news medium, also with genitive -s; None for other names."""
    lower = name.lower().strip("„“”»«\"'")
    for article in ("", "the ", "der ", "die ", "das "):
        bare = lower.removeprefix(article)
        if found := _media().get(bare) or (_media().get(bare[:-1]) if bare.endswith("s") else None):
            return found
    return None


@lru_cache(maxsize=16_384)
def country_of_place(name: str) -> str | None:
    """The country whose name or capital this is, also in the genitive and as "Kiewer"; None for other words."""
    lower, places = name.lower(), _places()
    if lower in places:
        return places[lower]
    for ending in ("s", "er"):
        if lower.endswith(ending) and lower[: -len(ending)] in places:
            return places[lower[: -len(ending)]]
    return None


@lru_cache(maxsize=16_384)
def country_of_adjective(word: str) -> str | None:
    """The country of an adjective such as "ukrainischen"; None for other words."""
    lower = word.lower()
    for ending in ("en", "er", "es", "em", "e", ""):
        if lower.endswith(ending) and (stem := lower[: len(lower) - len(ending)]) in _adjective_stems():
            return _adjective_stems()[stem]
    return None


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in lexicon.read("countries_adjectives"):
        names.setdefault(row["country"], row["name"])
    return names


def name_of_country(country: str) -> str | None:
    """The name that news texts use for a country given by its ISO 3166 code: "KR" → "Südkorea"."""
    return _names().get(country)


@cache
def adjective_of_place(name: str) -> str | None:
    """The stem of the adjective for a country or capital: "Israel" → "israelisch", "Kiew" → "ukrainisch"; None for other words."""
    return _adjectives_of_places().get(name.lower())


@cache
def _adjectives_of_places() -> dict[str, str]:
    rows = lexicon.read("countries_adjectives")
    return {row[place].lower(): row["adjective"] for row in rows for place in ("capital", "name")}


# The only numbers that bend: "nach Angaben zweier Diplomaten".
GENITIVE_NUMBERS = {"zweier": "zwei", "dreier": "drei"}
STRONG_ENDING = {"m": "er", "f": "e", "n": "es", "p": "e"}


@lru_cache(maxsize=16_384)
def nominative_adjective(word: str, gender: str | None) -> str:
    """The strong nominative: ("ukrainischen", "m") → "ukrainischer". Words without adjective ending stay."""
    if word in GENITIVE_NUMBERS:
        return GENITIVE_NUMBERS[word]
    for ending in ("en", "er", "es", "em", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + STRONG_ENDING.get(gender or "m", "er")
    return word


@lru_cache(maxsize=16_384)
def without_genitive(word: str) -> str:
    """A name or noun without genitive -s: "Kiews" → "Kiew", "Zivilschutzes" → "Zivilschutz", "Reuters" stays."""
    if medium(word) and word.lower() in _media():
        return word
    if word.lower() in _places() or not word.endswith("s") or len(word) < 4 or word.isupper():
        return word.rstrip("’'")
    if word.endswith(("ss", "us", "is", "os", "as")):
        return word
    lemma = simplemma.lemmatize(word, "de")
    if lemma != word and word.startswith(lemma):
        return lemma
    if word.endswith(("zes", "ses", "tes", "des", "bes", "kes", "ges")) and is_known(word[:-2]):
        return word[:-2]
    return word[:-1]


def plural_base(word: str) -> str:
    """A dative plural without its -n: "Helfern" → "Helfer", "Behörden" stays."""
    return word[:-1] if word.endswith(("ern", "eln")) and len(word) > 5 else word
