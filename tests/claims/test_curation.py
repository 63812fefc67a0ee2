"""Editors curate topics: who may, what stays after extraction and comparison, what can be undone, two at once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from claims import curation, disagreements, recording
from claims.models import Claim, CurationEvent, Disagreement, Topic
from sources.models import ArticleVersion
from tests.claims.builders import analyst, article_version, editor, extraction, link, quantity
from tests.claims.test_disagreements import FIRE, tell

pytestmark = pytest.mark.django_db


def tell_injured(injured: int, external_id: str, outlet: str, source: str) -> ArticleVersion:
    """Another article about the same fire, with a figure of another category."""
    text = FIRE.format(dead="viele", source=source).replace(
        "gestorben", f"verletzt worden, {injured} Arbeiter"
    )
    version = article_version(
        text, external_id=external_id, outlet=outlet, title="Großbrand in der Papierfabrik Auenheim"
    )
    claim = quantity(
        text,
        f"{injured} Arbeiter",
        str(injured),
        injured,
        noun="Arbeiter",
        category="wounded",
        place="Auenheim",
        attribution=(link(text, source, "teilte"),),
    )
    recording.record(version, extraction(claim), "x")
    disagreements.update([version.pk])
    return version


def dead_and_injured() -> tuple[Topic, Topic]:
    """A story with two topics: the dead (3, 5, 5) and the injured (20, 20)."""
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    tell(5, external_id="c", outlet="Tagesbote", source="Klinik")
    tell_injured(20, "d", "Landbote", "Klinik")
    tell_injured(20, "e", "Stadtblatt", "Gewerkschaft")
    return Topic.objects.get(category="killed"), Topic.objects.get(category="wounded")


def figures(topic: Topic) -> list[int]:
    return sorted(int(number) for number in topic.claims.standing().values_list("number", flat=True))


def compare_again() -> None:
    disagreements.update(ArticleVersion.objects.current().values_list("pk", flat=True))


def extract_again() -> None:
    """What a new version of the extraction does that reads every text as before."""
    for version in ArticleVersion.objects.current():
        claims = [
            quantity(
                version.text,
                claim.quote,
                claim.number,
                int(claim.number),
                noun=claim.noun,
                category=claim.category,
                place=claim.place,
                attribution=tuple(link(version.text, a.name, "teilte") for a in claim.attributions.all()),
            )
            for claim in version.claims.all()
        ]
        recording.record(version, extraction(*claims), "y")
    compare_again()


AGAIN = [compare_again, extract_again]


@pytest.mark.parametrize("again", AGAIN)
def test_split_claims_stay_in_their_own_topic(again: Callable[[], None]) -> None:
    dead, _injured = dead_and_injured()
    erika = editor()
    chosen = list(dead.claims.filter(number="5"))

    event = curation.split_claims(dead, chosen, by=erika, label="Tote laut Klinik und Gewerkschaft")

    new = Topic.objects.get(pk=event.topic_id)
    assert (new.label, figures(new), figures(dead)) == ("Tote laut Klinik und Gewerkschaft", [5, 5], [3])
    assert not Disagreement.objects.standing().filter(kind="contradict").exists()
    again()
    assert (figures(new), figures(dead)) == ([5, 5], [3])
    new.refresh_from_db()
    assert new.label == "Tote laut Klinik und Gewerkschaft"


def test_a_newcomer_stays_with_the_claims_that_comparison_placed() -> None:
    dead, _injured = dead_and_injured()
    curation.split_claims(dead, list(dead.claims.filter(number="5")), by=editor())
    tell(3, external_id="f", outlet="Nordpost", source="Reederei")
    assert figures(dead) == [3, 3]


@pytest.mark.parametrize("again", AGAIN)
def test_merged_topics_stay_one_and_what_comes_later_joins_them(again: Callable[[], None]) -> None:
    dead, injured = dead_and_injured()

    curation.merge_topics(dead, [injured], by=editor())

    assert figures(dead) == [3, 5, 5, 20, 20]
    again()
    assert figures(dead) == [3, 5, 5, 20, 20]
    tell_injured(21, "f", "Nordpost", "Reederei")
    assert figures(dead) == [3, 5, 5, 20, 20, 21]
    again()
    assert figures(dead) == [3, 5, 5, 20, 20, 21]
    assert Topic.objects.with_claims().count() == 1


def test_comparing_again_after_curation_changes_nothing() -> None:
    dead, injured = dead_and_injured()
    erika = editor()
    curation.merge_topics(dead, [injured], by=erika)
    tell_injured(21, "f", "Nordpost", "Reederei")
    curation.split_claims(dead, list(dead.claims.filter(number="5")), by=erika)
    before = [list(model.objects.order_by("pk").values()) for model in (Topic, Disagreement, Claim)]
    compare_again()
    assert [list(model.objects.order_by("pk").values()) for model in (Topic, Disagreement, Claim)] == before


@pytest.mark.parametrize("move", ["split", "merge", "move", "rename", "release"])
def test_each_move_is_kept_with_who_before_and_after_and_can_be_undone(move: str) -> None:
    dead, injured = dead_and_injured()
    erika = editor()
    claim = dead.claims.get(number="3")
    before = {topic.label: figures(topic) for topic in (dead, injured)}
    moves: dict[str, Callable[[], CurationEvent]] = {
        "split": lambda: curation.split_claims(dead, [claim], by=erika),
        "merge": lambda: curation.merge_topics(dead, [injured], by=erika),
        "move": lambda: curation.move_claim(claim, injured, by=erika),
        "rename": lambda: curation.rename_topic(dead, "Opfer", by=erika),
        "release": lambda: curation.release_claim(claim, by=erika),
    }
    event = moves[move]()
    assert (event.action, event.by) == (move, erika)
    assert event.before != event.after or move == "release"

    undone = curation.undo(event, by=erika)

    assert (undone.action, undone.undoes) == ("undo", event)
    after = {topic.label: figures(topic) for topic in Topic.objects.with_claims()}
    assert after == before
    assert not Claim.objects.filter(topic_pinned=True).exists()
    with pytest.raises(curation.NotPossible):
        curation.undo(event, by=erika)


def test_a_move_is_undone_by_its_maker_alone_and_not_over_a_later_one() -> None:
    dead, injured = dead_and_injured()
    erika, claim = editor(), dead.claims.get(number="3")
    first = curation.move_claim(claim, injured, by=erika)
    with pytest.raises(curation.NotPermitted):
        curation.undo(first, by=editor("emil"))
    curation.move_claim(claim, None, by=erika)
    with pytest.raises(curation.NotPossible):
        curation.undo(first, by=erika)


def test_events_cannot_be_changed() -> None:
    dead, _injured = dead_and_injured()
    event = curation.rename_topic(dead, "Opfer", by=editor())
    with pytest.raises(DatabaseError), transaction.atomic():
        CurationEvent.objects.filter(pk=event.pk).update(action="move")
    with pytest.raises(DatabaseError), transaction.atomic():
        event.delete()


def test_readers_cannot_curate() -> None:
    dead, injured = dead_and_injured()
    anton, claim = analyst(), dead.claims.get(number="3")
    for move in (
        lambda: curation.rename_topic(dead, "x", by=anton),
        lambda: curation.move_claim(claim, injured, by=anton),
        lambda: curation.release_claim(claim, by=anton),
        lambda: curation.split_claims(dead, [claim], by=anton),
        lambda: curation.merge_topics(dead, [injured], by=anton),
    ):
        with pytest.raises(curation.NotPermitted):
            move()
    assert not CurationEvent.objects.exists()


def test_moves_that_make_no_sense_are_refused() -> None:
    dead, injured = dead_and_injured()
    erika = editor()
    with pytest.raises(curation.NotPossible):
        curation.split_claims(dead, list(dead.claims.all()), by=erika)
    with pytest.raises(curation.NotPossible):
        curation.split_claims(dead, list(injured.claims.all()), by=erika)
    with pytest.raises(curation.NotPossible):
        curation.merge_topics(dead, [dead], by=erika)
    with pytest.raises(curation.CurationError):
        curation.rename_topic(dead, "x" * 301, by=erika)
    assert not CurationEvent.objects.exists()


# -- REST --------------------------------------------------------------------------------------------------------------


def client(person: Any) -> APIClient:
    api = APIClient()
    api.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=person).key}")
    return api


def test_clients_curate_with_their_token() -> None:
    dead, injured = dead_and_injured()
    api, url = client(editor()), f"/api/topics/{dead.pk}/curation/"
    claim = dead.claims.get(number="3")

    answers = [
        api.post(url, given, format="json")
        for given in (
            {"action": "rename", "label": "Opfer"},
            {"action": "move", "claim": claim.pk, "to": injured.pk},
            {"action": "release", "claim": claim.pk},
            {"action": "move", "claim": claim.pk, "to": None},
            {"action": "split", "claims": [dead.claims.filter(number="5")[0].pk], "label": "Teil"},
            {"action": "merge", "topics": [injured.pk]},
        )
    ]
    assert [answer.status_code for answer in answers] == [201] * 6
    undone = api.post(url, {"action": "undo", "event": answers[-1].json()["id"]}, format="json")
    assert undone.json()["undoes"] == answers[-1].json()["id"]
    listed = APIClient().get(url).json()
    assert [event["action"] for event in listed][:1] == ["rename"]
    assert {event["by"] for event in listed} == {"erika"}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"action": "split"}, 400),
        ({"action": "frob"}, 400),
        ({"action": "rename"}, 400),
        ({"action": "split", "claims": []}, 409),
        ({"action": "merge", "topics": [999_999]}, 400),
        ({"action": "rename", "label": "x" * 301}, 400),
    ],
)
def test_a_move_that_cannot_be_made_is_a_problem(given: dict[str, Any], status: int) -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    answer = client(editor()).post(f"/api/topics/{Topic.objects.get().pk}/curation/", given, format="json")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_strangers_and_readers_are_turned_away() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    url = f"/api/topics/{Topic.objects.get().pk}/curation/"
    given = {"action": "rename", "label": "x"}
    assert APIClient().post(url, given, format="json").status_code == 403
    assert client(analyst()).post(url, given, format="json").status_code == 403


# -- two at once -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_editors_and_a_worker_at_once_leave_one_consistent_story() -> None:
    dead, injured = dead_and_injured()
    people = [editor("erika"), editor("emil")]
    claims = list(dead.claims.order_by("pk"))
    start, failures = threading.Barrier(4), []

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait(10)
            work()
        except curation.NotPossible:
            pass  # the other one was first
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    work: list[Callable[[], object]] = [
        lambda: curation.move_claim(claims[0], injured, by=people[0]),
        lambda: curation.split_claims(dead, claims[1:2], by=people[1]),
        lambda: curation.merge_topics(injured, [dead], by=people[0]),
        extract_again,
    ]
    threads = [threading.Thread(target=run, args=(task,)) for task in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert not failures
    assert not any(thread.is_alive() for thread in threads)
    compare_again()
    stood = {claim.pk: claim.topic_id for claim in Claim.objects.all()}
    compare_again()
    assert {claim.pk: claim.topic_id for claim in Claim.objects.all()} == stood
    assert stood[claims[0].pk] == injured.pk
    for event in CurationEvent.objects.all():
        assert set(event.after["claims"]) == set(event.before["claims"])
