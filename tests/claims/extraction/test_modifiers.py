import pytest

from claims.extraction import lexicon
from claims.extraction.numerals import find_numerals
from claims.terms import Modifier
from tests.claims.extraction.quantity_texts import figures, quantities_of, quotes


@pytest.mark.parametrize("row", lexicon.read("modifiers"), ids=lambda row: row["wording"])
def test_each_wording_gives_its_modifier_to_the_number_of_its_example(row: dict[str, str]) -> None:
    example = f"Es waren {row['example']}."
    (quantity,) = quantities_of(example)
    assert quantity.modifier == row["modifier"]
    assert row["wording"] in example[quantity.start : quantity.end] or row["position"] == "after"


@pytest.mark.parametrize(
    ("text", "modifier", "interval"),
    [
        ("Es kamen rund 4.000 Gäste.", Modifier.ABOUT, (4000, 4000)),
        ("Es kamen mindestens rund 200 Gäste.", Modifier.AT_LEAST, (200, None)),
        ("Es kamen mindestens aber 350 Gäste.", Modifier.AT_LEAST, (350, None)),
        ("Es kamen mehr als 11.000 Gäste.", Modifier.MORE_THAN, (11000, None)),
        ("Es kamen bis zu 30.000 Gäste.", Modifier.UP_TO, (None, 30000)),
        ("Es kamen keine 200 Gäste.", Modifier.LESS_THAN, (None, 200)),
        ("Es kamen nicht mehr als 200 Gäste.", Modifier.UP_TO, (None, 200)),
        ("Es kamen zwischen 300 und 400 Gäste.", Modifier.RANGE, (300, 400)),
        ("Es kamen etwa 300 bis 400 Gäste.", Modifier.RANGE, (300, 400)),
        ("Es kamen Tausende Gäste.", Modifier.VAGUE, (2000, None)),
        ("Es kam ein gutes Dutzend Gäste.", Modifier.ABOUT, (12, 12)),
        ("Es kamen 200 oder mehr Gäste.", Modifier.AT_LEAST, (200, None)),
        ("Bei Temperaturen um drei Grad wachten sie.", Modifier.ABOUT, (3, 3)),
        ("Der Preis stieg um drei Euro.", Modifier.EXACT, (3, 3)),
        ("In einer Umfrage unter 1.004 Gästen siegte Blau.", Modifier.EXACT, (1004, 1004)),
        ("Der Anteil liegt unter 5 Prozent.", Modifier.LESS_THAN, (None, 5)),
        ("Es regnete über zwei Tage hinweg.", Modifier.EXACT, (2, 2)),
        ("Sie erhielt einen Vertrag über fünf Jahre.", Modifier.EXACT, (5, 5)),
        ("Er zählte 87 Gefallene und mehr als 300 Verwundete.", Modifier.EXACT, (87, 87)),
    ],
)
def test_wordings_around_a_number_make_its_interval(
    text: str, modifier: Modifier, interval: tuple[float | None, float | None]
) -> None:
    assert (quantities_of(text)[0].modifier, figures(text)[0]) == (modifier, interval)


def test_the_quote_holds_the_modifier_and_the_noun() -> None:
    assert quotes("Dort kamen insgesamt mehr als 11.000 junge Gäste an.") == ["mehr als 11.000 junge Gäste"]


def test_numbers_without_wording_are_exact() -> None:
    assert find_numerals("Es kamen 12 Gäste", {0})
    assert quantities_of("Es kamen 12 Gäste.")[0].modifier == Modifier.EXACT
