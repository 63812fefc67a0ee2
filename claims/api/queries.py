"""The query strings of the lists, validated. What a filter means is written in ``claims.querysets``."""

from typing import Any

from rest_framework import serializers

from claims.models.choices import choices_of
from claims.terms import DisagreementKind, Kind, Level, Modality, ReviewState, Scope


class ListQuery(serializers.Serializer[Any]):
    """Unknown parameters are an error: a misspelt filter must not look like an unfiltered list."""

    PAGING = frozenset({"cursor", "page_size", "format"})

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = sorted(set(self.initial_data) - set(self.fields) - self.PAGING)
        if unknown:
            raise serializers.ValidationError({name: ["unknown parameter"] for name in unknown})
        return attrs


class DayQuery(ListQuery):
    """A list that can be asked for what was known at the end of a day."""

    as_of = serializers.DateField(
        required=False,
        help_text="As known at the end of this day: articles published by then, in the version that stood then",
    )


class ClaimQuery(DayQuery):
    text = serializers.CharField(
        required=False, help_text='German full-text search: words, "phrases", OR, minus'
    )
    kind = serializers.ChoiceField(choices=choices_of(Kind), required=False)
    category = serializers.CharField(required=False)
    scope = serializers.ChoiceField(choices=choices_of(Scope), required=False)
    modality = serializers.ChoiceField(choices=choices_of(Modality), required=False)
    outlet = serializers.CharField(required=False, help_text="Id or name")
    origin = serializers.CharField(
        required=False, help_text="Origin, or part of a name in the attribution chain"
    )
    place = serializers.CharField(required=False)
    published_from = serializers.DateField(required=False)
    published_to = serializers.DateField(required=False)
    period_from = serializers.DateField(required=False, help_text="Claims about this day or later")
    period_to = serializers.DateField(required=False)
    amount_from = serializers.DecimalField(
        max_digits=None,
        decimal_places=None,
        required=False,
        help_text="Claims that leave room for at least this value",
    )
    amount_to = serializers.DecimalField(max_digits=None, decimal_places=None, required=False)


class DisagreementQuery(DayQuery):
    """With ``as_of``: stored findings that did not end before the day and of which at least two sides were known then, each
    cut to the claims known then. A topic's own ``as_of`` compares anew and is exact."""

    text = serializers.CharField(required=False)
    kind = serializers.ChoiceField(choices=choices_of(DisagreementKind), required=False)
    level = serializers.ChoiceField(choices=choices_of(Level), required=False)
    category = serializers.CharField(required=False)
    state = serializers.MultipleChoiceField(choices=choices_of(ReviewState), required=False)
    severity_from = serializers.FloatField(required=False, min_value=0, max_value=1)
