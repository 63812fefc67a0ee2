"""The editorial moves on a disagreement. Each is one function: permission, change of state and event in one transaction.

Page, API and admin call these and nothing else writes ``Disagreement.state`` or ``ReviewEvent``. Every move takes the
person (``by``), most take a ``note``; ``seen`` is the state the person had on screen and guards against two editors who
judge at once. Each returns the ``ReviewEvent`` it wrote, with ``event.disagreement`` in its new state.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from claims.models import Claim, Disagreement, ReviewEvent
from claims.permissions import may_review
from claims.terms import ReviewState

Action = ReviewEvent.Action

JUDGED = frozenset({ReviewState.CONFIRMED, ReviewState.EXPLAINED, ReviewState.DISMISSED})
UNJUDGED = frozenset({ReviewState.OPEN, ReviewState.IN_REVIEW})

# move → (states it may start from, state it leads to; None keeps the state)
MOVES: dict[Action, tuple[frozenset[ReviewState], ReviewState | None]] = {
    Action.START: (frozenset({ReviewState.OPEN}), ReviewState.IN_REVIEW),
    Action.CONFIRM: (UNJUDGED, ReviewState.CONFIRMED),
    Action.EXPLAIN: (UNJUDGED, ReviewState.EXPLAINED),
    Action.DISMISS: (UNJUDGED, ReviewState.DISMISSED),
    Action.ANNOTATE: (frozenset(ReviewState), None),
    Action.REOPEN: (JUDGED | {ReviewState.IN_REVIEW}, ReviewState.OPEN),
}
NEEDS_NOTE = frozenset({Action.EXPLAIN, Action.DISMISS, Action.ANNOTATE})
NOTE_CHARACTERS = 10_000  # longer than any editor's note, short enough to show


class ReviewError(Exception):
    """A move that cannot be made. ``str(error)`` is a sentence for the person; ``code`` is for programs."""

    code = "invalid"


class NotPermitted(ReviewError):
    code = "not_permitted"


class NotPossible(ReviewError):
    """The state does not allow the move, or there is nothing to undo."""

    code = "not_possible"


class StateChanged(ReviewError):
    """Somebody else made a move since the person looked."""

    code = "state_changed"


class NoteMissing(ReviewError):
    code = "note_missing"


class NoteUnfit(ReviewError):
    """The note is too long, or is about a claim that the disagreement does not hold."""

    code = "note_unfit"


def start(disagreement: Disagreement, *, by: Any, note: str = "", seen: str | None = None) -> ReviewEvent:
    """Take an open disagreement in hand."""
    return _move(Action.START, disagreement, by, note, seen)


def confirm(disagreement: Disagreement, *, by: Any, note: str = "", seen: str | None = None) -> ReviewEvent:
    """The outlets do disagree."""
    return _move(Action.CONFIRM, disagreement, by, note, seen)


def explain(disagreement: Disagreement, *, by: Any, note: str, seen: str | None = None) -> ReviewEvent:
    """The figures differ for a reason that the note gives; nobody is wrong."""
    return _move(Action.EXPLAIN, disagreement, by, note, seen)


def dismiss(disagreement: Disagreement, *, by: Any, note: str, seen: str | None = None) -> ReviewEvent:
    """This is no disagreement (misread, not comparable); the note says why."""
    return _move(Action.DISMISS, disagreement, by, note, seen)


def annotate(
    disagreement: Disagreement, *, by: Any, note: str, claim: Claim | None = None, seen: str | None = None
) -> ReviewEvent:
    """Write a note, about one claim of the disagreement or about all of it. The state stays."""
    return _move(Action.ANNOTATE, disagreement, by, note, seen, claim)


def reopen(disagreement: Disagreement, *, by: Any, note: str = "", seen: str | None = None) -> ReviewEvent:
    """Judge again."""
    return _move(Action.REOPEN, disagreement, by, note, seen)


def undo(disagreement: Disagreement, *, by: Any, note: str = "", seen: str | None = None) -> ReviewEvent:
    """Take back one's own last move; the state before it returns, both events stay on record."""
    _permit(by)
    with transaction.atomic():
        locked = _lock(disagreement, seen)
        last = undoable(locked)
        if last is None:
            raise NotPossible(_("There is no move to undo."))
        if last.by_id != by.pk:
            raise NotPermitted(_("Only the person who made the last move can undo it; reopen instead."))
        return _record(locked, Action.UNDO, ReviewState(last.from_state), by, note)


def make(
    disagreement: Disagreement,
    *,
    action: str,
    by: Any,
    note: str = "",
    seen: str | None = None,
    claim: Claim | None = None,
) -> ReviewEvent:
    """The move that ``action`` names (a value of ``ReviewEvent.Action``), for callers that get it as data.

    A note does not depend on the state, so it is not refused when another editor moved in the meantime.
    """
    if action == Action.UNDO:
        return undo(disagreement, by=by, note=note, seen=seen)
    if action == Action.ANNOTATE:
        seen = None
    return _move(Action(action), disagreement, by, note, seen, claim)


def reopen_for_new_evidence(disagreement: Disagreement, change: str) -> ReviewEvent | None:
    """Called by comparison when the values of a judged disagreement changed; ``change`` says how. None if not judged."""
    with transaction.atomic():
        locked = _lock(disagreement, None)
        if locked.state not in JUDGED:
            return None
        return _record(locked, Action.REOPEN, ReviewState.OPEN, None, change[:NOTE_CHARACTERS])


def undoable(disagreement: Disagreement) -> ReviewEvent | None:
    """The last change of state that has not been taken back; None when there is none or new evidence came after it."""
    moves: list[ReviewEvent] = []
    for event in disagreement.reviews.order_by("id"):
        if event.action == Action.UNDO and moves:
            moves.pop()
        elif event.action != Action.ANNOTATE:
            moves.append(event)
    return moves[-1] if moves and moves[-1].by_id is not None else None


def possible_moves(disagreement: Disagreement, user: Any) -> list[str]:
    """The moves this person can make now, for buttons and API answers, in the order of ``MOVES``; undo comes last."""
    if not may_review(user):
        return []
    moves = [str(action) for action, (sources, _target) in MOVES.items() if disagreement.state in sources]
    last = undoable(disagreement)
    return [*moves, str(Action.UNDO)] if last and last.by_id == user.pk else moves


def _move(
    action: Action,
    disagreement: Disagreement,
    by: Any,
    note: str,
    seen: str | None,
    claim: Claim | None = None,
) -> ReviewEvent:
    _permit(by)
    note = note.strip()
    if action in NEEDS_NOTE and not note:
        raise NoteMissing(_("Please give a reason that the next reader can check."))
    sources, target = MOVES[action]
    with transaction.atomic():
        locked = _lock(disagreement, seen)
        if locked.state not in sources:
            raise NotPossible(
                _("This is not possible any more: the disagreement is “%(state)s”.")
                % {"state": _state_name(locked)}
            )
        if claim is not None and not locked.groups.filter(claims=claim).exists():
            raise NoteUnfit(_("The note is about a claim that does not belong to this disagreement."))
        return _record(locked, action, target or ReviewState(locked.state), by, note, claim)


def _permit(by: Any) -> None:
    if not may_review(by):
        raise NotPermitted(_("Only editors can judge disagreements."))


def _lock(disagreement: Disagreement, seen: str | None) -> Disagreement:
    """The row as it is now, locked until the end of the transaction."""
    locked = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
    if seen and locked.state != seen:
        raise StateChanged(
            _("Somebody else moved this disagreement to “%(state)s” in the meantime.")
            % {"state": _state_name(locked)}
        )
    return locked


def _state_name(disagreement: Disagreement) -> str:
    return pgettext("review state", disagreement.state.replace("_", " "))


def _record(
    disagreement: Disagreement,
    action: Action,
    target: ReviewState,
    by: Any,
    note: str,
    claim: Claim | None = None,
) -> ReviewEvent:
    note = note.strip()
    if len(note) > NOTE_CHARACTERS:
        raise NoteUnfit(_("The note is longer than %(limit)d characters.") % {"limit": NOTE_CHARACTERS})
    event = ReviewEvent.objects.create(
        disagreement=disagreement,
        action=action,
        from_state=disagreement.state,
        to_state=target,
        note=note,
        claim=claim,
        by=by,
    )
    # Saved for a note too: ``changed_at`` is what REST clients follow.
    disagreement.state = target
    disagreement.save(update_fields=["state", "changed_at"])
    return event
