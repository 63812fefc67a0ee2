"""In which mood a figure is stated and whether it is hedged."""

import pytest
import spacy

from claims.extraction import sentences  # noqa: F401  (registers the sentence component)
from claims.extraction.attribution import attribute
from claims.terms import Modality

NLP = spacy.blank("de")
NLP.add_pipe("gegenlese_sentences")
ASSERTED, PLANNED, POSSIBLE, DENIED = Modality.ASSERTED, Modality.PLANNED, Modality.POSSIBLE, Modality.DENIED

MOODS = [
    ("Es starben 30 Menschen.", ASSERTED),
    ("Die Stadt wird 30 Häuser bauen.", PLANNED),
    ("Die Stadt will 30 Häuser bauen.", PLANNED),
    ("Die Stadt soll 30 Häuser bekommen.", PLANNED),
    ("Die Stadt plant, 30 Häuser zu bauen.", PLANNED),
    ("Die Stadt kündigte an, dass 30 Häuser gebaut werden.", PLANNED),
    ("Die Stadt sagte 30 Millionen Euro zu.", PLANNED),
    ("Die Stadt fordert 30 Prozent mehr.", PLANNED),
    ("Die Ankündigung, 30 Häuser zu bauen, erfreut.", PLANNED),
    ("Das Angebot der Firma: 30 Prozent mehr Lohn.", PLANNED),
    ("Die Stadt könnte 30 Häuser bauen.", POSSIBLE),
    ("Die Zahl dürfte auf 30 steigen.", POSSIBLE),
    ("Möglicherweise starben 30 Menschen.", POSSIBLE),
    ("Das wären 30 Prozent mehr.", POSSIBLE),
    ("Experten fürchten, dass 30 Menschen sterben.", POSSIBLE),
    ("Offen ist, ob 30 Menschen fehlen.", POSSIBLE),
    ("Die Stadt bestreitet, dass 30 Menschen starben.", DENIED),
    ("Moskau dementierte den Tod von 30 Soldaten.", DENIED),
    ("30 Soldaten sollen gefallen sein.", ASSERTED),
    ("Die Zahl soll bei 30 liegen.", ASSERTED),
    ("Das Dorf wurde von 30 Panzern zerstört.", ASSERTED),
    ("Die 30 Häuser werden gerade gebaut.", ASSERTED),
    ("Kiew will 30 Panzer zerstört haben.", ASSERTED),
    ("Er sagte, 30 Menschen seien tot, viele hätten gelitten.", ASSERTED),
    ("Das Geld könnte zu den bereits gezahlten 30 Millionen kommen.", ASSERTED),
    ("Die Stadt möchte 30 Häuser bauen.", PLANNED),
    ("Bis Ostern sollen es 30 sein.", PLANNED),
    ("Sollten 30 Länder zustimmen, tritt der Vertrag in Kraft.", POSSIBLE),
    ("Laut Verband wären es 30 Prozent.", POSSIBLE),
    ("Eine Mauer hätte nach Schätzung der Stadt 30 Euro gekostet.", POSSIBLE),
    ("Nach Angaben der Polizei hätten sich 30 Leute gemeldet.", ASSERTED),
    ("In Haft säßen noch 30 Leute.", ASSERTED),
    ("30 Soldaten wollten den Chef aus dem Amt jagen.", ASSERTED),
    ("Für die Fahrt wollten sie 30 Euro.", ASSERTED),
    ("Dort will er, der die Bank leitet, einen Kredit über 30 Euro aufnehmen.", PLANNED),
    ("Ihm drohen bis zu 30 Jahre Haft.", POSSIBLE),
    ("Die seit 30 Tagen geltende Ruhe droht zu scheitern.", ASSERTED),
    ("Er hält 30 Prozent für machbar.", POSSIBLE),
    ("Er warnt: „Ein Kranker steckt 30 Leute an.“", ASSERTED),
    ("Der Konzern will 20 Stellen streichen, das sind 30 Prozent.", PLANNED),
    ("Er siegte denkbar knapp mit 30 Stimmen.", ASSERTED),
]

PLANS = [
    ("Die fordern 30 Prozent mehr.", PLANNED),
    ("Der Bund müsse 30 Panzer bereitstellen.", PLANNED),
    ("Es heißt, der Satz müsse 30 heißen.", ASSERTED),
    ("Der Bund muss sofort 30 Panzer liefern.", PLANNED),
    ("Wer dort wohnt, muss 30 Kilometer fahren.", ASSERTED),
    ("Manöver mit 30 Soldaten müssen angekündigt werden.", ASSERTED),
    ("Kommen sollen 30 Helfer.", PLANNED),
    ("30 Menschen krank, alle im Spital – und keiner will schuld sein.", ASSERTED),
    ("Bisher zahlt der Bund 30 Euro, gefordert werden 40 Euro.", ASSERTED),
    ("Bisher zahlt der Bund viel, gefordert werden 30 Euro.", PLANNED),
    ("Die Truppe soll von derzeit 30 auf 40 Soldaten wachsen.", ASSERTED),
    ("Er fordert, den Notstand, der seit Mai in 30 Orten gilt, zu beenden.", ASSERTED),
    ("Rund 30 Ausländer sind zur Ausreise verpflichtet.", ASSERTED),
    ("Wird er verurteilt, muss er 30 Jahre in Haft.", POSSIBLE),
    ("Käme es dazu, fielen 30 Stellen weg.", POSSIBLE),
    ("Im Raum Ulm stehen 30 Soldaten.", ASSERTED),
    ("Der Rat billigte ein Hilfspaket von 30 Euro.", PLANNED),
    ("Ein Neubau mit 30 Betten ist geplant.", PLANNED),
    ("Ein Mann mit 30 Katzen will ausziehen.", ASSERTED),
    ("Im schlimmsten Fall sind 30 Häuser betroffen.", POSSIBLE),
    ("Er muss mit 30 Monaten Haft rechnen.", POSSIBLE),
    ("Bei einem Dammbruch müssten 30 Menschen fliehen.", POSSIBLE),
    ("Die Straße wird täglich von 30 Autos befahren.", ASSERTED),
    ("Statt der geplanten Leute kamen 30.", ASSERTED),
    ("Sie bat die Länder um 30 Zelte.", PLANNED),
    ("Sie pocht auf 30 Prozent.", PLANNED),
    ("Ziel sind 30 Häuser.", PLANNED),
    ("Das Sparziel liegt bei 30 Euro im Jahr.", PLANNED),
    ("Das letzte Angebot lag bei 30 Prozent.", PLANNED),
    ("Der Aufruf der Helfer über 30 Euro verhallte.", PLANNED),
    ("Die Erpresser hoben ihre Forderung von 20 auf 30 Euro an.", PLANNED),
    ("Vom Angebot der Firma sind 30 Prozent bezahlt.", ASSERTED),
    ("Ziel der Stadt ist es, 30 Häuser zu bauen.", PLANNED),
    ("Er verständigte sich darauf, 30 Häuser zu bauen.", PLANNED),
    ("Für die Brücke waren 30 Euro veranschlagt worden.", PLANNED),
    ("Das Amt veranschlagt den Schaden auf 30 Euro.", ASSERTED),
    ("Die Polizei rechnet mit einem Schaden von 30 Euro.", ASSERTED),
    ("Es kamen 30 weniger als angekündigt.", ASSERTED),
    ("Das Amt hat bislang 30 Fälle geprüft.", ASSERTED),
    ("Das Amt prüft, 30 Häuser zu bauen.", POSSIBLE),
    ("Das Beben forderte 30 Tote.", ASSERTED),
    ("Von den Schulen boten nur 30 eine Betreuung an.", ASSERTED),
    ("Ulm, eine Stadt mit 30 Schulen, will sparen.", ASSERTED),
    ("Die Straße, auf 30 Metern gesperrt, soll im Mai öffnen.", ASSERTED),
    ("Ein Dorf für 30 Familien soll entstehen.", PLANNED),
    ("Ein Fest, zu dem 30 Gäste erwartet werden, beginnt.", PLANNED),
    ("Die Stadt soll in drei Tagen auf jeder Seite 30 Bäume pflanzen.", PLANNED),
]

TASKS = [
    ("30 Polizisten sollten die Fans schützen.", ASSERTED),
    ("Eine 30-köpfige Kommission soll die Ursache klären.", ASSERTED),
    ("30 zusätzliche Polizisten sollen die Innenstadt sichern.", PLANNED),
    ("30 Gefangene sollen freikommen.", PLANNED),
    ("Aus Mali sollen 30, aus Niger fünf Leute kommen.", PLANNED),
    ("Die Mission soll 30 Soldaten umfassen und die Grenze überwachen.", PLANNED),
    ("Der Sprecher wollte nur 30 Fälle bestätigen.", ASSERTED),
    ("Der Konzern hatte 30 Häuser bauen wollen.", PLANNED),
    ("Er hätte 30 Euro bekommen sollen.", PLANNED),
    ("In der Umfrage hatten 30 Prozent zustimmen wollen.", ASSERTED),
    ("Dafür müssen 30 Leute her.", PLANNED),
    ("Ich verdiene 30 Euro, und jetzt soll ich auch noch zahlen.", ASSERTED),
    ("Trotz 30 Klagen soll gebaut werden.", ASSERTED),
    ("Nach einem Minus von 30 Prozent will er sparen.", ASSERTED),
    ("Von insgesamt 30 Filialen sollen 2 schließen.", ASSERTED),
    ("Von den Kliniken sollen 30 schließen.", PLANNED),
    ("Die Dividende soll 30 Cent betragen.", PLANNED),
    ("Der Schaden soll 30 Euro betragen.", ASSERTED),
    ("Wir verlangen, dass die Stadt 30 Euro zahlt.", PLANNED),
]

THREATS = [
    ("Der Betriebsrat sieht 30 Jobs in Gefahr.", POSSIBLE),
    ("30 Arbeitsplätze stehen auf dem Spiel.", POSSIBLE),
    ("Damit sind 30 Stellen gefährdet.", POSSIBLE),
    ("Alle 30 Häuser stehen auf der Kippe.", ASSERTED),
    ("Rund 30 Leute fürchten um ihren Job.", ASSERTED),
    ("Ihm blühen 30 Jahre Haft.", POSSIBLE),
    ("Er kann mit bis zu 30 Jahren Haft bestraft werden.", POSSIBLE),
    ("Er wurde mit 30 Monaten Haft bestraft.", ASSERTED),
    ("„Ohne Damm wären es 30 gewesen“, sagte er.", POSSIBLE),
    ("30 Euro hätte das gekostet, sagte sie.", POSSIBLE),
    ("Dort hätten die Helfer 30 Leute finden können.", POSSIBLE),
    ("Realistisch sind 30 Euro.", POSSIBLE),
    ("Im besten Fall kommen 30 Euro zusammen.", POSSIBLE),
    ("Wir hatten vielleicht 30 Minuten.", ASSERTED),
    ("Die Grünen kämen auf 30 Sitze.", POSSIBLE),
    ("Die Grünen kommen auf 30 Sitze.", ASSERTED),
    ("Wird er zu 30 Monaten verurteilt, verliert er sein Amt.", POSSIBLE),
    ("Rechnet man 30 Fälle hinzu, sind es mehr als je zuvor.", ASSERTED),
    ("Erfüllte die Bahn das, müsste sie 30 Euro aufbringen.", POSSIBLE),
    ("Die Polizei teilte mit, 30 Häuser dürften nicht betreten werden.", ASSERTED),
]

DENIALS = [
    ("Von 30 Toten könne keine Rede sein.", DENIED),
    ("Die 30 Mängel sind frei erfunden.", DENIED),
    ("Die 30 Toten hat es nie gegeben.", DENIED),
    ("Die Zahl von 30 Toten ist gelogen.", DENIED),
    ("Es stimme nicht, dass 30 Menschen starben.", DENIED),
    ("Dass 30 Menschen starben, hält er für ein Märchen.", DENIED),
    ("Die Behauptung, 30 Menschen seien gestorben, ist falsch.", DENIED),
    ("Angaben, wonach es 30 Tonnen waren, weisen wir zurück.", DENIED),
    ("Es waren nicht 30, sondern 20 Tote.", DENIED),
    ("Es waren keine 30, sondern 20 Tote.", DENIED),
    ("Es waren keine 30 Tote.", ASSERTED),
    ("Berichte über 30 Festnahmen wies die Polizei zurück.", DENIED),
    ("Der Verein bestreitet, 30 Euro erhalten zu haben.", DENIED),
    ("Es kamen 20 Leute und nicht 30, wie die Zeitung schrieb.", DENIED),
    ("Die Stadt korrigierte die Zahl: Statt 30 seien es 20.", DENIED),
    ("Nicht nur 30, sondern 40 Länder machen mit.", ASSERTED),
    ("Er wies die Vorwürfe zurück: Man habe seit Mai 30 Leute geprüft.", ASSERTED),
    ("Der Chef, 30, bestreitet die Vorwürfe.", ASSERTED),
    ("Der 30-Jährige bestreitet die Vorwürfe.", ASSERTED),
    ("Statt der gemeldeten 30 waren es zwanzig.", DENIED),
    ("Die Zahl von 30 Toten ist aus der Luft gegriffen.", DENIED),
    ("Die Grenzer hätten 30 Lastwagen zurückgewiesen.", ASSERTED),
    ("Die Polizei schließt nicht aus, dass 30 Menschen starben.", POSSIBLE),
    ("Es besteht die Gefahr, dass 30 Häuser einstürzen.", POSSIBLE),
    ("Nicht auszuschließen ist, dass 30 Menschen starben.", POSSIBLE),
]

HEDGES = [
    ("Es starben 30 Menschen.", False),
    ("Laut Polizei starben 30 Menschen.", True),
    ("Der Polizei zufolge starben 30 Menschen.", True),
    ("Nach Angaben der Polizei starben 30 Menschen.", True),
    ("Die Polizei sagte, dass 30 Menschen starben.", False),
    ("30 Menschen starben, teilte die Polizei mit.", False),
    ("Die Polizei schätzt, dass 30 Menschen starben.", True),
    ("30 Menschen sollen gestorben sein.", True),
    ("Offenbar starben 30 Menschen.", True),
    ("Vermutlich starben 30 Menschen.", True),
    ("Die Polizei kam. Demnach starben 30 Menschen.", True),
    ("Die Polizei sprach von Mord. 30 Menschen seien tot.", False),
    ("30 Menschen seien tot, hieß es aus der Klinik.", True),
    ("Es wird befürchtet, dass 30 Menschen starben.", True),
    ("Die Straße soll 30 Kilometer lang werden.", False),
    ("Die Miete liegt dem Vernehmen nach bei 30 Euro.", True),
    ("Sie ließ 30 Menschen vernehmen.", False),
]


def read(text: str) -> tuple[Modality, bool]:
    start = text.index("30")
    _, modality, hedged = attribute(NLP(text), start, start + 2)
    return modality, hedged


@pytest.mark.parametrize(("text", "expected"), MOODS)
def test_the_mood_of_a_figure(text, expected):
    assert read(text)[0] == expected


@pytest.mark.parametrize(("text", "expected"), HEDGES)
def test_a_figure_is_hedged_by_hearsay_and_estimate_not_by_plain_saying(text, expected):
    assert read(text)[1] == expected


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_the_object_of_a_plan_is_planned_and_what_it_presupposes_is_not(text, expected):
    assert read(text)[0] == expected


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_what_somebody_is_to_do_is_planned_and_who_is_to_do_it_is_there(text, expected):
    assert read(text)[0] == expected


@pytest.mark.parametrize(("text", "expected"), THREATS)
def test_what_is_threatened_or_did_not_come_is_possible(text, expected):
    assert read(text)[0] == expected


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_what_is_mentioned_to_be_denied_is_denied(text, expected):
    assert read(text)[0] == expected
