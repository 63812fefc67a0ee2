"""How two articles stand to each other, as numbers."""

import math

import pytest

from claims.comparison.article_profiles import Vector, describe
from claims.comparison.records import ComparedArticle
from claims.comparison.story_signals import cosine, story_signals


def article(key: str, title: str, text: str, published: str | None = "2025-03-01") -> ComparedArticle:
    return ComparedArticle(key, key, title, published, text)


BLAZE = article(
    "a", "Brand in Ellerfurt", "Das Kesselhaus von Ellerfurt brennt, 1.350 Anwohner wurden gewarnt."
)


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ({"ellerfurt": 3.0}, {"ellerfurt": 5.0}, 1.0),
        ({"ellerfurt": 3.0, "brand": 4.0}, {"ellerfurt": 1.0}, 0.6),
        ({"ellerfurt": 3.0}, {"quadenow": 3.0}, 0.0),
        ({}, {"quadenow": 3.0}, 0.0),
        ({"ellerfurt": 0.5}, {"ellerfurt": 0.5}, 0.25),  # too little to go by
    ],
)
def test_likeness_is_the_cosine_of_vectors_of_some_length(
    left: dict[str, float], right: dict[str, float], likeness: float
) -> None:
    assert cosine(Vector(left), Vector(right), 1.0) == pytest.approx(likeness)


def test_an_article_is_like_itself_in_all_that_it_tells() -> None:
    signals = story_signals(describe(BLAZE), describe(BLAZE))
    assert signals["days"] == 0
    assert signals["runs"] == pytest.approx(1.0)
    assert math.isclose(signals["length"], sum(describe(BLAZE).terms.values()))


@pytest.mark.parametrize(
    ("title", "text", "alike", "apart"),
    [
        ("Feuer im Kesselhaus", "Die Ellerfurter Feuerwehr löscht das Kesselhaus.", "stems", "numbers"),
        ("Warnung", "In Quadenow wurden 1350 Menschen gewarnt.", "numbers", "telling_names"),
        ("Reaktionen", "Sie brennt nicht mehr, die Anwohner wurden früh gewarnt.", "small", "lands"),
    ],
)
def test_each_signal_looks_at_one_side_of_the_texts(title: str, text: str, alike: str, apart: str) -> None:
    signals = story_signals(describe(BLAZE), describe(article("b", title, text)))
    assert signals[alike] > 0
    assert signals.get(apart, 0.0) == 0.0


def test_articles_without_a_date_have_no_days_between_them() -> None:
    undated = article("b", BLAZE.title or "", BLAZE.text, published=None)
    assert story_signals(describe(BLAZE), describe(undated))["days"] == 0
