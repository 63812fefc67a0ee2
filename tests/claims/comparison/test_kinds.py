"""Kinds of counted things."""

from collections import Counter

import pytest

from claims.comparison import lexicon, words
from claims.comparison.kinds import chain, height, kinds_of, named, way

ROWS = lexicon.read("kinds")
KINDS = {row["kind"] for row in ROWS}


def test_the_example_of_each_row_counts_its_kind() -> None:
    assert [
        row["example"] for row in ROWS if row["kind"] not in named(row["example"]) | _inflected(row)
    ] == []


def _inflected(row: dict[str, str]) -> set[str]:
    """The kind, if its example has a word of the row in a form that the dictionary does not know ("zwei Doppelvierer")."""
    own = {_stem(word) for word in (row["kind"], *row["words"].split())}
    return {row["kind"]} if own & {_stem(token) for token in words.tokens(row["example"])} else set()


def _stem(word: str) -> str:
    return word.casefold().translate(str.maketrans("äöü", "aou")).rstrip("ensr")


def test_every_kind_is_listed_once_and_leads_to_a_general_one() -> None:
    assert [kind for kind, count in Counter(row["kind"] for row in ROWS).items() if count > 1] == []
    assert {row["of"] for row in ROWS} - KINDS == {""}
    assert {chain(kind)[-1] for kind in KINDS} == {row["kind"] for row in ROWS if not row["of"]}


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("Luxusschlitten", "Luxusauto"),
        ("Leuchtgranate", "Granate"),
        ("Lehrerin", "Lehrkraft"),
        ("Verletzte", "Verletzter"),
        ("Häuser", "Haus"),
        ("Verstorbener", "Toter"),
        ("Xylofu", None),
    ],
)
def test_a_noun_is_of_the_kind_of_its_last_part(noun: str, kind: str | None) -> None:
    assert (kind in kinds_of(noun)) if kind else not kinds_of(noun)


def test_two_kinds_meet_in_the_nearest_one_above_both() -> None:
    assert way("Auto", "Auto") == (0, 0, height("Auto"))
    assert way("Auto", "Mensch") is None
    one, two, common = way("Lastwagen", "Auto") or (0, 0, 0)
    assert one > 0
    assert two > 0
    assert common < height("Auto")
