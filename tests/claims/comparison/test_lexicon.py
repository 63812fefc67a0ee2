"""Each row of the word lists applies in its example."""

import re

import pytest

from claims.comparison import actors, lexicon, words

PATTERNS = [
    ("concepts", "concept"),
    ("authorities", "side"),
    ("agencies", "name"),
    ("markers", "kind"),
    ("nouns", "concept"),
    ("places", "name"),
]
ROWS = [
    pytest.param(name, row[key], row["pattern"], row["example"], id=f"{name}: {row['example']}")
    for name, key in PATTERNS
    for row in lexicon.read(name)
]


@pytest.mark.parametrize(("name", "key", "pattern", "example"), ROWS)
def test_a_row_is_found_in_its_example(name: str, key: str, pattern: str, example: str) -> None:
    assert re.search(rf"(?<![\w-])(?:{pattern})(?!\w)", example, re.IGNORECASE)


@pytest.mark.parametrize("row", lexicon.read("countries"), ids=[r["code"] for r in lexicon.read("countries")])
def test_a_country_is_known_by_name_adjective_and_capital(row: dict[str, str]) -> None:
    assert row["code"] in actors.countries(row["example"])
    assert actors.state(row["name"]) == (row["code"], row["name"])


@pytest.mark.parametrize("row", lexicon.read("units"), ids=[r["noun_pattern"] for r in lexicon.read("units")])
def test_a_unit_is_found_in_its_example(row: dict[str, str]) -> None:
    assert re.search(rf"(?:{row['noun_pattern']})(?!\w)", row["example"], re.IGNORECASE)


@pytest.mark.parametrize("row", lexicon.read("actors"), ids=[r["canonical"] for r in lexicon.read("actors")])
def test_an_alias_is_found_in_its_example(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize(
    "row", lexicon.read("families"), ids=[r["category"] for r in lexicon.read("families")]
)
def test_a_family_moves_in_a_known_way(row: dict[str, str]) -> None:
    assert row["course"] in {"rising", "moving", "fixed"}


@pytest.mark.parametrize("name", ["occasions", "counted"])
def test_a_wording_of_labels_belongs_to_a_concept_of_its_example(name: str) -> None:
    known = {row["concept"] for row in lexicon.read("concepts")}
    for row in lexicon.read(name):
        assert row["concept"] in known
        assert row["concept"] in words.found("concepts", "concept", row["example"]), row["example"]


def test_every_category_and_country_has_a_name() -> None:
    named = {row["key"] for row in lexicon.read("names")}
    assert {row["category"] for row in lexicon.read("families")} <= named
    assert {row["code"] for row in lexicon.read("countries")} <= named


def test_stopwords_are_lower_case_and_unique() -> None:
    listed = [row["word"] for row in lexicon.read("stopwords")]
    assert len(listed) == len(set(listed))
    assert all(word == word.lower() for word in listed)
    assert not words.content("Und dann war das nicht mehr so.")


SYNONYMS = lexicon.read("synonyms")


@pytest.mark.parametrize("row", SYNONYMS, ids=[row["word"] for row in SYNONYMS])
def test_a_synonym_has_the_meaning_of_its_row(row: dict[str, str]) -> None:
    assert words.meanings(row["example"]) == words.meanings(row["word"]) != frozenset()


def test_a_word_has_one_meaning() -> None:
    listed = [words.base(word) for row in SYNONYMS for word in (row["word"], *row["others"].split())]
    assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


def test_outlets_that_choose_other_words_tell_of_the_same() -> None:
    one = words.meanings("Die Polizei hat bei der Razzia 40 Wohnungen durchsucht.")
    two = words.meanings("Bei der Durchsuchung von 40 Wohnungen …")
    assert {"durchsuchen", "wohnung"} <= one & two
