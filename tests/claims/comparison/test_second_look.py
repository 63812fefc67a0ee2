import pytest

from claims.comparison.second_look import End, later_look, one_statement, second_look

A1, A2, B1, B2, C1 = [(f"{name[0]}:{name[1]}", name[0]) for name in ("a1", "a2", "b1", "b2", "c1")]


def looked(
    pairs: dict[tuple[End, End], float], equal: frozenset[tuple[End, End]] = frozenset()
) -> dict[tuple[End, End], dict[str, float]]:
    told = second_look(list(pairs), list(pairs.values()), [pair in equal for pair in pairs])
    return dict(zip(pairs, told, strict=True))


def test_the_better_counterpart_has_a_margin_over_the_worse() -> None:
    found = looked({(A1, B1): 0.9, (A1, B2): 0.4})
    assert found[A1, B1]["margin_low"] == pytest.approx(0.5)
    assert found[A1, B2]["margin_low"] == pytest.approx(-0.5)


def test_a_claim_without_another_counterpart_stands_by_its_own_chance() -> None:
    found = looked({(A1, B1): 0.6})
    assert found[A1, B1]["margin_low"] == found[A1, B1]["margin_high"] == found[A1, B1]["first"] == 0.6


def test_a_third_claim_joins_two_as_far_as_the_weaker_step() -> None:
    found = looked({(A1, B1): 0.1, (A1, C1): 0.9, (B1, C1): 0.7})
    assert found[A1, B1]["joined"] == pytest.approx(0.7)


def test_a_third_claim_that_goes_with_one_alone_parts_the_two() -> None:
    found = looked({(A1, B1): 0.5, (A1, C1): 0.9, (B1, C1): 0.1})
    assert found[A1, B1]["parted"] == pytest.approx(0.8)


def test_the_order_of_the_two_claims_does_not_matter() -> None:
    one = looked({(A1, B1): 0.9, (A1, B2): 0.4, (A2, B2): 0.8})
    two = looked({(B1, A1): 0.9, (B2, A1): 0.4, (B2, A2): 0.8})
    assert list(one.values()) == list(two.values())


def test_a_statement_told_twice_lends_its_chances_to_both_tellings() -> None:
    found = looked({(A1, B1): 0.9, (A1, C1): 0.2, (B1, C1): 0.6}, equal=frozenset({(A1, B1)}))
    assert found[A1, C1]["told_mean"] == found[B1, C1]["told_mean"] == pytest.approx(0.4)
    assert found[A1, C1]["told_best"] == pytest.approx(0.6)
    assert found[A1, C1]["told_often"] == 2


def test_equal_values_that_are_hardly_one_statement_lend_nothing() -> None:
    found = looked({(A1, B1): 0.3, (A1, C1): 0.2, (B1, C1): 0.6}, equal=frozenset({(A1, B1)}))
    assert found[A1, C1]["told_mean"] == pytest.approx(0.2)


def test_an_article_that_gives_both_statements_is_seen_from_the_others() -> None:
    found = looked({(A1, B1): 0.9, (A1, A2): 0.7, (B1, A2): 0.4}, equal=frozenset({(A1, B1)}))
    assert found[B1, A2]["told_together"] == pytest.approx(0.7)
    assert looked({(A1, B1): 0.9})[A1, B1]["told_together"] == -1


def test_no_pairs_have_no_look() -> None:
    assert second_look([], [], []) == []


def test_a_later_state_is_seen_wherever_the_two_statements_meet() -> None:
    tellings = one_statement([(A1, B1)], [0.9], [True])
    found = later_look([(A1, C1), (B1, C1)], [0.2, 0.6], [0.8, 0.7], tellings)
    assert [row["told_mean"] for row in found] == [pytest.approx(0.4)] * 2
    assert [row["same"] for row in found] == [0.8, 0.7]
