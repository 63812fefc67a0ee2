"""Where a figure holds, by the words of its own clause; a place that only the paragraph mentions tells little.

The place names of a story come from extraction (any claim's place) and from the list of countries; a capital counts as its
country. "287 Tote: 194 in Kara-Kuduk" places 194 and leaves 287 open.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.comparison import actors, lexicon, words
from claims.comparison.records import ComparedArticle, ComparedClaim

KINDS = frozenset(
    {
        "region",
        "stadt",
        "gebiet",
        "provinz",
        "insel",
        "bezirk",
        "ort",
        "dorf",
        "gemeinde",
        "kreis",
        "landkreis",
        "land",
    }
)
VENUE = re.compile(
    r"(?:platz|straße|stadion|halle|park|allee|brücke|kirche|schule|bahnhof|hafen|konflikt|krieg|krise|reaktor)$"
)
RELATIVE = re.compile(r"\s*(?:wo|woher|wohin|davon|darunter)\b", re.IGNORECASE)
# A country is a place behind these words only; as a subject it acts ("Russland hat eingebüßt").
SETTING = r"(?<!\w)(?:[Ii]n|[Nn]ach|[Aa]us|[Gg]anz|[Oo]sten|[Ww]esten|[Ss]üden|[Nn]orden|Teilen?|Hälfte|Landesteil)\s(?:der |den |dem |von |des )?"
NAME = re.compile(r"[A-ZÄÖÜ][\w.-]*(?:\s[A-ZÄÖÜ][\w.-]*)*")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Place names of a story, each with the expression that finds it."""

    entries: tuple[tuple[str, re.Pattern[str]], ...]

    def said(self, text: str, start: int, end: int, at: int) -> str | None:
        """The place that the stretch names nearest to the position, None when it names none."""
        found = [
            (abs(match.start() - at), name)
            for name, pattern in (*self.entries, *_countries())
            for match in pattern.finditer(text, start, end)
        ]
        return min(found)[1] if found else None


def gazetteer(articles: Iterable[ComparedArticle], claims: Iterable[ComparedClaim]) -> Gazetteer:
    """The places of a story; names of the outlets are none."""
    outlets = {(article.outlet or "").casefold() for article in articles}
    names = {clean(claim.place) for claim in claims if claim.place} - outlets - {""}
    names = {name for name in names if _namelike(name)} - set(_known())
    return Gazetteer(
        tuple(
            (name, re.compile(rf"(?<![\w-]){re.escape(name)}s?(?![\w-])", re.IGNORECASE))
            for name in sorted(names)
            if actors.state(name) is None
        )
        + tuple(_known().items())
    )


def _namelike(name: str) -> bool:
    """Whether a supposed place is a name: unknown to the dictionary, and no venue inside a place."""
    if VENUE.search(name):
        return False
    return any(
        words.is_name(token.capitalize()) and not words.is_compound(token) for token in words.tokens(name)
    )


@lru_cache(maxsize=1)
def _known() -> dict[str, re.Pattern[str]]:
    return {
        row["name"].casefold(): re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-])")
        for row in lexicon.read("places")
    }


@lru_cache(maxsize=4096)
def clean(place: str) -> str:
    """The bare name in lower case: "Region Kursk" → "kursk", a capital → its country; blank when there is no name."""
    if named := actors.state(place):
        return named[1].casefold()
    match = NAME.search(place)
    tokens = [token.casefold() for token in match[0].split()] if match else []
    while tokens and tokens[0] in KINDS:
        tokens.pop(0)
    return " ".join(tokens)


def region(text: str, sentence: tuple[int, int], clause: tuple[int, int]) -> tuple[int, int]:
    """The stretch whose places hold for a claim: its clause, and the clause before it for "…, wo" and "davon"."""
    if not RELATIVE.match(text, clause[0], clause[1]):
        return clause
    before = text.rfind(",", sentence[0], max(clause[0] - 2, sentence[0]))
    return (before + 1 if before >= 0 else sentence[0]), clause[1]


@lru_cache(maxsize=1)
def _countries() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            row["name"].casefold(),
            re.compile(rf"{SETTING}{row['name_pattern']}(?!\w)|(?<=\bin ){row['capital_pattern']}(?!\w)"),
        )
        for row in lexicon.read("countries")
    )
