"""Additions: what came on top ("weitere 300", "50 mehr als im März", "um drei Millionen aufgestockt"), and what went away."""

import re

from claims.extraction.scope_context import MODIFIERS, Context, words

_BEFORE = re.compile(
    rf"\b(?:zusätzlich\w*|weitere[mnrs]?|noch einmal|nochmals|noch mal|abermals|obendrauf)(?:\s\w+)?{MODIFIERS}\s$"
    r"|\b(?:darüber hinaus|hinzu komm\w+|hinzu kam\w*)\b[^.;:,]{0,25}$"
    r"|(?:^|[.;:„]\s?)\W*(?:zusätzlich|darüber hinaus)\s[^.;:,\d]{0,60}$"
    r"|\b[Hh]inzu (?:kommen|kommt|kamen|kam|komme|kämen)\b[^.;:]{0,80}$"
    r"|\b[Zz]u (?:den|diesen|jenen)\b[^.;:]{2,60}\b(?:kommen|kommt|kamen|kämen|kam|stoßen)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:weitere[mnrs]?|zusätzliche[mnrs]?)\b|\smehr$")
# "50 mehr als im März", but "37 Gäste mehr als zwei Stunden"
_BEHIND = re.compile(
    r"\s(?:zusätzlich\w*|extra|zu viel|zuviel|über den üblichen|obendrauf|weitere[mnrs]?|mehr(?!\s(?:als\s(?:(?!(?:19|20)\d\d\b)\d|hundert|tausend|zwei|drei)|oder|bis)))\b",
    re.IGNORECASE,
)
# "legt 10.000 Euro dazu", "kamen elf neue Fälle hinzu"
_ADDED = re.compile(
    r"\s(?:[^.;:,\d]{0,30}\s)?(?:hinzu|dazu|hinzugekommen|dazugekommen|hinzukommen|obendrauf|obendrein|draufzahlen|drauflegen|draufgelegt|draufgezahlt)\b(?=[.,;!?]|\s(?:und|habe|sei|gekommen))"
)
_ADDED_TO = re.compile(r"\b[Zz]u (?:den|diesen|jenen)\s[^.;:,]{0,40}$")
_REINFORCING = re.compile(r"\s(?:zur|als)\s(?:Verstärkung|Aufstockung)\b")
_INCREASE = re.compile(
    rf"\b{words('increase')}\s(?:\w+\s){{0,2}}?(?:um|von)(?:\s(?:rund|etwa|knapp|fast|gut|bis zu))*\s$"
)
_BY = re.compile(
    r"\b[Uu]m(?:\s(?:rund|etwa|knapp|fast|gut|bis zu|mehr als|über|mindestens|weitere|durchschnittlich))*\s$"
)
_GROW = re.compile(rf"\b{words('grow')}\b", re.IGNORECASE)
_SHRINK = re.compile(rf"\b{words('shrink')}\b")
# How far from "um 300" the word stands that says what was lost, in characters.
_LOSS_REACH = 90
# "gab um fünf Prozent nach", "nahm um 14 Prozent ab"
_GIVING_WAY = re.compile(r"\b(?:gab(?:en)?|gibt|geben|n(?:ahm|ahmen|immt|ehmen))\b")
_WAY = re.compile(r"\s(?:nach|ab)\b")
_LOST = re.compile(
    r"\b(?:Aktien?|Kurs|Papiere?|Wert|Index|Dax|Umsatz|Anteilsschein\w*)\b[^.;:]{0,30}\bverl(?:or|oren|iert)\s(?:\w+\s){0,2}$"
)
_SHARE_PRICE = re.compile(r"\b(?:Aktien?|Kurs|Papiere?|Index|Dax)\b[^.;:]{0,40}$")
# "Höchstens zwei Prozent hätten die Aufschläge betragen", "Die Aufschläge betrugen zwei Prozent"
_SURCHARGE = r"(?:Aufschl[aä]ge?|Zuschl[aä]ge?|Preiserhöhung(?:en)?|Preisaufschl[aä]ge?)"
_IS_SURCHARGE = re.compile(rf"\b{_SURCHARGE}\b[^.;:]{{0,60}}$")
_SURCHARGE_BEHIND = re.compile(
    rf"\s(?:[a-zäöüß]+\s){{0,2}}(?:[Dd]ie|[Dd]er)\s(?:\w+\s)?{_SURCHARGE}\s(?:[^.;:,]{{0,40}}\s)?(?:betr|gewesen|ausgemacht|ausgefallen)"
)
_FURTHER = re.compile(r"\b[Ww]eitere[mnrs]?\b")


def is_added(context: Context) -> bool:
    """Whether the number is expressly what came on top of others."""
    if _is_other_harm(context):
        return False
    if (
        _BEFORE.search(context.before)
        or _INSIDE.search(context.inside)
        or is_increase(context)
        or is_more(context)
        or _REINFORCING.match(context.behind)
        or is_surcharge(context)
    ):
        return True
    return (
        context.draft.category not in ("age", "duration")
        and _ADDED.match(context.behind) is not None
        and _ADDED_TO.search(context.before) is None
    )


def _is_other_harm(context: Context) -> bool:
    """As in "Zwei Menschen starben, 14 weitere wurden verletzt": these are all the wounded there are."""
    draft = context.draft
    named = not draft.elided and draft.noun_name not in ("Mensch", "Person")
    return (
        draft.category == "wounded"
        and not named
        and all(other.category != "wounded" for other in context.near)
        and _FURTHER.search(context.before[-40:] + context.inside + context.behind[:10]) is not None
    )


def is_more(context: Context) -> bool:
    """As in "38 Prozent mehr als im Mai", "zwei zusätzlich"."""
    return _BEHIND.match(context.behind) is not None


def is_surcharge(context: Context) -> bool:
    """As in "ein Preisaufschlag von 280 Euro", "zwei Prozent hätten die Aufschläge betragen"."""
    if context.draft.category not in ("money", "percent"):
        return False
    return (
        _IS_SURCHARGE.search(context.before) is not None
        or _SURCHARGE_BEHIND.match(context.behind) is not None
    )


def is_further(context: Context) -> bool:
    """Whether "weitere", "zusätzlich" and the like stand in front."""
    return _BEFORE.search(context.before) is not None


def is_increase(context: Context) -> bool:
    """As in "ein Plus von 3 Prozent", "stieg um 40"."""
    if _INCREASE.search(context.before):
        return True
    return (
        _BY.search(context.before) is not None
        and not is_decrease(context)
        and _GROW.search(context.text, context.start, context.end) is not None
    )


def is_decrease(context: Context) -> bool:
    """As in "sank um sechs Prozent", "6 Prozent schwächer", "verlor 8,3 Prozent auf 41 Euro": what is gone came not on top."""
    before, behind = context.before, context.behind
    if _BY.search(before):
        if _GIVING_WAY.search(before) and _WAY.match(behind):
            return True
        return _SHRINK.search(before[-_LOSS_REACH:] + behind[:_LOSS_REACH]) is not None
    if _SHRINK.match(behind, 1, 30):
        return True
    return _LOST.search(before) is not None or (
        _SHARE_PRICE.search(before) is not None and behind.startswith(" verloren")
    )
