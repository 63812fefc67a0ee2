"""What the counted are called by what befell them or what they do: "300 gingen auf die Straße" → Demonstranten."""

import re
from functools import cache
from typing import NamedTuple

from claims.extraction import lexicon


class _Group(NamedTuple):
    """``anchors``: one of them stands in every text that ``wording`` fits; to look for them is far cheaper."""

    base: str
    categories: frozenset[str]
    wording: re.Pattern[str]
    anchors: tuple[str, ...]

    def count(self, text: str) -> int:
        """How often the wording stands in the text, which is in lower case."""
        for anchor in self.anchors:
            if anchor in text:
                return len(self.wording.findall(text))
        return 0


# A choice between wordings, and the letters that one of them is sure to begin with.
_CHOICE = re.compile(r"\|(?![^(]*\))")
_ANCHOR = re.compile(r"(?:\\b)?((?:[a-zäöüß -](?![?*]))*)")


def _anchors(wording: str) -> tuple[str, ...]:
    found = [_ANCHOR.match(one) for one in _CHOICE.split(wording)]
    return tuple(one[1] if one is not None else "" for one in found)


@cache
def _groups() -> tuple[_Group, ...]:
    return tuple(
        _Group(
            row["base"],
            frozenset(row["categories"].split()),
            re.compile(row["wording"]),
            _anchors(row["wording"]),
        )
        for row in lexicon.read("holder_groups")
    )


def groups_in(text: str, start: int = 0, end: int | None = None) -> dict[str, int]:
    """Name of a group → how often text[start:end] speaks of it, of those that it does."""
    stretch = text[start:end].lower()  # the engine looks for a letter faster than for either case of it
    return {group.base: count for group in _groups() if (count := group.count(stretch))}


def speaks_of(base: str, text: str, start: int, end: int) -> bool:
    """Whether text[start:end] speaks of the group."""
    return _wordings()[base].search(text[start:end].lower()) is not None


@cache
def _wordings() -> dict[str, re.Pattern[str]]:
    return {group.base: group.wording for group in _groups()}


@cache
def groups_of(category: str) -> tuple[str, ...]:
    """The groups whose people or things a figure of the category may count."""
    return tuple(group.base for group in _groups() if category in group.categories)
