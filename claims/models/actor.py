"""Who states things."""

from django.db import models

from claims.models.choices import choices_of
from claims.querysets import ActorQuerySet
from claims.terms import ActorKind


class Actor(models.Model):
    """A person, body or medium to which statements are attributed."""

    name = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=12, choices=choices_of(ActorKind), default=ActorKind.UNKNOWN)
    country = models.CharField(max_length=2, blank=True, default="", help_text="ISO 3166-1")
    wikidata = models.CharField(max_length=20, blank=True, default="")

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wikidata="") | models.Q(wikidata__regex="^Q[0-9]+$"), name="actor_wikidata"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ActorAlias(models.Model):
    """Another name of an actor ("NIS" for "südkoreanischer Geheimdienst"). A name leads to one actor only."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
