"""Which figure told before a number without noun goes on with: the one of the same question ("Der Verband beharrt auf 350"), of the same
value ("an den 74,7 Millionen hält sie fest"), of the same kind (decimals continue decimals, millions continue millions)."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.drafts import Draft

_words = partial(lexicon.pattern, "elided_nouns")
MEASURES = frozenset({"age", "percent", "duration", "distance_size_weight", "money"})
# Sums of this size say their scale with them: "17 Millionen".
LARGE_SUM = 1_000_000
# Two figures for one thing are seldom further apart than this factor.
ALIKE = 5
# Those that dispute one thing are mostly as near as this; a nearer figure of another size is asked after them.
CLOSELY_ALIKE = 2
# The same thing elsewhere or at another time may be further from it.
ALIKE_AGAIN = 50
# Smaller numbers stand for too many things to be known again by their value.
RECOGNISED_FROM = 13
_ANYTHING = r"(?:[^.;:]|\.(?=\d))"
# "Die Gewerkschaft hatte 23 verlangt", "zulässig wären 25", "bis Ostern sollen es 40 sein": another figure for the same thing.
_STANCES = re.sub(r"…(\d+)", lambda apart: rf"{_ANYTHING}{{0,{apart[1]}}}?", _words("stance"))
_STANCE = re.compile(rf"\b{_STANCES}\b")
# "und vom Bund kommen 7.500", "netto bleiben 700"
_OPPOSED = re.compile(
    rf"\b(?:vom|von|netto|übrig)\s(?:[\w-]+\s){{0,3}}?{_words('opposed')}\w*\s(?:[a-zäöüß]+\s){{0,2}}$"
)
# "der Grenzwert beträgt 50", "hält höchstens 15 für unbedenklich": what a measure before is held against.
_HELD_AGAINST = re.compile(rf"\b{_words('held_against')}\b")
# What is demanded and offered in percent.
_BARGAIN = re.compile(rf"\b{_words('bargain')}\b")
_ATTRIBUTIVE = re.compile(rf"\s(?:weiter\s|voneinander\s)?{_words('describing')}e[nmrs]?\s[A-ZÄÖÜ]")
# "in mehr als 20 Städten", "aus 42 Nationen": numbers of circumstance, which nobody takes up again.
_CIRCUMSTANCE = re.compile(r"\b(?:in|aus|an|durch|während)\s$")
# "…, darunter neun Kinder. Über 70 wurden verletzt": what goes on counts the whole again, not its part.
_OF_WHOLE = re.compile(
    r"\b(?:darunter|davon|unter ihnen|von ihnen|von denen|unter denen)\s(?:[a-zäöüß]+\s){0,4}$"
)
_PART_OF_THEM = re.compile(r"\s(?:davon|von (?:ihnen|denen|diesen))\b")
# "die 74,7 Millionen", "blieb bei ihren 350": a known figure is named again.
_KNOWN = re.compile(rf"\b{_words('known')}\s$|\b{_words('clinging')}\s(?:[\w-]+\s){{0,4}}$")


def are_alike(one: Draft, two: Draft, factor: int) -> bool:
    """Whether two figures are at most ``factor`` times apart."""
    smaller, larger = sorted((one.numeral.minimum, two.numeral.minimum))
    return smaller * factor >= larger


def is_circumstance(text: str, draft: Draft) -> bool:
    """ "in mehr als 20 Städten"."""
    return _CIRCUMSTANCE.search(text[max(draft.words.start, draft.start - 10) : draft.start]) is not None


def figure_again(text: str, draft: Draft, candidates: list[Draft]) -> Draft | None:
    """Which of the ``candidates``, nearest first, "2021 waren es noch 28" tells again: of the nearest sentence that has a figure of such a
    size the one that is most alike; None when there is none."""
    telling = [
        other
        for other in candidates
        if other.noun_name
        and other.category != "age"
        and (other.words.start == draft.words.start or are_alike(other, draft, ALIKE_AGAIN))
        and not (_describes(text, other) if other.category in MEASURES else is_circumstance(text, other))
    ]
    if not telling:
        return None
    same_sentence = [other for other in telling if other.words.start == telling[0].words.start]
    return next((other for other in same_sentence if are_alike(other, draft, ALIKE)), same_sentence[0])


def is_smaller_part(text: str, other: Draft, draft: Draft) -> bool:
    """Whether ``other`` is a part ("darunter neun Kinder") smaller than ``draft``, which then counts the whole."""
    before = text[max(other.words.start, other.start - 120) : other.start]
    return _OF_WHOLE.search(before) is not None and other.numeral.minimum < draft.numeral.minimum


def repeated_figure(text: str, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The figure of the same value that the text names again ("an den 350 hält er fest")."""
    if draft.numeral.minimum < RECOGNISED_FROM and not is_decimal(text, draft):
        return None
    if _KNOWN.search(text[max(draft.words.start, draft.start - 60) : draft.start]) is None:
        return None
    same = (
        other
        for other in reversed(earlier)
        if other.noun_name and other.category != "age" and other.numeral.minimum == draft.numeral.minimum
    )
    return next(same, None)


def continued_sum(candidates: list[Draft], money_talk: bool) -> Draft | None:
    """The nearest figure that is money or counts millions, too; where ``money_talk`` is about, no millions of another measure.
    ``candidates``: nearest first."""
    for other in candidates:
        if not other.noun_name:
            continue
        if other.category == "money":
            return other
        if other.numeral.minimum >= LARGE_SUM and not (money_talk and other.category in MEASURES):
            return other
    return None


def continued_figure(text: str, draft: Draft, left: list[Draft], earlier: list[Draft]) -> Draft | None:
    """The figure before of like size and kind that the clause goes on with: for a decimal the nearest decimal or measure, behind a verb of
    stance the nearest that is asked for as well. ``left``: the numbers in front in its sentence; both lists in running order."""
    if _PART_OF_THEM.match(text, draft.end) or _OF_WHOLE.search(text, draft.words.start, draft.start):
        return None
    candidates = [other for other in (*reversed(left), *reversed(earlier)) if other.noun_name]
    candidates = [other for other in candidates if other.category != "age"]
    if is_decimal(text, draft):
        return _continued_decimal(text, draft, candidates)
    if any(other.category not in MEASURES and not is_circumstance(text, other) for other in left):
        candidates = candidates[: len(left)]  # whoever counts in the same sentence is meant, however many
    clause_start = left[-1].end if left else draft.words.start
    if _HELD_AGAINST.search(text, clause_start, draft.words.end):
        return _measured(text, draft, candidates)
    if _STANCE.search(text, clause_start, draft.words.end) or _OPPOSED.search(
        text, clause_start, draft.start
    ):
        return _of_same_question(text, draft, candidates, clause_start)
    return None


def is_decimal(text: str, draft: Draft) -> bool:
    """Whether the number has a fraction and no scale: "1,35", "7,0"."""
    numeral = draft.numeral
    return numeral.scale == 1 and (numeral.minimum % 1 != 0 or "," in text[numeral.start : numeral.end])


def _continued_decimal(text: str, draft: Draft, candidates: list[Draft]) -> Draft | None:
    decimals = [
        other for other in candidates if is_decimal(text, other) and are_alike(other, draft, ALIKE_AGAIN)
    ]
    measures = [other for other in candidates if other.category in MEASURES]
    return next(iter([*decimals, *measures]), None)


def _measured(text: str, draft: Draft, candidates: list[Draft]) -> Draft | None:
    for other in candidates:
        if other.category in MEASURES and not _describes(text, other):
            return other if are_alike(other, draft, ALIKE_AGAIN) else None
        if other.words.start == draft.words.start and not is_circumstance(text, other):
            return other  # "70 Dezibel; der Richtwert liegt bei 55"
    return None


def _of_same_question(text: str, draft: Draft, candidates: list[Draft], clause_start: int) -> Draft | None:
    """The nearest figure of like size that does not merely describe something; None when it is a share that is not bargained for."""
    alike = [other for other in candidates if are_alike(other, draft, ALIKE)]
    alike.sort(key=lambda other: _remoteness(text, other, draft))
    for other in alike:
        if other.category in MEASURES and _describes(text, other):
            continue
        bargained = other.category != "percent" or _BARGAIN.search(text, clause_start, draft.words.end)
        if other.category in MEASURES:
            return other if bargained and other.numeral.unit is None else None
        if not is_circumstance(text, other) and not is_smaller_part(text, other, draft):
            return other
    return None


def _remoteness(text: str, other: Draft, draft: Draft) -> int:
    """The figures of the same sentence first, then what the sentence before counts, then what is closely alike in the paragraph."""
    if other.words.start == draft.words.start:
        return 0
    if other.category not in MEASURES and other.words.end >= draft.words.start - 2:
        return 1
    within_paragraph = "\n" not in text[other.end : draft.start]
    return 2 if within_paragraph and are_alike(other, draft, CLOSELY_ALIKE) else 3


def _describes(text: str, draft: Draft) -> bool:
    """Whether a measure only describes something else: "in der 700 Meter entfernten Schule", "auf 15 Kilometern"."""
    return is_circumstance(text, draft) or _ATTRIBUTIVE.match(text, draft.end) is not None
