"""Who is counted with what a clause tells: those it befalls, not those who do it."""

import pytest

from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("240 Beamte nahmen 30 Randalierer fest.", ["other", "detained"]),
        ("Am Montag nahmen 240 Beamte 30 Randalierer fest.", ["other", "detained"]),
        ("Der Wirt wurde von drei Männern erschossen.", ["other"]),
        ("Von drei Männern wurde er erschossen.", ["other"]),
        ("Drei Männer erschossen den Wirt.", ["other"]),
        ("Drei Männer wurden erschossen.", ["killed"]),
        ("Zwölf Menschen tötete die Bombe.", ["killed"]),
        ("Es heißt, dass die Rebellen 12 Soldaten getötet haben.", ["killed"]),
        ("Es heißt, dass 12 Räuber den Wirt getötet haben.", ["other"]),
        ("12 Vermummte haben einen Beamten verletzt.", ["participants"]),
        ("12 Läufer haben sich verletzt.", ["wounded"]),
        ("15 Helfer evakuierten das Heim.", ["other"]),
    ],
)
def test_who_does_it_is_told_from_whom_it_befalls(text: str, categories: list[str]) -> None:
    assert [quantity.category for quantity in quantities_of(text)] == categories


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Nach neun Wanderern wird noch gesucht.", ["missing"]),
        ("Drei Täter werden noch gesucht.", ["other"]),
        ("80 Retter suchen nach drei Wanderern.", ["other", "missing"]),
        ("Zehn Kinder liegen im Krankenhaus.", ["wounded"]),
        ("Die Grippe breitet sich aus. Zehn Kinder liegen im Krankenhaus.", ["other"]),
        ("16 Infektionen verliefen tödlich.", ["killed"]),
        ("Nach dem Gefangenenaustausch kehrten 90 Soldaten zurück.", ["captured"]),
        ("Vom Manöver kehrten 90 Soldaten zurück.", ["troops"]),
        ("An der Suche beteiligten sich 200 Männer.", ["other"]),
        ("Am Umzug beteiligten sich 200 Männer.", ["participants"]),
        ("Die Halle fasst 900 Zuschauer.", ["other"]),
        ("1.800 Pflegekräfte legten die Arbeit nieder.", ["participants"]),
        ("Die 90 Lehrer sind zum Warnstreik aufgerufen.", ["other"]),
        ("160 Schüler dürfen nicht am Unterricht teilnehmen.", ["other"]),
        ("Sechs Gäste wurden leicht, zwei schwer verletzt.", ["wounded", "wounded"]),
        ("Fünf Verletzte sind gestorben.", ["killed"]),
        ("Das Heim zählte 40 Tote und Vermisste.", ["casualties"]),
    ],
)
def test_what_the_clause_and_the_text_before_say(text: str, categories: list[str]) -> None:
    assert [quantity.category for quantity in quantities_of(text)] == categories


def test_crowds_belong_to_the_gathering_that_the_text_opens_with() -> None:
    march = "Am Samstag zog eine Demonstration durch Wulm. Der Protest galt der Reform. "
    count = "Nach Ansicht der Stadt waren es 9.000 Menschen."
    assert quantities_of(march + count)[-1].category == "participants"
    assert quantities_of(count)[-1].category == "other"
