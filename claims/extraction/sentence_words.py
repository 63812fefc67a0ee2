"""One sentence as words with character offsets: what the surface rules of quantities look at.

spaCy's tokens split "4 000", "100-" and "T-72" in ways that help nobody here, so the words are cut anew: letters and digits with
inner hyphens, full stops of grouped digits and apostrophes; every other sign for itself.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from claims.extraction.dictionary import is_known

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[-–'’/.]\w+)*|[^\w\s]")

_VERB_ENDINGS = ("en", "ern", "eln", "sein", "tun")


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of text[start:end]; ``starts`` and ``ends`` are offsets into the whole text."""

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def index_at(self, offset: int) -> int:
        """The index of the first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)

    def index_before(self, offset: int) -> int:
        """The index of the last word that starts before ``offset``; -1 when there is none."""
        return bisect_left(self.starts, offset) - 1

    def word(self, index: int) -> str:
        """The word at ``index``, empty beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def words_of(text: str, start: int, end: int) -> SentenceWords:
    """The words of text[start:end]."""
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return SentenceWords(start, end, tuple([text[first:last] for first, last in spans]), starts, ends)


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The base form of a German word: dictionary first, last part of a hyphenated word for the rest."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen and len(tail) > 2 and tail[0].isupper():
        return f"{head}-{lemma(tail)}"
    base: str = simplemma.lemmatize(word, "de")
    if word[:1].isupper() and base[:1].islower():
        return word
    return _of_compound(word) if base == word and word[:1].isupper() else base


# The shortest last part of a compound whose base form is looked up, and the shortest first part.
_SHORTEST_LAST, _SHORTEST_FIRST = 5, 4


def _of_compound(word: str) -> str:
    """The base form of a compound that the dictionary lacks, by its last part: "Festivalgäste" → "Festivalgast"."""
    if is_known(word):
        return word
    for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
        last = word[cut:].capitalize()
        if is_known(last):
            base: str = simplemma.lemmatize(last, "de")
            agent = base.lower() + "er" == last.lower() and not is_known(
                base
            )  # "Kursteilnehmer" counts no "Kursteilnehm"
            return word if agent or not base[:1].isupper() else word[:cut] + base.lower()
    return word


@lru_cache(maxsize=100_000)
def is_verb(word: str) -> bool:
    """Whether a lower-case word is a verb form by the dictionary ("starben"), participles included."""
    base: str = simplemma.lemmatize(word, "de")
    return base.endswith(_VERB_ENDINGS) and (base != word or word.endswith("en")) and not base[0].isupper()
