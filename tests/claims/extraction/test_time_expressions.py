"""Time expressions for TimeML: dates, and lengths of time that only show in what is counted."""

from itertools import pairwise

import pytest

from claims.extraction.time_expressions import time_expressions

PUBLISHED = "2025-07-02"


def tags(text: str) -> list[tuple[str, str]]:
    return [
        (text[tag.start : tag.end], tag.value)
        for found in time_expressions(text, PUBLISHED)
        for tag in found.tags
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach zweistündiger Debatte stimmte der Rat zu.", [("zweistündiger", "PT2H")]),
        ("Am 3. Mai begann ein dreitägiger Streik.", [("3. Mai", "2025-05-03"), ("dreitägiger", "P3D")]),
        ("Eine fast 40-jährige Tradition endet.", [("fast 40-jährige", "P40Y")]),
        ("Die Stadt wollte lieber 40 statt 25 Jahre.", [("40", "P40Y"), ("25 Jahre", "P25Y")]),
        ("Der Streik dauerte vier Wochen.", [("vier Wochen", "P4W")]),
        ("Der 38-jährige Fahrer starb.", []),
        ("Wählen dürfen alle ab 16 Jahren.", []),
    ],
)
def test_lengths_of_time_are_found_inside_words_and_beside_other_numbers(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert tags(text) == expected


def test_expressions_come_in_running_order_and_do_not_overlap() -> None:
    text = "Am Montag tagte der Rat zwei Stunden, am 5. Mai 2024 gab es eine dreistündige Sitzung."
    found = time_expressions(text, PUBLISHED)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
