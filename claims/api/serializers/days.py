"""What clients get of a topic as it was known on a day."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import BlankAsNullField, CertaintyField, PlainField, RecordedReasonField
from claims.api.serializers.claims import ClaimSerializer
from claims.api.serializers.topics import GradeSerializer
from claims.models.choices import choices_of
from claims.terms import Relation


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
