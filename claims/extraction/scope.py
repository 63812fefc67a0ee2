"""Scope: whether a figure is the whole, an addition, a part of a larger figure, or a rate."""

import re

from claims.terms import Scope

_ADDITIONAL_BEFORE = re.compile(
    r"\b(?:zusätzlich\w*|weiter[em]\w*|weitere|noch einmal|nochmals|noch mal|abermals|außerdem|darüber hinaus|erneut|zudem)\b"
    r"(?:[^.;:,]{0,25})$",
    re.IGNORECASE,
)
_ADDITIONAL_BEHIND = re.compile(
    r"^(?:\s*%|\s\w+)?\s(?:zusätzliche?\w*|weitere\w*|mehr\b|extra\b|hinzu\b)", re.IGNORECASE
)
_INCREASE = re.compile(
    r"\b(?:Anhebung|Erhöhung|Plus|Aufschlag|Zuschlag|Lohnplus|Zuwachs)\s(?:um|von)\s(?:bis zu\s|rund\s|etwa\s)?$"
)
_PART_BEFORE = re.compile(
    r"\b(?:davon|darunter|hiervon|von denen|von ihnen|unter ihnen|unter denen|einschließlich|inklusive)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(r"\b[Vv]on (?:den|diesen|ihren|seinen|insgesamt|\d)[^.;:]*\d?[^.;:]{0,90}$")
_AMONG = re.compile(r"\b[Uu]nter (?:den|ihnen|diesen) (?:[a-zäöü]+ )?(?:[A-ZÄÖÜ]\w+)?[^.;:,]{0,30}$")
_PART_BEHIND = re.compile(
    r"^[^.;:,(]{0,25}?\s(?:davon|von ihnen|von denen|darunter|hiervon)\b|^\s(?:der|dieser|seiner|ihrer)\s(?:\w+\s){0,3}?[A-ZÄÖÜ]\w+|^\svon (?:\d|den)"
)
_RATE_BEHIND = re.compile(
    r"^[^.;:,()]{0,30}?\s(?:pro|je|im (?:Monat|Jahr|Schnitt)|am Tag|in der (?:Woche|Stunde)|die (?:Woche|Stunde)|täglich|monatlich|jährlich|wöchentlich|stündlich"
    r"|brutto|netto|an (?:nur )?einem (?:einzigen )?Tag)\b"
)
_RATE_BEFORE = re.compile(
    r"\b(?:täglich|monatlich|jährlich|wöchentlich|stündlich|pro \w+|je|alle|jeweils|im Schnitt|durchschnittlich|im Durchschnitt|jede[ns]? \w+|im Monat|Inflation von)\s"
    r"(?:um |bis zu |rund |etwa |fast |knapp |gut |über |mehr als |mindestens )?$",
    re.IGNORECASE,
)


def scope_of(before: str, behind: str, category: str, phrase: str) -> Scope:
    """``before`` and ``behind`` are the rest of the sentence on both sides of the quote ``phrase``."""
    if category == "age":
        return Scope.TOTAL
    if _RATE_BEFORE.search(before) or _RATE_BEHIND.match(behind):
        return Scope.RATE
    if (
        re.search(r"\b(?:weitere|zusätzlich)\w*\b", phrase)
        or _ADDITIONAL_BEFORE.search(before)
        or _ADDITIONAL_BEHIND.match(behind)
    ):
        return Scope.ADDITIONAL
    if _INCREASE.search(before):
        return Scope.ADDITIONAL
    if _PART_BEFORE.search(before) or _PART_BEHIND.match(behind) or _AMONG.search(before):
        return Scope.PART
    if _OF_BEFORE.search(before) and re.search(r"\d|\b(?:zw|dr|vier|fünf)", before):
        return Scope.PART
    if category == "percent":
        return (
            Scope.PART if re.match(r"^\s(?:der|des|aller|von|dieser|ihrer|seiner)\b", behind) else Scope.TOTAL
        )
    return Scope.TOTAL
