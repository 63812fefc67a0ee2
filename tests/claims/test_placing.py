"""Editors put articles into stories: who may, what stays when the machine works on, what can be undone, two at once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from claims import curation, disagreements, placing, recording, review, stories
from claims.models import Claim, CurationEvent, Disagreement, Story, StoryArticle, Topic
from sources.models import Article, ArticleVersion
from tests.claims.builders import analyst, article_version, editor, extraction, link, quantity
from tests.claims.test_curation import AGAIN, compare_again, figures
from tests.claims.test_disagreements import tell

pytestmark = pytest.mark.django_db

FLOOD = (
    "Hochwasser an der Lohme\n\n"
    "Das Hochwasser der Lohme hat in Niederlauben {number} Häuser zerstört, teilte die {source} mit. Der Deich an der"
    " Mühlwiese in Niederlauben brach am Freitag. Die Lohme stieg bis zum Abend."
)


def tell_flood(
    number: int, external_id: str, outlet: str, source: str, published: str = "2025-07-02"
) -> ArticleVersion:
    """An article about another event than the fire, recorded and compared."""
    text = FLOOD.format(number=number, source=source)
    version = article_version(
        text, external_id=external_id, outlet=outlet, title="Hochwasser an der Lohme", published=published
    )
    claim = quantity(
        text,
        f"{number} Häuser",
        str(number),
        number,
        noun="Haus",
        category="other",
        place="Niederlauben",
        attribution=(link(text, source, "teilte"),),
    )
    recording.record(version, extraction(claim), "x")
    disagreements.update([version.pk])
    return version


def fire_and_flood() -> tuple[Story, Story]:
    """Two stories: the fire with articles a, b, c (3, 5, 5 dead), the flood with d and e (70, 90 houses)."""
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    tell(5, external_id="c", outlet="Tagesbote", source="Klinik")
    tell_flood(70, "d", "Landbote", "Polizei")
    tell_flood(90, "e", "Stadtblatt", "Feuerwehr")
    fire, flood = Story.objects.order_by("pk")
    return fire, flood


def article(external_id: str) -> Article:
    return Article.objects.get(external_id=external_id)


def told() -> list[str]:
    """The articles of each story that has some, by their ids."""
    members: dict[int, list[str]] = {}
    for story, name in StoryArticle.objects.order_by("article__external_id").values_list(
        "story", "article__external_id"
    ):
        members.setdefault(story, []).append(name)
    return sorted("".join(names) for names in members.values())


def home(external_id: str) -> Story:
    return Story.objects.get(members__article__external_id=external_id)


def contradictions() -> int:
    return Disagreement.objects.standing().filter(kind="contradict").count()


def merge_by_machine(monkeypatch: Any) -> None:
    """An article that fits both stories arrives, and they count as one."""
    monkeypatch.setattr(stories.comparison, "one_story", lambda *_stories: True)
    both = (
        FLOOD.format(number=70, source="Polizei")
        + " "
        + "\n\n".join(ArticleVersion.objects.get(article__external_id=name).text for name in ("a", "b"))
    )
    nearness = stories.comparison.nearness
    monkeypatch.setattr(
        stories.comparison,
        "nearness",
        lambda one, others: [near._replace(surplus=1.0) for near in nearness(one, others)],
    )
    version = article_version(both, external_id="z", outlet="Nordpost", title="Zwei Unglücke")
    recording.record(version, extraction(), "x")
    disagreements.update([version.pk])
    monkeypatch.undo()


def test_articles_join_another_story_and_both_are_compared_anew() -> None:
    fire, flood = fire_and_flood()
    assert (told(), contradictions()) == (["abc", "de"], 2)

    event = placing.move_articles([article("a")], flood, by=editor())

    assert told() == ["ade", "bc"]
    assert (event.action, event.story_id, event.topic_id) == ("move_articles", flood.pk, None)
    assert not Topic.objects.get(story=fire).disagreements.standing().exists()
    counts = Story.objects.order_by("pk").values_list("article_count", "outlet_count")
    assert list(counts) == [(2, 2), (3, 3)]


def test_articles_begin_a_story_of_their_own_that_is_named_after_the_first() -> None:
    fire, _flood = fire_and_flood()
    event = placing.move_articles([article("a"), article("b")], None, by=editor())
    assert told() == ["ab", "c", "de"]
    new = Story.objects.get(pk=event.story_id)
    assert (new.label, new.article_count) == ("Großbrand in der Papierfabrik Auenheim", 2)
    assert set(StoryArticle.objects.filter(story=new).values_list("pinned", "taken_from")) == {
        (True, fire.pk)
    }


@pytest.mark.parametrize("again", AGAIN)
def test_a_placed_article_stays_when_texts_are_read_and_compared_again(again: Callable[[], None]) -> None:
    _fire, flood = fire_and_flood()
    placing.move_articles([article("a")], flood, by=editor())
    placing.move_articles([article("b")], None, by=editor("emil"))
    again()
    assert told() == ["ade", "b", "c"]


def test_a_placed_article_stays_when_its_text_changes() -> None:
    _fire, flood = fire_and_flood()
    placing.move_articles([article("a")], flood, by=editor())
    tell(4)
    assert ArticleVersion.objects.current().get(article__external_id="a").number == 2
    assert told() == ["ade", "bc"]


def test_a_placed_article_attracts_what_tells_the_same() -> None:
    fire_and_flood()
    placing.move_articles([article("a")], None, by=editor())
    Article.objects.filter(external_id__in=("b", "c")).update(published_on="2020-01-01")  # too long ago
    tell(3, external_id="f", outlet="Nordpost")
    assert told() == ["af", "bc", "de"]


def test_placed_articles_go_along_when_the_machine_joins_two_stories(monkeypatch: Any) -> None:
    fire, flood = fire_and_flood()
    erika = editor()
    placing.move_articles([article("c")], None, by=erika)
    placing.move_articles([article("c")], flood, by=erika)
    StoryArticle.objects.filter(article__external_id="c").update(taken_from=None)

    merge_by_machine(monkeypatch)

    assert told() == ["abcdez"]
    placed = StoryArticle.objects.get(article__external_id="c")
    assert (placed.pinned, placed.story) == (True, fire)


def test_the_machine_does_not_join_stories_that_an_editor_separated(monkeypatch: Any) -> None:
    _fire, flood = fire_and_flood()
    placing.move_articles([article("c")], flood, by=editor())
    merge_by_machine(monkeypatch)
    assert told() in (["abz", "cde"], ["ab", "cdez"])


def test_what_editors_did_goes_along_when_all_articles_move() -> None:
    fire, flood = fire_and_flood()
    erika = editor()
    judged = Disagreement.objects.get(topic__story=flood)
    review.confirm(judged, by=erika)
    curation.rename_topic(judged.topic, "Zerstörte Häuser", by=erika)

    placing.move_articles([article("d"), article("e")], fire, by=erika)

    assert told() == ["abcde"]
    assert not Story.objects.filter(pk=flood.pk).exists()
    judged.refresh_from_db()
    assert (judged.state, judged.gone_at) == ("confirmed", None)
    assert (judged.topic.label, judged.topic.story) == ("Zerstörte Häuser", fire)
    assert set(StoryArticle.objects.values_list("pinned", "taken_from")) == {(True, None), (False, None)}


@pytest.mark.parametrize(
    ("label", "without"),
    [
        ("Erster Bericht", "Großbrand in der Papierfabrik Auenheim"),
        ("Brand von Auenheim", "Brand von Auenheim"),
    ],
)
def test_a_story_is_not_called_after_an_article_that_left_it(label: str, without: str) -> None:
    fire, _flood = fire_and_flood()
    erika = editor()
    ArticleVersion.objects.filter(article__external_id="a").update(title="Erster Bericht")
    Story.objects.filter(pk=fire.pk).update(label=label)

    event = placing.move_articles([article("a")], None, by=erika)

    fire.refresh_from_db()
    assert (fire.label, home("a").label) == (without, "Erster Bericht")
    placing.undo(event, by=erika)
    fire.refresh_from_db()
    assert fire.label == label


def test_a_topic_goes_along_with_the_articles_that_alone_answer_it() -> None:
    fire, flood = fire_and_flood()
    dead, erika = Topic.objects.get(story=fire), editor()
    event = curation.split_claims(dead, list(dead.claims.filter(number="3")), by=erika, label="Erste Zählung")
    placing.move_articles([article("a")], flood, by=erika)
    split = Topic.objects.get(pk=event.topic_id)
    assert (split.story, figures(split), split.label) == (flood, [3], "Erste Zählung")


def test_a_claim_loses_its_place_in_a_topic_that_stays_and_regains_it_by_undo() -> None:
    fire, flood = fire_and_flood()
    erika, claim = editor(), Claim.objects.get(version__article__external_id="a")
    dead = Topic.objects.get(story=fire)
    curation.move_claim(claim, dead, by=erika)

    event = placing.move_articles([article("a")], flood, by=erika)
    claim.refresh_from_db()
    assert claim.topic != dead
    assert not claim.topic_pinned

    placing.undo(event, by=erika)
    claim.refresh_from_db()
    assert (claim.topic, claim.topic_pinned) == (dead, True)
    assert figures(dead) == [3, 5, 5]


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize(
    ("moved", "target"), [("a", "d"), ("a", None), ("ab", None), ("abc", "d"), ("de", "a"), ("ad", None)]
)
def test_a_move_can_be_undone_once(moved: str, target: str | None, stored: bool) -> None:
    fire_and_flood()
    erika = editor()
    for found in Disagreement.objects.standing():
        review.confirm(found, by=erika)
    columns = ("pk", "story", "article", "pinned", "taken_from", "reason")
    places = list(StoryArticle.objects.order_by("pk").values(*columns))
    names = list(Story.objects.order_by("pk").values("pk", "key", "label", "article_count"))
    confirmed = Disagreement.objects.standing().filter(state="confirmed").count()
    event = placing.move_articles(map(article, moved), home(target) if target else None, by=erika)
    if stored:
        event = CurationEvent.objects.get(pk=event.pk)
    assert placing.undoable([event], erika) == {event.pk}

    undone = placing.undo(event, by=erika)

    assert (undone.action, undone.undoes) == ("undo", event)
    assert list(StoryArticle.objects.order_by("pk").values(*columns)) == places
    assert list(Story.objects.order_by("pk").values("pk", "key", "label", "article_count")) == names
    assert contradictions() == 2
    assert Disagreement.objects.standing().filter(state="confirmed").count() == confirmed
    assert placing.undoable([event, undone], erika) == set()
    with pytest.raises(placing.NotPossible):
        placing.undo(event, by=erika)


def test_a_move_is_undone_by_its_maker_alone_and_not_over_a_later_one() -> None:
    fire, flood = fire_and_flood()
    erika, emil = editor(), editor("emil")
    first = placing.move_articles([article("a")], flood, by=erika)
    with pytest.raises(curation.NotPermitted):
        placing.undo(first, by=emil)
    placing.move_articles([article("a")], fire, by=emil)
    assert placing.undoable([first], erika) == set()
    with pytest.raises(placing.NotPossible):
        placing.undo(first, by=erika)
    with pytest.raises(placing.NotPossible):
        curation.undo(first, by=erika)


def test_a_released_article_returns_to_where_the_machine_puts_it_and_the_release_can_be_undone() -> None:
    fire, flood = fire_and_flood()
    erika = editor()
    placing.move_articles([article("a")], flood, by=erika)

    event = placing.release_articles([article("a")], by=erika)

    assert told() == ["abc", "de"]
    assert (event.action, event.story_id) == ("release_articles", flood.pk)
    assert not StoryArticle.objects.filter(pinned=True).exists()
    with pytest.raises(placing.NotPossible):
        placing.release_articles([article("a")], by=erika)
    placing.undo(event, by=erika)
    assert told() == ["ade", "bc"]
    placed = StoryArticle.objects.get(pinned=True)
    assert (placed.article, placed.taken_from) == (article("a"), fire)


def test_a_full_story_takes_no_more(monkeypatch: Any) -> None:
    _fire, flood = fire_and_flood()
    monkeypatch.setattr(stories, "FULL", 3)
    placing.move_articles([article("a")], flood, by=editor())
    with pytest.raises(placing.StoryFull, match="3") as refused:
        placing.move_articles([article("b")], flood, by=editor("emil"))
    assert refused.value.code == "story_full"
    assert told() == ["ade", "bc"]


def test_moves_that_make_no_sense_are_refused() -> None:
    fire, flood = fire_and_flood()
    erika = editor()
    unread = article_version("Ein Text.", external_id="x").article
    gone = Story.objects.create(key="weg")
    Story.objects.filter(pk=gone.pk).delete()
    for articles, target, out_of in (
        ([], flood, None),
        ([article("a")], fire, None),
        ([article("d"), article("e")], None, None),
        ([unread], flood, None),
        ([article("a")], gone, None),
        ([article("a")], None, flood),
    ):
        with pytest.raises(placing.NotPossible):
            placing.move_articles(articles, target, by=erika, out_of=out_of)
    assert told() == ["abc", "de"]
    assert not CurationEvent.objects.exists()
    assert Story.objects.count() == 2


def test_readers_cannot_move_articles() -> None:
    _fire, flood = fire_and_flood()
    anton = analyst()
    with pytest.raises(curation.NotPermitted):
        placing.move_articles([article("a")], flood, by=anton)
    with pytest.raises(curation.NotPermitted):
        placing.release_articles([article("a")], by=anton)
    assert told() == ["abc", "de"]


def test_an_event_about_articles_names_its_story() -> None:
    _fire, flood = fire_and_flood()
    erika = editor()
    for action, story in (("move_articles", None), ("rename", flood)):
        with pytest.raises(DatabaseError), transaction.atomic():
            CurationEvent.objects.create(action=action, story=story, by=erika)


def test_neighbours_are_other_stories_that_share_terms_the_nearest_first() -> None:
    fire, flood = fire_and_flood()
    assert stories.neighbours(fire.pk, 5) == []
    event = placing.move_articles([article("a")], None, by=editor())
    assert stories.neighbours(fire.pk, 5) == [event.story_id]
    assert stories.neighbours(event.story_id or 0, 5) == [fire.pk]
    assert stories.neighbours(flood.pk, 5) == []


@pytest.mark.django_db(transaction=True)
def test_two_editors_and_a_worker_at_once_leave_one_consistent_state() -> None:
    fire, flood = fire_and_flood()
    people = [editor("erika"), editor("emil")]
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

    a, b, d = article("a"), article("b"), article("d")
    work: list[Callable[[], object]] = [
        lambda: placing.move_articles([a], flood, by=people[0], out_of=fire),
        lambda: placing.move_articles([a, b], None, by=people[1], out_of=fire),
        lambda: placing.move_articles([d], fire, by=people[0], out_of=flood),
        compare_again,
    ]
    threads = [threading.Thread(target=run, args=(task,)) for task in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert not failures
    assert not any(thread.is_alive() for thread in threads)
    stood = told()
    assert home("d") == fire
    assert CurationEvent.objects.count() == 2
    compare_again()
    assert told() == stood
    for claim in Claim.objects.filter(topic__isnull=False).select_related("topic"):
        assert claim.topic
        assert claim.topic.story.members.filter(article=claim.version.article).exists()
    for story in Story.objects.all():
        assert story.article_count == story.members.count()
