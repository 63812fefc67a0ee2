"""Vocabularies of ``claims.terms`` as Django choices and database checks."""

from enum import StrEnum

from django.db import models


def choices_of(vocabulary: type[StrEnum]) -> list[tuple[str, str]]:
    """(value, value) pairs; pages translate values through ``claims.web``'s labels."""
    return [(term.value, term.value) for term in vocabulary]


def one_of(
    field: str, vocabulary: type[StrEnum], name: str, *, or_empty: bool = False
) -> models.CheckConstraint:
    """The database's own check that ``field`` holds a term of ``vocabulary``."""
    values = [term.value for term in vocabulary] + ([""] if or_empty else [])
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)
