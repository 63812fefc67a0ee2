"""Reasons as they are stored (JSON) and as people read them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from claims import comparison
from claims.amounts import plain
from claims.comparison.records import Reason


def stored(reason: Reason) -> dict[str, Any]:
    """A reason as JSON: {"code": …, "values": {…}}; amounts become numbers, days ISO dates."""
    return {"code": reason.code, "values": {key: _plain(value) for key, value in reason.values.items()}}


def text(reason: Mapping[str, Any], language: str) -> str:
    """A stored reason as a sentence in ``language`` ("de" or "en")."""
    if not reason:
        return ""
    german = language.lower().startswith("de")
    return comparison.render(Reason(reason["code"], dict(reason.get("values", {}))), "de" if german else "en")


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(entry) for key, entry in value.items()}
        case list() | tuple() | set() | frozenset():
            entries = [_plain(entry) for entry in value]
            return entries if isinstance(value, list | tuple) else sorted(entries, key=str)
        case str() | int() | float() | None:
            return value
        case _:
            return str(value)
