"""Named reads of claims and disagreements, one per page, endpoint or stage that needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from claims.models import Claim, Disagreement, Topic  # noqa: F401


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> ClaimQuerySet:
        """Claims that extraction still finds, in the current version of their article."""
        return self.filter(withdrawn_at__isnull=True, version__current=True)


class TopicQuerySet(models.QuerySet["Topic"]):
    pass


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def standing(self) -> DisagreementQuerySet:
        """Findings that hold now."""
        return self.filter(gone_at__isnull=True)
