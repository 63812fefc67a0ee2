"""Lists whose numbers are parts of the number before."""

import pytest

from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neun Menschen starben: sechs Wächter und drei Gäste.", [("killed", "total"), ("killed", "part"), ("killed", "part")]),
        ("Neun Menschen starben: sechs Wächter und zwei Gäste.", [("killed", "total"), ("other", "total"), ("participants", "total")]),
        ("Es gab 27 Tote, unter ihnen drei Kinder.", [("killed", "total"), ("killed", "part")]),
        ("Es kamen 300 Gäste, davon 30 Kinder.", [("participants", "total"), ("other", "part")]),
    ],
)  # fmt: skip
def test_parts_share_what_befell_the_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(quantity.category, str(quantity.scope)) for quantity in quantities_of(text)] == expected


def test_what_is_brought_down_is_part_of_what_was_sent() -> None:
    found = quantities_of(
        "94 Drohnen und elf Raketen flogen an. 82 Drohnen und sieben Raketen wurden abgefangen."
    )
    assert [str(quantity.scope) for quantity in found] == ["total", "total", "part", "part"]
    alone = quantities_of("Sie schickten 94 Drohnen. Am Montag flogen 82 Drohnen an.")
    assert [str(quantity.scope) for quantity in alone] == ["total", "total"]
