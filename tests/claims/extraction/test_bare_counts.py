"""Counts without a noun of their own: "nur einen", "zu fünft", "siebenmal", bare figures behind names; and what is no count."""

import pytest

from tests.claims.extraction.quantity_texts import quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Verein räumt bislang nur einen ein.", ["einen"]),
        ("Bekannt sei dem Amt eine einzige.", ["eine"]),
        ("Übrig geblieben ist ein einziger.", ["ein"]),
        ("Verkauft hat er genau eine.", ["genau eine"]),
        ("Die Marine bestätigte lediglich den Verlust eines Kutters.", ["eines Kutters"]),
        ("Auf der Liste steht ein einziger Anruf.", ["ein einziger Anruf"]),
        ("Am Ufer stand nur ein Wachmann.", ["ein Wachmann"]),
        ("Befragt wurden drei Männer und eine Frau.", ["drei Männer", "eine Frau"]),
        ("Vier Helfer wurden verletzt, einer davon am Kopf.", ["Vier Helfer", "einer"]),
        ("Gefasst wurden zwei Diebe, zwei in Kiel und einer in Husum.", ["zwei Diebe", "zwei", "einer"]),
        ("Sie waren zu fünft.", ["fünft"]),
        ("Zu dritt zogen sie los.", ["dritt"]),
        ("Er rief an dem Tag siebenmal an.", ["siebenmal"]),
        ("Das Tor klemmte schon 31-mal.", ["31-mal"]),
        ("Sie rückten 2.400-mal aus.", ["2.400-mal"]),
        ("Der Wert wurde vierzigfach überschritten.", ["vierzigfach"]),
    ],
)
def test_a_bare_count_is_found(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sie kamen ohne auch nur eine einzige aus.",
        "Er war nur ein Hausmeister.",
        "Es geht nicht nur um einen Mann.",
        "Eine einzige Spritze kostet viel.",
        "Sie zogen zu zweit los.",
        "Sie waren zu Gast und zu spät.",
        "Das ist dreimal so teuer.",
        "Das war fünfmal mehr.",
        "Er ist dreifacher Vater.",
        "Kurz vor sechs kam der Bus.",
        "Gegen halb neun kam der Bus.",
        "Der Ertrag hat sich verdreifacht.",
        "Die Straßenbahnlinie 11 fällt aus.",
    ],
)
def test_what_only_sounds_like_a_count_is_none(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Amt meldete bis Freitagabend 128.", ["128"]),
        ("Für das Jahr peilt Bürgermeister Dahl 820 an.", ["820"]),
        ("Bestellt hat die Stadt im Sommer 600 davon.", ["600"]),
        ("Gezählt hat das Büro 43 Schafe, der Verband der Halter 61.", ["43 Schafe", "61"]),
        ("Von den 112 Zeugen hat die Kammer nach elf Sitzungstagen 43 gehört.", ["112 Zeugen", "elf Sitzungstagen", "43"]),
        ("Im langjährigen Mittel kommen im Schnitt 22.", ["22"]),
        ("Der Zug fuhr mit Tempo 90.", ["Tempo 90"]),
        ("Im Mai fehlten viele: 591 Sorten gab es nicht.", ["591 Sorten"]),
        ("Die Händler sprechen sogar von 1500.", ["1500"]),
        ("Der Bund gibt 1,6 Millionen Euro, das Land 2,4 Millionen. 38.000 Leute warten.", ["1,6 Millionen Euro", "2,4 Millionen", "38.000 Leute"]),
        ("Auf dem Flugplatz sieben Maschinen zu zählen ist leicht.", ["sieben Maschinen"]),
        ("Das Zimmer 9.000 im Monat, klagt sie.", ["9.000"]),
    ],
)  # fmt: skip
def test_a_figure_behind_a_time_or_a_name_counts(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie meldet Ansprüche über 18 Millionen Euro.", ["18 Millionen Euro"]),
        ("Der Aufruf der Hilfswerke vom 4. März über 20 Millionen Euro läuft.", ["20 Millionen Euro"]),
        ("Über drei Anträge ist noch nicht entschieden.", ["drei Anträge"]),
        ("Es kamen über drei Dutzend Gäste.", ["über drei Dutzend Gäste"]),
    ],
)
def test_ueber_bounds_only_where_no_noun_or_verb_takes_it(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected
