"""Comparison: which claims answer one question, how they stand to each other, where they come from. No Django in here.

The way through: ``profile`` finds candidate articles, ``nearness`` and ``one_story`` decide which report one event,
``compare_story`` gives the topics with pairs, findings and origins, ``render`` turns each reason into a sentence.
"""

from collections.abc import Sequence

from claims.comparison.comparing import Comparison
from claims.comparison.reasons import render
from claims.comparison.records import ComparedArticle, ComparedClaim, ComparedPair, TopicFinding
from claims.comparison.stories import group_stories, nearness, one_story, profile
from claims.comparison.versions import silent_edits

__all__ = [
    "Comparison",
    "compare",
    "compare_story",
    "group_stories",
    "nearness",
    "one_story",
    "profile",
    "render",
    "silent_edits",
]


def compare_story(articles: Sequence[ComparedArticle], claims: Sequence[ComparedClaim]) -> list[TopicFinding]:
    """The topics of one story. ``articles`` are known to report the same event (see ``group_stories``), ``claims`` are
    theirs; every claim's ``article`` must be among them."""
    return Comparison(articles, claims).topics()


def compare(left: ComparedClaim, right: ComparedClaim, context: Comparison) -> ComparedPair | None:
    """The verdict on two claims of the story that ``context`` holds; None when they answer different questions."""
    return context.pair(left, right)
