"""How alike the passages around two claims are, by their letters: inflection and compounds then need no dictionary.

Runs of four letters are weighed by how few passages of the story have them; likeness is their cosine (character n-grams as
in McNamee & Mayfield 2004, weights as in Spärck Jones 1972).
"""

import math
import re
from collections import Counter
from collections.abc import Mapping

from claims.comparison.frames import Frame
from claims.comparison.records import ComparedArticle

LENGTH = 4
# A lead-up is at most this long, and a paragraph reaches at most this far to either side of its claim.
LEAD_UP = 250
PARAGRAPH = 700
BREAK = "\n\n"
# Numbers are compared elsewhere; here they only say that there is one.
NUMBER = re.compile(r"\d[\d.,]*")
WORD = re.compile(r"\w+")

Span = tuple[str, int, int]


class Passages:
    """The paragraphs and lead-ups of a story's claims. Built once; likeness of two passages is worked out once."""

    def __init__(self, articles: Mapping[str, ComparedArticle], frames: Mapping[str, Frame]) -> None:
        self._around: dict[str, Span] = {}
        self._before: dict[str, Span] = {}
        for key, found in frames.items():
            claim, text = found.claim, articles[found.claim.article].text
            start = max(_start(text, claim.start), claim.start - PARAGRAPH)
            stop = text.find(BREAK, claim.end)
            stop = min(len(text) if stop < 0 else stop, claim.end + PARAGRAPH)
            self._around[key] = (claim.article, start, stop)
            self._before[key] = (claim.article, max(start, claim.start - LEAD_UP), claim.start)
        self._paragraphs = _Likeness(articles, set(self._around.values()))
        self._lead_ups = _Likeness(articles, set(self._before.values()))

    def paragraphs(self, one: Frame, two: Frame) -> float:
        """How alike the paragraphs of two claims are, in [0, 1]."""
        return self._paragraphs.of(self._around[one.claim.id], self._around[two.claim.id])

    def lead_ups(self, one: Frame, two: Frame) -> float:
        """How alike the words are that lead up to two claims inside their paragraphs, in [0, 1]."""
        return self._lead_ups.of(self._before[one.claim.id], self._before[two.claim.id])


class _Likeness:
    def __init__(self, articles: Mapping[str, ComparedArticle], spans: set[Span]) -> None:
        runs = {span: _runs(articles[span[0]].text[span[1] : span[2]]) for span in sorted(spans)}
        having = Counter(run for found in runs.values() for run in found)
        rare = {run: math.log((len(runs) + 1) / (count + 0.5)) for run, count in having.items()}
        self._known: dict[tuple[Span, Span], float] = {}
        self._weights: dict[Span, dict[str, float]] = {}
        for span, found in runs.items():
            weights = {run: (1 + math.log(count)) * rare[run] for run, count in found.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            self._weights[span] = {run: weight / length for run, weight in weights.items()}

    def of(self, one: Span, two: Span) -> float:
        key = (one, two) if one < two else (two, one)
        if key not in self._known:
            short, long = sorted((self._weights[one], self._weights[two]), key=len)
            self._known[key] = sum(weight * long[run] for run, weight in short.items() if run in long)
        return self._known[key]


def _start(text: str, at: int) -> int:
    """Where the paragraph of this place begins."""
    found = text.rfind(BREAK, 0, at)
    return 0 if found < 0 else found + len(BREAK)


def _runs(text: str) -> Counter[str]:
    words = (f" {word} " for word in WORD.findall(NUMBER.sub(" # ", text).casefold()))
    return Counter(word[at : at + LENGTH] for word in words for at in range(max(1, len(word) - LENGTH + 1)))
