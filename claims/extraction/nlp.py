"""The pipeline: which components run, in which order, on which base model.

``GEGENLESE_SPACY_MODEL`` names any German spaCy pipeline (a package or a path); without it the blank German tokenizer is
the base. Our components come after the base model's own, except sentence boundaries, which a parser must respect.
"""

import os
from functools import cache

import spacy
from spacy.language import Language

# Imported for their @Language.factory registrations.
from claims.extraction import attribution, dates, numerals, quantities, sentences  # noqa: F401

COMPONENTS = (
    "gegenlese_numerals",
    "gegenlese_dates",
    "gegenlese_quantities",
    "gegenlese_attribution",
)


@cache
def pipeline(model: str | None = None) -> Language:
    """The loaded pipeline, one per process. ``model``: package name or path; None reads the environment."""
    model = model or os.environ.get("GEGENLESE_SPACY_MODEL") or None
    nlp = spacy.load(model) if model else spacy.blank("de")
    nlp.max_length = 20_000_000
    nlp.add_pipe("gegenlese_sentences", first=True)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
