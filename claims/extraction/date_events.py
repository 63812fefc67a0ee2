"""The event that a date belongs to, in a few words of the sentence."""

from spacy.tokens import Doc


def event_of(doc: Doc, start: int, end: int) -> str | None:
    return None
