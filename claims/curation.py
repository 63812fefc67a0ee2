"""What editors decide about topics and actors, beside reviews. Each move on a topic is one function: permission, change,
comparison anew and event in one transaction; it returns the event, which ``undo`` takes back. What they decide about stories
stands in ``claims.placing``.

Comparison and extraction leave alone what an editor placed or named.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from claims import disagreements
from claims.models import Actor, ActorAlias, Attribution, Claim, CurationEvent, Topic
from claims.permissions import may_curate

LABEL_CHARACTERS = 300

Action = CurationEvent.Action

# Claim id → (topic or None, whether an editor put it there).
Places = Mapping[int, tuple[int | None, bool]]


class CurationError(Exception):
    """A move that cannot be made; ``str(error)`` is a sentence for the person, ``code`` is for programs."""

    code = "invalid"


class NotPermitted(CurationError):
    code = "not_permitted"


class NotPossible(CurationError):
    """The topic or claim is not where the move needs it, or somebody else changed it since."""

    code = "not_possible"


def rename_topic(topic: Topic, label: str, *, by: Any) -> CurationEvent:
    """Give a topic an editor's label, which comparison leaves alone; an empty one lets comparison name it again."""
    label = " ".join(label.split())
    if len(label) > LABEL_CHARACTERS:
        raise CurationError(_("The label is longer than %(limit)d characters.") % {"limit": LABEL_CHARACTERS})
    with _held(topic.story_id, by):
        return _rename(topic, label or None, Action.RENAME, by)


def move_claim(claim: Claim, topic: Topic | None, *, by: Any) -> CurationEvent:
    """Put a claim into another topic of its story, or (None) out of all topics. Comparison leaves it there and compares it
    with the topic's other claims."""
    if topic is not None:
        if _story_of(claim) != topic.story_id:
            raise CurationError(_("The topic belongs to another story."))
        if topic.kind != claim.kind:
            raise CurationError(_("Dates and figures cannot stand in one topic."))
    return _place_one(Action.MOVE, claim, topic.pk if topic else None, True, by)


def release_claim(claim: Claim, *, by: Any) -> CurationEvent:
    """Let comparison decide again which topic a claim belongs to."""
    return _place_one(Action.RELEASE, claim, claim.topic_id, False, by)


def split_claims(topic: Topic, claims: Sequence[Claim], *, by: Any, label: str = "") -> CurationEvent:
    """Put some claims of a topic into a new one, which ``label`` names (or comparison, when it is empty). The event's topic
    is the new one."""
    label = " ".join(label.split())[:LABEL_CHARACTERS]
    chosen = {claim.pk for claim in claims}
    with _held(topic.story_id, by):
        standing = set(topic.claims.standing().values_list("pk", flat=True))
        if not chosen or not chosen < standing:
            raise NotPossible(_("Please choose some of the topic's claims, not all of them."))
        new = Topic.objects.create(
            story_id=topic.story_id,
            key=uuid4().hex,
            kind=topic.kind,
            label=label or topic.label,
            label_pinned=bool(label),
        )
        return _place(Action.SPLIT, new.story_id, new.pk, dict.fromkeys(chosen, (new.pk, True)), by)


def merge_topics(kept: Topic, others: Sequence[Topic], *, by: Any) -> CurationEvent:
    """Put the claims of other topics of the story into ``kept``. What comparison finds to belong to them later comes
    along."""
    absorbed = {topic.pk for topic in others} - {kept.pk}
    if any(topic.story_id != kept.story_id for topic in others):
        raise CurationError(_("The topic belongs to another story."))
    if any(topic.kind != kept.kind for topic in others):
        raise CurationError(_("Dates and figures cannot stand in one topic."))
    with _held(kept.story_id, by):
        claims = Claim.objects.standing().filter(topic__in=absorbed).values_list("pk", flat=True)
        places = dict.fromkeys(claims, (kept.pk, True))
        if not places:
            raise NotPossible(_("Please choose another topic that holds claims."))
        return _place(Action.MERGE, kept.story_id, kept.pk, places, by)


def undo(event: CurationEvent, *, by: Any) -> CurationEvent:
    """Take back one's own move when nothing was changed on top of it. Claims return to where they stood; where that topic
    is gone, comparison places them."""
    undoable_by(event, by)
    if event.story_id is not None:  # a move of articles: claims.placing
        raise NotPossible(_("There is no move to undo."))
    story = _story_of_event(event)
    with _held(story, by):
        once(event)
        if "label" in event.after:
            return _undo_rename(event, by)
        after, before = _stored(event.after), _stored(event.before)
        if _places(after) != after:
            raise NotPossible(_("The claims were moved again in the meantime."))
        known = set(Topic.objects.filter(story=story).values_list("pk", flat=True))
        places = {
            claim: (home, pinned) if home in known or home is None else (None, False)
            for claim, (home, pinned) in before.items()
        }
        return _place(Action.UNDO, story, event.topic_id, places, by, undoes=event)


def merge_actors(kept: Actor, others: list[Actor], *, by: Any) -> None:
    """Make several actors one: their names become aliases of ``kept`` and what is attributed to them moves there."""
    permit(by)
    absorbed = [actor for actor in others if actor.pk != kept.pk]
    with pghistory.context(user=by.pk), transaction.atomic():
        for actor in absorbed:
            actor.aliases.update(actor=kept)
            Attribution.objects.filter(actor=actor).update(actor=kept)
            actor.delete()
            ActorAlias.objects.get_or_create(name=actor.name, defaults={"actor": kept})


@contextmanager
def _held(story: int, by: Any) -> Iterator[None]:
    """One transaction by a person who may curate; nobody else compares or curates the story meanwhile."""
    permit(by)
    with pghistory.context(user=by.pk), transaction.atomic():
        disagreements.hold(story)
        yield


def _rename(
    topic: Topic, label: str | None, action: Action, by: Any, undoes: CurationEvent | None = None
) -> CurationEvent:
    """Pin this label, or (None) let comparison name the topic."""
    topic.refresh_from_db()
    before = {"label": topic.label, "label_pinned": topic.label_pinned}
    topic.label, topic.label_pinned = label or topic.label, label is not None
    topic.save(update_fields=["label", "label_pinned", "updated_at"])
    if label is None:
        disagreements.compare(topic.story_id)
        topic.refresh_from_db()
    after = {"label": topic.label, "label_pinned": topic.label_pinned}
    return CurationEvent.objects.create(
        topic=topic, action=action, before=before, after=after, by=by, undoes=undoes
    )


def _undo_rename(event: CurationEvent, by: Any) -> CurationEvent:
    topic = Topic.objects.get(pk=event.topic_id or 0)
    named = topic.label if topic.label_pinned else None
    if named != (event.after["label"] if event.after["label_pinned"] else None):
        raise NotPossible(_("The topic was named again in the meantime."))
    former = event.before["label"] if event.before["label_pinned"] else None
    return _rename(topic, former, Action.UNDO, by, undoes=event)


def _story_of_event(event: CurationEvent) -> int:
    if topic := Topic.objects.filter(pk=event.topic_id or 0).first():
        return topic.story_id
    claim = Claim.objects.filter(pk__in=event.after.get("claims", ())).first()
    if claim is None:
        raise NotPossible(_("The topic no longer exists."))
    return _story_of(claim)


def _stored(state: Any) -> dict[int, tuple[int | None, bool]]:
    """Places as they come back from JSON."""
    return {int(claim): (home, pinned) for claim, (home, pinned) in state["claims"].items()}


def _place_one(action: Action, claim: Claim, topic: int | None, pinned: bool, by: Any) -> CurationEvent:
    permit(by)
    story = _story_of(claim)
    with _held(story, by):
        former, _pinned = _places([claim.pk])[claim.pk]
        about = topic or former  # taken out of a topic: the event is about that one
        if topic is not None and not Topic.objects.filter(pk=topic, story=story).exists():
            raise NotPossible(_("The topic no longer exists."))
        event = _place(action, story, about, {claim.pk: (topic, pinned)}, by)
    claim.refresh_from_db(fields=["topic", "topic_pinned"])
    return event


def _place(
    action: Action,
    story: int,
    topic: int | None,
    places: Places,
    by: Any,
    undoes: CurationEvent | None = None,
) -> CurationEvent:
    """Put claims of one story where ``places`` says, compare anew and keep the event."""
    before = _places(places)
    for place in set(places.values()):
        claims = [claim for claim, wanted in places.items() if wanted == place]
        Claim.objects.filter(pk__in=claims).update(topic=place[0], topic_pinned=place[1])
    disagreements.compare(story)
    return CurationEvent.objects.create(
        topic_id=topic,
        action=action,
        before={"claims": before},
        after={"claims": _places(places)},
        by=by,
        undoes=undoes,
    )


def _places(claims: Any) -> dict[int, tuple[int | None, bool]]:
    rows = Claim.objects.filter(pk__in=list(claims)).order_by("pk")
    return {pk: (topic, pinned) for pk, topic, pinned in rows.values_list("pk", "topic", "topic_pinned")}


def _story_of(claim: Claim) -> int:
    """The story that the claim's article tells, or whose topic holds it. Raises NotPossible."""
    if membership := getattr(claim.version.article, "story_article", None):
        return int(membership.story_id)
    if claim.topic:
        return claim.topic.story_id
    raise NotPossible(_("The claim's article tells no story yet."))


def permit(by: Any) -> None:
    """Raises NotPermitted for persons who may not curate."""
    if not may_curate(by):
        raise NotPermitted(_("Only editors can change events, topics and actors."))


def undoable_by(event: CurationEvent, by: Any) -> None:
    """Raises NotPermitted or NotPossible unless the event is a move of this person, who may curate."""
    permit(by)
    if event.by_id != by.pk:
        raise NotPermitted(_("Only the person who made a move can undo it."))
    if event.action == Action.UNDO:
        raise NotPossible(_("There is no move to undo."))


def once(event: CurationEvent) -> None:
    """Raises NotPossible when the event was undone already."""
    if CurationEvent.objects.filter(undoes=event).exists():
        raise NotPossible(_("There is no move to undo."))
