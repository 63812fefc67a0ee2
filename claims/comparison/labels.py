"""A readable German label for a topic: "Tote: Russland (Wyssokyj Jar)", "Datum: Untergang"."""

from collections import Counter
from collections.abc import Iterable, Sequence

from claims.comparison import lexicon
from claims.comparison.frames import Frame
from claims.comparison.match import event_concepts, figure_concepts
from claims.terms import Kind


def label(frames: Sequence[Frame]) -> str:
    """The label of the topic that these claims form."""
    names = {row["concept"]: row["label"] for row in lexicon.read("concepts")}
    if frames[0].claim.kind is Kind.DATE:
        event = _most(c for f in frames for c in f.concepts & event_concepts())
        said = _most(f.claim.event for f in frames if f.claim.event)
        return f"Datum: {said or names.get(event or '', 'Ereignis')}"
    category = _most(f.claim.category for f in frames if f.claim.category) or "other"
    rows = {row["category"]: row["label"] for row in lexicon.read("families")}
    head = rows.get(category, "Zahl")
    if not frames[0].people:
        concept = _most(c for f in frames for c in f.concepts & figure_concepts())
        noun = _most(f.claim.noun for f in frames if f.claim.noun)
        head = (
            " ".join(filter(None, (names.get(concept or ""), f"in {noun}" if concept and noun else noun)))
            or head
        )
    subject = _most(f.claim.subject for f in frames if f.claim.subject)
    place = _most(f.claim.place for f in frames if f.claim.place)
    text = f"{head}: {subject}" if subject else head
    return f"{text} ({place})" if place and place != subject else text


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
