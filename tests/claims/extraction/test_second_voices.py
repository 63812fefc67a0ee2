"""The other voice of a contrast is found, and who speaks last before "demnach": rows mark figures as {figure|who, nearest first, joined by >}."""

import re

import pytest

from claims.extraction.extract import extract

MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")

JUDGED = [
    "Die Bank schätzt die Kosten auf {40 Millionen Euro|Bank}, der Verband hält {60 Millionen|Verband} für wahrscheinlicher.",
    "Das Ministerium plant mit {4 Milliarden Euro|Ministerium}, der Rechnungshof hält {5,5 Milliarden|Rechnungshof} für realistischer.",
    "Die Weltgesundheitsorganisation hält {höchstens 25 Mikrogramm|Weltgesundheitsorganisation} für unbedenklich.",
    "Die Ärztekammer hält {weniger als zwei Prozent|Ärztekammer} für normal.",
    "Die Denkfabrik Norland hält nur {30 Prozent|Norland} des Gebiets für gesichert.",
    "Der Mieterverein hält {12 Euro|} für zu hoch.",
    "Der Verein hält {51 Prozent|} der Anteile.",
    "Der Zoll sieht {60 Verstöße|Zoll} als erwiesen an.",
    "Die Grünen-Politikerin Lena Vogt hält das für absurd: Allein in der Pflege fehlten {30.000 Kräfte|Lena Vogt}.",
    "Der Steuerzahlerbund kommt zu ganz anderen Zahlen: {4,1 Milliarden|Steuerzahlerbund}.",
]

PLACED = [
    "Das Kieler Institut landet in einer Studie dazwischen, bei {7,2 Milliarden Euro|Kieler Institut}.",
    "Das Ifo-Institut erwartet {0,8 Prozent|Ifo-Institut}, die Bundesbank ist mit {1,1 Prozent|Bundesbank} optimistischer.",
    "Während das Institut {3,1 Prozent|Institut} vorhersagt, ist die Bundesbank mit {2,4 Prozent|Bundesbank} vorsichtiger.",
    "Dazwischen liegt mit {2,9 Prozent|Bundesbank} die Bundesbank.",
    "Das DIW liegt mit seiner Schätzung von {0,4 Prozent|DIW} darunter.",
    "Die Forscher aus Jena landen mit {14 Grad|Forscher aus Jena} am oberen Rand.",
    "Das Team liegt mit {31 Punkten|} darunter.",
    "Das Institut liegt bei Kiel, {30 Kilometer|} entfernt.",
    "Die Feuerwehr landet mit {12 Leuten|} am Deich.",
    "Die Klinik liegt mit {300 Betten|} darüber.",
    "Die Mannschaft liegt mit {34 Punkten|} auf Platz fünf.",
    "Die Maschine landete mit {120 Passagieren|} in Wien.",
    "Die Firma liegt mit einem Umsatz von {3 Millionen Euro|} vorn.",
    "Die Ministerin ist mit {41 Jahren|} die Jüngste im Kabinett.",
]

CONTRASTED = [
    "Während die Stadt {300 Besucher|Stadt} nennt, kommen die Wirte auf {kaum 100|Wirte}.",
    "Die Stadt spricht von {300 Besuchern|Stadt}, die Wirte aber zählten {kaum 100|Wirte}.",
    "Die Kommission setzt {240 Millionen|Kommission} an, das Parlament {310 Millionen|Parlament}.",
    "Der Gouverneur blieb bei {einem Toten|Gouverneur}, erhöhte die Zahl der Verletzten aber auf {acht|Gouverneur}.",
    "Das Rote Kreuz hob die Zahl der Behandelten nachträglich von {64|Rotes Kreuz} auf {87|Rotes Kreuz} an.",
    "Die Geologen des Dienstes haben ihren Wert inzwischen auf {6,9|Geologen des Dienstes} gesenkt.",
    "Die Bank erhöhte ihren Wert um {30 Prozent|}.",
    "Die Regierung hob die Steuer auf {21 Prozent|} an.",
    "Der Konzern gab zunächst {40 Fälle|Konzern} zu, korrigierte sich dann auf {60|Konzern}.",
    "Der Hersteller behauptet, {95 Prozent|Hersteller} seien verwertbar; Umweltschützer kommen nur auf {40 Prozent|Umweltschützer}.",
    "Die Ärzte melden {30 Tote|Ärzte}, Helfer vor Ort dagegen {80|Helfer}.",
    "Das Innenministerium will {120 Panzer|Innenministerium} beschädigt oder zerstört haben.",
    "Das Institut für Wetterkunde hält die Vorhersage für zu vorsichtig. Es rechnet für Juli mit {41 Grad|Institut für Wetterkunde}.",
    "Die Bahn teilte mit, die Schranken hätten sich {42 Sekunden|Bahn} vorher gesenkt, wie es die Vorschrift verlange.",
]

ANNOUNCED = [
    "Die Versicherung regulierte {5 Millionen Euro|}. Die Untersuchungsstelle hat den Rekorder ausgelesen: Demnach flog die Maschine {240 Knoten|Untersuchungsstelle}.",
    "Die Corona-Zahlen steigen. Das Amt meldete {300 Fälle|Amt}; {19 Kranke|Amt} sind demnach in Kliniken.",
    "Die Bilanz, die das Gesundheitsamt am Dienstag vorlegte: {33 Infizierte|Gesundheitsamt}, {18 Tote|Gesundheitsamt}.",
    "Der Generalstab erneuerte seine Bilanz: {neun befreite Dörfer|Generalstab}, {71 Gefangene|Generalstab}.",
    "Auf Satellitenbildern, die der EU-Dienst Copernicus veröffentlichte, sind {64 Prozent|Copernicus} der Häuser zerstört.",
    "Ein Sprecher nannte erste Einzelheiten. Diesen Angaben zufolge wurden {14 Häuser|Sprecher} zerstört.",
    "Ein Sprecher nannte erste Einzelheiten. Diesen Zahlen zufolge brannten {14 Häuser|Sprecher}.",
    "Einen Aufruf des Bündnisses haben nach dessen Angaben bislang {310.000 Menschen|Bündnis} unterzeichnet.",
]

NAMED_BESIDE = [
    "Der Tourismuschef von Büsum, Klaas Behrmann, schäumt: „Ostern haben wir {30.000 Gäste|Klaas Behrmann}.“",
    "{24 Kisten|Küstenradio>Wiebke Jonas} seien gefunden, meldet Küstenradio unter Berufung auf die Leiterin des Kommandos, Wiebke Jonas.",
    "Der Veranstalter, die Waldklang GmbH, sprach von {95.000 Gästen|Waldklang GmbH}.",
    "Asunción (amp) – Wegen einer Welle von Fieber gilt seit Mittwoch der Notstand. Seit Januar seien {48.600 Fälle|Gloria Medina} gemeldet worden, sagte Ministerin Gloria Medina.",
    "Seit Jahresbeginn habe man {300 Fälle|Gloria Medina} im Labor bestätigt, sagte Ministerin Gloria Medina.",
    "Nach Angaben der Interamerikanischen Entwicklungsbank fehlen {30 Dosen|Interamerikanische Entwicklungsbank}.",
    "Für das neue Jahr veranschlagt das Ministerium Kosten von {290 Millionen Euro|Ministerium}.",
    "Einer Studie der Uni Graz zufolge fehlen {900 Lehrer|Uni Graz}; das Land widerspricht und nennt {350|Land}.",
]


@pytest.mark.parametrize("row", [*JUDGED, *PLACED, *CONTRASTED, *ANNOUNCED, *NAMED_BESIDE])
def test_each_figure_is_said_by_the_party_of_its_own_clause(row):
    text, marks, at = "", [], 0
    for found in MARK.finditer(row):
        text += row[at : found.start()]
        marks.append((len(text), found[1], [who for who in found[2].split(">") if who]))
        text += found[1]
        at = found.end()
    text += row[at:]
    claims = [claim for claim in extract(text).claims if claim.kind == "quantity"]
    for start, figure, who in marks:
        own = [claim for claim in claims if claim.start < start + len(figure) and start < claim.end]
        assert own, figure
        assert [link.name for link in own[0].attribution] == who, figure
