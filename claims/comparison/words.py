"""Words of a German text for matching: tokens, base forms, and the lexicon's patterns.

Nothing here knows of claims; the other modules ask which concepts and which content words a stretch of text holds.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import simplemma

from claims.comparison import lexicon

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
# Shorter dictionary words (-dorf, -heim, -stein) end place names too.
COMPOUND_TAIL = 6
# Parts of compounds that carry meaning by themselves.
COMPOUND_PART = 5
CAPITALISED = re.compile(r"[A-ZÄÖÜ]")
# Function words, speech verbs and counting words: they say nothing about what a figure is about.
STOPWORDS = frozenset(
    row["word"].casefold() for row in lexicon.read("stopwords") if row["kind"] == "function"
)
FREQUENCIES = Path(__file__).parent / "frequencies.tsv"
# The texts that frequencies.tsv counts over.
BACKGROUND_TEXTS = 9734
NEWS_WORDS = frozenset(row["word"].casefold() for row in lexicon.read("stopwords") if row["kind"] == "news")


def tokens(text: str) -> list[str]:
    """The words of a text as they stand, without digits and punctuation."""
    return TOKEN.findall(text)


@lru_cache(maxsize=100_000)
def base(word: str) -> str:
    """The base form of one word, lower case; unknown words (names) come back as they are, lower case."""
    return str(simplemma.lemmatize(word, lang="de")).casefold()


@lru_cache(maxsize=100_000)
def is_name(word: str) -> bool:
    """Whether a capitalised word is unknown to the German dictionary, so most likely a name."""
    if not CAPITALISED.match(word):
        return False
    return not simplemma.is_known(word, lang="de") and not simplemma.is_known(word.casefold(), lang="de")


@lru_cache(maxsize=50_000)
def is_compound(word: str) -> bool:
    """Whether a word that the dictionary lacks ends in one that it holds: "Gewerkschaftsangaben" is no name."""
    lower = word.casefold()
    return any(
        _known(lower[cut:]) and _known(lower[:cut].removesuffix("-").removesuffix("s"))
        for cut in range(3, len(lower) - COMPOUND_TAIL + 1)
    )


def _known(word: str) -> bool:
    return simplemma.is_known(word, lang="de") or simplemma.is_known(word.capitalize(), lang="de")


@lru_cache(maxsize=50_000)
def content(text: str) -> frozenset[str]:
    """Base forms of the words in a text that carry meaning (no function words, at least three letters)."""
    found = set()
    for token in tokens(text):
        lower = token.casefold()
        if len(lower) < 3 or lower in STOPWORDS:
            continue
        lemma = base(token)
        if lemma not in STOPWORDS:
            found.add(lemma)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def meanings(text: str) -> frozenset[str]:
    """As ``content``, with one word for all that tell of the same thing: "bauen" for "errichtet" and "Neubau"."""
    return frozenset(_meanings().get(word, word) for word in content(text))


@cache
def _meanings() -> dict[str, str]:
    """Base form → that of the word which stands for it: by synonyms.tsv, and by kinds.tsv for a word that names one kind only."""
    rows = lexicon.read("synonyms")
    listed = {base(word): base(row["word"]) for row in rows for word in (row["word"], *row["others"].split())}
    kinds = [
        (base(word), base(row["kind"])) for row in lexicon.read("kinds") for word in row["words"].split()
    ]
    named = Counter(word for word, _kind in kinds)
    of_kinds = {word: listed.get(kind, kind) for word, kind in kinds if named[word] == 1}
    return of_kinds | listed


@cache
def _frequencies() -> dict[str, int]:
    rows = FREQUENCIES.read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (row.split("\t") for row in rows if not row.startswith("#"))}


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """How little a base form is used in news, in (0, 1]: inverse document frequency (Spärck Jones 1972) over background texts,
    1 for words that these do not hold."""
    rarest = math.log((BACKGROUND_TEXTS + 1) / 0.5)
    return math.log((BACKGROUND_TEXTS + 1) / (_frequencies().get(word, 0) + 0.5)) / rarest


@cache
def patterns(name: str, key: str, column: str = "pattern") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The compiled patterns of a lexicon file: (value of the ``key`` column, expression that matches whole words)."""
    return tuple(
        (row[key], re.compile(rf"(?<![\w-])(?:{row[column]})(?!\w)", re.IGNORECASE))
        for row in lexicon.read(name)
    )


@lru_cache(maxsize=50_000)
def found(name: str, key: str, text: str) -> frozenset[str]:
    """Which rows of a lexicon file (by their ``key`` column) occur in a text."""
    return frozenset(value for value, pattern in patterns(name, key) if pattern.search(text))


@lru_cache(maxsize=20_000)
def whole(name: str, key: str, word: str) -> frozenset[str]:
    """Which rows of a lexicon file match the whole of a word or phrase."""
    return frozenset(value for value, pattern in patterns(name, key) if pattern.fullmatch(word))


def overlap(left: Iterable[str], right: Iterable[str]) -> float:
    """Share of the smaller set that is also in the other, 0 when either is empty; a compound counts for its parts
    ("Deichbruch" for "Deich")."""
    a, b = sorted((set(left), set(right)), key=len)
    if not a:
        return 0.0
    return sum(any(akin(one, two) for two in b) for one in a) / len(a)


def shared(left: Iterable[str], right: Iterable[str]) -> frozenset[str]:
    """The words of both sets, compounds met by their parts."""
    a, b = frozenset(left), frozenset(right)
    both = a & b
    here, there = a - both, b - both
    loose = [
        part for one, two in ((here, there), (there, here)) for word in one for part in parts(word) & two
    ]
    return both.union(loose)


def akin(one: str, two: str) -> bool:
    """Whether two base forms are one word, or one a compound of the other."""
    return one == two or one in parts(two) or two in parts(one)


@lru_cache(maxsize=100_000)
def parts(word: str) -> frozenset[str]:
    """What a word may be a compound of: its beginnings and ends that are long enough."""
    cuts = range(COMPOUND_PART, len(word))
    return frozenset(part for cut in cuts for part in (word[:cut], word[-cut:]))
