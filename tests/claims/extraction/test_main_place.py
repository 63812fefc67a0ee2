"""Where the event of a whole article happened, by which figures without a place of their own go."""

import pytest

from claims.extraction import extract, lexicon
from tests.claims.extraction.quantity_texts import quantities_of

BODIES = lexicon.read("national_bodies")


def places(text: str, title: str = "") -> list[str | None]:
    return [claim.place for claim in extract.extract(text, title=title).claims if claim.kind == "quantity"]


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("Streik am Klinikum Wulmrode", "Der Ausstand dauert an, 300 Patienten sind betroffen. Wulmrode wartet.", "Wulmrode"),
        ("Warnstreik", "Am Klinikum Wulmrode wird gestreikt.\n\nWulmrode verliert 3 Millionen Euro.", "Wulmrode"),
        ("Wahl in Honduras", "Die Auszählung läuft. Die Beteiligung lag bei 60 Prozent. Honduras wartet.", "Honduras"),
        ("Honduras: Zwei Sieger", "Die Auszählung läuft. Auf Larios entfallen 44 Prozent, so Honduras’ Wahlamt.", "Honduras"),
        ("Die Nacht von Zarna Luva", "Nach dem Brand von Zarna Luva sind 30 Helfer abgereist.", "Zarna Luva"),
        ("Nach dem Feuer", "Der Wulmberg-Tunnel bleibt zu. Im Wulmberg-Tunnel brannten 12 Lastwagen aus.", "Wulmberg-Tunnel"),
        ("", "Wulmbach (nda) – Portugal trauert. Beim Brand einer Fabrik starben 12 Menschen.", "Wulmbach"),
        ("Etat", "Das Bundeskabinett hat den Haushalt beschlossen. 40 Milliarden Euro kosten die Zinsen.", "Deutschland"),
        ("", "Bundestag und Bundesregierung streiten. " * 12 + "Einmal war der Ausschuss in Wulmbach.\n\n40 Euro kostet das.", "Deutschland"),
        ("Die Lehren Karl Vandens", "Das Buch von Karl Vanden wurde gelobt. Vanden schrieb 300 Seiten.", None),
    ],
)  # fmt: skip
def test_a_figure_without_a_place_goes_by_the_place_of_the_article(
    title: str, text: str, place: str | None
) -> None:
    assert places(text, title)[-1] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Paris sind Züge entgleist.\n\nPariser Helfer versorgten 40 Menschen, Paris trauert.", "Paris"),
        ("Die Regierung in Paris bedauert das Unglück in Honduras.\n\nHonduras zählt 40 Tote.", "Honduras"),
    ],
)
def test_a_capital_is_the_place_only_of_what_happened_there(text: str, place: str) -> None:
    assert places(text)[-1] == place


def test_the_first_named_of_places_that_weigh_the_same_is_the_place() -> None:
    text = "In Wulmbach und in Karlsfurt brannte es. Wulmbach und Karlsfurt trauern.\n\nEs gab 40 Tote."
    assert places(text) == ["Wulmbach"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Spanien starben 1.180 Menschen, in Portugal 640.", ["Spanien", "Portugal"]),
        ("In Spanien starben 1.180 Menschen. In Portugal waren es 640.", ["Spanien", "Portugal"]),
        ("In Frankreich gingen 90.000 auf die Straße, allein in Lyon 20.000.", ["Frankreich", "Lyon"]),
    ],
)
def test_places_that_are_told_apart_keep_their_own_figures(text: str, expected: list[str]) -> None:
    assert places(text, "Hitze in Spanien") == expected


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row["country"])
def test_a_national_body_tells_the_country_of_a_text_that_names_no_place(row: dict[str, str]) -> None:
    assert places(row["example"]) == [row["country"]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # the name looks like a compound, its adjective or its other uses tell the town
        ("Das Neumatter Stadtfest ist vorbei. In Neumatten blieben 30 Tonnen Müll.", "Neumatten"),
        ("Rothenhütte trauert um das Werk. In Rothenhütte arbeiteten 300 Menschen.", "Rothenhütte"),
        ("In Regierungskreisen rechnet man mit 300 Menschen.", None),
        # whoever is named beside a role is no place
        ("Bankchef Jonas Sonnberger trat ab. Bei Sonnberger lagen 300 Euro.", None),
    ],
)
def test_a_name_is_told_from_a_compound_and_a_person_by_its_use(text: str, place: str | None) -> None:
    assert [quantity.place for quantity in quantities_of(text)] == [place]
