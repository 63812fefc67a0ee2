"""Numbers without a noun: which figure told before they go on with, and what their clause says that they count."""

import pytest

from claims.extraction import lexicon
from tests.claims.extraction.quantity_texts import quantities_of


def nouns(text: str) -> list[str | None]:
    return [quantity.noun for quantity in quantities_of(text)]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Der Landkreis vermaß 620 Hektar. Die Truppe spricht seit Tagen von 350.", "Hektar"),
        ("Der Geologe nennt 300.000 Kubikmeter. Die Forscherin Anna Rust von der Hochschule kommt anhand neuer Bilder auf 450.000.", "Kubikmeter"),
        ("Der Stausee fasst 80 Millionen Kubikmeter. Die Behörde hält an 60 Millionen fest.", "Kubikmeter"),
        ("Der Fluss führte 540 Kubikmeter. Das Amt korrigierte den Wert später auf 480.", "Kubikmeter"),
        ("Der Prüfer wog 52 Kilogramm. Der Betreiber blieb bei 45.", "Kilogramm"),
        ("Der Pilot hatte 2.000 Stunden geflogen. Seine Maschine brachte es auf 6.000.", "Stunde"),
        ("Der Verband zählte 40 Verletzte bei 3.000 Besuchern. Der Wirt nannte 2.500.", "Besucher"),
        ("Die Polizei meldete 14 Festnahmen. Die Anwälte kamen auf 22.", "Festnahme"),
        ("Es gab 18 Tonnen Schrott und 52 Container. Die Reederei bleibt bei 46.", "Container"),
        ("Die Regierung, die anfangs 150 Flüchtlinge aufnehmen wollte, spricht mittlerweile von 400.", "Flüchtling"),
        ("Das Werk verlor 900 Stellen. Der Betriebsrat hatte vorige Woche 1.100 genannt.", "Stelle"),
        ("Die Bahn zählte 230 Waggons. Der Bund beziffert sie auf 280.", "Waggon"),
        ("Die Klinik behandelte 64 Patienten. Das Amt setzt 90 an.", "Patient"),
        ("Der Veranstalter verkaufte 19.000 Karten. Die Stadt hatte 15.000 genehmigt, erlaubt waren 16.000.", "Karte"),
    ],
)  # fmt: skip
def test_a_verb_of_stance_goes_on_with_the_figure_of_like_size(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Jede Frau bekommt 1,35 Kinder, zum Erhalt bräuchte es 2,1.", "Kind"),
        ("Eine Pflegerin betreut 12,4 Patienten. In Norwegen sind es 7,9.", "Patient"),
        ("Das Beben hatte eine Magnitude von 7,0. Die Gebäude kosteten 30 Franken. Lima hält an 6,8 fest.", "Magnitude"),
        ("Eine Französin bringt 1,62 Kinder zur Welt, eine Italienerin 1,18.", "Kind"),
        ("Ein Haushalt zählt 2,4 Personen. Vor 30 Jahren waren es 3,1.", "Person"),
        ("Der See ist 4,2 Meter tief. Im Vorjahr waren es 5,6.", "Meter"),
        ("Eine Kuh gibt 8,5 Tonnen Milch im Jahr, damals 6,3.", "Tonne"),
    ],
)  # fmt: skip
def test_decimals_go_on_with_decimals(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Verbrannt sind 3,3 Millionen Hektar. Das ist wenig neben dem Jahr 2023, als 17,3 Millionen verbrannten.", "Hektar"),
        ("Die Ernte brachte 9 Millionen Tonnen. Im Vorjahr waren es 11 Millionen.", "Tonne"),
        ("Die Mühle mahlt 5 Millionen Tonnen. Der Schaden beträgt 30 Millionen.", "Euro"),
        ("Bern gab 5 Millionen Franken, zusätzlich zu den 12 Millionen vom Frühjahr.", "Franken"),
        ("Das Haus kostet 40 Millionen Euro. Der Bund zahlt 12 Millionen.", "Euro"),
    ],
)  # fmt: skip
def test_millions_go_on_with_millions_and_talk_of_money_with_money(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("2070 leben dort 74,7 Millionen Menschen. Das kostet 30 Euro je Kopf. Die 74,7 Millionen für das ganze Land seien ein Mittelwert.", "Mensch"),
        ("Es gab 350 Anzeigen. Dazu kamen 40 Tote. An den 350 zweifelt niemand.", "Anzeige"),
        ("Der Händler nahm 890 Fahrräder zurück. Dafür brauchte er 300 Euro. Er beharrt auf 890.", "Fahrrad"),
    ],
)  # fmt: skip
def test_a_value_told_again_counts_the_same(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("8,4 Prozent der Läufer gaben auf, in normalen Jahren sind es vier.", "Prozent"),
        ("Dort stehen 640.000 Mann; vor Beginn waren es 9.000.", "Mann"),
        ("Er fuhr 30 Kilometer. Das Land fördert 900.000 Fass am Tag; 2020 waren es 75.000.", "Fass"),
        ("Zwischen Notruf und Ankunft lagen 21 Minuten. Acht seien es gewesen, sagt der Minister.", "Minute"),
        ("Es fielen 240 Liter in sechs Stunden. Bei der Flut davor seien es 150 gewesen.", "Liter"),
        ("Im Lager sind 3.200 Menschen, vier wurden krank. Ein Dutzend Fenster brach. Diesmal sind es 1.900.", "Mensch"),
        ("Am Zaun maß er 90 Gramm. In der 700 Meter entfernten Schule waren es 80.", "Gramm"),
        ("Der Bus hatte 46 Insassen. Im Januar sollen es 32 gewesen sein.", "Insasse"),
    ],
)  # fmt: skip
def test_it_was_goes_on_with_the_nearest_sentence_that_has_such_a_figure(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Der Feinstaub stieg auf 92 Mikrogramm; der Grenzwert beträgt 50.", "Mikrogramm"),
        ("Es waren 18 Tote. In der Halle maß man 70 Gramm Ruß; der Richtwert liegt bei 55.", "Gramm"),
        ("Das Wasser stieg auf 640 Zentimeter. Der Rekord liegt bei 710.", "Zentimeter"),
        ("Der Rauch brachte 320 Gramm Ruß je Kubikmeter; das Amt hält höchstens 15 für unbedenklich.", "Gramm"),
    ],
)  # fmt: skip
def test_a_limit_has_the_unit_of_what_is_held_against_it(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Auslastung liegt nicht bei 42, sondern bei 61 Prozent.", ["Prozent", "Prozent"]),
        ("Statt auf 15.000 soll die Gebühr auf 12.000 Rubel steigen.", ["Rubel", "Rubel"]),
        ("Nicht 12, sondern 17 Häuser brannten.", ["Haus", "Haus"]),
        ("Die Firma hat dann 700 statt heute 480 Beschäftigte.", ["Beschäftigter", "Beschäftigter"]),
        ("Für 500 der zuletzt 2.280 Mitarbeiter gibt es Arbeit.", ["Mitarbeiter", "Mitarbeiter"]),
        ("Dort sind 980 der geplanten 4.500 Kräfte.", ["Kraft", "Kraft"]),
        ("Zwei ihrer drei Anlagen stehen still.", ["Anlage", "Anlage"]),
        ("Zwei der vier Blöcke laufen.", ["Block", "Block"]),
        ("Eine der drei Anlagen steht still.", ["Anlage", "Anlage"]),
        ("Einer ihrer vier Fischer wurde gerettet.", ["Fischer", "Fischer"]),
        ("2025 wurden 1.537 Bomben entschärft, 224 von ihnen 50 Kilogramm schwer.", ["Bombe", "Bombe", "Kilogramm"]),
        ("Die Zahl der Verletzten wurde auf 63 korrigiert, elf von ihnen sind Kinder.", ["Verletzter", "Kind"]),
        ("Von den 46 Insassen blieben lediglich sieben unverletzt.", ["Insasse", "Insasse"]),
    ],
)  # fmt: skip
def test_a_part_counts_what_its_whole_counts(text: str, expected: list[str]) -> None:
    assert nouns(text) == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Das Beben dauerte 40 Stunden. Nachbeben zählten die Fachleute bisher 58.", "Nachbeben"),
        ("Es gab neun Tote. Häuser zerstörte das Feuer insgesamt 40.", "Haus"),
        ("Der Schaden liegt bei 30 Euro. Bei den verschobenen Operationen kam das Amt auf 517.", "Operation"),
        ("Die Zahl der am Mittwoch vom Netz getrennten Haushalte stieg auf 120.", "Haushalt"),
        ("Widersprüchlich sind die Angaben zu den Verwundeten: Während das Amt bei 19 bleibt, schweigt die Klinik.", "Verwundeter"),
        ("15 Prozent der Betriebe geben auf, das sind 1.200.", "Betrieb"),
        ("Es sind 17 Arbeiter im Berg. Das Amt nennt weiterhin die Zahl 19.", "Arbeiter"),
        ("Der Zug fuhr mit Tempo 140.", "Tempo"),
    ],
)  # fmt: skip
def test_what_the_clause_is_about_is_counted(text: str, noun: str) -> None:
    assert nouns(text)[-1] == noun


@pytest.mark.parametrize(
    "text",
    [
        "Drei Waggons kippten um. Der Fahrer (75) sprang ab.",
        "Drei Waggons kippten um. Der Trucker (75!) sprang ab.",
        "Acht Häuser brannten. Die Ärztin (51) half.",
        "Acht Häuser brannten. Landrat Jens Kolb (63) war da.",
    ],
)
def test_a_number_in_brackets_behind_somebody_is_an_age(text: str) -> None:
    assert quantities_of(text)[-1].category == "age"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ein Wachmann sei getötet worden.", True),
        ("Ein Fahrgast wird vermisst.", True),
        ("Eine Lehrerin wurde verletzt.", True),
        ("Ein Schüler hatte geschossen.", False),
        ("Ein dritter Arbeiter sei gestorben.", False),
        ("Ein Minister wurde vereidigt.", False),
    ],
)
def test_one_person_counts_who_suffered_something(text: str, counts: bool) -> None:
    assert bool(quantities_of(text)) is counts


@pytest.mark.parametrize("row", lexicon.read("implied_nouns"), ids=lambda row: row["subject"])
def test_subjects_say_what_is_counted(row: dict[str, str]) -> None:
    assert nouns(row["example"]) == [row["noun"]]


@pytest.mark.parametrize("row", lexicon.read("uncounted_nouns"), ids=lambda row: row["noun"])
def test_sums_and_figures_are_no_counted_nouns(row: dict[str, str]) -> None:
    assert row["noun"] in row["example"]
    assert nouns(f"Es kamen 20 Gäste. {row['example']}")[-1] == "Gast"
