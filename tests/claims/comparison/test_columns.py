"""Pairs looked at all at once tell the same as each looked at by itself."""

from decimal import Decimal
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from claims.comparison import Comparison
from claims.comparison.columns import FEW, TERMS, Pairs, coded, common, summed
from claims.comparison.date_signals import date_columns, date_signals
from claims.comparison.frames import Frame
from claims.comparison.records import ComparedArticle
from claims.comparison.signals import figure_columns, figure_signals
from claims.comparison.values import Figure, same_number, same_numbers
from claims.terms import Kind, Modifier
from tests.claims.comparison.story_files import make

TEXT = (
    "Bei dem Deichbruch in Altenau starben {dead} Menschen, darunter drei Kinder. Laut Polizei wurden am Deich {hurt} Anwohner "
    "verletzt.\n\nDer Schaden am Damm beträgt {sum} Millionen Euro. Der Deich war am 3. Mai gebrochen."
)
ARTICLES = [
    ComparedArticle(f"a{number}", f"Blatt {number}", "Deichbruch in Altenau", f"2025-05-0{number + 4}", text)
    for number, text in enumerate(
        TEXT.format(dead=dead, hurt=hurt, sum=loss)
        for dead, hurt, loss in ((12, 40, 7), (12, 45, 70), (14, 40, 7))
    )
]
CLAIMS: dict[str, dict[str, Any]] = {
    "{0} Menschen": {"category": "killed", "noun": "Mensch"},
    "drei Kinder": {"category": "killed", "noun": "Kind", "min": 3, "scope": "part"},
    "{1} Anwohner": {"category": "wounded", "noun": "Anwohner"},
    "{2} Millionen Euro": {"category": "money", "noun": "Euro"},
    "am 3. Mai": {"kind": "date", "value": "2025-05-03"},
}


def _claims(article: ComparedArticle) -> list[Any]:
    numbers = [word for word in article.text.replace("3. Mai", "").split() if word.isdigit()]
    quotes = [quote.format(*numbers) for quote in CLAIMS]
    return [
        make(article, quote, {"min": int(quote.split()[0])} | fields if quote[0].isdigit() else fields)
        for quote, fields in zip(quotes, CLAIMS.values(), strict=True)
    ]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Comparison(ARTICLES, [claim for article in ARTICLES for claim in _claims(article)])


def _pairs(comparison: Comparison, kind: Kind) -> list[tuple[Frame, Frame]]:
    frames = [found for found in comparison.frames.values() if found.claim.kind is kind]
    return list(combinations(frames, 2))


@pytest.mark.parametrize(
    ("kind", "columns", "signals"),
    [(Kind.QUANTITY, figure_columns, figure_signals), (Kind.DATE, date_columns, date_signals)],
)
def test_signals_of_many_pairs_are_those_of_each(
    comparison: Comparison, kind: Kind, columns: Any, signals: Any
) -> None:
    pairs, around = _pairs(comparison, kind), comparison.matcher.around
    together = columns(Pairs(pairs), around)
    for number, pair in enumerate(pairs):
        alone = signals(*pair, around)
        assert {name: float(column[number]) for name, column in together.items()} == pytest.approx(alone)


def test_chances_are_told_in_the_order_of_the_pairs(comparison: Comparison) -> None:
    pairs = [*_pairs(comparison, Kind.DATE), *_pairs(comparison, Kind.QUANTITY)]
    chances = comparison.matcher.compare(pairs)
    assert [comparison.matcher.same_question(one, two) for one, two in pairs] == chances.tolist()


def test_what_is_dear_to_ask_is_asked_where_it_may_be_true_and_once_for_equal_traits(
    comparison: Comparison,
) -> None:
    pairs = Pairs(_pairs(comparison, Kind.QUANTITY))
    asked: list[tuple[str, str]] = []

    def ask(left: Frame, right: Frame) -> bool:
        asked.append((left.bucket, right.bucket))
        return left.bucket == right.bucket

    same = np.equal(*pairs.codes(lambda found: found.bucket))
    assert (
        pairs.once(np.ones(len(pairs), dtype=np.bool_), lambda found: found.bucket, ask).tolist()
        == same.tolist()
    )
    assert len(asked) == len(set(asked))
    assert not pairs.where(np.zeros(len(pairs), dtype=np.bool_), ask).any()
    assert len(asked) == len(set(asked))


def test_codes_are_equal_where_values_are_and_nothing_has_its_own() -> None:
    assert coded(["a", None, "b", "a"]).tolist() == [0, -1, 1, 0]


def test_common_elements_are_counted() -> None:
    sets = [frozenset("abc"), frozenset("bc"), frozenset[str]()]
    assert common(sets, sets).tolist() == [[3, 2, 0], [2, 2, 0], [0, 0, 0]]


@pytest.mark.parametrize("holders", [2, FEW + 1])
@pytest.mark.parametrize("terms", [1, TERMS + 1])
def test_terms_of_few_and_of_many_places_add_up_alike(holders: int, terms: int) -> None:
    at, ones = np.arange(holders), np.ones(holders)
    table = summed(holders + 1, [(at, ones * 2, ones)] * terms)
    assert (table[:holders, :holders] == 2 * terms).all()
    assert not table[holders].any()
    assert not table[:, holders].any()


def test_equal_numbers_are_found_among_all_as_between_two() -> None:
    numbers = ("0", "1", "1.0000001", "1.001", "-1", "1100", "1100.0001")
    figures = [Figure(Decimal(n), Decimal(n), Modifier.EXACT) for n in numbers]
    figures.append(Figure(Decimal(1), Decimal(3), Modifier.RANGE))
    expected = [[same_number(one, two) for two in figures] for one in figures]
    assert same_numbers(figures).tolist() == expected
    assert not same_numbers([*figures, None])[-1].any()
