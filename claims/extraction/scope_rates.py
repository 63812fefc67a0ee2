"""Rates: what comes by the day or the hour, what each one gets, what a piece costs.

A number is a rate by a wording at it ("täglich", "pro Kopf", "jeder Familie"), by what it measures (prices, wages) or because it
is another figure for what was just told as a rate ("2.000 Dollar monatlich, laut Kiew 3.500").
"""

import re
from decimal import Decimal

from claims.extraction.drafts import Draft
from claims.extraction.scope_context import MODIFIERS, VALUES, Context, words
from claims.terms import Modifier, Scope

_UNIT = rf"(?:{words('time_unit')}|{words('goods')})"
_EACH = r"\b[Jj]ede[mnrs]?\s(?!der\b|zweite|dritte|vierte|fünfte|zehnte)"
_BEHIND = re.compile(
    r"(?:(?!\s(?:und|als|lang)\s)[^.;:,()\d]){0,36}?\s"
    r"(?:pro\b|je\b(?=\s(?:[A-ZÄÖÜ]|10+\.0))|im (?:Monat|Jahr(?!\s\d)|Schnitt(?!\s(?:\w+\s)?\d))|Jahr für Jahr|auf (?:jeder|beiden) Seiten?|am Tag(?!\s(?:darauf|danach|zuvor|nach|vor|der|des))"
    r"|in der (?:Woche|Stunde|Minute)\b(?!\s(?:davor|zuvor|danach|vor|nach))|die (?:Woche|Stunde)|brutto|netto|(?:Euro )?kalt(?=\s?[.,]|\sfür)"
    rf"|{words('frequency')}|jede[nrs]? {words('time_unit')}|an (?:nur )?einem (?:einzigen )?Tag"
    r"|das (?:Stück|Kilo)|der (?:Liter|Quadratmeter)|die (?:Tonne|Kilowattstunde)|auf (?:den|einen) Quadratmeter)\b"
    r"|/(?:h|s|Tag|Jahr|Monat)\b"
)
_ADJACENT = re.compile(
    rf"\b(?:je|jeweils|(?:im|pro) (?:Monat|Tag)|am Tag|im Jahr|in der (?:Stunde|Minute|Woche)|Jahr für Jahr|auf (?:jeder|beiden) Seiten?){MODIFIERS}\s$",
    re.IGNORECASE,
)
# "Täglich sterben dort 25 Kinder", "Kosten von jährlich 50 Millionen", "Pro Kopf stünden 2,30 Dollar bereit"
_ANNOUNCED = re.compile(
    rf"\b(?:{words('frequency')}|(?:je|pro)\s(?:[a-zäöüß]+e[nrm]?\s)?[A-ZÄÖÜ]\w+|(?:Jahr für Jahr|Monat für Monat|Woche für Woche|Tag für Tag|Nacht für Nacht|Stunde für Stunde)|jede[nrs]?\s{words('time_unit')}|[Aa]n manchen Tagen)\b[^,]*$",
    re.IGNORECASE,
)
# "eine monatliche Zulage von 300 Euro"
_FREQUENT = re.compile(rf"\b{words('frequency')}e[nrms]?\s[A-ZÄÖÜ]\w+\b[^,]*$", re.IGNORECASE)
# "innerhalb von drei Tagen auf jeder Seite 600 Gefangene"
_OF_SIDES = re.compile(r"\sauf (?:jeder|beiden) Seiten?\b")
# "Auf jeden Arzt kommen 2.000 Patienten", "In jeder Klasse sitzen 32 Kinder", "Auf einen Lehrer kommen 30 Schüler"
_IN_EACH = re.compile(
    r"\b(?:[Aa]uf|[Ii]n|[Aa]n|[Bb]ei|[Ff]ür|[Mm]it|[Vv]on)\s(?:"
    + _EACH.removeprefix(r"\b")
    + r"(?!Falle?\b)[A-ZÄÖÜ]\w+[^,]*$|eine[nm]?\s[A-ZÄÖÜ]\w+\s(?:kommen|kommt|kamen|entfallen|entfielen)\s(?:\w+\s)?$)"
)
_IN_EACH_BEHIND = re.compile(
    r"[^.;:,\d]{0,30}\s(?:auf|in|an|bei|für|mit|von)\sjede[mnrs]?\s(?!Falle?\b)[A-ZÄÖÜ]"
)
# The number below a ratio ("300 Fälle je 100.000 Einwohner") is none itself.
_DENOMINATOR = re.compile(r"\s(?:je|pro)\s")
_AVERAGE = re.compile(rf"\b{words('average')}\b[^,]*$", re.IGNORECASE)
# "16 Minuten im Schnitt" come again and again; what takes "im Schnitt 26 Monate" is told as a whole.
_SHORT_TIMES = frozenset({"Minute", "Stunde", "Sekunde"})
_OF_PERIOD = re.compile(
    rf"\b{words('of_a_period')}\b[^,]*(?:\s(?:von|bei|auf|mit)|:|\sbetr[aäu]\w+){MODIFIERS}\s$"
)
_EVERY = re.compile(r"\b[Aa]lle\s$")
_GIVEN_TO_EACH = re.compile(
    _EACH + r"[^.;:!?\d]{1,60}\s$|\b[Jj]ede[mnrs]? (?:davon|einzelne\w?)\s$"
    r"|\b[Jj]ede[mnrs]? (?:der|dieser|von)\s[^.;:!?]{1,60}\s$"
)
_PRICE = re.compile(
    rf"\b(?:{words('price')}|{words('paid_regularly')})\b[^.;!?\d]{{0,40}}$"
    rf"|\b(?:[Dd](?:er|ie|as)|[Ee]ine?)\s(?:einzige[rs]?\s)?{words('goods')}\b[^.;:!?\d]{{0,40}}\s(?:kost\w+|für|bei|auf)[^.;:!?\d]{{0,20}}$"
    rf"|\b(?:[Ee]ine?|[Jj]ede[rs]?)\s(?:\w+(?:tag|stunde|woche|monat)|{words('time_unit')})\s[^.;:!?\d,]{{0,40}}kost\w+\s[^.;:!?\d,]{{0,30}}$"
    r"|\b[Ee]ine?\s(?:einzige[rs]?\s)?[A-ZÄÖÜ]\w+\s(?:kostet\w*|koste)\s(?:\w+\s)?$"
    rf"|\bkoste\w*\s(?:\w+\s)?(?:eine?|der|die|das|jede[rs]?)\s{words('goods')}\s(?:\w+\s)?$"
)
# "120 Familien müssen sich eine Latrine teilen", "210 Menschen kommen auf eine Latrine"
_SHARED = re.compile(
    r"[^.;:\d]{0,40}\s(?:sich\s)?eine[nmr]?\s[^.;:,\d]{1,30}\steilen\b|[^.;:,\d]{0,30}\sauf\seine[nmr]?\s(?:einzige\w?\s)?[A-ZÄÖÜ]"
)
_SHARING = re.compile(r"\b(?:teil\w+\ssich|müssen\ssich|komm(?:t|en)|entf(?:ällt|allen))\b[^.;:]*$")
_PAID_ONCE = re.compile(rf"\b{words('paid_once')}\b")
# Sums up to this are wages and prices: of 152 such sums that annotators read, 119 are rates and most others say that they
# are paid once.
MOST_OF_A_PRICE = Decimal(5_000)


def is_rate(context: Context) -> bool:
    """Whether the number's own wording makes it a rate; percentages are not asked."""
    draft = context.draft
    if draft.category == "duration" and _OF_SIDES.match(context.behind):
        return False
    if draft.category == "distance_size_weight" and context.before.endswith(("jeweils ", "jeweils rund ")):
        return False
    if context.beside is not None and _DENOMINATOR.fullmatch(context.stretch):
        return False
    announced = _without_behind(context)
    if (
        _ADJACENT.search(context.before)
        or _ANNOUNCED.search(announced)
        or _FREQUENT.search(announced)
        or _OF_PERIOD.search(announced)
        or _BEHIND.match(context.behind)
        or _IN_EACH.search(announced)
        or _IN_EACH_BEHIND.match(context.behind)
        or (_AVERAGE.search(announced) and (draft.category != "duration" or draft.noun_name in _SHORT_TIMES))
    ):
        return True
    if draft.category == "duration":
        return _EVERY.search(context.before) is not None or draft.noun_name == "Wochenstunde"
    if draft.category == "money":
        return bool(_GIVEN_TO_EACH.search(context.before) or _PRICE.search(context.stretch))
    return _SHARED.match(context.behind) is not None and _SHARING.search(context.before) is not None


def _without_behind(context: Context) -> str:
    """The stretch in front of the number without what belongs to the number before ("30 Euro je Haushalt zahlen sie 400 Leuten")."""
    if context.beside is not None and (found := _BEHIND.match(context.stretch)):
        return context.stretch[found.end() :]
    return context.stretch


def is_wage_floor(context: Context) -> bool:
    """As in "5,6 Prozent mehr, mindestens aber 100 Euro": what each gets at least."""
    return (
        context.beside is not None
        and context.beside.category == "percent"
        and context.draft.category == "money"
        and context.draft.number.modifier == Modifier.AT_LEAST
    )


def is_price(context: Context) -> bool:
    """Whether a sum is so small that it must be what one pays or earns."""
    draft = context.draft
    most = draft.numeral.maximum
    return (
        draft.category == "money"
        and not draft.elided
        and not context.inside.startswith("um ")
        and not context.before.endswith(" um ")
        and most is not None
        and most * draft.numeral.scale <= MOST_OF_A_PRICE
        and _PAID_ONCE.search(context.text, context.start, context.end) is None
    )


_CONVERTED = re.compile(
    r"\b(?:umgerechnet|also|das (?:sind|wären|macht|entspricht|entspräche)|statt|(?:wären|waren|sind|seien) es)(?:\s?(?:rund|etwa|knapp|nur|noch|sogar))*\s?$"
)
_OF_IT = re.compile(r"\b(?:davon|darunter|von denen)\b[^,;]*$")
_SUMMED_UP = re.compile(r"\b(?:zusammen|insgesamt|in Summe|unterm Strich)\b")
# "von 25 auf 23 Stunden", "450 statt 310 Millionen"
_FROM_TO = re.compile(
    r"[^,;.]{0,20}\s(?:auf|bis|oder|statt)(?:\s(?:rund|etwa|knapp|nur|mindestens|höchstens))?\s$"
)
# Two figures for the same rate differ by less than this; "4.100 Euro im Monat … 1,3 Millionen" tells of something else.
FARTHEST_RATIO = 10
# How far back the figure stands that another one competes with, in characters: one sentence.
_NEAR = 200
# A wage beside a wage, a price beside a price: from here on the next sum tells of something else.
MOST_OF_A_WAGE = Decimal(20_000)


def is_another_figure_for_a_rate(context: Context) -> bool:
    """As in "je 200.000 Som, umgerechnet 2.100 Euro", "420 Lastwagen pro Tag, die UN zählten 180"."""
    draft, other = context.draft, _rival(context)
    if other is None or other.scope != Scope.RATE or _OF_IT.search(context.before):
        return False
    if draft.category == "percent" and other is not context.beside:
        return False
    if _CONVERTED.search(context.stretch):
        return True
    between = context.text[other.end : draft.start]
    if len(between) > _NEAR or _SUMMED_UP.search(between) or not _comparable(draft, other):
        return False
    if draft.elided or _FROM_TO.match(between):
        return True
    if draft.category != "money" or draft.noun_name != other.noun_name:
        return False
    return other.words.start == context.start or (draft.numeral.maximum or 0) <= MOST_OF_A_WAGE


def _rival(context: Context) -> Draft | None:
    """The figure that this one may be another value of."""
    draft = context.draft
    if draft.antecedent is not None and draft.category not in VALUES:
        return draft.antecedent
    previous = context.previous
    same = previous is not None and (previous.category == draft.category or previous is draft.antecedent)
    return previous if same else None


def _comparable(draft: Draft, other: Draft) -> bool:
    one, two = draft.numeral.maximum, other.numeral.maximum
    if not one or not two:
        return True
    return max(one, two) / min(one, two) <= FARTHEST_RATIO
