import pytest

from claims.comparison import Comparison
from claims.comparison.consistency import reconcile
from claims.comparison.records import ComparedArticle, ComparedPair, Reason
from claims.terms import Relation
from tests.claims.comparison.story_files import make

TEXTS = {
    "a": "Zur Räumung kamen 6.000 Pioniere in das Gebiet.",
    "b": "In dem Gebiet starben nach Zählung der Armee 4.000 Soldaten.",
    "c": "Die Armee gibt 4.000 Soldaten als gefallen an.",
    "d": "Verluste: 4.000 Soldaten, heißt es aus der Armee.",
}
FIGURES = {
    "a": ("6.000 Pioniere", 6000),
    "b": ("4.000 Soldaten", 4000),
    "c": ("4.000 Soldaten", 4000),
    "d": ("4.000 Soldaten", 4000),
}


def judged(at_odds: str, chance: float) -> dict[str, str]:
    """Article → how its 4.000 stand to the 6.000 of article a, when single pairs take those named for contradictions and all
    4.000 for one statement."""
    articles = [ComparedArticle(key, key, "Krieg", "2025-06-02", text) for key, text in TEXTS.items()]
    claims = {
        article.id: make(
            article, FIGURES[article.id][0], {"category": "casualties", "min": FIGURES[article.id][1]}
        )
        for article in articles
    }
    ids = {key: claim.id for key, claim in claims.items()}
    told = [
        ComparedPair(ids[one], ids[two], Relation.AGREE, (Reason("same_value"),))
        for one, two in ("bc", "bd", "cd")
    ] + [
        ComparedPair(ids["a"], ids[key], Relation.CONTRADICT, (Reason("likely_conflict"),), chance=chance)
        for key in at_odds
    ]
    pairs = {frozenset((pair.a, pair.b)): pair for pair in told}
    reconcile(pairs, {}, [], Comparison(articles, list(claims.values())).frames)
    return {key: str(pairs[frozenset((ids["a"], ids[key]))].relation) for key in at_odds}


@pytest.mark.parametrize(
    ("at_odds", "chance", "relation"),
    [
        ("b", 0.55, "different_scope"),
        ("bc", 0.55, "contradict"),
        ("bcd", 0.55, "contradict"),
        ("b", 1.0, "contradict"),  # what rules alone show needs no votes
    ],
)
def test_a_figure_is_at_odds_with_a_statement_when_it_is_with_most_of_its_tellings(
    at_odds: str, chance: float, relation: str
) -> None:
    assert judged(at_odds, chance) == dict.fromkeys(at_odds, relation)
