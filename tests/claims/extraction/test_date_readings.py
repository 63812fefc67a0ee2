"""What is read of a time expression beside its plain value: no claims, modifiers, types, intervals, unknown years; and how tense and
neighbours choose the day."""

import pytest

from claims.extraction.dates import timexes_of
from tests.claims.extraction.date_texts import PUBLISHED, claims, only


@pytest.mark.parametrize(
    "text",
    [
        "Im Laufe des Tages kamen mehr.",
        "2000 Menschen kamen.",
        "Rund 1900 Menschen kamen.",
        "Die Agenda 2030 gilt.",
        "Die Boeing 747 landete.",
        "Er ist 17 Jahre alt.",
        "Seit 17 Jahren lebt sie hier.",
        "Das Treffen dauerte drei Stunden.",
        "Um 20.30 Uhr brannte es.",
        "Derzeit brennt es.",
        "Jeden Montag tagt der Rat.",
        "Die Zahl stieg innerhalb eines Jahres.",
        "Die Firma verkaufte 2000 Autos.",
        "Er lebte im 5. Jahrhundert v. Chr. in Athen.",
        "Stand: 30. Juni 2025",
        "Das Schiff\n\n30.06.2025 - 15:47 Uhr\n\nEs sank.",
        "Das ehemalige Rathaus ist bald weg.",
        "Der Umsatz stieg von 1950 auf 2000 Euro.",
        "Davon 2000 im Süden.",
        "Die „Bild am Sonntag“ berichtete.",
        "Berlin, 2. Juli (xyz) – Der Rat tagte.",
        "August Bebel und Karl Mai lebten hier.",
        "Die Mai-Kundgebung fiel aus.",
        "Am 15. März 44 v. Chr. starb Cäsar.",
        "KIEL, 1. Juli (xyz). Der Rat tagte.",
        "Sie müssen zwei Wochen früher überweisen.",
        "Die nächsten Jahre werden schwer.",
        "Die heutige Slowakei war arm.",
        "Binnen zehn Tagen wolle die Armee die Stadt nehmen.",
        "Die Blüte begann zwei bis drei Wochen früher.",
        "Wählen dürfen Jugendliche ab 16 Jahren.",
        "Ein rüstiger Achtziger las vor.",
        "Vor einigen Tagen hielt die Polizei in den frühen Morgenstunden ein Auto an.",
    ],
)
def test_quantities_durations_clock_times_and_furniture_are_no_claims(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Anfang 2024 brannte es.", "start"),
        ("Mitte Mai brannte es.", "mid"),
        ("Ende April 2025 brannte es.", "end"),
        ("In den ersten Tagen des Juni brannte es.", "start"),
        ("Seit Februar 2022 ist Krieg.", "since"),
        ("Ab April 2026 wird gebaut.", "since"),
        ("Vom 1. Juni an galt das Gesetz.", "since"),
        ("Bis zum 17. Mai war geöffnet.", "until"),
        ("Vor dem 3. Mai 2021 war es ruhig.", "before"),
        ("Nach dem 3. Mai 2021 war es ruhig.", "after"),
        ("Frühestens im August 2026 wird gewählt.", "earliest"),
        ("Spätestens im August 2026 wird gewählt.", "latest"),
        ("Vor rund drei Jahren brannte es.", "approx"),
        ("Am 3. Mai 2021 brannte es.", None),
    ],
)
def test_the_words_around_a_date_become_its_modifier(text, mod):
    assert only(text).mod == mod


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Das dauerte drei Jahre.", "DURATION", "P3Y"),
        ("Das dauerte ein halbes Jahr.", "DURATION", "P6M"),
        ("Das dauerte zweieinhalb Stunden.", "DURATION", "PT150M"),
        ("Das dauerte mehrere Wochen.", "DURATION", "PXW"),
        ("Das dauerte zwei Jahrzehnte.", "DURATION", "P2DE"),
        ("Jeden Montag ist Markt.", "SET", "XXXX-WXX-1"),
        ("Alle zwei Jahre ist Messe.", "SET", "P2Y"),
        ("Täglich ist Markt.", "SET", "P1D"),
        ("Um 20.30 Uhr war Schluss.", "TIME", "2025-07-02T20:30"),
        ("Jetzt ist Schluss.", "DATE", "PRESENT_REF"),
        ("Damals war Schluss.", "DATE", "PAST_REF"),
        ("Bald ist Schluss.", "DATE", "FUTURE_REF"),
        ("Am Montagabend war Schluss.", "TIME", "2025-06-30TEV"),
    ],
)
def test_timex3_annotations_have_all_four_types(text, type_, value):
    (tag,) = only(text).tags
    assert (tag.type, tag.value) == (type_, value)


def test_a_clock_time_belongs_to_the_day_named_in_its_sentence():
    found = timexes_of("Am Donnerstag, 5. Juni, um 8.30 Uhr begann die Sitzung.", PUBLISHED)
    assert [tag.value for timex in found for tag in timex.tags] == ["2025-06-05", "2025-06-05T08:30"]


def test_an_interval_is_one_claim_with_two_annotations():
    found = only("Vom 3. bis 5. Juni 2025 war Markt.")
    assert found.value == "2025-06-03/2025-06-05"
    assert [tag.value for tag in found.tags] == ["2025-06-03", "2025-06-05"]


def test_without_publication_day_the_unknown_year_stays_open():
    assert claims("Am 18. Mai brannte es.", None) == [("Am 18. Mai", "XXXX-05-18")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im Mai brannte es. Am 3. Juni 2025 sank das Schiff.", ("Im Mai", "2025-05")),
        ("Im November kamen Soldaten. Am 17. Januar 2025 fiel die Stadt.", ("Im November", "2024-11")),
        ("Im Mai brannte es. Bis Dezember 2026 soll gebaut werden.", ("Im Mai", "XXXX-05")),
        ("Am Montag brannte es. Am 3. Juni 2025 sank das Schiff.", ("Am Montag", "XXXX-XX-XX")),
    ],
)
def test_without_publication_day_a_full_past_date_tells_the_likely_year_but_no_day(text, expected):
    assert expected in claims(text, None)


@pytest.mark.parametrize(
    ("published", "text", "quote", "value"),
    [
        ("2025-11-07", "Drei Laster krachen am Donnerstag ineinander.", "am Donnerstag", "2025-11-06"),
        ("2025-11-07", "Am Montag berät der Rat über den Etat.", "Am Montag", "2025-11-10"),
        ("2025-11-07", "Am Samstag tagt der Rat.", "Am Samstag", "2025-11-08"),
        ("2025-11-07", "Für Donnerstag ruft der Bund zum Streik auf.", "Für Donnerstag", "2025-11-13"),
        ("2025-11-07", "Der Chef, am Mittwoch verhaftet, schweigt.", "am Mittwoch", "2025-11-05"),
        ("2025-11-07", "Drei Laster rasten am Mittwoch in den Stau.", "am Mittwoch", "2025-11-05"),
        ("2025-11-07", "Viele verloren am Montag ihr Haus.", "am Montag", "2025-11-03"),
        ("2025-11-07", "Ein Sturm ist am Montag über Ulm hinweggefegt.", "am Montag", "2025-11-03"),
        ("2025-11-07", "Vor dem Tor drängten sich am Montag 50 wütende Kunden.", "am Montag", "2025-11-03"),
    ],
)
def test_a_bare_weekday_is_the_one_that_the_telling_means(published, text, quote, value):
    assert (quote, value) in claims(text, published)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Ab Januar zahlen die Kunden mehr.", "Ab Januar", "2026-01"),
        ("Von Mai an kostet das Ticket mehr.", "Von Mai an", "2026-05"),
        ("Die Miete steigt zum 1. März.", "zum 1. März", "2026-03-01"),
    ],
)
def test_what_starts_ab_or_zum_lies_ahead(text, quote, value):
    assert (quote, value) in claims(text)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("2014 starben in Ulm am 3. Mai drei Menschen.", "am 3. Mai", "2014-05-03"),
        ("Die 1998 gebaute Fähre lief am 3. Mai auf Grund.", "am 3. Mai", "2025-05-03"),
        ("Die Fähre war 1998 gebaut worden und lief am 3. Mai aus.", "am 3. Mai", "2025-05-03"),
        ("Den 1985 in Betrieb genommenen Ofen löschte er im Mai.", "im Mai", "2025-05"),
        ("Das Haus aus dem Jahr 1968 brannte im Mai ab.", "im Mai", "2025-05"),
    ],
)
def test_a_day_takes_its_year_from_the_same_statement_only(text, quote, value):
    assert (quote, value) in claims(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Das 1887 gegründete Haus steht leer.", "1887"),
        ("Gegründet wurde die Hütte 1897.", "1897"),
        ("Der Turm wurde 1743 erbaut.", "1743"),
    ],
)
def test_beside_a_word_of_founding_an_old_number_is_a_year(text, year):
    assert year in [value for _, value in claims(text)]
