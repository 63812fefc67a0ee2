"""Which articles report the same event? Index terms to find candidates by, and the decision between two articles.

Names (words that no German dictionary holds: Gotland, "Lovisa S.", Kara-Kuduk) tell events apart, common nouns (Erdbeben,
Warnstreik) only tell what kind of event it is. So index terms pair a name with another leading word, and the decision asks
for shared names, shared topic and nearness in time.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from claims.comparison import actors, words
from claims.comparison.frames import published_period
from claims.comparison.records import ComparedArticle, Reason
from claims.comparison.times import Period

LEAD_WIDTH = 500
LEAD_WEIGHT = 3
LEADING_TERMS = 9
# Score from which two articles count as one story; see same_story for its parts.
STORY_SCORE = 1.0
NAME_WEIGHT = 2.2
NOUN_WEIGHT = 1.0
# Nearness in time halves after this many days without publication.
HALF_LIFE_DAYS = 45.0
# Below this share of names two texts are about different events, whatever nouns they share.
LEAST_NAMES = 0.12


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """What decides whether two articles belong together: weighted names and nouns, and when it was published."""

    id: str
    names: tuple[tuple[str, float], ...]
    nouns: tuple[tuple[str, float], ...]
    published: Period | None


@lru_cache(maxsize=4096)
def describe(article: ComparedArticle) -> ArticleProfile:
    """The profile of an article: names and nouns weighted by how often and how early they occur."""
    names: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    lead = f"{article.title or ''} {article.text[:LEAD_WIDTH]}"
    for text, weight in ((article.text[LEAD_WIDTH:], 1), (lead, LEAD_WEIGHT)):
        for code in _countries(text):
            names[f"land:{code}"] += weight
        for token in words.tokens(text):
            lower = token.casefold()
            if len(lower) < 3 or not token[0].isupper() or lower in words.STOPWORDS:
                continue
            if words.is_name(token):
                names[lower.rstrip("s")] += weight
            elif not actors.countries(token):
                lemma = words.base(token)
                if lemma not in words.STOPWORDS:
                    nouns[lemma] += weight
    return ArticleProfile(article.id, _weights(names), _weights(nouns), published_period(article))


def _countries(text: str) -> list[str]:
    return list(actors.countries(text))


def _weights(counts: Counter[str]) -> tuple[tuple[str, float], ...]:
    return tuple((term, 1 + math.log(count)) for term, count in counts.most_common(40))


def profile(article: ComparedArticle) -> tuple[str, ...]:
    """Distinctive index terms: pairs of a leading name with another leading name or noun ("erdbeben+kirgisistan").
    Two articles on one event share at least one; two events of one kind in different places share none."""
    described = describe(article)
    names = [term for term, _ in described.names[:LEADING_TERMS]]
    nouns = [term for term, _ in described.nouns[: LEADING_TERMS - 3]]
    pairs = {"+".join(sorted(pair)) for pair in combinations(names, 2)}
    pairs |= {"+".join(sorted((name, noun))) for name in names[:6] for noun in nouns}
    return tuple(sorted(pairs))


def same_story(
    left: ComparedArticle | ArticleProfile, right: ComparedArticle | ArticleProfile
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether two articles report the same event, with the reasons: shared names and nouns, weighted cosine, damped by
    the days between them."""
    one = left if isinstance(left, ArticleProfile) else describe(left)
    two = right if isinstance(right, ArticleProfile) else describe(right)
    names, shared_names = _cosine(one.names, two.names)
    nouns, shared_nouns = _cosine(one.nouns, two.nouns)
    days = one.published.gap(two.published) if one.published and two.published else 0
    score = (NAME_WEIGHT * names + NOUN_WEIGHT * nouns) * 0.5 ** (days / HALF_LIFE_DAYS / 2)
    reasons = (
        Reason("names_shared", {"names": ", ".join(shared_names[:6]) or "–"}),
        Reason("words_shared", {"words": ", ".join(shared_nouns[:6]) or "–"}),
        Reason("days_apart", {"days": days}),
    )
    if names >= LEAST_NAMES and score >= STORY_SCORE:
        return True, reasons
    differs = Reason("story_differs", {"score": round(score, 2), "threshold": STORY_SCORE})
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
