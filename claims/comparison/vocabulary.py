"""The words of a story weighed: a word that few of its claims carry tells more about a figure than one that all carry."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from claims.comparison import words
from claims.comparison.columns import Floats, Mask, Places, Table, incidence, summed
from claims.comparison.frames import Frame


class Vocabulary:
    """Word weights (inverse document frequency, Spärck Jones 1972, over the sentences of the claims) and compounds of
    one story."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        counts = Counter(word for frame in frames for word in frame.wide_words)
        known = {word for f in frames for word in (*f.wide_words, *f.near_words, *f.noun_words)}
        self._weights = {word: math.log((len(frames) + 1) / (counts[word] + 0.5)) for word in known}
        self._kin = _kin(known)

    def weight(self, shared: Iterable[str]) -> float:
        """The sum of the words' weights."""
        return sum(map(self.rarity, shared))

    def shared(self, left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
        """The words of both sets; a compound meets its part ("Deichbruch", "Deich"), the part stands for both."""
        both = left & right
        loose = {
            min(word, other, key=len)
            for word in left - both
            for other in self._kin.get(word, frozenset()) & (right - both)
        }
        return both | loose

    def meetings(
        self,
        have: Sequence[frozenset[str]],
        barred: Sequence[frozenset[str]],
        worths: Sequence[Callable[[str], float]],
    ) -> list[Floats]:
        """[claim, claim] for each worth: that of all words which two claims share (see ``shared``), added up. ``have`` are the
        words of the claims; through the ``barred`` ones of a claim no word of another meets a compound or a part."""
        known = sorted(set().union(*have))
        held, barring = incidence(have, known), incidence(barred, known)
        places = [np.flatnonzero(column) for column in held.T]
        loose = list(self._loose(known, held, barring))
        tables = []
        for worth in worths:
            worths_of = [worth(word) for word in known]
            table = summed(
                len(have),
                (
                    (at, np.full(len(at), value), np.ones(len(at)))
                    for at, value in zip(places, worths_of, strict=True)
                    if len(at) > 1
                ),
            )
            for part, rows, others, met in loose:
                table[rows[:, None], others] += met * worths_of[part]
                table[others[:, None], rows] += met.T * worths_of[part]
            tables.append(table)
        return tables

    def _loose(
        self, known: Sequence[str], held: Table, barring: Table
    ) -> Iterator[tuple[int, Places, Places, Mask]]:
        """(word, claims that have it, claims that have compounds of it, [claim, claim] whether the two meet through these)."""
        at = {word: place for place, word in enumerate(known)}
        for part, place in at.items():
            kin = (word for word in self._kin.get(part, ()) if len(word) > len(part))
            longer = np.array([at[word] for word in kin if word in at], dtype=np.intp)
            if not longer.size:
                continue
            rows = np.flatnonzero(held[:, place])
            others = np.flatnonzero(held[:, longer].any(axis=1) & ~barring[:, place])
            if not others.size:
                continue
            free = (~barring[np.ix_(rows, longer)]).astype(np.float32)
            yield place, rows, others, free @ held[np.ix_(others, longer)].T.astype(np.float32) > 0

    def likenesses(self, have: Sequence[frozenset[str]]) -> Floats:
        """[set, set]: cosine of the two weighed word sets, in [0, 1]."""
        (both,) = self.meetings(have, have, [lambda word: self.rarity(word) ** 2])
        length = np.array([math.sqrt(sum(self.rarity(word) ** 2 for word in found)) for found in have])
        lengths = length[:, None] * length
        return np.divide(both, lengths, out=np.zeros_like(both), where=lengths > 0)

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Cosine of two weighed word sets, in [0, 1]."""
        return float(self.likenesses([left, right])[0, 1])

    def akin(self, sets: Sequence[frozenset[str]]) -> Mask:
        """[set, set]: whether a word of the one is a word of the other, or its compound or part."""
        known = sorted(set().union(*sets))
        held = incidence(sets, known, np.float32)
        near = incidence(
            [frozenset().union(*(self._kin_of(word) for word in found)) for found in sets], known
        )
        return np.asarray(near.astype(np.float32) @ held.T > 0)

    def _kin_of(self, word: str) -> frozenset[str]:
        return self._kin.get(word, frozenset()) | {word}

    def rarity(self, word: str) -> float:
        """The weight of one word, 0 where no claim of the story has it."""
        return self._weights.get(word, 0.0)


def _kin(known: Iterable[str]) -> dict[str, frozenset[str]]:
    """Word → the words of the story that are its compounds or its parts (see ``words.parts``)."""
    found: dict[str, set[str]] = defaultdict(set)
    everything = frozenset(known)
    for word in everything:
        for part in words.parts(word) & everything:
            found[word].add(part)
            found[part].add(word)
    return {word: frozenset(others) for word, others in found.items()}
