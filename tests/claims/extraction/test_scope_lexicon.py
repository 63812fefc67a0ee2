"""Every example of the word list that scopes are read with, read."""

import pytest

from claims.extraction import lexicon
from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize("row", lexicon.read("scope"), ids=lambda row: row["sort"])
def test_the_last_number_of_each_example_has_the_scope_of_its_row(row: dict[str, str]) -> None:
    assert quantities_of(row["example"])[-1].scope == row["scope"]
