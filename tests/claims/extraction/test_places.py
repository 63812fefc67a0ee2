"""Where a figure holds."""

import pytest

from claims.extraction import extract
from claims.extraction.place_names import foreign_name, has_town_ending, place_names
from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Im Süden Portugals brennt es.", ["Portugal"]),
        ("Vor der Küste Tunesiens sank ein Boot.", ["Tunesien"]),
        ("Vor der tunesischen Küste sank ein Boot.", ["Tunesien"]),
        ("In der Nähe von Ludwigsburg stieß ein Bus gegen einen Baum.", ["Ludwigsburg"]),
        ("In Berlin nach Polizeiangaben etwa 4500 Menschen.", ["Berlin"]),
        ("In der Steiermark Schäden in Millionenhöhe.", ["Steiermark"]),
        ("In der thailändischen Hauptstadt wurde demonstriert.", ["Bangkok"]),
        ("In der südfranzösischen Stadt Arles brennt es.", ["Arles"]),
        ("Die Feuerwehr in Bad Wulmen rückte aus.", ["Bad Wulmen"]),
        ("Im Landkreis Wulmbach brennt es.", ["Wulmbach"]),
        ("Im Werratal fehlen Lehrer, im Quartal davor auch.", ["Werratal"]),
        ("In der Ostukraine wird gekämpft.", ["Ostukraine"]),
        ("In Frankfurt am Main wurde gestreikt.", ["Frankfurt am Main"]),
        ("Die Schlacht um Wyssok geht weiter.", ["Wyssok"]),
        ("Vor Gotland der Frachter gesunken.", ["Gotland"]),
        ("In Krankenhäusern, in Umfragen, bei Unfällen, in Zukunft, in Haft.", []),
        ("Bei Brandt lief es gut, sagte Brandt.", []),
        ("Nach Kiewer Angaben brennt es.", []),
    ],
)
def test_names_of_places(text: str, names: list[str]) -> None:
    assert [name.name for name in place_names(text)] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Graz kamen 3.500 Gäste, in Salzburg 2.000.", ["Graz", "Salzburg"]),
        ("In Beirut ist ein Tank explodiert. 200 Menschen starben.", ["Beirut"]),
        ("In Beirut ist ein Tank explodiert, sagte der Sprecher in Genf. 200 Menschen starben.", ["Beirut"]),
        ("In Beirut ist ein Tank explodiert. Das Ministerium in London sprach von 200 Toten.", ["Beirut"]),
        ("Genf (nda) - Das Boot sank vor Lampedusa. 12 Menschen starben.", ["Lampedusa"]),
        ("Wulmbach (nda) - Beim Brand einer Scheune starben 12 Menschen.", ["Wulmbach"]),
        ("In Beirut brennt es. Anna Weber (45) half.", [None]),
        ("Der Preis lag bei 20 Euro.", [None]),
    ],
)
def test_the_place_of_a_figure(text: str, places: list[str | None]) -> None:
    assert [quantity.place for quantity in quantities_of(text)] == places


def test_the_headline_tells_the_place_of_the_event() -> None:
    text = "In Tarven kämpfen Truppen. Die Kleinstadt Karabel ist umkämpft.\n\n30 Panzer brannten."
    places = [
        claim.place
        for title in ("Schlacht um Karabel", "Krieg in Tarven")
        for claim in extract.extract(text, title=title).claims
        if claim.category == "equipment"
    ]
    assert places == ["Karabel", "Tarven"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Zarna Luva Anfang März", "Zarna Luva"),
        ("Tarkobe", "Tarkobe"),
        ("San Telvo", "San Telvo"),
        ("Donnerstag", None),
        ("Regierung", None),
        ("Tarkobe del", "Tarkobe"),
    ],
)
def test_a_foreign_name_ends_before_the_first_common_noun(words: str, name: str | None) -> None:
    assert foreign_name(words) == name


@pytest.mark.parametrize(
    ("word", "town"), [("Grimmstedt", True), ("Wallershausen", True), ("Feld", False), ("Tarkobe", False)]
)
def test_towns_are_told_by_their_ending(word: str, town: bool) -> None:
    assert has_town_ending(word) == town


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("Feuer im Lager Tarkobe", "Beim Brand des Lagers Tarkobe starben 30 Menschen.", "Tarkobe"),
        ("Dammbruch", "Nach dem Dammbruch von Olvena starben 30 Menschen. Olvena trauert.", "Olvena"),
        ("Asyl", "Die Bundesregierung zählte 300 Anträge. Der Bundestag beriet.", "Deutschland"),
        ("Unfall", "Am Montag starben 30 Menschen.", None),
    ],
)
def test_places_without_a_preposition_of_place(title: str, text: str, place: str | None) -> None:
    claims = extract.extract(text, title=title).claims
    assert [claim.place for claim in claims if claim.kind == "quantity"] == [place]
