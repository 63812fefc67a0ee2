"""Every row of the lexicons of dates applies in its example."""

import re

import pytest

from claims.extraction import lexicon
from claims.extraction.dates import timexes_of
from tests.claims.extraction.date_texts import PUBLISHED


@pytest.mark.parametrize(
    "name", ["months", "weekdays", "seasons", "holidays", "date_units", "date_dayparts", "date_words"]
)
def test_every_lexicon_row_applies_in_its_example(name):
    for row in lexicon.read(name):
        endings = ("e", "en", "er", "es", "em")
        forms = [
            form
            for cell in row["forms"].split("|")
            for form in ([cell[:-1] + ending for ending in endings] if cell.endswith("~") else [cell])
        ]
        assert any(
            re.search(rf"(?<!\w){re.escape(form)}(?!\w)", row["example"], re.IGNORECASE) for form in forms
        ), row
        silent = row.get("value") == "beside" or row.get("class") in {"ordinal", "count", "name"}
        assert silent or timexes_of(row["example"], PUBLISHED), row


def test_every_tense_and_preposition_row_applies_in_its_example():
    for row in lexicon.read("date_prepositions"):
        assert any(row["example"].lower().startswith(word.lower()) for word in row["words"].split("|")), row
        expected = None if row["mod"] == "-" else row["mod"]
        assert [found.mod for found in timexes_of(row["example"], PUBLISHED)] == [expected], row
