"""How alike the passages around two claims are, by their letters: inflection and compounds then need no dictionary.

Runs of four letters are weighed by how few passages of the story have them; likeness is their cosine (character n-grams as
in McNamee & Mayfield 2004, weights as in Spärck Jones 1972).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from claims.comparison.columns import Column, Floats, Pairs, summed
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
    """The paragraphs and lead-ups of a story's claims."""

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

    def paragraphs(self, pairs: Pairs) -> Column:
        """How alike the paragraphs of two claims are, in [0, 1]."""
        return self._paragraphs.of(pairs, self._around)

    def lead_ups(self, pairs: Pairs) -> Column:
        """How alike the words are that lead up to two claims inside their paragraphs, in [0, 1]."""
        return self._lead_ups.of(pairs, self._before)


class _Likeness:
    def __init__(self, articles: Mapping[str, ComparedArticle], spans: set[Span]) -> None:
        self._texts = {span: _spelled(articles[span[0]].text[span[1] : span[2]]) for span in sorted(spans)}
        self._runs = {text: _runs(text) for text in self._texts.values()}
        having = Counter(run for text in self._texts.values() for run in self._runs[text])
        self._rare = {run: math.log((len(spans) + 1) / (count + 0.5)) for run, count in having.items()}

    def of(self, pairs: Pairs, spans: Mapping[str, Span]) -> Column:
        asked = [self._texts[spans[found.claim.id]] for found in pairs.frames]
        distinct = {text: place for place, text in enumerate(dict.fromkeys(asked))}
        at = np.array([distinct[text] for text in asked], dtype=np.intp)
        return self._table(list(distinct))[at[pairs.one], at[pairs.two]]

    def _table(self, texts: Sequence[str]) -> Floats:
        """[text, text]: the likeness of each two."""
        having: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        own = []
        for place, text in enumerate(texts):
            weights = self._weights(text)
            # what rounding leaves of 1 depends on the order, and the forests ask whether it is above: the order is the text's
            own.append(sum(weight * weight for weight in weights.values()))
            for run, weight in weights.items():
                having[run][0].append(place)
                having[run][1].append(weight)
        terms = ((np.array(at), np.array(weights)) for at, weights in having.values() if len(at) > 1)
        table = summed(len(texts), ((at, weights, weights) for at, weights in terms))
        np.fill_diagonal(table, own)
        return table

    def _weights(self, text: str) -> dict[str, float]:
        weights = {run: (1 + math.log(count)) * self._rare[run] for run, count in self._runs[text].items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {run: weight / length for run, weight in weights.items()}


def _start(text: str, at: int) -> int:
    """Where the paragraph of this place begins."""
    found = text.rfind(BREAK, 0, at)
    return 0 if found < 0 else found + len(BREAK)


def _spelled(text: str) -> str:
    """The words of a passage without case and numbers: what alone its runs depend on."""
    return " ".join(WORD.findall(NUMBER.sub(" # ", text).casefold()))


def _runs(spelled: str) -> Counter[str]:
    words = (f" {word} " for word in spelled.split())
    return Counter(word[at : at + LENGTH] for word in words for at in range(max(1, len(word) - LENGTH + 1)))
