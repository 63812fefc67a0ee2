"""Editors' judgements: append-only."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.choices import choices_of, one_of
from claims.models.claim import Claim
from claims.models.disagreement import Disagreement
from claims.terms import ReviewState


class ReviewEvent(models.Model):
    """One move of one person (``by`` is empty when new evidence reopened the review). Never changed, never deleted."""

    class Action(models.TextChoices):
        START = "start"
        CONFIRM = "confirm"
        EXPLAIN = "explain"
        DISMISS = "dismiss"
        ANNOTATE = "annotate"
        REOPEN = "reopen"
        UNDO = "undo"

    disagreement = models.ForeignKey(Disagreement, on_delete=models.PROTECT, related_name="reviews")
    action = models.CharField(max_length=8, choices=Action.choices)
    from_state = models.CharField(max_length=9, choices=choices_of(ReviewState))
    to_state = models.CharField(max_length=9, choices=choices_of(ReviewState))
    note = models.TextField(blank=True, default="")
    claim = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notes",
        help_text="What a note is about",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")
        constraints = [
            one_of("from_state", ReviewState, "event_from_state"),
            one_of("to_state", ReviewState, "event_to_state"),
            # A judgement needs a reason that the next reader can check.
            models.CheckConstraint(
                condition=~Q(action__in=["explain", "dismiss", "annotate"]) | ~Q(note=""),
                name="event_needs_a_note",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="review_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.action} ({self.at:%Y-%m-%d %H:%M})"
