import pytest

from claims.comparison import Comparison
from claims.comparison.frames import Frame
from claims.comparison.neighbours import Neighbours
from claims.comparison.records import ComparedArticle
from tests.claims.comparison.story_files import make

TEXTS = {
    "a": "Es gab 38 Tote, 120 Verletzte und 14 Vermisste.",
    "b": "Es gab 38 Tote, 150 Verletzte und 14 Vermisste.",
    "c": "Die Polizei zählte 120 Verletzte, die Klinik dagegen 150 Verletzte.",
}
KINDS = {"Tote": "killed", "Verletzte": "wounded", "Vermisste": "missing"}


@pytest.fixture(scope="module")
def known() -> tuple[Neighbours, dict[str, Frame]]:
    articles = [ComparedArticle(key, key, "Unglück", "2025-06-02", text) for key, text in TEXTS.items()]
    claims = [
        make(article, f"{number} {noun}", {"category": KINDS[noun], "min": int(number), "noun": noun})
        for article in articles
        for number, noun in zip(
            article.text.replace(",", "").split(),
            article.text.replace(",", "").replace(".", "").split()[1:],
            strict=False,
        )
        if number.isdigit()
    ]
    frames = Comparison(articles, claims).frames.values()
    return Neighbours(frames), {f"{f.claim.article} {f.claim.quote}": f for f in frames}


def signals(known: tuple[Neighbours, dict[str, Frame]], one: str, two: str) -> dict[str, float]:
    neighbours, frames = known
    return neighbours.signals(frames[one], frames[two])


def test_figures_between_the_same_neighbours_are_seen_as_such(
    known: tuple[Neighbours, dict[str, Frame]],
) -> None:
    found = signals(known, "a 120 Verletzte", "b 150 Verletzte")
    assert (found["equal_steps"], found["equal_beside"], found["ranks_apart"]) == (2, 2, 0)


def test_figures_between_other_neighbours_are_not(known: tuple[Neighbours, dict[str, Frame]]) -> None:
    assert signals(known, "a 38 Tote", "c 150 Verletzte")["equal_steps"] == 0


def test_an_article_that_gives_both_figures_tells_of_a_rival(
    known: tuple[Neighbours, dict[str, Frame]],
) -> None:
    found = signals(known, "a 120 Verletzte", "c 150 Verletzte")
    assert (found["rival_near"], found["told_there"]) == (1, 1)
    assert signals(known, "a 120 Verletzte", "b 150 Verletzte")["told_there"] == 0


def test_the_order_of_the_two_does_not_matter(known: tuple[Neighbours, dict[str, Frame]]) -> None:
    for one, two in (("a 120 Verletzte", "c 150 Verletzte"), ("a 38 Tote", "b 14 Vermisste")):
        assert signals(known, one, two) == signals(known, two, one)
