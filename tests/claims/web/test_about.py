from django.test import Client

from claims.comparison import findings
from claims.models import EvaluationRun


def test_page_explains_terms_weights_and_keys(client: Client, db: None) -> None:
    text = client.get("/about/").text
    for words in (
        "Widerspruch",
        "Späterer Stand",
        "Strittige Zuschreibung",
        "Stille Änderung",
        "<kbd>j</kbd>",
    ):
        assert words in text


def test_weights_are_those_of_the_formula_and_make_a_hundred(client: Client, db: None) -> None:
    weights = [weight for _name, weight in client.get("/about/").context["weights"]]
    assert sum(weights) == 1
    assert weights[0] == findings.GAP_WEIGHT


def test_page_explains_the_levels_of_certainty(client: Client, db: None) -> None:
    text = client.get("/about/").text
    for words in (
        *('<td data-label="Stufe">sicher</td>', "ab 80 Prozent", "95 %"),
        *('<td data-label="Stufe">wahrscheinlich</td>', "ab 65 Prozent", "75 %"),
        '<td data-label="Stufe">unsicher</td>',
    ):
        assert words in text


def test_page_tells_how_good_the_reading_is(
    client: Client, django_assert_num_queries: object, db: None
) -> None:
    assert "Auf diesem Server ist noch nichts gemessen" in client.get("/about/").text
    for share in (0.41, 0.82):
        EvaluationRun.objects.create(
            gold="Eigene Artikel", extractor="1", counts={}, figures={"quantity.precision": share}
        )
    with django_assert_num_queries(1):  # type: ignore[operator]  # the runs
        text = client.get("/about/").text
    assert "Eigene Artikel" in text
    assert "82 %" in text
    assert "41 %" not in text
