"""Stories, topics and compared pairs: what comparison found."""

from django.contrib.postgres.fields import DecimalRangeField
from django.db import models
from django.db.models import F, Q

from claims.models.choices import choices_of, one_of
from claims.querysets import TopicQuerySet
from claims.story_querysets import StoryArticleQuerySet, StoryQuerySet
from claims.terms import Kind, Level, Relation
from sources.models import Article


class Story(models.Model):
    """Articles about the same events. ``key`` stays over recomputation.

    The numbers of articles and outlets and the days of the first and last publication are those of the last comparison
    (``claims.storing``): the list of stories is sorted by them.
    """

    key = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=300, blank=True, default="")
    article_count = models.PositiveIntegerField(default=0, editable=False)
    outlet_count = models.PositiveIntegerField(default=0, editable=False)
    first_day = models.DateField(null=True, editable=False)
    last_day = models.DateField(null=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ("-updated_at",)
        verbose_name_plural = "stories"
        indexes = [
            # The list of stories: what was told last comes first; emptied ones, kept for their reviews, are not shown.
            models.Index(
                F("last_day").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(article_count__gt=0),
                name="story_newest",
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.key


class StoryArticle(models.Model):
    """An article tells at most one story. ``pinned``: an editor put it there, out of the story ``taken_from`` when that
    still exists; the machine leaves it there and does not join the two stories again."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="members")
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="story_article")
    reason = models.JSONField(default=dict, blank=True)
    pinned = models.BooleanField(default=False)
    taken_from = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="taken_out"
    )

    objects = StoryArticleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.story}: {self.article}"


class CommonTerm(models.Model):
    """An index term that more articles hold than one story has (``claims.candidates``): it is no longer looked up."""

    term = models.TextField(primary_key=True)

    def __str__(self) -> str:
        return self.term


class Topic(models.Model):
    """The question several claims answer. ``label`` is German; an editor's label stays. ``amount`` spans the figures.

    The counts (standing claims, their distinct origins, standing disagreements) are those of the last comparison of the
    story (``claims.storing``): counting a million claims for one page of topics would take seconds.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="topics")
    key = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=300)
    label_pinned = models.BooleanField(default=False)
    kind = models.CharField(max_length=8, choices=choices_of(Kind))
    category = models.CharField(max_length=40, blank=True, default="")
    amount = DecimalRangeField(null=True, blank=True)
    claim_count = models.PositiveIntegerField(default=0, editable=False)
    origin_count = models.PositiveIntegerField(default=0, editable=False)
    disagreement_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("label",)
        permissions = [("curate_topic", "Can rename topics and move claims between them")]
        constraints = [one_of("kind", Kind, "topic_kind")]
        indexes = [
            # The topic list: what is contested most and told most comes first; emptied topics are not shown.
            models.Index(
                F("disagreement_count").desc(),
                F("claim_count").desc(),
                "label",
                "id",
                condition=Q(claim_count__gt=0),
                name="topic_ranking",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Pair(models.Model):
    """Two compared claims of one topic, flagged or not, with the reasons as data."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="pairs")
    a = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="pairs_as_a")
    b = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="pairs_as_b")
    relation = models.CharField(max_length=20, choices=choices_of(Relation))
    level = models.CharField(max_length=7, choices=choices_of(Level), blank=True, default="")
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ("topic", "id")
        constraints = [
            models.UniqueConstraint(fields=("a", "b"), name="pair_once"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="pair_of_two"),
            one_of("relation", Relation, "pair_relation"),
            one_of("level", Level, "pair_level", or_empty=True),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} {self.relation} {self.b_id}"
