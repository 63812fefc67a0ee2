"""The words of a story weighed: a word that few of its claims carry tells more about a figure than one that all carry."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from claims.comparison import words
from claims.comparison.frames import Frame


class Vocabulary:
    """Word weights (inverse document frequency, Spärck Jones 1972, over the sentences of the claims) and compounds of
    one story. Built once, so that comparing two claims costs a few set operations."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        counts = Counter(word for frame in frames for word in frame.wide_words)
        known = {word for f in frames for word in (*f.wide_words, *f.near_words, *f.noun_words)}
        self._weights = {word: math.log((len(frames) + 1) / (counts[word] + 0.5)) for word in known}
        self._kin = _kin(known)

    def weight(self, shared: Iterable[str]) -> float:
        """The sum of the words' weights."""
        return sum(self._weights.get(word, 0.0) for word in shared)

    def shared(self, left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
        """The words of both sets; a compound meets its part ("Deichbruch", "Deich"), the part stands for both."""
        both = left & right
        loose = {
            min(word, other, key=len)
            for word in left - both
            for other in self._kin.get(word, frozenset()) & (right - both)
        }
        return both | loose

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Cosine of the two weighed word sets, in [0, 1]."""
        if not left or not right:
            return 0.0
        both = sum(self._weights.get(word, 0.0) ** 2 for word in self.shared(left, right))
        lengths = self._length(left) * self._length(right)
        return both / lengths if lengths else 0.0

    def _length(self, found: frozenset[str]) -> float:
        return math.sqrt(sum(self._weights.get(word, 0.0) ** 2 for word in found))


def _kin(known: Iterable[str]) -> dict[str, frozenset[str]]:
    """Word → the words of the story that are its compounds or its parts (see ``words.akin``)."""
    found: dict[str, set[str]] = defaultdict(set)
    everything = set(known)
    for word in everything:
        for cut in range(words.COMPOUND_PART, len(word)):
            for part in (word[:cut], word[-cut:]):
                if part in everything:
                    found[word].add(part)
                    found[part].add(word)
    return {word: frozenset(others) for word, others in found.items()}
