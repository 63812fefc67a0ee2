"""What clients get of disagreements and their reviews, and the moves of a review that they send."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import AmountField, BlankAsNullField, CertaintyField, ReasonField
from claims.api.serializers.claims import ClaimSerializer
from claims.models import Claim, Disagreement, DisagreementGroup, ReviewEvent


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
