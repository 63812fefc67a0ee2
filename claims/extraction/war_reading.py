"""A figure of a war where it stands: its clause, the verbs of it, who tells it."""

from dataclasses import dataclass

from claims.extraction.drafts import Draft

LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
WEAPONS = frozenset({"equipment", "ammunition"})
# The categories of which it matters whose side is counted.
COUNTED = LOSSES | WEAPONS | {"troops"}


@dataclass(frozen=True, slots=True)
class Reading:
    """In sentence number ``at`` with text[start:end], in a clause text[left:right], told by ``speaker``."""

    draft: Draft
    at: int
    start: int
    end: int
    left: int
    right: int
    clause: str
    verbs: set[str]
    speaker: str | None
