"""Which source a figure gets at all: sentences that take up the one before, media that are spoken to, records, deniers, known figures;
marks as in ``test_attribution_constructions``."""

import pytest

from tests.claims.extraction.test_attribution_constructions import figures, heard

TAKEN_UP = [
    "Der Hagel hat die Gärtner {30 Millionen Euro|Kammer} gekostet. Zu diesem Ergebnis kommt ein Gutachten der Kammer.",
    "In dem Heim wohnen {400 Menschen|Jan Kolb}. Diese Zahl nannte Innenminister Jan Kolb am Freitag.",
    "In dem Heim wohnen {400 Menschen|Statistisches Landesamt}. Diese Zahlen veröffentlichte das Statistische Landesamt.",
    "In dem Heim wohnen {400 Menschen|Polizei}. Davon geht jedenfalls die Polizei aus.",
    "Die Miete stieg um {zwölf Prozent|Mieterbund}. Darauf wies der Mieterbund hin.",
    "Die Miete stieg um {zwölf Prozent|Weserbote}. Darüber berichtet der „Weserbote“.",
    "Die Miete stieg um {zwölf Prozent|Institut für Wohnen}. Auf diesen Wert kommt das Institut für Wohnen.",
    "Jeder Betrieb verlor {30 Prozent|Handelskammer}. Das ist das Ergebnis einer Umfrage der Handelskammer.",
    "Im Keller lagen {30 Fässer|Aufsicht}. So steht es in einem Bericht der Aufsicht.",
    "{30 Stellen|Automobilwoche>Unternehmenskreise} sollen wegfallen, wie aus Unternehmenskreisen verlautete. Das berichtete die „Automobilwoche“.",
]

MOODS = [
    "Die Lage sei ruhig, sagte Polizeichef Jan Kolb. Auf dem Platz befänden sich {rund 200 Menschen|Jan Kolb}.",
    "Die Lage sei ruhig, sagte Polizeichef Jan Kolb. Jeden Tag verlören {20 Leute|Jan Kolb} ihre Wohnung.",
    "Die Lage sei ruhig, sagte Polizeichef Jan Kolb. Jede Woche stürben {20 Menschen|Jan Kolb}.",
    "24 Helfer seien verletzt worden, sagte der Arzt, {vier|Arzt} befänden sich noch in der Klinik.",
]

MEDIA_SPOKEN_TO = [
    "{30 Häuser|Radio Nilo>Uwe Rath} seien zerstört, sagte Landrat Uwe Rath dem Sender Radio Nilo.",
    "Landrat Uwe Rath sagte der Zeitung „Weserbote“, {30 Häuser|Weserbote>Uwe Rath} seien zerstört.",
    "Landrat Uwe Rath nannte gegenüber Reuters {30 Häuser|Reuters>Uwe Rath}.",
    "„{30 Häuser|Uwe Rath} sind zerstört“, sagte Landrat Uwe Rath dem Sender Radio Nilo.",
    "Landrat Uwe Rath sah die Lage. {30 Häuser|Tass>Uwe Rath} seien zerstört, zitiert ihn die Agentur Tass.",
    "Der Gouverneur wird von der Agentur Tass mit den Worten zitiert, {30 Häuser|Tass>Gouverneur} seien zerstört.",
    "Der Rechnungshof kommt in einem Papier, das der „Weserbote“ veröffentlichte, auf {sechs Milliarden Euro|Weserbote>Rechnungshof}.",
    "Nach WELLE-Informationen hatte der Wirt {200.000 Euro|} Schulden.",
]

DENIED = [
    "Dass es, wie die Opposition behauptet, {30 Fälle|Opposition} gebe, weist die Stadt zurück.",
    "Die Darstellung der Diözese, es habe {30 Fälle|Diözese} gegeben, wies die Stadt zurück.",
    "Die Darstellung der Diözese, wonach es {30 Fälle|Diözese} gab, ist umstritten.",
    "Berichte, wonach {30 Häuser|Berichte} brannten, wies der Minister zurück.",
]

RECORDS = [
    "In dem Bericht der Aufsicht wird festgestellt, dass {30 Betten|Aufsicht} fehlen.",
    "Das Gutachten kommt zu dem Schluss, dass {30 Schiffe|Gutachten} untauglich sind.",
    "Die Kommission gelangte zu der Ansicht, dass {30 Schiffe|Kommission} untauglich sind.",
    "Nach einer Liste der Architektenkammer gelten {90 Türme|Architektenkammer} als gefährdet.",
    "Nach Schilderung der Anwohner fielen {30 Schüsse|Anwohner}.",
    "Nach einer Überprüfung des Landratsamts wurden {30 Ställe|Landratsamt} geschlossen.",
    "Im Mai hatten sich in einer Umfrage von Demoskop {61 Prozent|Demoskop} dafür ausgesprochen.",
    "Der Zoo zählt nach Angaben der Stadt {30 Affen|Stadt}.",
    "Auf der Liste, die sie führt, stehen nach den Worten von Ada Lenz {19 Namen|Ada Lenz}.",
]

VERBS = [
    "Das Institut hält diese Menge für zu klein und geht von {rund 90 Tonnen|Institut} aus.",
    "Die Winzer halten die Menge für geschönt und sprechen von {40 Tonnen|Winzer}.",
    "Der Wirt spielt das herunter und will nur von {fünf Kranken|Wirt} wissen.",
    "Der Kämmerer stellt sich auf Ausgaben von {170.000 Euro|Kämmerer} ein.",
    "Die Gemeinde kündigte an, den Wirten je {900 Franken|Gemeinde}, umgerechnet {rund 950 Euro|Gemeinde}, auszuzahlen.",
    "Der Trainer rühmte sich, {6.000 Läufer|Trainer} geformt zu haben.",
    "Die Kammer kommt auf {61 Prozent|Kammer}.",
    "Die Armee kommt auf einen Sollbestand von {140.000 Soldaten|}.",
    "Die SPD kommt auf {20 Prozent|}.",
    "Umstritten ist die Menge; der Geologe Bo Inau, der die Region kennt, schätzt sie auf {30 Tonnen|Bo Inau}.",
    "Den Schaden, den der Sturm anrichtete, gab der Wehrleiter mit {62.000 Euro|Wehrleiter} an.",
    "Der Mann wurde laut Meier von der Firma Holtau für {30 Euro|Meier} beschäftigt.",
]

OWN_VOICE = [
    "Der Bus fuhr laut Polizei 95 km/h; erlaubt sind dort {50 km/h|}.",
    "Das Amt maß laut Landrat 90 ppm; der Grenzwert liegt bei {20 ppm|}.",
    "Der Kreis braucht laut Kämmerer 30 Euro; im März war noch von {18 Euro|} die Rede.",
    "Die Bilanz des Wahnsinns: {30 Randalierer|} in Haft.",
    "Die im Vertrag vorgesehenen {48 Prozent|} nannte der Obmann einen Witz.",
    "Die Welle, die mit {neun Kindern|} begann, ist vorbei: Seit Mai habe es keinen Fall gegeben, sagt Ärztin Ada Lenz.",
    "Amtsleiterin Ada Lenz, {52|}, kündigte eine Reise an.",
    "Für Radwege und Brücken sieht der Haushalt {90 Millionen Euro|} vor.",
    "Bis zu {30 Schiffe|} könnten fehlen, wird vermutet.",
    "Nach meiner Liste sind seit Mai {30 Kähne|} gesunken.",
]


@pytest.mark.parametrize("row", TAKEN_UP)
def test_a_sentence_takes_up_the_figure_before(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


@pytest.mark.parametrize("row", MOODS)
def test_konjunktiv_ii_of_strong_verbs_goes_on_with_the_words_of_the_speaker(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


@pytest.mark.parametrize("row", MEDIA_SPOKEN_TO)
def test_the_medium_spoken_to_leads_the_chain_unless_the_words_are_quoted(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


@pytest.mark.parametrize("row", DENIED)
def test_who_denies_what_another_said_has_not_said_it(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


@pytest.mark.parametrize("row", RECORDS)
def test_a_record_or_whoever_keeps_it_states_the_figure(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


@pytest.mark.parametrize("row", VERBS)
def test_the_subject_of_a_verb_of_stating_has_the_figure(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


@pytest.mark.parametrize("row", OWN_VOICE)
def test_what_the_article_tells_itself_has_no_source(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


NAMED = [
    "Im Landkreis Hasetal brach die Seuche aus. {300 Tiere|Landkreis Hasetal} müssten getötet werden, teilte der Kreis mit.",
    "Ihnen drohen laut ihrem Anwalt Strafen von {fünf Jahren|Anwalt}.",
    "{31 Verletzte|Gesundheitsministerium} kamen nach Angaben des Gesundheitsministeriums in Krankenhäuser.",
    "Nordavia flog nicht. Das Unternehmen bot {drei Prozent|Nordavia}. Die Frachttochter Nordavia Cargo flog.",
    "Das Landvolk sprach von {vier Millionen Euro|Landvolk} Schaden.",
]


@pytest.mark.parametrize("row", NAMED)
def test_a_party_is_named_without_what_stands_beside_it(row):
    text, expected = figures(row)
    assert heard(text, expected) == [chain for _, _, chain in expected]


def test_somebody_told_by_age_whom_nobody_named_is_the_source():
    text, expected = figures("Der 58-Jährige sagte, {30 Kinder|58-Jährige} seien verletzt.")
    assert heard(text, expected) == [chain for _, _, chain in expected]
