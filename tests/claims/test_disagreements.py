"""Stories, topics and disagreements as they are stored, with the real comparison on clear cases."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection

from claims import candidates, curation, disagreements, recording, review, stories
from claims.comparison.stories import Nearness
from claims.models import Claim, CommonTerm, Disagreement, Pair, ReviewEvent, Story, StoryArticle, Topic
from sources.models import ArticleVersion
from tests.claims.builders import article_version, editor, extraction, link, quantity
from tests.factories import make_disagreement, make_topic

pytestmark = pytest.mark.django_db

FIRE = (
    "Großbrand in der Papierfabrik Auenheim\n\n"
    "Beim Brand der Papierfabrik Grünwald in Auenheim sind am Dienstag {dead} Menschen gestorben, teilte die {source}"
    " mit. Die Papierfabrik Grünwald stand bis zum Abend in Flammen. Das Feuer war in einer Lagerhalle ausgebrochen."
)


def tell(
    dead: int,
    *,
    external_id: str = "a",
    outlet: str = "Morgenblatt",
    source: str = "Feuerwehr",
    published: str = "2025-07-02",
    compare: bool = True,
) -> ArticleVersion:
    """An article about the fire with so many dead; recorded and, unless told otherwise, compared."""
    text = FIRE.format(dead=dead, source=source)
    version = article_version(
        text,
        external_id=external_id,
        outlet=outlet,
        title="Großbrand in der Papierfabrik Auenheim",
        published=published,
    )
    start = text.index("Beim Brand")
    sentence = text[start : text.index(" mit.") + 5]
    claim = quantity(
        text,
        f"{dead} Menschen",
        str(dead),
        dead,
        noun="Mensch",
        category="killed",
        place="Auenheim",
        sentence=type(quantity(text, str(dead), str(dead), dead).sentence)(
            start, start + len(sentence), sentence
        ),
        attribution=(link(text, source, "teilte"),),
    )
    recording.record(version, extraction(claim), "x")
    if compare:
        disagreements.update([version.pk])
    return version


def contradiction() -> Disagreement:
    return Disagreement.objects.get(kind="contradict")


def fields_of(model: Any) -> list[dict[str, Any]]:
    return list(model.objects.order_by("pk").values())


def test_articles_on_one_event_join_a_story_and_their_figures_a_topic() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")

    story = Story.objects.get()
    assert story.members.count() == 2
    topic = Topic.objects.get()
    assert (topic.category, topic.amount.lower, topic.amount.upper) == ("killed", 3, 5)
    assert set(Claim.objects.values_list("topic", flat=True)) == {topic.pk}
    assert Pair.objects.get().relation == "contradict"

    found = contradiction()
    groups = list(found.groups.order_by("position"))
    assert sorted(int(group.amount.lower) for group in groups) == [3, 5]
    assert all(group.claims.count() == 1 and len(group.origins) == 1 for group in groups)
    assert all({"code", "values"} <= reason.keys() for reason in found.reasons)
    assert 0 < found.severity <= 1


def test_the_chance_of_a_finding_is_kept_and_found_anew() -> None:
    tell(3)
    version = tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    chance = contradiction().chance
    assert chance is not None
    assert 0.5 <= chance <= 1
    Disagreement.objects.update(chance=None)

    disagreements.update([version.pk])

    assert contradiction().chance == chance


def test_a_silent_edit_is_sure_by_rule() -> None:
    tell(3)
    tell(4)
    assert Disagreement.objects.get(kind="silent_edit").chance == 1


@pytest.mark.parametrize("chance", [-0.1, 1.1])
def test_the_database_refuses_what_is_no_chance(chance: float) -> None:
    with pytest.raises(IntegrityError, match="disagreement_chance"):
        make_disagreement(make_topic(), [], chance=chance)


# kind, kind of the topic, stored part of the severity → chance
STORED_PARTS = [
    ("contradict", "quantity", {"likelihood": 0.18}, 0.8),
    ("contradict", "quantity", {"likelihood": 0.3}, 1.0),
    ("contradict", "date", {"likelihood": 0.09}, 0.8),
    ("update_over_time", "quantity", {"likelihood": 0.06}, 0.75),
    ("update_over_time", "date", {"likelihood": 0.06}, 1.0),
    ("contradict", "quantity", {"likelihood": 0.0}, None),  # one half or less: it cannot be told
    ("contradict", "quantity", {"gap": 0.3}, None),  # stored before the chance was a part
    ("silent_edit", "quantity", {"base": 0.4, "gap": 0.2}, 1.0),
]


@pytest.mark.parametrize(("kind", "topic", "parts", "chance"), STORED_PARTS)
def test_older_findings_get_the_chance_that_their_severity_tells(
    kind: str, topic: str, parts: dict[str, float], chance: float | None
) -> None:
    found = make_disagreement(make_topic(kind=topic), [], kind=kind, severity_parts=parts, chance=None)
    with connection.cursor() as cursor:
        cursor.execute(import_module("claims.migrations.0008_chance_of_findings").FILLED)
    found.refresh_from_db()
    assert found.chance == chance


def test_another_event_is_another_story() -> None:
    tell(3)
    text = "Bei einem Zugunglück nahe Tellstadt wurden am Montag 40 Reisende der Bergbahn verletzt, sagte ein Sprecher."
    other = article_version(text, external_id="zug", outlet="Abendpost")
    recording.record(other, extraction(quantity(text, "40 Reisende", "40", 40, category="wounded")), "x")
    disagreements.update([other.pk])
    assert Story.objects.count() == 2
    assert not Disagreement.objects.exists()


def test_comparing_again_changes_nothing() -> None:
    versions = [tell(3).pk, tell(5, external_id="b", outlet="Abendpost", source="Polizei").pk]
    before = [fields_of(model) for model in (Story, Topic, Pair, Disagreement, Claim)]

    disagreements.update(versions)

    assert [fields_of(model) for model in (Story, Topic, Pair, Disagreement, Claim)] == before


def test_a_corrected_article_ends_the_disagreement_and_its_review_stays() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    found, erika = contradiction(), editor()
    review.confirm(found, by=erika)

    tell(3, external_id="b", outlet="Abendpost", source="Polizei")

    found.refresh_from_db()
    assert found.gone_at is not None
    assert not Disagreement.objects.standing().filter(kind="contradict").exists()
    assert (found.state, found.reviews.count()) == ("confirmed", 1)


def test_a_figure_changed_between_versions_is_a_finding_of_its_own() -> None:
    tell(3)
    tell(4)

    edit = Disagreement.objects.get(kind="silent_edit")
    former, current = edit.groups.order_by("position")
    assert (former.amount.lower, current.amount.lower) == (3, 4)
    assert former.claims.get().version.number == 1
    assert current.claims.get().topic == edit.topic

    tell(4, external_id="c", outlet="Abendpost")
    assert Disagreement.objects.standing().get(kind="silent_edit") == edit


def test_a_finding_that_comes_back_is_the_same_one() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    found = contradiction()
    tell(3, external_id="b", outlet="Abendpost", source="Polizei")
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    assert contradiction() == found
    assert contradiction().gone_at is None


def test_a_new_independent_voice_reopens_a_judgement() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    review.dismiss(contradiction(), by=editor(), note="Tippfehler")

    tell(5, external_id="c", outlet="Tagesbote", source="Gewerkschaft")

    assert contradiction().state == "open"
    event = ReviewEvent.objects.latest("id")
    assert (event.action, event.by) == ("reopen", None)
    assert "→" in event.note


def test_a_reprint_of_a_known_origin_does_not_reopen() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    review.dismiss(contradiction(), by=editor(), note="Tippfehler")

    tell(5, external_id="c", outlet="Tagesbote", source="Polizei")

    assert contradiction().state == "dismissed"
    assert contradiction().groups.filter(claims__version__article__external_id="c").exists()


def test_an_editors_label_stays() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    curation.rename_topic(Topic.objects.get(), "Tote von Auenheim", by=editor())
    tell(6, external_id="c", outlet="Tagesbote", source="Klinik")
    assert Topic.objects.get().label == "Tote von Auenheim"


def test_a_claim_taken_out_of_its_topic_stays_out_and_ends_the_disagreement() -> None:
    tell(3)
    version = tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    claim = version.claims.get()

    curation.move_claim(claim, None, by=editor())

    assert contradiction().gone_at is not None
    assert not Pair.objects.exists()
    disagreements.update([version.pk])
    claim.refresh_from_db()
    assert (claim.topic, claim.topic_pinned) == (None, True)

    curation.release_claim(claim, by=editor("emil"))
    assert contradiction().gone_at is None


def test_a_claim_that_an_editor_put_into_a_topic_is_compared_there() -> None:
    tell(3)
    version = tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    text = version.text
    other = quantity(text, "Dienstag", "Dienstag", 9, category="equipment", noun="Fahrzeug", scope=None)
    recording.record(version, extraction(*_as_found(version), other), "x")
    disagreements.update([version.pk])
    topic, claim = Topic.objects.get(category="killed"), version.claims.get(category="equipment")
    assert claim.topic != topic

    curation.move_claim(claim, topic, by=editor())

    claim.refresh_from_db()
    assert claim.topic == topic
    assert (
        Pair.objects.filter(topic=topic, a=claim).exists()
        or Pair.objects.filter(topic=topic, b=claim).exists()
    )


def _as_found(version: ArticleVersion) -> list[Any]:
    row = version.claims.get()
    return [
        quantity(
            version.text,
            row.quote,
            row.number,
            int(row.number),
            noun="Mensch",
            category="killed",
            place="Auenheim",
            attribution=(link(version.text, "Polizei", "teilte"),),
        )
    ]


def test_an_article_that_links_two_stories_makes_them_one_and_keeps_the_reviews(monkeypatch: Any) -> None:
    monkeypatch.setattr(
        stories.comparison, "nearness", lambda one, others: [Nearness(-1.0, ()) for _other in others]
    )
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Polizei")
    assert Story.objects.count() == 2
    topics = set(Topic.objects.values_list("pk", flat=True))
    monkeypatch.undo()

    tell(5, external_id="c", outlet="Tagesbote", source="Polizei")

    assert Story.objects.get().members.count() == 3
    assert contradiction().groups.count() == 2
    assert not topics or Topic.objects.filter(pk__in=topics).exists()


def test_a_text_that_turns_to_another_event_leaves_its_story() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    text = "Die Bergbahn am Tellstein fährt wieder. 40 Reisende stiegen am Montag in Tellstadt in die Bergbahn ein."
    other = article_version(
        text, external_id="b", outlet="Abendpost", title="Bergbahn am Tellstein fährt wieder"
    )
    recording.record(other, extraction(quantity(text, "40 Reisende", "40", 40, category="participants")), "x")

    disagreements.update([other.pk])

    assert Story.objects.count() == 2
    assert Story.objects.order_by("pk").last().members.get().article.external_id == "b"
    assert contradiction().gone_at is not None


def test_a_story_that_lost_its_last_article_is_gone() -> None:
    version = tell(3)
    story = Story.objects.get()
    StoryArticle.objects.all().delete()
    disagreements.compare(story.pk)
    assert not Topic.objects.exists()
    assert not Story.objects.exists()
    version.claims.get()


def test_a_story_is_named_after_its_first_article_with_a_title() -> None:
    text = FIRE.format(dead=3, source="Feuerwehr")
    untitled = article_version(text, external_id="u")
    disagreements.update([untitled.pk])
    assert Story.objects.get().label == ""
    tell(3, external_id="b", outlet="Abendpost")
    assert Story.objects.get().label == "Großbrand in der Papierfabrik Auenheim"


def test_a_reviewed_topic_keeps_its_identity_when_topics_grow_together(monkeypatch: Any) -> None:
    monkeypatch.setattr(
        stories.comparison, "nearness", lambda one, others: [Nearness(-1.0, ()) for _other in others]
    )
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    tell(5, external_id="c", outlet="Tagesbote", source="Gewerkschaft")
    first, *_others = Story.objects.order_by("pk")
    StoryArticle.objects.filter(article__external_id="b").update(story=first)
    monkeypatch.undo()
    disagreements.compare(first.pk)
    judged = contradiction()
    review.confirm(judged, by=editor())

    StoryArticle.objects.filter(article__external_id="c").update(story=first)
    disagreements.compare(first.pk)

    assert contradiction() == judged
    assert contradiction().state == "confirmed"
    assert contradiction().topic.claims.count() == 3


def test_articles_outside_the_window_are_no_candidates() -> None:
    first = tell(3)
    later = tell(3, external_id="b", outlet="Abendpost", published="2026-02-02")
    near = tell(3, external_id="c", outlet="Tagesbote", published="2025-07-20")
    near.refresh_from_db()
    later.refresh_from_db()
    assert stories.candidates(near) == [first.pk]
    assert stories.candidates(later) == []


def test_the_number_of_queries_does_not_grow_with_the_story(django_assert_max_num_queries: Any) -> None:
    for count in range(6):
        tell(
            3 + count % 2,
            external_id=f"v{count}",
            outlet=f"Blatt {count}",
            source=f"Quelle{count}",
            compare=False,
        )
    ids = list(ArticleVersion.objects.values_list("pk", flat=True))
    disagreements.update(ids)
    with django_assert_max_num_queries(24):
        disagreements.compare(Story.objects.get().pk)


def in_one_story(held: Sequence[tuple[str, ...]]) -> list[ArticleVersion]:
    """One article for each tuple of index terms, all of one story."""
    versions = [
        article_version("Text", external_id=str(place), outlet="Blatt", terms=terms)
        for place, terms in enumerate(held)
    ]
    story = Story.objects.create(key="all")
    StoryArticle.objects.bulk_create(
        StoryArticle(story=story, article=version.article) for version in versions
    )
    return versions


def test_a_term_that_many_articles_hold_finds_no_candidates_and_is_not_looked_up_again(
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(candidates, "COMMON", 2)
    common = ("berlin+polizei",)
    *_others, one, two = in_one_story(
        [common, common, ("auenheim+brand", *common), ("auenheim+brand", *common)]
    )
    assert stories.candidates(two) == [one.pk]
    assert list(CommonTerm.objects.values_list("term", flat=True)) == list(common)
    monkeypatch.setattr(candidates, "COMMON", 10)
    assert stories.candidates(two) == [one.pk]


def test_candidates_with_rarer_terms_in_common_come_first() -> None:
    held = [("a+b",), ("x+y",), ("a+b", "s+t"), ("a+b", "s+t", "x+y")]
    versions = in_one_story(held)
    # "x+y" and "s+t" have two holders, "a+b" three
    assert stories.candidates(versions[3]) == [versions[place].pk for place in (2, 1, 0)]


def test_candidates_with_more_terms_in_common_come_first() -> None:
    held = [("a+b",), ("a+b", "a+c", "a+d"), ("a+b", "a+c"), ("x+y",)]
    versions = in_one_story(held)
    new = article_version("Text", external_id="new", terms=("a+b", "a+c", "a+d"))
    assert stories.candidates(new) == [versions[place].pk for place in (1, 2, 0)]


def test_pairs_that_stand_are_written_again_only_where_they_changed() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    pair = Pair.objects.get()
    Pair.objects.update(relation="agree", reasons=[])
    disagreements.compare(Story.objects.get().pk)
    assert fields_of(Pair) == [
        {
            "id": pair.pk,
            "topic_id": pair.topic_id,
            "a_id": pair.a_id,
            "b_id": pair.b_id,
            "relation": pair.relation,
            "level": pair.level,
            "reasons": pair.reasons,
        }
    ]
    (topic,) = Topic.objects.for_list()
    assert (topic.claim_count, topic.origin_count, topic.disagreement_count) == (2, 2, 1)
