"""The quantity part of the pipeline on the blank German tokenizer, for tests that read one sentence at a time."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction import extract, numerals, quantities, sentences  # noqa: F401  registers the components
from claims.extraction.quantities import Quantity


@cache
def nlp() -> Language:
    language = spacy.blank("de")
    language.max_length = 20_000_000
    for name in ("gegenlese_sentences", "gegenlese_numerals", "gegenlese_quantities"):
        language.add_pipe(name)
    return language


def read(text: str) -> Doc:
    return nlp()(text)


def quantities_of(text: str) -> list[Quantity]:
    doc = read(text)  # spans die with their Doc
    return [span._.quantity for span in doc.spans["quantities"]]


def quotes(text: str) -> list[str]:
    return [text[quantity.start : quantity.end] for quantity in quantities_of(text)]


def figures(text: str) -> list[tuple[float | None, float | None]]:
    def plain(value: object) -> float | None:
        return None if value is None else float(str(value))

    return [(plain(quantity.minimum), plain(quantity.maximum)) for quantity in quantities_of(text)]
