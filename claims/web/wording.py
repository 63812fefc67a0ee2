"""Reasons as sentences for readers: the terms, days and numbers in them are put into the active language first."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from claims import amounts, reasons
from claims.web import labels
from sources.models import Article

_DAY = re.compile(r"\d{4}(-(\d\d|Q[1-4]|H[12]|W\d\d|SP|SU|FA|WI)(-\d\d)?)?(/\d{4}(-\d\d){0,2})?")
_VOCABULARIES = (labels.CATEGORIES, labels.MODALITIES, labels.SCOPES)


def language() -> str:
    return get_language() or "de"


def sentence(reason: Mapping[str, Any]) -> str:
    """A stored reason in the active language."""
    values = {name: _readable(value) for name, value in reason.get("values", {}).items()}
    return reasons.text({**reason, "values": values}, language())


def published(article: Article) -> str:
    """The day, month or year of publication in words; empty when it is unknown."""
    return amounts.timex(article.published, None, language()) if article.published else ""


def _readable(value: Any) -> Any:
    if isinstance(value, float):
        return amounts.number(value, language())
    if not isinstance(value, str):
        return value
    for words in _VOCABULARIES:
        if value in words:
            return str(words[value])
    return amounts.timex(value, None, language()) if _DAY.fullmatch(value) else value
