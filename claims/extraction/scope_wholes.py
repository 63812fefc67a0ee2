"""Parts that a whole in the same sentence gives away: "bundesweit 300, in Bayern 80", "Von zunächst 90 sitzen noch 30", "zwei
Drittel, also 40 Millionen"."""

import re

from claims.extraction.drafts import Draft
from claims.extraction.scope_context import VALUES, Context, words
from claims.terms import Scope

# "40 der 90 Posten": the second number is the whole.
_OF = re.compile(r"\s(?:der|dieser|aller|jener|seiner|ihrer|unserer)\s(?:[a-zäöüß]+\s){0,3}")
_OVERALL = re.compile(r"\b(?:[A-ZÄÖÜa-zäöüß]{3,}weit|im ganzen Land|im gesamten Land|insgesamt)\b")
_IN_PLACE = re.compile(
    r"\b(?:[Ii]n|[Ii]m|[Aa]uf|[Aa]us|[Bb]ei|[Nn]ahe)\s(?:(?:der|dem|den)\s)?[A-ZÄÖÜ][\w-]+\s(?:[^,;\d]*\s)?$"
)
_IN_PLACE_BEHIND = re.compile(r"(?:\s[A-ZÄÖÜ][\w-]+)?\s(?:in|im|aus)\s(?:(?:der|dem|den)\s)?[A-ZÄÖÜ]")
_VICTIMS = re.compile(
    rf"\s(?:[a-zäöüß]+\s){{0,3}}unter (?:den|ihnen)(?:\s(?:[a-zäöüß]+en\s)?{words('befallen')})?\b(?!\s[A-ZÄÖÜ])"
)
_OUT_OF = re.compile(r"(?:^|[,;:„]\s)[Vv]on(?:\s(?!de[nr]\b)[a-zäöüß]+){0,2}\s$|^\W*[Vv]on\s$")
_RESTATED = re.compile(
    r"\s?[^,–(\d]{0,40}(?:,|\s–|\s\()\s?(?P<saying>also|nämlich|oder|(?:und )?das (?:sind|waren|wären|seien|ist|wäre|entspricht|entspräche|macht))?(?:\s?(?:rund|etwa|knapp|gut|genau|fast))*\s?$"
)
# "die Hälfte davon, etwa 1.300, entfalle auf …": a restatement without a word that says so stands between commas.
_CLOSED = re.compile(r"\s?(?:[,–).]|$)")
_VOTED = re.compile(rf"\b{words('vote')}")
_VOTERS = re.compile(words("voters"))


def is_whole(context: Context) -> bool:
    """Whether the number in front is told as part of this one."""
    beside = context.beside
    return beside is not None and (
        beside.whole is context.draft or (beside.elided and _OF.fullmatch(context.stretch) is not None)
    )


def is_part_of_whole_beside(context: Context) -> bool:
    """Whether the sentence tells a larger number that this one is taken from."""
    if context.draft.category in VALUES:
        return False
    return (
        _VICTIMS.match(context.behind) is not None
        or _is_region(context)
        or _is_taken_out(context)
        or _is_vote(context)
    )


def restates_share(context: Context) -> bool:
    """As in "zwei Drittel der Kosten, also 40 Millionen Euro"."""
    beside, draft = context.beside, context.draft
    if beside is None or beside.category != "percent" or beside.scope != Scope.PART:
        return False
    if draft.category in ("percent", "age") or "unkt" in (beside.noun_name or ""):
        return False
    restated = _RESTATED.fullmatch(context.text, beside.end, draft.start)
    return restated is not None and bool(restated["saying"] or _CLOSED.match(context.behind))


def _is_region(context: Context) -> bool:
    """As in "Bundesweit sind es 300 Fälle, in Bayern 80"."""
    whole = _larger_beside(context)
    if whole is None or _OVERALL.search(context.text, context.start, whole.end + 1) is None:
        return False
    since = context.text[whole.end : context.draft.start]
    return bool(_IN_PLACE.search(since) or _IN_PLACE_BEHIND.match(context.behind))


def _is_taken_out(context: Context) -> bool:
    """As in "Von zunächst 90 Festgenommenen sitzen noch 30 in Haft"."""
    whole = _larger_beside(context)
    if whole is None or not context.draft.elided:
        return False
    between = context.text[whole.end : context.draft.start]
    return (
        _OUT_OF.search(context.text[context.start : whole.start]) is not None
        and not between.endswith((" auf ", " bis "))
        and ":" not in between
    )


def _is_vote(context: Context) -> bool:
    """As in "310 Abgeordnete stimmten dafür"."""
    noun = context.draft.noun_name or ""
    return (
        _VOTERS.fullmatch(noun) is not None
        and context.draft.whole is None
        and _VOTED.search(context.before[-40:] + context.behind[:40]) is not None
    )


def _larger_beside(context: Context) -> Draft | None:
    """The nearest larger number of the same sort in front in the sentence."""
    most = context.draft.numeral.maximum
    for other in reversed(context.near):
        if other.words.start != context.start:
            return None
        larger = other.numeral.maximum
        if other.category == context.draft.category and most and larger and larger > most:
            return other
    return None
