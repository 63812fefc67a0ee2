"""The pipeline: which components run, in which order, on which base model.

``GEGENLESE_SPACY_MODEL`` names any German spaCy pipeline (a package or a path); without it the blank German tokenizer is
the base. Our components come after the base model's own, except sentence boundaries, which a parser must respect.
What a base model knows of grammar and names reaches them through ``doc._.grammar`` and ``doc.ents``, as hints.
"""

from functools import cache

import spacy
from spacy.language import Language

# Imported for their @Language.factory registrations.
from claims.extraction import attribution, dates, grammar, numerals, quantities, sentences  # noqa: F401
from claims.extraction.base_model import load
from config import env

COMPONENTS = (
    "gegenlese_numerals",
    "gegenlese_dates",
    "gegenlese_quantities",
    "gegenlese_attribution",
)


@cache
def pipeline(model: str | None = None) -> Language:
    """The loaded pipeline, one per process. ``model``: package name or path; None reads the environment. Raises
    base_model.ModelError when there is no such pipeline or it is not German."""
    model = model or env.text("GEGENLESE_SPACY_MODEL")
    nlp = load(model) if model else spacy.blank("de")
    nlp.max_length = 20_000_000
    nlp.add_pipe("gegenlese_sentences", first=True)
    if model:
        # A parser may leave several roots in a sentence, each of which makes spaCy start a new one.
        nlp.add_pipe("gegenlese_sentences", name="gegenlese_sentences_kept")
        nlp.add_pipe("gegenlese_grammar")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
