"""Who may do what."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from claims.permissions import EDITORS, make_group, may_curate, may_review
from tests.claims.builders import analyst, editor

pytestmark = pytest.mark.django_db


def test_editors_may_review_and_curate() -> None:
    person = editor()
    assert may_review(person)
    assert may_curate(person)


@pytest.mark.parametrize("person", [lambda: analyst(), lambda: AnonymousUser(), lambda: None])
def test_others_may_only_read(person: Any) -> None:
    someone = person()
    assert not may_review(someone)
    assert not may_curate(someone)


def test_an_administrator_may_everything() -> None:
    assert may_review(User.objects.create_superuser("root"))


def test_the_group_exists_and_is_completed_without_losing_what_was_added() -> None:
    group = Group.objects.get(name=EDITORS)
    group.permissions.clear()
    make_group()
    held = set(group.permissions.values_list("codename", flat=True))
    assert {"review_disagreement", "curate_topic", "view_claim", "view_article"} <= held
    assert not {"add_claim", "delete_claim", "change_disagreement", "delete_reviewevent"} & held
