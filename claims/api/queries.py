"""The query strings of the lists, validated. What a filter means is written in ``claims.querysets``."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from claims.extraction.categories import CATEGORIES
from claims.models import Claim
from claims.models.choices import choices_of
from claims.terms import Certainty, DisagreementKind, Kind, Level, Modality, ReviewState, Scope

LARGEST_PAGE = 1000


class ListQuery(serializers.Serializer[Any]):
    """What every list takes. Unknown parameters are an error: a misspelt filter must not look like an unfiltered list."""

    OTHERS = frozenset({"cursor", "format"})
    RANGES: tuple[tuple[str, str], ...] = ()

    page_size = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST_PAGE)
    count = serializers.BooleanField(required=False, help_text="1 adds the number of all results as `count`")

    @classmethod
    def counts(cls, given: Any) -> bool:
        """Whether a query string asks for the number of all results."""
        return str(given.get("count", "")) in serializers.BooleanField.TRUE_VALUES

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = sorted(set(self.initial_data) - set(self.fields) - self.OTHERS)
        if unknown:
            raise serializers.ValidationError({name: [_("Unknown parameter.")] for name in unknown})
        for low, high in self.RANGES:
            if low in attrs and high in attrs and attrs[low] > attrs[high]:
                raise serializers.ValidationError({high: [_("This lies below the other end of the range.")]})
        return attrs


class CategoryField(serializers.CharField):
    """A category of the lexicon, or one that claims carry already."""

    default_error_messages = {"unknown": gettext_lazy("There is no category “%(category)s”.")}

    def to_internal_value(self, data: Any) -> str:
        category = super().to_internal_value(data)
        if category not in CATEGORIES and not Claim.objects.filter(category=category).exists():
            raise serializers.ValidationError(
                self.error_messages["unknown"] % {"category": category}, code="unknown"
            )
        return category


class TopicQuery(ListQuery):
    text = serializers.CharField(
        required=False, help_text="Part of the label, or German full-text search in the claims"
    )
    kind = serializers.ChoiceField(choices=choices_of(Kind), required=False)
    category = CategoryField(required=False)
    story = serializers.IntegerField(required=False)


class StoryQuery(ListQuery):
    RANGES = (("published_from", "published_to"),)

    text = serializers.CharField(
        required=False, help_text="Part of the label, or German full-text search in the articles"
    )
    contested = serializers.BooleanField(
        required=False, help_text="1 leaves stories with disagreements that wait for an editor"
    )
    published_from = serializers.DateField(required=False, help_text="Told on this day or later")
    published_to = serializers.DateField(required=False)


class ArticleQuery(ListQuery):
    q = serializers.CharField(required=False, help_text="German full-text search in title and text")
    outlet = serializers.CharField(required=False, help_text="Id or name")


class ActorQuery(ListQuery):
    name = serializers.CharField(required=False, help_text="Part of the name or of an alias")


class DayQuery(ListQuery):
    """A list that can be asked for what was known at the end of a day."""

    as_of = serializers.DateField(
        required=False,
        help_text="As known at the end of this day: articles published by then, in the version that stood then",
    )


class ClaimQuery(DayQuery):
    RANGES = (
        ("published_from", "published_to"),
        ("period_from", "period_to"),
        ("amount_from", "amount_to"),
    )

    text = serializers.CharField(
        required=False, help_text='German full-text search: words, "phrases", OR, minus'
    )
    kind = serializers.ChoiceField(choices=choices_of(Kind), required=False)
    category = CategoryField(required=False)
    scope = serializers.ChoiceField(choices=choices_of(Scope), required=False)
    modality = serializers.ChoiceField(choices=choices_of(Modality), required=False)
    outlet = serializers.CharField(required=False, help_text="Id or name")
    origin = serializers.CharField(
        required=False, help_text="Origin, or part of a name in the attribution chain"
    )
    place = serializers.CharField(required=False)
    topic = serializers.IntegerField(required=False)
    story = serializers.IntegerField(required=False)
    published_from = serializers.DateField(required=False)
    published_to = serializers.DateField(required=False)
    period_from = serializers.DateField(required=False, help_text="Claims about this day or later")
    period_to = serializers.DateField(required=False)
    amount_from = serializers.DecimalField(
        max_digits=None,
        decimal_places=None,
        required=False,
        help_text="Claims that state a value, or a bound, from here on",
    )
    amount_to = serializers.DecimalField(max_digits=None, decimal_places=None, required=False)
    amount_open = serializers.BooleanField(
        required=False,
        help_text="1 also finds claims whose open side leaves room for the range: “at least 3” for a million",
    )


class DisagreementQuery(DayQuery):
    """With ``as_of``: stored findings that did not end before the day and of which at least two sides were known then, each
    cut to the claims known then. A topic's own ``as_of`` compares anew and is exact."""

    text = serializers.CharField(required=False)
    kind = serializers.ChoiceField(choices=choices_of(DisagreementKind), required=False)
    level = serializers.ChoiceField(choices=choices_of(Level), required=False)
    category = CategoryField(required=False)
    state = serializers.MultipleChoiceField(choices=choices_of(ReviewState), required=False)
    story = serializers.IntegerField(required=False)
    severity_from = serializers.FloatField(required=False, min_value=0, max_value=1)
    certainty = serializers.ChoiceField(
        choices=choices_of(Certainty),
        required=False,
        help_text="This level or a surer one: `sure`, `likely` (sure ones included), `uncertain` (every finding whose chance is known)",
    )
