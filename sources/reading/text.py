"""Plain text files: the text is kept exactly as decoded."""

from sources.reading.decoding import decode
from sources.reading.document import Document, Metadata, checked_text
from sources.reading.published import dateline


def read(data: bytes, reference: str) -> Document:
    """The article in a text file. Raises Refusal."""
    text = checked_text(decode(data))
    return Document(text, reference, "text/plain", Metadata(published=dateline(text)))
