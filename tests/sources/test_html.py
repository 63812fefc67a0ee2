"""Web pages."""

from pathlib import Path

import pytest

from sources.errors import Reason, Refusal
from sources.reading import html

PAGE = (Path(__file__).parent / "data" / "page.html").read_text(encoding="utf-8")
BODY = (
    "<article><h1>Zug entgleist</h1><p>Drei Reisende wurden verletzt, als in Niederau ein Zug aus den Schienen sprang. Die "
    "Strecke ist gesperrt, Busse fahren.</p><p>Der Schaden liegt nach Angaben der Bahn bei zwei Millionen Euro.</p></article>"
)


def test_text_and_metadata_of_an_article_are_read() -> None:
    document = html.read(PAGE.encode(), "page.html")
    assert document.metadata.title == "Brand in Papierfabrik gelöscht"
    assert document.metadata.outlet == "Talkurier Verlag"
    assert document.metadata.url == "https://talkurier.example/lokales/brand-papierfabrik"
    # half past midnight in Germany, and the day of publication rather than of the last change
    assert str(document.metadata.published) == "2025-03-05"
    assert "Nach zwei Tagen ist das Feuer" in document.text  # the lead
    assert "Schaden in Millionenhöhe" in document.text
    assert "3,5 Millionen Euro" in document.text
    assert "Impressum" not in document.text
    assert "Startseite" not in document.text


@pytest.mark.parametrize(
    ("head", "published", "outlet"),
    [
        ('<meta property="article:published_time" content="2025-03-05T08:00:00+01:00">', "2025-03-05", ""),
        (
            '<meta property="og:site_name" content="Talkurier"><meta name="date" content="2025-03">',
            "2025-03",
            "Talkurier",
        ),
        (
            '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2025-03-05"}</script>',
            "2025-03-05",
            "",
        ),
        ('<script type="application/ld+json">{kaputt</script><meta name="date" content="morgen">', None, ""),
    ],
)
def test_what_a_page_says_about_itself_is_believed_when_it_makes_sense(
    head: str, published: str | None, outlet: str
) -> None:
    page = f"<html><head><title>Zug entgleist – Talkurier</title>{head}</head><body>{BODY}</body></html>"
    document = html.read(page.encode(), "page.html")
    assert (document.metadata.published and str(document.metadata.published)) == published
    assert document.metadata.outlet == outlet
    assert document.metadata.title == "Zug entgleist"


UMLAUTS = "<html><head>{head}</head><body><article><h1>Zug entgleist</h1><p>{text}</p><p>{text}</p></article></body></html>"
HOUSES = (
    "Fünf Häuser, die über der Straße stehen, wurden nach Angaben der Stadt geräumt, Busse fahren nicht mehr."
)


@pytest.mark.parametrize(
    ("source", "encoding", "charset"),
    [
        (UMLAUTS.format(head='<meta charset="iso-8859-1">', text=HOUSES), "latin-1", None),
        (UMLAUTS.format(head="", text=HOUSES), "latin-1", "latin-1"),
        (UMLAUTS.format(head="", text=HOUSES), "latin-1", "unsinn"),
        (UMLAUTS.format(head='<meta charset="iso-8859-1">', text=HOUSES), "utf-8", "utf-8"),
        ('<?xml version="1.0" encoding="utf-8"?>' + UMLAUTS.format(head="", text=HOUSES), "utf-8", None),
    ],
)
def test_umlauts_are_right_whatever_the_charset(source: str, encoding: str, charset: str | None) -> None:
    assert HOUSES in html.read(source.encode(encoding), "page.html", charset=charset).text


def test_a_page_cannot_claim_the_address_of_another_host() -> None:
    document = html.read(PAGE.encode(), "page.html", "https://fremd.example/kopie")
    assert document.metadata.url == "https://fremd.example/kopie"


@pytest.mark.parametrize(
    "source",
    ["<html></html>", "<!-- nichts -->", "<html><body><nav><a href='/'>Start</a></nav></body></html>"],
)
def test_a_page_without_an_article_is_refused(source: str) -> None:
    with pytest.raises(Refusal) as refused:
        html.read(source.encode(), "page.html")
    assert refused.value.reason == Reason.NO_TEXT
