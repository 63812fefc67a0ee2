"""Named reads of sources, one per page or stage that needs them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, When
from django.db.models.functions import Coalesce, Greatest, TruncDate

if TYPE_CHECKING:
    from sources.models import Article, ArticleVersion, Outlet  # noqa: F401


class OutletQuerySet(models.QuerySet["Outlet"]):
    def for_list(self) -> OutletQuerySet:
        """Outlets with the number of their articles."""
        return self.annotate(article_count=models.Count("articles"))


class ArticleQuerySet(models.QuerySet["Article"]):
    def for_list(self) -> ArticleQuerySet:
        return self.select_related("outlet")


class ArticleVersionQuerySet(models.QuerySet["ArticleVersion"]):
    def with_article(self) -> ArticleVersionQuerySet:
        return self.select_related("article__outlet")

    def current(self) -> ArticleVersionQuerySet:
        return self.filter(current=True)

    def seen_by(self, day: date) -> ArticleVersionQuerySet:
        """Texts that could be read by the end of ``day``: the first version of an article from its (first possible) day of
        publication on, or from the day it was read in when that is unknown; a later version from the day on which the
        changed text was seen."""
        read_in = TruncDate("first_seen")
        published = F("article__published_on")
        since = Case(
            When(number=1, then=Coalesce(published, read_in)), default=Greatest(read_in, published)
        )  # GREATEST ignores nulls
        return self.alias(known_since=since).filter(known_since__lte=day)

    def known_on(self, day: date) -> ArticleVersionQuerySet:
        """The version of each article that stood at the end of ``day``."""
        from sources.models import ArticleVersion

        later = ArticleVersion.objects.seen_by(day).filter(
            article=OuterRef("article"), number__gt=OuterRef("number")
        )
        return self.seen_by(day).filter(~Exists(later))

    def awaiting_extraction(self) -> ArticleVersionQuerySet:
        """The work list of extraction, oldest first."""
        return self.with_article().filter(extraction="pending").order_by("id")
