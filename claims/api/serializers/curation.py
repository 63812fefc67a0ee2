"""What clients get of editors' moves on topics, and the moves that they send."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from claims.curation import LABEL_CHARACTERS
from claims.models import Claim, CurationEvent, Topic


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
