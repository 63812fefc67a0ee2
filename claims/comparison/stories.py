"""Which articles report the same event? Index terms to find candidates by, and the decision between two articles.

Names (words that no German dictionary holds: Gotland, "Lovisa S.", Kara-Kuduk) tell events apart, common nouns (Erdbeben,
Warnstreik) only tell what kind of event it is; both the more, the rarer they are in news. Numbers of several digits tell events
apart as names do. So index terms pair the weightiest terms, and the decision asks for shared weight and nearness in time.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from statistics import fmean
from typing import NamedTuple

from claims.comparison import actors, words
from claims.comparison.frames import published_period
from claims.comparison.records import ComparedArticle, Reason
from claims.comparison.times import Period

ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,6}")
LAND = "land:"
LEAD_WIDTH = 500
LEAD_WEIGHT = 3
TERMS = 60
# So many of an article's weightiest words are paired for the index, each pair with one rare word at least; numbers of several digits
# and names that the background texts do not hold stand for themselves. Of pairs of articles on one event 91 % share such a term, of
# others 1.4 % (600 articles of 121 events); an article has about 150. With 25 words in pairs alone it was 86 % and 0.6 % of 212.
LEADING_TERMS = 18
# Terms of this rarity occur seldom in the background texts: names, and words for one kind of event or thing.
RARE = 0.8
WORDS_TOLD = 6
# How much a kind of term says about which event it is. A country is shared by hundreds of events, a common noun by all of
# one kind; names and abbreviations tell this event from others.
NAME_WEIGHT = 1.6
COUNTRY_WEIGHT = 0.5
NOUN_WEIGHT = 0.9
# A number with its separators ("9.200", "9'200", "8,4"), and as a term of an article ("#9200").
NUMBER = re.compile(r"\d{1,3}(?:[.'’\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:,\d+)?")
SEPARATOR = re.compile(r"[.'’\u00a0\u202f ]")
NUMBER_TERM = "#"
YEARS = range(1900, 2101)
# What a number says, by its digits without zeros at either end: two of them, or more. Of pairs of articles on one event 19 % share
# a number of three such digits, of others 0.8 % (the same 600 articles).
NUMBER_WEIGHTS = {2: 1.2, 3: 2.4}
# Likeness (cosine of weighted terms) that two articles of one day need to count as one story, and what they need more for days
# between them: for each, and for the logarithm of one more than these. Found on the same 600 articles by grouping them, once with
# their dates and twice with all 121 events moved into one month, as a newsroom has them: 86, 85 and 84 % of the pairs of one event
# come together; one story holds articles of two events, in one month six or seven of some 163 do. By the share of single links,
# without numbers and logarithm it was 88, 86 and 84 %, with one such story, and 17 or 18 in one month.
SAME_DAY_LIKENESS = 0.07
LIKENESS_PER_DAY = 0.0004
LIKENESS_PER_LOG_DAYS = 0.01
# Two stories that an article fits both become one when their own articles fall short of that by no more than this, on average.
JOINING_SLACK = 0.02
# A text with few terms is taken to have more that nobody shares, up to this length of its vector: one name makes no story. Of the
# 600 articles, of some 170 words each, the shortest vector is about 8 long.
LEAST_LENGTH = 6.0


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """What decides whether two articles belong together: weighted terms (names, "land:KG", "#9200", nouns), which of them are
    names, and when published."""

    id: str
    names: frozenset[str]
    weights: tuple[tuple[str, float], ...]
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
            elif not actors.countries(token):
                lemma = words.base(token)
                if lemma not in words.STOPWORDS and lemma not in words.NEWS_WORDS:
                    nouns[lemma] += weight
    weights = {land: (1 + math.log(count)) * COUNTRY_WEIGHT for land, count in lands.most_common(TERMS)}
    for counts, kind in ((names, NAME_WEIGHT), (nouns, NOUN_WEIGHT)):
        for term, count in counts.most_common(TERMS):
            weights[term] = (1 + math.log(count)) * kind * words.rarity(term)
    weights |= _numbers(article.text)
    return ArticleProfile(article.id, frozenset(names), tuple(weights.items()), published_period(article))


def profile(article: ComparedArticle) -> tuple[str, ...]:
    """Distinctive index terms: pairs of the weightiest words with a rare one ("erdbeben+kara-kuduk"), unheard-of names and telling
    numbers. Most articles on one event share at least one, hardly any two on events of one kind in different places."""
    described = describe(article)
    weights = dict(described.weights)
    words_only = (term for term in weights if not term.startswith(NUMBER_TERM))
    leading = sorted(words_only, key=lambda term: (-weights[term], term))[:LEADING_TERMS]
    pairs = (sorted(pair) for pair in combinations(leading, 2) if any(map(_is_rare, pair)))
    unheard = (name for name in described.names & weights.keys() if words.rarity(name) == 1)
    numbers = (term for term in weights if term.startswith(NUMBER_TERM) and _is_rare(term))
    return tuple(sorted({*map("+".join, pairs), *unheard, *numbers}))


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


def _is_rare(term: str) -> bool:
    if term.startswith(NUMBER_TERM):
        return _telling_digits(term.removeprefix(NUMBER_TERM)) >= max(NUMBER_WEIGHTS)
    return not term.startswith(LAND) and words.rarity(term) >= RARE


class Nearness(NamedTuple):
    """How near two articles are: by how much their likeness exceeds (or, below zero, falls short of) what two reports of one event
    need, given the days between them; and what they share, for the reader."""

    surplus: float
    reasons: tuple[Reason, ...]


def nearness(left: ComparedArticle, right: ComparedArticle) -> Nearness:
    """How near two articles are, by shared names, numbers and nouns, and days between them. They are no more alike than their names
    and numbers are: two fires are told in the same words."""
    one, two = describe(left), describe(right)
    likeness, shared = _cosine(one.weights, two.weights)
    likeness = min(likeness, _cosine(_telling(one), _telling(two))[0])
    days = one.published.gap(two.published) if one.published and two.published else 0
    needed = SAME_DAY_LIKENESS + LIKENESS_PER_DAY * days + LIKENESS_PER_LOG_DAYS * math.log1p(days)
    named = one.names & two.names
    names = [term for term in shared if term in named]
    numbers = [term for term in shared if term.startswith(NUMBER_TERM)]
    nouns = [term for term in shared if term not in named and term not in numbers]
    reasons = [
        Reason("names_shared", {"names": _told(names)}),
        Reason("words_shared", {"words": _told(nouns)}),
        Reason("days_apart", {"days": days}),
    ]
    if numbers:
        told = _told([number.removeprefix(NUMBER_TERM) for number in numbers])
        reasons.insert(2, Reason("numbers_shared", {"numbers": told}))
    return Nearness(likeness - needed, tuple(reasons))


def _telling(article: ArticleProfile) -> tuple[tuple[str, float], ...]:
    """The terms that tell an event from others of its kind: names and numbers. A compound that no dictionary holds is no name."""
    return tuple(
        (term, weight)
        for term, weight in article.weights
        if term.startswith(NUMBER_TERM) or (term in article.names and not words.is_compound(term))
    )


def _told(terms: Sequence[str]) -> str:
    return ", ".join(terms[:WORDS_TOLD]) or "–"


def _cosine(left: Sequence[tuple[str, float]], right: Sequence[tuple[str, float]]) -> tuple[float, list[str]]:
    one, two = dict(left), dict(right)
    shared = sorted((term for term in one if term in two), key=lambda term: -one[term] * two[term])
    dot = sum(one[term] * two[term] for term in shared)
    lengths = (math.sqrt(sum(weight * weight for weight in weights.values())) for weights in (one, two))
    return dot / math.prod(max(length, LEAST_LENGTH) for length in lengths), shared


def one_story(left: Sequence[ComparedArticle], right: Sequence[ComparedArticle]) -> bool:
    """Whether two groups of articles, both near a further one, tell one story: an article that looks back on two events does not
    join them."""
    return fmean(nearness(one, two).surplus for one in left for two in right) >= -JOINING_SLACK


def group_stories(articles: Sequence[ComparedArticle]) -> list[list[str]]:
    """Article ids grouped by event. In the order given, each article joins the group that it is nearest to on average, if it is
    near enough; other groups that it fits join as ``one_story`` has it. Only articles that share an index term are compared."""
    groups: list[list[ComparedArticle]] = []
    holders: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        terms = profile(article)
        candidates = {key for term in terms for key in holders[term]}
        near = [
            (fmean(nearness(article, other).surplus for other in group), group)
            for group in groups
            if any(other.id in candidates for other in group)
        ]
        fitting = [group for surplus, group in sorted(near, key=lambda told: -told[0]) if surplus >= 0]
        joined = fitting[0] if fitting else []
        for other in fitting[1:]:
            if one_story(joined, other):
                joined += other
                groups.remove(other)
        if not fitting:
            groups.append(joined)
        joined.append(article)
        for term in terms:
            holders[term].append(article.id)
    return [[article.id for article in group] for group in groups]
