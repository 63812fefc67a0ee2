"""Which articles report the same event? Index terms to find candidates by, and the decision between two articles.

Names (words that no German dictionary holds: Gotland, "Lovisa S.", Kara-Kuduk) tell events apart, common nouns (Erdbeben,
Warnstreik) only tell what kind of event it is; both the more, the rarer they are in news. So index terms pair the weightiest
words, and the decision asks for shared weight and nearness in time.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from claims.comparison import actors, words
from claims.comparison.frames import published_period
from claims.comparison.records import ComparedArticle, Reason
from claims.comparison.times import Period

ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,6}")
LAND = "land:"
LEAD_WIDTH = 500
LEAD_WEIGHT = 3
TERMS = 60
# So many of an article's weightiest terms are paired for the index, each pair with one rare term at least. Of pairs of articles on
# one event 86 % share such a pair, of others 0.6 % (600 articles of 121 events).
LEADING_TERMS = 25
# Terms of this rarity hardly occur in the background texts: names, and words for one kind of event or thing.
RARE = 0.95
WORDS_TOLD = 6
# How much a kind of term says about which event it is. A country is shared by hundreds of events, a common noun by all of
# one kind; names and abbreviations tell this event from others.
NAME_WEIGHT = 1.6
COUNTRY_WEIGHT = 0.5
NOUN_WEIGHT = 0.9
# Likeness (cosine of weighted terms) from which two articles of one day count as one story, and what each day between them
# adds: on the same 600 articles, with articles joining as in ``claims.stories``, 88 % of the pairs of one event come together and one
# story holds articles of two events; with a likeness of .12 it is 86 %.
SAME_DAY_LIKENESS = 0.11
LIKENESS_PER_DAY = 0.0012
LARGEST_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """What decides whether two articles belong together: weighted terms (names, "land:KG", nouns), which of them are names,
    and when published."""

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
    return ArticleProfile(article.id, frozenset(names), tuple(weights.items()), published_period(article))


def profile(article: ComparedArticle) -> tuple[str, ...]:
    """Distinctive index terms: pairs of the weightiest terms with a rare one ("erdbeben+kara-kuduk"). Most articles on one event
    share at least one, hardly any two on events of one kind in different places."""
    weights = dict(describe(article).weights)
    leading = sorted(weights, key=lambda term: (-weights[term], term))[:LEADING_TERMS]
    pairs = (sorted(pair) for pair in combinations(leading, 2) if any(map(_is_rare, pair)))
    return tuple(sorted(map("+".join, pairs)))


def _is_rare(term: str) -> bool:
    return not term.startswith(LAND) and words.rarity(term) >= RARE


def same_story(
    left: ComparedArticle | ArticleProfile, right: ComparedArticle | ArticleProfile
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether two articles report the same event, with the reasons: shared names and nouns, and days between them."""
    one = left if isinstance(left, ArticleProfile) else describe(left)
    two = right if isinstance(right, ArticleProfile) else describe(right)
    likeness, shared = _cosine(one.weights, two.weights)
    days = one.published.gap(two.published) if one.published and two.published else 0
    needed = min(SAME_DAY_LIKENESS + days * LIKENESS_PER_DAY, LARGEST_LIKENESS)
    named = one.names & two.names
    names = [term for term in shared if term in named]
    reasons = (
        Reason("names_shared", {"names": ", ".join(names[:WORDS_TOLD]) or "–"}),
        Reason(
            "words_shared", {"words": ", ".join([t for t in shared if t not in named][:WORDS_TOLD]) or "–"}
        ),
        Reason("days_apart", {"days": days}),
    )
    if likeness >= needed and any(map(_is_rare, shared)):
        return True, reasons
    differs = Reason("story_differs", {"score": round(likeness, 3), "threshold": round(needed, 3)})
    return False, (differs, *reasons)


def _cosine(left: Sequence[tuple[str, float]], right: Sequence[tuple[str, float]]) -> tuple[float, list[str]]:
    one, two = dict(left), dict(right)
    shared = sorted((term for term in one if term in two), key=lambda term: -one[term] * two[term])
    dot = sum(one[term] * two[term] for term in shared)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    return (dot / norm if norm else 0.0), shared


def group_stories(articles: Sequence[ComparedArticle]) -> list[list[str]]:
    """Article ids grouped by event, in order of first article. Only articles that share an index term are compared."""
    known = {article.id: article for article in articles}
    holders: dict[str, list[str]] = defaultdict(list)
    head = {article.id: article.id for article in articles}

    def find(key: str) -> str:
        while head[key] != key:
            head[key] = head[head[key]]
            key = head[key]
        return key

    for article in articles:
        for other in {key for term in profile(article) for key in holders[term]}:
            if find(other) != find(article.id) and same_story(known[other], article)[0]:
                head[find(article.id)] = find(other)
        for term in profile(article):
            holders[term].append(article.id)
    groups: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        groups[find(article.id)].append(article.id)
    return list(groups.values())
