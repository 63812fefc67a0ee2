"""Ages: "46 Jahre alt", "Temir (51)", "Anna Weber, 36, aus Kiel", "Kinder unter 14 Jahren", "das Rentenalter von 67"."""

import re

from claims.extraction.countries import is_country
from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.person_nouns import person_sort
from claims.extraction.place_names import known_places
from claims.extraction.word_classes import word_class

# Nobody grew older in a newspaper.
OLDEST = 115

# What grows old by the minute is no living being.
_LIFE_UNITS = frozenset({"Jahr", "Monat", "Woche", "Tag"})
_OLD_BEHIND = re.compile(r"\s(?:alte?[mnrs]?\b|jung\b)")
# "Kinder zwischen 6 und 14 Jahren", "alle über 60 Jahre": whose age it is stands before the preposition.
_OF_AGE = re.compile(r"(?P<who>[\wäöüß]+)\s(?:zwischen|von|ab|unter|über|bis)\s(?:zu\s)?$")
_ANYBODY = frozenset(
    {"jeder", "jede", "jeden", "alle", "allen", "jene", "jenen", "die", "wer", "denjenigen", "diejenigen"}
)
# "mit 14 Jahren gründete sie …", but "mit 14 Jahren Haft"
_WITH = re.compile(r"\b[Mm]it\s(?:nur\s|erst\s|gerade\s)?$")
_MODIFIED = (
    r"(?:\s(?:etwa|rund|knapp|mindestens|höchstens|über|unter|dann|nur|erst|derzeit|bereits|schon))*\s"
)
# "das Rentenalter auf 67 Jahre anheben", "im Alter von 34"
_AGE_NOUN = re.compile(
    rf"\b(?!Zeitalter|Mittelalter|Weltalter)[A-ZÄÖÜ]\w*alter\b[^,.;:–]{{0,80}}?\s(?:von|zwischen|auf|bei|ab|mit|bis|beträgt|betrage|betrug)(?:\s(?:\d+|\w+)\s(?:auf|und|bis))?{_MODIFIED}$"
    rf"|\bAlter\s(?:von|zwischen|ab){_MODIFIED}(?:\w+\s){{0,2}}$"
)
_RETIRING = re.compile(r"\b(?:in|im)\s(?:die\s)?(?:Früh)?(?:Rente|Pension|Ruhestand)\b|\bRente\smit\b")
# "Wahlberechtigte ab 16 Jahren", but "Strafen ab fünf Jahren Haft"
_FROM_AGE = re.compile(r"\b[Aa]b\s$")
_AT_AGE = re.compile(r"\b(?:mit|ab|bis)\s$")
# "sie waren 77, 81 und 90 Jahre alt"
_LISTED_AGES = re.compile(r"(?:,\s\d{1,3})*,?\s(?:und|bis|oder|beziehungsweise)\s\d{1,3}\sJahren?\salt")
_NAME_BEFORE_BRACKET = re.compile(
    r"(?:(?P<article>[Dd]en|[Dd]ie)\s)?(?P<name>(?:[A-ZÄÖÜ]|[^\W\d_A-Za-zäöüß])[\w.-]*|ihnen|davon|er|sie|eine[mnrs]?)[“”\"«]?\s\($"
)
# "zwei Männer (25 und 31)"
_AGES_BRACKET = re.compile(
    r"[a-zäöüß]\s\(\d{1,2}(?:,\s\d{1,2})*(?:,|\sund)\s\d{1,2}(?:\sJahren?)?\)[^()]{0,20}$"
)
_LISTED_BEFORE = re.compile(r"[a-zäöüß]\s\((?:\d{1,2},\s)*\d{1,2}\s(?:und|bis)\s$")
_LISTED_BRACKET = re.compile(r"([A-ZÄÖÜ][\w-]+)\s\(\d+(?:,\d+)?(?:\s[A-ZÄÖÜ]\w+)?\)")
# "der jüngste ist 21 Jahre alt, der älteste 62"
_OLDEST_ONE = re.compile(r"\b(?:älteste|jüngste)[rn]?\s(?:(?:ist|war|sei)\s)?$")
_IS_OLD = re.compile(
    r"(?:[A-ZÄÖÜ][\w.-]*\s\(\d{1,2}\)\s(?:ist|war)|[A-ZÄÖÜ]\w+,\s(?:heute|damals|inzwischen))\s(?:erst\s|gerade\s)?$|\b(?:[Ee]r|[Ss]ie|[Ii]ch|[Ww]ir|[A-ZÄÖÜ][a-zäöüß]+)\s(?:ist|war|wird|wurde|sei|bin)\s(?:erst\s|schon\s|damals\s|heute\s|inzwischen\s|gerade\s(?:einmal\s)?)?$"
)


# "damals war Trainer Jens Rabe gerade vier"
_WAS_OLD = re.compile(
    r"\b(?:war|ist|sei)\s(?:[A-ZÄÖÜ][\w.-]*\s){1,4}(?:erst|gerade|gerade einmal|schon|damals)\s$"
)
# "Das Seil ist zehn Jahre alt und nicht 19"
_NOT_OLD = re.compile(
    r"\b(?:Jahre\salt|-jährig\w*|-Jährige\w?)\b[^.;:\d]{0,20}\s(?:nicht|sondern)\s(?:erst\s|schon\s)?$"
)
# "Mit 16 trat er ein", "Mit 25 war sie Ministerin"
_DOES_SO = re.compile(r"\s(?!g[ai]b|bezifferte?\b)[a-zäöüß]+\s(?:er|sie|ich|wir|man)\b")


def is_age_phrase(text: str, draft: Draft) -> bool:
    """Whether a length of time is an age: "46 Jahre alt", "im Alter von 34 Jahren", "jünger als 18 Jahre", "Ainura (acht Monate)"."""
    before = text[max(draft.words.start, draft.start - 120) : draft.numeral.start]
    behind = text[draft.end : draft.end + 10]
    if _OLD_BEHIND.match(behind):
        return draft.noun_name in _LIFE_UNITS
    if draft.numeral.minimum <= OLDEST and _AGE_NOUN.search(before):
        return True
    if _WITH.search(before) and draft.noun_name == "Jahr" and draft.numeral.minimum <= OLDEST:
        return re.match(r"\s[A-ZÄÖÜ]", behind) is None
    if re.search(r"(?:älter|jünger) als", text[draft.start : draft.numeral.start]):
        return True
    if draft.noun_name == "Jahr" and draft.numeral.minimum <= OLDEST and _FROM_AGE.search(before):
        return re.match(r"\s[A-ZÄÖÜ]", behind) is None
    if before.endswith("(") and behind.startswith(")"):
        return re.search(r"[A-ZÄÖÜ][\w.-]*[“”\"«]?\s\($", before) is not None
    if draft.noun_name != "Jahr":
        return False
    if behind.startswith(")") and _LISTED_BEFORE.search(before):
        return True
    group = _OF_AGE.search(text, max(draft.words.start, draft.numeral.start - 50), draft.numeral.start)
    return group is not None and (group["who"].lower() in _ANYBODY or person_sort(group["who"]) is not None)


def is_bare_age(text: str, draft: Draft) -> bool:
    """Whether a number without noun is somebody's age: "Temir (51)", "Anna Weber, 36, aus Kiel", "Sie war 28."."""
    numeral = draft.numeral
    if numeral.sort == NumeralSort.RANGE and (numeral.maximum or 0) <= OLDEST:
        return _whose_age(text, draft, ("zwischen ",))
    if (
        numeral.maximum is None
        or not 0 < numeral.minimum <= OLDEST
        or numeral.minimum % 1
        or numeral.sort != NumeralSort.CARDINAL
        or "," in text[numeral.start : numeral.end]
    ):
        return False
    before = text[max(draft.words.start, draft.start - 120) : draft.start]
    behind = text[draft.end : draft.end + 2]
    if (before.endswith("(") and behind[:1] in (")", ",")) or (
        before.endswith("(") and behind in ("!)", "?)")
    ):
        name = _NAME_BEFORE_BRACKET.search(before)
        return name is not None and not _counts_in_bracket(text, draft, name)
    if numeral.digits and _AGES_BRACKET.search(before + text[draft.start : draft.end + 20]):
        return True
    if numeral.digits and behind[:1] == "," and re.search(r"[A-ZÄÖÜ][a-zäöüß-]+\.?,\s$", before):
        return not re.search(r"\d[^,.:;()]*,\s$", before)
    if _LISTED_AGES.match(text, draft.end, draft.words.end):
        return True
    if _AGE_NOUN.search(before) and not re.match(r"\s[A-ZÄÖÜ%€]", behind):
        return True
    if _AT_AGE.search(before) and _RETIRING.search(text, draft.words.start, draft.words.end):
        return True
    if _OLDEST_ONE.search(before):
        return True
    if re.match(r"\s?[.,;!?“]|$|\su", behind) and (_IS_OLD.search(before) or _WAS_OLD.search(before)):
        return not text.startswith(" und mehr", draft.end)
    if _WITH.search(before) and _DOES_SO.match(text, draft.end):
        return True
    if _NOT_OLD.search(before):
        return True
    return _whose_age(text, draft, ("unter ", "über ", "ab ", "bis "))


def _whose_age(text: str, draft: Draft, prepositions: tuple[str, ...]) -> bool:
    """Whether people stand in front of the preposition that leads to the number: "alle über 60", "jeder zwischen 18 und 45"."""
    start = draft.numeral.start
    group = _OF_AGE.search(text, max(draft.words.start, start - 50), start)
    if group is None or not text.endswith(prepositions, 0, start):
        return False
    who = group["who"]
    return who.lower() in _ANYBODY or (who[:1].isupper() and person_sort(who) is not None)


def _counts_in_bracket(text: str, draft: Draft, name: re.Match[str]) -> bool:
    """As in "Iran (27), Malaysia (25)", "zu den Liberalen (48)": the number of what a country, place or party has."""
    if _has_members(name["name"]) or (
        (name["article"] or "").lower() == "den" and name["name"].endswith("en")
    ):
        return True
    around = text[max(draft.words.start, draft.start - 60) : min(draft.words.end, draft.end + 60)]
    return any(_has_members(found.group(1)) for found in _LISTED_BRACKET.finditer(around))


def _has_members(name: str) -> bool:
    return is_country(name) or name in known_places() or name in word_class("party_name")
