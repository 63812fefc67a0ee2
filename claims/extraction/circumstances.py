"""Circumstances of a figure: whose, where, when."""

from functools import cache

from babel import Locale


@cache
def _countries() -> frozenset[str]:
    names = Locale("de").territories
    return frozenset(name for code, name in names.items() if len(code) == 2)


def is_country(name: str) -> bool:
    """Whether the word is the German name of a country or territory."""
    return name in _countries()
