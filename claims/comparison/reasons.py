"""Reasons as plain sentences: the data of a verdict filled into the sentences of ``lexicon/reasons.tsv``.

Values are stored as data (a category's key, an ISO date, a share) and worded here, so that page, API and export read alike.
"""

import re
from functools import cache
from typing import Any, Literal

from claims import amounts
from claims.comparison import lexicon
from claims.comparison.records import Reason

Language = Literal["de", "en"]

TIMEX = re.compile(r"\d{4}(?:-(?:\d\d|W\d\d|Q\d|SP|SU|FA|WI|H\d)(?:-\d\d)?)?(?:T.*)?")
# Reasons whose a and b are quotes, which stay as the text has them; in the others dates and keys are worded.
VERBATIM = "„{a}“"
NOTHING = {
    "shared": {"de": "dieselbe Größe", "en": "the same quantity"},
    "a": {"de": "ohne Angabe", "en": "not stated"},
    "b": {"de": "ohne Angabe", "en": "not stated"},
}


@cache
def _sentences(language: str) -> dict[str, str]:
    return {row["code"]: row[language] for row in lexicon.read("reasons")}


@cache
def _names(language: str) -> dict[str, str]:
    """Keys of categories, modalities and countries → their names."""
    return {row["key"]: row[language] for row in lexicon.read("names")}


def render(reason: Reason, language: Language = "de") -> str:
    """One sentence in German or English. Raises KeyError for an unknown code or a value that the sentence needs."""
    sentence = _sentences(language)[reason.code]
    verbatim = VERBATIM in _sentences("de")[reason.code]
    values = {key: _worded(key, value, language, verbatim) for key, value in reason.values.items()}
    return sentence.format(**values)


def _worded(key: str, value: Any, language: Language, verbatim: bool) -> str:
    if key == "gap":
        return f"{round(float(value) * 100)}{amounts.NO_BREAK_SPACE}%"
    text = "" if value is None else " ".join(str(value).split())
    if text in {"", "–", "?"} and key in NOTHING:
        return NOTHING[key][language]
    if verbatim and key in {"a", "b"}:
        return text
    if TIMEX.fullmatch(text) or ("/" in text and all(map(TIMEX.fullmatch, text.split("/")))):
        return amounts.timex(text, None, language)
    return (
        " + ".join(_names(language).get(part, part) for part in text.split("+"))
        if "+" in text
        else (_names(language).get(text, text))
    )
