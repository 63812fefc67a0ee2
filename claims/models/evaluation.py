"""Runs of ``manage.py evaluate``: how good which state of the extraction was."""

from django.db import models

from claims.querysets import EvaluationRunQuerySet


class EvaluationRun(models.Model):
    """The figures of one gold set. ``figures`` maps a measure ("quantity.f1", "story.contradict.recall") to a share in
    [0, 1] or a count; ``counts`` holds the annotated, found and met claims behind them."""

    at = models.DateTimeField(auto_now_add=True)
    extractor = models.CharField(max_length=100, help_text="Version of the extraction")
    gold = models.CharField(max_length=100, help_text="Name of the gold set")
    counts = models.JSONField()
    figures = models.JSONField()

    objects = EvaluationRunQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=("gold", "-at"), name="evaluation_latest")]

    def __str__(self) -> str:
        return f"{self.gold} {self.at:%Y-%m-%d}"
