"""The admin shows everything, lets nobody edit evidence, and judges only through the editorial moves."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Actor, Claim, Disagreement, Topic
from tests.claims.builders import editor
from tests.claims.test_disagreements import tell

pytestmark = pytest.mark.django_db

MODELS = ("actor", "claim", "story", "topic", "disagreement")


@pytest.fixture
def fire() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("root"))
    return client


def address(model: str, page: str, *key: Any) -> str:
    return reverse(f"admin:claims_{model}_{page}", args=key)


@pytest.mark.usefixtures("fire")
@pytest.mark.parametrize("model", MODELS)
def test_lists_and_rows_are_shown(model: str, root: Client) -> None:
    listed = root.get(address(model, "changelist"), {"q": "e"})
    assert listed.status_code == 200
    row = listed.context["cl"].queryset.model.objects.first()
    assert root.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.usefixtures("fire")
@pytest.mark.parametrize("model", ["claim", "story", "topic", "disagreement"])
def test_what_the_pipeline_writes_can_be_neither_added_nor_deleted(model: str, root: Client) -> None:
    row = Disagreement.objects.get() if model == "disagreement" else None
    key = row.pk if row else {"claim": Claim, "topic": Topic}.get(model, Claim).objects.first().pk
    assert root.get(address(model, "add")).status_code == 403
    assert root.post(address(model, "delete", key), {"post": "yes"}).status_code == 403
    assert Claim.objects.count() == 2
    assert Disagreement.objects.count() == 1


@pytest.mark.usefixtures("fire")
def test_a_claim_can_be_moved_and_nothing_else_about_it_changed(root: Client) -> None:
    claim = Claim.objects.get(quote="5 Menschen")
    empty = {f"attributions-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    form = {"topic": "", "topic_pinned": "on", "quote": "6 Menschen", "category": "wounded", **empty}
    assert root.post(address("claim", "change", claim.pk), form).status_code == 302
    claim.refresh_from_db()
    assert (claim.topic, claim.topic_pinned, claim.quote, claim.category) == (
        None,
        True,
        "5 Menschen",
        "killed",
    )
    assert not Disagreement.objects.standing().exists()


@pytest.mark.usefixtures("fire")
def test_a_topic_gets_the_editors_label(root: Client) -> None:
    topic = Topic.objects.get()
    root.post(address("topic", "change", topic.pk), {"label": "Tote in Auenheim"})
    topic.refresh_from_db()
    assert (topic.label, topic.label_pinned) == ("Tote in Auenheim", True)
    root.post(address("topic", "change", topic.pk), {"label": ""})
    topic.refresh_from_db()
    assert topic.label
    assert not topic.label_pinned


@pytest.mark.usefixtures("fire")
def test_judging_in_the_admin_leaves_an_event_of_the_person(root: Client) -> None:
    found = Disagreement.objects.get()
    form = {"action": "confirm", "_selected_action": [found.pk]}
    root.post(address("disagreement", "changelist"), form)
    found.refresh_from_db()
    assert (found.state, found.reviews.get().by.username) == ("confirmed", "root")

    answer = root.post(address("disagreement", "changelist"), {**form, "action": "start"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


@pytest.mark.usefixtures("fire")
def test_actors_are_merged_into_the_one_most_cited(root: Client) -> None:
    tell(3, external_id="c", outlet="Tagesbote", source="Feuerwehr")
    chosen = list(Actor.objects.values_list("pk", flat=True))
    root.post(address("actor", "changelist"), {"action": "merge", "_selected_action": chosen})
    assert Actor.objects.get().name == "Feuerwehr"


@pytest.mark.usefixtures("fire")
def test_an_editor_with_access_to_the_admin_may_look_and_move(client: Client) -> None:
    person = editor()
    person.is_staff = True
    person.save()
    client.force_login(person)
    assert client.get(address("claim", "changelist")).status_code == 200
    page = client.get(address("disagreement", "change", Disagreement.objects.get().pk))
    assert page.status_code == 200
