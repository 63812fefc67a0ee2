"""Where a claim comes from: claims with equal origin keys are one piece of evidence, however often it is printed.

The origin is the far end of the attribution chain; without a chain it is the agency text that the article copies, else
the outlet itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.comparison.actors import Actor, actor
from claims.comparison.copies import Copies, credit
from claims.comparison.records import ComparedArticle, ComparedClaim, Reason


@dataclass(frozen=True, slots=True)
class Origin:
    """``actor`` is None when the claim names nobody; ``media`` are the media of the chain (CNN ◄ …)."""

    key: str
    name: str
    reason: Reason
    actor: Actor | None = None
    media: frozenset[str] = frozenset()


# "Gewerkschaft Dienst und Verkehr (GDV)": the capitals of the abbreviation open words of the name.
ABBREVIATED = re.compile(r"((?:[A-ZÄÖÜ][\w-]+ )(?:[\w-]+ ){0,5})\(([A-ZÄÖÜ]{2,6})\)")


def abbreviations(articles: Iterable[ComparedArticle]) -> dict[str, str]:
    """Abbreviation → full name, where an article of the story introduces it."""
    found: dict[str, str] = {}
    for article in articles:
        for match in ABBREVIATED.finditer(article.text):
            name, short = match[1].strip(), match[2]
            start = next(
                (p for p in range(len(name)) if name[p] == short[0] and (p == 0 or name[p - 1] == " ")), None
            )
            if start is not None:
                found.setdefault(short, name[start:])
    return found


def origin(
    claim: ComparedClaim, article: ComparedArticle, copies: Copies, full: Mapping[str, str] | None = None
) -> Origin:
    """The origin of one claim, with the reason that a reader can check; ``full`` spells out abbreviations."""
    kinds = claim.attribution_kinds
    chain = [
        actor((full or {}).get(name, name), article.text, kinds[place] if place < len(kinds) else "")
        for place, name in enumerate(claim.attribution)
    ]
    media = frozenset(link.key for link in chain if link.medium)
    if chain:
        last = chain[-1]
        relayed = next((link for link in chain if link.medium), None)
        if relayed is not None:
            values = {"origin": claim.attribution[-1], "medium": relayed.name}
            return Origin(relayed.key, relayed.name, Reason("origin_medium", values), last, media)
        values = {"origin": claim.attribution[-1], "party": last.name}
        return Origin(last.key, last.name, Reason("origin_chain", values), last, media)
    group = copies.cluster(article.id)
    if len(group) > 1:
        agency = credit(article)
        name = agency or group[0]
        reason = Reason("origin_copy", {"agency": name, "count": len(group)})
        return Origin(f"text:{group[0]}", name, reason, None, media)
    outlet = article.outlet or article.id
    return Origin(
        f"outlet:{outlet.casefold()}", outlet, Reason("origin_outlet", {"outlet": outlet}), None, media
    )
