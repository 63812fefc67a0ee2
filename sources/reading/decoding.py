"""Bytes → text, exactly as written, or the reason why not."""

import codecs
import re

from sources.errors import Reason, Refusal

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters but tab, line breaks, form feed and escape, which printers left in old texts.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A text may hold a stray control character; one in a thousand and more is no text.
CONTROL_SHARE = 0.001
# What German news text in Windows-1252 uses beyond ASCII, foreign names and signs included.
EXPECTED = frozenset("äöüÄÖÜß„“”‚‘’»«›‹–—…€§°²³½¼¾·•©®™£±×\xa0éèêáàâóòôíìîúùûçñåøæëïãõšžœÉÈÁÀÓÍÚÇÑÅØÆŠŽŒ")
EXPECTED_SHARE = 0.9
# Umlauts and ß are about one German letter in 50; Cyrillic or Greek bytes read as Windows-1252 give little else.
SPECIAL_SHARE = 0.2


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32 with byte order mark, else Windows-1252 when the result looks
    like German. The mark itself is no part of the text. Raises Refusal when empty, binary or of another encoding."""
    if not data.strip():
        raise Refusal(Reason.EMPTY)
    text = _decode(data)
    if not text.strip():
        raise Refusal(Reason.EMPTY)
    if len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise Refusal(Reason.BINARY)
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise Refusal(Reason.ENCODING) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if len(data.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32)]))) < (
        1 - CONTROL_SHARE
    ) * len(data):
        raise Refusal(Reason.BINARY)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Refusal(Reason.ENCODING) from None
    special = [character for character in text if ord(character) > 127]
    expected = sum(character in EXPECTED for character in special)
    if expected < EXPECTED_SHARE * len(special) or len(special) > SPECIAL_SHARE * len(text):
        raise Refusal(Reason.ENCODING)
    return text
