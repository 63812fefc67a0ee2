"""Sources in the admin. Texts are evidence: they can be looked at, not edited, added or deleted here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.models import Article, ArticleVersion, IngestItem, IngestRun, Outlet


class ReadOnly:
    """For what ingest alone writes."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin):
    list_display = ("name", "domain", "country", "kind")
    list_filter = ("kind", "country")
    search_fields = ("name", "domain")


class VersionInline(ReadOnly, admin.TabularInline):
    model = ArticleVersion
    fields = (
        "number",
        "current",
        "title",
        "media_type",
        "reference",
        "first_seen",
        "last_seen",
        "extraction",
    )
    readonly_fields = fields
    show_change_link = True
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        # The texts are not shown in the list and may be long.
        return super().get_queryset(request).defer("text", "search", "terms")


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Metadata can be corrected; every change is kept in the history table."""

    list_display = ("title", "outlet", "published_on", "external_id")
    list_select_related = ("outlet",)
    list_filter = ("outlet",)
    date_hierarchy = "published_on"
    search_fields = ("title", "external_id", "url")
    autocomplete_fields = ("outlet",)
    readonly_fields = ("external_id", "created_at")
    inlines = (VersionInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("article", "number", "current", "media_type", "first_seen", "extraction")
    list_select_related = ("article",)
    list_filter = ("extraction", "current", "media_type")
    search_fields = ("article__title", "article__external_id", "sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        return super().get_queryset(request).defer("search")


class ItemInline(ReadOnly, admin.TabularInline):
    model = IngestItem
    fields = ("reference", "outcome", "code", "reason", "version")
    readonly_fields = fields
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestItem]:
        return super().get_queryset(request).select_related("version__article").defer("version__text")


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("started_at", "finished_at", "by", "arguments")
    inlines = (ItemInline,)
