"""Every example of the word lists that quantities are read with, read."""

import pytest

from claims.extraction import lexicon
from claims.extraction.categories import CATEGORIES, category_of_noun
from claims.extraction.countries import is_country
from claims.extraction.person_nouns import person_sort
from claims.extraction.predicates import SETTING, predicates_in
from tests.claims.extraction.quantity_texts import quantities_of, quotes

PREDICATES = lexicon.read("predicates")


@pytest.mark.parametrize("row", lexicon.read("categories"), ids=lambda row: row["word"])
def test_the_noun_of_each_example_has_the_category_of_its_row(row: dict[str, str]) -> None:
    noun = row["example"].removeprefix("12 ")
    assert category_of_noun(noun) == row["category"]


@pytest.mark.parametrize("row", lexicon.read("persons"), ids=lambda row: row["word"])
def test_the_noun_of_each_example_names_people_or_is_listed_as_a_thing(row: dict[str, str]) -> None:
    named = person_sort(row["example"].removeprefix("12 "))
    assert (named is None) == (row["sort"] == "thing")


@pytest.mark.parametrize("row", PREDICATES, ids=lambda row: row["pattern"])
def test_each_predicate_is_found_in_its_example(row: dict[str, str]) -> None:
    found = predicates_in(row["example"], 0, len(row["example"]))
    assert row["category"] in [predicate.category for predicate in found]
    assert row["category"] in CATEGORIES


@pytest.mark.parametrize(
    "row", [row for row in PREDICATES if row["kind"] != SETTING], ids=lambda row: row["pattern"]
)
def test_the_number_of_each_example_gets_the_category_of_its_predicate(row: dict[str, str]) -> None:
    assert row["category"] in [quantity.category for quantity in quantities_of(row["example"])]


@pytest.mark.parametrize("row", lexicon.read("country_names"), ids=lambda row: row["country"])
def test_each_further_country_is_known(row: dict[str, str]) -> None:
    assert is_country(row["country"])


@pytest.mark.parametrize("row", lexicon.read("places"), ids=lambda row: row["place"])
def test_each_place_is_read_from_its_example(row: dict[str, str]) -> None:
    assert row["place"] in [quantity.place for quantity in quantities_of(row["example"])]


@pytest.mark.parametrize("row", lexicon.read("phrase_words"), ids=lambda row: row["sort"])
def test_each_sort_of_phrase_word_leads_to_the_noun_or_ends_the_phrase(row: dict[str, str]) -> None:
    (quantity,) = quantities_of(f"Dort waren es {row['example']}.")
    assert (quantity.noun == "Mensch") == (row["sort"] != "no_adjective")


@pytest.mark.parametrize(
    "row",
    [*lexicon.read("single_items"), *lexicon.read("around_numbers")],
    ids=lambda row: f"{row['sort']}: {row['example']}",
)
def test_each_example_holds_the_quantities_of_its_row(row: dict[str, str]) -> None:
    assert ("|".join(quotes(row["example"])) or "-") == row["reads"]


@pytest.mark.parametrize("row", lexicon.read("elided_nouns"), ids=lambda row: row["example"])
def test_the_last_number_of_each_example_counts_the_noun_of_its_row(row: dict[str, str]) -> None:
    assert quantities_of(row["example"])[-1].noun == row["noun"]


def test_a_sort_of_words_without_a_row_is_refused() -> None:
    with pytest.raises(lexicon.LexiconError):
        lexicon.pattern("elided_nouns", "no_such_sort")
