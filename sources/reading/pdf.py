"""PDF files: the text of their pages, line by line, pages separated by a form feed."""

import re

import pypdfium2

from sources.errors import Reason, Refusal
from sources.reading.document import LONGEST_TITLE, Document, Metadata, checked_text
from sources.reading.published import dateline

# FPDF_ERR_PASSWORD in pdfium's fpdfview.h
PASSWORD_ERROR = 4
# pdfium writes these where it found a hyphen at the end of a line.
LINE_HYPHEN = re.compile(r"[\ufffe\x02](?:\r?\n)?")
# Titles that programs put in by themselves.
MADE_UP_TITLE = re.compile(
    r"(?i)untitled|unbenannt|dokument\d*|document\d*|microsoft word.*|.*\.(?:docx?|indd|pdf|html?)|https?:.*"
)
MOST_PAGES = 500


def read(data: bytes, reference: str) -> Document:
    """The article in a PDF file. Raises Refusal when it is damaged, protected, or holds images only. The date of the
    file is not taken for the date of publication."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == PASSWORD_ERROR
        raise Refusal(Reason.ENCRYPTED_PDF if protected else Reason.BROKEN_PDF) from None
    try:
        if len(pdf) > MOST_PAGES:
            raise Refusal(Reason.TOO_LARGE, limit=f"{MOST_PAGES} Seiten")
        text = "\n\f".join(_page_text(pdf, number) for number in range(len(pdf)))
        title = " ".join(pdf.get_metadata_dict().get("Title", "").split())
    except pypdfium2.PdfiumError:
        raise Refusal(Reason.BROKEN_PDF) from None
    finally:
        pdf.close()
    if not text.strip():
        raise Refusal(Reason.SCANNED_PDF)
    title = "" if MADE_UP_TITLE.fullmatch(title) else title[:LONGEST_TITLE]
    return Document(
        checked_text(text), reference, "application/pdf", Metadata(title=title, published=dateline(text))
    )


def _page_text(pdf: pypdfium2.PdfDocument, number: int) -> str:
    page = pdf[number]
    lines = page.get_textpage()
    text: str = lines.get_text_range()
    lines.close()
    page.close()
    # NUL and lone surrogates come from fonts without a proper encoding; they stand for no letter.
    text = LINE_HYPHEN.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]", "", text)
