"""Claims and disagreements in the admin: for looking up, merging actors, and moving claims between topics.

Judging goes through ``claims.review`` and moving through ``claims.curation``, as on the pages; rows that the pipeline
writes are read-only.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from claims import amounts, curation, review
from claims.attempts import AdminLoginForm
from claims.models import (
    Actor,
    ActorAlias,
    Attribution,
    Claim,
    Disagreement,
    DisagreementGroup,
    ReviewEvent,
    Story,
    StoryArticle,
    Topic,
)

admin.site.login_form = AdminLoginForm


class Written:
    """For rows that the pipeline writes: shown, neither added nor deleted; fields outside ``editable`` are read-only."""

    editable: tuple[str, ...] = ()
    model: Any

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        shown = [field.name for field in self.model._meta.fields]
        return [name for name in shown if name not in self.editable]


class AliasInline(admin.TabularInline):
    model = ActorAlias
    extra = 1


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "country", "wikidata", "cited")
    list_filter = ("kind", "country")
    search_fields = ("name", "aliases__name")
    inlines = (AliasInline,)
    actions = ("merge",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        return super().get_queryset(request).annotate(citations=Count("attributions"))

    @admin.display(description="Zitiert", ordering="citations")
    def cited(self, actor: Any) -> int:
        return actor.citations

    @admin.action(description="Zusammenlegen (der meistzitierte Name bleibt)", permissions=["change"])
    def merge(self, request: HttpRequest, chosen: QuerySet[Actor]) -> None:
        kept, *others = chosen.order_by("-citations", "pk")
        try:
            curation.merge_actors(kept, others, by=request.user)
        except curation.CurationError as error:
            self.message_user(request, str(error), messages.ERROR)


class AttributionInline(Written, admin.TabularInline):
    model = Attribution
    extra = 0
    fields = ("position", "name", "actor", "cue")


@admin.register(Claim)
class ClaimAdmin(Written, admin.ModelAdmin):
    """Only the topic can be changed; the change is a pin that comparison respects."""

    list_display = ("quote", "figure", "category", "place", "version", "topic", "origin", "withdrawn_at")
    list_filter = ("kind", "category", "scope", "modality", "hedged", "topic_pinned")
    search_fields = ("quote", "noun", "subject", "place")
    list_select_related = ("version__article", "topic")
    show_full_result_count = False
    editable = ("topic", "topic_pinned")
    autocomplete_fields = ("topic",)
    exclude = ("search",)
    inlines = (AttributionInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return (
            super()
            .get_queryset(request)
            .defer("search", "version__text", "version__search", "version__terms")
        )

    @admin.display(description="Angabe")
    def figure(self, claim: Claim) -> str:
        return amounts.of_claim(claim, "de")

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        try:
            if "topic" in form.changed_data or obj.topic_pinned:
                curation.move_claim(obj, obj.topic, by=request.user)
            else:
                curation.release_claim(obj, by=request.user)
        except curation.CurationError as error:
            self.message_user(request, str(error), messages.ERROR)


class StoryArticleInline(Written, admin.TabularInline):
    model = StoryArticle
    fk_name = "story"
    extra = 0


@admin.register(Story)
class StoryAdmin(Written, admin.ModelAdmin):
    list_display = ("label", "updated_at")
    search_fields = ("label",)
    editable = ("label",)
    inlines = (StoryArticleInline,)


@admin.register(Topic)
class TopicAdmin(Written, admin.ModelAdmin):
    """The label can be changed; an empty one lets comparison name the topic again."""

    list_display = ("label", "kind", "category", "label_pinned", "updated_at")
    list_filter = ("kind", "category", "label_pinned")
    search_fields = ("label",)
    editable = ("label",)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if "label" in form.base_fields:
            form.base_fields["label"].required = False
        return form

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        stored = Topic.objects.get(pk=obj.pk)
        try:
            curation.rename_topic(stored, obj.label, by=request.user)
        except curation.CurationError as error:
            self.message_user(request, str(error), messages.ERROR)


class GroupInline(Written, admin.TabularInline):
    model = DisagreementGroup
    extra = 0
    fields = ("position", "amount", "value", "origins")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return list(self.fields)


class ReviewInline(Written, admin.TabularInline):
    model = ReviewEvent
    extra = 0
    fields = ("at", "by", "action", "from_state", "to_state", "note", "claim")


@admin.register(Disagreement)
class DisagreementAdmin(Written, admin.ModelAdmin):
    """Moves that need no note can be made here for many at once; the others are on the page of a disagreement."""

    list_display = ("topic", "kind", "level", "severity", "state", "found_at", "gone_at")
    list_filter = ("state", "kind", "level", ("gone_at", admin.EmptyFieldListFilter))
    search_fields = ("topic__label",)
    list_select_related = ("topic",)
    inlines = (GroupInline, ReviewInline)
    actions = ("start", "confirm", "reopen")

    @admin.action(description="In Prüfung nehmen")
    def start(self, request: HttpRequest, chosen: QuerySet[Disagreement]) -> None:
        self._move(request, chosen, review.start)

    @admin.action(description="Bestätigen")
    def confirm(self, request: HttpRequest, chosen: QuerySet[Disagreement]) -> None:
        self._move(request, chosen, review.confirm)

    @admin.action(description="Wieder öffnen")
    def reopen(self, request: HttpRequest, chosen: QuerySet[Disagreement]) -> None:
        self._move(request, chosen, review.reopen)

    def _move(
        self, request: HttpRequest, chosen: QuerySet[Disagreement], move: Callable[..., ReviewEvent]
    ) -> None:
        for disagreement in chosen:
            try:
                move(disagreement, by=request.user)
            except review.ReviewError as error:
                self.message_user(request, f"{disagreement}: {error}", messages.ERROR)
