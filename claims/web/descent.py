"""Who took a figure from whom: the chains of a topic's claims, merged into one tree for each origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.models import Claim
from claims.web.evidence import Party, PartyClaims, chain


@dataclass(slots=True)
class Descent:
    """A party, the parties that quote it, and the claims in which it speaks itself (only outlets have any)."""

    name: str
    party: Party | None = None
    heirs: dict[str, Descent] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


def descents(entries: Sequence[PartyClaims]) -> list[Descent]:
    """One tree for each origin: origin at the root, outlets with their claims at the leaves."""
    roots = []
    for entry in entries:
        root = Descent(entry.party.name, entry.party)
        for claim in entry.claims:
            node = root
            for name in list(reversed(chain(claim)))[1:]:
                node = node.heirs.setdefault(name, Descent(name))
            node.claims.append(claim)
        roots.append(root)
    return roots
