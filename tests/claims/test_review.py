"""Editorial moves: who may, when, and what stays on record."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from claims import review
from claims.models import Claim, Disagreement, DisagreementGroup, ReviewEvent, Story, Topic
from claims.recording import record
from tests.claims.builders import analyst, article_version, editor, extraction, quantity

pytestmark = pytest.mark.django_db


@pytest.fixture
def disagreement() -> Disagreement:
    topic = Topic.objects.create(
        story=Story.objects.create(key="s"), key="t", label="Soldaten in Kursk", kind="quantity"
    )
    return Disagreement.objects.create(topic=topic, kind="contradict", severity=0.5, fingerprint="f")


@pytest.fixture
def erika() -> Any:
    return editor()


def claim_of(disagreement: Disagreement) -> Claim:
    text = "Es kamen 4.000 Soldaten."
    version = article_version(text)
    record(version, extraction(quantity(text, "4.000 Soldaten", "4.000", 4000)), "x")
    claim = version.claims.get()
    DisagreementGroup.objects.create(disagreement=disagreement, position=0).claims.add(claim)
    return claim


def state(disagreement: Disagreement) -> str:
    return Disagreement.objects.get(pk=disagreement.pk).state


@pytest.mark.parametrize(
    ("move", "after"),
    [
        (review.start, "in_review"),
        (review.confirm, "confirmed"),
        (review.explain, "explained"),
        (review.dismiss, "dismissed"),
        (review.annotate, "open"),
    ],
)
def test_each_move_leads_to_its_state_and_leaves_an_event(
    move: Any, after: str, disagreement: Disagreement, erika: Any
) -> None:
    event = move(disagreement, by=erika, note=" Zwei Zählweisen. ")

    assert state(disagreement) == after
    assert (event.from_state, event.to_state, event.note) == ("open", after, "Zwei Zählweisen.")
    assert (event.by, event.disagreement.state) == (erika, after)


@pytest.mark.parametrize("before", ["confirmed", "explained", "dismissed", "in_review"])
def test_a_judgement_can_be_reopened(before: str, disagreement: Disagreement, erika: Any) -> None:
    Disagreement.objects.filter(pk=disagreement.pk).update(state=before)
    review.reopen(disagreement, by=erika)
    assert state(disagreement) == "open"


@pytest.mark.parametrize(
    ("move", "before"),
    [
        (review.start, "in_review"),
        (review.start, "confirmed"),
        (review.confirm, "dismissed"),
        (review.explain, "explained"),
        (review.dismiss, "confirmed"),
        (review.reopen, "open"),
    ],
)
def test_a_move_from_the_wrong_state_is_refused(
    move: Any, before: str, disagreement: Disagreement, erika: Any
) -> None:
    Disagreement.objects.filter(pk=disagreement.pk).update(state=before)
    with pytest.raises(review.NotPossible):
        move(disagreement, by=erika, note="x")
    assert state(disagreement) == before
    assert not ReviewEvent.objects.exists()


@pytest.mark.parametrize("move", [review.explain, review.dismiss, review.annotate])
def test_a_judgement_without_a_reason_is_refused(move: Any, disagreement: Disagreement, erika: Any) -> None:
    with pytest.raises(review.NoteMissing):
        move(disagreement, by=erika, note="  \n")
    assert state(disagreement) == "open"


@pytest.mark.parametrize(
    "move",
    [
        review.start,
        review.confirm,
        review.explain,
        review.dismiss,
        review.annotate,
        review.reopen,
        review.undo,
    ],
)
def test_only_editors_judge(move: Any, disagreement: Disagreement) -> None:
    for person in (analyst(), AnonymousUser()):
        with pytest.raises(review.NotPermitted):
            move(disagreement, by=person, note="x")
    assert not ReviewEvent.objects.exists()


def test_a_former_editor_whose_account_is_closed_cannot_judge(disagreement: Disagreement, erika: Any) -> None:
    erika.is_active = False
    with pytest.raises(review.NotPermitted):
        review.confirm(disagreement, by=erika)


def test_who_looked_at_an_old_state_is_told_so(disagreement: Disagreement, erika: Any) -> None:
    review.start(disagreement, by=editor("emil"), seen="open")
    with pytest.raises(review.StateChanged):
        review.dismiss(disagreement, by=erika, note="x", seen="open")
    assert state(disagreement) == "in_review"


def test_undo_brings_back_the_state_before_and_keeps_both_events(
    disagreement: Disagreement, erika: Any
) -> None:
    review.start(disagreement, by=erika)
    review.confirm(disagreement, by=erika)
    review.annotate(disagreement, by=erika, note="Nachtrag")

    review.undo(disagreement, by=erika)
    assert state(disagreement) == "in_review"
    review.undo(disagreement, by=erika)
    assert state(disagreement) == "open"
    with pytest.raises(review.NotPossible):
        review.undo(disagreement, by=erika)

    actions = list(disagreement.reviews.values_list("action", flat=True))
    assert actions == ["start", "confirm", "annotate", "undo", "undo"]


def test_nobody_undoes_the_move_of_somebody_else(disagreement: Disagreement, erika: Any) -> None:
    review.confirm(disagreement, by=editor("emil"))
    with pytest.raises(review.NotPermitted):
        review.undo(disagreement, by=erika)
    assert state(disagreement) == "confirmed"


def test_new_evidence_reopens_a_judgement_and_cannot_be_undone(
    disagreement: Disagreement, erika: Any
) -> None:
    assert review.reopen_for_new_evidence(disagreement, "4.000 → 5.000") is None
    review.dismiss(disagreement, by=erika, note="Tippfehler")

    event = review.reopen_for_new_evidence(disagreement, "4.000 → 5.000")

    assert event is not None
    assert (event.by, event.note, state(disagreement)) == (None, "4.000 → 5.000", "open")
    assert "undo" not in review.possible_moves(disagreement, erika)
    with pytest.raises(review.NotPossible):
        review.undo(disagreement, by=erika)


def test_a_note_can_be_about_a_claim_of_the_disagreement_only(disagreement: Disagreement, erika: Any) -> None:
    claim = claim_of(disagreement)
    assert review.annotate(disagreement, by=erika, note="Zitat geprüft", claim=claim).claim == claim

    DisagreementGroup.objects.all().delete()
    with pytest.raises(review.NoteUnfit):
        review.annotate(disagreement, by=erika, note="Zitat geprüft", claim=claim)


def test_a_note_longer_than_the_limit_is_refused(disagreement: Disagreement, erika: Any) -> None:
    with pytest.raises(review.NoteUnfit):
        review.annotate(disagreement, by=erika, note="x" * (review.NOTE_CHARACTERS + 1))


@pytest.mark.parametrize(
    "tampering",
    [lambda: ReviewEvent.objects.update(note="anders"), lambda: ReviewEvent.objects.all().delete()],
    ids=["update", "delete"],
)
def test_the_database_itself_keeps_events_as_they_are(
    tampering: Any, disagreement: Disagreement, erika: Any
) -> None:
    review.annotate(disagreement, by=erika, note="so")
    with pytest.raises(DatabaseError), transaction.atomic():
        tampering()
    assert ReviewEvent.objects.get().note == "so"


def test_possible_moves_follow_state_and_person(disagreement: Disagreement, erika: Any) -> None:
    assert review.possible_moves(disagreement, analyst()) == []
    assert review.possible_moves(disagreement, erika) == [
        "start",
        "confirm",
        "explain",
        "dismiss",
        "annotate",
    ]
    event = review.dismiss(disagreement, by=erika, note="x")
    assert review.possible_moves(event.disagreement, erika) == ["annotate", "reopen", "undo"]
    assert review.possible_moves(event.disagreement, editor("emil")) == ["annotate", "reopen"]


@pytest.mark.parametrize(
    ("action", "after"), [("start", "in_review"), ("dismiss", "dismissed"), ("annotate", "open")]
)
def test_a_move_can_be_made_by_its_name(
    action: str, after: str, disagreement: Disagreement, erika: Any
) -> None:
    event = review.make(disagreement, action=action, by=erika, note="x", seen="open")
    assert (event.action, state(disagreement)) == (action, after)


def test_a_named_undo_takes_back_the_move_and_a_note_needs_no_fresh_state(
    disagreement: Disagreement, erika: Any
) -> None:
    review.make(disagreement, action="confirm", by=erika)
    review.make(disagreement, action="annotate", by=erika, note="x", seen="open")
    review.make(disagreement, action="undo", by=erika, seen="confirmed")
    assert state(disagreement) == "open"
