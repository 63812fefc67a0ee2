"""German time expressions end to end: quote, value, modifier, which are claims, offsets, speed, and the corpora beside the
checkout where they are there."""

import json
import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import lexicon
from claims.extraction.date_tokens import words
from claims.extraction.date_values import is_valid
from claims.extraction.dates import Timex, timexes_of
from claims.extraction.timeml import annotate
from tests.shared import require, tool

PUBLISHED = "2025-07-02"  # a Wednesday
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


def claims(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [
        (text[found.start : found.end], found.value)
        for found in timexes_of(text, published)
        if found.is_claim
    ]


def only(text: str, published: str | None = PUBLISHED) -> Timex:
    found = timexes_of(text, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("published", "text", "quote", "value"),
    [
        ("2025-07-02", "Am 18. Mai brannte es.", "Am 18. Mai", "2025-05-18"),
        ("2025-07-02", "Der Rat tagt am 18. Mai.", "am 18. Mai", "2025-05-18"),
        ("2025-07-02", "Der Rat wird am 18. August tagen.", "am 18. August", "2025-08-18"),
        ("2025-07-02", "Am 18. August starben drei Menschen.", "Am 18. August", "2024-08-18"),
        ("2025-07-02", "Am Dienstag, 3. Juni, brannte es.", "Am Dienstag, 3. Juni", "2025-06-03"),
        ("2025-07-02", "Die Sitzung am 3.6.2025 fiel aus.", "am 3.6.2025", "2025-06-03"),
        ("2025-07-02", "Die Sitzung am 03.06.25 fiel aus.", "am 03.06.25", "2025-06-03"),
        ("2025-07-02", "Das geschah im November.", "im November", "2024-11"),
        ("2025-07-02", "Im November soll gewählt werden.", "Im November", "2025-11"),
        ("2025-07-02", "Am Donnerstag brannte es.", "Am Donnerstag", "2025-06-26"),
        ("2025-07-02", "Am Donnerstag soll der Rat tagen.", "Am Donnerstag", "2025-07-03"),
        ("2025-07-02", "Der Minister reist am Freitag nach Rom.", "am Freitag", "2025-07-04"),
        ("2025-07-02", "Er starb im Frühjahr 2021.", "im Frühjahr 2021", "2021-SP"),
        ("2025-07-02", "Im vergangenen Herbst brannte es.", "Im vergangenen Herbst", "2024-FA"),
        ("2025-07-02", "Im kommenden Winter wird es kalt.", "Im kommenden Winter", "2025-WI"),
        ("2025-07-02", "Im ersten Quartal 2024 sank der Umsatz.", "Im ersten Quartal 2024", "2024-Q1"),
        ("2025-07-02", "Im zweiten Halbjahr 2024 sank der Umsatz.", "Im zweiten Halbjahr 2024", "2024-H2"),
        ("2025-07-02", "Mitte März brannte es.", "Mitte März", "2025-03"),
        ("2025-07-02", "Anfang des Jahres brannte es.", "Anfang des Jahres", "2025"),
        ("2025-07-02", "Ende vergangenen Jahres brannte es.", "Ende vergangenen Jahres", "2024"),
        ("2025-07-02", "Zu Ostern kamen viele Gäste.", "Zu Ostern", "2025-04-20"),
        ("2025-07-02", "Zu Weihnachten 2023 kamen viele Gäste.", "Zu Weihnachten 2023", "2023-12-25"),
        ("2025-07-02", "Der Krieg dauerte von 2003 bis 2008.", "von 2003 bis 2008", "2003/2008"),
        (
            "2025-07-02",
            "Zwischen dem 10. und dem 16. Juni brannte es.",
            "Zwischen dem 10. und dem 16. Juni",
            "2025-06-10/2025-06-16",
        ),
        (
            "2025-07-02",
            "Vom 28. Dezember bis 3. Januar war geschlossen.",
            "Vom 28. Dezember bis 3. Januar",
            "2024-12-28/2025-01-03",
        ),
        (
            "2025-07-02",
            "Von Montag bis Mittwoch streikten die Fahrer.",
            "Von Montag bis Mittwoch",
            "2025-06-30/2025-07-02",
        ),
        ("2025-07-02", "In den 90er-Jahren war das anders.", "In den 90er-Jahren", "199"),
        ("2025-07-02", "Im 19. Jahrhundert war das anders.", "Im 19. Jahrhundert", "18"),
        ("2025-07-02", "Vor drei Jahren begann der Krieg.", "Vor drei Jahren", "2022"),
        ("2025-07-02", "Vor zwei Monaten begann der Streik.", "Vor zwei Monaten", "2025-05"),
        ("2025-07-02", "Vor zehn Tagen begann der Streik.", "Vor zehn Tagen", "2025-06-22"),
        ("2025-07-02", "In zwei Wochen wird gewählt.", "In zwei Wochen", "2025-07-16"),
        ("2025-07-02", "Der Bericht soll in drei Jahren fertig sein.", "in drei Jahren", "2028"),
        ("2025-07-02", "Die Zahlen des Vorjahres lagen höher.", "des Vorjahres", "2024"),
        ("2025-07-02", "In der Saison 2024/25 stieg der Verein ab.", "2024/25", "2024/2025"),
        ("2025-07-02", "Die Nacht auf Dienstag blieb ruhig.", "Die Nacht auf Dienstag", "2025-07-01"),
        (
            "2025-07-02",
            "In der Nacht von Sonntag auf Montag brannte es.",
            "In der Nacht von Sonntag auf Montag",
            "2025-06-30",
        ),
        ("2025-07-02", "Das Gesetz gilt ab 1. Januar 2026.", "ab 1. Januar 2026", "2026-01-01"),
        ("2025-07-02", "Das Gesetz gilt ab dem kommenden Jahr.", "ab dem kommenden Jahr", "2026"),
        ("2025-07-02", "Bis Ende des Jahres sollen 500 Wohnungen entstehen.", "Bis Ende des Jahres", "2025"),
        ("2025-07-02", "Bis 2030 sollen 500 Wohnungen entstehen.", "Bis 2030", "2030"),
        ("2025-07-02", "Seit Montag streiken die Fahrer.", "Seit Montag", "2025-06-30"),
        ("2025-07-02", "Seit Anfang Mai streiken die Fahrer.", "Seit Anfang Mai", "2025-05"),
        (
            "2025-07-02",
            "Die Demonstration am vergangenen Wochenende blieb friedlich.",
            "am vergangenen Wochenende",
            "2025-W26-WE",
        ),
        ("2025-07-02", "Am Wochenende starben drei Menschen.", "Am Wochenende", "2025-W26-WE"),
        ("2025-07-02", "Am Wochenende wird es heiß.", "Am Wochenende", "2025-W27-WE"),
        ("2025-07-02", "Diese Woche tagt der Rat.", "Diese Woche", "2025-W27"),
        ("2025-07-02", "In der kommenden Woche tagt der Rat.", "In der kommenden Woche", "2025-W28"),
        ("2025-07-02", "Der Rat tagt Anfang nächster Woche.", "Anfang nächster Woche", "2025-W28"),
        ("2025-07-02", "Am Abend des 3. Juni brannte es.", "Am Abend des 3. Juni", "2025-06-03"),
        ("2025-07-02", "Am Pfingstmontag brannte es.", "Am Pfingstmontag", "2025-06-09"),
        ("2025-07-02", "An Christi Himmelfahrt brannte es.", "An Christi Himmelfahrt", "2025-05-29"),
        (
            "2025-07-02",
            "Am Tag der Deutschen Einheit wird gefeiert.",
            "Am Tag der Deutschen Einheit",
            "2025-10-03",
        ),
        (
            "2025-07-02",
            "Am 3. Juni brannte es. Einen Tag später regnete es.",
            "Einen Tag später",
            "2025-06-04",
        ),
        (
            "2025-07-02",
            "Am 3. Juni brannte es. Am Tag zuvor hatte es geregnet.",
            "Am Tag zuvor",
            "2025-06-02",
        ),
        (
            "2025-07-02",
            "Das Beben war am 3. Juni. Drei Tage nach dem Beben fand man Überlebende.",
            "Drei Tage nach dem Beben",
            "2025-06-06",
        ),
        (
            "2025-07-02",
            "Im Oktober 2023 begann der Krieg. Zwei Monate später starb er.",
            "Zwei Monate später",
            "2023-12",
        ),
        ("2025-07-02", "1998 wurde das Schiff gebaut.", "1998", "1998"),
        ("2025-07-02", "Das Schiff, das 1998 gebaut wurde, sank.", "1998", "1998"),
        ("2025-07-02", "Die im Januar verabschiedeten Regeln gelten.", "im Januar", "2025-01"),
        ("2025-07-02", "Die für Dezember geplante Wahl fällt aus.", "für Dezember", "2025-12"),
        ("2025-07-02", "Die Wahl wurde auf den 5. Oktober verschoben.", "auf den 5. Oktober", "2025-10-05"),
        ("2025-07-02", "Nach Angaben vom Montag starben drei Menschen.", "vom Montag", "2025-06-30"),
        (
            "2025-07-02",
            "Am 11. September 2001 starben fast 3000 Menschen.",
            "Am 11. September 2001",
            "2001-09-11",
        ),
        (
            "2025-07-02",
            "Der Anschlag vom 11. September 2001 forderte viele Opfer.",
            "vom 11. September 2001",
            "2001-09-11",
        ),
        ("2025-07-02", "Am späten Mittwochabend brannte es.", "Am späten Mittwochabend", "2025-07-02"),
        ("2025-07-02", "Am Mittwoch tagte der Rat.", "Am Mittwoch", "2025-07-02"),
        ("2025-07-02", "Im vergangenen Monat brannte es.", "Im vergangenen Monat", "2025-06"),
        ("2025-07-02", "Im Mai letzten Jahres brannte es.", "Im Mai letzten Jahres", "2024-05"),
        ("2025-07-02", "Im Sommer 2022 brannte es.", "Im Sommer 2022", "2022-SU"),
        ("2025-07-02", "In diesem Sommer brennt es oft.", "In diesem Sommer", "2025-SU"),
        ("2025-07-02", "Im Winter 2024/25 schneite es.", "Im Winter 2024/25", "2024-WI"),
        ("2025-07-02", "Ende der 80er Jahre fiel die Mauer.", "Ende der 80er Jahre", "198"),
        ("2025-07-02", "Mitte der 1990er stieg die Zahl.", "Mitte der 1990er", "199"),
        ("2025-07-02", "Im Jahr zuvor waren es 20.", "Im Jahr zuvor", "2024"),
        (
            "2025-07-02",
            "Am 5. und 6. Juni streikten die Fahrer.",
            "Am 5. und 6. Juni",
            "2025-06-05/2025-06-06",
        ),
        ("2025-07-02", "Am 5. und 16. Juni streikten die Fahrer.", "Am 5.", "2025-06-05"),
        ("2025-07-02", "Am 5. und 16. Juni streikten die Fahrer.", "16. Juni", "2025-06-16"),
        (
            "2025-07-02",
            "Von Januar bis März 2025 stieg die Zahl.",
            "Von Januar bis März 2025",
            "2025-01/2025-03",
        ),
        ("2025-07-02", "Von November bis März stieg die Zahl.", "Von November bis März", "2024-11/2025-03"),
        ("2025-07-02", "Im Juni und Juli 2024 brannte es.", "Im Juni und Juli 2024", "2024-06/2024-07"),
        ("2025-07-02", "Das Parlament stimmt kommenden Donnerstag ab.", "kommenden Donnerstag", "2025-07-03"),
        ("2025-07-02", "Die Frist endet am 30. September.", "am 30. September", "2025-09-30"),
        ("2025-07-02", "Die Frist endete am 30. September.", "am 30. September", "2024-09-30"),
        ("2025-07-02", "Heute Morgen brannte es.", "Heute Morgen", "2025-07-02"),
        ("2025-07-02", "Übermorgen tagt der Rat.", "Übermorgen", "2025-07-04"),
        ("2025-07-02", "Das teilte die Polizei gestern mit.", "gestern", "2025-07-01"),
        ("2025-07-02", "Die gestrige Sitzung dauerte lange.", "gestrige", "2025-07-01"),
        ("2025-07-02", "Im Februar dieses Jahres brannte es.", "Im Februar dieses Jahres", "2025-02"),
        ("2025-07-02", "Zum Jahresende soll er gehen.", "Zum Jahresende", "2025"),
        (
            "2025-07-02",
            "Im August 2024 brach der Damm. Im darauffolgenden Monat regnete es.",
            "Im darauffolgenden Monat",
            "2024-09",
        ),
        ("2025-07-02", "Noch in diesem Jahr will er gehen.", "in diesem Jahr", "2025"),
        ("2025-07-02", "Die Feier findet Samstag statt.", "Samstag", "2025-07-05"),
        ("2025-07-02", "Der 8. Mai 1945 war ein Dienstag.", "Der 8. Mai 1945", "1945-05-08"),
        ("2025-07-02", "Der Bürgerkrieg (1936–1939) forderte viele Opfer.", "1936–1939", "1936/1939"),
        ("2025-07-02", "Goethe (1749–1832) lebte hier.", "1749–1832", "1749/1832"),
        (
            "2025-07-02",
            "In der ersten Jahreshälfte kamen 20.000 Menschen.",
            "In der ersten Jahreshälfte",
            "2025-H1",
        ),
        ("2025-07-02", "In der Kalenderwoche 12 stieg die Zahl.", "In der Kalenderwoche 12", "2025-W12"),
        ("2025-07-02", "Ende der Woche tagt der Rat.", "Ende der Woche", "2025-W27"),
        ("2025-07-02", "Anfang Juli 2024 und Ende Mai 2025 brannte es.", "Anfang Juli 2024", "2024-07"),
        ("2025-07-02", "Vom 3. bis 5. Juni brannte es.", "Vom 3. bis 5. Juni", "2025-06-03/2025-06-05"),
        ("2025-07-02", "Das Festival läuft 3.-5. August.", "3.-5. August", "2025-08-03/2025-08-05"),
        ("2025-07-02", "Er kam am 1. Mai 2024 um 14 Uhr.", "am 1. Mai 2024", "2024-05-01"),
        ("2025-07-02", "Im Dezember hatte die Regierung zugestimmt.", "Im Dezember", "2024-12"),
        ("2025-07", "Im November kamen 11.000 Soldaten.", "Im November", "2024-11"),
        ("2025", "Im Jahr 2024 kamen sie.", "Im Jahr 2024", "2024"),
        (
            "2025-07-02",
            "In den vergangenen drei Monaten starben 20 Menschen.",
            "In den vergangenen drei Monaten",
            "2025-04/2025-07",
        ),
        (
            "2025-07-02",
            "In den vergangenen Tagen brannte es oft.",
            "In den vergangenen Tagen",
            "../2025-07-02",
        ),
        ("2025-07-02", "Die Partei hatte Anfang Dezember 20 Prozent.", "Anfang Dezember", "2024-12"),
        ("2025-07-02", "Das Konzert ist am 12. Dezember.", "am 12. Dezember", "2025-12-12"),
        ("2025-07-02", "Spätestens im Mai 2026 wird gewählt.", "Spätestens im Mai 2026", "2026-05"),
        ("2025-07-02", "Kurz vor Weihnachten brannte es.", "vor Weihnachten", "2024-12-25"),
        ("2025-07-02", "Am 4. Advent brannte es.", "Am 4. Advent", "2024-12-22"),
        ("2025-07-02", "Am 1. Mai 2020 und am 1. Mai 2021 brannte es.", "am 1. Mai 2021", "2021-05-01"),
        (
            "2025-07-02",
            "Der Vertrag läuft bis zum 31. Dezember 2027.",
            "bis zum 31. Dezember 2027",
            "2027-12-31",
        ),
        ("2025-07-02", "Der Mann wurde 1950 in Kiel geboren.", "1950", "1950"),
        ("2025-07-02", "Die Regierung kaufte 2024 Panzer.", "2024", "2024"),
        (
            "2025-07-02",
            "Am Montag, dem 30. Juni 2025, brannte es.",
            "Am Montag, dem 30. Juni 2025",
            "2025-06-30",
        ),
        ("2025-07-02", "Seit der Nacht zum Dienstag brennt es.", "Seit der Nacht zum Dienstag", "2025-07-01"),
        ("2025-07-02", "Mitte der Woche regnete es.", "Mitte der Woche", "2025-W27"),
        ("2025-07-02", "Ein Jahr nach der Wahl ist die Stimmung schlecht.", "Ein Jahr nach der Wahl", "2025"),
        ("2025-07-02", "Das Rennen findet nächsten Sommer statt.", "nächsten Sommer", "2026-SU"),
        ("2025-07-02", "Das Haus stammt aus dem 18. Jahrhundert.", "dem 18. Jahrhundert", "17"),
        ("2025-07-02", "Am Morgen danach fanden Helfer drei Tote.", "Am Morgen danach", "2025-07-03"),
        ("2025-07-02", "Zum Jahreswechsel brannte es.", "Zum Jahreswechsel", "2024"),
        ("2025-07-02", "Heute vor drei Jahren begann der Krieg.", "Heute vor drei Jahren", "2022-07-02"),
        ("2025-07-02", "In der Nacht zuvor hatte es geregnet.", "In der Nacht zuvor", "2025-07-01"),
        (
            "2025-07-02",
            "Am 3. Juni brannte es. Wenige Tage später regnete es.",
            "Wenige Tage später",
            "2025-06",
        ),
        ("2025-07-02", "Von Donnerstag an fahren keine Züge.", "Von Donnerstag an", "2025-07-03"),
        (
            "2025-07-02",
            "Zwischen Januar und Mai starben 20 Menschen.",
            "Zwischen Januar und Mai",
            "2025-01/2025-05",
        ),
        (
            "2025-07-02",
            "Am Donnerstag vergangener Woche brannte es.",
            "Am Donnerstag vergangener Woche",
            "2025-06-26",
        ),
        (
            "2025-07-02",
            "Am vorvergangenen Wochenende brannte es.",
            "Am vorvergangenen Wochenende",
            "2025-W25-WE",
        ),
        ("2025-07-02", "Im Sommer vor zwei Jahren brannte es.", "Im Sommer vor zwei Jahren", "2023-SU"),
        ("2025-07-02", "In spätestens zwei Jahren will er gehen.", "In spätestens zwei Jahren", "2027"),
        ("2025-07-02", "Bis Sonntagabend wurden 20 Leichen geborgen.", "Bis Sonntagabend", "2025-06-29"),
        ("2025-07-02", "Am ersten Weihnachtstag brannte es.", "Am ersten Weihnachtstag", "2024-12-25"),
        ("2025-07-02", "Nach dem Anschlag vom 19. Dezember kam Hilfe.", "vom 19. Dezember", "2024-12-19"),
        ("2025-07-02", "Sie kündigte an, im September anzutreten.", "im September", "2025-09"),
        ("2025-07-02", "Er lehnte es ab, am Freitag zu kommen.", "am Freitag", "2025-07-04"),
        ("2025-07-02", "2019 brannte es. Im Jahr darauf wurde gebaut.", "Im Jahr darauf", "2020"),
        ("2025-07-02", "Seit 1. Januar gilt das Gesetz.", "Seit 1. Januar", "2025-01-01"),
        ("2025-07-02", "Der Prozess beginnt am 8. September.", "am 8. September", "2025-09-08"),
        ("2025-07-02", "Er sprach am Montag, wie es heißt, drei Stunden.", "am Montag", "2025-06-30"),
        (
            "2025-07-02",
            "In der Nacht zum heutigen Mittwoch brannte es.",
            "In der Nacht zum heutigen Mittwoch",
            "2025-07-02",
        ),
        (
            "2025-07-02",
            "Die Wahl im September, bei der er antreten will, ist offen.",
            "im September",
            "2025-09",
        ),
        ("2025-07-02", "Am 3. Juni brannte es. Am Tatmorgen war es heiß.", "Am Tatmorgen", "2025-06-03"),
        (
            "2025-07-02",
            "Das Beben war am 3. Juni. Am Tag nach dem Beben kam Hilfe.",
            "Am Tag nach dem Beben",
            "2025-06-04",
        ),
        (
            "2025-07-02",
            "Die Wahl war am 8. Juni. In der Woche vor der Wahl war Streit.",
            "In der Woche vor der Wahl",
            "2025-W23",
        ),
        ("2025-07-02", "Am Sonntagfrüh brannte es.", "Am Sonntagfrüh", "2025-06-29"),
        ("2025-07-02", "Am Wahlabend kamen viele.", "Am Wahlabend", "2025-06-29"),
        (
            "2025-07-02",
            "Die Wahl ist am 14. September. Am Wahlabend redet sie.",
            "Am Wahlabend",
            "2025-09-14",
        ),
        ("2025-07-02", "In den Achtzigerjahren brannte es.", "In den Achtzigerjahren", "198"),
        ("2025-07-02", "In den frühen Neunzigern brannte es.", "In den frühen Neunzigern", "199"),
        ("2025-07-02", "In der zweiten Januarwoche brannte es.", "In der zweiten Januarwoche", "2025-W02"),
        ("2025-07-02", "In der letzten Maiwoche brannte es.", "In der letzten Maiwoche", "2025-W22"),
        ("2025-07-02", "Am ersten Juliwochenende ist Markt.", "Am ersten Juliwochenende", "2025-W27-WE"),
        ("2025-07-02", "In der ersten Maihälfte regnete es.", "In der ersten Maihälfte", "2025-05"),
        (
            "2025-07-02",
            "In den ersten drei Monaten des Jahres brannte es oft.",
            "In den ersten drei Monaten des Jahres",
            "2025-01/2025-03",
        ),
        (
            "2025-07-02",
            "In den ersten sechs Monaten 2024 brannte es oft.",
            "In den ersten sechs Monaten 2024",
            "2024-01/2024-06",
        ),
        ("2025-07-02", "Die Straße bleibt bis Sonntag gesperrt.", "bis Sonntag", "2025-07-06"),
        (
            "2025-07-02",
            "In der vergangenen Woche waren es 20, in der Woche zuvor 30.",
            "in der Woche zuvor",
            "2025-W25",
        ),
        (
            "2025-07-02",
            "2024 wurden 20 Häuser gebaut, wie das Amt am Montag mitteilte. Das sind weniger als ein Jahr zuvor.",
            "ein Jahr zuvor",
            "2023",
        ),
        ("2025-07-02", "Am Sonntag vor zwei Wochen brannte es.", "Am Sonntag vor zwei Wochen", "2025-06-15"),
        ("2025-07-02", "Vorige Woche am Dienstag brannte es.", "Vorige Woche am Dienstag", "2025-06-24"),
        ("2025-07-02", "Die heutige Sitzung fiel aus.", "heutige", "2025-07-02"),
        ("2025-07-02", "Vor Jahresfrist brannte es.", "Vor Jahresfrist", "2024"),
        ("2025-07-02", "Im Morgengrauen brannte es.", "Im Morgengrauen", "2025-07-02"),
        ("2025-07-02", "Am Sonntag abend brannte es.", "Am Sonntag abend", "2025-06-29"),
        ("2025-07-02", "Am späten Donnerstag abend brannte es.", "Am späten Donnerstag abend", "2025-06-26"),
        (
            "2025-07-02",
            "Am 3. Juni brannte es. Noch am selben Abend regnete es.",
            "am selben Abend",
            "2025-06-03",
        ),
        (
            "2025-07-02",
            "Die Züge werden am 12. und 13.07. umgeleitet.",
            "am 12. und 13.07.",
            "2025-07-12/2025-07-13",
        ),
        ("2025-07-02", "Die für die 2027 anstehende Wahl nominierte Frau siegte.", "2027", "2027"),
        ("2025-07-02", "Im Laufe des Jahres 2024 starben drei Menschen.", "Im Laufe des Jahres 2024", "2024"),
        ("2025-07-02", "Bereits 2015 und 2017 waren Menschen gestorben.", "2017", "2017"),
        (
            "2025-07-02",
            "Zwischen Weihnachten und Neujahr bleibt das Amt zu.",
            "Zwischen Weihnachten und Neujahr",
            "2025-12-25/2026-01-01",
        ),
        (
            "2025-07-02",
            "Schon am Tag nach dem Unglück begann die Suche.",
            "am Tag nach dem Unglück",
            "2025-07-02",
        ),
    ],
)
def test_an_expression_that_dates_an_event_is_a_claim_with_its_value(published, text, quote, value):
    assert (quote, value) in claims(text, published)


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


def test_a_date_beside_the_noun_of_an_event_takes_that_noun():
    found = only("Nach dem Beben vom 10. Juni fehlte Wasser.")
    assert found.event == "Beben"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Am Montag wurde die Brücke gesperrt.", "Sperrung der Brücke"),
        (
            "Bei einer Explosion in einem Sägewerk ist am Montag ein Arbeiter gestorben.",
            "Explosion in einem Sägewerk",
        ),
        ("Der Brand sei gelöscht, teilte die Feuerwehr am Montag mit.", "Mitteilung der Feuerwehr"),
        ("Davon sagte Landrätin Karla Kurz am Montag nichts.", "Äußerung von Landrätin Karla Kurz"),
        ("Im Mai sank der Umsatz von Nordchem.", "Sinken des Umsatzes von Nordchem"),
        ("Im Mai stieg der Umsatz auf 3 Millionen Euro.", "Anstieg des Umsatzes"),
        ("Am Montag wurde in Riga ein ähnliches Wrack gefunden.", "Fund eines Wracks in Riga"),
        ("Taucher haben am Montag die Leiche geborgen.", "Bergung der Leiche"),
        ("Das Gericht hat einen Händler am Montag verurteilt.", "Verurteilung eines Händlers"),
        ("Zur Trauerfeier am Montag in Passau kamen Gäste.", "Trauerfeier in Passau"),
        ("Nach Angaben der Polizei kollidierten am Montag Schiffe.", "Kollision von Schiffen"),
        ("Am Montag fiel der Strom aus.", "Ausfall des Stroms"),
        ("Am Montag reiste die Ministerin nach Kairo.", "Reise der Ministerin nach Kairo"),
        ("Hier hatte am Montag ein Bagger Leitungen freigelegt.", "Bagger Leitungen freigelegt"),
        ("Am Montag demonstrierten Zehntausende Menschen in Wien.", "Demonstration von Menschen in Wien"),
        ("Im Juni war alles anders.", None),
    ],
)
def test_the_event_of_a_date_is_a_short_readable_phrase(text, event):
    assert only(text).event == event


@pytest.mark.parametrize("row", lexicon.read("event_nouns"), ids=lambda row: row["verb"])
def test_each_noun_of_a_verb_names_the_event_of_its_example(row):
    assert (only(row["example"]).event or "").startswith(row["noun"])


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), data=st.data())
@settings(max_examples=200, deadline=None)
def test_every_full_date_resolves_to_itself(day: date, data: st.DataObject):
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    written = data.draw(
        st.sampled_from(
            [
                f"am {day.day}. {month} {day.year}",
                f"am {weekday}, {day.day}. {month} {day.year},",
                f"am {weekday}, dem {day.day}. {month} {day.year},",
                f"am {day.day}.{day.month}.{day.year}",
                f"am {day:%d.%m.%Y}",
                f"am {day.day}. {day.month}. {day.year}",
                f"am {day.isoformat()}",
            ]
        )
    )
    text = f"Der Damm ist {written} gebrochen."
    (found,) = [found for found in timexes_of(text, PUBLISHED) if found.is_claim]
    assert found.value == day.isoformat()
    assert text[found.start : found.end] == written.rstrip(",")


@given(published=st.dates(date(1950, 1, 1), date(2080, 12, 31)), back=st.integers(0, 364))
@settings(max_examples=100, deadline=None)
def test_a_past_day_and_month_is_the_last_such_day(published: date, back: int):
    day = published - timedelta(days=back)
    text = f"Am {day.day}. {MONTHS[day.month - 1]} starben drei Menschen."
    (found,) = [found for found in timexes_of(text, published.isoformat()) if found.is_claim]
    if (day.month, day.day) != (2, 29):
        assert found.value == day.isoformat()


@given(published=st.dates(date(1950, 1, 1), date(2080, 12, 31)), number=st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_weekdays_are_the_last_in_the_past_and_the_next_in_the_future(published: date, number: int):
    name = WEEKDAYS[number]
    (past,) = claims(f"Am {name} starben drei Menschen.", published.isoformat())
    (future,) = claims(f"Am {name} wird der Rat tagen.", published.isoformat())
    before, after = date.fromisoformat(past[1]), date.fromisoformat(future[1])
    assert before.weekday() == after.weekday() == number
    assert 0 <= (published - before).days <= 6
    assert 0 <= (after - published).days <= 6


@given(
    pieces=st.lists(
        st.one_of(
            st.sampled_from(sorted(words())),
            st.from_regex(r"\d{1,5}[.:,/-]?\d{0,4}", fullmatch=True),
            st.sampled_from(list(".,:;()-–/ \n")),
        ),
        max_size=25,
    ),
    published=st.sampled_from(
        [None, "2025", "2025-07", "2025-07-02", "0001-01-01", "9999-12-31", "1582-02-30", "unknown"]
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_jumble_of_time_words_gives_valid_values_and_exact_offsets(
    pieces: list[str], published: str | None
):
    text = " ".join(pieces)
    last = 0
    for found in timexes_of(text, published):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert found.start >= last
        last = found.end
        assert is_valid(found.value), found
        for tag in found.tags:
            assert found.start <= tag.start < tag.end <= found.end
            assert is_valid(tag.value), tag


@pytest.mark.parametrize(
    "name", ["months", "weekdays", "seasons", "holidays", "date_units", "date_dayparts", "date_words"]
)
def test_every_lexicon_row_applies_in_its_example(name):
    for row in lexicon.read(name):
        endings = ("e", "en", "er", "es", "em")
        forms = [
            form
            for cell in row["forms"].split("|")
            for form in ([cell[:-1] + ending for ending in endings] if cell.endswith("~") else [cell])
        ]
        assert any(
            re.search(rf"(?<!\w){re.escape(form)}(?!\w)", row["example"], re.IGNORECASE) for form in forms
        ), row
        silent = row.get("value") == "beside" or row.get("class") in {"ordinal", "count", "name"}
        assert silent or timexes_of(row["example"], PUBLISHED), row


def test_every_tense_and_preposition_row_applies_in_its_example():
    for row in lexicon.read("date_prepositions"):
        assert any(row["example"].lower().startswith(word.lower()) for word in row["words"].split("|")), row
        expected = None if row["mod"] == "-" else row["mod"]
        assert [found.mod for found in timexes_of(row["example"], PUBLISHED)] == [expected], row


def test_the_stage_is_linear_and_reads_well_over_twenty_thousand_words_a_second():
    sentence = "Am Donnerstag teilte die Polizei mit, dass seit dem 3. Juni 2025 rund 2000 Menschen in der Stadt angekommen seien. "
    filler = (
        "Die Stadt baut neue Wege für Räder und Züge, die Bürger freuen sich über das Grün an den Ufern des Flusses. "
        * 3
    )
    text = (sentence + filler) * 400
    timexes_of(sentence, PUBLISHED)
    started = time.process_time()
    found = timexes_of(text, PUBLISHED)
    seconds = time.process_time() - started
    assert len(found) == 800
    assert len(text.split()) / seconds > 20_000


@pytest.mark.parametrize(
    "piece",
    [
        "3. und ",
        "rund etwa ",
        "am 3. Mai und ",
        "in der Nacht zum ",
        "3.5.2025\n",
        "1.1.1.1.",
        "drei Tage nach dem ",
        "von 2003 bis ",
    ],
)
def test_endless_repetition_takes_linear_time(piece):
    timexes_of(piece * 10, PUBLISHED)

    def seconds(count: int) -> float:
        started = time.process_time()
        timexes_of(piece * count, PUBLISHED)
        return time.process_time() - started

    assert seconds(8_000) < 10 * seconds(2_000) + 0.2


def test_the_gold_dates_are_found_with_their_values():
    gold = found = met = right = 0
    for path in sorted(require("gold").rglob("*.gold.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        ours = [timex for timex in timexes_of(document["text"], document.get("published")) if timex.is_claim]
        gold, found = gold + len(document["dates"]), found + len(ours)
        for wanted in document["dates"]:
            overlapping = (
                timex for timex in ours if timex.start < wanted["end"] and timex.end > wanted["start"]
            )
            if hit := next(overlapping, None):
                ours.remove(hit)
                met += 1
                right += hit.value == wanted["value"]
    assert 2 * met / (gold + found) >= 0.97
    assert right / met >= 0.96


def test_krauts_is_annotated_better_than_heideltime_does(tmp_path):
    corpus = require("corpora", "krauts_dolomiten42")
    for path in corpus.glob("*.tml"):
        (tmp_path / path.name).write_text(
            annotate(path.read_text(encoding="utf-8"), timexes_of), encoding="utf-8"
        )
    figures = tool("score_timex").score(str(corpus), str(tmp_path))
    assert figures["strict_value"] >= 0.80  # HeidelTime: 0.775
    assert figures["relaxed"] >= 0.95


def test_smartdata_dates_are_found():
    gold = found = exact = 0
    corpus = require("corpora", "smartdata", "smartdata_v1_all.jsonl")
    for line in corpus.read_text(encoding="utf-8").splitlines()[::5]:
        document = json.loads(line)
        ours = timexes_of(document["text"], document["date"][:10])
        spans = {(tag.start, tag.end) for timex in ours for tag in timex.tags}
        for mention in document["mentions"]:
            if mention["type"] == "date":
                gold += 1
                found += any(timex.start < mention["end"] and timex.end > mention["start"] for timex in ours)
                exact += (mention["start"], mention["end"]) in spans
    assert found / gold >= 0.95
    assert exact / gold >= 0.80
