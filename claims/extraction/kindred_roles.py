"""Designations that may mean one person: "Bürgermeister" and "Rathauschef", "Oberstleutnant" and "Kommandeur"."""

from collections import defaultdict
from functools import cache, lru_cache

from claims.extraction import lexicon


def kindred(earlier: str, later: str) -> bool:
    """Whether somebody called by the noun ``earlier`` may be taken up by the noun ``later``: one that the lexicon has, or the noun with
    its field in front ("Dezernentin" … "Baudezernentin")."""
    earlier, later = earlier.lower(), later.lower()
    if later.endswith(earlier):
        return bool(_groups(later))
    meant = _of("=" + later) | _of(later)
    return any(meant & groups for groups in _groups(earlier))


NOBODY: frozenset[str] = frozenset()


@lru_cache(maxsize=16_384)
def _groups(noun: str) -> tuple[frozenset[str], ...]:
    """The groups of each ending of the noun that the lexicon has."""
    found = [_of("=" + noun), *(_of(noun[cut:]) for cut in range(len(noun)))]
    return tuple(groups for groups in found if groups)


def _of(word: str) -> frozenset[str]:
    """The groups of a word, also of the masculine form of one on -in."""
    words = _words()
    return words.get(word, NOBODY) | words.get(word.removesuffix("in"), NOBODY)


@cache
def _words() -> dict[str, frozenset[str]]:
    words: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for row in lexicon.read("kindred_roles"):
        for word in row["words"].split():
            words[word] |= {row["roles"]}
    return dict(words)
