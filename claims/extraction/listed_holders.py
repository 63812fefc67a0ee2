"""Whose figure it is by the words right beside it: the items of a list, shares, and ages.

"31 Prozent für die Union, 28 für die SPD", "die SPD erhielt 47 Sitze, die Union 52", "auf die Union entfallen 31 Prozent",
"Union (31 Prozent)", "Anna Weber (45)", "ein 46 Jahre alter Pilot": in a list each figure has its own holder, whoever holds the first.
"""

import re

from claims.extraction.drafts import Draft

# The last word may be the initial of a surname: "Anna W."
_NAME = r"(?:[A-ZÄÖÜ]\.|[A-ZÄÖÜ][\w’'.-]*\w)"
_NAMED = rf"(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em)?\s?(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})"
_ADVERBS = r"(?:nur|noch|sogar|immerhin|lediglich|bloß|etwa|knapp|rund|gut|fast|weitere|jeweils|zusammen|mindestens|höchstens)\s"
# How far from the number its list item reaches, in characters.
_REACH = 70
_FOR = re.compile(rf"\s(?:der\s(?:Stimmen|Sitze|Mandate)\s)?für\s{_NAMED}")
_ITEM = re.compile(
    rf"(?:^|[,;:–]\s|\b(?:und|sowie|während|aber)\s|\n)(?:[Aa]uf\s|[Ff]ür\s)?{_NAMED}\s(?:{_ADVERBS})*(?:(?:auf|mit|bei|um|von)\s)?(?:{_ADVERBS})*$"
)
_FALLS_TO = re.compile(
    rf"\b[Aa]uf\s{_NAMED}\s(?:entfallen|entfielen|entfällt|entfiel)\s(?:[a-zäöüß]+\s){{0,2}}$"
)
_BRACKET = re.compile(rf"(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})\s\((?:{_ADVERBS})?$")
_AGED = re.compile(
    rf"(?:\s?-?jährige\w*|\sJahre\s(?:alte|junge)[nrsm]?)\s(?:[a-zäöüß-]+e[nrsm]?\s)?(?P<name>{_NAME}(?:\s{_NAME}){{0,3}})"
)
# What parties and candidates get shares of.
_SHARED = frozenset({"Sitz", "Stimme", "Mandat", "Abgeordneter", "Punkt", "Medaille", "Tor", "Wahlmann"})


def aged(text: str, draft: Draft) -> str | None:
    """The words that name whose age the figure of an age is, as they stand."""
    behind = _AGED.match(text, draft.numeral.end, min(len(text), draft.numeral.end + _REACH))
    if behind is not None:
        return behind["name"]
    before = _BRACKET.search(text, max(draft.words.start, draft.start - _REACH), draft.start)
    return before["name"] if before is not None else None


def is_share(draft: Draft) -> bool:
    """Whether parties or candidates may have their shares of what is counted."""
    noun = draft.root.noun
    return draft.category == "percent" or (noun is not None and noun.noun in _SHARED)


def share_holder(text: str, draft: Draft) -> re.Match[str] | None:
    """The match whose group ``name`` is who gets the share."""
    behind = _FOR.match(text, draft.end, min(draft.words.end, draft.end + _REACH))
    if behind is not None:
        return behind
    start = max(draft.words.start, draft.start - _REACH)
    return _FALLS_TO.search(text, start, draft.start) or _BRACKET.search(text, start, draft.start)


def item_holder(text: str, draft: Draft) -> re.Match[str] | None:
    """The match whose group ``name`` opens the list item that the number closes: ", die SPD auf 28"."""
    return _ITEM.search(text, max(draft.words.start, draft.start - _REACH), draft.start)
