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
        ("Am Montag zahlte der Konzern 140 Millionen Euro.", ["Konzern"]),
        ("Weil der Betreiber 30 Stellen gestrichen hat, streiken sie.", ["Betreiber"]),
        ("40 Prozent will die Stadt bekommen.", ["Stadt"]),
        ("Die russische Armee verlor 300 Soldaten.", ["Russland"]),
        ("Kiew schickte 300 Soldaten.", ["Ukraine"]),
        ("Ihm droht ein Bußgeld von bis zu 1.000 Euro.", ["Bußgeld"]),
        # who harms holds nothing, nor who only states, nor a sum
        ("Die Ukraine tötete 300 Soldaten.", [None]),
        ("Die Polizei zählte 300 Gäste.", ["Gäste"]),
        ("Die Zahl der Toten stieg auf 300.", [None]),
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


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("31,4 Prozent für die Union, 28,7 für die SPD.", ["Union", "SPD"]),
        ("52 Sitze für die Union, 47 für die SPD.", ["Union", "SPD"]),
        ("Die Union kommt auf 31,4 Prozent, die SPD auf 28,7 Prozent.", ["Union", "SPD"]),
        ("Die SPD erhielt 52 Sitze, die Grünen 47.", ["SPD", "Grüne"]),
        ("Auf die Union entfallen 31 Prozent, auf die SPD 28 Prozent.", ["Union", "SPD"]),
        ("Union (31 Prozent) und SPD (28 Prozent) liegen vorn.", ["Union", "SPD"]),
        ("Die Ukraine verlor 30 Panzer, Russland 40.", ["Ukraine", "Russland"]),
        ("Die Stadt zahlt 30 Millionen Euro, das Land 20 Millionen.", ["Stadt", "Land"]),
        ("Verdi zählte 300 Gäste, die Polizei 200.", ["Gäste", "Gäste"]),
        ("Am Montag wurden 30 Menschen verletzt, am Dienstag 20 Menschen.", [None, None]),
    ],
)
def test_each_figure_of_a_list_has_its_own_holder(text: str, holders: list[str | None]) -> None:
    assert [quantity.subject for quantity in quantities_of(text)] == holders


@pytest.mark.parametrize("name", [name for name in ROWS["sharing"]["words"].split() if name != "Union"])
def test_a_party_or_body_named_by_a_common_noun_has_its_share(name: str) -> None:
    example = ROWS["sharing"]["example"].replace("die Grünen", f"die {name}")
    called = dict(pair.split("=") for pair in ROWS["party_name"]["words"].split())
    party = called.get(name, name)
    assert [quantity.subject for quantity in quantities_of(example)] == [
        "Union",
        party if name.startswith(party) else name,
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Anna Weber (45) half.", "Anna Weber"),
        ("Anna W. (45) half.", "Anna W."),
        ("Der 38-jährige Dario K. half.", "Dario K."),
        ("Die 52 Jahre alte Kassiererin Simone T. starb.", "Simone T."),
        ("Kundin Sabine Kolb (42) half.", "Sabine Kolb"),
        ("Rentner Georg P. (71) half.", "Georg P."),
        ("Ein 46 Jahre alter Pilot starb.", "Pilot"),
        ("Eine 19-jährige Schülerin starb.", "Schülerin"),
        ("Der Hund Bello ist 12 Jahre alt.", "Hund Bello"),
    ],
)
def test_an_age_is_that_of_who_stands_beside_it(text: str, whose: str) -> None:
    (quantity,) = quantities_of(text)
    assert quantity.subject == whose
