"""Elided nouns: what a bare number counts ("davon 3.000", "14 weitere", "die Gewerkschaft zählte 7.000")."""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.categories import category_of_noun
from claims.extraction.continued_figures import (
    LARGE_SUM,
    MEASURES,
    continued_figure,
    continued_sum,
    figure_again,
    is_circumstance,
    is_decimal,
    is_smaller_part,
    repeated_figure,
)
from claims.extraction.counted_noun import base_form
from claims.extraction.counted_topics import (
    announced_noun,
    fronted_noun,
    implied_noun,
    noun_of_count,
    noun_of_their_number,
)
from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.person_nouns import person_sort
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.terms import Modifier

_words = partial(lexicon.pattern, "elided_nouns")
# A noun is looked for among this many numbers before; further back nobody remembers it.
MEMORY = 8
# "die Zahl der Toten stieg am Abend auf 38": how far in front of the number its noun may stand, in characters.
REACH = 120

# "Statt auf 15.000 steigt sie auf 12.000 Euro"
_INSTEAD = re.compile(r"\b(?:[Ss]tatt|[Aa]nstelle von|[Aa]nstatt)\s(?:(?:auf|mit|bei|von|in|um)\s)?$")
# "15 Prozent der Betriebe, das sind rund 1.200"
_OF_SHARE = re.compile(
    r"\s(?:der|aller|von|ihrer|seiner|dieser)\s(?:[a-zäöüß]+\s){0,2}(?P<noun>[A-ZÄÖÜ][\w-]+)(?:\s[^,.;:()\d]{1,60})?"
    r"(?:,\s(?:das|dies)\s(?:sind|waren|wären|seien|entspricht|entspreche|entsprach)|,\s(?:also|nämlich|insgesamt)|\s\(|\s[–-])\s?"
)
_IN_OTHER_WORDS = frozenset({", ", " (", ", also ", ", nämlich "})
# "von 3,2 auf 2,9 Prozent", "erst 14, dann 12 Tage": both numbers share the unit.
_LEADS_TO = re.compile(
    r"(?:,?\s(?:auf|bis|oder|statt|beziehungsweise|bzw\.|und|dann|gegenüber|nach)|,\ssondern(?:\s(?:auf|bei|mit|um|von))?)"
    rf"(?:\s{_words('before_second')})*\s"
)

# "Die Inzidenz lag bei 112,4"
_VALUE_OF = re.compile(
    rf"\b(?P<noun>[A-ZÄÖÜ][\w-]+)(?:\s(?:des|der|von|in)\s\w+)?\s{_words('value')}\s"
    r"(?:\w+\s){0,4}(?:bei|auf|um)?\s?$"
)
# "2021 waren es noch 28": the same unit as before, whatever it was.
_OF_IT = re.compile(r"\b(?:davon|darunter|hiervon)\b")
_SAME_AGAIN = re.compile(
    r"\b(?:[Ww]aren|[Ss]ind|[Ss]eien|[Ww]ären|[Ww]ar|[Ii]st|[Ww]erden|[Ww]urden|[Ss]oll(?:en|te|ten)|[Dd]ürft(?:e|en)|[Kk]önnten|[Mm]üssten) es(?:\s\w+){0,4}\s$"
)
# "Acht seien es gewesen"
_IT_WAS = re.compile(r"\s(?:sind|seien|waren|wären) es\b")

# "Der Schaden geht in die Hunderttausende."
LARGE_VAGUE_SUM = 100_000
_SUM_OF = re.compile(r"\bin (?:die|den)\s$")
_MONEY_TALK = re.compile(_words("money"))


# "Die Zahl der Passagiere stieg auf 6 Millionen": what is numbered is no money.
_NUMBERED = re.compile(r"[Zz]ahl\b")


def resolve_elided(
    text: str, draft: Draft, left: list[Draft], right: list[Draft], earlier: list[Draft]
) -> None:
    """Sets ``noun_name`` and ``antecedent`` of a number without noun. ``left`` and ``right`` are the other numbers of its
    sentence, ``earlier`` those of the sentences before, all in running order."""
    numeral = draft.numeral
    if numeral.sort in (NumeralSort.COMPOUND, NumeralSort.FRACTION, NumeralSort.MULTIPLE):
        return
    if left and left[-1].counted_by_name and _leads_on(text, left[-1], draft):
        draft.noun_name, draft.counted_by_name = (
            left[-1].noun_name,
            True,
        )  # "Die Zahl der Gäste stieg von 3 auf 6 Millionen"
        return
    counted = [other.end for other in left if other.category not in MEASURES]
    since = max([draft.words.start, numeral.start - REACH, *counted])
    noun = noun_of_count(text, since, numeral.start) or noun_of_their_number(text, since, numeral.start)
    noun = noun or implied_noun(text, since, draft.start, is_decimal(text, draft))
    noun = noun or (fronted_noun(text, draft.words.start, draft.start) if not left else None)
    numbered = _NUMBERED.search(text, since, numeral.start) is not None
    if noun is not None and numbered and _is_sum(text, draft) and category_of_noun(noun) not in MEASURES:
        draft.noun_name, draft.counted_by_name = noun, True
        return
    if (same := repeated_figure(text, draft, earlier)) is not None:
        draft.antecedent, draft.noun_name = same, same.noun_name
        return
    if _is_sum(text, draft) and _resolve_sum(text, draft, left, earlier):
        return
    if (
        left
        and left[-1].category in MEASURES - {"age", "duration"}
        and left[-1].numeral.sort != NumeralSort.FRACTION
        and left[-1].noun_name
        and _OF_IT.search(text, left[-1].end, draft.start)
    ):
        draft.antecedent, draft.noun_name = left[-1], left[-1].noun_name  # "1.180 Euro, davon gehen 520 …"
        return
    if right and re.fullmatch(
        r"\s(?:von|der|dieser|aus|ihrer|seiner|unserer|deren|dessen)\s(?:(?!(?:ihnen|denen|uns|euch|ihm|ihr|dort|hier|in|im|mit|bei|aus|an|am|auf|für|nach|seit|vor|zu|zum|durch|und|oder|die|das)\s)[a-zäöüß]+\s){0,3}",
        text[draft.end : right[0].start],
    ):
        draft.whole, draft.antecedent, draft.noun_name = right[0], right[0], right[0].noun_name
        return
    if right and right[0].noun is not None and _INSTEAD.search(text[draft.words.start : draft.start]):
        draft.antecedent, draft.noun_name = right[0], right[0].noun_name
        return
    if right and _LEADS_TO.fullmatch(text[draft.end : right[0].start]) and not right[0].elided:
        draft.antecedent, draft.noun_name = right[0], right[0].noun_name
        return
    if (
        left
        and left[-1].noun_name
        and (_leads_on(text, left[-1], draft) or _takes_measure(text, left[-1], draft))
    ):
        draft.antecedent, draft.noun_name = left[-1], left[-1].noun_name
        return
    if numeral.sort == NumeralSort.VAGUE and not _OF_IT.search(text, draft.words.start, draft.words.end):
        draft.noun_name = "Mensch"  # "Tausende flohen"
        return
    share = left[-1].noun if left and left[-1].numeral.sort == NumeralSort.FRACTION else None
    if share is not None and text[left[-1].end : draft.start] in _IN_OTHER_WORDS:
        draft.noun_name = share.noun  # "ein Viertel der Betriebe, rund 1.200"
        return
    if (
        left
        and left[-1].category == "percent"
        and (told := _OF_SHARE.fullmatch(text, left[-1].end, draft.start))
    ):
        draft.noun_name = base_form(told["noun"])  # "15 Prozent der Betriebe, das sind rund 1.200"
        return
    if noun is not None:
        draft.noun_name, draft.counted_by_name = noun, True
        return
    if not left and numeral.minimum % 1 == 0:
        told_until = earlier[-1].end if earlier else 0
        announced_until = max(draft.words.start, text.rfind(":", draft.words.start, draft.start))
        if (noun := announced_noun(text, told_until, announced_until)) is not None:
            draft.noun_name, draft.counted_by_name = noun, True
            return
    if (same := continued_figure(text, draft, left, earlier[-MEMORY:])) is not None:
        draft.antecedent, draft.noun_name = same, same.noun_name
        return
    if is_decimal(text, draft):
        _resolve_value(text, draft, left, right)
        return
    before = [*reversed(left), *reversed(earlier[-MEMORY:])]
    again = _SAME_AGAIN.search(text[max(draft.words.start, draft.start - 60) : draft.start])
    again = again or _IT_WAS.match(text, draft.end)
    if again and (last := figure_again(text, draft, before)) is not None:
        draft.antecedent, draft.noun_name = last, last.noun_name
        return
    if (antecedent := _antecedent(text, draft, before)) is not None:
        draft.antecedent, draft.noun_name = antecedent, _told_noun(text, draft) or antecedent.noun_name
        return
    if right and right[0].category not in MEASURES:
        draft.antecedent, draft.noun_name = right[0], right[0].noun_name
        return
    if right and right[0].category == "percent" and numeral.maximum is not None and numeral.maximum <= 100:
        draft.antecedent, draft.noun_name = right[0], right[0].noun_name
        return
    if (value := _VALUE_OF.search(text[draft.words.start : draft.start])) is not None:
        draft.noun_name = value["noun"]


def _leads_on(text: str, left: Draft, draft: Draft) -> bool:
    """As in "von 12 Toten auf 10", but not "um 34 Prozent auf 229.000"."""
    if _LEADS_TO.fullmatch(text[left.end : draft.start]) is None:
        return False
    return re.search(r"\bum\s$", text[max(left.words.start, left.start - 4) : left.start]) is None


# "hatte acht Jahre gefordert, die Verteidigung vier.": the second half of the sentence lacks verb and unit.
_GAPPED = re.compile(r"[^.;:,\d]{0,60}(?:,|\sund)\s(?P<second>(?:[^\s,.;:\d]+\s){1,5})")
_FINITE = (VerbForm.FINITE, VerbForm.PLURAL)


def _takes_measure(text: str, left: Draft, draft: Draft) -> bool:
    if left.category not in MEASURES or left.category == "age":
        return False
    gap = _GAPPED.fullmatch(text, left.end, draft.start)
    gapped = gap is not None and not any(verb_form(word) in _FINITE for word in gap["second"].split())
    return gapped and re.match(r"\s?(?:[.,;!?]|und\b|$)", text[draft.end : draft.end + 5]) is not None


def _antecedent(text: str, draft: Draft, candidates: list[Draft]) -> Draft | None:
    """The nearest number that counts things or people, those of circumstance last. ``candidates``: nearest first."""
    counting = [other for other in candidates if other.category not in MEASURES and other.noun_name]
    counting = [other for other in counting if not is_smaller_part(text, other, draft)] or counting
    for other in counting:
        if other.elided or not is_circumstance(text, other):
            return other
    return counting[0] if counting else None


# "14 von ihnen seien Kinder", "drei waren Touristen"
_ARE = re.compile(
    r"(?:\s(?:von ihnen|davon|von denen|der [A-ZÄÖÜ]\w+))?\s(?:sind|seien|waren|wären)\s(?:noch\s|selbst\s|demnach\s)?(?P<noun>[A-ZÄÖÜ][a-zäöüß]+)(?=\s?[.,;:!?)]|\s(?:und|oder|aus|unter|im|in)\b|$)"
)


def _told_noun(text: str, draft: Draft) -> str | None:
    """What the clause says that the counted people are."""
    told = _ARE.match(text, draft.end, draft.words.end)
    return base_form(told["noun"]) if told is not None and person_sort(told["noun"]) is not None else None


_ON_SCALE = re.compile(r"\b(Stärke|Magnitude|Windstärke)\b")


def _resolve_value(text: str, draft: Draft, left: list[Draft], right: list[Draft]) -> None:
    """A decimal fraction that goes on with none before is a value on a scale or shares the unit of the measure behind."""
    scale = _ON_SCALE.search(text, draft.words.start, draft.start)
    value = _VALUE_OF.search(text[draft.words.start : draft.start])
    if scale is not None:
        draft.noun_name = scale.group(1)
    elif value is not None and not left:
        draft.noun_name = value["noun"]
    elif right and right[0].category in MEASURES - {"age"}:
        draft.antecedent, draft.noun_name = right[0], right[0].noun_name


def _is_sum(text: str, draft: Draft) -> bool:
    value = draft.numeral.maximum if draft.numeral.maximum is not None else draft.numeral.minimum
    if draft.number.modifier == Modifier.VAGUE and _SUM_OF.search(
        text[max(0, draft.start - 12) : draft.start]
    ):
        return value >= LARGE_VAGUE_SUM
    return draft.numeral.scale >= LARGE_SUM


def _resolve_sum(text: str, draft: Draft, left: list[Draft], earlier: list[Draft]) -> bool:
    money_talk = _MONEY_TALK.search(text, draft.words.start, draft.words.end) is not None
    same = continued_sum([*reversed(left), *reversed(earlier[-MEMORY:])], money_talk)
    if same is not None and same.category in MEASURES:
        draft.noun_name, draft.antecedent = same.noun_name, same
        return True
    if same is None and money_talk:
        draft.noun_name = "Euro"
        return True
    return False
