"""Who may do what. Reading is free for everyone; judging needs one permission, which the group "editors" holds.

The group is made after every ``migrate``, so that an empty knowledge base already knows it and a new permission reaches it.
"""

from pathlib import PurePath
from typing import Any

EDITORS = "editors"
REVIEW = "claims.review_disagreement"
CURATE = "claims.curate_topic"
# What curating takes in the admin, for editors who are let in there.
IN_ADMIN = (
    *("change_claim", "change_topic", "change_actor"),
    *("add_actoralias", "change_actoralias", "delete_actoralias"),
)


def may_review(user: Any) -> bool:
    """May this person judge disagreements and write notes?"""
    return bool(user and user.is_active and user.has_perm(REVIEW))


def may_curate(user: Any) -> bool:
    """May this person rename topics and move claims between them?"""
    return bool(user and user.is_active and user.has_perm(CURATE))


def may_see_places(user: Any) -> bool:
    """May this person see where files lie on the server, and which account read them?"""
    return bool(user and user.is_active and (user.is_staff or may_review(user)))


def place_for(user: Any, reference: str) -> str:
    """The file or address that a text was read from, as this person may see it: others than editors learn a file's name
    and nothing of the folders above it."""
    if "://" in reference or may_see_places(user):
        return reference
    return PurePath(reference).name


def make_group(**_signal: Any) -> None:
    """The group of editors with its permissions; receiver of ``post_migrate``."""
    from django.contrib.auth.models import Group, Permission

    group, _created = Group.objects.get_or_create(name=EDITORS)
    wanted = [REVIEW.partition(".")[2], CURATE.partition(".")[2], *IN_ADMIN]
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="claims", codename__in=wanted),
        *Permission.objects.filter(
            content_type__app_label__in=("claims", "sources"), codename__startswith="view_"
        ),
    )
