"""Two states of one article, or two articles?"""

import pytest

from sources.same_article import is_same_article

FIRST = (
    "In Niederau ist am Dienstag ein Zug entgleist. Drei Reisende wurden nach Angaben der Bahn leicht verletzt. Die Strecke "
    "bleibt bis zum Abend gesperrt, Busse fahren im Halbstundentakt."
)
GROWN = FIRST + (
    " Am Abend teilte das Unternehmen mit, ein gebrochenes Rad habe den Unfall verursacht. Der Landrat dankte den Helfern und "
    "kündigte eine Untersuchung an. Der Schaden liegt demnach bei zwei Millionen Euro, die Bergung dauert noch Tage."
)
CORRECTED = FIRST.replace("Drei Reisende", "Vier Reisende")
REWRITTEN = (
    "Nach der Entgleisung eines Zuges in Niederau läuft die Suche nach der Ursache. Vier Menschen kamen in Kliniken. Die "
    "Strecke bleibt bis zum Abend gesperrt, sagte ein Sprecher; die Bundespolizei befragt den Lokführer."
)
OTHER = (
    "Der Stadtrat von Niederau hat am Dienstag den Haushalt beschlossen. Zwei neue Schulen sollen bis 2027 entstehen, die "
    "Kosten liegen nach Angaben des Rathauses bei 48 Millionen Euro. Die Opposition stimmte dagegen."
)
TITLE = "Zug entgleist"


@pytest.mark.parametrize(
    ("title", "text", "same"),
    [
        (TITLE, FIRST, True),
        (TITLE, CORRECTED, True),
        (TITLE, GROWN, True),
        ("Ursache gefunden", GROWN, True),
        (TITLE, REWRITTEN, True),
        ("Ganz andere Zeile", REWRITTEN, False),
        ("", OTHER, False),
        (TITLE, OTHER, False),
        ("Haushalt steht", OTHER, False),
    ],
)
def test_edited_and_grown_texts_are_the_same_article(title: str, text: str, same: bool) -> None:
    assert is_same_article((TITLE, FIRST), (title, text)) is same
    assert is_same_article((title, text), (TITLE, FIRST)) is same


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Drei Tote bei Unfall auf der A7", True),
        ("Vier Tote bei Unfall auf der A7", True),
        ("Stadtrat beschließt Haushalt für zwei Jahre", False),
    ],
)
def test_short_texts_are_compared_word_by_word(text: str, same: bool) -> None:
    assert is_same_article(("", "Drei Tote bei Unfall auf der A7"), ("", text)) is same
