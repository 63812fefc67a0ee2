"""What clients get of the system's own work: what was ingested, changed, measured."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import BlankAsNullField
from claims.models import EvaluationRun
from claims.permissions import may_see_places, place_for
from sources.models import IngestItem, IngestRun


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
