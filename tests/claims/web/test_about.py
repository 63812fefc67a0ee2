from django.test import Client

from claims.comparison import findings


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


def test_page_is_written_without_the_database(
    client: Client, django_assert_num_queries: object, db: None
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get("/about/")
