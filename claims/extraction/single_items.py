"""Single items: where the article "ein(e)" is the number one.

It counts with a modifier ("mindestens eine Explosion"), before a unit ("ein Kilogramm"), where somebody was harmed ("ein Mensch kam
ums Leben", "ein Toter"), for "einen ganzen Tag", and as an item of a tally ("57 Soldaten, neun Panzer sowie ein Raketenwerfer").
"""

import re
from functools import partial

from claims.extraction import lexicon
from claims.extraction.categories import category_of_noun
from claims.extraction.drafts import Draft
from claims.extraction.person_nouns import person_sort
from claims.extraction.predicates import predicates_in
from claims.terms import Modifier

_words = partial(lexicon.pattern, "single_items")
_UNITS = frozenset({"distance_size_weight", "money", "percent"})
_HARM = frozenset({"killed", "wounded", "missing", "detained", "captured", "casualties"})
_HARM_TOLD = frozenset({"killed", "wounded", "missing"})
# Nouns so general that "ein" before them counts when they were harmed; "ein Kapitän starb" tells who, not how many.
_GENERAL = re.compile(_words("general"))
# Before "ein" these are mostly prepositions or adverbs: "über ein Darlehen", but "über eine Stunde".
_AMBIGUOUS = re.compile(_words("also_preposition"))
_WHOLE_TIME = re.compile(rf"\s{_words('whole')}[mnrs]?\s")
_ORDINAL_INSIDE = re.compile(rf"\b{_words('of_a_row')}")
_MEASURES = frozenset({"duration", "money", "percent", "age", "distance_size_weight"})
# "zwei Männer und eine Frau"; "zwei Männer und eine Frau (31)" goes on to tell who she is.
_JOINED = re.compile(r",?\s(?:und|sowie|darunter|dazu|plus)\s(?:auch\s)?")
_TALLY_GAP = re.compile(r"[^.;:]{0,80}?(?:,|\bund|\bsowie)\s(?:auch\s)?")


# "feuerte nur einen Schuss ab", "innert einer Stunde"
_TALLIED = _HARM | {"equipment", "ammunition"}
_ONLY = re.compile(rf"(?<!nicht\s)\b{_words('only')}\s$")
# "bestätigte lediglich den Verlust eines Bootes"
_ONLY_LOSS_OF = re.compile(rf"\b{_words('only_the')}\s(?:den|die|der|vom)\s{_words('loss')}\s$")
# "Nur ein Mann ist geblieben", but "er ist nur ein Mann"
_IS = re.compile(rf"\b{_words('being')}\b[^,.;:]*$")
# "eine einzige Warnung", "ein einziger Anruf"; "eine einzige große Wunde" is a figure of speech.
_SINGLE = re.compile(r"\seinzige[mnrs]?\s$")
# "Eine einzige Spritze kostet 80 Euro"
_IN_GENERAL = re.compile(rf"\s{_words('in_general')}\b")
# "Ihm sei eine einzige bekannt", but "ohne auch nur eine einzige zu liefern"
_SINGLE_ELIDED = re.compile(r"\seinzige[mnrs]?(?=[\s.,;:!?])")
_NOT_EVEN = re.compile(r"\bauch nur\s$")
_BY = re.compile(r"\bum\s$")
_WITHIN = re.compile(r"\b(?:[Bb]innen|[Ii]nnert|[Ii]nnerhalb)\s$")


def counts_as_one(text: str, draft: Draft) -> bool:
    """Whether "ein" at the draft is a number by its own phrase and clause."""
    if _OF_SO_MANY.match(text, draft.numeral.end):
        return _IS.search(text, draft.words.start, draft.start) is None  # "Sie ist eine von 64 Geretteten"
    noun = draft.noun
    only = (
        _ONLY.search(text, max(draft.words.start, draft.numeral.start - 18), draft.numeral.start) is not None
    )
    if noun is None:
        return _is_elided_further_one(text, draft) or _is_elided_only_one(text, draft, only)
    inside = text[draft.numeral.end : noun.end]
    if _ORDINAL_INSIDE.search(inside) or _OF_THEM.match(inside):
        return False
    category = category_of_noun(noun.noun)
    if inside.startswith((" einzige", " einzelne")) and category is not None:
        return True
    if _SINGLE.fullmatch(text, draft.numeral.end, noun.end - len(noun.surface)):
        return _IN_GENERAL.match(text, noun.end) is None
    if only and (
        category in _TALLIED or (person_sort(noun.noun) is not None and not _is_told_to_be(text, draft))
    ):
        return True
    if _ONLY_LOSS_OF.search(text, max(draft.words.start, draft.start - 40), draft.start):
        return True
    if category == "duration" and _BY.search(text, max(draft.words.start, draft.start - 5), draft.start):
        return True  # "sinkt um eine Stunde"
    if category == "duration" and _WITHIN.search(text, max(draft.words.start, draft.start - 14), draft.start):
        return True
    if draft.number.modifier not in (Modifier.EXACT, Modifier.LESS_THAN):
        wording = text[draft.start : draft.numeral.start].strip().lower()
        return _AMBIGUOUS.fullmatch(wording) is None or category in _UNITS or category == "duration"
    if category in _UNITS:
        return True
    if category == "duration":
        return _WHOLE_TIME.search(inside) is not None or text.startswith((" lang", " lange"), noun.end)
    if category in _HARM and noun.noun.endswith("er") and not noun.noun.endswith("opfer"):
        return True
    if _GENERAL.fullmatch(noun.surface):
        return _is_harmed(text, draft)
    if person_sort(noun.noun) is not None and _SUFFERED.match(text, noun.end):
        return _is_harmed(text, draft)
    return category in _HARM and noun.noun in ("Todesopfer", "Opfer")


def _is_harmed(text: str, draft: Draft) -> bool:
    """Whether a predicate of harm stands in the same stretch between commas."""
    left = max(text.rfind(mark, draft.words.start, draft.start) for mark in ",;:") + 1
    right = min(
        (at for mark in ",;:" if (at := text.find(mark, draft.end, draft.words.end)) >= 0),
        default=draft.words.end,
    )
    found = predicates_in(text, max(left, draft.words.start), right)
    return bool(found) and found[-1].category in _HARM_TOLD


# "eine der drei Anlagen", "einer ihrer 40 Fischer"
_OF_SO_MANY = re.compile(
    r"\s(?:der|ihrer|seiner|dieser|unserer|von|aus)\s(?:den\s)?(?:[a-zäöüß]+en\s)?"
    rf"(?:{lexicon.pattern('around_numbers', 'small_number')}|\d[\d.]*)\s(?:[a-zäöüß]+\s)?[A-ZÄÖÜ]"
)
# "ein Wachmann sei getötet worden": what befell somebody, whereas "ein Kapitän starb" tells who it was.
_SUFFERED = re.compile(rf"\s{_words('person_befallen')}\b")
_PRONOUNS = frozenset({"einer", "eine", "eines", "eins", "einen", "einem"})
_OF_THEM = re.compile(r"\s(?:der|ihrer|seiner|dieser|von|unserer)\b")


def _is_told_to_be(text: str, draft: Draft) -> bool:
    return _IS.search(text, draft.words.start, draft.start) is not None


def _is_elided_only_one(text: str, draft: Draft, only: bool) -> bool:
    """As in "räumt nur einen ein", "kennt eine einzige"."""
    if _SINGLE_ELIDED.match(text, draft.numeral.end):
        return _NOT_EVEN.search(text, draft.words.start, draft.start) is None
    if text[draft.numeral.start : draft.numeral.end] == "ein":
        return False
    return (
        only
        and re.match(r"\s[a-zäöüß]|[.,;!?“]", text[draft.numeral.end : draft.numeral.end + 2]) is not None
    )


def _is_elided_further_one(text: str, draft: Draft) -> bool:
    behind = text[draft.numeral.end : draft.numeral.end + 16]
    if re.match(r"\sweitere[rs]?\s[a-zäöüß]", behind):
        return True
    pronoun = text[draft.numeral.start : draft.numeral.end].lower() in _PRONOUNS
    among = re.match(r"\s(?:von ihnen|von denen|davon)\b", behind) is not None
    if among and text[draft.numeral.start].islower():
        return pronoun  # "Fünf Beamte wurden verletzt, einer davon schwer"; at the head of a sentence it tells who
    return (
        pronoun
        and (among or re.match(r"\s(?!\w+ Jahre)[a-zäöüß]{3,}t?\b", behind) is not None)
        and _is_harmed(text, draft)
    )


def denies_harm(draft: Draft) -> bool:
    """As in "keine Verletzten": nought is a figure where harm could have been."""
    noun = draft.noun
    return (
        noun is not None
        and category_of_noun(noun.noun) in _HARM
        and (noun.noun.endswith("er") or noun.noun in ("Todesopfer", "Opfer", "Verlust"))
    )


def counts_in_tally(text: str, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether "ein" goes on with a list of counted things of the same sort."""
    noun = draft.noun
    if noun is None and drafts:
        return _is_elided_elsewhere(text, draft, drafts[-1])
    if noun is None or not drafts or _ORDINAL_INSIDE.search(text[draft.numeral.end : noun.end]):
        return False
    previous = drafts[-1]
    if (
        previous.noun is None
        or previous.numeral.unit
        or not _TALLY_GAP.fullmatch(text[previous.end : draft.start])
    ):
        return False
    if (
        person_sort(noun.noun) is not None
        and previous.category not in _MEASURES
        and _JOINED.fullmatch(text, previous.end, draft.start)
        and not text.startswith(" (", noun.end)
    ):
        return True
    mine, theirs = category_of_noun(noun.noun), category_of_noun(previous.noun.noun)
    if mine in _HARM and previous.category not in ("duration", "money", "percent", "age"):
        return True
    if mine is not None and mine != "other" and theirs not in (None, "other", "duration", "money", "percent"):
        return True
    if person_sort(noun.noun) and person_sort(previous.noun.noun) and _is_harmed(text, draft):
        return True
    same = noun.noun.rpartition("-")[2] == previous.noun.noun.rpartition("-")[2]
    return same and person_sort(noun.noun) is not None


# "zwei in Berlin und einer in Hamburg", "zwei kamen aus Polen, je eines aus Ungarn und Kroatien"
_ELSEWHERE = re.compile(r"\s(?:in|im|aus|bei|auf|am)\s[A-ZÄÖÜ]")
_ELSEWHERE_BEFORE = re.compile(
    r"\s[^.;:]{0,40}\b(?:in|im|aus|bei|auf|am)\s[A-ZÄÖÜ][\w-]+(?:,|,?\sund|\ssowie)\s(?:je\s)?"
)


def _is_elided_elsewhere(text: str, draft: Draft, previous: Draft) -> bool:
    return (
        text[draft.numeral.start : draft.numeral.end] in _PRONOUNS
        and previous.category not in _MEASURES
        and _ELSEWHERE.match(text, draft.numeral.end) is not None
        and _ELSEWHERE_BEFORE.fullmatch(text, previous.end, draft.start) is not None
    )
