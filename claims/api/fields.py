"""How ranges, figures and reasons stand in JSON."""

from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims import reasons
from claims.amounts import plain
from claims.comparison.certainty import certainty_of
from claims.terms import Certainty


class BoundField(serializers.Field):
    """One end of a range column as a number; null where the range is open. ``end`` is "lower" or "upper"."""

    def __init__(self, end: str, **kwargs: Any) -> None:
        self.end = end
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> int | float | None:
        return plain(getattr(value, self.end))


@extend_schema_field({"type": ["number", "null"]})
class AmountField(BoundField):
    """A bound of an amount."""


@extend_schema_field(
    {"type": "integer", "description": "Character offset into the text of the article version"}
)
class OffsetField(BoundField):
    """A bound of a span of text."""

    def to_representation(self, value: Any) -> int | float | None:
        return int(getattr(value, self.end))


class BlankAsNullField(serializers.CharField):
    """Text that is stored as "" when there is none, and null in JSON."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return value or None


@extend_schema_field(
    {
        "type": "object",
        "properties": {"code": {"type": "string"}, "values": {"type": "object"}, "text": {"type": "string"}},
        "description": "Why: a code, the values that were used, and the sentence in the language of the request",
    }
)
class ReasonField(serializers.Field):
    """A stored reason with its sentence in the language of the request; null when there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        if not value:
            return None
        return {
            "code": value["code"],
            "values": value.get("values", {}),
            "text": reasons.text(value, get_language() or "de"),
        }


class RecordedReasonField(ReasonField):
    """A reason as comparison gives it, not yet stored."""

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(reasons.stored(value))


@extend_schema_field({"type": ["number", "null"]})
class PlainField(serializers.Field):
    """An amount as a number; whole where it is whole."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> int | float | None:
        return plain(value)


@extend_schema_field(
    {
        "type": ["string", "null"],
        "enum": [*(level.value for level in Certainty), None],
        "description": "The level of `chance`: sure, likely, uncertain; null where it is not known",
    }
)
class CertaintyField(serializers.Field):
    """The level of a chance; null where that is not known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str | None:
        return certainty_of(value)
