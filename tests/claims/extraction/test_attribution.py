"""Who says it: every German means of naming a source, chains of sources, and speech that goes on over sentences."""

import pytest
import spacy

from claims.extraction import sentences  # noqa: F401  (registers the sentence component)
from claims.extraction.attribution import attribute


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("de")
    nlp.add_pipe("gegenlese_sentences")
    return nlp


def chain(nlp, text: str) -> list[str]:
    """The chain of the figure between square brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "", 1).replace("]", "", 1)
    return [link.name for link in attribute(nlp(plain), start, end)[0]]


PREPOSITIONS = [
    ("Laut Polizei starben [30] Menschen.", ["Polizei"]),
    ("In Mainz starben laut der örtlichen Feuerwehr [30] Menschen.", ["örtliche Feuerwehr"]),
    ("Der Feuerwehr zufolge starben [30] Menschen.", ["Feuerwehr"]),
    ("Dem ukrainischen Generalstab zufolge fielen [30] Soldaten.", ["ukrainischer Generalstab"]),
    ("Nach Angaben des ukrainischen Generalstabs fielen [30] Soldaten.", ["ukrainischer Generalstab"]),
    ("Nach Angaben von Helfern starben [30] Menschen.", ["Helfer"]),
    ("Nach Einschätzung der Forscherin Lena Moser fehlen [30] Lehrer.", ["Lena Moser"]),
    ("Nach einer Schätzung des Bergamts sind [30] Stollen undicht.", ["Bergamt"]),
    ("Nach den Worten von Minister Jan Kolb fehlen [30] Lehrer.", ["Jan Kolb"]),
    ("Nach Informationen der „Harzer Rundschau“ fehlen [30] Lehrer.", ["Harzer Rundschau"]),
    ("Nach dpa-Informationen fehlen [30] Lehrer.", ["dpa"]),
    ("Nach Polizeiangaben kamen [30] Gäste.", ["Polizei"]),
    ("Nach Kiewer Angaben fielen [30] Soldaten.", ["Kiew"]),
    ("Nach Angaben aus Moskau fielen [30] Soldaten.", ["Moskau"]),
    ("Nach offiziellen Angaben starben [30] Menschen.", ["offizielle Angaben"]),
    ("Medienberichten zufolge starben [30] Menschen.", ["Medienberichte"]),
    ("Laut einer Studie der Universität Jena frieren [30] Prozent.", ["Universität Jena"]),
    ("Laut Gesundheitsministerin Ida Roth fehlen [30] Ärzte.", ["Ida Roth"]),
    ("Ihrer Ansicht nach fehlen [30] Ärzte, sagte Ida Roth.", ["Ida Roth"]),
    ("In einem Bericht des Rechnungshofs ist von [30] Fehlern die Rede.", ["Rechnungshof"]),
]

VERBS = [
    ("Die Polizei teilte mit, dass [30] Menschen starben.", ["Polizei"]),
    ("[30] Menschen starben, teilte die Polizei mit.", ["Polizei"]),
    ("Es habe [30] Tote gegeben, sagte der Sprecher Uwe Lang am Montag.", ["Uwe Lang"]),
    ("Wie die Polizei am Abend mitteilte, starben [30] Menschen.", ["Polizei"]),
    ("Es starben, wie die Polizei mitteilte, [30] Menschen.", ["Polizei"]),
    ("[30] Menschen starben, so die Polizei.", ["Polizei"]),
    ("Der Verband bezifferte den Schaden auf [30] Millionen Euro.", ["Verband"]),
    ("Den Schaden schätzt das Umweltministerium auf [30] Millionen Euro.", ["Umweltministerium"]),
    ("Die Zahl der Opfer gab der Krisenstab mit [30] an.", ["Krisenstab"]),
    ("Die Gewerkschaft spricht von [30] Betrieben.", ["Gewerkschaft"]),
    ("Der Zoll hat [30] Funde gemeldet.", ["Zoll"]),
    ("Es seien [30] Soldaten gefallen, hieß es aus Kreisen des Ministeriums.", ["Kreise des Ministeriums"]),
    ("Wie aus Regierungskreisen verlautete, kostet das [30] Millionen.", ["Regierungskreise"]),
    ("Im Brief des Amtes heißt es, dass [30] Häuser leer stehen.", ["Amt"]),
    ("Kiew will [30] Panzer zerstört haben.", ["Kiew"]),
    ("Die Gewerkschaft will [30] Prozent mehr Lohn.", ["Gewerkschaft"]),
    ("Eine Umfrage des Instituts Forsa ergab, dass [30] Prozent frieren.", ["Institut Forsa"]),
    ("Bei der Kundgebung seien [30] Menschen gewesen, so Bürgermeisterin Eva Klamm.", ["Eva Klamm"]),
    ("Von der Behörde wurde mitgeteilt, dass [30] Häuser leer stehen.", ["Behörde"]),
    ("Die Polizei ist der Ansicht, dass [30] Häuser leer stehen.", ["Polizei"]),
]

QUOTED = [
    ("„Wir haben [30] Betten“, sagte Klinikchefin Ute Reich.", ["Ute Reich"]),
    ("»Wir haben [30] Betten«, sagte Klinikchefin Ute Reich.", ["Ute Reich"]),
    ('"Wir haben [30] Betten", sagte Klinikchefin Ute Reich.', ["Ute Reich"]),
    ("“Wir haben [30] Betten”, sagte Klinikchefin Ute Reich.", ["Ute Reich"]),
    ("Klinikchefin Ute Reich sagte: „Wir haben [30] Betten.“", ["Ute Reich"]),
    ("„Es ist schlimm. Wir haben nur [30] Betten“, sagte Ute Reich.", ["Ute Reich"]),
    ("„Es ist schlimm“, sagte Ute Reich. „Wir haben nur [30] Betten.“", ["Ute Reich"]),
    ("Pfleger Jan Moll (41): „Wir haben [30] Betten.“", ["Jan Moll"]),
]

CHAINS = [
    (
        "Laut einer Einschätzung des Geheimdienstes fielen [30] Soldaten, berichtet CNN.",
        ["CNN", "Geheimdienst"],
    ),
    (
        "Wie die Agentur Reuters unter Berufung auf das Militär meldet, fielen [30] Soldaten.",
        ["Reuters", "Militär"],
    ),
    (
        "Laut „Guardian“ sprachen südkoreanische Militärs von [30] Toten.",
        ["Guardian", "südkoreanische Militärs"],
    ),
    ("Wie CNN berichtet, sagte der Minister Jan Kolb, dass [30] Soldaten fielen.", ["CNN", "Jan Kolb"]),
    ("CNN meldet unter Berufung auf Diplomaten, dass [30] Soldaten fielen.", ["CNN", "Diplomaten"]),
    (
        "Einsatzleiter Jan Kolb sagte der Zeitung „Harzer Bote“, es brenne auf [30] Hektar.",
        ["Harzer Bote", "Jan Kolb"],
    ),
    ("Jan Kolb sagte im Interview mit dem Harzradio, es fehlten [30] Lehrer.", ["Jan Kolb"]),
    ("Wie die von CNN eingesehene Analyse besagt, fielen [30] Soldaten.", ["CNN", "Analyse"]),
    ("Es fielen [30] Soldaten, wie Militärs laut „Harzer Bote“ mitteilten.", ["Harzer Bote", "Militärs"]),
    ("Geheimdienstchef Jan Kolb gab laut CNN an, dass [30] Soldaten fielen.", ["CNN", "Jan Kolb"]),
    ("Laut CNN, das sich auf Diplomaten stützt, fielen [30] Soldaten.", ["CNN", "Diplomaten"]),
    ("Laut Times of India gaben Beamte an, dass [30] Soldaten fielen.", ["Times of India", "Beamte"]),
    ("Laut Polizei kamen 50 Gäste, die Veranstalter sprachen von [30].", ["Veranstalter"]),
    ("Laut Polizei kamen [30] Gäste, die Veranstalter sprachen von 50.", ["Polizei"]),
]

CONTINUED = [
    ("Die Polizei sprach von einem Brand. [30] Menschen seien verletzt worden.", ["Polizei"]),
    ("Die Polizei sprach von einem Brand. Es habe gestürmt. [30] Menschen seien verletzt.", ["Polizei"]),
    ("Das Amt nannte neue Zahlen. Demnach starben [30] Menschen.", ["Amt"]),
    ("Es brannte, teilte die Feuerwehr mit. Es gab demnach [30] Verletzte.", ["Feuerwehr"]),
    ("Jan Kolb sprach von Fehlern. Er nannte [30] Fälle.", ["Jan Kolb"]),
    ("Jan Kolb sprach von Fehlern. Später bezifferte Kolb sie auf [30].", ["Jan Kolb"]),
    (
        "Die Gewerkschaft Bau und Boden (GBB) streikt. Laut GBB kamen [30] Leute.",
        ["Gewerkschaft Bau und Boden"],
    ),
    ("Verteidigungsminister Jan Kolb kam. Der Minister sprach von [30] Toten.", ["Jan Kolb"]),
    ("Die Zahl der Toten stieg auf [30]. Das sagte Sprecherin Eva Klamm.", ["Eva Klamm"]),
    ("Der Generalstab meldete Verluste. Am Montag hatte er von [30] Toten gesprochen.", ["Generalstab"]),
    ("Das Unglück laut Register:\n\n12. Mai: Es sinken [30] Schiffe.", ["Register"]),
    ("Es starben [30] Menschen. Das geht aus Zahlen des Amtes hervor.", ["Amt"]),
    ("Forscher, wie Lena Moser, äußerten Zweifel. Sie merkte an, dass [30] fehlen.", ["Lena Moser"]),
    ("Eva Klamm betonte, man helfe. Sie fügte hinzu, dass [30] Helfer kämen.", ["Eva Klamm"]),
]

OWN_VOICE = [
    "Bei einem Brand starben [30] Menschen.",
    "Die Stadt zählt [30] Einwohner.",
    "Die Polizei nahm [30] Menschen fest.",
    "Am Mittwoch sprach der Minister vor [30] Gästen.",
    "Die Partei kam auf [30] Prozent.",
    "Nach dem Treffen der Minister fuhren [30] Wagen ab.",
    "Laut rief die Menge, während [30] Wagen brannten.",
    "Landwirt Jan Moll, der [30] Schafe hält, sagte nichts.",
    "„Es reicht“, sagte Jan Moll ([30]) am Montag.",
    "Das Tauchen in [30] Metern Tiefe ist laut Polizei gefährlich.",
    "Die Regierung plant [30] neue Häuser.",
]


@pytest.mark.parametrize(("text", "expected"), PREPOSITIONS)
def test_a_preposition_names_the_source(nlp, text, expected):
    assert chain(nlp, text) == expected


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_a_verb_of_saying_names_the_source(nlp, text, expected):
    assert chain(nlp, text) == expected


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_direct_speech_belongs_to_its_speaker(nlp, text, expected):
    assert chain(nlp, text) == expected


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_nested_sources_make_a_chain_that_ends_at_the_origin(nlp, text, expected):
    assert chain(nlp, text) == expected


@pytest.mark.parametrize(("text", "expected"), CONTINUED)
def test_speech_goes_on_over_sentences(nlp, text, expected):
    assert chain(nlp, text) == expected


@pytest.mark.parametrize("text", OWN_VOICE)
def test_what_the_article_states_itself_has_no_source(nlp, text):
    assert chain(nlp, text) == []


def test_a_link_points_at_mention_and_cue_in_the_text(nlp):
    text = "Nach Angaben des Zivilschutzes starben 30 Menschen."
    (link,), _, _ = attribute(nlp(text), text.index("30"), text.index("30") + 2)
    assert link.mention is not None
    assert link.cue is not None
    assert text[slice(*link.mention)].endswith("Zivilschutzes")
    assert text[slice(*link.cue)].startswith("Nach Angaben")


def test_a_day_beside_the_verb_of_saying_is_when_it_was_said(nlp):
    text = "Die Polizei meldete am Montag 30 Tote."
    day, figure = text.index("am Montag"), text.index("30")
    assert attribute(nlp(text), day, day + 9, date=True)[0] == ()
    assert [link.name for link in attribute(nlp(text), figure, figure + 2)[0]] == ["Polizei"]


def test_an_empty_text_has_no_speech(nlp):
    nlp.add_pipe("gegenlese_attribution")
    try:
        assert list(nlp("").spans["quotations"]) == []
    finally:
        nlp.remove_pipe("gegenlese_attribution")
