"""Which articles report the same event? How near two articles are, and which groups of them tell one story.

A forest of boosted trees weighs the signals of two articles (``story_signals``); it was trained by ``manage.py train_stories``.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np

from claims.comparison.article_profiles import ArticleProfile, describe, is_number, profile
from claims.comparison.forest import read
from claims.comparison.records import ComparedArticle, Reason
from claims.comparison.story_signals import story_signals

FOREST = Path(__file__).parent / "forests" / "stories.json"
WORDS_TOLD = 6
# Log odds, by the forest, from which on two articles count as near; what one pair can say at most for or against, so that
# one certain pair does not decide for a group; and by how much two stories that an article fits both may fall short of being
# near on average and still become one. Found by grouping annotated stories with a forest that had not seen them, as also
# ``manage.py train_stories --folds 3`` shows.
NEAR = -1.6
CERTAIN = 8.0
JOINING_SLACK = 1.5


class Nearness(NamedTuple):
    """How near two articles are: by how much the log odds that they report one event exceed (or, below zero, fall short of) what
    is asked for; and what they share, for the reader."""

    surplus: float
    reasons: tuple[Reason, ...]


def nearness(
    article: ComparedArticle, others: Sequence[ComparedArticle], forest: Path = FOREST
) -> list[Nearness]:
    """How near an article is to each of the others, by shared names, words and numbers, and the days between. ``forest`` is the file
    of the forest that is asked."""
    if not others:
        return []
    own = describe(article)
    described = [describe(other) for other in others]
    surplus = _surplus([(own, other) for other in described], forest)
    return [Nearness(found, _shared(own, other)) for found, other in zip(surplus, described, strict=True)]


def one_story(
    left: Sequence[ComparedArticle], right: Sequence[ComparedArticle], forest: Path = FOREST
) -> bool:
    """Whether two groups of articles, both near a further one, tell one story: an article that looks back on two events does not
    join them."""
    pairs = [(describe(one), describe(two)) for one in left for two in right]
    return fmean(_surplus(pairs, forest)) >= -JOINING_SLACK


def _surplus(pairs: Sequence[tuple[ArticleProfile, ArticleProfile]], path: Path) -> list[float]:
    forest = read(path)
    rows = [story_signals(one, two) for one, two in pairs]
    odds = forest.log_odds(np.array([[row[name] for name in forest.names] for row in rows], dtype=np.float64))
    return [float(found) for found in np.clip(odds, -CERTAIN, CERTAIN) - NEAR]


def _shared(one: ArticleProfile, two: ArticleProfile) -> tuple[Reason, ...]:
    """What two articles have in common, the weightiest first."""
    both = sorted(
        one.terms.keys() & two.terms.keys(), key=lambda term: (-one.terms[term] * two.terms[term], term)
    )
    named = one.names & two.names
    names = [term for term in both if term in named]
    numbers = [term for term in both if is_number(term)]
    nouns = [term for term in both if term not in named and not is_number(term)]
    reasons = [
        Reason("names_shared", {"names": _told(names)}),
        Reason("words_shared", {"words": _told(nouns)}),
        Reason(
            "days_apart", {"days": one.published.gap(two.published) if one.published and two.published else 0}
        ),
    ]
    if numbers:
        reasons.insert(2, Reason("numbers_shared", {"numbers": _told([number[1:] for number in numbers])}))
    return tuple(reasons)


def _told(terms: Sequence[str]) -> str:
    return ", ".join(terms[:WORDS_TOLD]) or "–"


def group_stories(articles: Sequence[ComparedArticle], forest: Path = FOREST) -> list[list[str]]:
    """Article ids grouped by event. In the order given, each article joins the group that it is nearest to on average, if it is
    near enough; other groups that it fits join as ``one_story`` has it. Only groups that hold an article with a shared index term
    are weighed."""
    groups: list[list[ComparedArticle]] = []
    holders: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        terms = profile(article)
        candidates = {key for term in terms for key in holders[term]}
        near = [
            (fmean(found.surplus for found in nearness(article, group, forest)), group)
            for group in groups
            if any(other.id in candidates for other in group)
        ]
        fitting = [group for surplus, group in sorted(near, key=lambda told: -told[0]) if surplus >= 0]
        joined = fitting[0] if fitting else []
        for other in fitting[1:]:
            if one_story(joined, other, forest):
                joined += other
                groups.remove(other)
        if not fitting:
            groups.append(joined)
        joined.append(article)
        for term in terms:
            holders[term].append(article.id)
    return [[article.id for article in group] for group in groups]
