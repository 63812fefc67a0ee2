"""What happened to the counted people, where the neighbouring figures tell it better than the claim's own words.

"1.900 Soldaten getötet oder verwundet" counts both; "87 Kämpfer verloren, 312 verwundet" counts the dead apart, although
"verloren" alone may mean both.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.comparison import words
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.terms import Kind, Scope

# The participle with which a German main clause ends stands at most this far behind its figure.
FATE_WIDTH = 60
BASE = re.compile(
    r"\s+(?:von|der|aller)\s+(?:den\s+|insgesamt\s+|ersten\s+|rund\s+|etwa\s+|knapp\s+|weltweit\s+|bundesweit\s+|landesweit\s+|mehr als\s+|gut\s+|derzeit\s+|bisher\s+)*"
)
# "Zwei Schwerverletzte starben in der Nacht": they add to the dead counted before.
DIED = re.compile(r"\b(?:starb(?:en)?|gestorben|erlag(?:en)?|erlegen)\b")
STOP = re.compile(r"[,;.!?]\s")
LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing"})


def told(article: ComparedArticle, claims: Sequence[ComparedClaim]) -> list[ComparedClaim]:
    """The claims of one article, categories of losses corrected by their context."""
    claims = _bases(article, claims)
    hurt = {
        claim.sentence for claim in claims if claim.category == "wounded" and not _combined(article, claim)
    }
    result = []
    for claim in claims:
        if claim.category in {"killed", "wounded", "casualties"} and _combined(article, claim):
            claim = replace(claim, category="casualties")
        elif claim.category == "wounded" and DIED.search(_behind(article, claim)):
            claim = replace(claim, category="killed", scope=Scope.ADDITIONAL)
        elif claim.category == "casualties" and claim.sentence in hurt:
            claim = replace(claim, category="killed")
        elif claim.category == "participants" and _aboard(claim):
            claim = replace(claim, category="other")
        result.append(claim)
    return result


def _aboard(claim: ComparedClaim) -> bool:
    """Passengers take part in nothing, whatever extraction made of them."""
    return bool(words.whole("nouns", "concept", (claim.noun or "").strip()) & {"passenger", "crew"})


def _bases(article: ComparedArticle, claims: Sequence[ComparedClaim]) -> list[ComparedClaim]:
    """ "4.000 von den ersten 11.000 Soldaten wurden getötet": the part has the fate, not the base."""
    result = list(claims)
    order = sorted(
        (place for place, claim in enumerate(claims) if claim.kind is Kind.QUANTITY),
        key=lambda p: claims[p].start,
    )
    for first, second in pairwise(order):
        part, base = result[first], result[second]
        if not BASE.fullmatch(article.text, part.end, base.start):
            continue
        if base.category in LOSSES and part.category not in LOSSES:
            result[first] = replace(part, category=base.category)
        if base.category in LOSSES:
            counted = "soldier" in words.whole("nouns", "concept", base.noun or "")
            result[second] = replace(base, category="troops" if counted else "other")
    return result


def _combined(article: ComparedArticle, claim: ComparedClaim) -> bool:
    """Whether the words right at the figure count dead and hurt together."""
    return "casualties" in words.found(
        "markers", "kind", f"{claim.quote}{_behind(article, claim)}".split(",")[0]
    )


def _behind(article: ComparedArticle, claim: ComparedClaim) -> str:
    """The words behind a figure up to the next comma or full stop."""
    after = article.text[claim.end : claim.end + FATE_WIDTH].replace("\n", " ")
    return STOP.split(after)[0]
