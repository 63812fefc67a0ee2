"""Scope: whether a figure is the whole, an addition, a part of a larger figure, or a rate.

One list of questions; the first that is answered with yes decides, and what answers none is a total.
"""

from collections.abc import Callable, Sequence

from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.scope_additions import is_added, is_increase, is_more
from claims.extraction.scope_context import MEASURES, VALUES, Context
from claims.extraction.scope_parts import OF_IT, continues_parts, is_part
from claims.extraction.scope_percentages import scope_of_percentage
from claims.extraction.scope_rates import is_another_figure_for_a_rate, is_price, is_rate, is_wage_floor
from claims.extraction.scope_wholes import restates_share
from claims.terms import Scope

# How many numbers back a figure can stand that this one is part of or another value for.
MEMORY = 12


def scope_of(text: str, draft: Draft, near: Sequence[Draft]) -> Scope:
    """The scope of a draft with category and antecedent; ``near`` are the numbers in front of it, nearest last, their scopes
    settled."""
    context = Context(text, draft, near)
    if draft.numeral.sort == NumeralSort.FRACTION:
        return Scope.ADDITIONAL if is_increase(context) or is_more(context) else Scope.PART
    if draft.category == "percent" and draft.numeral.sort != NumeralSort.MULTIPLE:
        return scope_of_percentage(context)
    return next((scope for holds, scope in _DECISIONS if holds(context)), Scope.TOTAL)


def adopt_scope(draft: Draft) -> None:
    """Gives a number that shares its noun with the one behind it the scope of that one: "von 25 auf 23 Stunden die Woche"."""
    shared = draft.antecedent
    if (
        shared is None
        or draft.whole is not None
        or shared.start < draft.start
        or shared.scope == Scope.ADDITIONAL
    ):
        return
    if draft.scope != Scope.ADDITIONAL and (draft.scope == Scope.TOTAL or shared.scope == Scope.RATE):
        draft.scope = shared.scope


def _is_multiple(context: Context) -> bool:
    numeral = context.draft.numeral
    return numeral.sort == NumeralSort.MULTIPLE and numeral.unit != "mal"


def _is_age_or_speed(context: Context) -> bool:
    draft = context.draft
    return draft.category == "age" or (draft.noun_name == "Kilometer" and draft.category == "other")


def _is_listed(context: Context) -> bool:
    """Whether part_lists.py has found the whole, or a number has it beside it ("640 von 800")."""
    draft = context.draft
    return draft.summed or (draft.whole is not None and draft.category not in VALUES)


def _is_difference(context: Context) -> bool:
    """As in "9.400 Leute, 2.100 weniger als zuvor"."""
    return context.draft.elided and context.behind.startswith(" weniger")


def _is_part_of_measure(context: Context) -> bool:
    """As in "davon 8.500 Hektar"."""
    return context.draft.category == "distance_size_weight" and OF_IT.search(context.before) is not None


def _is_measure(context: Context) -> bool:
    return context.draft.category in MEASURES


_DECISIONS: tuple[tuple[Callable[[Context], bool], Scope], ...] = (
    (_is_multiple, Scope.OTHER),
    (_is_age_or_speed, Scope.TOTAL),
    (_is_listed, Scope.PART),
    (is_rate, Scope.RATE),
    (is_added, Scope.ADDITIONAL),
    (is_wage_floor, Scope.RATE),
    (_is_difference, Scope.OTHER),
    (is_another_figure_for_a_rate, Scope.RATE),
    (_is_part_of_measure, Scope.PART),
    (restates_share, Scope.PART),
    (_is_measure, Scope.TOTAL),
    (is_part, Scope.PART),
    (continues_parts, Scope.PART),
    (is_price, Scope.RATE),
)
