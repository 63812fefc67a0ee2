"""What editors decide about topics and actors, beside reviews. Each move is one function: permission, change, comparison
anew. The rows' own history keeps who did it and what stood before.
"""

from typing import Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from claims import disagreements, locks
from claims.models import Actor, ActorAlias, Attribution, Claim, Topic
from claims.permissions import may_curate

LABEL_CHARACTERS = 300


class CurationError(Exception):
    """A move that cannot be made; ``str(error)`` is a sentence for the person."""


def rename_topic(topic: Topic, label: str, *, by: Any) -> None:
    """Give a topic an editor's label, which comparison leaves alone; an empty one lets comparison name it again."""
    _permit(by)
    label = " ".join(label.split())
    if len(label) > LABEL_CHARACTERS:
        raise CurationError(_("The label is longer than %(limit)d characters.") % {"limit": LABEL_CHARACTERS})
    with pghistory.context(user=by.pk), transaction.atomic():
        locks.hold(locks.STORY, topic.story_id)  # before the row, as comparison does
        topic.label_pinned = bool(label)
        topic.label = label or topic.label
        topic.save(update_fields=["label", "label_pinned", "updated_at"])
        if not label:
            disagreements.compare(topic.story_id)


def move_claim(claim: Claim, topic: Topic | None, *, by: Any) -> None:
    """Put a claim into another topic of its story, or (None) out of all topics. Comparison leaves it there and compares it
    with the topic's other claims."""
    _permit(by)
    story = getattr(claim.version.article, "story_article", None)
    if topic is not None and (story is None or story.story_id != topic.story_id):
        raise CurationError(_("The topic belongs to another story."))
    if topic is not None and topic.kind != claim.kind:
        raise CurationError(_("Dates and figures cannot stand in one topic."))
    _place(claim, topic, True, by)


def release_claim(claim: Claim, *, by: Any) -> None:
    """Let comparison decide again which topic a claim belongs to."""
    _permit(by)
    _place(claim, claim.topic, False, by)


def merge_actors(kept: Actor, others: list[Actor], *, by: Any) -> None:
    """Make several actors one: their names become aliases of ``kept`` and what is attributed to them moves there."""
    _permit(by)
    absorbed = [actor for actor in others if actor.pk != kept.pk]
    with pghistory.context(user=by.pk), transaction.atomic():
        for actor in absorbed:
            actor.aliases.update(actor=kept)
            Attribution.objects.filter(actor=actor).update(actor=kept)
            actor.delete()
            ActorAlias.objects.get_or_create(name=actor.name, defaults={"actor": kept})


def _place(claim: Claim, topic: Topic | None, pinned: bool, by: Any) -> None:
    story = getattr(claim.version.article, "story_article", None)
    with pghistory.context(user=by.pk), transaction.atomic():
        if story:
            locks.hold(locks.STORY, story.story_id)  # before the row, as comparison does
        claim.topic, claim.topic_pinned = topic, pinned
        claim.save(update_fields=["topic", "topic_pinned"])
        if story:
            disagreements.compare(story.story_id)


def _permit(by: Any) -> None:
    if not may_curate(by):
        raise CurationError(_("Only editors can change topics and actors."))
