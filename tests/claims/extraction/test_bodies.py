"""Nouns that take up a body of the article: each row of the lexicons holds in its example."""

import pytest

from claims.extraction import lexicon
from claims.extraction.extract import extract


def origin(text: str) -> str | None:
    claim = next(
        claim for claim in extract(text, published="2025-03-14").claims if claim.quote.startswith("30")
    )
    return claim.attribution[-1].name if claim.attribution else None


@pytest.mark.parametrize("row", lexicon.read("body_nouns"), ids=lambda row: row["noun"])
def test_a_noun_takes_up_the_body_of_its_example(row):
    assert origin(row["example"]) == row["named"]


@pytest.mark.parametrize("row", lexicon.read("known_bodies"), ids=lambda row: f"{row['name']}-{row['sort']}")
def test_a_known_body_is_taken_up_by_a_noun_of_its_sort(row):
    assert origin(row["example"]) == row["name"]


@pytest.mark.parametrize("row", lexicon.read("body_signs"), ids=lambda row: row["sign"])
def test_the_words_of_a_name_show_which_noun_may_take_it_up(row):
    assert origin(row["example"]) == row["named"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Von Seiten der Klinik kam nichts. Die Klinik sprach von 30 Betten.", "Klinik"),
        ("Im Krankenhaus war viel los. Die Klinik sprach von 30 Betten.", "Klinik"),
        ("Laut Studie des Instituts für Seekunde sinkt es. Die Forscher sprachen von 30 Metern.", "Forscher"),
        ("Der Reeder Nordmar hat Schiffe. Der Versicherer sprach von 30 Millionen.", "Versicherer"),
    ],
)
def test_a_noun_that_nobody_fits_names_somebody_of_its_own(text: str, name: str) -> None:
    assert origin(text) == name


def test_a_known_body_is_known_in_every_case() -> None:
    assert origin("Der Islamische Staat kam. Die Terrormiliz sprach von 30 Toten.") == "Islamischer Staat"
