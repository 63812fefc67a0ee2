"""Named reads of stories and of the articles that tell them, beside those of ``claims.querysets``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Case, Count, F, Max, Min, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, Left, RowNumber

from claims.terms import ReviewState
from sources.querysets import OPENING_CHARACTERS

if TYPE_CHECKING:
    from claims.models import Story, StoryArticle  # noqa: F401

# The stored counts and days of a story.
TOLD = ("article_count", "outlet_count", "first_day", "last_day")
# The disagreements that an editor still has to judge.
TO_DO = (ReviewState.OPEN.value, ReviewState.IN_REVIEW.value)


class StoryQuerySet(models.QuerySet["Story"]):
    def for_list(self) -> StoryQuerySet:
        """Stories with articles, the one told last first."""
        told = self.filter(article_count__gt=0).with_numbers()
        return told.order_by(F("last_day").desc(nulls_last=True), "-id")

    def with_numbers(self) -> StoryQuerySet:
        """Stories with the numbers of their topics (``topic_count``) and of the disagreements that wait for an editor
        (``open_count``)."""
        from claims.models import Disagreement, Topic

        topics = Topic.objects.filter(story=OuterRef("pk"), claim_count__gt=0)
        waiting = Disagreement.objects.filter(
            topic__story=OuterRef("pk"), gone_at__isnull=True, state__in=TO_DO
        )
        return self.annotate(
            topic_count=_number_of(topics, by="story"), open_count=_number_of(waiting, by="topic__story")
        )

    def matching(
        self,
        *,
        text: str = "",
        contested: bool = False,
        published_from: date | None = None,
        published_to: date | None = None,
    ) -> StoryQuerySet:
        """The filters of the list of stories; what is empty filters nothing. ``text`` is part of the label or a German web
        search in the articles; ``contested`` leaves those with disagreements that wait for an editor; a story matches days on
        which, or between which, it was told."""
        from claims.models import Disagreement, StoryArticle

        found = self
        if contested:
            waiting = Disagreement.objects.filter(gone_at__isnull=True, state__in=TO_DO)
            found = found.filter(pk__in=waiting.order_by().values("topic__story"))
        if published_from:
            found = found.filter(last_day__gte=published_from)
        if published_to:
            found = found.filter(first_day__lte=published_to)
        if text:
            query = SearchQuery(text, config="german", search_type="websearch")
            telling = StoryArticle.objects.filter(
                article__versions__current=True, article__versions__search=query
            )
            found = found.filter(Q(label__icontains=text) | Q(pk__in=telling.order_by().values("story")))
        return found

    def count_anew(self) -> None:
        """Store the numbers of articles and outlets and the first and last day of publication where they changed."""
        counted = self.order_by("pk").annotate(
            articles_now=Count("members"),
            outlets_now=Count("members__article__outlet", distinct=True),
            first_now=Min("members__article__published_on"),
            last_now=Max("members__article__published_on"),
        )
        for pk, *told in counted.values_list(
            "pk", *TOLD, "articles_now", "outlets_now", "first_now", "last_now"
        ):
            before, now = told[: len(TOLD)], told[len(TOLD) :]
            if before != now:
                self.model.objects.filter(pk=pk).update(**dict(zip(TOLD, now, strict=True)))


class StoryArticleQuerySet(models.QuerySet["StoryArticle"]):
    def newest(
        self, stories: models.QuerySet[Any], number: int, *, without: int | None = None
    ) -> StoryArticleQuerySet:
        """The latest articles of each of these stories, so many of one, apart from the article ``without``."""
        latest = F("article__published_on").desc(nulls_last=True), F("article").desc()
        place = Window(RowNumber(), partition_by=F("story"), order_by=latest)
        told = self.filter(story__in=stories)
        if without is not None:
            told = told.exclude(article=without)
        return told.annotate(place=place).filter(place__lte=number)

    def for_story(self, story: int) -> StoryArticleQuerySet:
        """The articles of a story in the order of publication, each with outlet, number of standing claims and, where it has
        no title, the ``opening`` of its text."""
        from claims.models import Claim
        from sources.models import ArticleVersion

        claims = Claim.objects.standing().filter(version__article=OuterRef("article"))
        current = ArticleVersion.objects.filter(article=OuterRef("article"), current=True)
        opening = Subquery(current.values(opening=Left("text", OPENING_CHARACTERS)))
        return (
            self.filter(story=story)
            .select_related("article__outlet", "taken_from")
            .annotate(
                claim_count=_number_of(claims, by="version__article"),
                opening=Case(
                    When(article__title="", then=opening), default=Value(""), output_field=models.TextField()
                ),
            )
            .order_by(F("article__published_on").asc(nulls_last=True), "article_id")
        )

    def kept_apart(self, story: int | None) -> set[int]:
        """Ids of the stories into which an editor put an article out of this one, or the other way round."""
        between = Q(story=story) | Q(taken_from=story)
        moves = self.filter(between, pinned=True, taken_from__isnull=False) if story else self.none()
        return {one for move in moves.values_list("story", "taken_from") for one in move} - {story}


def _number_of(rows: models.QuerySet[Any], *, by: str) -> Coalesce:
    """How many rows the outer row has, in a query of its own for it: a join would multiply with the others."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
