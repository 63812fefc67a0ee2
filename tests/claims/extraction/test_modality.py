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
