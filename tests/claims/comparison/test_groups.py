from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.groups import components


def test_pairs_that_share_a_member_hang_together() -> None:
    assert components([("a", "b"), ("c", "d"), ("b", "e")]) == [["a", "b", "e"], ["c", "d"]]


def test_no_pairs_make_no_groups() -> None:
    assert components([]) == []


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_each_member_is_in_one_group_and_both_ends_of_a_pair_in_the_same(
    edges: list[tuple[int, int]],
) -> None:
    groups = components(edges)
    members = [node for group in groups for node in group]
    assert sorted(members) == sorted({node for edge in edges for node in edge})
    assert all(any(one in group and two in group for group in groups) for one, two in edges)
