"""Single items: where the article "ein(e)" is the number one.

It counts with a modifier ("mindestens eine Explosion"), before a unit ("ein Kilogramm"), where somebody was harmed ("ein Mensch kam
ums Leben", "ein Toter"), for "einen ganzen Tag", and as an item of a tally ("57 Soldaten, neun Panzer sowie ein Raketenwerfer").
"""

import re

from claims.extraction.categories import category_of_noun
from claims.extraction.drafts import Draft
from claims.extraction.person_nouns import person_sort
from claims.extraction.predicates import predicates_in
from claims.terms import Modifier

_UNITS = frozenset({"distance_size_weight", "money", "percent"})
_HARM = frozenset({"killed", "wounded", "missing", "detained", "captured", "casualties"})
_HARM_TOLD = frozenset({"killed", "wounded", "missing"})
# Nouns so general that "ein" before them counts when they were harmed; "ein Kapitän starb" tells who, not how many.
_GENERAL = frozenset(
    {"Mensch", "Menschen", "Person", "Mann", "Frau", "Kind", "Soldat", "Soldaten", "Polizist", "Zivilist"}
)
# Before "ein" these are mostly prepositions or adverbs: "über ein Darlehen", but "über eine Stunde".
_AMBIGUOUS = frozenset({"über", "unter", "ab", "bis", "um", "gut", "kaum", "fast", "beinahe", "vielleicht"})
_WHOLE_TIME = re.compile(r"\s(?:ganze|gute|knappe|volle)[mnrs]?\s")
_ORDINAL_INSIDE = re.compile(
    r"\b(?:erste|zweite|dritte|vierte|fünfte|letzte|nächste|andere|jährig|Jahre|mögliche)"
)
_TALLY_GAP = re.compile(r"[^.;:]{0,80}?(?:,|\bund|\bsowie)\s(?:auch\s)?")


# "feuerte nur einen Schuss ab", "innert einer Stunde"
_TALLIED = _HARM | {"equipment", "ammunition"}
_ONLY = re.compile(r"\b(?:nur|lediglich|bloß)\s$")
_BY = re.compile(r"\bum\s$")
_WITHIN = re.compile(r"\b(?:[Bb]innen|[Ii]nnert|[Ii]nnerhalb)\s$")


def counts_as_one(text: str, draft: Draft) -> bool:
    """Whether "ein" at the draft is a number by its own phrase and clause."""
    if _OF_SO_MANY.match(text, draft.numeral.end):
        return True
    noun = draft.noun
    if noun is None:
        return _is_elided_further_one(text, draft)
    inside = text[draft.numeral.end : noun.end]
    if _ORDINAL_INSIDE.search(inside) or _OF_THEM.match(inside):
        return False
    category = category_of_noun(noun.noun)
    if inside.startswith((" einzige", " einzelne")) and category is not None:
        return True
    if category in _TALLIED and _ONLY.search(text, max(draft.words.start, draft.start - 12), draft.start):
        return True
    if category == "duration" and _BY.search(text, max(draft.words.start, draft.start - 5), draft.start):
        return True  # "sinkt um eine Stunde"
    if category == "duration" and _WITHIN.search(text, max(draft.words.start, draft.start - 14), draft.start):
        return True
    if draft.number.modifier not in (Modifier.EXACT, Modifier.LESS_THAN):
        wording = text[draft.start : draft.numeral.start].strip().lower()
        return wording not in _AMBIGUOUS or category in _UNITS or category == "duration"
    if category in _UNITS:
        return True
    if category == "duration":
        return _WHOLE_TIME.search(inside) is not None or text.startswith((" lang", " lange"), noun.end)
    if category in _HARM and noun.noun.endswith("er") and not noun.noun.endswith("opfer"):
        return True
    if noun.surface in _GENERAL:
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
    r"\s(?:der|ihrer|seiner|dieser|unserer|von|aus)\s(?:den\s)?(?:[a-zäöüß]+en\s)?(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\d[\d.]*)\s(?:[a-zäöüß]+\s)?[A-ZÄÖÜ]"
)
# "ein Wachmann sei getötet worden": what befell somebody, whereas "ein Kapitän starb" tells who it was.
_SUFFERED = re.compile(r"\s(?:wurde|wird|werde|sei|ist|war|gilt|gelte)\b")
_OF_THEM = re.compile(r"\s(?:der|ihrer|seiner|dieser|von|unserer)\b")


def _is_elided_further_one(text: str, draft: Draft) -> bool:
    behind = text[draft.numeral.end : draft.numeral.end + 16]
    if re.match(r"\sweitere[rs]?\s[a-zäöüß]", behind):
        return True
    pronoun = text[draft.numeral.start : draft.numeral.end] in ("einer", "eine", "eines", "eins", "einem")
    among = re.match(r"\s(?:von ihnen|davon)\b", behind) is not None
    return (
        pronoun
        and (among or re.match(r"\s[a-zäöüß]{3,}t?\b", behind) is not None)
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
    if noun is None or not drafts or _ORDINAL_INSIDE.search(text[draft.numeral.end : noun.end]):
        return False
    previous = drafts[-1]
    if (
        previous.noun is None
        or previous.numeral.unit
        or not _TALLY_GAP.fullmatch(text[previous.end : draft.start])
    ):
        return False
    mine, theirs = category_of_noun(noun.noun), category_of_noun(previous.noun.noun)
    if mine in _HARM and previous.category not in ("duration", "money", "percent", "age"):
        return True
    if mine is not None and mine != "other" and theirs not in (None, "other", "duration", "money", "percent"):
        return True
    if person_sort(noun.noun) and person_sort(previous.noun.noun) and _is_harmed(text, draft):
        return True
    same = noun.noun.rpartition("-")[2] == previous.noun.noun.rpartition("-")[2]
    return same and person_sort(noun.noun) is not None
