"""Who changed what, and from what to what: a claim's or disagreement's past, read from the database's own event rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from pghistory.models import Events

from claims.models import Attribution, Claim, Disagreement

# Bookkeeping that says nothing to a reader.
SILENT = frozenset({"changed_at", "updated_at", "created_at"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row. ``what`` is insert, update or delete; ``fields`` maps a column to (before, after).
    ``by`` is the person's name, or the step of the pipeline ("extraction", "comparison"), or None when unknown."""

    at: datetime
    what: str
    row: str
    by: str | None
    fields: dict[str, tuple[Any, Any]]


def changes_of(row: Claim | Disagreement) -> list[Change]:
    """Every change, oldest first; those of a claim's attribution chain included. Changes of nothing a reader sees are
    left out."""
    events = list(Events.objects.tracks(row).order_by("pgh_created_at", "pgh_slug"))
    if isinstance(row, Claim):
        events += Events.objects.tracks(*Attribution.objects.filter(claim=row)).order_by(
            "pgh_created_at", "pgh_slug"
        )
        events.sort(key=lambda event: event.pgh_created_at)
    names = _names({(event.pgh_context or {}).get("user") for event in events})
    changes = []
    for event in events:
        fields = {
            name: (before, after)
            for name, (before, after) in (event.pgh_diff or {}).items()
            if name not in SILENT
        }
        if event.pgh_label == "update" and not fields:
            continue
        context = event.pgh_context or {}
        by = names.get(str(context.get("user"))) or context.get("step")
        changes.append(Change(event.pgh_created_at, event.pgh_label, event.pgh_obj_model, by, fields))
    return changes


def _names(ids: set[Any]) -> dict[str, str]:
    people = get_user_model()._default_manager.filter(pk__in=[key for key in ids if key is not None])
    return {str(person.pk): person.get_full_name() or person.get_username() for person in people}
