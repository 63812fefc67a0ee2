"""PDF files, made here."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from sources.cleaning import view
from sources.errors import Reason, Refusal
from sources.reading import pdf

FIRST = [
    "Stand: 5. März 2025",
    "Die Feuerwehr in Niederau hat am Dienstag bei einem Ein-",
    "satz an der Wiede rund 4.000 Sandsäcke gefüllt und damit",
    "zwei Straßen gesichert, die „seit Tagen“ unter Wasser und",
    "Schlamm stehen. Insgesamt halfen nach Angaben der",
]
SECOND = ["Stadt 140 Menschen aus den Orten links und rechts der", "Wiede mit."]


def made(pages: Sequence[Sequence[str]], title: str = "", password: str | None = None) -> bytes:
    """A PDF file with these lines on its pages."""
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password) if password else None)
    canvas.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_the_lines_of_all_pages_are_read_and_the_view_joins_them() -> None:
    document = pdf.read(made([FIRST, SECOND], "Sandsäcke gegen die Flut"), "a.pdf")
    assert document.metadata.title == "Sandsäcke gegen die Flut"
    assert str(document.metadata.published) == "2025-03-05"
    assert document.text.count("\f") == 1
    assert "bei einem Ein-\nsatz an der Wiede rund 4.000 Sandsäcke" in document.text
    shown = view(document.text).text
    assert "bei einem Einsatz an der Wiede rund 4.000 Sandsäcke gefüllt und damit zwei Straßen" in shown
    assert "halfen nach Angaben der Stadt 140 Menschen" in shown


@pytest.mark.parametrize(
    "title", ["untitled", "Microsoft Word - artikel.docx", "artikel.pdf", "https://talkurier.example/a"]
)
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert pdf.read(made([FIRST], title), "a.pdf").metadata.title == ""


def test_the_day_the_file_was_made_is_not_the_day_of_publication() -> None:
    assert pdf.read(made([FIRST[1:]]), "a.pdf").metadata.published is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.BROKEN_PDF),
        (b"%PDF-1.7 und dann nichts", Reason.BROKEN_PDF),
        (made([FIRST])[:400], Reason.BROKEN_PDF),
        (made([FIRST], password="geheim"), Reason.ENCRYPTED_PDF),
        (made([[]]), Reason.SCANNED_PDF),
    ],
    ids=["empty", "only a head", "cut off", "password", "no text"],
)
def test_an_unusable_file_is_refused_with_its_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        pdf.read(data, "a.pdf")
    assert refused.value.reason == reason
