"""Which articles tell the same story.

A new article is compared with candidates that Postgres finds by shared index terms within a window of publication; it joins
the story of those that tell the same, or starts one. An article tells one story at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.db.models import Case, Count, F, Value, When
from django.utils import timezone

from claims import comparison, locks, reasons
from claims.comparison.records import ComparedArticle, Reason
from claims.models import Story, StoryArticle, Topic
from sources.models import ArticleVersion

# Growing figures of one course of events are followed for about half a year; later articles look back on it.
WINDOW = timedelta(days=183)
# Candidates read for one article, those with most shared terms first: bounds the work in an archive of any size.
CANDIDATES = 60
# A term held by more articles than this ("berlin+polizei") says nothing about the event and finds nobody: work for one
# article then has a bound (so many rows for each of its terms) in an archive of any size. Four times a full story.
COMMON = 500
# The candidates' ids. Each term reads its holders from the GIN index and stops at the first too many.
SHARING = """
SELECT held.id
FROM (
    SELECT held.id, held.article_id, held.first_seen, count(*) OVER (PARTITION BY term) AS holders
    FROM unnest(%(terms)s::text[]) AS term
    CROSS JOIN LATERAL (
        SELECT id, article_id, first_seen FROM sources_articleversion
        WHERE current AND terms @> ARRAY[term] LIMIT %(holders)s + 1
    ) AS held
) AS held
JOIN sources_article AS article ON article.id = held.article_id
JOIN claims_storyarticle AS member ON member.article_id = held.article_id
WHERE held.holders <= %(holders)s AND held.article_id <> %(article)s
    AND coalesce(article.published_on, (held.first_seen AT TIME ZONE %(zone)s)::date)
        BETWEEN %(first)s AND %(last)s
GROUP BY held.id
ORDER BY count(*) DESC, held.id DESC
LIMIT %(candidates)s
"""
# An article joins when it tells the same as this share of the story's articles (and at least one), and stories become one when
# it tells the same as this share of each: a single link would chain unrelated events into one story by way of a
# year-in-review piece. Of 600 articles on 121 events a half puts 88 % of the pairs of one event together, and one
# story holds articles of two; a third or a quarter mixed more events and won little.
JOINING_SHARE = 1 / 2
# Comparison grows with the square of a story: 120 different articles with 2,500 claims take about a quarter of a minute
# (measured on one core). A story this large is full and the next article starts another.
FULL = 120
LABEL_CHARACTERS = 300  # as wide as the column

# An article that tells the same (its external id), and why.
Tie = tuple[str, tuple[Reason, ...]]


def compared_article(version: ArticleVersion) -> ComparedArticle:
    """The article version as comparison takes it; its id is the version's."""
    article = version.article
    return ComparedArticle(
        id=str(version.pk),
        outlet=article.outlet.name if article.outlet else None,
        title=version.title or article.title or None,
        published=article.published,
        text=version.text,
        first_seen=version.first_seen,
    )


def place(version_ids: Iterable[int]) -> set[int]:
    """Put the articles of these current versions into stories. The ids of every story whose articles or texts changed."""
    versions = list(
        ArticleVersion.objects.current()
        .with_article()
        .filter(pk__in=list(version_ids))
        .order_by("article__published_on", "article_id")
    )
    for version in versions:
        terms = list(comparison.profile(compared_article(version)))
        if terms != version.terms:
            ArticleVersion.objects.filter(pk=version.pk).update(terms=terms)
            version.terms = terms
    touched: set[int] = set()
    for version in versions:
        with transaction.atomic():
            locks.hold(locks.PLACING)
            touched |= _place(version)
    return touched


def _place(version: ArticleVersion) -> set[int]:
    article = version.article
    before = StoryArticle.objects.filter(article=article).values_list("story_id", flat=True).first()
    ties = _ties(version)
    sizes = dict(
        Story.objects.filter(pk__in={*ties, before}).annotate(size=Count("members")).values_list("pk", "size")
    )
    if before is not None:
        sizes[before] -= 1  # without the article itself
    shares = {
        story: len(told) / max(1, min(sizes[story], CANDIDATES))
        for story, told in ties.items()
        if sizes[story] < FULL
    }
    fitting = sorted(
        (story for story, share in shares.items() if share >= JOINING_SHARE),
        key=lambda story: (story != before, -shares[story], story),  # an article stays where it still fits
    )
    if fitting:
        story, *others = fitting
        merging = [
            other
            for other in others
            if min(shares[story], shares[other]) >= JOINING_SHARE and sizes[story] + sizes[other] < FULL
        ]
        for other in merging:
            story, younger = sorted((story, other))
            _merge(younger, into=story)
        if story != before:
            _put(version, story, ties[fitting[0]][0])
        return {story, *fitting[:1], *merging, *([before] if before else [])}
    if before is not None and sizes[before] == 0:
        return {before}
    story = _begin(version)
    _put(version, story, None)
    return {story, *([before] if before else [])}


def _ties(version: ArticleVersion) -> dict[int, list[Tie]]:
    """Story id → the articles of it that tell the same as this version, and why."""
    own = compared_article(version)
    ties: dict[int, list[Tie]] = defaultdict(list)
    for candidate in candidates(version):
        same, why = comparison.same_story(own, compared_article(candidate))
        if same:
            ties[candidate.article.story_article.story_id].append((candidate.article.external_id, why))
    return ties


def candidates(version: ArticleVersion) -> Sequence[ArticleVersion]:
    """Current versions of other articles that may tell the same story, those with most shared terms first."""
    if not version.terms:
        return []
    day = version.article.published_on or version.first_seen.date()
    with connection.cursor() as cursor:
        cursor.execute(
            SHARING,
            {
                "terms": version.terms,
                "holders": COMMON,
                "article": version.article_id,
                "first": day - WINDOW,
                "last": day + WINDOW,
                "zone": timezone.get_current_timezone_name(),
                "candidates": CANDIDATES,
            },
        )
        places = {pk: place for place, (pk,) in enumerate(cursor.fetchall())}
    found = ArticleVersion.objects.select_related("article__outlet", "article__story_article")
    return sorted(found.filter(pk__in=places).defer("search", "terms"), key=lambda row: places[row.pk])


def _put(version: ArticleVersion, story: int, tie: Tie | None) -> None:
    reason = {"article": tie[0], "reasons": [reasons.stored(why) for why in tie[1]]} if tie else {}
    StoryArticle.objects.update_or_create(
        article=version.article, defaults={"story_id": story, "reason": reason}
    )
    label = Case(When(label="", then=Value(_title(version))), default=F("label"))
    Story.objects.filter(pk=story).update(label=label, updated_at=timezone.now())


def _title(version: ArticleVersion) -> str:
    return (version.title or version.article.title)[:LABEL_CHARACTERS]


def _begin(version: ArticleVersion) -> int:
    """A new story, known by its first article."""
    article = version.article
    outlet = article.outlet.name if article.outlet else ""
    key = sha256(f"{outlet}\n{article.external_id}".encode()).hexdigest()[:32]
    count = Story.objects.filter(key__startswith=key).count()  # it may have left a story it began before
    return Story.objects.create(key=f"{key}-{count}" if count else key).pk


def _merge(story: int, *, into: int) -> None:
    """Articles and topics of ``story`` move; what editors did stays with the topics."""
    for held in sorted((story, into)):
        locks.hold(locks.STORY, held)
    StoryArticle.objects.filter(story=story).update(story=into)
    Topic.objects.filter(story=story).update(story=into)
    Story.objects.filter(pk=story).delete()
