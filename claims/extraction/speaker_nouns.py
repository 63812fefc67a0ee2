"""Nouns for people that ``roles.tsv`` need not list: German derives a feminine on -in from nouns for people, and from no others."""

from functools import lru_cache

import simplemma

from claims.extraction.dictionary import is_known
from claims.extraction.heads import role_of
from claims.terms import ActorKind

# Shorter stems meet words on -in by chance ("Benz", "Benzin").
SHORTEST_STEM = 5
_MASCULINE_ENDINGS = ("", "s", "n", "e", "en", "es")


def speaker_of(word: str) -> tuple[dict[str, str], str] | None:
    """``role_of``, and for nouns outside the lexicon a row of the same shape: "Winzerin" → ({"gender": "f", …}, "Winzerin")."""
    return role_of(word) or _built(word)


@lru_cache(maxsize=65_536)
def _built(word: str) -> tuple[dict[str, str], str] | None:
    if not word[:1].isupper():
        return None
    last = word.rpartition("-")[2]
    before = word[: len(word) - len(last)]
    feminine = last.removesuffix("nen") if last.endswith("innen") else last
    if feminine.endswith("in") and _feminine(feminine[:-2]):
        return _row(feminine, "f"), before + feminine
    for ending in _MASCULINE_ENDINGS:
        stem = last.removesuffix(ending)
        if (not ending or stem != last) and _feminine(stem):
            base = stem + "e" if simplemma.lemmatize(last, "de") == stem + "e" else stem
            return _row(base, "m"), before + base
    return None


def is_place_adjective(word: str) -> bool:
    """ "Mannheimer" in front of a noun: it comes from the name of a place and tells nobody's trade."""
    return word.endswith("er") and is_known(word[:-2]) and word[:1].isupper()


def _feminine(stem: str) -> bool:
    """Whether the stem plus -in is a known word, and the stem (or stem plus -e) one too."""
    feminine = stem + "in"
    return (
        len(stem) >= SHORTEST_STEM
        and is_known(feminine)
        and simplemma.lemmatize(feminine, "de") == feminine
        and any(is_known(form) for form in (stem, stem + "e"))
    )


def _row(base: str, gender: str) -> dict[str, str]:
    return {"head": base.lower(), "gender": gender, "kind": str(ActorKind.PERSON), "person": "yes"}
