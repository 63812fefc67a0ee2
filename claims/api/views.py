"""The endpoints. Reading is free; the one thing that can be written is a review move."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema, extend_schema_view
from rest_framework import mixins, status, viewsets
from rest_framework.authtoken.views import ObtainAuthToken
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.generics import get_object_or_404
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from claims import curation, history, knowledge, review
from claims.api import serializers
from claims.api.problems import INVALID, MISSING, REFUSED, Conflict, curation_refusals
from claims.api.queries import (
    LARGEST_PAGE,
    ActorQuery,
    ArticleQuery,
    ClaimQuery,
    DayQuery,
    DisagreementQuery,
    ListQuery,
    TopicQuery,
)
from claims.attempts import TokenThrottle
from claims.models import Actor, Claim, CurationEvent, Disagreement, EvaluationRun, ReviewEvent, Topic
from sources.models import Article, ArticleVersion, IngestRun, Outlet


class Pages(CursorPagination):
    """Pages along the id, so that nothing is skipped or read twice while rows are added. Counting is costly on a large
    knowledge base, so only ``count=1`` asks for it."""

    ordering: Any = "id"
    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE
    number: int | None = None

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        if ListQuery.counts(request.query_params):
            self.number = queryset.count()
        return super().paginate_queryset(queryset, request, view)

    def get_paginated_response(self, data: Any) -> Response:
        answer = super().get_paginated_response(data)
        if self.number is not None:
            answer.data = {"count": self.number, **answer.data}
        return answer

    def get_paginated_response_schema(self, schema: Any) -> Any:
        described = super().get_paginated_response_schema(schema)
        described["properties"] = {
            "count": {"type": "integer", "description": "With `count=1`: the number of all results"},
            **described["properties"],
        }
        return described


class Ranked(Pages):
    """Worst first."""

    ordering = ("-severity", "-id")


class Reading(viewsets.ReadOnlyModelViewSet[Any]):
    """A list and its single rows, free to read; moves by POST need a login. ``query_class`` names the filters of the list."""

    permission_classes = (AllowAny,)
    pagination_class: Any = Pages
    query_class: type[ListQuery] = ListQuery
    detail_serializer_class: type[BaseSerializer[Any]] | None = None

    def filters(self) -> dict[str, Any]:
        """The query string of a list, validated. Raises ValidationError."""
        query = self.query_class(data=self.request.query_params)
        query.is_valid(raise_exception=True)
        return {name: value for name, value in query.validated_data.items() if name not in ListQuery().fields}

    def get_permissions(self) -> Any:
        if self.request.method == "POST":
            return [IsAuthenticated()]
        return super().get_permissions()

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        if self.action == "retrieve" and self.detail_serializer_class:
            return self.detail_serializer_class
        return super().get_serializer_class()


@extend_schema_view(
    list=extend_schema(
        parameters=[ClaimQuery], responses={200: serializers.ClaimSerializer(many=True), **INVALID}
    ),
    retrieve=extend_schema(responses={200: serializers.ClaimSerializer, **MISSING}),
)
class ClaimViewSet(Reading):
    """Who states which figure or date, according to whom. A claim that no longer stands can still be read by its id."""

    serializer_class = serializers.ClaimSerializer
    query_class = ClaimQuery

    def get_queryset(self) -> QuerySet[Claim]:
        if self.action == "list":
            filters = self.filters()
            standing = Claim.objects.standing_on(filters.pop("as_of", None))
            return standing.with_source().matching(**filters)
        return Claim.objects.with_source()

    @extend_schema(responses=serializers.ChangeSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def history(self, request: Request, pk: str) -> Response:
        """Every change of this claim and its attribution chain: who, before, after."""
        return Response(serializers.ChangeSerializer(history.changes_of(self.get_object()), many=True).data)


@extend_schema_view(
    list=extend_schema(
        parameters=[DisagreementQuery],
        responses={200: serializers.DisagreementSerializer(many=True), **INVALID},
    ),
    retrieve=extend_schema(responses={200: serializers.DisagreementDetailSerializer, **MISSING}),
)
class DisagreementViewSet(Reading):
    """Where claims on one topic cannot all hold, worst first."""

    serializer_class = serializers.DisagreementSerializer
    detail_serializer_class = serializers.DisagreementDetailSerializer
    query_class = DisagreementQuery
    pagination_class = Ranked

    def get_queryset(self) -> QuerySet[Disagreement]:
        if self.action != "list":
            return Disagreement.objects.for_detail()
        filters = self.filters()
        day, states = filters.pop("as_of", None), sorted(filters.pop("state", ()))
        found = Disagreement.objects.known_on(day) if day else Disagreement.objects.for_ranking()
        return found.matching(states=states, **filters)

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        if page is not None and self.action == "list" and "as_of" in self.filters():
            return [knowledge.narrowed(found) for found in page]
        return page

    @extend_schema(responses=serializers.ChangeSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def history(self, request: Request, pk: str) -> Response:
        """Every change of this disagreement: who, before, after."""
        return Response(serializers.ChangeSerializer(history.changes_of(self.get_object()), many=True).data)

    @extend_schema(methods=["get"], responses={200: serializers.ReviewSerializer(many=True), **MISSING})
    @extend_schema(
        methods=["post"],
        request=serializers.ReviewMoveSerializer,
        responses={201: serializers.ReviewSerializer, **REFUSED},
    )
    @action(detail=True, methods=["get", "post"], pagination_class=None)
    def reviews(self, request: Request, pk: str) -> Response:
        """The moves of the review, oldest first; editors add one by POST with their token."""
        disagreement = self.get_object()
        if request.method == "GET":
            return Response(serializers.ReviewSerializer(disagreement.reviews.all(), many=True).data)
        given = serializers.ReviewMoveSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        event = _move(disagreement, request, **given.validated_data)
        return Response(serializers.ReviewSerializer(event).data, status=status.HTTP_201_CREATED)


def _move(disagreement: Disagreement, request: Request, **given: Any) -> ReviewEvent:
    """Make the move; refusals become 403, 400 or 409 with the sentence that the page would show."""
    try:
        return review.make(disagreement, by=request.user, **given)
    except review.NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (review.NoteMissing, review.NoteUnfit) as refusal:
        raise ValidationError({"note": [str(refusal)]}) from refusal
    except review.ReviewError as refusal:
        raise Conflict(str(refusal), code=refusal.code) from refusal


@extend_schema_view(
    list=extend_schema(
        parameters=[TopicQuery], responses={200: serializers.TopicSerializer(many=True), **INVALID}
    )
)
class TopicViewSet(Reading):
    """The questions that several claims answer; one topic comes with every compared pair and why it was (not) flagged."""

    serializer_class = serializers.TopicSerializer
    detail_serializer_class = serializers.TopicDetailSerializer
    query_class = TopicQuery

    def get_queryset(self) -> QuerySet[Topic]:
        if self.action != "list":
            return Topic.objects.for_detail()
        return Topic.objects.for_list().matching(**self.filters())

    @extend_schema(
        parameters=[DayQuery],
        responses=PolymorphicProxySerializer(
            component_name="TopicDetailOrTopicOnDay",
            serializers=[serializers.TopicDetailSerializer, serializers.TopicOnDaySerializer],
            resource_type_field_name=None,
        ),
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One topic; with ``as_of`` compared anew with what was known at the end of that day."""
        query = DayQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        if "as_of" not in query.validated_data:
            return super().retrieve(request, *args, **kwargs)
        topic = get_object_or_404(Topic.objects.select_related("story"), pk=kwargs["pk"])
        known = knowledge.topic_on(topic, query.validated_data["as_of"])
        return Response(serializers.TopicOnDaySerializer(known).data)

    @extend_schema(methods=["get"], responses=serializers.CurationSerializer(many=True))
    @extend_schema(
        methods=["post"],
        request=serializers.CurationMoveSerializer,
        responses={201: serializers.CurationSerializer, **REFUSED},
    )
    @action(detail=True, methods=["get", "post"], pagination_class=None)
    def curation(self, request: Request, pk: str) -> Response:
        """What editors did to the topic, oldest first; editors rename it, move, release or split off claims, merge topics
        and undo by POST with their token."""
        topic = get_object_or_404(Topic, pk=pk)
        if request.method == "GET":
            events = topic.curation_events.select_related("by").order_by("id")
            return Response(serializers.CurationSerializer(events, many=True).data)
        given = serializers.CurationMoveSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        event = _curate(topic, request, **given.validated_data)
        return Response(serializers.CurationSerializer(event).data, status=status.HTTP_201_CREATED)


def _curate(topic: Topic, request: Request, **given: Any) -> CurationEvent:
    by = request.user
    with curation_refusals():
        match given["action"]:
            case "rename":
                return curation.rename_topic(topic, given["label"], by=by)
            case "move":
                return curation.move_claim(given["claim"], given["to"], by=by)
            case "release":
                return curation.release_claim(given["claim"], by=by)
            case "split":
                return curation.split_claims(topic, given["claims"], label=given.get("label", ""), by=by)
            case "merge":
                return curation.merge_topics(topic, given["topics"], by=by)
            case _:
                return curation.undo(given["event"], by=by)


@extend_schema_view(
    list=extend_schema(
        parameters=[ArticleQuery],
        responses={200: serializers.ArticleReferenceSerializer(many=True), **INVALID},
    )
)
class ArticleViewSet(Reading):
    """Articles; one article comes with its verbatim text and versions."""

    serializer_class = serializers.ArticleReferenceSerializer
    detail_serializer_class = serializers.ArticleSerializer
    query_class = ArticleQuery

    def get_queryset(self) -> QuerySet[Article]:
        if self.action == "list":
            return Article.objects.for_list().matching(**self.filters())
        versions = ArticleVersion.objects.defer("search", "terms")
        return Article.objects.for_list().prefetch_related(Prefetch("versions", queryset=versions))


class OutletViewSet(Reading):
    """The media whose articles are read."""

    serializer_class = serializers.OutletSerializer

    def get_queryset(self) -> QuerySet[Outlet]:
        if self.action == "list":
            self.filters()
        return Outlet.objects.for_list()


@extend_schema_view(
    list=extend_schema(
        parameters=[ActorQuery], responses={200: serializers.ActorSerializer(many=True), **INVALID}
    )
)
class ActorViewSet(Reading):
    """Those to whom statements are attributed."""

    serializer_class = serializers.ActorSerializer
    query_class = ActorQuery

    def get_queryset(self) -> QuerySet[Actor]:
        name = self.filters().get("name", "") if self.action == "list" else ""
        return Actor.objects.named(name).prefetch_related("aliases")


class IngestRunViewSet(Reading):
    """What was read in, what was refused, and why. Where files lie on the server is told to editors alone."""

    serializer_class = serializers.IngestRunSerializer

    def get_queryset(self) -> QuerySet[IngestRun]:
        if self.action == "list":
            self.filters()
        return IngestRun.objects.prefetch_related("items")


class TokenView(ObtainAuthToken):
    """A token for a user name and password. Whoever fails too often waits."""

    throttle_classes = (TokenThrottle,)
    throttle_scope = "token"


class QualityViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[EvaluationRun]):
    """How good extraction and comparison are on annotated articles: the last run on each set."""

    permission_classes = (AllowAny,)
    serializer_class = serializers.QualitySerializer
    pagination_class = None

    def get_queryset(self) -> QuerySet[EvaluationRun]:
        return EvaluationRun.objects.newest_of_each_gold()
