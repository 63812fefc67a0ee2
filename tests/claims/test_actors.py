"""Names of speakers and the actors they lead to."""

from typing import Any

import pytest

from claims import actors, curation
from claims.models import Actor, ActorAlias, Attribution
from claims.spans import AttributionLink
from claims.terms import ActorKind
from tests.claims.builders import editor
from tests.claims.test_disagreements import tell

pytestmark = pytest.mark.django_db


def test_new_names_become_actors_with_the_best_known_kind() -> None:
    links = [
        AttributionLink("CNN"),
        AttributionLink("CNN", ActorKind.MEDIUM, "US"),
        AttributionLink("Generalstab"),
    ]
    found = actors.resolve(links)
    assert set(found) == {"CNN", "Generalstab"}
    cnn = Actor.objects.get(pk=found["CNN"])
    assert (cnn.kind, cnn.country) == ("medium", "US")
    assert actors.resolve(links) == found
    assert Actor.objects.count() == 2


def test_an_alias_wins_over_an_actor_of_the_same_name() -> None:
    kept = Actor.objects.create(name="südkoreanischer Geheimdienst")
    Actor.objects.create(name="NIS")
    ActorAlias.objects.create(actor=kept, name="NIS")
    assert actors.resolve([AttributionLink("NIS")]) == {"NIS": kept.pk}


def test_a_name_as_long_as_a_clause_is_shortened() -> None:
    (name,) = actors.resolve([AttributionLink("x" * 400)])
    assert len(name) == actors.NAME_CHARACTERS


def test_nobody_is_asked_about_nobody(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert actors.resolve([]) == {}


def test_merged_actors_are_one_now_and_in_future() -> None:
    tell(3, source="Feuerwehr")
    tell(3, external_id="b", outlet="Abendpost", source="Brandwache")
    kept, other = Actor.objects.get(name="Feuerwehr"), Actor.objects.get(name="Brandwache")
    ActorAlias.objects.create(actor=other, name="die Wache")

    curation.merge_actors(kept, [other], by=editor())

    assert Actor.objects.get() == kept
    assert {alias.name for alias in kept.aliases.all()} == {"Brandwache", "die Wache"}
    assert set(Attribution.objects.values_list("actor", flat=True)) == {kept.pk}
    assert Attribution.objects.filter(name="Brandwache").exists()  # the text keeps its wording
    assert actors.resolve([AttributionLink("Brandwache")]) == {"Brandwache": kept.pk}
