"""Which way a clause looks."""

import pytest

from claims.extraction import lexicon
from claims.extraction.date_tense import Tense, TenseReader, is_preterite


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Am Montag sagte der Minister ab.", "past"),
        ("Der Minister hat am Montag abgesagt.", "past"),
        ("Drei Menschen wurden am Montag verletzt.", "past"),
        ("Er soll am Montag drei Menschen verletzt haben.", "past"),
        ("Der am Montag verletzte Mann lebt.", "past"),
        ("Der Mann, der am Montag starb, lebte in Kiel.", "past"),
        ("Drei Menschen, so die Polizei am Montag, seien gestorben.", "past"),
        ("Der Streik, kündigte er am Montag an, gehe weiter.", "past"),
        ("Der Minister wird am Montag absagen.", "future"),
        ("Der Minister will am Montag absagen.", "future"),
        ("Die Sitzung ist am Montag geplant.", "future"),
        ("Die für Montag geplante Sitzung fällt aus.", "future"),
        ("Der Minister reist am Montag ab.", "present"),
        ("Nächstes Treffen am Montag.", "future"),
        ("Treffen am Montag", None),
        ("Am Montag begann die Suche.", "past"),
        ("Am Montag, nach der Messe, schien die Sonne.", "past"),
        ("Am Montag erschossen Unbekannte drei Menschen.", "past"),
        ("Das Museum eröffnet am Montag.", "present"),
        ("Sie kündigte an, am Montag zu gehen.", "present"),
    ],
)
def test_the_tense_is_that_of_the_clause_around_the_date(text, tense):
    start = text.index("Montag")
    found = TenseReader(text).at((0, len(text)), start, start + len("Montag"), forward="für" in text)
    assert found == (Tense(tense) if tense else None)


@pytest.mark.parametrize(
    "word",
    [
        "sagte",
        "kamen",
        "trat",
        "eintrat",
        "arbeitete",
        "mitteilte",
        "stattfand",
        "geriet",
        "begann",
        "schien",
    ],
)
def test_preterites_are_known(word):
    assert is_preterite(word)


@pytest.mark.parametrize(
    "word", ["sagt", "kommen", "arbeite", "gestellten", "heute", "findet", "lädt", "morgen", "Minute"]
)
def test_other_words_are_no_preterites(word):
    assert not is_preterite(word)


def test_every_row_of_the_lexicon_applies_in_its_example():
    wanted = {
        "past": Tense.PAST,
        "perfect": Tense.PAST,
        "future": Tense.FUTURE,
        "open": None,
        "stay": Tense.FUTURE,
        "plan": Tense.FUTURE,
        "shift": Tense.PRESENT,
        "strong": Tense.PAST,
    }
    for row in lexicon.read("date_tense"):
        text = row["example"]
        start = text.index("Montag")
        found = TenseReader(text).at(
            (0, len(text)),
            start,
            start + len("Montag"),
            forward=any(f" {word} " in text for word in ("für", "auf", "bis")),
        )
        assert found == wanted[row["role"]], row
