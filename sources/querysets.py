"""Named reads of sources, one per page or stage that needs them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Left, TruncDate

if TYPE_CHECKING:
    from sources.models import Article, ArticleVersion, IngestItem, Outlet  # noqa: F401


# The first sentence of an article is found in this many characters, or is too long to stand for a title.
OPENING_CHARACTERS = 300


class OutletQuerySet(models.QuerySet["Outlet"]):
    def for_list(self) -> OutletQuerySet:
        """Outlets with the number of their articles."""
        return self.annotate(article_count=models.Count("articles"))


class ArticleQuerySet(models.QuerySet["Article"]):
    def for_list(self) -> ArticleQuerySet:
        """Articles with outlet and, where a title is missing, with the ``opening`` of the current text in its place."""
        from sources.models import ArticleVersion

        current = ArticleVersion.objects.filter(article=OuterRef("pk"), current=True)
        opening = Subquery(current.values(opening=Left("text", OPENING_CHARACTERS)))
        return self.select_related("outlet").annotate(
            opening=Case(When(title="", then=opening), default=Value(""), output_field=models.TextField())
        )

    def matching(self, *, q: str = "", outlet: Any = None) -> ArticleQuerySet:
        """The filters of the article list; what is empty filters nothing. ``q`` is a German web search in title and text,
        ``outlet`` an Outlet, its id or its name."""
        found = self
        if outlet:
            by_name = isinstance(outlet, str) and not outlet.isdecimal()
            found = found.filter(**{"outlet__name__iexact" if by_name else "outlet": outlet})
        if q:
            query = SearchQuery(q, config="german", search_type="websearch")
            found = found.filter(versions__current=True, versions__search=query)
        return found


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


class IngestItemQuerySet(models.QuerySet["IngestItem"]):
    def failures(self) -> list[tuple[str, str]]:
        """(reference, error) of items whose text is stored while reading or comparing its claims failed."""
        failed = self.filter(version__extraction="failed")
        return list(failed.values_list("reference", "version__extraction_error"))
