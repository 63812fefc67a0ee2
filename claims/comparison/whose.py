"""Whose people or things are counted: the state behind each figure of an article, also where the sentence leaves it open.

"Russische Soldaten" says it; "die eigenen Verluste" are the speaker's; "312 seien verwundet worden" are those of the figure
before; the next sentence of a paragraph goes on about the same people. A state that only speaks ("der russische
Generalstab") is not the one that is counted.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claims.comparison import actors, lexicon, words
from claims.comparison.origins import Origin
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.terms import Kind, Scope

# Categories in which it matters whose side is counted.
SIDED = frozenset(
    {"killed", "wounded", "casualties", "captured", "missing", "troops", "equipment", "ammunition"}
)
# "87 Soldaten der Ukraine", "11.000 Soldaten aus Nordkorea".
BELONGING = re.compile(r"\s*(?:aus der|aus dem|aus|der|des)\s+(\w+)")
BELONGING_WIDTH = 40
COUNTED = frozenset(
    {
        "soldier",
        "person",
        "civilian",
        "tank",
        "vehicle",
        "aircraft",
        "drone",
        "missile",
        "ship",
        "dead",
        "injured",
    }
)
SIDES = re.compile(
    r"Seite|Verluste?n?|Verteidiger\w*|Einheit\w*|Verbände\w*|Armee|Luftwaffe|Marine|Panzer\w*", re.IGNORECASE
)
PREPOSITIONS = r"(?:[Ii]n|[Nn]ach|[Aa]us|[Aa]n|[Vv]on|[Gg]egen|[Mm]it|[Ff]ür|[Zz]u|[Üü]ber|[Dd]urch|[Bb]ei|[Zz]wischen|[Dd]er|[Dd]en|[Dd]es|[Dd]ie|und|[Ll]aut|[Ii]m)"
OWN = re.compile(
    r"\b(?:eigene[nrms]?|unsere[nrms]?|räumte\w*\b.{0,60}\bein|eingeräumt|einräum\w+|gesteht|gestand)\b",
    re.IGNORECASE,
)


def holders(
    article: ComparedArticle,
    claims: Sequence[ComparedClaim],
    origins: Mapping[str, Origin],
    sentences: Mapping[str, tuple[int, int]],
) -> dict[str, str]:
    """Claim id → country code, for the claims of one article whose holder is known."""
    found: dict[str, str] = {}
    before: ComparedClaim | None = None
    for claim in sorted(claims, key=lambda claim: claim.start):
        if claim.kind is not Kind.QUANTITY or claim.category not in SIDED:
            continue
        said = _said(article.text, claim, origins[claim.id], sentences[claim.id])
        known_before = said is None and before is not None and before.id in found
        if known_before and before is not None and _goes_on(article.text, before, claim, sentences):
            said = found[before.id]
        if said is not None:
            found[claim.id] = said
        before = claim
    return found


def _said(text: str, claim: ComparedClaim, origin: Origin, sentence: tuple[int, int]) -> str | None:
    if claim.subject and (named := actors.countries(claim.subject)):
        return "+".join(sorted(set(named)))
    if named := actors.countries(claim.quote):
        return named[0]
    behind = BELONGING.match(text[claim.end : claim.end + BELONGING_WIDTH])
    if behind and (named := actors.countries(behind[1])):
        return named[0]
    whole = text[sentence[0] : sentence[1]]
    at = claim.start - sentence[0]
    speakers = words.content(" ".join(claim.attribution))
    counted = [
        (abs(place - at) + (1000 if place > at else 0), code)
        for place, code, noun in _counted(whole)
        if words.base(noun) not in speakers
        and not (origin.actor is not None and origin.actor.country == code and actors.state(noun))
    ]
    if counted:
        return min(counted)[1]
    if OWN.search(whole) and origin.actor is not None and origin.actor.country:
        return origin.actor.country
    return None


def _counted(sentence: str) -> list[tuple[int, str, str]]:
    """(place, code, noun) of the states in a sentence that are counted or act, not those that speak."""
    return [
        (match.start(), code, match["noun"])
        for code, adjective in _adjectives()
        for match in adjective.finditer(sentence)
        if words.whole("nouns", "concept", match["noun"]) & COUNTED or SIDES.fullmatch(match["noun"])
    ] + [
        (match.start("name"), code, match["name"])
        for code, name in _acting()
        for match in name.finditer(sentence)
    ]


@lru_cache(maxsize=1)
def _acting() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A country's name without a preposition or article in front acts: "will Nordkorea 3.000 Soldaten entsenden"."""
    return tuple(
        (
            row["code"],
            re.compile(
                rf"(?:^|(?<!\w)(?!{PREPOSITIONS}\s)\w+\s|[„\"(–:]\s?)(?P<name>{row['name_pattern'].removesuffix('s?')})(?!\w)"
            ),
        )
        for row in lexicon.read("countries")
    )


@lru_cache(maxsize=1)
def _adjectives() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            row["code"],
            re.compile(rf"(?<!\w)(?i:{row['adjective_pattern']})\s+(?:[a-zäöü]\w+\s+)?(?P<noun>[A-ZÄÖÜ]\w+)"),
        )
        for row in lexicon.read("countries")
    )


def _goes_on(
    text: str, before: ComparedClaim, claim: ComparedClaim, sentences: Mapping[str, tuple[int, int]]
) -> bool:
    """Whether a figure without a holder goes on about the people of the figure before it."""
    if "\n\n" in text[before.end : claim.start]:
        return False
    one, two = sentences[before.id], sentences[claim.id]
    if one == two or claim.scope is Scope.PART:
        return True
    between = text[one[1] : two[0]]
    sentence = text[two[0] : two[1]]
    for token in words.tokens(" ".join(claim.attribution)):
        sentence = re.sub(rf"\b{re.escape(token[:-1])}\w*", " ", sentence)
    return not between.strip() and not actors.countries(sentence)
