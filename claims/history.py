"""Who changed what, and from what to what: the past of a claim or disagreement, read from the rows that the database's
own triggers wrote at every change, bulk writes and plain SQL included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model

from claims.models import Claim, Disagreement

# Bookkeeping that says nothing to a reader.
SILENT = frozenset({"id", "created_at", "found_at", "changed_at"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row. ``what`` is insert, update or delete, ``row`` the model ("claim", "attribution",
    "disagreement"); ``fields`` maps a column to (before, after) and is filled for updates. ``row_values`` is the row
    after an insert or update, before a delete. ``by`` is the person's name, or the step of the pipeline ("extraction",
    "comparison"), or None when unknown."""

    at: datetime
    what: str
    row: str
    by: str | None
    fields: dict[str, tuple[Any, Any]]
    row_values: dict[str, Any]


def changes_of(row: Claim | Disagreement) -> list[Change]:
    """Every change, oldest first; of a claim also those of its attribution chain. Three queries."""
    name = row._meta.model_name or ""
    events = [(name, event) for event in _events(name, pgh_obj_id=row.pk)]
    if isinstance(row, Claim):
        events += [("attribution", event) for event in _events("attribution", claim_id=row.pk)]
        events.sort(key=lambda entry: entry[1].pgh_created_at)
    people = _people(event.pgh_context for _name, event in events)
    before: dict[tuple[str, int], dict[str, Any]] = {}
    changes = []
    for name, event in events:
        values = _values(event)
        former = before.get((name, event.pgh_obj_id), {})
        fields = {}
        if event.pgh_label == "update":
            fields = {
                key: (former.get(key), value) for key, value in values.items() if former.get(key) != value
            }
        before[name, event.pgh_obj_id] = values
        if event.pgh_label != "update" or fields:
            by = _by(event.pgh_context, people)
            changes.append(Change(event.pgh_created_at, event.pgh_label, name, by, fields, values))
    return changes


def _events(model: str, **which: int) -> list[Any]:
    events = apps.get_model("claims", f"{model}event")._default_manager
    return list(events.filter(**which).select_related("pgh_context").order_by("pgh_id"))


def _values(event: Any) -> dict[str, Any]:
    names = (field.attname for field in event._meta.concrete_fields)
    return {
        name: getattr(event, name) for name in names if not name.startswith("pgh_") and name not in SILENT
    }


def _people(contexts: Iterable[Any]) -> dict[str, str]:
    """User id, as contexts hold it → name."""
    ids = {context.metadata["user"] for context in contexts if context and context.metadata.get("user")}
    found = get_user_model()._default_manager.filter(pk__in=ids) if ids else []
    return {str(person.pk): person.get_full_name() or person.get_username() for person in found}


def _by(context: Any, people: dict[str, str]) -> str | None:
    if not context:
        return None
    return people.get(str(context.metadata.get("user"))) or context.metadata.get("step")
