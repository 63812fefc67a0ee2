"""Where the quote of a time expression starts: prepositions and articles before it, and what they say about it."""

from functools import cache

from claims.extraction import lexicon
from claims.extraction.date_tokens import TokenizedText, forms

# How many prepositions can stand before a date ("spätestens bis zum").
LONGEST_LEAD = 3

_REFERENCES = ("present", "past", "future")
_STRETCH_OPENERS = ("before", "after", "in", "since")
# Alone these belong to the noun phrase that goes on behind them: "für die [2017] anstehende Wahl", "am [heutigen] Abend".
_IN_NOUN_PHRASE = ("day_adjective", "year_adjective", "year", "year_span")
# Before these an article without preposition belongs to something else: "die [Anfang Mai] gewählte Regierung".
_WITHOUT_ARTICLE = ("part", "month", "day_word")
# "im Laufe des Jahres"
_COURSE = ("Laufe", "Lauf", "Verlauf")
_WITH_ARTICLE = frozenset({"last", "next", "this", "preceding", "following", "year_unit", "week", "early"})


@cache
def prepositions() -> dict[str, str]:
    """Preposition in lower case → modifier, "-" for none."""
    return {form: row["mod"] for row in lexicon.read("date_prepositions") for form in forms(row["words"])}


def quote_start(tokens: TokenizedText, first: int, last: int) -> int:
    """The first token of the quote of the expression first … last - 1: an article and then prepositions before it."""
    index = first
    kind, alone = tokens.kind(first), last - first == 1
    if kind in _REFERENCES:
        return index - 1 if tokens.word(index - 1).lower() == "bis" else index
    article = tokens.kind(index - 1) == "article"
    if alone and kind in _IN_NOUN_PHRASE and (article or kind.endswith("adjective")):
        return index
    if article and kind not in _STRETCH_OPENERS:
        governed = tokens.word(index - 2).lower() in prepositions() or tokens.word(index - 2) in _COURSE
        if governed or kind not in _WITHOUT_ARTICLE:
            index -= 1
        if tokens.word(index - 1) in _COURSE:
            index -= 1
    for _ in range(LONGEST_LEAD):
        if tokens.word(index - 1).lower() not in prepositions():
            break
        index -= 1
    return index


def tag_start(tokens: TokenizedText, first: int) -> int:
    """TIMEX3 extents keep an article that stands by itself after a preposition: "in [der kommenden Woche]"."""
    if tokens.kind(first - 1) != "article":
        return first
    if tokens.kind(first) == "ordinal" or (
        tokens.kind(first) in _WITH_ARTICLE and tokens.word(first - 2).lower() in prepositions()
    ):
        return first - 1
    return first


def closes_with_an(tokens: TokenizedText, lead: int, last: int) -> bool:
    """Whether "an" closes the expression: "von Donnerstag an"."""
    return tokens.word(last) == "an" and tokens.word(lead).lower() in ("von", "vom")


def stated_modifier(tokens: TokenizedText, lead: int, first: int, last: int) -> str | None:
    """The modifier that the words around the expression first … last - 1 state: "seit", "bis zum", "vom … an"."""
    if closes_with_an(tokens, lead, last):
        return "since"
    for index in range(lead, first):
        modifier = prepositions().get(tokens.word(index).lower(), "-")
        if modifier != "-":
            return modifier
    return None
