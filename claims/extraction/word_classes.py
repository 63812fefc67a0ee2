"""Closed classes of German function words, read from ``lexicon/word_classes.tsv``."""

from functools import cache

from claims.extraction import lexicon


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class as texts write them inside a sentence. Raises KeyError for a class that the lexicon does not have."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in lexicon.read("word_classes")}
