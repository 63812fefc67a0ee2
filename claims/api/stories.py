"""Stories over REST: which articles tell of one event and why; editors put them right with their token."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from claims import placing
from claims.api.fields import ReasonField
from claims.api.problems import INVALID, MISSING, REFUSED, curation_refusals
from claims.api.queries import StoryQuery
from claims.api.serializers import ArticleReferenceSerializer, TopicSerializer
from claims.api.views import Reading
from claims.models import CurationEvent, Disagreement, Story, StoryArticle, Topic
from sources.models import Article

Action = CurationEvent.Action
MOVES = (Action.MOVE_ARTICLES, Action.RELEASE_ARTICLES, Action.UNDO)


class StorySerializer(serializers.ModelSerializer[Story]):
    """Articles about the same events, in numbers. ``open_count`` counts the disagreements that wait for an editor."""

    topic_count = serializers.IntegerField(read_only=True)
    open_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Story
        fields = (
            "id", "label", "first_day", "last_day", "article_count", "outlet_count", "topic_count", "open_count",
        )  # fmt: skip


class StoryArticleSerializer(serializers.ModelSerializer[StoryArticle]):
    """An article of a story and why it stands there: what it shares with the ``nearest`` one (named by its external id), or
    that an editor put it there (``pinned``), out of the story ``taken_from``."""

    article = ArticleReferenceSerializer()
    claim_count = serializers.IntegerField()
    nearest = serializers.SerializerMethodField()
    reasons = serializers.SerializerMethodField()
    taken_from = serializers.IntegerField(source="taken_from_id", allow_null=True)

    class Meta:
        model = StoryArticle
        fields = ("article", "claim_count", "pinned", "taken_from", "nearest", "reasons")

    def get_nearest(self, member: StoryArticle) -> str | None:
        return member.reason.get("article")

    @extend_schema_field(serializers.ListField(child=ReasonField()))
    def get_reasons(self, member: StoryArticle) -> list[Any]:
        return [ReasonField().to_representation(reason) for reason in member.reason.get("reasons", ())]


class StoryDetailSerializer(StorySerializer):
    """A story with its articles in the order of publication, its topics, the most contested first, and the ids of the
    disagreements that stand, the worst first."""

    articles = serializers.SerializerMethodField()
    topics = serializers.SerializerMethodField()
    disagreements = serializers.SerializerMethodField()

    class Meta(StorySerializer.Meta):
        fields = (*StorySerializer.Meta.fields, "articles", "topics", "disagreements")  # type: ignore[assignment]

    @extend_schema_field(StoryArticleSerializer(many=True))
    def get_articles(self, story: Story) -> Any:
        return StoryArticleSerializer(StoryArticle.objects.for_story(story.pk), many=True).data

    @extend_schema_field(TopicSerializer(many=True))
    def get_topics(self, story: Story) -> Any:
        return TopicSerializer(Topic.objects.for_list().filter(story=story), many=True).data

    def get_disagreements(self, story: Story) -> list[int]:
        standing = Disagreement.objects.standing().filter(topic__story=story)
        return list(standing.order_by("-severity", "-id").values_list("pk", flat=True))


class StoryCurationSerializer(serializers.ModelSerializer[CurationEvent]):
    """One move of an editor: ``story`` is where the articles stand after it, ``before`` and ``after`` hold their places as
    {article: [story, pinned, taken from, reason]} and what went along."""

    story = serializers.IntegerField(source="story_id")
    by = serializers.CharField(source="by.username")

    class Meta:
        model = CurationEvent
        fields = ("id", "story", "action", "before", "after", "undoes", "by", "at")


class StoryMoveSerializer(serializers.Serializer[Any]):
    """A move to make on a story. Each action takes its own fields:

    move_articles: ``articles`` of this story, ``to`` (another story; null: one of their own) · release_articles:
    ``articles`` (the machine decides again) · undo: ``event``.
    """

    FIELDS = {
        Action.MOVE_ARTICLES: {"articles", "to"},
        Action.RELEASE_ARTICLES: {"articles"},
        Action.UNDO: {"event"},
    }

    action = serializers.ChoiceField(choices=[(move.value, move.label) for move in MOVES])
    articles = serializers.PrimaryKeyRelatedField(queryset=Article.objects.all(), many=True, required=False)
    to = serializers.PrimaryKeyRelatedField(queryset=Story.objects.all(), required=False, allow_null=True)
    event = serializers.PrimaryKeyRelatedField(queryset=CurationEvent.objects.all(), required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if missing := sorted(self.FIELDS[attrs["action"]] - attrs.keys()):
            raise serializers.ValidationError({name: [_("This field is required.")] for name in missing})
        return attrs


@extend_schema_view(
    list=extend_schema(parameters=[StoryQuery], responses={200: StorySerializer(many=True), **INVALID}),
    retrieve=extend_schema(responses={200: StoryDetailSerializer, **MISSING}),
)
class StoryViewSet(Reading):
    """Which articles tell of one event; one story comes with its articles, why they stand there, and its topics."""

    serializer_class = StorySerializer
    detail_serializer_class = StoryDetailSerializer
    query_class = StoryQuery

    def get_queryset(self) -> QuerySet[Story]:
        if self.action != "list":
            return Story.objects.with_numbers()
        return Story.objects.for_list().matching(**self.filters())

    @extend_schema(methods=["get"], responses=StoryCurationSerializer(many=True))
    @extend_schema(
        methods=["post"], request=StoryMoveSerializer, responses={201: StoryCurationSerializer, **REFUSED}
    )
    @action(detail=True, methods=["get", "post"], pagination_class=None)
    def curation(self, request: Request, pk: str) -> Response:
        """What editors put into this story, oldest first; by POST with their token they move its articles into another one,
        release them and undo."""
        story = get_object_or_404(Story, pk=pk)
        if request.method == "GET":
            events = story.curation_events.select_related("by").order_by("id")
            return Response(StoryCurationSerializer(events, many=True).data)
        given = StoryMoveSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        event = _move(story, request, **given.validated_data)
        return Response(StoryCurationSerializer(event).data, status=status.HTTP_201_CREATED)


def _move(story: Story, request: Request, **given: Any) -> CurationEvent:
    by = request.user
    with curation_refusals():
        match given["action"]:
            case Action.MOVE_ARTICLES:
                return placing.move_articles(given["articles"], given["to"], by=by, out_of=story)
            case Action.RELEASE_ARTICLES:
                return placing.release_articles(given["articles"], by=by, out_of=story)
            case _:
                return placing.undo(given["event"], by=by)
