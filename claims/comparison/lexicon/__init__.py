"""The German word lists that comparison uses, read in the same format as the lexicon of extraction.

Columns that end in ``pattern`` hold regular expressions, matched without regard to case from the start of a word.
"""

from functools import cache
from pathlib import Path

from claims.extraction.lexicon import parse

FOLDER = Path(__file__).parent


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.tsv`` in this folder as column → text; raises LexiconError on a broken row."""
    return parse(FOLDER / f"{name}.tsv")
