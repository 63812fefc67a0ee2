"""Chances of pairs drawn towards those of their companions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.companions import COMPANION_CHANCE, among_companions
from claims.comparison.second_look import Ends

A, B, C = ("a", "1"), ("b", "2"), ("c", "3")


def test_a_pair_whose_claims_both_match_a_third_gains() -> None:
    pairs: list[Ends] = [(A, B), (B, C), (A, C)]
    assert among_companions(pairs, [0.9, 0.9, 0.4])[2] > 0.4


def test_a_pair_whose_claims_have_companions_that_do_not_match_loses() -> None:
    pairs: list[Ends] = [(A, B), (B, C), (A, C)]
    assert among_companions(pairs, [0.9, 0.05, 0.6])[2] < 0.6


def test_a_third_claim_below_the_companion_chance_has_no_say() -> None:
    pairs: list[Ends] = [(A, B), (B, C), (A, C)]
    low = COMPANION_CHANCE / 2
    assert among_companions(pairs, [low, low, 0.7])[2] == pytest.approx(0.7)


def test_a_pair_alone_keeps_its_chance() -> None:
    assert among_companions([(A, B)], [0.7]) == pytest.approx([0.7])


def test_no_pairs_give_no_chances() -> None:
    assert among_companions([], []) == []


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_chances_stay_chances_and_do_not_depend_on_the_order_of_pairs(chances: list[float]) -> None:
    pairs: list[Ends] = [(A, B), (B, C), (A, C)]
    told = among_companions(pairs, chances)
    assert all(0 < chance < 1 for chance in told)
    assert among_companions(pairs[::-1], chances[::-1])[::-1] == pytest.approx(told, rel=1e-4)
