"""Percentages: shares of a whole, unless they tell a change, a wage demand, an interest rate or a level."""

import re

from claims.extraction.scope_additions import is_decrease, is_further, is_increase, is_more, is_surcharge
from claims.extraction.scope_context import Context, words
from claims.extraction.scope_rates import is_another_figure_for_a_rate
from claims.terms import Scope

_BARGAIN = re.compile(rf"\b{words('bargain')}\b[^.;:]{{0,45}}$")
_BARGAINED = re.compile(
    r"\s(?:[^.;:\d]{0,30}\s)?(?:verlangt|gefordert|geboten|angeboten|obendrauf)\b|\s(?:in (?:\w+ (?:Stufen|Schritten)|\d\d Monaten)|bei einer Laufzeit)"
)
_BARGAINING = re.compile(rf"\b{words('bargaining')}\b")
_PAY = re.compile(rf"\b{words('pay')}\b")
# How far around a percentage wage talks are looked for, in characters.
_BARGAINING_REACH = 400
_SHARE_OF = re.compile(r"\s(?:der|des|aller|von|dieser|ihrer|seiner|aus)\b")
_LIMIT = re.compile(rf"\b{words('limit')}\b[^.;:]{{0,30}}$|\b[Aa]b\s$")
_LEVEL = re.compile(rf"\b{words('percent_level')}\b[^.;:]{{0,70}}$")
_RATE = re.compile(rf"\b{words('percent_rate')}\b[^.;:]{{0,40}}$")
_RATE_BEHIND = re.compile(rf"\s(?:{words('percent_rate')}\b|pro Jahr|im Jahr(?!\s\d)|{words('frequency')}\b)")
_YEARLY = re.compile(rf"\b{words('frequency')}(?:e[nrms]?)?\s(?:[A-ZÄÖÜ]\w+\s)?(?:\w+\s){{0,2}}$")
_NO_SHARES = frozenset({"Promille", "Prozentpunkt", "Punkt"})
_COMPARED = re.compile(
    r"\s(?:(?:unter|über)\s(?:de[mnr]\b|Vorjahr|Plan)|vor\s|weniger\b|höher\b|niedriger\b|günstiger\b|teurer\b)"
)


def scope_of_percentage(context: Context) -> Scope:
    """The scope of a number of category percent that is no fraction."""
    before, behind = context.before, context.behind
    if is_decrease(context):
        return Scope.TOTAL
    if _RATE.search(before) or _RATE_BEHIND.match(behind) or _YEARLY.search(before):
        return Scope.RATE
    if _SHARE_OF.match(behind) is None and is_another_figure_for_a_rate(context):
        return Scope.RATE
    if (
        is_increase(context)
        or is_more(context)
        or is_further(context)
        or is_surcharge(context)
        or _is_raise(context)
    ):
        return Scope.ADDITIONAL
    if (restated := _restated(context)) is not None:
        return restated
    if _LIMIT.search(before):
        return Scope.OTHER
    level = _LEVEL.search(before) and not _SHARE_OF.match(behind)
    if level or context.draft.noun_name in _NO_SHARES or _COMPARED.match(behind):
        return Scope.TOTAL
    return Scope.PART


# "Beim Rebhuhn sind es 91 Prozent", "deutschlandweit waren es 43": the figure for the same thing elsewhere or at another time.
_SAME_AGAIN = re.compile(
    r"\b(?:sind|waren|seien|wären|ist|war|bleibt|bleibe|blieb|sollen|werden|würden)\ses\b[^.;:,]{0,40}$"
)


def _restated(context: Context) -> Scope | None:
    """The scope of the percentage before, which "es" takes up; None where nothing is taken up."""
    if _SHARE_OF.match(context.behind) or _SAME_AGAIN.search(context.before) is None:
        return None
    previous = context.previous
    taken_up = previous is not None and previous.category == "percent" and previous.scope != Scope.ADDITIONAL
    return previous.scope if previous is not None and taken_up else None


def _is_raise(context: Context) -> bool:
    """Whether the percentage is a raise that is demanded, offered or agreed on."""
    if _SHARE_OF.match(context.behind):
        return False
    talked = _BARGAIN.search(context.before) or _BARGAINED.match(context.behind)
    start = max(0, context.draft.start - _BARGAINING_REACH)
    if talked and _BARGAINING.search(context.text, start, context.draft.end + _BARGAINING_REACH):
        return True
    return _PAY.search(context.text, context.start, context.end) is not None
