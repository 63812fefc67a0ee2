"""Copied text: which passages two articles share, and which articles are versions of one agency text.

Numbers are masked before comparing, so that a copy that corrupts its original's figure is still recognised as a copy.
Candidates come from MinHash bands over word shingles (Broder 1997), each is verified by exact containment.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH

from claims.comparison.records import ComparedArticle

SHINGLE = 3
PERMUTATIONS = 64
BANDS = 32
# Two sentences of one event reported independently share under a fifth of their shingles; an edited copy over half.
PASSAGE_OVERLAP = 0.5
# Share of the shorter article's shingles found in the other one. Independent reports stay below 0.05, lightly edited
# agency copy is above 0.3.
ARTICLE_OVERLAP = 0.25
MINIMUM_WORDS = 6

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d[\d.,\u00a0\u202f\u2009 ]*\d|\d")
MASKED = re.compile(rf"{NUMBER.pattern}|{WORD.pattern}")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?\n]*")
CREDIT = re.compile(r"\(([a-zäöü]{2,6})(?:/[\wäöü]{2,8})*\)")
CREDIT_WINDOW = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article with its shingles; offsets into the article's text."""

    article: str
    start: int
    end: int
    shingles: frozenset[str]


def shingles(text: str) -> frozenset[str]:
    """Word triples of a text, numbers masked, case ignored."""
    found = WORD.findall(NUMBER.sub(" # ", text).replace("#", "0").casefold())
    if len(found) < SHINGLE:
        return frozenset([" ".join(found)] if found else [])
    return frozenset(" ".join(found[i : i + SHINGLE]) for i in range(len(found) - SHINGLE + 1))


def passages(article: ComparedArticle) -> list[Passage]:
    """The sentences of an article that are long enough to be recognised."""
    return [
        Passage(article.id, match.start(), match.end(), shingles(match[0]))
        for match in SENTENCE.finditer(article.text)
        if len(WORD.findall(match[0])) >= MINIMUM_WORDS
    ]


def credit(article: ComparedArticle) -> str | None:
    """The agency that an article credits in its dateline or at its end: "(nda)" → "nda"."""
    for part in (article.text[:CREDIT_WINDOW], article.text[-CREDIT_WINDOW:]):
        if match := CREDIT.search(part):
            return match[1]
    return None


class Copies:
    """The shared passages among some articles; near-linear in their number of sentences."""

    def __init__(self, articles: Sequence[ComparedArticle]) -> None:
        self._articles = {article.id: article for article in articles}
        self._passages: dict[str, list[Passage]] = {article.id: passages(article) for article in articles}
        self._twins: dict[Passage, set[Passage]] = defaultdict(set)
        self._shared: dict[frozenset[str], set[str]] = defaultdict(set)
        self._standing: dict[tuple[str, int], Passage | None] = {}
        self._link()
        self._cluster = self._clusters()

    def twins(self, left: str, left_start: int, right: str, right_start: int) -> bool:
        """Whether two positions lie in passages that are copies of each other."""
        one, two = self._at(left, left_start), self._at(right, right_start)
        return one is not None and two is not None and two in self._twins.get(one, ())

    def twin_places(self, places: Sequence[tuple[str, int]]) -> NDArray[np.bool_]:
        """``twins`` of each two of the places (article, position): [place, place]."""
        standing: dict[Passage, list[int]] = defaultdict(list)
        for number, (article, start) in enumerate(places):
            if (passage := self._at(article, start)) in self._twins and passage is not None:
                standing[passage].append(number)
        table = np.zeros((len(places), len(places)), dtype=np.bool_)
        for passage, here in standing.items():
            there = [number for twin in self._twins[passage] for number in standing.get(twin, ())]
            table[np.ix_(here, there)] = True
        return table

    def opposite(self, left: str, left_start: int, right: str, right_start: int) -> bool:
        """Whether two positions stand at the same place of passages that are copies of each other."""
        one, two = self._at(left, left_start), self._at(right, right_start)
        if one is None or two is None or two not in self._twins.get(one, ()):
            return False
        texts = self._articles[left].text, self._articles[right].text
        first = _words_around(texts[0][one.start : one.end], left_start - one.start)
        second = _words_around(texts[1][two.start : two.end], right_start - two.start)
        return _corresponding(first, second)

    def same_text(self, left: str, right: str) -> bool:
        """Whether two articles are versions of one text."""
        return left != right and self._cluster[left] == self._cluster[right]

    def head(self, article: str) -> str:
        """The article that stands for all versions of one text, itself included."""
        return self._cluster[article]

    def cluster(self, article: str) -> tuple[str, ...]:
        """The articles that carry the same text, earliest first; just the article itself when it has no copies."""
        head = self._cluster[article]
        members = [key for key, value in self._cluster.items() if value == head]
        return tuple(sorted(members, key=lambda key: (self._articles[key].published or "9999", key)))

    def _at(self, article: str, start: int) -> Passage | None:
        place = article, start
        if place not in self._standing:
            inside = self._passages.get(article, ())
            self._standing[place] = next((p for p in inside if p.start <= start < p.end), None)
        return self._standing[place]

    def _link(self) -> None:
        index = RMinHashLSH(0.5, PERMUTATIONS, BANDS)
        every = [passage for found in self._passages.values() for passage in found]
        for key, passage in enumerate(every):
            sketch = RMinHash(PERMUTATIONS, 1)
            sketch.update(sorted(passage.shingles))
            for other in index.query(sketch):
                self._compare(every[other], passage)
            index.insert(key, sketch)

    def _compare(self, one: Passage, two: Passage) -> None:
        if one.article == two.article:
            return
        common = len(one.shingles & two.shingles)
        if common / min(len(one.shingles), len(two.shingles)) >= PASSAGE_OVERLAP:
            self._twins[one].add(two)
            self._twins[two].add(one)
        if common:
            self._shared[frozenset((one.article, two.article))].add(one.article)

    def _clusters(self) -> dict[str, str]:
        head = {key: key for key in self._articles}

        def find(key: str) -> str:
            while head[key] != key:
                key = head[key]
            return key

        whole = {
            key: frozenset().union(*(passage.shingles for passage in found)) if found else frozenset()
            for key, found in self._passages.items()
        }
        for pair in self._shared:
            left, right = sorted(pair)
            smaller = min(len(whole[left]), len(whole[right]))
            if smaller and len(whole[left] & whole[right]) / smaller >= ARTICLE_OVERLAP:
                head[find(right)] = find(left)
        return {key: find(key) for key in self._articles}


def _words_around(passage: str, offset: int) -> tuple[list[str], int]:
    """The words of a passage, numbers masked, and which of them stands at the offset."""
    found = list(MASKED.finditer(passage))
    place = next((number for number, match in enumerate(found) if match.end() > offset), len(found) - 1)
    return ["0" if match[0][0].isdigit() else match[0].casefold() for match in found], place


def _corresponding(left: tuple[list[str], int], right: tuple[list[str], int]) -> bool:
    """Whether the marked words are matched, or stand beside words that are ("vier Menschen" for "fünf Menschen")."""
    (one, i), (two, j) = left, right
    matched = {
        (block.a + step, block.b + step)
        for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    }
    return bool({(i, j), (i - 1, j - 1), (i + 1, j + 1)} & matched)
