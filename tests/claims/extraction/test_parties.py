"""From a noun phrase to a party: base form, kind and country."""

import pytest
import spacy

from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.terms import ActorKind

NLP = spacy.blank("de")
NLP.add_pipe("sentencizer")

ROWS = [
    ("von des ukrainischen Generalstabs.", "ukrainischer Generalstab", ActorKind.MILITARY, "UA"),
    ("von südkoreanischem Geheimdienst.", "südkoreanischer Geheimdienst", ActorKind.INTELLIGENCE, "KR"),
    (
        "von dem britischen Verteidigungsministerium.",
        "britisches Verteidigungsministerium",
        ActorKind.GOVERNMENT,
        "GB",
    ),
    ("von der schwedischen Küstenwache.", "schwedische Küstenwache", ActorKind.GOVERNMENT, "SE"),
    ("von Gouverneur Piotr Lesnik.", "Piotr Lesnik", ActorKind.PERSON, None),
    ("von US-Präsidentin Ann Lee.", "Ann Lee", ActorKind.PERSON, None),
    ("von Kommissionspräsidentin Ursula von der Leyen.", "Ursula von der Leyen", ActorKind.PERSON, None),
    ("von dem Sprecher der 12. Brigade.", "Sprecher der 12. Brigade", ActorKind.PERSON, None),
    ("von der Zeitung „Harzer Bote“.", "Harzer Bote", ActorKind.MEDIUM, None),
    ("von der Nachrichtenagentur Tass.", "Tass", ActorKind.AGENCY, "RU"),
    ("von der Nachrichtenagentur dpa.", "dpa", ActorKind.AGENCY, "DE"),
    ("von dem Roten Kreuz.", "Rotes Kreuz", ActorKind.ORGANISATION, None),
    (
        "von dem Verteidigungsministerium in Moskau.",
        "Verteidigungsministerium in Moskau",
        ActorKind.GOVERNMENT,
        "RU",
    ),
    ("von dem Institut für Wetterkunde.", "Institut für Wetterkunde", ActorKind.ORGANISATION, None),
    (
        "von der Gewerkschaft Holz und Papier (GHP).",
        "Gewerkschaft Holz und Papier",
        ActorKind.ORGANISATION,
        None,
    ),
    ("von Helfern.", "Helfer", ActorKind.WITNESS, None),
    ("von Kiew.", "Kiew", ActorKind.GOVERNMENT, "UA"),
    ("von Polizeiangaben.", "Polizei", ActorKind.POLICE, None),
    ("von einer Umfrage des Instituts Civis.", "Institut Civis", ActorKind.ORGANISATION, None),
    (
        "von einer ukrainischen Geheimdiensteinschätzung.",
        "ukrainische Geheimdiensteinschätzung",
        ActorKind.INTELLIGENCE,
        "UA",
    ),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), ROWS)
def test_a_party_has_base_form_kind_and_country(text, name, kind, country):
    doc = NLP(text)
    phrase = noun_phrase(doc, 1, len(doc))
    assert phrase is not None
    party = party_of(doc, phrase)
    assert (party.name, party.kind, party.country) == (name, kind, country)


def test_an_acronym_in_brackets_is_an_alias():
    doc = NLP("von der Gewerkschaft Holz und Papier (GHP).")
    phrase = noun_phrase(doc, 1, len(doc))
    assert phrase is not None
    assert party_of(doc, phrase).aliases == ("GHP",)


@pytest.mark.parametrize("text", ["von gestern.", "von Montag.", "von 30 Toten.", "von vielen."])
def test_what_is_no_noun_phrase_names_nobody(text):
    doc = NLP(text)
    assert noun_phrase(doc, 1, len(doc)) is None
