"""Someone who states something, as the wording names them."""

from dataclasses import dataclass

from claims.extraction.heads import is_time_noun
from claims.terms import ActorKind

PRONOUNS = {
    "er": "m",
    "sie": "f",
    "es": "n",
    "dieser": "m",
    "diese": "f",
    "dieses": "n",
    "letzterer": "m",
    "letztere": "f",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who states something. ``start``/``end`` are the tokens of the mention; ``head`` the role word in lower case
    ("sprecherin") or ""; ``gender`` m, f, n, p or None; ``definite`` marks a role without name that may point back ("der
    Minister"), ``pointing`` one that is described ("die Leiterin des Zoos"); ``refers`` a pronoun or nothing but a pointer ("er", "dem Bericht")."""

    name: str
    kind: ActorKind
    country: str | None
    start: int
    end: int
    head: str = ""
    gender: str | None = None
    person: bool = False
    definite: bool = False
    refers: bool = False
    aliases: tuple[str, ...] = ()
    word: str = ""
    pointing: bool = False

    @property
    def known(self) -> bool:
        """Whether the wording itself shows someone who can speak: a role, a person, a medium, a government."""
        return self.kind is not ActorKind.UNKNOWN or bool(self.head) or self.person or self.refers


def is_partylike(party: Party, names: frozenset[str] = frozenset()) -> bool:
    """Whether the wording suggests a speaker and not a thing: used to tell subject from object. ``names``: surnames and short
    names introduced anywhere in the article."""
    return (party.known or party.name in names) and not is_time_noun(party.name)
