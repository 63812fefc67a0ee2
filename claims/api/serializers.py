"""What clients get: one serializer a resource, references kept short."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims import grading
from claims.api.fields import (
    AmountField,
    BlankAsNullField,
    CertaintyField,
    OffsetField,
    PlainField,
    ReasonField,
    RecordedReasonField,
)
from claims.curation import LABEL_CHARACTERS
from claims.models import (
    Actor,
    Attribution,
    Claim,
    CurationEvent,
    Disagreement,
    DisagreementGroup,
    EvaluationRun,
    Pair,
    ReviewEvent,
    Topic,
)
from claims.models.choices import choices_of
from claims.permissions import may_see_places, place_for
from claims.terms import Grade, Relation
from sources.models import Article, ArticleVersion, IngestItem, IngestRun, Outlet


class OutletSerializer(serializers.ModelSerializer[Outlet]):
    article_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Outlet
        fields = ("id", "name", "domain", "country", "kind", "article_count")


class ArticleReferenceSerializer(serializers.ModelSerializer[Article]):
    """An article beside a claim."""

    external_id = serializers.CharField(
        help_text="The id in the file it came from; exports name articles by it"
    )
    outlet = serializers.CharField(source="outlet.name", default=None, allow_null=True)
    published = serializers.CharField(
        allow_null=True, help_text="ISO date as far as it is known: 2025-07-02, 2025-07"
    )
    url = BlankAsNullField()

    class Meta:
        model = Article
        fields = ("id", "external_id", "outlet", "title", "published", "url")


class VersionSerializer(serializers.ModelSerializer[ArticleVersion]):
    """One state of an article's text, without the text."""

    class Meta:
        model = ArticleVersion
        fields = (
            "number",
            "current",
            "sha256",
            "media_type",
            "first_seen",
            "last_seen",
            "extraction",
            "extraction_error",
        )


class ArticleSerializer(ArticleReferenceSerializer):
    """An article with its current text (offsets of claims point into it) and all versions."""

    text = serializers.SerializerMethodField()
    versions = VersionSerializer(many=True)

    class Meta(ArticleReferenceSerializer.Meta):
        fields = (*ArticleReferenceSerializer.Meta.fields, "text", "versions")  # type: ignore[assignment]

    def get_text(self, article: Article) -> str | None:
        return next((version.text for version in article.versions.all() if version.current), None)


class AttributionSerializer(serializers.ModelSerializer[Attribution]):
    """One party of a chain; position 0 is nearest to the outlet, the last one is the origin."""

    actor = serializers.IntegerField(source="actor_id")
    actor_name = serializers.CharField(source="actor.name")
    kind = serializers.CharField(source="actor.kind")
    cue = BlankAsNullField()
    cue_start = OffsetField("lower", source="cue_span", allow_null=True)
    cue_end = OffsetField("upper", source="cue_span", allow_null=True)

    class Meta:
        model = Attribution
        fields = ("position", "name", "actor", "actor_name", "kind", "cue", "cue_start", "cue_end")


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """One claim. ``min`` and ``max`` are the interval that the wording leaves open, null where nothing bounds it."""

    article = ArticleReferenceSerializer(source="version.article")
    version = serializers.IntegerField(source="version.number")
    start = OffsetField("lower", source="span")
    end = OffsetField("upper", source="span", help_text="Exclusive")
    number = BlankAsNullField()
    min = AmountField("lower", source="amount", allow_null=True)
    max = AmountField("upper", source="amount", allow_null=True)
    modifier = BlankAsNullField()
    noun = BlankAsNullField()
    category = BlankAsNullField()
    subject = BlankAsNullField()
    place = BlankAsNullField()
    scope = BlankAsNullField()
    event_time = BlankAsNullField()
    value = BlankAsNullField(help_text="TIMEX3 value of a date claim")
    mod = BlankAsNullField()
    event = BlankAsNullField()
    attribution = AttributionSerializer(source="attributions", many=True)
    topic = serializers.IntegerField(source="topic_id", allow_null=True)
    topic_label = serializers.CharField(source="topic.label", default=None, allow_null=True)
    origin = BlankAsNullField(help_text="Claims of one topic with the same origin count once")
    origin_reason = ReasonField()

    class Meta:
        model = Claim
        fields = (
            "id", "kind", "quote", "start", "end", "sentence", "number", "min", "max", "modifier", "noun", "category",
            "subject", "place", "scope", "modality", "hedged", "superseded", "event_time", "value", "mod", "event",
            "attribution", "origin", "origin_reason", "topic", "topic_label", "article", "version", "extractor",
        )  # fmt: skip


class PairSerializer(serializers.ModelSerializer[Pair]):
    """Two compared claims, flagged or not."""

    a = serializers.IntegerField(source="a_id")
    b = serializers.IntegerField(source="b_id")
    level = BlankAsNullField()
    reasons = serializers.ListField(child=ReasonField())

    class Meta:
        model = Pair
        fields = ("a", "b", "relation", "level", "reasons")


class TopicSerializer(serializers.ModelSerializer[Topic]):
    category = BlankAsNullField()
    story = serializers.CharField(source="story.label")
    story_id = serializers.IntegerField(read_only=True)
    min = AmountField("lower", source="amount", allow_null=True)
    max = AmountField("upper", source="amount", allow_null=True)
    claim_count = serializers.IntegerField(read_only=True)
    origin_count = serializers.IntegerField(read_only=True)
    disagreement_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Topic
        fields = (
            "id", "label", "kind", "category", "story", "story_id", "min", "max", "claim_count", "origin_count",
            "disagreement_count",
        )  # fmt: skip


class OriginRangeSerializer(serializers.Serializer[Any]):
    """What one origin says: from its lowest to its highest figure; null where it names no bound."""

    origin = serializers.CharField()
    min = PlainField(source="minimum")
    max = PlainField(source="maximum")
    values = serializers.ListField(child=serializers.CharField(), help_text="TIMEX3 values of date claims")
    claims = serializers.ListField(child=serializers.IntegerField())


class GradeSerializer(serializers.Serializer[Any]):
    """How well the figures are supported, why, and each origin's range beside the others; never an average."""

    grade = serializers.ChoiceField(choices=choices_of(Grade))
    reason = RecordedReasonField()
    origins = OriginRangeSerializer(source="ranges", many=True)


class TopicDetailSerializer(serializers.ModelSerializer[Topic]):
    """A topic with its claims and every compared pair: also why something was not flagged."""

    category = BlankAsNullField()
    story = serializers.CharField(source="story.label")
    story_id = serializers.IntegerField(read_only=True)
    min = AmountField("lower", source="amount", allow_null=True)
    max = AmountField("upper", source="amount", allow_null=True)
    claims = ClaimSerializer(many=True)
    pairs = PairSerializer(many=True)
    disagreements = serializers.PrimaryKeyRelatedField(many=True, read_only=True)  # type: ignore[var-annotated]
    grade = serializers.SerializerMethodField()

    class Meta:
        model = Topic
        fields = (
            "id",
            "label",
            "kind",
            "category",
            "story",
            "story_id",
            "min",
            "max",
            "claims",
            "pairs",
            "disagreements",
            "grade",
        )

    @extend_schema_field(GradeSerializer(allow_null=True))
    def get_grade(self, topic: Topic) -> Any:
        graded = grading.grade_of(topic)
        return GradeSerializer(graded).data if graded else None


class ComparedPairSerializer(serializers.Serializer[Any]):
    """Two claims compared with what was known on a day."""

    a = serializers.IntegerField()
    b = serializers.IntegerField()
    relation = serializers.ChoiceField(choices=choices_of(Relation))
    level = serializers.CharField(allow_null=True)
    reasons = serializers.ListField(child=RecordedReasonField())


class FoundGroupSerializer(serializers.Serializer[Any]):
    min = PlainField(source="minimum")
    max = PlainField(source="maximum")
    value = serializers.CharField(allow_null=True)
    origins = serializers.ListField(child=serializers.CharField())
    claims = serializers.ListField(child=serializers.IntegerField())


class FoundSerializer(serializers.Serializer[Any]):
    """A disagreement as it stood on a day; ``id`` is the stored one of its kind, ``state`` that of its review then."""

    id = serializers.IntegerField(source="row.pk", default=None, allow_null=True)
    kind = serializers.CharField(source="finding.kind")
    level = serializers.CharField(source="finding.level", allow_null=True)
    severity = serializers.FloatField(source="finding.severity")
    severity_parts = serializers.DictField(source="finding.severity_parts", child=serializers.FloatField())
    chance = serializers.FloatField(source="finding.chance")
    certainty = CertaintyField(source="finding.chance")
    state = serializers.CharField()
    reasons = serializers.ListField(source="finding.reasons", child=RecordedReasonField())
    groups = FoundGroupSerializer(source="finding.groups", many=True)


class TopicOnDaySerializer(serializers.Serializer[Any]):
    """A topic as known at the end of a day: the keys of the topic, with whole findings instead of references."""

    id = serializers.IntegerField(source="topic.pk")
    label = serializers.CharField(source="topic.label")  # type: ignore[assignment]
    kind = serializers.CharField(source="topic.kind")
    category = BlankAsNullField(source="topic.category")
    story = serializers.CharField(source="topic.story.label")
    story_id = serializers.IntegerField(source="topic.story_id")
    as_of = serializers.DateField(source="day")
    min = PlainField(source="minimum")
    max = PlainField(source="maximum")
    claims = ClaimSerializer(many=True)
    pairs = ComparedPairSerializer(many=True)
    findings = FoundSerializer(many=True)
    grade = GradeSerializer(source="graded", allow_null=True)


class GroupSerializer(serializers.ModelSerializer[DisagreementGroup]):
    """Claims that can hold together."""

    min = AmountField("lower", source="amount", allow_null=True)
    max = AmountField("upper", source="amount", allow_null=True)
    value = BlankAsNullField()
    claims = ClaimSerializer(many=True)

    class Meta:
        model = DisagreementGroup
        fields = ("min", "max", "value", "origins", "claims")


class ReviewSerializer(serializers.ModelSerializer[ReviewEvent]):
    """One move of a review; ``by`` is null when new evidence reopened it."""

    by = serializers.CharField(source="by.username", default=None, allow_null=True)

    class Meta:
        model = ReviewEvent
        fields = ("id", "action", "from_state", "to_state", "note", "claim", "by", "at")


class DisagreementSerializer(serializers.ModelSerializer[Disagreement]):
    topic = serializers.IntegerField(source="topic_id")
    topic_label = serializers.CharField(source="topic.label")
    category = BlankAsNullField(source="topic.category")
    level = BlankAsNullField()
    severity_parts = serializers.DictField(child=serializers.FloatField())
    chance = serializers.FloatField(
        allow_null=True,
        help_text="That the surest pair is rightly flagged; 1 where rules alone decided, null where it is not known",
    )
    certainty = CertaintyField(source="chance", allow_null=True)
    reasons = serializers.ListField(child=ReasonField())
    groups = GroupSerializer(many=True)

    class Meta:
        model = Disagreement
        fields = (
            "id", "topic", "topic_label", "category", "kind", "level", "severity", "severity_parts", "chance",
            "certainty", "state", "reasons", "groups", "found_at", "changed_at", "gone_at",
        )  # fmt: skip


class DisagreementDetailSerializer(DisagreementSerializer):
    reviews = ReviewSerializer(many=True)

    class Meta(DisagreementSerializer.Meta):
        fields = (*DisagreementSerializer.Meta.fields, "reviews")  # type: ignore[assignment]


class ReviewMoveSerializer(serializers.Serializer[Any]):
    """A move to make. ``seen`` is the state the client saw last; if it has changed since, the move is refused."""

    action = serializers.ChoiceField(choices=ReviewEvent.Action.choices)
    note = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=True)
    seen = serializers.CharField(required=False, allow_null=True, default=None)
    claim = serializers.PrimaryKeyRelatedField(
        queryset=Claim.objects.all(),
        required=False,
        allow_null=True,
        default=None,
        help_text="What a note is about",
    )


class ActorSerializer(serializers.ModelSerializer[Actor]):
    aliases = serializers.SlugRelatedField(many=True, read_only=True, slug_field="name")  # type: ignore[var-annotated]
    country = BlankAsNullField()
    wikidata = BlankAsNullField()

    class Meta:
        model = Actor
        fields = ("id", "name", "kind", "country", "wikidata", "aliases")


class IngestItemSerializer(serializers.ModelSerializer[IngestItem]):
    reference = serializers.SerializerMethodField()
    message = BlankAsNullField(source="reason")

    def get_reference(self, item: IngestItem) -> str:
        return place_for(self.context["request"].user, item.reference)

    class Meta:
        model = IngestItem
        fields = ("reference", "outcome", "code", "message", "version")


class IngestRunSerializer(serializers.ModelSerializer[IngestRun]):
    items = IngestItemSerializer(many=True)
    by = serializers.SerializerMethodField(help_text="Null for visitors who are not logged in as editors")
    arguments = serializers.SerializerMethodField()

    def get_by(self, run: IngestRun) -> str | None:
        return run.by if run.by and may_see_places(self.context["request"].user) else None

    def get_arguments(self, run: IngestRun) -> list[str]:
        return [place_for(self.context["request"].user, argument) for argument in run.arguments]

    class Meta:
        model = IngestRun
        fields = ("id", "started_at", "finished_at", "by", "arguments", "items")


class ChangeSerializer(serializers.Serializer[Any]):
    """One change of a claim or disagreement: when, by whom, and each column before and after."""

    at = serializers.DateTimeField()
    what = serializers.CharField()
    row = serializers.CharField()
    by = serializers.CharField(allow_null=True)
    columns = serializers.DictField(source="fields", child=serializers.ListField())


class QualitySerializer(serializers.ModelSerializer[EvaluationRun]):
    """The last evaluation on one set of annotated articles; ``extractor`` is the version that claims carry too."""

    counts = serializers.DictField(child=serializers.IntegerField())
    figures = serializers.DictField(
        child=serializers.FloatField(allow_null=True), help_text="Measure → share in [0, 1], or a count"
    )

    class Meta:
        model = EvaluationRun
        fields = ("gold", "at", "extractor", "counts", "figures")


class CurationSerializer(serializers.ModelSerializer[CurationEvent]):
    """One move of an editor on a topic, with what it changed; ``undoes`` is the event that an undo took back."""

    topic = serializers.IntegerField(source="topic_id")
    by = serializers.CharField(source="by.username")

    class Meta:
        model = CurationEvent
        fields = ("id", "topic", "action", "before", "after", "undoes", "by", "at")


class CurationMoveSerializer(serializers.Serializer[Any]):
    """A move to make on a topic. Each action takes its own fields:

    rename: ``label`` ("" lets comparison name the topic) · move: ``claim``, ``to`` (a topic, null: none) · release:
    ``claim`` · split: ``claims``, ``label`` · merge: ``topics`` (absorbed by this one) · undo: ``event``.
    """

    FIELDS = {
        "rename": {"label"},
        "move": {"claim", "to"},
        "release": {"claim"},
        "split": {"claims"},
        "merge": {"topics"},
        "undo": {"event"},
    }

    action = serializers.ChoiceField(choices=[(move, move) for move in FIELDS])
    label = serializers.CharField(required=False, allow_blank=True, max_length=LABEL_CHARACTERS)  # type: ignore[assignment]
    claim = serializers.PrimaryKeyRelatedField(queryset=Claim.objects.standing(), required=False)
    to = serializers.PrimaryKeyRelatedField(queryset=Topic.objects.all(), required=False, allow_null=True)
    claims = serializers.PrimaryKeyRelatedField(queryset=Claim.objects.all(), many=True, required=False)
    topics = serializers.PrimaryKeyRelatedField(queryset=Topic.objects.all(), many=True, required=False)
    event = serializers.PrimaryKeyRelatedField(queryset=CurationEvent.objects.all(), required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if missing := sorted(self.FIELDS[attrs["action"]] - attrs.keys()):
            raise serializers.ValidationError({name: [_("This field is required.")] for name in missing})
        return attrs
