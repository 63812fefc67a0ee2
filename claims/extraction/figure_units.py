"""What a number measures, read from the unit behind it: sums (money and percent), shares, time."""

import re

from spacy.tokens import Doc

from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.verb_forms import verb_form
from claims.extraction.word_classes import word_class

SCALES = word_class("number_scale")
# Modifiers that a figure begins with: "bis zu 30", "mehr als 30".
MODIFIER_REACH = 4
# Numbers, adjectives and scales between a figure and its noun: "25 bis 30 Millionen neue Stellen".
UNIT_REACH = 6
_BETWEEN = frozenset({"bis", "und", "oder", "-", "–", "halbe", "halben"})
_TIME = re.compile(r"(?:Jahr|Monat|Woche|Tag|Stunde|Minute)(?:en?|e?n|s)?$")
_SUM = re.compile(
    r"(?:Euro|Prozent|Prozentpunkte?n?|Franken|Dollar|Cent|Rappen|Pfund|Zloty|Rubel|Rupien|Kronen|Yen|Lewa|Lira|Pesos|Forint|Stufen|Schritten?|Raten|Tranchen)$|[%€$£]"
)
_SHARE = re.compile(r"Prozent|%")


def is_number(doc: Doc, token: int) -> bool:
    """Whether a number begins at the token, in digits or in words."""
    return doc[token].like_num or token in numeral_ends(doc)


def is_sum(doc: Doc, index: int) -> bool:
    """Whether the figure at token ``index`` counts money or percent ("30 Millionen Euro", "30 Prozent"), nothing but millions, or the steps in
    which a sum is paid ("in drei Stufen")."""
    counted = unit(doc, index)
    return _SUM.match(counted) is not None or counted in SCALES


def is_share(doc: Doc, index: int) -> bool:
    """Whether it counts percent."""
    return _SHARE.match(unit(doc, index)) is not None


def is_time(doc: Doc, index: int) -> bool:
    """Whether it counts time ("30 Monate")."""
    return _TIME.match(unit(doc, index)) is not None


def unit(doc: Doc, index: int) -> str:
    """The noun or sign that the number counts, adjectives left out; a scale when none follows it."""
    reach = range(index, min(len(doc), index + MODIFIER_REACH))
    at = next((token for token in reach if is_number(doc, token)), index)
    scale = ""
    for token in range(at, min(len(doc), at + UNIT_REACH)):
        word = doc[token].text.rstrip(".")
        if word in SCALES:
            scale = word
        elif _SUM.match(word) or (word[:1].isupper() and token > at):
            return word
        elif token > at and not is_number(doc, token) and word not in _BETWEEN and not _is_attribute(word):
            break
    return scale


def _is_attribute(word: str) -> bool:
    """ "30 neue Stellen"."""
    return word.endswith(("e", "en", "er", "es", "em")) and verb_form(word) is None
