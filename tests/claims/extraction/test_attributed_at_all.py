"""Whether a figure or a time is attributed at all: sentences in which ``[…]`` is what somebody states and ``{…}`` is known, given or the
article's own."""

import re

import pytest

from claims.extraction.extract import extract

MARK = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")


def stretches(row: str) -> tuple[str, list[tuple[int, int, bool]]]:
    """The plain text of a row and its marked stretches: start, end, whether somebody states it."""
    plain, found, last = "", [], 0
    for mark in MARK.finditer(row):
        plain += row[last : mark.start()]
        words = mark[1] or mark[2]
        found.append((len(plain), len(plain) + len(words), mark[1] is not None))
        plain += words
        last = mark.end()
    return plain + row[last:], found


def attributed(row: str) -> list[tuple[str, bool]]:
    """Each marked stretch with whether extraction attributes it."""
    plain, found = stretches(row)
    claims = extract(plain, published="2025-07-03").claims
    return [
        (
            plain[start:end],
            any(claim.attribution for claim in claims if claim.start < end and start < claim.end),
        )
        for start, end, _ in found
    ]


def expected(row: str) -> list[tuple[str, bool]]:
    plain, found = stretches(row)
    return [(plain[start:end], stated) for start, end, stated in found]


STATING = [
    # names by their shape
    "Der Syrian Monitor dokumentierte [120 Angriffe].",
    "Der Global Terror Monitor in Genf registrierte seit Januar [930 Tote].",
    "Valtera erwartet [3 Milliarden Euro] Gewinn.",
    "Der Verein muss [75.000 Euro] zahlen, entschied die Uefa am Donnerstag.",
    "Ryan kam so auf insgesamt {23 Spiele}.",
    # demands, findings and concessions with modal verbs
    "[60.000 Männer] will Armeechef Otto Kern bis zum Winter unter Waffen haben.",
    "Die Forscher konnten [300 Arten] nachweisen.",
    "Der Konzern konnte einen Gewinn von {3 Millionen Euro} verbuchen.",
    "Das Amt musste [40 Fehler] einräumen.",
    "Der Finanzchef wollte nur [40 Millionen Euro] bestätigen.",
    "Der Mieter hat [4.000 Euro] Schmerzensgeld eingeklagt.",
    "Betriebsrat Lang sieht [700 Jobs] in Gefahr.",
    "Es fehlen [400 Lehrer], schlägt der Verband Alarm.",
    "Frankreich bot [300 Millionen Euro].",
    "Hamburg bietet {300 Hotels}.",
    # records and estimates
    "Die Liste der UN umfasst [300 Namen].",
    "Die Liste der Opfer umfasst {300 Namen}.",
    "Der Bericht der Polizei umfasst {300 Seiten}.",
    "Auf [19 Tote] ist die Liste des Ärzteverbands angewachsen.",
    "Die Schätzung der Feuerwehr liegt bei [3 Millionen Euro].",
    "Der Bericht der Feuerwehr liegt seit {30 Tagen} vor.",
    "[300 Namen] stehen auf der Liste der UN.",
    "Auf der Liste stehen {300 Namen}.",
    "Die Statistik verzeichnet [300 Fälle].",
    "Es fehlen [43 Prozent], wie eine Studie aus Halle zeigt.",
    "Es fehlen [43 Prozent], steht in dem Bericht.",
    "Die Autoren stützen sich auf {1.630 Flächen}.",
    # announced before a colon
    "Die Polizei zog eine erste Bilanz: [40 Verletzte], [12 Festnahmen].",
    "Die Ermittler haben ihre Statistik überarbeitet: [71 Festnahmen].",
    "Am Dienstag legte das Institut seine Studie vor. Das Ergebnis: [40 Prozent] der Bäume sind krank.",
    "Das Fazit der Forscher: [40 Prozent] der Bäume sind krank.",
    "Die Forderung der Gewerkschaft: [acht Prozent] mehr Lohn.",
    "Die traurige Bilanz: {40 Verletzte}.",
    "Der Plan: {400 Wohnungen} auf der Wiese.",
    "Die Sparpläne der Bank sind härter als angenommen: {400 Stellen} sollen wegfallen.",
    # nouns with a figure, relative clauses
    "Die Forderung der IG Metall nach [120 Millionen Euro] bleibt.",
    "Die Schätzung des Verbands von [3 Millionen Euro] gilt als überholt.",
    "Die von Kiew verbreitete Zahl von [300 Toten] ist falsch.",
    "Er verweist auf das Bundesamt für Naturschutz, dem zufolge noch [52.000 Paare] brüten.",
    "Der Schaden, den die Stadt angibt, liegt bei [3 Millionen Euro].",
    "Auf [3 Millionen Euro] beläuft sich der Schaden, den die Stadt angibt.",
    # named afterwards
    "[300 Menschen] kamen. So berichtet es die Agentur.",
    "[300 Menschen] kamen – das jedenfalls sagt die Polizei.",
    "[300 Menschen] kamen. Die Zahl stammt von der Polizei.",
    "[300 Menschen] kamen. Diese Angaben machte die Polizei.",
    "Dem Ministerium fehlen nach eigener Rechnung [660 Millionen Euro].",
    "Die Firma sagt [412].",
]

GOING_ON = [
    "Sprecher Jan Ott erklärte, die Lage sei ernst. Es fehlten [40 Helfer].",
    "Sprecher Jan Ott erklärte, die Lage sei ernst. In den Lagern lebten derzeit [40.000 Menschen].",
    "Sprecher Jan Ott erklärte, die Lage sei ernst. Am Nachmittag stürzten {zwei Häuser} ein.",
    "Sprecher Jan Ott erklärte, die Lage sei ernst.\nEs fehlten {40 Helfer}.",
    "Sprecher Jan Ott erklärte, die Lage sei ernst. Das ändere an den [40 Fällen] nichts.",
    "Das Werk laufe gut, sagte Direktor Otto Kern. Es liefere im Jahr [1.500 Motoren].",
    "Es seien [46 Prozent] der Aktien angeboten worden, teilte die Bank mit. Nötig gewesen wären {50 Prozent}.",
    "Die Polizei zählte [3.000 Menschen], das entspricht [22 Prozent] der Bewohner.",
    "Haushalte zahlen {300 Euro} zu viel.",
]

ENDING = [
    "Fünf Stunden habe das gedauert, bilanziert die Bergwacht; {210 Retter} halfen mit.",
    "An den Razzien waren laut Polizei [180 Kräfte] beteiligt; durchsucht wurden {14 Objekte}.",
    "[68 Prozent] machten laut Wahlleiterin ihr Kreuz, aufgerufen waren {sechs Millionen}.",
    "Rund [3.800 Fans] waren nach Angaben ihres Vereins angereist, obwohl es nur {2.900 Karten} gab.",
    "Die Schweiz hat [61.200 Flüchtlinge] registriert und {fünf Lager} eröffnet.",
    "Die Fraktion hat einen Bericht beantragt und {22 Fragen} eingereicht.",
    "Frankreich und {zwei weitere Mitglieder} beantragten die Sitzung.",
    "Der {zweitägige} Streik kostete nach Schätzung der Bank [45 Millionen Euro].",
    "Für das {23 Hektar} große Gelände gibt es der Bürgermeisterin zufolge [drei Interessenten].",
    "In der Stadt mit {214.000 Einwohnern} leben nach Angaben der Verwaltung [3.000 Studenten].",
    "Statt mit {3 Milliarden Euro} rechnet der Konzern nun mit [4 Milliarden].",
    "Der Verband fordert, den Notstand, der in {fünf Provinzen} gilt, auszuweiten.",
]

TIMES = [
    "{Im Mai} hatte das Ministerium noch 12.000 Tonnen vorhergesagt.",
    "[Im vergangenen Jahr] registrierte das Präsidium 263 Taten.",
    "Seit der Ankündigung {am 20. November} haben nach Angaben der Firma 9.000 Kunden gekündigt.",
    "Beim vorigen Streik {im April 2024} hatten der Gewerkschaft zufolge 300 Menschen gefehlt.",
    "Die Kommission verlangt, den {für Juni 2026} geplanten Parteitag vorzuziehen.",
]


@pytest.mark.parametrize("row", STATING + GOING_ON + ENDING + TIMES)
def test_what_somebody_states_is_attributed_and_nothing_else(row):
    assert attributed(row) == expected(row)
