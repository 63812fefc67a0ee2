"""Bodies that news texts name without saying what they are: "Unicef", "die Hamas", "Ärzte ohne Grenzen"."""

from functools import cache

from claims.extraction import lexicon


def known_sorts(name: str) -> frozenset[str]:
    """The sorts of body that the name belongs to, as ``body_nouns.tsv`` calls them; empty for names outside the lexicon."""
    return _known().get(name, frozenset())


@cache
def _known() -> dict[str, frozenset[str]]:
    sorts: dict[str, set[str]] = {}
    for row in lexicon.read("known_bodies"):
        sorts.setdefault(row["name"], set()).add(row["sort"])
    return {name: frozenset(found) for name, found in sorts.items()}
