import pytest
from django.test import Client

from claims.web.titles import first_sentence
from tests.factories import make_claim, make_version

SENTENCE = "Zwölf Menschen starben."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Flut an der Küste\n\nZwölf Menschen starben.", "Flut an der Küste"),
        ("  Zwölf Menschen starben. Viele flohen.", "Zwölf Menschen starben."),
        (
            "Dr. Erika Muster sprach am 3. Mai. Danach war Ruhe.",
            "Dr. Erika Muster sprach am 3. Mai. Danach war Ruhe.",
        ),
        ("„Wir gehen jetzt heim.“ Das sagte sie.", "„Wir gehen jetzt heim.“"),
        ("wort " * 40, "wort " * 17 + "wort …"),
        ("", ""),
    ],
)
def test_first_sentence_stands_for_a_title(text: str, title: str) -> None:
    assert first_sentence(text) == title


def test_article_without_title_is_called_by_its_first_sentence(client: Client, db: None) -> None:
    version = make_version(f"{SENTENCE} Viele flohen.", title="", outlet=None)
    make_claim(version, "Zwölf Menschen", 12, 12)
    for address in ("/articles/", f"/articles/{version.article_id}/"):
        text = client.get(address).text
        assert SENTENCE in text
        assert version.article.external_id not in text
    assert "Artikel ohne Mediumangabe" in client.get("/claims/").text
