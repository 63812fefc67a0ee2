from datetime import date
from html.parser import HTMLParser

from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Claim, Disagreement
from sources.models import Article
from tests.factories import make_claim, make_version


class Verbatim(HTMLParser):
    """The text inside the verbatim block, without the numbers that were added to it."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.in_reference = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if self.depth or "verbatim" in classes.split():
            self.depth += 1
        self.in_reference = tag == "a" and "ref" in classes.split()

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)
        self.in_reference = False

    def handle_data(self, data: str) -> None:
        if self.depth and not self.in_reference:
            self.text += data


def shown_text(html: str) -> str:
    parser = Verbatim()
    parser.feed(html)
    return parser.text


def test_text_is_shown_verbatim(client: Client, db: None) -> None:
    text = 'Erste  Zeile mit <b>11.000</b> & "Zitat".\n\n\tZweite Zeile: 3 Tote.\n'
    version = make_version(text)
    make_claim(version, "11.000", 11000, 11000)
    make_claim(version, "3 Tote", 3, 3)
    assert shown_text(client.get(f"/articles/{version.article_id}/").text) == text


def test_overlapping_claims_both_have_a_number_and_a_card(client: Client, db: None) -> None:
    version = make_version("Von 11.000 Soldaten kehrten 1.000 nicht zurück.")
    outer = make_claim(version, "11.000 Soldaten kehrten 1.000", 1000, 1000)
    inner = make_claim(version, "11.000 Soldaten", 11000, 11000)
    html = client.get(f"/articles/{version.article_id}/").text
    for claim in (outer, inner):
        assert f'id="t{claim.pk}"' in html
        assert f'href="#c{claim.pk}"' in html
        assert f'id="c{claim.pk}"' in html
    assert f'data-claims="{inner.pk} {outer.pk}"' in html or f'data-claims="{outer.pk} {inner.pk}"' in html
    assert shown_text(html) == version.text


def test_cue_of_an_attribution_is_marked(client: Client, storm: Disagreement) -> None:
    article = Article.objects.get(title="Zwölf Tote nach Sturmflut")
    assert '<span class="cue">nach Angaben</span>' in client.get(f"/articles/{article.pk}/").text


def test_claims_in_dispute_carry_a_sign_and_a_link(client: Client, storm: Disagreement) -> None:
    article = Article.objects.get(title="Ministerium nennt höhere Zahl")
    html = client.get(f"/articles/{article.pk}/").text
    assert "1\u00a0≠" in html
    assert f'href="/disagreements/{storm.pk}/"' in html


def test_versions_show_which_figure_changed(client: Client, db: None) -> None:
    old = make_version("Es brannten 3.200 Hektar Wald. Die Feuerwehr löscht.")
    new = make_version("Es brannten 32.000 Hektar Wald. Die Feuerwehr löscht.", article=old.article)
    make_claim(old, "3.200 Hektar", 3200, 3200)
    make_claim(new, "32.000 Hektar", 32000, 32000)
    current = client.get(f"/articles/{old.article_id}/").text
    assert "<del>3.200</del>" in current
    assert "<ins>32.000</ins>" in current
    assert "Geänderte Zahl" in current
    earlier = client.get(f"/articles/{old.article_id}/?version=1").text
    assert shown_text(earlier) == old.text
    assert "Dies ist eine frühere Fassung des Textes." in earlier


def test_unknown_version_is_not_found(client: Client, db: None) -> None:
    version = make_version("Es gab 3 Tote.")
    assert client.get(f"/articles/{version.article_id}/?version=9").status_code == 404
    assert client.get(f"/articles/{version.article_id}/?version=abc").status_code == 404


def test_withdrawn_claims_are_not_marked(client: Client, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="19 Tote")
    Claim.objects.filter(pk=claim.pk).update(withdrawn_at=storm.found_at)
    assert f'id="t{claim.pk}"' not in client.get(f"/articles/{claim.version.article_id}/").text


def test_article_without_claims_says_so(client: Client, db: None) -> None:
    version = make_version("Nichts Zählbares.", outlet=None, published=None)
    html = client.get(f"/articles/{version.article_id}/").text
    assert "Dieser Text nennt weder Zahlen noch Daten." in html
    assert "unbekanntes Medium" in html


def test_dates_are_written_out(client: Client, db: None) -> None:
    version = make_version("Er traf am 5. Juni ein.")
    make_claim(version, "am 5. Juni", value="2025-06-05", days=(date(2025, 6, 5), date(2025, 6, 5)))
    assert "5. Juni 2025" in client.get(f"/articles/{version.article_id}/").text


def test_list_filters_by_text_and_outlet(client: Client, storm: Disagreement) -> None:
    found = client.get("/articles/?q=Sturmfluten").context["page"]
    assert [article.title for article in found] == ["Zwölf Tote nach Sturmflut"]
    assert "Kein Artikel passt" in client.get("/articles/?q=Erdbeben").text


def test_queries_do_not_grow_with_the_claims(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = Article.objects.get(title="Zwölf Tote nach Sturmflut")
    # article, versions, text, claims with source, chains, disagreements of the claims, which claim is in which
    with django_assert_num_queries(7):
        client.get(f"/articles/{article.pk}/")
