"""Which found claim meets which annotated one, and when two names mean the same party."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

# Words that tell no party from another.
COMMON = frozenset(
    ("der", "die", "das", "des", "dem", "den", "von", "vom", "und", "ein", "eine", "einer", "eines", "in", "im", "the", "of")
)  # fmt: skip
STEM = 6  # German endings rarely reach into the first six letters
WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Solid:
    """Offsets counted in non-blank characters, so that line breaks and blanks do not matter."""

    def __init__(self, text: str) -> None:
        self._before = [0, *accumulate(not character.isspace() for character in text)]

    def span(self, start: int, end: int) -> Span:
        """Offsets outside the text are moved to its ends."""
        top = len(self._before) - 1
        return self._before[max(0, min(start, top))], self._before[max(0, min(end, top))]


def overlap(one: Span, two: Span) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])


def aligned(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs (gold, found), each at most once: greatest overlap relative to the shorter span first, then nearest ends."""
    options = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(found):
            shared = overlap(wanted, got)
            if shared > 0:
                shorter = max(1, min(wanted[1] - wanted[0], got[1] - got[0]))
                distance = abs(wanted[0] - got[0]) + abs(wanted[1] - got[1])
                options.append((-shared / shorter, distance, i, j))
    met_gold: set[int] = set()
    met_found: set[int] = set()
    pairs = []
    for _share, _distance, i, j in sorted(options):
        if i not in met_gold and j not in met_found:
            met_gold.add(i)
            met_found.add(j)
            pairs.append((i, j))
    return pairs


def same_name(one: str, two: str) -> bool:
    """Whether at least half of the shorter name's word stems stand in the other."""
    shorter, longer = sorted((_stems(one), _stems(two)), key=len)
    return bool(shorter) and len(shorter & longer) >= max(1, (len(shorter) + 1) // 2)


def _stems(name: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", name).casefold().replace("ß", "ss")
    return {word[:STEM] for word in WORD.findall(folded) if word not in COMMON}
