"""Named entities of a trained pipeline as hints: who may speak, where something happened. Without one there are none.

The surface rules know titles, roles, media and countries; an entity recogniser knows names that carry none of these signs
("Brandwerk teilt mit", "bei Oberried"). It fills gaps and corrects guesses, never what a lexicon says.
"""

from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc

from claims.extraction.place_names import PlaceName
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


# Labels of German pipelines: PER, LOC, ORG (WikiNER, GermEval, UNER); the others come from OntoNotes-like sets.
KINDS = {
    "PER": EntityKind.PERSON,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
}
PREPOSITIONS = word_class("locative_preposition")
# "an der schwer getroffenen Talsperre": how many words may stand between the preposition and the name.
LONGEST_GAP = 3


class Entity(NamedTuple):
    """``start`` and ``end`` are token indices, end exclusive."""

    start: int
    end: int
    kind: EntityKind


def entities(doc: Doc) -> tuple[Entity, ...]:
    """The persons, organisations and places among ``doc.ents``, in running order."""
    return tuple(Entity(e.start, e.end, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS)


def kind_by_entity(doc: Doc, run: tuple[int, int], guess: ActorKind) -> ActorKind:
    """The kind of the party named by the tokens ``run``, of which the surface rules know no more than ``guess``: a person or
    organisation where they know nothing, and no person where the entity says otherwise."""
    labels = {doc[index].ent_type_ for index in range(*run)}
    found = KINDS.get(labels.pop()) if len(labels) == 1 else None
    if found is None or guess not in (ActorKind.UNKNOWN, ActorKind.PERSON):
        return guess
    if found is EntityKind.PLACE:
        return ActorKind.UNKNOWN
    return ActorKind.PERSON if found is EntityKind.PERSON else ActorKind.ORGANISATION


def places_with_entities(doc: Doc, found: list[PlaceName]) -> list[PlaceName]:
    """The names ``found`` by surface rules and the place entities that stand behind a preposition of place, in running order,
    none inside another. Entities are weak: they give way to other names and do not tell where the article's event was."""
    taken = {offset for name in found for offset in range(name.start, name.end)}
    added = []
    for entity in entities(doc):
        span = doc[entity.start : entity.end]
        if (
            entity.kind is EntityKind.PLACE
            and _behind_preposition(doc, entity.start)
            and taken.isdisjoint(range(span.start_char, span.end_char))
        ):
            added.append(PlaceName(span.start_char, span.end_char, span.text, weak=True))
    return sorted([*found, *added], key=lambda name: name.start) if added else found


def _behind_preposition(doc: Doc, start: int) -> bool:
    """Whether only small words stand between a preposition of place and the token."""
    for index in range(start - 1, max(-1, start - 2 - LONGEST_GAP), -1):
        if doc[index].lower_ in PREPOSITIONS:
            return True
        if not doc[index].text.islower():
            return False
    return False
