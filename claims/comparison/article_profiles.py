"""An article as story linking sees it: weighted terms (names, countries, nouns, numbers) and the index terms made of them.

Names (words that no German dictionary holds: Gotland, "Lovisa S.", Kara-Kuduk) tell events apart, common nouns (Erdbeben,
Warnstreik) only tell what kind of event it is; both the more, the rarer they are in news. Numbers of several digits tell events
apart as names do.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from claims.comparison import actors, words
from claims.comparison.frames import published_period
from claims.comparison.records import ComparedArticle
from claims.comparison.times import Period

ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,6}")
LAND = "land:"
LEAD_WIDTH = 500
LEAD_WEIGHT = 3
TERMS = 60
# So many of an article's weightiest words are paired for the index, each pair with one rare word at least; numbers of several digits
# and names that the background texts do not hold stand for themselves. Words are met by their first letters, which inflection and
# most compounds share. Of pairs of articles on one event 95 % share such a term, of others 2.8 % (620 articles of 125 events); an
# article has about 150. With whole words it was 91 and 1.5 %.
LEADING_TERMS = 18
STEM_LETTERS = 5
# Terms of this rarity occur seldom in the background texts: names, and words for one kind of event or thing.
RARE = 0.8
# How much a kind of term says about which event it is. A country is shared by hundreds of events, a common noun by all of
# one kind; names and abbreviations tell this event from others.
NAME_WEIGHT = 1.6
COUNTRY_WEIGHT = 0.5
NOUN_WEIGHT = 0.9
# What a letter run of a word in small letters counts against one of a capitalised word: verbs and adjectives tell less.
SMALL_WORD_WEIGHT = 0.5
RUN_LETTERS = 4
# A number with its separators ("9.200", "9'200", "8,4"), and as a term of an article ("#9200").
NUMBER = re.compile(r"\d{1,3}(?:[.'’\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:,\d+)?")
SEPARATOR = re.compile(r"[.'’\u00a0\u202f ]")
NUMBER_TERM = "#"
YEARS = range(1900, 2101)
# What a number says, by its digits without zeros at either end: two of them, or more. Of pairs of articles on one event 19 % share
# a number of three such digits, of others 0.8 % (600 articles of 120 events).
NUMBER_WEIGHTS = {2: 1.2, 3: 2.4}


class Vector:
    """Weighted terms and the length of their vector."""

    __slots__ = ("length", "weights")

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.length = math.sqrt(sum(weight * weight for weight in weights.values()))


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """What decides whether two articles belong together. ``terms`` are all weighted terms ("gotland", "land:KG", "#9200"),
    ``names`` those of them that no dictionary holds; ``views`` the terms by kind, as ``story_signals`` compares them."""

    id: str
    names: frozenset[str]
    terms: Mapping[str, float]
    views: Mapping[str, Vector]
    published: Period | None


@lru_cache(maxsize=4096)
def describe(article: ComparedArticle) -> ArticleProfile:
    """The profile of an article: terms weighted by kind, by how rare they are in news, how often and how early they occur."""
    names: Counter[str] = Counter()
    lands: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    lead = f"{article.title or ''} {article.text[:LEAD_WIDTH]}"
    for text, weight in ((article.text[LEAD_WIDTH:], 1), (lead, LEAD_WEIGHT)):
        for code in actors.countries(text):
            lands[f"{LAND}{code}"] += weight
        for token in words.tokens(text):
            lower = token.casefold()
            if len(lower) < 3 or not token[0].isupper() or lower in words.STOPWORDS:
                continue
            if ABBREVIATION.fullmatch(token) or words.is_name(token):
                names[lower.rstrip("s") if len(lower) > 4 else lower] += weight
            elif not _names_country(token):
                lemma = words.base(token)
                if lemma not in words.STOPWORDS and lemma not in words.NEWS_WORDS:
                    nouns[lemma] += weight
    weights = {land: (1 + math.log(count)) * COUNTRY_WEIGHT for land, count in lands.most_common(TERMS)}
    for counts, kind in ((names, NAME_WEIGHT), (nouns, NOUN_WEIGHT)):
        for term, count in counts.most_common(TERMS):
            weights[term] = (1 + math.log(count)) * kind * words.rarity(term)
    numbers = _numbers(article.text)
    views = _views(article, weights, frozenset(names), numbers)
    return ArticleProfile(
        article.id,
        frozenset(names),
        weights | numbers,
        {name: Vector(view) for name, view in views.items()},
        published_period(article),
    )


@lru_cache(maxsize=65536)
def _names_country(word: str) -> bool:
    return bool(actors.countries(word))


def profile(article: ComparedArticle) -> tuple[str, ...]:
    """Distinctive index terms: pairs of the weightiest words with a rare one ("erdbe+kara-"), unheard-of names and telling
    numbers. Most articles on one event share at least one, hardly any two on events of one kind in different places."""
    described = describe(article)
    stems: dict[str, float] = {}
    rare: set[str] = set()
    for term, weight in described.terms.items():
        if not term.startswith(NUMBER_TERM):
            stem = _stem(term)
            stems[stem] = max(stems.get(stem, 0.0), weight)
            if _is_rare(term):
                rare.add(stem)
    leading = sorted(stems, key=lambda stem: (-stems[stem], stem))[:LEADING_TERMS]
    pairs = (sorted(pair) for pair in combinations(leading, 2) if not rare.isdisjoint(pair))
    unheard = (name for name in described.names & described.terms.keys() if words.rarity(name) == 1)
    numbers = (term for term in described.terms if term.startswith(NUMBER_TERM) and _is_rare(term))
    return tuple(sorted({*map("+".join, pairs), *unheard, *numbers}))


def is_number(term: str) -> bool:
    return term.startswith(NUMBER_TERM)


def _views(
    article: ComparedArticle,
    weights: Mapping[str, float],
    names: frozenset[str],
    numbers: Mapping[str, float],
) -> dict[str, Mapping[str, float]]:
    """The terms by kind. A compound that no dictionary holds is no name that tells an event from others."""
    telling = {
        term: weight for term, weight in weights.items() if term in names and not words.is_compound(term)
    }
    lands = {term: weight for term, weight in weights.items() if term.startswith(LAND)}
    stems: dict[str, float] = {}
    for term, weight in weights.items():
        if term not in lands:
            stems[_stem(term)] = max(stems.get(_stem(term), 0.0), weight)
    small: Counter[str] = Counter()
    whole = f"{article.title or ''} {article.text}"
    for token in words.tokens(whole):
        if len(token) > 3 and not token[0].isupper() and token.casefold() not in words.STOPWORDS:
            small[words.base(token)] += 1
    return {
        "telling": telling | dict(numbers),
        "name_runs": _runs(" ".join(telling)),
        "stems": stems,
        "runs": _runs(whole),
        "small": {word: (1 + math.log(count)) * words.rarity(word) for word, count in small.items()},
        "numbers": numbers,
        "nouns": {
            term: weight for term, weight in weights.items() if term not in telling and term not in lands
        },
        "lands": lands,
    }


def _runs(text: str) -> dict[str, float]:
    """Runs of four letters in the words that carry meaning, each weighted by the rarest word that has it."""
    found: dict[str, float] = {}
    for token in words.tokens(text):
        lower = token.casefold()
        lemma = words.base(token)
        if len(lower) < 3 or {lower, lemma} & words.STOPWORDS or lemma in words.NEWS_WORDS:
            continue
        weight = words.rarity(lemma) ** 2 * (1 if token[0].isupper() else SMALL_WORD_WEIGHT)
        padded = f" {lower} "
        for at in range(max(1, len(padded) - RUN_LETTERS + 1)):
            run = padded[at : at + RUN_LETTERS]
            found[run] = max(found.get(run, 0.0), weight)
    return found


def _numbers(text: str) -> dict[str, float]:
    """The telling numbers of a text as weighted terms. Years are none, nor is what has only one digit before zeros."""
    found: dict[str, float] = {}
    for written in NUMBER.findall(text):
        number = SEPARATOR.sub("", written)
        if number.isdecimal() and int(number) in YEARS:
            continue
        digits = min(_telling_digits(number), max(NUMBER_WEIGHTS))
        if digits in NUMBER_WEIGHTS:
            found[f"{NUMBER_TERM}{number}"] = NUMBER_WEIGHTS[digits]
    return found


def _telling_digits(number: str) -> int:
    return len(number.replace(",", "").strip("0"))


def _stem(term: str) -> str:
    return term if term.startswith(LAND) else term[:STEM_LETTERS]


def _is_rare(term: str) -> bool:
    if term.startswith(NUMBER_TERM):
        return _telling_digits(term.removeprefix(NUMBER_TERM)) >= max(NUMBER_WEIGHTS)
    return not term.startswith(LAND) and words.rarity(term) >= RARE
