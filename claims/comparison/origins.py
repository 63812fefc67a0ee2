"""Where a claim comes from: claims with equal origin keys are one piece of evidence, however often it is printed.

The origin is the far end of the attribution chain; without a chain it is the agency text that the article copies, else
the outlet itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.comparison.actors import AUTHORITIES, Actor, actor
from claims.comparison.copies import Copies, credit
from claims.comparison.records import ComparedArticle, ComparedClaim, Reason


@dataclass(frozen=True, slots=True)
class Origin:
    """``actor`` is None when the claim names nobody; ``media`` are the media of the chain (CNN ◄ …),
    ``links`` the keys of these and of the party at its end; ``printed`` the keys of the outlet that prints the claim."""

    key: str
    name: str
    reason: Reason
    actor: Actor | None = None
    media: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()


# "Neue Agentur (nda)": an outlet and what it signs with.
OUTLET = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<short>[^()]+)\))?")
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
    return replace(_origin(claim, article, copies, full or {}), printed=_outlet_keys(article.outlet or ""))


def _outlet_keys(outlet: str) -> frozenset[str]:
    """The keys under which other articles may cite the outlet: its name, and the short one in brackets."""
    found = OUTLET.fullmatch(outlet.strip())
    names = [name for name in found.groups() if name] if found else []
    return frozenset(actor(name, kind="medium").key for name in names)


def _origin(
    claim: ComparedClaim, article: ComparedArticle, copies: Copies, full: Mapping[str, str]
) -> Origin:
    kinds = claim.attribution_kinds
    chain = [
        actor(full.get(name, name), article.text, kinds[place] if place < len(kinds) else "")
        for place, name in enumerate(claim.attribution)
    ]
    media = frozenset(link.key for link in chain if link.medium)
    if chain:
        last = chain[-1]
        links = media | {last.key}
        relayed = next((link for link in chain if link.medium), None)
        if relayed is not None:
            values = {"origin": claim.attribution[-1], "medium": relayed.name}
            return Origin(relayed.key, relayed.name, Reason("origin_medium", values), last, media, links)
        values = {"origin": claim.attribution[-1], "party": last.name}
        return Origin(last.key, last.name, Reason("origin_chain", values), last, media, links)
    group = copies.cluster(article.id)
    if len(group) > 1:
        agency = credit(article)
        name = agency or group[0]
        reason = Reason("origin_copy", {"agency": name, "count": len(group)})
        return Origin(f"text:{group[0]}", name, reason, None, media)
    if article.outlet:
        reason = Reason("origin_outlet", {"outlet": article.outlet})
        return Origin(f"outlet:{article.outlet.casefold()}", article.outlet, reason, None, media)
    if article.title:
        name = f"„{article.title}“"
        return Origin(f"article:{article.id}", name, Reason("origin_title", {"title": article.title}))
    return Origin(f"article:{article.id}", "Artikel ohne Medium", Reason("origin_unknown"))


def other_parties(one: Origin, two: Origin) -> bool:
    """Whether two different named parties stand behind two claims. "Die Behörden" may be any body of the state."""
    if one.actor is None or two.actor is None or one.key == two.key:
        return False
    return not (AUTHORITIES in {one.key, two.key} and one.actor.side == two.actor.side)


def joined(claims: Sequence[ComparedClaim], sources: Mapping[str, Origin]) -> dict[str, Origin]:
    """Origins by claim id, joined over the story: where chains for one figure pass through one medium or end in one
    party, all of them are one origin, also when one article names only the medium and another only the party, or when the
    medium's own article is there. Where one says no more than "die Behörden", it may be any body of the state that others name."""
    figures: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for claim in claims:
        if _reached(sources[claim.id]):
            figures[claim.kind, claim.category, claim.maximum or claim.minimum, claim.value].append(claim.id)
    result = dict(sources)
    for group in figures.values():
        unnamed = any(AUTHORITIES in sources[key].links for key in group)
        chains = [(key, _reached(sources[key])) for key in group]
        if unnamed:
            chains = [(key, links | _any_body(sources[key])) for key, links in chains]
        for members in _chained(chains):
            named = [sources[key] for key in members]
            first = next((found for found in named if found.media), named[0])
            differing = sorted({found.name for found in named if found.key != first.key})
            for key in members:
                if sources[key].key != first.key:
                    values = {"origin": first.name, "also": ", ".join(differing)}
                    reason = Reason("origin_joined", values)
                    result[key] = replace(sources[key], key=first.key, name=first.name, reason=reason)
    return result


def _reached(found: Origin) -> frozenset[str]:
    """The keys through which a figure came here: of its chain, or of the outlet that states it itself."""
    return found.links if found.actor is not None else found.printed


def _any_body(found: Origin) -> frozenset[str]:
    """What joins a body of the state with authorities that are not told apart."""
    of_state = found.actor is not None and found.actor.side == "authorities" and found.actor.country is None
    return frozenset({AUTHORITIES}) if of_state else frozenset()


def _chained(chains: Sequence[tuple[str, frozenset[str]]]) -> list[list[str]]:
    """Claims grouped by common links of their chains, directly or through others."""
    groups: list[tuple[set[str], list[str]]] = []
    for key, links in chains:
        touching = [group for group in groups if group[0] & links]
        merged = (
            set(links).union(*(group[0] for group in touching)),
            [k for g in touching for k in g[1]] + [key],
        )
        groups = [group for group in groups if group not in touching] + [merged]
    return [members for _links, members in groups]
