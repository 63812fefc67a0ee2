"""What rules found out about a Doc and ask for again, kept with the Doc while the pipeline reads it."""

from typing import Any

from spacy.tokens import Doc

_KEPT = "gegenlese_memory"


def memory(doc: Doc, topic: str) -> dict[Any, Any]:
    """What is known under the topic so far; who asks first fills it."""
    found: dict[Any, Any] = doc.user_data.setdefault(_KEPT, {}).setdefault(topic, {})
    return found


def forget(doc: Doc) -> None:
    """Drops everything, when the Doc is done."""
    doc.user_data.pop(_KEPT, None)
