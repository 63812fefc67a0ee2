"""The base pipeline that GEGENLESE_SPACY_MODEL names: loaded, or refused with a message that says what to do.

A model that is not there, cannot be read or reads another language would spoil claims in silence, so all three stop the
start.
"""

from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.language import Language

from config.env import SetupError

LANGUAGE = "de"


class ModelError(SetupError):
    """The named pipeline cannot be used. The message says why and what to do, in German and English."""


def load(name: str) -> Language:
    """The German spaCy pipeline of an installed package or a folder. Raises ModelError."""
    meta(name)
    try:
        return spacy.load(name)
    except (
        Exception
    ) as error:  # whatever its parts raise: missing extras, foreign versions, files that are no weights
        raise ModelError(
            f"GEGENLESE_SPACY_MODEL: Die Pipeline {name!r} lässt sich nicht laden ({error}). "
            f"Bitte eine installieren, die zu spaCy {spacy.__version__} passt, oder die Variable leer lassen.",
            f"GEGENLESE_SPACY_MODEL: the pipeline {name!r} cannot be loaded ({error}). "
            f"Install one that fits spaCy {spacy.__version__}, or leave the variable empty.",
        ) from error


def meta(name: str) -> dict[str, Any]:
    """What the pipeline says about itself (its meta.json), without loading it. Raises ModelError when there is no such
    pipeline or it is not German."""
    folder = util.get_package_path(name) if util.is_package(name) else Path(name)
    try:
        found: dict[str, Any] = util.load_meta(folder / "meta.json")
    except (OSError, ValueError) as error:
        raise ModelError(
            f"GEGENLESE_SPACY_MODEL: Es gibt keine spaCy-Pipeline {name!r}. "
            "Bitte ein Paket installieren, einen Ordner nennen oder die Variable leer lassen.",
            f"GEGENLESE_SPACY_MODEL: there is no spaCy pipeline {name!r}. "
            "Install the package, name a folder, or leave the variable empty.",
        ) from error
    require_german(found)
    return found


def require_german(meta: dict[str, Any]) -> None:
    """Raises ModelError when a pipeline's meta names another language than German."""
    language = meta.get("lang")
    if language != LANGUAGE:
        name = f"{language}_{meta.get('name')}"
        raise ModelError(
            f"GEGENLESE_SPACY_MODEL: Die Pipeline {name!r} liest die Sprache {language!r}, nicht Deutsch. "
            "Bitte eine deutsche nennen (ihre Sprache ist 'de') oder die Variable leer lassen.",
            f"GEGENLESE_SPACY_MODEL: the pipeline {name!r} reads the language {language!r}, not German. "
            "Name a German one (its language is 'de'), or leave the variable empty.",
        )
