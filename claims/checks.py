"""System checks, run before every migration and so at every start: a lexicon that cannot be read or a language model that
is not there stops the start, instead of spoiling data in silence."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register

from claims.comparison import lexicon as comparison_lexicon
from claims.extraction import lexicon as extraction_lexicon

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
    """The pipeline named by GEGENLESE_SPACY_MODEL is installed; none is needed."""
    model = os.environ.get("GEGENLESE_SPACY_MODEL", "")
    if not model or Path(model).is_dir():
        return []
    try:
        installed = find_spec(model) is not None
    except (ImportError, ValueError):
        installed = False
    if installed:
        return []
    hint = "Install the package, name a folder, or leave the variable empty to use the built-in pipeline."
    return [Error(f"GEGENLESE_SPACY_MODEL: no spaCy pipeline {model!r}", hint=hint, id="claims.E002")]
