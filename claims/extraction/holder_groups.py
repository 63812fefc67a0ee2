"""What the counted are called by what befell them or what they do: "300 gingen auf die Straße" → Demonstranten."""

import re
from functools import cache

from claims.extraction import lexicon


@cache
def _groups() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (row["base"], frozenset(row["categories"].split()), re.compile(row["wording"]))
        for row in lexicon.read("holder_groups")
    )


def groups_in(text: str, start: int = 0, end: int | None = None) -> dict[str, int]:
    """Name of a group → how often text[start:end] speaks of it, of those that it does."""
    stretch = text[start:end].lower()  # the engine looks for a letter faster than for either case of it
    return {base: count for base, _, wording in _groups() if (count := len(wording.findall(stretch)))}


def speaks_of(base: str, text: str, start: int, end: int) -> bool:
    """Whether text[start:end] speaks of the group."""
    return _wordings()[base].search(text[start:end].lower()) is not None


@cache
def _wordings() -> dict[str, re.Pattern[str]]:
    return {base: wording for base, _, wording in _groups()}


@cache
def groups_of(category: str) -> tuple[str, ...]:
    """The groups whose people or things a figure of the category may count."""
    return tuple(base for base, categories, _ in _groups() if category in categories)
