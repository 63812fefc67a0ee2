"""What clients get of claims and of the actors behind them."""

from rest_framework import serializers

from claims.api.fields import AmountField, BlankAsNullField, OffsetField, ReasonField
from claims.api.serializers.articles import ArticleReferenceSerializer
from claims.models import Actor, Attribution, Claim


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


class ActorSerializer(serializers.ModelSerializer[Actor]):
    aliases = serializers.SlugRelatedField(many=True, read_only=True, slug_field="name")  # type: ignore[var-annotated]
    country = BlankAsNullField()
    wikidata = BlankAsNullField()

    class Meta:
        model = Actor
        fields = ("id", "name", "kind", "country", "wikidata", "aliases")
