"""What all pages share: language, login, search, errors, and the content security policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from claims.models import Claim, Disagreement
from tests.factories import make_editor

PAGES = (
    "/",
    "/claims/",
    "/stories/",
    "/topics/",
    "/articles/",
    "/sources/",
    "/actors/",
    "/about/",
    "/login/",
)


@pytest.mark.parametrize("address", PAGES)
def test_pages_answer_to_everybody_in_german_by_default(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert '<html lang="de">' in response.text
    assert client.head(address).status_code == 200


def test_language_switch_stays_on_the_page(client: Client, storm: Disagreement) -> None:
    address = "/claims/?category=killed"
    response = client.post("/i18n/setlang/", {"language": "en", "next": address})
    assert response["Location"] == address
    text = client.get(address).text
    assert '<html lang="en">' in text
    assert "Every figure and date" in text


def test_search_in_the_header_leads_to_the_claims(client: Client, storm: Disagreement) -> None:
    assert re.search(r'role="search" action="/claims/"', client.get("/").text)


def test_login_leads_back_to_where_one_was(client: Client, storm: Disagreement) -> None:
    make_editor("erika")
    address = f"/disagreements/{storm.pk}/"
    page = client.get("/login/", {"next": address})
    assert f'value="{address}"' in page.text
    response = client.post("/login/", {"username": "erika", "password": "geheim-genug-42", "next": address})
    assert response["Location"] == address


def test_wrong_password_says_so_in_german(client: Client, db: None) -> None:
    response = client.post("/login/", {"username": "erika", "password": "falsch"})
    assert 'role="alert"' in response.text
    assert "Bitte" in response.text


def test_login_leads_nowhere_else(client: Client, db: None) -> None:
    make_editor("erika")
    data = {"username": "erika", "password": "geheim-genug-42", "next": "https://example.org/"}
    assert client.post("/login/", data)["Location"] == "/"


def test_missing_page_says_so_in_german(client: Client, db: None) -> None:
    response = client.get("/gibt-es-nicht/")
    assert response.status_code == 404
    assert "Seite nicht gefunden" in response.text


def test_pages_are_only_read(client: Client, storm: Disagreement) -> None:
    for address in ("/", "/claims/", f"/disagreements/{storm.pk}/", f"/topics/{storm.topic_id}/"):
        assert client.post(address).status_code == 405


def test_policy_allows_nothing_but_own_files(client: Client, db: None) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("template", sorted((settings.BASE_DIR / "templates").rglob("*.html")), ids=str)
def test_templates_hold_nothing_the_security_policy_forbids(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", source), "script in the page"
    assert not re.search(r"<style|\sstyle=", source), "style in the page"
    assert not re.search(r"\son\w+=", source), "event handler in the page"
    assert not re.search(r"hx-on|hx-vals=.js:|hx-headers=.js:", source), "htmx would evaluate it"
    assert not re.search(r"(?:src|href)=[\"']https?:", source), "loads from elsewhere"


def test_large_ids_are_written_without_separators(client: Client, storm: Disagreement) -> None:
    Claim.objects.filter(quote="Mehr als 300 Häuser").update(id=1234567)
    claim = Claim.objects.get(pk=1234567)
    assert 'id="c1234567"' in client.get(f"/articles/{claim.version.article_id}/").text
