"""Claims and who is said to have made them."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    DateRangeField,
    DecimalRangeField,
    IntegerRangeField,
    RangeOperators,
)
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, GreaterThan

from claims.models.actor import Actor
from claims.models.choices import choices_of, one_of
from claims.models.topic import Topic
from claims.querysets import ClaimQuerySet
from claims.terms import Kind, Modality, Modifier, Scope
from sources.models import ArticleVersion


def _bound(function: str) -> Func:
    """The upper (exclusive) or lower (inclusive) end of ``span``, as SQL."""
    return Func(F("span"), function=function, output_field=IntegerField())


@pghistory.track(exclude=["search"])
class Claim(models.Model):
    """One number phrase or time expression in one article version.

    ``span``, ``number_span`` and ``sentence_span`` are character offsets [start, end) into the version's text.
    ``amount`` is the interval the wording leaves open (unbounded where nothing is said). ``event_time`` is the
    TIMEX3-style value, ``period`` the days it covers. A claim that re-extraction no longer finds is withdrawn, not
    deleted: reviews and pairs keep pointing at it.
    """

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=8, choices=choices_of(Kind))
    span = IntegerRangeField()
    quote = models.TextField()
    number_span = IntegerRangeField(null=True, blank=True)
    number = models.TextField(blank=True, default="")
    sentence_span = IntegerRangeField()
    sentence = models.TextField()
    amount = DecimalRangeField(null=True, blank=True)
    modifier = models.CharField(max_length=9, choices=choices_of(Modifier), blank=True, default="")
    noun = models.CharField(max_length=300, blank=True, default="")
    category = models.CharField(max_length=40, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    place = models.CharField(max_length=300, blank=True, default="")
    scope = models.CharField(max_length=10, choices=choices_of(Scope), blank=True, default="")
    modality = models.CharField(max_length=8, choices=choices_of(Modality), default=Modality.ASSERTED)
    hedged = models.BooleanField(default=False)
    superseded = models.BooleanField(default=False)
    event_time = models.CharField(max_length=60, blank=True, default="")
    value = models.CharField(max_length=60, blank=True, default="")
    mod = models.CharField(max_length=20, blank=True, default="")
    event = models.CharField(max_length=300, blank=True, default="")
    period = DateRangeField(null=True, blank=True)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims")
    topic_pinned = models.BooleanField(
        default=False, help_text="Placed by an editor; comparison leaves it there"
    )
    origin = models.CharField(max_length=300, blank=True, default="")
    origin_reason = models.JSONField(default=dict, blank=True)
    extractor = models.CharField(max_length=100, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("quote", "noun", "subject", "place", weight="A", config="german")
        + SearchVector("sentence", weight="B", config="german"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("version", "span")
        constraints = [
            # Checked at commit: a re-extraction may move neighbouring claims at once.
            models.UniqueConstraint(
                fields=("version", "kind", "span"),
                name="claim_place_in_text",
                deferrable=models.Deferrable.DEFERRED,
            ),
            one_of("kind", Kind, "claim_kind"),
            one_of("modifier", Modifier, "claim_modifier", or_empty=True),
            one_of("scope", Scope, "claim_scope", or_empty=True),
            one_of("modality", Modality, "claim_modality"),
            models.CheckConstraint(
                condition=Q(kind="date", value__gt="")
                | Q(kind="quantity", amount__isnull=False, modifier__gt=""),
                name="claim_has_a_value",
            ),
            # The quote is the text between the offsets, so it is exactly as long as they say; never empty.
            models.CheckConstraint(
                condition=Q(GreaterThan(Length("quote"), 0))
                & Q(Exact(Length("quote"), _bound("UPPER") - _bound("LOWER"))),
                name="claim_quote_fits_span",
            ),
            # One numeral makes one claim: two readings of the same digits cannot both stand.
            ExclusionConstraint(
                name="claim_one_per_numeral",
                expressions=[
                    ("version", RangeOperators.EQUAL),
                    ("number_span", RangeOperators.OVERLAPS),
                ],
                condition=Q(kind="quantity", withdrawn_at__isnull=True),
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            GinIndex(fields=("search",), name="claim_search"),
            # "Every claim of at least 5.000" and "claims about June": containment and overlap of ranges.
            GistIndex(fields=("amount",), name="claim_amount"),
            GistIndex(fields=("period",), name="claim_period"),
            # The filters of the claim list.
            models.Index(
                fields=("category", "-id"), name="claim_category", condition=Q(withdrawn_at__isnull=True)
            ),
            models.Index(fields=("origin",), name="claim_origin"),
            # How many claims stand: counted from this index and ``version_current`` alone, without reading the rows.
            models.Index(fields=("version",), condition=Q(withdrawn_at__isnull=True), name="claim_standing"),
        ]

    def __str__(self) -> str:
        return self.quote


@pghistory.track()
class Attribution(models.Model):
    """One link of a claim's attribution chain; position 0 is nearest to the outlet, the last is the origin."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="attributions")
    position = models.PositiveSmallIntegerField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="attributions")
    name = models.CharField(max_length=300, help_text="As named in the text, in base form")
    mention_span = IntegerRangeField(null=True, blank=True)
    cue_span = IntegerRangeField(null=True, blank=True)
    cue = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("claim", "position")
        constraints = [models.UniqueConstraint(fields=("claim", "position"), name="attribution_position")]

    def __str__(self) -> str:
        return self.name
