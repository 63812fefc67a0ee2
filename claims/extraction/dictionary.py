"""Which words the German dictionary has, each looked up once a process."""

from functools import lru_cache

import simplemma


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Whether the word, as it is written, is a form of a German word."""
    return bool(word) and bool(simplemma.is_known(word, "de"))
