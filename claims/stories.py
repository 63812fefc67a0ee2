"""Which articles tell the same story.

A new article is compared with candidates that Postgres finds by shared index terms within a window of publication; it joins
the story of those that tell the same, or starts one. An article tells one story at a time; where an editor put it, it stays.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import chain, count
from statistics import fmean
from typing import NamedTuple

from django.db import transaction
from django.db.models import Case, Count, F, Value, When
from django.utils import timezone

from claims import comparison, locks, reasons
from claims.candidates import sharing
from claims.comparison.records import ComparedArticle, Reason
from claims.models import Story, StoryArticle, Topic
from sources.models import ArticleVersion

# Of the stories that hold candidates so many are weighed, those first whose articles share most: bounds the work in an archive of any
# size. Among 618 events, two thirds of them told in another one's words, the article's own story stands among these ten in 98.7 of
# 100 cases, among fifteen in 99.1.
STORIES = 10
# Of a story no more articles than this, the newest, are weighed against a new one: bounds the work, like CANDIDATES.
WEIGHED = 20
# Comparison grows with the square of a story: 120 different articles with 2,500 claims take about a quarter of a minute
# (measured on one core). A story this large is full and the next article starts another.
FULL = 120
LABEL_CHARACTERS = 300  # as wide as the column
# Terms by which the neighbours of a story are found, those that most of its newest articles share first: as many as twenty articles
# have (about 150 each), to bound the work.
NEIGHBOUR_TERMS = 3_000


class Fit(NamedTuple):
    """How an article fits into a story: by how much it is nearer to the story's articles, on average, than one event asks for
    (negative when it is not near enough), the nearest article's external id, what the two share, and the articles."""

    surplus: float
    nearest: str
    reasons: tuple[Reason, ...]
    articles: list[ComparedArticle]


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
    """Join the story that the article fits best, and with it others that it fits too: judged by the average, since a single likeness
    would chain unrelated events into one story by way of a year-in-review piece."""
    standing = StoryArticle.objects.filter(article=version.article).first()
    if standing and standing.pinned:
        return {standing.story_id}
    before = standing.story_id if standing else None
    apart = StoryArticle.objects.kept_apart(before)  # an editor says that these tell something else
    fits = _fits(version)
    sizes = dict(
        Story.objects.filter(pk__in={*fits, before}).annotate(size=Count("members")).values_list("pk", "size")
    )
    if before is not None:
        sizes[before] -= 1  # without the article itself
    near = {story for story, fit in fits.items() if fit.surplus >= 0 and sizes[story] < FULL}
    fitting = sorted(
        near - apart,
        key=lambda story: (story != before, -fits[story].surplus, story),  # it stays where it still fits
    )
    if fitting:
        story, *others = fitting
        merged, size = [story], sizes[story]
        for other in others:
            fit = fits[fitting[0]].articles
            if other in StoryArticle.objects.kept_apart(story):
                continue
            if size + sizes[other] < FULL and comparison.one_story(fit, fits[other].articles):
                story, younger = sorted((story, other))
                merge(younger, into=story)
                merged.append(other)
                size += sizes[other]
        if story != before:
            _put(version, story, fits[fitting[0]])
        return {*merged, *([before] if before else [])}
    if before is not None and (sizes[before] == 0 or near & apart):
        return {before}
    story = begin(version)
    _put(version, story, None)
    return {story, *([before] if before else [])}


def _fits(version: ArticleVersion) -> dict[int, Fit]:
    """Story id → how this version fits there, for each story that holds a candidate. An article that an editor put there speaks for
    the story when it is near, never against it: else those that stood there before would have to leave."""
    holding = Story.objects.filter(pk__in=_holding(candidates(version))[:STORIES])
    members = StoryArticle.objects.newest(holding.values("pk"), WEIGHED, without=version.article_id)
    texts = ArticleVersion.objects.current().with_article().select_related("article__story_article")
    inside: dict[int, list[ArticleVersion]] = defaultdict(list)
    for other in texts.filter(article__story_article__in=members.values("pk")).defer("search", "terms"):
        inside[other.article.story_article.story_id].append(other)
    compared = {story: [compared_article(other) for other in versions] for story, versions in inside.items()}
    weighed = iter(comparison.nearness(compared_article(version), [*chain(*compared.values())]))
    fits = {}
    for story, articles in compared.items():
        near = [next(weighed) for _article in articles]
        best = max(range(len(near)), key=lambda place: near[place].surplus)
        heard = [
            found.surplus
            for found, other in zip(near, inside[story], strict=True)
            if found.surplus > 0 or not other.article.story_article.pinned
        ]
        mean = fmean(heard or [found.surplus for found in near])
        nearest = inside[story][best].article.external_id
        fits[story] = Fit(mean, nearest, near[best].reasons, articles)
    return fits


def candidates(version: ArticleVersion) -> list[int]:
    """Ids of current versions of other articles that may tell the same story, those with the most telling shared terms first."""
    if not version.terms:
        return []
    day = version.article.published_on or version.first_seen.date()
    return sharing(version.terms, [version.article_id], day, day)


def neighbours(story: int, number: int) -> list[int]:
    """Ids of other stories whose articles share most with the newest of this one, the nearest first: where an article that
    stands here by mistake may belong."""
    newest = StoryArticle.objects.newest(Story.objects.filter(pk=story).values("pk"), WEIGHED)
    versions = ArticleVersion.objects.current().filter(article__story_article__in=newest.values("pk"))
    told = list(versions.values_list("article_id", "terms", "article__published_on", "first_seen__date"))
    terms = Counter(term for _article, held, *_days in told for term in held)
    if not terms:
        return []
    days = [published or seen for *_article, published, seen in told]
    shared = [term for term, _holders in terms.most_common(NEIGHBOUR_TERMS)]
    own = list(StoryArticle.objects.filter(story=story).values_list("article_id", flat=True))
    return _holding(sharing(shared, own, min(days), max(days)))[:number]


def _holding(versions: Sequence[int]) -> list[int]:
    """Ids of the stories that hold these article versions, each once, in the same order."""
    members = StoryArticle.objects.filter(article__versions__in=versions)
    homes = dict(members.values_list("article__versions", "story_id"))
    return list(dict.fromkeys(homes[version] for version in versions if version in homes))


def _put(version: ArticleVersion, story: int, fit: Fit | None) -> None:
    reason = {"article": fit.nearest, "reasons": [reasons.stored(why) for why in fit.reasons]} if fit else {}
    StoryArticle.objects.update_or_create(
        article=version.article, defaults={"story_id": story, "reason": reason}
    )
    label = Case(When(label="", then=Value(title_of(version))), default=F("label"))
    Story.objects.filter(pk=story).update(label=label, updated_at=timezone.now())


def title_of(version: ArticleVersion) -> str:
    """What a story is called that begins with this version; empty for one without a title."""
    return (version.title or version.article.title)[:LABEL_CHARACTERS]


def begin(version: ArticleVersion) -> int:
    """A new story, known by its first article."""
    article = version.article
    outlet = article.outlet.name if article.outlet else ""
    key = sha256(f"{outlet}\n{article.external_id}".encode()).hexdigest()[:32]
    return Story.objects.create(key=free_key(key), label=title_of(version)).pk


def free_key(key: str) -> str:
    """``key``, or with a number behind it when a story has it already: an article may have left a story that it began."""
    taken = set(Story.objects.filter(key__startswith=key).values_list("key", flat=True))
    return next(
        name for name in chain([key], (f"{key}-{number}" for number in count(1))) if name not in taken
    )


def merge(story: int, *, into: int) -> None:
    """Articles and topics of ``story`` move; what editors did stays with the topics, and where they put articles."""
    for held in sorted((story, into)):
        locks.hold(locks.STORY, held)
    StoryArticle.objects.filter(story=story).update(story=into)
    StoryArticle.objects.filter(taken_from=story).update(taken_from=into)
    StoryArticle.objects.filter(story=into, taken_from=into).update(taken_from=None)
    Topic.objects.filter(story=story).update(story=into)
    Story.objects.filter(pk=story).delete()
