"""What changed between two versions of a text, passage by passage, and whether a figure changed. No Django."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Span = tuple[int, int]

# Passages end where a sentence ends or a line breaks. "am 3. Juli" is cut too, which does no harm here.
PASSAGE = re.compile(r".+?(?:[.!?…]+[“”\"»]?(?=\s)|\n|\Z)\s*", re.DOTALL)
TOKEN = re.compile(r"\w+(?:[.,]\d+)*|\s+|[^\w\s]")


class Fate(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Change:
    """One passage before and after; an empty side means that it was added or removed as a whole."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    figure: bool


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def changes(
    before: str, after: str, old_figures: Sequence[Span], new_figures: Sequence[Span]
) -> list[Change]:
    """The changed passages in running order. The spans are the claims of each text, offsets [start, end): a passage in
    which the wording of a claim changed is a changed figure. Changes of white space alone are none."""
    old, new = _parts(PASSAGE, before, 0), _parts(PASSAGE, after, 0)
    matcher = SequenceMatcher(a=[part.words for part in old], b=[part.words for part in new], autojunk=False)
    return [
        _change(old[a1:a2], new[b1:b2], (before, old_figures), (after, new_figures))
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _parts(pattern: re.Pattern[str], text: str, offset: int) -> list[_Part]:
    return [_Part(found.group(), offset + found.start()) for found in pattern.finditer(text)]


def _change(
    old: Sequence[_Part],
    new: Sequence[_Part],
    old_text: tuple[str, Sequence[Span]],
    new_text: tuple[str, Sequence[Span]],
) -> Change:
    old_tokens = [token for part in old for token in _parts(TOKEN, part.text, part.start)]
    new_tokens = [token for part in new for token in _parts(TOKEN, part.text, part.start)]
    before: list[Piece] = []
    after: list[Piece] = []
    matcher = SequenceMatcher(
        a=[token.text for token in old_tokens], b=[token.text for token in new_tokens], autojunk=False
    )
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        same = tag == "equal"
        _append(before, old_tokens[a1:a2], Fate.SAME if same else Fate.REMOVED)
        _append(after, new_tokens[b1:b2], Fate.SAME if same else Fate.ADDED)
    return Change(tuple(before), tuple(after), _quotes(old, *old_text) != _quotes(new, *new_text))


def _append(pieces: list[Piece], tokens: Sequence[_Part], fate: Fate) -> None:
    if text := "".join(token.text for token in tokens):
        pieces.append(Piece(text, fate))


def _quotes(parts: Sequence[_Part], text: str, figures: Sequence[Span]) -> list[str]:
    """The wording of the figures inside the parts."""
    if not parts:
        return []
    start, end = parts[0].start, parts[-1].end
    return [text[left:right] for left, right in figures if start <= left and right <= end]
