"""Places that the text names for a figure."""

import pytest

from claims.comparison.places import clean, gazetteer
from claims.comparison.records import ComparedArticle
from claims.comparison.stretches import clause_span
from tests.claims.comparison.story_files import make

TEXT = (
    "In Kiel demonstrierten 800 Menschen, in Weidental waren es 300. Aus Norwegen kamen 20 Gäste. "
    "Der Sender Nordfunk sprach von 900 Menschen."
)
ARTICLE = ComparedArticle("p", "Nordfunk", None, "2025-05-01", TEXT)
CLAIMS = [
    make(ARTICLE, "300", {"min": 300, "place": "Weidental"}),
    make(ARTICLE, "900 Menschen", {"min": 900, "place": "Nordfunk"}),
]
NAMES = gazetteer([ARTICLE], CLAIMS)


@pytest.mark.parametrize(
    ("quote", "place"),
    [("800 Menschen", "kiel"), ("300", "weidental"), ("20 Gäste", "norwegen"), ("900 Menschen", None)],
)
def test_the_clause_names_the_place_of_its_figure(quote: str, place: str | None) -> None:
    claim = make(ARTICLE, quote)
    start = TEXT.index(claim.sentence)
    clause = clause_span(claim, TEXT, (start, start + len(claim.sentence)))
    assert NAMES.said(TEXT, *clause, claim.start) == place


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Region Kursk", "kursk"),
        ("Moskau", "russland"),
        ("Portugal", "portugal"),
        ("Castelo Branco", "castelo branco"),
        ("", ""),
    ],
)
def test_a_place_is_reduced_to_its_name(place: str, name: str) -> None:
    assert clean(place) == name
