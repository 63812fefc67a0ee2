"""The genitive of German noun phrases: "die Brücke" → "der Brücke", "ein Tank" → "eines Tanks", "Ermittler" → "von Ermittlern".

Source of the rules: Duden, Die Grammatik, on the declension of nouns (strong -s/-es, weak -n/-en) and adjectives.
"""

import re
from collections.abc import Sequence

import simplemma

from claims.extraction.dictionary import is_known

# "des Zeugen", "des Soldaten", "des Präsidenten": masculine nouns that are weak.
WEAK = re.compile(
    r".*(?:ent|ant|ist|soldat|kandidat|demokrat|loge|graf|nom|herr|mensch|bär|held)", re.IGNORECASE
)
# "ein Toter": adjectives that are nouns.
ADJECTIVAL = re.compile(
    r"(?:\w*[Tt]ot|\w*[Vv]erletzt|Angeklagt|Beamt|Vermisst|Verdächtig|Jährig|Erwachsen|Jugendlich|Gefangen|Angehörig|Deutsch)er"
)
SIBILANT = ("s", "ß", "x", "z")
ARTICLES = {
    "der": "des",
    "den": "des",
    "das": "des",
    "ein": "eines",
    "einen": "eines",
    "die": "der",
    "eine": "einer",
    "ihre": "ihrer",
    "seine": "seiner",
    "alle": "aller",
}
# Articles whose noun keeps its form: feminines and plurals.
UNCHANGED = frozenset({"die", "eine", "ihre", "seine", "alle"})


def genitive(article: str | None, adjectives: Sequence[str], nouns: Sequence[str]) -> str | None:
    """The phrase as an attribute behind another noun; ``article`` in lower case as in nominative or accusative, ``nouns``
    a noun and the names that follow it. None when the article leaves the form open ("ihr Haus", "dem Haus")."""
    bent = [word if word.endswith("en") else re.sub(r"e[rsm]?$", "en", word) for word in adjectives]
    first, *names = nouns
    if article is None:
        return " ".join(["von", *bent, first if names else _dative(first), *names])
    if article not in ARTICLES:
        return None
    if article not in UNCHANGED:
        if article in ("den", "einen") and first.endswith("en") and simplemma.lemmatize(first, "de") != first:
            if not WEAK.fullmatch(first.removesuffix("en")):
                return None  # "den Verletzungen": a dative plural
        else:
            first = _bent(first, masculine=article != "das")
    return " ".join([ARTICLES[article], *bent, first, *names])


def _bent(noun: str, masculine: bool) -> str:
    if ADJECTIVAL.fullmatch(noun):
        return noun[:-1] + "n"
    if masculine and noun.endswith("e"):
        return noun + "n"
    if masculine and WEAK.fullmatch(noun):
        return noun + ("n" if noun.endswith(("err", "graf")) else "en")
    if noun.endswith("nis"):
        return noun + "ses"
    return noun + ("es" if noun.endswith(SIBILANT) else "s")


def _dative(noun: str) -> str:
    """A bare plural after "von"; singulars and names stay."""
    plural = noun.endswith(("e", "er", "el")) and simplemma.lemmatize(noun, "de") != noun
    actors = noun.endswith("ler") and is_known(noun)  # singular and plural alike
    return noun + "n" if plural or actors else noun
