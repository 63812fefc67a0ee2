"""Who says which figure in sentences of all fields: each row marks its figures as {figure|who, nearest first, joined by >}."""

import re

import pytest

from claims.extraction.extract import extract

MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")

ROWS = [
    "In der Innenstadt gingen am Samstag Tausende auf die Straße. Die Polizei sprach von {3.000 Teilnehmern|Polizei}, der Veranstalter von {8.000|Veranstalter}.",
    "Die Polizei zählte {18.000 Menschen|Polizei}, das Bündnis „Klima jetzt“ {40.000|Klima jetzt}.",
    "Nach Angaben der Polizei kamen {1.200 Menschen|Polizei}, die Veranstalter nannten {2.500|Veranstalter}.",
    "Während die Polizei von {1.200 Menschen|Polizei} ausging, sprachen die Organisatoren von {mehr als 3.000|Organisatoren}.",
    "Die Veranstalter zählten {25.000 Teilnehmer|Veranstalter}, die Polizei dagegen nur {11.000|Polizei}.",
    "{25.000 Teilnehmer|Veranstalter} zählten die Veranstalter, {11.000|Polizei} die Polizei.",
    "Laut Veranstalter waren es {25.000|Veranstalter}, laut Polizei {11.000|Polizei}.",
    "Die Angaben zur Teilnehmerzahl schwankten zwischen {11.000|Polizei} (Polizei) und {25.000|Veranstalter} (Veranstalter).",
    "Am Protestmarsch beteiligten sich {11.000 Menschen (Polizei)|Polizei} beziehungsweise {25.000 Menschen|Veranstalter} (Veranstalter).",
    "Die Einsatzleitung beziffert die Zahl der Helfer auf {340|Einsatzleitung}, das Rote Kreuz auf {280|Rotes Kreuz}.",
    "Den Schaden schätzte die Feuerwehr auf {500.000 Euro|Feuerwehr}, der Eigentümer auf {mindestens eine Million|Eigentümer}.",
    "Der Sachschaden wurde von der Polizei auf {40.000 Euro|Polizei} geschätzt.",
    "Der Schaden wird auf {40.000 Euro|} geschätzt.",
    "Die Höhe des Schadens wurde von der Versicherung mit {2,3 Millionen Euro|Versicherung} angegeben.",
    "Die Zahl der Erkrankten wurde vom Gesundheitsamt mit {87|Gesundheitsamt} angegeben.",
    "Im Bericht des Bundesrechnungshofs werden {14 Mängel|Bundesrechnungshof} aufgelistet.",
    "In einer Mitteilung des Landratsamts heißt es, {14 Brunnen|Landratsamt} seien belastet.",
    "In einer Mitteilung der Staatsanwaltschaft war von {sechs Beschuldigten|Staatsanwaltschaft} die Rede.",
    "Nach einer Zählung des Naturschutzbundes brüten an der Küste noch {340 Paare|Naturschutzbund}.",
    "Eine Zählung des Vogelschutzvereins ergab {340 Brutpaare|Vogelschutzverein}.",
    "Die Zählung des Vogelschutzvereins kommt auf {340 Brutpaare|Vogelschutzverein}.",
    "Eine Studie der Universität Gießen beziffert die Zahl der Betroffenen auf {1,4 Millionen|Universität Gießen}.",
    "Einer Studie der Universität Gießen zufolge leiden {1,4 Millionen Menschen|Universität Gießen} darunter.",
    "Die Bilanz der Bergwacht: {120 Einsätze|Bergwacht}, {sieben Tote|Bergwacht}.",
    "Der Wirt rechnet mit {300 Gästen|Wirt}.",
    "Die Bauern rechnen mit Ausfällen von {30 Prozent|Bauern}.",
    "Die Bahn geht von {zwölf Wochen|Bahn} Sperrung aus.",
    "Wie die Stadtwerke mitteilten, sind {4.200 Haushalte|Stadtwerke} ohne Strom.",
    "Wie das Krankenhaus behauptet, wurden {alle 40 Patienten|Krankenhaus} informiert. Die Aufsicht bestreitet das und nennt {22|Aufsicht}.",
    "Anders als vom Betreiber behauptet, waren {300 Liter|} Öl ausgelaufen.",
    "Der Betreiber bestreitet, dass {300 Liter|Betreiber} ausgelaufen sind.",
    "Dass {300 Liter|Betreiber} ausgelaufen sind, bestreitet der Betreiber.",
    "„Wir brauchen {20 neue Stellen|Heike Ahlers}“, sagte Schulleiterin Heike Ahlers der Stuttgarter Zeitung.",
    "„Wir brauchen {20 neue Stellen|Heike Ahlers}“, sagte Ahlers der „Stuttgarter Zeitung“. Die Schulleiterin Heike Ahlers gilt als streitbar.",
    "{20 neue Stellen|Heike Ahlers} seien nötig, sagte Heike Ahlers dem Südwestrundfunk.",
    "Heike Ahlers sagte dem Nachrichtenportal „Nordlicht“, man habe {20 Stellen|Heike Ahlers} verloren.",
    "Man habe {20 Stellen|Heike Ahlers} verloren, erklärte Ahlers gegenüber dem „Weserblick“. Heike Ahlers leitet die Schule.",
    "Der Zoo verzeichnete {120.000 Besucher|Arne Voss}, sagte Direktor Arne Voss.",
    "Ein Sprecher der Feuerwehr sagte, {drei Menschen|Sprecher der Feuerwehr} seien verletzt worden. Zwei Häuser seien unbewohnbar, {15 Bewohner|Sprecher der Feuerwehr} hätten bei Verwandten Unterkunft gefunden.",
    "Sprecherin Nele Thoms sagte, {drei Menschen|Nele Thoms} seien verletzt worden. Zwei Häuser seien unbewohnbar. Der Schaden liege bei {200.000 Euro|Nele Thoms}.",
    "Bürgermeister Falk Renner (parteilos) zeigte sich entsetzt. „So etwas habe ich in {30 Jahren|Falk Renner} nicht erlebt“, sagte er.",
    "„So etwas habe ich in {30 Jahren|Falk Renner} nicht erlebt“, sagte Renner. Bürgermeister Falk Renner war am Morgen selbst vor Ort.",
    "Bürgermeister Falk Renner zeigte sich entsetzt. „So etwas habe ich in {30 Jahren|Falk Renner} nicht erlebt.“",
    "Die Ministerin verteidigte die Pläne. Man werde {40 Millionen Euro|Ministerin} investieren. Das seien {zehn Prozent|Ministerin} mehr als bisher.",
    "Aus dem Haushaltsentwurf geht hervor, dass {40 Millionen Euro|Haushaltsentwurf} fehlen.",
    "Aus einem Schreiben des Ministeriums geht hervor, dass {40 Millionen Euro|Ministerium} fehlen.",
    "Das Ministerium bestätigte auf Anfrage, dass {40 Millionen Euro|Ministerium} fehlen.",
    "Auf Anfrage nannte das Ministerium eine Summe von {40 Millionen Euro|Ministerium}.",
    "Auf Anfrage dieser Zeitung hieß es beim Landesamt, {17 Höfe|Landesamt} seien betroffen.",
    "Beim Landesamt hieß es, {17 Höfe|Landesamt} seien betroffen.",
    "Aus Sicht des Mieterbunds fehlen {7.000 Wohnungen|Mieterbund}.",
    "Nach Ansicht des Mieterbunds fehlen {7.000 Wohnungen|Mieterbund}.",
    "Nach Darstellung des Mieterbunds stehen {400 Wohnungen|Mieterbund} leer.",
    "Der Mieterbund schätzt, dass {7.000 Wohnungen|Mieterbund} fehlen. Die Stadt kommt auf {4.500|Stadt}.",
    "Der Mieterbund beklagt {7.000 fehlende Wohnungen|Mieterbund}.",
    "Der Mieterbund wirft der Stadt vor, {400 Wohnungen|Mieterbund} leer stehen zu lassen.",
    "Die Stadt weist das zurück. Lediglich {90 Wohnungen|Stadt} seien unbewohnt.",
    "Die Stadt weist den Vorwurf zurück: Lediglich {90 Wohnungen|Stadt} seien unbewohnt.",
    "Der Lokführer sei unverletzt geblieben, sagte Bahnsprecher Ole Kranz. {Zwei Fahrgäste|Ole Kranz} hätten leichte Schnittwunden. Die Strecke war {vier Stunden|} gesperrt.",
    "Das Unternehmen Brixia beschäftigt nach eigenen Angaben {2.300 Menschen|Brixia}.",
    "Brixia beschäftigt eigenen Angaben zufolge {2.300 Menschen|Brixia}.",
    "Das Startup Brixia hat nach eigener Aussage {15 Millionen Euro|Startup Brixia} eingesammelt.",
    "Die Forscherin Silke Uhl von der Universität Bremen schätzt, dass {drei von vier Bienenvölkern|Silke Uhl} überleben. Sie rechnet mit {400 Völkern|Silke Uhl} weniger.",
    "Laut dem Deutschen Imkerbund überlebten {15 Prozent|Deutscher Imkerbund} der Völker den Winter nicht.",
    "Dem Imkerbund zufolge überlebten {15 Prozent|Imkerbund} den Winter nicht. In Bayern waren es demnach sogar {22 Prozent|Imkerbund}.",
    "Wie aus einer Antwort der Bundesregierung auf eine Kleine Anfrage der Linken hervorgeht, wurden {340 Verfahren|Bundesregierung} eingestellt.",
    "Das geht aus einer Antwort des Innenministeriums auf eine Anfrage der Grünen hervor. Demnach gab es {340 Übergriffe|Innenministerium}.",
    "Wie das Magazin „Aktuell“ unter Berufung auf Regierungskreise berichtet, soll die Steuer um {zwei Cent|Aktuell>Regierungskreise} steigen.",
    "Nach Informationen der „Küstenzeitung“ soll die Steuer um {zwei Cent|Küstenzeitung} steigen.",
    "Die „Küstenzeitung“ berichtet, die Steuer solle um {zwei Cent|Küstenzeitung} steigen.",
    "Einem Bericht der „Küstenzeitung“ zufolge steigt die Steuer um {zwei Cent|Küstenzeitung}.",
    "Laut „Küstenzeitung“ steigt die Steuer um {zwei Cent|Küstenzeitung}.",
    "Die „Küstenzeitung“ zitiert einen Insider mit den Worten, es gehe um {zwei Milliarden|Küstenzeitung>Insider}.",
    "Nach einem Bericht der „Küstenzeitung“, die sich auf Ermittler beruft, wurden {40 Konten|Küstenzeitung>Ermittler} gesperrt.",
    "Die Nachrichtenagentur dpa meldete unter Berufung auf die Polizei {acht Tote|dpa>Polizei}.",
    "Das Staatsfernsehen meldete {acht Tote|Staatsfernsehen}.",
    "Nach Medienberichten starben {acht Menschen|Medienberichte}.",
    "Nach Aussagen von Anwohnern waren es {30 Vermummte|Anwohner}.",
    "Eine Anwohnerin sagte, {30 Vermummte|Anwohnerin} seien durch die Straße gezogen.",
    "„{30 Vermummte|Anwohnerin} zogen durch die Straße“, berichtete eine Anwohnerin.",
    "Anwohnerin Ilse Kamp (71) erzählt: „Da waren mindestens {30 Vermummte|Ilse Kamp}. Die Polizei kam erst nach {40 Minuten|Ilse Kamp}.“",
    "Der Gewerkschaft zufolge beteiligten sich {4.000 Beschäftigte|Gewerkschaft} am Ausstand; der Konzern sprach von {1.900|Konzern}.",
    "Die Gewerkschaft fordert {sieben Prozent|Gewerkschaft} mehr Lohn, die Arbeitgeber bieten {drei|Arbeitgeber}.",
    "Die Arbeitgeber boten zuletzt {drei Prozent|Arbeitgeber}, die Gewerkschaft verlangt {sieben|Gewerkschaft}.",
    "Die Opposition fordert ein Sondervermögen von {100 Milliarden Euro|Opposition}.",
    "Der Angeklagte soll {14 Autos|} gestohlen haben. Die Anklage wirft ihm vor, {200.000 Euro|Anklage} erbeutet zu haben.",
    "Die Staatsanwaltschaft wirft dem Mann vor, {14 Autos|Staatsanwaltschaft} gestohlen zu haben.",
    "Die Staatsanwaltschaft forderte {acht Jahre|Staatsanwaltschaft} Haft, die Verteidigung plädierte auf {vier|Verteidigung}.",
    "Das Gericht verurteilte ihn zu {sechs Jahren|} Haft. Der Richter sprach von {14 Fällen|Richter}.",
    "Nach Überzeugung des Gerichts stahl er {14 Autos|Gericht}.",
    "Die Anklage geht von {14 Fällen|Anklage} aus.",
    "Laut Anklage stahl er {14 Autos|Anklage}.",
    "Der Deutsche Wetterdienst warnte vor Böen mit {110 Kilometern pro Stunde|Deutscher Wetterdienst}.",
    "Der Wetterdienst erwartet {60 Liter|Wetterdienst} Regen.",
    "Der Wetterdienst maß {41,2 Grad|Wetterdienst}.",
    "Meteorologen erwarten bis zu {40 Grad|Meteorologen}.",
    "Die Talsperre ist nach Auskunft des Wasserverbands zu {43 Prozent|Wasserverband} gefüllt.",
    "Auf Nachfrage erklärte der Wasserverband, {43 Prozent|Wasserverband} seien ein Tiefstand.",
    "Verbandschefin Ina Wolters sagt: „Wir verlieren jeden Tag {90.000 Kubikmeter|Ina Wolters}.“",
    "„Wir verlieren jeden Tag {90.000 Kubikmeter|Ina Wolters}“, sagt Verbandschefin Ina Wolters. „Das hält keiner {drei Monate|Ina Wolters} durch.“",
    "„Das hält keiner {drei Monate|Ina Wolters} durch“, so Wolters. Ina Wolters leitet den Verband.",
    "Laut Wolters verliert man {90.000 Kubikmeter|Ina Wolters}. Ina Wolters leitet den Verband.",
    "Aus dem Rathaus hieß es, die Kosten lägen bei {drei Millionen|Rathaus}.",
    "Nach offiziellen Angaben starben {47 Menschen|offizielle Angaben}.",
    "Inoffiziell ist von {60 Toten|} die Rede.",
    "Im Stadtrat war von {60 Stellplätzen|Stadtrat} die Rede.",
    "Es wird mit {60 Toten|} gerechnet.",
    "Es wird befürchtet, dass {60 Menschen|} starben.",
    "Unter den Verletzten seien {drei Kinder|Roland Beer}, sagte Landrat Roland Beer vor Journalisten.",
    "Auf einer Pressekonferenz sprach Landrat Roland Beer von {60 Vermissten|Roland Beer}.",
    "Landrat Roland Beer schrieb auf X, {60 Menschen|Roland Beer} würden vermisst.",
    "Landrat Beer schrieb im Kurznachrichtendienst X von {60 Vermissten|Roland Beer}. Roland Beer ist seit 2019 im Amt.",
    "In einer Rede nannte der Kanzler die Zahl von {60 Milliarden|Kanzler}.",
    "Der Kanzler hält {60 Milliarden|Kanzler} für nötig.",
    "Winzerin Paula Enders rechnet mit Einbußen von {40 Prozent|Paula Enders}. „Wir haben in der Nacht {drei Hektar|Paula Enders} verloren“, sagt die Winzerin. Der Weinbauverband schätzt den Schaden an der Ahr auf {zwölf Millionen Euro|Weinbauverband}; die Landwirtschaftskammer kommt auf {neun Millionen|Landwirtschaftskammer}.",
    "Die Deutsche Lebensrettungsgesellschaft (DLRG) zählte {378 Badetote|Deutsche Lebensrettungsgesellschaft}. Laut DLRG ertranken {29 Kinder|Deutsche Lebensrettungsgesellschaft}.",
    "Ein Sprecher der DLRG sagte, {29 Kinder|Sprecher der DLRG} seien ertrunken.",
    "Nach den Worten des Vereinschefs Lars Horn kommen {1.500 Gäste|Lars Horn}.",
    "Das Museum meldet einen Rekord: {310.000 Besucher|Museum} seien gekommen.",
    "Das Finanzministerium widersprach der Darstellung. Es gehe lediglich um {200 Millionen Euro|Finanzministerium}. Zuvor hatte die Opposition von {900 Millionen|Opposition} gesprochen.",
    "Während der Konzern von {300 Kündigungen|Konzern} spricht, befürchtet der Betriebsrat {mehr als 800|Betriebsrat}.",
    "Der Umfrage zufolge wollen {61 Prozent|Umfrage} weniger fliegen. Befragt wurden {2.000 Menschen|}.",
    "Laut einer Umfrage des Instituts Civita wollen {61 Prozent|Institut Civita} weniger fliegen.",
    "In einer Umfrage des Instituts Civita gaben {61 Prozent|Institut Civita} an, weniger zu fliegen.",
    "{61 Prozent|} der Befragten gaben an, weniger zu fliegen.",
    "Der Sprecher der Staatsanwaltschaft, Jens Ohl, bestätigte {elf Festnahmen|Jens Ohl}. Gegen {drei Männer|Jens Ohl} sei Haftbefehl beantragt.",
    "Die Behörden geben die Zahl der Toten mit {211|Behörden} an, Hilfsorganisationen gehen von {über 400|Hilfsorganisationen} aus.",
    "Menschenrechtler berichten von {mindestens 60 Getöteten|Menschenrechtler}. Die Regierung räumt {neun Tote|Regierung} ein.",
    "Wie die Beobachtungsstelle in London mitteilte, starben {35 Menschen|Beobachtungsstelle in London}.",
    "Der Generalstab in Kiew teilte am Morgen mit, man habe {74 Drohnen|Generalstab in Kiew} abgefangen. Moskau meldete den Abschuss von {51 Drohnen|Moskau}.",
    "Russland will {51 Drohnen|Russland} abgeschossen haben.",
    "Das Verteidigungsministerium in Moskau sprach von {51 Drohnen|Verteidigungsministerium in Moskau}; unabhängig überprüfen lässt sich das nicht.",
    "„Es fehlen {12.000 Plätze|Anja Brede}“, klagt Anja Brede vom Studierendenwerk. Sie fordert {80 Millionen Euro|Anja Brede} vom Land.",
    "„Uns fehlen {12.000 Plätze|Anja Brede}.“ Anja Brede vom Studierendenwerk klingt müde.",
    "Trainer Uwe Stahl nannte als Ziel {40 Punkte|Uwe Stahl}.",
    "Für den Umbau veranschlagt die Stadt {sechs Millionen Euro|Stadt}. Der Bund der Steuerzahler geht von {neun Millionen|Bund der Steuerzahler} aus.",
    "Bundesweit gibt es nach Verbandsangaben {3.400 Freibäder|Verband}.",
    "Nach Auskunft der Kreisverwaltung wurden {17 Kühe|Kreisverwaltung} getötet, {fünf|Kreisverwaltung} entliefen.",
    "Die Notrufzentrale registrierte {1.300 Anrufe|Notrufzentrale}.",
    "Im Jahresbericht der Stiftung stehen {4,2 Millionen Euro|Stiftung} Einnahmen.",
    "Dem Jahresbericht zufolge nahm die Stiftung {4,2 Millionen Euro|Jahresbericht} ein.",
    "In seinem Jahresbericht beziffert der Rechnungshof die Mehrkosten auf {70 Millionen Euro|Rechnungshof}.",
    "Das Landgericht ging von {38 Fällen|Landgericht} aus und verhängte {vier Jahre|} Haft.",
    "Die Verteidigerin sprach von {höchstens zehn Fällen|Verteidigerin}, der Staatsanwalt von {mehr als hundert|Staatsanwalt}.",
    "Bürgermeisterin Rita Holl (SPD) kündigte an, {20 Bäume|Rita Holl} nachpflanzen zu lassen.",
    "Die Stadt kündigte an, bis {2030|Stadt} würden {500 Bäume|Stadt} gepflanzt.",
    "Nach Darstellung der Airline waren {140 Fluggäste|Airline} betroffen, der Flughafen spricht von {gut 200|Flughafen}.",
    "Man habe {30 Anzeigen|Polizei} aufgenommen, hieß es bei der Polizei.",
    "Bei der Polizei gingen {30 Anzeigen|} ein.",
    "Ein Forscherteam um die Biologin Hanna Reh hat {42 Arten|} entdeckt. Wie die Gruppe im Fachblatt „Fauna“ schreibt, sind {30|Gruppe} davon bedroht.",
    "Hanna Reh von der Uni Köln schätzt, dass es {90 Arten|Hanna Reh} gibt.",
    "Experten zufolge dauert der Wiederaufbau {zehn Jahre|Experten}.",
    "Nach Expertenschätzung kostet das {zehn Milliarden|Experten}.",
    "Die Bundesnetzagentur warnt vor Engpässen von {drei Gigawatt|Bundesnetzagentur}. Die Behörde verweist auf {14 Kraftwerke|Bundesnetzagentur}, die vom Netz gehen.",
    "Oberst Markus Reisner sagte, {80 Prozent|Markus Reisner} der Ausfälle gingen auf Drohnen zurück.",
]


def figures(row: str) -> tuple[str, list[tuple[int, int, list[str]]]]:
    """The plain text of a row and its figures: start, end, chain."""
    plain, found, last = "", [], 0
    for mark in MARK.finditer(row):
        plain += row[last : mark.start()]
        chain = mark[2].split(">") if mark[2] else []
        found.append((len(plain), len(plain) + len(mark[1]), chain))
        plain += mark[1]
        last = mark.end()
    return plain + row[last:], found


@pytest.mark.parametrize("row", ROWS)
def test_each_figure_goes_to_whoever_states_it(row):
    text, expected = figures(row)
    claims = extract(text, published="2025-03-14").claims
    heard = [
        next(
            [link.name for link in claim.attribution]
            for claim in claims
            if claim.start < end and claim.end > start
        )
        for start, end, _ in expected
    ]
    assert heard == [chain for _, _, chain in expected]
