"""The event that a date belongs to."""

import pytest

from claims.extraction import lexicon
from tests.claims.extraction.date_texts import only


def test_a_date_beside_the_noun_of_an_event_takes_that_noun():
    found = only("Nach dem Beben vom 10. Juni fehlte Wasser.")
    assert found.event == "Beben"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Am Montag wurde die Brücke gesperrt.", "Sperrung der Brücke"),
        (
            "Bei einer Explosion in einem Sägewerk ist am Montag ein Arbeiter gestorben.",
            "Explosion in einem Sägewerk",
        ),
        ("Der Brand sei gelöscht, teilte die Feuerwehr am Montag mit.", "Mitteilung der Feuerwehr"),
        ("Davon sagte Landrätin Karla Kurz am Montag nichts.", "Äußerung von Landrätin Karla Kurz"),
        ("Im Mai sank der Umsatz von Nordchem.", "Sinken des Umsatzes von Nordchem"),
        ("Im Mai stieg der Umsatz auf 3 Millionen Euro.", "Anstieg des Umsatzes"),
        ("Am Montag wurde in Riga ein ähnliches Wrack gefunden.", "Fund eines Wracks in Riga"),
        ("Taucher haben am Montag die Leiche geborgen.", "Bergung der Leiche"),
        ("Das Gericht hat einen Händler am Montag verurteilt.", "Verurteilung eines Händlers"),
        ("Zur Trauerfeier am Montag in Passau kamen Gäste.", "Trauerfeier in Passau"),
        ("Nach Angaben der Polizei kollidierten am Montag Schiffe.", "Kollision von Schiffen"),
        ("Am Montag fiel der Strom aus.", "Ausfall des Stroms"),
        ("Am Montag reiste die Ministerin nach Kairo.", "Reise der Ministerin nach Kairo"),
        ("Hier hatte am Montag ein Bagger Leitungen freigelegt.", "Bagger Leitungen freigelegt"),
        ("Am Montag demonstrierten Zehntausende Menschen in Wien.", "Demonstration von Menschen in Wien"),
        ("Im Juni war alles anders.", None),
    ],
)
def test_the_event_of_a_date_is_a_short_readable_phrase(text, event):
    assert only(text).event == event


@pytest.mark.parametrize("row", lexicon.read("event_nouns"), ids=lambda row: row["verb"])
def test_each_noun_of_a_verb_names_the_event_of_its_example(row):
    assert (only(row["example"]).event or "").startswith(row["noun"])
