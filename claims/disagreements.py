"""Comparison of stories: which articles tell the same, what their claims say to each other.

Can be run again at any time and by two workers at once: a story is compared by one worker at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from claims import comparison, locks, stories, vectors
from claims.comparison.records import ComparedArticle, ComparedClaim, TopicFinding
from claims.edits import Reading, with_silent_edits
from claims.models import Claim, Story
from claims.reprints import fold
from claims.storing import Store
from claims.terms import Kind, Modality, Modifier, Scope
from sources.models import ArticleVersion

# Older versions of an article that are looked at for silent edits: live tickers have hundreds.
VERSIONS = 20


def update(version_ids: Iterable[int]) -> None:
    """Place these article versions into stories and compare every story that changed."""
    for story in sorted(stories.place(version_ids)):
        compare(story)


def compare(story_id: int) -> None:
    """Compare one story and store what was found."""
    with transaction.atomic():
        versions = hold(story_id)
        story = Story.objects.filter(pk=story_id).first()
        if story is None:  # merged into another, which is compared as well
            return
        told = compared(versions)
        vectors.keep(told.context.encoder)
        Store(story, told.claims, told.context, told.reprints).store(told.findings)


def hold(story_id: int) -> list[ArticleVersion]:
    """Wait for a story and hold it until the end of the transaction: nobody else compares it, moves its claims or records
    its current versions, which are returned. Everybody who writes to a story holds it first, so nobody waits in a circle."""
    locks.hold(locks.STORY, story_id)
    return list(
        ArticleVersion.objects.current()
        .with_article()
        .filter(article__story_article__story=story_id)
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )


@dataclass(frozen=True, slots=True)
class ComparedStory:
    """What comparison says about some article versions. ``claims`` are all their claims by compared id; ``context`` holds
    those that were compared, ``reprints`` leads from the others to the ones they follow."""

    claims: dict[str, Claim]
    context: comparison.Comparison
    reprints: dict[str, str]
    findings: list[TopicFinding]


def compared(versions: Sequence[ArticleVersion]) -> ComparedStory:
    """Compare what these versions (one for each article of a story) state. Writes nothing."""
    claims = {str(claim.pk): claim for claim in Claim.objects.for_comparison(list(versions))}
    articles = [stories.compared_article(version) for version in versions]
    edited = {version.pk for version in versions if version.number > 1}
    whole = {key for key, row in claims.items() if row.topic_pinned or row.version_id in edited}
    offsets = ((compared_claim(row), row.span.lower - row.sentence_span.lower) for row in claims.values())
    distinct, reprints = fold(articles, offsets, whole)
    telling = {claim.article for claim in distinct}
    context = comparison.Comparison(
        [article for article in articles if article.id in telling], distinct, vectors.encoder(distinct)
    )
    findings = with_silent_edits(context.topics(), context, _edited(versions, articles, context))
    return ComparedStory(claims, context, reprints, findings)


def _edited(
    versions: Sequence[ArticleVersion], articles: Sequence[ComparedArticle], context: comparison.Comparison
) -> list[tuple[list[Reading], Reading]]:
    """Articles with older versions: these, oldest first, and the one that stands, each with its claims."""
    latest = {version.article_id: version.number for version in versions if version.number > 1}
    if not latest:
        return []
    recent = reduce(
        or_, (Q(article=key, number__range=(number - VERSIONS, number - 1)) for key, number in latest.items())
    )
    former: dict[int, list[ArticleVersion]] = defaultdict(list)
    for version in ArticleVersion.objects.filter(recent).with_article().order_by("number"):
        former[version.article_id].append(version)
    claims: dict[str, list[ComparedClaim]] = defaultdict(list)
    for frame in context.frames.values():
        claims[frame.claim.article].append(frame.claim)
    for claim in Claim.objects.for_comparison([version for kept in former.values() for version in kept]):
        claims[str(claim.version_id)].append(compared_claim(claim))
    return [
        (
            [
                (stories.compared_article(before), claims[str(before.pk)])
                for before in former[version.article_id]
            ],
            (article, claims[article.id]),
        )
        for version, article in zip(versions, articles, strict=True)
        if version.article_id in former
    ]


def compared_claim(claim: Claim) -> ComparedClaim:
    """The claim as comparison takes it; ids are those of the rows."""
    links = list(claim.attributions.all())
    return ComparedClaim(
        id=str(claim.pk),
        article=str(claim.version_id),
        kind=Kind(claim.kind),
        start=claim.span.lower,
        end=claim.span.upper,
        quote=claim.quote,
        sentence=claim.sentence,
        minimum=claim.amount.lower if claim.amount else None,
        maximum=claim.amount.upper if claim.amount else None,
        modifier=Modifier(claim.modifier) if claim.modifier else None,
        noun=claim.noun or None,
        category=claim.category or None,
        subject=claim.subject or None,
        place=claim.place or None,
        scope=Scope(claim.scope) if claim.scope else None,
        modality=Modality(claim.modality),
        hedged=claim.hedged,
        superseded=claim.superseded,
        event_time=claim.event_time or None,
        value=claim.value or None,
        mod=claim.mod or None,
        event=claim.event or None,
        attribution=tuple(link.name for link in links),
        attribution_kinds=tuple(link.actor.kind for link in links),
    )
