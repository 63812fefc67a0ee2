"""What rules found out about a Doc and ask for again, kept with the Doc while the pipeline reads it."""

from typing import Any

from spacy.tokens import Doc

_KEPT = "gegenlese_memory"


def memory(doc: Doc, topic: str) -> dict[Any, Any]:
    """What is known under the topic so far; who asks first fills it."""
    found: dict[Any, Any] = doc.user_data.setdefault(_KEPT, {}).setdefault(topic, {})
    return found


def text_of(doc: Doc) -> str:
    """``doc.text``, which spaCy puts together from all tokens whenever it is asked."""
    known: dict[str, str] = memory(doc, "text")
    if (text := known.get("whole")) is None:
        text = known["whole"] = doc.text
    return text


def forget(doc: Doc) -> None:
    """Drops everything, when the Doc is done."""
    doc.user_data.pop(_KEPT, None)
