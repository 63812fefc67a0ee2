import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from tests.claims.extraction.quantity_texts import quantities_of, quotes, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bei dem Brand starben 12 Menschen.", [("12 Menschen", "Mensch", "killed")]),
        ("Verletzt wurden mehr als 300 Menschen.", [("mehr als 300 Menschen", "Mensch", "wounded")]),
        ("12 Tote und 40 Verletzte gab es.", [("12 Tote", "Toter", "killed"), ("40 Verletzte", "Verletzter", "wounded")]),
        ("Es gab 270 Tote und Verwundete.", [("270 Tote und Verwundete", "Toter", "casualties")]),
        ("600 Soldaten wurden getötet oder verwundet.", [("600 Soldaten", "Soldat", "casualties")]),
        ("1.900 getötete oder verletzte Soldaten zählte er.", [("1.900 getötete oder verletzte Soldaten", "Soldat", "casualties")]),
        ("12 Polizisten und 40 Demonstranten wurden verletzt.", [("12 Polizisten", "Polizist", "wounded"), ("40 Demonstranten", "Demonstrant", "wounded")]),
        ("Zehn Gäste wurden erschossen und 110 weitere verletzt.", [("Zehn Gäste", "Gast", "killed"), ("110 weitere", "Gast", "wounded")]),
        ("Dort wurden 47 Gäste getötet und 34 verletzt.", [("47 Gäste", "Gast", "killed"), ("34", "Gast", "wounded")]),
        ("24 Gäste starben, mehr als 60 Weitere wurden verletzt.", [("24 Gäste", "Gast", "killed"), ("mehr als 60", "Gast", "wounded")]),
        ("Er zahlt 100,- € im Monat.", [("100,- €", "Euro", "money")]),
        ("Der Mann tötete drei Frauen und verletzte acht.", [("drei Frauen", "Frau", "killed"), ("acht", "Frau", "wounded")]),
        ("Die Polizei nahm laut Sprecherin 35 Demonstranten fest.", [("35 Demonstranten", "Demonstrant", "detained")]),
        ("Tausende Reisende sitzen fest.", [("Tausende Reisende", "Reisender", "other")]),
        ("Rund 640 Feuerwehrleute kämpften gegen die Flammen.", [("Rund 640 Feuerwehrleute", "Feuerwehrmann", "other")]),
        ("Die Brigade hat 12.000 Mann.", [("12.000 Mann", "Mann", "troops")]),
        ("An Bord waren 19 Mann.", [("19 Mann", "Mann", "other")]),
        ("Das Heer verlor 30 Panzer und 50.000 Artilleriegranaten.", [("30 Panzer", "Panzer", "equipment"), ("50.000 Artilleriegranaten", "Artilleriegranate", "ammunition")]),
        ("5.000 Militärbauarbeiter kommen.", [("5.000 Militärbauarbeiter", "Militärbauarbeiter", "troops")]),
        ("Die Lehrerin (51) und ihr Hund kamen.", [("51", "Jahr", "age")]),
        ("Der Bürgermeister, 52, kam.", [("52", "Jahr", "age")]),
        ("Ein 45-Jähriger kam.", [("45-Jähriger", "Jahr", "age")]),
        ("Mit 14 Jahren zog sie fort.", [("14 Jahren", "Jahr", "age")]),
        ("Er muss für acht Jahre in Haft.", [("acht Jahre", "Jahr", "duration")]),
        ("Nach sechstägiger Verhandlung endete es.", [("sechstägiger Verhandlung", "Tag", "duration")]),
        ("Iran (27) und Malaysia (25) führen die Liste an.", [("27", None, "other"), ("25", None, "other")]),
        ("Das kostet 3,5 kg Mehl und 2 %.", [("3,5 kg", "kg", "distance_size_weight"), ("2 %", "Prozent", "percent")]),
        ("Bei einem Beben der Stärke 6,7 fiel das Haus.", [("Stärke 6,7", "Stärke", "other")]),
        ("Der Schaden liegt im Millionenbereich.", [("Millionenbereich", "Euro", "money")]),
        ("Die Zahl der Demonstranten stieg auf 3.000 Menschen.", [("3.000 Menschen", "Mensch", "participants")]),
        ("Es waren vier Black Hawk Hubschrauber da.", [("vier Black Hawk Hubschrauber", "Hubschrauber", "equipment")]),
        ("1.800 am Einsatz beteiligte Soldaten kamen.", [("1.800 am Einsatz beteiligte Soldaten", "Soldat", "troops")]),
        ("Die Stärke des Bebens wurde zunächst mit 5,1 angegeben.", [("5,1", "Stärke", "other")]),
        ("Es waren Hunderte von Gästen da.", [("Hunderte von Gästen", "Gast", "participants")]),
    ],
)  # fmt: skip
def test_quote_noun_and_category(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = [(text[q.start : q.end], q.noun, q.category) for q in quantities_of(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Von den 12.000 Soldaten seien 4.000 getötet worden.", [("Soldat", "troops"), ("Soldat", "killed")]),
        ("Es kamen 300 Gäste, davon 30 Kinder.", [("Gast", "participants"), ("Kind", "other")]),
        ("Die Zahl der Toten stieg auf 38.", [("Toter", "killed")]),
        ("Die Teilnehmerzahl lag bei 5.000.", [("Teilnehmer", "participants")]),
        ("Bei den Verletzten sind es 120.", [("Verletzter", "wounded")]),
        ("Bei der Kundgebung waren laut Polizei 5.500 Menschen, die Gewerkschaft zählte 7.000.", [("Mensch", "participants"), ("Mensch", "participants")]),
        ("Die Quote sank von 5,9 auf 5,7 Prozent.", [("Prozent", "percent"), ("Prozent", "percent")]),
        ("Der Umsatz stieg auf 3,4 Milliarden Euro, der Gewinn auf 210 Millionen.", [("Euro", "money"), ("Euro", "money")]),
        ("Im Streik waren 640 von 800 Lehrern.", [("Lehrer", "participants"), ("Lehrer", "other")]),
        ("Die Grünen kommen auf 14, die FDP auf fünf Prozent.", [("Prozent", "percent"), ("Prozent", "percent")]),
        ("Mit 51,2 zu 48,8 Prozent siegte sie.", [("Prozent", "percent"), ("Prozent", "percent")]),
        ("Ein Viertel der Betriebe, rund 1.200, klagt.", [("Viertel", "percent"), ("Betrieb", "other")]),
        ("Dort wurden fünf Bewohner leicht und zwei schwer verletzt.", [("Bewohner", "wounded"), ("Bewohner", "wounded")]),
        ("Etwa 400 von den ersten 1.100 Soldaten sind verwundet worden.", [("Soldat", "wounded"), ("Soldat", "troops")]),
        ("Die Inzidenz lag bei 112,4.", [("Inzidenz", "other")]),
        ("Die Partei kam auf 34 Prozent, 2021 waren es noch 28.", [("Prozent", "percent"), ("Prozent", "percent")]),
    ],
)  # fmt: skip
def test_elided_nouns_are_resolved(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(quantity.noun, quantity.category) for quantity in quantities_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Es kamen 11.000 Soldaten.", ["total"]),
        ("Es kamen zusätzlich 25.000 Soldaten.", ["additional"]),
        ("Es kamen weitere 3.000 Soldaten.", ["additional"]),
        ("Der Lohn steigt um 8 Prozent.", ["additional"]),
        (
            "Es kamen 300 Gäste, darunter 57 Kinder, neun Hunde und zwei Katzen.",
            ["total", "part", "part", "part"],
        ),
        ("54 von ihnen sind krank.", ["part"]),
        ("Fünf der Toten waren Kinder.", ["part"]),
        ("An Bord waren 17 Männer. 13 wurden gerettet.", ["total", "part"]),
        ("Die Polizei zählte 5.500 Gäste, der Wirt zählte 4.000.", ["total", "total"]),
        ("38 Prozent der Gäste waren jung.", ["part"]),
        ("Ein Drittel fehlt.", ["part"]),
        ("Das kostet 9 Euro im Monat.", ["rate"]),
        ("Täglich kommen 25 Gäste.", ["rate"]),
        ("Die Inflation liegt bei 2,2 Prozent.", ["rate"]),
        ("Der Wind dreht alle zehn Minuten.", ["rate"]),
        ("Sie zahlen je 200 Franken, umgerechnet 210 Euro.", ["rate", "rate"]),
        ("Das Werk hat 9.400 Leute, 2.100 weniger als zuvor.", ["total", "other"]),
        ("Es wird sich verdreifachen.", ["other"]),
        ("Der Konzern entlässt 140 der insgesamt 620 Mitarbeiter.", ["part", "total"]),
        ("Es fielen 30 Soldaten, darunter zwei Ärzte, und vier Panzer.", ["total", "part", "total"]),
        ("25.000 Gäste kamen. In Graz waren es 3.500, in Linz 2.000.", ["total", "total", "total"]),
        ("12.000 Hektar sind betroffen, davon 8.500 Hektar Obst.", ["total", "part"]),
        ("Die Kerzen kosten rund acht Euro das Stück.", ["rate"]),
        ("Bei 26.000 Einwohnern sind das 115 Euro pro Kopf.", ["total", "rate"]),
        ("Jeder Haushalt erhält vom Land 120 Euro.", ["rate"]),
        ("Ein Brot kostet 4,80 Euro.", ["rate"]),
        ("Für jede der 14 Gemeinden ist Platz.", ["total"]),
        ("Der Umsatz sank um sechs Prozent.", ["total"]),
        ("Die Quote nahm um zwei Prozent ab.", ["total"]),
        ("Das sind 38 Prozent mehr als im Mai.", ["additional"]),
        ("Der Methangehalt lag bei zwei Prozent.", ["total"]),
        ("Der Grenzwert von zwei Prozent gilt.", ["other"]),
        ("Die Partei verfügt über 52 Mandate.", ["part"]),
        ("Der Bote legt 30 Euro dazu.", ["additional"]),
        ("Zu den 30 Bussen kommen zwölf Bahnen.", ["total", "additional"]),
        ("Der Zug fuhr 104 Kilometer pro Stunde.", ["total"]),
        ("Das Werk hat 300 Leute und fördert jährlich 20 Tonnen.", ["total", "rate"]),
        ("Laut Polizei kamen 5.500 Gäste. Erlaubt waren 4.000.", ["total", "total"]),
    ],
)
def test_scope(text: str, scopes: list[str]) -> None:
    assert [quantity.scope for quantity in quantities_of(text)] == scopes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Mensch kam ums Leben.", ["Ein Mensch"]),
        ("Es gab einen Toten.", ["einen Toten"]),
        ("Mindestens eine Explosion war zu hören.", ["Mindestens eine Explosion"]),
        ("Er trug ein Kilogramm Sand.", ["ein Kilogramm"]),
        ("Sie fehlten einen ganzen Tag.", ["einen ganzen Tag"]),
        ("Er besaß zwei Gewehre sowie eine Handgranate.", ["zwei Gewehre", "eine Handgranate"]),
        ("Eine Frau und ein Mann lesen ein Buch.", []),
        ("Ein Kapitän starb.", []),
        ("Ein dritter Toter wurde geborgen.", []),
        ("Er bezahlt über ein Darlehen.", []),
        ("Es gab keine Verletzten.", ["keine Verletzten"]),
        ("Niemand wurde verletzt.", []),
        ("Es gab keine Busse, und niemand kam.", []),
    ],
)
def test_one_and_none_count_only_where_they_count(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Es sind sieben Arbeiter in einer Fabrik ums Leben gekommen.", ["killed"]),
        ("Es sind sieben Arbeiter, darunter zwei Lehrlinge, ums Leben gekommen.", ["killed", "killed"]),
        ("Dabei kamen im Herbst 13 Menschen um.", ["killed"]),
        ("Der Sachschaden gehe in die Millionen.", ["money"]),
        ("Sie hatte acht Jahre gefordert, die Verteidigung vier.", ["duration", "duration"]),
        ("Nach zehnjährigen Verhandlungen endet der Streit.", ["duration"]),
        ("Das dauerte eine gute Stunde.", ["duration"]),
    ],
)
def test_category_by_clause(text: str, categories: list[str]) -> None:
    assert [quantity.category for quantity in quantities_of(text)] == categories


@pytest.mark.parametrize(
    ("text", "superseded"),
    [
        ("Zunächst war von vier Toten die Rede gewesen.", [True]),
        ("Am Morgen war noch von 32 Toten die Rede, inzwischen sind es 78.", [True, False]),
        ("Die Zahl der Toten wurde von 12 auf 10 korrigiert.", [True, False]),
        ("Statt der zunächst gemeldeten 14 seien neun Menschen gestorben.", [True, False]),
        ("Die Zahl stieg von 12 auf 30 Gäste.", [False, False]),
        ("Es gab vier Tote.", [False]),
    ],
)
def test_superseded_figures_are_marked(text: str, superseded: list[bool]) -> None:
    assert [quantity.superseded for quantity in quantities_of(text)] == superseded


@pytest.mark.parametrize(
    ("text", "subject", "place"),
    [
        ("In der Region Kursk fielen 600 nordkoreanische Soldaten.", "Nordkorea", "Region Kursk"),
        ("In Beirut starben 200 Menschen.", None, "Beirut"),
        ("Bei Kiel demonstrierten 600 Ukrainer.", "Ukraine", "Kiel"),
        ("Es gab 600 Tote.", None, None),
    ],
)
def test_whose_and_where(text: str, subject: str | None, place: str | None) -> None:
    (quantity,) = quantities_of(text)
    assert (quantity.subject, quantity.place) == (subject, place)


def test_the_time_of_the_event_is_the_date_in_the_sentence() -> None:
    (claim,) = [
        c
        for c in extract.extract("Am 3. Mai 2024 starben 12 Menschen.", published="2024-05-04").claims
        if c.category
    ]
    assert claim.event_time == "2024-05-03"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["12", "4 000", "Tote", "und", "von", "(", ")", "Menschen", ".", "davon", "mehr als", "ein", "Drittel", "\n\n", "starben", ",", "bis", "„", "keine", "Prozent", "um", "auf"]), max_size=25))  # fmt: skip
def test_offsets_hold_on_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for quantity in quantities_of(text):
        assert 0 <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert None in (quantity.minimum, quantity.maximum) or quantity.minimum <= quantity.maximum


def test_time_grows_no_faster_than_the_text_even_without_any_full_stop() -> None:
    def seconds(repeats: int) -> float:
        text = "dort waren 12 Tote und mehr als 300 Verletzte von den 400 Gästen " * repeats
        started = time.process_time()
        read(text)
        return time.process_time() - started

    seconds(50)
    # Four times the text in at most eight times the time: twice the linear factor leaves room for noise.
    assert seconds(2000) < 8 * max(seconds(500), 0.02)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Es kamen 600 Trauernde.", "Trauernder"),
        ("Es fehlen 18 Ungeschützte.", "Ungeschützter"),
        ("Die Armee plant mit 900 Neuen.", "Neuer"),
        ("Bedroht sind 700 Jobs.", "Job"),
        ("Vermisst werden neun Bergleute.", "Bergmann"),
        ("Die Behörde entsandte fünf Fachleute.", "Fachleute"),
        ("Er zählte 26 Kiebitznester.", "Kiebitznest"),
        ("Im Dienst waren 30 Fahrerinnen und Fahrer.", "Fahrer"),
        ("Gedreht wurden drei Runden.", "Runde"),
    ],
)
def test_nouns_stand_in_their_base_form(text: str, noun: str) -> None:
    assert [quantity.noun for quantity in quantities_of(text)] == [noun]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        (
            "34 Menschen starben, unter ihnen neun Kinder. Über 70 wurden verletzt.",
            ["Mensch", "Kind", "Mensch"],
        ),
        ("Elf Menschen starben. Drei von ihnen waren Touristen.", ["Mensch", "Tourist"]),
        ("Die Festgenommenen sollen freikommen. Deren Zahl beziffert er auf 520.", ["Festgenommener"]),
        ("Die Zahl der Passagiere soll von 3,1 auf sechs Millionen steigen.", ["Passagier", "Passagier"]),
    ],
)
def test_what_goes_on_counts_the_whole_again_and_what_is_numbered(text: str, nouns: list[str]) -> None:
    assert [quantity.noun for quantity in quantities_of(text)] == nouns
