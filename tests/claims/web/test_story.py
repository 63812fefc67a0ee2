"""The list of stories, one story, and editors who put articles where they belong."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims import placing, review
from claims.models import CurationEvent, Disagreement, Story, StoryArticle, Topic
from sources.models import Article
from tests.factories import make_claim, make_disagreement, make_editor, make_storm, make_topic, make_version

FLOOD_TERMS = ["küste+sturmflut", "flut+küste"]


def tell(story: Story, *articles: Article, **fields: object) -> None:
    """Put these articles into the story, in this order of finding, and count."""
    for number, article in enumerate(articles):
        reason = {"article": articles[0].external_id, "reasons": [same_event()]} if number else {}
        StoryArticle.objects.create(**{"story": story, "article": article, "reason": reason} | fields)
    Story.objects.count_anew()
    Topic.objects.count_anew()


def same_event() -> dict[str, object]:
    return {"code": "same_passage", "values": {}}


@pytest.fixture
def storm(db: None) -> Disagreement:
    """The storm with its three articles in one story, and a small other story that shares terms with it."""
    storm = make_storm()
    articles = Article.objects.order_by("published_on", "pk")
    tell(storm.topic.story, *articles)
    stray = make_version("An der Küste kam es zur Sturmflut.", title="Flut trifft Küste", outlet="Nordblatt")
    tell(Story.objects.create(key="fern", label="Flut trifft Küste"), stray.article)
    for article in Article.objects.all():
        article.versions.update(terms=FLOOD_TERMS)
    return storm


def other_story() -> Story:
    return Story.objects.get(key="fern")


# -- list --------------------------------------------------------------------------------------------------------------


def test_list_counts_what_a_story_holds_and_what_waits(client: Client, storm: Disagreement) -> None:
    page = {story.label: story for story in client.get("/stories/").context["page"]}
    told = page["Sturmflut"]
    assert (told.article_count, told.outlet_count, told.topic_count, told.open_count) == (3, 3, 1, 1)
    assert (told.first_day, told.last_day) == (date(2025, 7, 2), date(2025, 7, 3))
    alone = page["Flut trifft Küste"]
    assert (alone.article_count, alone.topic_count, alone.open_count) == (1, 0, 0)


def test_list_begins_with_what_was_told_last_and_hides_emptied_stories(
    client: Client, storm: Disagreement
) -> None:
    Story.objects.create(key="leer", label="Leer")
    undated = make_version("Ohne Tag.", published=None)
    tell(Story.objects.create(key="undatiert", label="Undatiert"), undated.article)
    labels = [story.label for story in client.get("/stories/").context["page"]]
    assert labels == ["Sturmflut", "Flut trifft Küste", "Undatiert"]
    assert "ohne Datum" in client.get("/stories/").text


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("q=sturm", ["Sturmflut"]),
        ("q=Innenministerium", ["Sturmflut"]),
        ("q=Küste", ["Sturmflut", "Flut trifft Küste"]),
        ("contested=on", ["Sturmflut"]),
        ("q=Erdbeben", []),
        ("q=Erdbeben&contested=on", []),
    ],
)
def test_filters_leave_what_they_say(
    client: Client, storm: Disagreement, query: str, labels: list[str]
) -> None:
    assert [story.label for story in client.get(f"/stories/?{query}").context["page"]] == labels


def test_a_judged_finding_waits_no_longer(client: Client, storm: Disagreement) -> None:
    review.dismiss(storm, by=make_editor(), note="Das Ministerium zählt Vermisste mit.")
    response = client.get("/stories/?contested=on")
    assert not response.context["page"]
    assert "Kein Ereignis passt zu diesen Filtern." in response.text


def test_an_empty_knowledge_base_says_so(client: Client, db: None) -> None:
    assert "Noch keine Ereignisse" in client.get("/stories/").text


def test_list_is_paged_and_htmx_gets_the_results_alone(client: Client, storm: Disagreement) -> None:
    Story.objects.bulk_create(
        Story(key=f"s{number}", label=f"Ereignis {number}", article_count=1) for number in range(30)
    )
    assert "Seite 1 von 2" in client.get("/stories/").text
    part = client.get("/stories/", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "32 Ereignisse" in part


def test_queries_of_the_list_are_pinned(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for query in ("", "?q=Küste&contested=on"):
        with django_assert_num_queries(2):  # number of stories, stories
            client.get(f"/stories/{query}")


# -- one story ---------------------------------------------------------------------------------------------------------


def test_page_shows_articles_in_order_with_the_reason_why_they_stand_there(
    client: Client, storm: Disagreement
) -> None:
    response = client.get(f"/stories/{storm.topic.story_id}/")
    titles = [item.article.title for item in response.context["told"]]
    assert titles == ["Zwölf Tote nach Sturmflut", "Nach der Flut", "Ministerium nennt höhere Zahl"]
    assert [item.member.claim_count for item in response.context["told"]] == [2, 1, 1]
    assert "Mit diesem Artikel begann das Ereignis." in response.text
    assert "Am nächsten bei „Zwölf Tote nach Sturmflut“ (Morgenblatt)." in response.text
    assert "Beide Angaben stehen in derselben, nahezu wörtlich gleichen Textstelle." in response.text


def test_page_leads_to_findings_topics_and_articles_and_they_lead_back(
    client: Client, storm: Disagreement
) -> None:
    address = f"/stories/{storm.topic.story_id}/"
    text = client.get(address).text
    article = Article.objects.get(title="Nach der Flut")
    for page in (
        f"/disagreements/{storm.pk}/",
        f"/topics/{storm.topic_id}/",
        f"/articles/{article.pk}/",
        "/stories/",
    ):
        assert f'href="{page}"' in text
        assert f'href="{address}"' in client.get(page).text


def test_an_article_without_a_story_has_a_page(client: Client, db: None) -> None:
    version = make_version("Ein Text.")
    assert "Ereignis:" not in client.get(f"/articles/{version.article_id}/").text


def test_a_story_without_label_is_called_by_its_number(client: Client, storm: Disagreement) -> None:
    Story.objects.update(label="")
    assert f"Ereignis {storm.topic.story_id}</h1>" in client.get(f"/stories/{storm.topic.story_id}/").text


def test_an_emptied_story_says_so(editor_client: Client, storm: Disagreement) -> None:
    StoryArticle.objects.filter(story=storm.topic.story).delete()
    text = editor_client.get(f"/stories/{storm.topic.story_id}/").text
    assert "Von diesem Ereignis berichtet kein Artikel mehr." in text
    assert "Artikel verschieben" not in text


def test_long_lists_of_findings_and_topics_are_cut(client: Client, storm: Disagreement) -> None:
    story = storm.topic.story
    for number in range(55):
        topic = make_topic(f"Frage {number}")
        Topic.objects.filter(pk=topic.pk).update(story=story)
        a, b = (
            make_claim(make_version(f"{count} Verletzte."), str(count), count, count, topic=topic)
            for count in (8, 9)
        )
        make_disagreement(topic, [[a], [b]], severity=0.1)
    Topic.objects.count_anew()
    response = client.get(f"/stories/{story.pk}/")
    assert len(response.context["disagreements"]) == 20
    assert "Weitere Befunde stehen bei den Themen." in response.text
    assert "Seite 1 von 2" in response.text


def test_queries_of_a_story_are_pinned(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # story, articles; disagreements with groups, claims, chains; number of topics, topics, their units; moves, those undone
    with django_assert_num_queries(10):
        client.get(f"/stories/{storm.topic.story_id}/")


# -- editors -----------------------------------------------------------------------------------------------------------


def test_editor_moves_articles_to_a_neighbour_and_takes_it_back(
    editor_client: Client, storm: Disagreement
) -> None:
    story, other = storm.topic.story, other_story()
    address = f"/stories/{story.pk}/"
    page = editor_client.get(address)
    assert page.context["neighbours"] == [other]
    article = Article.objects.get(title="Nach der Flut")

    moved = editor_client.post(
        f"{address}articles/", {"articles": [article.pk], "to": other.pk, "action": "move"}, follow=True
    )

    assert "1 Artikel ist neu zugeordnet" in moved.text
    assert other.members.get(article=article).pinned
    event = CurationEvent.objects.get()
    for page in (address, f"/stories/{other.pk}/"):
        text = editor_client.get(page).text
        assert "stellte in" in text
        assert f'<button name="event" value="{event.pk}">' in text
    assert "Von der Redaktion hierher gestellt." in editor_client.get(f"/stories/{other.pk}/").text
    editor_client.post(f"{address}undo/", {"event": event.pk})
    assert not story.members.get(article=article).pinned
    text = editor_client.get(address).text
    assert "zurückgenommen" in text
    assert "Diesen Schritt zurücknehmen" not in text


@pytest.mark.parametrize("named", ["x", "9" * 40])
@pytest.mark.parametrize("action", ["move", "release"])
def test_articles_that_cannot_be_are_no_error_of_the_server(
    editor_client: Client, storm: Disagreement, action: str, named: str
) -> None:
    address = f"/stories/{storm.topic.story_id}/"
    given = {"articles": [named], "to": "own", "action": action}
    assert editor_client.post(f"{address}articles/", given).status_code == 422
    assert editor_client.post(f"{address}undo/", {"event": named}).status_code == 404


@pytest.mark.parametrize("number", ["{}", "http://127.0.0.1:8000/stories/{}/", "/stories/{}/?page=2#topics"])
def test_editor_names_the_story_by_number_or_address(
    editor_client: Client, storm: Disagreement, number: str
) -> None:
    other, article = other_story(), Article.objects.get(title="Nach der Flut")
    editor_client.post(
        f"/stories/{storm.topic.story_id}/articles/",
        {"articles": [article.pk], "number": number.format(other.pk)},
    )
    assert other.members.filter(article=article).exists()


def test_editor_gives_articles_a_story_of_their_own_and_releases_them(
    editor_client: Client, storm: Disagreement
) -> None:
    article = Article.objects.get(title="Nach der Flut")
    editor_client.post(f"/stories/{storm.topic.story_id}/articles/", {"articles": [article.pk], "to": "own"})
    new = Story.objects.get(members__article=article)
    assert new.label == "Nach der Flut"
    released = editor_client.post(
        f"/stories/{new.pk}/articles/", {"articles": [article.pk], "action": "release"}, follow=True
    )
    assert "1 Artikel ist neu zugeordnet" in released.text
    assert not StoryArticle.objects.get(article=article).pinned


def test_moving_the_last_article_leads_to_where_it_went(editor_client: Client, storm: Disagreement) -> None:
    other = other_story()
    response = editor_client.post(
        f"/stories/{other.pk}/articles/",
        {"articles": [other.members.get().article_id], "to": storm.topic.story_id},
    )
    assert response["Location"] == f"/stories/{storm.topic.story_id}/"
    assert not Story.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "Bitte Artikel wählen."),
        ({"action": "release"}, "Bitte Artikel wählen."),
        ({"articles": True}, "Bitte wählen, wohin die Artikel gehören."),
        ({"articles": True, "to": "own", "number": "1"}, "nicht beides"),
        ({"articles": True, "number": "999999"}, "Dieses Ereignis gibt es nicht."),
        ({"articles": True, "number": "nirgends"}, "Dieses Ereignis gibt es nicht."),
        ({"articles": True, "to": "nirgends"}, "Dieses Ereignis gibt es nicht."),
    ],
)
def test_what_cannot_be_understood_is_said_and_the_choice_stays(
    editor_client: Client, storm: Disagreement, given: dict[str, object], complaint: str
) -> None:
    article = Article.objects.get(title="Nach der Flut")
    posted = {**given, **({"articles": [article.pk]} if "articles" in given else {})}
    response = editor_client.post(f"/stories/{storm.topic.story_id}/articles/", posted)
    assert response.status_code == 422
    assert complaint in response.text
    assert response.text.count(" checked aria-labelledby") == len(posted.get("articles", ()))  # type: ignore[arg-type]
    assert not CurationEvent.objects.exists()


def test_the_address_of_the_form_leads_back_to_the_story(client: Client, storm: Disagreement) -> None:
    address = f"/stories/{storm.topic.story_id}/"
    assert client.get(f"{address}articles/")["Location"] == address


def test_refusals_are_sentences(editor_client: Client, storm: Disagreement) -> None:
    articles = list(storm.topic.story.members.values_list("article", flat=True))
    response = editor_client.post(
        f"/stories/{storm.topic.story_id}/articles/", {"articles": articles, "to": "own"}, follow=True
    )
    assert "Bitte einige Artikel des Ereignisses wählen, nicht alle." in response.text


def test_readers_cannot_move_articles(client: Client, reader_client: Client, storm: Disagreement) -> None:
    address = f"/stories/{storm.topic.story_id}/"
    given = {"articles": [Article.objects.get(title="Nach der Flut").pk], "to": "own"}
    for visitor in (client, reader_client):
        text = visitor.get(address).text
        assert 'name="articles"' not in text
        assert "Artikel verschieben" not in text
    assert "Nur die Redaktion" in reader_client.post(f"{address}articles/", given, follow=True).text
    assert client.post(f"{address}articles/", given)["Location"] == f"/login/?next={address}"
    assert client.post(f"{address}undo/", {"event": 1})["Location"] == f"/login/?next={address}"
    assert not CurationEvent.objects.exists()


def test_moves_of_others_show_no_button(editor_client: Client, storm: Disagreement) -> None:
    article = Article.objects.get(title="Nach der Flut")
    event = placing.move_articles([article], None, by=make_editor("emil"))
    address = f"/stories/{storm.topic.story_id}/"
    text = editor_client.get(address).text
    assert "emil" in text
    assert "Diesen Schritt zurücknehmen" not in text
    refused = editor_client.post(f"{address}undo/", {"event": event.pk}, follow=True)
    assert "Nur wer eine Änderung gemacht hat" in refused.text
    assert editor_client.post(f"{address}undo/", {"event": "x"}).status_code == 404
