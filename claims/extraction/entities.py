"""Named entities of a trained pipeline as hints: who may speak, where something happened. Without one there are none.

The surface rules know titles, roles, media and countries; an entity recogniser knows names that carry none of these signs
("Brandwerk teilt mit", "bei Oberried"). It fills gaps and corrects guesses, never what a lexicon says.
"""

from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc

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
