import pytest

from claims.extraction import lexicon
from tests.claims.extraction.quantity_texts import quantities_of, quotes

ROWS = lexicon.read("designations")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["sort"] not in ("measure", "figure")], ids=lambda row: row["word"]
)
def test_a_number_behind_a_designating_word_is_no_quantity(row: dict[str, str]) -> None:
    assert not quantities_of(f"Es ging um {row['example']}.")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["sort"] == "measure"], ids=lambda row: row["word"]
)
def test_a_value_on_a_scale_is_a_quantity(row: dict[str, str]) -> None:
    assert [quantity.noun for quantity in quantities_of(f"Es war {row['example']}.")] == [row["word"]]


@pytest.mark.parametrize("row", [row for row in ROWS if row["sort"] == "figure"], ids=lambda row: row["word"])
def test_a_word_for_figures_announces_a_quantity(row: dict[str, str]) -> None:
    assert [quantity.noun for quantity in quantities_of(f"Es kamen 30 Gäste. {row['example']}.")] == [
        "Gast"
    ] * 2


@pytest.mark.parametrize("row", lexicon.read("year_cues"), ids=lambda row: row["word"])
def test_a_year_is_no_quantity(row: dict[str, str]) -> None:
    assert not quantities_of(f"{row['example'][0].upper()}{row['example'][1:]}.")


@pytest.mark.parametrize(
    "text",
    [
        "Die Maschine vom Typ IL76 und die Rakete KN-23 standen bereit.",
        "Das M1991 fährt mit 6x6 Rädern, sagt 38North.",
        "Geschütze im Kaliber von 122mm-Haubitzen fehlten.",
        "Um 4.17 Uhr bebte es, um 17 Uhr war es still.",
        "Die Bahn fährt von 9 bis 17 Uhr.",
        "Der Klub siegte mit 3:1 (2:0).",
        "Auskunft unter 030 555 30 00 oder 0800/1234567.",
        "Am 24.12.2024 war Ruhe, ebenso am 3. Mai.",
        "Die Wahl 2021 verlief ruhig, 2017 waren viele krank.",
        "Sie kam am Freitag, dem 8., und blieb.",
        "Das Schloss steht in der Hauptstraße 12, 24103 Kiel.",
        "Die Anschlussstellen 12 und 13 sind gesperrt.",
        "Das iPhone 15 ist da.",
        "Das Dorf liegt auf 52° 12' Nord.",
        "Sie spielten im 4-1-4-1 und gewannen.",
        "Die Bilder haben 1600 x 900 Punkte.",
        "Sie trat in den 1990er Jahren bei.",
        "Es geschah vor drei Jahren.",
        "Zwei Tage nach der Wahl trat sie zurück.",
        "Nachts um 12 schlief er.",
        "Sie kam zum dritten Mal, als Zweite.",
        "Das Raumschiff „Shenzhou 6“ ist gelandet.",
        "Die UN-Sicherheitsratsresolution 1701 gilt.",
        "Das Urteil S 73 KR 1635/10 ist bekannt.",
        "1898 lag das Werk still.",
        "Der Unfall auf der A 2 hatte Folgen.",
        "Das Kommissariat 77 der Polizei ermittelt.",
        "Am Mittwoch (26.06) war Ruhe.",
        "Es fehlten 122mm und 152mm Geschosse.",
        "Der Beleg steht in der Fußnote[12].",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert not [quote for quote in quotes(text) if quote not in ("900 Punkte",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1900 russische Soldaten standen dort.", ["1900 russische Soldaten"]),
        ("Es kamen 2000 Gäste.", ["2000 Gäste"]),
        ("Bei Windstärke 9 sank das Boot.", ["Windstärke 9"]),
        ("Es waren laut Polizei 800, sagte er.", ["800"]),
        ("Nach eigenen Angaben 46 Drohnen schoss das Heer ab.", ["46 Drohnen"]),
        ("Auf jeder Seite 95 Soldaten kamen frei.", ["95 Soldaten"]),
        ("Das dauerte seit 17 Jahren an.", ["17 Jahren"]),
        ("Er hat zwei Leopard 2 gesehen.", ["zwei Leopard 2"]),
        ("1612 wurden verletzt.", ["1612"]),
    ],
)
def test_what_is_a_quantity_all_the_same(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text", ["Das Urteil (Az. 6 KLs 14/21) liegt vor.", "Die Drucksache 25/0417 liegt vor."]
)
def test_the_number_of_a_file_is_no_quantity(text: str) -> None:
    assert not quantities_of(text)
