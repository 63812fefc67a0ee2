"""What editors did to topics and stories: append-only."""

import pgtrigger
from django.conf import settings
from django.db import models

from claims.models.topic import Story, Topic


class CurationEvent(models.Model):
    """One move of one editor on a topic or a story. ``before`` and ``after`` hold what it changed: {"label", "label_pinned"} of
    the topic, {"claims": {id: [topic, pinned]}}, and of stories what ``claims.placing`` says. Never changed, never deleted;
    ``undoes`` names the event that an undo takes back.

    ``topic`` is empty where a claim was released that stood in none. ``story`` is where articles were put or released.
    Topics and stories come and go with what they hold, so the database does not insist that they still exist.
    """

    class Action(models.TextChoices):
        RENAME = "rename"
        MOVE = "move"
        RELEASE = "release"
        SPLIT = "split"
        MERGE = "merge"
        MOVE_ARTICLES = "move_articles"
        RELEASE_ARTICLES = "release_articles"
        UNDO = "undo"

    topic = models.ForeignKey(
        Topic, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="curation_events"
    )
    story = models.ForeignKey(
        Story, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="curation_events"
    )
    action = models.CharField(max_length=16, choices=Action.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="curation")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action="undo", undoes__isnull=False)
                | (~models.Q(action="undo") & models.Q(undoes__isnull=True)),
                name="curation_undo_names_its_event",
            ),
            models.CheckConstraint(
                condition=models.Q(action__in=("move_articles", "release_articles"), story__isnull=False)
                | models.Q(action="undo")
                | (
                    ~models.Q(action__in=("move_articles", "release_articles")) & models.Q(story__isnull=True)
                ),
                name="curation_of_articles_names_its_story",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="curation_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.topic_id or self.story_id}"
