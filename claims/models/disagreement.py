"""The findings: groups of claims on one topic whose values cannot all hold."""

import pghistory
from django.contrib.postgres.fields import ArrayField, DecimalRangeField
from django.db import models
from django.db.models import Q

from claims.models.choices import choices_of, one_of
from claims.models.claim import Claim
from claims.models.topic import Topic
from claims.querysets import DisagreementQuerySet
from claims.terms import DisagreementKind, Level, ReviewState


@pghistory.track()
class Disagreement(models.Model):
    """One finding. ``state`` is the state after the last review event (written by ``claims.review`` alone).

    ``fingerprint`` stands for the groups' values: when it changes after a judgement, new evidence reopens the review.
    ``chance`` is that of the surest pair, 1 where rules alone decided; null on findings that were stored without one.
    ``gone_at`` is set when the finding no longer holds (a correction, a re-extraction); it comes back by being unset.
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="disagreements")
    kind = models.CharField(max_length=20, choices=choices_of(DisagreementKind))
    level = models.CharField(max_length=7, choices=choices_of(Level), blank=True, default="")
    severity = models.FloatField()
    severity_parts = models.JSONField(default=dict)
    chance = models.FloatField(null=True, blank=True)
    reasons = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=choices_of(ReviewState), default=ReviewState.OPEN)
    found_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        ordering = ("-severity", "-id")
        permissions = [("review_disagreement", "Can judge disagreements and write notes")]
        constraints = [
            models.UniqueConstraint(fields=("topic", "kind"), name="disagreement_once_per_topic_and_kind"),
            one_of("kind", DisagreementKind, "disagreement_kind"),
            one_of("level", Level, "disagreement_level", or_empty=True),
            one_of("state", ReviewState, "disagreement_state"),
            models.CheckConstraint(
                condition=Q(severity__gte=0, severity__lte=1), name="disagreement_severity"
            ),
            models.CheckConstraint(condition=Q(chance__gte=0, chance__lte=1), name="disagreement_chance"),
        ]
        indexes = [
            # The first screen: what holds now, worst first.
            models.Index(
                fields=("-severity", "-id"), condition=Q(gone_at__isnull=True), name="disagreement_ranking"
            ),
            # Which topics, and stories, still wait for an editor: few rows, whatever was judged or went.
            models.Index(
                fields=("topic",),
                condition=Q(gone_at__isnull=True, state__in=("open", "in_review")),
                name="disagreement_to_do",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.kind}"


class DisagreementGroup(models.Model):
    """Claims that can hold together, and the distinct origins behind them."""

    disagreement = models.ForeignKey(Disagreement, on_delete=models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField()
    amount = DecimalRangeField(null=True, blank=True)
    value = models.CharField(max_length=60, blank=True, default="")
    origins = ArrayField(models.TextField(), default=list)
    claims = models.ManyToManyField(Claim, related_name="disagreement_groups")

    class Meta:
        ordering = ("disagreement", "position")
        constraints = [models.UniqueConstraint(fields=("disagreement", "position"), name="group_position")]

    def __str__(self) -> str:
        return f"{self.disagreement} #{self.position}"
