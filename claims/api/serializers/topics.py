"""What clients get of topics: claims, compared pairs, how well the figures are supported."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims import grading
from claims.api.fields import AmountField, BlankAsNullField, PlainField, ReasonField, RecordedReasonField
from claims.api.serializers.claims import ClaimSerializer
from claims.models import Pair, Topic
from claims.models.choices import choices_of
from claims.terms import Grade


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
