"""Reasons as plain sentences: the data of a verdict filled into the sentences of ``lexicon/reasons.tsv``."""

from functools import cache
from typing import Literal

from claims.comparison import lexicon
from claims.comparison.records import Reason


@cache
def _sentences(language: str) -> dict[str, str]:
    return {row["code"]: row[language] for row in lexicon.read("reasons")}


def render(reason: Reason, language: Literal["de", "en"] = "de") -> str:
    """One sentence in German or English. Raises KeyError for an unknown code or a value that the sentence needs."""
    return _sentences(language)[reason.code].format(**reason.values)
