"""Reasons as sentences for readers. ``claims.comparison`` words them; what it knows only by a key is named here."""

from collections.abc import Mapping
from typing import Any

from babel import Locale
from django.utils.translation import get_language, gettext, pgettext_lazy

from claims import amounts, reasons
from claims.web import labels
from sources.models import Article

_NAMELESS: dict[str, dict[str, labels.Label]] = {
    "origin_copy": {"agency": pgettext_lazy("Text by …", "one of the articles")},
    "origin_outlet": {"outlet": pgettext_lazy("… names no source", "The article (outlet unknown)")},
}
# Reasons that name places by their keys, which are in lower case.
_OF_PLACES = frozenset({"scope_place"})
# Reasons that list index terms: lower-case names and nouns, countries as "land:DE"; "–" where there are none.
_OF_TERMS = {"names_shared": "names", "words_shared": "words"}
_COUNTRY = "land:"
_NOTHING = "–"
_SMALL_WORDS = frozenset({"am", "an", "auf", "bei", "der", "des", "im", "in", "ob", "und", "von", "vor"})


def language() -> str:
    return get_language() or "de"


def sentence(reason: Mapping[str, Any]) -> str:
    """A stored reason in the active language; empty where it only says that something is missing."""
    if reason["code"] == "days_apart" and reason["values"]["days"] in (0, 1):
        on_one_day = not reason["values"]["days"]
        return gettext("Published on the same day.") if on_one_day else gettext("Published a day apart.")
    if field := _OF_TERMS.get(reason["code"]):
        listed = reason["values"][field]
        if listed == _NOTHING:
            return ""
        terms = ", ".join(map(_as_term, listed.split(", ")))
        return reasons.text({**reason, "values": {field: terms}}, language())
    values = {name: _readable(name, value) for name, value in reason.get("values", {}).items()}
    for name, nameless in _NAMELESS.get(reason["code"], {}).items():
        if str(values.get(name, "")).isdecimal():  # comparison knows an article without outlet by its id
            values[name] = str(nameless)
    if reason["code"] in _OF_PLACES:
        values = {name: _as_name(value) for name, value in values.items()}
    return reasons.text({**reason, "values": values}, language())


def published(article: Article) -> str:
    """The day, month or year of publication in words; empty when it is unknown."""
    return amounts.timex(article.published, None, language()) if article.published else ""


def _as_term(term: str) -> str:
    """ "erdbeben" → "Erdbeben", "land:KG" → "Kirgisistan"."""
    if term.startswith(_COUNTRY):
        code = term.removeprefix(_COUNTRY)
        return str(Locale.parse(language(), sep="-").territories.get(code, code))
    return term[:1].upper() + term[1:]


def _as_name(value: Any) -> Any:
    """ "frankfurt am main" → "Frankfurt am Main"; what has a capital stays."""
    if not isinstance(value, str) or value != value.lower():
        return value
    return " ".join(word if word in _SMALL_WORDS else word.title() for word in value.split())


def _readable(name: str, value: Any) -> Any:
    """Numbers as people write them; ``gap`` is a share that ``comparison.render`` words itself."""
    return amounts.number(value, language()) if isinstance(value, float) and name != "gap" else value
