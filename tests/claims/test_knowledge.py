"""As known on a day: claims, ranges, disagreements and grades with what could be read by then."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from claims import curation, knowledge, review
from claims.models import Claim, Disagreement, Story, Topic
from claims.terms import Grade
from sources.models import ArticleVersion
from tests.claims.builders import SEEN, editor
from tests.claims.test_curation import dead_and_injured
from tests.claims.test_disagreements import tell
from tests.claims.test_exporting import exported

pytestmark = pytest.mark.django_db

JULY = [date(2025, 7, day) for day in range(1, 32)]


def later_version(dead: int, seen: datetime, external_id: str = "a", **fields: Any) -> ArticleVersion:
    """The article with another figure, first seen at ``seen``, recorded and compared."""
    version = tell(dead, external_id=external_id, **fields)
    ArticleVersion.objects.filter(pk=version.pk).update(first_seen=seen, last_seen=seen)
    return version


def three_days() -> Topic:
    """3 dead on the 2nd, 5 on the 3rd from another source, 9 on the 20th from a third."""
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft", published="2025-07-03")
    tell(9, external_id="c", outlet="Tagesbote", source="Klinik", published="2025-07-20")
    return Topic.objects.get()


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        (date(2025, 7, 1), []),
        (date(2025, 7, 2), ["3"]),
        (date(2025, 7, 3), ["3", "5"]),
        (JULY[-1], ["3", "5", "9"]),
    ],
)
def test_a_claim_is_known_from_the_day_of_publication_on(day: date, figures: list[str]) -> None:
    three_days()
    assert sorted(Claim.objects.known_on(day).values_list("number", flat=True)) == figures
    assert sorted(line["number"] for line in exported_on("claims", day)) == figures


def exported_on(what: str, day: date) -> list[dict[str, Any]]:
    stream = io.StringIO()
    call_command("export", what, "--as-of", day.isoformat(), stdout=stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_without_a_day_of_publication_the_day_it_was_read_in_counts() -> None:
    version = tell(3)
    type(version.article).objects.filter(pk=version.article_id).update(published_on=None)
    assert not Claim.objects.known_on(date(2025, 7, 3)).exists()
    assert Claim.objects.known_on(SEEN.date()).exists()


def test_a_replaced_text_stands_until_the_change_was_seen() -> None:
    tell(3)
    later_version(4, datetime(2025, 7, 10, 12, tzinfo=UTC))
    assert Claim.objects.known_on(date(2025, 7, 9)).get().number == "3"
    assert Claim.objects.known_on(date(2025, 7, 10)).get().number == "4"
    assert {claim.number for claim in Claim.objects.seen_by(date(2025, 7, 10))} == {"3", "4"}
    assert [line["version"] for line in exported_on("articles", date(2025, 7, 9))] == [1]


def test_a_day_ends_at_midnight_in_berlin() -> None:
    tell(3)
    later_version(4, datetime(2025, 7, 10, 22, 30, tzinfo=UTC))  # half past midnight on the 11th
    assert Claim.objects.known_on(date(2025, 7, 10)).get().number == "3"
    assert Claim.objects.known_on(date(2025, 7, 11)).get().number == "4"


def test_the_range_of_a_topic_grows_with_what_was_known() -> None:
    topic = three_days()
    ranges = {
        day: (known.minimum, known.maximum, len(known.claims))
        for day in (date(2025, 7, 1), date(2025, 7, 2), date(2025, 7, 3), date(2025, 7, 20))
        for known in [knowledge.topic_on(topic, day)]
    }
    assert list(ranges.values()) == [(None, None, 0), (3, 3, 1), (3, 5, 2), (3, 9, 3)]


def test_a_disagreement_is_known_when_both_sides_are() -> None:
    topic = three_days()
    assert knowledge.topic_on(topic, date(2025, 7, 2)).findings == ()
    (stood,) = [
        stood
        for stood in knowledge.topic_on(topic, date(2025, 7, 3)).findings
        if stood.finding.kind == "contradict"
    ]
    assert sorted(int(group.minimum or 0) for group in stood.finding.groups) == [3, 5]
    assert stood.row == Disagreement.objects.get(kind="contradict")


def test_today_is_as_known_today() -> None:
    topic = three_days()
    today = knowledge.topic_on(topic, date(2026, 12, 31))
    assert {claim.pk for claim in today.claims} == {claim.pk for claim in topic.claims.all()}
    assert len(today.pairs) == topic.pairs.count()
    assert {str(stood.finding.kind) for stood in today.findings} == set(
        topic.disagreements.values_list("kind", flat=True)
    )
    (line,) = exported("topics")
    (then,) = exported_on("topics", date(2026, 12, 31))
    assert list(line) == list(then)
    assert line["range"] == then["range"]


def test_a_story_of_several_topics_stands_today_as_it_is_stored() -> None:
    dead, injured = dead_and_injured()
    erika = editor()
    curation.move_claim(dead.claims.filter(number="5")[0], injured, by=erika)
    curation.split_claims(dead, [dead.claims.get(number="3")], by=erika)

    def told(lines: list[dict[str, Any]]) -> dict[int, Any]:
        return {
            line["id"]: (
                sorted(claim["id"] for claim in line["claims"]),
                sorted((str(pair["a"]), str(pair["b"]), pair["relation"]) for pair in line["pairs"]),
                line["range"],
                line["grade"]["grade"],
            )
            for line in lines
        }

    assert told(exported_on("topics", date(2026, 12, 31))) == told(exported("topics"))
    assert len(exported("topics")) == 3


def test_a_figure_that_was_corrected_since_contradicted_then() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    later_version(3, datetime(2025, 7, 10, 12, tzinfo=UTC), "b", outlet="Abendpost", source="Gewerkschaft")
    topic = Topic.objects.filter(claims__isnull=False).distinct().get()
    assert Disagreement.objects.get(kind="contradict").gone_at is not None

    before = knowledge.topic_on(topic, date(2025, 7, 9))
    assert "contradict" in {stood.finding.kind for stood in before.findings}
    after = knowledge.topic_on(topic, date(2025, 7, 10))
    assert "contradict" not in {stood.finding.kind for stood in after.findings}
    (found,) = [
        line for line in exported_on("disagreements", date(2025, 7, 9)) if line["kind"] == "contradict"
    ]
    assert sorted(group["min"] for group in found["groups"]) == [3, 5]
    assert all(group["claims"] for group in found["groups"])


def test_a_silent_edit_is_known_from_the_day_it_was_seen_and_shows_both_texts() -> None:
    tell(3)
    later_version(4, datetime(2025, 7, 10, 12, tzinfo=UTC))
    assert exported_on("disagreements", date(2025, 7, 9)) == []
    (found,) = exported_on("disagreements", date(2025, 7, 10))
    assert found["kind"] == "silent_edit"
    assert [[claim["quote"] for claim in group["claims"]] for group in found["groups"]] == [
        ["3 Menschen"],
        ["4 Menschen"],
    ]


def test_the_state_of_a_review_is_that_of_the_day() -> None:
    topic = three_days()
    review.dismiss(Disagreement.objects.get(kind="contradict"), by=editor(), note="Tippfehler")

    def state(day: date) -> str:
        findings = knowledge.topic_on(topic, day).findings
        return next(stood.state for stood in findings if stood.finding.kind == "contradict")

    assert state(date(2025, 7, 20)) == "open"
    assert state(date(2099, 1, 1)) == "dismissed"


def test_what_an_editor_moved_stays_moved_in_the_past() -> None:
    topic = three_days()
    claim = topic.claims.get(number="5")
    curation.move_claim(claim, None, by=editor())
    assert [c.number for c in knowledge.topic_on(topic, date(2025, 7, 3)).claims] == ["3"]


@pytest.mark.parametrize("articles", [2, 5])
def test_a_story_on_a_day_takes_the_same_queries_for_any_number_of_articles(
    articles: int, django_assert_num_queries: Any
) -> None:
    sources = ("Feuerwehr", "Gewerkschaft", "Klinik", "Opposition", "Reederei")
    for count, source in enumerate(sources[:articles]):
        tell(3 + count % 2, external_id=f"v{count}", outlet=f"Blatt {count}", source=source)
    story = Story.objects.get().pk
    with django_assert_num_queries(7):
        (known,) = knowledge.story_on(story, date(2025, 7, 31))
    with django_assert_num_queries(0):
        assert len(known.claims) == articles
        assert known.graded


# -- REST --------------------------------------------------------------------------------------------------------------


def get(path: str, **query: str) -> Any:
    return APIClient().get(f"/api/{path}/", query).json()


def test_clients_ask_for_a_topic_on_a_day() -> None:
    topic = three_days()
    body = get(f"topics/{topic.pk}", as_of="2025-07-03")
    assert (body["min"], body["max"], body["as_of"]) == (3, 5, "2025-07-03")
    assert sorted(claim["number"] for claim in body["claims"]) == ["3", "5"]
    ids = {claim["id"] for claim in body["claims"]}
    assert all({pair["a"], pair["b"]} <= ids and pair["reasons"][0]["text"] for pair in body["pairs"])
    assert {found["kind"] for found in body["findings"]} == {"contradict"}
    assert body["grade"]["grade"] == "contested"
    assert get(f"topics/{topic.pk}", as_of="2025-07-01")["claims"] == []
    assert get(f"topics/{topic.pk}", as_of="gestern")["type"] == "urn:gegenlese:invalid"
    assert get("topics/999999", as_of="2025-07-01")["type"] == "urn:gegenlese:not_found"


def test_clients_ask_for_claims_on_a_day() -> None:
    three_days()
    answer = get("claims", as_of="2025-07-02", kind="quantity")
    assert [claim["number"] for claim in answer["results"]] == ["3"]


def test_clients_ask_for_disagreements_on_a_day_and_see_the_sides_known_then() -> None:
    three_days()
    assert get("disagreements", as_of="2025-07-02")["results"] == []
    found = get("disagreements", as_of="2025-07-03", kind="contradict")["results"]
    assert len(found) == 1
    assert sorted(claim["number"] for group in found[0]["groups"] for claim in group["claims"]) == ["3", "5"]
    assert sorted(group["min"] for group in found[0]["groups"]) == [3, 5]
    assert all(len(group["origins"]) == 1 for group in found[0]["groups"])
    assert get("disagreements", as_of="2025-07-03", certainty=found[0]["certainty"])["results"] == found


def test_a_list_on_a_day_ends_findings_that_were_gone_by_then() -> None:
    three_days()
    gone = datetime(2025, 7, 25, 12, tzinfo=UTC)
    Disagreement.objects.all().update(gone_at=gone)
    assert get("disagreements", as_of="2025-07-24")["results"]
    assert get("disagreements", as_of="2025-07-25")["results"] == []


@pytest.mark.parametrize("articles", [2, 5])
def test_a_list_of_disagreements_on_a_day_takes_four_queries(
    articles: int, django_assert_num_queries: Any
) -> None:
    sources = ("Feuerwehr", "Gewerkschaft", "Klinik", "Opposition", "Reederei")
    for count, source in enumerate(sources[:articles]):
        tell(3 + count % 2, external_id=f"v{count}", outlet=f"Blatt {count}", source=source)
    with django_assert_num_queries(4):
        (found,) = [knowledge.narrowed(row) for row in Disagreement.objects.known_on(date(2025, 7, 31))]
        assert sum(len(group.claims.all()) for group in found.groups.all()) == articles


# -- grade -------------------------------------------------------------------------------------------------------------


def test_a_topic_is_graded_by_what_was_known() -> None:
    tell(3)
    tell(3, external_id="b", outlet="Abendpost", source="Gewerkschaft", published="2025-07-03")
    tell(9, external_id="c", outlet="Tagesbote", source="Klinik", published="2025-07-20")
    topic = Topic.objects.get()
    grades = []
    for day in (date(2025, 7, 1), date(2025, 7, 2), date(2025, 7, 3), date(2025, 7, 20)):
        graded = knowledge.topic_on(topic, day).graded
        grades.append(graded.grade if graded else None)
    assert grades[:3] == [None, Grade.SINGLE, Grade.INDEPENDENT]
    assert grades[3] in {Grade.CONTESTED, Grade.INDEPENDENT}
