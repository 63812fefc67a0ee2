"""Whose people or things a figure counts."""

import pytest

from claims.extraction import lexicon
from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Es fielen 600 nordkoreanische Soldaten.", ["Nordkorea"]),
        ("600 Ukrainer demonstrierten.", ["Ukraine"]),
        ("300 Soldaten der Bundeswehr sind in Mali.", ["Bundeswehr"]),
        ("12 Zivilisten starben.", ["Zivilisten"]),
        ("Die Firma Brandt streicht 140 Stellen.", ["Firma Brandt"]),
        ("Am Montag entließ der Konzern 140 Leute.", ["Konzern"]),
        ("Weil der Betreiber 30 Leute entlassen hat, streiken sie.", ["Betreiber"]),
        ("40 Prozent will die Stadt bekommen.", ["Stadt"]),
        ("Die russische Armee verlor 300 Soldaten.", ["Russland"]),
        ("Kiew schickte 300 Soldaten.", ["Ukraine"]),
        ("Ihm droht ein Bußgeld von bis zu 1.000 Euro.", ["Bußgeld"]),
        # who harms holds nothing, nor who only states, nor a sum
        ("Die Ukraine tötete 300 Soldaten.", [None]),
        ("Die Polizei zählte 300 Gäste.", [None]),
        ("Die Zahl der Gäste stieg auf 300.", [None]),
        ("Am Montag starben 30 Menschen.", [None]),
    ],
)
def test_the_holder_of_a_figure(text: str, holders: list[str | None]) -> None:
    assert [quantity.subject for quantity in quantities_of(text)] == holders


ROWS = {row["sort"]: row for row in lexicon.read("holder_words")}


@pytest.mark.parametrize("verb", ["verlor", "schickte", "besaß", "kaufte", "erhielt"])
def test_a_holding_verb_makes_its_subject_the_holder(verb: str) -> None:
    (quantity,) = quantities_of(ROWS["holding"]["example"].replace("verlor", verb))
    assert quantity.subject == "Russland"


def test_a_noun_of_counting_holds_nothing() -> None:
    (quantity,) = quantities_of(ROWS["no_holder"]["example"])
    assert quantity.subject is None
