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

    def with_source(self) -> ClaimQuerySet:
        """What a page shows beside a claim: outlet, article, topic and chain; the long texts stay in the database."""
        from claims.models import Attribution

        links = Attribution.objects.select_related("actor").order_by("position")
        return (
            self.select_related("version__article__outlet", "topic")
            .defer("search", "version__text", "version__search", "version__terms")
            .prefetch_related(models.Prefetch("attributions", links))
        )


class TopicQuerySet(models.QuerySet["Topic"]):
    pass


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def standing(self) -> DisagreementQuerySet:
        """Findings that hold now."""
        return self.filter(gone_at__isnull=True)

    def with_evidence(self) -> DisagreementQuerySet:
        """Topic, groups and their claims with source: four queries, however many disagreements."""
        from claims.models import Claim, DisagreementGroup

        groups = DisagreementGroup.objects.order_by("position")
        return self.select_related("topic").prefetch_related(
            models.Prefetch("groups", groups), models.Prefetch("groups__claims", Claim.objects.with_source())
        )
