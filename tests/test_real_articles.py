"""The five articles the project began with, from text to verdict: what must be flagged, and what must not."""

import json

import pytest

from claims.comparison import compare_story
from claims.comparison.records import ComparedArticle, ComparedClaim, ComparedPair
from claims.evaluation.measuring import compared_claim
from claims.extraction.extract import extract
from claims.terms import Relation
from tests.shared import require

# The articles by the number their names begin with; a figure by the article and how its quote begins.
Figure = tuple[str, str]


class Story:
    def __init__(self) -> None:
        folder = require("articles")
        rows = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        self.claims: dict[str, ComparedClaim] = {}
        articles = []
        for row in rows:
            text = (folder / row["file"]).read_text(encoding="utf-8")
            number = row["id"][:3]
            articles.append(ComparedArticle(number, row["outlet"], row["title"], row["published"], text))
            found = extract(text, published=row["published"], outlet=row["outlet"], title=row["title"])
            for place, claim in enumerate(found.claims):
                key = f"{number}-{place}"
                self.claims[key] = compared_claim(key, number, claim)
        self.topics = compare_story(articles, list(self.claims.values()))

    def keys(self, figure: Figure) -> set[str]:
        article, quote = figure
        found = {
            key
            for key, claim in self.claims.items()
            if claim.article == article and " ".join(claim.quote.split()).startswith(quote)
        }
        assert found, f"{figure} is no claim"
        return found

    def relations(self, one: Figure, two: Figure) -> set[Relation]:
        ends = (self.keys(one), self.keys(two))
        pairs = [pair for topic in self.topics for pair in topic.pairs]
        return {pair.relation for pair in pairs if _joins(pair, *ends)}


def _joins(pair: ComparedPair, one: set[str], two: set[str]) -> bool:
    return (pair.a in one and pair.b in two) or (pair.a in two and pair.b in one)


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


FLAGGED = [
    (("000", "Rund 4.000"), ("001", "6.000 Soldaten"), Relation.CONTRADICT),
    (("004", "etwa 4.000"), ("001", "6.000 Soldaten"), Relation.CONTRADICT),
    (("002", "etwa 4.000"), ("001", "6.000 Soldaten"), Relation.UPDATE_OVER_TIME),
    (("003", "etwa 4.000"), ("001", "6.000 Soldaten"), Relation.UPDATE_OVER_TIME),
    (("001", "25.000 bis 30.000"), ("004", "bis zu 30.000"), Relation.CONTRADICT),
    (("000", "10.000 bis 20.000"), ("001", "bis zu 30.000"), Relation.CONTRADICT),
    (("000", "6.000 nordkoreanische"), ("000", "1.000 nordkoreanische"), Relation.SUM_OF_PARTS),
    (("000", "6.000 nordkoreanische"), ("000", "5.000 Militärbauarbeiter"), Relation.SUM_OF_PARTS),
]


@pytest.mark.parametrize(("one", "two", "relation"), FLAGGED)
def test_two_figures_stand_as_a_reader_sees_them(
    story: Story, one: Figure, two: Figure, relation: Relation
) -> None:
    assert relation in story.relations(one, two)


QUIET = [
    (("002", "etwa 11.000"), ("003", "schätzungsweise insgesamt 14.000")),
    (("002", "3.000 Soldaten"), ("003", "schätzungsweise insgesamt 14.000")),
    (("003", "mehr als 11.000"), ("003", "schätzungsweise insgesamt 14.000")),
]


@pytest.mark.parametrize(("one", "two"), QUIET)
def test_figures_that_can_hold_together_are_not_flagged(story: Story, one: Figure, two: Figure) -> None:
    assert not story.relations(one, two) & {Relation.CONTRADICT, Relation.UPDATE_OVER_TIME}


def test_the_assessment_that_cnn_reported_is_one_origin(story: Story) -> None:
    keys = story.keys(("000", "25.000 bis 30.000")) | story.keys(("001", "25.000 bis 30.000"))
    origins = {topic.origins[key] for topic in story.topics for key in keys if key in topic.origins}
    assert len(origins) == 1


DESIGNATIONS = ["IL76", "KN-23", "KN-24", "M1991", "6x6", "38", "Artikel 4", "56"]


@pytest.mark.parametrize("name", DESIGNATIONS)
def test_names_of_things_are_no_quantities(story: Story, name: str) -> None:
    wrong = [c.quote for c in story.claims.values() if c.kind == "quantity" and c.quote.startswith(name)]
    assert not wrong
