"""Quantities: numerals that count something, with interval, counted noun, category, scope and circumstances.

The component reads ``doc.spans["numerals"]`` and ``doc.spans["dates"]`` and fills ``doc.spans["quantities"]``; each span's
``._.quantity`` is a :class:`Quantity` with exact character offsets into ``doc.text``. The steps, in running order: modifiers,
designations left out, noun, "ein" only where it counts; then by sentence: elided nouns, predicates, categories, scope,
circumstances.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from claims.extraction.ages import is_bare_age
from claims.extraction.categories import category_of, category_of_noun, may_count_people, unit_noun
from claims.extraction.circumstances import Circumstances, Setting
from claims.extraction.counted_noun import noun_before, noun_behind
from claims.extraction.designations import continues_designation, is_designation
from claims.extraction.doc_memory import text_of
from claims.extraction.drafts import Draft
from claims.extraction.elision import resolve_elided
from claims.extraction.modifiers import modified
from claims.extraction.numerals import Numeral, NumeralSort
from claims.extraction.part_lists import bind_lists
from claims.extraction.points_in_time import is_point_in_time
from claims.extraction.predicates import bind_predicates, tells_of_gathering
from claims.extraction.scope import MEMORY as SCOPE_MEMORY
from claims.extraction.scope import adopt_scope, scope_of
from claims.extraction.sentence_words import SentenceWords, words_of
from claims.extraction.sentences import sentence_bounds
from claims.extraction.single_items import counts_as_one, counts_in_tally, denies_harm
from claims.terms import Modifier, Scope


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. Offsets into doc.text: [start, end) the quote, [number_start, number_end) the numeral. ``minimum`` and
    ``maximum`` are None where the interval is open. ``superseded``: the text itself gives a newer figure. ``antecedent``: where the
    number begins whose noun this one takes."""

    start: int
    end: int
    number_start: int
    number_end: int
    minimum: Decimal | None
    maximum: Decimal | None
    modifier: Modifier
    noun: str | None
    category: str
    scope: Scope
    subject: str | None = None
    place: str | None = None
    event_time: str | None = None
    superseded: bool = False
    antecedent: int | None = None


@Language.factory("gegenlese_quantities")
def create_quantities(nlp: Language, name: str) -> "QuantityFinder":
    return QuantityFinder()


class QuantityFinder:
    """Fills ``doc.spans["quantities"]``; needs sentences and numerals, uses dates where there are any."""

    def __init__(self) -> None:
        if not Span.has_extension("quantity"):
            Span.set_extension("quantity", default=None)

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for quantity in find_quantities(doc):
            span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
            if span is not None:
                span._.quantity = quantity
                spans.append(span)
        doc.spans["quantities"] = SpanGroup(doc, name="quantities", spans=spans)
        return doc


def find_quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a Doc whose sentences, numerals and dates are set, in running order."""
    text = text_of(doc)
    setting = Setting(doc)
    sentences = sentence_bounds(doc)
    settled: list[Draft] = []
    drafts: list[Draft] = []
    words: SentenceWords | None = None
    gathering = cache(partial(tells_of_gathering, text))  # few texts have a figure that asks for it
    at, designation_end = 0, -1
    for span in doc.spans.get("numerals", []):
        numeral: Numeral = span._.number
        while sentences[at][1] <= numeral.start:
            at += 1
        if words is None or words.start != sentences[at][0]:
            settled += _settled(text, drafts, settled, gathering)
            drafts, words = [], words_of(text, *sentences[at])
        draft = _draft(text, numeral, words)
        if _is_name(text, draft, designation_end):
            designation_end = numeral.end
        elif _counts(text, draft, setting, drafts):
            drafts.append(draft)
    settled += _settled(text, drafts, settled, gathering)
    return [_quantity(text, draft, setting.of(draft)) for draft in settled]


# From here on "dreimal" tells a number; "zweimal" and "zweifach" are said of anything.
_OFTEN = 3
# "dreimal so teuer", "fünfmal mehr": a comparison.
_COMPARES = re.compile(r"\s(?:so|mehr|weniger|seltener|häufiger|[a-zäöüß]+er als)\b")
# "dreifache Überschreitung", "vierzigfach überschritten"
_EXCEEDED = re.compile(r"\s(?:[Üü]ber|[Uu]nter)schr[ei]+t")


def _counts_times(text: str, draft: Draft) -> bool:
    """Whether the multiple states a number: "sich verdreifachen", "rief siebenmal an"."""
    numeral = draft.numeral
    if numeral.unit is None:
        return text.endswith("en", 0, numeral.end)
    if numeral.unit == "mal":
        return numeral.minimum >= _OFTEN and _COMPARES.match(text, draft.end) is None
    return (
        numeral.unit.startswith("fach")
        and _EXCEEDED.match(text, numeral.phrase_end or numeral.end) is not None
    )


_ENDS_SENTENCE = re.compile(r"\b(?:Mio|Mrd)\.$")


# "zwei Drittel", "die Hälfte": like "Prozent", the share itself is the unit.
_SHARE_WORD = re.compile(r"(?:Hälfte|[A-ZÄÖÜ]\w*tel)n?\b")


def _draft(text: str, numeral: Numeral, words: SentenceWords) -> Draft:
    """The numeral with modifier and noun."""
    number = modified(text, numeral, words.start, words.end)
    behind = words.index_at(max(numeral.phrase_end or 0, number.end))
    noun = noun_before(text, numeral, words.start)
    nominalised = text.startswith(("-J", "J"), numeral.end)  # "der 45-Jährige" counts no noun behind it
    if noun is None and not nominalised:
        vague = number.modifier == Modifier.VAGUE or numeral.scale > 1
        noun = noun_behind(words, behind, words.index_before(number.start), vague)
        if (
            noun is not None
            and _ENDS_SENTENCE.search(text, numeral.start, numeral.end)
            and category_of_noun(noun.noun) != "money"
        ):
            noun = None  # "kostet 620 Mio. Der Minister …"
    if numeral.sort == NumeralSort.MULTIPLE and numeral.unit == "mal":
        noun = None
    name = noun.noun if noun else None
    if numeral.unit == "mal":
        name = "Mal"
    elif numeral.unit and not (numeral.unit == "köpfig" and name):
        name = unit_noun(numeral.unit) or name
    if numeral.sort == NumeralSort.FRACTION and (
        share := _SHARE_WORD.search(text, numeral.start, numeral.end)
    ):
        name = share.group().removesuffix("n")
    return Draft(numeral, number, noun, words, noun_name=name)


def _is_name(text: str, draft: Draft, designation_end: int) -> bool:
    """Whether the number is (part of) a designation."""
    counts_noun = draft.noun is not None
    if is_designation(text, draft.numeral, draft.words.start, counts_noun):
        return True
    return continues_designation(text, designation_end, draft.numeral, counts_noun)


def _counts(text: str, draft: Draft, setting: Setting, drafts: list[Draft]) -> bool:
    """Whether the number counts something; ``drafts`` are those in front of it in the sentence."""
    sort = draft.numeral.sort
    if sort == NumeralSort.ORDINAL or is_point_in_time(text, draft) or setting.is_date(draft):
        return False
    if draft.noun is None and text.startswith((" mal ", "mal so"), draft.numeral.end):
        return False  # "anderthalb mal so viel"
    if sort == NumeralSort.MULTIPLE:
        return _counts_times(text, draft)
    if sort == NumeralSort.ARTICLE:
        return counts_as_one(text, draft) or counts_in_tally(text, draft, drafts)
    if sort == NumeralSort.NOUGHT:
        return denies_harm(draft)
    return True


def _settled(
    text: str, drafts: list[Draft], earlier: list[Draft], gathering: Callable[[], bool]
) -> list[Draft]:
    """The drafts of one sentence with noun, predicate and category settled."""
    for draft in drafts:
        if draft.elided and is_bare_age(text, draft):
            draft.category, draft.noun_name = "age", "Jahr"
        elif not draft.elided:
            draft.category = category_of(text, draft)
    for index, draft in enumerate(drafts):
        if draft.elided and draft.noun_name is None:
            resolve_elided(text, draft, drafts[:index], drafts[index + 1 :], earlier)
            if draft.antecedent is not None:
                draft.category = draft.antecedent.category
    bind_lists(text, drafts, earlier)
    _bind_details(text, drafts, earlier)
    bind_predicates(text, drafts, [may_count_people(text, draft) for draft in drafts], gathering)
    # Twice, because a number can take its category from the one behind it ("800, laut Veranstaltern 2.000 Menschen").
    for draft in [*drafts, *drafts]:
        if not (draft.elided and draft.category == "age"):
            draft.category = category_of(text, draft)
    for index, draft in enumerate(drafts):
        draft.scope = scope_of(text, draft, [*earlier[-SCOPE_MEMORY:], *drafts[:index]])
    for draft in drafts:
        adopt_scope(draft)
    return drafts


# "Unter ihnen sind drei Deutsche.", "Es handelt sich um vier Briten und zwei Polen.": details of those told of before.
_DETAILS = re.compile(
    r"(?:Darunter|Davon|Unter ihnen|Es handel\w+ sich (?:dabei )?um|Bei ihnen handel\w+ es sich um)\b"
)


def _bind_details(text: str, drafts: list[Draft], earlier: list[Draft]) -> None:
    """Sets ``listed_under`` of the people of a sentence that details the number in front of it."""
    if not drafts or not earlier or not _DETAILS.match(text, drafts[0].words.start):
        return
    for draft in drafts:
        if draft.listed_under is None and draft.noun is not None and draft.numeral.unit is None:
            draft.listed_under = earlier[-1].listed_under or earlier[-1]


_TRAILING = re.compile(r"\s(?:weitere[mnrs]?|mehr)\b")


def _quantity(text: str, draft: Draft, circumstances: Circumstances) -> Quantity:
    start, end = draft.start, draft.end
    if draft.noun is not None and draft.noun.before:
        start = min(start, draft.noun.start)
    if draft.elided and (trailing := _TRAILING.match(text, end)):
        end = trailing.end()
    return Quantity(
        start=start,
        end=end,
        number_start=draft.numeral.start,
        number_end=draft.numeral.end,
        minimum=draft.number.minimum,
        maximum=draft.number.maximum,
        modifier=draft.number.modifier,
        noun=draft.noun_name,
        category=draft.category,
        scope=draft.scope,
        subject=circumstances.subject,
        place=circumstances.place,
        event_time=circumstances.event_time,
        superseded=circumstances.superseded,
        antecedent=draft.antecedent.numeral.start if draft.antecedent is not None else None,
    )
