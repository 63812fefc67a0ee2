"""The trained forests ask for the signals that there are, and tell like from unlike on sentences of our own."""

from itertools import combinations
from typing import Any

import pytest

from claims.comparison import Comparison, matcher, words
from claims.comparison.date_signals import date_signals
from claims.comparison.forest import read
from claims.comparison.frames import Frame
from claims.comparison.records import ComparedArticle
from claims.comparison.second_look import later_look, second_look
from claims.comparison.signals import figure_signals
from claims.terms import Kind
from tests.claims.comparison.story_files import make

ROWS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("2025-06-02", "Bei der Explosion im Werk starben vier Menschen.", "vier Menschen", {"category": "killed", "min": 4}),
    ("2025-06-02", "Sechs Tote, so lautet die Bilanz der Explosion im Werk.", "Sechs Tote", {"category": "killed", "min": 6}),
    ("2025-06-02", "Der Konzern hat weltweit 1.200 Beschäftigte.", "1.200 Beschäftigte", {"category": "other", "noun": "Beschäftigter", "min": 1200}),
    ("2025-06-02", "Die Explosion ereignete sich am 1. Juni.", "am 1. Juni", {"kind": "date", "value": "2025-06-01"}),
    ("2025-06-03", "Am 2. Juni explodierte der Kessel.", "Am 2. Juni", {"kind": "date", "value": "2025-06-02"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    articles = [
        ComparedArticle(f"a{number}", f"Blatt {number}", "Explosion in Werk von Brandau", day, text)
        for number, (day, text, _quote, _fields) in enumerate(ROWS)
    ]
    claims = [make(article, row[2], row[3]) for article, row in zip(articles, ROWS, strict=True)]
    return Comparison(articles, claims)


def frames(comparison: Comparison, kind: Kind) -> list[Frame]:
    return [found for found in comparison.frames.values() if found.claim.kind is kind]


@pytest.mark.parametrize("path", [matcher.FIGURES, matcher.DATES], ids=lambda path: path.stem)
def test_the_forests_of_one_question_ask_for_signals_that_there_are(
    comparison: Comparison, path: Any
) -> None:
    signals, kind = {
        matcher.FIGURES: (figure_signals, Kind.QUANTITY),
        matcher.DATES: (date_signals, Kind.DATE),
    }[path]
    one, two = frames(comparison, kind)[:2]
    found = signals(one, two, comparison.matcher.around)
    beside = second_look(matcher.ends([(one, two)]), [0.5], [False])[0]
    assert set(read(matcher.FIRST[path]).names) == set(found)
    assert set(read(path).names) == set(found | beside)


def test_the_forest_of_later_states_asks_for_signals_that_there_are(comparison: Comparison) -> None:
    one, two = frames(comparison, Kind.QUANTITY)[:2]
    found = comparison.matcher.ordering(one, two)
    beside = later_look(matcher.ends([(one, two)]), [0.5], [0.5], {})[0]
    assert set(read(matcher.FIRST[matcher.LATER]).names) == set(found)
    assert set(read(matcher.LATER).names) == set(found | beside)


def test_signals_do_not_depend_on_which_claim_comes_first(comparison: Comparison) -> None:
    around = comparison.matcher.around
    for one, two in combinations(frames(comparison, Kind.QUANTITY), 2):
        assert figure_signals(one, two, around) == pytest.approx(figure_signals(two, one, around))
    one, two = frames(comparison, Kind.DATE)
    assert date_signals(one, two, around) == pytest.approx(date_signals(two, one, around))


def test_two_tolls_are_likelier_one_question_than_a_toll_and_a_workforce(comparison: Comparison) -> None:
    four, six, staff = frames(comparison, Kind.QUANTITY)
    chance = comparison.matcher.same_question
    assert chance(four, six) > 0.5 > chance(four, staff)


def test_words_that_few_claims_carry_weigh_more_and_compounds_meet_their_parts(
    comparison: Comparison,
) -> None:
    vocabulary = comparison.matcher.around.vocabulary
    firm, explosion, unknown = map(words.meanings, ("Konzern", "Explosion", "Unbekannt"))
    assert vocabulary.weight(firm) > vocabulary.weight(explosion) > vocabulary.weight(unknown) == 0
    assert vocabulary.likeness(firm, firm) == pytest.approx(1)
    assert vocabulary.likeness(firm, words.meanings("Kessel")) == 0
