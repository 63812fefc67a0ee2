"""Quantities: numerals that count something, with interval, counted noun, category, scope and circumstances.

The component reads ``doc.spans["numerals"]`` and ``doc.spans["dates"]`` and fills ``doc.spans["quantities"]``; each span's
``._.quantity`` is a :class:`Quantity` with exact character offsets into ``doc.text``.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from claims.extraction.categories import Predicate, category_of_noun, predicates
from claims.extraction.counted_noun import CountedNoun, noun_behind, noun_of_count, person_sort
from claims.extraction.designations import is_designation
from claims.extraction.modifiers import ModifiedNumber, modified
from claims.extraction.numerals import Numeral, NumeralSort
from claims.extraction.scope import scope_of
from claims.extraction.sentence_words import SentenceWords, words_of
from claims.terms import Modifier, Scope


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. Offsets into doc.text: [start, end) the quote, [number_start, number_end) the numeral."""

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


@dataclass(slots=True)
class Draft:
    """A quantity in the making."""

    numeral: Numeral
    number: ModifiedNumber
    noun: CountedNoun | None
    words: SentenceWords
    category: str | None = None
    predicate: Predicate | None = None
    noun_name: str | None = None
    elided: bool = False


@Language.factory("gegenlese_quantities")
def create_quantities(nlp: Language, name: str) -> "QuantityFinder":
    return QuantityFinder()


class QuantityFinder:
    """Fills ``doc.spans["quantities"]``."""

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
    text = doc.text
    dates = [
        (span.start_char, span.end_char)
        for span in doc.spans.get("dates", [])
        if getattr(span._.timex, "type", "DATE") in ("DATE", "TIME")
    ]
    drafts: list[Draft] = []
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    at = 0
    words: SentenceWords | None = None
    earlier: list[Draft] = []
    for span in doc.spans.get("numerals", []):
        numeral = span._.number
        while sentences[at][1] <= numeral.start:
            at += 1
        start, end = sentences[at]
        if words is None or words.start != start:
            _settle(text, drafts, earlier)
            earlier += drafts
            drafts = []
            words = words_of(text, start, end)
        draft = _draft(text, numeral, words, dates)
        if draft is not None:
            drafts.append(draft)
    _settle(text, drafts, earlier)
    earlier += drafts
    return [_finished(text, draft) for draft in earlier]


def _draft(text: str, numeral: Numeral, words: SentenceWords, dates: list[tuple[int, int]]) -> Draft | None:
    if numeral.sort == NumeralSort.ORDINAL:
        return None
    number = modified(text, numeral, words.start, words.end)
    behind = words.index_at(max(numeral.end, numeral.phrase_end or 0, number.end))
    if numeral.sort == NumeralSort.COMPOUND and (numeral.unit or "").lower().startswith(("jähr",)) is False:
        pass
    noun = noun_behind(words, behind, words.index_before(number.start))
    if is_designation(text, numeral, words.start, noun is not None):
        return None
    if any(start < numeral.end and numeral.start < end for start, end in dates):
        return None
    draft = Draft(numeral, number, noun, words)
    if numeral.sort == NumeralSort.ARTICLE and not _article_counts(text, draft):
        return None
    if _is_point_in_time(text, draft):
        return None
    return draft


_TIME_UNITS = re.compile(
    r"(?:Tag|Woche|Monat|Jahr|Jahrzehnt|Stunde|Minute|Jahrhundert|Sekunde)(?:e[ns]?|n|s)?$"
)
_BEFORE_POINT = re.compile(r"\b(?:[Vv]or|[Ii]n)\s(?:\w+\s){0,1}$")
_BEHIND_POINT = re.compile(r"^\s(?:nach|vor|zuvor|vorher|danach)\b")


def _is_point_in_time(text: str, draft: Draft) -> bool:
    """ "vor drei Jahren", "zwei Tage nach der Wahl" place an event and count nothing."""
    noun = draft.noun
    if noun is None or not _TIME_UNITS.match(noun.surface) or draft.numeral.sort == NumeralSort.COMPOUND:
        return False
    before = text[max(draft.words.start, draft.number.start - 20) : draft.number.start]
    if re.search(r"\b[Vv]or\s(?:\w+\s)?$", before):
        return True
    if re.search(r"\b[Ii]n\s(?:nur\s)?$", before) and not re.match(
        r"Jahr|Minute|Stunde|Sekunde", noun.surface
    ):
        return True
    return _BEHIND_POINT.match(text[noun.end : noun.end + 12]) is not None


_UNIT_CATEGORIES = frozenset({"distance_size_weight", "money", "percent"})
_HARM = frozenset({"killed", "wounded", "missing", "detained", "captured", "casualties"})


def _article_counts(text: str, draft: Draft) -> bool:
    """Whether "ein" is the number one here: with a modifier, before a unit, or where somebody was harmed."""
    noun = draft.noun
    if draft.number.modifier != Modifier.EXACT and noun is not None:
        return draft.number.modifier != Modifier.LESS_THAN and not draft.numeral.digits
    if noun is None:
        return False
    category = category_of_noun(noun.surface)
    if category in _UNIT_CATEGORIES:
        return True
    between = text[draft.numeral.end : noun.end]
    if re.search(r"jährig|Jahre", between):
        return False
    if category in _HARM and noun.surface[0].isupper():
        return True
    words = noun.surface
    if words in ("Mensch", "Person", "Mann", "Frau", "Kind", "Soldat", "Polizist", "Zivilist", "Menschen"):
        harm = _predicate(text, draft, [])
        return harm is not None and harm.category in ("killed", "wounded", "missing")
    return False


_STRONG_BREAK = re.compile(r"[;:–()]|\s-\s|\.\s")
_COORDINATION = re.compile(
    r"^\s*(?:,|und|sowie|oder|,\s?\w+)\s*(?:auch |mehr als |rund |etwa |mindestens )?$"
)


def _predicate(text: str, draft: Draft, neighbours: list[Draft]) -> Predicate | None:
    """The predicate that says what happened to what the draft counts."""
    words = draft.words
    start, end = (
        draft.number.start,
        draft.noun.end if draft.noun and not draft.noun.before else draft.number.end,
    )
    found = [p for p in predicates(text, words.start, words.end)]
    if not found:
        return None
    inside = [p for p in found if start <= p.start < end]
    if inside:
        return inside[-1]
    next_start = min((n.number.start for n in neighbours if n.number.start > start), default=words.end)
    previous_end = max((_end(n) for n in neighbours if n.number.start < start), default=words.start)
    right = [p for p in found if p.start >= end]
    left = [p for p in found if p.end <= start]
    for crossing in (False, True):
        for p in right[:1]:
            gap = text[end : p.start]
            if p.start < next_start and not _STRONG_BREAK.search(gap) and (crossing or "," not in gap):
                return p
        for p in reversed(left[-1:]):
            gap = text[p.end : start]
            if p.start >= previous_end and not _STRONG_BREAK.search(gap) and (crossing or "," not in gap):
                return p
    return None


def _end(draft: Draft) -> int:
    return draft.noun.end if draft.noun and not draft.noun.before else draft.number.end


def _settle(text: str, drafts: list[Draft], earlier: list[Draft]) -> None:
    """Resolves elided nouns and sets the categories of one sentence's drafts."""
    for index, draft in enumerate(drafts):
        previous = drafts[index - 1] if index else None
        draft.predicate = _predicate(text, draft, drafts)
        if draft.noun is not None:
            draft.noun_name = draft.noun.noun
        else:
            _resolve_elided(text, draft, drafts[:index], drafts[index + 1 :], earlier)
        draft.category = _category(text, draft)
    for index in range(len(drafts) - 1, -1, -1):
        _share_predicate(text, drafts, index)


_SAME_CLAUSE = re.compile(r"^\s*(?:,|und|sowie|oder|, darunter|und auch)\s*$")


def _share_predicate(text: str, drafts: list[Draft], index: int) -> None:
    """ "12 Polizisten und 40 Demonstranten wurden verletzt": a coordinated number without its own predicate shares it."""
    draft = drafts[index]
    if draft.predicate is not None or draft.category not in ("other", "troops", "participants"):
        return
    if index + 1 < len(drafts) and drafts[index + 1].predicate is not None:
        nxt = drafts[index + 1]
        if _SAME_CLAUSE.match(text[_end(draft) : nxt.number.start]):
            draft.predicate = nxt.predicate
            draft.category = _category(text, draft)
            return
    if index > 0 and drafts[index - 1].predicate is not None:
        prev = drafts[index - 1]
        if re.match(
            r"^[^,;:.]{0,40}(?:,|und|sowie|oder|,? darunter)\s+$", text[_end(prev) : draft.number.start]
        ):
            draft.predicate = prev.predicate
            draft.category = _category(text, draft)


def _resolve_elided(
    text: str, draft: Draft, left: list[Draft], right: list[Draft], earlier: list[Draft]
) -> None:
    draft.elided = True
    numeral = draft.numeral
    if numeral.sort in (NumeralSort.COMPOUND, NumeralSort.FRACTION, NumeralSort.MULTIPLE):
        return
    noun = noun_of_count(text, max(draft.words.start, numeral.start - 120), numeral.start)
    if noun is not None and not any(d.number.start > numeral.start - 60 for d in left):
        draft.noun_name = noun
        return
    for other in [*reversed(left), *reversed(earlier[-8:])]:
        if (
            other.category not in ("age", "percent", "duration", "distance_size_weight", "money")
            and other.noun_name
        ):
            draft.noun_name = other.noun_name
            return
    for other in right[:1]:
        draft.noun_name = other.noun_name or (other.noun.noun if other.noun else None)


_AGE_BRACKET = re.compile(r"[A-ZÄÖÜ][\w.-]*[“”\"]?,?\s\(?$")
_AGE_CUES = re.compile(r"\b(?:Alter|Lebensjahr|alt|älter|jünger|Alte)\b")
_ABSTRACT = re.compile(
    r"(?:ung|keit|heit|zeit|dauer|frist|haft|strafe|krieg|bestehen|pause|sperre|phase|vertrag|studium|geschichte|karriere|tradition|suche|plan|projekt"
    r"|jubiläum|herrschaft|haftstrafe|ehe|beziehung|streit|kampf|konflikt|einsatz|amt|engagement|betrieb|verbot|abkommen|programm|arbeit|reise|besuch)$",
    re.IGNORECASE,
)


def _category(text: str, draft: Draft) -> str:
    numeral, noun = draft.numeral, draft.noun
    if numeral.sort == NumeralSort.FRACTION:
        return "percent"
    if numeral.sort == NumeralSort.MULTIPLE:
        return "other"
    if numeral.unit:
        return _unit_category(numeral, noun)
    behind = text[_end(draft) : _end(draft) + 20]
    before = text[max(draft.words.start, draft.number.start - 40) : draft.number.start]
    name = draft.noun_name
    if noun is None and _is_age(text, draft, before, behind):
        draft.noun_name = "Jahr"
        return "age"
    if name is None:
        by_noun = None
    else:
        by_noun = category_of_noun(name.split()[0]) or category_of_noun(name)
    if by_noun == "duration":
        aged = re.match(r"\s(?:alt|Alt|jung)", behind) or re.search(r"\bAlter von\s(?:\w+\s)?$", before)
        aged = aged or re.search(r"(?:älter|jünger) als", text[draft.number.start : draft.numeral.start])
        if aged or (before.endswith("(") and behind.startswith(")")):
            return "age"
        return "duration"
    if by_noun in ("money", "percent", "distance_size_weight", "equipment", "ammunition"):
        return by_noun
    if noun is not None and noun.conjoined is not None:
        other = category_of_noun(noun.conjoined)
        if {by_noun, other} == {"killed", "wounded"}:
            return "casualties"
    if by_noun in ("killed", "wounded", "casualties", "captured", "missing", "detained") and not draft.elided:
        return by_noun
    person = person_sort(name) if name else "person"
    predicate = draft.predicate
    if predicate is not None:
        if (
            predicate.kind == "soldier"
            and by_noun != "troops"
            and predicate.category == "killed"
            and person != "fighter"
        ):
            pass
        elif predicate.kind == "fighter":
            if person == "fighter" and by_noun is None:
                return "troops"
        elif predicate.category == "participants":
            if by_noun in (None, "participants") and person:
                return "participants"
        elif predicate.category == "other":
            return by_noun if by_noun in ("troops", "participants") else "other"
        elif person or by_noun in (
            "troops",
            "participants",
            "killed",
            "wounded",
            "casualties",
            "displaced",
            "missing",
            "captured",
            "detained",
        ):
            return predicate.category
    return by_noun or "other"


def _unit_category(numeral: Numeral, noun: CountedNoun | None) -> str:
    unit = (numeral.unit or "").lower()
    if unit.startswith("jähr"):
        if noun is not None and _ABSTRACT.search(noun.surface):
            return "duration"
        return "age"
    if unit.startswith(
        (
            "tägig",
            "stündig",
            "minütig",
            "wöchig",
            "monatig",
            "sekündig",
            "stunde",
            "tag",
            "minute",
            "woche",
            "monat",
            "sekunde",
            "jahr",
        )
    ):
        return "duration"
    if unit.startswith("prozent"):
        return "percent"
    if unit in ("geld", "euro", "dollar", "millionen", "milliarden"):
        return "money"
    if unit.startswith(("kilo", "tonne", "meter", "zentimeter", "millimeter", "liter", "hektar")):
        return "distance_size_weight"
    return "other"


def _is_age(text: str, draft: Draft, before: str, behind: str) -> bool:
    numeral = draft.numeral
    if numeral.maximum is None or not 0 < numeral.minimum <= 115:
        return False
    if before.endswith("(") and behind.startswith(")"):
        name = re.search(r"([A-ZÄÖÜ][\w.-]*)[“”\"«]?\s\($", before)
        return name is not None and not _is_country(name.group(1))
    if re.search(r"[A-ZÄÖÜ]\w+,\s$", before) and re.match(r",\s", behind) and numeral.digits:
        return True
    if re.search(r"\b(?:ist|war|wird|wurde|sei|bin)\s(?:\w+\s){0,2}$", before) and re.match(
        r"\s?[.,;!?“]", behind
    ):
        return (
            re.search(r"\b(?:[Ee]r|[Ss]ie|[Ii]ch|[A-ZÄÖÜ]\w+)\s(?:ist|war|wird|wurde|sei|bin)", before)
            is not None
        )
    return False


def _is_country(name: str) -> bool:
    from claims.extraction.circumstances import is_country

    return is_country(name)


def _finished(text: str, draft: Draft) -> Quantity:
    start = draft.number.start
    end = max(_end(draft), draft.number.end, draft.numeral.phrase_end or 0)
    numeral = draft.numeral
    if draft.noun is None and (more := re.match(r"\sweitere[mnrs]?\b|\smehr\b", text[end : end + 12])):
        end += more.end()
    before = text[draft.words.start : start]
    behind = text[end : draft.words.end]
    category = draft.category or "other"
    scope = scope_of(before, behind, category, text[start:end])
    if numeral.sort == NumeralSort.FRACTION:
        scope = Scope.PART
    if numeral.sort == NumeralSort.MULTIPLE:
        scope = Scope.OTHER
    return Quantity(
        start=start, end=end, number_start=numeral.start, number_end=numeral.end,
        minimum=draft.number.minimum, maximum=draft.number.maximum, modifier=draft.number.modifier,
        noun=draft.noun_name, category=category, scope=scope,
    )  # fmt: skip
