"""What only a browser can tell: accessibility, the security policy at work, keys, htmx, narrow screens."""

from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Disagreement, Story, StoryArticle, Topic
from claims.terms import ReviewState
from sources.models import ArticleVersion, IngestItem, IngestRun
from tests.factories import make_claim, make_disagreement, make_editor, make_storm, make_topic, make_version

# What is folded away counts as well.
OPEN_ALL = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"


@pytest.fixture
def site(page: Any, live_server: LiveServer) -> LiveServer:
    """The server, with a contradiction on it; whatever the page complains about fails the test."""
    make_storm()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    return live_server


@pytest.fixture
def editor(site: LiveServer, page: Any) -> None:
    make_editor("erika")
    page.goto(f"{site.url}/login/")
    page.fill("#id_username", "erika")
    page.fill("#id_password", "geheim-genug-42")
    page.click("button.primary")


def addresses() -> dict[str, str]:
    """One address for each kind of page."""
    storm = Disagreement.objects.get()
    claim = Claim.objects.get(quote="zwölf Menschen")
    for version in ArticleVersion.objects.all():
        StoryArticle.objects.update_or_create(article=version.article, defaults={"story": storm.topic.story})
    Story.objects.count_anew()
    Topic.objects.count_anew()
    run = IngestRun.objects.create(arguments=["ordner"])
    IngestItem.objects.create(run=run, reference="leer.txt", outcome="refused", message="Die Datei ist leer.")
    return {
        "disagreements": "/",
        "disagreement": f"/disagreements/{storm.pk}/",
        "claims": "/claims/?category=killed&place=K",
        "nothing found": "/claims/?q=Erdbeben",
        "article": f"/articles/{claim.version.article_id}/",
        "articles": "/articles/",
        "stories": "/stories/?contested=on",
        "story": f"/stories/{storm.topic.story_id}/",
        "topics": "/topics/",
        "topic": f"/topics/{storm.topic_id}/",
        "sources": "/sources/",
        "run": f"/sources/runs/{run.pk}/",
        "origins": "/actors/",
        "origin": f"/actors/{claim.attributions.get().actor_id}/",
        "about": "/about/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(site: LiveServer, editor: None, page: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for name, address in addresses().items():
        page.goto(site.url + address)
        page.evaluate(OPEN_ALL)
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": levels}})
        found = [
            (rule["id"], [node["html"][:200] for node in rule["nodes"]])
            for rule in results.response["violations"]
        ]
        assert not found, f"{name}: {found}"
    assert not page.complaints


@pytest.mark.parametrize("width", [320, 360, 768, 1920])
def test_no_page_scrolls_sideways(site: LiveServer, editor: None, page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name, address in addresses().items():
        page.goto(site.url + address)
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_filter_updates_list_and_address_without_a_new_page(site: LiveServer, page: Any) -> None:
    page.goto(site.url)
    page.evaluate("window.sameDocument = true")
    page.select_option("#id_category", "money")
    page.get_by_text("Nichts passt zu diesen Filtern.").wait_for()
    page.get_by_role("status").filter(has_text="0 Befunde").wait_for()
    assert "category=money" in page.url
    assert page.evaluate("window.sameDocument")
    page.select_option("#id_category", "")
    page.get_by_role("link", name="Todesopfer der Sturmflut").wait_for()
    page.get_by_label("Text").press_sequentially("Erdbeben")
    page.get_by_text("Nichts passt zu diesen Filtern.").wait_for()
    assert not page.complaints


def test_editor_judges_without_leaving_the_page(site: LiveServer, editor: None, page: Any) -> None:
    storm = Disagreement.objects.get()
    page.goto(f"{site.url}/disagreements/{storm.pk}/")
    page.get_by_role("button", name="Verwerfen").click()
    page.get_by_role("alert").filter(has_text="Bitte eine Begründung angeben").wait_for()
    page.get_by_label("Notiz", exact=True).fill("Das Ministerium zählt Vermisste mit.")
    page.get_by_role("button", name="Verwerfen").click()
    page.locator("#state-badge", has_text="verworfen").wait_for()
    assert page.evaluate("document.activeElement.id") == "review-title"
    storm.refresh_from_db()
    assert storm.state == ReviewState.DISMISSED
    page.get_by_role("button", name="„Verwerfen“ zurücknehmen").click()
    page.locator("#state-badge", has_text="offen").wait_for()
    assert not page.complaints


def test_editor_moves_an_article_by_keyboard_and_takes_it_back(
    site: LiveServer, editor: None, page: Any
) -> None:
    address = addresses()["story"]
    page.goto(site.url + address)
    page.get_by_role("checkbox", name="Nach der Flut").focus()
    page.keyboard.press("Space")
    page.get_by_label("Sie gehören zu").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Artikel verschieben").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="1 Artikel ist neu zugeordnet").wait_for()
    assert page.get_by_role("checkbox", name="Nach der Flut").count() == 0
    page.get_by_role("button", name="Diesen Schritt zurücknehmen").click()
    page.get_by_role("checkbox", name="Nach der Flut").wait_for()
    assert page.url.endswith(address)
    assert not page.complaints


def test_lost_connection_is_said(site: LiveServer, editor: None, page: Any) -> None:
    page.goto(f"{site.url}/disagreements/{Disagreement.objects.get().pk}/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Bestätigen").click()
    page.get_by_role("alert").filter(has_text="nicht beim Server angekommen").wait_for()


def test_keys_lead_through_list_and_disagreements(site: LiveServer, page: Any) -> None:
    topic = make_topic("Verletzte")
    a, b = (make_claim(make_version(f"{n} Verletzte."), str(n), n, n, topic=topic) for n in (8, 9))
    make_disagreement(topic, [[a], [b]], severity=0.9)
    page.goto(site.url)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Todesopfer der Sturmflut"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Verletzte").wait_for()
    page.keyboard.press("j")
    page.get_by_role("heading", name="Todesopfer der Sturmflut").wait_for()
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Tastatur").wait_for()


def test_keys_can_be_switched_off(site: LiveServer, page: Any) -> None:
    page.goto(site.url)
    page.get_by_role("button", name="Hilfe zur Tastatur").click()
    page.get_by_label("Diese Tasten verwenden").uncheck()
    page.get_by_role("button", name="Schließen").click()
    page.reload()
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()


def test_keys_do_not_disturb_typing(site: LiveServer, page: Any) -> None:
    page.goto(site.url)
    page.get_by_label("Alle Angaben durchsuchen").fill("")
    page.keyboard.type("jk?/n")
    assert page.get_by_label("Alle Angaben durchsuchen").input_value() == "jk?/n"


def test_chosen_colours_stay(site: LiveServer, page: Any) -> None:
    page.goto(site.url)
    switch = page.locator("[data-theme-switch]")
    switch.click()
    switch.click()
    assert "Dunkel" in switch.inner_text()
    page.goto(f"{site.url}/about/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"


def test_marked_text_leads_to_its_claim_and_back(site: LiveServer, page: Any) -> None:
    claim = Claim.objects.get(quote="zwölf Menschen")
    page.goto(f"{site.url}/articles/{claim.version.article_id}/")
    page.locator(f'.claim[data-claims="{claim.pk}"]').click()
    assert page.url.endswith(f"#c{claim.pk}")
    page.locator(f"#c{claim.pk} .number").click()
    assert page.url.endswith(f"#t{claim.pk}")


def test_first_tab_stop_skips_to_the_content(site: LiveServer, page: Any) -> None:
    page.goto(site.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
