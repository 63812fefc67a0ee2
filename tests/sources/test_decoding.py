"""Bytes to text, or a reason why not."""

import pytest

from sources.errors import Reason, Refusal
from sources.reading.decoding import decode

GERMAN = "Die Flut riss „Häuser“ mit – Schäden für 3 Millionen €, größer als je zuvor. Öl floss über Straßen."


@pytest.mark.parametrize(
    "data",
    [
        GERMAN.encode(),
        GERMAN.encode("utf-8-sig"),
        GERMAN.encode("utf-16"),
        b"\xfe\xff" + GERMAN.encode("utf-16-be"),
        GERMAN.encode("utf-32"),
        GERMAN.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "utf-32", "windows-1252"],
)
def test_german_text_is_read_in_the_usual_encodings(data: bytes) -> None:
    assert decode(data) == GERMAN


@pytest.mark.parametrize("text", ["eins\r\nzwei\n ", " \tein Satz\x0c", "12\u00a0000"])
def test_white_space_and_line_ends_stay_as_they_are(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t ", Reason.EMPTY),
        ("\ufeff".encode(), Reason.EMPTY),
        (bytes(range(256)) * 20, Reason.BINARY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 50, Reason.BINARY),
        (GERMAN.encode("utf-16-le"), Reason.BINARY),
        ("Дом горит, пожарные едут".encode("cp1251"), Reason.ENCODING),
        (GERMAN.encode()[:-1] + "Ö".encode()[:1], Reason.ENCODING),
        (GERMAN.encode("mac-roman"), Reason.ENCODING),
        (b"\xff\xfe\x00", Reason.ENCODING),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        decode(data)
    assert refused.value.reason == reason
