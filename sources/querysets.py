"""Named reads of sources, one per page or stage that needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

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

    def awaiting_extraction(self) -> ArticleVersionQuerySet:
        """The work list of extraction, oldest first."""
        return self.with_article().filter(extraction="pending").order_by("id")
