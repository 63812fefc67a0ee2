"""Texts and where they came from. The text of a version is stored as it was read and never changed."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sources.querysets import (
    ArticleQuerySet,
    ArticleVersionQuerySet,
    IngestItemQuerySet,
    OutletQuerySet,
)

# A tsvector may not exceed 1 MB (PostgreSQL manual, 12.11 "Limitations"); this many characters of German stay below it.
SEARCHED_CHARACTERS = 200_000


class Outlet(models.Model):
    """A medium that publishes."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("Newspaper")
        TABLOID = "tabloid", _("Tabloid")
        AGENCY = "agency", _("News agency")
        BROADCASTER = "broadcaster", _("Broadcaster")
        ONLINE = "online", _("Online medium")
        OTHER = "other", _("Other")

    name = models.CharField(max_length=200, unique=True)
    domain = models.CharField(max_length=200, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="", help_text=_("ISO 3166-1 code"))
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Article(models.Model):
    """One published piece. ``published_on`` is its first possible day; ``published_precision`` says how much of it is
    known ("2025-07" is 2025-07-01 with precision month). ``external_id`` is the id in the file it came from."""

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"
        YEAR = "year"

    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    external_id = models.CharField(max_length=300)
    url = models.URLField(max_length=2000, blank=True, default="")
    title = models.CharField(max_length=1000, blank=True, default="")
    published_on = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = (F("published_on").desc(nulls_last=True), "-id")
        constraints = [
            # One article per id and outlet; articles without an outlet share one name space.
            models.UniqueConstraint(
                fields=("outlet", "external_id"), name="article_outlet_external_id", nulls_distinct=False
            ),
            models.UniqueConstraint(fields=("url",), condition=~Q(url=""), name="article_url"),
        ]
        indexes = [
            # The article list and the candidate window of comparison both run along the day of publication.
            models.Index(fields=("published_on",), name="article_published"),
        ]

    def __str__(self) -> str:
        return self.title or self.external_id

    @property
    def published(self) -> str | None:
        """ISO date with the known precision: 2025-07-02, 2025-07 or 2025; None when unknown."""
        if self.published_on is None:
            return None
        length = {self.Precision.DAY: 10, self.Precision.MONTH: 7, self.Precision.YEAR: 4}
        return self.published_on.isoformat()[: length[self.Precision(self.published_precision)]]


class ArticleVersion(models.Model):
    """The text of an article as seen at a time. Only the bookkeeping columns may change after insertion."""

    class Extraction(models.TextChoices):
        PENDING = "pending"
        DONE = "done"
        FAILED = "failed"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    title = models.CharField(max_length=1000, blank=True, default="")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100, default="text/plain")
    reference = models.CharField(max_length=2000, help_text=_("File or address it was read from"))
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    # Distinctive index terms, written by comparison, to find articles about the same event.
    terms = ArrayField(models.TextField(), default=list, blank=True)
    extraction = models.CharField(max_length=7, choices=Extraction.choices, default=Extraction.PENDING)
    extraction_error = models.TextField(blank=True, default="")
    extractor = models.CharField(
        max_length=100, blank=True, default="", help_text=_("Version of the extraction")
    )
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="german")
        + SearchVector(Left("text", SEARCHED_CHARACTERS), weight="B", config="german"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleVersionQuerySet.as_manager()

    class Meta:
        ordering = ("article", "number")
        constraints = [
            models.UniqueConstraint(fields=("article", "number"), name="version_number"),
            models.UniqueConstraint(
                fields=("article",), condition=Q(current=True), name="version_one_current"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="version_text_not_empty"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="version_sha256"),
            models.CheckConstraint(condition=Q(last_seen__gte=F("first_seen")), name="version_seen_order"),
        ]
        indexes = [
            GinIndex(fields=("search",), name="version_search"),
            # Candidates for "the same story" share distinctive terms. Each term is a scan of its own, which may not have to
            # read a list of pending entries first.
            GinIndex(fields=("terms",), name="version_terms", fastupdate=False),
            # Reprints are found by equal hash, and re-ingest is recognised by it.
            models.Index(fields=("sha256",), name="version_sha256_index"),
            # The work list of extraction: small, whatever the size of the archive.
            models.Index(fields=("id",), condition=Q(extraction="pending"), name="version_pending"),
            # Which versions stand, for counts of what they hold: the rows with their long texts are not read.
            models.Index(fields=("id", "article"), condition=Q(current=True), name="version_current"),
        ]
        triggers = [
            # Evidence is verbatim: offsets of claims point into this text for good.
            pgtrigger.ReadOnly(name="version_text_read_only", fields=["text", "sha256", "article", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"


class IngestRun(models.Model):
    """One call of ingest: what was asked for and what came of it."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=150, blank=True, default="")
    arguments = ArrayField(models.TextField(), default=list)

    class Meta:
        ordering = ("-started_at",)

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class IngestItem(models.Model):
    """One file, line or address of a run. What was refused keeps its reason."""

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        NEW_VERSION = "new_version", _("new version")
        UNCHANGED = "unchanged", _("unchanged")
        REFUSED = "refused", _("refused")

    run = models.ForeignKey(IngestRun, on_delete=models.CASCADE, related_name="items")
    reference = models.CharField(max_length=2000)
    outcome = models.CharField(max_length=11, choices=Outcome.choices)
    code = models.CharField(max_length=40, blank=True, default="")
    message = models.TextField(blank=True, default="")
    version = models.ForeignKey(ArticleVersion, null=True, blank=True, on_delete=models.SET_NULL)

    objects = IngestItemQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.reference}: {self.outcome}"

    @property
    def reason(self) -> str:
        """Why it was refused, in the language of the reader: ``message`` holds a German and an English line."""
        german, _separator, english = self.message.partition("\n")
        return german if (get_language() or "de").startswith("de") else english or german
