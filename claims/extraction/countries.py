"""Countries in German texts: their names, adjectives ("nordkoreanisch") and peoples ("Nordkoreaner")."""

import re
from functools import cache, lru_cache

from babel import Locale

from claims.extraction import lexicon

_SHORTEST_PEOPLE = 4


@cache
def country_rows() -> tuple[dict[str, str], ...]:
    """The rows of ``countries_adjectives.tsv``."""
    return lexicon.read("countries_adjectives")


@cache
def _countries() -> frozenset[str]:
    names = {name for code, name in Locale("de").territories.items() if len(code) == 2}
    return frozenset(
        names
        | {row["name"] for row in country_rows()}
        | {row["country"] for row in lexicon.read("country_names")}
    )


@cache
def _adjectives() -> dict[str, str]:
    return {row["adjective"].lower(): row["name"] for row in country_rows()}


@cache
def _capitals() -> dict[str, str]:
    return {row["name"]: row["capital"] for row in country_rows()}


def is_country(name: str) -> bool:
    """Whether the word is a German name of a country or territory."""
    return name in _countries()


def capital_of(country: str) -> str | None:
    """The capital of a country by its German name, None when the lexicon does not have it."""
    return _capitals().get(country)


@cache
def _countries_of_capitals() -> dict[str, str]:
    return {capital: name for name, capital in _capitals().items()}


def country_of_capital(city: str) -> str | None:
    """The country whose capital this is ("Kiew" → "Ukraine"), None for other names."""
    return _countries_of_capitals().get(city)


@lru_cache(maxsize=20_000)
def country_of_adjective(word: str) -> str | None:
    """The country of an adjective: "nordkoreanischen" → "Nordkorea"; None for other words."""
    stem = re.sub(r"e[mnrs]?$", "", word.lower())
    return _adjectives().get(stem)


@cache
def _peoples() -> dict[str, str]:
    """The stem of what its people are called → the country."""
    found: dict[str, str] = {}
    for stem, name in _adjectives().items():
        people, country = stem.removesuffix("isch"), name.lower()
        short = country.removesuffix("land").removesuffix("n")
        for base in (people, people + "er", people + "an", people + "i", country + "r", short + "er"):
            found.setdefault(base, name)
    return found


@lru_cache(maxsize=20_000)
def country_of_people(noun: str) -> str | None:
    """The country of its people: "Nordkoreaner" → "Nordkorea", "Russe" → "Russland"; None for other nouns."""
    if len(noun) < _SHORTEST_PEOPLE:
        return None  # "Mal" is no Malian
    base = noun.lower().removesuffix("innen").removesuffix("in").removesuffix("n").removesuffix("e")
    if (country := _peoples().get(base) or _peoples().get(base.removesuffix("s"))) is not None:
        return country
    if base.endswith("er") and base.removesuffix("er").capitalize() in _countries():
        return base.removesuffix("er").capitalize()
    return None
