"""System checks, run before every migration and so at every start: a lexicon that cannot be read or a language model that
is not there stops the start, instead of spoiling data in silence."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from claims.comparison import lexicon as comparison_lexicon
from claims.extraction import lexicon as extraction_lexicon
from config import env

FOLDERS = (extraction_lexicon.FOLDER, comparison_lexicon.FOLDER)


@register
def lexicons_can_be_read(**_options: Any) -> list[CheckMessage]:
    """Every row of every lexicon has its columns."""
    errors: list[CheckMessage] = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.tsv")):
            try:
                extraction_lexicon.parse(path)
            except (extraction_lexicon.LexiconError, OSError, UnicodeDecodeError) as error:
                hint = "Columns are separated by one tab each; lines that start with # are comments."
                errors.append(Error(f"Lexicon {path}: {error}", hint=hint, id="claims.E001"))
    return errors


@register
def language_model_is_there(**_options: Any) -> list[CheckMessage]:
    """The pipeline named by GEGENLESE_SPACY_MODEL is installed and German; none is needed."""
    model = env.text("GEGENLESE_SPACY_MODEL")
    if not model:
        return []
    from claims.extraction import base_model  # spaCy: web workers without a model do without it

    try:
        base_model.meta(model)
    except base_model.ModelError as error:
        return [Error(str(error), id="claims.E002")]
    return []
