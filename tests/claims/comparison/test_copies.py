"""Copied text is recognised, also edited and with another figure; independent reports are not."""

from claims.comparison.copies import Copies, credit
from claims.comparison.records import ComparedArticle

AGENCY = (
    "Altdorf (xyz) – Bei einem Brand in einer Lagerhalle ist am Freitag ein Schaden von 300.000 Euro entstanden. "
    "Nach Angaben der Feuerwehr waren 80 Einsatzkräfte die ganze Nacht mit dem Löschen beschäftigt. "
    "Verletzt wurde niemand, weil die Halle zu dieser Zeit leer stand."
)
EDITED = (
    "Bei einem Brand in einer Lagerhalle ist am Freitag ein Schaden von 3.000 Euro entstanden. "
    "80 Einsatzkräfte waren nach Angaben der Feuerwehr die ganze Nacht mit dem Löschen beschäftigt. "
    "Die Halle stand zu dieser Zeit leer. (xyz)"
)
OWN = (
    "In Altdorf hat es gebrannt. Die Flammen schlugen aus dem Dach, als unsere Reporterin eintraf. "
    "Der Besitzer beziffert den Verlust auf 300.000 Euro und will wieder aufbauen."
)


def article(key: str, text: str, published: str) -> ComparedArticle:
    return ComparedArticle(key, key, None, published, text)


COPIES = Copies(
    [
        article("edited", EDITED, "2025-03-02"),
        article("agency", AGENCY, "2025-03-01"),
        article("own", OWN, "2025-03-01"),
    ]
)


def test_an_edited_agency_text_is_the_same_text() -> None:
    assert COPIES.same_text("agency", "edited")


def test_an_independent_report_is_another_text() -> None:
    assert not COPIES.same_text("agency", "own")
    assert COPIES.cluster("own") == ("own",)


def test_the_earliest_version_leads_a_group_of_copies() -> None:
    assert COPIES.cluster("edited") == ("agency", "edited")


def test_a_passage_with_a_changed_figure_is_still_a_copy() -> None:
    assert COPIES.twins("agency", AGENCY.index("300.000"), "edited", EDITED.index("3.000"))
    assert not COPIES.twins("agency", AGENCY.index("300.000"), "own", OWN.index("300.000"))


def test_only_the_same_place_of_a_copied_passage_corresponds() -> None:
    text = "Der Hersteller streicht nach eigenen Angaben weitere {} Stellen, zusammen mit den ersten {} also viele."
    one, two = (
        article("one", text.format("1.200", "900"), "2025"),
        article("two", text.format("2.100", "900"), "2025"),
    )
    copies = Copies([one, two])
    first = one.text.index("1.200"), two.text.index("2.100")
    assert copies.opposite("one", first[0], "two", first[1])
    assert not copies.opposite("one", first[0], "two", two.text.index("900"))


def test_the_agency_is_read_from_dateline_or_end() -> None:
    assert credit(article("a", AGENCY, "2025")) == credit(article("b", EDITED, "2025")) == "xyz"
    assert credit(article("c", OWN, "2025")) is None
