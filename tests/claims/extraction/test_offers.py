"""Offers, demands and plans: their size, how it changes, what they would cost, and what is said of them."""

import pytest

from claims.extraction.extract import extract
from claims.terms import Kind, Modality

PUBLISHED = "2025-07-03"
ASSERTED, PLANNED, POSSIBLE = Modality.ASSERTED, Modality.PLANNED, Modality.POSSIBLE

OFFERED = [
    ("Die Hamburger bieten 30 Euro je Aktie.", PLANNED),
    ("Der Konzern offeriert 30 Prozent mehr Lohn.", PLANNED),
    ("Den Angehörigen wurden 30 Euro geboten.", PLANNED),
    ("Der Saal bietet 30 Besuchern Platz.", ASSERTED),
    ("Die Helfer hatten 30 Euro erbeten.", PLANNED),
    ("Die Kläger haben 30 Millionen Euro eingeklagt.", PLANNED),
    ("Für den Umbau veranschlagt die Stadt 30 Millionen Euro.", PLANNED),
    ("Den Schaden veranschlagt die Stadt auf 30 Millionen Euro.", ASSERTED),
    ("Der Verein wirbt für eine Quote von 30 Prozent.", PLANNED),
    ("Der Preis des Angebots liegt bei 30 Euro.", PLANNED),
    ("Die Offerte von 30 Euro je Aktie läuft im Mai aus.", PLANNED),
    ("Ein Aufgebot von 30 Polizisten steht bereit.", ASSERTED),
    ("Ziel ist ein Anteil von 30 Prozent.", PLANNED),
    ("Als Ziel nannte er 30 Prozent.", PLANNED),
    ("Ihre Forderung, 30 Prozent mehr Lohn, fand kein Gehör.", PLANNED),
    ("Die Forderung der Gewerkschaft nach zwei Tagen und 30 Euro ist neu.", PLANNED),
    ("Voraussetzung ist, dass 30 Gemeinden zustimmen.", PLANNED),
    ("Die Anwältin hält 30.000 Euro für angemessen.", PLANNED),
]

REPORTED = [
    ("Der Hilfsaufruf ist zu 30 Prozent finanziert.", ASSERTED),
    ("Der Vorschlag wurde mit 30 Stimmen angenommen.", ASSERTED),
    ("Den Antrag unterstützen 30 Abgeordnete.", ASSERTED),
    ("Zugesagt haben bislang 30 Gäste.", ASSERTED),
    ("Angemeldet haben sich 30 Gäste.", ASSERTED),
    ("Den Bericht hatten 30 Abgeordnete beantragt.", ASSERTED),
    ("Die Partei hat eine Sitzung beantragt und 30 Fragen eingereicht.", ASSERTED),
    ("Die Truppe, auf die sich 30 Länder geeinigt haben, steht.", ASSERTED),
    ("Ein Bündnis von 30 Vereinen fordert mehr Geld.", ASSERTED),
    ("Der Gewinn übertraf die Prognose um 30 Prozent.", ASSERTED),
    ("Der Rat beschloss den Bau mit 30 Stimmen.", ASSERTED),
    ("Bundesweit haben laut Portal 30 Versorger höhere Preise angekündigt.", ASSERTED),
    ("Das Gericht ordnete mit der Mehrheit von 30 Stimmen eine Prüfung an.", ASSERTED),
    ("Wir haben uns 30 Wochen lang vorbereitet.", ASSERTED),
    ("Die Gläubiger haben Forderungen von 30 Millionen Euro angemeldet.", ASSERTED),
]

CHANGED = [
    ("Die Forderung sank von 30 auf 20 Millionen Euro.", PLANNED),
    ("Er hat das Gebot von 25 auf 30 Euro erhöht.", PLANNED),
    ("Die Frist soll von 30 Monaten auf einen einzigen sinken.", ASSERTED),
    ("Die Beiträge steigen 2026 von 30 Cent auf elf Cent je Henne.", ASSERTED),
]

COSTLY = [
    ("Die Forderung koste die Kommunen 30 Milliarden Euro.", POSSIBLE),
    ("Die Lohnforderung würde das Klinikum 30 Millionen Euro kosten.", POSSIBLE),
    ("Die Forderungen schlagen mit 30 Millionen Euro zu Buche.", POSSIBLE),
    ("Die Forderung liegt bei 30 Prozent.", PLANNED),
    ("Das Angebot – zwei Prozent mehr Lohn – schlage mit 30 Millionen Euro zu Buche.", POSSIBLE),
    ("Die Kosten der Sanierung beziffert das Amt auf 30 Millionen Euro.", PLANNED),
    ("Die Kosten des Unfalls beziffert das Amt auf 30 Millionen Euro.", ASSERTED),
    ("Uns sind Mehrkosten von 30 Millionen Euro entstanden.", ASSERTED),
]

ATTRIBUTES = [
    ("Die versprochene Entschädigung von 30 Euro ist nicht angekommen.", PLANNED),
    ("Von den erbetenen 30 Millionen Euro ist wenig da.", PLANNED),
    ("Eine für Juni geplante Lieferung von 30 Tonnen könnte sich verzögern.", PLANNED),
    ("Die angekündigte Menge wurde um 30 Prozent übertroffen.", ASSERTED),
    ("Statt der vorgesehenen 30 kamen nur zwölf.", PLANNED),
]


def modality_of_thirty(text: str) -> Modality:
    return next(
        claim
        for claim in extract(text, published=PUBLISHED).claims
        if claim.kind is Kind.QUANTITY and "30" in claim.quote
    ).modality


@pytest.mark.parametrize(("text", "expected"), OFFERED)
def test_what_is_offered_or_demanded_is_planned(text: str, expected: Modality) -> None:
    assert modality_of_thirty(text) is expected


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_who_demands_and_what_became_of_it_is_a_fact(text: str, expected: Modality) -> None:
    assert modality_of_thirty(text) is expected


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_the_old_figure_of_an_offer_was_never_more_than_offered(text: str, expected: Modality) -> None:
    assert modality_of_thirty(text) is expected


@pytest.mark.parametrize(("text", "expected"), COSTLY)
def test_what_nobody_has_granted_costs_nothing_yet(text: str, expected: Modality) -> None:
    assert modality_of_thirty(text) is expected


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTES)
def test_a_participle_of_planning_says_it_of_its_noun(text: str, expected: Modality) -> None:
    assert modality_of_thirty(text) is expected
