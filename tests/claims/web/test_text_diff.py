import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.web.text_diff import Change, Fate, changes

BEFORE = "Beim Brand wurden 3.200 Hektar Wald zerstört. Die Feuerwehr ist im Einsatz. Der Wind dreht."


def figures(text: str, *quotes: str) -> list[tuple[int, int]]:
    return [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def words(change: Change, fate: Fate) -> list[str]:
    return [piece.text for piece in (*change.before, *change.after) if piece.fate is fate]


def test_changed_figure_is_named_with_its_passage_alone() -> None:
    after = BEFORE.replace("3.200", "32.000")
    [change] = changes(BEFORE, after, figures(BEFORE, "3.200 Hektar"), figures(after, "32.000 Hektar"))
    assert change.figure
    assert words(change, Fate.REMOVED) == ["3.200"]
    assert words(change, Fate.ADDED) == ["32.000"]


def test_changed_wording_is_no_changed_figure() -> None:
    after = BEFORE.replace("zerstört", "vernichtet")
    [change] = changes(BEFORE, after, figures(BEFORE, "3.200 Hektar"), figures(after, "3.200 Hektar"))
    assert not change.figure
    assert words(change, Fate.ADDED) == ["vernichtet"]


def test_added_passage_has_no_side_before() -> None:
    [change] = changes(BEFORE, BEFORE + " Zwei Dörfer sind geräumt.", [], [])
    assert not change.before
    assert "".join(words(change, Fate.ADDED)).strip() == "Zwei Dörfer sind geräumt."


@pytest.mark.parametrize("after", [BEFORE, BEFORE.replace(". ", ".\n"), f"  {BEFORE}\n"])
def test_white_space_alone_is_no_change(after: str) -> None:
    assert changes(BEFORE, after, [], []) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_pieces_of_both_sides_come_from_their_texts(before: str, after: str) -> None:
    for change in changes(before, after, [], []):
        assert "".join(piece.text for piece in change.before) in before
        assert "".join(piece.text for piece in change.after) in after
        assert all(piece.fate is not Fate.ADDED for piece in change.before)
        assert all(piece.fate is not Fate.REMOVED for piece in change.after)
